import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealChain } from '../audit/actions';
import { AUDIT_LINE_WORDS } from '../languages/audit-line-words';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** The audit trail at the desk: found, opened, exported, checked; and not for everybody. */
const database = testDatabase();
const SRC = join(__dirname, '..');
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
    expect([lines(held), held.includes('The collector'), held.includes('Hold put')]).toEqual([1, true, true]);
    expect(held).toContain(
      'Items: F-1001 · Kind: goodwill · Until: 20 Mar 2026 · Reason: &#x3D;1+1 · From: 3 Mar 2026',
    );
    expect(held).not.toMatch(/itemIds|customerId|companyId/);
    expect(lines(await list('?kind=hold.put&from=2026-03-03&to=2026-03-03'))).toBe(1);
    expect(lines(await list('?kind=hold.put&to=2026-03-02'))).toBe(0);
    expect(lines(await list('?about=import/'))).toBe(1);
    expect(lines(await list('?about=%25'))).toBe(0);
  });

  it('opens what a line is about', async () => {
    const [, href = ''] =
      /<a href="(\/c\/acme-sas\/imports\/im_\w+)">Import: ledger\.csv</.exec(await list('?about=import/')) ?? [];
    expect((await manager.get(href)).status).toBe(200);
    expect(await list('?kind=hold.put')).toMatch(
      /<a href="\/c\/acme-sas\/customers\/cu_\w+(#\w+)?">Hold: [^<]*Roux et Fils SARL</,
    );
  });

  it('has words for every kind of line: src/languages/audit-line-words', () => {
    const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.test)\.ts$/.test(name),
    );
    const kinds = sources.flatMap((name) => {
      const text = readFileSync(join(SRC, name), 'utf8');
      if (!text.includes("from '../audit/actions'")) return [];
      return [...text.matchAll(/kind: '([a-z_]+\.[a-z_-]+)'/g)].map(([, kind = '']) => kind);
    });
    expect(kinds.length).toBeGreaterThan(60);
    expect(kinds.filter((kind) => !Object.hasOwn(AUDIT_LINE_WORDS.en.did, kind))).toEqual([]);
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
    expect(broken).toContain('Hold put');
    expect((await manager.get('/c/acme-sas/audit/check/result')).text).toContain('1 place was changed');
  });

  it('shows the record of the installation to its administrators', async () => {
    const administrator = await desk.as('administrator');
    const { text } = await administrator.get('/c/acme-sas/audit/installation?kind=person');
    expect(text).toContain('Signed in');
    expect(text).toContain('The collector');
    expect(text).not.toContain('Hold put');
    await sealChain(desk.work(), null);
    expect((await administrator.get('/c/acme-sas/audit/installation/check')).text).toContain(
      'none changed, none missing',
    );
    expect((await manager.get('/c/acme-sas/audit/installation')).status).toBe(403);
    expect((await manager.get('/c/acme-sas/audit')).text).not.toContain('audit/installation');
  });

  it('is for managers and administrators', async () => {
    for (const role of ['reader', 'collector'] as const)
      expect((await (await desk.as(role)).get('/c/acme-sas/audit')).status).toBe(403);
  });
});
