import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** What people keep of lists: views under a name, their own or the company's; columns; the view that a list opens with. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let reader: Visitor;
let manager: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  [clerk, reader, manager] = [await desk.as('collector'), await desk.as('reader'), await desk.as('manager')];
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const keep = (who: Visitor, fields: Readonly<Record<string, string>>) =>
  who.post(`${AT}/lists/views`, { list: '/items', name: 'Late French', state: 'country=FR&sort=-late', ...fields });
const tabs = (html: string): string[] =>
  [
    ...(/<ul class="list-views">(.*?)<\/ul>/s.exec(html)?.[1] ?? '').matchAll(
      /<a href="[^"]+"( aria-current="page")?>([^<]+)</g,
    ),
  ].map(([, current, label]) => `${label}${current === undefined ? '' : '*'}`);
const heads = (html: string): number => [...html.matchAll(/<th scope="col" aria-sort/g)].length;
const viewsAt = async (who: Visitor, path: string) => tabs((await who.get(`${AT}${path}`)).text);
const ids = async (): Promise<Map<string, string>> => {
  const rows = await rowsOf<{ id: number; name: string }>(database.db.read, 'select id, name from list_view');
  return new Map(rows.map(({ id, name }) => [name, desk.work().ids.seal('list_view', id)]));
};

describe('a kept view', () => {
  it('is a tab of its owner, and of everybody once it is shared', async () => {
    const kept = await keep(clerk, { state: 'sort=-open&page=3&country=FR&on=2026-01-01&q=&cols=po' });
    expect([kept.status, kept.location]).toEqual([303, `${AT}/items?country=FR&sort=-open`]);
    expect(await viewsAt(clerk, '/items?country=FR&sort=-open')).toEqual(['All', 'Late French*']);
    expect(await viewsAt(clerk, '/items')).toEqual(['All*', 'Late French']);
    expect(await viewsAt(reader, '/items')).toEqual([]);
    const id = (await ids()).get('Late French');
    await clerk.post(`${AT}/lists/views/${id}`, { name: 'French', shared: '1' });
    expect(await viewsAt(reader, '/items')).toEqual(['All*', 'French']);
    expect(await viewsAt(clerk, '/imports')).toEqual([]);
  });

  it('is changed and deleted by its owner or who approves, and comes back by undo', async () => {
    const id = (await ids()).get('French') ?? '';
    expect((await reader.post(`${AT}/lists/views/${id}/remove`)).status).toBe(403);
    await reader.post(`${AT}/lists/views/${id}`, { name: 'Hijacked', opens: '1' });
    expect([...(await ids()).keys()]).toEqual(['French']);
    await manager.post(`${AT}/lists/views/${id}/remove`);
    const { text } = await manager.get(`${AT}/items`);
    expect(text).toContain('View “French” deleted.');
    const notice = /<div class="desk-notice">.*?<\/form>/s.exec(text)?.[0] ?? '';
    const fields: Record<string, string> = {};
    for (const [, name = '', value = ''] of notice.matchAll(
      /<input type="hidden" name="(name|list|state|shared)" value="([^"]*)">/g,
    ))
      fields[name] = value.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    await keep(manager, fields);
    expect(await viewsAt(reader, '/items')).toEqual(['All*', 'French']);
  });

  it.each([
    ['a list that is none', { list: '/lists' }, 400],
    ['no name', { name: '  ' }, 400],
    ['a name that is taken', { name: 'FRENCH' }, 409],
  ])('refuses %s', async (_, fields, status) => {
    expect((await keep(manager, fields)).status).toBe(status);
  });

  it('is nobody else’s business: another person’s own view does not exist', async () => {
    await keep(clerk, { name: 'Mine' });
    const id = (await ids()).get('Mine') ?? '';
    expect((await manager.post(`${AT}/lists/views/${id}/remove`)).status).toBe(404);
  });

  it('opens the list of who wants it so, and everything stays one press away', async () => {
    const id = (await ids()).get('French') ?? '';
    await reader.post(`${AT}/lists/views/${id}`, { opens: '1' });
    expect(await reader.get(`${AT}/items`)).toMatchObject({
      status: 303,
      location: `${AT}/items?country=FR&sort=-open`,
    });
    expect(await viewsAt(reader, '/items?view=all')).toEqual(['All*', 'French']);
    expect((await manager.get(`${AT}/items`)).status).toBe(200);
    await manager.post(`${AT}/lists/views/${id}/remove`);
    expect((await reader.get(`${AT}/items`)).status).toBe(200);
  });
});

describe('columns', () => {
  it('stay as a person chose them, on every page of that list, and go back to the usual ones', async () => {
    const usual = heads((await reader.get(`${AT}/items`)).text);
    const chosen = await reader.post(`${AT}/lists/columns`, {
      list: '/items',
      state: 'q=F-1&cols=po',
      col: ['document', 'po'],
    });
    expect(chosen.location).toBe(`${AT}/items?q=F-1`);
    expect(heads((await reader.get(`${AT}/items`)).text)).toBe(2);
    expect(heads((await reader.get(`${AT}/items?cols=open,due,po`)).text)).toBe(3);
    expect(heads((await clerk.get(`${AT}/items`)).text)).toBe(usual);
    await reader.post(`${AT}/lists/columns`, { list: '/items', state: '', col: ['evil'], usual: '1' });
    expect(heads((await reader.get(`${AT}/items`)).text)).toBe(usual);
  });

  it('of every list of the desk can be chosen', async () => {
    for (const { path } of desk.routes.filter(({ list }) => list)) {
      const { status, text } = await reader.get(`${AT}${path}`);
      expect([path, status, text.includes('action="/c/acme-sas/lists/columns"')]).toEqual([path, 200, true]);
    }
  });
});
