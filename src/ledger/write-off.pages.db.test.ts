import { join } from 'node:path';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { importFile } from '../imports/actions';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { endHold, putHolds } from './actions';

/** Small balances are written off by two people, as they were seen, and come back as a whole. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let manager: Visitor;
let boss: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  [clerk, manager, boss] = [await desk.as('collector'), await desk.as('manager'), await desk.as('administrator')];
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const terms = { most: '800', currency: 'eur', days: '20', reason: 'not worth a stamp' };
const open = async (): Promise<Record<string, number>> => {
  const rows = await rowsOf<{ document: string; open_minor: number }>(
    database.db.read,
    `select e.document, i.open_minor from v_open_item i join v_entry e on e.id = i.entry_id where e.type = 'invoice'`,
  );
  return Object.fromEntries(rows.map(({ document, open_minor }) => [document, open_minor]));
};
const balances = () =>
  rowsOf(database.db.read, 'select customer_id, open_minor from v_balance order by customer_id, currency');

describe('small balances', () => {
  it('are shown before they are proposed', async () => {
    const { text } = await clerk.get(`${AT}/write-offs?most=800&currency=EUR&days=20`);
    expect(text).toContain('2 items, €1,225.75');
    expect((await clerk.get(`${AT}/write-offs?most=much&currency=EUR&days=20`)).status).toBe(422);
    expect((await clerk.get(`${AT}/write-offs?most=800&currency=E&days=x`)).status).toBe(422);
  });

  it('are booked by a second person only, and come back as a whole', async () => {
    const before = [await open(), await balances()];
    const { location } = await manager.post(`${AT}/write-offs`, terms);
    expect((await manager.post(`${location}/approve`)).status).toBe(409);
    expect((await clerk.post(`${location}/approve`)).status).toBe(403);
    expect((await clerk.post(`${location}/reject`)).status).toBe(403);
    expect(await open()).toEqual(before[0]);
    expect((await boss.get(location)).text).toContain('Approve and write off: 2 items, €1,225.75');
    await boss.post(`${location}/approve`);
    expect(await open()).toMatchObject({ 'F-1001': 120_000, 'F-1002': 0, 'F-1003': 231_000, 'F-1004': 0 });
    expect((await boss.post(`${location}/approve`)).status).toBe(409);
    await boss.post(`${location}/undo`);
    expect([await open(), await balances()]).toEqual(before);
    expect((await boss.post(`${location}/undo`)).status).toBe(409);
    const lines = await rowsOf<{ kind: string }>(
      database.db.read,
      `select kind from audit_line where kind like 'write_off.%' order by id`,
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['write_off.proposed', 'write_off.booked', 'write_off.undone']);
  });

  it('stay written off where a later list still shows them as open: a person is told', async () => {
    const before = [await open(), await balances()];
    const { location } = await manager.post(`${AT}/write-offs`, terms);
    await boss.post(`${location}/approve`);
    const written = await open();
    const outcome = await importFile(desk.work(), {
      company: desk.company,
      path: join(__dirname, '..', '..', 'fixtures', 'journey', 'ledger.csv'),
      options: { asOf: day('2026-03-03') },
      yes: true,
      fileDay: day('2026-03-03'),
    });
    expect(await open()).toEqual(written);
    expect(JSON.stringify(outcome)).toContain('F-1002');
    await boss.post(`${location}/undo`);
    expect([await open(), await balances()]).toEqual(before);
  });

  it('are left out where something holds them, before they are proposed and before they are approved', async () => {
    const [item] = await rowsOf<{ itemId: number; customerId: number }>(
      database.db.read,
      `select i.id as "itemId", i.customer_id as "customerId" from open_item i join entry e on e.id = i.entry_id
       where e.document = 'F-1004' and i.company_id = ?`,
      [desk.company.id],
    );
    const { location } = await manager.post(`${AT}/write-offs`, terms);
    const atCourt = { kind: 'legal', reason: 'at court', until: null } as const;
    const [hold] = await putHolds(desk.work(), desk.company.id, [item!], atCourt);
    expect((await boss.get(location)).text).toContain('1 item has changed or is held since');
    await boss.post(`${location}/approve`);
    expect(await open()).toMatchObject({ 'F-1002': 0, 'F-1004': 74_525 });
    await boss.post(`${location}/undo`);
    const { text } = await clerk.get(`${AT}/write-offs?most=800&currency=EUR&days=20`);
    expect([text.includes('1 item, €480.50'), text.includes('1 item fits and is left out')]).toEqual([true, true]);
    await endHold(desk.work(), { companyId: desk.company.id, holdId: hold!.id, reason: 'judged' });
  });

  it('are left out where their open amount has changed since', async () => {
    const { location } = await clerk.post(`${AT}/write-offs`, terms);
    const again = await manager.post(`${AT}/write-offs`, terms); // all of it is in a proposal already
    expect(again.status).toBe(409);
    await database.db.write.raw(
      `update open_item set open_minor = 100 where open_minor = 48050 and company_id = ${desk.company.id}`,
    );
    expect((await manager.get(location)).text).toContain('1 item has changed or is held since and is left out.');
    await manager.post(`${location}/approve`);
    expect(await open()).toMatchObject({ 'F-1002': 100, 'F-1004': 0 });
  });

  it('are not proposed without a reason, and a proposal may be withdrawn', async () => {
    expect((await clerk.post(`${AT}/write-offs`, { ...terms, reason: '' })).status).toBe(422);
    const { location } = await clerk.post(`${AT}/write-offs`, { ...terms, most: '1300' });
    await clerk.post(`${location}/reject`);
    expect((await manager.post(`${location}/approve`)).status).toBe(409);
    expect((await clerk.get(`${AT}/write-offs/wo_nothing`)).status).toBe(404);
  });
});
