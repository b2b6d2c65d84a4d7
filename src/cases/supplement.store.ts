import type { CategoryCode } from '../disputes/category';
import type { DisputeOutcome } from '../disputes/dispute';
import type { DocumentKind } from '../documents/kind';
import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { amongConcerned, type Concerned } from '../ledger/subscription.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { SupplementItem } from '../dossier/supplement';

/** Supplements to cases: rows in, rows out; and what happened to a case's items since an instant. */
export interface KeptSupplement {
  readonly id: number;
  readonly caseId: number;
  readonly n: number;
  readonly onDay: Day;
  /** What was known until then is in it. */
  readonly untilAt: Instant;
  readonly currency: string;
  readonly beforeMinor: number;
  readonly afterMinor: number;
  readonly items: readonly SupplementItem[];
  /** The changes that it tells of, each by its own name; null: an earlier version made it, and told of all until `untilAt`. */
  readonly told: readonly string[] | null;
  readonly files: readonly SupplementFile[];
  readonly zipSha: string;
  readonly openedAt: Instant | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export interface SupplementFile {
  readonly fileName: string;
  readonly sha: string;
  readonly manifestSha: string;
}

interface Row extends Omit<KeptSupplement, 'items' | 'told' | 'files'> {
  readonly facts: string;
  readonly files: string;
}

const SUPPLEMENT = `select s.id, s.case_id as "caseId", s.n, s.on_day as "onDay", s.until_at as "untilAt", s.currency,
  s.before_minor as "beforeMinor", s.after_minor as "afterMinor", s.facts, s.files, s.zip_sha as "zipSha",
  s.opened_at as "openedAt", s.recorded_at as "recordedAt", s.recorded_by as "recordedBy" from supplement s`;

function keptFrom({ facts, files, ...row }: Row): KeptSupplement {
  const { items, told } = JSON.parse(facts) as Pick<KeptSupplement, 'items'> & { told?: readonly string[] };
  return { ...row, items, told: told ?? null, files: JSON.parse(files) as readonly SupplementFile[] };
}

/** Newest first. */
export async function supplementsOf(q: Query, companyId: number, caseId: number): Promise<KeptSupplement[]> {
  const sql = `${SUPPLEMENT} where s.company_id = ? and s.case_id = ? order by s.n desc`;
  return (await rowsOf<Row>(q, sql, [companyId, caseId])).map(keptFrom);
}

/** Those of cases that are still with a partner, made until an instant and not opened. */
export async function unopenedSupplements(
  q: Query,
  companyId: number,
  madeUntil: Instant,
): Promise<(KeptSupplement & { readonly customerId: number; readonly number: string; readonly partner: string })[]> {
  const rows = await rowsOf<Row & { readonly customerId: number; readonly number: string; readonly partner: string }>(
    q,
    `select s.*, c.customer_id as "customerId", d.number, p.name as partner from (${SUPPLEMENT} where s.company_id = ?) s
     join recovery_case c on c.id = s."caseId" join v_dossier d on d.id = c.dossier_id join v_partner p on p.id = c.partner_id
     where s."openedAt" is null and s."recordedAt" <= ? and c.state = 'with_partner' order by s.id`,
    [companyId, madeUntil],
  );
  return rows.map(({ customerId, number, partner, ...row }) => ({ ...keptFrom(row), customerId, number, partner }));
}

export interface NewSupplement {
  readonly companyId: number;
  readonly caseId: number;
  readonly n: number;
  readonly untilAt: Instant;
  readonly currency: string;
  readonly beforeMinor: number;
  readonly afterMinor: number;
  /** JSON. */
  readonly facts: string;
  readonly files: readonly SupplementFile[];
  readonly zipSha: string;
}

/** Undefined where one of that number is there already: somebody else made it meanwhile. */
export async function insertSupplement(tx: Tx, work: Work, made: NewSupplement): Promise<number | undefined> {
  const [row] = await rowsOf<{ id: number }>(
    tx,
    `insert into supplement (company_id, case_id, n, on_day, until_at, currency, before_minor, after_minor, facts, files, zip_sha,
       recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id, n) do nothing returning id`,
    [
      ...[made.companyId, made.caseId, made.n, work.today, made.untilAt, made.currency, made.beforeMinor],
      ...[made.afterMinor, made.facts, JSON.stringify(made.files), made.zipSha, work.now, actorText(work.actor)],
    ],
  );
  return row?.id;
}

/** True the first time. */
export async function markOpened(tx: Tx, companyId: number, id: number, at: Instant): Promise<boolean> {
  return (
    (await tx('supplement').where({ company_id: companyId, id }).whereNull('opened_at').update({ opened_at: at })) > 0
  );
}

export interface AppliedSince {
  readonly id: number;
  readonly itemId: number;
  readonly on: Day;
  readonly document: string;
  readonly type: string;
  readonly amountMinor: number;
}

/** Money and credits put on the case's items since an instant; what was taken back is negative. */
export async function appliedSince(q: Query, caseId: number, since: Instant): Promise<AppliedSince[]> {
  return rowsOf(
    q,
    `select a.id, a.to_item_id as "itemId", a.allocated_on as "on", f.document, f.type, a.amount_minor as "amountMinor"
     from case_item ci join v_allocation a on a.to_item_id = ci.item_id and a.recorded_at > ?
       join v_open_item_ever f on f.item_id = a.from_item_id
     where ci.case_id = ? order by a.allocated_on, f.document, a.to_item_id, a.id`,
    [since, caseId],
  );
}

export interface UntoldMoney {
  readonly caseId: number;
  readonly customerId: number;
  readonly number: string;
  readonly partner: string;
  /** The last of them. */
  readonly allocationId: number;
  /** + came, − went back. */
  readonly minor: number;
  readonly currency: string;
}

/** Of cases that a partner has: what was paid to us on them since it was last told. What cancels itself out is nothing, and what the partner itself passed on is no news to it. */
export async function untoldMoney(q: Query, companyId: number, customers: Concerned): Promise<UntoldMoney[]> {
  const theirs = amongConcerned(q, 'c.customer_id', customers);
  return rowsOf(
    q,
    `select c.id as "caseId", c.customer_id as "customerId", d.number, p.name as partner, i.currency, max(a.id) as "allocationId",
       sum(a.amount_minor) as minor
     from recovery_case c join v_dossier d on d.id = c.dossier_id join v_partner p on p.id = c.partner_id
     join case_item ci on ci.case_id = c.id join v_open_item_ever i on i.item_id = ci.item_id
     join v_allocation a on a.to_item_id = ci.item_id
       and a.recorded_at > coalesce((select max(s.until_at) from supplement s where s.case_id = c.id), c.recorded_at)
       and not exists (select 1 from v_open_item_ever f join v_entry_made_here e on e.id = f.entry_id
         where f.item_id = a.from_item_id and e.identity like 'collected|%')
     where c.company_id = ? and c.state = 'with_partner' ${theirs.sql}
     group by c.id, c.customer_id, d.number, p.name, i.currency having sum(a.amount_minor) <> 0 order by c.id`,
    [companyId, ...theirs.bindings],
  );
}

export interface DisputedSince {
  readonly disputeId: number;
  readonly itemId: number;
  readonly on: Day;
  readonly category: CategoryCode;
  readonly objection: string;
  readonly outcome: DisputeOutcome | null;
  readonly settledOn: Day | null;
}

/** Disputes about the case's items that were raised or settled since an instant. */
export async function disputedSince(q: Query, caseId: number, since: Instant): Promise<DisputedSince[]> {
  return rowsOf(
    q,
    `select d.id as "disputeId", di.item_id as "itemId", d.raised_on as "on", d.category, d.objection, d.outcome,
       d.settled_on as "settledOn"
     from case_item ci join v_dispute_item di on di.item_id = ci.item_id join v_dispute d on d.id = di.dispute_id
     where ci.case_id = ? and d.state <> 'void' and (d.recorded_at > ? or (d.outcome is not null and exists (
       select 1 from v_dispute_move m where m.dispute_id = d.id and m.outcome is not null and m.recorded_at > ?)))
     order by d.raised_on, d.id, di.item_id`,
    [caseId, since, since],
  );
}

export interface PaperSince {
  readonly id: number;
  readonly entryId: number | null;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly datedOn: Day | null;
  readonly recordedAt: Instant;
}

/** Papers attached since an instant to the case's invoices or to the customer as a whole, that may be produced in court. */
export async function papersSince(q: Query, caseId: number, since: Instant): Promise<PaperSince[]> {
  return rowsOf(
    q,
    `select d.id, e.entry_id as "entryId", d.kind, d.title, d.file_name as "fileName", d.media_type as "mediaType", d.sha256, d.bytes,
       d.dated_on as "datedOn", d.recorded_at as "recordedAt"
     from recovery_case c join v_document d on d.company_id = c.company_id and d.customer_id = c.customer_id
       left join (select distinct i.entry_id from case_item ci join v_open_item_ever i on i.item_id = ci.item_id
         where ci.case_id = ?) e on d.about = 'entry/' || e.entry_id
     where c.id = ? and d.visibility = 'court' and d.recorded_at > ?
       and (e.entry_id is not null or d.about = 'customer/' || c.customer_id)
     order by d.id`,
    [caseId, caseId, since],
  );
}
