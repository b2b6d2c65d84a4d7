import type { Day } from '../kernel/day';
import { breaksOf, type Continued } from './continuity';

/** `id opening day closing day moved`, – for what is not said. */
const statement = (row: string): Continued => {
  const [id, opening, openingOn, closing, closingOn, moved, goesOn] = row.split(' ');
  const amount = (text: string | undefined): number | null => (text === '–' ? null : Number(text));
  const day = (text: string | undefined): Day | null => (text === '–' ? null : (`2026-06-${text ?? ''}` as Day));
  return {
    id: Number(id),
    openingMinor: amount(opening),
    openingOn: day(openingOn),
    closingMinor: amount(closing),
    closingOn: day(closingOn),
    movedMinor: Number(moved),
    ...(goesOn === undefined ? {} : { goesOn: 1 }),
  };
};

test.each([
  ['continues', ['1 100 01 150 02 50', '2 150 02 120 03 -30'], []],
  ['a day is missing', ['1 100 01 150 02 50', '2 170 03 120 04 -50'], ['gap 2: 150 or 170 after 2026-06-02']],
  ['the missing one came later', ['1 100 01 150 02 50', '2 170 03 120 04 -50', '3 150 02 170 03 20'], []],
  ['the same twice', ['1 100 01 150 02 50', '2 100 01 150 02 50', '3 150 02 150 03 0'], []],
  ['a month over its days', ['1 100 01 150 02 50', '2 150 02 120 30 -30', '3 100 01 120 30 20'], []],
  ['does not add up', ['1 100 01 160 02 50'], ['sum 1: 150 or 160 after –']],
  ['no balances', ['1 – – – – 50', '2 100 01 150 02 50'], []],
  ['closing only', ['1 – – 150 02 50', '2 150 02 150 03 0', '3 – – 999 04 1', '4 900 04 900 05 0'], ['gap 4: 999 or 900 after 2026-06-04']],
  ['a list that begins within what is known', ['1 100 01 150 02 50', '2 130 02 160 03 30 goes-on'], []],
  ['none', [], []],
])('%s', (_, rows, expected) => {
  const said = breaksOf(rows.map(statement)).map(
    (one) => `${one.is} ${one.id}: ${one.expectedMinor} or ${one.saidMinor} after ${one.after ?? '–'}`,
  );
  expect(said).toEqual(expected);
}); // prettier-ignore
