import { dayFrom, dayOf, endOfMonth, type Day } from '../../kernel/day';
import { fromDecimal } from '../../kernel/money';
import type { BankFault, BankFaultCode, BankSaid } from '../../cash/bank-line';

/** What the readers of bank files share: lines, amounts, days, and the small repairs that real files need. */
export interface TextLine {
  readonly n: number;
  readonly text: string;
}

/** Longer lines belong to no bank file. */
const LONGEST = 20_000;

/** The lines of a text that comes in pieces, numbered from 1; what is too long for a line is cut and ends there. */
export function* linesOf(pieces: Iterable<string>): Generator<TextLine> {
  let [held, n] = ['', 0];
  for (const piece of pieces) {
    const lines = (held + piece).split('\n');
    held = lines.pop() ?? '';
    for (const text of lines) yield { n: ++n, text: text.slice(0, LONGEST) };
    if (held.length > LONGEST) held = held.slice(0, LONGEST);
  }
  if (held !== '') yield { n: n + 1, text: held };
}

/** Minor units of `1234,50`, `300,`, `+12.5`, `000045`; undefined where it is no amount of that currency. */
export function minorOf(text: string, currency: string): number | undefined {
  const plain = text.trim().replace(',', '.').replace(/\.$/, '').replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1').replace(/^(-?)\./, '$10.'); // prettier-ignore
  return fromDecimal(plain, currency);
}

/** `250131` as year, month, day; of two-digit years those up to 79 are of this century. */
export function shortDay(text: string, order: 'ymd' | 'dmy'): Day | undefined {
  if (!/^\d{6}$/.test(text)) return undefined;
  const [a, month, b] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4))];
  const [year, date] = order === 'ymd' ? [a, b] : [b, a];
  return dayOf(year + (year < 80 ? 2000 : 1900), month, date);
}

/** The same; a 30th of February, which banks that count 360 days write, is the last day of that month. */
export function bankDay(text: string): Day | undefined {
  const found = shortDay(text, 'ymd');
  const first = shortDay(`${text.slice(0, 4)}01`, 'ymd');
  return found ?? (first !== undefined && /^\d{4}(29|30|31)$/.test(text) ? endOfMonth(first) : undefined);
}

/** `2026-03-02`, or with a time of day behind it; `20260302…`. */
export function plainDay(text: string): Day | undefined {
  const plain = text.trim();
  return /^\d{8}/.test(plain)
    ? dayFrom(`${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6, 8)}`)
    : dayFrom(plain.slice(0, 10));
}

/** What a field says, with single blanks; null where it says nothing, or says that it says nothing. */
export function said(text: string | undefined): string | null {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return plain === '' || /^(NOTPROVIDED|NONREF|NOT PROVIDED|NOTAVAIL)$/i.test(plain) ? null : plain;
}

/** An account number without what people put between. */
export const accountText = (text: string): string => text.replace(/[\s.]/g, '').toUpperCase();

const BIGGEST_TEXT = 4_000;

/** Pieces of free text as one. Pieces that were cut at `width` are put together as they were before the cut. */
export function joined(pieces: readonly (string | null)[], widths: readonly number[] = []): string {
  let text = '';
  let between = '';
  for (const piece of pieces) {
    if (piece === null || piece === '') continue;
    text += between + piece;
    between = widths.includes(piece.length) ? '' : ' ';
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, BIGGEST_TEXT);
}

/** `+++090/9337/55493+++`, `***…***` or RF in a free text: a reference that its payer typed into it. */
export function referenceIn(text: string): string | null {
  const ogm = /(?:\+{3}|\*{3})(\d{3})\/(\d{4})\/(\d{5})(?:\+{3}|\*{3})|\b(\d{3})\/(\d{4})\/(\d{5})\b/.exec(text);
  if (ogm) return ogm.slice(1).join('');
  const rf = /\bRF\d{2}(?: ?[0-9A-Z]{1,4}){1,6}\b/.exec(text.toUpperCase());
  return rf ? rf[0].replace(/ /g, '') : null;
}

export const faultAt = (place: number, code: BankFaultCode, value = ''): BankSaid => {
  const fault: BankFault = { place, code, value: value.slice(0, 80) };
  return { is: 'fault', fault };
};

/** The IBAN of a national number, with the check digits computed: ISO 13616. */
export function ibanOf(country: string, national: string): string | null {
  if (!/^[A-Z]{2}$/.test(country) || !/^[0-9A-Z]{5,30}$/.test(national)) return null;
  const digits = [...`${national}${country}00`].map((letter) => parseInt(letter, 36)).join('');
  const check = 98n - (BigInt(digits) % 97n);
  return `${country}${String(check).padStart(2, '0')}${national}`;
}
