import { fc } from '../kernel/testing/chance';
import { addDays, day, type Day } from '../kernel/day';
import { demandable } from '../ledger/demandable';
import { inForce } from '../ledger/hold';
import { selfMove, type SelfCause, type Situation } from './closing';
import {
  CLOSED,
  DISPUTE_STATES,
  holdOf,
  mayMove,
  NEXT,
  resumesOn,
  type DisputeOutcome,
  type DisputeState,
  type Standing,
} from './dispute';

/** Rows of a table drawn in text; blank lines and the head are left out, `-` is nothing. */
const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the moves of a dispute', () => {
  it.each(
    table(`
    from             | may become
    new              | in_review waiting_internal waiting_customer resolved confirmed void
    in_review        | waiting_internal waiting_customer resolved confirmed void
    waiting_internal | in_review waiting_customer resolved confirmed void
    waiting_customer | in_review waiting_internal waiting_customer resolved confirmed void
    resolved         | in_review confirmed void
    confirmed        | in_review resolved
    void             |`),
  )('%s → %s', (from = '', list = '') => {
    const allowed = list.split(' ').filter((state) => state !== '');
    for (const to of DISPUTE_STATES)
      expect([to, mayMove(from as DisputeState, to)]).toEqual([to, allowed.includes(to)]);
  });

  it('reach every state from new, and end only in void', () => {
    const reached = new Set<DisputeState>(['new']);
    for (const from of reached) for (const to of NEXT[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...DISPUTE_STATES].sort());
    expect(DISPUTE_STATES.filter((state) => NEXT[state].length === 0)).toEqual(['void']);
  });
});

const standing = (state: string, outcome: string, amount: string, awaited: string, resumes: string): Standing => ({
  disputeId: 3,
  customerId: 1,
  itemId: 40,
  category: 'price',
  author: 'maria',
  raisedOn: day('2026-03-02'),
  state: state as DisputeState,
  outcome: outcome === '-' ? null : (outcome as DisputeOutcome),
  reviewOn: day('2026-03-09'),
  resumesOn: resumes === '-' ? null : day(resumes),
  amountMinor: amount === 'all' ? null : Number(amount),
  awaitedMinor: Number(awaited),
});

describe('what a dispute keeps back', () => {
  it.each(
    table(`
    state            | outcome     | disputed | awaited | resumes on | on a day   | held
    new              | -           | all      | 0       | -          | 2026-03-05 | all, caused, review 2026-03-09
    new              | -           | 300      | 0       | -          | 2026-05-01 | 300, caused, review 2026-03-09
    in_review        | -           | 300      | 0       | -          | 2026-03-05 | 300, caused, review 2026-03-09
    waiting_internal | -           | 300      | 0       | -          | 2026-03-05 | 300, caused, review 2026-03-09
    waiting_customer | -           | 300      | 0       | -          | 2026-03-05 | 300, caused, review 2026-03-09
    resolved         | unjustified | 300      | 0       | 2026-03-17 | 2026-03-16 | 300, until 2026-03-16
    resolved         | unjustified | 300      | 0       | 2026-03-17 | 2026-03-17 | -
    resolved         | unjustified | all      | 0       | 2026-03-17 | 2026-03-16 | all, until 2026-03-16
    resolved         | justified   | 300      | 300     | -          | 2026-05-01 | 300, caused, review 2026-03-09
    resolved         | justified   | 300      | 100     | -          | 2026-05-01 | 100, caused, review 2026-03-09
    resolved         | justified   | 300      | 0       | -          | 2026-05-01 | -
    resolved         | justified   | 300      | -50     | -          | 2026-05-01 | -
    resolved         | partly      | 300      | 100     | 2026-03-17 | 2026-03-16 | 300, caused, review 2026-03-09
    resolved         | partly      | 300      | 100     | 2026-03-17 | 2026-03-17 | 100, caused, review 2026-03-09
    resolved         | partly      | all      | 0       | 2026-03-17 | 2026-03-17 | -
    confirmed        | justified   | 300      | 300     | -          | 2026-03-05 | -
    void             | -           | 300      | 0       | -          | 2026-03-05 | -`),
  )(
    '%s %s of %s, awaited %s, resumes %s, on %s: %s',
    (state = '', outcome = '', amount = '', awaited = '', ...rest) => {
      const [resumes = '', on = '', expected = ''] = rest;
      const hold = holdOf(standing(state, outcome, amount, awaited, resumes), day(on));
      const end = hold?.caused === true ? `caused, review ${hold.until}` : `until ${hold?.until ?? ''}`;
      expect(hold ? `${hold.amountMinor ?? 'all'}, ${end}` : '-').toBe(expected);
      if (hold) expect(inForce(hold, day(on))).toBe(true);
    },
  );

  it.each(
    table(`
    state    | outcome     | on a day   | reason
    new      | -           | 2026-03-05 | Price: not answered yet
    resolved | unjustified | 2026-03-05 | Price: answered with reasons
    resolved | justified   | 2026-03-05 | Price: found justified, its credit note is awaited
    resolved | partly      | 2026-03-05 | Price: found partly justified
    resolved | partly      | 2026-04-05 | Price: the part found justified awaits its credit note`),
  )('C31: says why in words: %s %s on %s', (state = '', outcome = '', on = '', reason) => {
    const resumes = outcome === '-' || outcome === 'justified' ? '-' : '2026-03-17';
    expect(holdOf(standing(state, outcome, '300', '100', resumes), day(on))?.reason).toBe(reason);
  });

  it('C23: after an answer reminders resume seven days after it was sent, or later where the customer was told so', () => {
    expect(resumesOn(day('2026-03-10'))).toBe('2026-03-17');
    expect(resumesOn(day('2026-03-10'), day('2026-03-12'))).toBe('2026-03-17');
    expect(resumesOn(day('2026-03-10'), day('2026-04-01'))).toBe('2026-04-01');
  });

  it('never leaves less than nothing to demand, and never more than is open', () => {
    fc.assert(
      fc.property(anyStanding(), fc.nat(100_000), fc.nat(60), (any, openMinor, later) => {
        const on = addDays(any.raisedOn, later);
        const hold = holdOf(any, on);
        const { demandMinor, held } = demandable(openMinor, hold ? [hold] : []);
        expect(demandMinor).toBeGreaterThanOrEqual(0);
        expect(demandMinor + held.reduce((all, one) => all + one.amountMinor, 0)).toBe(openMinor);
        if (CLOSED.has(any.state)) expect(demandMinor).toBe(openMinor);
      }),
    );
  });
});

