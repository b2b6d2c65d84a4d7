import { rollForward, TARGET } from '../kernel/calendar';
import { count } from '../kernel/count';
import { addDays, type Day } from '../kernel/day';
import { templateFor } from '../outbox/draft';
import { demanded, type Acts, type Decision, type Placed, type Rests } from './decision';
import { answerExpectedBy, debtorCalendar, writtenTo, type Facts } from './facts';
import { handlingOf } from './handled';
import { rest, say, type Hearing, type Resting } from './hearing';
import { languageOfMessage, recipientFor, type Recipient } from './recipient';
import type { ReasonCode } from './reasons';
import { paperFor, type PaperOfStep } from './paper-step';
import { isByHand, isLadder, isNoticed, isUntold, type Step } from './strategy';
import { handlingInWords, money, reach, stepInWords } from './words';

/**
 * The last questions before something leaves, the same for every step: has the customer an open question, are we live, do
 * people work there today, is the last contact long enough ago, whom does it reach, and must a person agree.
 */
export interface Proposal {
  readonly step: Step;
  readonly driver: Placed;
  readonly items: readonly Placed[];
  readonly strategyCode: string;
  readonly demandMinor: number;
  readonly oldAtGoLive: boolean;
  /** Of a formal notice. */
  readonly legal?: { readonly paper: PaperOfStep; readonly payByOn: Day };
  /** Why it is sent, if it is. */
  readonly because:
    'first_step' | 'next_step' | 'final_step' | 'formal_notice' | 'thanks' | 'pre_due' | 'first_invoice';
}

export function release(hearing: Hearing, proposal: Proposal, ceilingMinor: number | null): Decision {
  const resting: Resting = { driver: proposal.driver, step: proposal.step, strategyCode: proposal.strategyCode };
  const stopped = notToday(hearing, proposal.step, resting);
  if (stopped) return stopped;
  const { step } = proposal;
  if (step.kind === 'propose_hand_over') return proposing(hearing, proposal, resting);
  if (step.kind === 'propose_stop') return acting(hearing, proposal, 'task', 'stop_due', null);
  if (step.kind === 'formal_notice' && !isByHand(step) && !hearing.facts.customer.customer.hardship)
    return releasePaper(hearing, proposal, resting, ceilingMinor);
  const handling = handlingOf(hearing.facts, step, demanded(proposal).map(({ item }) => item)); // prettier-ignore
  const recipient = recipientFor(step, hearing.facts, handling) ?? null;
  const isCall = step.kind === 'call';
  if (recipient === null && !isCall) {
    say(hearing, 'recipient', 'no usable email address, postal address or telephone number', 'stops');
    return rest(hearing, 'no_contact', resting);
  }
  if (isByHand(step)) {
    return isCall
      ? acting(hearing, proposal, 'call', 'call_due', recipient)
      : acting(hearing, proposal, 'task', 'by_hand', recipient);
  }
  if (recipient?.channel === 'call') {
    say(hearing, 'recipient', `${reach(recipient)}: nothing can be sent`, 'passes');
    return acting(hearing, proposal, 'call', 'no_written_way', recipient);
  }
  return writing(hearing, proposal, { resting, recipient, handling, ceilingMinor });
}

interface Reached {
  readonly resting: Resting;
  readonly recipient: Recipient | null;
  readonly handling: ReturnType<typeof handlingOf>;
  readonly ceilingMinor: number | null;
}

/** In which language, and does a person have to agree. */
function writing(hearing: Hearing, proposal: Proposal, reached: Reached): Decision {
  const { resting, recipient, handling, ceilingMinor } = reached;
  const { step } = proposal;
  const language = recipient && languageOfMessage(recipient, step, hearing.facts);
  if (!recipient || language === undefined || language === null) {
    say(hearing, 'recipient', `no template in ${recipient?.language ?? 'the language'} and no stand-in`, 'stops');
    return rest(hearing, 'no_language', resting);
  }
  say(hearing, 'recipient', `${reach(recipient)}, in ${language}`, 'passes');
  for (const fact of handlingInWords(recipient, handling)) say(hearing, 'recipient', fact, 'passes');
  const approval = approvalOf(hearing, proposal, ceilingMinor);
  if (approval === null) return acting(hearing, proposal, 'send', proposal.because, { ...recipient, language });
  return acting(hearing, proposal, 'approve', approval, { ...recipient, language });
}

