import fc from 'fast-check';
import { mayMove, MOVES, STAGES, stageAfter, waysOn, type Side, type Stage } from './course';

/** The table of moves, read as what it promises: every stage is reached and left, and nobody moves it who may not. */
const SIDES: readonly Side[] = ['us', 'partner', 'clock'];
const WORK: readonly Stage[] = ['pre_legal', 'legal', 'enforcement'];
const WAITS: readonly Stage[] = ['contract_pending', 'set_up_due', 'needs_info', 'paused'];

const reached = (from: Stage, sides: readonly Side[]): ReadonlySet<Stage> => {
  const seen = new Set<Stage>([from]);
  for (const one of seen) for (const side of sides) for (const to of waysOn(one, side)) seen.add(to);
  return seen;
};

describe('the course of a case', () => {
  it.each(STAGES)('reaches %s from the hand-over, by us alone and by the partner alone', (stage) => {
    expect(reached('submitted', ['us'])).toContain(stage);
    expect(reached('submitted', ['partner'])).toContain(stage);
  });

  it.each(STAGES)('has a way on from %s for us and for the partner', (stage) => {
    expect(waysOn(stage, 'us').length).toBeGreaterThan(0);
    expect(waysOn(stage, 'partner').length).toBeGreaterThan(0);
    expect(mayMove(stage, stage, 'us')).toBe(false);
  });

  it('is moved by the clock only out of a wait, never into one', () => {
    for (const from of STAGES)
      for (const to of waysOn(from, 'clock')) {
        expect(WAITS).toContain(from);
        if (to !== 'needs_info') expect(WAITS).not.toContain(to);
      }
  });

  it('never comes from the hand-over into work without being confirmed or checked first', () => {
    for (const to of WORK) expect(MOVES.submitted[to]).toBeUndefined();
  });

  it('is open to whom another side may move it, where the clock may', () => {
    for (const from of STAGES)
      for (const to of STAGES) if (mayMove(from, to, 'clock')) expect([from, to, mayMove(from, to, 'us')]).toEqual([from, to, true]); // prettier-ignore
  });

  it('goes on after a wait where it may, whatever went before', () => {
    const stage = fc.constantFrom(...STAGES);
    fc.assert(
      fc.property(fc.constantFrom('paused' as const, 'needs_info' as const), fc.array(stage), fc.constantFrom(...SIDES), (waiting, past, side) => {
        const to = stageAfter(waiting, past.map((from) => ({ from })), side); // prettier-ignore
        expect(mayMove(waiting, to, side)).toBe(true);
        expect(['paused', 'needs_info']).not.toContain(to);
      }),
    ); // prettier-ignore
  });
});
