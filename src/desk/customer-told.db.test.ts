import { addContact } from '../customers/actions';
import { deliver } from '../outbox/delivery.actions';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { aCustomerTells } from './testing/states-told';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** What customers told in the portal, at the desk: shown where a clerk looks, decided with a reason, and read back in the portal. */
const open = testDatabase();
let desk: TestDesk;
let page: string;
let customerId: number;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '4711'`);
  customerId = found?.id ?? 0;
  await open.db.write('customer').where({ id: customerId }).update({ language: 'en' });
  const more = {
    companyId: desk.company.id,
    customerId,
    role: 'reminder',
    name: 'Ms Roux',
    email: 'ar@roux.example',
  } as const;
  await addContact(desk.work(), { ...more, phone: null, language: null });
  page = `/c/${desk.company.code}/customers/${desk.house.ids.seal('customer', customerId)}`;
  await aCustomerTells(desk, '4711');
});
afterAll(() => desk.close());

afterEach(() => expect(desk.failures).toEqual([]));
const text = async (path = ''): Promise<string> => (await (await desk.as('collector')).get(`${page}${path}`)).text;
const hrefIn = (html: string, part: RegExp): string => [...html.replaceAll('&#x3D;', '=').matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '').find((href) => part.test(href)) ?? ''; // prettier-ignore
const once = (html: string): string => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';

it('stands beside the customer, what it said of its need only for who works with it', async () => {
  const html = await text();
  for (const part of [
    'From the customer',
    'Which order is this about?',
    'Ms Neu, neu@client.example',
    'Few guests since March',
    'Would like a call',
    'ar@roux.example until somebody decides',
    '2 times the days',
  ])
    expect(html).toContain(part);
  const seen = (await (await desk.as('reader')).get(page)).text;
  expect(seen).toContain('In hardship');
  for (const hidden of ['Few guests', '200 a month']) expect(seen).not.toContain(hidden);
  const today = (await (await desk.as('collector')).get(`/c/${desk.company.code}`)).text;
  for (const part of ['Correction proposed', 'Wrong person?', 'Hardship', 'asked something in the portal'])
    expect(today).toContain(part);
  expect((await (await desk.as('reader')).post(`${page}/hardship/end`, { why: 'x' })).status).toBe(403);
});

it('is answered by a message, also on a day on which another one went, and the answer stands in the portal', async () => {
  const clerk = await desk.as('collector');
  await clerk.post(hrefIn(await text(), /\/wrong-person\/wp_/), { outcome: 'undone', why: 'she is back' });
  const about = `customer/${customerId}`;
  const link = { kind: 'portal', about, companyId: desk.company.id, days: 30 } as const;
  const form = await text(hrefIn(await text(), /\/write\?answers=qu_/).slice(page.length));
  const question = /<option value="(qu_\w+)"/.exec(form)?.[1] ?? '';
  const contact = /<option value="(cn_\w+)"/.exec(form)?.[1] ?? '';
  const letter = { to: contact, language: 'en', subject: 'Your order', text: 'It is order 12.', enclose: 'none' };
  await clerk.post(`${page}/write`, { ...letter, once: once(form), text: 'Something else.' });
  const wrong = await clerk.post(`${page}/write`, {
    ...letter,
    once: once(await text('/write')),
    answers: 'qu_00000000000',
  });
  expect(wrong.status).toBe(422);
  const sent = await clerk.post(`${page}/write`, { ...letter, once: once(await text('/write')), answers: question });
  expect(sent.location).toBe(page);
  await deliver(desk.work(), desk.house.post(), desk.company);
  const who = desk.stranger();
  await who.post(`/portal/${await giveVisit(desk.work(), link)}`);
  const thread = (await who.get('/portal/account/ask')).text;
  expect(thread).toContain('It is order 12.');
  expect(thread).not.toContain('Something else.');
  expect(await text()).not.toContain('Which order is this about?</');
});

it('is decided with a reason, once', async () => {
  const clerk = await desk.as('collector');
  const proposal = hrefIn(await text(), /\/proposals\/pp_/);
  expect((await clerk.get(proposal)).text).toContain('Proposed: Ms Neu, neu@client.example');
  expect((await clerk.post(proposal, { decision: 'accepted', why: '' })).status).toBe(422);
  expect((await clerk.post(proposal, { decision: 'accepted', why: 'called her' })).location).toBe(page);
  expect((await clerk.get(proposal)).status).toBe(404);
  expect(await text()).toContain('mailto:neu@client.example');
});

it('hardship is recorded by a clerk too, found in the list, and ended by a person only', async () => {
  const clerk = await desk.as('collector');
  expect((await clerk.post(`${page}/hardship/end`, { why: '' })).status).toBe(422);
  expect((await clerk.post(`${page}/hardship/end`, { why: 'she found work' })).location).toBe(page);
  expect(await text()).not.toContain('Few guests');
  expect((await clerk.post(`${page}/hardship/end`, { why: 'again' })).status).toBe(409);
  expect((await clerk.post(`${page}/hardship`, { call: 'no' })).status).toBe(422);
  await clerk.post(`${page}/hardship`, { hard: 'told me on the phone', possible: '', call: 'no' });
  expect(await text()).toContain('told me on the phone');
  const list = (await clerk.get(`/c/${desk.company.code}/customers?care=hardship`)).text;
  expect([list.includes('Roux et Fils'), list.includes('Brauhaus')]).toEqual([true, false]);
});
