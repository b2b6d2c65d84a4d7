import { count } from '../../kernel/count';
import { amountInWords } from '../mapping-cells';
import type { Voided } from '../reading';
import { applied } from './clearing';
import { appliedRow, money, type FecBook } from './fec-book';
import { joinYears, type Difference, type Joined, type Member } from './fec-join';
import { MOST_KEPT, type FecYear, type YearBuilder } from './fec-years';
import type { RawRow } from './row';
import type { AtEnd } from './standard';

/** The rows of all given years in their order, and then what only the years together say: with them, those that were imported before. */
export class FecTogether {
  readonly #made: YearBuilder[] = [];
  #years: readonly FecYear[] = [];
  #joined: Joined = joinYears([]);
  #differences: readonly Difference[] = [];

  constructor(
    private readonly books: readonly FecBook[],
    private readonly others: readonly FecYear[],
  ) {}

  *rows(): Generator<RawRow> {
    const most = this.books.length > 1 || this.others.length > 0 ? Infinity : MOST_KEPT;
    this.#made.length = 0;
    this.#years = [];
    for (const book of this.books) {
      const made = yield* book.rows([...this.others, ...this.#years], most);
      this.#made.push(made);
      this.#years = [...this.#years, made.year];
    }
    const joined = (this.#joined = joinYears([...this.others, ...this.#years]));
    this.#differences = joined.differences.filter(({ year, before }) => this.#isGiven(year) || this.#isGiven(before));
    for (const one of this.#differences) yield differenceRow(one);
    for (const members of joined.settled) if (members.some(({ year }) => this.#isGiven(year))) yield* settledRows(members); // prettier-ignore
  }

  /** In euro cents, what the rows come to: the balances of the accounts, with what is carried forward counted once. */
  get minor(): number {
    const taken = this.books.reduce((sum, { receivables }) => sum + (receivables?.minor ?? 0), 0);
    const replaced = this.#joined.replaced.filter(({ year }) => this.#isGiven(year)).flatMap(({ items }) => items);
    return taken - sumOf(replaced) + sumOf(this.#differences);
  }

  atEnd(): AtEnd {
    return {
      assumptions: [...this.#uneven(), ...this.#carried(), ...this.#differ(), ...this.#across(), ...this.#cut()],
      voided: this.#voided(),
      ...(this.#joined.replaced.length > 0 ? { carried: true } : {}),
      years: this.#years.filter((_, at) => this.#made[at]?.isCut === false).map(small),
    };
  }

  #isGiven = (year: FecYear): boolean => this.#years.includes(year);

  #uneven(): string[] {
    const groups = this.#joined.uneven.filter(([first]) => first !== undefined && this.#isGiven(first.year));
    if (groups.length === 0) return [];
    const all = this.books.reduce((sum, { receivables }) => sum + (receivables?.letters ?? 0), 0);
    const by = amountInWords(sumOf(groups.flat()), 'EUR');
    return [`${groups.length} of ${all} groups with one letter do not balance (by ${by}), mostly because they settle what the books of the year before hold: they were left open. Import those books too.`]; // prettier-ignore
  }

  #carried(): string[] {
    return this.#joined.replaced
      .filter(({ year, before, items }) => items.length > 0 && (this.#isGiven(year) || this.#isGiven(before)))
      .map(({ before, items }) => `${count(items.length, 'opening balance is', 'opening balances are')} taken item by item from the books of the year before (${before.file}).`);
  } // prettier-ignore

  #differ(): string[] {
    if (this.#differences.length === 0) return [];
    const by = amountInWords(sumOf(this.#differences), 'EUR');
    return [`What is carried forward of ${count(this.#differences.length, 'customer', 'customers')} is not what the books of the year before leave, by ${by} in all: each difference is an entry of its own, held back from reminders.`]; // prettier-ignore
  }

  #across(): string[] {
    const many = this.#joined.settled.filter((members) => new Set(members.map(({ year }) => year)).size > 1).length;
    return many === 0 ? [] : [`${count(many, 'letter settles', 'letters settle')} what stands in the books of several years.`];
  } // prettier-ignore

  #cut(): string[] {
    return this.#made.some(({ isCut }) => isCut)
      ? [`More than ${MOST_KEPT} lines are left open by their letters: give these books and those of the next year together, so that what is carried forward is known again.`]
      : [];
  } // prettier-ignore

  /** Where the later year came first, its opening balances stand in the ledger already. */
  #voided(): Voided[] {
    return this.#joined.replaced.flatMap(({ before, items }) => {
      const book = this.books[this.#years.indexOf(before)];
      if (book === undefined) return [];
      return items.flatMap(({ document, party: [, customerCode], isNamed, minor }): Voided[] => {
        if (!isNamed) return [{ document, customerCode, is: 'adjustment' }];
        const type = minor < 0 ? 'credit note' : 'invoice';
        return book.receivables?.hasDocument(customerCode, type, document) === true ? [] : [{ document, customerCode }];
      });
    });
  }
}

/** Numbers stand in a column of their own, so that what is kept is small. */
const small = (year: FecYear): FecYear => ({ ...year, file: year.file.slice(-120) });

const sumOf = (items: readonly { readonly minor: number }[]): number => items.reduce((sum, { minor }) => sum + minor, 0); // prettier-ignore

function differenceRow({ year, party: [account, customer, name], minor, line }: Difference): RawRow {
  const day = year.opened.slice(-8);
  return {
    ...{ file: year.file, line },
    cells: ['adjustment', `${year.opened} ${account} (écart)`, customer, name, day, money(minor), '', 'Report à nouveau : écart avec l’exercice précédent', account, day, '1'],
  };
} // prettier-ignore

function* settledRows(members: readonly Member[]): Generator<RawRow> {
  const debits = members.filter(({ minor }) => minor > 0);
  const credits = members.filter(({ minor }) => minor < 0).map((one) => ({ ...one, minor: -one.minor }));
  const [first] = members;
  for (const one of applied(debits, credits)) yield appliedRow(first?.year.file ?? '', first?.party[1] ?? '', one);
}
