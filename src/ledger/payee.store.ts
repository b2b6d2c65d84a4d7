import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { CustomerRange } from './hold';
import type { AssignedItem, Payees } from './payee';

/** Claims that others hold, and where they are paid: rows out. */
interface Row {
  readonly itemId: number;
  readonly customerId: number;
  readonly holderId: number;
  readonly holder: string;
  readonly on: Day;
  readonly notified: number;
  readonly chase: number;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly accountHolder: string | null;
  readonly bankName: string | null;
}

/** One statement, however many customers. */
export async function assignedItems(q: Query, range: CustomerRange, asOn: Day): Promise<AssignedItem[]> {
  const rows = await rowsOf<Row>(
    q,
    `${SELECT} where a.company_id = ? and a.customer_id between ? and ? and a.assigned_on <= ? and i.open_minor > 0 order by i.item_id, p.id desc`,
    [range.companyId, range.first, range.last, asOn],
  );
  return once(rows).map(assignedFrom);
}

/** Where these items are paid, of those that are paid to a holder that lets us ask. */
export async function payeesOf(q: Query, companyId: number, itemIds: readonly number[]): Promise<Payees> {
  if (itemIds.length === 0) return new Map();
  const given = tableOf(q, { id: 'bigint' }, itemIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<Row>(
    q,
    `${SELECT} where a.company_id = ? and i.item_id in (select id from ${given.sql} as given) order by i.item_id, p.id desc`,
    [companyId, ...given.bindings],
  );
  return payeesIn(once(rows).map(assignedFrom));
}

export const payeesIn = (assigned: readonly AssignedItem[]): Payees =>
  new Map(
    assigned.flatMap(({ itemId, payee, stands }) => (payee === null || stands !== null ? [] : [[itemId, payee]])),
  );

const SELECT = `select i.item_id as "itemId", i.customer_id as "customerId", a.holder_id as "holderId", a.holder, a.assigned_on as "on",
  a.notified, a.we_chase as chase, p.iban, p.bic, p.holder as "accountHolder", p.bank_name as "bankName"
  from v_assignment a join v_open_item i on i.entry_id = a.entry_id
  left join v_payee_account p on p.company_id = a.company_id and p.payee_id = a.holder_id and p.currency = i.currency`;

/** The account that came last, where there were several. */
const once = (rows: readonly Row[]): Row[] => rows.filter(({ itemId }, at) => rows[at - 1]?.itemId !== itemId);

function assignedFrom(row: Row): AssignedItem {
  const { itemId, customerId, holder, holderId, on, notified, chase, iban, bic, accountHolder, bankName } = row;
  const account = iban === null || accountHolder === null ? null : { iban, bic, holder: accountHolder, bankName };
  const payee = notified === 1 && account !== null ? { holderId, holder, account } : null;
  const stands = chase === 0 ? 'holder_asks' : notified === 1 && payee === null ? 'no_account' : null;
  return { itemId, customerId, holder, on, stands, payee };
}

/** Of these items, those that anybody but us ever held. */
export async function everAssigned(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (itemIds.length === 0) return new Set();
  const given = tableOf(q, { id: 'bigint' }, itemIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    q,
    `select i.item_id as id from v_open_item i where i.company_id = ? and i.item_id in (select id from ${given.sql} as given)
     and exists (select 1 from v_assignment_moved m where m.entry_id = i.entry_id)`,
    [companyId, ...given.bindings],
  );
  return new Set(rows.map(({ id }) => id));
}
