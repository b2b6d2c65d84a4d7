import { addDays, type Day } from '../kernel/day';
import { SMS_TEMPLATE, templateFor, type TemplateCode } from '../outbox/draft';
import { sum } from '../kernel/money';
import { inForce } from '../ledger/hold';
import { labelOf } from '../ledger/open-item';
import { demanded, type Acts } from './decision';
import { answerExpectedBy, writtenTo, type Facts } from './facts';
import { placeItems, reasonOfHold, type Candidate } from './place';
import { REASONS } from './reasons';
import { stagesOf } from './stage';
import { isLadder, isNoticed, type StepKind } from './strategy';

/**
 * A reminder is judged again in the moment it leaves: whatever it says must still be true. If anything it demands was paid,
 * disputed, promised, held or credited since, or its recipient can no longer be reached, it is withdrawn whole and its
 * items keep the step they had: the next run says it again, and says it right.
 */
export interface Leaving {
  readonly kind: StepKind;
  /** The shipped template by which it is written; a wording of the company's own has the same name. */
  readonly template: TemplateCode | null;
  readonly currency: string;
  readonly items: readonly { readonly itemId: number; readonly demandMinor: number }[];
  /** What its credits took off, ≥ 0. */
  readonly creditMinor: number;
  readonly contactId: number | null;
  readonly addressId: number | null;
  /** When it was to leave (null: just now), and the day to pay that it names. */
  readonly issuedOn: Day | null;
  readonly payByOn: Day | null;
}

export type Again =
  { readonly do: 'send' } | { readonly do: 'withdraw'; readonly because: Saved; readonly reason: string };

/** Why something was held back at the last moment: what "saved from error" counts. */
export const SAVED = ['paid', 'held', 'left_out', 'credited', 'lapsed', 'reopened', 'answered', 'unreachable', 'internal'] as const; // prettier-ignore
export type Saved = (typeof SAVED)[number];

export function judgeAgain(leaving: Leaving, facts: Facts, today: Day): Again {
  const sorted = placeItems(facts, leaving.currency, today, stagesOf(facts));
  const creditMinor = -sum(sorted.credits.map((one) => one.openMinor));
  const wrong =
    tooLate(leaving, today) ??
    stopped(facts, today) ??
    tooHard(leaving, facts) ??
    unreachable(leaving, facts) ??
    (leaving.kind === 'thank_you'
      ? reopened(leaving, sorted.all)
      : (demandsTooMuch(leaving, sorted.all, today) ?? credited(leaving, creditMinor)));
  return wrong ?? { do: 'send' };
}

const withdraw = (because: Saved, reason: string): Again => ({ do: 'withdraw', because, reason });

/** From Thursday evening to the morning after Easter: no send window waits longer. */
const LONGEST_WAIT_DAYS = 5;

/** Left lying, because nothing could be sent for days: what it says of days is no longer so, and the next run says it again. */
function tooLate({ issuedOn, payByOn }: Leaving, today: Day): Again | undefined {
  if (issuedOn === null) return undefined;
  const late = today > addDays(issuedOn, LONGEST_WAIT_DAYS) || (payByOn !== null && payByOn <= today);
  return late ? withdraw('lapsed', `It was to leave on ${issuedOn}.`) : undefined;
}

/** What stops every message to the customer. */
function stopped(facts: Facts, today: Day): Again | undefined {
  const { customer, holds, callAgreedFor = null } = facts.customer;
  const answerBy = answerExpectedBy(facts);
  if (customer.internal) return withdraw('internal', REASONS.internal.sentence);
  if (answerBy !== null && today <= answerBy) return withdraw('answered', REASONS.customer_answered.sentence);
  if (callAgreedFor !== null && today <= callAgreedFor) return withdraw('answered', REASONS.call_agreed.sentence);
  const hold = holds.find((one) => one.itemId === null && inForce(one, today));
  return hold && withdraw('held', REASONS[reasonOfHold(hold.kind)].sentence);
}

