import { minDay } from '../kernel/day';
import type { Calculated, ClaimInterest, Parts, PaymentUse } from './calculation';
import type { InterestCase } from './case-file';
import { caseOf, idOf } from './case-file';
import { CaseError } from './case-read';
import { addDecimals, fractionText, wholeOf } from './fraction';
import { interestOf } from './interest';
import type { InterestLine } from './policy';
import type { RateTable } from './rates';
import type { Scale } from './rounding';

/** What comes out of a case, as text that a script or a person can compare. A case that cannot be read says why, in its place. */
export interface CaseAnswer {
  readonly id: string;
  readonly error?: string;
  readonly [more: string]: unknown;
}

/** The cases of a file: a list, or an object whose `cases` is one. Undefined where it is neither. */
export function casesIn(file: unknown): readonly unknown[] | undefined {
  if (Array.isArray(file)) return file as unknown[];
  const inside = typeof file === 'object' && file !== null ? (file as { cases?: unknown }).cases : undefined;
  return Array.isArray(inside) ? (inside as unknown[]) : undefined;
}

/** Of a whole file, each in its place. */
export function caseAnswers(list: readonly unknown[], table: RateTable): CaseAnswer[] {
  const seen = new Set<string>();
  return list.map((value, n) => {
    const answer = caseAnswer(value, n, table);
    const isSecond = seen.has(answer.id);
    seen.add(answer.id);
    if (!isSecond) return answer;
    return { ...answer, warnings: [{ kind: 'same_id' }, ...((answer.warnings ?? []) as readonly object[])] };
  });
}

export function caseAnswer(value: unknown, n: number, table: RateTable): CaseAnswer {
  const id = idOf(value) || `case ${n + 1}`;
  try {
    const one = caseOf(value, table);
    return { ...answered(one, interestOf(one.calculation)), id };
  } catch (error) {
    if (error instanceof CaseError) return { id, error: error.message };
    return { id, error: `cannot be counted: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function answered(one: InterestCase, found: Calculated): CaseAnswer {
  const { currency, scale, undated, policies, ignored } = one;
  const several = found.claims.length > 1;
  const unknown = found.warnings.flatMap((said) => (said.kind === 'rate_unknown_from' ? [said.day] : []));
  const whole = policies.every(({ rounding }) => rounding === 'whole_unit');
  const interest = amountText(found.interestMinor, whole ? { ...scale, decimals: 0 } : scale);
  const said = one.expected?.interest;
  const expected = typeof said === 'string' || typeof said === 'number' ? String(said) : undefined;
  return {
    ...{ id: one.id, currency, interest },
    ...(expected !== undefined && { expected, matches: isSame(expected, interest) }),
    ...(unknown.length > 0 && { unknownFrom: unknown.reduce(minDay) }),
    periods: found.claims.flatMap((claim) =>
      claim.lines.map((line) => ({
        ...(several && { claim: claim.id }),
        ...periodOf(line, scale, undated.has(claim.id)),
      })),
    ),
    open: partsText(found.open, scale),
    claims: found.claims.map((claim) => claimText(claim, scale)),
    payments: found.payments.map((payment) => paymentText(payment, scale)),
    daily: found.daily === null ? null : amountText(found.daily.minor, scale),
    policy: [...new Set(policies.map(({ key }) => key))].join('; '),
    warnings: [...one.doubts, ...found.warnings],
    ...(ignored.length > 0 && { ignored }),
  };
}

const isSame = (a: string, b: string): boolean => {
  try {
    return Number(addDecimals(a, `-${b}`.replace('--', ''))) === 0;
  } catch {
    return false;
  }
};

function periodOf(line: InterestLine, scale: Scale, undated: boolean): object {
  return {
    from: undated ? null : line.from,
    to: undated ? null : line.to,
    days: line.days,
    rate: line.percent,
    base: amountText(line.baseMinor, scale),
    interest:
      line.roundedMinor === null ? fractionText(line.counted, scale.exponent, 4) : amountText(line.roundedMinor, scale),
    ...(line.estimated && { estimated: true }),
    ...(line.held !== null && { held: line.held }),
  };
}

const claimText = ({ id, policy, interestMinor, joinedMinor, paid, open }: ClaimInterest, scale: Scale): object => ({
  ...{ id, policy, interest: amountText(interestMinor, scale), joinedPrincipal: amountText(joinedMinor, scale) },
  ...{ paid: partsText(paid, scale), open: partsText(open, scale) },
});

function partsText({ costsMinor, interestMinor, principalMinor }: Parts, scale: Scale): object {
  return {
    principal: amountText(principalMinor, scale),
    interest: amountText(interestMinor, scale),
    costs: amountText(costsMinor, scale),
    total: amountText(costsMinor + interestMinor + principalMinor, scale),
  };
}

const paymentText = ({ on, amountMinor, uses, unusedMinor }: PaymentUse, scale: Scale): object => ({
  ...{ on, amount: amountText(amountMinor, scale), unused: amountText(unusedMinor, scale) },
  used: uses.map((use) => ({ claim: use.claim, part: use.part, amount: amountText(use.amountMinor, scale) })),
});

/** With the decimals of the currency, and more only where the amount has them. */
function amountText(minor: number, { exponent, decimals }: Scale): string {
  const text = fractionText(wholeOf(minor), exponent, exponent);
  const least = exponent === 0 ? text.length : text.length - exponent + decimals;
  let cut = text.length;
  while (cut > least && text[cut - 1] === '0') cut -= 1;
  return text.slice(0, cut).replace(/\.$/, '');
}
