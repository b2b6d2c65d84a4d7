import { addDays, day, partsOf, type Day } from '../kernel/day';
import { derivedValue, shippedFrom, shippedRates, shippedTable, tableOf } from './rate-table';
import { isUnsure, lastKnownDay, rateOn, rowsBetween, type RateTable } from './rates';

/** The shipped table: which rate on which day, how it is known, and where it ends. */
const table = shippedTable();

const said = (name: string, on: string, estimate = false): string => {
  const answer = rateOn(table, name, day(on), { estimate });
  if (!answer.known) return `unknown from ${answer.unknownFrom}`;
  const { row, holdsTo, estimated } = answer;
  return `${row.value} ${row.status} to ${holdsTo ?? 'ever'}${estimated ? ' estimated' : ''}`;
};

it.each(
  `
  ECB_MRO_HALFYEAR          | 2023-06-30 | 2.5 official to 2023-06-30
  ECB_MRO_HALFYEAR          | 2023-07-01 | 4 official to 2023-12-31
  ECB_MRO_HALFYEAR          | 2024-07-18 | 4.25 official to 2024-12-31
  ECB_MRO_HALFYEAR          | 2025-01-30 | 3.15 official to 2025-06-30
  ECB_MRO_HALFYEAR          | 2026-06-30 | 2.15 official to 2026-06-30
  ECB_MRO_HALFYEAR          | 2026-07-01 | 2.4 derived to 2026-12-31
  ECB_MRO_HALFYEAR          | 2027-01-01 | unknown from 2027-01-01
  ECB_MRO_HALFYEAR          | 2031-05-05 | unknown from 2027-01-01
  ECB_MRO_HALFYEAR          | 2012-12-31 | unknown from 2012-12-31
  DE_BASISZINSSATZ          | 2023-06-01 | 1.62 secondary to 2023-06-30
  DE_BASISZINSSATZ          | 2023-07-01 | 3.12 secondary to 2023-12-31
  DE_BASISZINSSATZ          | 2022-12-31 | -0.88 secondary to 2022-12-31
  DE_BASISZINSSATZ          | 2026-07-01 | 1.52 memory to 2026-12-31
  UK_BOE_HALFYEAR           | 2024-07-01 | 5.25 memory to 2024-12-31
  UK_BOE_HALFYEAR           | 2024-08-01 | 5.25 memory to 2024-12-31
  UK_BOE_HALFYEAR           | 2025-12-31 | 4.25 secondary to 2025-12-31
  SE_RIKSBANK_REFERENCE     | 2026-06-30 | 2 secondary to 2026-06-30
  SE_RIKSBANK_REFERENCE     | 2026-07-01 | unknown from 2026-07-01
  CH_OR104                  | 2031-01-01 | 5 official to ever
  FR_TIL_PRO                | 2014-08-01 | 0.04 secondary to 2014-12-31
  FR_TIL_PRO                | 2024-06-30 | 5.07 secondary to 2024-06-30
  FR_TIL_PRO                | 2026-07-01 | unknown from 2026-07-01
  FR_B2B_DEFAULT            | 2024-07-01 | 14.25 derived to 2024-12-31
  NO_FORSINKELSESRENTE_TOTAL| 2026-01-01 | 12 secondary to 2026-06-30
  NO_FORSINKELSESRENTE_TOTAL| 2025-07-01 | 12.25 memory to 2025-12-31
  DK_MORARENTE_TOTAL        | 2013-02-28 | 7.2 official to 2013-02-28
  DK_MORARENTE_TOTAL        | 2013-03-01 | 8.2 official to 2013-06-30
  DK_MORARENTE_TOTAL        | 2025-01-01 | 10.75 memory to 2025-06-30
  FI_VIITEKORKO             | 2024-07-01 | 4.5 secondary to 2024-12-31
  FI_VIITEKORKO             | 2025-07-01 | 2.5 derived to 2025-12-31
  BE_B2B                    | 2024-07-01 | 12.5 secondary to 2024-12-31
  BE_B2B                    | 2026-07-01 | 10.5 derived to 2026-12-31
  BE_CIVIL                  | 2026-12-31 | 4.5 secondary to 2026-12-31
  BE_CIVIL                  | 2027-01-01 | unknown from 2027-01-01
  PL_ODSETKI_ZA_OPOZNIENIE  | 2020-03-17 | 7 secondary to 2020-03-17
  PL_ODSETKI_ZA_OPOZNIENIE  | 2020-03-18 | 6.5 secondary to 2020-04-08
  PL_ODSETKI_ZA_OPOZNIENIE  | 2026-02-28 | 9.5 secondary to 2026-02-28
  PL_ODSETKI_ZA_OPOZNIENIE  | 2026-03-01 | unknown from 2026-03-01
  NL_WETTELIJKE_RENTE       | 2025-12-31 | 6 secondary to 2025-12-31
  NL_WETTELIJKE_RENTE       | 2026-07-01 | unknown from 2026-07-01
  LU_CONSUMER               | 2012-12-31 | 3.5 official to 2012-12-31
  LU_CONSUMER               | 2013-01-01 | unknown from 2013-01-01
  LU_CONSUMER               | 2023-12-31 | unknown from 2013-01-01
  LU_CONSUMER               | 2024-12-31 | 4.5 official to 2024-12-31
  IT_LEGALE                 | 2022-06-01 | 1.25 memory to 2022-12-31`
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string]),
)('%s on %s: %s', (name, on, expected) => expect(said(name, on)).toBe(expected));

