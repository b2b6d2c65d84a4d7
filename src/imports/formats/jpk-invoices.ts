import { dayFrom } from '../../kernel/day';
import { isCurrency } from '../../kernel/money';
import type { ReadOptions } from '../mapping-profile';
import { refusal } from '../sniff-kind';
import { askTerms } from './accounts';
import { noAmount, rowIn, written, type BooksRow, type Named } from './books-columns';
import { Control, microOf, minorIn } from './books-control';
import { dayIn } from './einvoice';
import type { RawRow } from './row';
import type { Standard, StandardColumn } from './standard';
import { allAt, textAt, XmlFault, type Xml } from './xml';
import type { XmlRecord } from './xml-stream';

/** JPK_FA: the invoices of a period. A correction says by how much it changes its invoice. An advance invoice tells of money that came. */
const COLUMNS: readonly StandardColumn[] = [
  { field: 'type', heading: 'RodzajFaktury' },
  { field: 'document', heading: 'P_2A' },
  { field: 'customerCode', heading: 'P_5B' },
  { field: 'customerName', heading: 'P_3A' },
  { field: 'issuedOn', heading: 'P_1' },
  { field: 'amount', heading: 'P_15' },
  { field: 'currency', heading: 'KodWaluty' },
  { field: 'settles', heading: 'NrFaKorygowanej' },
  { field: 'deliveryOn', heading: 'P_6' },
  { field: 'subject', heading: 'PrzyczynaKorekty' },
  { field: 'vatNo', heading: 'P_5B' },
  { field: 'street', heading: 'P_3B' },
];

const RECORDS: ReadonlySet<string> = new Set(['Podmiot1', 'Faktura', 'FakturaCtrl']);

type Records = (isRecord: (path: string) => boolean) => Generator<XmlRecord>;

export class JpkInvoices {
  readonly standard: Standard;
  readonly #control = new Control();
  #fault: XmlFault | undefined;
  #company = '';
  #newest = '';
  #minor = 0;
  #claims = 0;
  #advances = 0;
  #onlyZloty = true;

