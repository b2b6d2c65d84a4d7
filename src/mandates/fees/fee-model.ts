import { z } from 'zod';
import { bandFaults } from './bands';

/**
 * What a partner charges, as data: a fee when a case is set up, a commission on what comes in, fixed steps, hours, and what a
 * withdrawal costs. All amounts in minor units of `currency` and net of VAT, all rates in basis points (100 = 1 %).
 */
const minor = z.number().int().nonnegative();
const bps = z.number().int().min(0).max(10_000);

const band = z.strictObject({
  /** Days from the due date of the oldest item to the hand-over: from, up to but without `ageTo`; null: no end. */
  ageFrom: z.number().int().nonnegative(),
  ageTo: z.number().int().positive().nullable(),
  /** The principal that was handed over: from, up to but without `amountTo`; null: no end. */
  amountFrom: minor,
  amountTo: minor.nullable(),
  rateBps: bps,
  /** The least commission for each case in which anything came in. */
  leastMinor: minor,
});

const step = z.strictObject({
  /** The kind of a formal step, or a word of the partner's own. */
  kind: z.string().min(1).max(40),
  label: z.string().min(1).max(120),
  feeMinor: minor,
});

export const feeModelSchema = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  setUp: z.strictObject({ feeMinor: minor, first: z.boolean() }),
  commission: z.strictObject({
    /** whole: the band of the whole claim rates all that comes in; slices: each slice of the amount its own rate. */
    by: z.enum(['whole', 'slices']),
    /** What bears commission: principal alone, or interest and costs that the debtor paid as well. */
    of: z.enum(['principal', 'all']),
    /** Of money that the debtor paid to the creditor directly after the hand-over. */
    directBps: bps,
    bands: z
      .array(band)
      .max(60)
      .refine((bands) => bandFaults(bands).length === 0, 'one rate for each age and amount: no gap, no overlap'),
  }),
  steps: z.array(step).max(40),
  hourly: z.strictObject({ rateMinor: minor, capMinor: minor.nullable() }).nullable(),
  withdrawal: z.strictObject({ feeMinor: minor, ofPrincipalBps: bps }),
  vat: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('standard'), bps }),
    /** The creditor accounts for it. */
    z.strictObject({ kind: z.literal('reverse_charge') }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
});

export type FeeModel = z.infer<typeof feeModelSchema>;
export type FeeBand = FeeModel['commission']['bands'][number];
