import { addDays, daysBetween, weekday, type Day } from '../kernel/day';
import { labelOf } from '../ledger/open-item';
import { demanded, type Acts } from './decision';
import type { Played, Taken } from './drill';
import type { Does, ReasonCode } from './reasons';
import type { StepKind } from './strategy';

/**
 * What a fire drill found: what would be sent week by week, what lands on whose desk, which days are busiest, what comes to
 * hand-over, and which money nothing reaches. Sums are minor units by currency; never across currencies.
 */
export interface DrillReport {
  readonly customers: number;
  readonly weeks: readonly Week[];
  readonly collectors: readonly Load[];
  /** Days on which something leaves, in their order. */
  readonly days: readonly DayLoad[];
  readonly money: ReadonlyMap<string, Money>;
  readonly handOver: Group;
  /** Overdue at the end, without a single step in all those days, by the reason. */
  readonly unreached: ReadonlyMap<ReasonCode, Group>;
  readonly rows: readonly DrillRow[];
  /** Steps that are counted, but not among the rows: there are too many. */
  readonly cut: number;
}

export interface Week {
  /** Its Monday. */
  readonly on: Day;
  readonly emails: number;
  readonly letters: number;
  /** Of the messages, those a person has to agree to first. */
  readonly agreements: number;
  readonly calls: number;
  readonly tasks: number;
  readonly proposals: number;
  readonly sums: ReadonlyMap<string, number>;
}

/** What a collector has to do; null: customers without one. */
export interface Load {
  readonly collector: string | null;
  readonly calls: number;
  readonly tasks: number;
  readonly proposals: number;
  readonly busiest: { readonly on: Day; readonly n: number };
}

export interface DayLoad {
  readonly on: Day;
  readonly messages: number;
}

export interface Group {
  readonly customers: number;
  readonly sums: ReadonlyMap<string, number>;
}

export interface Money {
  readonly openMinor: number;
  /** Assumed to come in. */
  readonly paidMinor: number;
  /** Still open at the end, and overdue: what is at risk. */
  readonly overdueMinor: number;
}

/** One step of one customer, in one currency. */
export interface DrillRow {
  readonly on: Day;
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly collector: string | null;
  readonly do: Does;
  readonly because: ReasonCode;
  readonly n: number;
  readonly kind: StepKind;
  readonly channel: 'email' | 'letter' | 'sms' | 'call' | null;
  readonly to: string;
  readonly currency: string;
  readonly demandMinor: number;
  readonly payByOn: Day | null;
  readonly documents: readonly string[];
}

/** So many rows are kept; what is beyond is still counted. */
const MOST_ROWS = 100_000;
/** Of one message. */
const MOST_DOCUMENTS = 20;

/** Counts while customers come in one by one. */
export class DrillCount {
  private customers = 0;
  private cut = 0;
  private readonly rows: DrillRow[] = [];
  private readonly weeks = new Map<Day, Writable<Week> & { sums: Map<string, number> }>();
  private readonly loads = new Map<string | null, Pick<Load, 'calls' | 'tasks' | 'proposals'> & Weekly>();
  private readonly days = new Map<Day, number>();
  /** What went to a payer or the head of a group on a day, and whether a person has to agree to it. */
  private readonly joint = new Map<string, boolean>();
  private readonly money = new Map<string, Writable<Money>>();
  private readonly handOver = new Gathered();
  private readonly unreached = new Map<ReasonCode, Gathered>();

  /** `until`: the last day that was played. */
  constructor(private readonly until: Day) {}

  add(played: Played): void {
    this.customers += 1;
    for (const taken of played.taken) this.addStep(played, taken);
    for (const [on, steps] of byDay(played.taken)) this.addMessage(on, steps);
    this.addMoney(played);
    const proposed = played.taken.filter(({ decision }) => decision.do === 'propose');
    this.handOver.add(proposed.map(({ decision }) => [decision.currency, decision.demandMinor]));
  }

