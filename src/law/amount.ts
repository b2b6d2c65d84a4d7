import type { Day } from '../kernel/day';
import { fromDecimal, share, type Money } from '../kernel/money';
import { assert } from '../kernel/assert';
import type { AmountRule } from './country-rules';

/** How a rule names an amount: flat, by the size of the claim, by a scale, by the day. One rounding, half up, at the end. */
export interface Sized {
  /** What is claimed, > 0. */
  readonly claim: Money;
  readonly on: Day;
  /** What is published by the half-year; undefined: not known for that day. */
  readonly published: (series: string, on: Day) => Published | undefined;
}

export interface Published {
  readonly value: string;
  readonly sure: boolean;
}

/** `other_currency`: the sizes are in another one than the claim. `unknown`: nobody published it for that day. */
export type Amount =
  | { readonly money: Money; readonly sure: boolean }
  | { readonly missing: 'other_currency' | 'unknown' | 'own_cost' }
  | { readonly none: true };

export function amountOf(rule: AmountRule, sized: Sized): Amount {
  switch (rule.kind) {
    case 'none':
      return { none: true };
    case 'own_cost':
      return { missing: 'own_cost' };
    case 'flat':
      return sureOf(rule.amount, rule.currency);
    case 'steps': {
      const step = rule.steps.filter(({ from }) => from === undefined || from <= sized.on).at(-1);
      return step === undefined
        ? { missing: 'unknown' }
        : { ...sureOf(step.amount, rule.currency), sure: step.evidence === 'read' };
    }
    case 'series': {
      const found = sized.published(rule.series, sized.on);
      return found === undefined ? { missing: 'unknown' } : { ...sureOf(found.value, rule.currency), sure: found.sure };
    }
    default:
      return sized.claim.currency === ('sizedIn' in rule ? rule.sizedIn : rule.currency)
        ? bySize(rule, sized.claim)
        : { missing: 'other_currency' };
  }
}

type BySize = Extract<AmountRule, { readonly kind: 'tiers' | 'scale' | 'base_percent' }>;

function bySize(rule: BySize, claim: Money): Amount {
  const { currency } = rule;
  if (rule.kind === 'tiers') {
    const fits = ({
      upTo,
      below,
    }: {
      readonly upTo?: string | undefined;
      readonly below?: string | undefined;
    }): boolean =>
      (upTo === undefined || claim.minor <= minorOf(upTo, claim.currency)) &&
      (below === undefined || claim.minor < minorOf(below, claim.currency));
    const tier = rule.tiers.find(fits);
    assert(tier !== undefined, 'the last tier takes all');
    return sureOf(tier.amount, currency);
  }
  const exact = rule.kind === 'scale' ? scaled(rule, claim.minor) : based(rule, claim.minor);
  const least = rule.kind === 'scale' ? minorOf(rule.minimum, currency) : 0;
  const minor = Math.min(minorOf(rule.maximum, currency), Math.max(least, share(1, exact, HUNDRED_PERCENT)));
  return { money: { minor, currency }, sure: true };
}

/** Percent with up to three decimals are whole numbers here. */
const HUNDRED_PERCENT = 100_000n;
const percentOf = (text: string): bigint => BigInt(Math.round(Number(text) * 1_000));

function scaled({ parts, currency }: Extract<BySize, { kind: 'scale' }>, claimMinor: number): bigint {
  let left = claimMinor;
  let exact = 0n;
  for (const { next, percent } of parts) {
    const part = next === undefined ? left : Math.min(left, minorOf(next, currency));
    exact += BigInt(part) * percentOf(percent);
    left -= part;
  }
  return exact;
}

function based({ tiers, currency }: Extract<BySize, { kind: 'base_percent' }>, claimMinor: number): bigint {
  const tier = tiers.find(({ upTo }) => upTo === undefined || claimMinor <= minorOf(upTo, currency));
  assert(tier !== undefined, 'the last tier takes all');
  const over = BigInt(claimMinor - minorOf(tier.above, currency)) * percentOf(tier.percent);
  return BigInt(minorOf(tier.base, currency)) * HUNDRED_PERCENT + over;
}

const sureOf = (amount: string, currency: string): { readonly money: Money; readonly sure: true } => ({
  money: { minor: minorOf(amount, currency), currency },
  sure: true,
});

function minorOf(amount: string, currency: string): number {
  const minor = fromDecimal(amount, currency);
  assert(minor !== undefined, `not an amount in ${currency}: ${amount}`);
  return minor;
}
