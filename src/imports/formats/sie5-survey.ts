import { dayFrom } from '../../kernel/day';
import { isCurrency } from '../../kernel/money';
import { minorIn } from './books-control';
import { NO_CUSTOMER, type BooksCustomer } from './books-columns';
import { dayIn } from './einvoice';
import { allAt, type Xml } from './xml';
import type { XmlRecord } from './xml-stream';

/** An amount in the currency of the books and, where it has one, in its own. */
export interface Sie5Amount {
  readonly minor: number | undefined;
  readonly written: string;
  readonly foreign: { readonly currency: string; readonly minor: number } | undefined;
}

/** An invoice or credit note of the register of the books. */
export interface Sie5Invoice {
  readonly line: number;
  readonly key: string;
  readonly number: string;
  readonly customer: string;
  readonly reference: string;
  readonly due: string;
  /** As it was written; null where the register does not say. */
  readonly original: (Sie5Amount & { readonly day: string }) | null;
  readonly opening: Sie5Amount | null;
  readonly closing: Sie5Amount | null;
}

interface Sie5Line extends Sie5Amount {
  readonly line: number;
  readonly account: string;
  readonly object: string;
}

export interface Sie5Entry {
  readonly line: number;
  readonly id: string;
  readonly day: string;
  readonly text: string;
  readonly moves: 'sales' | 'money' | 'other';
  readonly lines: readonly Sie5Line[];
  /** Lines that were struck out: they count for nothing. */
  readonly struck: readonly Sie5Line[];
}

export interface Sie5Account {
  readonly line: number;
  readonly number: string;
  readonly name: string;
  readonly openingMinor: number;
  readonly closingMinor: number | null;
}

const RECORDS: ReadonlySet<string> = new Set([
  ...['FileInfo', 'Accounts/Account', 'Customers/Customer', 'CustomerInvoices/CustomerInvoice', 'Journal/JournalEntry'],
]);

export const isSie5Record = (path: string): boolean => RECORDS.has(path);

const at = ({ attributes }: Xml, name: string): string => (attributes[name] ?? '').trim().replace(/\s+/g, ' ');

export const keyOf = (account: string, object: string): string => `${account}\u0001${object}`;

/** SIE 5 (Föreningen SIE-Gruppen): an XML of accounts, registers of objects under them, and journals. */
export class Sie5Survey {
  currency = 'SEK';
  company = '';
  organization = '';
  /** First day of the year of the file. */
  from = '';
  newest = '';
  readonly accounts = new Map<string, Sie5Account>();
  readonly customers = new Map<string, BooksCustomer>();
  readonly invoices = new Map<string, Sie5Invoice>();
  /** Accounts under which invoices are listed. */
  readonly primary = new Set<string>();

  survey(record: XmlRecord): void {
    const { path, node, within } = record;
    if (path === 'FileInfo') this.#info(node);
    else if (path === 'Accounts/Account') this.#account(node);
    else if (path === 'Customers/Customer') this.#customer(node);
    else if (path === 'CustomerInvoices/CustomerInvoice') {
      const account = (within['primaryAccountId'] ?? '').trim();
      const invoice = this.invoiceIn(record);
      this.primary.add(account);
      if (!this.invoices.has(invoice.key)) this.invoices.set(invoice.key, invoice);
    } else {
      const { day } = this.entryIn(record);
      if (day > this.newest && dayFrom(day) !== undefined) this.newest = day;
    }
  }

