import { addDays, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { demandable } from '../ledger/demandable';
import { inForce } from '../ledger/hold';
import { decide } from './decide';
import { acts, type Acts, type Decision } from './decision';
import type { CustomerFacts, Facts, SettledItem } from './facts';
import { afterDay, asIfLive } from './foresee';
import { togetherDecided } from './group';
import { latest } from './letterbox';
import { isInstalment, type Owed } from './owed';
import type { ReasonCode } from './reasons';
import { waiting, withinMaximum } from './maximum';
import { isLadder } from './strategy';

/**
 * A fire drill: the coming days of a customer played through by the decision that runs use, on a copy of what is known, with
 * payments as somebody assumes them. Nothing is stored and nothing leaves. No new invoice comes in.
 */
export interface Assumption {
  readonly pays: Pays;
  /** Days after the due day; under `usual` those of a customer of whom too little is known. */
  readonly lateDays: number;
}

/** nobody: nothing is paid · late: every invoice so many days after its due day · usual: each customer as late as in the past year. */
export const PAYS = ['usual', 'late', 'nobody'] as const;
export type Pays = (typeof PAYS)[number];

export interface DrillDays {
  readonly from: Day;
  /** The last day that is played. */
  readonly until: Day;
}

/** What one customer's coming days look like. */
export interface Played {
  readonly customer: CustomerFacts['customer'];
  readonly taken: readonly Taken[];
  /** What is owed on the first morning and after the last day. */
  readonly before: readonly Owed[];
  readonly after: readonly Owed[];
  /** Per currency, why the last workday's decision was as it was. */
  readonly last: ReadonlyMap<string, ReasonCode>;
  /** Days on which a message of its own had to wait, because the maximum of the day went to others. */
  readonly waits: readonly Day[];
}

export interface Taken {
  readonly on: Day;
  readonly decision: Acts;
}

/** `lateDays`: how many days after its due day an invoice of this customer is paid; null: it is not. */
export function playThrough(facts: Facts, days: DrillDays, lateDays: number | null): Played {
  const play = new Play(facts, days, lateDays);
  for (let on = days.from; on <= days.until; on = addDays(on, 1)) play.evening(on, play.morning(on));
  return play.played(days.until);
}

/** The coming days of one customer, from morning to evening. */
export class Play {
  private readonly payments: ReadonlyMap<Day, readonly Payment[]>;
  private readonly taken: Taken[] = [];
  private readonly last = new Map<string, ReasonCode>();
  private readonly waits: Day[] = [];
  private now: Facts;

  constructor(
    private readonly facts: Facts,
    { from }: Pick<DrillDays, 'from'>,
    lateDays: number | null,
  ) {
    this.payments = lateDays === null ? new Map<Day, Payment[]>() : expected(facts, from, lateDays);
    this.now = asIfLive(facts, from);
  }

  /** Who is written to, where that is for others too, or another. */
  get box(): number | undefined {
    return this.facts.customer.letterbox?.customer.id;
  }

  /** What is known, as far as it was played. */
  get known(): Facts {
    return this.now;
  }

  /** Whom one writes to about the customer got a message. */
  hears(on: Day, what: string): void {
    const { customer } = this.now;
    this.now = { ...this.now, customer: { ...customer, lastContact: latest(customer.lastContact, { on, what }) } };
  }

  /** What the day before brought is in; what is decided. */
  morning(on: Day): Decision[] {
    this.now = this.paidOn(addDays(on, -1));
    return decide(this.now, on);
  }

  /** What was decided, or left of it, is done. */
  evening(on: Day, decided: readonly Decision[]): void {
    for (const decision of decided) {
      if (acts(decision)) this.taken.push({ on, decision });
      if (decision.because !== 'not_a_workday') this.last.set(decision.currency, decision.because);
    }
    if (decided.some(({ because }) => because === 'daily_maximum')) this.waits.push(on);
    this.now = afterDay(this.now, decided, on);
  }

  played(until: Day): Played {
    const { facts, taken, last, waits } = this;
    const after = owed(this.paidOn(until));
    return { customer: facts.customer.customer, taken, before: owed(facts), after, last, waits };
  }

  private paidOn(on: Day): Facts {
    return paid(this.now, this.payments.get(on) ?? [], on);
  }
}

/**
 * All whose messages depend on each other, day by day: what goes to one recipient is one message and keeps the gap for all of it, and
 * of more than the maximum of a day (null: there is none) what is overdue goes first, then larger demands; the rest waits. Yields
 * after each customer, so that whoever plays it can let others have their turn.
 */
export function* playTogether(plays: readonly Play[], { from, until }: DrillDays, most: number | null): Generator<Day> {
  const boxes = boxesOf(plays);
  for (let on = from; on <= until; on = addDays(on, 1)) {
    const decided: Decision[][] = [];
    for (const play of plays) {
      decided.push(play.morning(on));
      yield on;
    }
    evenings(plays, boxes, on, withinMaximum(joined(decided, boxes), most));
  }
}

/**
 * The facts of each on the morning of a day of the drill, and what is decided then: what a letter of it would say. `waits`: days on
 * which the maximum left nothing for their message.
 */
export function playedTogetherUntil(
  plays: readonly Play[],
  { from, until }: DrillDays,
  waits: readonly Day[] = [],
): { facts: Facts; decisions: Decision[] }[] {
  const boxes = boxesOf(plays);
  const decideOn = (on: Day): Decision[][] => {
    const decided = joined(plays.map((play) => play.morning(on)), boxes); // prettier-ignore
    return waits.includes(on) ? decided.map(waiting) : decided;
  };
  for (let on = from; on < until; on = addDays(on, 1)) evenings(plays, boxes, on, decideOn(on));
  const last = decideOn(until);
  return plays.map((play, at) => ({ facts: play.known, decisions: last[at] ?? [] }));
}

/** The same of one customer alone. */
export function playedUntil(
  facts: Facts,
  days: DrillDays,
  { lateDays, waits }: { readonly lateDays: number | null; readonly waits?: readonly Day[] },
): { facts: Facts; decisions: Decision[] } {
  const [played] = playedTogetherUntil([new Play(facts, days, lateDays)], days, waits);
  return played ?? { facts, decisions: [] };
}

/** Places of those who are written to through one. */
type Boxes = readonly (readonly number[])[];

function boxesOf(plays: readonly Play[]): Boxes {
  const placed = plays.flatMap(({ box }, at) => (box === undefined ? [] : [{ box, at }]));
  return [...grouped(placed, ({ box }) => box).values()].map((members) => members.map(({ at }) => at));
}

function joined(decided: readonly Decision[][], boxes: Boxes): Decision[][] {
  const left = [...decided];
  for (const members of boxes) {
    const shared = togetherDecided(members.map((at) => decided[at] ?? []));
    for (const [n, at] of members.entries()) left[at] = shared[n] ?? [];
  }
  return left;
}

function evenings(plays: readonly Play[], boxes: Boxes, on: Day, decided: readonly Decision[][]): void {
  for (const [at, play] of plays.entries()) play.evening(on, decided[at] ?? []);
  for (const members of boxes) {
    const sent = members.flatMap((at) => decided[at] ?? []).find((one) => one.do === 'send' || one.do === 'approve');
    if (sent) for (const at of members) plays[at]?.hears(on, (acts(sent) && sent.recipient?.channel) || 'email');
  }
}

/** Invoices themselves: an instalment stands for them. */
const owed = ({ customer }: Facts): Owed[] =>
  customer.items.filter((item) => item.openMinor > 0 && !isInstalment(item));

/** Null: all that is not held for a cause. */
interface Payment {
  readonly itemId: number;
  readonly minor: number | null;
}

/**
 * Who promised pays as promised; the rest is paid so many days after its due day. What is later than that already is not
 * expected any more: money that is late beyond its custom is what a drill is about.
 */
function expected({ customer }: Facts, from: Day, lateDays: number): Map<Day, Payment[]> {
  const found = new Map<Day, Payment[]>();
  const expect = (on: Day, payment: Payment): void => {
    if (on >= from) found.set(on, [...(found.get(on) ?? []), payment]);
  };
  for (const { itemId, openMinor, dueOn } of customer.items) {
    if (openMinor <= 0 || dueOn === null) continue;
    const promises = customer.holds.filter((hold) => hold.kind === 'promise' && hold.itemId === itemId);
    for (const { until, amountMinor } of promises) if (until !== null) expect(until, { itemId, minor: amountMinor });
    if (promises.every(({ amountMinor }) => amountMinor !== null))
      expect(addDays(dueOn, lateDays), { itemId, minor: null });
  }
  return found;
}

function paid(facts: Facts, payments: readonly Payment[], on: Day): Facts {
  const customer = payments.reduce((so, payment) => paidOne(so, payment, on), facts.customer);
  return customer === facts.customer ? facts : { ...facts, customer };
}

/** What is held for a cause (a dispute, proceedings) is not paid. */
function paidOne(customer: CustomerFacts, { itemId, minor }: Payment, on: Day): CustomerFacts {
  const item = customer.items.find((one) => one.itemId === itemId);
  if (!item) return customer;
  const causes = customer.holds.filter(
    (hold) => hold.caused && inForce(hold, on) && (hold.itemId === null || hold.itemId === itemId),
  );
  const { demandMinor } = demandable(item.openMinor, causes);
  const paidMinor = Math.min(minor ?? demandMinor, demandMinor);
  if (paidMinor === 0) return customer;
  return { ...customer, items: itemsLess(customer.items, item, paidMinor), settled: settledWith(customer, item, paidMinor, on) }; // prettier-ignore
}

/** An instalment that is paid takes from those after it what they waited for, and from the invoices of its plan. */
function itemsLess(items: readonly Owed[], item: Owed, paidMinor: number): Owed[] {
  let left = item.instalment === undefined ? 0 : paidMinor;
  return items.flatMap((one): Owed[] => {
    if (one.itemId === item.itemId) return withOpen(one, one.openMinor - paidMinor);
    if (item.instalment === undefined) return [one];
    if (one.instalment?.planId === item.instalment.planId && one.part > item.part)
      return [{ ...one, instalment: { ...one.instalment, beforeMinor: one.instalment.beforeMinor - paidMinor } }];
    if (!item.instalment.itemIds.includes(one.itemId)) return [one];
    const here = Math.min(left, one.openMinor);
    left -= here;
    return withOpen(one, one.openMinor - here);
  });
}

const withOpen = (item: Owed, openMinor: number): Owed[] => (openMinor === 0 ? [] : [{ ...item, openMinor }]);

/** Who was reminded and has paid all of it may be thanked. */
function settledWith({ settled, past }: CustomerFacts, item: Owed, paidMinor: number, on: Day): readonly SettledItem[] {
  const reminded = past.some((one) => one.itemId === item.itemId && isLadder(one.kind));
  if (!reminded || paidMinor < item.openMinor || isInstalment(item)) return settled;
  return [...settled, { item: { ...item, openMinor: 0 }, settledOn: on, paid: true }];
}
