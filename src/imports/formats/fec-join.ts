import { partyKey, yearBefore, type FecItem, type FecParty, type FecYear } from './fec-years';

/**
 * Books of several years seen together, from what each leaves open. Letters that come to nothing only over consecutive years settle there; what
 * a year carries forward is the items of the year before, and where the two sums differ, the difference is an entry of its own; a letter
 * that settles what was carried forward settles those items. All of it is a function of the set of years, whatever their order.
 */
export interface Joined {
  /** Lines that settle each other, and come to nothing. */
  readonly settled: readonly (readonly Member[])[];
  readonly differences: readonly Difference[];
  /** What was carried forward and is held item by item by the year before. */
  readonly replaced: readonly { readonly year: FecYear; readonly before: FecYear; readonly items: readonly Member[] }[];
  /** Groups of one letter that settle nothing. */
  readonly uneven: readonly (readonly Member[])[];
}

export interface Member {
  readonly year: FecYear;
  readonly party: FecParty;
  readonly document: string;
  readonly minor: number;
  readonly letter: string;
  readonly line: number;
  readonly isOpening: boolean;
  readonly isNamed: boolean;
}

/** What is carried forward of a customer less what the year before leaves. */
export interface Difference {
  readonly year: FecYear;
  readonly before: FecYear;
  readonly party: FecParty;
  readonly minor: number;
  readonly line: number;
}

export function joinYears(years: readonly FecYear[]): Joined {
  const books = [...years].sort((a, b) => (a.opens < b.opens ? -1 : 1)).map((year) => new Books(year));
  for (const one of books) one.follow(yearBefore(one.year, years), books);
  const settled: Member[][] = [];
  const settle = (members: readonly Held[]): void => {
    for (const member of members) member.used = true;
    settled.push([...members]);
  };
  for (const one of books) settleAlone(one, settle);
  settleByLetter(books, settle);
  for (const one of books) settleCarried(one, settle);
  const uneven = books.flatMap((one) =>
    [...one.letters.values()].map((group) => group.filter((item) => !item.used && !one.isReplaced(item))),
  );
  return {
    settled,
    differences: books.flatMap((one) => one.differences()),
    replaced: books.flatMap(({ year, before, openings, isReplaced }) => before === undefined ? [] : [{ year, before: before.year, items: openings.filter(isReplaced) }]),
    uneven: uneven.filter((group) => group.length > 0),
  }; // prettier-ignore
}

interface Held extends Member {
  used: boolean;
}

type Settle = (members: readonly Held[]) => void;

/** One year while it is looked at. */
class Books {
  readonly left: readonly Held[];
  readonly openings: readonly Held[];
  readonly #byParty = new Map<string, Held[]>();
  /** By party and letter, with what was carried forward. */
  readonly letters = new Map<string, Held[]>();
  before: Books | undefined;

  constructor(readonly year: FecYear) {
    this.left = year.left.map((item) => this.#held(item, false));
    this.openings = year.openings.map((item) => this.#held(item, true));
    for (const one of [...this.left, ...this.openings]) {
      const party = partyOf(one);
      put(this.#byParty, party, one);
      if (one.letter !== '') put(this.letters, `${party}\u0001${one.letter}`, one);
    }
  }

  #held([party, document, minor, letter, line, isNamed]: FecItem, isOpening: boolean): Held {
    const whose = this.year.parties[party] ?? ['', '', ''];
    return { year: this.year, party: whose, document, minor, letter, line, isOpening, isNamed: isNamed === 1, used: false }; // prettier-ignore
  }

  follow(year: FecYear | undefined, books: readonly Books[]): void {
    this.before = year === undefined ? undefined : books.find((one) => one.year === year);
  }

  has = (party: string): boolean => this.#byParty.has(party);

  /** The year before holds what was carried forward. */
  isReplaced = (one: Member): boolean => one.isOpening && this.before?.has(partyOf(one)) === true;

  of = (party: string): readonly Held[] => this.#byParty.get(party) ?? [];

  openingOf = (party: string): number => sumOf(this.of(party).filter(({ isOpening }) => isOpening));

  /** What is still open of a customer at the end, with that of the years before in place of what was carried forward. */
  openOf(party: string): readonly Held[] {
    const own = this.of(party).filter((one) => !one.used && !this.isReplaced(one));
    return this.before === undefined || !this.of(party).some(this.isReplaced) ? own : [...this.before.openOf(party), ...own]; // prettier-ignore
  }

  differences(): Difference[] {
    const { before, year } = this;
    const [first] = this.openings;
    if (before === undefined || first === undefined) return [];
    return before.year.parties.flatMap((party) => {
      const key = partyKey(party[0], party[1]);
      const minor = this.openingOf(key) - sumOf(before.of(key));
      const line = this.of(key).find(({ isOpening }) => isOpening)?.line ?? first.line;
      return minor === 0 || !before.has(key) ? [] : [{ year, before: before.year, party, minor, line }];
    });
  }
}

/** Groups that hold what was carried forward and come to nothing in their own year, with it or, where it is replaced, without. */
function settleAlone(books: Books, settle: Settle): void {
  for (const group of books.letters.values()) {
    if (!group.some(({ isOpening }) => isOpening)) continue;
    const members = group.filter((one) => !books.isReplaced(one));
    if (members.length > 0 && sumOf(members) === 0) settle(members);
  }
}

/** Letters of consecutive years that come to nothing together, over as few years as do. */
function settleByLetter(books: readonly Books[], settle: Settle): void {
  const keys = new Set(books.flatMap((one) => [...one.letters.keys()]));
  for (let many = 2; many <= books.length; many++) {
    for (let from = 0; from + many <= books.length; from++) {
      const run = books.slice(from, from + many);
      if (run.some((one, at) => at > 0 && one.before !== run[at - 1])) continue;
      for (const key of keys) {
        const parts = run.map((one) => (one.letters.get(key) ?? []).filter((item) => !item.used && !one.isReplaced(item)));
        if (parts[0]?.length === 0 || parts.at(-1)?.length === 0) continue;
        if (sumOf(parts.flat()) === 0) settle(parts.flat());
      }
    }
  }
} // prettier-ignore

/** A letter that settles what was carried forward: the documents that it names, or all that the customer owed. */
function settleCarried(books: Books, settle: Settle): void {
  const { before } = books;
  if (before === undefined) return;
  for (const group of books.letters.values()) {
    const openings = group.filter(books.isReplaced);
    const others = group.filter((one) => !one.used && !one.isOpening);
    const [first] = openings;
    if (first === undefined || others.length === 0 || sumOf(group) !== 0) continue;
    const party = partyOf(first);
    const open = before.openOf(party);
    const named = openings.map((one) => open.find(({ document, minor }) => document === one.document && minor === one.minor)); // prettier-ignore
    const found = named.filter((one) => one !== undefined);
    if (found.length === openings.length && new Set(found).size === found.length) settle([...found, ...others]);
    else if (sumOf(openings) === books.openingOf(party) && sumOf(open) + sumOf(others) === 0) settle([...open, ...others]); // prettier-ignore
  }
}

const partyOf = ({ party: [account, customer] }: Member): string => partyKey(account, customer);

const sumOf = (items: readonly { readonly minor: number }[]): number => items.reduce((sum, { minor }) => sum + minor, 0); // prettier-ignore

function put(map: Map<string, Held[]>, key: string, one: Held): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [one]);
  else known.push(one);
}
