import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** A forgotten password: the link goes to the person's own mailbox (into the folder while in test mode) and is kept nowhere. */
const open = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(open);
});
afterAll(() => desk.close());

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

it('mails a link that opens once, to nobody else, and not again at once', async () => {
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
