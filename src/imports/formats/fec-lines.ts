import { plain } from '../headers';
import type { Encoding } from '../mapping-profile';
import { textOf, type Bytes } from './bytes';
import { minorOf } from './cents';
import { linesOf } from './lines';
import type { StandardFile } from './standard-file';

/**
 * The French fichier des écritures comptables (LPF art. A47 A-1), line by line: columns by their names in whatever order and spelling,
 * amounts in whole cents. A separator inside a label is mended where the line then adds up to the header.
 */
export interface FecLine {
  readonly line: number;
  readonly journal: string;
  readonly journalName: string;
  readonly number: string;
  readonly day: string;
  readonly account: string;
  readonly accountName: string;
  readonly customer: string;
  readonly customerName: string;
  readonly piece: string;
  readonly pieceDay: string;
  readonly label: string;
  /** + debit; undefined where it cannot be read. */
  readonly minor: number | undefined;
  /** The amounts as they stand there. */
  readonly written: string;
  readonly letter: string;
  readonly fault: 'cells' | 'long' | undefined;
}

/** Names of the columns as `plain` leaves them; the second are the spellings of some packages. */
const NAMES = {
  journal: ['journalcode'], journalName: ['journallib'], number: ['ecriturenum'], day: ['ecrituredate'], account: ['comptenum'],
  accountName: ['comptelib'], customer: ['compauxnum', 'compteauxnum'], customerName: ['compauxlib', 'compteauxlib'], piece: ['pieceref'],
  pieceDay: ['piecedate'], label: ['ecriturelib'], debit: ['debit'], credit: ['credit'], amount: ['montant'], side: ['sens'],
  letter: ['ecriturelet', 'ecrturelet'], settled: ['daterglt'], nature: ['natop'],
} as const; // prettier-ignore
type Name = keyof typeof NAMES;

export interface FecHeader {
  readonly delimiter: string;
  readonly headings: readonly string[];
  readonly at: ReadonlyMap<Name, number>;
}

/** The header of an FEC; undefined where the text is none. */
export function fecHeader(head: string): FecHeader | undefined {
  const first = head.slice(0, head.indexOf('\n') < 0 ? head.length : head.indexOf('\n'));
  if (first.length > LONGEST_HEADER) return undefined;
  for (const delimiter of ['\t', '|', ';', ',']) {
    const headings = first.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    if (headings.length < FEWEST) continue;
    const names = headings.map(plain);
    const at = new Map<Name, number>();
    for (const [name, known] of Object.entries(NAMES) as [Name, readonly string[]][]) {
      const found = names.findIndex((one) => known.includes(one));
      if (found >= 0) at.set(name, found);
    }
    if (!NEEDED.every((name) => at.has(name))) continue;
    if ((at.has('debit') && at.has('credit')) || (at.has('amount') && at.has('side'))) return { delimiter, headings, at };
  }
  return undefined;
} // prettier-ignore

const LONGEST_HEADER = 4_000;
const FEWEST = 10;
const NEEDED: readonly Name[] = ['journal', 'number', 'day', 'account', 'piece', 'label'];

/** The lines below the header; blank ones are passed over. */
export function* fecLines(file: StandardFile, bytes: Bytes, header: FecHeader, longest: number): Generator<FecLine> {
  const shape = shapeOf(header);
  for (const { line, text, tooLong } of linesOf(textOf(bytes, encodingOf(file), file.skip), longest)) {
    if (line === 1 || text.trim() === '') continue;
    yield new CutLine(shape, line, text, tooLong);
  }
}

/** Single bytes are those of Windows or of ISO-8859-15: no FEC is written on DOS. */
const encodingOf = ({ encoding }: StandardFile): Encoding =>
  encoding.value === 'cp850' && encoding.because !== 'as given' ? 'windows-1252' : encoding.value;

/** Where the columns of one file stand; -1: it has none. */
type Places = Readonly<Record<Name, number>>;

interface Shape {
  readonly delimiter: string;
  readonly width: number;
  readonly at: Places;
  /** Cells that a line needs for its amount. */
  readonly fewest: number;
  /** The account stands before the label, so that what is wrong with a label moves it nowhere. */
  readonly accountFirst: boolean;
}

function shapeOf({ delimiter, headings, at }: FecHeader): Shape {
  const places = Object.fromEntries((Object.keys(NAMES) as Name[]).map((name) => [name, at.get(name) ?? -1])) as Places;
  const { debit, credit, amount, side, account, label } = places;
  return {
    ...{ delimiter, width: headings.length, at: places },
    fewest: Math.max(debit, credit, amount, side) + 1,
    accountFirst: account < label,
  };
}

