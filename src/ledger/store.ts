import type { Day, Instant } from '../kernel/day';
import type { Ids } from '../kernel/ids';
import { Refusal } from '../kernel/result';
import { rowsOf, type Query } from '../platform/db';
import { manyRowsOf, tableOf } from '../platform/rows';
import { asKnown, openOn, type LaterChange } from './as-known';
import type { CustomerRange, Hold, HoldSource } from './hold';
import { isCredit, labelOf, type OpenItem } from './open-item';
import { within } from './range.store';

/**
 * What is owed, read: open items as of any day and as known at any moment, balances, holds. Stored amounts are those of
 * now; an earlier day is read by taking back what was allocated since.
 */
const FIELDS = [
  'itemId', 'companyId', 'customerId', 'entryId', 'part', 'parts', 'type', 'document', 'issuedOn', 'dueOn', 'dueBy',
  'currency', 'amountMinor', 'presumedSettledOn', 'withheld', 'withheldUntil', 'openingStep', 'openingStepOn',
  'supplyOn', 'deliveryOn', 'orderNo', 'poNo', 'subject', 'site', 'billedEntity', 'paymentMethod', 'paymentReference',
  'basis', 'recordedAt', 'importId',
] as const satisfies readonly (keyof OpenItem)[]; // prettier-ignore
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const ITEM = FIELDS.map((field) => `v.${columnOf(field)} as "${field}"`).join(', ');
const SHOWN: readonly (keyof OpenItem)[] = [...FIELDS, 'openMinor'];
const ORDER = `order by "customerId", currency, "dueOn" nulls last, "itemId"`;

/**
 * The items with something open on a day, credits too, ordered by customer, currency, due day. `knownAt` empty: as known
 * now; else as it was known at that instant, later bookings, changes and allocations left out.
 */
export async function openItemsInRange(
  q: Query,
  range: CustomerRange,
  asOn: Day,
  knownAt: Instant | null = null,
): Promise<OpenItem[]> {
  if (knownAt !== null) return itemsKnownAt(q, range, asOn, knownAt);
  const scope = [range.companyId, range.first, range.last];
  return manyRowsOf<OpenItem>(
    q,
    SHOWN,
    `with ${laterMoves('allocated_on > ?')}
     select ${ITEM}, v.open_minor + coalesce(later.minor, 0) as "openMinor"
     from v_open_item v left join later on later.item_id = v.item_id
     where v.company_id = ? and v.customer_id between ? and ? and v.open_minor <> 0 and v.issued_on <= ?
       and v.open_minor + coalesce(later.minor, 0) <> 0
     union all
     select ${ITEM}, later.minor as "openMinor"
     from later join v_open_item v on v.item_id = later.item_id
     where v.open_minor = 0 and later.minor <> 0 and v.issued_on <= ?
     ${ORDER}`,
    [...scope, asOn, ...scope, asOn, ...scope, asOn, asOn],
  );
}

async function itemsKnownAt(q: Query, range: CustomerRange, asOn: Day, knownAt: Instant): Promise<OpenItem[]> {
  const scope = [range.companyId, range.first, range.last];
  const since = [asOn, knownAt];
  const items = await manyRowsOf<OpenItem>(
    q,
    SHOWN,
    `with ${laterMoves('(allocated_on > ? or recorded_at > ?)')}
     select ${ITEM}, case when v.cancelled_at is null then v.open_minor else v.amount_minor end + coalesce(later.minor, 0) as "openMinor"
     from v_open_item_ever v left join later on later.item_id = v.item_id
     where v.entry_id in (select id from entry where company_id = ? and customer_id between ? and ?) and v.recorded_at <= ?
       and (v.cancelled_at is null or v.cancelled_at > ?)
     ${ORDER}`,
    [...scope, ...since, ...scope, ...since, ...scope, knownAt, knownAt],
  );
  const changes = await rowsOf<LaterChange>(
    q,
    `select c.entry_id as "entryId", c.part, c.field, c.before from entry_change c join entry e on e.id = c.entry_id
     where e.company_id = ? and e.customer_id between ? and ? and c.recorded_at > ? order by c.id desc`,
    [...scope, knownAt],
  );
  return openOn(asKnown(items, changes), asOn);
}

/** What must be taken back of the stored amounts; bound twice: company, first, last and the values of `condition`. */
function laterMoves(condition: string): string {
  const scope = `company_id = ? and customer_id between ? and ? and ${condition}`;
  return `later as (
    select item_id, sum(minor) as minor from (
      select to_item_id as item_id, amount_minor as minor from allocation where ${scope} and to_item_id is not null
      union all
      select from_item_id as item_id, -amount_minor as minor from allocation where ${scope}
    ) moves group by item_id)`;
}

/** These items as they stand now, whatever is open of them; those of other companies are left out. */
export async function openItemsOf(q: Query, companyId: number, itemIds: readonly number[]): Promise<OpenItem[]> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    itemIds.map((id) => ({ id })),
  );
  return rowsOf<OpenItem>(
    q,
    `select ${ITEM}, v.open_minor as "openMinor" from v_open_item v
     where v.company_id = ? and v.item_id in (select id from ${wanted.sql} as wanted) ${ORDER}`,
    [companyId, ...wanted.bindings],
  );
}

