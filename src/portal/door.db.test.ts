import { request as ask } from 'node:http';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { mintLink } from '../people/access-link.actions';
import { giveVisit, endVisits } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { portalFaces } from './pages';
import { choicesIn, codeMails, CODE_PAGE, knownContact } from './testing/step-up';

/**
 * Links that nobody should have got in by: guessed, cut off, over, taken back, of another, with other people's ids in every form. All
 * are refused in the same words, all are written down, and nothing says whether there is a customer.
 */
const open = testDatabase();
let desk: TestDesk;
const id = { mine: 0, other: 0 };

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').update({ language: 'en' });
  for (const [whose, code] of [['mine', '4711'], ['other', '1007']] as const)
    id[whose] = Number((await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]))[0]?.id); // prettier-ignore
});
afterAll(() => desk.close());

const link = (days = 30, about = `customer/${id.mine}`): Promise<string> =>
  giveVisit(desk.work(), { kind: 'portal', about, companyId: desk.company.id, days });

async function entered(): Promise<Visitor> {
  const who = desk.stranger();
  expect((await who.post(`/portal/${await link()}`)).location).toBe('/portal/account');
  return who;
}

const plain = (text: string): string =>
  text.replace(/name="_csrf" value="[^"]*"/g, '').replace(/\/portal\/[\w-]{43}/g, '');
const refused = async (): Promise<{ ref: string; why: string }[]> =>
  (
    await rowsOf<{ ref: string; payload: string }>(
      open.db.read,
      `select l.ref, p.payload from audit_line l join audit_payload p on p.line_id = l.id
       where l.kind = 'link.refused' order by l.id`,
    )
  ).map(({ ref, payload }) => ({ ref, why: (JSON.parse(payload) as { why: string }).why }));

describe('a link that opens nothing', () => {
  it('C34 is answered alike, whatever it was; of one that we know the reason is written down', async () => {
    const expired = await link(-1);
    const revoked = await link();
    await endVisits(desk.work(), 'portal', `customer/${id.mine}`);
    const of = { about: `customer/${id.mine}`, companyId: desk.company.id, days: 30 };
    const partner = await open.db.transaction((tx) => mintLink(tx, desk.work(), { ...of, kind: 'partner' }));
    const good = await link();
    const typed = { ...of, kind: 'portal', typed: true } as const;
    const code = await open.db.transaction((tx) => mintLink(tx, desk.work(), { ...typed, days: -1 }));
    const bad = [
      'A'.repeat(43), expired, revoked, partner, good.slice(1), `${good}A`, good.toLowerCase(), `${good}%00`, `${good}%2f..`, 'account2',
    ]; // prettier-ignore
    const first = await desk.stranger().get(`/portal/${'B'.repeat(43)}`);
    expect(first.status).toBe(410);
    for (const secret of bad)
      for (const answer of [
        await desk.stranger().get(`/portal/${secret}`),
        await desk.stranger().post(`/portal/${secret}`),
      ]) {
        expect([secret, answer.status, answer.location]).toEqual([secret, 410, '']);
        expect(plain(answer.text)).toBe(plain(first.text));
      }
    for (const wrong of [code, 'ZZZZ-ZZZZ-ZZZZ', '0'.repeat(12)]) {
      const answers = [await desk.stranger().get(`/p/${wrong}`), await desk.stranger().post(`/p/${wrong}`)];
      expect(answers.map(({ status, text }) => [status, plain(text)])).toEqual(
        answers.map(() => [410, plain(first.text)]),
      );
    }
    expect(await refused()).toEqual(
      ['expired', 'revoked', 'expired'].map((why) => ({ ref: `customer/${id.mine}`, why })),
    );
    expect((await desk.stranger().post(`/portal/${good}`)).location).toBe('/portal/account');
  });

  it('takes about as long, whether there is one or not', async () => {
    const known = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => link(-1)));
    const time = async (secret: string): Promise<number> => {
      const from = process.hrtime.bigint();
      await desk.stranger().get(`/portal/${secret}`);
      return Number(process.hrtime.bigint() - from) / 1e6;
    };
    const took: { known: number[]; none: number[] } = { known: [], none: [] };
    for (const [n, secret] of known.entries()) {
      took.none.push(await time(String(n).repeat(43)));
      took.known.push(await time(secret));
    }
    const middle = (all: number[]): number => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    expect(Math.abs(middle(took.known) - middle(took.none))).toBeLessThan(40);
  });

  it('is guessed at sixty times by one address, and no more', async () => {
    const from = (n: number) => desk.stranger().get(`/p/${'0'.repeat(11)}${n % 10}`, { headers: { 'x-forwarded-for': '203.0.113.9' } }); // prettier-ignore
    const statuses = [];
    for (let n = 0; n < 62; n += 1) statuses.push((await from(n)).status);
    expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 410));
    expect(statuses.slice(60)).toEqual([429, 429]);
  });
});

