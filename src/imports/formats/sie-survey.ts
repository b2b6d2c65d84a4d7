import type { Account } from './accounts';
import { minorOf } from './cents';
import { textField, type SieRecord, type SieVoucher } from './sie-lines';

/** What a whole SIE file says before its vouchers are understood. */
export class SieSurvey {
  readonly accounts = new Map<string, Account>();
  /** Of the year of the file. */
  readonly opening = new Map<string, number>();
  readonly closing = new Map<string, number>();
  /** Customers by number: their names. */
  readonly customers = new Map<string, string>();
  /** Accounts whose rows name a customer. */
  readonly withCustomers = new Set<string>();
  /** Customers that the file opens with: account, customer, amount. */
  readonly brought: {
    readonly line: number;
    readonly account: string;
    readonly customer: string;
    readonly minor: number;
  }[] = [];
  /** Vouchers that do not come to nothing. */
  readonly uneven: { readonly line: number; readonly number: string; readonly minor: number }[] = [];
  unevenCount = 0;
  /** Texts of rows without a customer, a few. */
  readonly texts: string[] = [];
  vouchers = 0;
  kind = '';
  /** Whose books these are. */
  number = '';
  company = '';
  currency = 'SEK';
  from = '';
  newest = '';
  #account = new Map<string, string>();

  constructor(records: Iterable<SieRecord | SieVoucher>) {
    for (const one of records) {
      if ('rows' in one) this.#voucher(one);
      else {
        this.#whose(one);
        this.#record(one);
      }
    }
    for (const [number, account] of this.accounts) {
      if (account.name === '') this.accounts.set(number, { ...account, name: this.#account.get(number) ?? '' });
    }
  } // prettier-ignore

  nameOf = (account: string): string => this.#account.get(account) ?? '';

  #whose({ name, fields: [first] }: SieRecord): void {
    if (name === 'ORGNR') this.number = textField(first);
    if (name === 'FNAMN') this.company = textField(first);
  }

  #record({ name, fields, line }: SieRecord): void {
    const [one, two, three, four] = fields;
    const [first, second] = [textField(one), textField(two)];
    if (name === 'SIETYP') this.kind = first;
    else if (name === 'VALUTA' && /^[A-Za-z]{3}$/.test(first)) this.currency = first.toUpperCase();
    else if (name === 'KONTO') this.#account.set(first, second);
    else if (name === 'OBJEKT' && first === CUSTOMER) this.customers.set(second.trim(), textField(three));
    else if (name === 'RAR' && first === '0') this.from = second;
    else if (first === '0' && (name === 'IB' || name === 'UB')) this.#balance(name, second, textField(three));
    else if (first === '0' && name === 'OIB' && Array.isArray(three)) {
      const [dimension, customer = ''] = three as readonly string[];
      const minor = minorOf(textField(four)) ?? 0;
      if (dimension === CUSTOMER && customer !== '' && minor !== 0)
        this.brought.push({ line, account: second, customer: customer.trim(), minor });
    }
  }

  #balance(name: 'IB' | 'UB', account: string, written: string): void {
    const minor = minorOf(written);
    if (minor !== undefined) (name === 'IB' ? this.opening : this.closing).set(account, minor);
  }

  #voucher({ line, number, rows, day }: SieVoucher): void {
    this.vouchers++;
    if (/^\d{8}$/.test(day) && day > this.newest) this.newest = day;
    let sum = 0;
    for (const row of rows) {
      if (row.record !== 'TRANS' || row.minor === undefined) continue;
      sum += row.minor;
      let account = this.accounts.get(row.account);
      if (account === undefined) this.accounts.set(row.account, (account = { number: row.account, name: '', lines: 0, minor: 0 })); // prettier-ignore
      account.lines++;
      account.minor += row.minor;
      if ((row.objects.get(CUSTOMER) ?? '') !== '') this.withCustomers.add(row.account);
      else if (row.account.startsWith('151') && row.text !== '' && this.texts.length < MOST_TEXTS) this.texts.push(row.text);
    }
    if (sum === 0) return;
    this.unevenCount++;
    if (this.uneven.length < MOST_UNEVEN) this.uneven.push({ line, number, minor: sum });
  } // prettier-ignore
}

/** Reserved dimensions. */
export const CUSTOMER = '8';
export const INVOICE = '10';

const MOST_TEXTS = 3;
const MOST_UNEVEN = 100;
