import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { importFile } from '../imports/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** The page of terms of payment, the list and its file say whose terms hold; who may not, and who is late, moves nothing. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let manager: Visitor;
let boss: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  [clerk, manager, boss] = [await desk.as('collector'), await desk.as('manager'), await desk.as('administrator')];
  const path = join(database.home, 'terms.csv');
  const head = 'Customer No;Customer Name;Document No;Document Type;Document Date;Currency;Amount;Open Amount';
  writeFileSync(path, `${head}\n9001;Sans Échéance;T-1;Invoice;2026-01-15;EUR;10.00;10.00\n`);
  const request = { company: desk.company, path, yes: true, mode: 'delta', fileDay: desk.work().today } as const;
  await importFile(desk.work(), { ...request, options: { termsDays: 30 } });
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const due = async (): Promise<string> => {
  const [row] = await rowsOf<{ due: string }>(database.db.read, `select due_on as due from v_open_item where document = 'T-1'`); // prettier-ignore
  return row?.due ?? '';
};
const seenOn = ({ text }: { text: string }): string => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '';
const said = ({ text }: { text: string }): string => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

it('says what is assumed, on the page, in the list and in its file', async () => {
  expect(said(await clerk.get(`${AT}/terms`))).toMatch(/30 days .*Nobody said what was agreed.* 1 open item: assumed, as is usual: 30 days/); // prettier-ignore
  expect(said(await clerk.get(`${AT}/items?due=assumed`))).toMatch(/T-1 .*assumed, as is usual: 30 days/);
  expect(said(await clerk.get(`${AT}/items?due=computed&on=2026-02-20`))).toContain('T-1');
  expect((await clerk.get(`${AT}/items?due=%27;drop`)).status).toBe(200);
  const { text } = await clerk.get(`${AT}/items/export?due=computed`);
  expect(text).toContain('Due date by');
  expect(text).toContain('assumed, as is usual: 30 days');
  expect(text).not.toContain('F-1001');
});

it('takes terms in words and refuses what are none, in the settings and at the customer', async () => {
  const settings = `${AT}/settings/thresholds`;
  for (const paymentTerms of ['soon', '30 jours ou 45', '999', '-1', '<b>', '3'.repeat(400)])
    expect([paymentTerms, (await boss.post(settings, { paymentTerms })).status]).toEqual([paymentTerms, 422]);
  const [customer] = await rowsOf<{ id: number }>(database.db.read, `select id from v_customer where code = '9001'`);
  const path = `${AT}/customers/${desk.work().ids.seal('customer', customer?.id ?? 0)}/correct/payment_terms`;
  expect((await clerk.post(path, { value: 'whenever', why: 'contract' })).status).toBe(422);
  expect((await clerk.post(path, { value: 'fin de mois le 31', why: 'contract' })).location).toContain('/terms');
  expect(said(await clerk.get(path))).toContain('It is now: end of month, then day 31 of the next month.');
  expect((await clerk.post(`${path}/end`)).status).toBe(303);
});

it('moves what was seen, by who may, once, and puts it back', async () => {
  expect((await manager.post(`${AT}/terms/move`, { seen: '' })).status).toBe(409);
  const saved = await boss.post(`${AT}/settings/thresholds`, { paymentTerms: '45 jours fin de mois' });
  expect(saved.location).toBe(`${AT}/terms`);
  expect(said(await boss.get(`${AT}/settings/thresholds`))).not.toContain('45+eom');
  const page = await manager.get(`${AT}/terms`);
  expect(said(page)).toMatch(/1 open item stands by terms of before .*T-1 .*14 Feb 2026 .*31 Mar 2026/);
  expect((await clerk.post(`${AT}/terms/move`, { seen: seenOn(page) })).status).toBe(403);
  expect((await manager.post(`${AT}/terms/move`, { seen: 'something else' })).status).toBe(409);
  expect(await due()).toBe('2026-02-14');
  expect((await manager.post(`${AT}/terms/move`, { seen: seenOn(page) })).status).toBe(303);
  expect(await due()).toBe('2026-03-31');
  expect((await manager.post(`${AT}/terms/move`, { seen: seenOn(page) })).status).toBe(409);
  const undo = /action="([^"]*\/terms\/moves\/[^"]*)"/.exec((await manager.get(`${AT}/terms`)).text)?.[1] ?? '';
  expect((await clerk.post(undo)).status).toBe(403);
  expect((await manager.post(`${AT}/terms/moves/tm_no/undo`)).status).toBe(404);
  expect((await manager.post(undo)).status).toBe(303);
  expect(await due()).toBe('2026-02-14');
  expect((await manager.post(undo)).status).toBe(409);
  const lines = await rowsOf<{ kind: string }>(database.db.read, `select kind from audit_line where kind like 'terms.%' order by id`); // prettier-ignore
  expect(lines.map(({ kind }) => kind)).toEqual(['terms.moved', 'terms.put_back']);
});
