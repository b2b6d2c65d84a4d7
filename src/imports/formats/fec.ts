import { toDecimal } from '../../kernel/money';
import { dayFrom, type Day } from '../../kernel/day';
import { amountInWords } from '../mapping-cells';
import { LIMITS, type ReadOptions } from '../mapping-profile';
import type { Problem } from '../problem';
import type { Found, Question } from '../reading';
import { refusal } from '../sniff-kind';
import { accountInWords, askAccounts, askTerms, isAmong, type Account } from './accounts';
import { Counted } from './counted';
import { FecEntries } from './fec-entries';
import { FecReceivables } from './fec-letters';
import { fecHeader, fecLines, type FecHeader, type FecLine } from './fec-lines';
import { surveyFec, type FecSurvey } from './fec-survey';
import type { RawRow } from './row';
import type { Standard, StandardColumn } from './standard';
import type { OpenedStandard, StandardFile } from './standard-file';

/**
 * The French fichier des écritures comptables: a year of all entries. What stands on the accounts of receivables becomes invoices, credit
 * notes, payments and corrections, and its letters become applied payments. The file is gone through a few times and never held whole.
 */
export const isFec = (head: string): boolean => fecHeader(head) !== undefined;

export function openFec(file: StandardFile, options: ReadOptions): OpenedStandard {
  const bytes = new Counted(file.bytes);
  const header = fecHeader(file.head) as FecHeader;
  const longest = options.limits?.lineLength ?? LIMITS.lineLength;
  const lines = (): Generator<FecLine> => fecLines(file, bytes, header, longest);
  const fec = new Fec(file.file, header, lines, options);
  const table = { file: file.file, format: 'fec' as const, standard: fec.standard, rows: () => fec.rows() };
  return { table, encoding: file.encoding, progress: () => bytes.taken };
}

/** Clients, effets à recevoir, clients douteux. Not 418 (not invoiced yet) and not 4191 (money received before). */
const LIKELY = ['411', '413', '416'] as const;

const CURRENCY: Found<string> = { value: 'EUR', because: 'French books are kept in euros', sure: true };

class Fec {
  readonly standard: Standard;
  readonly #survey: FecSurvey;
  readonly #receivables: FecReceivables | undefined;

  constructor(
    readonly file: string,
    private readonly header: FecHeader,
    private readonly lines: () => Generator<FecLine>,
    private readonly options: ReadOptions,
  ) {
    this.#survey = surveyFec(lines());
    const refusals = this.#refusals();
    const { accounts, question } = this.#accounts();
    const questions: Question[] = [...(question ? [question] : []), ...(options.termsDays === undefined ? [askTerms()] : [])];
    const byPiece = this.#byPiece();
    if (refusals.length === 0 && question === undefined)
      this.#receivables = new FecReceivables(lines(), this.#survey, { accounts, byPiece });
    this.standard = {
      kind: 'invoices',
      columns: columnsOf(header),
      currency: CURRENCY,
      asOf: this.#asOf(),
      refusals,
      questions,
      problems: this.#problems(),
      assumptions: this.#receivables === undefined ? [] : this.#assumptions(this.#receivables),
      balance: this.#receivables === undefined ? null : { minor: this.#receivables.minor, of: `the accounts ${this.#named(accounts)}` },
    };
  } // prettier-ignore

  *rows(): Generator<RawRow> {
    const receivables = this.#receivables;
    if (receivables === undefined) return;
    const { accounts, byPiece } = receivables.how;
    const entries = new FecEntries(this.#survey, byPiece);
    for (const line of this.lines()) {
      if (line.minor === undefined) yield unread(line, this.header.headings.length);
      else if (!isAmong(line.account, accounts)) yield { line: line.line, cells: [], skip: 'no-receivable' };
      else yield this.#row(line, entries, receivables);
    }
    for (const { line, payment, document, minor, customer } of receivables.applied()) {
      yield { line, cells: ['allocation', payment, customer, '', '', money(minor), document, '', '', '', ''] };
    }
  }

  #row(line: FecLine, entries: FecEntries, receivables: FecReceivables): RawRow {
    const entry = entries.entryOf(line);
    const { type, document, customer, customerName, use } = entry;
    if (line.minor === 0) return { line: line.line, cells: [], skip: 'zero-amount' };
    const isSales = type === 'invoice' || type === 'credit note';
    const minor = isSales && customer !== '' ? receivables.wholeOf(line, entry) : line.minor;
    if (minor === undefined) return { line: line.line, cells: [], skip: 'further-line' };
    const day = isSales && /^\d{8}$/.test(line.pieceDay) ? line.pieceDay : line.day;
    const isCarried = use === 'opening' && type === 'adjustment' && !receivables.isCleared(line);
    return {
      line: line.line,
      cells: [type, document, customer, customerName, day, money(minor), '', line.label, line.account, line.day, isCarried ? '1' : ''],
    };
  } // prettier-ignore

