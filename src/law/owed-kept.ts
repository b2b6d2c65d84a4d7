import { z } from 'zod';
import { dayFrom, type Day } from '../kernel/day';
import { exponent } from '../kernel/money';
import { fractionText } from './fraction';
import type { Owed } from './owed';

/** What a charge keeps of how it was counted, so that anybody can recompute it later, whatever the table of rates says then. */
export function claimTold(owed: Owed, kind: 'interest' | 'fixed_sum'): object {
  const { countries, start, answer, found, fixed, claimable, item } = owed;
  const common = { law: countries.law, debtor: owed.kind, start: start !== null && 'startsOn' in start ? start.startsOn : null }; // prettier-ignore
  if (kind === 'fixed_sum') {
    const basis = fixed !== null && 'basis' in fixed ? { rule: fixed.rule, basis: fixed.basis.text } : {};
    const vat = fixed !== null && 'vatMinor' in fixed && fixed.vatMinor > 0 ? { vat: true } : {};
    return { ...common, ...basis, ...vat, doubts: claimable.fixed.doubts };
  }
  const digits = exponent(item.currency);
  const policy = answer.kind === 'policy' ? { policy: answer.policy.key, basis: answer.policy.basis.text } : {};
  return {
    ...common,
    ...policy,
    ...{ table: found?.tableVersion ?? '', total: found?.interestMinor ?? 0, doubts: claimable.interest.doubts },
    lines: (found?.claims[0]?.lines ?? []).map((line) => ({
      ...{ base: line.baseMinor, from: line.from, to: line.to, days: line.days, year: line.yearDays },
      ...{ percent: line.percent, rate: line.rateRow && `${line.rateRow.series} ${line.rateRow.from}` },
      interest: fractionText(line.counted, digits, digits + 4),
      held: line.held,
    })),
  };
}

const aDay = z
  .string()
  .refine((text) => dayFrom(text) !== undefined)
  .transform((text) => text as Day);

const KEPT = z.object({
  basis: z.string().default(''),
  start: aDay.nullable().default(null),
  /** All that had accrued, claimed before or not. */
  total: z.number().int().default(0),
  lines: z
    .array(
      z.object({
        ...{ base: z.number().int(), from: aDay, to: aDay, days: z.number(), year: z.number(), percent: z.string() },
        /** `SERIES 2023-01-01`; null: as agreed. */
        rate: z.string().nullable(),
        interest: z.string(),
        /** Why these days bear nothing. */
        held: z.string().nullable().default(null),
      }),
    )
    .default([]),
});

export type KeptCount = z.output<typeof KEPT>;

/** How a charge was counted, as it was kept; null where nothing was. */
export function countKept(told: string | null): KeptCount | null {
  if (told === null) return null;
  const read = KEPT.safeParse(JSON.parse(told));
  return read.success ? read.data : null;
}
