import { day } from '../kernel/day';
import type { Instant } from '../kernel/day';
import { agreedBy, calledIn, costsOf, STEP_KINDS, stepsIn, stepState, type KeptStep } from './step';

/** When a cost counts as agreed, and when a step is late: as a table. */
const step = (more: Partial<KeptStep>): KeptStep => ({
  ...{ id: 1, kind: 'summons', plannedOn: null, doneOn: null, costMinor: null, askId: null, askedMinor: null },
  ...{ documentId: null, outcome: null, note: null, recordedAt: '2026-01-01T00:00:00.000Z' as Instant, endedAt: null, endedWhy: null }, // prettier-ignore
  ...more,
});
const fees = new Map([['summons', 20_000]]);

it.each([
  ['no cost', { costMinor: null }, null],
  ['nothing', { costMinor: 0 }, null],
  ['nobody said yes', { costMinor: 30_000 }, null],
  ['as answered', { costMinor: 30_000, askedMinor: 30_000 }, 'ask'],
  ['more than answered', { costMinor: 30_001, askedMinor: 30_000 }, null],
  ['within the fees of the case', { costMinor: 20_000 }, 'fees'],
  ['beyond the fees of the case', { costMinor: 20_001 }, null],
  ['of another step than the fees name', { costMinor: 1, kind: 'appeal' }, null],
] as const)('%s: agreed by %s', (_, more, by) => {
  expect(agreedBy(step(more), fees)).toBe(by);
});

it('adds up what was agreed apart from what was not; what was called off costs nothing', () => {
  const steps = [
    step({ costMinor: 20_000 }),
    step({ costMinor: 50_000 }),
    step({ costMinor: 70_000, endedAt: '2026-02-01T00:00:00.000Z' as Instant }),
  ];
  expect(costsOf(steps, fees)).toEqual({ agreedMinor: 20_000, otherMinor: 50_000 });
});

it.each([
  [{ plannedOn: day('2026-03-02') }, 'planned'],
  [{ plannedOn: day('2026-03-01') }, 'late'],
  [{ plannedOn: day('2026-03-01'), doneOn: day('2026-03-02') }, 'done'],
  [{ plannedOn: day('2026-03-01'), endedAt: '2026-02-01T00:00:00.000Z' as Instant }, 'called_off'],
  [{}, 'planned'],
] as const)('%j on 2 March is %s', (more, state) => {
  expect(stepState(step(more), day('2026-03-02'))).toBe(state);
});

it('offers what there is in a country, in its own words; all of them where it is not known', () => {
  expect(stepsIn('GB')).not.toContain('payment_order');
  expect(stepsIn('FR')).toContain('payment_order');
  expect(stepsIn(null)).toEqual(STEP_KINDS);
  expect(calledIn('SE', 'payment_order')).toBe('Betalningsföreläggande');
  expect(calledIn(null, 'summons')).toBe('');
});
