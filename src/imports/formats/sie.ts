import { dayFrom, type Day } from '../../kernel/day';
import { count } from '../../kernel/count';
import { toDecimal } from '../../kernel/money';
import { amountInWords } from '../mapping-cells';
import { LIMITS, type Encoding, type ReadOptions } from '../mapping-profile';
import { shown, type Problem } from '../problem';
import type { Found, Question } from '../reading';
import { refusal } from '../sniff-kind';
import { accountInWords, askTerms, isAmong, type Account } from './accounts';
import { textOf } from './bytes';
import { Counted } from './counted';
import { linesOf } from './lines';
import { numberInYear, ownNumber } from './own-number';
import type { RawRow, RowWrong } from './row';
import { sieRecords, type SieRow, type SieVoucher } from './sie-lines';
import { CUSTOMER, INVOICE, SieSurvey } from './sie-survey';
import { askTexts, SieTexts, type SaidByText } from './sie-texts';
import type { Standard } from './standard';
import type { OpenedStandard, StandardFile } from './standard-file';

/**
 * The Swedish SIE 4: a year of vouchers. Only where its rows name the customer (dimension 8) does it say who owes what; most files do not,
 * and then what customers owe together is all that they tell: nobody is made up from a text.
 */
export const isSie = (head: string): boolean => /^\s*#(?:FLAGGA|PROGRAM|FORMAT|GEN|SIETYP)\b/.test(head);

export function openSie(file: StandardFile, options: ReadOptions): OpenedStandard {
  const bytes = new Counted(file.bytes);
  const encoding = encodingOf(file);
  const longest = options.limits?.lineLength ?? LIMITS.lineLength;
  const records = () => sieRecords(linesOf(textOf(bytes, encoding.value, file.skip), longest));
  const sie = new Sie(file.file, records, options);
  const table = { file: file.file, format: 'sie' as const, standard: sie.standard, rows: () => sie.rows() };
  return { table, encoding, progress: () => bytes.taken };
}

/** `#FORMAT PC8` is code page 437 whatever a detector says, unless letters stand there that are UTF-8 without a fault. */
function encodingOf({ encoding }: StandardFile): Found<Encoding> {
  if (encoding.value.startsWith('utf') || encoding.because === 'as given') return encoding;
  return { value: 'cp437', because: '#FORMAT PC8', sure: true };
}

/** Kundfordringar, without 1519, by which they are written down. */
const LIKELY = ['1510', '1511', '1512', '1513', '1514', '1515', '1516', '1517', '1518'] as const;

const COLUMNS: Standard['columns'] = [
  { field: 'type', heading: '#VER' },
  { field: 'document', heading: 'dimension 10' },
  { field: 'customerCode', heading: 'dimension 8' },
  { field: 'customerName', heading: '#OBJEKT 8' },
  { field: 'issuedOn', heading: 'transdat' },
  { field: 'amount', heading: '#TRANS' },
  { field: 'settles', heading: 'dimension 10, paid' },
  { field: 'subject', heading: 'transtext' },
  { field: 'blocked', heading: '#OIB' },
];

class Sie {
  readonly standard: Standard;
  readonly #survey: SieSurvey;
  readonly #accounts: readonly string[];
  /** Where no row names its customer: what the texts say. */
  readonly #texts: SieTexts | undefined;
  readonly #isByText: boolean;

