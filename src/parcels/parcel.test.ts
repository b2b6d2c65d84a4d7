import type { Instant } from '../kernel/day';
import { dropName, enclosedIn, leavesBy, nextTry, PAUSES } from './parcel';

const NOW = '2026-03-02T09:00:00.000Z' as Instant;

/** The last look before a parcel leaves: case, channel, test mode → what becomes of each kind. */
test.each`
  state             | outcome        | channel   | test     | file                          | recall                           | undone
  ${'with_partner'} | ${null}        | ${'mail'} | ${false} | ${{ way: 'mail' }}            | ${{ withdrawn: 'case_goes_on' }} | ${{ withdrawn: 'case_goes_on' }}
  ${'with_partner'} | ${null}        | ${'mail'} | ${true}  | ${{ way: 'mail' }}            | ${{ withdrawn: 'case_goes_on' }} | ${{ withdrawn: 'case_goes_on' }}
  ${'with_partner'} | ${null}        | ${'sftp'} | ${false} | ${{ way: 'sftp' }}            | ${{ withdrawn: 'case_goes_on' }} | ${{ withdrawn: 'case_goes_on' }}
  ${'with_partner'} | ${null}        | ${'sftp'} | ${true}  | ${{ withdrawn: 'test_mode' }} | ${{ withdrawn: 'case_goes_on' }} | ${{ withdrawn: 'case_goes_on' }}
  ${'with_partner'} | ${null}        | ${'link'} | ${false} | ${{ withdrawn: 'other_way' }} | ${{ withdrawn: 'case_goes_on' }} | ${{ withdrawn: 'case_goes_on' }}
  ${'with_partner'} | ${null}        | ${'api'}  | ${false} | ${{ withdrawn: 'other_way' }} | ${{ withdrawn: 'case_goes_on' }} | ${{ withdrawn: 'case_goes_on' }}
  ${'undone'}       | ${null}        | ${'mail'} | ${false} | ${{ withdrawn: 'case_over' }} | ${{ withdrawn: 'case_goes_on' }} | ${{ way: 'mail' }}
  ${'closed'}       | ${'paid'}      | ${'mail'} | ${false} | ${{ withdrawn: 'case_over' }} | ${{ withdrawn: 'case_goes_on' }} | ${{ withdrawn: 'case_goes_on' }}
  ${'closed'}       | ${'withdrawn'} | ${'mail'} | ${false} | ${{ withdrawn: 'case_over' }} | ${{ way: 'mail' }}               | ${{ withdrawn: 'case_goes_on' }}
  ${'closed'}       | ${'withdrawn'} | ${'sftp'} | ${true}  | ${{ withdrawn: 'case_over' }} | ${{ withdrawn: 'test_mode' }}    | ${{ withdrawn: 'case_goes_on' }}
`(
  '$state $outcome by $channel, test mode $test',
  ({ state, outcome, channel, test: testMode, file, recall, undone }) => {
    const standing = { state, outcome, channel, testMode } as Parameters<typeof leavesBy>[1];
    expect([leavesBy('file', standing), leavesBy('supplement', standing), leavesBy('reopened', standing)]).toEqual([file, file, file]); // prettier-ignore
    expect([leavesBy('recall', standing), leavesBy('undone', standing)]).toEqual([recall, undone]);
  },
);

test('what fits into a mail is weighed as it is mailed', () => {
  const MB = 1024 * 1024;
  const sized = (...all: number[]) => all.map((bytes) => ({ bytes }));
  const largest = Math.floor((MB * 3 * 76) / (4 * 78));
  const fits = (pdf: number, zip: number) => enclosedIn(1, { pdfs: sized(pdf), others: sized(zip) });
  expect(fits(0, largest)).toBe('all');
  expect(fits(1, largest)).toBe('pdfs');
  expect(fits(largest, 1)).toBe('pdfs');
  expect(fits(largest + 1, 0)).toBe('link');
  expect(enclosedIn(0, { pdfs: [], others: [] })).toBe('all');
});

test('it is tried for nearly a day and then no more', () => {
  const times = [1, 2, 3, 4, 5, 6].map((n) => nextTry(n, NOW));
  expect(times[0]).toBe('2026-03-02T09:05:00.000Z');
  expect(times).not.toContain(undefined);
  expect(nextTry(7, NOW)).toBeUndefined();
  expect(PAUSES.reduce((all, one) => all + one, 0)).toBeLessThan(24 * 60);
});

test('the same content has the same name, and no name leaves the folder', () => {
  const seal = 'ab12cd34ef56'.padEnd(64, '0');
  const file = { kind: 'file', n: null, key: 'file' } as const;
  expect(dropName('RF-2026-0001', file, 2, seal)).toBe('RF-2026-0001_v2_ab12cd34ef56');
  expect(dropName('RF-2026-0001', { kind: 'supplement', n: 3, key: 'supplement/3' }, 2, seal)).toBe('RF-2026-0001_supplement-3_ab12cd34ef56'); // prettier-ignore
  expect(dropName('RF-2026-0001', { kind: 'recall', n: null, key: 'recall/ev_0abc' }, 2, '')).toBe('RF-2026-0001_recall_ev-0abc'); // prettier-ignore
  expect(dropName('RF-2026-0001', { kind: 'undone', n: null, key: 'undone/ev_0abc' }, 2, '')).toBe('RF-2026-0001_undone_ev-0abc'); // prettier-ignore
  expect(dropName('../../etc/x y', file, 1, seal)).toBe('-etc-x-y_v1_ab12cd34ef56');
});
