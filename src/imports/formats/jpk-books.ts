import { dayFrom } from '../../kernel/day';
import { isCurrency } from '../../kernel/money';
import type { ReadOptions } from '../mapping-profile';
import type { Problem } from '../problem';
import { refusal } from '../sniff-kind';
import { accountInWords, askTerms, isAmong, type Account } from './accounts';
import { NO_CUSTOMER, rowIn, type BooksCustomer } from './books-columns';
import { Control, microOf, minorIn } from './books-control';
import { LedgerDocuments } from './books-documents';
import { isOpeningText, Numbering, type LedgerEntry, type LedgerLine } from './books-ledger';
import { dayIn } from './einvoice';
import type { RawRow } from './row';
import { LEDGER_COLUMNS } from './saft-columns';
import { closings, openingInWords, openingsOf } from './saft-faults';
import { saftKind } from './saft-kind';
import type { Standard } from './standard';
import { textAt, XmlFault, type Xml } from './xml';
import type { XmlRecord } from './xml-stream';

/** JPK_KR: accounts with their balances, the journal, and its lines by account. A customer is an account of its own below 200 to 203. */
const RECORDS: ReadonlySet<string> = new Set(['Naglowek', 'Podmiot1', 'ZOiS', 'Dziennik', 'KontoZapis', 'KontoZapisCtrl']); // prettier-ignore

const HEADINGS: Readonly<Partial<Record<string, string>>> = {
  ...{ type: 'KontoZapis', document: 'NrDowoduKsiegowego', customerCode: 'KodKonta', customerName: 'OpisKonta' },
  ...{ issuedOn: 'DataOperacji', postedOn: 'DataKsiegowania', amount: 'KwotaWinien / KwotaMa', account: 'KodKonta' },
  ...{ currency: 'KodWalutyWinien / KodWalutyMa', subject: 'OpisZapisu', blocked: 'OpisDziennika, bilans otwarcia' },
};

const COLUMNS = LEDGER_COLUMNS.flatMap(({ field }) => {
  const heading = HEADINGS[field];
  return heading === undefined ? [] : [{ field, heading }];
});

const KIND = saftKind('PL');

interface Voucher {
  readonly number: string;
  readonly day: string;
  readonly postedOn: string;
  readonly text: string;
  readonly isOpening: boolean;
}

type Records = (isRecord: (path: string) => boolean) => Generator<XmlRecord>;

export class JpkBooks {
  readonly standard: Standard;
  readonly currency: string = 'PLN';
  readonly customers = new Map<string, BooksCustomer>();
  readonly #accounts: readonly string[];
  readonly #found = new Map<string, Account>();
  readonly #names = new Map<string, string>();
  readonly #vouchers = new Map<string, Voucher>();
  /** What the lines of an entry touch beside customers. */
  readonly #sales = new Set<string>();
  readonly #money = new Set<string>();
  readonly #control = new Control();
  readonly #numbering = new Numbering();
  readonly #ledger: LedgerDocuments | undefined;
  #fault: XmlFault | undefined;
  #company = '';
  #newest = '';

