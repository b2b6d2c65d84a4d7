/** Check digits that payment references end with: each finds every single mistyped digit. Arguments are digits only. */

/** Modulo 10, weights 2 1 2 1 from the right, sums of digits (ISO/IEC 7812, “Luhn”): KID, OCR. */
export function luhn(body: string): string {
  const sum = fromRight(body).reduce((total, digit, at) => total + (at % 2 === 0 ? doubled(digit) : digit), 0);
  return String((10 - (sum % 10)) % 10);
}

const doubled = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2);

/** Modulo 11, weights 2 … 7 from the right: KID. Ten is written `-`. */
export function modulo11(body: string): string {
  const sum = fromRight(body).reduce((total, digit, at) => total + digit * (2 + (at % 6)), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? '-' : String(check);
}

/** Modulo 10, weights 7 3 1 from the right: Finnish viite. */
export function modulo731(body: string): string {
  const sum = fromRight(body).reduce((total, digit, at) => total + digit * ([7, 3, 1][at % 3] ?? 0), 0);
  return String((10 - (sum % 10)) % 10);
}

const CARRY = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/** Modulo 10, recursive: the Swiss QR reference. */
export function recursive10(body: string): string {
  const carry = [...body].reduce((before, digit) => CARRY[(before + Number(digit)) % 10] ?? 0, 0);
  return String((10 - carry) % 10);
}

/** Two digits: the rest of the number by 97, 97 for none (Belgian OGM). */
export function rest97(body: string): string {
  const rest = modulo97(body);
  return String(rest === 0 ? 97 : rest).padStart(2, '0');
}

/** Two digits after ISO 7064 MOD 97-10, as ISO 11649 puts them behind `RF`. Letters count A = 10 … Z = 35. */
export const check97 = (body: string): string => String(98 - modulo97(`${body}RF00`)).padStart(2, '0');

/** The number that a text spells with A = 10 … Z = 35, modulo 97. */
export function modulo97(text: string): number {
  let rest = 0;
  for (const letter of text) {
    const value = parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

const fromRight = (body: string): number[] => [...body].reverse().map(Number);
