import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { SINCE } from './store';

/** Money that came for the items of a promise since it was given, and what was taken back of it. */
export interface Came {
  readonly allocatedOn: Day;
  readonly receivedOn: Day;
  readonly document: string;
  readonly forDocument: string;
  readonly itemId: number;
  readonly amountMinor: number;
  readonly reversesId: number | null;
}

export async function moneyFor(q: Query, promiseId: number, until: Day): Promise<Came[]> {
  return rowsOf<Came>(
    q,
    `select a.allocated_on as "allocatedOn", c.issued_on as "receivedOn", c.document, v.document as "forDocument",
       pp.item_id as "itemId", a.amount_minor as "amountMinor", a.reverses_id as "reversesId"
     from promise_part pp join v_allocation a on ${SINCE}
     join v_open_item_ever c on c.item_id = a.from_item_id join v_open_item_ever v on v.item_id = pp.item_id
     where pp.promise_id = ? and a.allocated_on <= ? order by a.id`,
    [promiseId, until],
  );
}
