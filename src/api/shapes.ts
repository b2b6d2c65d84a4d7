import { z } from 'zod';
import { CASE_STATES, OUTCOMES, PARTNERS_OUTCOMES } from '../cases/case';
import { STAGES } from '../cases/course';
import { dayFrom, type Day } from '../kernel/day';

/**
 * What goes in and out of the partner's API, each shape once: requests are checked by it, answers are tested against it, and the
 * description of the API is made of it. Amounts are whole minor units (cents) of the currency beside them, + is owed.
 */
export const MOST_AT_ONCE = 100;

const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('A calendar day, such as 2026-03-02'); // prettier-ignore
const day = dayText
  .refine((text) => dayFrom(text) !== undefined, 'there is no such day')
  .transform((text) => text as Day);
const instant = z.iso.datetime().describe('A moment in UTC, such as 2026-03-02T08:00:00.000Z');
const minor = z.int().min(-9_000_000_000_000_000).max(9_000_000_000_000_000);
const id = z.string().min(1).max(40);
/** No control characters but line breaks. */
// eslint-disable-next-line no-control-regex -- they are what is refused
const note = z.string().trim().max(2_000).regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/).optional().describe('In a sentence, for the people of the creditor'); // prettier-ignore

export const caseState = z.enum(CASE_STATES);

export const caseRow = z.strictObject({
  id: id.describe('Opaque; the same in every answer and event'),
  number: z.string().describe('Of the recovery file'),
  partnerRef: z.string().nullable().describe('Your own number, where you gave one'),
  state: caseState.describe('In whose hands it is; undone: it was handed over by mistake'),
  stage: z.enum(STAGES).describe('How far it is'),
  stagedOn: dayText.nullable(),
  handedOverOn: dayText,
  endedOn: dayText.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  currency: z.string().length(3),
  principalMinor: minor.describe('As it was handed over'),
  debtor: z.string(),
  changedAt: instant.describe('When anything last happened in it'),
});

export const caseList = z.strictObject({
  cases: z.array(caseRow),
  next: z.string().nullable().describe('Give it as `cursor` for those that follow; null: these were the last'),
});

const item = z.strictObject({
  document: z.string(),
  issuedOn: dayText,
  dueOn: dayText.nullable(),
  claimedMinor: minor,
  cameInMinor: minor.describe('Payments and credits since the hand-over'),
  openMinor: minor.describe('What is still to be collected'),
});

const file = z.strictObject({
  n: z.int().min(1),
  title: z.string(),
  path: z.string().describe('Where it is fetched'),
});

const told = z.strictObject({
  kind: z.string(),
  onDay: dayText,
  amountMinor: minor.nullable(),
  outcome: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: instant,
  by: z.string(),
});

export const caseWhole = z.strictObject({
  ...caseRow.shape,
  openMinor: minor.describe('What is still to be collected of all items'),
  items: z.array(item),
  claim: z
    .looseObject({ reference: z.string(), keyDate: z.string(), data: z.looseObject({}), documents: z.array(z.looseObject({})) })
    .describe('The claim as in the file for agencies (duly-agency/1): every box by its name, and the documents by type'),
  files: z.array(file),
  reports: z.array(told),
}); // prettier-ignore

export const reportGiven = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('received'), note }).describe('The file has arrived'),
  z
    .strictObject({
      kind: z.literal('paid'),
      amountMinor: z.int().min(1).max(9_000_000_000_000).describe('In the currency of the case'),
      paidOn: day.describe('When the debtor paid, today or before'),
      note,
    })
    .describe('The debtor has paid'),
  z
    .strictObject({ kind: z.literal('closed'), outcome: z.enum(PARTNERS_OUTCOMES), note })
    .describe('You are done; the creditor ends the case'),
]);

export const taken = z.strictObject({
  taken: z.boolean().describe('false: the same was told before, and counts once'),
  case: id,
});

export const sandboxState = z.strictObject({ case: caseRow, events: z.int().min(0).describe('How many webhooks were told') }); // prettier-ignore

export const problem = z.strictObject({
  type: z.string(),
  title: z.string().describe('What is wrong, in a sentence'),
  status: z.int(),
  code: z.string().describe('A stable word'),
  remedy: z.string().describe('What to do instead'),
  wrong: z.array(z.strictObject({ at: z.string(), why: z.string() })).optional(),
});

export type ReportGiven = z.infer<typeof reportGiven>;
