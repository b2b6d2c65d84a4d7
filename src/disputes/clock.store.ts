import type { Day } from '../kernel/day';
import type { Dependent, DependentSource } from '../ledger/dependents';
import { amongConcerned, type Concerned } from '../ledger/subscription.store';
import { dialectOf, rowsOf, type Query, type Tx } from '../platform/db';
import type { SituatedItem, Situation } from './closing';
import { awaitsReviewSql } from './move.store';
import { CREDITED, JUSTIFIED, CHARGES_OPEN } from './store';

/** What the clock and an undo ask of disputes: their situation in the ledger, whose review is past, what rests on an import. */
interface SituationRow extends Omit<Situation, 'items'>, Required<SituatedItem> {}

export type SituatedDispute = Situation & { readonly customerId: number; readonly reviewOn: Day; readonly lastOn: Day };

/**
 * Disputes that the ledger may close or bring back, of these customers or of all. They are held until the transaction ends,
 * so that nobody moves them meanwhile. One statement, and one to hold them.
 */
export async function situations(tx: Tx, companyId: number, customers: Concerned): Promise<SituatedDispute[]> {
  const theirs = amongConcerned(tx, 'd.customer_id', customers);
  const bindings = [companyId, ...theirs.bindings];
  if (dialectOf(tx) === 'postgres') {
    const held = `select d.id from dispute d where d.company_id = ? and d.state <> 'void' ${theirs.sql} order by d.id for update of d`;
    await tx.raw(held, bindings);
  }
  const rows = await rowsOf<SituationRow & { customerId: number; reviewOn: Day; lastOn: Day }>(
    tx,
    `select d.id as "disputeId", d.customer_id as "customerId", d.state, d.outcome, d.resumes_on as "resumesOn",
       d.review_on as "reviewOn", m.cause as "lastCause", m.from_state as "lastFrom", m.on_day as "lastOn",
       di.item_id as "itemId", case when di.amount_minor = 0 then ${CHARGES_OPEN} else v.open_minor end as "openMinor",
       case when di.amount_minor = 0 then 1 else 0 end as "ofCharges", ${CREDITED} as "creditedMinor", ${JUSTIFIED} as "justifiedMinor"
     from dispute d
     join dispute_move m on m.id = (select max(x.id) from dispute_move x where x.dispute_id = d.id)
     join dispute_item di on di.dispute_id = d.id
     join v_open_item_ever v on v.item_id = di.item_id
     where d.company_id = ? and d.state <> 'void' and (d.state <> 'confirmed' or m.cause in ('paid', 'credited'))
       ${theirs.sql}
     order by d.id, di.item_id`,
    bindings,
  );
  const found = new Map<number, SituatedDispute & { items: SituatedItem[] }>();
  for (const { itemId, openMinor, creditedMinor, justifiedMinor, ofCharges, ...situation } of rows) {
    const one = found.get(situation.disputeId) ?? { ...situation, items: [] };
    one.items.push({ itemId, openMinor, creditedMinor, justifiedMinor, ofCharges });
    found.set(situation.disputeId, one);
  }
  return [...found.values()];
}

export interface Overlooked {
  readonly disputeId: number;
  readonly customerId: number;
  readonly owner: string;
  readonly reviewOn: Day;
  readonly objection: string;
}

/** Live disputes whose review day is before the day. */
export async function overlooked(q: Query, companyId: number, today: Day): Promise<Overlooked[]> {
  return rowsOf<Overlooked>(
    q,
    `select id as "disputeId", customer_id as "customerId", owner, review_on as "reviewOn", objection
     from dispute where company_id = ? and state not in ('confirmed', 'void') and review_on < ?
       and ${awaitsReviewSql('state', 'outcome')} order by id`,
    [companyId, today],
  );
}

/** Disputes on what an import brought: its own go with it, those that people raised keep it from being undone. */
export function disputeDependents(q: Query): DependentSource {
  return async ({ companyId, importId }) => {
    const rows = await rowsOf<{ id: number; own: number; document: string }>(
      q,
      `select d.id, max(case when d.import_id = ? then 1 else 0 end) as own, min(v.document) as document
       from dispute d join dispute_item di on di.dispute_id = d.id join v_open_item_ever v on v.item_id = di.item_id
       where d.company_id = ? and d.state <> 'void' and (d.import_id = ? or v.import_id = ?)
       group by d.id order by d.id`,
      [importId, companyId, importId, importId],
    );
    return rows.map((row): Dependent => ({
      ref: `dispute/${row.id}`,
      what: `dispute about ${row.document}`,
      about: row.document,
      effect: row.own === 1 ? 'withdraw' : 'blocks',
    }));
  };
}
