/** Amounts as ledgers write them: a decimal mark, at most two digits after it, no marks between thousands, the sign in front or behind. */
const AMOUNT = /^([+-]?)\s*0*(\d{0,13})(?:[.,](\d{1,2})0*)?([+-]?)$/;

/** Whole cents; 0 of an empty cell; undefined where it is no amount. `500,00-`, ` 69.6` and `0000000069,60` are amounts. */
export function minorOf(text: string): number | undefined {
  if (text === '') return 0;
  const found = AMOUNT.exec(text.replace(/[\s\u00a0\u202f]/g, ''));
  if (found === null || !/\d/.test(text)) return undefined;
  const [, before = '', whole = '', fraction = '', after = ''] = found;
  const minor = Number(whole === '' ? '0' : whole) * 100 + Number(fraction.padEnd(2, '0'));
  return (before === '-') !== (after === '-') && minor !== 0 ? -minor : minor;
}
