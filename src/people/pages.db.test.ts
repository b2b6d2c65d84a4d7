import { inflateSync } from 'node:zlib';
import type { Browser } from 'puppeteer';
import { Secret, TOTP } from 'otpauth';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { testDatabase, testDialect } from '../platform/testing/database';
import { readQr } from '../platform/testing/read-qr';
import { rowsOf } from '../platform/db';
import { acceptInvitation, invite } from './actions';
import { makeResetLink } from './password.actions';
import { setUpLink } from './set-up.actions';
import { personByEmail } from './store';

/** The pages about people, over a real server: in by a link, in by a password, out, one's account, and the list. */
const database = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(database);
});
afterAll(() => desk.close());

const PASSWORD = 'correct horse battery staple';
const SECOND = 'another good password';
let count = 0;

/** Somebody new who has come, and a visitor that is signed in as them. */
async function somebody(role: 'administrator' | 'reader' = 'reader'): Promise<{ email: string; visitor: Visitor }> {
  const email = `somebody${(count += 1)}@acme.example`;
  const given = { email, name: `Somebody ${count}`, language: 'en', roles: [{ companyId: null, role }] };
  const { secret } = await invite(desk.work(), given);
  await acceptInvitation(desk.work(), secret, { name: given.name, password: PASSWORD });
  const visitor = desk.stranger();
  await visitor.signIn(email, PASSWORD);
  return { email, visitor };
}

const said = ({ status, location }: Answered): string => (location === '' ? `${status}` : `${status} ${location}`);
const linkIn = ({ text }: Answered): string =>
  /value="http[^"]*?(\/(?:invitation|reset)\/[\w-]{43})"/.exec(text)?.[1] ?? '';
/** The modules of a black and white PNG of one bit a pixel, six pixels a module. */
function modulesOf(png: Buffer): boolean[][] {
  const width = png.readUInt32BE(16);
  const at = png.indexOf('IDAT');
  const lines = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const isDark = (y: number, x: number): boolean => {
    const byte = lines[y * (1 + Math.ceil(width / 8)) + 1 + (x >> 3)]!;
    return ((byte >> (7 - (x & 7))) & 1) === 0;
  };
  const every = Array.from({ length: width / 6 }, (_, n) => n * 6 + 3);
  return every.map((y) => every.map((x) => isDark(y, x)));
}
const isIn = async (visitor: Visitor): Promise<boolean> => (await visitor.get('/account')).status === 200;

describe('signing in', () => {
  it('goes where one wanted to, never to another host', async () => {
    const { email } = await somebody();
    const into = async (next: string) =>
      said(await desk.stranger().post('/sign-in', { email, password: PASSWORD, next }));
    expect(await into('/account?x=1')).toBe('303 /account?x=1');
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', '']) {
      expect(await into(next)).toBe('303 /');
    }
    const page = await desk.stranger().get('/sign-in?next=//evil.example');
    expect(page.text).not.toContain('evil');
    expect((await desk.stranger().get('/sign-in?next=/account')).text).toContain('name="next" value="/account"');
  });

  it('begins a new session: the one before, known to whoever, is nobody’s', async () => {
    const { email } = await somebody();
    const visitor = desk.stranger();
    const before = (await visitor.get('/sign-in')).headers.getSetCookie()[0]!.split(';')[0]!;
    const answer = await visitor.signIn(email, PASSWORD);
    const after = answer.headers.getSetCookie()[0]!;
    expect(after.split(';')[0]).not.toBe(before);
    expect(after).toMatch(/HttpOnly/);
    expect(after).toMatch(/SameSite=Lax/);
    expect(said(await desk.stranger().get('/account', { headers: { cookie: before } }))).toContain('303 /sign-in');
  });

  it('says the same for a wrong password and for nobody, and never shows a password again', async () => {
    const { email } = await somebody();
    const texts = [];
    for (const who of [email, 'nobody@acme.example']) {
      const answer = await desk.stranger().post('/sign-in', { email: who, password: '<script>wrong</script>' });
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain('wrong</script>');
      texts.push(answer.text.replaceAll(who, '').replace(/value="[\w-]{20,}"/g, ''));
    }
    expect(texts[0]).toBe(texts[1]);
    const empty = await desk.stranger().post('/sign-in', { email: '', password: '' });
    expect(empty.text).toMatch(/aria-describedby="in-email-wrong"[^>]*aria-invalid="true"/);
  });

  it.each([
    'a\u0000b@x.example',
    'a@x.example\r\nX: y',
    "' or 1=1 --",
    '💧'.repeat(1000),
    'x'.repeat(100_000),
    '{{csrf}}',
  ])('takes %.20j for an address that is not known', async (email) => {
    const answer = await desk.stranger().post('/sign-in', { email, password: email });
    expect(answer.status).toBe(422);
  });

  it('speaks the language of the browser', async () => {
    const { text } = await desk.stranger().get('/sign-in', { headers: { 'accept-language': 'sv-SE,sv;q=0.9' } });
    expect(text).toContain('Logga in');
  });

  it('ends by a form, not by a link', async () => {
    const { visitor } = await somebody();
    expect((await visitor.get('/sign-out')).status).toBe(404);
    expect(said(await visitor.post('/sign-out'))).toBe('303 /sign-in');
    expect((await visitor.get('/sign-in')).text).toContain('You are signed out.');
    expect(await isIn(visitor)).toBe(false);
  });
});

