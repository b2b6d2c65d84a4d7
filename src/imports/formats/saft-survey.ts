import { dayFrom } from '../../kernel/day';
import { isCurrency } from '../../kernel/money';
import type { Account } from './accounts';
import type { BooksCustomer } from './books-columns';
import { Control } from './books-control';
import { NO_JOURNAL, Numbering, saftEntry, type Journal, type LedgerEntry } from './books-ledger';
import { customerIn } from './saft-customers';
import { saftKind, type SaftKind } from './saft-kind';
import { saftReceipt, type SaftReceipt } from './saft-payments';
import { saftInvoice, targetOf, type SaftInvoice } from './saft-sales';
import { textAt } from './xml';
import type { XmlRecord } from './xml-stream';

/** The sections of an audit file that are read, and what the file as a whole says of them. */
const SECTIONS = {
  'GeneralLedgerEntries': 'ledger',
  'SourceDocuments/SalesInvoices': 'sales',
  'SourceDocuments/Payments': 'payments',
} as const; // prettier-ignore
type Section = (typeof SECTIONS)[keyof typeof SECTIONS];

const FIGURES = { NumberOfEntries: 'entries', TotalDebit: 'debit', TotalCredit: 'credit' } as const;

const RECORDS: ReadonlySet<string> = new Set([
  ...['Header', 'MasterFiles/Customer', 'MasterFiles/Customers/Customer', 'MasterFiles/GeneralLedgerAccounts/Account'],
  ...Object.keys(SECTIONS).flatMap((section) => Object.keys(FIGURES).map((figure) => `${section}/${figure}`)),
  ...['JournalID', 'Description', 'Type', 'Transaction'].map((name) => `GeneralLedgerEntries/Journal/${name}`),
  ...['SourceDocuments/SalesInvoices/Invoice', 'SourceDocuments/Payments/Payment'],
]);

export const isSaftRecord = (path: string): boolean => RECORDS.has(path);

/** What a piece of the file was, understood. */
export type SaftRead =
  | { readonly is: 'invoice'; readonly invoice: SaftInvoice }
  | { readonly is: 'receipt'; readonly receipt: SaftReceipt }
  | { readonly is: 'entry'; readonly entry: LedgerEntry };

/** What a whole audit file says before its rows are made; the later goes through it read its records by what it found. */
export class SaftSurvey {
  kind: SaftKind;
  currency: string;
  company = '';
  taxNo = '';
  newest = '';
  readonly customers = new Map<string, BooksCustomer>();
  readonly names = new Map<string, string>();
  /** Accounts whose lines name customers. */
  readonly accounts = new Map<string, Account>();
  readonly controls: Readonly<Record<Section, Control>> = {
    ledger: new Control(),
    sales: new Control(),
    payments: new Control(),
  };
  readonly numbering = new Numbering();
  /** Entries of the ledger whose sides are not equal, a few. */
  readonly uneven: { readonly line: number; readonly id: string; readonly micro: bigint }[] = [];
  unevenCount = 0;
  /** Of documents: what the customer keeps back. */
  readonly withheld = new Map<string, number>();
  /** Credit notes that name the one document to which they go. */
  readonly applied = new Set<string>();
  readonly #own = new Set<string>();
  #owned: readonly string[] | undefined;
  #journal: Journal = NO_JOURNAL;

  constructor(
    country: string,
    private readonly given: readonly string[] | undefined,
  ) {
    this.kind = saftKind(country);
    this.currency = this.kind.currency;
  }