  constructor(
    readonly file: string,
    private readonly records: Records,
    options: ReadOptions,
  ) {
    this.#look();
    const day = dayFrom(this.#newest);
    const refusals = this.#refusals();
    this.standard = {
      ...{ kind: 'invoices', columns: COLUMNS, refusals, currency: { value: 'PLN', because: 'Polish invoices', sure: true } },
      asOf: day === undefined ? null : { value: day, because: 'the newest invoice', sure: true },
      questions: options.termsDays === undefined && this.#claims > 0 ? [askTerms()] : [],
      problems: refusals.length > 0 || !this.#onlyZloty ? [] : this.#control.problems(this.file, { entries: 'FakturaCtrl/LiczbaFaktur', debit: 'FakturaCtrl/WartoscFaktur', credit: '' }, 'PLN'),
      assumptions: refusals.length > 0 ? [] : this.#assumptions(),
      balance: refusals.length > 0 ? null : { minor: this.#minor, of: 'the invoices of the file in PLN' },
      tellsOfPayments: false,
    };
  } // prettier-ignore

  *rows(): Generator<RawRow> {
    if (this.standard.refusals.length > 0) return;
    for (const { path, node } of this.#read()) if (path === 'Faktura') for (const row of this.#rowsOf(node)) yield rowIn(COLUMNS, row); // prettier-ignore
  }

  #read = (): Generator<XmlRecord> => this.records((path) => RECORDS.has(path));

  #look(): void {
    try {
      for (const { path, node } of this.#read()) {
        if (path === 'Podmiot1') this.#company = textAt(node, 'IdentyfikatorPodmiotu/PelnaNazwa', 'PelnaNazwa').slice(0, 100); // prettier-ignore
        if (path === 'FakturaCtrl') {
          this.#control.state('entries', node.line, textAt(node, 'LiczbaFaktur'));
          this.#control.state('debit', node.line, textAt(node, 'WartoscFaktur'));
        }
        if (path === 'Faktura') this.#count(node);
      }
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      this.#fault = error;
    }
  }

  #count(node: Xml): void {
    const { currency, minor = 0, day, paidMinor, isAdvance } = invoiceIn(node);
    this.#control.addEntry();
    this.#control.add(microOf(textAt(node, 'P_15')) ?? 0n, 0n);
    if (currency !== 'PLN') this.#onlyZloty = false;
    else this.#minor += minor - paidMinor;
    if (minor > 0) this.#claims++;
    if (isAdvance) this.#advances++;
    if (day > this.#newest && dayFrom(day) !== undefined) this.#newest = day;
  }

  *#rowsOf(node: Xml): Generator<BooksRow> {
    const { currency, minor, day, number, corrects, paidMinor } = invoiceIn(node);
    const { line } = node;
    const written15 = textAt(node, 'P_15');
    const buyer = buyerOf(node);
    const cells: Named = { ...buyer, document: number, issuedOn: day, currency, deliveryOn: dayIn(textAt(node, 'P_6')), subject: textAt(node, 'PrzyczynaKorekty') }; // prettier-ignore
    if (minor === undefined) {
      yield { line, cells: { ...cells, amount: written15 }, wrong: noAmount(written15) };
      return;
    }
    if (minor === 0) {
      yield { line, cells: {}, skip: 'zero-amount' };
      return;
    }
    yield { line, cells: { ...cells, type: minor < 0 ? 'credit note' : 'invoice', amount: written(minor, currency) } };
    const { customerCode = '', customerName = '' } = buyer;
    const of: Named = { customerCode, customerName, currency };
    if (paidMinor > 0)
      yield { line, cells: { ...of, type: 'payment', document: number, issuedOn: day, amount: written(0 - paidMinor, currency), settles: number } }; // prettier-ignore
    if (minor < 0 && corrects !== '' && corrects !== number)
      yield { line, cells: { ...of, type: 'allocation', document: number, settles: corrects, amount: written(-minor, currency) } }; // prettier-ignore
  }

  #refusals() {
    if (this.#fault !== undefined) {
      const problem = refusal(this, 'damaged-file', `the audit file cannot be read: ${this.#fault.says}`, 'a whole JPK_FA', 'Export or copy it again.'); // prettier-ignore
      return [{ ...problem, line: this.#fault.line }];
    }
    return this.#control.entries > 0 ? [] : [refusal(this, 'no-rows', 'no invoice stands in the file', 'at least one Faktura', 'Check the period of the export.')]; // prettier-ignore
  }

  #assumptions(): string[] {
    return [
      ...(this.#company === '' ? [] : [`The books are those of ${this.#company.replace(/\.$/, '')}.`]),
      'The file holds no receipts: what was paid must come from another file, before anything is asked for.',
      ...(this.#advances > 0 ? [`Advance invoices (${this.#advances}) are taken as paid: such an invoice tells of money that came.`] : []),
      ...(this.#onlyZloty ? [] : ['Invoices in several currencies stand in the file: its own total cannot be compared.']),
    ];
  } // prettier-ignore
}

interface JpkInvoice {
  readonly number: string;
  readonly day: string;
  readonly currency: string;
  readonly minor: number | undefined;
  readonly corrects: string;
  readonly isAdvance: boolean;
  readonly paidMinor: number;
}

function invoiceIn(node: Xml): JpkInvoice {
  const said = textAt(node, 'KodWaluty').toUpperCase();
  const currency = isCurrency(said) ? said : 'PLN';
  const minor = minorIn(textAt(node, 'P_15'), currency);
  const isAdvance = /^ZAL/.test(textAt(node, 'RodzajFaktury').toUpperCase()) && (minor ?? 0) > 0;
  const stated = minorIn(textAt(node, 'ZALZaplata'), currency);
  const corrected = allAt(node, 'NrFaKorygowanej').map(({ text }) => text.replace(/\s+/g, ' '));
  return {
    ...{ number: textAt(node, 'P_2A', 'P_2'), day: dayIn(textAt(node, 'P_1')), currency, minor, isAdvance },
    corrects: corrected.length === 1 ? (corrected[0] ?? '') : '',
    paidMinor: isAdvance ? Math.min(minor ?? 0, stated === undefined ? (minor ?? 0) : Math.abs(stated)) : 0,
  };
}

/** By its tax number; without one its name stands for it. */
function buyerOf(node: Xml): Named {
  const number = textAt(node, 'P_5B').replace(/[\s-]/g, '');
  const prefix = textAt(node, 'P_5A').toUpperCase() || (/^\d{10}$/.test(number) ? 'PL' : '');
  const vatNo = number === '' || number.startsWith(prefix) ? number : prefix + number;
  return { customerCode: number, customerName: textAt(node, 'P_3A'), vatNo, street: textAt(node, 'P_3B') };
}