describe('a link', () => {
  it('to the first administrator opens nothing once there is somebody', async () => {
    expect(await setUpLink(desk.work())).toBeUndefined();
    const secret = 'x'.repeat(43);
    expect((await desk.stranger().get(`/set-up/${secret}`)).status).toBe(410);
    const given = { name: 'X', email: 'x@x.example', password: PASSWORD, language: 'en' };
    expect((await desk.stranger().post(`/set-up/${secret}`, given)).status).toBe(410);
  });

  it('of an invitation is looked at without being spent, mended in place, and spent once', async () => {
    const given = { email: 'invited@acme.example', name: 'In Vited', language: 'fr', roles: [] };
    const { secret } = await invite(desk.work(), given);
    const path = `/invitation/${secret}`;
    const visitor = desk.stranger();
    for (let n = 0; n < 3; n += 1) expect((await visitor.get(path)).status).toBe(200);
    const weak = await visitor.post(path, { name: 'In Vitée', password: 'invited@acme.example' });
    expect([weak.status, weak.text.includes('In Vitée'), weak.text.includes('Prenez un autre mot de passe')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(said(await visitor.post(path, { name: 'In Vitée', password: PASSWORD }))).toBe('303 /');
    expect(await isIn(visitor)).toBe(true);
    for (const answer of [await visitor.get(path), await visitor.post(path, { name: 'X', password: PASSWORD })]) {
      expect(answer.status).toBe(410);
    }
  });

  it('of a reset ends the sessions that are open, and does not sign in', async () => {
    const { email, visitor } = await somebody();
    const { id } = (await personByEmail(desk.house.db.read, email))!;
    const path = `/reset/${await makeResetLink(desk.work(), id)}`;
    const other = desk.stranger();
    expect((await other.get(path)).text).toContain(email);
    expect((await other.post(path, { password: 'short' })).status).toBe(422);
    expect(said(await other.post(path, { password: SECOND }))).toBe('303 /sign-in');
    expect([await isIn(other), await isIn(visitor)]).toEqual([false, false]);
    expect(said(await other.signIn(email, SECOND))).toBe('303 /');
    expect((await other.get(path)).status).toBe(410);
  });

  it('for a new password is asked for in the same words whether or not there is such a person', async () => {
    const { email } = await somebody();
    const ask = async (who: string) => desk.stranger().post('/reset', { email: who });
    const [known, unknown] = [await ask(email), await ask('nobody@acme.example')];
    expect([known.status, known.text === unknown.text]).toEqual([200, true]);
    expect((await ask('no address')).status).toBe(422);
    const list = await (await desk.as('administrator')).get('/people');
    expect(list.text.match(/Asked for a new password/g)).toHaveLength(1);
  });
});

describe('one’s account', () => {
  it('is for who is signed in, and comes back after that', async () => {
    expect(said(await desk.stranger().get('/account'))).toBe('303 /sign-in?next=%2Faccount');
  });

  it('speaks the language that was chosen, and says what is wrong at its field', async () => {
    const { visitor } = await somebody();
    const wrong = await visitor.post('/account', { name: ' ', language: 'xx', locale: 'xx', theme: 'pink' });
    expect([wrong.status, wrong.text.match(/aria-invalid="true"/g)?.length]).toEqual([422, 4]);
    const mine = { name: 'Moi <b>', language: 'fr', locale: 'fr-CH', theme: 'dark' };
    expect(said(await visitor.post('/account', mine))).toBe('303 /account');
    const { text } = await visitor.get('/account');
    expect([text.includes('Enregistré.'), text.includes('Moi &lt;b&gt;'), text.includes('Mon compte')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('changes the password: here one stays, elsewhere one is out', async () => {
    const { email, visitor } = await somebody();
    const elsewhere = desk.stranger();
    await elsewhere.signIn(email, PASSWORD);
    const change = (current: string, password: string) => visitor.post('/account/password', { current, password });
    expect((await change('not the password', SECOND)).text).toMatch(/This is not your password/);
    expect((await change(PASSWORD, 'password1234')).text).toMatch(/among the first passwords/);
    expect(said(await change(PASSWORD, SECOND))).toBe('303 /account');
    expect([await isIn(visitor), await isIn(elsewhere)]).toEqual([true, false]);
  });

  it('signs out everywhere', async () => {
    const { email, visitor } = await somebody();
    const elsewhere = desk.stranger();
    await elsewhere.signIn(email, PASSWORD);
    expect(said(await visitor.post('/account/sign-out-everywhere'))).toBe('303 /sign-in');
    expect([await isIn(visitor), await isIn(elsewhere)]).toEqual([false, false]);
  });

  it('turns the second factor on with the picture on the page, asks for it, and takes a spare code', async () => {
    const { email, visitor } = await somebody();
    expect((await visitor.post('/account/second-factor/start', { current: 'wrong' })).status).toBe(422);
    expect(said(await visitor.get('/account/second-factor'))).toBe('303 /account');
    expect(said(await visitor.post('/account/second-factor/start', { current: PASSWORD }))).toBe(
      '303 /account/second-factor',
    );
    const page = await visitor.get('/account/second-factor');
    const picture = /src="data:image\/png;base64,([^"]+)"/.exec(page.text)![1]!;
    const uri = readQr(modulesOf(Buffer.from(picture, 'base64'))).bytes.toString();
    expect(uri).toContain(encodeURIComponent(email));
    const secret = new URL(uri).searchParams.get('secret')!;
    const now = Date.parse('2026-03-03T09:00:00.000Z');
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });
    expect((await visitor.post('/account/second-factor', { code: 'no' })).status).toBe(422);
    const on = await visitor.post('/account/second-factor', { code });
    const spares = [...on.text.matchAll(/<code>([A-Z2-7-]{19})<\/code>/g)].map((found) => found[1]!);
    expect(spares).toHaveLength(10);
    expect(said(await visitor.post('/account/second-factor', { code }))).toBe('303 /account');

    const other = desk.stranger();
    const half = await other.post('/sign-in', { email, password: PASSWORD, next: '/account' });
    expect(said(half)).toBe('303 /sign-in/second');
    expect(await isIn(other)).toBe(false);
    expect((await other.post('/sign-in/second', { code })).status).toBe(422); // used already
    expect(said(await other.post('/sign-in/second', { code: spares[0]! }))).toBe('303 /account');
    expect(await isIn(other)).toBe(true);
    expect(said(await other.post('/account/second-factor/end', { current: PASSWORD }))).toBe('303 /account');
    expect(said(await desk.stranger().signIn(email, PASSWORD))).toBe('303 /');
  });

  it('the code is waited for ten minutes, and by nobody who did not bring the password', async () => {
    const { email, visitor } = await somebody();
    expect(said(await desk.stranger().get('/sign-in/second'))).toBe('303 /sign-in');
    expect(said(await desk.stranger().post('/sign-in/second', { code: '123456' }))).toBe('303 /sign-in');
    const { id } = (await personByEmail(desk.house.db.read, email))!;
    await desk.house.db.write.raw(`update person set totp_secret = 'JBSWY3DPEHPK3PXP' where id = ${id}`);
    const other = desk.stranger();
    await other.signIn(email, PASSWORD);
    desk.setNow('2026-03-03T09:10:01.000Z');
    expect(said(await other.get('/sign-in/second'))).toBe('303 /sign-in');
    desk.setNow('2026-03-03T09:00:00.000Z');
    expect((await other.get('/sign-in/second')).status).toBe(200);
    await visitor.post('/account/sign-out-everywhere');
    expect(said(await other.get('/sign-in/second'))).toBe('303 /sign-in');
  });
});

describe('the list of people', () => {
  it('is for administrators of everything', async () => {
    for (const role of ['manager', 'collector', 'reader'] as const) {
      const visitor = await desk.as(role);
      for (const path of ['/people', '/people/invite', '/people/pe_00000000000']) {
        expect([path, (await visitor.get(path)).status, (await visitor.post(path)).status]).toEqual([
          path,
          403,
          path === '/people' ? 404 : 403,
        ]);
      }
      for (const deed of ['link', 'disable', 'end-second-factor']) {
        expect((await visitor.post(`/people/pe_00000000000/${deed}`)).status).toBe(403);
      }
    }
    expect(said(await desk.stranger().get('/people'))).toBe('303 /sign-in?next=%2Fpeople');
    expect((await (await desk.as('administrator')).get('/people/pe_00000000000')).status).toBe(404);
  });

  it('invites, with a link that is shown once, gives roles, and disables at once', async () => {
    const admin = await desk.as('administrator');
    const given = {
      name: 'Paul <i>',
      email: 'paul@acme.example',
      language: 'de',
      'role-acme-sas': 'manager',
      role: '',
    };
    expect((await admin.post('/people/invite', { ...given, email: 'nobody', name: '' })).status).toBe(422);
    const invited = await admin.post('/people/invite', given);
    const link = linkIn(invited);
    expect((await admin.post('/people/invite', { ...given, email: 'reader@acme.example' })).text).toContain(
      'here already',
    );
    const paul = desk.stranger();
    expect(said(await paul.post(link, { name: 'Paul', password: PASSWORD }))).toBe('303 /');
    const list = await admin.get('/people');
    expect(list.text).toContain('Manager at ACME SAS');
    expect(list.text).not.toContain(link.slice(-43));
    const { id } = (await personByEmail(desk.house.db.read, 'paul@acme.example'))!;
    const path = `/people/${desk.work().ids.seal('person', id)}`;
    expect(said(await admin.post(path, { role: 'reader', 'role-acme-sas': 'king' }))).toBe('303 /people');
    expect(await personByEmail(desk.house.db.read, 'paul@acme.example')).toMatchObject({
      roles: [{ companyId: null, role: 'reader' }],
    });
    const reset = linkIn(await admin.post(`${path}/link`));
    expect(reset).toMatch(/^\/reset\//);
    expect(await isIn(paul)).toBe(true);
    expect(said(await admin.post(`${path}/disable`))).toBe('303 /people');
    expect(await isIn(paul)).toBe(false);
    expect((await paul.get(reset)).status).toBe(410);
    expect((await admin.get(path)).text).toContain('paul%40acme.example');
    expect((await admin.post(`${path}/link`)).status).toBe(422);
  });

  it('keeps its last administrator, in words', async () => {
    const admin = await desk.as('administrator');
    const { id } = (await personByEmail(desk.house.db.read, 'administrator@acme.example'))!;
    const path = `/people/${desk.work().ids.seal('person', id)}`;
    for (const answer of [await admin.post(`${path}/disable`), await admin.post(path, { role: 'reader' })]) {
      expect([answer.status, answer.text.includes('This is the last administrator')]).toEqual([422, true]);
    }
    expect(await isIn(admin)).toBe(true);
  });
});

it('no secret of a link and no password stands in a session', async () => {
  const q = testDialect() === 'postgres' ? desk.house.db.read : undefined;
  if (!q) return;
  const rows = JSON.stringify(await rowsOf(q, 'select content from web_session'));
  for (const text of [PASSWORD, SECOND]) expect(rows).not.toContain(text);
});

if (testDialect() === 'sqlite') {
  describe('every page, for everybody', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    it('has nothing that axe-core finds wrong', async () => {
      const { visitor, email } = await somebody('administrator');
      const { id } = (await personByEmail(desk.house.db.read, email))!;
      await visitor.post('/account/second-factor/start', { current: PASSWORD });
      const { secret } = await invite(desk.work(), { email: 'axe@x.example', name: 'Axe', language: 'en', roles: [] });
      const page = await (await browser.createBrowserContext()).newPage();
      const flaws: string[] = [];
      const look = async (path: string): Promise<void> => {
        await page.goto(`${desk.url}${path}`);
        flaws.push(...(await flawsIn(page)).map((flaw) => `${path}: ${flaw}`));
      };
      for (const path of ['/sign-in', '/reset', `/invitation/${secret}`, '/reset/none']) await look(path);
      await page.goto(`${desk.url}/sign-in`);
      await page.type('#in-email', 'nobody@acme.example');
      await page.type('#in-password', PASSWORD);
      await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
      flaws.push(...(await flawsIn(page)));
      await visitor.into(page);
      const person = `/people/${desk.work().ids.seal('person', id)}`;
      for (const path of ['/account', '/account/second-factor', '/people', '/people/invite', person]) await look(path);
      expect(flaws).toEqual([]);
    });
  });
}

describe('the limit of an address', () => {
  it('counts what opens nothing, on the route, and not what opens', async () => {
    const { secret } = await invite(desk.work(), {
      email: 'often@acme.example',
      name: 'Of Ten',
      language: 'en',
      roles: [],
    });
    const statuses = [];
    for (let n = 0; n < 61; n += 1) {
      if (n % 20 === 10) statuses.push((await desk.stranger().get(`/invitation/${secret}`)).status);
      statuses.push((await desk.stranger().get(`/invitation/guess-${n}`)).status);
    }
    expect([statuses[0], statuses[10], statuses.at(-1)]).toEqual([410, 200, 429]);
  });
});