  /** The accounts of customers: as told, else those on which the books themselves put them, else the usual ones of the country. */
  get receivables(): readonly string[] {
    if (this.given !== undefined) return this.given;
    if (this.#own.size === 0) return this.kind.customers;
    return (this.#owned ??= [...this.#own]);
  }

  isReceivable = (account: string): boolean => this.receivables.some((beginning) => account.startsWith(beginning));

  survey(record: XmlRecord): void {
    const { path, node } = record;
    if (path === 'Header') this.#header(record);
    else if (path.endsWith('/Customer')) this.#customer(record);
    else if (path.endsWith('/Account')) this.names.set(textAt(node, 'AccountID'), textAt(node, 'AccountDescription'));
    else if (!this.#figure(record)) this.#add(this.read(record));
  }

  /** Of records that become rows; undefined of the others. */
  read({ path, node }: XmlRecord): SaftRead | undefined {
    const { currency: books, kind } = this;
    if (path === 'GeneralLedgerEntries/Journal/JournalID') this.#journal = { ...NO_JOURNAL, id: node.text };
    else if (path === 'GeneralLedgerEntries/Journal/Description') this.#journal = { ...this.#journal, name: node.text };
    else if (path === 'GeneralLedgerEntries/Journal/Type') this.#journal = { ...this.#journal, type: node.text };
    else if (path === 'GeneralLedgerEntries/Journal/Transaction') return { is: 'entry', entry: saftEntry(node, this.#journal, { kind, books }) };
    else if (path === 'SourceDocuments/SalesInvoices/Invoice') return { is: 'invoice', invoice: saftInvoice(node, books) };
    else if (path === 'SourceDocuments/Payments/Payment') return { is: 'receipt', receipt: saftReceipt(node, books, this.isReceivable) };
    return undefined;
  } // prettier-ignore

  #header({ node }: XmlRecord): void {
    const country = textAt(node, 'AuditFileCountry', 'CompanyAddress/Country', 'Company/Address/Country').toUpperCase();
    if (this.kind.country === '' || (this.kind.country === 'LU' && /^[A-Z]{2}$/.test(country))) this.kind = saftKind(country); // prettier-ignore
    const currency = textAt(node, 'CurrencyCode', 'DefaultCurrencyCode');
    this.currency = isCurrency(currency) ? currency : this.kind.currency;
    this.company = textAt(node, 'CompanyName', 'Company/Name', 'Company/CompanyStructure/Name').slice(0, 100);
    this.taxNo = textAt(node, 'TaxRegistrationNumber', 'Company/TaxRegistration/TaxRegistrationNumber', 'Company/RegistrationNumber').slice(0, 40); // prettier-ignore
  }

  #customer({ node }: XmlRecord): void {
    const customer = customerIn(node, this.kind.country, this.currency);
    if (customer.code === '' || this.customers.has(customer.code)) return;
    this.customers.set(customer.code, customer);
    for (const account of customer.accounts) this.#own.add(account);
    this.#owned = undefined;
  }

  #figure({ path, node }: XmlRecord): boolean {
    const at = path.lastIndexOf('/');
    const [section, figure] = [path.slice(0, at), path.slice(at + 1)];
    if (!Object.hasOwn(FIGURES, figure) || !Object.hasOwn(SECTIONS, section)) return false;
    const control = this.controls[SECTIONS[section as keyof typeof SECTIONS]];
    control.state(FIGURES[figure as keyof typeof FIGURES], node.line, node.text);
    return true;
  }

  #add(read: SaftRead | undefined): void {
    if (read?.is === 'invoice') this.#invoice(read.invoice);
    else if (read?.is === 'receipt') this.#receipt(read.receipt);
    else if (read?.is === 'entry') this.#entry(read.entry);
  }

  #invoice(invoice: SaftInvoice): void {
    const { status, debit, credit, day, number, withheldMinor } = invoice;
    if (targetOf(invoice) !== undefined) this.applied.add(number);
    this.controls.sales.addEntry();
    if (status !== 'A' && status !== 'F') this.controls.sales.add(debit, credit);
    if (withheldMinor > 0) this.withheld.set(number, withheldMinor);
    this.#see(day);
  }

  #receipt({ isCancelled, debit, credit, payments }: SaftReceipt): void {
    this.controls.payments.addEntry();
    if (!isCancelled) this.controls.payments.add(debit, credit);
    for (const { day } of payments) this.#see(day);
  }

  #entry(entry: LedgerEntry): void {
    const { debit, credit, lines, line, id, day } = entry;
    this.controls.ledger.addEntry();
    this.controls.ledger.add(debit, credit);
    if (debit !== credit) {
      this.unevenCount++;
      if (this.uneven.length < MOST_UNEVEN) this.uneven.push({ line, id, micro: debit - credit });
    }
    for (const { account, customer, minor } of lines) {
      if (customer === '' && !this.isReceivable(account)) continue;
      let known = this.accounts.get(account);
      if (known === undefined) this.accounts.set(account, (known = { number: account, name: this.names.get(account) ?? '', lines: 0, minor: 0 })); // prettier-ignore
      known.lines++;
      known.minor += minor ?? 0;
    }
    this.numbering.take(entry, this.receivables);
    this.#see(day);
  }

  #see(day: string): void {
    if (day > this.newest && dayFrom(day) !== undefined) this.newest = day;
  }
}

const MOST_UNEVEN = 100;
