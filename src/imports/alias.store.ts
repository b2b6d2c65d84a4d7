import { noteAliased } from '../customers/moved.store';
import { rowsOf, type Tx } from '../platform/db';

/** Lines under the number of a record that was merged into another: they are that customer's. */
const UNDER_OLD = `booking_customer b where b.code = s.customer_code and b.fresh = 2`;

/**
 * What a file lists under both numbers of one customer is one document. Returns how many lines were left out: those under the number that
 * went. Before the lines are booked.
 */
export async function leaveTwins(tx: Tx): Promise<number> {
  if (!(await namesOld(tx))) return 0;
  const rows = await rowsOf(
    tx,
    `delete from staged where n in (
       select s.n from staged s, ${UNDER_OLD} and s.document <> '' and exists (
         select 1 from booking_customer w join staged o on o.customer_code = w.code
         where w.customer_id = b.customer_id and (w.fresh < 2 or w.code < b.code) and o.kind = s.kind and o.document = s.document
           and (s.kind not in ('payment', 'refund') or (o.amount_minor = s.amount_minor and o.issued_on = s.issued_on))))
     returning n`,
  );
  return rows.length;
}

/** Entries that were booked so, `(entry_id, loser_id)`: as a table. */
const bookedUnderOld = (companyId: number, importId: number): string =>
  `(select e.id as entry_id, c.id as loser_id from booking_customer b join staged s on s.customer_code = b.code and b.fresh = 2
      join v_customer c on c.company_id = ${companyId} and c.code = b.code
      join v_entry e on e.company_id = ${companyId} and e.import_id = ${importId} and e.customer_id = b.customer_id and e.import_line = s.line)`;

/** They are that record's, should the merge be taken back. */
export async function noteUnderOld(tx: Tx, companyId: number, importId: number): Promise<void> {
  if (await namesOld(tx)) await noteAliased(tx, bookedUnderOld(companyId, importId));
}

/** Mostly not: a million rows are not looked through for it. */
const namesOld = async (tx: Tx): Promise<boolean> =>
  (await rowsOf(tx, `select 1 from booking_customer where fresh = 2 limit 1`)).length > 0;