it('carries a rate on only where an estimate is asked for, and says so', () => {
  expect(said('SE_RIKSBANK_REFERENCE', '2027-03-01', true)).toBe('2 secondary to ever estimated');
  expect(said('LU_CONSUMER', '2020-01-01', true)).toBe('3.5 official to 2023-12-31 estimated');
  expect(said('SE_RIKSBANK_REFERENCE', '1990-01-01', true)).toBe('unknown from 1990-01-01');
});

it('gives the rows of a time, touching, up to the last day that is known', () => {
  const { spans, unknownFrom } = rowsBetween(table, 'SE_RIKSBANK_REFERENCE', { from: day('2025-06-15'), to: day('2026-09-01') }); // prettier-ignore
  expect(spans.map(({ from, to, row }) => `${from} ${to} ${row.value}`)).toEqual([
    '2025-06-15 2025-06-30 3',
    '2025-07-01 2025-12-31 2',
    '2026-01-01 2026-06-30 2',
  ]);
  expect(unknownFrom).toBe('2026-07-01');
  const fixed = rowsBetween(table, 'CH_OR104', { from: day('2025-06-15'), to: day('2026-09-01') });
  expect(fixed).toMatchObject({ spans: [{ from: '2025-06-15', to: '2026-09-01' }], unknownFrom: null });
});

/** Those of which only some years were ever read. */
const INCOMPLETE = new Set(['LU_CONSUMER']);

it('has neither gaps nor overlaps between the first and the last day of a series', () => {
  const bad = Object.values(table.series).flatMap(({ name, rows }) =>
    rows.slice(1).flatMap(({ from }, at) => {
      const before = rateOn(table, name, addDays(from, -1));
      const one = `${name} ${rows[at]?.from} ${from}`;
      return before.known && before.holdsTo === addDays(from, -1) && rows[at]!.from < from ? [] : [one];
    }),
  );
  expect(bad.filter((text) => !INCOMPLETE.has(text.split(' ')[0]!))).toEqual([]);
});

/** The first days of statutes, in the middle of a half-year. */
const STATUTES = new Set(['ES_B2B 2013-02-24', 'IE_B2B 2013-03-16', 'DK_MORARENTE_TOTAL 2013-03-01']);

it('begins each row of a half-yearly series on 1 January or 1 July', () => {
  const odd = Object.values(table.series)
    .filter(({ reading }) => reading === 'half_year' || reading === 'year')
    .flatMap(({ name, reading, rows }) => rows.map(({ from }) => ({ name, reading, from })))
    .filter(({ reading, from }) => !(reading === 'year' ? /-01-01$/ : /-0[17]-01$/).test(from))
    .map(({ name, from }) => `${name} ${from}`);
  expect(odd.filter((text) => !STATUTES.has(text))).toEqual([]);
});

