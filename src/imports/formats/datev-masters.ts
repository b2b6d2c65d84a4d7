import { dayFrom, type Day } from '../../kernel/day';
import type { ReadOptions } from '../mapping-profile';
import type { Problem } from '../problem';
import type { Found } from '../reading';
import { refusal } from '../sniff-kind';
import { isDebtorAccount } from './accounts';
import { fullDay } from './datev-bookings';
import type { DatevHeader } from './datev-header';
import { cellText, type RawRow } from './row';
import type { Standard } from './standard';

/**
 * DATEV EXTF, Debitoren/Kreditoren (category 16): who stands behind the accounts of the debtors. The account is the number of the customer, as
 * it is in the bookings, so that both meet. Accounts of creditors are left out.
 */
export class DatevMasters {
  readonly standard: Standard;
  #lines = 0;
  #debtors = 0;
  #insolvent = 0;

  constructor(
    readonly file: string,
    private readonly header: DatevHeader,
    private readonly records: () => Generator<RawRow>,
    private readonly options: ReadOptions,
  ) {
    this.#survey();
    const { currency, created } = header;
    const day = dayFrom(created);
    const refusals = this.#refusals();
    this.standard = {
      kind: 'customers',
      columns: COLUMNS,
      currency: currency === '' ? { value: 'EUR', because: 'the header names none', sure: true } : { value: currency, because: 'the header of the file', sure: true },
      asOf: day === undefined ? null : ({ value: day, because: 'the header of the file', sure: true } satisfies Found<Day>),
      ...{ refusals, questions: [], problems: [], balance: null },
      assumptions: this.#insolvent === 0 || refusals.length > 0 ? [] : [`${this.#insolvent} of the customers are marked insolvent: nothing is held for it, record it at the customer with its day.`],
    };
  } // prettier-ignore

  *rows(): Generator<RawRow> {
    for (const raw of this.#accounts()) {
      if (raw.fault !== undefined) yield raw;
      else if (this.#isDebtor(raw)) yield { line: raw.line, cells: cellsOf(raw) };
      else yield { line: raw.line, cells: [], skip: 'no-receivable' };
    }
  }

  /** The lines below the two of the header, without blank ones. */
  *#accounts(): Generator<RawRow> {
    let at = 0;
    for (const raw of this.records()) {
      if (at++ < 2 || (raw.cells.length === 1 && cellText(raw.cells[0]) === '')) continue;
      yield raw;
    }
  }

  #survey(): void {
    for (const raw of this.#accounts()) {
      this.#lines++;
      if (raw.fault !== undefined || !this.#isDebtor(raw)) continue;
      this.#debtors++;
      if (cellText(raw.cells[AT.insolvent]) === '1') this.#insolvent++;
    }
  }

  #isDebtor = (raw: RawRow): boolean =>
    isDebtorAccount(cellText(raw.cells[AT.account]), this.header.digits, this.options.accounts);

  #refusals(): Problem[] {
    if (this.#lines === 0) return [refusal(this, 'no-rows', 'the file has headings and no rows', 'at least one row', 'Check the filter of the export.')]; // prettier-ignore
    if (this.#debtors > 0) return [];
    return [refusal(this, 'no-receivables', `none of its ${this.#lines} accounts is one of a debtor`, 'accounts of debtors', 'Export the debtors too, or say which accounts they are with --accounts.')]; // prettier-ignore
  }
}

/** Places in the line. */
const AT = {
  account: 0, company: 1, surname: 3, firstName: 4, unnamed: 5, short: 7, vatCountry: 8, vatNo: 9,
  street: 15, box: 16, postcode: 17, city: 18, country: 19, phone: 28, email: 32, language: 100, contact: 101,
  limit: 107, days: 109, reminded: 120, billStreet: 153, billBox: 154, billPostcode: 155, billCity: 156, billCountry: 157,
  insolvent: 220, blockedUntil: 232,
} as const; // prettier-ignore

const COLUMNS: Standard['columns'] = [
  { field: 'customerCode', heading: 'Konto' },
  { field: 'customerName', heading: 'Name' },
  { field: 'vatNo', heading: 'EU-UStID' },
  { field: 'street', heading: 'Straße' },
  { field: 'postcode', heading: 'Postleitzahl' },
  { field: 'city', heading: 'Ort' },
  { field: 'country', heading: 'Land' },
  { field: 'phone', heading: 'Telefon' },
  { field: 'email', heading: 'E-Mail' },
  { field: 'language', heading: 'Sprache' },
  { field: 'contactName', heading: 'Ansprechpartner' },
  { field: 'creditLimit', heading: 'Kreditlimit (Debitor)' },
  { field: 'terms', heading: 'Fälligkeit in Tagen (Debitor)' },
  { field: 'blocked', heading: 'Mahnung' },
  { field: 'blockedUntil', heading: 'Mahnsperre bis' },
];

function cellsOf({ cells }: RawRow): string[] {
  const cell = (at: number): string => cellText(cells[at]);
  const person = [cell(AT.firstName), cell(AT.surname)].filter((text) => text !== '').join(' ');
  const name = cell(AT.company) || person || cell(AT.unnamed) || cell(AT.short);
  const [street, box, postcode, city, country] = addressAt(cell);
  const until = fullDay(cell(AT.blockedUntil)) ?? cell(AT.blockedUntil);
  const isBlocked = cell(AT.reminded) === NEVER_REMINDED || until !== '';
  return [
    cell(AT.account), name, vatNoOf(cell(AT.vatCountry), cell(AT.vatNo)),
    street || (box === '' ? '' : `Postfach ${box}`), postcode, city, country,
    cell(AT.phone), cell(AT.email), LANGUAGES[cell(AT.language)] ?? '', cell(AT.contact),
    money(cell(AT.limit)), /^\d{1,3}$/.test(cell(AT.days)) ? cell(AT.days) : '', isBlocked ? '1' : '', until,
  ]; // prettier-ignore
}

/** Where invoices go, where that is another address than the main one. */
function addressAt(cell: (at: number) => string): [string, string, string, string, string] {
  const bill = [AT.billStreet, AT.billBox, AT.billPostcode, AT.billCity, AT.billCountry].map(cell);
  const main = [AT.street, AT.box, AT.postcode, AT.city, AT.country].map(cell);
  const [street = '', box = '', postcode = '', city = '', country = ''] = bill[3] === '' ? main : bill;
  return [street, box, postcode, city, country];
}

/** The number stands without its country, or with it once more. */
const vatNoOf = (country: string, number: string): string =>
  number === '' || /^[A-Za-z]{2}/.test(number) ? number : `${country}${number}`;

/** `Mahnung`: 9 is never; the others say which of the three are sent. */
const NEVER_REMINDED = '9';

const LANGUAGES: Readonly<Record<string, string>> = { '1': 'de', '4': 'fr', '5': 'en', '10': 'es', '19': 'it' };

/** `10.000,00` → 10000.00. */
const money = (text: string): string => text.replace(/\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.');
