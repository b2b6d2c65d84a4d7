import { addDays, daysBetween, type Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { customerRanges } from '../ledger/store';
import type { Draft } from '../outbox/draft';
import type { Query } from '../platform/db';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import { Play, playedUntil, playTogether, playThrough, type Assumption, type DrillDays, type Played } from './drill';
import { daysAbove, DrillCount, isMessage, type DayLoad, type DrillReport } from './drill-report';
import type { Facts } from './facts';
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
  /** The company's maximum of messages a day. */
  readonly most: number | null;
  /** Days on which something would leave without a maximum. */
  readonly wanted: readonly DayLoad[];
  /** False: too many customers to play at once, so the maximum is only measured against. */
  readonly applied: boolean;
  /** Of customers whose messages had to wait for their turn, on which days. */
  readonly waits: ReadonlyMap<number, readonly Day[]>;
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
  const most = rules.settings.maxMessagesPerDay;
  const ranges = await customerRanges(q, company.id, AT_ONCE);
  const total = ranges.length + (most === null ? 0 : asked.days);
  const count = new DrillCount(days.until);
  const queue = new Queue(days);
  for (const [at, range] of ranges.entries()) {
    const late = await latenessIn(q, range, work.today, asked);
    const gathered = await gather(q, rules, { range, asOn: work.today, knownAt: null, holds: holds(q) });
    for (const [n, facts] of gathered.entries()) {
      const lateDays = late(facts.customer.customer.id);
      const played = playThrough(facts, days, lateDays);
      count.add(played);
      if (most !== null) queue.add(facts, lateDays, played);
      if (n % AT_A_STRETCH === 0) await nextTurn();
    }
    tell(at + 1, total);
  }
  const report = count.report(days.from);
  const alone = { asked, days, report, most, wanted: report.days, applied: true, waits: new Map<number, Day[]>() };
  if (most === null || daysAbove(report.days, most).length === 0) return alone;
  if (queue.tooMany) return { ...alone, applied: false };
  const waits = await queue.play(most, (day) => tell(ranges.length + day, total)); // prettier-ignore
  return { ...alone, report: queue.count.report(days.from), waits };
}

/** One morning each. */
const AT_A_STRETCH_TOGETHER = 200;

/** So many items are kept in memory to be played at once. */
const MOST_TOGETHER = 200_000;

/** Whoever sends something shares the maximum of a day with all others who do; whoever does not is counted as played alone. */
class Queue {
  readonly count: DrillCount;
  private readonly plays: Play[] = [];
  private items = 0;

  constructor(private readonly days: DrillDays) {
    this.count = new DrillCount(days.until);
  }

  get tooMany(): boolean {
    return this.items > MOST_TOGETHER;
  }

  add(facts: Facts, lateDays: number | null, played: Played): void {
    if (!played.taken.some(({ decision }) => isMessage(decision))) {
      this.count.add(played);
      return;
    }
    this.items += facts.customer.items.length;
    if (this.tooMany) this.plays.length = 0;
    else this.plays.push(new Play(facts, this.days, lateDays));
  }

  /** Day by day, all of them. Returns who had to wait. */
  async play(most: number, tell: (day: number) => void): Promise<Map<number, readonly Day[]>> {
    const { from, until } = this.days;
    let steps = 0;
    for (const on of playTogether(this.plays, this.days, most)) {
      steps += 1;
      if (steps % AT_A_STRETCH_TOGETHER !== 0) continue;
      tell(daysBetween(from, on));
      await nextTurn();
    }
    const waits = new Map<number, readonly Day[]>();
    for (const play of this.plays) {
      const played = play.played(until);
      this.count.add(played);
      if (played.waits.length > 0) waits.set(played.customer.id, played.waits);
    }
    return waits;
  }
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
  letter: { readonly customerId: number; readonly on: Day; readonly waits?: readonly Day[] | undefined },
): Promise<Draft | undefined> {
  const q = work.db.read;
  const { customerId, on, waits = [] } = letter;
  const { from, until } = daysOf(work.today, asked);
  if (on < from || on > until) return undefined;
  const rules = await rulesOf(q, company, work.today);
  const facts = await factsOfCustomer(q, rules, customerId, { asOn: work.today, knownAt: null, holds: holds(q) });
  if (!facts) return undefined;
  const range = { companyId: company.id, first: customerId, last: customerId };
  const late = await latenessIn(q, range, work.today, asked);
  const then = playedUntil(facts, { from, until: on }, { lateDays: late(customerId), waits });
  return draftOfDecisions(q, company, then.facts, then.decisions, { id: 0, asOn: on });
}
