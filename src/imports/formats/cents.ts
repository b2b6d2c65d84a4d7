/** Amounts as ledgers write them: a decimal mark, at most two digits after it, no marks between thousands, the sign in front or behind. */
const AMOUNT = /^([+-]?)\s*0*(\d{0,13})(?:[.,](\d{1,2})0*)?([+-]?)$/;

/** Whole cents; 0 of an empty cell; undefined where it is no amount. `500,00-`, ` 69.6` and `0000000069,60` are amounts. */
export function minorOf(text: string): number | undefined {
  if (text === '') return 0;
  const plain = plainMinor(text);
  if (plain >= 0) return plain;
  const found = AMOUNT.exec(text.replace(/[\s\u00a0\u202f]/g, ''));
  if (found === null || !/\d/.test(text)) return undefined;
  const [, before = '', whole = '', fraction = '', after = ''] = found;
  const minor = Number(whole === '' ? '0' : whole) * 100 + Number(fraction.padEnd(2, '0'));
  return (before === '-') !== (after === '-') && minor !== 0 ? -minor : minor;
}

/** As nearly every file writes them, `1234,56`; -1: any other way. */
function plainMinor(text: string): number {
  const { length } = text;
  if (length > MOST_PLAIN) return -1;
  let minor = 0;
  let mark = -1;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) minor = minor * 10 + code - 48;
    else if ((code === 44 || code === 46) && mark < 0) mark = at;
    else return -1;
  }
  const digits = mark < 0 ? 0 : length - mark - 1;
  if (mark === 0 || digits > 2 || (mark > 0 && digits === 0)) return -1;
  return digits === 0 ? minor * 100 : digits === 1 ? minor * 10 : minor;
}

/** Digits and a mark that stay exact. */
const MOST_PLAIN = 13;
