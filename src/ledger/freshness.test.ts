import { day } from '../kernel/day';
import { judgeFreshness, neededAsOf, type Known } from './freshness';

const daily = { freshness: 'daily', freshnessDays: 0 } as const;
const weekly = { freshness: 'weekly', freshnessDays: 0 } as const;
const known = (kind: Known['kind'], asOf: string, source = 'erp'): Known => ({
  source,
  kind,
  asOf: day(asOf),
  assumed: false,
});

const required = (...of: Parameters<typeof known>): Known => ({ ...known(...of), rhythm: 'daily' });

describe('the day up to which the ledger must be known', () => {
  it.each([
    // Tuesday 3 March 2026 asks for Monday; Monday asks for Friday, Sunday too.
    ['2026-03-03', daily, '2026-03-02'],
    ['2026-03-02', daily, '2026-02-27'],
    ['2026-03-01', daily, '2026-02-27'],
    // Good Friday 3 April and Easter Monday 6 April 2026: banks are closed from Thursday on.
    ['2026-04-07', daily, '2026-04-02'],
    ['2026-12-28', daily, '2026-12-24'],
    ['2026-03-03', { ...daily, freshnessDays: 2 }, '2026-02-26'],
    ['2026-03-03', weekly, '2026-02-24'],
    ['2026-03-01', weekly, '2026-02-20'],
    ['2026-03-03', { ...weekly, freshnessDays: 1 }, '2026-02-23'],
  ])('on %s is %j → %s', (today, rule, needed) => {
    expect(neededAsOf(rule, day(today))).toBe(needed);
  });
});

describe('freshness', () => {
  const today = day('2026-03-03');
  it.each<[string, Known[], boolean, string | null]>([
    ['nothing imported', [], false, null],
    ['yesterday’s list', [known('items', '2026-03-02')], true, '2026-03-02'],
    ['today’s list', [known('items', '2026-03-03')], true, '2026-03-03'],
    ['Friday’s list', [known('items', '2026-02-27')], false, '2026-02-27'],
    [
      'invoices of today tell nothing of payments',
      [known('invoices', '2026-03-03'), known('payments', '2026-02-27')],
      false,
      '2026-02-27',
    ],
    ['invoices alone are all there is', [known('invoices', '2026-03-02')], true, '2026-03-02'],
    ['the newest of two', [known('items', '2026-01-31'), known('payments', '2026-03-02', 'bank')], true, '2026-03-02'],
  ])('%s', (_, sources, fresh, asOf) => {
    expect(judgeFreshness(sources, daily, today)).toMatchObject({ fresh, asOf, needed: '2026-03-02' });
  });

  it('says where the day was only assumed', () => {
    const sources = [{ ...known('items', '2026-03-02'), assumed: true }];
    expect(judgeFreshness(sources, daily, today)).toMatchObject({ fresh: true, assumed: true });
  });

  it.each<[string, Known[], boolean, string | null, string[]]>([
    ['a bank that nobody required says nothing of the list', [known('items', '2026-02-27'), known('bank', '2026-03-02', 'house bank')], false, '2026-02-27', []],
    ['a required bank that has told, and a list', [known('items', '2026-03-03'), required('bank', '2026-03-02', 'house bank')], true, '2026-03-02', []],
    ['a required bank that is late', [known('items', '2026-03-03'), required('bank', '2026-02-27', 'house bank')], false, '2026-02-27', ['house bank']],
    ['a required bank never stands for the list', [known('items', '2026-02-27'), required('bank', '2026-03-03', 'house bank')], false, '2026-02-27', []],
    ['nor for a required list', [required('items', '2026-02-27'), required('bank', '2026-03-03', 'house bank')], false, '2026-02-27', ['erp']],
    ['one name for both is judged as both', [required('items', '2026-03-02'), required('bank', '2026-02-27')], false, '2026-02-27', ['erp']],
  ])('%s', (_, sources, fresh, asOf, late) => {
    expect(judgeFreshness(sources, daily, today)).toMatchObject({ fresh, asOf, late });
  }); // prettier-ignore

  it.each<[string, Known[], boolean, string | null, string[]]>([
    [
      'both delivered',
      [required('items', '2026-03-02'), required('payments', '2026-03-03', 'bank')],
      true,
      '2026-03-02',
      [],
    ],
    [
      'one is late',
      [required('items', '2026-03-03'), required('payments', '2026-02-27', 'bank')],
      false,
      '2026-02-27',
      ['bank'],
    ],
    [
      'one never came',
      [required('items', '2026-03-03'), { ...required('items', '2026-03-03', 'bank'), asOf: null }],
      false,
      '2026-03-03',
      ['bank'],
    ],
    ['none ever came', [{ ...required('items', '2026-03-03'), asOf: null }], false, null, ['erp']],
    [
      'another is newer',
      [required('items', '2026-02-27'), known('items', '2026-03-03', 'by hand')],
      false,
      '2026-02-27',
      ['erp'],
    ],
    ['weekly is enough', [{ ...required('items', '2026-02-25'), rhythm: 'weekly' }], true, '2026-02-25', []],
  ])('follows the oldest required source: %s', (_, sources, fresh, asOf, late) => {
    expect(judgeFreshness(sources, daily, today)).toMatchObject({ fresh, asOf, late });
  });
});
