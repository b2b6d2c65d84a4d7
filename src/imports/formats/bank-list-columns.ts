import { amountShaped } from './bank-list-table';
import { LIST_FIELDS, listMeanings, type ListField } from './bank-list-words';
import { isCurrencyMark } from './currency-mark';
import { dayShaped } from './day';
import { cellText, type RawRow } from './row';

/**
 * Which column of a bank's list is what: by its heading and by what stands in it. `Valuta` over days is the value day, over SEK the currency;
 * `IBAN` that is the same in every line is our own account, else the other side's.
 */
export interface ListColumns {
  readonly of: ReadonlyMap<ListField, number>;
  /** All columns that say what it was for, in the order of the file. */
  readonly texts: readonly number[];
  /** Fields of which several columns may be meant, or none. */
  readonly unsure: readonly ListField[];
}

/** Positions from 0, as a person said them; null: there is none. A text may have several. */
export type ColumnsSaid = Readonly<Partial<Record<ListField, readonly number[] | null>>>;

const DAYS: ReadonlySet<ListField> = new Set(['bookedOn', 'valueOn']);
const MONEY: ReadonlySet<ListField> = new Set(['amount', 'debit', 'credit', 'balance', 'fee']);
const SAMPLE = 1_000;

export function listColumns(
  headings: readonly string[],
  rows: readonly RawRow[],
  said: ColumnsSaid,
  isOwn: (text: string) => boolean,
): ListColumns {
  const width = Math.max(headings.length, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => new Column(headings[at] ?? '', rows.slice(0, SAMPLE).map(({ cells }) => cellText(cells[at])), isOwn)); // prettier-ignore
  const of = new Map<ListField, number>();
  const unsure: ListField[] = [];
  const taken = new Set(Object.values(said).flatMap((list) => list ?? []));
  for (const field of LIST_FIELDS) {
    if (field === 'text') continue;
    const found = placeOf(field, columns, said, taken);
    if (found === undefined || found.at >= width) continue;
    of.set(field, found.at);
    taken.add(found.at);
    if (field === 'amount' && found.alike) unsure.push(field);
  }
  settleMoney(of, said);
  if (!of.has('bookedOn') && of.has('valueOn') && said.bookedOn === undefined) of.set('bookedOn', of.get('valueOn') ?? 0); // prettier-ignore
  if (!of.has('bookedOn')) unsure.push('bookedOn');
  if (!of.has('amount') && !(of.has('debit') && of.has('credit'))) unsure.push('amount');
  return { of, texts: textsOf(columns, said, taken), unsure };
}

const textsOf = (columns: readonly Column[], said: ColumnsSaid, taken: ReadonlySet<number>): number[] =>
  said.text !== undefined
    ? (said.text ?? []).filter((at) => at < columns.length)
    : columns.flatMap((column, at) => (!taken.has(at) && column.weight('text') > 0 ? [at] : []));

/** Where a field stands: as it was said, else in the column that fits best and is not taken. */
function placeOf(
  field: ListField,
  columns: readonly Column[],
  said: ColumnsSaid,
  taken: ReadonlySet<number>,
): { readonly at: number; readonly alike: boolean } | undefined {
  const wanted = said[field];
  if (wanted !== undefined) return wanted?.[0] === undefined ? undefined : { at: wanted[0], alike: false };
  const [best, second] = columns
    .map((column, at) => ({ at, weight: taken.has(at) ? 0 : column.weight(field) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best && { at: best.at, alike: second?.weight === best.weight };
}

/** Where there is one amount with its sign, columns of debits and credits beside it say nothing more; an amount that is always empty goes. */
function settleMoney(of: Map<ListField, number>, said: ColumnsSaid): void {
  if (of.has('amount') && said.debit === undefined && said.credit === undefined) {
    of.delete('debit');
    of.delete('credit');
  }
}

/** One column: its heading and the values in it. */
class Column {
  readonly #filled: readonly string[];
  readonly #different: number;

  constructor(
    readonly heading: string,
    values: readonly string[],
    private readonly isOwn: (text: string) => boolean,
  ) {
    this.#filled = values.filter((text) => text !== '');
    this.#different = new Set(this.#filled).size;
  }

  /** How surely it is that; 0: not. */
  weight(field: ListField): number {
    const meaning = listMeanings(this.heading).find((one) => one.field === field);
    return meaning && this.#mayBe(field, meaning.weight) ? meaning.weight : 0;
  }

  #mayBe(field: ListField, weight: number): boolean {
    const share = weight >= 9 ? 0.5 : 0.6;
    if (DAYS.has(field)) return this.#most(dayShaped, share);
    if (MONEY.has(field)) return this.#filled.length === 0 ? field !== 'amount' : this.#most(amountShaped, share);
    if (field === 'currency') return this.#most((text) => isCurrencyMark(text.toUpperCase()));
    if (field === 'account') return this.#isAccount() && (weight >= 9 || this.#isOwnAccount());
    if (field === 'iban') return weight >= 9 || !this.#isOwnAccount();
    if (field === 'status')
      return this.#different <= 6 && this.#most((text) => text.length < 40 && !amountShaped(text));
    if (field === 'bankRef') return this.#different === this.#filled.length && this.#filled.length > 0;
    return true;
  }

  #most(test: (text: string) => boolean, share = 0.8): boolean {
    const good = this.#filled.filter(test).length;
    return good > 0 && good >= this.#filled.length * share;
  }

  #isAccount(): boolean {
    return this.#most((text) => /^[A-Z0-9 ./-]{6,42}$/i.test(text) && text.replace(/\D/g, '').length >= 5);
  }

  #isOwnAccount(): boolean {
    if (this.#filled.length === 0) return false;
    return this.#filled.every(this.isOwn) || (this.#different === 1 && this.#filled.length > 2 && this.#isAccount());
  }
}
