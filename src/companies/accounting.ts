import { z } from 'zod';
import { dayFrom, type Day } from '../kernel/day';

/**
 * How a company's books want to be told what Duly claimed, wrote off and received: which account for what, in which format. Only what
 * the company said itself stands here; what is proposed for its country is `journals/charts.ts`, and counts for nothing until it was taken.
 */
export const ACCOUNT_ROLES = [
  'receivable', 'fee', 'fixed_sum', 'interest', 'write_off', 'discount', 'bank_charge', 'difference', 'difference_gain', 'vat', 'bank',
  'commission', 'vat_input', 'partner_costs', 'partner_payable',
] as const; // prettier-ignore
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export const JOURNAL_FORMATS = ['csv', 'fec', 'datev', 'sie'] as const;
export type JournalFormat = (typeof JOURNAL_FORMATS)[number];

/** Charges reach the books when they were paid, when they were claimed, or never. */
export const CHARGES_WHEN = ['paid', 'claimed', 'never'] as const;

/** What is given up of an invoice may take its VAT along. */
export const WITH_VAT = ['write_off', 'discount', 'bank_charge', 'difference'] as const;

const aDay = z
  .string()
  .refine((text) => dayFrom(text) !== undefined, 'a day such as 2026-01-01')
  .transform((text) => text as Day);

const account = z.string().regex(/^[A-Za-z0-9]{2,12}$/, 'an account such as 7631');

/** `20` or `5.5`: more than nothing, less than a hundred. */
const PERCENT = /^(?:[1-9]\d?(?:\.\d{1,2})?|0\.(?:\d?[1-9]|[1-9]0))$/;

export const accounting = z.strictObject({
  format: z.enum(JOURNAL_FORMATS).default('csv'),
  /** Nothing that happened before is exported. */
  beginsOn: aDay.nullable().default(null),
  charges: z.enum(CHARGES_WHEN).default('paid'),
  /** Payments are booked here first, from the bank, and the books are told. */
  bankFirst: z.boolean().default(false),
  journal: z.string().regex(/^[A-Za-z0-9]{1,10}$/, 'a code such as OD').default('DULY'),
  series: z.string().regex(/^[A-Za-z0-9]{1,4}$/, 'a series such as D').default('D'),
  accounts: z.partialRecord(z.enum(ACCOUNT_ROLES), account).default({}),
  vat: z
    .strictObject({ percent: z.string().regex(PERCENT, 'a rate such as 20 or 5.5'), of: z.array(z.enum(WITH_VAT)).min(1) })
    .nullable()
    .default(null),
  datev: z
    .strictObject({
      consultant: z.number().int().min(1_001).max(9_999_999),
      client: z.number().int().min(1).max(99_999),
      /** Month and day on which the fiscal year begins. */
      yearBegins: z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/, 'month and day such as 01-01'),
      digits: z.number().int().min(4).max(8),
    })
    .nullable()
    .default(null),
}); // prettier-ignore

export type Accounting = z.output<typeof accounting>;

export const NO_ACCOUNTING: Accounting = accounting.parse({});
