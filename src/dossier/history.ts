import { grouped } from '../kernel/grouped';
import { isCategory } from '../disputes/category';
import type { Day } from '../kernel/day';
import { fileName } from '../outbox/plain';
import type { Judged } from '../promises/promise';
import type { ClaimDispute, ClaimPromise } from './claim-word';
import type { ContactMade, Exhibit, ProofOfSending, Reminder } from './claim';
import type { ContactRow, DisputeRow, DocumentRow, ItemDisputed, ReminderRow, StepRow } from './facts';
import type { Translated } from './translated';

/** What was said and sent, as pieces of a claim. Rows in, pieces out; whoever may read them is settled by `visibility`. */
export interface RemindersTold {
  readonly rows: readonly ReminderRow[];
  readonly demanded: readonly { readonly reminderId: number; readonly document: string }[];
  readonly steps: readonly StepRow[];
  /** The text of each message as it was sent, by its SHA-256. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of messages about several customers, what each says of this one. */
  readonly extracts: ReadonlyMap<number, { readonly subject: string; readonly text: string }>;
}

export const remindersOf = ({ rows, demanded, steps, texts, extracts }: RemindersTold): Reminder[] =>
  rows.map((row) => {
    const own = steps.filter(({ messageId }) => messageId === row.messageId);
    const documents = demanded
      .filter(({ reminderId }) => reminderId === row.reminderId)
      .map(({ document }) => document);
    const told = { ...reminderOf(row, own), documents };
    if (row.customers < 2) return { ...told, text: texts.get(row.textSha ?? '') ?? '' };
    const copies = new Set(documents.map((document) => `COPY_${fileName(document)}.pdf`));
    const { subject, text } = extracts.get(row.messageId) ?? { subject: '', text: '' };
    return { ...told, extract: true, subject, text, attachments: told.attachments.filter((name) => copies.has(name)) };
  });

/** A legal paper has a number below zero. */
const keyOf = ({ reminderId }: Pick<ReminderRow, 'reminderId'>): string =>
  reminderId < 0 ? `notice/${-reminderId}` : `reminder/${reminderId}`;

const reminderOf = (row: ReminderRow, steps: readonly StepRow[]): Omit<Reminder, 'text' | 'documents'> => ({
  key: keyOf(row),
  visibility: 'court',
  kind: row.kind,
  ...(row.paper !== '' && { paper: row.paper }),
  channel: row.channel,
  writtenOn: row.issuedOn,
  language: row.language,
  sentOn: steps.find(({ kind }) => kind === 'posted')?.onDay ?? row.issuedOn,
  // The address of a letter begins with the name.
  recipient: row.toName === null || row.channel === 'letter' ? row.recipient : `${row.toName} <${row.recipient}>`,
  subject: row.subject ?? '',
  demandMinor: row.demandMinor,
  payBy: row.payByOn,
  attachments: attachmentNames(row.attachments),
  proof: steps.map(proofOf),
});

function attachmentNames(json: string): string[] {
  const listed = JSON.parse(json) as unknown;
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((one: { name?: unknown }) => (typeof one.name === 'string' ? [one.name] : []));
}

function proofOf(step: StepRow): ProofOfSending {
  const told = JSON.parse(step.detail) as Record<string, unknown>;
  const detail = Object.values(told)
    .filter((value) => (typeof value === 'string' && value !== '') || typeof value === 'number')
    .join(' · ');
  const by = step.kind === 'accepted' || step.kind === 'failed' ? step.recordedAt : step.onDay;
  const kind = told['testMode'] === true ? 'kept' : (step.kind as ProofOfSending['kind']);
  return { kind, at: by, detail: detail === '' ? null : detail };
}

/** Settlement offers and internal work stay out: objection, answer and outcome only. */
export function disputesOf(
  rows: readonly DisputeRow[],
  items: readonly ItemDisputed[],
  labels: ReadonlyMap<number, string>,
  approvals: readonly { readonly itemId: number; readonly on: Day }[] = [],
): ClaimDispute[] {
  return rows
    .map((row) => ({
      key: `dispute/${row.disputeId}`,
      visibility: 'court' as const,
      category: isCategory(row.category) ? row.category : 'other',
      raisedOn: row.raisedOn,
      objection: row.objection,
      items: items
        .filter(({ disputeId }) => disputeId === row.disputeId)
        .map(({ itemId, amountMinor, lines }) => ({
          document: labels.get(itemId) ?? '',
          amountMinor,
          ...(lines.length === 0 ? {} : { lines }),
        }))
        .filter(({ document }) => document !== ''),
      answer: row.answer,
      answeredOn: row.answeredOn,
      outcome: row.outcome,
      approved: approvals
        .filter(({ itemId }) => items.some((one) => one.disputeId === row.disputeId && one.itemId === itemId))
        .map(({ itemId, on }) => ({ document: labels.get(itemId) ?? '', on })),
      open: row.state !== 'confirmed',
    }))
    .filter((dispute) => dispute.items.length > 0);
}

