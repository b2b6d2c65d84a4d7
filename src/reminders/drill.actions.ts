import { writtenThrough } from '../customers/letterbox.store';
import { addDays, daysBetween, type Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { spansOf } from '../ledger/spans';
import { customerRanges } from '../ledger/store';
import type { Draft } from '../outbox/draft';
import type { Query } from '../platform/db';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import {
  Play,
  playedTogetherUntil,
  playTogether,
  playThrough,
  type Assumption,
  type DrillDays,
  type Played,
} from './drill';
import { daysAbove, DrillCount, isMessage, type DayLoad, type DrillReport } from './drill-report';
import type { Facts } from './facts';
import { usualLateness } from './drill.panel';
import { factsOfCustomer, gather } from './facts.store';
import type { Planning } from './plan.actions';
import { draftOfCustomers } from './preview.actions';
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
  const boxes = new Boxes(days);
  const add = ({ facts, lateDays }: Member, played: Played): void => {
    count.add(played);
    if (most !== null) queue.add(facts, lateDays, played);
  };
  for (const [at, range] of ranges.entries()) {
    const late = await latenessIn(q, range, work.today, asked);
    const gathered = await gather(q, rules, { range, asOn: work.today, knownAt: null, holds: holds(q) });
    for (const [n, facts] of gathered.entries()) {
      const one = { facts, lateDays: late(facts.customer.customer.id) };
      if (!boxes.takes(one)) add(one, playThrough(facts, days, one.lateDays));
      if (n % AT_A_STRETCH === 0) await nextTurn();
    }
    tell(at + 1, total);
  }
  await boxes.play(add);
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

/** A customer, and how many days after its due day it is taken to pay; null: it does not. */
interface Member {
  readonly facts: Facts;
  readonly lateDays: number | null;
}

/** Those who are written to through one are played together: a message about one of them is a contact with all. */
class Boxes {
  private readonly members = new Map<number, Member[]>();
  private items = 0;

  constructor(private readonly days: DrillDays) {}

  /** Whether it is played with others; what is beyond memory is played alone. */
  takes(one: Member): boolean {
    const box = one.facts.customer.letterbox?.customer.id;
    if (box === undefined || this.items > MOST_TOGETHER) return false;
    this.items += one.facts.customer.items.length;
    this.members.set(box, [...(this.members.get(box) ?? []), one]);
    return true;
  }

  async play(add: (one: Member, played: Played) => void): Promise<void> {
    for (const members of this.members.values()) {
      const plays = members.map(({ facts, lateDays }) => new Play(facts, this.days, lateDays));
      const mornings = playTogether(plays, this.days, null);
      for (let played = 1; mornings.next().done !== true; played += 1)
        if (played % AT_A_STRETCH_TOGETHER === 0) await nextTurn();
      for (const [at, one] of members.entries()) {
        const played = plays[at]?.played(this.days.until);
        if (played) add(one, played);
      }
    }
  }
}

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
  { company, holds, papers }: Planning,
  asked: DrillAsked,
  letter: { readonly customerId: number; readonly on: Day; readonly waits?: readonly Day[] | undefined },
): Promise<Draft | undefined> {
  const q = work.db.read;
  const { customerId, on, waits = [] } = letter;
  const { from, until } = daysOf(work.today, asked);
  if (on < from || on > until) return undefined;
  const members = await sharingBox(work, { company, holds }, asked, customerId);
  const plays = members.map((one) => new Play(one.facts, { from }, one.lateDays));
  const then = playedTogetherUntil(plays, { from, until: on }, waits);
  const own = then.find(({ facts }) => facts.customer.customer.id === customerId);
  const isWritten = own?.decisions.some((one) => one.do === 'send' || one.do === 'approve') ?? false;
  return isWritten ? draftOfCustomers(q, { company, papers }, then, { id: 0, asOn: on }) : undefined;
}

/** The customer with all who are written to through the same. */
async function sharingBox(
  work: Work,
  { company, holds }: Pick<Planning, 'company' | 'holds'>,
  asked: DrillAsked,
  customerId: number,
): Promise<Member[]> {
  const q = work.db.read;
  const rules = await rulesOf(q, company, work.today);
  const asking = { asOn: work.today, knownAt: null, holds: holds(q) };
  const facts = await factsOfCustomer(q, rules, customerId, asking);
  if (!facts) return [];
  const box = facts.customer.letterbox?.customer.id;
  const others = box === undefined ? [] : (await writtenThrough(q, company.id, box)).map(({ id }) => id);
  const members: Member[] = [];
  for (const span of spansOf([customerId, ...(box === undefined ? [] : [box]), ...others])) {
    const range = { companyId: company.id, ...span };
    const late = await latenessIn(q, range, work.today, asked);
    const gathered = box === undefined ? [facts] : await gather(q, rules, { range, ...asking });
    const sharing = gathered.filter(({ customer }) => customer.customer.id === customerId || (box !== undefined && customer.letterbox?.customer.id === box)); // prettier-ignore
    members.push(...sharing.map((one) => ({ facts: one, lateDays: late(one.customer.customer.id) })));
  }
  return members;
}
