import type { DateOrder } from '../mapping-profile';
import { dayShaped, isDay, isNoDay, orderShown, readDay, serialDay } from './day';

/** `cell | order | day or fault`; order - stands for one that the column has not shown. */
const TABLE = `
2026-03-25                    | dmy | 2026-03-25
2026/3/5                      | mdy | 2026-03-05
2026-03-25T00:00:00.000000000 | dmy | 2026-03-25
2026-03-25 11:28 pm           | dmy | 2026-03-25
25.03.2026                    | dmy | 2026-03-25
25.03.2026.                   | dmy | 2026-03-25
03/04/2026                    | dmy | 2026-04-03
03/04/2026                    | mdy | 2026-03-04
3/4/26 0:00                   | mdy | 2026-03-04
26-03-04                      | ymd | 2026-03-04
04-03-99                      | dmy | 1999-03-04
20260325                      | dmy | 2026-03-25
25032026                      | dmy | 2026-03-25
250326                        | dmy | 2026-03-25
12-Aug-2026                   | mdy | 2026-08-12
1er janvier 2026              | dmy | 2026-01-01
2 févr. 2026                  | dmy | 2026-02-02
31 décembre 2026              | dmy | 2026-12-31
1. März 2026                  | dmy | 2026-03-01
15 de marzo de 2026           | dmy | 2026-03-15
3 mei 2026                    | dmy | 2026-05-03
3 maj 2026                    | dmy | 2026-05-03
December 19, 2020 11:28 pm    | dmy | 2020-12-19
Jun 30, 2026                  | dmy | 2026-06-30
31/02/2026                    | dmy | there is no 31 February
29/02/2026                    | dmy | there is no 29 February 2026
25/13/2026                    | dmy | there is no month 13
01/01/1026                    | dmy | the year 1026 is out of range
03/04/2026                    | -   | this may be 3 April 2026 or 4 March 2026
25/04/2026                    | -   | 2026-04-25
04/25/2026                    | -   | 2026-04-25
05/05/2026                    | -   | 2026-05-05
soon                          | dmy | this is no day
45814                         | dmy | this is no day
25/3/2026/1                   | dmy | this is no day
3 Quux 2026                   | dmy | this is no day
`;

const rows = TABLE.trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim())) as [string, string, string][]; // prettier-ignore

test.each(rows)('%s in order %s is %s', (cell, order, expected) => {
  const found = readDay(cell, { order: order === '-' ? null : (order as DateOrder), serial: false });
  expect(isDay(found) ? found : found.says).toBe(expected);
});

test('day numbers of Excel, in both bases', () => {
  expect(serialDay(45328)).toBe('2024-02-06');
  expect(serialDay(61)).toBe('1900-03-01');
  expect(serialDay(59)).toBe('1900-02-28');
  expect(serialDay(43866, true)).toBe('2024-02-06');
  for (const beyond of [1e12, -1e12, 1e308, Number.NaN])
    expect(serialDay(beyond)).toMatchObject({ fault: 'not-a-day' });
  expect(readDay('45328', { order: null, serial: true })).toBe('2024-02-06');
});

test.each(['', '-', '00/00/0000', '0000-00-00', '00000000', '01011900', 'n/a', 'NaT'])(
  '"%s" is no day and no fault',
  (cell) => {
    expect(isNoDay(cell)).toBe(true);
    expect(orderShown(cell)).toBe('empty');
  },
);

test.each([
  ['03/04/2026', 'dmy mdy'],
  ['13/04/2026', 'dmy'],
  ['04/13/2026', 'mdy'],
  ['03.04.2026', 'dmy'],
  ['26-03-04', 'dmy ymd'],
  ['31/02/2026', 'nothing'],
  ['2026-04-03', 'fixed'],
  ['12-Aug-2026', 'fixed'],
  ['45328', 'serial'],
  ['ACME', 'nothing'],
])('%s shows %s', (cell, expected) => {
  const shown = orderShown(cell);
  const text = shown === undefined ? 'nothing' : typeof shown === 'string' ? shown : [...shown].join(' ');
  expect(text).toBe(expected);
});

test('written like a day, whether it exists or not', () => {
  expect(['31/02/2026', '2026-02-31', '12-Aug-26'].every(dayShaped)).toBe(true);
  expect(['12.50', '1 234 567', 'F-2026-01', '12300139', 'May'].some(dayShaped)).toBe(false);
});
