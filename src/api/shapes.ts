import { z } from 'zod';
import { ANSWERS, ASK_KINDS } from '../cases/ask';
import { CASE_STATES, OUTCOMES, PARTNERS_OUTCOMES } from '../cases/case';
import { STAGES } from '../cases/course';
import { CALL_ENDS, VISIT_ENDS } from '../cases/report';
import { STEP_KINDS, STEP_OUTCOMES } from '../cases/step';
import { DOCUMENT_KIND_NAMES } from '../documents/kind';
import { day, dayText, id, instant, mailbox, minor, note, paidMinor, words } from './plain-shapes';

/**
 * What goes in and out of the partner's API, each shape once: requests are checked by it, answers are tested against it, and the
 * description of the API is made of it. What is about money stands in money-shapes.ts.
 */
export const MOST_AT_ONCE = 100;

const caseState = z.enum(CASE_STATES);

const caseRow = z.strictObject({
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
  principalMinor: minor.nullable().describe('As it was handed over; null: the case is over'),
  debtor: z.string().nullable().describe('null: the case is over'),
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
  reached: z.string().nullable().describe('Of a call or a visit'),
  note: z.string().nullable(),
  recordedAt: instant,
  by: z.string(),
});

const askTold = z.strictObject({
  id,
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

const collector = z.strictObject({ name: words(100), email: mailbox.optional(), phone: words(40).optional() });
const instalments = z.array(z.strictObject({ on: day, minor: paidMinor })).min(1).max(60).describe('Each on a later day than the one before'); // prettier-ignore
const onDay = day.describe('Today or before');
const payBy = day.describe('Today or later');

export const reportGiven = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('received'), partnerRef: words(100).optional(), collector: collector.optional(), note })
    .describe('The file has arrived: your number for it, and who works it'),
  z.strictObject({ kind: z.literal('need_info'), note: words(2_000) }).describe('The case waits for the answer of the creditor'),
  z.strictObject({ kind: z.literal('called'), onDay, reached: z.enum(CALL_ENDS), note }),
  z.strictObject({ kind: z.literal('visited'), onDay, reached: z.enum(VISIT_ENDS), note }),
  z.strictObject({ kind: z.literal('promise'), amountMinor: paidMinor, payBy, note }).describe('The debtor promises one payment: the creditor agrees or does not'),
  z.strictObject({ kind: z.literal('plan'), instalments, note }).describe('The debtor asks for instalments: the creditor agrees or does not'),
  z
    .strictObject({ kind: z.literal('paid'), amountMinor: paidMinor.describe('In the currency of the case'), paidOn: onDay, note })
    .describe('The debtor has paid; what you pass on is a remittance'),
  z
    .strictObject({ kind: z.literal('legal_step'), step: words(80), on: payBy.optional(), costMinor: paidMinor.optional(), note })
    .describe('You propose a step in law: the creditor agrees or does not'),
  z.strictObject({ kind: z.literal('settlement'), amountMinor: paidMinor.describe('Paid for all'), payBy, note }),
  z.strictObject({ kind: z.literal('cost'), amountMinor: paidMinor.describe('At most'), about: words(200), note }),
  z
    .strictObject({ kind: z.literal('closed'), outcome: z.enum(PARTNERS_OUTCOMES), note })
    .describe('You are done; the creditor ends the case'),
]); // prettier-ignore

export const messageGiven = z.strictObject({
  author: words(100).describe('Who of you writes'),
  text: words(5_000),
});

export const askGiven = z.strictObject({
  kind: z.enum(ASK_KINDS).exclude(['evaluation']),
  amountMinor: paidMinor.optional().describe('settlement: paid for all; cost: at most'),
  required: z.boolean().optional().describe('false or missing: a recommendation'),
  answerBy: day.optional().describe('Missing: as many bank days as are usual'),
  details: z.looseObject({}).optional().describe('legal_step: {step, on?}; settlement: {payBy?}; plan: {instalments: [{on, minor}]}; cost: {about}; extension: {until, reason: promise, agreement, payment or manual}'),
  note: note.describe('Needed by info and extension'),
}); // prettier-ignore

export const taken = z.strictObject({
  taken: z.boolean().describe('false: the same was told before, and counts once'),
  case: id,
  ask: id.optional().describe('Where it became a question to the creditor: by this its answer is known'),
});

const documentRow = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(DOCUMENT_KIND_NAMES),
  by: z.enum(['partner', 'creditor']),
  mediaType: z.string().describe('By its bytes'),
  bytes: z.int(),
  at: instant,
  path: z.string().describe('Where it is fetched'),
});

export const documentList = z.strictObject({ documents: z.array(documentRow).describe('Oldest first') });

export const documentTaken = z.strictObject({
  taken: z.boolean().describe('false: this file was there, as the same kind'),
  case: id,
  document: id,
});

const formalStep = z.strictObject({
  id,
  kind: z.enum(STEP_KINDS),
  called: z.string().describe('In the country where the debtor is sued, such as Mahnbescheid; empty: not known'),
  state: z.enum(['planned', 'late', 'done', 'called_off']),
  plannedOn: dayText.nullable(),
  doneOn: dayText.nullable(),
  costMinor: minor.nullable(),
  agreed: z.enum(['ask', 'fees']).nullable().describe('Where its cost was agreed: a question of yours, or your fees; null: nowhere'),
  outcome: z.enum(STEP_OUTCOMES).nullable(),
  note: z.string().nullable(),
}); // prettier-ignore

export const stepList = z.strictObject({
  currency: z.string().length(3),
  steps: z.array(formalStep).describe('In the order in which they are to come'),
  agreedMinor: minor.describe('Costs that were agreed'),
  otherMinor: minor.describe('Costs that nobody agreed to'),
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
