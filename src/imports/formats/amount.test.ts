import { fc, runs } from '../../kernel/testing/chance';
import { exponent, toDecimal } from '../../kernel/money';
import type { DecimalMark } from '../mapping-profile';
import { markShown, numberText, plainAmount, readAmount } from './amount';

/** `cell | decimal mark | digits | minor units, currency mark` or the fault. Blanks shown as ␣ are U+00A0 or U+202F. */
const TABLE = `
12             | . | 2 | 1200
12.5           | . | 2 | 1250
-12.50         | . | 2 | -1250
1,234.56       | . | 2 | 123456
1.234,56       | , | 2 | 123456
1 234,56       | , | 2 | 123456
1␣234␣567,89   | , | 2 | 123456789
1'234.50       | . | 2 | 123450
1’234.50       | . | 2 | 123450
1,28,500.00 Dr | . | 2 | 12850000
1,28,500.00 Cr | . | 2 | -12850000
(1,200.00)     | . | 2 | -120000
($400.00)      | . | 2 | -40000 $
$(400.00)      | . | 2 | -40000 $
1.234,56-      | , | 2 | -123456
−5,00          | , | 2 | -500
+5,00          | , | 2 | 500
1 CR           | . | 2 | -100
100,00 H       | , | 2 | -10000
100,00 S       | , | 2 | 10000
€ 1.200        | , | 2 | 120000 €
1 200 kr       | , | 2 | 120000 kr
12 500:-       | , | 2 | 1250000
EUR 12,00      | , | 2 | 1200 EUR
12,00 EUR      | , | 2 | 1200 EUR
Rs. 500        | . | 2 | 50000 Rs.
.50            | . | 2 | 50
12.            | . | 2 | 1200
10.000         | . | 2 | 1000
10.000         | , | 2 | 1000000
10.000         | . | 3 | 10000
64982.589      | . | 2 | 6498259 rounded
-0.005         | . | 2 | -1 rounded
0.004          | . | 2 | 0 rounded
489.750        | . | 2 | 48975
1234           | . | 0 | 1234
1234.6         | . | 0 | 1235 rounded
0000000069,60  | , | 2 | 6960
1.234,56       | . | 2 | other-mark
1,234.56       | , | 2 | other-mark
9999999999999999999 | . | 2 | too-long
1.2.3          | . | 2 | none
12,34,56       | . | 2 | none
(5             | . | 2 | none
(-5)           | . | 2 | none
--5            | . | 2 | none
abc            | . | 2 | none
1 2 3          | . | 2 | none
€ 5 USD        | . | 2 | none
31/01/2026     | . | 2 | none
1-30           | . | 2 | none
`;

const rows = TABLE.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim())) as [string, string, string, string][]; // prettier-ignore

test.each(rows)('%s with decimal %s and %s digits is %s', (cell, mark, digits, expected) => {
  const text = cell.replaceAll('␣', '\u202f');
  const found = readAmount(text, mark as DecimalMark, Number(digits));
  const shown =
    typeof found === 'string' ? found : `${found.minor} ${found.mark}${found.rounded ? 'rounded' : ''}`.trim();
  expect(shown).toBe(expected);
});

test('the fast way says the same as the careful one, or nothing', () => {
  const digit = fc.constantFrom(...'0123456789.,- ()');
  fc.assert(
    fc.property(fc.string({ unit: digit, maxLength: 14 }), fc.constantFrom<DecimalMark>('.', ','), (text, mark) => {
      const fast = plainAmount(text, mark, 2);
      if (Number.isNaN(fast)) return;
      const careful = readAmount(text, mark, 2);
      expect(typeof careful === 'string' ? careful : careful.minor).toBe(fast);
    }),
    runs(5_000),
  );
});

test('what we write is read back exactly, in either notation', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9e14, max: 9e14 }), fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
      const digits = exponent(currency);
      const plain = toDecimal(minor, currency);
      const [whole = '', decimals] = plain.replace('-', '').split('.');
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.') + (decimals === undefined ? '' : `,${decimals}`);
      expect(readAmount(plain, '.', digits)).toMatchObject({ minor });
      expect(readAmount(minor < 0 ? `${grouped}-` : grouped, ',', digits)).toMatchObject({ minor });
    }),
  );
});

test.each([
  [0.1 + 0.2, '0.3'],
  [25717.69, '25717.69'],
  [-73092.18, '-73092.18'],
  [1e15, '1000000000000000'],
  [1e22, '10000000000000000000000'],
  [1e-9, '0'],
])('a workbook number %d means %s', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test.each([
  ['10.000', 'unclear'],
  ['10,50', ','],
  ['1234.567', '.'],
  ['0.500', '.'],
  ['1.234.567', ','],
  ['1,28,500.00 Dr', '.'],
  ['100', 'whole'],
  ['1 000', 'whole'],
  ['ten', undefined],
])('%s shows %s as decimal mark', (cell, mark) => {
  expect(markShown(cell)).toBe(mark);
});
