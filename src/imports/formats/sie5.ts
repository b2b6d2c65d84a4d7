import { dayFrom } from '../../kernel/day';
import { amountInWords } from '../mapping-cells';
import type { ReadOptions } from '../mapping-profile';
import type { Problem } from '../problem';
import { refusal } from '../sniff-kind';
import { askTerms, isAmong } from './accounts';
import { rowIn } from './books-columns';
import { textOf } from './bytes';
import { Counted } from './counted';
import type { RawRow } from './row';
import { partiesIn } from './saft-faults';
import { Sie5Objects } from './sie5-objects';
import { Sie5Rows } from './sie5-rows';
import { isSie5Record, Sie5Survey, type Sie5Entry } from './sie5-survey';
import type { Standard } from './standard';
import type { OpenedStandard, StandardFile } from './standard-file';
import { XmlFault } from './xml';
import { xmlRecords } from './xml-stream';

/**
 * The Swedish SIE 5: its register of customers' invoices says who owes what, its journals what was paid of each. Signatures and embedded
 * documents are passed over. `isWhole`: all journals of the year, not a part that is handed on for import.
 */
export function openSie5(file: StandardFile, options: ReadOptions, isWhole: boolean): OpenedStandard {
  const bytes = new Counted(file.bytes);
  const sie = new Sie5(file, bytes, { options, isWhole });
  const table = { file: file.file, format: 'sie5' as const, standard: sie.standard, rows: () => sie.rows() };
  return { table, encoding: file.encoding, progress: () => bytes.taken };
}

const COLUMNS: Standard['columns'] = [
  { field: 'type', heading: 'CustomerInvoice / JournalEntry' },
  { field: 'document', heading: 'CustomerInvoice@invoiceNumber' },
  { field: 'customerCode', heading: 'CustomerInvoice@customerId' },
  { field: 'customerName', heading: 'Customer@name' },
  { field: 'issuedOn', heading: 'OriginalAmount@date' },
  { field: 'dueOn', heading: 'CustomerInvoice@dueDate' },
  { field: 'amount', heading: 'OriginalAmount@amount' },
  { field: 'currency', heading: 'ForeignCurrencyAmount@currency' },
  { field: 'settles', heading: 'SubdividedAccountObjectReference@objectId' },
  { field: 'reference', heading: 'CustomerInvoice@ocrNumber' },
  { field: 'subject', heading: 'JournalEntry@text' },
  { field: 'blocked', heading: 'OpeningBalance' },
  { field: 'registerNo', heading: 'Customer@organizationId' },
  { field: 'vatNo', heading: 'Customer@vatNr' },
  { field: 'street', heading: 'Customer@address1' },
  { field: 'postcode', heading: 'Customer@zipcode' },
  { field: 'city', heading: 'Customer@city' },
  { field: 'country', heading: 'Customer@country' },
  { field: 'email', heading: 'Customer@email' },
  { field: 'phone', heading: 'Customer@telephone' },
];

/** Kundfordringar: what stands there and in no register of invoices is told as a sum. */
const LIKELY = /^151[0-8]/;

class Sie5 {
  readonly file: string;
  readonly standard: Standard;
  readonly #survey = new Sie5Survey();
  readonly #rows: Sie5Rows;
  readonly #objects: Sie5Objects;
  #fault: XmlFault | undefined;

