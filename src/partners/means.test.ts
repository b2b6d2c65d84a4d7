import { day } from '../kernel/day';
import type { Fact } from '../finances/fact';
import { isTold, readMeans } from './means';

/** What a partner typed of a debtor's means: read, or what is wrong with it, field by field. */
const GOOD = { what: 'equity', figure: '-12,000.50', currency: 'eur', year: '2024', words: '', source: 'accounts of 2024', as_of: '2025-06-30' }; // prettier-ignore
const read = (more: Record<string, string>) =>
  readMeans(new URLSearchParams({ ...GOOD, ...more }), { today: day('2026-03-03'), currency: 'EUR', locale: 'en' });

it.each([
  [{}, { kind: 'equity', amountMinor: -1_200_050, currency: 'EUR', people: null, year: 2024, note: null, toldBy: 'partner' }], // prettier-ignore
  [
    { what: 'employees', figure: '1 200' },
    { kind: 'employees', people: 1_200, amountMinor: null, currency: null },
  ],
  [
    { what: 'assets', figure: '', words: 'a lorry' },
    { kind: 'assets', amountMinor: null, note: 'a lorry' },
  ],
  [
    { what: 'assets', figure: '0', currency: '' },
    { kind: 'assets', amountMinor: 0, currency: 'EUR' },
  ],
  [
    { what: 'note', figure: '', words: 'closed down', year: '' },
    { kind: 'note', note: 'closed down', year: null },
  ],
])('%j is read', (typed, fact) => {
  expect(read(typed as Record<string, string>)).toMatchObject({ fact });
});

it.each([
  [{ what: '__proto__' }, { what: 'choose' }],
  [{ what: 'turnover' }, { figure: 'below' }],
  [{ what: 'employees', figure: '-3' }, { figure: 'whole' }],
  [{ what: 'employees', figure: '9999999999' }, { figure: 'whole' }],
  [{ figure: '' }, { figure: 'needed' }],
  [{ figure: '9'.repeat(30) }, { figure: 'amount' }],
  [{ figure: '<b>' }, { figure: 'amount' }],
  [{ currency: 'EURO' }, { currency: 'currency' }],
  [{ what: 'note' }, { words: 'words' }],
  [
    { words: 'x'.repeat(1_001), source: 'x'.repeat(201) },
    { words: 'long', source: 'long' },
  ],
  [{ source: ' ' }, { source: 'needed' }],
  [{ year: '2027' }, { year: 'year' }],
  [{ year: '1e3' }, { year: 'year' }],
  [{ as_of: '2026-03-04' }, { as_of: 'day' }],
  [{ as_of: '2026-02-31' }, { as_of: 'day' }],
])('%j is refused beside its field', (typed, wrong) => {
  expect(read(typed as Record<string, string>)).toEqual({ wrong });
});

it('knows what was told before, unless it was taken back', () => {
  const told = read({});
  if (!('fact' in told)) throw new Error('it is good');
  const kept = { ...told.fact, id: 1, recordedAt: '2026-03-03T09:00:00.000Z', recordedBy: 'partner:x', endedAt: null } as Fact; // prettier-ignore
  const { fact } = told;
  expect([isTold([kept], fact), isTold([{ ...kept, endedAt: kept.recordedAt }], fact), isTold([{ ...kept, year: 2023 }], fact)]).toEqual([true, false, false]); // prettier-ignore
});
