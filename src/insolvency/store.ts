import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
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

/** The items that were looked at for each proceeding that stands. */
export async function itemsOfProceedings(
  q: Query,
  companyId: number,
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const rows = await rowsOf<{ insolvencyId: number; itemId: number }>(
    q,
    `select x.insolvency_id as "insolvencyId", x.item_id as "itemId" from insolvency_item x
     join insolvency i on i.id = x.insolvency_id where i.company_id = ? and i.ended_on is null`,
    [companyId],
  );
  const items = grouped(rows, ({ insolvencyId }) => insolvencyId);
  return new Map([...items].map(([id, all]) => [id, new Set(all.map(({ itemId }) => itemId))]));
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