  constructor(
    private readonly source: StandardFile,
    private readonly bytes: Counted,
    { options, isWhole }: { readonly options: ReadOptions; readonly isWhole: boolean },
  ) {
    this.file = source.file;
    this.#look();
    const accounts = [...this.#survey.primary].filter((account) => options.accounts === undefined || isAmong(account, options.accounts)); // prettier-ignore
    this.#objects = new Sie5Objects(this.#survey, accounts, this.#fault === undefined ? this.#entries() : []);
    this.#rows = new Sie5Rows(this.#survey, this.#objects);
    const { currency, newest } = this.#survey;
    const day = dayFrom(newest);
    const refusals = this.#refusals(options);
    this.standard = {
      kind: 'invoices',
      columns: COLUMNS,
      currency: { value: currency, because: currency === 'SEK' ? 'Swedish books' : 'AccountingCurrency', sure: true },
      asOf: day === undefined ? null : { value: day, because: 'the newest entry', sure: true },
      refusals,
      questions: options.termsDays === undefined && this.#rows.undated > 0 ? [askTerms()] : [],
      problems: refusals.length > 0 ? [] : this.#problems(),
      assumptions: refusals.length > 0 ? [] : this.#assumptions(),
      balance: refusals.length > 0 ? null : { minor: this.#rows.minor, of: 'the invoices of the register with what the journals paid of them' },
      parties: partiesIn(this.#survey),
      tellsOfPayments: isWhole,
    };
  } // prettier-ignore

  *rows(): Generator<RawRow> {
    if (this.standard.refusals.length > 0) return;
    const taken = new Map<string, number>();
    for (const record of this.#records()) {
      const rows =
        record.path === 'CustomerInvoices/CustomerInvoice' ? this.#rows.ofInvoice(this.#survey.invoiceIn(record))
        : record.path === 'Journal/JournalEntry' ? this.#rows.ofEntry(this.#survey.entryIn(record), taken)
        : []; // prettier-ignore
      for (const row of rows) yield rowIn(COLUMNS, row);
    }
  }

  #look(): void {
    try {
      for (const record of this.#records()) this.#survey.survey(record);
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      this.#fault = error;
    }
  }

  #records = () => xmlRecords(textOf(this.bytes, this.source.encoding.value, this.source.skip), isSie5Record);

  *#entries(): Generator<Sie5Entry> {
    for (const record of this.#records())
      if (record.path === 'Journal/JournalEntry') yield this.#survey.entryIn(record);
  }

  #refusals({ accounts }: ReadOptions): Problem[] {
    if (this.#fault !== undefined) {
      const problem = refusal(this, 'damaged-file', `the SIE file cannot be read: ${this.#fault.says}`, 'a whole SIE 5 file', 'Export or copy it again.'); // prettier-ignore
      return [{ ...problem, line: this.#fault.line }];
    }
    if (this.#objects.all.size > 0) return [];
    const beside = this.#beside();
    const what = accounts !== undefined && this.#survey.invoices.size > 0 ? `its invoices stand under ${[...this.#survey.primary].join(', ')}, none of which begins with ${accounts.join(' or ')}` : 'it lists no invoices of customers'; // prettier-ignore
    if (beside.length === 0)
      return [refusal(this, 'no-receivables', what, 'a SIE 5 file with CustomerInvoices', 'Export it with its customers and their invoices, or the list of open items (kundreskontra).')]; // prettier-ignore
    const together = amountInWords(beside.reduce((sum, { closingMinor }) => sum + (closingMinor ?? 0), 0), this.#survey.currency); // prettier-ignore
    const problem = refusal(this, 'balance-only', `${what}: it tells only that customers owe ${together} together on ${beside.map(({ number }) => number).join(', ')}`, 'a SIE 5 file with CustomerInvoices', 'Export the list of open items (kundreskontra) with its due days, and compare its total with this balance.'); // prettier-ignore
    return [{ ...problem, value: together }];
  }

  /** Accounts of receivables under which no invoice is listed, with a balance. */
  #beside = () =>
    [...this.#survey.accounts.values()].filter(({ number, closingMinor }) => LIKELY.test(number) && !isAmong(number, this.#objects.accounts) && (closingMinor ?? 0) !== 0).slice(0, 6); // prettier-ignore

  #problems(): Problem[] {
    const { uneven, unevenCount, moved } = this.#objects;
    const { accounts, currency } = this.#survey;
    const each = uneven.map(({ line, id, minor }): Problem => {
      const problem = refusal(this, 'uneven-books', `entry ${id.slice(0, 60)} does not come to nothing`, 'debits and credits that are equal', 'Export the file again: lines of it are missing or damaged.'); // prettier-ignore
      return { ...problem, line, value: amountInWords(minor, currency) };
    });
    const more = unevenCount > each.length ? [refusal(this, 'uneven-books', `${unevenCount - each.length} more entries do not come to nothing`, 'debits and credits that are equal', 'Export the file again.')] : []; // prettier-ignore
    const closings = [...accounts.values()].flatMap(({ line, number, openingMinor, closingMinor }): Problem[] => {
      if (closingMinor === null || !this.#objects.accounts.includes(number)) return [];
      const sum = openingMinor + (moved.get(number) ?? 0);
      return sum === closingMinor ? [] : [this.#differs(`account ${number} closes with`, { line, stated: closingMinor, found: sum })];
    }); // prettier-ignore
    const objects = this.#rows.closings().map(({ line, number, stated, found }) => this.#differs(`invoice ${number.slice(0, 60)} closes with`, { line, stated, found })); // prettier-ignore
    return [...each, ...more, ...closings, ...objects];
  }

  #differs(what: string, { line, stated, found }: { line: number; stated: number; found: number }): Problem {
    const [own, read, apart] = [stated, found, stated - found].map((minor) => amountInWords(minor, this.#survey.currency)); // prettier-ignore
    const problem = refusal(this, 'books-differ', `${what} ${own}, its entries come to ${read}`, 'balances that agree', 'Export the file again: entries are missing or stand twice.'); // prettier-ignore
    return { ...problem, line, value: apart ?? '' };
  }

  #assumptions(): string[] {
    const { company, organization, customers, currency } = this.#survey;
    const unlisted = new Set([...this.#objects.all.values()].map(({ invoice }) => invoice.customer).filter((code) => code !== '' && !customers.has(code))); // prettier-ignore
    const unnamed = this.#objects.accounts.map((account) => ({ account, minor: this.#rows.unnamedOn(account) })).filter(({ minor }) => minor !== 0); // prettier-ignore
    const beside = this.#beside();
    return [
      ...(company === '' ? [] : [`The books are those of ${company}${organization === '' ? '' : ` (${organization})`}.`]),
      `Receivables are the invoices that the register lists under ${this.#objects.accounts.join(', ')}.`,
      ...(unlisted.size > 0 ? [`${unlisted.size} of the customers are not listed in the file: only the number of each is known.`] : []),
      ...unnamed.map(({ account, minor }) => `${amountInWords(minor, currency)} of account ${account} name no invoice: that is not booked.`),
      ...beside.map(({ number, name, closingMinor }) => `Account ${number}${name === '' ? '' : ` ${name}`} closes with ${amountInWords(closingMinor ?? 0, currency)} and has no register of invoices: that is not booked.`),
    ];
  } // prettier-ignore
}
