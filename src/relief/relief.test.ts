import { day } from '../kernel/day';
import { RELIEF_WORDS } from '../languages/relief-words';
import { RELIEF_COUNTRIES, reliefRuleOf } from './countries';
import { reliefOf, type LostItem } from './relief';
import { vatTable } from './said';

/** The conditions of each country on both sides of each day, and the VAT to the cent. */
const item = (more: Partial<LostItem> = {}): LostItem => ({
  ...{ document: 'F-1', part: 1, parts: 1, dueOn: day('2025-01-31'), suppliedOn: day('2025-01-10') },
  ...{ invoiceMinor: 12_000, vatMinor: 2_000, openMinor: 12_000, writtenOffMinor: 0, rates: [], ...more },
});

interface On {
  readonly today: string;
  readonly lostOn?: string | null;
  readonly of?: Partial<LostItem>;
}

const on = (country: string, { today, lostOn = '2025-02-10', of = {} }: On) =>
  reliefOf(reliefRuleOf(country), item(of), lostOn === null ? null : day(lostOn), day(today));

test.each([
  // country, today, age, time, standing
  ['GB', '2025-07-31', 'open', 'passed', 'open'],
  ['GB', '2025-08-01', 'passed', 'passed', 'passed'],
  ['GB', '2029-07-31', 'passed', 'passed', 'passed'],
  ['GB', '2029-08-01', 'passed', 'late', 'late'],
  ['NL', '2026-01-31', 'open', undefined, 'open'],
  ['NL', '2026-02-01', 'passed', undefined, 'passed'],
  ['ES', '2026-01-10', 'open', 'passed', 'open'],
  ['ES', '2026-01-11', 'passed', 'passed', 'passed'],
  ['ES', '2026-07-10', 'passed', 'passed', 'passed'],
  ['ES', '2026-07-11', 'passed', 'late', 'late'],
  ['FR', '2025-02-10', undefined, 'passed', 'passed'],
  ['FR', '2027-12-31', undefined, 'passed', 'passed'],
  ['FR', '2028-01-01', undefined, 'late', 'late'],
  ['BE', '2028-12-31', undefined, 'passed', 'passed'],
  ['BE', '2029-01-01', undefined, 'late', 'late'],
  ['DE', '2025-02-10', undefined, undefined, 'passed'],
  ['AT', '2025-02-10', undefined, undefined, 'passed'],
  ['IT', '2025-02-10', undefined, undefined, 'passed'],
  ['SE', '2025-02-10', undefined, undefined, 'passed'],
  ['IE', '2025-02-10', undefined, undefined, 'passed'],
])('%s on %s: age %s, time %s, in all %s', (country, today, age, time, standing) => {
  const gone = { openMinor: 0, writtenOffMinor: 12_000 };
  const told = on(country, { today, of: gone });
  const of = (name: string) => told.conditions.find(({ condition }) => condition === name)?.standing;
  expect([of('age'), of('time'), told.standing]).toEqual([age, time, standing]);
});

test('a rule that nobody has compared with the official text says so, and each has a source', () => {
  expect([...RELIEF_COUNTRIES].sort()).toEqual(['AT', 'BE', 'DE', 'ES', 'FR', 'GB', 'IE', 'IT', 'NL', 'SE']);
  for (const country of RELIEF_COUNTRIES) {
    expect(reliefRuleOf(country)).toMatchObject({ verified: false });
    expect(reliefRuleOf(country)?.source).toMatch(/\d/);
  }
});

test('VAT comes from the ledger: its share rounded down, none where none is, a question where it is not said', () => {
  const today = '2025-03-01';
  expect(on('DE', { today }).vatMinor).toBe(2_000);
  expect(on('DE', { today, of: { openMinor: 100 } }).vatMinor).toBe(16);
  expect(on('DE', { today, of: { openMinor: 5_000, writtenOffMinor: 1_000 } })).toMatchObject({ lostMinor: 6_000, vatMinor: 1_000 }); // prettier-ignore
  expect(on('DE', { today, of: { vatMinor: null } })).toMatchObject({ vatMinor: null, standing: 'open' });
  expect(on('DE', { today, of: { vatMinor: 0 } })).toMatchObject({ vatMinor: 0, standing: 'not' });
  expect(on('DE', { today, of: { openMinor: 0 } })).toMatchObject({ lostMinor: 0, standing: 'not' });
  expect(on('DE', { today, of: { openMinor: -5 } })).toMatchObject({ lostMinor: 0 });
});

test('nothing opens before the case is lost, written off where that is asked, and its due day known', () => {
  expect(on('DE', { today: '2025-03-01', lostOn: null })).toMatchObject({ from: null, standing: 'open' });
  expect(on('DE', { today: '2025-02-09' }).standing).toBe('open');
  expect(on('GB', { today: '2026-01-01' }).standing).toBe('open');
  expect(on('GB', { today: '2026-01-01', of: { dueOn: null } })).toMatchObject({ from: null, until: null });
  expect(on('GB', { today: '2026-01-01', lostOn: '2026-03-01' })).toMatchObject({ from: '2026-03-01' });
  expect(on('GB', { today: '2026-01-01', of: { suppliedOn: day('2025-03-05') } })).toMatchObject({ from: '2025-09-06', until: '2029-09-05' }); // prettier-ignore
  expect(on('XX', { today: '2026-01-01' })).toMatchObject({ from: null, standing: 'open', conditions: [] });
});

test('the total of VAT that nobody knows is a question, not nothing', () => {
  const saying = { w: RELIEF_WORDS.en, locale: 'en', currency: 'EUR' };
  const total = (...vat: readonly (number | null)[]) =>
    JSON.stringify(vatTable(saying, vat.map((vatMinor) => on('FR', { today: '2025-03-01', of: { vatMinor } }))).foot); // prettier-ignore
  expect(total(null, null)).toContain('"?"');
  expect(total(null, 2_000)).toContain('€20.00');
  expect(total(0)).toContain('€0.00');
});
