import type { Dice } from './year-dice';

/**
 * The structured references that are printed on invoices, with right check digits, and account numbers. Written here a second time
 * on purpose: what checks them elsewhere shall not be proven by its own code.
 */

/** Luhn's check digit (SE OCR, NO KID mod 10). */
function luhn(digits: string): string {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** SE: an OCR number with its own length before the check digit. */
export const ocr = (digits: string): string => {
  const withLength = `${digits}${(digits.length + 2) % 10}`;
  return `${withLength}${luhn(withLength)}`;
};

export const kid = (digits: string): string => `${digits}${luhn(digits)}`;

/** FI viitenumero: weights 7, 3, 1 from the right. */
export function viite(digits: string): string {
  const sum = [...digits].reverse().reduce((all, digit, at) => all + Number(digit) * [7, 3, 1][at % 3]!, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** BE OGM: ten digits and their remainder of 97, 97 for 0. */
export function ogm(digits: string): string {
  const ten = digits.slice(-10).padStart(10, '0');
  return `${ten}${String(Number(ten) % 97 || 97).padStart(2, '0')}`;
}

/** `+++090/9337/55493+++`, as it is printed. */
export const printedOgm = (twelve: string): string =>
  `+++${twelve.slice(0, 3)}/${twelve.slice(3, 7)}/${twelve.slice(7)}+++`;

/** CH QRR: 26 digits and a recursive mod 10. */
export function qrr(digits: string): string {
  const all = digits.padStart(26, '0');
  const carry = [...all].reduce((row, digit) => [0, 9, 4, 6, 8, 2, 7, 1, 3, 5][(row + Number(digit)) % 10]!, 0);
  return `${all}${(10 - carry) % 10}`;
}

const inDigits = (text: string): string => text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
const mod97 = (text: string): number =>
  [...inDigits(text)].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** ISO 11649. */
export const rf = (body: string): string => `RF${twoDigits(98 - mod97(`${body}RF00`))}${body}`;

/** NL betalingskenmerk: 15 digits led by their mod 11 check digit. */
export function kenmerk(digits: string): string {
  const body = digits.padStart(15, '0');
  const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];
  const sum = [...body].reverse().reduce((all, digit, at) => all + Number(digit) * weights[at % 10]!, 0);
  const check = 11 - (sum % 11);
  return `${check === 11 ? 0 : check === 10 ? 1 : check}${body}`;
}

/** Digits and letters of an account of a country behind its check digits. */
const ACCOUNTS: Readonly<Record<string, number>> = { FR: 23, DE: 18, BE: 12, CH: 17, SE: 20, FI: 14, NO: 11, ES: 20 };

/** A new account number with right check digits (the national ones inside are not). */
export function newIban(country: string, dice: Dice): string {
  const body =
    country === 'NL'
      ? `${dice.pick(['INGB', 'ABNA', 'RABO', 'TRIO'])}${dice.digits(10)}`
      : country === 'GB'
        ? `${dice.pick(['NWBK', 'BARC', 'LOYD', 'HBUK'])}${dice.digits(14)}`
        : dice.digits(ACCOUNTS[country] ?? 18);
  return `${country}${twoDigits(98 - mod97(`${body}${country}00`))}${body}`;
}

/** One digit of a number mistyped, or two neighbours swapped. */
export function mistyped(number: string, dice: Dice): string {
  const places = [...number].flatMap((letter, at) => (/\d/.test(letter) ? [at] : [])).slice(1);
  if (places.length === 0) return number;
  const at = dice.pick(places);
  const next = number[at + 1] ?? '';
  if (dice.chance(0.4) && /\d/.test(next) && next !== number[at])
    return `${number.slice(0, at)}${next}${number[at]!}${number.slice(at + 2)}`;
  return `${number.slice(0, at)}${(Number(number[at]) + dice.from(1, 9)) % 10}${number.slice(at + 1)}`;
}
