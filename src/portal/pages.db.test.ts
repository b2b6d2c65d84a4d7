import { changeSetting } from '../companies/actions';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { endVisits } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** The customer's page: one account by a link that opens until it ends, and what a customer can do there. */
const open = testDatabase();
let desk: TestDesk;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  await open.db.transaction(async (tx) => {
    await tx('customer').where({ code: '4711' }).update({ language: 'en' });
    await tx('customer').where({ code: '1007' }).update({ language: 'de' });
    await tx('hold').insert({
      ...{ company_id: desk.company.id, customer_id: (await row('1007')).id, kind: 'goodwill', reason: 'SECRET NOTE' },
      ...{ from_on: '2026-03-01', until_on: '2026-03-20', caused: 0, recorded_at: '2026-03-01T08:00:00.000Z', recorded_by: 'maria' },
    }); // prettier-ignore
  });
});
afterAll(() => desk.close());

async function row(code: string): Promise<{ id: number }> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  return found ?? { id: 0 };
}

/** The link as a clerk makes it and copies it from the page. */
async function link(code: string): Promise<string> {
  const collector = await desk.as('collector');
  const page = `${at}/customers/${desk.house.ids.seal('customer', (await row(code)).id)}/portal-link`;
  expect((await collector.post(page)).location).toBe(page);
  const { text } = await collector.get(page);
  expect((await collector.get(page)).text).not.toContain('/portal/');
  return /value="[^"]*(\/portal\/[A-Za-z0-9_-]{43})"/.exec(text)?.[1] ?? '';
}

async function entered(code: string): Promise<Visitor> {
  const who = desk.stranger();
  expect((await who.post(await link(code))).location).toBe('/portal/account');
  return who;
}

const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
const itemsIn = (text: string): string[] => [...text.matchAll(/<option value="(it_[^"]+)"/g)].map(([, id]) => id ?? '');

describe('the link', () => {
  it('is made by who may work, opens as often as needed, and ends when it is revoked', async () => {
    const page = `${at}/customers/${desk.house.ids.seal('customer', (await row('4711')).id)}/portal-link`;
    expect((await (await desk.as('reader')).post(page)).status).toBe(403);
    expect((await (await desk.as('collector')).post(`${at}/customers/cu_00000000000/portal-link`)).status).toBe(404);
    const path = await link('4711');
    const [customer, other] = [desk.stranger(), desk.stranger()];
    const door = await customer.get(path);
    expect([door.status, door.text.includes('Your account with ACME SAS')]).toEqual([200, true]);
    expect((await customer.post(path)).location).toBe('/portal/account');
    expect((await other.get('/portal/account')).status).toBe(410);
    expect((await other.post(path)).location).toBe('/portal/account'); // on the phone, and again on the PC
    expect((await other.get('/portal/account')).status).toBe(200);
    expect((await customer.get('/portal/account')).status).toBe(200);
    expect((await customer.get(`${at}/items`)).location).toContain('/sign-in');
    await (await desk.as('collector')).post(`${page}/revoke`);
    const out = await customer.get('/portal/account');
    expect([out.status, out.text.includes('Your visit has ended')]).toEqual([410, true]);
    expect((await other.get('/portal/account')).status).toBe(410);
    expect([(await customer.get(path)).status, (await customer.post(path)).status]).toEqual([410, 410]);
    expect((await desk.stranger().get('/portal/nonsense')).status).toBe(410);
  });

  it('does not keep anybody who signs in apart from the visit', async () => {
    const clerk = desk.stranger();
    await clerk.signIn('reader@acme.example', 'correct horse battery staple');
    await clerk.post(await link('4711'));
    expect((await clerk.get('/portal/account')).status).toBe(200);
    expect((await clerk.get(`${at}/items`)).status).toBe(200);
    await endVisits(desk.work(), 'portal', `customer/${(await row('4711')).id}`);
    expect((await clerk.get('/portal/account')).status).toBe(410);
    expect((await clerk.get(`${at}/items`)).status).toBe(200);
  });

  it('opens at the true time, also where the company lives on one day long ago', async () => {
    const live = (day: string) => changeSetting(desk.work(), desk.company.id, 'fixedDay', day);
    await live('2025-06-30');
    const customer = await entered('4711');
    expect((await customer.get('/portal/account')).status).toBe(200);
    await live('null');
  });
});

