import { z } from 'zod';
import { day, dayText, id, keptMinor, minor, paidMinor, words } from './plain-shapes';

/** What of money goes in and out of the partner's API: what it passes on, line by line, how that stands, and the account of both. */
export const REMITTANCE_STATES = ['told', 'found', 'booked'] as const;
const state = z
  .enum(REMITTANCE_STATES)
  .describe('told: by you; found: on the bank of the creditor; booked: to what the debtors owe');

const lineGiven = z.strictObject({
  case: id.describe('Of yours, also one that is closed'),
  paidOn: day.describe('When the debtor paid: since the hand-over, today or before'),
  grossMinor: paidMinor.describe('What the debtor paid'),
  commissionMinor: keptMinor.optional(),
  vatMinor: keptMinor.optional().describe('On the commission'),
  costsMinor: keptMinor.optional(),
});

export const remittanceGiven = z.strictObject({
  reference: words(80).describe('Your own: as it will stand on the transfer'),
  on: day.describe('The day of the transfer, today or before'),
  lines: z
    .array(lineGiven)
    .min(1)
    .max(500)
    .describe('Cases of one currency. What you keep is left out of what you transfer'),
});

const sums = { grossMinor: minor, commissionMinor: minor, vatMinor: minor, costsMinor: minor };

const remittanceRow = z.strictObject({
  id,
  reference: z.string(),
  on: dayText,
  state,
  currency: z.string().length(3),
  ...sums,
  netMinor: minor.describe('To come to the bank of the creditor'),
  cameMinor: minor.nullable().describe('What came; null: not found yet'),
  cameOn: dayText.nullable(),
});

export const remittanceList = z.strictObject({
  remittances: z.array(remittanceRow).describe('The latest first; what was taken back is not among them'),
  next: z.string().nullable().describe('Give it as `cursor` for those that follow; null: these were the last'),
});

export const remittanceWhole = z.strictObject({
  ...remittanceRow.shape,
  lines: z.array(
    z.strictObject({
      ...{ case: id, number: z.string(), partnerRef: z.string().nullable(), paidOn: dayText, grossMinor: minor },
      ...{ commissionMinor: minor.nullable(), vatMinor: minor.nullable(), costsMinor: minor.nullable() },
      agreed: z
        .strictObject({ commissionMinor: minor, vatMinor: minor })
        .nullable()
        .describe('By your fees; null: none were agreed'),
    }),
  ),
  differences: z
    .array(
      z.strictObject({
        what: z.enum(['commission', 'vat', 'costs', 'bank']),
        number: z.string().nullable(),
        expectedMinor: minor,
        saidMinor: minor,
      }),
    )
    .describe(
      'Between what you kept and what was agreed, and between what was to come and what came: a person of the creditor looks at each',
    ),
});

export const remittanceTaken = z.strictObject({
  taken: z.boolean().describe('false: the same was told before, and counts once'),
  remittance: remittanceRow,
});

const figure = (what: string) => minor.describe(what);

export const statement = z.strictObject({
  from: dayText,
  until: dayText,
  currency: z.string().length(3),
  openingMinor: figure('To be passed on, at the beginning of the first day'),
  casesCount: z.int(),
  casesMinor: figure('Principal of the cases that were handed over'),
  throughMinor: figure('Paid to you'),
  directMinor: figure('Paid to the creditor itself'),
  commissionMinor: figure('As it was agreed, on both'),
  vatMinor: figure('On the commission'),
  leftMinor: figure('What is left of both, less commission and VAT'),
  toldMinor: figure('What you told that you pass on, net'),
  remittedMinor: figure('What came'),
  invoicesMinor: figure('Your invoices'),
  closingMinor: figure('Still to be passed on: opening and told less what came'),
  rows: z.array(
    z.strictObject({
      on: dayText,
      what: z.enum(['handed_over', 'paid_to_you', 'paid_directly', 'told', 'came', 'invoice']),
      name: z.string().describe('Number of the case or of your invoice, or your reference'),
      id: id.nullable().describe('Of the case or remittance'),
      amountMinor: minor,
    }),
  ),
});

export type RemittanceGiven = z.infer<typeof remittanceGiven>;
export type RemittanceRow = z.infer<typeof remittanceRow>;
export type StatementRow = z.infer<typeof statement>['rows'][number];