const anyStanding = (): fc.Arbitrary<Standing> =>
  fc
    .record({
      state: fc.constantFrom(...DISPUTE_STATES),
      outcome: fc.constantFrom<DisputeOutcome | null>('justified', 'partly', 'unjustified', null),
      amountMinor: fc.option(fc.integer({ min: 1, max: 100_000 })),
      awaitedMinor: fc.integer({ min: -1000, max: 100_000 }),
      resumes: fc.option(fc.nat(60)),
    })
    .map(({ resumes, ...rest }) => ({
      ...standing('new', '-', 'all', '0', '-'),
      ...rest,
      resumesOn: resumes === null ? null : addDays(day('2026-03-02'), resumes),
    }));

describe('a dispute that the ledger settles', () => {
  const today: Day = day('2026-03-20');
  it.each(
    table(`
    state            | outcome     | resumes on | last move          | items: open/credited/justified | becomes
    new              | -           | -          | -                  | 700/0/0                        | -
    new              | -           | -          | -                  | 0/0/0                          | confirmed, paid
    waiting_customer | -           | -          | -                  | 0/0/0 5/0/0                    | -
    in_review        | -           | -          | -                  | 700/300/0                      | -
    resolved         | justified   | -          | -                  | 700/300/300                    | confirmed, credited
    resolved         | justified   | -          | -                  | 700/299/300                    | -
    resolved         | justified   | -          | -                  | 700/300/300 50/0/20            | -
    resolved         | justified   | -          | -                  | 700/300/300 0/0/20             | confirmed, credited
    resolved         | partly      | 2026-03-25 | -                  | 700/100/100                    | -
    resolved         | partly      | 2026-03-20 | -                  | 700/100/100                    | confirmed, credited
    resolved         | unjustified | 2026-03-10 | -                  | 700/0/0                        | -
    resolved         | unjustified | 2026-03-10 | -                  | 0/0/0                          | confirmed, paid
    confirmed        | -           | -          | new paid           | 0/0/0                          | -
    confirmed        | -           | -          | new paid           | 700/0/0                        | in_review, reversed
    confirmed        | unjustified | 2026-03-10 | resolved paid      | 700/0/0                        | resolved, reversed
    confirmed        | justified   | -          | resolved credited  | 700/300/300                    | -
    confirmed        | justified   | -          | resolved credited  | 1000/0/300                     | resolved, reversed
    confirmed        | justified   | -          | resolved -         | 1000/0/300                     | -
    void             | -           | -          | -                  | 0/0/0                          | -`),
  )('%s %s, resumes %s, last move %s, %s: %s', (state = '', outcome = '', ...rest) => {
    const [resumes = '', last = '', items = '', expected = ''] = rest;
    const [from, cause] = last.split(/\s+/);
    const situation: Situation = {
      disputeId: 3,
      state: state as DisputeState,
      outcome: outcome === '-' ? null : (outcome as DisputeOutcome),
      resumesOn: resumes === '-' ? null : day(resumes),
      lastFrom: from === '-' ? null : (from as DisputeState),
      lastCause: cause === '-' || cause === undefined ? null : (cause as SelfCause),
      items: items.split(' ').map((item, at) => {
        const [openMinor = 0, creditedMinor = 0, justifiedMinor = 0] = item.split('/').map(Number);
        return { itemId: at, openMinor, creditedMinor, justifiedMinor };
      }),
    };
    const moved = selfMove(situation, today);
    expect(moved ? `${moved.to}, ${moved.cause}` : '-').toBe(expected);
    if (moved) expect(mayMove(situation.state, moved.to)).toBe(true);
  });
});
