import { escaped } from '../customers/sought';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Open invoices by the last safe day to bring them to a court, as the clock counted it. Amounts in minor units. */
export interface LimitedRow {
  readonly itemId: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly customerCode: string;
  readonly collector: string | null;
  readonly document: string;
  readonly currency: string;
  readonly openMinor: number;
  readonly dueOn: Day | null;
  readonly law: string;
  readonly endsOn: Day;
  readonly latestOn: Day | null;
  readonly fileBy: Day;
  readonly sure: number;
  readonly doubts: string;
  readonly countedOn: Day;
}

export interface LimitedQuestion {
  readonly companyId: number;
  /** Filed by then at the latest. */
  readonly until: Day;
  /** A part of the document number, or of the customer's name or number. */
  readonly text: string;
  readonly customer: string;
  readonly collector: string;
  readonly offset: number;
  readonly limit: number;
}

export async function limitedRows(q: Query, asked: LimitedQuestion): Promise<LimitedRow[]> {
  const { companyId, until, text, customer, collector, offset, limit } = asked;
  const like = `%${escaped(text.toLowerCase())}%`;
  return rowsOf<LimitedRow>(
    q,
    `select i.item_id as "itemId", i.customer_id as "customerId", c.name as "customerName", c.code as "customerCode", c.collector, i.document,
       i.currency, i.open_minor as "openMinor", i.due_on as "dueOn", l.law, l.ends_on as "endsOn", l.latest_on as "latestOn",
       l.file_by as "fileBy", l.sure, l.doubts, l.counted_on as "countedOn"
     from v_limitation l join v_open_item i on i.item_id = l.item_id and i.open_minor > 0 join v_customer c on c.id = i.customer_id
     where l.company_id = ? and l.file_by <= ? and (? = '' or c.code = ?) and (? = '' or c.collector = ?)
       and (lower(i.document) like ? escape '\\' or lower(c.name) like ? escape '\\' or lower(c.code) like ? escape '\\')
     order by l.file_by, i.item_id limit ? offset ?`,
    [companyId, until, customer, customer, collector, collector, like, like, like, limit, offset],
  );
}

export interface LastDay {
  readonly endsOn: Day;
  readonly fileBy: Day;
  readonly sure: number;
}

/** The last day of each of these, as it was counted. */
export async function lastDaysOf(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, LastDay>> {
  const given = tableOf(q, { id: 'bigint' }, itemIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<LastDay & { itemId: number }>(
    q,
    `select item_id as "itemId", ends_on as "endsOn", file_by as "fileBy", sure from v_limitation
     where company_id = ? and ends_on is not null and item_id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return new Map(rows.map(({ itemId, ...day }) => [itemId, day]));
}

/** How many must be filed by that day. */
export async function limitedCount(q: Query, companyId: number, until: Day): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from v_limitation l join v_open_item i on i.item_id = l.item_id and i.open_minor > 0
     where l.company_id = ? and l.file_by <= ?`,
    [companyId, until],
  );
  return row?.n ?? 0;
}