/** A legal paper: to the debtor itself, by the way that it takes, with the day that the law counts; what it rests on is sure, or a person looks. */
function releasePaper(hearing: Hearing, proposal: Proposal, resting: Resting, ceilingMinor: number | null): Decision {
  const { facts, today } = hearing;
  const found = paperFor(facts, proposal.step, proposal.driver.item.itemId, today);
  if (!found.ok) {
    say(hearing, 'paper', found.fact, 'stops');
    return rest(hearing, found.because, resting);
  }
  const { recipient, paper, payByOn, title, unsure } = found;
  say(hearing, 'recipient', `${reach(recipient)}, in ${recipient.language}`, 'passes');
  say(hearing, 'paper', `${title}, by the law of ${paper.law}, to pay by ${payByOn}`, 'passes');
  const legal = { ...proposal, legal: { paper, payByOn } };
  const approval = approvalOf(hearing, proposal, ceilingMinor);
  if (approval !== null) return acting(hearing, legal, 'approve', approval, recipient);
  for (const fact of unsure) say(hearing, 'paper', fact, 'stops');
  if (unsure.length > 0) return acting(hearing, legal, 'approve', 'paper_to_check', recipient);
  return acting(hearing, legal, 'send', proposal.because, recipient);
}

function proposing(hearing: Hearing, proposal: Proposal, resting: Resting): Decision {
  if (!hearing.facts.customer.customer.hardship) return acting(hearing, proposal, 'propose', 'hand_over_due', null);
  say(hearing, 'approval', 'in hardship nobody proposes a hand-over by itself', 'stops');
  return rest(hearing, 'hardship_kept', resting);
}

/** Of several currencies in one message: who handles all of it, or some of it, is asked of all that it asks for. */
export function recipientOfAll(facts: Facts, lead: Acts, messages: readonly Acts[]): Recipient | null {
  if (facts.customer.handlers === undefined) return lead.recipient;
  const asked = messages.flatMap((one) => demanded(one).map(({ item }) => item));
  const recipient = recipientFor(lead.step, facts, handlingOf(facts, lead.step, asked));
  const language = recipient && languageOfMessage(recipient, lead.step, facts);
  return recipient === undefined || language === undefined ? lead.recipient : { ...recipient, language };
}

function notToday(hearing: Hearing, step: Step, resting: Resting): Rests | undefined {
  const { facts, today } = hearing;
  const calendar = debtorCalendar(facts);
  const { callAgreedFor = null } = facts.customer;
  if (callAgreedFor !== null && today <= callAgreedFor) {
    say(hearing, 'answers', `a call with the customer is agreed for ${callAgreedFor}`, 'stops');
    return rest(hearing, 'call_agreed', { ...resting, until: addDays(callAgreedFor, 1) });
  }
  const answerBy = answerExpectedBy(facts);
  if (answerBy !== null && today <= answerBy) {
    say(hearing, 'answers', `the customer wrote and is to be answered by ${answerBy}`, 'stops');
    return rest(hearing, 'customer_answered', { ...resting, until: addDays(answerBy, 1) });
  }
  const { goLiveOn } = facts.rules.settings;
  if (goLiveOn !== null && today < goLiveOn) {
    say(hearing, 'go-live', `the company goes live on ${goLiveOn}`, 'stops');
    return rest(hearing, 'before_go_live', { ...resting, until: goLiveOn });
  }
  const { closedDays } = facts.rules.settings;
  const open = { isWorkday: (day: Day) => calendar.isWorkday(day) && !closedDays.includes(day) };
  if (!calendar.isWorkday(today)) {
    const until = rollForward(open, today);
    say(hearing, 'calendar', `nobody works on ${today} in ${placeOf(facts)}; the next workday is ${until}`, 'stops');
    return rest(hearing, 'not_a_workday', { ...resting, until });
  }
  if (closedDays.includes(today)) {
    const until = rollForward(open, today);
    say(hearing, 'calendar', `the company is closed on ${today}; the next workday is ${until}`, 'stops');
    return rest(hearing, 'not_a_workday', { ...resting, until });
  }
  return isUntold(step.kind) ? undefined : tooSoon(hearing, step, resting);
}

