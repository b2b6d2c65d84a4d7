import {
  atMost,
  by,
  dailyOf,
  halfUp,
  leap,
  minus,
  name,
  NIL,
  notBelow,
  number,
  percentText,
  plus,
  rateOf,
  read,
  shownTo,
  yearOf,
  type OracleRate,
  type Q,
} from './oracle-ground';

/**
 * A second opinion on published calculations: written from the words of their schema alone, in another way than the engine (day by day,
 * one fraction a day, its own calendar and its own reading of the rates), and sharing no line with it. Slow, and meant to be.
 */
export interface OracleCase {
  readonly currency: string;
  readonly jurisdiction?: string;
  readonly claims: readonly OracleClaim[];
  readonly payments?: readonly { readonly on: string; readonly amount: string; readonly claims?: readonly string[] }[];
  readonly allocation?: readonly Part[];
  readonly asOf?: string;
  readonly paymentDayBearsInterest?: boolean;
  readonly accrualBlockDays?: number;
  readonly holds?: readonly OracleHold[];
  readonly policy: {
    readonly dayCount: DayCount;
    readonly counting?: 'difference' | 'bothIncluded';
    readonly rounding: string;
  };
}

/** At most one in a case. */
interface OracleHold {
  readonly from: string;
  readonly to?: string;
  readonly reason: string;
  readonly claims?: readonly string[];
}

export interface OracleClaim {
  readonly ref: string;
  readonly principal: string;
  readonly from?: string;
  readonly dueOn?: string;
  readonly effectiveDueOn?: string;
  readonly to?: string;
  readonly days?: number;
  readonly rate: OracleRate;
  readonly costs?: string;
  readonly credited?: string;
  readonly compounding?: 'yearlyOnAnniversary';
}

export type Part = 'costs' | 'interest' | 'principal';
export type DayCount = 'act/365' | 'act/act' | 'act/360' | '30/360';

export interface OraclePeriod {
  readonly from: string | null;
  readonly to: string | null;
  days: number;
  readonly rate: string;
  /** Ten thousandths of the main unit, half up. */
  interest: string;
}

export interface OracleAnswer {
  readonly interest: string;
  readonly periods: readonly OraclePeriod[];
  readonly open: { readonly principal: string; readonly interest: string; readonly costs: string };
  readonly unknownFrom: string | null;
}

// ---- counting: one claim, a day at a time
interface Stretch extends OraclePeriod {
  readonly key: string;
  readonly exact: Q;
}

class Counted {
  readonly stretches: Stretch[] = [];
  readonly first: number | null;
  readonly last: number;
  readonly to: number;
  readonly order: readonly Part[];
  private cuts = 0;
  principal: Q;
  costs: Q;
  joined = NIL;
  paid = NIL;
  private paidJoined = NIL;
  unknownFrom: string | null = null;
  readonly includesPaymentDay: boolean;
  private readonly leavesLast: boolean;
  private readonly places: number;

  constructor(
    readonly claim: OracleClaim,
    private readonly given: OracleCase,
  ) {
    this.places = given.currency === 'JPY' ? 0 : 2;
    this.principal = notBelow(minus(read(claim.principal), read(claim.credited ?? '0')));
    this.costs = read(claim.costs ?? '0');
    this.leavesLast = claim.from !== undefined && claim.dueOn === undefined && given.policy.counting !== 'bothIncluded';
    this.includesPaymentDay = given.paymentDayBearsInterest ?? !this.leavesLast;
    const due = claim.effectiveDueOn ?? claim.dueOn;
    const first = due === undefined ? claim.from : name(number(due) + 1);
    this.first = first === undefined ? null : number(first);
    this.to = this.lastDay();
    const last = this.to - (this.leavesLast ? 1 : 0);
    const days = Math.max(0, last - (this.first ?? 1) + 1);
    this.last = last - (given.accrualBlockDays === undefined ? 0 : days % given.accrualBlockDays);
    this.order = orderOf(claim, given);
  }

  /** As it is written: whether it bears interest is another matter. */
  private lastDay(): number {
    const { to, days } = this.claim;
    const asOf = this.given.asOf === undefined ? Infinity : number(this.given.asOf);
    if (to !== undefined || days === undefined) return Math.min(to === undefined ? Infinity : number(to), asOf);
    return Math.min((this.first ?? 1) + days - (this.leavesLast ? 0 : 1), asOf);
  }

