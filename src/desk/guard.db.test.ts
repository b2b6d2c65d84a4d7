import { mayAt, MAY, ROLES } from '../people/rights';
import { openCompany } from '../companies/actions';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, PASSWORD, type TestDesk } from './testing/test-desk';

/** The one door: every route as every role, as nobody, at another company, on another day, without the token of a form. */
const database = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(database);
  await openCompany(desk.house.work({ kind: 'shell', name: 'root' }, '2026-03-03T09:00:00.000Z' as never), {
    name: 'Other GmbH',
    country: 'DE',
    currency: 'EUR',
  });
});
afterAll(() => desk.close());

/** A path of the route with blanks that name nothing: what exists is told by each room's own tests. */
const pathOf = (path: string): string => `/c/acme-sas${path.replace(/:\w+/g, 'nothing')}`;

describe('the door of the desk', () => {
  it('lets each role through where its right says so, and nowhere else', async () => {
    for (const role of ROLES) {
      const visitor = await desk.as(role);
      for (const route of desk.routes) {
        const { status } =
          route.method === 'get' ? await visitor.get(pathOf(route.path)) : await visitor.post(pathOf(route.path));
        const may = MAY[role].includes(route.right);
        const said = `${role} ${route.method} ${route.path} ${status}`;
        if (may) expect([said, status < 500 && status !== 403]).toEqual([said, true]);
        else expect(said).toBe(`${role} ${route.method} ${route.path} 403`);
      }
    }
  }, 240_000);

  it('sends nobody to sign in, whatever the page', async () => {
    for (const route of desk.routes.filter(({ method }) => method === 'get')) {
      const { status, location } = await desk.stranger().get(pathOf(route.path));
      expect([route.path, status, location.startsWith('/sign-in?next=')]).toEqual([route.path, 303, true]);
    }
  });

  it('does not know a company that the person may not see', async () => {
    const reader = await desk.as('reader');
    expect((await reader.get('/c/nowhere/items')).status).toBe(404);
    expect((await reader.get('/c/other-gmbh/items')).status).toBe(200);
    expect(mayAt({ roles: [{ companyId: 7, role: 'reader' }] }, 8, 'see')).toBe(false);
  });

  it('takes no form without the token of its session, and keeps what was typed', async () => {
    const collector = await desk.as('collector');
    const { get } = collector;
    const forged = await get('/c/acme-sas/items/hold', {
      method: 'POST',
      body: new URLSearchParams({ reason: 'typed with care' }),
    });
    expect([forged.status, forged.location]).toEqual([303, '/resume']);
    const kept = await get('/resume');
    expect(kept.text).toContain('typed with care');
    expect(kept.text).toContain('action="/c/acme-sas/items/hold"');
  });

  it('keeps a form over the end of a session, for whoever signs in and may see its company', async () => {
    const visitor = desk.stranger();
    const signIn = () => visitor.signIn('collector@acme.example', PASSWORD);
    await signIn();
    const [, id = ''] = /name="id" value="([^"]+)"/.exec((await visitor.get('/c/acme-sas/items?q=F-1001')).text) ?? [];
    desk.setNow('2026-03-04T09:00:00.000Z');
    const typed = { id, kind: 'goodwill', until: '2026-03-20', reason: 'typed before lunch' };
    const late = await visitor.post('/c/acme-sas/items/hold/put', typed);
    expect([late.status, late.location]).toEqual([303, '/sign-in?next=%2Fresume']);
    await signIn();
    const kept = await visitor.get('/resume');
    expect(kept.text).toContain('typed before lunch');
    const sent = await visitor.post('/c/acme-sas/items/hold/put', typed);
    expect([sent.status, sent.location]).toEqual([303, '/c/acme-sas/items']);
    expect(await visitor.get('/resume')).toMatchObject({ status: 303, location: '/' });
    desk.setNow('2026-03-03T09:00:00.000Z');
  });

  it('keeps nothing of a form that came from another site', async () => {
    const collector = await desk.as('collector');
    const forged = await collector.get('/c/acme-sas/items/hold', {
      method: 'POST',
      body: new URLSearchParams({ reason: 'planted' }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(forged.status).toBe(303);
    expect((await collector.get('/resume')).text).not.toContain('planted');
  });

  it('changes nothing on another day, and refuses a day that is none', async () => {
    const collector = await desk.as('collector');
    const other = await collector.post('/c/acme-sas/items/hold?on=2026-01-31', { id: 'it_00000000000' });
    expect([other.status, other.text.includes('only today can be changed')]).toEqual([409, true]);
    expect((await collector.get('/c/acme-sas/items?on=2026-02-31')).status).toBe(400);
    const past = await collector.get('/c/acme-sas/items?on=2026-02-10');
    expect([past.status, past.text.includes('desk-other-day')]).toEqual([200, true]);
  });

  it('says small what fails in a frame or a part of a page, and never signs in there', async () => {
    const path = '/c/acme-sas/templates/statement/xx/sheet';
    const framed = { headers: { 'sec-fetch-dest': 'iframe' } };
    const reader = await desk.as('reader');
    const sheet = await reader.get(path, framed);
    expect([sheet.status, sheet.text.includes('There is no such page')]).toEqual([404, true]);
    expect(sheet.text).not.toMatch(/<nav|desk-top|stylesheet/);
    expect(sheet.headers.get('content-security-policy')).toContain("default-src 'none'");
    const out = await desk.stranger().get('/c/acme-sas/templates/statement/fr/sheet', framed);
    expect([out.status, out.text.includes('You are signed out')]).toEqual([401, true]);
    const part = await reader.get('/c/acme-sas/nothing', { headers: { 'hx-request': 'true' } });
    expect([part.status, part.text.trim().startsWith('<p><b>'), part.text.includes('<html')]).toEqual([404, true, false]); // prettier-ignore
  });
});
