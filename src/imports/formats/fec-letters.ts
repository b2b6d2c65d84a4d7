import { isAmong } from './accounts';
import { applied, type Applied, type Cleared, type Credit } from './clearing';
import { FecEntries } from './fec-entries';
import type { FecLine } from './fec-lines';
import type { FecSurvey } from './fec-survey';

/**
 * The receivables of an FEC taken together: what each document comes to over its lines, and which lines carry the same letter of the same
 * customer on the same account. A letter means nothing beyond these two, and a group that does not come to nothing settles nothing: what
 * its missing lines would show stands in the books of the year before.
 */
export class FecReceivables {
  /** Documents that come in several lines: what they come to, and their first line. */
  readonly #documents = new Map<string, { readonly line: number; minor: number }>();
  readonly #groups = new Map<string, Group>();
  minor = 0;
  /** Lines that name nobody. */
  nameless = 0;

  constructor(
    lines: Iterable<FecLine>,
    readonly survey: FecSurvey,
    readonly how: { readonly accounts: readonly string[]; readonly byPiece: boolean },
  ) {
    const entries = new FecEntries(survey, how.byPiece);
    for (const line of lines) {
      if (line.minor === undefined || !isAmong(line.account, how.accounts)) continue;
      const entry = entries.entryOf(line);
      this.minor += line.minor;
      if (entry.customer === '') this.nameless++;
      if (line.minor === 0 || entry.customer === '') continue;
      if (entry.type === 'invoice' || entry.type === 'credit note') this.#document(line, keyOf(entry));
      if (line.letter !== '') this.#letter(line, entry);
    }
  }

  #document({ line, minor = 0 }: FecLine, key: string): void {
    const known = this.#documents.get(key);
    if (known === undefined) this.#documents.set(key, { line, minor });
    else known.minor += minor;
  }

  #letter(line: FecLine, { document, customer }: { readonly document: string; readonly customer: string }): void {
    const key = groupKey(line);
    let group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, (group = { customer, minor: 0, debits: [], credits: [] }));
    const minor = line.minor ?? 0;
    group.minor += minor;
    if (minor > 0) group.debits.push({ document, minor });
    else group.credits.push({ document, minor: -minor, line: line.line });
  }

  /** What a line of sales comes to with the others of its document; undefined where an earlier line holds it. */
  wholeOf(line: FecLine, entry: { readonly type: string; readonly customer: string; readonly document: string }): number | undefined {
    const known = this.#documents.get(keyOf(entry));
    return known?.line === line.line ? known.minor : undefined;
  } // prettier-ignore

  /** The line is settled by others of its letter. */
  isCleared = (line: FecLine): boolean => line.letter !== '' && this.#groups.get(groupKey(line))?.minor === 0;

  get groups(): { readonly all: number; readonly uneven: number; readonly unevenMinor: number } {
    let [uneven, unevenMinor] = [0, 0];
    for (const { minor } of this.#groups.values()) {
      if (minor === 0) continue;
      uneven++;
      unevenMinor += minor;
    }
    return { all: this.#groups.size, uneven, unevenMinor };
  }

  /** Which credit pays what, group by group. */
  *applied(): Generator<Applied & { readonly customer: string }> {
    for (const { minor, customer, debits, credits } of this.#groups.values()) {
      if (minor !== 0) continue;
      for (const one of applied(debits, credits)) yield { ...one, customer };
    }
  }
}

interface Group {
  readonly customer: string;
  minor: number;
  readonly debits: Cleared[];
  readonly credits: Credit[];
}

const groupKey = ({ account, customer, letter }: FecLine): string => `${account}\u0001${customer}\u0001${letter}`;

const keyOf = ({ type, customer, document }: { readonly type: string; readonly customer: string; readonly document: string }): string =>
  `${customer}\u0001${type}\u0001${document}`; // prettier-ignore
