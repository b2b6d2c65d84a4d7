import type { Instant } from '../kernel/day';
import { rowsOf } from '../platform/db';
import type { Answer, FinishedMail } from '../platform/mail';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { deliverHouseMail, tellColleagues, type MailWays } from './house-mail.actions';
import type { HouseMail } from './house-mail';

/** Mail to colleagues: told with the change, gone once, emptied when it has gone, put off while the server is away. */
const open = testDatabase();
const work = (now = '2026-03-02T09:00:00.000Z') => workOn(open.db, now.slice(0, 10), { now: now as Instant });

const mail = (key: string): HouseMail => ({
  companyId: null,
  key,
  to: { name: 'Anna', email: 'anna@acme.example', language: 'en' },
  said: {
    subject: `About\r\nBcc: x@y.example ${key}`,
    paragraphs: ['<b>Look</b>'],
    link: { href: '/c/acme', label: 'Go' },
  },
});

function post(answer: Answer): { readonly ways: MailWays; readonly sent: FinishedMail[] } {
  const sent: FinishedMail[] = [];
  const mailer = {
    name: 'smtp',
    width: 1,
    send: (one: FinishedMail) => Promise.resolve(answer).finally(() => sent.push(one)),
    arrived: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
  const from = { name: 'Duly', address: 'ar@acme.example' };
  return { ways: () => Promise.resolve({ mailer, from, test: false, site: 'https://duly.example' }), sent };
}

const tell = (...keys: string[]): Promise<number> =>
  open.db.transaction((tx) => tellColleagues(tx, work(), keys.map(mail)));
const states = (): Promise<unknown[]> =>
  rowsOf(open.db.read, `select key, state, body is null as emptied, attempts from house_mail order by id`);

describe('mail to colleagues', () => {
  it('waits while the server is away, goes once, and is emptied', async () => {
    expect(await tell('a', 'b')).toBe(2);
    expect(await tell('a')).toBe(0);
    const away = post({ outcome: 'later', answer: 'no route', unavailable: true });
    expect(await deliverHouseMail(work(), away.ways)).toEqual({ sent: 0, failed: 0 });
    expect(await deliverHouseMail(work(), away.ways)).toEqual({ sent: 0, failed: 0 });
    expect(away.sent).toHaveLength(2); // the second time it was too early
    const there = post({ outcome: 'accepted', ref: '250 ok', refused: [] });
    const later = work('2026-03-02T09:02:00.000Z');
    const both = await Promise.all([deliverHouseMail(later, there.ways), deliverHouseMail(later, there.ways)]);
    expect(both.reduce((sum, { sent }) => sum + sent, 0)).toBe(2);
    expect(there.sent).toHaveLength(2);
    const raw = there.sent[0]?.raw.toString() ?? '';
    expect(raw).toContain('https://duly.example/c/acme');
    expect(raw).not.toMatch(/^bcc:/im);
    expect(raw.slice(raw.indexOf('text/html'))).not.toContain('<b>Look');
    expect(
      (await states()).map((row) => ({ ...(row as object), emptied: Number((row as { emptied: unknown }).emptied) })),
    ).toEqual([
      { key: 'a', state: 'sent', emptied: 1, attempts: 2 },
      { key: 'b', state: 'sent', emptied: 1, attempts: 2 },
    ]);
  });

  it('is given up after a day, or at once where it is refused', async () => {
    await tell('c');
    const away = post({ outcome: 'later', answer: 'no route', unavailable: true });
    for (let hour = 0; hour < 40; hour += 1)
      await deliverHouseMail(
        work(new Date(Date.parse('2026-03-03T00:00:00Z') + hour * 3_600_000).toISOString()),
        away.ways,
      );
    expect(away.sent.length).toBe(8);
    await tell('d');
    const refusing = post({ outcome: 'refused', answer: '550 nobody', recipient: true });
    expect(await deliverHouseMail(work('2026-03-09T09:00:00.000Z'), refusing.ways)).toEqual({ sent: 0, failed: 1 });
    expect((await states()).slice(2)).toMatchObject([{ state: 'failed' }, { state: 'failed', attempts: 1 }]);
  });
});