describe('the code of a letter', () => {
  it('is typed or scanned, and opens the account as a link does', async () => {
    const of = { kind: 'portal', about: `customer/${id.mine}`, companyId: desk.company.id, days: 30 } as const;
    const code = await open.db.transaction((tx) => mintLink(tx, desk.work(), { ...of, typed: true }));
    const who = desk.stranger();
    expect((await who.get('/p')).text).toContain('Code of the letter');
    const slip = await who.post('/p/typed', { code: code.slice(0, 11) + (code.endsWith('7') ? '8' : '7') });
    expect([slip.status, slip.text.includes('sign by sign')]).toEqual([422, true]);
    expect((await who.post('/p/typed', { code: '<script>alert(1)</script>' })).text).not.toContain('<script');
    const written = `${code.slice(0, 4).toLowerCase()} ${code.slice(4, 8)} – ${code.slice(8)}`;
    expect((await who.post('/p/typed', { code: written })).location).toBe('/portal/account');
    const scanned = desk.stranger();
    expect((await scanned.get(`/p/${code}`)).text).toContain('Your account with ACME SAS');
    expect((await scanned.post(`/p/${code}`)).location).toBe('/portal/account');
    expect((await scanned.get('/portal/account')).status).toBe(200);
    const [row] = await rowsOf(open.db.read, `select uses from access_link where typed = 1 and uses > 0`);
    expect(row).toEqual({ uses: 2 });
  });
});

