import { actorText } from '../kernel/actor';
import { amongConcerned, type Concerned } from '../ledger/subscription.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf, type RowTable } from '../platform/rows';
import type { Work } from '../platform/work';
import { BOOKED_HERE } from './booking';

/** Money that debtors paid to us directly while a partner has the case: what of it is not kept yet, and what of it went back. */
export interface CameDirectly {
  readonly caseId: number;
  readonly allocationId: number;
  readonly on: string;
  readonly currency: string;
  readonly grossMinor: number;
  /** Empty: principal. */
  readonly charge: string | null;
  readonly entryId: number;
}

export interface Whose {
  readonly companyId: number;
  readonly customers: Concerned;
}

/** Cases `k` of these customers. */
function theirs(q: Query, { companyId, customers }: Whose): RowTable {
  const { sql, bindings } = amongConcerned(q, 'k.customer_id', customers);
  return { sql: `k.company_id = ? ${sql}`, bindings: [companyId, ...bindings] };
}

/**
 * What was applied in the very instant of the hand-over counts as before it: which came first nobody can tell, and no commission is
 * counted on money that may have been there already.
 */
const WHILE_THERE = `a.allocated_on >= k.handed_over_on and a.recorded_at > k.recorded_at
  and (k.ended_on is null or a.allocated_on <= k.ended_on) and k.state <> 'undone'`;
const OF_A_PAYMENT = `f.type = 'payment' and f.cancelled_at is null
  and not exists (select 1 from v_entry e where e.id = f.entry_id and e.identity like '${BOOKED_HERE}|%')`;
const STANDS = `a.reverses_id is null and not exists (select 1 from v_allocation r where r.reverses_id = a.id)`;

export async function directNotKept(q: Query, whose: Whose): Promise<CameDirectly[]> {
  const { sql: own, bindings } = theirs(q, whose);
  const fresh = `not exists (select 1 from collected c where c.company_id = k.company_id and c.case_id = k.id and c.source = 'allocation/' || a.id)`;
  return rowsOf<CameDirectly>(
    q,
    `select k.id as "caseId", a.id as "allocationId", a.allocated_on as "on", f.currency, a.amount_minor as "grossMinor",
       null as charge, f.entry_id as "entryId"
     from v_case k join v_case_item ci on ci.case_id = k.id join v_allocation a on a.to_item_id = ci.item_id
       join v_open_item_ever f on f.item_id = a.from_item_id
     where ${own} and ${WHILE_THERE} and ${OF_A_PAYMENT} and ${STANDS} and ${fresh}
     union all
     select k.id, a.id, a.allocated_on, f.currency, a.amount_minor, h.kind, f.entry_id
     from v_case k join v_charge_ever h on h.customer_id = k.customer_id and exists (
         select 1 from v_case_item ci join v_open_item_ever i on i.item_id = ci.item_id where ci.case_id = k.id and i.entry_id = h.entry_id)
       join v_allocation a on a.to_charge_id = h.id join v_open_item_ever f on f.item_id = a.from_item_id
     where ${own} and ${WHILE_THERE} and ${OF_A_PAYMENT} and ${STANDS} and ${fresh}
     order by 2`,
    [...bindings, ...bindings],
  );
}

export interface WentBack {
  readonly id: number;
  readonly caseId: number;
}

/** Kept as direct money, and its allocation does not stand any more. */
export async function directGone(q: Query, whose: Whose): Promise<WentBack[]> {
  const { sql: own, bindings } = theirs(q, whose);
  return rowsOf<WentBack>(
    q,
    `select c.id, c.case_id as "caseId" from v_collected c join v_case k on k.id = c.case_id
     where ${own} and c.way = 'direct' and exists (
       select 1 from v_allocation r where r.reverses_id = cast(substr(c.source, 12) as bigint)) order by c.id`,
    bindings,
  );
}

export async function endDirect(tx: Tx, work: Work, rows: readonly WentBack[], why: string): Promise<void> {
  const given = tableOf(tx, { id: 'bigint' }, rows.map(({ id }) => ({ id }))); // prettier-ignore
  await rowsOf(
    tx,
    `update collected set ended_at = ?, ended_by = ?, ended_why = ? where ended_at is null and id in (select id from ${given.sql} as given)`,
    [work.now, actorText(work.actor), why, ...given.bindings],
  );
}

/** Cases with money whose agreed fees are others now than those by which it was counted. */
export async function countedOtherwise(q: Query, whose: Whose): Promise<number[]> {
  const { sql: own, bindings } = theirs(q, whose);
  const rows = await rowsOf<{ caseId: number }>(
    q,
    `select distinct c.case_id as "caseId" from v_collected c join v_case k on k.id = c.case_id
     where ${own} and coalesce(c.fee_model_id, 0) <> coalesce(k.fee_model_id, 0) order by 1`,
    bindings,
  );
  return rows.map(({ caseId }) => caseId);
}
