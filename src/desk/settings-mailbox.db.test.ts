import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from './testing/test-desk';

/** Mailboxes at the desk: added whole or not at all, never a password shown, what cannot be reached said, left unread and ended. */
const open = testDatabase();
let desk: TestDesk;
let administrator: Visitor;
const at = '/c/acme-sas/settings/mailbox';

beforeAll(async () => {
  desk = await openTestDesk(open);
  administrator = await desk.as('administrator');
});
afterAll(() => desk.close());

const said = ({ text }: Answered): string =>
  text.slice(text.indexOf('<main')).replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, '’').replace(/\s+/g, ' '); // prettier-ignore
const done = async (path: string, fields = {}): Promise<string> => {
  const answer = await administrator.post(path, fields);
  return said(answer.status === 303 ? await administrator.get(answer.location) : answer);
};
const BOX = { name: 'replies', host: '127.0.0.1', port: '993', user: 'ar@acme.example', password: 'hush hush' };

it('is for administrators alone', async () => {
  for (const role of ['manager', 'collector', 'reader'] as const) {
    const visitor = await desk.as(role);
    expect([(await visitor.get(at)).status, (await visitor.post(at, BOX)).status]).toEqual([403, 403]);
  }
});

it('takes a mailbox whole or not at all, keeps what was typed, and never the password', async () => {
  expect(said(await administrator.get(at))).toContain('No mailbox is read yet');
  const wrong = await administrator.post(at, { ...BOX, host: 'not a host', port: '99999', certificate: 'mine' });
  expect([wrong.status, wrong.text.includes('value="not a host"'), wrong.text.includes('hush hush')]).toEqual([422, true, false]); // prettier-ignore
  expect(said(wrong)).toContain('BEGIN CERTIFICATE');
  for (const bad of [{ user: 'a\r\nb LOGIN' }, { password: '' }, { folder: 'a\u0007b' }, { moveTo: 'INBOX' }, { security: 'none' }])
    expect((await administrator.post(at, { ...BOX, ...bad })).status).toBe(422); // prettier-ignore
  expect(await rowsOf(open.db.read, 'select id from mailbox')).toEqual([]);
  expect(await done(at, { ...BOX, moveTo: 'Duly', shared: '1' })).toContain('replies was added.');
  expect(await done(at, BOX)).toContain('There is a mailbox replies already.');
  const page = await administrator.get(at);
  expect([said(page).includes('Not read yet.'), page.text.includes('hush hush')]).toEqual([true, false]);
});

it('says why it cannot be reached, leaves it unread, and ends it with its password', async () => {
  const page = await administrator.get(at);
  const act = (name: string): string => new RegExp(`action="(${at}/mb_[a-z0-9]+/${name})"`).exec(page.text)?.[1] ?? '';
  expect(await done(act('test'))).toContain('127.0.0.1 is in a private network.');
  expect(await done(act('run'))).toContain('127.0.0.1 is in a private network.');
  expect(said(await administrator.get('/c/acme-sas'))).toContain('1 mailbox cannot be read');
  expect(await done(act('pause'), { paused: '1' })).toContain('replies is left unread.');
  expect(await done(act('end'))).toContain('replies is read no more.');
  const [row] = await rowsOf<{ secret: string }>(open.db.read, 'select secret from mailbox');
  expect(await desk.house.files.secrets.get(row?.secret ?? '')).toBeUndefined();
  expect(await rowsOf(open.db.read, `select line_id from audit_payload where payload like '%hush hush%'`)).toEqual([]);
  expect(desk.failures).toEqual([]);
});