describe('a session', () => {
  it('is a new one after entering, and an old one is nobody’s', async () => {
    const [victim, thief] = [desk.stranger(), desk.stranger()];
    await thief.get('/p');
    const planted = thief.session();
    victim.take(planted); // whoever planted a cookie knows it
    expect((await victim.post(`/portal/${await link()}`)).location).toBe('/portal/account');
    expect(victim.session()).not.toBe(planted);
    expect((await thief.get('/portal/account')).status).toBe(410);
    const used = victim.session();
    await victim.post('/portal/leave');
    thief.take(used);
    expect((await thief.get('/portal/account')).status).toBe(410);
  });

  it('is one necessary cookie, and no page fetches anything from elsewhere', async () => {
    const who = desk.stranger();
    const secret = await link();
    const door = await who.get(`/portal/${secret}`);
    const inside = await who.post(`/portal/${secret}`);
    const cookies = [door, inside].map(({ headers }) => headers.getSetCookie());
    for (const set of cookies) expect(set.map((one) => one.split('=')[0])).toEqual(['duly']);
    expect(cookies[1]?.[0]).toMatch(/HttpOnly; SameSite=Lax/);
    for (const path of [...pages(), '/p']) {
      const { headers, text } = await who.get(path);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      const fetched = [...text.matchAll(/(?:src|srcset|action|<link[^>]*href|data|poster)="([^"]*)"/g)].map(
        ([, to]) => to ?? '',
      );
      expect(fetched.filter((to) => !/^(\/|#|data:image\/)/.test(to) || to.startsWith('//'))).toEqual([]);
      expect([path, text.includes(secret), /<script(?! src="\/assets\/)|@import|url\(/.test(text)]).toEqual([
        path,
        false,
        false,
      ]);
    }
  });
});

/** All pages of a visit that need no more than to be asked for. */
const pages = (): string[] => routes('get').filter((path) => path.startsWith('/portal/account') && !path.includes(':') && !/\.\w+$|\/paper$/.test(path)); // prettier-ignore

const routes = (method: 'get' | 'post'): string[] =>
  portalFaces({} as never).flatMap(({ mounted }) =>
    mounted.filter((one) => one.method === method).map(({ path }) => path),
  );

describe('what is another customer’s', () => {
  it('is neither shown nor changed, whatever is put into each address and form', async () => {
    const mine = await knownContact(desk, '4711', 'anna@roux.example');
    const foreign = await theirIds(await knownContact(desk, '1007', 'theirs@brauhaus.example'));
    const theirs = foreign['item'] ?? '';
    const who = await entered();
    const before = await rowsOfTheirs();
    const of = desk.house.ids.seal('customer', id.other);
    const marks = ['Brauhaus', 'F-1003', 'theirs@', 't\u2022\u2022\u2022@'];
    const seen = (path: string, { status, text }: { status: number; text: string }): void => {
      expect([path, status < 500, marks.filter((mark) => text.includes(mark))]).toEqual([path, true, []]);
    };
    const filled = (path: string, value: string): string => path.replace(/:\w+/g, value);
    const inside = (path: string): boolean => path.startsWith('/portal/account');
    for (const path of routes('get').filter(inside))
      for (const value of new Set(Object.values(foreign))) {
        const query = new URLSearchParams(foreign);
        seen(path, await who.get(`${filled(path, value)}?${query.toString()}`));
        expect([path, (await who.get(`${filled(path, value)}?of=${of}`)).status]).toEqual([path, 404]);
      }
    for (const path of routes('post').filter((one) => inside(one) && one !== NOT_ME)) {
      const form = { ...foreign, ...typedBySomebody, once: path.length.toString(16).padStart(32, '0') };
      const uploads = path.endsWith('/signed') || (await who.post(path, { once: 'x' })).status === 415;
      seen(path, uploads ? await who.send(path, form, []) : await who.post(filled(path, theirs), form));
      const elsewhere = await who.post(`${filled(path, theirs)}?of=${of}`, form);
      expect([path, elsewhere.status]).toEqual([path, 404]);
      seen(path, elsewhere);
    }
    expect((await who.post(`${NOT_ME}?of=${of}`)).status).toBe(404);
    expect(await rowsOfTheirs()).toEqual(before);
    expect(mine).toBeGreaterThan(0);
  });

  it('is not owed more or less by changing an amount', async () => {
    const who = await entered();
    const once = /name="once" value="([0-9a-f]{32})"/.exec((await who.get('/portal/account/time')).text)?.[1] ?? '';
    for (const amount of ['0', '-5.00', '1380.51', '99999999999999999999', '1e9', 'NaN'])
      expect([amount, (await who.post('/portal/account/promise', { once, currency: 'EUR', amount, day: '2026-03-10' })).status]).toEqual([amount, 422]); // prettier-ignore
    expect(await rowsOf(open.db.read, `select 1 from promise where customer_id = ?`, [id.mine])).toEqual([]);
  });
});

/** Ends the visit. */
const NOT_ME = '/portal/account/not-me';

const typedBySomebody = {
  ...{
    amount: '999999.00',
    day: '2026-03-10',
    first: '2026-03-10',
    count: '2',
    signed_on: '2026-03-01',
    by: 'Mallory',
  },
  ...{ category: 'quality', objection: 'It is not ours.', email: 'mallory@evil.example', text: 'x', message: 'x' },
};

/** The other customer's ids, under each name that a form or an address of the portal knows. */
async function theirIds(contact: number): Promise<Record<string, string>> {
  const { ids } = desk.house;
  const [item] = await rowsOf<{ id: number; entry: number }>(open.db.read, `select item_id as id, entry_id as entry from v_open_item where customer_id = ?`, [id.other]); // prettier-ignore
  const sealed = ids.seal('item', Number(item?.id));
  return {
    ...{
      item: sealed,
      items: sealed,
      tick: sealed,
      invoice: sealed,
      line: `${sealed}/1`,
      contact: ids.seal('contact', contact),
    },
    ...{
      about: ids.seal('promise', 1),
      promise: ids.seal('promise', 1),
      dispute: ids.seal('dispute', 1),
      plan: ids.seal('plan', 1),
      currency: 'EUR',
    },
    ...{
      paper: ids.seal('document', 1),
      document: ids.seal('document', 1),
      entry: ids.seal('entry', Number(item?.entry)),
    },
    ...{ customer: ids.seal('customer', id.other), account: ids.seal('customer', id.other) },
  };
}

/** Everything that names the other customer, in every table. */
async function rowsOfTheirs(): Promise<Record<string, unknown>> {
  const tables = await rowsOf<{ name: string }>(
    open.db.read,
    open.db.dialect === 'sqlite'
      ? `select m.name from sqlite_schema m where m.type = 'table' and exists (select 1 from pragma_table_info(m.name) where name = 'customer_id')`
      : `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
         where column_name = 'customer_id' and table_type = 'BASE TABLE' and table_schema = current_schema()`,
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => [name, await rowsOf(open.db.read, `select * from ${name} where customer_id = ?`, [id.other])] as const), // prettier-ignore
  );
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('the name of the server that a request gives', () => {
  it('stands in no link: neither on a page nor in the mail with the code', async () => {
    const who = await entered();
    const [contact = ''] = choicesIn((await who.get(CODE_PAGE)).text);
    const cookie = who.session();
    const { port } = new URL(desk.url);
    const page = await new Promise<string>((done, failed) => {
      const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', cookie };
      ask({ port, host: '127.0.0.1', path: CODE_PAGE, headers }, (answer) => {
        let text = '';
        answer
          .on('data', (piece: Buffer) => (text += piece.toString()))
          .on('end', () => {
            done(text);
          });
      })
        .on('error', failed)
        .end();
    });
    expect([page.includes('evil'), page.includes('Send the code to')]).toEqual([false, true]);
    await who.post(`${CODE_PAGE}/send`, { contact });
    expect((await codeMails(desk)).at(-1)?.text).not.toMatch(/https?:/);
  });
});
