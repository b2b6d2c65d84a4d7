import { kindOfDebtor, type DebtorType } from '../customers/customer';
import { count } from '../kernel/count';
import { addDays, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { inForce } from '../ledger/hold';
import { labelOf } from '../ledger/open-item';
import { creditsBeyondOwn } from './assigned';
import { shareOneMessage } from './currencies';
import { besideToday } from './beside';
import type { Decision, Placed, Rests } from './decision';
import { strategyOf, thresholdsIn, type Facts } from './facts';
import { openHearing, rest, say, type Hearing, type Resting } from './hearing';
import { chooseStep, placeInStep, type Choice } from './ladder';
import { heldUntil, reasonOfHolds, type Candidate } from './place';
import { release, type Proposal } from './release';
import { decapitalised, REASONS, type ReasonCode } from './reasons';
import { isLadder, isUntold, type Step, type StepKind } from './strategy';
import { sayConditions, unpaidOf, type Unpaid } from './unpaid';
import { itemInWords, listed, money, stepInWords, triggerInWords } from './words';

/**
 * The one decision: what to do about a customer today, per currency, with its reasons in the stated order. It looks at
 * nothing but its arguments; a simulation, a run, the gate and an explanation all ask here.
 */
export function decide(facts: Facts, today: Day): Decision[] {
  return shareOneMessage(
    facts,
    currenciesOf(facts).map((currency) => decideIn(facts, currency, today)),
  );
}

/** Currencies in which something is open, was demanded or was settled, in alphabetical order. */
function currenciesOf({ customer }: Facts): string[] {
  const found = new Set<string>();
  for (const item of customer.items) found.add(item.currency);
  for (const { currency } of customer.past) found.add(currency);
  for (const { item } of customer.settled) found.add(item.currency);
  return [...found].sort();
}

/** The same for one currency alone, before the currencies of the customer share one message. */
export function decideIn(facts: Facts, currency: string, today: Day): Decision {
  const hearing = openHearing(facts, currency, today);
  const { customer } = facts.customer;
  const { type, assumed } = kindOfDebtor(customer, facts.rules.settings);
  const kind = customer.internal ? 'one of our own companies' : DEBTORS[type];
  const by = assumed && !customer.internal ? ', as the company says of all of whom nothing is known' : '';
  say(hearing, 'customer', `${customer.name} is ${kind}${by}`, customer.internal ? 'stops' : 'passes');
  if (customer.internal) return rest(hearing, 'internal');
  if (customer.supplierNo !== null) {
    const number = customer.supplierNo === 'yes' ? '' : ` (${customer.supplierNo})`;
    say(hearing, 'customer', `${customer.name} is also a supplier of ours${number} and may set off`, 'warns');
  }
  sayLetterbox(hearing);
  sayItems(hearing);
  const [oldest, ...others] = hearing.sorted.eligible;
  if (oldest) return decideOverdue(hearing, [oldest, ...others]);
  if (hearing.sorted.held.length > 0) return restHeld(hearing);
  return decideBeside(hearing);
}

const DEBTORS: Record<DebtorType, string> = {
  company: 'a company',
  sole_trader: 'a sole trader',
  public_body: 'a public body',
  consumer: 'a consumer',
  unknown: 'of unknown kind',
};

/** Why what is said to somebody else counts here too. */
function sayLetterbox(hearing: Hearing): void {
  const { letterbox } = hearing.facts.customer;
  if (letterbox === undefined || letterbox.as === 'itself') return;
  const who = letterbox.as === 'payer' ? 'who pays for it' : 'the head of its group';
  say(hearing, 'customer', `it is written to through ${letterbox.customer.name}, ${who}`, 'passes');
}

function sayItems(hearing: Hearing): void {
  const { eligible, held, all } = hearing.sorted;
  say(hearing, 'items', eligible.length === 0 ? 'nothing overdue may be demanded' : `${count(eligible.length, 'overdue item')}: ${listed(eligible.map((one) => one.item))}`, 'passes'); // prettier-ignore
  for (const reason of new Set(all.filter((one) => one.place === 'left_out').map((one) => one.because))) {
    const items = all.filter((one) => one.place === 'left_out' && one.because === reason).map((one) => one.item);
    if (reason !== null) say(hearing, 'items', `${listed(items)}: ${REASONS[reason].sentence}`, 'takes out');
  }
  for (const candidate of held.slice(0, 3)) say(hearing, 'holds', heldInWords(candidate), 'takes out');
  for (const { item, holds } of eligible.filter((one) => one.holds.length > 0).slice(0, 3)) {
    const kept = money(sum(holds.map((one) => one.amountMinor)), item.currency);
    say(hearing, 'holds', `${kept} of ${labelOf(item)} is held; the rest is demanded`, 'takes out');
  }
}

function heldInWords({ item, holds }: Placed): string {
  const [first] = holds.filter((one) => one.amountMinor > 0);
  if (!first) return labelOf(item);
  const { kind, reason, from, until, caused } = first.hold;
  const end = until === null ? '' : caused ? `, reviewed on ${until}` : ` until ${until}`;
  return `${labelOf(item)}: ${kind.replace(/_/g, ' ')} since ${from}${end} (${reason})`;
}

function restHeld(hearing: Hearing): Rests {
  const { held } = hearing.sorted;
  const [driver] = held;
  const until = held
    .map((one) => heldUntil(one.holds.map((part) => part.hold)))
    .reduce((first, last) => (first === null || (last !== null && last < first) ? last : first), null);
  const because = driver ? reasonOfHolds(driver.holds.map((part) => part.hold)) : 'admin';
  say(hearing, 'holds', `everything overdue is held: ${listed(held.map((one) => one.item))}`, 'stops');
  return rest(hearing, because, { driver: driver ?? null, until: until === null ? null : addDays(until, 1) });
}

/** Something is overdue and may be demanded. `eligible` stands oldest first. */
function decideOverdue(hearing: Hearing, eligible: readonly [Candidate, ...Candidate[]]): Decision {
  const { facts, currency, today } = hearing;
  const stopped = stoppedByTheSum(hearing, eligible) ?? stoppedByPeople(hearing, eligible[0]);
  if (stopped) return stopped;
  const unpaid = unpaidOf(hearing);
  const choice = chooseStep(facts, eligible, unpaid);
  const { driver } = choice;
  say(
    hearing,
    'strategy',
    `${driver.strategy.code}, chosen by ${strategyOf(facts, driver.item.itemId).chosenBy}`,
    'passes',
  );
  say(hearing, 'driver', itemInWords(driver.item, today), 'passes');
  say(hearing, 'stage', stageInWords(driver), 'passes');
  if (!choice.ok) {
    const { step, until, because } = choice;
    sayBlock(hearing, choice, unpaid);
    return rest(hearing, because, { driver, step, until, strategyCode: driver.strategy.code });
  }
  const { step } = choice;
  say(hearing, 'trigger', `${stepInWords(step)} comes ${triggerInWords(step)}: reached`, 'passes');
  sayConditions(hearing, step, unpaid);
  const placed = placeInStep(facts, step, eligible, unpaid);
  const items = hearing.sorted.all.map((candidate) => placed.get(candidate.item.itemId) ?? candidate);
  const named = items.filter((one) => one.place === 'named' || (one.place === 'also_due' && !isUntold(step.kind)));
  const namedMinor = sum(named.map((one) => one.demandMinor));
  const creditMinor = creditsOf(hearing);
  if (namedMinor <= creditMinor) {
    say(hearing, 'credits', `credits of ${money(creditMinor, currency)} cover what would be handed over`, 'stops');
    return rest(hearing, 'credits_cover', { driver, step, strategyCode: driver.strategy.code });
  }
  const paper = restOfPaper(hearing, step, named, { driver, step, strategyCode: driver.strategy.code });
  if (paper) return paper;
  const beyond = restBeyondOwn(hearing, named, { driver, step, strategyCode: driver.strategy.code });
  if (beyond) return beyond;
  const proposal: Proposal = {
    step,
    driver: placed.get(driver.item.itemId) ?? driver,
    items,
    strategyCode: driver.strategy.code,
    demandMinor: namedMinor - creditMinor,
    oldAtGoLive: choice.oldAtGoLive,
    because: LAST[step.kind] ?? (step.n === 1 ? 'first_step' : 'next_step'),
  };
  const { ceilingMinor } = thresholdsIn(facts.rules, currency);
  return release(hearing, proposal, ceilingMinor);
}

const LAST: Partial<Record<StepKind, 'final_step' | 'formal_notice'>> = {
  final: 'final_step',
  formal_notice: 'formal_notice',
};

/** A legal paper asks for what it names alone, in our own name. */
function restOfPaper(hearing: Hearing, step: Step, named: readonly Placed[], resting: Resting): Rests | undefined {
  if (step.kind !== 'formal_notice') return undefined;
  const own = named.filter(({ place }) => place === 'named');
  if (own.some(({ item }) => item.payee !== undefined)) {
    say(hearing, 'paper', 'what it would name is paid to who holds it', 'stops');
    return rest(hearing, 'assigned', resting);
  }
  const creditMinor = creditsOf(hearing);
  if (sum(own.map((one) => one.demandMinor)) > creditMinor) return undefined;
  say(hearing, 'credits', `credits of ${money(creditMinor, hearing.currency)} cover it`, 'stops');
  return rest(hearing, 'credits_cover', resting);
}

/** Reasons that stand in the customer: whatever the day, the step is not taken. */
const NOT_FOR_THIS_CUSTOMER: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'max_step',
  'other_segment',
  'debtor_type_unknown',
  'plan_reminders_only',
]);

