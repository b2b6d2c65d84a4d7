import { bareLine, type BankLine, type BankSaid } from '../../cash/bank-line';
import { exponent, sum } from '../../kernel/money';
import { faultAt, ibanOf, joined, linesOf, referenceIn, said, shortDay, type TextLine } from './bank-text';

/**
 * CODA of the Belgian banks: records of 128 letters. A movement (2.1–2.3) may be the sum of details that follow under the same
 * number; where they add up, the details are the lines. Amounts have three decimals.
 */
interface Movement {
  readonly n: number;
  readonly sequence: string;
  readonly detail: string;
  readonly line: BankLine;
  readonly type: string;
  readonly code: string;
  free: string;
  more: string[];
}

export function* readCoda(pieces: Iterable<string>): Generator<BankSaid> {
  const reading = new CodaReading();
  for (const line of linesOf(pieces)) yield* reading.take(line);
  yield* reading.flush();
}

/** From the first to the last letter, counted from 1 as the standard does. */
const cut = (text: string, from: number, to: number): string => text.slice(from - 1, to);

class CodaReading {
  #currency = 'EUR';
  #group: Movement[] = [];

  *take(line: TextLine): Generator<BankSaid> {
    const { text } = line;
    const kind = /^[23]/.test(text) ? text.slice(0, 2) : text.slice(0, 1);
    const last = this.#group.at(-1);
    if (kind === '1') {
      yield* this.flush();
      yield* this.#opening(line);
    } else if (kind === '21') {
      if (this.#group.length > 0 && this.#group[0]?.sequence !== cut(text, 3, 6)) yield* this.flush();
      yield* this.#movement(line);
    } else if (kind === '22' && last) {
      last.free += cut(text, 11, 63);
      last.more.push(`r${cut(text, 114, 117)}`, `e${cut(text, 64, 98)}`);
    } else if (kind === '23' && last) {
      last.free += cut(text, 83, 125);
      last.more.push(`a${cut(text, 11, 44)}`, `n${cut(text, 48, 82)}`);
    } else if (kind === '31' && last) last.more.push(`i${cut(text, 41, 113)}`);
    else if ((kind === '32' || kind === '33') && last) last.more.push(`i${cut(text, 11, 115)}`);
    else if (kind === '8') {
      yield* this.flush();
      yield* this.#balance(line, 'closing', { sign: 42, amount: 43, day: 58 });
    }
  }

  *#opening(line: TextLine): Generator<BankSaid> {
    const { text, n } = line;
    const structure = cut(text, 2, 2);
    const currency = structure === '0' ? cut(text, 19, 21) : cut(text, 40, 42);
    const number = cut(text, 6, structure === '0' ? 17 : structure === '2' ? 36 : 39).replace(/\s/g, '');
    const account = structure === '0' ? (ibanOf('BE', number) ?? number) : number;
    if (account === '' || !/^[A-Z]{3}$/.test(currency)) {
      yield faultAt(n, 'no-account', text);
      return;
    }
    this.#currency = currency;
    const statement = {
      account,
      number: said(cut(text, 126, 128)) ?? said(cut(text, 3, 5)),
      currency,
      kind: 'statement',
    } as const;
    yield { is: 'statement', statement };
    yield* this.#balance(line, 'opening', { sign: 43, amount: 44, day: 59 });
  }

  *#balance(
    { n, text }: TextLine,
    which: 'opening' | 'closing',
    at: { sign: number; amount: number; day: number },
  ): Generator<BankSaid> {
    const minor = this.#amount(cut(text, at.amount, at.amount + 14), cut(text, at.sign, at.sign));
    const on = shortDay(cut(text, at.day, at.day + 5), 'dmy');
    if (minor === undefined) {
      yield faultAt(n, 'bad-amount', text);
      return;
    }
    if (on === undefined) {
      yield faultAt(n, 'bad-day', text);
      return;
    }
    yield { is: 'balance', which, balance: { minor, currency: this.#currency, on } };
  }

  /** Three decimals, of which the currency's own must say everything. */
  #amount(digits: string, sign: string): number | undefined {
    if (!/^\d{15}$/.test(digits) || !/^[01]$/.test(sign)) return undefined;
    const beyond = 10 ** (3 - Math.min(3, exponent(this.#currency)));
    const minor = Number(digits) / beyond;
    return Number.isSafeInteger(minor) ? (sign === '0' ? minor : 0 - minor) : undefined;
  }

  *#movement({ n, text }: TextLine): Generator<BankSaid> {
    const amountMinor = this.#amount(cut(text, 33, 47), cut(text, 32, 32));
    const valueOn = shortDay(cut(text, 48, 53), 'dmy') ?? null;
    const bookedOn = shortDay(cut(text, 116, 121), 'dmy') ?? valueOn;
    if (amountMinor === undefined) {
      yield faultAt(n, 'bad-amount', text);
      return;
    }
    if (bookedOn === null) {
      yield faultAt(n, 'bad-day', text);
      return;
    }
    const line: BankLine = {
      ...bareLine(n, { bookedOn, currency: this.#currency, amountMinor }),
      valueOn,
      bankRef: said(cut(text, 11, 31)),
    };
    const [sequence, detail] = [cut(text, 3, 6), cut(text, 7, 10)];
    this.#group.push({
      n,
      sequence,
      detail,
      line,
      type: cut(text, 62, 62),
      code: cut(text, 54, 61),
      free: cut(text, 63, 115),
      more: [],
    });
    if (this.#group.length > MOST_DETAILS) {
      this.#group = [];
      yield faultAt(n, 'too-big', text);
    }
  }

  /** The movements under one number: the whole, or its details where these add up. A payment with its costs stays one. */
  *flush(): Generator<BankSaid> {
    const [whole, ...details] = this.#group;
    this.#group = [];
    if (!whole) return;
    const simple = !/^[12]/.test(whole.code) || details.length === 0;
    const fits = sum(details.map(({ line }) => line.amountMinor)) === whole.line.amountMinor;
    if (!simple && !fits) yield faultAt(whole.n, 'details-differ', whole.line.bankRef ?? '');
    if (simple || !fits) yield { is: 'line', line: { ...lineOf(whole), batchCount: details.length > 1 && !simple ? details.length : null } }; // prettier-ignore
    else for (const one of details) yield { is: 'line', line: { ...lineOf(one), entry: whole.n, entryRef: whole.line.bankRef } }; // prettier-ignore
  }
}

const MOST_DETAILS = 100_000;

function lineOf({ line, type, free, more }: Movement): BankLine {
  const of = (mark: string): string[] => more.filter((one) => one.startsWith(mark)).map((one) => one.slice(1));
  const structured = type === '1' ? /^10[12](\d{12})/.exec(free)?.[1] : undefined;
  const debit = type === '1' && free.startsWith('127') ? free : undefined;
  const communication = debit?.slice(83, 145) ?? (structured === undefined ? free : free.slice(15));
  const text = joined([communication, ...of('i').map((info) => info.replace(/^00[1-9]/, ''))]);
  const reason = said(of('r')[0]) ?? said(debit?.slice(146, 150));
  return {
    ...line,
    reference: structured ?? referenceIn(text),
    endToEnd: said(of('e')[0]),
    name: said(of('n')[0]),
    iban: said(of('a')[0])?.replace(/\s/g, '') ?? null,
    text,
    returned: reason !== null && /^[A-Z]{2}\d{2}$|^MS\d\d$/.test(reason) ? reason : null,
  };
}
