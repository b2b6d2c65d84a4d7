import { setTimeout as later } from 'node:timers/promises';
import { changeSetting } from '../companies/actions';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/**
 * What a run sent, as people meet it: a line above the ceiling that waits for a person, the list of messages, each as it left,
 * what somebody says of it, and a ledger too old to send from.
 */
const open = testDatabase();
let desk: TestDesk;
let at: string;
let run: string;

const decided = async (who: Visitor): Promise<string> => {
  let { location } = await who.post(`${at}/runs`, { decide: '1' });
  for (let tries = 0; location === `${at}/runs` && tries < 200; tries += 1) {
    await later(100);
    ({ location } = await who.get(`${at}/runs/deciding`));
  }
  return location;
};

const atRest = async (who: Visitor, path: string): Promise<string> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const { text } = await who.get(path);
    if (!text.includes('hx-trigger="every 1s"')) return text;
    await later(100);
  }
  throw new Error('it never came to rest');
};

/** What a scanner makes, one dot large. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const found = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
const promised = (text: string): string => found(text, /name="messages" value="(\d+)"/);

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  await changeSetting(desk.work(), desk.company.id, 'ceilingMinor', '200000');
});
afterAll(() => desk.close());

describe('a line above the ceiling', () => {
  it('waits for a person with the right, while the others leave', async () => {
    const manager = await desk.as('manager');
    run = await decided(manager);
    const { text } = await manager.get(run);
    expect(text).toContain('Approve 1 message, €1,380.50');
    const waiting = await manager.get(`${run}?group=approve`);
    expect(waiting.text).toContain('The demand is above the company’s ceiling');
    expect(waiting.text).toContain('Agree to the selected');
    const collector = await (await desk.as('collector')).get(`${run}?group=approve`);
    expect(collector.text).not.toContain('Agree to');
    await manager.post(`${run}/approve`, { messages: promised(text) });
    expect(await atRest(manager, run)).toContain('1 line waits for your agreement');
  });

  it('leaves when it is agreed to, once', async () => {
    const manager = await desk.as('manager');
    const { text } = await manager.get(`${run}?group=approve`);
    const brauhaus = found(text, /value="(cu_[a-z0-9]+)" aria-label="Select Brauhaus/);
    expect((await (await desk.as('collector')).post(`${run}/agree`, { id: brauhaus })).status).toBe(403);
    expect((await manager.post(`${run}/agree`, {})).status).toBe(409);
    await manager.post(`${run}/agree`, { id: brauhaus, group: 'approve' });
    const shown = await atRest(manager, run);
    expect(shown).not.toContain('waits for your agreement');
    expect(shown).toContain('1 letter is printed and not posted.');
    await manager.post(`${run}/lines/${brauhaus}/agree`, { agree: '1' });
    await atRest(manager, run);
    const [count] = await rowsOf<{ n: number }>(open.db.read, 'select count(*) as n from message');
    expect(count?.n).toBe(2);
  });
});

describe('the list of messages', () => {
  it('finds by state, channel, day, run and text', async () => {
    const reader = await desk.as('reader');
    const rows = async (query: string): Promise<string[]> =>
      [...(await reader.get(`${at}/messages?${query}`)).text.matchAll(/customers\/cu_[a-z0-9]+">([^<]+)</g)].map(
        ([, name]) => name ?? '',
      );
    expect(await rows('')).toEqual(['Brauhaus Nord GmbH', 'Roux et Fils SARL']);
    expect(await rows('sort=customer')).toEqual(['Brauhaus Nord GmbH', 'Roux et Fils SARL']);
    expect(await rows('channel=email')).toEqual(['Roux et Fils SARL']);
    expect(await rows('state=made')).toEqual(['Brauhaus Nord GmbH']);
    expect(await rows('q=roux.example')).toEqual(['Roux et Fils SARL']);
    expect(await rows('day=2026-03-02')).toEqual([]);
    expect(await rows(`run=${run.split('/').at(-1) ?? ''}&state=accepted`)).toEqual(['Roux et Fils SARL']);
    const totals = await reader.get(`${at}/messages/totals?channel=letter`, { headers: { 'hx-request': 'true' } });
    expect(totals.text).toContain('1 message');
    expect((await reader.get(`${at}/messages?q=nobody`)).text).toContain('No message fits.');
  });
});

const messageOf = async (who: Visitor, query: string): Promise<string> =>
  found((await who.get(`${at}/messages?${query}`)).text, /href="([^"]*\/messages\/me_[a-z0-9]+)"/);

describe('one message', () => {
  it('is shown as it left, with its steps and the very bytes', async () => {
    const reader = await desk.as('reader');
    const path = await messageOf(reader, 'channel=email');
    const { text } = await reader.get(path);
    for (const said of [
      'As it was sent',
      'handed over',
      'accepted by the provider',
      'in test mode: kept in a folder',
      'The steps of this message count.',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Cancel this reminder');
    const sheet = await reader.get(`${path}/sheet`);
    expect(sheet.text).toContain('F-1001');
    expect(sheet.headers.get('content-security-policy')).toContain("default-src 'none'");
    const mail = await reader.get(`${path}/original`);
    expect(mail.headers.get('content-type')).toContain('message/rfc822');
    expect(mail.text).toMatch(/^(Message-ID|From|To|Subject|Date|Auto-Submitted)/im);
    expect((await reader.get(`${path}/attachments/99`)).status).toBe(404);
    expect((await reader.get(`${at}/messages/me_00000000000`)).status).toBe(404);
  });

  it('of which nobody knows whether it arrived is settled by a person', async () => {
    const collector = await desk.as('collector');
    const path = await messageOf(collector, 'channel=email');
    await open.db.write('message').where({ channel: 'email' }).update({ state: 'doubtful' });
    expect((await collector.get(run)).text).toContain('Nobody knows whether it arrived');
    expect((await collector.get(path)).text).toContain('It was not: send it again');
    expect((await collector.post(`${path}/doubt`, { decision: 'perhaps' })).status).toBe(404);
    expect((await (await desk.as('reader')).post(`${path}/doubt`, { decision: 'sent' })).status).toBe(403);
    expect((await collector.post(`${path}/doubt`, { decision: 'sent' })).status).toBe(303);
    expect((await collector.get(path)).text).toContain('Noted what became of the message');
    expect((await collector.post(`${path}/doubt`, { decision: 'again' })).status).toBe(409);
  });

  it('that is a letter is posted and comes back', async () => {
    const collector = await desk.as('collector');
    const path = await messageOf(collector, 'channel=letter');
    const pdf = await collector.get(`${path}/original`);
    expect(pdf.headers.get('content-type')).toContain('application/pdf');
    expect((await collector.post(`${path}/posted`, { on_day: '2026-03-03', service: '' })).status).toBe(409);
    expect((await collector.post(`${path}/posted`, { on_day: '2026-03-04', service: 'DP' })).status).toBe(409);
    const slip = [{ name: 'slip.png', content: Buffer.from(PNG, 'base64') }];
    const given = { on_day: '2026-03-03', service: 'Deutsche Post', number: 'RR 7' };
    expect((await collector.send(`${path}/news`, { on_day: '2026-03-03', is: 'delivered' }, slip)).status).toBe(409);
    await collector.send(`${path}/posted`, given, slip);
    const posted = (await collector.get(path)).text;
    expect(posted).toContain('by: Deutsche Post · number: RR 7');
    const receipt = /<a href="([^"]+)">receipt<\/a>/.exec(posted)?.[1] ?? '';
    expect((await collector.get(receipt)).headers.get('content-type')).toBe('image/png');
    expect(await rowsOf(open.db.read, `select id from document where about like 'message/%'`)).toHaveLength(1);
    await collector.post(`${path}/unposted`, { why: 'still in the tray' });
    const back = (await collector.get(path)).text;
    expect(back).toContain('not posted after all');
    expect(back).toContain('still in the tray');
    expect((await collector.post(`${path}/unposted`, {})).status).toBe(409);
    expect((await collector.post(`${path}/news`, { on_day: '2026-03-03', is: 'returned' })).status).toBe(409);
    await collector.post(`${path}/posted`, given);
    await collector.post(`${path}/news`, { on_day: '2026-03-03', is: 'returned', note: 'moved' });
    const { text } = await collector.get(path);
    expect(text).toContain('came back');
    expect(text).toContain('The steps of this message no longer count');
    const [task] = await rowsOf<{ kind: string }>(open.db.read, `select kind from task where kind = 'find_address'`);
    expect(task).toBeDefined();
  });

  it('that should not have been sent is cancelled by who may, with a reason', async () => {
    const manager = await desk.as('manager');
    const path = await messageOf(manager, 'channel=email');
    expect((await (await desk.as('collector')).post(`${path}/recall`, { why: 'wrong' })).status).toBe(403);
    expect((await manager.post(`${path}/recall`, { why: ' ' })).status).toBe(409);
    expect((await manager.post(`${path}/recall?on=2026-03-02`, { why: 'wrong' })).status).toBe(409);
    const seen = await manager.post(`${path}/recall/preview`, { words: 'We mixed up two customers.' });
    for (const said of ['We mixed up two customers.', 'vous a été adressé par erreur'])
      expect(seen.text).toContain(said);
    await manager.post(`${path}/recall`, { why: 'wrong customer' });
    const { text } = await manager.get(path);
    expect(text).toContain('no longer count: wrong customer');
    expect(text).toContain('Its reader has not been told');
    expect((await manager.post(`${path}/recall`, { why: 'again' })).status).toBe(409);
    await manager.post(`${path}/recall`, { correct: '1', words: 'We mixed up two customers.' });
    const told = (await manager.get(path)).text;
    expect(told).not.toContain('Send the correction');
    const correction = found(told, /<dt>Correction<\/dt><dd><a href="([^"]+)"/);
    expect((await manager.get(`${correction}/sheet`)).text).toContain('We mixed up two customers.');
    expect((await manager.get(correction)).text).toContain(`<dt>Takes back</dt><dd><a href="${path}"`);
    expect((await manager.get(`${at}/runs`)).text).toMatch(
      /March 2026<\/th><td class="num">\d+<\/td><td class="num">1</,
    );
    expect((await manager.get(run)).text).toContain('Sent in error: 1');
  });
});

describe('a ledger too old to send from', () => {
  it('is shown in the run, and nothing can be approved', async () => {
    desk.setNow('2026-03-20T09:00:00.000Z');
    const manager = desk.stranger();
    await manager.signIn('manager@acme.example', 'correct horse battery staple');
    const path = await decided(manager);
    const { text } = await manager.get(path);
    expect(text).toContain('Nothing can be sent from this run');
    expect(text).toContain('known as of 2 Mar 2026');
    expect(text).not.toContain('data-key="a"');
    const refused = await manager.post(`${path}/approve`, { messages: promised(text) || '0' });
    expect(refused.status).toBe(409);
    const [row] = await rowsOf<{ n: number }>(
      open.db.read,
      `select count(*) as n from run where as_on = '2026-03-20' and state <> 'simulated'`,
    );
    expect(row?.n).toBe(0);
  });
});
