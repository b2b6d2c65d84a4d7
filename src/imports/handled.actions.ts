import { insertHandlers } from '../customers/handled.store';
import type { BookedLines, Booking } from '../ledger/book';
import { bookLines } from '../ledger/book.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { stageHandlers } from './stage.store';

/** Lines are booked; who handles an invoice, where the file says it, becomes a contact of its customer before. */
export async function bookHandled(tx: Tx, work: Work, booking: Booking): Promise<BookedLines> {
  const { companyId, importId, fields } = booking;
  if (fields.has('handler_email')) {
    await stageHandlers(tx, companyId);
    await insertHandlers(tx, work, { companyId, importId });
  }
  return bookLines(tx, work, booking);
}