/** A line is cut only as far as it is asked: most lines of the books touch no customer. */
class CutLine implements FecLine {
  #cells: readonly string[] | undefined;
  #minor: number | undefined | null = null;

  constructor(
    private readonly shape: Shape,
    readonly line: number,
    private readonly text: string,
    private readonly tooLong: boolean,
  ) {}

  get account(): string {
    const { at, delimiter, accountFirst } = this.shape;
    return accountFirst && this.#cells === undefined ? tidy(nth(this.text, delimiter, at.account)) : this.#at('account'); // prettier-ignore
  }
  get journal(): string {
    return this.#at('journal');
  }
  get journalName(): string {
    return this.#at('journalName');
  }
  get number(): string {
    return this.#at('number');
  }
  get day(): string {
    return this.#at('day');
  }
  get accountName(): string {
    return this.#at('accountName');
  }
  get customer(): string {
    return this.#at('customer');
  }
  get customerName(): string {
    return this.#at('customerName');
  }
  get piece(): string {
    return oneBlank(this.#at('piece'));
  }
  get pieceDay(): string {
    return this.#at('pieceDay');
  }
  get label(): string {
    return this.#at('label');
  }
  get letter(): string {
    return this.#at('letter');
  }

  get fault(): FecLine['fault'] {
    return this.tooLong ? 'long' : this.#cut().length < this.shape.fewest ? 'cells' : undefined;
  }

  get minor(): number | undefined {
    if (this.#minor === null) this.#minor = this.fault === undefined ? minorIn(this.#cut(), this.shape.at) : undefined;
    return this.#minor;
  }

  get written(): string {
    const { debit, credit } = this.shape.at;
    return debit >= 0 && credit >= 0
      ? `${this.#at('debit')} / ${this.#at('credit')}`
      : `${this.#at('amount')} ${this.#at('side')}`;
  }

  #at(name: Name): string {
    return tidy(this.#cut()[this.shape.at[name]] ?? '');
  }

  #cut(): readonly string[] {
    if (this.#cells !== undefined) return this.#cells;
    const { delimiter, width, at } = this.shape;
    const raw = this.text.split(delimiter);
    const ways = raw.length > width ? mended(raw, width, at.label, delimiter) : [raw];
    const best = ways.length > 1 ? ways.find((way) => minorIn(way, at) !== undefined) : undefined;
    return (this.#cells = best ?? ways[0] ?? []);
  }
}

const minorIn = (cells: readonly string[], { debit, credit, amount, side }: Places): number | undefined =>
  debit >= 0 && credit >= 0
    ? difference(minorOf(tidy(cells[debit] ?? '')), minorOf(tidy(cells[credit] ?? '')))
    : sided(minorOf(tidy(cells[amount] ?? '')), tidy(cells[side] ?? ''));

/** The nth cell of a line, without cutting the others. */
function nth(text: string, delimiter: string, place: number): string {
  let from = 0;
  for (let at = 0; at < place; at++) {
    const end = text.indexOf(delimiter, from);
    if (end < 0) return '';
    from = end + 1;
  }
  const end = text.indexOf(delimiter, from);
  return end < 0 ? text.slice(from) : text.slice(from, end);
}

/** Blanks around, and the quotation marks that spreadsheets put there. */
function tidy(cell: string): string {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
} // prettier-ignore

const oneBlank = (text: string): string => (text.includes('  ') ? text.replace(/\s+/g, ' ') : text);

/** More cells than headings: empty ones at the end too many, or a separator inside the label. The amounts show which. */
function mended(cells: readonly string[], width: number, label: number, delimiter: string): string[][] {
  const ways: string[][] = [];
  if (cells.slice(width).every((cell) => cell.trim() === '')) ways.push(cells.slice(0, width));
  for (let end = cells.length; end > width; end--) {
    const extra = end - width;
    const inside = cells.slice(label, label + extra + 1).join(delimiter);
    if (label >= 0 && extra <= MOST_INSIDE) ways.push([...cells.slice(0, label), inside, ...cells.slice(label + extra + 1, end)]); // prettier-ignore
    if ((cells[end - 1] ?? '').trim() !== '') break;
  }
  return ways;
}

/** Separators inside one label. */
const MOST_INSIDE = 8;

const difference = (debit: number | undefined, credit: number | undefined): number | undefined =>
  debit === undefined || credit === undefined ? undefined : debit - credit;

function sided(minor: number | undefined, side: string): number | undefined {
  if (minor === undefined) return undefined;
  if (/^(?:d|debit|débit|\+?1|\+)$/i.test(side)) return minor;
  return /^(?:c|credit|crédit|-1?)$/i.test(side) ? 0 - minor : undefined;
}
