import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { PartnerKind } from '../mandates/partner';
import type { CaseState, Outcome } from './case';
import type { Stage } from './course';

/** A case as its pages show it: the file it is about, its items, and what came in since. Amounts in minor units. */
export interface CaseView {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly dossierId: number;
  readonly number: string;
  readonly version: number;
  readonly currency: string;
  readonly keyDate: Day;
  readonly principalMinor: number;
  readonly pages: number;
  readonly pdfSha: string;
  readonly zipSha: string;
  readonly manifestSha: string;
  readonly partnerId: number;
  readonly partner: string;
  readonly partnerKind: PartnerKind;
  readonly partnerEmail: string | null;
  readonly state: CaseState;
  readonly handedOverOn: Day;
  readonly endedOn: Day | null;
  readonly outcome: Outcome | null;
  readonly recordedAt: Instant;
  readonly stage: Stage;
  readonly stagedOn: Day;
  /** Whose account the mandate names for what the debtor pays. */
  readonly payTo: 'ours' | 'partner';
  /** The partner's own number. */
  readonly partnerRef: string | null;
  readonly quoteId: number | null;
  /** What was agreed for it. */
  readonly feeModelId: number | null;
  /** Of the oldest item on the day of the hand-over. */
  readonly ageDays: number | null;
  readonly pausedUntil: Day | null;
  /** Until then it is placed nowhere else. */
  readonly exclusiveUntil: Day | null;
  /** What the settlement came to. */
  readonly settledMinor: number | null;
  readonly endWhy: string | null;
  /** The named collector at the partner, as JSON: see handler.ts. */
  readonly handler: string | null;
  /** Who of us follows it, by email; null: the collector of the customer. */
  readonly clerk: string | null;
  readonly collector: string | null;
}

export async function caseById(q: Query, companyId: number, id: number): Promise<CaseView | undefined> {
  const [row] = await rowsOf<CaseView>(
    q,
    `select k.id, k.company_id as "companyId", k.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", d.id as "dossierId",
       d.number, d.version, d.currency, d.key_date as "keyDate", d.principal_minor as "principalMinor", d.pages,
       d.pdf_sha as "pdfSha", d.zip_sha as "zipSha", d.manifest_sha as "manifestSha", p.id as "partnerId", p.name as partner,
       p.kind as "partnerKind", p.email as "partnerEmail", k.state, k.handed_over_on as "handedOverOn",
       k.ended_on as "endedOn", k.outcome, k.recorded_at as "recordedAt", k.stage,
       k.staged_on as "stagedOn", k.partner_ref as "partnerRef", k.quote_id as "quoteId", k.fee_model_id as "feeModelId", k.age_days as "ageDays",
       k.paused_until as "pausedUntil", k.exclusive_until as "exclusiveUntil", k.settled_minor as "settledMinor", k.end_why as "endWhy",
       k.pay_to as "payTo", k.handler, k.clerk, c.collector
     from recovery_case k join v_dossier d on d.id = k.dossier_id join v_customer c on c.id = k.customer_id
       join v_partner p on p.id = k.partner_id
     where k.company_id = ? and k.id = ?`,
    [companyId, id],
  );
  return row;
}

export interface CaseItem {
  readonly itemId: number;
  readonly entryId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly amountMinor: number;
  readonly claimedMinor: number;
  readonly openMinor: number;
  readonly cameInMinor: number;
}

/** What the partner has, oldest due first, with what came in for each since the hand-over. */
export async function itemsOfCase(q: Query, { id, dossierId, handedOverOn }: CaseView): Promise<CaseItem[]> {
  return rowsOf(
    q,
    `select i.item_id as "itemId", i.entry_id as "entryId", i.document, i.part, i.parts, i.issued_on as "issuedOn", i.due_on as "dueOn",
       i.amount_minor as "amountMinor", coalesce(d.claimed_minor, (select max(x.claimed_minor) from recovery_case m join v_dossier_item x on x.dossier_id = m.dossier_id
         where m.merged_into = ci.case_id and x.item_id = i.item_id)) as "claimedMinor", i.open_minor as "openMinor",
       coalesce((select sum(a.amount_minor) from v_allocation a
         where a.to_item_id = i.item_id and a.allocated_on >= ?), 0) as "cameInMinor"
     from case_item ci join v_open_item_ever i on i.item_id = ci.item_id
       left join v_dossier_item d on d.dossier_id = ? and d.item_id = ci.item_id
     where ci.case_id = ? order by i.due_on, i.item_id`,
    [handedOverOn, dossierId, id],
  );
}

export interface CameIn {
  readonly on: Day;
  readonly document: string;
  readonly type: string;
  readonly amountMinor: number;
}

/** Payments and credits applied to its items since the hand-over, newest first; what was taken back is negative. */
export async function cameInFor(q: Query, { id, handedOverOn }: CaseView): Promise<CameIn[]> {
  return rowsOf(
    q,
    `select a.allocated_on as "on", f.document, f.type, sum(a.amount_minor) as "amountMinor"
     from case_item ci join v_allocation a on a.to_item_id = ci.item_id and a.allocated_on >= ?
       join v_open_item_ever f on f.item_id = a.from_item_id
     where ci.case_id = ? group by a.allocated_on, f.document, f.type order by a.allocated_on desc, f.document limit 200`,
    [handedOverOn, id],
  );
}