it('computes what is published of series that the law computes: each figure that was read equals the computed one', () => {
  const { rules, rows } = shippedRates();
  const checked = rules.flatMap(({ name, derived }) =>
    derived === null
      ? []
      : rows
          .filter(({ series, from }) => series === name && from >= derived.since)
          .map(({ from, value }) => {
            const base = rows.find((row) => row.series === derived.of && row.from === from)!;
            return [`${name} ${from}`, value, derivedValue(base.value, derived)] as const;
          }),
  );
  expect(checked.length).toBeGreaterThan(70);
  expect(checked.filter(([, published, own]) => published !== own)).toEqual([]);
});

it.each([
  ['2.15', '8', null, '10.15'],
  ['4.25', '8', '0.5', '12.5'],
  ['-0.5', '8', '0.5', '7.5'],
  ['-0.3', '8', '0.5', '8'],
  ['0', '0', '0.5', '0'],
  ['-0.88', '9', null, '8.12'],
] as const)('%s + %s, rounded up to %s: %s', (base, plus, upTo, expected) =>
  expect(derivedValue(base, { plus, upTo })).toBe(expected),
);

it('follows a new row of the base in all series that are computed from it, and nowhere else', () => {
  const { rules, rows } = shippedRates();
  const source = { title: 'ECB, press release', url: null, readOn: day('2026-12-20') };
  const ecb = {
    series: 'ECB_MRO_HALFYEAR',
    from: day('2027-01-01'),
    value: '2.65',
    status: 'official',
    source,
  } as const;
  const next: RateTable = tableOf('9', rules, [...rows, ecb]);
  const changed = Object.values(next.series)
    .map(({ name }) => [name, rateOn(next, name, day('2027-02-01'))] as const)
    .flatMap(([name, answer]) =>
      answer.known && name !== 'CH_OR104' ? [`${name} ${answer.row.value} ${answer.row.status}`] : [],
    );
  expect(changed.sort()).toEqual([
    'BE_B2B 11 derived',
    'ECB_MRO_HALFYEAR 2.65 official',
    'ES_B2B 10.65 derived',
    'FI_VIITEKORKO 3 derived',
    'FR_B2B_DEFAULT 12.65 derived',
    'IE_B2B 10.65 derived',
    'IT_B2B 10.65 derived',
    'LU_B2B 10.65 derived',
    'NL_HANDELSRENTE 10.65 derived',
    'PT_B2B_DL62_2013 10.65 derived',
  ]);
});

it('is unsure of what is computed or remembered, until somebody compared it', () => {
  expect(isUnsure({ status: 'memory' })).toBe(true);
  expect(isUnsure({ status: 'derived' })).toBe(true);
  expect(isUnsure({ status: 'memory', confirmedBy: 'maria' })).toBe(false);
  expect(isUnsure({ status: 'secondary' })).toBe(false);
});

it('ends each series where nobody has read more', () => {
  const ends = Object.fromEntries(Object.values(table.series).map((one) => [one.name, lastKnownDay(one)]));
  expect(ends).toMatchObject({
    CH_OR104: null,
    UK_BOE_HALFYEAR: '2026-12-31',
    AT_BASISZINSSATZ_HALFYEAR: '2026-06-30',
  });
  const years = Object.values(ends).flatMap((end: Day | null) => (end === null ? [] : [partsOf(end)[0]]));
  expect(Math.max(...years)).toBe(2026);
});

it.each([
  ['a day that is none', { rows: [{ from: '2026-02-30', value: '1', status: 'official', source: 'a' }] }],
  ['a value that is none', { rows: [{ from: '2026-01-01', value: '1,5', status: 'official', source: 'a' }] }],
  ['a status that is none', { rows: [{ from: '2026-01-01', value: '1.5', status: 'sure', source: 'a' }] }],
  ['a source that is not there', { rows: [{ from: '2026-01-01', value: '1.5', status: 'official', source: 'b' }] }],
])('refuses a table with %s', (_, wrong) => {
  const source = { title: 'A', url: null, readOn: '2026-01-01' };
  const series = { label: 'X', unit: 'percent', reading: 'step', certainTo: '2026-01-01', sources: { a: source }, rows: [] }; // prettier-ignore
  expect(() => shippedFrom({ version: '2026-01-01', series: { X: { ...series, ...wrong } } })).toThrow();
});
