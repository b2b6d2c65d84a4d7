import { sealChain } from '../audit/actions';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** The audit trail at the desk: found, opened, exported, checked; and not for everybody. */
const database = testDatabase();
let desk: TestDesk;
let manager: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  manager = await desk.as('manager');
  const clerk = await desk.as('collector');
  const { text } = await clerk.get('/c/acme-sas/items?q=F-1001');
  const [, id = ''] = /name="id" value="([^"]+)"/.exec(text) ?? [];
  const typed = { id, kind: 'goodwill', until: '2026-03-20', reason: '=1+1' };
  expect((await clerk.post('/c/acme-sas/items/hold/put', typed)).status).toBe(303);
});
afterAll(() => desk.close());

const lines = (html: string): number => html.match(/<tr data-row>/g)?.length ?? 0;
const list = async (query = ''): Promise<string> => (await manager.get(`/c/acme-sas/audit${query}`)).text;

describe('the audit trail', () => {
  it('finds lines by person, kind, object and day', async () => {
    expect(lines(await list())).toBeGreaterThan(2);
    const held = await list('?who=collector@acme.example&kind=hold');
    expect([lines(held), held.includes('The collector'), held.includes('hold · put')]).toEqual([1, true, true]);
    expect(lines(await list('?kind=hold.put&from=2026-03-03&to=2026-03-03'))).toBe(1);
    expect(lines(await list('?kind=hold.put&to=2026-03-02'))).toBe(0);
    expect(lines(await list('?about=import/'))).toBe(1);
    expect(lines(await list('?about=%25'))).toBe(0);
  });

  it('opens what a line is about', async () => {
    const [, href = ''] =
      /<a href="(\/c\/acme-sas\/imports\/im_\w+)">import\/\d+</.exec(await list('?about=import/')) ?? [];
    expect((await manager.get(href)).status).toBe(200);
  });

  it('leaves as a file without formulas', async () => {
    const { text } = await manager.get('/c/acme-sas/audit/export?kind=hold');
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain(',collector@acme.example,hold.put,');
    expect(text).not.toMatch(/(^|,)=/m);
  });

  it('says whether the chain is as it was written', async () => {
    await sealChain(desk.work(), desk.company.id);
    expect((await manager.get('/c/acme-sas/audit/check')).text).toContain('none changed, none missing');
    await database.db.transaction((tx) => tx('audit_line').where({ kind: 'hold.put' }).update({ actor: 'nobody' }));
    const broken = (await manager.get('/c/acme-sas/audit/check')).text;
    expect(broken).toContain('The record is not as it was written: 1 place was changed.');
    expect(broken).toContain('the line itself was changed');
  });

  it('is for managers and administrators', async () => {
    for (const role of ['reader', 'collector'] as const)
      expect((await (await desk.as(role)).get('/c/acme-sas/audit')).status).toBe(403);
  });
});