function sayBlock(hearing: Hearing, choice: Extract<Choice, { ok: false }>, unpaid: Unpaid): void {
  const { step, because } = choice;
  const isConditional = because === 'condition_not_met';
  if (step !== null && isConditional)
    say(hearing, 'trigger', `${stepInWords(step)} comes ${triggerInWords(step)}: reached`, 'passes');
  else say(hearing, 'trigger', blockInWords(choice), 'stops');
  if (step !== null && (isConditional || because === 'other_segment')) sayConditions(hearing, step, unpaid);
}

function blockInWords({ step, until, because }: Extract<Choice, { ok: false }>): string {
  if (step === null) return 'no step is left';
  if (NOT_FOR_THIS_CUSTOMER.has(because))
    return `${stepInWords(step)} is not taken: ${decapitalised(REASONS[because].sentence)}`;
  const next = `${stepInWords(step)} comes ${triggerInWords(step)}`;
  if (because === 'letter_not_posted') return `${next}, which counts from the day on which the letter is posted`;
  return until === null ? next : `${next}: on ${until}`;
}

function stageInWords({ item, stage }: Candidate): string {
  if (stage.step === 0) return `${labelOf(item)} was never demanded`;
  const payBy = stage.payByOn === null ? '' : `, to pay by ${stage.payByOn}`;
  if (stage.unpostedSince !== null)
    return `the letter of step ${stage.step} for ${labelOf(item)} was issued on ${stage.unpostedSince}${payBy}, and is not posted`;
  const when = stage.lastOn === null ? '' : ` on ${stage.lastOn}`;
  return `${labelOf(item)} stands at step ${stage.step}${when}${payBy}`;
}

