import { isAmong } from './accounts';
import { keyOf, type Sie5Amount, type Sie5Entry, type Sie5Invoice, type Sie5Survey } from './sie5-survey';

/** What the journals did to one invoice of the register. */
export interface Sie5Object {
  readonly invoice: Sie5Invoice;
  /** The entry that booked it: its number, day and text. */
  origin: { readonly id: string; readonly day: string; readonly text: string; readonly amount: Sie5Amount } | undefined;
  /** In the currency of the books, without the origin. */
  movedMinor: number;
  /** Of that, what stands in no other currency and becomes rows; an entry that only applies credit notes does not. */
  booksMovedMinor: number;
}

/** The register of invoices with what the journals say of each, and what of its accounts names no invoice. */
export class Sie5Objects {
  readonly all = new Map<string, Sie5Object>();
  /** By account: all of its lines, and those that name no invoice. */
  readonly moved = new Map<string, number>();
  readonly unnamed = new Map<string, number>();
  readonly uneven: { readonly line: number; readonly id: string; readonly minor: number }[] = [];
  unevenCount = 0;

  constructor(
    survey: Sie5Survey,
    readonly accounts: readonly string[],
    entries: Iterable<Sie5Entry>,
  ) {
    for (const [key, invoice] of survey.invoices)
      if (isAmong(key.slice(0, key.indexOf('\u0001')), accounts)) this.all.set(key, { invoice, origin: undefined, movedMinor: 0, booksMovedMinor: 0 });
    for (const entry of entries) this.#take(entry);
  } // prettier-ignore

  #take(entry: Sie5Entry): void {
    let sum = 0;
    const byObject = new Map<Sie5Object, number>();
    for (const { account, object, minor = 0 } of entry.lines) {
      sum += minor;
      if (!isAmong(account, this.accounts)) continue;
      this.moved.set(account, (this.moved.get(account) ?? 0) + minor);
      const known = object === '' ? undefined : this.all.get(keyOf(account, object));
      if (known === undefined) this.unnamed.set(account, (this.unnamed.get(account) ?? 0) + minor);
      else byObject.set(known, (byObject.get(known) ?? 0) + minor);
    }
    for (const [object, minor] of byObject) this.#move(entry, object, minor);
    if (sum === 0) return;
    this.unevenCount++;
    if (this.uneven.length < MOST_UNEVEN) this.uneven.push({ line: entry.line, id: entry.id, minor: sum });
  }

  #move(entry: Sie5Entry, object: Sie5Object, minor: number): void {
    const { original, key } = object.invoice;
    const isOrigin = object.origin === undefined && minor !== 0 && (original === null ? entry.moves === 'sales' : original.minor === minor); // prettier-ignore
    if (!isOrigin) {
      object.movedMinor += minor;
      for (const line of entry.lines)
        if (line.foreign === undefined && keyOf(line.account, line.object) === key)
          object.booksMovedMinor += line.minor ?? 0;
      return;
    }
    const lines = entry.lines.filter(({ account, object: named }) => keyOf(account, named) === key);
    const [first] = lines;
    const amount = { minor, written: '', foreign: lines.length === 1 ? first?.foreign : undefined };
    object.origin = { id: entry.id, day: entry.day, text: entry.text, amount };
  }
}

const MOST_UNEVEN = 100;
