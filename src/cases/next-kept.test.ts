import fc from 'fast-check';
import { addDays, day, type Day } from '../kernel/day';
import type { AskKind } from './ask';
import type { CourseFacts } from './course-facts';
import type { Stage } from './course';
import { nextAction } from './next-action';
import { keptFrom, nextFrom } from './next-kept';

/** What makes keeping a next action right: whatever happened in a case, the day on which it is asked changes only whether it is late. */
const BEGAN = day('2026-01-05');
const on = fc.integer({ min: 0, max: 200 }).map((days): Day => addDays(BEGAN, days));
const STAGES: readonly Stage[] = ['submitted', 'received', 'verification', 'needs_info', 'contract_pending', 'set_up_due', 'pre_legal', 'legal', 'enforcement', 'paused']; // prettier-ignore

const course = fc.array(fc.tuple(fc.constantFrom(...STAGES), on), { maxLength: 6 }).map((stages) => {
  const days = stages.map(([, at]) => at).sort();
  return stages.map(([to], n) => ({
    ...{ from: stages[n - 1]?.[0] ?? ('submitted' as const), to },
    ...{ side: 'partner' as const, on: days[n] ?? BEGAN },
  }));
});

const facts: fc.Arbitrary<CourseFacts> = fc.record({
  state: fc.constant('with_partner' as const),
  moves: course,
  handedOverOn: fc.constant(BEGAN),
  endedOn: fc.constant(null),
  pausedUntil: on,
  reports: fc.array(fc.record({ kind: fc.constantFrom('received', 'letter', 'called', 'paid', 'closed'), on }), { maxLength: 4 }),
  asks: fc.array(fc.record({ kind: fc.constantFrom<AskKind>('info', 'evaluation', 'cost'), askedOn: on, answerBy: on, decidedOn: fc.option(on) }), { maxLength: 2 }),
  steps: fc.array(fc.record({ kind: fc.constant('summons'), plannedOn: fc.option(on), doneOn: fc.option(on) }), { maxLength: 2 }),
  unreadSince: fc.option(on),
}).map(({ moves, ...known }) => {
  const last = moves.at(-1);
  return { ...known, moves, stage: last?.to ?? 'submitted', stagedOn: last?.on ?? BEGAN };
}); // prettier-ignore

it('is kept on one day and true on every other', () => {
  fc.assert(
    fc.property(facts, on, on, (known, one, other) => {
      const row = { id: 1, state: known.state, changes: 3, after: 3, ...keptFrom(nextAction(known, one)) };
      expect(nextFrom(row, other)).toEqual(nextAction(known, other));
    }),
    { numRuns: 2_000 },
  );
});

it('is not known once something happened, and nobody does anything in a case that is over', () => {
  const row = { id: 1, state: 'with_partner', changes: 3, after: 3, who: 'us', what: 'answer', of: 'cost', by: BEGAN } as const;
  expect(nextFrom(row, BEGAN)).toEqual({ who: 'us', what: 'answer', ask: 'cost', by: BEGAN, late: false });
  expect(nextFrom({ ...row, changes: 4 }, BEGAN)).toBeNull();
  expect(nextFrom({ ...row, after: null }, BEGAN)).toBeNull();
  expect(nextFrom({ ...row, state: 'closed' }, BEGAN)).toMatchObject({ who: 'nobody', by: null });
}); // prettier-ignore
