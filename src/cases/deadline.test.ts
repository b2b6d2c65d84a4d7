import { day } from '../kernel/day';
import { nextDeadline } from './deadline';

const friday = day('2026-03-06');

describe('what a partner is asked for next', () => {
  it.each([
    ['with_partner', [], 'receive 2026-03-10'],
    ['with_partner', ['received'], 'report 2026-06-04'],
    ['with_partner', ['paid'], 'report 2026-06-04'],
    ['with_partner', ['received', 'closed'], ''],
    ['closed', [], ''],
    ['undone', [], ''],
  ] as const)('%s %j → %s', (state, kinds, expected) => {
    const found = nextDeadline(
      { state, handedOverOn: friday },
      kinds.map((kind) => ({ kind })),
    );
    expect(found === null ? '' : `${found.what} ${found.on}`).toBe(expected);
  });
});