  private addStep({ customer }: Played, { on, decision }: Taken): void {
    const week = this.weekOf(on);
    addTo(week.sums, decision.currency, isMessage(decision) ? decision.demandMinor : 0);
    const what = BY_HAND[decision.do];
    if (what !== undefined) {
      week[what] += 1;
      this.addLoad(customer.collector, what, week.on);
    }
    if (this.rows.length < MOST_ROWS) this.rows.push(rowOf(customer, on, decision));
    else this.cut += 1;
  }

  /** The currencies of a day share one message; so do all customers that one pays for, or heads. */
  private addMessage(on: Day, steps: readonly Acts[]): void {
    const sent = steps.filter(isMessage);
    const [first] = sent;
    if (!first) return;
    const week = this.weekOf(on);
    const asks = sent.some((one) => one.do === 'approve');
    const isNew = this.newOf(first, on, asks);
    if (isNew.agreement) week.agreements += 1;
    if (!isNew.message) return;
    week[first.recipient?.channel === 'letter' ? 'letters' : 'emails'] += 1;
    this.days.set(on, (this.days.get(on) ?? 0) + 1);
  }

  /** What is new of a message that several customers share: it is counted with the first, its agreement with the first that needs one. */
  private newOf({ writtenToId }: Acts, on: Day, asks: boolean): { message: boolean; agreement: boolean } {
    const key = `${writtenToId} ${on}`;
    const before = writtenToId === undefined ? undefined : this.joint.get(key);
    if (writtenToId !== undefined) this.joint.set(key, asks || before === true);
    return { message: before === undefined, agreement: asks && before !== true };
  }

  private addLoad(collector: string | null, what: 'calls' | 'tasks' | 'proposals', week: Day): void {
    const load = this.loads.get(collector) ?? { calls: 0, tasks: 0, proposals: 0, weeks: new Map<Day, number>() };
    load.weeks.set(week, (load.weeks.get(week) ?? 0) + 1);
    this.loads.set(collector, { ...load, [what]: load[what] + 1 });
  }

  private addMoney({ before, after, taken, last }: Played): void {
    const overdue = new Map<string, number>();
    for (const { currency, openMinor } of before) {
      this.moneyIn(currency).openMinor += openMinor;
      this.moneyIn(currency).paidMinor += openMinor;
    }
    for (const { currency, openMinor, dueOn } of after) {
      this.moneyIn(currency).paidMinor -= openMinor;
      if (dueOn === null || dueOn >= this.until) continue;
      this.moneyIn(currency).overdueMinor += openMinor;
      addTo(overdue, currency, openMinor);
    }
    for (const [currency, minor] of overdue) {
      const because = last.get(currency);
      if (because === undefined || taken.some(({ decision }) => decision.currency === currency)) continue;
      const group = this.unreached.get(because) ?? new Gathered();
      this.unreached.set(because, group);
      group.add([[currency, minor]]);
    }
  }

  private moneyIn(currency: string): Writable<Money> {
    const found = this.money.get(currency) ?? { openMinor: 0, paidMinor: 0, overdueMinor: 0 };
    this.money.set(currency, found);
    return found;
  }

  private weekOf(on: Day): Writable<Week> & { sums: Map<string, number> } {
    const monday = mondayOf(on);
    const found = this.weeks.get(monday) ?? newWeek(monday);
    this.weeks.set(monday, found);
    return found;
  }

  /** From the first day to the last, weeks without anything too. */
  report(from: Day): DrillReport {
    for (let on = mondayOf(from); on <= this.until; on = addDays(on, 7)) this.weekOf(on);
    return {
      customers: this.customers,
      weeks: [...this.weeks.values()].sort((a, b) => (a.on < b.on ? -1 : 1)),
      collectors: [...this.loads]
        .map(([collector, { weeks, ...load }]) => ({ collector, ...load, busiest: busiestOf(weeks) }))
        .sort((a, b) => workOf(b) - workOf(a) || ((a.collector ?? '') < (b.collector ?? '') ? -1 : 1)),
      days: [...this.days].map(([on, messages]) => ({ on, messages })).sort((a, b) => (a.on < b.on ? -1 : 1)),
      money: new Map([...this.money].sort(byKey)),
      handOver: this.handOver,
      unreached: this.unreached,
      rows: this.rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : b.demandMinor - a.demandMinor)),
      cut: this.cut,
    };
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Weekly {
  readonly weeks: Map<Day, number>;
}

