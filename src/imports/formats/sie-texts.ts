import type { Question } from '../reading';
import { isAmong } from './accounts';
import type { SieRow, SieVoucher } from './sie-lines';

/**
 * Whom a row of customers means, and which invoice, where only its text says so: `Kund 4711 faktura 1234`, `Faktnr: 891, Namn: Karl Svensson`. It is
 * no more than a proposal: a person decides whether any of it is booked.
 */
export interface SaidByText {
  /** Empty: the text gives a name alone. */
  readonly customer: string;
  readonly name: string;
  /** Empty: money that names nobody's invoice. */
  readonly invoice: string;
}

const NUMBER = '([A-Z]{0,3}\\d{1,12})';
const BILL =
  '(?:kund|kredit|debet)?(?:fakturanr|fakturanummer|fakturanumret|faktnr|faktura|fakt|fa|avser faktura|betalning faktura)\\.?(?:\\s*(?:nr|nummer))?\\.?\\s*[:#]?\\s*';
const BUYER = '(?:kundnr|kundnummer|kund)\\.?(?:\\s*(?:nr|nummer))?\\.?\\s*[:#]?\\s*'; // prettier-ignore
const APART = '[\\s,;:/–-]+';

const SHAPES: readonly (readonly [RegExp, (found: readonly string[]) => SaidByText])[] = [
  [shape(`${BUYER}${NUMBER}${APART}${BILL}${NUMBER}`), ([customer = '', invoice = '']) => ({ customer, name: '', invoice })],
  [shape(`${BUYER}${NUMBER}${APART}(\\D.*?)${APART}${BILL}${NUMBER}`), ([customer = '', name = '', invoice = '']) => ({ customer, name, invoice })],
  [shape(`${BILL}${NUMBER}${APART}${BUYER}${NUMBER}(?:${APART}(\\D.*))?`), ([invoice = '', customer = '', name = '']) => ({ customer, name, invoice })],
  [shape(`${BILL}${NUMBER}${APART}(?:(?:namn|kund)\\s*:\\s*)?(\\D.*)`), ([invoice = '', name = '']) => ({ customer: '', name, invoice })],
  [shape(`(\\d{3,12})\\s+(\\D.*?)\\s*[,;]\\s*(\\d{1,12})`), ([customer = '', name = '', invoice = '']) => ({ customer, name, invoice })],
  [shape(`${BILL}${NUMBER}`), ([invoice = '']) => ({ customer: '', name: '', invoice })],
  [shape(`${BUYER}${NUMBER}(?:${APART}(\\D.*))?`), ([customer = '', name = '']) => ({ customer, name, invoice: '' })],
  [shape(`(?:[A-Z]\\d{1,8}\\s*/\\s*)?(\\D.*)`), ([name = '']) => ({ customer: '', name, invoice: '' })],
]; // prettier-ignore

function shape(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 'iu');
}

/** What a text says by its shape; a text of any other shape says a name, which only another row can confirm. */
export function saidIn(text: string): SaidByText | undefined {
  const said = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  for (const [pattern, of] of SHAPES) {
    const found = pattern.exec(said);
    if (found !== null) return tidied(of(found.slice(1).map((part) => part ?? ''))); // eslint-disable-line @typescript-eslint/no-unnecessary-condition
  }
  return undefined;
}

const LONGEST = 200;

const tidied = ({ customer, name, invoice }: SaidByText): SaidByText => {
  const bare = name.trim();
  return { customer, invoice, name: /\p{L}{2}/u.test(bare) ? bare : '' };
};

/** What the texts of a whole file say: an invoice by its customer, and money by the invoice or by a customer of an invoice. */
export class SieTexts {
  /** Rows that are understood, and all that touch the accounts. */
  named = 0;
  rows = 0;
  sample: { readonly text: string; readonly said: SaidByText } | undefined;
  readonly #numbers = new Map<string, string | null>();
  readonly #names = new Map<string, string>();
  readonly #invoices = new Map<string, SaidByText | null>();
  readonly #known = new Set<string>();