  constructor(
    readonly file: string,
    private readonly records: () => Iterable<SieVoucher | object>,
    options: ReadOptions,
  ) {
    this.#survey = new SieSurvey(records() as ConstructorParameters<typeof SieSurvey>[0]);
    this.#accounts = options.accounts ?? LIKELY;
    const { newest, currency } = this.#survey;
    const texts = this.#isNameless() ? new SieTexts(this.#accounts, () => this.#vouchers()) : undefined;
    this.#texts = texts !== undefined && texts.named > 0 && options.texts !== false ? texts : undefined;
    this.#isByText = this.#texts !== undefined && options.texts === true;
    const day = dayFrom(`${newest.slice(0, 4)}-${newest.slice(4, 6)}-${newest.slice(6)}`);
    const refusals = this.#refusals(options);
    this.standard = {
      kind: 'invoices',
      columns: COLUMNS,
      currency: { value: currency, because: currency === 'SEK' ? 'Swedish books' : '#VALUTA', sure: true },
      asOf: day === undefined ? null : ({ value: day, because: 'the newest voucher', sure: true } satisfies Found<Day>),
      refusals,
      questions: this.#questions(options),
      problems: this.#problems(),
      assumptions: refusals.length > 0 ? [] : this.#assumptions(),
      balance: { minor: this.#balance(), of: `the accounts ${this.#named()}` },
      of: { number: this.#survey.number, name: this.#survey.company },
    };
  } // prettier-ignore

  #questions({ termsDays, texts }: ReadOptions): Question[] {
    const terms = termsDays === undefined ? [askTerms()] : [];
    if (this.#texts === undefined || texts === true) return terms;
    const of = this.#found().map(({ number }) => number).slice(0, 6).join(', '); // prettier-ignore
    return [askTexts(this.#texts, of, amountInWords(this.#balance(), this.#survey.currency)), ...terms];
  }

  #assumptions(): string[] {
    const accounts = this.#found().slice(0, 4).map((account) => accountInWords(account, this.#survey.currency)); // prettier-ignore
    const said = `Receivables are what stands on ${accounts.join(', ')}.`;
    if (!this.#isByText || this.#texts === undefined) return [said];
    return [said, `Whose ${this.#texts.named} of ${this.#texts.rows} rows are was read from their texts and is assumed: their invoices are held back from reminders until somebody has looked.`]; // prettier-ignore
  }

  /** No row of the accounts names its customer. */
  #isNameless = (): boolean => {
    const found = this.#found();
    return found.length > 0 && !found.some(({ number }) => this.#survey.withCustomers.has(number));
  };

  #whose(row: SieRow, voucher: SieVoucher): SaidByText {
    if (this.#isByText) return this.#texts?.of(row, voucher) ?? { customer: '', name: '', invoice: '' };
    const customer = row.objects.get(CUSTOMER) ?? '';
    return { customer, name: this.#name(customer), invoice: row.objects.get(INVOICE) ?? '' };
  }

  *rows(): Generator<RawRow> {
    const whole = this.#documents();
    for (const { line, customer, minor, account } of this.#survey.brought) {
      if (!isAmong(account, this.#accounts)) continue;
      const day = this.#survey.from;
      yield { line, cells: ['adjustment', `IB ${day}`, customer, this.#name(customer), day, money(minor), '', '', '1'] };
    }
    const taken = new Map<string, number>();
    for (const voucher of this.#vouchers()) for (const row of voucher.rows) yield this.#row(row, voucher, { whole, taken });
  } // prettier-ignore

  #row(row: SieRow, voucher: SieVoucher, { whole, taken }: Seen): RawRow {
    const { line, account, minor } = row;
    if (row.record !== 'TRANS') return { line, cells: [], skip: row.record === 'BTRANS' ? 'void' : 'repeated-row' };
    if (!isAmong(account, this.#accounts)) return { line, cells: [], skip: 'no-receivable' };
    if (minor === undefined) return { line, cells: ['', '', '', '', '', row.written], wrong: NO_AMOUNT };
    if (minor === 0) return { line, cells: [], skip: 'zero-amount' };
    const { customer, name, invoice } = this.#whose(row, voucher);
    const type = typeOf(minor, voucher);
    const whose = customer || name;
    const isDocument = invoice !== '' && voucher.moves === 'sales';
    const known = isDocument ? whole.get(keyOf(whose, type, invoice)) : undefined;
    if (isFurther(known, whose, line)) return { line, cells: [], skip: 'further-line' };
    const document = isDocument
      ? invoice
      : ownNumber(taken, `${whose}\u0001${type}`, numberInYear(voucher.number, voucher.day));
    const settles = minor < 0 && !isDocument ? invoice : '';
    const held = this.#isByText && type === 'invoice' ? '1' : '';
    return { line, cells: [type, document, customer, name, row.day || voucher.day, money(known?.minor ?? minor), settles, row.text || voucher.text, held] }; // prettier-ignore
  }

  #name = (customer: string): string => this.#survey.customers.get(customer) ?? '';

  *#vouchers(): Generator<SieVoucher> {
    for (const one of this.records()) if ('rows' in one) yield one;
  }

  /** A document over several rows of its customer is one. */
  #documents(): Seen['whole'] {
    const whole = new Map<string, { readonly line: number; minor: number }>();
    for (const voucher of this.#vouchers()) {
      for (const row of voucher.rows) {
        const { record, account, minor, line } = row;
        const { customer, name, invoice } = this.#whose(row, voucher);
        if (record !== 'TRANS' || minor === undefined || minor === 0 || invoice === '' || !isAmong(account, this.#accounts)) continue;
        const key = keyOf(customer || name, typeOf(minor, voucher), invoice);
        const known = whole.get(key);
        if (known === undefined) whole.set(key, { line, minor });
        else known.minor += minor;
      }
    }
    return whole;
  } // prettier-ignore

  #found = (): Account[] => [...this.#survey.accounts.values()].filter(({ number }) => isAmong(number, this.#accounts));

  /** With what they open with and of which the file does not say whose it is. */
  #named(): string {
    const { opening, brought, currency } = this.#survey;
    let minor = 0;
    for (const [number, sum] of opening) if (isAmong(number, this.#accounts)) minor += sum;
    for (const one of brought) if (isAmong(one.account, this.#accounts)) minor -= one.minor;
    const named = this.#found().map(({ number }) => number).slice(0, 6).join(', '); // prettier-ignore
    return minor === 0
      ? named
      : `${named} (with ${amountInWords(minor, currency)} brought forward without saying whose)`;
  }

  /** As the file closes with it, where it says so. */
  #balance(): number {
    const { opening, closing } = this.#survey;
    const numbers = new Set([...opening.keys(), ...closing.keys(), ...this.#found().map(({ number }) => number)]);
    let minor = 0;
    for (const number of numbers) {
      if (!isAmong(number, this.#accounts)) continue;
      minor += closing.get(number) ?? (opening.get(number) ?? 0) + (this.#survey.accounts.get(number)?.minor ?? 0);
    }
    return minor;
  }

  #refusals(options: ReadOptions): Problem[] {
    const { vouchers, kind, texts, currency, accounts } = this.#survey;
    if (vouchers === 0) {
      const what = /^[123]$/.test(kind) ? `a SIE file of type ${kind}, which holds balances and no vouchers` : 'a SIE file without vouchers'; // prettier-ignore
      return [
        refusal(this, 'no-rows', `this is ${what}`, 'a SIE file of type 4', 'Export it as SIE 4, with all vouchers.'),
      ];
    }
    const found = this.#found();
    if (found.length === 0) {
      const held = [...new Set([...accounts.keys()].map((number) => number.slice(0, 2)))]
        .sort()
        .slice(0, 20)
        .join(', ');
      const what = options.accounts === undefined ? 'no voucher of this file touches 1510 to 1518' : `no account of this file begins with ${options.accounts.join(' or ')}`; // prettier-ignore
      return [refusal(this, 'no-receivables', `${what}; its accounts begin with ${held}`, 'accounts of customers such as 1510', 'Say which accounts they are with --accounts, or export the books that hold them.')]; // prettier-ignore
    }
    if (!this.#isNameless() || this.#texts !== undefined) return [];
    const rows = found.reduce((sum, { lines }) => sum + lines, 0);
    const said = texts.length === 0 ? '' : ` (texts: ${texts.map((text) => `"${shown(text)}"`).join(', ')})`;
    const together = amountInWords(this.#balance(), currency);
    const problem = refusal(this, 'balance-only', `${count(rows, 'row stands', 'rows stand')} on ${found.map(({ number }) => number).slice(0, 6).join(', ')} without a customer${said}: it tells only that customers owe ${together} together`, 'rows with the customer in dimension 8 and the invoice in dimension 10', 'Export the list of open items (kundreskontra) with its due days, and compare its total with this balance.'); // prettier-ignore
    return [{ ...problem, value: together }];
  }

  #problems(): Problem[] {
    const { uneven, unevenCount, currency } = this.#survey;
    const each = uneven.map(({ line, number, minor }): Problem => {
      const problem = refusal(this, 'uneven-books', `voucher ${number} does not come to nothing`, 'debits and credits that are equal', 'Export the file again: rows of it are missing or damaged.'); // prettier-ignore
      return { ...problem, line, value: amountInWords(minor, currency) };
    });
    if (unevenCount <= each.length) return each;
    return [...each, refusal(this, 'uneven-books', `${unevenCount - each.length} more vouchers do not come to nothing`, 'debits and credits that are equal', 'Export the file again.')]; // prettier-ignore
  }
}

const NO_AMOUNT: RowWrong = {
  field: 'amount', code: 'bad-amount', fault: 'this is no amount', expected: 'an amount such as 1234.56',
  remedy: 'Correct the amount in the source and export again.',
}; // prettier-ignore

interface Seen {
  readonly whole: ReadonlyMap<string, { readonly line: number; readonly minor: number }>;
  readonly taken: Map<string, number>;
}

/** A row of a document that another row began; rows of nobody are each a Problem. */
const isFurther = (known: { readonly line: number } | undefined, whose: string, line: number): boolean =>
  known !== undefined && whose !== '' && known.line !== line;

const money = (minor: number): string => toDecimal(minor, 'EUR');

const keyOf = (customer: string, type: string, document: string): string => `${customer}\u0001${type}\u0001${document}`;

function typeOf(minor: number, { moves }: SieVoucher): 'invoice' | 'credit note' | 'payment' | 'refund' | 'adjustment' {
  if (moves === 'sales') return minor > 0 ? 'invoice' : 'credit note';
  if (moves === 'money') return minor > 0 ? 'refund' : 'payment';
  return 'adjustment';
}