  #refusals(): Problem[] {
    const { lines, numbered, accounts } = this.#survey;
    if (lines === 0) return [refusal(this, 'no-rows', 'the file has headings and no rows', 'at least one row', 'Check the filter of the export.')]; // prettier-ignore
    const likely = this.#likely();
    const isCash = this.header.at.has('settled') && this.header.at.has('nature');
    if (likely.length === 0 && (isCash || !numbered)) {
      return [refusal(this, 'cash-basis', 'these books are kept by money received and paid, so that they do not say who owes what', 'books that hold the invoices (comptabilité d’engagement), or a list of open items', 'Export the open invoices of the invoicing program.')]; // prettier-ignore
    }
    const chosen = this.options.accounts;
    const found = chosen === undefined ? this.#candidates() : [...accounts.values()].filter(({ number }) => isAmong(number, chosen)); // prettier-ignore
    if (found.length > 0) return [];
    const held = [...new Set([...accounts.keys()].map((number) => number.slice(0, 2)))].sort().slice(0, 20).join(', ');
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

  #likely = (): Account[] => [...this.#survey.accounts.values()].filter(({ number }) => isAmong(number, LIKELY));

  /** Accounts that may hold customers: the usual ones, else those of class 4 that have parties, without suppliers, staff and taxes. */
  #candidates(): Account[] {
    const likely = this.#likely();
    if (likely.length > 0) return likely;
    const { accounts, withParties } = this.#survey;
    return [...accounts.values()].filter(({ number }) => withParties.has(number) && /^4(?![0234])/.test(number));
  }

  #named(accounts: readonly string[]): string {
    const found = [...this.#survey.accounts.values()].filter(({ number }) => isAmong(number, accounts));
    const few = found.slice(0, 4).map(({ number }) => number).join(', '); // prettier-ignore
    return found.length > 4 ? `${few} and ${found.length - 4} more` : few;
  }

  #byPiece(): boolean {
    const sales = [...this.#survey.journals.values()].filter(({ use }) => use === 'sales');
    return sales.length > 0 && sales.some(({ hasNumbers }) => hasNumbers);
  }

  #asOf(): Found<Day> | null {
    const { newest } = this.#survey;
    const day = dayFrom(`${newest.slice(0, 4)}-${newest.slice(4, 6)}-${newest.slice(6)}`);
    return day === undefined ? null : { value: day, because: 'the newest entry', sure: true };
  }

  #problems(): Problem[] {
    const { debitMinor, creditMinor } = this.#survey;
    if (debitMinor === creditMinor) return [];
    const [debit, credit, apart] = [debitMinor, creditMinor, debitMinor - creditMinor].map((minor) => amountInWords(minor, CURRENCY.value)); // prettier-ignore
    const problem = refusal(this, 'uneven-books', `the debits come to ${debit} and the credits to ${credit}`, 'books whose two sides are equal', 'Export the file again: entries are missing, or lines could not be read.'); // prettier-ignore
    return [{ ...problem, value: apart ?? '' }];
  }

  #assumptions(receivables: FecReceivables): string[] {
    const { all, uneven, unevenMinor } = receivables.groups;
    const { accounts, byPiece } = receivables.how;
    const taken = [...this.#survey.accounts.values()].filter(({ number }) => isAmong(number, accounts)).slice(0, 4);
    const sales = [...this.#survey.journals.values()].some(({ use }) => use === 'sales');
    return [
      `Receivables are what stands on ${taken.map((account) => accountInWords(account, CURRENCY.value)).join(', ')}.`,
      ...(sales && !byPiece ? ['PieceRef is not the number of an invoice in this file: journal and EcritureNum stand for it.'] : []),
      ...(uneven > 0
        ? [`${uneven} of ${all} groups with one letter do not balance (by ${amountInWords(unevenMinor, CURRENCY.value)}), mostly because they settle what the books of the year before hold: they were left open. Import those books too.`]
        : []),
      ...(this.#hasOpening() ? ['Opening balances that are not settled by their letter are carried forward and are no invoices: they are held back from reminders.'] : []),
    ];
  } // prettier-ignore

  #hasOpening = (): boolean => [...this.#survey.journals.values()].some(({ use }) => use === 'opening');
}

const money = (minor: number): string => toDecimal(minor, 'EUR');

function unread({ line, fault, written }: FecLine, width: number): RawRow {
  const cells = fault === undefined ? ['', '', '', '', '', written] : [];
  if (fault === 'long') return { line, cells, fault: 'line-too-long' };
  if (fault === 'cells') return { line, cells, wrong: { field: 'amount', code: 'too-many-cells', fault: `the line cannot be cut into ${width} cells`, expected: `${width} cells`, remedy: 'Take separators out of its texts in the source and export again.' } }; // prettier-ignore
  return { line, cells, wrong: { field: 'amount', code: 'bad-amount', fault: 'this is no amount', expected: 'an amount such as 1234,56', remedy: 'Correct the amount in the source and export again.' } }; // prettier-ignore
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