  #info(node: Xml): void {
    for (const { attributes } of allAt(node, 'AccountingCurrency'))
      if (isCurrency(attributes['currency'] ?? '')) this.currency = attributes['currency'] ?? 'SEK';
    const [company] = allAt(node, 'Company');
    this.company = company === undefined ? '' : at(company, 'name').slice(0, 100);
    this.organization = company === undefined ? '' : at(company, 'organizationId').slice(0, 40);
    const years = allAt(node, 'FiscalYears/FiscalYear');
    const year = years.find(({ attributes }) => attributes['primary'] === 'true') ?? years[0];
    const start = year === undefined ? '' : at(year, 'start');
    this.from = dayFrom(start.length === 7 ? `${start}-01` : start) ?? '';
  }

  #account(node: Xml): void {
    const balance = (name: string): number | null => {
      const each = allAt(node, name).filter(({ children }) => !children.some((child) => child.name === 'ObjectReference'));
      const read = each.map((one) => this.#amount(one).minor ?? 0);
      return read.length === 0 ? null : read.reduce((sum, minor) => sum + minor, 0);
    };
    const number = at(node, 'id');
    this.accounts.set(number, { line: node.line, number, name: at(node, 'name'), openingMinor: balance('OpeningBalance') ?? 0, closingMinor: balance('ClosingBalance') });
  } // prettier-ignore

  #customer(node: Xml): void {
    const code = at(node, 'id');
    if (code === '' || this.customers.has(code)) return;
    const street = [at(node, 'address1'), at(node, 'address2')].filter((text) => text !== '').join(', ');
    const [postcode, city] = placeIn(at(node, 'zipcode') || at(node, 'postalCode'), at(node, 'city'));
    this.customers.set(code, {
      ...{ ...NO_CUSTOMER, line: node.line, code, name: at(node, 'name'), vatNo: at(node, 'vatNr') },
      ...{ registerNo: at(node, 'organizationId'), street, postcode, city, country: at(node, 'country') },
      ...{ email: at(node, 'email'), phone: at(node, 'telephone') || at(node, 'phone') },
    });
  }

  invoiceIn({ node, within }: XmlRecord): Sie5Invoice {
    const [original] = allAt(node, 'OriginalAmount');
    const balance = (name: 'OpeningBalance' | 'ClosingBalance'): Sie5Amount | null => {
      const each = [...allAt(node, name), ...allAt(node, `Balances/${name}`)];
      const ofYear = each.find((one) => this.from !== '' && at(one, 'month') === this.from.slice(0, 7));
      const one = name === 'OpeningBalance' ? (ofYear ?? each[0]) : each.at(-1);
      return one === undefined ? null : this.#amount(one);
    };
    return {
      ...{ line: node.line, key: keyOf((within['primaryAccountId'] ?? '').trim(), at(node, 'id')) },
      ...{ number: at(node, 'invoiceNumber') || at(node, 'id'), customer: at(node, 'customerId') },
      ...{ reference: at(node, 'ocrNumber'), due: dayIn(at(node, 'dueDate')) },
      original: original === undefined ? null : { ...this.#amount(original), day: dayIn(at(original, 'date')) },
      opening: balance('OpeningBalance'),
      closing: balance('ClosingBalance'),
    };
  }

  entryIn({ node, within }: XmlRecord): Sie5Entry {
    const all = allAt(node, 'LedgerEntry').map((line) => {
      const [object] = allAt(line, 'SubdividedAccountObjectReference');
      const isStruck = allAt(line, 'Overstrike').length > 0;
      return { ...this.#amount(line), line: line.line, account: at(line, 'accountId'), object: object === undefined ? '' : at(object, 'objectId'), isStruck };
    });
    const lines = all.filter(({ isStruck }) => !isStruck);
    const touches = (beginning: RegExp): boolean => lines.some(({ account }) => beginning.test(account));
    return {
      ...{ line: node.line, id: `${(within['id'] ?? '').trim()} ${at(node, 'id')}`.trim() || `line ${node.line}` },
      ...{ day: dayIn(at(node, 'journalDate')), text: at(node, 'text'), lines, struck: all.filter(({ isStruck }) => isStruck) },
      moves: touches(/^3[0-7]/) ? 'sales' : touches(/^(?:19|158)/) ? 'money' : 'other',
    };
  } // prettier-ignore

  #amount(node: Xml): Sie5Amount {
    const written = at(node, 'amount');
    const [own] = allAt(node, 'ForeignCurrencyAmount');
    const currency = own === undefined ? '' : at(own, 'currency');
    const minor = own === undefined || !isCurrency(currency) || currency === this.currency ? undefined : minorIn(at(own, 'amount'), currency);
    return { minor: minorIn(written, this.currency), written, foreign: minor === undefined ? undefined : { currency, minor } };
  } // prettier-ignore
}

/** `702 20 Örebro` written as the town alone. */
function placeIn(postcode: string, city: string): readonly [postcode: string, city: string] {
  const found = postcode === '' ? /^(\d{3} ?\d{2}|\d{4,5}) (\D.*)$/.exec(city) : null;
  return found === null ? [postcode, city] : [found[1] ?? '', found[2] ?? ''];
}