/** A promise on invoices that are not claimed here tells of the debtor all the same. */
export function promisesOf(given: readonly Judged[], labels: ReadonlyMap<number, string>): ClaimPromise[] {
  return given.map(({ promise, verdict }) => ({
    key: `promise/${promise.id}`,
    visibility: 'court',
    givenOn: promise.givenOn,
    promisedOn: promise.promisedOn,
    byWhom: promise.byWhom,
    channel: promise.channel,
    amountMinor: promise.amountMinor,
    documents: promise.parts.map((part) => labels.get(part.itemId) ?? part.document),
    verdict: verdict.state,
    receivedMinor: verdict.receivedMinor,
    note: null, // what a clerk noted beside it is internal
  }));
}

export function contactsOf(
  rows: readonly ContactRow[],
  inCalls: readonly { readonly activityId: number; readonly document: string }[],
): ContactMade[] {
  const documents = grouped(inCalls, ({ activityId }) => activityId);
  return rows.map(({ id, ...row }) => {
    const demanded = documents.get(id)?.map(({ document }) => document);
    return { key: `activity/${id}`, ...row, ...(demanded === undefined ? {} : { demanded }) };
  });
}

/** Documents of the claimed entries and of the customer as a whole, invoices first; not those of invoices that are not claimed. */
export function exhibitsOf(
  rows: readonly DocumentRow[],
  claimed: ReadonlyMap<number, Booked>,
  messages: readonly Pick<ReminderRow, 'messageId' | 'reminderId' | 'issuedOn'>[] = [],
): Exhibit[] {
  const originals = new Map(rows.map((row) => [`document/${row.id}`, row]));
  const bookedAs = (row: DocumentRow): Booked | null | undefined => bookedBy(originals.get(row.about) ?? row, claimed);
  const rank = (one: DocumentRow): number =>
    one.kind === 'contract' ? 0 : one.kind === 'terms' ? 1 : (ORDER[one.kind] ?? 9);
  return rows
    .filter(
      (row) =>
        bookedAs(row) !== undefined &&
        (row.kind !== 'translation' || translatedBy(row, originals, messages) !== undefined),
    )
    .sort((a, b) => rank(a) - rank(b) || compare(a.datedOn ?? '9999', b.datedOn ?? '9999') || a.id - b.id)
    .map((row) => ({
      key: `document/${row.id}`,
      visibility: row.visibility,
      kind: row.kind,
      title: row.title,
      datedOn: row.datedOn ?? (BOOKED.has(row.kind) ? (bookedAs(row)?.issuedOn ?? null) : null),
      document: bookedAs(row)?.document ?? null,
      fileName: row.fileName,
      mediaType: row.mediaType,
      sha256: row.sha256,
      bytes: row.bytes,
      ...translated(row, originals, messages),
    }));
}

type Told = readonly Pick<ReminderRow, 'messageId' | 'reminderId' | 'issuedOn'>[];

/** What it translates, of what is shown here; undefined: nothing that is. */
function translatedBy(
  { about, language, translator, sworn }: DocumentRow,
  originals: ReadonlyMap<string, DocumentRow>,
  messages: Told,
): Translated | undefined {
  if (language === null || translator === null) return undefined;
  const said = { language, translator, sworn: sworn === 1 };
  if (originals.has(about)) return { of: about, on: null, ...said };
  const message = messages.find(({ messageId }) => about === `message/${messageId}`);
  return message && { of: keyOf(message), on: message.issuedOn, ...said };
}

function translated(...given: Parameters<typeof translatedBy>): Pick<Exhibit, 'translates'> {
  const found = translatedBy(...given);
  return found === undefined ? {} : { translates: found };
}

const ORDER: Readonly<Record<string, number>> = {
  order: 2,
  invoice: 3,
  credit_note: 4,
  delivery: 5,
  statement: 6,
  correspondence: 7,
};

/** A claimed invoice, or a credit note on one. */
interface Booked {
  readonly document: string;
  readonly issuedOn: Day;
}

/** Copies of what stands in the ledger bear its day. */
const BOOKED: ReadonlySet<string> = new Set(['invoice', 'credit_note']);

/** What it belongs to; null: the claim as a whole; undefined: something that is not claimed. */
function bookedBy(row: DocumentRow, claimed: ReadonlyMap<number, Booked>): Booked | null | undefined {
  const entry = /^entry\/(\d+)$/.exec(row.about);
  return entry ? claimed.get(Number(entry[1])) : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
