import { dayFrom, type Day } from '../../kernel/day';
import { amountInWords } from '../mapping-cells';
import type { ReadOptions } from '../mapping-profile';
import type { Problem } from '../problem';
import type { Found, Question, Voided } from '../reading';
import { refusal } from '../sniff-kind';
import { accountInWords, askAccounts, askTerms, isAmong, type Account } from './accounts';
import { FecBook } from './fec-book';
import { fecHeader, type FecHeader } from './fec-lines';
import { dashed, overlaps, type FecYear } from './fec-years';
import { FecTogether } from './fec-together';
import type { RawRow } from './row';
import type { AtEnd, Standard, StandardColumn } from './standard';
import type { OpenedStandard, StandardFile } from './standard-file';

/**
 * The French fichier des écritures comptables: all entries of a year, or of several, each in a file of its own. What stands on the accounts of
 * receivables becomes invoices, credit notes, payments and corrections, and its letters become applied payments, also where they settle
 * what another year holds: one that comes with it, or one that was imported before (`ReadOptions.years`).
 */
export const isFec = (head: string): boolean => fecHeader(head) !== undefined;

/** Several files are those of several years, in any order; the name is that under which they come. */
export function openFec(name: string, files: readonly StandardFile[], options: ReadOptions): OpenedStandard {
  const books = files.map((file) => new FecBook(file, options)).sort((a, b) => (a.span.opens < b.span.opens ? -1 : 1));
  const fec = new Fec(name, books, options);
  const table = { file: name, format: 'fec' as const, standard: fec.standard, rows: () => fec.rows() };
  const [first] = files as [StandardFile];
  return { table, encoding: first.encoding, progress: () => books.reduce((sum, { taken }) => sum + taken, 0) };
}

/** Clients, effets à recevoir, clients douteux. Not 418 (not invoiced yet) and not 4191 (money received before). */
const LIKELY = ['411', '413', '416'] as const;

const CURRENCY: Found<string> = { value: 'EUR', because: 'French books are kept in euros', sure: true };

class Fec {
  readonly standard: Standard;
  readonly #together: FecTogether | undefined;

  constructor(
    readonly file: string,
    private readonly books: readonly FecBook[],
    private readonly options: ReadOptions,
  ) {
    const refusals = this.#refusals();
    const { accounts, question } = this.#accounts();
    const questions: Question[] = [...(question ? [question] : []), ...(options.termsDays === undefined ? [askTerms()] : [])];
    if (refusals.length === 0 && question === undefined) {
      for (const book of books) book.gather(accounts);
      this.#together = new FecTogether(books, this.#others());
    }
    const together = this.#together;
    this.standard = {
      kind: 'invoices',
      columns: columnsOf((books[0] as FecBook).header),
      currency: CURRENCY,
      asOf: this.#asOf(),
      refusals,
      questions,
      problems: books.flatMap((book) => problemsOf(book)),
      assumptions: together === undefined ? [] : this.#assumptions(accounts),
      balance: together === undefined ? null : { of: `the accounts ${this.#named(accounts)}`, get minor() { return together.minor; } },
      ...(books.map((book) => sirenOf(book)).find((one) => one !== undefined) ?? {}),
      atEnd: () => together?.atEnd() ?? NOTHING,
    };
  } // prettier-ignore

  *rows(): Generator<RawRow> {
    if (this.#together !== undefined) yield* this.#together.rows();
  }

  /** Years that were imported before; a file that holds the same year stands for it. */
  #others(): readonly FecYear[] {
    return (this.options.years ?? []).filter((year) => !this.books.some(({ span }) => overlaps(span, year)));
  }

