import { amountInWords, type Cells } from './mapping-cells';
import type { LedgerRow } from './mapping';
import type { Plan } from './mapping-plan';
import { hashOf, Seen, type SeenEntry } from './mapping-seen';
import type { Tally } from './mapping-tally';

/**
 * Rows that come twice in one file. The same document with the same amounts is taken once; with another due day it is a further
 * part of the invoice; with another amount it is a Problem. Equal payments stay several, and are numbered.
 */
export class Doubles {
  readonly #seen = new Seen();
  /** Of the row that was not taken last: it is a further line of its document. */
  wasFurther = false;

  constructor(
    private readonly plan: Plan,
    private readonly cells: Cells,
    private readonly tally: Tally,
  ) {}

  /** True where the row is to be taken; gives it its part or ordinal. */
  admit(row: LedgerRow): boolean {
    const due = row.dueOn === null ? 0 : hashOf(row.dueOn);
    const entry: SeenEntry = { due, content: contentOf(row, due), line: row.line };
    const owner = row.company === null ? row.customerCode : `${row.company}\u0001${row.customerCode}`;
    if (row.kind === 'payment' || row.kind === 'refund') {
      const payment = [
        owner,
        row.kind,
        row.issuedOn,
        row.amountMinor,
        row.currency,
        row.reference,
        row.settles,
        row.document,
      ];
      row.part = this.#seen.count(row.sourceId ?? payment.join('\u0001'), entry);
      return true;
    }
    const key =
      row.kind === 'customer' ? row.customerCode : `${owner}\u0001${row.kind}\u0001${row.sourceId ?? row.document}`;
    return this.#seen.addFirst(key, entry) || this.#again(key, entry, row);
  }

  #again(key: string, entry: SeenEntry, row: LedgerRow): boolean {
    this.wasFurther = false;
    const known = [...this.#seen.under(key)];
    if (known.some(({ content }) => content === entry.content)) {
      this.wasFurther = this.plan.lineItems;
      this.tally.skip(this.wasFurther ? 'further-line' : 'repeated-row');
      return false;
    }
    if (row.kind === 'customer') return this.#fault('duplicate-customer', known[0]?.line ?? 0, 'this customer', row);
    const same = known.find(({ due }) => due === entry.due);
    if (same || this.plan.lineItems || row.dueOn === null || known.length >= MOST_PARTS) {
      return this.#fault('duplicate-document', (same ?? known[0])?.line ?? 0, 'this document', row);
    }
    row.part = known.length + 1;
    this.#seen.add(key, entry);
    this.tally.note('several-parts', row.line, row.document);
    return true;
  }

  #fault(code: 'duplicate-document' | 'duplicate-customer', line: number, what: string, row: LedgerRow): false {
    const field = code === 'duplicate-document' ? 'document' : 'customerCode';
    const other = row.amountMinor === null ? 'with other details' : `with another amount than ${amountInWords(row.amountMinor, row.currency)}`; // prettier-ignore
    this.cells.fault(field, code, `${what} stands in line ${line} already, ${other}`, 'each once', 'Find out which row is right and remove the other.'); // prettier-ignore
    return false;
  }
}

const MOST_PARTS = 500;

/** What makes a row with the same number the same row again: amounts and days of an entry, the name of a customer. */
function contentOf(row: LedgerRow, due: number): number {
  if (row.kind === 'customer') return hashOf(`${row.customerName}|${row.email}|${row.street}|${row.vatNo}`);
  const day = row.issuedOn === null ? 0 : hashOf(row.issuedOn, due);
  const open = row.openMinor ?? 1;
  const amount = row.amountMinor ?? 1;
  const low = Math.imul(day ^ (amount | 0), 0x9e3779b1) ^ Math.imul((open | 0) + 0x7f4a7c15, 0x85ebca6b);
  return low ^ Math.imul(Math.floor(amount / 4_294_967_296) ^ hashOf(row.currency ?? ''), 0xc2b2ae35);
}