describe('the account', () => {
  it('says who we are, what is owed, and how to pay, and nothing of ours or of others', async () => {
    const customer = await entered('4711');
    const { text: account } = await customer.get('/portal/account');
    const { text: pay } = await customer.get('/portal/account/pay');
    for (const said of ['Hello Roux et Fils SARL', '€1,380.50', 'F-1001', 'F-1002', 'P-77', '48 days late'])
      expect(account).toContain(said); // prettier-ignore
    for (const said of ['€1,380.50', 'FR14 2004 1010 0505 0001 3M02 606', 'data:image/png;base64,'])
      expect(pay).toContain(said);
    expect(pay).toMatch(/RF\d\d 0000 001/);
    const text = account + pay;
    for (const other of ['F-1003', 'Brauhaus', 'maria', 'collector@']) expect(text).not.toContain(other);
    expect(text).not.toMatch(/<script(?! src="\/assets\/\w+\/portal\.js" defer><)|style=/);
    expect((await (await entered('1007')).get('/portal/account')).text).not.toContain('SECRET NOTE');
  });

  it('speaks six languages: the customer’s own first, another when it is chosen', async () => {
    const customer = await entered('1007');
    expect((await customer.get('/portal/account')).text).toContain('Was Sie schulden');
    for (const [lang, said] of [['nl', 'Wat u moet betalen'], ['es', 'Lo que debe'], ['fr', 'Ce que vous devez'], ['sv', 'Vad du är skyldig'], ['en', 'What you owe']] as const) {
      expect((await customer.get(`/portal/account?lang=${lang}`)).location).toBe('/portal/account');
      const { text } = await customer.get('/portal/account');
      expect(text).toContain(said);
      expect(text).toContain(`<html lang="${lang}">`);
      expect(text).not.toMatch(/\{\w+\}/);
    } // prettier-ignore
  });

  it('takes a near promise that pauses, once, with a receipt', async () => {
    const customer = await entered('4711');
    const { text } = await customer.get('/portal/account/time');
    const fields = { once: onceIn(text), currency: 'EUR', amount: '1,000.00', day: '2026-03-10', by: 'Mme Roux' };
    const wrong = await customer.post('/portal/account/promise', { ...fields, amount: '9,999.00', day: '2026-01-01' });
    expect([wrong.status, wrong.text.includes('up to €1,380.50'), wrong.text.includes('9,999.00')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await customer.post('/portal/account/promise', fields)).location).toBe('/portal/account');
    const told = await customer.get('/portal/account');
    expect(told.text).toContain('You promised €1,000.00 by 10 Mar 2026. We send no reminder until then.');
    await customer.post('/portal/account/promise', fields);
    const again = await customer.get('/portal/account/time');
    await customer.post('/portal/account/promise', { ...fields, once: onceIn(again.text) });
    const kept = await rowsOf(
      open.db.read,
      `select amount_minor as minor, pauses, channel, by_whom as "by", recorded_by as recorded from promise`,
    );
    expect(kept).toEqual([{ minor: 100_000, pauses: 1, channel: 'portal', by: 'Mme Roux', recorded: 'customer:4711' }]);
    expect((await customer.get('/portal/account')).text).toContain('Promise of €1,000.00 by 10 Mar 2026');
  });

  it('asks a person about a longer promise, and keeps messages back meanwhile', async () => {
    const customer = await entered('4711');
    const once = onceIn((await customer.get('/portal/account/time')).text);
    await customer.post('/portal/account/promise', {
      once,
      currency: 'EUR',
      amount: '1,200.00',
      day: '2026-04-30',
      by: '',
    });
    expect((await customer.get('/portal/account')).text).toContain('decides within three working days');
    expect(await rowsOf(open.db.read, `select kind, due_on as "on" from task where kind = 'promise_decide'`)).toEqual([{ kind: 'promise_decide', on: '2026-03-06' }]); // prettier-ignore
    const holds = await rowsOf(open.db.read, `select kind, until_on as until from hold where kind = 'admin'`);
    expect(holds).toEqual([{ kind: 'admin', until: '2026-03-06' }]);
  });

  it('holds what is disputed at once, and takes no item of another customer', async () => {
    const [customer, neighbour] = [await entered('4711'), await entered('1007')];
    const theirs = itemsIn((await neighbour.get('/portal/account/wrong')).text);
    const { text } = await customer.get('/portal/account/wrong');
    const fields = {
      once: onceIn(text),
      item: itemsIn(text)[0] ?? '',
      category: 'quality',
      objection: 'It came broken.',
    };
    const foreign = await customer.post('/portal/account/dispute', { ...fields, item: theirs[0] ?? '' });
    expect([foreign.status, foreign.text.includes('Choose an invoice of the list')]).toEqual([422, true]);
    const empty = await customer.post('/portal/account/dispute', { ...fields, objection: ' ', category: 'none' });
    expect([empty.status, empty.text.includes('in a few words')]).toEqual([422, true]);
    await customer.post('/portal/account/dispute', fields);
    await customer.post('/portal/account/dispute', fields);
    await customer.post('/portal/account/dispute', { ...fields, once: 'b'.repeat(32) });
    const kept = await rowsOf(open.db.read, `select category, objection, recorded_by as "by" from dispute`);
    expect(kept).toEqual([{ category: 'quality', objection: 'It came broken.', by: 'customer:4711' }]);
    const after = await customer.get('/portal/account');
    expect(after.text).toContain('you told us that something is wrong; we look at it');
    expect(after.text).toContain('Objection about F-1001: The quality');
  });

  it('makes no second one of a form that is sent again by going back, whatever came between', async () => {
    const customer = await entered('1007');
    const disputes = () => rowsOf(open.db.read, `select objection from dispute where customer_id = (select id from customer where code = '1007')`); // prettier-ignore
    const { text } = await customer.get('/portal/account/wrong');
    const [item = '', other = ''] = itemsIn(text);
    const first = { once: onceIn(text), item, category: 'quality', objection: 'Zerbrochen.' };
    const pressed = await Promise.all([1, 2].map(() => customer.post('/portal/account/dispute', first)));
    expect(pressed.map(({ location }) => location)).toEqual(['/portal/account', '/portal/account']);
    expect(await disputes()).toHaveLength(1);
    const next = onceIn((await customer.get('/portal/account/wrong')).text);
    await customer.post('/portal/account/dispute', { ...first, once: next, item: other });
    expect(await disputes()).toHaveLength(2);
    await open.db.transaction((tx) => tx('dispute').where({ objection: 'Zerbrochen.' }).update({ state: 'void', ended_at: '2026-03-03T09:00:00.000Z' })); // prettier-ignore
    for (const again of [first, { ...first, objection: 'Anders.' }, { ...first, item: 'x' }]) {
      expect((await customer.post('/portal/account/dispute', again)).location).toBe('/portal/account');
      expect((await customer.get('/portal/account')).text).toContain('Dieses Formular wurde schon gesendet');
    }
    expect(await disputes()).toHaveLength(2);
  });

  it('cannot be acted on without the token of its session, or after leaving', async () => {
    const customer = await entered('4711');
    const forged = await customer.get('/portal/account/promise', {
      method: 'POST',
      body: new URLSearchParams({ day: '2026-03-10' }),
    });
    expect([forged.status, forged.location]).toEqual([410, '']);
    expect((await customer.post('/portal/leave')).text).toContain('You have left');
    expect((await customer.get('/portal/account')).status).toBe(410);
  });
});

