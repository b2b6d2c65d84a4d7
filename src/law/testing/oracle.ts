import {
  atMost,
  by,
  cut,
  halfUp,
  leap,
  minus,
  name,
  NIL,
  number,
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
  readonly claims: readonly OracleClaim[];
  readonly payments?: readonly { readonly on: string; readonly amount: string; readonly claims?: readonly string[] }[];
  readonly allocation?: readonly Part[];
  readonly asOf?: string;
  readonly paymentDayBearsInterest?: boolean;
  readonly policy: { readonly dayCount: DayCount; readonly counting?: Counting; readonly rounding: string };
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
  readonly compounding?: 'yearlyOnAnniversary';
}

export type Part = 'costs' | 'interest' | 'principal';
export type DayCount = 'act/365' | 'act/act' | 'act/360' | '30/360';
export type Counting = 'difference' | 'bothIncluded';

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
  exact: Q;
  readonly daily: Q;
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
  unknownFrom: string | null = null;
  readonly includesPaymentDay: boolean;
  private readonly places: number;

  constructor(
    readonly claim: OracleClaim,
    private readonly given: OracleCase,
  ) {
    const counting = given.policy.counting ?? 'difference';
    this.places = given.currency === 'JPY' ? 0 : 2;
    this.principal = read(claim.principal);
    this.costs = read(claim.costs ?? '0');
    const due = claim.effectiveDueOn ?? claim.dueOn;
    const leavesLast = due === undefined && counting === 'difference';
    this.includesPaymentDay = given.paymentDayBearsInterest ?? !leavesLast;
    const until = [claim.to, given.asOf].filter((one) => one !== undefined).sort()[0];
    if (due === undefined && claim.from === undefined) this.first = null;
    else this.first = due === undefined ? number(claim.from ?? '') : number(due) + 1;
    if (claim.to === undefined && claim.days !== undefined) {
      this.last = (this.first ?? 1) + claim.days - 1;
      this.to = this.last + (leavesLast ? 1 : 0);
      if (until !== undefined) this.last = Math.min(this.last, number(until) - (leavesLast ? 1 : 0));
    } else {
      this.to = number(until ?? '');
      this.last = this.to - (leavesLast ? 1 : 0);
    }
    this.order = orderOf(claim, given);
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
    const owed = this.owedInterest();
    this.joined = plus(this.joined, owed);
    this.cuts += 1;
  }

  bear(on: number): void {
    const base = plus(this.principal, minus(this.joined, this.paidJoined));
    if (on < (this.first ?? 1) || on > this.last || base[0] === 0n) return;
    const dated = this.first === null ? null : name(on);
    const rate = rateOf(this.claim.rate, dated, this.first === null ? null : name(this.first));
    if (rate === null) {
      this.unknownFrom ??= dated;
      this.cuts += 1;
      return;
    }
    const { dayCount } = this.given.policy;
    const year = { 'act/365': 365, 'act/360': 360, '30/360': 360, 'act/act': dated && leap(yearOf(on)) ? 366 : 365 }[
      dayCount
    ];
    const percent = rate.percent[0] < 0n ? NIL : rate.percent;
    const daily = this.dailyOf(base, percent, BigInt(year));
    const weight = dayCount === '30/360' && dated !== null ? this.weightOf(on) : 1;
    const key = [rate.begins, base, dayCount === 'act/act' && dated ? yearOf(on) : '', this.joined, this.cuts].join();
    const open = this.stretches.at(-1);
    const all = open?.key === key && (dated === null || open.to === name(on - 1)) ? open : null;
    const exact = by(daily, [BigInt(weight), 1n]);
    const next: Stretch = {
      ...{ key, daily, rate: percentText(rate.percent), from: all?.from ?? dated, to: dated },
      ...{ days: (all?.days ?? 0) + weight, exact: plus(all?.exact ?? NIL, exact), interest: '' },
    };
    if (all) this.stretches.pop();
    this.stretches.push(next);
  }

  paidJoined = NIL;

  private dailyOf(base: Q, percent: Q, year: bigint): Q {
    const exact = by(by(base, percent), [1n, 100n * year]);
    const { rounding } = this.given.policy;
    if (rounding === 'daily2') return halfUp(exact, this.places);
    if (rounding === 'dailyDown2') return cut(exact, this.places);
    if (rounding === 'dailyDown4') return cut(exact, 4);
    if (rounding === 'dailyMultiplier5')
      return halfUp(by(base, halfUp(by(percent, [1n, 100n * year]), 5)), this.places);
    return exact;
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

const percentText = (percent: Q): string =>
  percent[0] < 0n ? `-${shownTo([-percent[0], percent[1]], 4)}` : shownTo(percent, 4);

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
      principal: sum((one) => plus(one.principal, minus(one.joined, one.paidJoined))),
      interest: sum((one) => one.owedInterest()),
      costs: sum((one) => one.costs),
    },
    unknownFrom: all.map(({ unknownFrom }) => unknownFrom).find((one) => one !== null) ?? null,
  };
}
