import { addDays, type Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { customerRanges } from '../ledger/store';
import type { Draft } from '../outbox/draft';
import type { Query } from '../platform/db';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import { playedUntil, playThrough, type Assumption, type DrillDays } from './drill';
import { DrillCount, type DrillReport } from './drill-report';
import { usualLateness } from './drill.panel';
import { factsOfCustomer, gather } from './facts.store';
import type { Planning } from './plan.actions';
import { draftOfDecisions } from './preview.actions';
import { rulesOf } from './rules.store';

/** What is asked of a fire drill: so many days from today, with payments as assumed. */
export interface DrillAsked extends Assumption {
  readonly days: number;
}

export const USUAL_DRILL: DrillAsked = { days: 90, pays: 'usual', lateDays: 30 };
export const MOST_DRILL_DAYS = 180;
export const MOST_LATE_DAYS = 365;

export interface Drilled {
  readonly asked: DrillAsked;
  readonly days: DrillDays;
  readonly report: DrillReport;
  /** The company's maximum of messages a day, which a drill does not apply but measures against. */
  readonly most: number | null;
}

export const isWithin = (n: number, least: number, most: number): boolean =>
  Number.isSafeInteger(n) && n >= least && n <= most;

const daysOf = (today: Day, { days }: DrillAsked): DrillDays => ({ from: today, until: addDays(today, days - 1) });

/** So few at a time that memory stays small; everybody gets his turn in between. */
const AT_ONCE = 200;
const AT_A_STRETCH = 5;

/** Plays the coming days of everybody. Reads only: nothing is written, nothing leaves. */
export async function drillAll(
  work: Work,
  { company, holds }: Planning,
  asked: DrillAsked,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<Drilled> {
  const q = work.db.read;
  const days = daysOf(work.today, asked);
  const rules = await rulesOf(q, company, work.today);
  const ranges = await customerRanges(q, company.id, AT_ONCE);
  const count = new DrillCount(days.until);
  for (const [at, range] of ranges.entries()) {
    const late = await latenessIn(q, range, work.today, asked);
    const gathered = await gather(q, rules, { range, asOn: work.today, knownAt: null, holds: holds(q) });
    for (const [n, facts] of gathered.entries()) {
      count.add(playThrough(facts, days, late(facts.customer.customer.id)));
      if (n % AT_A_STRETCH === 0) await nextTurn();
    }
    tell(at + 1, ranges.length);
  }
  return { asked, days, report: count.report(days.from), most: rules.settings.maxMessagesPerDay };
}

/** For each customer of a range, how late he is taken to pay; null: he is not. */
async function latenessIn(
  q: Query,
  range: CustomerRange,
  today: Day,
  { pays, lateDays }: Assumption,
): Promise<(customerId: number) => number | null> {
  if (pays === 'nobody') return () => null;
  if (pays === 'late') return () => lateDays;
  const usual = await usualLateness(q, range, today);
  return (customerId) => usual.get(customerId) ?? lateDays;
}

/** A letter of the drill, as it would be written; undefined: nothing is written to that customer on that day. */
export async function drillLetter(
  work: Work,
  { company, holds }: Planning,
  asked: DrillAsked,
  letter: { readonly customerId: number; readonly on: Day },
): Promise<Draft | undefined> {
  const q = work.db.read;
  const { customerId, on } = letter;
  const { from, until } = daysOf(work.today, asked);
  if (on < from || on > until) return undefined;
  const rules = await rulesOf(q, company, work.today);
  const facts = await factsOfCustomer(q, rules, customerId, { asOn: work.today, knownAt: null, holds: holds(q) });
  if (!facts) return undefined;
  const range = { companyId: company.id, first: customerId, last: customerId };
  const late = await latenessIn(q, range, work.today, asked);
  const then = playedUntil(facts, { from, until: on }, late(customerId));
  return draftOfDecisions(q, company, then.facts, then.decisions, { id: 0, asOn: on });
}
