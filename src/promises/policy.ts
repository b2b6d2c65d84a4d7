import { z } from 'zod';
import { WrongUse } from '../kernel/result';
import type { Band, PlanPolicy } from './band';
import { MOST_GRACE_DAYS, MOST_INSTALMENTS } from './schedule';

/** What a company lays down about plans, as it is typed or sent: checked as a whole before it holds. */
const band = z.strictObject({
  upToMinor: z.int().positive().nullable(),
  mostInstalments: z.int().min(1).max(MOST_INSTALMENTS),
  mostDays: z.int().min(1).max(3_660),
  firstPercent: z.number().min(0).max(100),
});

const accepted = z.strictObject({
  bands: z.array(band).max(12),
  graceDays: z.int().min(0).max(MOST_GRACE_DAYS),
  missedLimit: z.int().min(1).max(MOST_INSTALMENTS),
  offerDays: z.int().min(1).max(90),
  portalAtOnce: z.boolean(),
});

/** Throws WrongUse with the first thing that is not right. The bands stand in the order of their amounts. */
export function policyFrom(value: unknown): PlanPolicy {
  const read = accepted.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new WrongUse(
      `The bands are not right: ${issue?.path.join('.') ?? ''}.`,
      'See how they are written: duly plan policy --json',
    );
  }
  const bands = [...read.data.bands].sort(smallerFirst);
  if (new Set(bands.map(({ upToMinor }) => upToMinor)).size < bands.length) {
    throw new WrongUse('Two bands end at the same amount.', 'Give each its own.');
  }
  return { ...read.data, bands };
}

const smallerFirst = (a: Band, b: Band): number =>
  (a.upToMinor ?? Number.MAX_SAFE_INTEGER) - (b.upToMinor ?? Number.MAX_SAFE_INTEGER);
