import { openSmsProvider, type SmsProvider } from '../platform/testing/sms-provider';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from './testing/test-desk';

/** The gateway for short messages at the desk, and what a contact says of them. */
const open = testDatabase();
let desk: TestDesk;
let administrator: Visitor;
let provider: SmsProvider;
const at = '/c/acme-sas/settings/sms';

beforeAll(async () => {
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  desk = await openTestDesk(open);
  administrator = await desk.as('administrator');
  provider = await openSmsProvider();
});
afterAll(async () => {
  delete process.env['OUTBOUND_HOSTS'];
  await provider.close();
  await desk.close();
});

const said = ({ text }: Answered): string =>
  text.slice(text.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '’').replace(/\s+/g, ' '); // prettier-ignore
const done = async (path: string, fields = {}, who = administrator): Promise<string> => {
  const answer = await who.post(path, fields);
  return said(answer.status === 303 ? await who.get(answer.location) : answer);
};

it('is for administrators alone', async () => {
  for (const role of ['manager', 'collector', 'reader'] as const) {
    const visitor = await desk.as(role);
    expect([(await visitor.get(at)).status, (await visitor.post(at, {})).status]).toEqual([403, 403]);
  }
  expect(said(await administrator.get(at))).toContain('This company sends no short messages');
});

it('takes a gateway whole or not at all, and never shows its secret', async () => {
  const answer = await administrator.post(at, { sender: 'ACME', url: 'nonsense', secret: 'Bearer hush' });
  expect([answer.status, answer.text.includes('hush'), answer.text.includes('nonsense')]).toEqual([422, false, true]);
  expect(said(answer)).toContain('An address with http or https');
  expect(await done(at, { sender: 'ACME', url: `${provider.url}/send`, refPath: 'messages.0.id', authHeader: 'X-Key', secret: 'Bearer hush' })).toContain('leave by this gateway from now on'); // prettier-ignore
  const page = await administrator.get(at);
  expect([page.text.includes('hush'), said(page).includes('Test mode: they go into the folder')]).toEqual([false, true]); // prettier-ignore
  expect(await done(at, { sender: 'ACME', url: 'https://sms.example.com/', authHeader: 'X-Key' })).toContain('the secret is not sent there unseen'); // prettier-ignore
});

it('is tried on a telephone', async () => {
  expect(await done(`${at}/test`, { to: '06 12 34 56 70' })).toContain('The gateway took it.');
  expect(await done(`${at}/test`, { to: '06 12 34 56 71' })).toContain('The gateway refused it: 400');
  expect(await done(`${at}/test`, { to: '01 23 45 67 89' })).toContain('is no number that short messages reach');
  expect(provider.requests.at(-1)?.headers['x-key']).toBe('Bearer hush');
  for (const language of ['fr', 'de', 'sv']) expect((await administrator.get(`${at}?language=${language}`)).status).toBe(200); // prettier-ignore
});

it('a contact says what it wants, and its page says so', async () => {
  const clerk = await desk.as('collector');
  const list = await clerk.get('/c/acme-sas/customers');
  const customer = /href="(\/c\/acme-sas\/customers\/cu_[a-z0-9]+)"/.exec(list.text)?.[1] ?? '';
  expect((await clerk.post(`${customer}/contacts`, { role: 'reminder', name: 'Anna', phone: '06 12 34 56 70', sms: 'agreed' })).status).toBe(303); // prettier-ignore
  const page = await clerk.get(customer);
  expect(said(page)).toContain('(agreed)');
  const form = new RegExp(`href="(${customer}/contacts/cn_[a-z0-9]+/sms)"`).exec(page.text)?.[1] ?? '';
  expect((await clerk.post(form, { sms: 'undelivered' })).status).toBe(422);
  expect((await clerk.post(form, { sms: 'no' })).status).toBe(303);
  expect(said(await clerk.get(customer))).toContain('(wants none)');
  expect((await (await desk.as('reader')).post(form, { sms: 'agreed' })).status).toBe(403);
});

it('is removed', async () => {
  expect(await done(`${at}/remove`)).toContain('This company sends no short messages');
});
