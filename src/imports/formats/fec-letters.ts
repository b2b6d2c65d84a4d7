import { isAmong } from './accounts';
import { applied, type Applied, type Cleared, type Credit } from './clearing';
import { FecEntries, type FecEntry } from './fec-entries';
import type { FecLine } from './fec-lines';
import type { FecSurvey } from './fec-survey';
import { KeyedSums } from './keyed-sums';

/**
 * The receivables of an FEC taken together, as sums: what each document comes to over its lines, what carries the same letter of the same
 * customer on the same account. A letter means nothing beyond account and customer, and a group that does not come to nothing settles nothing: what its missing lines would show stands in the books of another year.
 */
export class FecReceivables {
  readonly #documents = new KeyedSums();
  /** By account, customer and letter; of an opening journal apart, because the books of the year before may hold it item by item. */
  readonly #letters = new KeyedSums();
  readonly #openingLetters = new KeyedSums();
  minor = 0;

  constructor(
    lines: Iterable<FecLine>,
    readonly survey: FecSurvey,
    readonly how: { readonly accounts: readonly string[]; readonly byPiece: boolean },
  ) {
    const entries = new FecEntries(survey, how.byPiece);
    for (const line of lines) if (isAmong(line.account, how.accounts)) this.#take(line, entries);
  }

  #take(line: FecLine, entries: FecEntries): void {
    const { minor } = line;
    if (minor === undefined) return;
    const entry = entries.entryOf(line);
    const { customer, document, type, use } = entry;
    this.minor += minor;
    if (minor === 0 || customer === '') return;
    if (isOfSales(entry)) this.#documents.add(minor, line.line, customer, type, document);
    const { account, letter } = line;
    if (letter !== '') (use === 'opening' ? this.#openingLetters : this.#letters).add(minor, line.line, account, customer, letter); // prettier-ignore
  }

  /** What a line of sales comes to with the others of its document; undefined where an earlier line holds it. */
  wholeOf(line: FecLine, { customer, type, document }: FecEntry): number | undefined {
    const found = this.#documents.find(customer, type, document);
    return this.#documents.lineAt(found) === line.line ? this.#documents.sumAt(found) : undefined;
  }

  hasDocument = (customer: string, type: string, document: string): boolean => this.#documents.find(customer, type, document) >= 0; // prettier-ignore

  /** How many groups of one letter there are, those of opening journals counted by themselves. */
  get letters(): number {
    return this.#letters.size + this.#openingLetters.size;
  }

  /** What the lines of a letter come to, those of opening journals apart, and how many there are. */
  lettered(account: string, customer: string, letter: string): Lettered {
    const [found, opened] = [this.#letters, this.#openingLetters].map((sums) => sums.find(account, customer, letter)) as [number, number]; // prettier-ignore
    return {
      key: found >= 0 ? found : ~opened,
      ...{ minor: this.#letters.sumAt(found), lines: this.#letters.countAt(found) },
      ...{ openingMinor: this.#openingLetters.sumAt(opened), openingLines: this.#openingLetters.countAt(opened) },
    };
  }
}

export interface Lettered {
  /** Of the group, within its file. */
  readonly key: number;
  readonly minor: number;
  readonly lines: number;
  readonly openingMinor: number;
  readonly openingLines: number;
}

export const isOfSales = ({ type }: FecEntry): boolean => type === 'invoice' || type === 'credit note';

/** Groups of one letter as their lines come by: each is let go of with its last line. */
export class Clearing {
  readonly #open = new Map<number, { readonly debits: Cleared[]; readonly credits: Credit[]; missing: number }>();

  /** Who pays what of the group, once all of its `lines` were taken. */
  take(key: number, lines: number, { document, minor, line }: Cleared & { readonly line: number }): readonly Applied[] {
    let group = this.#open.get(key);
    if (group === undefined) this.#open.set(key, (group = { debits: [], credits: [], missing: lines }));
    if (minor > 0) group.debits.push({ document, minor });
    else group.credits.push({ document, minor: -minor, line });
    if (--group.missing > 0) return [];
    this.#open.delete(key);
    return applied(group.debits, group.credits);
  }
}
