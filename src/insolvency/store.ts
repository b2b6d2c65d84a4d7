import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { NewProceeding, Outcome, Proceeding } from './proceeding';
import type { Side } from './split';

/** Proceedings over customers: rows in, rows out. They are never deleted: one entered in error says so. */
interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

export async function insertProceeding(
  tx: Tx,
  work: Work,
  { companyId, customerId }: Whose,
  made: NewProceeding,
): Promise<number> {
  const [row] = await tx('insolvency')
    .insert({
      ...{ company_id: companyId, customer_id: customerId, kind: made.kind, source: made.source },
      ...{ opened_on: made.openedOn, published_on: made.publishedOn, proof_by: made.proofBy },
      ...{ court: made.court, number: made.number },
      ...{ administrator: made.administrator, administrator_email: made.administratorEmail },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  assert(row !== undefined, 'a proceeding without a number');
  return row.id;
}

/** One statement however many there are. */
export async function insertSides(tx: Tx, insolvencyId: number, sides: readonly Side[]): Promise<void> {
  if (sides.length === 0) return;
  const given = tableOf(
    tx,
    { item_id: 'bigint', supplied_on: 'text', presumed: 'bigint', by_hand: 'bigint', frozen: 'bigint', open_minor: 'bigint', currency: 'text' },
    sides.map((side) => ({
      ...{ item_id: side.itemId, supplied_on: side.suppliedOn, open_minor: side.openMinor, currency: side.currency },
      ...{ presumed: Number(side.presumed), by_hand: Number(side.byHand), frozen: Number(side.frozen) },
    })),
  ); // prettier-ignore
  await rowsOf(
    tx,
    `insert into insolvency_item (insolvency_id, item_id, supplied_on, presumed, by_hand, frozen, open_minor, currency)
     select ?, item_id, supplied_on, presumed, by_hand, frozen, open_minor, currency from ${given.sql} as given where true`,
    [insolvencyId, ...given.bindings],
  );
}

/** The latest first; `customerId`: only this customer's. */
export async function proceedingsOf(q: Query, companyId: number, customerId?: number): Promise<Proceeding[]> {
  const of = customerId === undefined ? '' : 'and i.customer_id = ?';
  return rowsOf<Proceeding>(
    q,
    `select i.id, i.customer_id as "customerId", c.code as customer, i.kind, i.opened_on as "openedOn",
       i.published_on as "publishedOn", i.court, i.number, i.administrator,
       i.administrator_email as "administratorEmail", i.source, i.proof_by as "proofBy",
       i.proof_sent_on as "proofSentOn", i.ended_on as "endedOn", i.outcome
     from insolvency i join v_customer c on c.id = i.customer_id where i.company_id = ? ${of} order by i.id desc`,
    [companyId, ...(customerId === undefined ? [] : [customerId])],
  );
}

/** The proceedings that stand over a customer of whom something is open that was not looked at: few, and mostly none. */
export async function notLookedThrough(q: Query, companyId: number, today: Day): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select i.id from insolvency i where i.company_id = ? and i.ended_on is null and exists (
       select 1 from v_open_item v where v.company_id = i.company_id and v.customer_id = i.customer_id and v.open_minor <> 0
         and v.issued_on <= ? and not exists (select 1 from insolvency_item x where x.insolvency_id = i.id and x.item_id = v.item_id))
     order by i.id`,
    [companyId, today],
  );
  return rows.map(({ id }) => id);
}

/** Of each document that was looked at, whether it is frozen. */
export async function sidesOf(q: Query, insolvencyId: number): Promise<ReadonlyMap<number, boolean>> {
  const rows = await rowsOf<{ itemId: number; frozen: number }>(
    q,
    `select item_id as "itemId", frozen from insolvency_item where insolvency_id = ?`,
    [insolvencyId],
  );
  return new Map(rows.map(({ itemId, frozen }) => [itemId, Boolean(frozen)]));
}

export async function markProofSent(tx: Tx, id: number, sent: { on: Day; way: string }): Promise<void> {
  await tx('insolvency').where({ id }).update({ proof_sent_on: sent.on, proof_sent_way: sent.way });
}

export async function endProceeding(
  tx: Tx,
  work: Work,
  id: number,
  end: { outcome: Outcome; why: string },
): Promise<void> {
  const by = { ended_on: work.today, ended_at: work.now, ended_by: actorText(work.actor) };
  await tx('insolvency')
    .where({ id })
    .update({ ...by, outcome: end.outcome, end_why: end.why });
}
