import { rowsOf, type Tx } from '../platform/db';
import { analyze } from '../platform/bulk';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { rebalance } from './balance.store';
import { stampOf, temporary } from './book-sql.store';
import { cancelInBulk, type Whose } from './book-release.store';

/** Documents that the source has voided: where they are in the ledger they are cancelled, and what had paid them is unapplied again. */
export interface VoidedDocument {
  readonly document: string;
  readonly customerCode: string;
  /** Empty: an invoice or a credit note. */
  readonly is?: 'payment' | 'refund' | 'adjustment';
}

/** Returns how many entries were cancelled. */
export async function cancelVoided(
  tx: Tx,
  work: Work,
  booking: Whose,
  voided: readonly VoidedDocument[],
): Promise<number> {
  const { companyId } = booking;
  const given = tableOf(
    tx,
    { document: 'text', code: 'text', type: 'text' },
    voided.map(({ document, customerCode, is = '' }) => ({ document, code: customerCode, type: is })),
  );
  await temporary(tx, 'book_cancel', 'entry_id bigint');
  await tx.raw(
    `insert into book_cancel select distinct e.id from ${given.sql} as given
     join v_customer c on c.company_id = ? and c.code = given.code
     join entry e on e.company_id = ? and e.document = given.document and e.customer_id = coalesce(c.merged_into, c.id)
     where (e.type = given.type or (given.type = '' and e.type in ('invoice', 'credit_note'))) and e.basis = 'booked'
       and e.cancelled_at is null`,
    [...given.bindings, companyId, companyId],
  );
  await analyze(tx, 'book_cancel');
  const gone = await rowsOf<{ id: number; customerId: number }>(
    tx,
    `select e.id, e.customer_id as "customerId" from entry e where e.id in (select entry_id from book_cancel)`,
  );
  if (gone.length === 0) return 0;
  await cancelInBulk(tx, stampOf(work, work.today), booking, 'the source voided it');
  await rebalance(
    tx,
    companyId,
    gone.map(({ customerId }) => customerId),
  );
  return gone.length;
}
