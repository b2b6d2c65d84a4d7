import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { manyRowsOf, tableOf } from '../platform/rows';
import type { Work } from '../platform/work';

/** Lists of announced proceedings and what of them fits customers: rows in, rows out, a statement however many. */
export interface CheckedCustomer {
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly registerNo: string | null;
  readonly vatNo: string | null;
  readonly country: string | null;
  readonly postcode: string | null;
}

const CUSTOMER = [
  ...(['customerId', 'code', 'name', 'legalName', 'registerNo', 'vatNo', 'country', 'postcode'] as const),
];

/** One row for each address; one without for a customer that has none. Those whose insolvency stands are known already. */
export function checkedCustomers(q: Query, companyId: number): Promise<CheckedCustomer[]> {
  return manyRowsOf<CheckedCustomer>(
    q,
    CUSTOMER,
    `select c.id as "customerId", c.code, c.name, c.legal_name as "legalName", c.register_no as "registerNo", c.vat_no as "vatNo",
       coalesce(c.country, a.country) as country, a.postcode
     from v_customer c left join v_address a on a.customer_id = c.id
     where c.company_id = ? and not exists (select 1 from insolvency i where i.customer_id = c.id and i.ended_on is null)
     order by c.id, a.id`,
    [companyId],
  );
}

export async function insertList(
  tx: Tx,
  work: Work,
  list: { readonly companyId: number; readonly fileName: string; readonly country: string; readonly rows: number },
): Promise<number> {
  const [row] = await tx('insolvency_list')
    .insert({
      ...{ company_id: list.companyId, file_name: list.fileName, country: list.country, row_count: list.rows },
      ...{ on_day: work.today, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export interface KeptKey {
  readonly row: string;
  readonly key: string;
  readonly by: 'number' | 'name';
  readonly on: Day | null;
}

const AT_ONCE = 5_000;

/** What an older list brought already is of this one from now on: it is kept as long as lists bring it. */
export async function insertKeys(tx: Tx, companyId: number, listId: number, keys: readonly KeptKey[]): Promise<void> {
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE).map(({ row, key, by, on }) => ({
      ...{ row_digest: row, key_digest: key, by_what: by, on_day: on },
    }));
    const columns = { row_digest: 'text', key_digest: 'text', by_what: 'text', on_day: 'text' } as const;
    const given = tableOf(tx, columns, some);
    await rowsOf(
      tx,
      `insert into insolvency_key (company_id, list_id, row_digest, key_digest, by_what, on_day)
       select ?, ?, row_digest, key_digest, by_what, on_day from (select distinct * from ${given.sql} as every) as given where true
       on conflict (company_id, row_digest, key_digest) do update set list_id = excluded.list_id`,
      [companyId, listId, ...given.bindings],
    );
  }
}

export interface NewMatch {
  readonly customerId: number;
  readonly row: string;
  readonly by: 'number' | 'name';
  readonly list: string;
  readonly on: Day | null;
  /** JSON, or null. */
  readonly facts: string | null;
}

/** Returns how many are new: what a person decided before is not asked again. */
export async function insertMatches(
  tx: Tx,
  work: Work,
  companyId: number,
  matches: readonly NewMatch[],
): Promise<number> {
  if (matches.length === 0) return 0;
  const given = tableOf(
    tx,
    { customer_id: 'bigint', row_digest: 'text', by_what: 'text', list_name: 'text', on_day: 'text', facts: 'text' },
    matches.map(({ customerId, row, by, list, on, facts }) => ({
      ...{ customer_id: customerId, row_digest: row, by_what: by, list_name: list, on_day: on, facts },
    })),
  );
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into insolvency_match (company_id, customer_id, row_digest, by_what, list_name, on_day, facts, recorded_at, recorded_by)
     select ?, customer_id, row_digest, by_what, list_name, on_day, facts, ?, ? from ${given.sql} as given where true
     on conflict (company_id, row_digest, customer_id) do nothing returning id`,
    [companyId, work.now, actorText(work.actor), ...given.bindings],
  );
  return made.length;
}

/** Rows of all lists that have one of these keys, as far as the customer was not found with that row yet. */
export function keptWith(
  q: Query,
  companyId: number,
  keys: readonly { readonly key: string; readonly customerId: number }[],
): Promise<{ customerId: number; row: string; by: 'number' | 'name'; on: Day | null; list: string }[]> {
  const rows = keys.map(({ key, customerId }) => ({ key_digest: key, customer_id: customerId }));
  const given = tableOf(q, { key_digest: 'text', customer_id: 'bigint' }, rows);
  return rowsOf(
    q,
    `select g.customer_id as "customerId", k.row_digest as "row", max(k.by_what) as "by", max(k.on_day) as "on", max(l.file_name) as "list"
     from ${given.sql} as g join insolvency_key k on k.company_id = ? and k.key_digest = g.key_digest
       join insolvency_list l on l.id = k.list_id
     where not exists (select 1 from insolvency_match m
       where m.company_id = ? and m.row_digest = k.row_digest and m.customer_id = g.customer_id)
     group by g.customer_id, k.row_digest order by g.customer_id, k.row_digest`,
    [...given.bindings, companyId, companyId],
  );
}

export interface Match {
  readonly id: number;
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly by: 'number' | 'name';
  readonly list: string;
  readonly on: Day | null;
  readonly facts: string | null;
}

/** What nobody has decided yet; sure ones first. */
export function openMatches(q: Query, companyId: number, customerId?: number): Promise<Match[]> {
  const of = customerId === undefined ? '' : 'and m.customer_id = ?';
  return rowsOf<Match>(
    q,
    `select m.id, m.customer_id as "customerId", c.code, c.name, m.by_what as "by", m.list_name as "list", m.on_day as "on", m.facts
     from insolvency_match m join v_customer c on c.id = m.customer_id
     where m.company_id = ? and m.decision is null ${of} order by m.by_what desc, m.id`,
    [companyId, ...(customerId === undefined ? [] : [customerId])],
  );
}

/** Of one match, or of all open ones of a customer. Returns how many; the row in clear goes with it: the proceeding has what counts. */
export async function decideMatches(
  tx: Tx,
  work: Work,
  companyId: number,
  { customerId, matchId, as }: { readonly customerId: number; readonly matchId?: number; readonly as: 'recorded' | 'not_this' }, // prettier-ignore
): Promise<number> {
  const of = { company_id: companyId, customer_id: customerId, ...(matchId !== undefined && { id: matchId }) };
  const by = { decision: as, decided_at: work.now, decided_by: actorText(work.actor) };
  return tx('insolvency_match')
    .where(of)
    .whereNull('decision')
    .update({ ...by, facts: null });
}

/** Null: no list was ever imported. */
export async function newestList(q: Query, companyId: number): Promise<{ id: number; on: Day } | null> {
  const [row] = await rowsOf<{ id: number; on: Day }>(
    q,
    `select id, on_day as "on" from insolvency_list where company_id = ? order by on_day desc, id desc limit 1`,
    [companyId],
  );
  return row ?? null;
}