describe('who gets the messages about another customer', () => {
  it('sees that account apart, acts on it, and no other', async () => {
    await open.db
      .write('customer')
      .where({ code: '1007' })
      .update({ payer_id: (await row('4711')).id });
    const payer = await entered('4711');
    const own = (await payer.get('/portal/account')).text;
    expect(own).toContain('Accounts whose messages come to you');
    const of = /href="\/portal\/account\?of(?:=|&#x3D;)(cu_[^"]+)"/.exec(own)?.[1] ?? '';
    const path = `/portal/account?of=${of}`;
    const { text } = await payer.get(path);
    expect(text).toMatch(/This is the account of [^(]+ \(1007\)\./);
    expect(text).toContain('What Brauhaus Nord GmbH owes');
    for (const mine of ['What you owe', 'Your customer number', 'Your invoices', 'sent you goods'])
      expect([mine, own.includes(mine), text.includes(mine)]).toEqual([mine, true, false]);
    const objecting = (await payer.get(`/portal/account/wrong?of=${of}`)).text;
    const [item] = itemsIn(objecting);
    const form = { once: onceIn(objecting), item: item ?? '', category: 'price', objection: 'agreed otherwise' };
    const query = path.slice(path.indexOf('?'));
    expect((await payer.post(`/portal/account/dispute${query}`, form)).location).toBe(path);
    const [raised] = await rowsOf<{ code: string; by: string }>(
      open.db.read,
      `select c.code, d.recorded_by as "by" from v_dispute d join v_customer c on c.id = d.customer_id order by d.id desc limit 1`,
    );
    expect(raised).toEqual({ code: '1007', by: 'customer:4711' });
    const stranger = desk.house.ids.seal('customer', (await row('1020')).id);
    expect((await payer.get(`/portal/account?of=${stranger}`)).status).toBe(404);
    expect((await payer.post(`/portal/account/dispute?of=${stranger}`, form)).status).toBe(404);
    const paidFor = await entered('1007');
    expect((await paidFor.get('/portal/account')).text).not.toContain('Accounts whose messages');
    const back = desk.house.ids.seal('customer', (await row('4711')).id);
    expect((await paidFor.get(`/portal/account?of=${back}`)).status).toBe(404);
    await open.db.write('customer').where({ code: '1007' }).update({ payer_id: null });
    expect((await payer.get(path)).status).toBe(404);
  });
});