/**
 * In hardship a person decides about each reminder, in the friendliest words there are: what is firmer was written before that was known,
 * and nobody looked at it since.
 */
function tooHard({ kind, template }: Leaving, { customer }: Facts): Again | undefined {
  // a short message has the same words in every step
  const isHard =
    isNoticed(kind) ||
    (kind === 'reminder' && template !== templateFor('reminder', 'friendly') && template !== SMS_TEMPLATE);
  return isHard && customer.customer.hardship ? withdraw('left_out', REASONS.hardship.sentence) : undefined;
}

function unreachable(leaving: Leaving, facts: Facts): Again | undefined {
  const { contacts, addresses } = writtenTo(facts);
  const contact = contacts.find((one) => one.id === leaving.contactId);
  if (leaving.contactId !== null && contact?.state !== 'ok') {
    return withdraw('unreachable', `The contact ${contact?.email ?? ''} can no longer be written to.`);
  }
  if (contact && contact.role !== 'adviser' && contacts.some(({ role }) => role === 'adviser'))
    return withdraw('unreachable', 'An adviser acts for the customer by now.');
  const address = addresses.find((one) => one.id === leaving.addressId);
  if (leaving.addressId !== null && (!address || address.invalidSince !== null)) {
    return withdraw('unreachable', 'The postal address is no longer right.');
  }
  return undefined;
}

function demandsTooMuch(leaving: Leaving, now: readonly Candidate[], today: Day): Again | undefined {
  const byId = new Map(now.map((one) => [one.item.itemId, one]));
  for (const { itemId, demandMinor } of leaving.items) {
    const wrong = wrongOf(byId.get(itemId), demandMinor, leaving.kind, today);
    if (wrong) return wrong;
  }
  return undefined;
}

function wrongOf(now: Candidate | undefined, demandMinor: number, kind: StepKind, today: Day): Again | undefined {
  if (!now) return withdraw('paid', 'It demands what has been paid.');
  const name = labelOf(now.item);
  if (now.place === 'left_out' && now.because !== null)
    return withdraw('left_out', `${name}: ${REASONS[now.because].sentence}`);
  if (now.place === 'held' && now.because !== null)
    return withdraw('held', `${name}: ${REASONS[now.because].sentence}`);
  if (now.demandMinor < demandMinor) {
    return now.holds.some((one) => one.amountMinor > 0)
      ? withdraw('held', `A part of ${name} is held.`)
      : withdraw('paid', `A part of ${name} has been paid.`);
  }
  const isOverdue = now.item.dueOn !== null && now.item.dueOn < today;
  if (isLadder(kind) !== isOverdue)
    return withdraw('lapsed', isOverdue ? `${name} is overdue by now.` : `${name} is not overdue any more.`);
  return undefined;
}

const credited = (leaving: Leaving, creditMinor: number): Again | undefined =>
  creditMinor > leaving.creditMinor
    ? withdraw('credited', 'A payment or credit note came that it does not take off.')
    : undefined;

function reopened(leaving: Leaving, now: readonly Candidate[]): Again | undefined {
  const back = now.find((one) => leaving.items.some((item) => item.itemId === one.item.itemId));
  return back && withdraw('reopened', `${labelOf(back.item)} is open again.`);
}

/** What a decision that was carried out claims, to be compared when it leaves. */
export function leavingOf(decision: Acts, issuedOn: Day | null = null): Leaving {
  const { recipient, payByOn } = decision;
  return {
    kind: decision.step.kind,
    template: decision.step.template,
    currency: decision.currency,
    items: demanded(decision).map(({ item, demandMinor }) => ({ itemId: item.itemId, demandMinor })),
    creditMinor: -sum(decision.credits.map((one) => one.openMinor)),
    contactId: recipient?.contactId ?? null,
    addressId: recipient?.channel === 'letter' ? recipient.addressId : null,
    issuedOn,
    payByOn,
  };
}
