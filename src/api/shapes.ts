import { z } from 'zod';
import { ANSWERS, ASK_KINDS } from '../cases/ask';
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
const plain = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u);
const note = plain(2_000).optional().describe('In a sentence, for the people of the creditor');

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

const askTold = z.strictObject({
  kind: z.enum(ASK_KINDS),
  amountMinor: minor.nullable(),
  note: z.string().nullable(),
  answerBy: dayText,
  decision: z
    .enum([...ANSWERS, 'withdrawn'])
    .nullable()
    .describe('null: not answered yet'),
  reason: z.string().nullable(),
});

const messageTold = z.strictObject({
  side: z.enum(['us', 'partner']).describe('us: the creditor'),
  author: z.string(),
  text: z.string(),
  at: instant,
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
  asks: z.array(askTold).describe('What you asked of the creditor, and its answers'),
  messages: z.array(messageTold).describe('Oldest first'),
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

export const messageGiven = z.strictObject({
  author: z.string().trim().min(1).max(100).describe('Who of you writes'),
  text: plain(5_000).min(1),
});

export const askGiven = z.strictObject({
  kind: z.enum(ASK_KINDS).exclude(['evaluation']),
  amountMinor: z.int().min(1).max(9_000_000_000_000).optional().describe('settlement: paid for all; cost: at most'),
  required: z.boolean().optional().describe('false or missing: a recommendation'),
  answerBy: day.optional().describe('Missing: as many bank days as are usual'),
  details: z.looseObject({}).optional().describe('legal_step: {step, on?}; settlement: {payBy?}; plan: {instalments: [{on, minor}]}; cost: {about}; extension: {until, reason: promise, agreement, payment or manual}'),
  note: note.describe('Needed by info and extension'),
}); // prettier-ignore

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
export type MessageGiven = z.infer<typeof messageGiven>;
export type AskGiven = z.infer<typeof askGiven>;
