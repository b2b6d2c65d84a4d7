import { bareLine, type BankLine, type BankSaid } from '../../cash/bank-line';
import { fromDecimal } from '../../kernel/money';
import { faultAt, ibanOf, joined, linesOf, referenceIn, said, shortDay, type TextLine } from './bank-text';

/** CFONB 120, the statement of French banks: records of 120 letters; the last digit of an amount carries its sign. */
export function* readCfonb120(pieces: Iterable<string>): Generator<BankSaid> {
  const reading = new CfonbReading();
  for (const line of linesOf(pieces)) yield* reading.take(line);
  yield* reading.flush();
}

const cut = (text: string, from: number, to: number): string => text.slice(from - 1, to);

class CfonbReading {
  #line: BankLine | undefined;
  #texts: string[] = [];
  #account = '';

  *take(line: TextLine): Generator<BankSaid> {
    const kind = line.text.slice(0, 2);
    if (kind === '05') {
      if (this.#line && this.#texts.length < MOST_DETAILS) this.#detail(this.#line, line.text);
      return;
    }
    yield* this.flush();
    if (kind === '01' || kind === '07') yield* this.#balance(line, kind === '01' ? 'opening' : 'closing');
    else if (kind === '04') yield* this.#movement(line);
  }

  *flush(): Generator<BankSaid> {
    const [line, texts] = [this.#line, this.#texts];
    this.#line = undefined;
    this.#texts = [];
    if (!line) return;
    const text = joined([line.text, ...texts]);
    yield { is: 'line', line: { ...line, text, reference: referenceIn(text) } };
  }

  *#balance({ n, text }: TextLine, which: 'opening' | 'closing'): Generator<BankSaid> {
    const account = accountOf(text);
    if (account === null) {
      yield faultAt(n, 'no-account', text);
      return;
    }
    const currency = cut(text, 17, 19);
    if (which === 'opening' || account !== this.#account) {
      this.#account = account;
      yield { is: 'statement', statement: { account, number: null, currency, kind: 'statement' } };
    }
    // A day of blanks is the first statement of an account.
    const written = cut(text, 35, 40);
    const on = shortDay(written, 'dmy');
    const minor = amountOf(text);
    if (minor === undefined) {
      yield faultAt(n, 'bad-amount', cut(text, 91, 104));
      return;
    }
    if (on === undefined) {
      if (written.trim() !== '') yield faultAt(n, 'bad-day', written);
      return;
    }
    yield { is: 'balance', which, balance: { minor, currency, on } };
  }

  *#movement({ n, text }: TextLine): Generator<BankSaid> {
    const amountMinor = amountOf(text);
    const bookedOn = shortDay(cut(text, 35, 40), 'dmy');
    if (amountMinor === undefined) {
      yield faultAt(n, 'bad-amount', cut(text, 91, 104));
      return;
    }
    if (bookedOn === undefined) {
      yield faultAt(n, 'bad-day', cut(text, 35, 40));
      return;
    }
    this.#line = {
      ...bareLine(n, { bookedOn, currency: cut(text, 17, 19), amountMinor }),
      valueOn: shortDay(cut(text, 43, 48), 'dmy') ?? null,
      text: said(cut(text, 49, 79)) ?? '',
      endToEnd: said(cut(text, 105, 120)),
      returned: said(cut(text, 41, 42)),
    };
  }

  /** What a record 05 adds, by its qualifier. */
  #detail(line: BankLine, text: string): void {
    const value = said(cut(text, 49, 118));
    if (value === null) return;
    const which = cut(text, 46, 48);
    if (which === 'NPY' || which === 'NBE') this.#line = { ...line, name: line.name ?? value };
    else if (which === 'NPO' || which === 'NBU') this.#line = { ...line, behind: value };
    else if (which === 'RCN') {
      const [reference, purpose] = [said(cut(text, 49, 83)), said(cut(text, 84, 118))];
      this.#line = { ...line, endToEnd: reference ?? line.endToEnd };
      this.#texts.push(...[reference, purpose].filter((part) => part !== null));
    } else if (which === 'IPY' || which === 'IBE')
      this.#line = { ...line, iban: value.replace(/\s/g, '').slice(0, 34) };
    else this.#texts.push(value);
  }
}

const MOST_DETAILS = 500;
const PLUS = '{ABCDEFGHI';
const MINUS = '}JKLMNOPQR';

/** `0000000001904}` with two decimals is −190.40. */
function amountOf(text: string): number | undefined {
  const [written, decimals, currency] = [cut(text, 91, 104), Number(cut(text, 20, 20)), cut(text, 17, 19)];
  const last = written.slice(-1);
  const digit = Math.max(PLUS.indexOf(last), MINUS.indexOf(last));
  if (!/^\d{13}.$/.test(written) || last === '' || digit < 0 || !Number.isInteger(decimals)) return undefined;
  const digits = `${written.slice(0, -1)}${digit}`.replace(/^0+/, '').padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return fromDecimal(
    `${MINUS.includes(last) ? '-' : ''}${whole}.${digits.slice(digits.length - decimals)}`.replace(/\.$/, ''),
    currency,
  );
}

/** Letters of an account number count as digits: A, J = 1, B, K, S = 2 … */
const LETTER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digitOf = (letter: string): string => {
  const at = LETTER.indexOf(letter);
  return at < 0 ? letter : String(at < 18 ? (at % 9) + 1 : at - 18 + 2);
};

/** The IBAN of bank, branch and number: the key of the RIB, then ISO 13616. */
function accountOf(text: string): string | null {
  const [bank, branch, number] = [cut(text, 3, 7), cut(text, 12, 16), cut(text, 22, 32).toUpperCase()];
  if (!/^\d{5}$/.test(bank) || !/^\d{5}$/.test(branch) || !/^[0-9A-Z]{11}$/.test(number)) return null;
  const digits = BigInt([...number].map(digitOf).join(''));
  const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * digits) % 97n);
  const rib = `${bank}${branch}${number}${String(key).padStart(2, '0')}`;
  return ibanOf('FR', rib);
}
