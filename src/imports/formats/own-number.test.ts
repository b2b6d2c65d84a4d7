import { numberInYear, ownNumber } from './own-number';

/** Numbers of entries stay apart: within a file, and from those of another year. */
test.each([
  ['A 12', '20260207', 'A 12/2026-02'],
  ['A 12', '2025-02-07', 'A 12/2025-02'],
  ['BQ2026-3', '2026-02-07', 'BQ2026-3'],
  ['A 12', '', 'A 12'],
  ['A 12', '2026-2-7', 'A 12'],
])('%s of %s is %s', (number, day, expected) => {
  expect(numberInYear(number, day)).toBe(expected);
});

it('counts what stands under one number', () => {
  const taken = new Map<string, number>();
  expect(['A 1', 'A 1', 'A 2'].map((number) => ownNumber(taken, 'C payment', number))).toEqual(['A 1', 'A 1/2', 'A 2']);
});
