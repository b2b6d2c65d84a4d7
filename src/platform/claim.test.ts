import type { Instant } from '../kernel/day';
import { isFree } from './claim';
import { claimant } from './claimant';

/** Whether a row may be taken: who has it, since when, and when it is. */
const AT = '2026-03-02T10:00:00.000Z' as Instant;
const HOUR = 3_600_000;

describe('a row that one process is at', () => {
  const [here, gone] = [claimant(), claimant()];
  gone.end();
  it.each([
    ['nobody has it', null, null, true],
    ['who had it here has ended', gone.name, AT, true],
    ['somebody here is at it', here.name, AT, false],
    ['somebody of another machine is at it', 'elsewhere/1/run/1', '2026-03-02T09:30:00.000Z', false],
    ['somebody of another machine took it too long ago', 'elsewhere/1/run/1', '2026-03-02T08:59:00.000Z', true],
  ])('%s', (_, claimedBy, claimedAt, expected) => {
    expect(isFree({ id: 1, claimedBy, claimedAt: claimedAt as Instant | null }, AT, HOUR)).toBe(expected);
  });
});