  #refusals(): Problem[] {
    const empty = this.books.find(({ survey }) => survey.lines === 0);
    if (empty !== undefined) return [refusal(empty, 'no-rows', 'the file has headings and no rows', 'at least one row', 'Check the filter of the export.')]; // prettier-ignore
    const same = this.books.flatMap((one, at) => this.books.slice(at + 1).filter((other) => overlaps(one.span, other.span)).map((other) => [one, other] as const))[0]; // prettier-ignore
    if (same !== undefined) return [refusal({ file: this.file }, 'several-tables', `${same[0].file} and ${same[1].file} hold the same days`, 'each year in one file', 'Leave out the older of the two.')]; // prettier-ignore
    const named = [...new Set(this.books.flatMap((book) => sirenOf(book)?.of?.number ?? []))];
    if (named.length > 1) return [refusal({ file: this.file }, 'several-tables', `the files are the books of several companies: ${named.slice(0, 5).join(', ')}`, 'the books of one company', 'Import those of each company into it.')]; // prettier-ignore
    const likely = this.#likely();
    const isCash = this.books.some(({ header }) => header.at.has('settled') && header.at.has('nature'));
    if (likely.length === 0 && (isCash || !this.books.some(({ survey }) => survey.numbered))) {
      return [refusal(this, 'cash-basis', 'these books are kept by money received and paid, so that they do not say who owes what', 'books that hold the invoices (comptabilité d’engagement), or a list of open items', 'Export the open invoices of the invoicing program.')]; // prettier-ignore
    }
    const chosen = this.options.accounts;
    const found = chosen === undefined ? this.#candidates() : this.#all().filter(({ number }) => isAmong(number, chosen)); // prettier-ignore
    if (found.length > 0) return [];
    const held = [...new Set(this.#all().map(({ number }) => number.slice(0, 2)))].sort().slice(0, 20).join(', ');
    const what = chosen === undefined ? 'no account of this file holds customers' : `no account of this file begins with ${chosen.join(' or ')}`; // prettier-ignore
    return [refusal(this, 'no-receivables', `${what}; its accounts begin with ${held}`, 'accounts of customers such as 411', 'Say which accounts they are with --accounts, or export the books that hold them.')]; // prettier-ignore
  }

  /** The accounts taken; where it is not plain which they are, the question. */
  #accounts(): { readonly accounts: readonly string[]; readonly question?: Question } {
    if (this.options.accounts !== undefined) return { accounts: this.options.accounts };
    const likely = this.#likely();
    const kinds = LIKELY.filter((beginning) => likely.some(({ number }) => number.startsWith(beginning)));
    if (kinds.length === 1) return { accounts: kinds };
    const each = kinds.map((number) => {
      const beneath = likely.filter((account) => account.number.startsWith(number));
      return beneath.reduce<Account>((sum, { name, lines, minor }) => ({ number, name: sum.name || name, lines: sum.lines + lines, minor: sum.minor + minor }), { number, name: '', lines: 0, minor: 0 }); // prettier-ignore
    });
    const others = kinds.length > 0 ? each : this.#candidates();
    return { accounts: [], question: askAccounts(others, { likely: each, currency: CURRENCY.value }) };
  }