  /** Interest so far, as the policy rounds. */
  total(): Q {
    const { rounding } = this.given.policy;
    const to = { perPeriod: this.places, perPeriod4: 4 }[rounding];
    const sum = this.stretches.map(({ exact }) => (to === undefined ? exact : halfUp(exact, to))).reduce(plus, NIL);
    return halfUp(sum, rounding === 'wholeUnit' ? 0 : this.places);
  }

  owedInterest(): Q {
    return minus(minus(this.total(), this.joined), this.paid);
  }

  /** On the anniversary of the first day that bore interest what is owed of it bears interest itself. */
  join(on: number): void {
    if (this.claim.compounding === undefined || this.first === null || on <= this.first || on > this.last) return;
    const [begun, today] = [name(this.first), name(on)];
    const clamped = begun.endsWith('02-29') && !leap(yearOf(on)) ? '02-28' : begun.slice(5);
    if (today.slice(5) !== clamped) return;
    this.joined = plus(this.joined, this.owedInterest());
    this.cuts += 1;
  }

  /** What bears interest. */
  base(): Q {
    return plus(this.principal, minus(this.joined, this.paidJoined));
  }

  bear(on: number): void {
    const base = this.base();
    if (on < (this.first ?? 1) || on > this.last || base[0] === 0n) return;
    const rate = this.rateOn(on);
    if (rate === null) {
      this.unknownFrom ??= name(on);
      this.cuts += 1;
      return;
    }
    const [dated, year] = [this.first === null ? null : name(on), this.yearOn(on)];
    const held = this.isHeld(dated);
    const percent = rate.percent[0] < 0n || held ? NIL : rate.percent;
    const daily = dailyOf({ base, percent, year: BigInt(year) }, this.given.policy.rounding, this.places);
    const weight = this.given.policy.dayCount === '30/360' && dated !== null ? this.weightOf(on) : 1;
    this.add({ dated, rate: percentText(rate.percent), days: weight, exact: by(daily, [BigInt(weight), 1n]) }, [
      ...[held, rate.begins, base, this.joined, this.cuts],
      this.given.policy.dayCount === 'act/act' && dated !== null ? dated.slice(0, 4) : '',
    ]);
  }

  private rateOn(on: number): { begins: string; percent: Q } | null {
    const isLocked = ['UK', 'IE'].includes(this.given.jurisdiction ?? '');
    if (this.first === null) return rateOf(this.claim.rate, { on: null, first: null, isLocked });
    return rateOf(this.claim.rate, { on: name(on), first: name(this.first), isLocked });
  }

  private yearOn(on: number): number {
    const { dayCount } = this.given.policy;
    if (dayCount.endsWith('/360')) return 360;
    return dayCount === 'act/act' && this.first !== null && leap(yearOf(on)) ? 366 : 365;
  }

  /** A day joins the stretch before it where nothing changed between them. */
  private add(day: { dated: string | null; rate: string; days: number; exact: Q }, like: readonly unknown[]): void {
    const { dated, rate, days, exact } = day;
    const key = like.join();
    const last = this.stretches.at(-1);
    const all = last?.key === key ? last : undefined;
    if (all) this.stretches.pop();
    this.stretches.push({
      ...{ key, rate, from: all?.from ?? dated, to: dated, interest: '' },
      ...{ days: (all?.days ?? 0) + days, exact: plus(all?.exact ?? NIL, exact) },
    });
  }

  private isHeld(on: string | null): boolean {
    return (this.given.holds ?? []).some(
      ({ from, to, claims }) =>
        on !== null && from <= on && (to === undefined || on <= to) && (claims?.includes(this.claim.ref) ?? true),
    );
  }

  /** Every month has thirty days: the 31st is none, and the last of February stands for those that are missing. */
  private weightOf(on: number): number {
    if (this.claim.from !== undefined && this.given.policy.counting === 'bothIncluded' && on === this.last) return 1;
    const [a, b] = this.claim.from === undefined ? [on - 1, on] : [on, on + 1];
    const months = (yearOf(b) - yearOf(a)) * 12 + Number(name(b).slice(5, 7)) - Number(name(a).slice(5, 7));
    return months * 30 + Math.min(30, Number(name(b).slice(8))) - Math.min(30, Number(name(a).slice(8)));
  }

