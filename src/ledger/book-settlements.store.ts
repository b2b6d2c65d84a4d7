import { nextNumbers } from '../companies/store';
import type { Tx } from '../platform/db';
import { count, fill, newIds, run, temporary, type Stamp } from './book-sql.store';
import type { Whose } from './book-release.store';

/**
 * Settlements in bulk: what `settleMany` books for thousands, for a whole list. A fall of what is open of an item becomes
 * an adjustment with its allocation, reported or presumed, on the day that the source gives.
 */
export interface Falls {
  /** Selects item_id, customer_id, currency, minor (> 0), debt (1: the item is owed, 0: a credit), on_day, label. */
  readonly select: string;
  readonly basis: 'reported' | 'presumed';
}

/** Returns how many there were. The open amounts of the items themselves are the caller's. */
export async function settleInBulk(tx: Tx, stamp: Stamp, booking: Whose, falls: Falls): Promise<number> {
  const [entryId, itemId] = [await newIds(tx, 'entry'), await newIds(tx, 'open_item')];
  await temporary(
    tx,
    'book_fall',
    `n bigint, entry_id bigint, adjustment_id bigint, item_id bigint, customer_id bigint, currency text, minor bigint, debt int,
     on_day text, label text`,
  );
  await fill(
    tx,
    stamp,
    'book_fall',
    `select f.n, ${entryId('f.n')}, ${itemId('f.n')}, f.item_id, f.customer_id, f.currency, f.minor, f.debt, f.on_day, f.label
     from (select row_number() over (order by item_id) as n, fallen.* from (${falls.select}) fallen) f order by f.n`,
  );
  const many = await count(tx, 'book_fall');
  if (many === 0) return 0;
  const first = await nextNumbers(tx, booking.companyId, 'settlement', many);
  await bookAdjustments(tx, stamp, booking, { first, basis: falls.basis });
  return many;
}

async function bookAdjustments(
  tx: Tx,
  stamp: Stamp,
  booking: Whose,
  how: { readonly first: number; readonly basis: Falls['basis'] },
): Promise<void> {
  const { companyId } = booking;
  const importId = String(booking.importId);
  const signed = `case when debt = 1 then -minor else minor end`;
  await run(
    tx,
    stamp,
    `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, parts, issued_on, basis,
       import_id, recorded_at, recorded_by)
     select entry_id, ${companyId}, customer_id, 'settlement|' || (n + ${how.first - 1}), 'adjustment', label, currency,
       ${signed}, 1, on_day, '${how.basis}', ${importId}, :at, :by from book_fall order by n`,
  );
  await run(
    tx,
    stamp,
    `insert into open_item (id, company_id, customer_id, entry_id, part, currency, amount_minor, open_minor)
     select adjustment_id, ${companyId}, customer_id, entry_id, 1, currency, ${signed}, 0 from book_fall order by n`,
  );
  await run(
    tx,
    stamp,
    `insert into allocation (company_id, customer_id, from_item_id, to_item_id, amount_minor, allocated_on, basis, import_id,
       recorded_at, recorded_by)
     select ${companyId}, customer_id, case when debt = 1 then adjustment_id else item_id end,
       case when debt = 1 then item_id else adjustment_id end, minor, on_day, '${how.basis}', ${importId}, :at, :by
     from book_fall order by n`,
  );
}
