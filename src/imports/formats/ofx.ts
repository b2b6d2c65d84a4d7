import { bareLine, type Balance, type BankSaid } from '../../cash/bank-line';
import { accountText, faultAt, joined, linesOf, minorOf, plainDay, referenceIn, said } from './bank-text';

/**
 * OFX: 1.x in SGML, where values close no element, and 2.x in XML. It says no opening balance: what it continues is not known.
 */
export function* readOfx(pieces: Iterable<string>): Generator<BankSaid> {
  const reading = new OfxReading();
  for (const { n, text } of linesOf(pieces)) {
    const [before = ''] = /^[^<]+/.exec(text) ?? [];
    reading.more(plain(before));
    for (const [, tag = '', value = ''] of text.matchAll(ELEMENT)) {
      yield* reading.take(n, tag.toUpperCase(), plain(value));
    }
  }
  yield* reading.flush();
}

const ELEMENT = /<(\/?[A-Za-z0-9.]{1,40})>([^<]*(?:<!\[CDATA\[[^\]]*\]\]>)?)/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const plain = (value: string): string =>
  value
    .replace(/<!\[CDATA\[([^\]]*)\]\]>/g, '$1')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim();

class OfxReading {
  #currency = '';
  #bank = '';
  #account: string | undefined;
  #begun = false;
  #movement: { readonly n: number; readonly fields: Map<string, string> } | undefined;
  #balance: Partial<Record<'BALAMT' | 'DTASOF', string>> | undefined;
  #last: string | undefined;

  /** A value that goes on in the next line. */
  more(text: string): void {
    const fields = this.#movement?.fields;
    if (fields && this.#last !== undefined && text !== '')
      fields.set(this.#last, joined([fields.get(this.#last) ?? '', text]));
  }

  *take(n: number, tag: string, value: string): Generator<BankSaid> {
    this.#last = value === '' ? undefined : tag;
    if (tag === 'STMTRS' || tag === 'CCSTMTRS') this.#begin();
    else if (tag === 'CURDEF') this.#currency = value.toUpperCase().slice(0, 3);
    else if (tag === 'BANKID') this.#bank = value;
    else if (tag === 'ACCTID' && this.#account === undefined) this.#account = accountText(value).slice(0, 40);
    else if (tag === 'BANKTRANLIST') yield* this.#head(n);
    else if (tag === 'STMTTRN') {
      yield* this.flush();
      this.#movement = { n, fields: new Map() };
    } else if (tag === '/STMTTRN' || tag === '/BANKTRANLIST') yield* this.flush();
    else if (tag === 'LEDGERBAL') {
      yield* this.flush();
      this.#balance = {};
    } else if (this.#balance && (tag === 'BALAMT' || tag === 'DTASOF')) yield* this.#closing(n, tag, value);
    else if (tag === 'AVAILBAL') this.#balance = undefined;
    else this.#movement?.fields.set(tag, value);
  }

  #begin(): void {
    [this.#account, this.#begun, this.#bank, this.#currency] = [undefined, false, '', ''];
  }

  *#head(n: number): Generator<BankSaid> {
    if (this.#begun) return;
    this.#begun = true;
    const { kind, account } = { kind: 'statement' as const, account: this.#account ?? '' };
    if (account === '') {
      yield faultAt(n, 'no-account');
      return;
    }
    const whole = /^\d{8}$/.test(this.#bank) && /^\d{1,10}$/.test(account) ? `${this.#bank}/${account}` : account;
    yield { is: 'statement', statement: { account: whole, number: null, currency: this.#currency, kind } };
  }

  *#closing(n: number, tag: 'BALAMT' | 'DTASOF', value: string): Generator<BankSaid> {
    const balance = { ...this.#balance, [tag]: value };
    this.#balance = balance;
    if (balance.BALAMT === undefined || balance.DTASOF === undefined) return;
    this.#balance = undefined;
    const minor = minorOf(balance.BALAMT, this.#currency);
    const on = plainDay(balance.DTASOF);
    if (minor === undefined) {
      yield faultAt(n, 'bad-amount', balance.BALAMT);
      return;
    }
    if (on === undefined) {
      yield faultAt(n, 'bad-day', balance.DTASOF);
      return;
    }
    const closing: Balance = { minor, currency: this.#currency, on };
    yield { is: 'balance', which: 'closing', balance: closing };
  }

  *flush(): Generator<BankSaid> {
    const movement = this.#movement;
    this.#movement = undefined;
    if (!movement) return;
    const { n, fields } = movement;
    if (!this.#begun) yield* this.#head(n);
    const at = (name: string): string | null => said(fields.get(name));
    const amountMinor = minorOf(fields.get('TRNAMT') ?? '', this.#currency);
    const bookedOn = plainDay(fields.get('DTPOSTED') ?? '');
    if (amountMinor === undefined) {
      yield faultAt(n, 'bad-amount', fields.get('TRNAMT'));
      return;
    }
    if (bookedOn === undefined) {
      yield faultAt(n, 'bad-day', fields.get('DTPOSTED'));
      return;
    }
    const text = joined([at('MEMO'), at('CHECKNUM')]);
    yield {
      is: 'line',
      line: {
        ...bareLine(n, { bookedOn, currency: this.#currency, amountMinor }),
        valueOn: plainDay(fields.get('DTAVAIL') ?? '') ?? null,
        reference: referenceIn(text),
        bankRef: at('FITID'),
        name: at('NAME'),
        text,
      },
    };
  }
}
