/**
 * The short code that a letter carries in place of a link: twelve letters and digits that nobody takes for another, in groups
 * of four. Eleven are drawn (55 bits); the last checks them, so that a slip of the pen is noticed before anybody is asked.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford: no I, L, O, U
const DRAWN = 11;

/** Of eleven random bytes. */
export function codeFrom(random: Uint8Array): string {
  const drawn = [...random.slice(0, DRAWN)].map((byte) => byte & 31);
  return [...drawn, checkOf(drawn)].map((value) => ALPHABET[value] ?? '').join('');
}

/** What a person typed, in any case, with or without blanks, O for 0 and I or L for 1; undefined where it can be no code. */
export function codeTyped(text: string): string | undefined {
  if (text.length > LONGEST_TYPED) return undefined;
  const letters = text
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2015]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return isShortCode(letters) ? letters : undefined;
}

const LONGEST_TYPED = 60;

export function isShortCode(text: string): boolean {
  const values = [...text].map((letter) => ALPHABET.indexOf(letter));
  if (values.length !== DRAWN + 1 || values.includes(-1)) return false;
  return checkOf(values.slice(0, DRAWN)) === values[DRAWN];
}

/** `7K3M-0QRT-9WXZ`. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/**
 * Each value times a power of its own of 2 in the field of 32 elements, summed: no other letter, and no two letters the other way
 * round, give the same check.
 */
function checkOf(values: readonly number[]): number {
  let power = 1;
  let check = 0;
  for (const value of values) {
    power = doubled(power);
    check ^= product(value, power);
  }
  return check;
}

const doubled = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

function product(a: number, b: number): number {
  let sum = 0;
  for (let [left, right] = [a, b]; right > 0; [left, right] = [doubled(left), right >> 1]) if (right & 1) sum ^= left;
  return sum;
}
