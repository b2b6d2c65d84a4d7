import { dueBy, termsCode, termsFromCode, type PaymentTerms } from '../kernel/terms';
import { dueByText, type WhoseTerms } from '../ledger/due-by';
import type { LedgerRow } from './mapping';

/**
 * Gives a claim without a due day the one that is computed from terms: the document's own, else those that the file has for its customer, else
 * those that were said of the whole file. True where there were any. Those of the customer here follow when the file is booked.
 */
export function takeTerms(row: LedgerRow, masters: string, ofFile: PaymentTerms | undefined): boolean {
  const { paymentTerms } = row;
  return (
    (paymentTerms !== null && take(row, 'document', known(paymentTerms))) ||
    (masters !== '' && take(row, 'masters', known(masters))) ||
    take(row, 'file', ofFile)
  );
}

function take(row: LedgerRow, whose: WhoseTerms, terms: PaymentTerms | undefined): boolean {
  const due = terms && dueBy(terms, row);
  if (terms === undefined || due === undefined) return false;
  row.dueOn = due;
  row.dueBy = dueByText(whose, termsCode(terms));
  return true;
}

const codes = new Map<string, PaymentTerms | undefined>();

/** Few codes stand in many rows. */
function known(code: string): PaymentTerms | undefined {
  if (!codes.has(code) && codes.size < MOST) codes.set(code, termsFromCode(code));
  return codes.get(code) ?? termsFromCode(code);
}
const MOST = 1_000;
