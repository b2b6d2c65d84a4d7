import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import {
  meantBy,
  paidOf,
  questionOf,
  type Meant,
  type RemittanceLine,
  type RemittanceQuestion,
  type RemittanceSaid,
} from './remittance';

/** Remittance advices and their lines: rows in, rows out. Every question is one company's. */
export interface Remittance {
  readonly id: number;
  /** As whom a person gave it, else whose its documents are; null: not known. */
  readonly customerId: number | null;
  readonly payer: string | null;
  readonly on: Day | null;
  readonly currency: string;
  /** What it says that it pays; without a total of its own, what its lines come to. */
  readonly totalMinor: number;
  readonly reference: string | null;
  readonly question: RemittanceQuestion | null;
  readonly confirmedAt: Instant | null;
  readonly applicationId: number | null;
  readonly takenAt: Instant | null;
  readonly fileName: string;
  readonly format: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly lines: readonly MeantLine[];
}

export interface MeantLine extends RemittanceLine {
  readonly remittanceId: number;
  /** The open item, paid or not; null: no document of ours bears the number, or several customers' do. */
  readonly itemId: number | null;
  readonly customerId: number | null;
}

export interface RemittanceFile {
  readonly companyId: number;
  readonly customerId: number | null;
  readonly fileName: string;
  readonly format: string;
  readonly sha256: string;
}

