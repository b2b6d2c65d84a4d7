import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, daysBetween, maxDay, minDay, type Day } from '../kernel/day';
import type { CourseFacts } from './course-facts';
import type { Stage } from './course';

/**
 * What is expected of a partner by when, and whether it came: receipt within two bank days, a first letter within 48 hours of it, a
 * first call within ten days, some ninety days of friendly work, then a decision. While the case pauses or waits for us, no day counts.
 */
export const MILESTONES = ['receipt', 'letter', 'call', 'amicable', 'evaluation'] as const;
export type MilestoneName = (typeof MILESTONES)[number];

/** By what it is known: a report, a move of the case, a decision of ours. */
export interface Evidence {
  readonly by: 'report' | 'ask' | 'move' | 'decision';
  readonly what: string;
  readonly on: Day;
}

export interface Milestone {
  readonly name: MilestoneName;
  /** The last day in time. */
  readonly dueOn: Day;
  readonly evidence: Evidence | null;
  /** spared: the case ended before. */
  readonly state: 'expected' | 'late' | 'done' | 'done_late' | 'spared';
}

const RECEIPT_BANK_DAYS = 2;
const LETTER_DAYS = 2; // 48 hours, as days
const CALL_DAYS = 10;
const AMICABLE_DAYS = 90;
const EVALUATION_BANK_DAYS = 10;

/** Whoever reports one of these was in touch with the debtor, or tried to be. */
const CONTACTS: readonly string[] = ['called', 'visited', 'paid'];
const AT_WORK: readonly Stage[] = ['pre_legal', 'legal', 'enforcement'];
const PAST_AMICABLE: readonly Stage[] = ['legal', 'enforcement'];
const STOPPED: readonly Stage[] = ['contract_pending', 'set_up_due', 'needs_info', 'paused'];

export function milestonesOf(facts: CourseFacts, today: Day): readonly Milestone[] {
  const { handedOverOn } = facts;
  const stops = stopsOf(facts, today);
  const of = (name: MilestoneName, dueOn: Day, evidence: Evidence | null): Milestone => ({
    ...{ name, dueOn, evidence },
    state: stateOf(facts, { dueOn, evidence }, today),
  });
  const receipt = of('receipt', addWorkdays(TARGET, handedOverOn, RECEIPT_BANK_DAYS), receiptOf(facts));
  const received = receipt.evidence?.on ?? receipt.dueOn;
  const after = (start: Day, days: number): Day => later(start, days, stops);
  const amicable = of('amicable', after(handedOverOn, AMICABLE_DAYS), firstMove(facts, PAST_AMICABLE));
  const friendly = amicable.evidence?.on ?? amicable.dueOn;
  return [
    receipt,
    of('letter', after(received, LETTER_DAYS), earliest(contactOf(facts), firstMove(facts, AT_WORK))),
    of('call', after(received, CALL_DAYS), contactOf(facts)),
    amicable,
    of('evaluation', addWorkdays(TARGET, friendly, EVALUATION_BANK_DAYS), decisionOf(facts)),
  ];
}

const receiptOf = (facts: CourseFacts): Evidence | null => {
  const left = facts.moves.find(({ from }) => from === 'submitted');
  const moved = left === undefined ? null : ({ by: 'move', what: left.to, on: left.on } as const);
  return earliest(firstReport(facts, null), moved);
};

function firstReport({ reports }: CourseFacts, kinds: readonly string[] | null): Evidence | null {
  const found = reports.filter(({ kind }) => kinds === null || kinds.includes(kind));
  const first = found.reduce<(typeof found)[number] | null>((one, next) => (one === null || next.on < one.on ? next : one), null); // prettier-ignore
  return first === null ? null : { by: 'report', what: first.kind, on: first.on };
}

/** A promise or an offer of instalments is asked of us: the debtor was spoken to before. */
function contactOf(facts: CourseFacts): Evidence | null {
  const offers = facts.asks.flatMap(({ kind, askedOn }) => (kind === 'plan' ? [askedOn] : []));
  const first = offers.length === 0 ? null : offers.reduce(minDay);
  return earliest(firstReport(facts, CONTACTS), first === null ? null : { by: 'ask', what: 'plan', on: first });
}

function firstMove({ moves }: CourseFacts, to: readonly Stage[]): Evidence | null {
  const first = moves.find((move) => to.includes(move.to));
  return first === undefined ? null : { by: 'move', what: first.to, on: first.on };
}

/** How it goes on was decided: by an answer of ours, or by going to law. */
function decisionOf(facts: CourseFacts): Evidence | null {
  const decided = facts.asks.flatMap(({ kind, decidedOn }) => (kind === 'evaluation' && decidedOn !== null ? [decidedOn] : [])); // prettier-ignore
  const first = decided.length === 0 ? null : decided.reduce(minDay);
  return earliest(
    first === null ? null : { by: 'decision', what: 'evaluation', on: first },
    firstMove(facts, PAST_AMICABLE),
  );
}

function earliest(a: Evidence | null, b: Evidence | null): Evidence | null {
  if (a === null || b === null) return a ?? b;
  return b.on < a.on ? b : a;
}

function stateOf(
  { state, endedOn }: CourseFacts,
  { dueOn, evidence }: Pick<Milestone, 'dueOn' | 'evidence'>,
  today: Day,
): Milestone['state'] {
  if (evidence !== null) return evidence.on <= dueOn ? 'done' : 'done_late';
  if (state !== 'with_partner' && (endedOn === null || endedOn <= dueOn)) return 'spared';
  return today > dueOn ? 'late' : 'expected';
}

interface Stop {
  readonly from: Day;
  readonly until: Day;
}

/** When the case paused or waited for us; what has not ended ends today. */
function stopsOf({ moves, endedOn }: CourseFacts, today: Day): readonly Stop[] {
  return moves.flatMap(({ to, on }, at) =>
    STOPPED.includes(to) ? [{ from: on, until: moves[at + 1]?.on ?? endedOn ?? today }] : [],
  );
}

/** So many days after a day, those not counted on which the case stood still. */
function later(start: Day, days: number, stops: readonly Stop[]): Day {
  return stops.reduce(
    (due, { from, until }) => {
      const first = maxDay(from, start);
      return first < due && until > first ? addDays(due, daysBetween(first, until)) : due;
    },
    addDays(start, days),
  );
}