/** Credits that are more than what is paid to us: whether they take anything off what a holder is owed is for people to say. */
function restBeyondOwn(hearing: Hearing, named: readonly Placed[], resting: Resting): Rests | undefined {
  const beyondMinor = creditsBeyondOwn(named, creditsOf(hearing));
  if (beyondMinor === 0) return undefined;
  const fact = `credits of ${money(beyondMinor, hearing.currency)} are more than what is paid to us, and the rest is paid to who holds it`;
  say(hearing, 'credits', fact, 'stops');
  return rest(hearing, 'assigned', resting);
}

const creditsOf = (hearing: Hearing): number => -sum(hearing.sorted.credits.map((credit) => credit.openMinor));

function stoppedByTheSum(hearing: Hearing, eligible: readonly Candidate[]): Rests | undefined {
  const { facts, currency, sorted } = hearing;
  const grossMinor = sum(eligible.map((one) => one.demandMinor));
  const creditMinor = creditsOf(hearing);
  const netMinor = grossMinor - creditMinor;
  const driver = eligible[0] ?? null;
  if (creditMinor > 0) {
    const fact = `${money(grossMinor, currency)} due less ${listed(sorted.credits)} ${money(creditMinor, currency)} leaves ${money(netMinor, currency)}`;
    say(hearing, 'credits', fact, netMinor <= 0 ? 'stops' : 'passes');
  }
  if (netMinor <= 0) return rest(hearing, 'credits_cover', { driver });
  const { minCustomerMinor } = thresholdsIn(facts.rules, currency);
  if (netMinor >= minCustomerMinor) return undefined;
  say(hearing, 'minimum', `${money(netMinor, currency)} is less than ${money(minCustomerMinor, currency)}`, 'stops');
  return rest(hearing, 'below_customer_minimum', { driver });
}