  /** The accounts of all files, each once. */
  #all(): Account[] {
    const [first, ...more] = this.books;
    if (more.length === 0) return [...(first?.survey.accounts.values() ?? [])];
    const all = new Map<string, Account>();
    for (const { survey } of this.books)
      for (const one of survey.accounts.values()) {
        const { lines, minor } = all.get(one.number) ?? { lines: 0, minor: 0 };
        all.set(one.number, { ...one, lines: lines + one.lines, minor: minor + one.minor });
      }
    return [...all.values()];
  }

  #likely = (): Account[] => this.#all().filter(({ number }) => isAmong(number, LIKELY));

  /** Accounts that may hold customers: the usual ones, else those of class 4 that have parties, without suppliers, staff and taxes. */
  #candidates(): Account[] {
    const likely = this.#likely();
    if (likely.length > 0) return likely;
    const withParties = new Set(this.books.flatMap(({ survey }) => [...survey.withParties]));
    return this.#all().filter(({ number }) => withParties.has(number) && /^4(?![0234])/.test(number));
  }

  #named(accounts: readonly string[]): string {
    const found = this.#all().filter(({ number }) => isAmong(number, accounts));
    const few = found.slice(0, 4).map(({ number }) => number).join(', '); // prettier-ignore
    return found.length > 4 ? `${few} and ${found.length - 4} more` : few;
  }

  #asOf(): Found<Day> | null {
    const newest = this.books.map(({ survey }) => survey.newest).sort().at(-1) ?? ''; // prettier-ignore
    const day = dayFrom(dashed(newest));
    return day === undefined ? null : { value: day, because: 'the newest entry', sure: true };
  }

  #assumptions(accounts: readonly string[]): string[] {
    const taken = this.#all().filter(({ number }) => isAmong(number, accounts)).slice(0, 4); // prettier-ignore
    const isUnnumbered = this.books.some(({ sales, byPiece }) => sales.length > 0 && !byPiece);
    return [
      `Receivables are what stands on ${taken.map((account) => accountInWords(account, CURRENCY.value)).join(', ')}.`,
      ...(isUnnumbered ? ['PieceRef is not the number of an invoice in this file: journal and EcritureNum stand for it.'] : []),
      ...(this.#hasOpening() ? ['Opening balances that are not settled by their letter are carried forward and are no invoices: they are held back from reminders.'] : []),
    ];
  } // prettier-ignore

  #hasOpening = (): boolean => this.books.some(({ survey }) => [...survey.journals.values()].some(({ use }) => use === 'opening')); // prettier-ignore
}

/** The file is named by the SIREN of its company and its last day (LPF art. A47 A-1). */
function sirenOf({ file }: FecBook): Pick<Standard, 'of'> | undefined {
  const siren = /(?:^|[/\\])(\d{9})FEC\d{8}/i.exec(file)?.[1];
  return siren === undefined ? undefined : { of: { number: siren, name: '' } };
}

const NOTHING: AtEnd = { assumptions: [], voided: [] as Voided[] };

function problemsOf({ file, survey: { debitMinor, creditMinor } }: FecBook): Problem[] {
  if (debitMinor === creditMinor) return [];
  const [debit, credit, apart] = [debitMinor, creditMinor, debitMinor - creditMinor].map((minor) => amountInWords(minor, CURRENCY.value)); // prettier-ignore
  const problem = refusal({ file }, 'uneven-books', `the debits come to ${debit} and the credits to ${credit}`, 'books whose two sides are equal', 'Export the file again: entries are missing, or lines could not be read.'); // prettier-ignore
  return [{ ...problem, value: apart ?? '' }];
}

function columnsOf({ headings, at }: FecHeader): StandardColumn[] {
  const heading = (name: Parameters<typeof at.get>[0], otherwise: string): string => headings[at.get(name) ?? -1] ?? otherwise; // prettier-ignore
  const amount = at.has('debit') ? `${heading('debit', 'Debit')} / ${heading('credit', 'Credit')}` : heading('amount', 'Montant'); // prettier-ignore
  return [
    { field: 'type', heading: heading('journal', 'JournalCode') },
    { field: 'document', heading: `${heading('piece', 'PieceRef')} / ${heading('number', 'EcritureNum')}` },
    { field: 'customerCode', heading: heading('customer', 'CompAuxNum') },
    { field: 'customerName', heading: heading('customerName', 'CompAuxLib') },
    { field: 'issuedOn', heading: heading('pieceDay', 'PieceDate') },
    { field: 'amount', heading: amount },
    { field: 'settles', heading: heading('letter', 'EcritureLet') },
    { field: 'subject', heading: heading('label', 'EcritureLib') },
    { field: 'account', heading: heading('account', 'CompteNum') },
    { field: 'postedOn', heading: heading('day', 'EcritureDate') },
    { field: 'blocked', heading: 'JournalLib' },
  ];
}
