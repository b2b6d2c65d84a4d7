import type { Day } from '../kernel/day';
import { BANK_BORN } from '../ledger/booked-already.store';
import type { Told } from '../ledger/same-money';
import { rowsOf, type Query } from '../platform/db';

/** A payment that the bank told of first and that stands: the only one of its line, with nothing set off beside it. */
export interface ToldByBank extends Told {
  readonly applicationId: number;
  readonly lineId: number;
  /** 0 or 1. */
  readonly learned: number;
}

const NOTHING_BESIDE = '{"credits":[],"settled":[]}';

export async function toldByBank(q: Query, companyId: number, since: Day): Promise<ToldByBank[]> {
  return rowsOf<ToldByBank>(
    q,
    `select a.id as "applicationId", a.bank_line_id as "lineId", c.item_id as id, c.learned, e.customer_id as "customerId", e.currency,
       -e.amount_minor as "amountMinor", e.issued_on as "on"
     from cash_application a join cash_application_entry c on c.application_id = a.id
     join v_open_item i on i.item_id = c.item_id join v_entry e on e.id = i.entry_id
     where a.company_id = ? and a.ended_at is null and a.kind = 'applied' and coalesce(a.took_back, '${NOTHING_BESIDE}') = '${NOTHING_BESIDE}'
       and e.identity like '${BANK_BORN}%' and e.issued_on >= ?
       and not exists (select 1 from cash_application_entry o where o.application_id = a.id and o.item_id <> c.item_id)
     order by e.issued_on, a.id`,
    [companyId, since],
  );
}
