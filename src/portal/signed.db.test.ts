import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { recordPromise } from '../promises/actions';
import { disputeHolds } from '../disputes/store';
import { knownContact, stepUp } from './testing/step-up';

/** What was signed comes back: filed by us it is evidence at once; sent by the customer it waits for a person. */
const open = testDatabase();
let desk: TestDesk;
let promise: { id: number; customerId: number };

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').whereIn('code', ['4711', '1007']).update({ language: 'en' });
  for (const code of ['4711', '1007']) await knownContact(desk, code, `anna@c${code}.example`);
  const [item] = await rowsOf<{ customerId: number }>(open.db.read, `select i.customer_id as "customerId" from v_open_item i join v_customer c on c.id = i.customer_id where c.code = '4711' and i.currency = 'EUR'`); // prettier-ignore
  const of = { totalMinor: 10_000, currency: 'EUR' };
  const made = await recordPromise(desk.work(), { companyId: desk.company.id, customerId: item!.customerId, promisedOn: '2026-03-20' as never, channel: 'phone', of }, disputeHolds); // prettier-ignore
  promise = { id: made.promise.id, customerId: item!.customerId };
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

const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
const pdf = (content: string, name = 'signed.pdf') => [{ name, content: `%PDF-1.4\n${content}\n%%EOF\n` }];
const papers = (): Promise<{ kind: string; visibility: string; about: string }[]> =>
  rowsOf(open.db.read, `select kind, visibility, about from v_document where about like 'promise/%' order by id`);
const tasks = (): Promise<{ n: number }[]> => rowsOf(open.db.read, `select count(*) as n from v_task where kind = 'signed_paper' and done_at is null`); // prettier-ignore

describe('what was signed', () => {
  it('is sent in the portal, seen by nobody else, and becomes evidence once a person has looked', async () => {
    const who = await entered('4711');
    const account = (await who.get('/portal/account/time')).text;
    expect(account).toContain('Send a signed paper');
    const about = desk.house.ids.seal('promise', promise.id);
    const sent = (more: Record<string, string>, files = pdf('one')) => who.send('/portal/account/signed', { once: onceIn(account), about, signed_on: '2026-03-01', ...more }, files); // prettier-ignore
    for (const [wrong, files] of [
      [{ about: desk.house.ids.seal('promise', 999) }, pdf('one')],
      [{ about: 'plan/1' }, pdf('one')],
      [{ signed_on: '2026-02-31' }, pdf('one')],
      [{ signed_on: '2099-01-01' }, pdf('one')],
      [{}, []],
    ] as const)
      expect((await sent(wrong, [...files])).status).toBe(422);
    await sent({ once: 'a'.repeat(32) }, [{ name: 'x.pdf', content: 'MZ\u0090 a program' }]);
    expect((await who.get('/portal/account')).text).toContain('We take PDFs, photographs');
    expect(await papers()).toEqual([]);
    await Promise.all([sent({}), sent({})]);
    expect(await papers()).toEqual([{ kind: 'other', visibility: 'internal', about: `promise/${promise.id}` }]);
    expect(await tasks()).toEqual([{ n: 1 }]);
    const clerk = await desk.as('collector');
    const page = `/c/${desk.company.code}/promises/${about}`;
    const text = (await clerk.get(page)).text;
    expect(text).toContain('The customer sent this');
    const document = /name="document" value="(do_[^"]+)"/.exec(text)?.[1] ?? '';
    expect((await (await desk.as('reader')).post(`${page}/signed/judge`, { document, is: 'signed' })).status).toBe(403);
    await clerk.post(`${page}/signed/judge`, { document, is: 'signed' });
    expect(await papers()).toEqual([{ kind: 'acknowledgement', visibility: 'court', about: `promise/${promise.id}` }]);
    expect(await tasks()).toEqual([{ n: 0 }]);
    expect((await clerk.post(`${page}/signed/judge`, { document, is: 'signed' })).status).toBe(409);
  });

  it('can be had as a paper to sign, by whom it concerns only', async () => {
    const who = await entered('4711');
    const page = (await who.get('/portal/account/time')).text.replaceAll('&#x3D;', '=');
    const href = /href="(\/portal\/account\/paper\?about=[^"]+)"/.exec(page)?.[1] ?? '';
    expect(href).toContain(desk.house.ids.seal('promise', promise.id));
    expect((await who.get(href)).location).toBe('/portal/account/code');
    await stepUp(desk, who);
    const paper = await who.get(href);
    expect([paper.status, paper.text.startsWith('%PDF-')]).toEqual([200, true]);
    const other = await entered('1007');
    await stepUp(desk, other);
    for (const wrong of [href, '/portal/account/paper', '/portal/account/paper?about=promise/1'])
      expect((await other.get(wrong)).status).toBe(404);
    expect((await desk.stranger().get(href)).status).toBe(410);
  });

  it('waits in a small number only, and is put out of sight where it is something else', async () => {
    const who = await entered('4711');
    const about = desk.house.ids.seal('promise', promise.id);
    for (let n = 0; n < 7; n++) {
      const once = onceIn((await who.get('/portal/account/time')).text);
      await who.send('/portal/account/signed', { once, about }, pdf(`another ${n}`));
    }
    expect((await papers()).filter(({ kind }) => kind === 'other')).toHaveLength(5);
    const clerk = await desk.as('collector');
    const page = `/c/${desk.company.code}/promises/${about}`;
    for (let n = 0; n < 5; n++) {
      const document = /name="document" value="(do_[^"]+)"/.exec((await clerk.get(page)).text)?.[1] ?? '';
      await clerk.post(`${page}/signed/judge`, { document, is: 'not' });
    }
    expect((await papers()).map(({ kind }) => kind)).toEqual(['acknowledgement']);
  });

  it('is filed at the desk as evidence', async () => {
    const clerk = await desk.as('collector');
    const page = `/c/${desk.company.code}/promises/${desk.house.ids.seal('promise', promise.id)}`;
    await clerk.send(`${page}/signed`, { signedOn: '2026-02-27' }, pdf('by post', 'reçu.pdf'));
    expect((await papers()).map(({ kind }) => kind)).toEqual(['acknowledgement', 'acknowledgement']);
    expect((await clerk.get(page)).text).toContain('signed on 27 Feb 2026');
    expect((await clerk.send(`${page}/signed`, { signedOn: '2099-01-01' }, pdf('later'))).status).toBe(409);
    await clerk.send(`${page}/signed`, { signedOn: 'soon' }, pdf('never'));
    expect(await papers()).toHaveLength(2);
  });

  it('cannot be sent by strangers, nor about what is another customer’s', async () => {
    const about = desk.house.ids.seal('promise', promise.id);
    const stranger = await desk.stranger().send('/portal/account/signed', { once: 'a'.repeat(32), about }, pdf('x'));
    expect([303, 401, 403, 410]).toContain(stranger.status);
    const other = await entered('1007');
    const once = onceIn((await other.get('/portal/account/time')).text);
    expect((await other.send('/portal/account/signed', { once, about }, pdf('x'))).status).toBe(422);
    expect(await papers()).toHaveLength(2);
  });
});