function stoppedByPeople(hearing: Hearing, driver: Candidate): Rests | undefined {
  const { facts, currency } = hearing;
  const task = facts.customer.openTasks.find((one) => one.currency === currency && !isUntold(one.kind as StepKind));
  if (!task) return undefined;
  say(hearing, 'tasks', `step ${task.step} (${task.kind}) is on somebody’s desk`, 'stops');
  return rest(hearing, 'task_open', { driver });
}

/** Nothing is overdue that could be demanded or is held. */
function decideBeside(hearing: Hearing): Decision {
  const { facts, sorted, currency, today } = hearing;
  const clears = wasDemanded(facts, currency) && !sorted.all.some((one) => one.because === 'below_item_minimum');
  const quiet = { ...hearing, clears };
  const isHeld = facts.customer.holds.some((hold) => hold.itemId === null && inForce(hold, today));
  const beside = isHeld ? undefined : besideToday(facts, sorted, currency, today);
  if (!beside) return restQuietly(quiet);
  const creditMinor = creditsOf(hearing);
  say(quiet, 'driver', itemInWords(beside.driver.item, today), 'passes');
  if (beside.because === 'pre_due' && beside.demandMinor <= creditMinor) {
    say(quiet, 'credits', `credits of ${money(creditMinor, currency)} cover it`, 'stops');
    return rest(quiet, 'credits_cover', { driver: beside.driver, step: beside.step });
  }
  const beyond =
    beside.because === 'pre_due' ? restBeyondOwn(quiet, beside.items, { driver: beside.driver }) : undefined;
  if (beyond) return beyond;
  const demandMinor = Math.max(0, beside.demandMinor - (beside.because === 'thanks' ? 0 : creditMinor));
  if (beside.because === 'pre_due' && demandMinor < thresholdsIn(facts.rules, currency).minCustomerMinor) {
    return rest(quiet, 'below_customer_minimum', { driver: beside.driver, step: beside.step });
  }
  const spoken = new Map(beside.items.map((one) => [one.item.itemId, one]));
  const others = sorted.all.filter((one) => !spoken.has(one.item.itemId));
  const strategyCode = strategyOf(facts, beside.driver.item.itemId).strategy.code;
  const items = [...beside.items, ...others];
  return release(quiet, { ...beside, items, demandMinor, strategyCode, oldAtGoLive: false }, null);
}

function restQuietly(hearing: Hearing): Rests {
  const out = hearing.sorted.all.find((one) => one.place === 'left_out');
  const because: ReasonCode = out?.because ?? 'nothing_due';
  return rest(hearing, because, { driver: out ?? null });
}

const wasDemanded = ({ customer }: Facts, currency: string): boolean => {
  const cleared = customer.clearedOn.get(currency);
  return customer.past.some(
    (past) => past.currency === currency && isLadder(past.kind) && (cleared === undefined || past.issuedOn > cleared),
  );
};
