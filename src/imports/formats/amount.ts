import type { DecimalMark } from '../mapping-profile';

/**
 * Amounts as people and packages write them, into whole minor units without a floating point in between: `1.234,56`, `(1,200.00)`,
 * `1 234,50-`, `1,28,500.00 Dr`, `€ 1.200`, `12 500:-`. Which mark is the decimal mark is given, never guessed from one cell.
 */
interface Amount {
  /** Minor units; negative where the cell says so by sign, brackets or letter. */
  readonly minor: number;
  /** What stood beside the number and may be a currency, as written. */
  readonly mark: string;
  /** Digits beyond the currency's own were rounded away, half away from zero. */
  readonly rounded: boolean;
}

/** `other-mark`: would be one with the other decimal mark. `too-long`: more digits than can be kept exactly. */
export type AmountFault = 'none' | 'other-mark' | 'too-long';

const MINUS = 45;
const ZERO = 48;
const NINE = 57;

/**
 * The common case, fast: digits, perhaps a minus in front, perhaps one decimal mark with at most `digits` digits behind it.
 * NaN for everything else, which `readAmount` then looks at.
 */
export function plainAmount(text: string, mark: DecimalMark, digits: number): number {
  const length = text.length;
  const decimal = mark.charCodeAt(0);
  let at = text.charCodeAt(0) === MINUS ? 1 : 0;
  if (length === at || length - at > 15) return NaN;
  let value = 0;
  let after = -1;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + (code - ZERO);
      if (after >= 0) after++;
    } else if (code === decimal && after < 0 && at + 1 < length) after = 0;
    else return NaN;
  }
  if (after > digits) return NaN;
  for (let missing = digits - Math.max(after, 0); missing > 0; missing--) value *= 10;
  if (value > Number.MAX_SAFE_INTEGER) return NaN;
  return text.charCodeAt(0) === MINUS && value !== 0 ? -value : value;
}

/** Reads one amount with the given decimal mark and the number of digits of its currency. */
export function readAmount(text: string, mark: DecimalMark, digits: number): Amount | AmountFault {
  const parts = dissect(text);
  if (parts === undefined) return 'none';
  const number = wholeAndDecimals(parts.body, mark);
  if (number === undefined) {
    const other: DecimalMark = mark === '.' ? ',' : '.';
    return wholeAndDecimals(parts.body, other) === undefined ? 'none' : 'other-mark';
  }
  const kept = number.decimals.slice(0, digits).padEnd(digits, '0');
  const rest = number.decimals.slice(digits);
  const text15 = (number.whole + kept).replace(/^0+(?=\d)/, '');
  let minor = Number(text15);
  if (text15.length > 16 || !Number.isSafeInteger(minor)) return 'too-long';
  const rounded = /[1-9]/.test(rest);
  if (rounded && rest.charCodeAt(0) >= ZERO + 5) minor += 1;
  return { minor: parts.negative && minor !== 0 ? -minor : minor, mark: parts.mark, rounded };
}

/** A number from a workbook's cell, which holds 15 significant digits, as the text that the cell means. */
export function numberText(value: number): string {
  const plain = String(value);
  if (plain.length <= 15 && !plain.includes('e')) return plain; // no more than 15 digits: nothing to round
  const text = String(Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1 ? '0' : BigInt(Math.round(value)).toString();
}

/**
 * What a cell shows about the decimal mark: the mark itself, `unclear` (10.000 may be ten or ten thousand), `whole` (no mark
 * at all), or undefined where it is no amount.
 */
export function markShown(text: string): DecimalMark | 'unclear' | 'whole' | undefined {
  const body = dissect(text)?.body;
  if (body === undefined) return undefined;
  const dot = wholeAndDecimals(body, '.');
  const comma = wholeAndDecimals(body, ',');
  if (dot === undefined && comma === undefined) return undefined;
  if (dot === undefined) return ',';
  if (comma === undefined) return '.';
  return /[.,]/.test(body) ? 'unclear' : 'whole';
}

/** What stands beside the number and may be a currency; empty where nothing does or where the cell is no amount. */
export const markBeside = (text: string): string => (/^[\d.,\s-]*$/.test(text) ? '' : (dissect(text)?.mark ?? ''));

interface Parts {
  readonly body: string;
  readonly negative: boolean;
  readonly mark: string;
}

const GROUPS = "\\s\u00a0\u202f\u2009'’";
const BODY = new RegExp(`\\d(?:[\\d.,${GROUPS}]*\\d)?`);
const CREDIT_LETTERS = /^(cr|h|c|haben|kredit|credit|crédit)\.?$/i;
const DEBIT_LETTERS = /^(dr|s|d|soll|debet|debit|débit)\.?$/i;

/** Splits a cell into number, sign and what may be a currency. */
function dissect(text: string): Parts | undefined {
  const found = BODY.exec(text);
  if (!found) return undefined;
  let start = found.index;
  let end = start + found[0].length;
  if (/[.,]/.test(text.charAt(start - 1)) && !/\p{L}/u.test(text.charAt(start - 2))) start -= 1; // .50
  if (/[.,]/.test(text.charAt(end)) && !/\p{L}/u.test(text.charAt(end + 1))) end += 1; // 12.
  const before = beside(text.slice(0, start));
  const after = beside(text.slice(end).replace(/^:-/, ''));
  if (before === undefined || after === undefined) return undefined;
  if (before.bracket !== after.bracket || before.minus + after.minus + before.bracket > 1) return undefined;
  const side = CREDIT_LETTERS.test(after.word) ? -1 : DEBIT_LETTERS.test(after.word) ? 1 : 0;
  const mark = side === 0 ? after.word : '';
  if (before.word !== '' && mark !== '') return undefined;
  const minus = before.minus + after.minus + before.bracket === 1;
  return { body: text.slice(start, end), negative: minus !== (side === -1), mark: before.word || mark };
}

/** Sign, bracket and word in what stands before or after a number; undefined where anything else stands there. */
function beside(text: string): { minus: number; bracket: number; word: string } | undefined {
  const tight = text.replace(new RegExp(`[${GROUPS}]+`, 'g'), '');
  if (tight === '') return NOTHING_BESIDE;
  const minus = (tight.match(/[-−–]/g) ?? []).length;
  const bracket = (tight.match(/[()]/g) ?? []).length;
  const word = tight.replace(/[-−–+()]/g, '');
  if (minus > 1 || bracket > 1 || !/^[\p{L}\p{Sc}.]{0,6}$/u.test(word)) return undefined;
  return { minus, bracket, word };
}

const NOTHING_BESIDE = { minus: 0, bracket: 0, word: '' };

const GROUPED: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d+|[1-9]\d{0,2}(?:([,\s\u00a0\u202f\u2009'’])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})$/,
  ',': /^(?:\d+|[1-9]\d{0,2}(?:([.\s\u00a0\u202f\u2009'’])\d{3})(?:\1\d{3})*|\d{1,2}(?:\.\d{2})+\.\d{3})$/,
};

/** The digits before and after the decimal mark; undefined where the number cannot be written so. */
function wholeAndDecimals(body: string, mark: DecimalMark): { whole: string; decimals: string } | undefined {
  const at = body.lastIndexOf(mark);
  const whole = at < 0 ? body : body.slice(0, at);
  const decimals = at < 0 ? '' : body.slice(at + 1);
  if (!/^\d*$/.test(decimals)) return undefined;
  if (whole === '') return decimals === '' ? undefined : { whole: '0', decimals };
  if (!GROUPED[mark].test(whole)) return undefined;
  return { whole: whole.replace(/\D/g, ''), decimals };
}