  constructor(
    readonly file: string,
    private readonly records: Records,
    options: ReadOptions,
  ) {
    this.#accounts = options.accounts ?? KIND.customers;
    this.#look();
    const refusals = this.#refusals();
    if (refusals.length === 0) {
      for (const entry of this.#entries()) this.#numbering.take(entry, this.#accounts);
      const how = { accounts: this.#accounts, books: 'PLN', numbering: this.#numbering, customers: this.customers };
      this.#ledger = new LedgerDocuments(this.#entries(), how);
    }
    const day = dayFrom(this.#newest);
    const undated = this.#ledger?.undated ?? 0;
    this.standard = {
      ...{ kind: 'invoices', columns: COLUMNS, refusals, currency: { value: 'PLN', because: 'Polish books', sure: true } },
      asOf: day === undefined ? null : { value: day, because: 'the newest entry', sure: true },
      questions: options.termsDays === undefined && undated > 0 ? [askTerms()] : [],
      problems: this.#problems(),
      assumptions: refusals.length > 0 ? [] : this.#assumptions(),
      balance: this.#ledger === undefined ? null : { minor: this.#ledger.minor, of: 'the accounts of customers' },
    };
  } // prettier-ignore

  *rows(): Generator<RawRow> {
    const ledger = this.#ledger;
    if (ledger === undefined) return;
    for (const row of openingsOf(this)) yield rowIn(COLUMNS, row);
    for (const entry of this.#entries()) for (const row of ledger.rowsOf(entry)) yield rowIn(COLUMNS, row);
  }

  #read = (): Generator<XmlRecord> => this.records((path) => RECORDS.has(path));

  *#entries(): Generator<LedgerEntry> {
    for (const { path, node } of this.#read()) if (path === 'KontoZapis') yield this.#entryIn(node);
  }

  #look(): void {
    try {
      for (const { path, node } of this.#read()) this.#survey(path, node);
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      this.#fault = error;
    }
  }

  #survey(path: string, node: Xml): void {
    if (path === 'Podmiot1')
      this.#company = textAt(node, 'IdentyfikatorPodmiotu/PelnaNazwa', 'PelnaNazwa').slice(0, 100); // prettier-ignore
    else if (path === 'ZOiS') this.#account(node);
    else if (path === 'Dziennik') this.#voucher(node);
    else if (path === 'KontoZapisCtrl') {
      this.#control.state('entries', node.line, textAt(node, 'LiczbaWierszyKontoZapis', 'LiczbaWierszyKontoZapisj'));
      this.#control.state('debit', node.line, textAt(node, 'SumaWinien'));
      this.#control.state('credit', node.line, textAt(node, 'SumaMa'));
    } else if (path === 'KontoZapis') this.#lineOf(node);
  }

  #account(node: Xml): void {
    const code = textAt(node, 'KodKonta');
    const name = textAt(node, 'OpisKonta', 'OpisKontaAnalitycznego').slice(0, 200);
    this.#names.set(code, name);
    if (customerOf(code, this.#accounts) === '') return;
    const balance = (what: string): number | null => {
      const [debit, credit] = ['Winien', 'Ma'].map((side) => minorIn(textAt(node, what + side), 'PLN'));
      return debit === undefined && credit === undefined ? null : (debit ?? 0) - (credit ?? 0);
    };
    const [openingMinor, closingMinor] = [balance('BilansOtwarcia'), balance('Saldo')];
    this.customers.set(code, { ...NO_CUSTOMER, line: node.line, code, name, openingMinor, closingMinor });
  }

  #voucher(node: Xml): void {
    const day = dayIn(textAt(node, 'DataOperacji', 'DataDowodu', 'DataKsiegowania'));
    const text = textAt(node, 'OpisOperacji').slice(0, 200);
    const isOpening = isOpeningText(textAt(node, 'OpisDziennika'), textAt(node, 'RodzajDowodu'), text);
    const number = textAt(node, 'NrDowoduKsiegowego').slice(0, 100);
    this.#vouchers.set(textAt(node, 'NrZapisuDziennika'), { number, day, text, isOpening, postedOn: dayIn(textAt(node, 'DataKsiegowania')) }); // prettier-ignore
    if (day > this.#newest && dayFrom(day) !== undefined) this.#newest = day;
  }

  #lineOf(node: Xml): void {
    const entry = this.#entryIn(node);
    this.#control.addEntry();
    this.#control.add(entry.debit, entry.credit);
    for (const { account, minor = 0 } of entry.lines) {
      if (KIND.sales.test(account)) this.#sales.add(entry.id);
      if (KIND.money.test(account)) this.#money.add(entry.id);
      if (!isAmong(account, this.#accounts)) continue;
      const known = this.#found.get(account) ?? { number: account, name: this.#names.get(account) ?? '', lines: 0, minor: 0 }; // prettier-ignore
      this.#found.set(account, { ...known, lines: known.lines + 1, minor: known.minor + minor });
    }
  }

  #entryIn(node: Xml): LedgerEntry {
    const id = textAt(node, 'NrZapisu');
    const voucher = this.#vouchers.get(id);
    const sides = [['Winien', 1], ['Ma', -1]] as const; // prettier-ignore
    return {
      ...{ line: node.line, id, journal: '', day: voucher?.day ?? '', postedOn: voucher?.postedOn ?? '' },
      ...{ text: voucher?.text ?? '', isOpening: voucher?.isOpening ?? false },
      moves: this.#sales.has(id) ? 'sales' : this.#money.has(id) ? 'money' : 'other',
      lines: sides.flatMap(([side, sign]) => this.#sideOf(node, { side, sign, number: voucher?.number ?? '' })),
      debit: microOf(textAt(node, 'KwotaWinien')) ?? 0n,
      credit: microOf(textAt(node, 'KwotaMa')) ?? 0n,
    };
  }

  #sideOf(node: Xml, { side, sign, number }: { side: 'Winien' | 'Ma'; sign: 1 | -1; number: string }): LedgerLine[] {
    const account = textAt(node, `KodKonta${side}`);
    if (account === '' || account === 'null' || account === '-') return [];
    const written = textAt(node, `Kwota${side}`);
    const minor = minorIn(written, 'PLN');
    const currency = textAt(node, `KodWaluty${side}`).toUpperCase();
    const own = isCurrency(currency) && currency !== 'PLN' ? minorIn(textAt(node, `Kwota${side}Waluta`), currency) : undefined; // prettier-ignore
    return [{
      ...{ line: node.line, account, customer: customerOf(account, this.#accounts), written },
      minor: minor === undefined ? undefined : minor * sign + 0,
      foreign: own === undefined ? undefined : { currency, minor: own * sign + 0 },
      ...{ numbers: ['', number], cross: '', cid: '', due: '', text: textAt(node, `OpisZapisu${side}`).slice(0, 200) },
    }]; // prettier-ignore
  }

  #refusals(): Problem[] {
    if (this.#fault !== undefined) {
      const problem = refusal(this, 'damaged-file', `the audit file cannot be read: ${this.#fault.says}`, 'a whole JPK_KR', 'Export or copy it again.'); // prettier-ignore
      return [{ ...problem, line: this.#fault.line }];
    }
    if (this.#control.entries === 0) return [refusal(this, 'no-rows', 'no line of an account (KontoZapis) stands in the file', 'a JPK_KR with the parts Dziennik and KontoZapis', 'Export it with these parts.')]; // prettier-ignore
    if (this.#found.size > 0) return [];
    const held = [...new Set([...this.#names.keys()].map((number) => number.slice(0, 3)))].sort().slice(0, 20).join(', '); // prettier-ignore
    return [refusal(this, 'no-receivables', `no line stands on ${this.#accounts.join(', ')}; its accounts begin with ${held}`, 'accounts of customers such as 201', 'Say which accounts they are with --accounts, or export the list of open items.')]; // prettier-ignore
  }

  #problems(): Problem[] {
    if (this.#ledger === undefined) return [];
    const names = { entries: 'KontoZapisCtrl/LiczbaWierszyKontoZapis', debit: 'KontoZapisCtrl/SumaWinien', credit: 'KontoZapisCtrl/SumaMa' }; // prettier-ignore
    return [...this.#control.problems(this.file, names, 'PLN'), ...closings(this.file, this, this.#ledger)];
  }

  #assumptions(): string[] {
    return [
      ...(this.#company === '' ? [] : [`The books are those of ${this.#company.replace(/\.$/, '')}.`]),
      `Receivables are what stands on ${[...this.#found.values()].slice(0, 4).map((account) => accountInWords(account, 'PLN')).join(', ')}.`,
      ...(this.#numbering.by === undefined ? ['NrDowoduKsiegowego is not the number of an invoice in this file: the number of the entry stands for it.'] : []),
      ...openingInWords(this),
    ];
  } // prettier-ignore
}

/** An account below that of all customers is one customer's; that of all of them says nobody's name. */
function customerOf(account: string, accounts: readonly string[]): string {
  if (!isAmong(account, accounts)) return '';
  return /^\d{3}[-./ ]?0*$/.test(account) ? '' : account;
}
