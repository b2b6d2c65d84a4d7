import { day } from '../kernel/day';
import { evaluate, type EvaluationFacts, type Finances } from './evaluation';

/** How a case is proposed to go on, read as a table: what is known of the debtor, and what is best. */
const facts: EvaluationFacts = {
  ...{ attempts: 3, promises: 0, paidMinor: 0, openMinor: 90_000, worthCourtMinor: 50_000 },
  ...{ finances: null, untraceable: false, limitationDays: null },
};
const known = (more: Partial<Finances>): Finances => ({
  ...{ insolvent: false, equityMinor: null, assets: null, employees: null, on: day('2026-05-01') },
  ...more,
});

it.each<readonly [string, Partial<EvaluationFacts>, string]>([
  ['nothing known, silent', {}, 'legal'],
  ['people at work', { finances: known({ employees: 2 }) }, 'legal'],
  ['assets, though own funds are gone', { finances: known({ equityMinor: -1, assets: true }) }, 'legal'],
  ['own funds gone', { finances: known({ equityMinor: -1 }) }, 'monitor'],
  ['own funds gone, pays in part', { finances: known({ equityMinor: -1 }), paidMinor: 1 }, 'plan monitor'],
  ['no assets, small', { finances: known({ assets: false }), openMinor: 100 }, 'stop'],
  ['insolvent', { finances: known({ insolvent: true, assets: true }) }, 'monitor!'],
  ['nobody finds it', { untraceable: true }, 'stop legal'],
  ['nobody finds it, but it has means', { untraceable: true, finances: known({ assets: true }) }, 'legal stop'],
  ['nobody finds it, and nothing is to be had', { untraceable: true, finances: known({ assets: false }) }, 'monitor stop'],
  ['nobody finds it, small', { untraceable: true, openMinor: 100 }, 'stop'],
  ['nothing open', { openMinor: 0, untraceable: true }, 'stop!'],
  ['lapses soon', { limitationDays: 30 }, 'legal!'],
  ['has lapsed', { limitationDays: -1 }, 'stop'],
  ['promises', { promises: 1 }, 'plan legal'],
])('%s: %s', (_, more, ways) => {
  const { proposals } = evaluate({ ...facts, ...more });
  expect(proposals.map(({ way, required }) => way + (required ? '!' : '')).join(' ')).toBe(ways);
  for (const { reasons } of proposals) expect(reasons.length).toBeGreaterThan(0);
}); // prettier-ignore
