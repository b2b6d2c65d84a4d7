import type { FecLine } from './fec-lines';
import { KeyedSums } from './keyed-sums';
import { numberInYear } from './own-number';
import { isReference, type FecSurvey, type JournalUse } from './fec-survey';

/** One line of an account of receivables, understood. */
export interface FecEntry {
  readonly type: 'invoice' | 'credit note' | 'payment' | 'refund' | 'adjustment';
  readonly document: string;
  readonly customer: string;
  readonly customerName: string;
  readonly use: JournalUse;
}

/**
 * What each line is, in the order of the file: the journal says what it is for, the side what it does. A document that comes in several
 * lines of one customer is one of sales; anything else that would share its number is counted on, so that it stays itself.
 */
export class FecEntries {
  readonly #taken = new KeyedSums();

  constructor(
    private readonly survey: FecSurvey,
    /** PieceRef of the sales journals is the number of the invoice. */
    private readonly byPiece: boolean,
  ) {}

  entryOf(line: FecLine): FecEntry {
    const journal = this.survey.journals.get(line.journal);
    const use = journal?.use ?? 'other';
    const minor = line.minor ?? 0;
    const customer = line.customer === '' ? own(line) : line.customer;
    const customerName = line.customer !== '' ? line.customerName : customer === '' ? '' : line.accountName;
    const type = TYPES[use === 'opening' && journal?.hasNumbers === true && isReference(line.piece) ? 'sales' : use][minor < 0 ? 1 : 0]; // prettier-ignore
    const named = use === 'sales' ? this.byPiece : use === 'opening' && journal?.hasNumbers === true;
    const number = named && isReference(line.piece) ? line.piece : `${line.journal} ${use === 'opening' ? line.day : numberInYear(line.number, line.day)}`.trim(); // prettier-ignore
    const isShared = type === 'invoice' || type === 'credit note';
    return {
      type,
      customer,
      customerName,
      use,
      document: isShared ? number : this.#counted(customer, type, number),
    };
  }

  #counted(customer: string, type: string, number: string): string {
    const turn = this.#taken.add(0, 0, customer, type, number);
    return turn === 1 ? number : `${number}/${turn}`;
  }
}

/** Debit and credit. */
const TYPES: Readonly<Record<JournalUse, readonly [FecEntry['type'], FecEntry['type']]>> = {
  sales: ['invoice', 'credit note'],
  bank: ['refund', 'payment'],
  opening: ['adjustment', 'adjustment'],
  other: ['adjustment', 'adjustment'],
};

/** An account of a customer's own (411DUPONT); one that ends in zeros is that of all of them, and says nobody's name. */
const own = ({ account }: FecLine): string => (/^\d{2,4}0*$/.test(account) ? '' : account);