  constructor(
    private readonly accounts: readonly string[],
    vouchers: () => Iterable<SieVoucher>,
  ) {
    for (const [row, voucher] of this.#rowsOf(vouchers())) this.#learn(row, voucher);
    for (const [row, voucher] of this.#rowsOf(vouchers())) {
      this.rows++;
      const said = this.of(row, voucher);
      if (said === undefined) continue;
      this.named++;
      this.sample ??= { text: textOf(row, voucher), said };
    }
  }

  /** Undefined: the text does not say it, or several customers could be meant. */
  of(row: SieRow, voucher: SieVoucher): SaidByText | undefined {
    const said = saidIn(textOf(row, voucher));
    if (said === undefined) return undefined;
    const whose = this.#whose(said);
    if (voucher.moves === 'sales') return said.invoice === '' ? undefined : whose;
    return whose !== undefined && this.#known.has(keyOf(whose)) ? whose : undefined;
  }

  #whose(said: SaidByText): SaidByText | undefined {
    if (said.customer !== '') return { ...said, name: said.name || (this.#names.get(said.customer) ?? '') };
    if (said.name !== '') {
      const customer = this.#numbers.get(plain(said.name));
      return customer === null ? undefined : { ...said, customer: customer ?? '' };
    }
    const of = this.#invoices.get(said.invoice);
    return of === null || of === undefined ? undefined : { ...of, invoice: said.invoice };
  }

  /** Who is called what, and whose each invoice is: from sales alone. Two answers are none. */
  #learn(row: SieRow, voucher: SieVoucher): void {
    if (voucher.moves !== 'sales') return;
    const said = saidIn(textOf(row, voucher));
    if (said === undefined || said.invoice === '' || (said.customer === '' && said.name === '')) return;
    if (said.customer !== '' && said.name !== '') {
      const known = this.#numbers.get(plain(said.name));
      this.#numbers.set(plain(said.name), known === undefined || known === said.customer ? said.customer : null);
      this.#names.set(said.customer, said.name);
    }
    this.#known.add(keyOf(said));
    if (said.name !== '') this.#known.add(keyOf({ ...said, customer: '' }));
    const of = this.#invoices.get(said.invoice);
    this.#invoices.set(said.invoice, of === undefined || (of !== null && keyOf(of) === keyOf(said)) ? said : null);
  }

  *#rowsOf(vouchers: Iterable<SieVoucher>): Generator<[SieRow, SieVoucher]> {
    for (const voucher of vouchers) {
      for (const row of voucher.rows) {
        if (row.record === 'TRANS' && isAmong(row.account, this.accounts) && (row.minor ?? 0) !== 0) yield [row, voucher];
      }
    }
  } // prettier-ignore
}

const textOf = (row: SieRow, voucher: SieVoucher): string => (row.text === '' ? voucher.text : row.text);

const plain = (name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase();

const keyOf = ({ customer, name }: SaidByText): string => (customer === '' ? `:${plain(name)}` : customer);

/** Whether what the texts say is to be booked: nobody is taken for a customer by a text alone without being asked. */
export function askTexts({ named, rows, sample }: SieTexts, accounts: string, together: string): Question {
  const { text = '', said } = sample ?? {};
  const whose = said === undefined ? '' : [said.customer, said.name].filter((part) => part !== '').join(' ');
  const meant = said?.invoice === '' ? `a payment of ${whose}` : `${said?.invoice ?? ''} of ${whose}`;
  const shown = text.slice(0, 80);
  return {
    about: 'texts',
    sentence: `No row of ${accounts} names its customer: customers owe ${together} together. ${named} of ${rows} rows say in their text whose they are, such as "${shown}", read as ${meant}. Is what the texts say to be booked, each invoice held back from reminders?`,
    choices: [{ value: 'yes', means: `book ${named} of ${rows} rows, as assumed` }, { value: 'no', means: 'book nothing of this file' }],
    suggestion: null,
    samples: [{ column: '', value: shown }],
    figures: { named: String(named), rows: String(rows), accounts, together, meant: [said?.invoice ?? '', whose].filter((part) => part !== '').join(' · ') },
  }; // prettier-ignore
}
