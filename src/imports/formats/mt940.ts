import { bareLine, type BankLine, type BankSaid } from '../../cash/bank-line';
import { accountText, bankDay, faultAt, linesOf, minorOf, said, shortDay } from './bank-text';
import { informationOf } from './mt940-information';

/**
 * MT940, the customer statement of SWIFT, in the dialects of banks: German subfields (`?20`), Dutch and SWIFT words
 * (`/EREF/`, `/REMI/`), plain text. Fields are found by their tags; what no tag begins belongs to the field before.
 */
interface Field {
  readonly n: number;
  readonly tag: string;
  readonly lines: string[];
}

export function* readMt940(pieces: Iterable<string>): Generator<BankSaid> {
  const reading = new Mt940Reading();
  for (const field of fieldsOf(pieces)) yield* reading.take(field);
  yield* reading.flush();
}

const TAG = /^:(\d{2}[A-Z]?):/;
/** Real information has at most 27 lines of 65 letters or so; some banks are generous. */
const MOST_LINES = 200;

function* fieldsOf(pieces: Iterable<string>): Generator<Field> {
  let open: Field | undefined;
  for (const { n, text } of linesOf(pieces)) {
    const [found, tag] = TAG.exec(text) ?? [];
    if (found === undefined || tag === undefined) {
      const ends = /^-\}?\s*$|^\{\d:/.test(text);
      if (ends && open) {
        yield open;
        open = undefined;
      } else if (open && open.lines.length < MOST_LINES) open.lines.push(text);
      continue;
    }
    if (open) yield open;
    open = { n, tag, lines: [text.slice(found.length)] };
  }
  if (open) yield open;
}

const BALANCE = /^([CD])(\d{6})([A-Z]{3})([\d.]*,\d*)/;
const MOVEMENT = /^(\d{6})(\d{4})?\s?(R[CD]|[CD])([A-Z])?(\d[\d.]*,\d*)([A-Z][A-Z0-9]{3})?(.*)$/;

class Mt940Reading {
  #account = '';
  #number: string | null = null;
  #currency = '';
  #said = false;
  #line: BankLine | undefined;
  #information: string[] = [];

  *take(field: Field): Generator<BankSaid> {
    const value = field.lines[0] ?? '';
    if (field.tag === '86') {
      if (this.#line) this.#information.push(...field.lines);
      return;
    }
    yield* this.flush();
    if (field.tag === '20') [this.#account, this.#number, this.#said] = ['', null, false];
    else if (field.tag === '25') this.#account = accountText(value);
    else if (field.tag === '28' || field.tag === '28C') this.#number = said(value);
    else if (/^6[02][FM]$/.test(field.tag)) yield* this.#balance(field, value);
    else if (field.tag === '61') yield* this.#movement(field);
  }

  /** What is known of the movement before, with its information. */
  *flush(): Generator<BankSaid> {
    const [line, information] = [this.#line, this.#information];
    this.#line = undefined;
    this.#information = [];
    if (line) yield { is: 'line', line: { ...line, ...informationOf(information, line) } };
  }

  *#balance({ n, tag }: Field, value: string): Generator<BankSaid> {
    const [, mark, written, currency = '', amount = ''] = BALANCE.exec(value) ?? [];
    const minor = minorOf(amount.replaceAll('.', ''), currency);
    const on = bankDay(written ?? '');
    if (minor === undefined) {
      yield faultAt(n, 'bad-amount', value);
      return;
    }
    if (on === undefined) {
      yield faultAt(n, 'bad-day', value);
      return;
    }
    this.#currency = currency;
    if (tag.startsWith('60')) yield* this.#head(n);
    const balance = { minor: mark === 'C' ? minor : 0 - minor, currency, on };
    // A statement of several pages has its own balances on each; the first and the last are those of all.
    yield { is: 'balance', which: tag.startsWith('60') ? 'opening' : 'closing', balance };
  }

  *#head(n: number): Generator<BankSaid> {
    if (this.#said) return;
    this.#said = true;
    // Some banks write the currency behind the number.
    const account = this.#account.replace(/(?<=\d)[A-Z]{3}$/, '');
    if (account === '') {
      yield faultAt(n, 'no-account');
      return;
    }
    yield {
      is: 'statement',
      statement: { account, number: this.#number, currency: this.#currency, kind: 'statement' },
    };
  }

  *#movement({ n, lines }: Field): Generator<BankSaid> {
    const [value = '', ...more] = lines;
    const [found, valued = '', entered, mark = '', , written = '', type, rest = ''] = MOVEMENT.exec(value) ?? [];
    const minor = minorOf(written.replaceAll('.', ''), this.#currency || 'EUR');
    if (found === undefined || minor === undefined) {
      yield faultAt(n, 'bad-amount', value);
      return;
    }
    const valueOn = bankDay(valued);
    if (valueOn === undefined) {
      yield faultAt(n, 'bad-day', value);
      return;
    }
    if (this.#currency === '') {
      yield faultAt(n, 'no-account', value);
      return;
    }
    const [own = '', bankRef = ''] = rest.split('//');
    const amountMinor = mark === 'C' || mark === 'RD' ? minor : 0 - minor;
    this.#line = {
      ...bareLine(n, { bookedOn: enteredOn(valued, entered) ?? valueOn, currency: this.#currency, amountMinor }),
      valueOn,
      bankRef: said(bankRef),
      endToEnd: own.length > 1 ? said(own) : null,
      reversal: mark.startsWith('R'),
      returned: type === 'NRTI' ? 'RTI' : null,
      text: said(more.join(' ')) ?? '',
    };
  }
}

/** The month and day on which it was booked have no year: the one nearest to the value day. */
function enteredOn(valued: string, entered: string | undefined): BankLine['bookedOn'] | undefined {
  if (entered === undefined) return undefined;
  const [year, month, other] = [Number(valued.slice(0, 2)), Number(valued.slice(2, 4)), Number(entered.slice(0, 2))];
  const shift = month - other > 6 ? 1 : month - other < -6 ? -1 : 0;
  return shortDay(`${String((year + shift + 100) % 100).padStart(2, '0')}${entered}`, 'ymd');
}
