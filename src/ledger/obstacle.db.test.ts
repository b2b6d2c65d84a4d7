import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { endHold, putObstacle } from './actions';
import { ledgerCommands } from './cli';
import { ledgerHolds } from './store';
import { littleLedger } from './testing/little-ledger';

const open = testDatabase();

/** What stands in the way of a payment, though nobody objects to it. */
describe('an obstacle', () => {
  it('holds until its owner looks again, and its reply is ready', async () => {
    const { companyId, customerId, invoice } = await littleLedger(open.db, 'acme');
    await invoice('F-1', 123_456, '2026-01-01');
    const work = workOn(open.db, '2026-03-20');
    const said = await duly(
      work,
      (program, shell) => {
        ledgerCommands(program, shell, { holdSources: (q) => [ledgerHolds(q)] });
      },
      ['hold', 'obstacle', '4711', '--kind', 'po_missing', '--item', 'F-1', '--note', 'asks for order 88', '--json', '--company', 'acme'], // prettier-ignore
    );
    expect(said.json).toMatchObject({ obstacle: 'po_missing', until: '2026-03-27' });
    expect(JSON.stringify(said.json)).toContain('"subject":');
    const range = { companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
    const heldOn = async (on: string): Promise<unknown[]> => [
      ...(await ledgerHolds(open.db.read)(range, day(on), null)),
    ];
    expect(await heldOn('2026-03-27')).toMatchObject([
      { kind: 'obstacle', reason: 'Order number missing or wrong: asks for order 88', caused: false },
    ]);
    expect(await heldOn('2026-03-28')).toEqual([]);
    const tasks = await rowsOf(open.db.read, `select assignee, due_on as "on" from v_task where kind = 'obstacle'`);
    expect(tasks).toEqual([{ assignee: 'sales', on: '2026-03-27' }]);
    const own = { companyId, customerId, itemIds: [], amountMinor: null, obstacle: 'payment_run', reason: 'x', owner: 'maria' } as const; // prettier-ignore
    await expect(putObstacle(work, { ...own, until: day('2026-03-19') })).rejects.toMatchObject({ code: 'hold-over' });
    await expect(putObstacle(work, { ...own, until: null, itemIds: [999_999] })).rejects.toMatchObject({ code: 'no-such-item' }); // prettier-ignore
  });

  it('on several documents is one task for its owner, until none of them is held by it any more', async () => {
    const { companyId, customerId, invoice } = await littleLedger(open.db, 'several');
    const itemIds: number[] = [];
    for (const n of [1, 2, 3, 4, 5, 6, 7]) itemIds.push(await invoice(`F-${n}`, 10_000, '2026-01-01'));
    const work = workOn(open.db, '2026-03-20');
    const asked = { companyId, customerId, amountMinor: null, obstacle: 'not_received', reason: 'none came', owner: 'maria', until: null } as const; // prettier-ignore
    const holds = await putObstacle(work, { ...asked, itemIds });
    const later = workOn(open.db, '2026-03-21');
    const [other] = await putObstacle(later, { ...asked, itemIds: itemIds.slice(0, 1) });
    const tasks = () => rowsOf<{ title: string; done: string | null }>(open.db.read, `select title, done_at as done from v_task where company_id = ? order by id`, [companyId]); // prettier-ignore
    expect(holds).toHaveLength(7);
    expect((await tasks()).map(({ title }) => title)).toEqual([
      expect.stringContaining('none came (F-1, F-2, F-3, F-4, F-5, +2)'),
      expect.stringContaining('none came'),
    ]);
    for (const { id } of holds.slice(0, 6).reverse()) await endHold(later, { companyId, holdId: id, reason: 'resent' });
    expect((await tasks()).map(({ done }) => done === null)).toEqual([true, true]);
    const [last] = holds.slice(6);
    await endHold(later, { companyId, holdId: last?.id ?? 0, reason: 'resent' });
    expect((await tasks()).map(({ done }) => done === null)).toEqual([false, true]);
    await endHold(later, { companyId, holdId: other?.id ?? 0, reason: 'resent' });
    expect((await tasks()).every(({ done }) => done !== null)).toBe(true);
  });
});
