import { actorText } from '../kernel/actor';
import { settingsOf } from '../companies/store';
import { addDays, type Day } from '../kernel/day';
import { SOURCE_SAID_WORDS } from '../languages/source-said-words';
import { rowsOf, type Tx } from '../platform/db';
import { tableOf, type RowTable } from '../platform/rows';
import type { Work } from '../platform/work';
import { isCategory, ruleOf, type CategoryRules } from './category';
import type { DisputeState } from './dispute';
import { addMoves, LAST_ALLOCATION } from './move.store';

/** Disputes that an imported list says there are: many at once, one per item, and never a second time for the same item. */
export interface ListedDispute {
  readonly companyId: number;
  readonly itemId: number;
  /** Empty, or more than is open: whatever is open. Minor units. */
  readonly amountMinor: number | null;
  /** What the list says; an unknown category becomes `other`. */
  readonly category?: string | null;
  readonly objection?: string | null;
  /** Empty: today. */
  readonly raisedOn?: Day | null;
  readonly importId: number;
}

export interface ListedRaised {
  readonly disputeId: number;
  readonly itemId: number;
  readonly customerId: number;
}

/** Items that have nothing open, are in a live dispute, or were raised by a list before are left alone. */
export async function insertListed(
  tx: Tx,
  work: Work,
  companyId: number,
  rows: readonly ListedDispute[],
): Promise<ListedRaised[]> {
  const { disputeCategories } = await settingsOf(tx, companyId);
  const given = tableOf(
    tx,
    COLUMNS,
    rows.map((row) => ({
      ...listedRow(row, disputeCategories, work.today),
      objection: row.objection?.trim() || null,
    })),
  );
  const made = await insertDisputes(tx, work, companyId, given);
  if (made.length === 0) return [];
  const wished = new Map(rows.map((row) => [row.itemId, row.amountMinor]));
  const items = tableOf(
    tx,
    { dispute_id: 'bigint', item_id: 'bigint', amount_minor: 'bigint' },
    made.map((row) => ({
      dispute_id: row.disputeId,
      item_id: row.itemId,
      amount_minor: wished.get(row.itemId),
    })),
  );
  await tx.raw(
    `insert into dispute_item (dispute_id, item_id, amount_minor, open_minor, after_allocation_id)
     select g.dispute_id, g.item_id, case when g.amount_minor between 1 and v.open_minor - 1 then g.amount_minor end,
       v.open_minor, ${LAST_ALLOCATION}
     from ${items.sql} as g join v_open_item v on v.item_id = g.item_id where true`,
    [...items.bindings],
  );
  await addMoves(
    tx,
    work,
    made.map((row) => ({
      disputeId: row.disputeId,
      from: null,
      to: 'new',
      onDay: row.raisedOn,
      reviewOn: row.reviewOn,
    })),
  );
  return made;
}

const COLUMNS = {
  item_id: 'bigint',
  category: 'text',
  owner: 'text',
  objection: 'text',
  raised_on: 'text',
  review_on: 'text',
  key: 'text',
  import_id: 'bigint',
} as const;

/** What stands for an item that a list calls disputed: raised once, whatever becomes of it. */
const keyOf = (itemId: number): string => `item/${itemId}`;

function listedRow(row: ListedDispute, rules: CategoryRules, today: Day): Record<string, unknown> {
  const category =
    row.category !== null && row.category !== undefined && isCategory(row.category) ? row.category : 'other';
  const raisedOn = row.raisedOn ?? today;
  const rule = ruleOf(category, rules);
  return {
    item_id: row.itemId,
    category,
    owner: rule.owner,
    raised_on: raisedOn > today ? today : raisedOn,
    review_on: addDays(today, rule.answerDays),
    key: keyOf(row.itemId),
    import_id: row.importId,
  };
}

type Inserted = ListedRaised & { readonly raisedOn: Day; readonly reviewOn: Day };

/** What an objection says that the list did not give: in the language of the company. */
const { en, ...others } = SOURCE_SAID_WORDS;
const LISTED = `(select case substr(language, 1, 2) ${Object.keys(others)
  .map((language) => `when '${language}' then cast(? as text)`)
  .join(' ')} else cast(? as text) end from v_company where id = v.company_id)`;
const SAID = [...Object.values(others), en].map(({ listed }) => listed);

async function insertDisputes(tx: Tx, work: Work, companyId: number, given: RowTable): Promise<Inserted[]> {
  const rows = await rowsOf<Omit<Inserted, 'itemId'> & { key: string }>(
    tx,
    `insert into dispute (company_id, customer_id, state, category, owner, objection, raised_on, review_on, key, import_id,
       recorded_at, recorded_by)
     select v.company_id, v.customer_id, 'new', g.category, g.owner, coalesce(g.objection, ${LISTED}), g.raised_on, g.review_on, g.key,
       g.import_id, ?, ?
     from ${given.sql} as g join v_open_item v on v.item_id = g.item_id and v.company_id = ?
     where v.amount_minor > 0 and v.open_minor > 0 and not exists (
       select 1 from dispute_item di join dispute d on d.id = di.dispute_id
       where di.item_id = g.item_id and d.state not in ('confirmed', 'void'))
     on conflict (company_id, key) where key is not null do nothing
     returning id as "disputeId", customer_id as "customerId", raised_on as "raisedOn", review_on as "reviewOn", key`,
    [...SAID, work.now, actorText(work.actor), ...given.bindings, companyId],
  );
  return rows.map(({ key, ...row }) => ({ ...row, itemId: Number(key.slice('item/'.length)) }));
}

/** Disputes of these items that a list raised and people have closed since: the list and we do not agree. */
export async function closedButListed(
  tx: Tx,
  companyId: number,
  rows: readonly ListedDispute[],
): Promise<{ disputeId: number; customerId: number; document: string }[]> {
  const given = tableOf(
    tx,
    { key: 'text', item_id: 'bigint' },
    rows.map((row) => ({ key: keyOf(row.itemId), item_id: row.itemId })),
  );
  return rowsOf(
    tx,
    `select d.id as "disputeId", d.customer_id as "customerId", v.document
     from ${given.sql} as g join dispute d on d.company_id = ? and d.key = g.key
     join v_open_item v on v.item_id = g.item_id
     where d.state = 'confirmed' and v.open_minor > 0 and not exists (
       select 1 from dispute_item di join dispute live on live.id = di.dispute_id
       where di.item_id = g.item_id and live.state not in ('confirmed', 'void'))`,
    [...given.bindings, companyId],
  );
}

/** Takes back what an import raised, as if it had never been. Returns the disputes. */
export async function voidListed(tx: Tx, work: Work, companyId: number, importId: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number; state: DisputeState; reviewOn: Day; lastOn: Day }>(
    tx,
    `select d.id, d.state, d.review_on as "reviewOn", (select max(m.on_day) from dispute_move m where m.dispute_id = d.id) as "lastOn"
     from dispute d where d.company_id = ? and d.import_id = ? and d.state <> 'void' order by d.id`,
    [companyId, importId],
  );
  await addMoves(
    tx,
    work,
    rows.map((row) => ({
      disputeId: row.id,
      from: row.state,
      to: 'void',
      onDay: row.lastOn > work.today ? row.lastOn : work.today,
      reviewOn: row.reviewOn,
      note: 'its import was undone',
    })),
  );
  await tx('dispute')
    .where({ company_id: companyId, import_id: importId })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor), key: null });
  return rows.map((row) => row.id);
}
