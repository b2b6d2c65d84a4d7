import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsOf } from '../companies/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { startSmtp, type TestSmtp } from '../platform/testing/smtp';

/**
 * Links to people who work here: by the mail server, whatever holds messages to customers; into the folder for a mailbox that
 * cannot exist. They are kept nowhere.
 */
const open = testDatabase();
let desk: TestDesk;
let server: TestSmtp;
beforeAll(async () => {
  server = await startSmtp();
  desk = await openTestDesk(open, { smtpUrl: server.url });
});
afterAll(async () => {
  await desk.close();
  await server.close();
});

const mails = (): string[] => {
  const folder = join(desk.house.config.home, 'outbox', 'house');
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/=\r\n/g, ''));
  } catch {
    return [];
  }
};
const arrived = async (count: number): Promise<string[]> => {
  for (let tries = 0; tries < 100 && mails().length < count; tries += 1)
    await new Promise((done) => setTimeout(done, 50));
  return mails();
};

it('mails a link that opens once, into the folder where there can be no mailbox, to nobody else, and not again at once', async () => {
  const visitor = desk.stranger();
  const unknown = await visitor.post('/reset', { email: 'nobody@acme.example' });
  const known = await visitor.post('/reset', { email: 'collector@acme.example' });
  await visitor.post('/reset', { email: 'collector@acme.example' });
  expect([unknown.status, known.status]).toEqual([200, 200]);
  const sentence = (text: string): string => /<p>(If there is[^<]*)/.exec(text)?.[1] ?? '';
  expect(sentence(known.text)).toBe(sentence(unknown.text));
  const [mail = '', ...others] = await arrived(1);
  expect(others).toEqual([]);
  expect(mail).toContain('To: The collector <collector@acme.example>');
  const [, secret = ''] = /\/reset\/([A-Za-z0-9_-]{43})/.exec(mail) ?? [];
  expect(secret).not.toBe('');
  const kept = await rowsOf<{ payload: string }>(open.db.read, `select payload from audit_payload`);
  expect(kept.some(({ payload }) => payload.includes(secret))).toBe(false);
  const password = 'a new one that is long enough';
  expect((await visitor.post(`/reset/${secret}`, { password })).status).toBe(303);
  expect((await visitor.get(`/reset/${secret}`)).status).not.toBe(200);
  expect((await visitor.signIn('collector@acme.example', password)).status).toBe(303);
});

it('sends invitations and new passwords by the mail server, though every company is in test mode and no message may leave', async () => {
  expect((await settingsOf(open.db.read, desk.company.id)).testMode).toBe(true);
  const administrator = await desk.as('administrator');
  const asked = { name: 'Anne Roy', email: 'anne@acme.fr', language: 'fr', role: 'collector' };
  const invited = await administrator.post('/people/invite', asked);
  expect(invited.text).toContain('A mail with this link has gone to anne@acme.fr');
  const [, shown = ''] = /\/invitation\/([A-Za-z0-9_-]{43})/.exec(invited.text) ?? [];
  const raw = (): string => (server.offered.at(-1)?.raw ?? '').replace(/=\r\n/g, '');
  expect(server.offered.map(({ to }) => to)).toEqual([['anne@acme.fr']]);
  expect(raw()).toContain(`/invitation/${shown}`);
  expect(raw()).toMatch(/^Subject: .*The_administrator_vous_invite|^Subject: The administrator vous invite dans Duly/m);
  const newcomer = desk.stranger();
  await newcomer.post(`/invitation/${shown}`, { password: 'quite long enough a word' });
  await desk.stranger().post('/reset', { email: 'anne@acme.fr' });
  for (let tries = 0; tries < 100 && server.offered.length < 2; tries += 1)
    await new Promise((done) => setTimeout(done, 50));
  expect(raw()).toMatch(/\/reset\/[A-Za-z0-9_-]{43}/);
  server.rules.set('lost@acme.fr', { recipient: '550 5.1.1 no such user' });
  const lost = await administrator.post('/people/invite', { ...asked, name: 'Lost', email: 'lost@acme.fr' });
  expect(lost.text).toContain('was not taken (');
  expect(lost.text).toContain('/invitation/');
});
