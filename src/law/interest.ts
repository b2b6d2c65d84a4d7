import { addDays, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { accrue, dayRate, holdOn, interestDue, opened, totalInterest, type Accrual } from './accrual';
import type {
  Calculated,
  Calculation,
  ClaimInterest,
  DailyAmount,
  InterestClaim,
  InterestPayment,
  InterestWarning,
  Parts,
  PaymentUse,
} from './calculation';
import { yearDays } from './day-count';
import { add, nearest, toPlaces, wholeOf, ZERO, type Fraction } from './fraction';
import { isUnsure, type RateRow } from './rates';
import { dailyOf, type Scale } from './rounding';
import { marginOf, NO_MORE, stretchesOf, stretchOn, type Stretched } from './stretches';
import { useOf } from './using';

/**
 * Interest of claims, with what was paid meanwhile: balance by rate by day, in lines that anybody can recompute. It knows no
 * country: how a law counts is the policy of each claim. It ends with the last rate that somebody published.
 */
export function interestOf(asked: Calculation): Calculated {
  const accruals = asked.claims.map((claim) => {
    const { rates, warnings } = ratesOf(asked, claim);
    const one = opened(claim, { asOf: asked.asOf, rates, holds: asked.holds, scale: asked.scale });
    one.warnings.push(...warnings);
    return one;
  });
  const oldestFirst = [...accruals].sort((a, b) => compare(a.first, b.first));
  const byId = new Map(accruals.map((one) => [one.claim.id, one]));
  const due = inOrder(asked.payments.filter(({ on }) => on <= asked.asOf));
  const payments = due.map((one) => useOf(one, oldestFirst, byId));
  for (const one of accruals) accrue(one, one.end);
  return answerOf(asked, accruals, payments);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What was meant for something is used before what was not, so that the order in which equal days are told does not matter. */
function inOrder(payments: readonly InterestPayment[]): InterestPayment[] {
  const key = ({ toPrincipal, amountMinor, claims }: InterestPayment): string =>
    [
      toPrincipal === true ? 0 : 1,
      amountMinor < 0 ? 0 : 1,
      claims.length === 0 ? 1 : 0,
      String(claims.length).padStart(6, '0'),
      ...claims,
    ].join('|');
  return [...payments].sort((a, b) => compare(a.on, b.on) || compare(key(a), key(b)));
}

function ratesOf(asked: Calculation, claim: InterestClaim): { rates: Stretched; warnings: InterestWarning[] } {
  const { rate } = claim.policy;
  const first = 'after' in claim.term ? addDays(claim.term.after, 1) : claim.term.from;
  const points = marginOf(rate, claim.contractOn ?? first);
  const found = stretchesOf(rate, asked.table, { points, estimate: asked.estimate });
  const unknown = claim.contractOn === null && rate.kind === 'series' && rate.margins.length > 1;
  return {
    rates: rate.kind === 'series' && rate.mode === 'locked_at_start' ? lockedAt(found, first) : found,
    warnings: unknown ? [{ kind: 'margin_by_contract_date', claim: claim.id, points }] : [],
  };
}

/** One rate for the whole delay: that of the day on which interest starts (UK, IE). */
function lockedAt({ stretches, series }: Stretched, first: Day): Stretched {
  const then = stretchOn(stretches, first);
  return { series, stretches: then === undefined ? [] : [{ ...then, from: first, end: NO_MORE }] };
}

function answerOf(asked: Calculation, accruals: readonly Accrual[], payments: readonly PaymentUse[]): Calculated {
  const claims = accruals.map((one) => claimAnswer(one, asked.asOf));
  const rows = [...new Set(claims.flatMap(({ lines }) => lines.flatMap(({ rateRow }) => rateRow ?? [])))];
  const policies = [...new Map(asked.claims.map(({ policy }) => [policy.key, policy])).values()];
  const unsure = policies.filter(({ basis }) => basis.evidence === 'memory');
  const unused = payments.filter(({ unusedMinor }) => unusedMinor > 0);
  return {
    claims,
    payments,
    interestMinor: sum(claims.map(({ interestMinor }) => interestMinor)),
    open: partsSum(claims.map(({ open }) => open)),
    daily: dailySum(claims, asked.scale),
    rows: rows.sort((a, b) => compare(a.series, b.series) || compare(a.from, b.from)),
    tableVersion: asked.table.version,
    policies: policies.map(({ key }) => key),
    warnings: distinct([
      ...accruals.flatMap(({ warnings }) => warnings),
      ...rows.filter(isUnsure).map(unsureRate),
      ...unsure.map(({ key }) => ({ kind: 'unsure_policy', policy: key }) as const),
      ...unused.map(({ on, unusedMinor }) => ({ kind: 'payment_not_used', on, amountMinor: unusedMinor }) as const),
    ]),
  };
}

const unsureRate = ({ series, from, status }: RateRow): InterestWarning => ({
  kind: 'unsure_rate',
  series,
  from,
  status,
});

const distinct = (warnings: readonly InterestWarning[]): InterestWarning[] => [
  ...new Map(warnings.map((one) => [JSON.stringify(one), one])).values(),
];

function claimAnswer(one: Accrual, asOf: Day): ClaimInterest {
  return {
    id: one.claim.id,
    policy: one.claim.policy.key,
    lines: one.lines,
    interestMinor: totalInterest(one),
    counted: one.counted,
    joinedMinor: one.joined,
    paid: partsOf(one.paid),
    open: partsOf({ costs: one.costs, interest: interestDue(one), principal: one.base }),
    daily: dailyAmount(one, asOf),
  };
}

const partsOf = ({ costs, interest, principal }: Accrual['paid']): Parts => ({
  costsMinor: costs,
  interestMinor: interest,
  principalMinor: principal,
});

/** Of the first day after those asked for; nothing before interest begins. */
function dailyAmount(one: Accrual, asOf: Day): DailyAmount | null {
  const { policy } = one.claim;
  const next = one.bounds === 'from' ? asOf : addDays(asOf, 1);
  if (one.base === 0 || next < one.first || holdOn(one.holds, next) !== undefined) return { exact: ZERO, minor: 0 };
  const stretch = stretchOn(one.rates.stretches, next);
  if (stretch === undefined) return null;
  const perDay = dayRate(stretch.percent, yearDays(policy.dayCount, next));
  const exact = dailyOf(policy.rounding, { base: wholeOf(one.base), perDay }, one.scale);
  return { exact, minor: inMinor(exact, one.scale) };
}

const inMinor = (exact: Fraction, { exponent, decimals }: Scale): number =>
  Number(nearest(toPlaces(exact, decimals - exponent)));

function dailySum(claims: readonly ClaimInterest[], scale: Scale): DailyAmount | null {
  let exact = ZERO;
  for (const { daily } of claims) {
    if (daily === null) return null;
    exact = add(exact, daily.exact);
  }
  return { exact, minor: inMinor(exact, scale) };
}

const partsSum = (parts: readonly Parts[]): Parts => ({
  costsMinor: sum(parts.map(({ costsMinor }) => costsMinor)),
  interestMinor: sum(parts.map(({ interestMinor }) => interestMinor)),
  principalMinor: sum(parts.map(({ principalMinor }) => principalMinor)),
});
