import type { Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { BankLine } from './bank-line';

/** One line of a bank with all that is said of it, whether it counts or not. */
export interface LineShown extends Omit<
  BankLine,
  'place' | 'reversal' | 'entry' | 'entryRef' | 'batchRef' | 'batchCount'
> {
  readonly id: number;
  readonly statementId: number;
  readonly account: string;
  readonly fileName: string;
  /** Its statement was taken back. */
  readonly endedAt: Instant | null;
}

export async function lineShown(q: Query, companyId: number, id: number): Promise<LineShown | undefined> {
  const [row] = await rowsOf<LineShown>(
    q,
    `select l.id, l.statement_id as "statementId", a.iban as account, s.file_name as "fileName", l.booked_on as "bookedOn",
       l.value_on as "valueOn", l.currency, l.amount_minor as "amountMinor", l.reference, l.end_to_end as "endToEnd",
       l.bank_ref as "bankRef", l.name, l.behind, l.iban, l.text, l.returned, l.charges_minor as "chargesMinor", l.ended_at as "endedAt"
     from bank_line l join bank_statement s on s.id = l.statement_id join v_own_account a on a.id = l.bank_account_id
     where l.company_id = ? and l.id = ?`,
    [companyId, id],
  );
  return row;
}
