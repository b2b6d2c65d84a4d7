import { bareLine } from './bank-line';
import { reordered, type Balanced } from './reordered';

/** `day text amount balance`: lines of two downloads of one list, and which of the second stand already under another balance. */
const lines = (...rows: readonly string[]): Balanced[] =>
  rows.map((row, at) => {
    const [day = '', text = '', amount = '', balance = ''] = row.split(' ');
    const of = { bookedOn: `2026-06-${day}` as const, currency: 'EUR', amountMinor: Number(amount) };
    return { ...bareLine(at, of as never), text, identity: row, balanceMinor: Number(balance) };
  });

test.each([
  ['the same again', ['01 A 10 110', '01 B 5 115'], ['01 A 10 110', '01 B 5 115'], []],
  ['another order on one day', ['01 A 10 110', '01 B 5 115'], ['01 B 5 105', '01 A 10 115'], ['01 B 5 105 = 01 B 5 115', '01 A 10 115 = 01 A 10 110']],
  ['a second equal payment after the first download', ['01 A 10 110'], ['01 A 10 110', '01 A 10 120'], []],
  ['a second equal payment, told alone', ['01 A 10 110'], ['01 A 10 120'], []],
  ['an earlier part of the day that comes later', ['01 A 10 120'], ['01 A 10 110'], []],
  ['more of the day, in another order', ['01 A 10 110'], ['01 C 1 101', '01 A 10 111'], ['01 A 10 111 = 01 A 10 110']],
  ['another day', ['01 A 10 110'], ['02 A 10 130'], []],
  ['another text', ['01 A 10 110'], ['01 C 1 101', '01 B 10 111'], []],
])('%s', (_, standing, coming, expected) => {
  const found = reordered(lines(...standing), lines(...coming));
  expect([...found].map(([one, other]) => `${one} = ${other}`)).toEqual(expected);
}); // prettier-ignore