class Gathered implements Group {
  customers = 0;
  readonly sums = new Map<string, number>();

  /** Of one customer. */
  add(sums: readonly (readonly [currency: string, minor: number])[]): void {
    if (sums.length === 0) return;
    this.customers += 1;
    for (const [currency, minor] of sums) addTo(this.sums, currency, minor);
  }
}

const BY_HAND: Readonly<Partial<Record<Does, 'calls' | 'tasks' | 'proposals'>>> = {
  call: 'calls',
  task: 'tasks',
  propose: 'proposals',
};

export const isMessage = ({ do: does }: Acts): boolean => does === 'send' || does === 'approve';

export const mondayOf = (on: Day): Day => addDays(on, 1 - weekday(on));

const newWeek = (on: Day): Writable<Week> & { sums: Map<string, number> } => ({
  ...{ on, emails: 0, letters: 0, agreements: 0, calls: 0, tasks: 0, proposals: 0 },
  sums: new Map<string, number>(),
});

const workOf = ({ calls, tasks, proposals }: Load): number => calls + tasks + proposals;

const busiestOf = (weeks: ReadonlyMap<Day, number>): Load['busiest'] =>
  [...weeks].map(([on, n]) => ({ on, n })).reduce((a, b) => (b.n > a.n || (b.n === a.n && b.on < a.on) ? b : a));

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

function addTo(sums: Map<string, number>, currency: string, minor: number): void {
  if (minor > 0) sums.set(currency, (sums.get(currency) ?? 0) + minor);
}

function byDay(taken: readonly Taken[]): Map<Day, Acts[]> {
  const days = new Map<Day, Acts[]>();
  for (const { on, decision } of taken) days.set(on, [...(days.get(on) ?? []), decision]);
  return days;
}

function rowOf(customer: Played['customer'], on: Day, decision: Acts): DrillRow {
  const { recipient, step, currency, demandMinor, payByOn, because } = decision;
  const to = recipient === null ? '' : recipient.channel === 'email' ? recipient.email : (recipient.name ?? '');
  return {
    ...{ on, customerId: customer.id, code: customer.code, name: customer.name, collector: customer.collector },
    ...{ do: decision.do, because, n: step.n, kind: step.kind, channel: recipient?.channel ?? null, to },
    ...{ currency, demandMinor, payByOn },
    documents: demanded(decision)
      .filter(({ place }) => decision.do !== 'propose' || place === 'named')
      .slice(0, MOST_DOCUMENTS)
      .map(({ item }) => labelOf(item)),
  };
}

/** Days on which more would leave than a company lets leave a day, the fullest first; none where it has no maximum. */
export const daysAbove = (days: readonly DayLoad[], most: number | null): DayLoad[] =>
  most === null ? [] : fullest(days).filter(({ messages }) => messages > most);

/** How many customers waited for their turn, and the longest wait for one message, in days. */
export function waitingIn({ waits }: { readonly waits: ReadonlyMap<number, readonly Day[]> }): {
  readonly customers: number;
  readonly longestDays: number;
} {
  let longestDays = 0;
  for (const days of waits.values()) {
    let first: Day | undefined;
    for (const [at, on] of days.entries()) {
      if (first === undefined || daysBetween(days[at - 1] ?? on, on) > APART) first = on;
      longestDays = Math.max(longestDays, daysBetween(first, on) + 1);
    }
  }
  return { customers: waits.size, longestDays };
}

/** Days that are further apart are no longer one wait: no weekend with holidays is as long. */
const APART = 6;

/** The fullest first; of two that are alike the earlier. */
export const fullest = (days: readonly DayLoad[]): DayLoad[] =>
  [...days].sort((a, b) => b.messages - a.messages || (a.on < b.on ? -1 : 1));
