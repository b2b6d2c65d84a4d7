import { day, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openLink } from '../people/access-link.actions';
import { giveVisit } from '../people/visit-link.actions';
import { handOver, reopen, undoHandOver } from './actions';
import { endCase } from './closing.actions';
import { customersElsewhere } from './elsewhere.store';
import { caseHolds, casesOf } from './store';
import { ledgerOf, workOn } from './testing/one-case';

const open = testDatabase();
const on = (today: string) => workOn(open, today);

const held = async (companyId: number, asOn: string, knownAt: string | null = null): Promise<(number | null)[]> => {
  const holds = await caseHolds(open.db.read)({ companyId, first: 0, last: 999 }, day(asOn), knownAt as Instant | null);
  return holds.map((hold) => hold.itemId);
};

const asked = { companyId: 1, number: 'RF-1', partner: 'Agence Delmas', partnerKind: 'agency' } as const;

describe('a case', () => {
  beforeAll(async () => {
    await ledgerOf(open, 1);
    await ledgerOf(open, 2);
  });

  it('holds the items of its recovery file from the day of the hand-over, in its own company only', async () => {
    const link = { kind: 'portal', about: 'customer/1', companyId: 1, days: 60 } as const;
    const secret = await giveVisit(on('2026-05-01'), link);
    expect(await customersElsewhere(open.db.read, 1, [1, 2])).toEqual(new Set());
    await handOver(on('2026-05-10'), asked);
    expect(await openLink(open.db.read, on('2026-05-10').now, 'portal', secret)).toBeUndefined();
    expect(await customersElsewhere(open.db.read, 1, [1, 2])).toEqual(new Set([1]));
    expect(await customersElsewhere(open.db.read, 2, [1, 2])).toEqual(new Set());
    expect(await held(1, '2026-05-09')).toEqual([]);
    expect(await held(1, '2026-05-10')).toEqual([11, 12]);
    expect(await held(2, '2026-05-10')).toEqual([]);
    expect(await held(1, '2026-05-10', '2026-05-10T08:00:00.000Z')).toEqual([]); // not known yet that morning
  });

  it('is not made of what somebody else holds', async () => {
    await open.db.transaction(async (tx) => {
      const recorded = { recorded_at: '2026-05-01T00:00:00.000Z', recorded_by: 'test' };
      await tx('holder').insert({ id: 1, company_id: 2, name: 'Eurofactor', ...recorded });
      const assigned = { company_id: 2, holder_id: 1, assigned_on: '2026-05-01', notified: 0, we_chase: 1 };
      await tx('assignment').insert({ id: 1, entry_id: 22, ...assigned, ...recorded });
    });
    await expect(handOver(on('2026-05-10'), { ...asked, companyId: 2 })).rejects.toThrow('F-2 (Eurofactor)');
    await open.db.transaction((tx) => tx('assignment').delete());
  });

  it('is not made twice over the same items', async () => {
    await expect(handOver(on('2026-05-11'), { ...asked, partner: 'Another' })).rejects.toThrow(
      /F-1 \(Agence Delmas\), F-2/,
    );
  });

  it.each([
    [{ ...asked, number: 'RF-9' }, 'There is no recovery file RF-9.'],
    [{ ...asked, partner: '   ' }, 'A hand-over needs the name of the partner.'],
    [{ ...asked, companyId: 77 }, 'There is no recovery file RF-1.'],
  ])('refuses %j', async (wrong, sentence) => {
    await expect(handOver(on('2026-05-11'), wrong)).rejects.toThrow(sentence);
    expect(await casesOf(open.db.read, 1)).toMatchObject([{ number: 'RF-1', customer: 'A', partner: 'Agence Delmas' }]);
  });

  it('ends with its outcome: returned items may be reminded again, a reopened case holds them as before', async () => {
    await endCase(on('2026-06-01'), 1, 'RF-1', { outcome: 'returned' });
    expect(await held(1, '2026-06-01')).toEqual([]);
    expect(await held(1, '2026-05-31')).toEqual([11, 12]); // the past stays what it was
    await reopen(on('2026-06-02'), 1, 'RF-1');
    expect(await held(1, '2026-06-02')).toEqual([11, 12]);
    await endCase(on('2026-06-03'), 1, 'RF-1', { outcome: 'uncollectable' });
    expect(await held(1, '2026-12-01')).toEqual([11, 12]);
    await expect(endCase(on('2026-06-04'), 1, 'RF-1', { outcome: 'paid' })).rejects.toBeInstanceOf(Refusal);
    await reopen(on('2026-06-04'), 1, 'RF-1');
  });

  it('can be undone, and the file handed over again; each step is in the audit', async () => {
    await undoHandOver(on('2026-06-05'), 1, 'RF-1');
    expect(await held(1, '2026-06-05')).toEqual([]);
    await handOver(on('2026-06-06'), asked);
    expect(await held(1, '2026-06-06')).toEqual([11, 12]);
    const lines = await rowsOf<{ kind: string }>(
      open.db.read,
      `select kind from audit_line where company_id = 1 and kind like 'case.%' order by id`,
    );
    expect(lines.map((line) => line.kind.replace('case.', ''))).toEqual(
      ['handed_over', 'closed', 'reopened', 'closed', 'reopened', 'undone', 'handed_over'], // prettier-ignore
    );
  });
});
