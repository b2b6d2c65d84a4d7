import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { amongIds, tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { vatExpected, type Expected, type LineKind } from './expected';

/** Invoices of partners and their lines: rows in, rows out. Every question is one company's. */
export interface PartnerInvoice {
  readonly id: number;
  readonly partnerId: number;
  readonly partner: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly currency: string;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly grossMinor: number;
  readonly documentId: number | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly acceptedAt: Instant | null;
  readonly acceptedBy: string | null;
  readonly refusedAt: Instant | null;
  readonly refusedBy: string | null;
  readonly refusedWhy: string | null;
  /** Null: the bank has not shown it. */
  readonly paidOn: Day | null;
  /** Of its lines: + more than was agreed. */
  readonly differsMinor: number;
  /** By the agreed rates; null: a line has none. */
  readonly vatExpectedMinor: number | null;
}

/** With VAT, as far as its rate is agreed. */
export const differsIn = ({ differsMinor, vatMinor, vatExpectedMinor }: Pick<PartnerInvoice, 'differsMinor' | 'vatMinor' | 'vatExpectedMinor'>): number =>
  differsMinor + (vatExpectedMinor === null ? 0 : vatMinor - vatExpectedMinor); // prettier-ignore

export type InvoiceState = 'open' | 'accepted' | 'refused';
export const invoiceState = ({ acceptedAt, refusedAt }: Pick<PartnerInvoice, 'acceptedAt' | 'refusedAt'>): InvoiceState =>
  acceptedAt !== null ? 'accepted' : refusedAt !== null ? 'refused' : 'open'; // prettier-ignore

const INVOICE = `select v.id, v.partner_id as "partnerId", p.name as partner, v.number, v.issued_on as "issuedOn", v.due_on as "dueOn",
  v.currency, v.net_minor as "netMinor", v.vat_minor as "vatMinor", v.gross_minor as "grossMinor", v.document_id as "documentId",
  v.recorded_at as "recordedAt", v.recorded_by as "recordedBy", v.accepted_at as "acceptedAt", v.accepted_by as "acceptedBy",
  v.refused_at as "refusedAt", v.refused_by as "refusedBy", v.refused_why as "refusedWhy", v.paid_on as "paidOn",
  cast(coalesce((select sum(l.amount_minor - l.expected_minor) from partner_invoice_line l
    where l.invoice_id = v.id and l.expected_minor is not null), 0) as bigint) as "differsMinor"
  from partner_invoice v join v_partner p on p.id = v.partner_id`;

/** The latest first. */
export const invoicesOf = (q: Query, companyId: number, most: number, partnerId?: number): Promise<PartnerInvoice[]> =>
  invoicesFrom(q, `${INVOICE} where v.company_id = ? ${partnerId === undefined ? '' : 'and v.partner_id = ?'} order by v.issued_on desc, v.id desc limit ?`, [companyId, ...(partnerId === undefined ? [] : [partnerId]), most]); // prettier-ignore

export async function invoiceById(q: Query, companyId: number, id: number): Promise<PartnerInvoice | undefined> {
  return (await invoicesFrom(q, `${INVOICE} where v.company_id = ? and v.id = ?`, [companyId, id]))[0];
}

export async function invoiceByNumber(
  q: Query,
  { companyId, partnerId, number }: { companyId: number; partnerId: number; number: string },
): Promise<PartnerInvoice | undefined> {
  const asked = `${INVOICE} where v.company_id = ? and v.partner_id = ? and v.number = ?`;
  return (await invoicesFrom(q, asked, [companyId, partnerId, number]))[0];
}

/** With their VAT beside the rates of their lines: two statements, however many there are. */
async function invoicesFrom(q: Query, sql: string, bindings: readonly unknown[]): Promise<PartnerInvoice[]> {
  const rows = await rowsOf<Omit<PartnerInvoice, 'vatExpectedMinor'>>(q, sql, bindings);
  const among = amongIds(q, rows.map(({ id }) => id)); // prettier-ignore
  const lines = await rowsOf<{ readonly invoiceId: number; readonly minor: number; readonly why: string }>(
    q,
    `select invoice_id as "invoiceId", amount_minor as minor, why from partner_invoice_line where invoice_id in ${among.sql}`,
    among.bindings,
  );
  const own = grouped(
    lines.map(({ why, ...line }) => ({ ...line, vatBps: (JSON.parse(why) as Expected).vatBps })),
    ({ invoiceId }) => invoiceId,
  );
  return rows.map((row) => ({ ...row, vatExpectedMinor: vatExpected(own.get(row.id) ?? [], row.vatMinor) }));
}

export interface KeptLine {
  readonly place: number;
  readonly caseId: number | null;
  /** Of the case. */
  readonly number: string | null;
  readonly kind: LineKind;
  readonly about: string | null;
  readonly minor: number;
  readonly expectedMinor: number | null;
  readonly why: Expected;
}

export async function linesOfInvoice(q: Query, companyId: number, invoiceId: number): Promise<KeptLine[]> {
  const rows = await rowsOf<Omit<KeptLine, 'why'> & { readonly why: string }>(
    q,
    `select l.place, l.case_id as "caseId", d.number, l.kind, l.about, l.amount_minor as minor, l.expected_minor as "expectedMinor", l.why
     from partner_invoice_line l left join v_case k on k.id = l.case_id left join v_dossier d on d.id = k.dossier_id
     where l.company_id = ? and l.invoice_id = ? order by l.place`,
    [companyId, invoiceId],
  );
  return rows.map(({ why, ...row }) => ({ ...row, why: JSON.parse(why) as Expected }));
}

export type NewInvoice = Pick<
  PartnerInvoice,
  'partnerId' | 'number' | 'issuedOn' | 'dueOn' | 'currency' | 'netMinor' | 'vatMinor' | 'grossMinor' | 'documentId'
>;

/** Undefined: that partner's number is there already. */
export async function insertInvoice(
  tx: Tx,
  work: Work,
  companyId: number,
  made: NewInvoice,
): Promise<number | undefined> {
  const [row] = await tx('partner_invoice')
    .insert({
      ...{ company_id: companyId, partner_id: made.partnerId, number: made.number, issued_on: made.issuedOn },
      ...{ due_on: made.dueOn, currency: made.currency, net_minor: made.netMinor, vat_minor: made.vatMinor },
      ...{ gross_minor: made.grossMinor, document_id: made.documentId },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return row?.id;
}

export type NewLine = Pick<KeptLine, 'caseId' | 'kind' | 'about' | 'minor' | 'expectedMinor' | 'why'>;

export async function insertInvoiceLines(
  tx: Tx,
  of: { readonly companyId: number; readonly invoiceId: number },
  lines: readonly NewLine[],
): Promise<void> {
  const given = tableOf(
    tx,
    { place: 'bigint', case_id: 'bigint', kind: 'text', about: 'text', amount_minor: 'bigint', expected_minor: 'bigint', why: 'text' }, // prettier-ignore
    lines.map((line, at) => ({
      ...{ place: at + 1, case_id: line.caseId, kind: line.kind, about: line.about, amount_minor: line.minor },
      ...{ expected_minor: line.expectedMinor, why: JSON.stringify(line.why) },
    })),
  );
  const names = 'place, case_id, kind, about, amount_minor, expected_minor, why';
  await tx.raw(
    `insert into partner_invoice_line (company_id, invoice_id, ${names}) select ?, ?, ${names} from ${given.sql} as given where true`,
    [of.companyId, of.invoiceId, ...given.bindings],
  );
}

export async function decideInvoice(
  tx: Tx,
  work: Work,
  { companyId, id, ...decided }: { readonly companyId: number; readonly id: number; readonly as: InvoiceState; readonly why?: string }, // prettier-ignore
): Promise<void> {
  const by = actorText(work.actor);
  const none = { accepted_at: null, accepted_by: null, refused_at: null, refused_by: null, refused_why: null };
  const now =
    decided.as === 'accepted'
      ? { accepted_at: work.now, accepted_by: by }
      : decided.as === 'refused'
        ? { refused_at: work.now, refused_by: by, refused_why: decided.why ?? null }
        : {};
  await tx('partner_invoice')
    .where({ id })
    .update({ ...none, ...now });
  const acceptance = { company_id: companyId, invoice_id: id };
  await tx('partner_invoice_acceptance').where({ ...acceptance, ended_at: null }).update({ ended_at: work.now, ended_by: by }); // prettier-ignore
  if (decided.as === 'accepted')
    await tx('partner_invoice_acceptance').insert({ ...acceptance, recorded_at: work.now, recorded_by: by });
}

/** On which day the bank paid it; null: not any more. */
export async function setPaid(tx: Tx, companyId: number, id: number, on: Day | null): Promise<void> {
  await tx('partner_invoice').where({ company_id: companyId, id }).update({ paid_on: on });
}

export interface BilledRow {
  readonly caseId: number;
  readonly kind: LineKind;
  readonly about: string | null;
  readonly minor: number;
}

/** What was billed for these cases in invoices that are not refused. */
export function billedFor(q: Query, companyId: number, caseIds: readonly number[]): Promise<BilledRow[]> {
  const given = tableOf(q, { id: 'bigint' }, caseIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `select l.case_id as "caseId", l.kind, l.about, l.amount_minor as minor
     from partner_invoice_line l join partner_invoice v on v.id = l.invoice_id
     where l.company_id = ? and v.refused_at is null and l.case_id in (select id from ${given.sql} as given) order by l.id`,
    [companyId, ...given.bindings],
  );
}

export interface CourseRow {
  readonly caseId: number;
  readonly outcome: string | null;
  readonly state: string;
  /** 1: it was undone, or taken back before the partner began. */
  readonly returned: number;
}

export function coursesOf(q: Query, companyId: number, caseIds: readonly number[]): Promise<CourseRow[]> {
  const given = tableOf(q, { id: 'bigint' }, caseIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `select k.id as "caseId", k.outcome, k.state,
       case when k.state = 'undone' or (k.outcome = 'withdrawn' and k.stage in ('submitted', 'set_up_due')
         and not exists (select 1 from v_case_report r where r.case_id = k.id and r.kind = 'received')) then 1 else 0 end as returned
     from v_case k where k.company_id = ? and k.id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
}

export interface StepRow {
  readonly caseId: number;
  readonly kind: string;
  readonly doneOn: Day | null;
  readonly costMinor: number | null;
}

/** Formal steps that were not called off. */
export function stepsOf(q: Query, companyId: number, caseIds: readonly number[]): Promise<StepRow[]> {
  const given = tableOf(q, { id: 'bigint' }, caseIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `select case_id as "caseId", kind, done_on as "doneOn", cost_minor as "costMinor" from v_case_step
     where company_id = ? and ended_at is null and case_id in (select id from ${given.sql} as given) order by id`,
    [companyId, ...given.bindings],
  );
}
