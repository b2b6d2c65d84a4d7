import type { Day } from '../kernel/day';
import { rowsOf, type Tx } from '../platform/db';

/** A list of allocations says them of payments; among entries they are rows of a kind of their own. */
export type StatedKind = 'payment' | 'allocation';

/** What a staged list of allocations names, as the ledger knows it. */
export interface StatedAllocation {
  readonly n: number;
  readonly line: number;
  /** Empty: the list does not say. */
  readonly customerCode: string;
  readonly payment: string;
  readonly document: string;
  readonly amountMinor: number;
  readonly currency: string | null;
  readonly on: Day | null;
  /** 0: at most that amount, as far as it is open. */
  readonly part: number;
}

export async function statedAllocations(
  tx: Tx,
  after: number,
  limit: number,
  kind: StatedKind,
): Promise<StatedAllocation[]> {
  return rowsOf<StatedAllocation>(
    tx,
    `select n, line, customer_code as "customerCode", document as payment, settles as document, amount_minor as "amountMinor",
       currency, issued_on as "on", part from staged where n > ? and kind = ? order by n limit ?`,
    [after, kind, limit],
  );
}

/** A payment or a document of the ledger that lines of the list may mean. */
export interface NamedItem {
  readonly n: number;
  readonly itemId: number;
  readonly entryId: number;
  readonly part: number;
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly issuedOn: Day;
}

const NAMED = `i.item_id as "itemId", i.entry_id as "entryId", i.part, i.customer_id as "customerId", c.code, c.name, i.currency,
  i.amount_minor as "amountMinor", i.open_minor as "openMinor", e.issued_on as "issuedOn"`;

/** Lines `after` < n <= `last`. */
interface Range {
  readonly after: number;
  readonly last: number;
  readonly kind: StatedKind;
}

/** The payments and credits of the lines `after` < n <= `last`, by their number or the source's id. */
export async function namedPayments(tx: Tx, companyId: number, { after, last, kind }: Range): Promise<NamedItem[]> {
  const found = (column: string): string =>
    `select s.n, ${NAMED} from staged s join v_entry e on e.company_id = ${companyId} and e.${column} = s.document
       and e.cancelled_at is null
     join v_open_item i on i.entry_id = e.id and i.amount_minor < 0 join v_customer c on c.id = i.customer_id
     where s.kind = '${kind}' and s.n > ${after} and s.n <= ${last}`;
  return rowsOf<NamedItem>(tx, `${found('document')} union ${found('source_id')} order by 1, 2`);
}

/** The documents that they pay, each due part. */
export async function namedDocuments(tx: Tx, companyId: number, { after, last, kind }: Range): Promise<NamedItem[]> {
  return rowsOf<NamedItem>(
    tx,
    `select s.n, ${NAMED} from staged s join v_entry e on e.company_id = ${companyId} and e.document = s.settles
       and e.cancelled_at is null
     join v_open_item i on i.entry_id = e.id and i.amount_minor > 0 join v_customer c on c.id = i.customer_id
     where s.kind = '${kind}' and s.n > ${after} and s.n <= ${last} order by s.n, i.entry_id, i.part`,
  );
}

export interface StandingAllocation {
  readonly fromItemId: number;
  readonly toEntryId: number;
  readonly amountMinor: number;
}

/** What is applied of these payments already and was not taken back. */
export async function standingAllocations(
  tx: Tx,
  companyId: number,
  itemIds: readonly number[],
): Promise<StandingAllocation[]> {
  if (itemIds.length === 0) return [];
  return rowsOf<StandingAllocation>(
    tx,
    `select a.from_item_id as "fromItemId", i.entry_id as "toEntryId", a.amount_minor as "amountMinor"
     from v_allocation a join v_open_item i on i.item_id = a.to_item_id
     where a.company_id = ${companyId} and a.reverses_id is null and a.from_item_id in (${itemIds.join(', ')})
       and not exists (select 1 from v_allocation r where r.reverses_id = a.id) order by a.id`,
  );
}
