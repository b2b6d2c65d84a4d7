import { settingsOf } from '../companies/store';
import { changeSetting } from '../companies/actions';
import { mailKeys } from '../outbox/mail-key.store';
import { keyHost, keyRecord } from '../outbox/mail-key';
import { testDatabase } from '../platform/testing/database';
import { startDns } from '../platform/testing/dns';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** What mail servers find in DNS, looked up from the settings, and the key that is made there. */
const open = testDatabase();
let desk: TestDesk;
let administrator: Visitor;
const at = '/c/acme-sas/settings/senders';
const under = async <T>(
  zones: string,
  work: (server: Awaited<ReturnType<typeof startDns>>) => Promise<T>,
): Promise<T> => {
  const server = await startDns(zones);
  process.env['DNS_SERVER'] = server.address;
  try {
    return await work(server);
  } finally {
    delete process.env['DNS_SERVER'];
    await server.close();
  }
};

beforeAll(async () => {
  desk = await openTestDesk(open);
  administrator = await desk.as('administrator');
});
afterAll(() => desk.close());

it('nobody is asked by opening the page; who looks is told what is wrong and what to publish', async () => {
  await under('acme.example MX 10 mx.acme.example\nacme.example TXT v=spf1 <b>x</b> -all', async (server) => {
    const page = await administrator.get(at);
    expect(page.text).toContain('What mail servers find in DNS');
    expect(server.asked()).toBe(0);
    const { status, text } = await administrator.post(`${at}/check`, {});
    expect(status).toBe(200);
    expect(text).toContain('Answers arrive at mx.acme.example.');
    expect(text).toContain('cannot be read: &lt;b&gt;x&lt;/b&gt;');
    expect(text).toContain('v&#x3D;DMARC1; p&#x3D;none; rua&#x3D;mailto:postmaster@acme.example');
    expect(text).toContain('Make a key that signs mail of acme.example');
  });
  expect(desk.failures).toEqual([]);
});

it('a key is made for a domain of one’s own only, and signs once its record is found', async () => {
  const { read } = desk.house.db;
  for (const domain of ['victim.example', '', '../x']) await administrator.post(`${at}/key`, { domain });
  expect(await mailKeys(read)).toEqual([]);
  await administrator.post(`${at}/key`, { domain: 'acme.example' });
  const [key] = await mailKeys(read);
  expect(key).toMatchObject({ domain: 'acme.example', publishedAt: null });
  await under('', async () => {
    const { text } = await administrator.post(`${at}/check`, {});
    expect(text).toContain(keyHost(key!));
    expect(text).toContain('is not in DNS yet');
    expect((await mailKeys(read))[0]!.publishedAt).toBeNull();
  });
  await under(`${keyHost(key!)} TXT ${keyRecord(key!)}`, async () => {
    const { text } = await administrator.post(`${at}/check`, {});
    expect(text).toContain('mail of acme.example is signed from now on');
    expect((await mailKeys(read))[0]!.publishedAt).not.toBeNull();
  });
});

it('is for administrators, and says so where DNS does not answer', async () => {
  for (const role of ['manager', 'collector', 'reader'] as const) {
    const visitor = await desk.as(role);
    expect((await visitor.post(`${at}/check`, {})).status).toBe(403);
    expect((await visitor.post(`${at}/key`, { domain: 'acme.example' })).status).toBe(403);
  }
  await under('acme.example FAULT', async () => {
    expect((await administrator.post(`${at}/check`, {})).text).toContain(
      'acme.example could not be looked up just now.',
    );
  });
  expect(desk.failures).toEqual([]);
});

it('the mailbox for what comes back is set beside the senders', async () => {
  await administrator.post(at, { bounceMailbox: 'back@acme.example', replyPlus: 'yes' });
  const settings = () => settingsOf(desk.house.db.read, desk.company.id);
  expect(await settings()).toMatchObject({ bounceMailbox: 'back@acme.example', replyPlus: true });
  expect((await administrator.post(at, { bounceMailbox: 'nobody' })).status).toBe(422);
  await changeSetting(desk.work(), desk.company.id, 'bounceMailbox', 'null');
  expect((await settings()).bounceMailbox).toBeNull();
});
