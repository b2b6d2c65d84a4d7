import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { logActivity } from '../activities/actions';
import { testDatabase } from '../platform/testing/database';
import { rowsOf } from '../platform/db';
import { personsOf } from './activity';

/** What collectors did: counted over the rows that the lists show, and nobody's what nobody did. */
const database = testDatabase();
let desk: TestDesk;
let reader: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  reader = await desk.as('reader');
  const [customer] = await rowsOf<{ id: number }>(database.db.read, `select id from v_customer where code = '4711'`);
  const call = { companyId: desk.company.id, customerId: customer?.id ?? 0, kind: 'call', note: 'will pay' };
  const as = (name: string) => ({ ...desk.work(), actor: { kind: 'user' as const, name } });
  await logActivity(as('collector@acme.example'), { ...call, onDay: '2026-02-10' as never });
  await logActivity(as('manager@acme.example'), { ...call, onDay: '2026-02-12' as never });
  await logActivity(as('collector@acme.example'), { ...call, onDay: '2026-02-25' as never });
  await logActivity(as('collector@acme.example'), { ...call, kind: 'note', onDay: '2026-02-25' as never });
  await logActivity(
    { ...desk.work(), actor: { kind: 'clock', name: 'clock' } },
    { ...call, onDay: '2026-02-25' as never },
  );
});
afterAll(() => desk.close());

const AT = '/c/acme-sas/reports/activity';
const PERIOD = '?from=2026-02-01&to=2026-02-28';
const links = (html: string): { href: string; n: string }[] =>
  [...html.matchAll(/<td class="num"><a href="([^"]+)">(\d+)<\/a>/g)].map(([, href = '', n = '']) => ({
    href: href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    n,
  }));

describe('what collectors did', () => {
  it('counts what its lists show', async () => {
    const { text } = await reader.get(`${AT}${PERIOD}`);
    const found = links(text);
    expect(found.map(({ href, n }) => `${/activity\/(\w+)/.exec(href)?.[1] ?? ''} ${n}`)).toEqual([
      'call 2',
      'note 1',
      'call 1',
      'paid 1',
    ]);
    for (const { href, n } of found) {
      const list = (await reader.get(href)).text;
      expect([href, String(list.match(/<tr data-row>/g)?.length)]).toEqual([href, n]);
    }
  });

  it('gives the payment to whoever had contact last before it', async () => {
    const { text } = await reader.get(`${AT}/paid${PERIOD}&who=manager@acme.example`);
    expect(text).toContain('P-77');
    expect((await reader.get(`${AT}/export${PERIOD}`)).text).toContain(
      'manager@acme.example,2026-02-01,2026-02-28,0,1,0,0,0,0,0,0,1,300.00',
    );
    expect(text).not.toContain('clock');
  });

  it('answers a wrong address clearly', async () => {
    expect((await reader.get(`${AT}?from=2026-03-01&to=2026-02-01`)).status).toBe(400);
    expect((await reader.get(`${AT}/shoe`)).status).toBe(404);
    expect((await reader.get(`${AT}?from=2020-01-01&to=2020-01-02`)).text).toContain(
      'Nobody did anything in this period.',
    );
  });

  it('puts who did most first', () => {
    const count = { deed: 'call', currency: null, minor: 0 } as const;
    expect(
      personsOf([
        { ...count, who: 'a', n: 1 },
        { ...count, who: 'b', n: 2 },
      ]).map(({ who }) => who),
    ).toEqual(['b', 'a']);
  });
});
