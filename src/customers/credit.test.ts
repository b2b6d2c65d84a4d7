import { day, type Day } from '../kernel/day';
import { coverDeadlines, type CreditCover } from './credit';

/** What an insurer must hear by when, of what is overdue. */
const cover: CreditCover = { insurer: 'Atradius', limitMinor: null, currency: 'EUR', noticeDays: 30, claimDays: 60, longestExtensionDays: null, planNeedsConsent: false, insurerCollects: false }; // prettier-ignore
const told = (
  dueDays: readonly string[],
  today: string,
  terms: Partial<CreditCover> = {},
  reported: readonly { kind: 'notice' | 'claim'; dueOn: Day }[] = [],
): string[] =>
  coverDeadlines({ ...cover, ...terms }, dueDays.map(day), day(today), reported).map(
    ({ kind, on, items, passed }) => `${kind} ${on} ${items}${passed ? ' passed' : ''}`,
  );

describe('the deadlines of a credit cover', () => {
  it.each([
    ['not due yet', ['2026-03-10'], '2026-03-10', {}, []],
    ['overdue', ['2026-03-10'], '2026-03-11', {}, ['notice 2026-04-09 1', 'claim 2026-05-09 1']],
    ['on its last day', ['2026-03-10'], '2026-04-09', {}, ['notice 2026-04-09 1', 'claim 2026-05-09 1']],
    ['a day late', ['2026-03-10'], '2026-04-10', {}, ['claim 2026-05-09 1', 'notice 2026-04-09 1 passed']],
    ['several of a day', ['2026-03-10', '2026-03-10'], '2026-03-20', { claimDays: null }, ['notice 2026-04-09 2']],
    ['without terms', ['2026-03-10'], '2026-03-20', { claimDays: null, noticeDays: null }, []],
  ])('of an item %s', (_, dueDays, today, terms, expected) => {
    expect(told(dueDays, today, terms)).toEqual(expected);
  });

  it('are gone for what the insurer was told; a claim makes the notice needless', () => {
    const days = ['2026-03-10', '2026-03-11'];
    const dueOn = day('2026-03-10');
    expect(told(days, '2026-03-20', {}, [{ kind: 'notice', dueOn }])).toEqual([
      'notice 2026-04-10 1',
      'claim 2026-05-09 1',
      'claim 2026-05-10 1',
    ]);
    expect(told(days, '2026-03-20', {}, [{ kind: 'claim', dueOn }])).toEqual([
      'notice 2026-04-10 1',
      'claim 2026-05-10 1',
    ]);
  });
});