/** Undefined: it is there already. */
export async function insertRemittance(
  tx: Tx,
  work: Work,
  file: RemittanceFile,
  said: RemittanceSaid,
): Promise<number | undefined> {
  const [made] = await tx('remittance')
    .insert({
      ...{ company_id: file.companyId, customer_id: file.customerId, payer: said.payer, on_day: said.on },
      ...{ currency: said.currency, total_minor: said.totalMinor ?? paidOf(said.lines), reference: said.reference },
      ...{ question: questionOf(said), file_name: file.fileName, format: file.format, sha256: file.sha256 },
      ...{ place: said.place, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  if (!made) return undefined;
  const given = tableOf(
    tx,
    LINE_COLUMNS,
    said.lines.map((line) => ({
      ...{ place: line.place, document: line.document, gross_minor: line.grossMinor, reason: line.reason },
      ...{ discount_minor: line.discountMinor, deduction_minor: line.deductionMinor, paid_minor: line.paidMinor },
    })),
  );
  const names = Object.keys(LINE_COLUMNS).join(', ');
  await tx.raw(
    `insert into remittance_line (company_id, remittance_id, ${names}) select ?, ?, ${names} from ${given.sql} as given where true`,
    [file.companyId, made.id, ...given.bindings],
  );
  return made.id;
}

const LINE_COLUMNS = {
  place: 'bigint', document: 'text', gross_minor: 'bigint', discount_minor: 'bigint', deduction_minor: 'bigint', paid_minor: 'bigint',
  reason: 'text',
} as const; // prettier-ignore

/** One that says the same in another file: same payer or customer, reference, day and total. Advices without a reference are never it. */
export async function sameAdvice(q: Query, file: RemittanceFile, said: RemittanceSaid): Promise<number | undefined> {
  if (said.reference === null) return undefined;
  const [same] = await rowsOf<{ id: number }>(
    q,
    `select id from remittance where company_id = ? and ended_at is null and reference = ? and currency = ? and total_minor = ?
       and coalesce(on_day, '') = ? and (coalesce(customer_id, -1) = ? or coalesce(payer, '') = ?) and sha256 <> ? limit 1`,
    [
      ...[file.companyId, said.reference, said.currency, said.totalMinor ?? paidOf(said.lines), said.on ?? ''],
      ...[file.customerId ?? -2, said.payer ?? '\n', file.sha256],
    ],
  );
  return same?.id;
}

const REMITTANCE = `id, customer_id as "customerId", payer, on_day as "on", currency, total_minor as "totalMinor", reference, question,
  confirmed_at as "confirmedAt", application_id as "applicationId", taken_at as "takenAt", file_name as "fileName", format,
  recorded_at as "recordedAt", recorded_by as "recordedBy"`;

/** More than these are never shown or matched at once. */
const MOST = 2_000;

/** Those that explain money which has not come yet, the oldest first; what a person must look at first is left out. */
export const openRemittances = (q: Query, companyId: number): Promise<Remittance[]> =>
  select(q, companyId, 'ended_at is null and taken_at is null and (question is null or confirmed_at is not null)');

/** Those that money took, of which a line was kept back and has no case yet. */
export const keptBackByAdvices = (q: Query, companyId: number): Promise<Remittance[]> =>
  select(
    q,
    companyId,
    `ended_at is null and application_id is not null and exists (select 1 from remittance_line l
       where l.remittance_id = remittance.id and l.deduction_minor > 0 and l.case_id is null)`,
  );

/** Those that stand, the latest first. */
export async function remittancesOf(q: Query, companyId: number): Promise<Remittance[]> {
  return select(q, companyId, 'ended_at is null', 'desc');
}

/** Undefined where it is not there or was taken back. */
export async function remittanceById(q: Query, companyId: number, id: number): Promise<Remittance | undefined> {
  return (await select(q, companyId, `ended_at is null and id = ${id}`))[0];
}

async function select(
  q: Query,
  companyId: number,
  where: string,
  order: 'asc' | 'desc' = 'asc',
): Promise<Remittance[]> {
  const rows = await rowsOf<Omit<Remittance, 'lines'>>(
    q,
    `select ${REMITTANCE} from remittance where company_id = ? and ${where} order by id ${order} limit ${MOST}`,
    [companyId],
  );
  if (rows.length === 0) return [];
  const given = tableOf(
    q,
    { id: 'bigint' },
    rows.map(({ id }) => ({ id })),
  );
  const lines = await rowsOf<RemittanceLine & { remittanceId: number }>(
    q,
    `select remittance_id as "remittanceId", place, document, gross_minor as "grossMinor", discount_minor as "discountMinor",
       deduction_minor as "deductionMinor", paid_minor as "paidMinor", reason
     from remittance_line where company_id = ? and remittance_id in (select id from ${given.sql} as given)
     order by remittance_id, place`,
    [companyId, ...given.bindings],
  );
  const { documents, open } = await meantItems(q, companyId, rows, lines);
  const [byRow, byNumber] = [grouped(lines, (line) => line.remittanceId), grouped(documents, (one) => one.document)];
  const byCustomer = grouped(open, (one) => `${one.customerId}/${one.currency}`);
  return rows.map((row) => {
    const ofCustomer = byCustomer.get(`${row.customerId ?? 0}/${row.currency}`) ?? [];
    return whole(row, byRow.get(row.id) ?? [], { byNumber, ofCustomer });
  });
}

type Bare = Omit<Remittance, 'lines'>;
type BareLine = RemittanceLine & { readonly remittanceId: number };
type Documents = readonly (Meant & { readonly currency: string })[];

interface Among {
  readonly byNumber: ReadonlyMap<string, Documents>;
  readonly ofCustomer: Documents;
}

/** A line means a document of the customer; of any other customer only where nobody else bears the number. */
function whole(row: Bare, lines: readonly BareLine[], { byNumber, ofCustomer }: Among): Remittance {
  const found = lines.map((line): MeantLine => {
    const named = variantsOf(line.document).flatMap((number) => byNumber.get(number) ?? []);
    const among = named.filter((one) => one.currency === row.currency);
    const own = among.filter((one) => one.customerId === row.customerId);
    const item = meantBy(line, own) ?? meantBy(line, ofCustomer) ?? meantBy(line, among);
    return { ...line, itemId: item?.itemId ?? null, customerId: item?.customerId ?? null };
  });
  const whose = new Set(found.flatMap((line) => line.customerId ?? []));
  const [only] = whose;
  return { ...row, customerId: row.customerId ?? (whose.size === 1 ? (only ?? null) : null), lines: found };
}

interface MeantItems {
  /** Bearing one of the numbers as they stand. */
  readonly documents: Documents;
  /** What is open of the customers who are known: their numbers may be written in another way. */
  readonly open: Documents;
}

/** `F-1/2` may be a number, or the second part of `F-1`. */
const variantsOf = (document: string): string[] => {
  const all = [document, document.replace(/\/\d{1,3}$/, '')];
  return [...new Set([...all, ...all.map((one) => one.toUpperCase())])];
};

const MEANT = `v.item_id as "itemId", v.customer_id as "customerId", v.document, v.part, v.parts, v.currency,
  v.amount_minor as "amountMinor", v.open_minor as "openMinor"`;

async function meantItems(
  q: Query,
  companyId: number,
  rows: readonly Bare[],
  lines: readonly BareLine[],
): Promise<MeantItems> {
  const numbers = [...new Set(lines.flatMap(({ document }) => variantsOf(document)))];
  const named = tableOf(
    q,
    { document: 'text' },
    numbers.map((document) => ({ document })),
  );
  const owed = `v.company_id = ? and v.basis = 'booked' and v.type in ('invoice', 'credit_note')`;
  const documents = await rowsOf<Documents[number]>(
    q,
    `select ${MEANT} from (select document from ${named.sql} as given) as named
     join v_open_item v on v.document = named.document where ${owed}`,
    [...named.bindings, companyId],
  );
  const customers = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const given = tableOf(
    q,
    { id: 'bigint' },
    customers.map((id) => ({ id })),
  );
  const open = await rowsOf<Documents[number]>(
    q,
    `select ${MEANT} from v_open_item v where ${owed} and v.open_minor <> 0
       and v.customer_id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return { documents, open };
}

interface Which {
  readonly companyId: number;
  readonly id: number;
}

/** The money that it explains has come. False: it was taken already, or is not there. */
export async function takeRemittance(
  tx: Tx,
  work: Work,
  { companyId, id, applicationId }: Which & { readonly applicationId: number },
): Promise<boolean> {
  const taken = await tx('remittance')
    .where({ company_id: companyId, id, ended_at: null, taken_at: null })
    .update({ application_id: applicationId, taken_at: work.now });
  return taken > 0;
}

/** The application was taken back: what it had taken explains money again. */
export async function releaseRemittances(tx: Tx, companyId: number, applicationId: number): Promise<void> {
  await tx('remittance')
    .where({ company_id: companyId, application_id: applicationId })
    .update({ application_id: null, taken_at: null });
}

/** A person has looked at what was in question. False: nothing was. */
export async function confirmQuestion(tx: Tx, work: Work, { companyId, id }: Which): Promise<boolean> {
  const done = await tx('remittance')
    .where({ company_id: companyId, id, ended_at: null, confirmed_at: null })
    .whereNotNull('question')
    .update({ confirmed_at: work.now, confirmed_by: actorText(work.actor) });
  return done > 0;
}

/** Takes it back. False: it explains money that came, or is not there. */
export async function endRemittance(tx: Tx, work: Work, { companyId, id }: Which): Promise<boolean> {
  const ended = await tx('remittance')
    .where({ company_id: companyId, id, ended_at: null, taken_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  return ended > 0;
}