const placeOf = (facts: Facts): string => writtenTo(facts).customer.country ?? facts.rules.country;

function tooSoon(hearing: Hearing, step: Step, resting: Resting): Rests | undefined {
  const { facts, today } = hearing;
  const { lastContact } = facts.customer;
  if (lastContact === null) return undefined;
  const gap = gapOf(step, facts);
  const until = addDays(lastContact.on, gap);
  const fact = `last contact ${lastContact.on} (${lastContact.what}); ${count(gap, 'day')} between contacts`;
  say(hearing, 'gap', fact, today < until ? 'stops' : 'passes');
  return today < until ? rest(hearing, 'min_gap', { ...resting, until }) : undefined;
}

/** Days between two contacts: the longer of the company's and the step's; in hardship as many times that as the company says. */
function gapOf(step: Step, { rules, customer }: Facts): number {
  const gap = Math.max(1, rules.settings.minGapDays, step.minGapDays);
  return customer.customer.hardship ? gap * rules.settings.hardshipGapFactor : gap;
}

function approvalOf(hearing: Hearing, proposal: Proposal, ceilingMinor: number | null): ReasonCode | null {
  const { step, demandMinor } = proposal;
  if (ceilingMinor !== null && demandMinor > ceilingMinor) {
    const fact = `${money(demandMinor, hearing.currency)} is more than ${money(ceilingMinor, hearing.currency)}`;
    say(hearing, 'ceiling', fact, 'stops');
    return 'above_ceiling';
  }
  if (step.mode === 'approval') {
    say(hearing, 'approval', `${stepInWords(step)} needs a person’s agreement`, 'stops');
    return 'step_needs_approval';
  }
  if (proposal.oldAtGoLive) {
    say(hearing, 'go-live', 'it was old when the company went live', 'stops');
    return 'old_at_go_live';
  }
  if (hearing.facts.customer.customer.hardship && isLadder(step.kind)) {
    say(hearing, 'approval', 'the customer is in hardship', 'stops');
    return 'hardship';
  }
  return null;
}

function acting(
  hearing: Hearing,
  proposal: Proposal,
  does: Acts['do'],
  because: ReasonCode,
  recipient: Recipient | null,
): Acts {
  const { facts, today, currency } = hearing;
  const step = facts.customer.customer.hardship ? softened(proposal.step) : proposal.step;
  if (step !== proposal.step) say(hearing, 'approval', 'in hardship the words are the friendliest', 'passes');
  const { fresh, asOf, needed } = facts.rules.freshness;
  if (!fresh) {
    say(hearing, 'freshness', `the ledger is known as of ${asOf ?? 'no day'}; ${needed} is needed to send`, 'warns');
  }
  const sum = proposal.demandMinor > 0 ? ` over ${money(proposal.demandMinor, currency)}` : '';
  say(hearing, 'stage', `${stepInWords(step)}${sum}`, 'acts');
  return {
    do: does,
    because,
    customerId: facts.customer.customer.id,
    currency,
    strategyCode: proposal.strategyCode,
    step,
    driver: proposal.driver,
    recipient,
    payByOn:
      proposal.legal?.payByOn ?? (step.payByDays === null ? null : rollForward(TARGET, addDays(today, step.payByDays))),
    ...(proposal.legal === undefined ? {} : { paper: proposal.legal.paper }),
    demandMinor: proposal.demandMinor,
    items: proposal.items,
    credits: hearing.sorted.credits,
    chain: hearing.chain,
    clears: hearing.clears,
    ...(facts.customer.letterbox === undefined ? {} : { writtenToId: facts.customer.letterbox.customer.id }),
  };
}

/** To pay, where the step itself names none. */
const FRIENDLY_DAYS = 14;

/** In hardship every reminder takes the friendliest words there are, the last one too: it is a reminder like the first. */
const softened = (step: Step): Step =>
  step.kind === 'reminder' || isNoticed(step.kind)
    ? {
        ...step,
        kind: 'reminder',
        tone: 'friendly',
        template: templateFor('reminder', 'friendly'),
        payByDays: step.payByDays ?? FRIENDLY_DAYS,
      }
    : step;
