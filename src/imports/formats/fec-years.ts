import { addDays, dayFrom } from '../../kernel/day';

/**
 * What the books of one year leave open, as far as those of other years need it to be understood: a new year opens with one sum for each
 * customer, and its letters settle what the year before holds. Plain JSON, because it is kept with the import until the next year comes.
 */
export interface FecYear {
  readonly file: string;
  /** First and last day of an entry, `20230101`. */
  readonly opens: string;
  readonly closes: string;
  /** Journal and day of the entries that carry forward; empty: there are none. */
  readonly opened: string;
  readonly parties: readonly FecParty[];
  /** Lines that carry forward. */
  readonly openings: readonly FecItem[];
  /** All other lines that are not settled by letters of the year alone. */
  readonly left: readonly FecItem[];
}

export type FecParty = readonly [account: string, customer: string, name: string];
export type FecItem = readonly [
  party: number,
  document: string,
  minor: number,
  letter: string,
  line: number,
  isNamed?: 1,
];

/** Lines that are kept of a year for the next one. */
export const MOST_KEPT = 100_000;

/** Books of a year end with an entry of their last weeks. */
const MOST_DAYS_SHORT = 31;

type Span = Pick<FecYear, 'opens' | 'closes'>;

/** The year whose closing is this one's opening; undefined where it is not among them, or not to its end. */
export function yearBefore<Y extends Span>({ opens }: Span, years: readonly Y[]): Y | undefined {
  const first = dayFrom(dashed(opens));
  if (first === undefined) return undefined;
  const least = addDays(first, -MOST_DAYS_SHORT).replaceAll('-', '');
  const fitting = years.filter((year) => year.opens < opens && year.closes <= opens && year.closes >= least);
  return fitting.sort((a, b) => (a.closes < b.closes ? 1 : -1))[0];
}

/** Both hold days of the same year: the newer file stands for both. */
export const overlaps = (one: Span, other: Span): boolean => one.opens < other.closes && other.opens < one.closes;

export const dashed = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

/** Account and customer, as one text. */
export const partyKey = (account: string, customer: string): string => `${account}\u0001${customer}`;

/** A year as it is read, line by line. */
export class YearBuilder {
  readonly #parties = new Map<string, number>();
  readonly #list: FecParty[] = [];
  readonly #openings: FecItem[] = [];
  readonly #left: FecItem[] = [];
  readonly #letters = new Map<string, string>();
  #opened = '';
  /** More is left than is kept: only what the year itself needs is here. */
  isCut = false;

  constructor(
    private readonly span: Span & Pick<FecYear, 'file'>,
    private readonly most: number,
  ) {}

  /** Journal and day of an entry that carries forward. */
  opened(journal: string, day: string): void {
    if (this.#opened === '') this.#opened = own(`${journal} ${day}`);
  }

  take(isOpening: boolean, [account, customer, name]: FecParty, item: Left): void {
    if (!isOpening && item.letter === '' && this.#left.length >= this.most) this.isCut = true;
    if (this.isCut && !item.isNeeded) return;
    const key = partyKey(account, customer);
    let party = this.#parties.get(key);
    if (party === undefined) {
      this.#parties.set(own(key), (party = this.#list.length));
      this.#list.push([own(account), own(customer), own(name)]);
    }
    const { document, minor, line } = item;
    let letter = this.#letters.get(item.letter);
    if (letter === undefined) this.#letters.set((letter = own(item.letter)), letter);
    const made: FecItem = item.isNamed ? [party, own(document), minor, letter, line, 1] : [party, own(document), minor, letter, line]; // prettier-ignore
    (isOpening ? this.#openings : this.#left).push(made);
  }

  get year(): FecYear {
    return { ...this.span, opened: this.#opened, parties: this.#list, openings: this.#openings, left: this.#left };
  }
}

interface Left {
  readonly document: string;
  readonly minor: number;
  readonly letter: string;
  readonly line: number;
  /** By the letters of its own year. */
  readonly isNeeded: boolean;
  /** It carries forward one document by its number. */
  readonly isNamed: boolean;
}

/** A text cut out of the file would keep its piece of the file alive. */
const own = (text: string): string => Buffer.from(text).toString();
