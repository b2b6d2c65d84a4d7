import { fc } from '../kernel/testing/chance';
import { sum } from '../kernel/money';
import { linesFrom, linesNamed, pricedLines, type InvoiceLine } from './invoice-line';

/** What each line is worth of its invoice: amount/tax of the lines | total, net and VAT of the invoice → tax, gross of each. */
const TABLE = `
  500/105 300/18 200/132 | 1255 1000 -  → of_line 605 318 332
  500/105 300/18 200/132 | 1000 -    -  → in_line 500 300 200
  100 20                 | 120 100 20   → in_line 100 20
  3333 3333 3334         | 12100 10000 - → shared 4033 4033 4034
  3333 3333 3334         | 12100 - 2100  → shared 4033 4033 4034
  1 1 1                  | 4 3 -        → shared 1 2 1
  100 -20                | 96 80 -      → shared 120 -24
  70 -                   | 90 - -       → unknown ? ?
  70 30                  | 90 - -       → unknown ? ?
  70 30                  | 120 90 -     → unknown ? ?
  0 0                    | 120 0 -      → unknown ? ?
`;

const number = (text: string | undefined): number | null =>
  text === undefined || text === '-' || text === '?' ? null : Number(text);
const line = (no: string, amountMinor: number | null, vatMinor: number | null): InvoiceLine => ({
  ...{ no, text: `line ${no}`, quantity: null, price: null, orderLine: null, amountMinor, vatMinor },
});

test.each(
  TABLE.trim()
    .split('\n')
    .map((row) => row.trim()),
)('%s', (row) => {
  const [, lines = '', whole = '', tax, gross = ''] = /^(.*?)\s*\|\s*(.*?)\s*→ (\w+) (.*)$/.exec(row) ?? [];
  const [amountMinor, netMinor, vatMinor] = whole.split(/\s+/).map(number);
  const own = lines.split(/\s+/).map((text, at) => {
    const [amount, vat] = /^-?\d+(\/|$)/.test(text) ? text.split('/') : ['-'];
    return line(String(at + 1), number(amount), number(vat));
  });
  const priced = pricedLines(own, { amountMinor: amountMinor ?? 0, netMinor: netMinor ?? null, vatMinor: vatMinor ?? null }); // prettier-ignore
  expect([priced.tax, priced.lines.map(({ grossMinor }) => grossMinor)]).toEqual([tax, gross.split(' ').map(number)]);
});

test('tax that is shared out adds up to the invoice, whatever the lines', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 1e9 }), (own, tax) => {
      const net = sum(own);
      const whole = { amountMinor: net + tax, netMinor: net, vatMinor: null };
      const { lines } = pricedLines(own.map((minor, at) => line(String(at), minor, null)), whole); // prettier-ignore
      expect(sum(lines.map(({ grossMinor }) => grossMinor ?? 0))).toBe(net + tax);
    }),
  );
});

test('lines are named by their numbers, and what is none of them is refused', () => {
  const lines = [line('10', 1, null), line('20', 2, null)];
  expect(linesNamed(lines, ['20', '10', '20'], 'F-1').map(({ no }) => no)).toEqual(['10', '20']);
  expect(() => linesNamed(lines, ['30'], 'F-1')).toThrow('F-1 has no line 30.');
  expect(() => linesNamed([], ['1'], 'F-1')).toThrow('The lines of F-1 are not known.');
  expect(linesFrom(null)).toEqual([]);
});