  /** Uses of a payment what this claim takes, and says what is left. What was touched begins a new stretch. */
  pay(amount: Q): Q {
    if (amount[0] === 0n) return amount;
    this.cuts += 1;
    return this.order.reduce((left, part) => this.take(part, left), amount);
  }

  private take(part: Part, left: Q): Q {
    if (part === 'costs') {
      const used = atMost(left, this.costs);
      this.costs = minus(this.costs, used);
      return minus(left, used);
    }
    if (part === 'interest') {
      const used = atMost(left, this.owedInterest());
      this.paid = plus(this.paid, used);
      return minus(left, used);
    }
    const own = atMost(left, this.principal);
    this.principal = minus(this.principal, own);
    const grown = atMost(minus(left, own), minus(this.joined, this.paidJoined));
    this.paidJoined = plus(this.paidJoined, grown);
    return minus(minus(left, own), grown);
  }
}

/** On one day what is meant for few is used before what is meant for more, and what is meant for nothing last. */
const meantKey = (claims: readonly string[]): string =>
  claims.length === 0 ? '~' : `${claims.length} ${claims.join('|')}`;

/** Plain arithmetic takes a payment off what bears interest; a claim with costs or interest on interest has the order of the laws. */
function orderOf({ costs, compounding }: OracleClaim, { allocation }: OracleCase): readonly Part[] {
  const byLaw: readonly Part[] = ['costs', 'interest', 'principal'];
  if (allocation) return [...allocation, ...byLaw.filter((part) => !allocation.includes(part))];
  return costs !== undefined || compounding !== undefined ? byLaw : ['principal', 'interest', 'costs'];
}

export function oracle(given: OracleCase): OracleAnswer {
  const all = given.claims.map((claim) => new Counted(claim, given));
  const until = given.asOf === undefined ? Math.max(...all.map(({ to }) => to)) : number(given.asOf);
  const payments = (given.payments ?? [])
    .map((one) => ({ ...one, day: number(one.on), key: meantKey(one.claims ?? []) }))
    .filter(({ day }) => day <= until)
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const oldestFirst = [...all].sort((a, b) => (a.first ?? 0) - (b.first ?? 0));
  const begin = Math.min(...all.map(({ first }) => first ?? 1), ...payments.map(({ day }) => day));
  for (let on = begin; on <= Math.max(until, ...all.map(({ last }) => last)); on++) {
    for (const one of all) one.join(on);
    for (const one of all) if (one.includesPaymentDay) one.bear(on);
    for (const payment of payments.filter(({ day }) => day === on)) {
      let left = read(payment.amount);
      const meant = payment.claims
        ? payment.claims.map((ref) => all.find(({ claim }) => claim.ref === ref) as Counted)
        : oldestFirst;
      for (const one of meant) left = one.pay(left);
    }
    for (const one of all) if (!one.includesPaymentDay) one.bear(on);
  }
  return answerOf(all, given);
}

function answerOf(all: readonly Counted[], { currency, policy }: OracleCase): OracleAnswer {
  const places = currency === 'JPY' ? 0 : 2;
  const inLines = (exact: Q): Q => (policy.rounding === 'perPeriod' ? halfUp(exact, places) : exact);
  const sum = (pick: (one: Counted) => Q): string => shownTo(all.map(pick).reduce(plus, NIL), 4);
  return {
    interest: shownTo(all.map((one) => one.total()).reduce(plus, NIL), policy.rounding === 'wholeUnit' ? 0 : places),
    periods: all.flatMap(({ stretches }) =>
      stretches.map(({ from, to, days, rate, exact }) => ({
        from,
        to,
        days,
        rate,
        interest: shownTo(inLines(exact), 4),
      })),
    ),
    open: {
      principal: sum((one) => one.base()),
      interest: sum((one) => one.owedInterest()),
      costs: sum((one) => one.costs),
    },
    unknownFrom: all.map(({ unknownFrom }) => unknownFrom).find((one) => one !== null) ?? null,
  };
}