/** What is open of these customers now, of documents that were there by that day. One statement. */
export async function openItemsOfCustomers(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
  today: Day,
): Promise<OpenItem[]> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    customerIds.map((id) => ({ id })),
  );
  return rowsOf<OpenItem>(
    q,
    `select ${ITEM}, v.open_minor as "openMinor" from v_open_item v
     where v.company_id = ? and v.open_minor <> 0 and v.issued_on <= ?
       and v.customer_id in (select id from ${wanted.sql} as wanted) ${ORDER}`,
    [companyId, today, ...wanted.bindings],
  );
}

export interface ItemSearch {
  readonly companyId: number;
  /** A public id, a document number, or a document number and part, `F-1/2`. */
  readonly text: string;
  readonly ids?: Ids;
  /** Only this customer's. */
  readonly customerId?: number;
  /** `owing` (the default): only what the customer owes; `credits`: only payments and credit notes. */
  readonly among?: 'owing' | 'credits' | 'all';
}

/**
 * The items that a person means: all parts of one entry, or one part. Refuses where there is none, and with the
 * candidates where several entries carry the number.
 */
export async function findItems(q: Query, search: ItemSearch): Promise<OpenItem[]> {
  const id = search.ids?.open('item', search.text);
  if (id !== undefined) {
    const found = (await openItemsOf(q, search.companyId, [id])).filter((item) => wanted(item, search));
    if (found.length > 0) return found;
  }
  const whole = await itemsNumbered(q, search, search.text);
  const part = /^(.+)\/(\d+)$/.exec(search.text);
  const found =
    whole.length > 0 || !part
      ? whole
      : (await itemsNumbered(q, search, part[1] ?? '')).filter((item) => item.part === Number(part[2]));
  if (found.length === 0) {
    throw new Refusal('no-such-item', `There is no document ${search.text}.`, 'See what is open: duly items', {});
  }
  if (new Set(found.map((item) => item.entryId)).size > 1) throw whichItem(search, found);
  return found;
}

const wanted = (item: OpenItem, search: ItemSearch): boolean =>
  (search.customerId === undefined || item.customerId === search.customerId) &&
  (search.among === 'all' || (search.among === 'credits') === isCredit(item));

/** As typed, else in capitals. What we concluded from a list carries the number of its document and is not meant. */
async function itemsNumbered(q: Query, search: ItemSearch, document: string): Promise<OpenItem[]> {
  const items = await rowsOf<OpenItem>(
    q,
    `select ${ITEM}, v.open_minor as "openMinor" from v_open_item v
     where v.company_id = ? and v.document in (?, ?) and v.basis = 'booked' ${ORDER}`,
    [search.companyId, document, document.toUpperCase()],
  );
  const found = items.filter((item) => wanted(item, search));
  const exact = found.filter((item) => item.document === document);
  return exact.length > 0 ? exact : found;
}

function whichItem(search: ItemSearch, found: readonly OpenItem[]): Refusal {
  const candidates = found.slice(0, 10).map((item) => ({
    item: search.ids?.seal('item', item.itemId),
    document: labelOf(item),
    type: item.type,
    issuedOn: item.issuedOn,
    currency: item.currency,
    amountMinor: item.amountMinor,
  }));
  const listed = candidates.map((c) => `${c.item ?? c.document} (${c.type} of ${c.issuedOn})`).join(', ');
  return new Refusal('which-item', `Several documents are called ${search.text}.`, `Say which: ${listed}.`, {
    candidates,
  });
}

export interface Balance {
  readonly customerId: number;
  readonly currency: string;
  /** + owes. */
  readonly openMinor: number;
  /** Items with something open, credits too. */
  readonly openCount: number;
  readonly oldestDueOn: Day | null;
}

/** The stored balances, per customer and currency. */
export async function balancesInRange(q: Query, range: CustomerRange): Promise<Balance[]> {
  return rowsOf<Balance>(
    q,
    `select customer_id as "customerId", currency, open_minor as "openMinor", open_count as "openCount",
       oldest_due_on as "oldestDueOn"
     from balance where company_id = ? and customer_id between ? and ? order by customer_id, currency`,
    [range.companyId, range.first, range.last],
  );
}

/** All customers of a company in ranges of at most `size`, for work that goes through everybody. */
export async function customerRanges(q: Query, companyId: number, size = 1000): Promise<CustomerRange[]> {
  const rows = await rowsOf<{ first: number; last: number }>(
    q,
    `select min(id) as first, max(id) as last from (
       select id, (row_number() over (order by id) - 1) / ? as slice from v_customer where company_id = ?
     ) numbered group by slice order by first`,
    [size, companyId],
  );
  return rows.map(({ first, last }) => ({ companyId, first, last }));
}

/** The holds that people put, in force on a day, as known at `knownAt` or now. */
export function ledgerHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const whose = within('customer_id', range);
    const rows = await rowsOf<Omit<Hold, 'caused'> & { caused: number }>(
      q,
      `select 'hold/' || id as key, customer_id as "customerId", item_id as "itemId", amount_minor as "amountMinor", kind,
         reason, recorded_by as author, from_on as "from", until_on as until, caused
       from hold
       where company_id = ? and ${whose.sql} and from_on <= ?
         and (caused = 1 or until_on is null or until_on >= ?)
         and recorded_at <= ? and (ended_on is null or ended_on > ? or ended_at > ?)
       order by id`,
      [range.companyId, ...whose.bindings, asOn, asOn, knownAt ?? LATEST, asOn, knownAt ?? LATEST],
    );
    return rows.map((row) => ({ ...row, caused: row.caused === 1 }));
  };
}

const LATEST = '9999';
