import { deflateSync } from 'node:zlib';
import { changeSetting } from '../companies/actions';
import { changeLogo } from '../companies/logo.actions';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { useStrategy } from '../reminders/strategy.actions';

/** What a customer reads of who we are and what comes next: ours as shipped, or in the company's own words and colours. */
const open = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').whereIn('code', ['4711', '1007']).update({ language: 'en' });
});
afterAll(() => desk.close());

async function entered(code: string): Promise<Visitor> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  const about = `customer/${found?.id ?? 0}`;
  const secret = await giveVisit(desk.work(), { kind: 'portal', about, companyId: desk.company.id, days: 30 });
  const who = desk.stranger();
  expect((await who.post(`/portal/${secret}`)).location).toBe('/portal/account');
  return who;
}

const set = (name: Parameters<typeof changeSetting>[2], value: unknown) =>
  changeSetting(desk.work(), desk.company.id, name, JSON.stringify(value));
const about = async (who: Visitor): Promise<string> => (await who.get('/portal/account/about')).text;

describe('about us', () => {
  it('says who we are, why we wrote, how it goes on and what becomes of the data', async () => {
    await set('contactPerson', { name: 'Marie Leroy', role: 'Accounts receivable', qualification: 'Certified credit manager', phone: '+33 1 23 45', hours: 'Mon–Fri 9–17' }); // prettier-ignore
    const text = await about(await entered('4711'));
    for (const said of ['ACME SAS looks after its invoices itself', 'Marie Leroy', 'Certified credit manager', 'Mon–Fri 9–17', 'Why you heard from us', 'A final reminder comes only after', 'complain to the data protection authority', 'I have paid. Why do you still ask?', 'ar@acme.example'])
      expect([said, text.includes(said)]).toEqual([said, true]); // prettier-ignore
    expect(text).not.toContain('collector@acme.example');
  });

  it('speaks of handing over only where a way leads there', async () => {
    const who = await entered('4711');
    const handsOver = 'decide that a partner collects';
    const shipped = (await about(who)).includes(handsOver);
    await useStrategy(desk.work(), desk.company.id, { scope: 'company' }, 'two-times');
    expect([shipped, (await about(who)).includes(handsOver)]).toEqual([true, false]);
    await useStrategy(desk.work(), desk.company.id, { scope: 'company' }, 'standard');
  });

  it('is said in each language, with the company’s own questions where it has some', async () => {
    await set('portalQuestions', { de: [{ q: 'Wo ist der Eingang?', a: 'Im Hof.\nHinten links.' }] });
    await set('portalPrivacy', { de: 'Unser Beauftragter: <b>Dr. Weiß</b>\n\nZweiter Absatz' });
    const who = await entered('1007');
    for (const [lang, said] of [['de', 'Wo ist der Eingang?'], ['fr', 'J’ai payé.'], ['sv', 'Jag har betalat.'], ['nl', 'Ik heb betaald.'], ['es', 'He pagado.']] as const) {
      await who.get(`/portal/account/about?lang=${lang}`);
      const text = await about(who);
      expect([lang, text.includes(said), text.includes(`<html lang="${lang}">`), /\{\w+\}/.test(text)]).toEqual([lang, true, true, false]);
      expect(text.includes('&lt;b&gt;Dr. Weiß&lt;/b&gt;')).toBe(lang === 'de');
    } // prettier-ignore
  });

  it('names whoever looks after the account for the company, at the head of each page', async () => {
    await set('operator', {
      name: 'Recouvra SA',
      address: '1 rue du Port\n69001 Lyon',
      permission: 'Supervised by the prefecture',
    });
    const who = await entered('4711');
    const text = await about(who);
    expect(text).toContain('Recouvra SA looks after this account on behalf of ACME SAS');
    expect(text).toContain('Supervised by the prefecture');
    expect((await who.get('/portal/account')).text).toMatch(/class="creditor">Recouvra SA<small>for ACME SAS/);
    await set('operator', null);
  });
});

describe('the look of the company', () => {
  it('is its colour, in a style that can be read, and its logo', async () => {
    await set('portalColour', '#ffee00');
    await changeLogo(desk.work(), desk.company.id, png(40, 20));
    const { text } = await (await entered('4711')).get('/portal/account');
    expect(text).toContain('href="/portal/brand/ffee00.css"');
    const stranger = desk.stranger();
    const style = await stranger.get('/portal/brand/ffee00.css');
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(style.text).toMatch(/:root \{ --accent: #\w{6}; --accent-ink: #ffffff; \}/);
    const [path = ''] = /\/portal\/logo\/co_\w+/.exec(text) ?? [];
    const logo = await stranger.get(path);
    expect([logo.status, logo.headers.get('content-type'), logo.bytes.equals(png(40, 20))]).toEqual([
      200,
      'image/png',
      true,
    ]);
    await changeLogo(desk.work(), desk.company.id, null);
    expect((await stranger.get(path)).status).toBe(404);
  });

  it('takes nothing else', async () => {
    for (const colour of ['red', '#12345', '#1d4f91;}', 'url(x)'])
      await expect(set('portalColour', colour)).rejects.toThrow('a colour such as');
    for (const bytes of ['<svg onload="alert(1)"/>', '%PDF-1.4', ''].map((text) => Buffer.from(text)))
      await expect(changeLogo(desk.work(), desk.company.id, bytes)).rejects.toThrow('no picture');
    await expect(changeLogo(desk.work(), desk.company.id, png(9_000, 20))).rejects.toThrow('no picture');
    await expect(changeLogo(desk.work(), desk.company.id, Buffer.concat([png(4, 4), Buffer.alloc(300_000)]))).rejects.toThrow('no picture'); // prettier-ignore
    for (const path of ['brand/red.css', 'brand/..%2f.css', 'brand/ffee00', 'logo/co_nonsense', 'logo/1'])
      expect([path, (await desk.stranger().get(`/portal/${path}`)).status]).toEqual([path, 404]);
    expect(desk.failures).toEqual([]);
  });
});

describe('what happens next', () => {
  it('says when we write again, by the rules by which we will, and nothing where we send nothing', async () => {
    const who = await entered('4711');
    const next = async (): Promise<string> =>
      /id="next-title"[\s\S]*?<\/section>/.exec((await who.get('/portal/account')).text)?.[0] ?? '';
    expect(await next()).toMatch(/\d{1,2} \w{3} 2026: we remind you, unless we have heard from you/);
    await set('shadowMode', true);
    expect(await next()).not.toContain(': we remind you');
  });
});

/** A picture of one colour. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, body: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    return Buffer.concat([size, Buffer.from(type), body, Buffer.alloc(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(8))), chunk('IEND', Buffer.alloc(0))]); // prettier-ignore
}
