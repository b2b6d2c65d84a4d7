/**
 * Document numbers as people write them on transfers: without the letters in front, without zeros, with blanks or other marks inside.
 * A number is found by what is left of it.
 */
export interface NumberKeys {
  /** Letters and digits: `FA202600123`. */
  readonly full: string;
  /** All its digits, without zeros in front: `202600123`. Empty below three. */
  readonly digits: string;
  /** The last run of digits, without zeros in front: `123`. */
  readonly tail: string;
}

const FEWEST = 3;

export function keysOf(document: string): NumberKeys {
  const full = plain(document);
  const digits = full.replace(/\D/g, '').replace(/^0+/, '');
  const tail = (/(\d+)\D*$/.exec(document)?.[1] ?? '').replace(/^0+/, '');
  return { full, digits: digits.length >= FEWEST ? digits : '', tail };
}

export const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Long enough, or lettered enough, to be no number of something else. */
export const isTelling = (key: string): boolean =>
  key.replace(/\D/g, '').length >= 5 || (/[A-Z]/.test(key) && key.replace(/\D/g, '').length >= 3);

/** One digit wrong, or two beside each other swapped; of numbers long enough for that to mean anything. */
export function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 5 || a === b) return false;
  const off = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]));
  if (off.length === 1) return true;
  const [one = 0, other = 0] = off;
  return off.length === 2 && other === one + 1 && a[one] === b[other] && a[other] === b[one];
}
