import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { clockWork } from '../clock-work';
import { settingsOf } from '../companies/store';
import type { Instant } from '../kernel/day';
import { littleOutbox, type LittleOutbox } from '../outbox/testing/little-outbox';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** Senders by language and the hours in which mails leave, set in the desk and seen in what leaves. */
const open = testDatabase();
let desk: TestDesk;
let box: LittleOutbox;
let administrator: Visitor;
const at = '/c/waits';
const languages = `${at}/settings/senders/languages`;
const hours = `${at}/settings/calendar/window`;

beforeAll(async () => {
  desk = await openTestDesk(open);
  box = await littleOutbox(desk.house.db, join(desk.house.config.home, 'little'), 'waits');
  administrator = await desk.as('administrator');
});
afterAll(() => desk.close());

const settings = () => settingsOf(desk.house.db.read, box.ledger.companyId);
const deliver = async (now: string): Promise<void> => {
  desk.setNow(now);
  for (const due of await clockWork(desk.house, now as Instant))
    if (due.name === 'deliver' && due.company === 'waits') await due.work(now as Instant);
};
const mails = async () => {
  const folder = join(desk.house.config.home, 'outbox');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));
  return Promise.all(names.map((name) => simpleParser(readFileSync(join(folder, name)))));
};

describe('senders by language', () => {
  it('are kept whole or not at all, with their way back, and one of them sends the test mail', async () => {
    const fields = {
      'fr.name': 'Acme, relances',
      'fr.email': 'fr@acme.example',
      'fr.footer': 'À bientôt\r\n<b>Acme</b>',
    };
    const wrong = await administrator.post(languages, { ...fields, 'de.replyTo': 'nobody' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This is no e-mail address. Write it as name@company.example.');
    expect(wrong.text).toContain('&lt;b&gt;Acme&lt;/b&gt;');
    expect((await settings()).senders).toEqual({});
    expect((await (await desk.as('manager')).post(languages, fields)).status).toBe(403);

    expect((await administrator.post(languages, fields)).location).toBe(`${at}/settings/senders`);
    const kept = { name: 'Acme, relances', email: 'fr@acme.example', footer: 'À bientôt\n<b>Acme</b>' };
    expect((await settings()).senders).toEqual({ fr: kept });
    const shown = (await administrator.get(`${at}/settings/senders`)).text;
    expect(shown).toContain('Senders by language changed.');
    expect(shown).toContain('<input type="hidden" name="fr.email" value="">'); // the way back
    await administrator.post(`${at}/settings/senders/test`, { language: 'fr' });
    expect((await mails())[0]?.from?.value).toEqual([{ name: kept.name, address: kept.email }]);
    await administrator.post(languages, { 'fr.name': '', 'fr.email': '', 'fr.footer': ' ' });
    expect((await settings()).senders).toEqual({});
  });
});

describe('the hours in which mails leave', () => {
  const office = { when: 'within', day1: 'on', day2: 'on', from: '8', until: '18' };

  it.each([
    [{ ...office, from: '18', until: '8' }, 'Give full hours from 0 to 24, the second later than the first'],
    [{ ...office, from: '8.5' }, 'Give full hours from 0 to 24'],
    [{ ...office, until: '25' }, 'Give full hours from 0 to 24'],
    [{ when: 'within', day8: 'on', from: '8', until: '18' }, 'Choose at least one day.'],
  ])('%j is refused with a sentence', async (fields, said) => {
    const answer = await administrator.post(hours, fields);
    expect([answer.status, answer.text.includes(said)]).toEqual([422, true]);
    expect((await settings()).sendWindow).toBeNull();
  });

  it('keep a message in the outbox, which says until when, and the clock sends it', async () => {
    await administrator.post(hours, { when: 'within', day7: 'on', from: '20', until: '24' });
    expect((await settings()).sendWindow).toEqual({ days: [7], from: 20, until: 24 });
    await box.queue(box.draft({ about: 'dispute/1' }));
    await deliver('2026-03-03T09:00:00.000Z');
    const { zone } = await box.company();
    expect(zone).toBe('Europe/Paris');
    const list = (await administrator.get(`${at}/messages`)).text;
    expect(list).toContain('Waits until 8 Mar 2026, 20:00');
    const one = /href="(\/c\/waits\/messages\/[^"?]+)"/.exec(list)?.[1] ?? '';
    expect((await administrator.get(one)).text).toContain('Waits until 8 Mar 2026, 20:00');
    expect((await administrator.get(`${at}/settings/calendar`)).text).toContain('Closed now. Opens 8 Mar 2026, 20:00.');
    await deliver('2026-03-08T18:59:00.000Z');
    expect(await box.states()).toEqual(['queued anna@example.com']);
    await deliver('2026-03-08T19:00:00.000Z');
    expect(await box.states()).toEqual(['accepted anna@example.com']);
    desk.setNow('2026-03-03T09:00:00.000Z');
    await administrator.post(hours, { when: 'always' });
    expect((await settings()).sendWindow).toBeNull();
  });
});
