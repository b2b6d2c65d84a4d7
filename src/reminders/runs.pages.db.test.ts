import { setTimeout as later } from 'node:timers/promises';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** Runs as people meet them in the desk: decided, looked through, changed, approved by one, issued behind the page. */
const open = testDatabase();
let desk: TestDesk;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
});
afterAll(() => desk.close());

/** The path of the run that the press of the button leads to, however long it takes. */
const decided = async (who: Visitor): Promise<string> => {
  let { location } = await who.post(`${at}/runs`, { decide: '1' });
  for (let tries = 0; location === `${at}/runs` && tries < 200; tries += 1) {
    await later(100);
    ({ location } = await who.get(`${at}/runs/deciding`));
  }
  return location;
};

const count = async (table: string): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(open.db.read, `select count(*) as n from ${table}`);
  return row?.n ?? 0;
};

const runsIn = (): Promise<{ id: number; state: string }[]> =>
  rowsOf(open.db.read, `select id, state from run order by id`);

/** The page, once nothing is under way any more. */
const atRest = async (who: Visitor, path: string): Promise<string> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const { text } = await who.get(path);
    if (!text.includes('hx-trigger="every 1s"')) return text;
    await later(100);
  }
  throw new Error('it never came to rest');
};

const hrefIn = (text: string, pattern: RegExp): string => (pattern.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
const customerIn = (text: string, name: string): string =>
  hrefIn(text, new RegExp(`value="(cu_[a-z0-9]+)" aria-label="Select ${name}`));
const buttonIn = (text: string): string =>
  /<button class="btn btn-primary" data-key="a">([^<]+)</.exec(text)?.[1] ?? '';
const promised = (text: string): string => /name="messages" value="(\d+)"/.exec(text)?.[1] ?? '';

describe('runs in the desk', () => {
  it('shows an empty month with the one next step, and to a reader without it', async () => {
    const manager = await desk.as('manager');
    const { status, text } = await manager.get(`${at}/runs`);
    expect(status).toBe(200);
    expect(text).toContain('Decide upon today');
    expect(text).toContain('Runs of March 2026');
    expect((await (await desk.as('reader')).get(`${at}/runs`)).text).not.toContain('name="decide"');
    expect((await (await desk.as('reader')).post(`${at}/runs`, { decide: '1' })).status).toBe(403);
    expect((await manager.get(`${at}/runs?month=2026-13`)).text).toContain('Runs of March 2026');
    expect((await manager.get(`${at}/runs?month=1950-01`)).status).toBe(200);
  });

  it('plays the coming days through in a fire drill, and leaves nothing behind', async () => {
    const path = `${at}/runs/drill`;
    const reader = await desk.as('reader');
    expect((await reader.get(path)).text).not.toContain('Start the drill');
    expect((await reader.post(path, { days: '90', pays: 'nobody', late: '30' })).status).toBe(403);
    const collector = await desk.as('collector');
    expect((await collector.get(path)).text).toContain('Start the drill');
    const wrong = await collector.post(path, { days: '900', pays: 'nobody', late: 'soon' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="900"');
    expect(wrong.text).toContain('Write a whole number from 0 to 365.');
    expect((await collector.get(`${path}/export`)).location).toBe(path);
    expect((await collector.post(path, { days: '90', pays: 'nobody', late: '30' })).location).toBe(path);
    const text = await atRest(collector, path);
    expect(text).toContain('Nobody pays anything.');
    expect(text).toContain('Roux et Fils SARL');
    const { text: csv } = await collector.get(`${path}/export`);
    const rows = csv.trim().split('\n');
    expect(rows[0]).toContain('On,Number,Customer,Collector,What,Decision');
    expect(rows.filter((row) => row.includes('Roux et Fils SARL')).length).toBeGreaterThan(2);
    const look = hrefIn(text, /href="([^"]+)#message"/).replaceAll('&#x3D;', '=');
    const shown = (await collector.get(look)).text;
    const letter = hrefIn(shown, /src="([^"]+\/drill\/letter[^"]+)"/).replaceAll('&#x3D;', '=');
    expect((await collector.get(letter)).text).toContain('F-1003');
    expect((await collector.get(letter.replace(/cu_[a-z0-9]+/, 'cu_0'))).status).toBe(404);
    expect((await (await desk.as('manager')).get(letter)).status).toBe(404);
    for (const table of ['run', 'decision', 'message', 'reminder', 'task']) expect(await count(table)).toBe(0);
  });

  it('says why a fire drill came to nothing, and starts another', async () => {
    const path = `${at}/runs/drill`;
    const manager = await desk.as('manager');
    const drill = (): Promise<unknown> => manager.post(path, { days: '30', pays: 'nobody', late: '30' });
    const broken = { company_id: desk.company.id, code: 'standard', version: 9, name: 'Broken', steps: 'none' };
    const recorded = { recorded_at: '2026-03-03T09:00:00.000Z', recorded_by: 'test' };
    await open.db.write('strategy').insert({ ...broken, ...recorded });
    await drill();
    const failed = await atRest(manager, path);
    await open.db.write('strategy').where({ name: 'Broken' }).delete();
    await open.db
      .write('company_setting')
      .insert({ company_id: desk.company.id, name: 'maxMessagesPerDay', value: '1', ...recorded });
    expect(failed).toContain('<p class="wrong" role="alert">');
    expect(failed).toContain('Start the drill');
    await drill();
    const text = await atRest(manager, path);
    expect(text).toContain('Roux et Fils SARL');
    expect(text).not.toContain('<p class="wrong" role="alert">');
    expect(text).toContain('The maximum of 1 messages a day is applied');
    expect(text).toMatch(/\d customers? waited for a turn, the longest for \d+ days?\./);
    await open.db.write('company_setting').where({ name: 'maxMessagesPerDay', company_id: desk.company.id }).delete();
  });

  it('decides once however often it is asked, and sends nothing', async () => {
    const collector = await desk.as('collector');
    const path = await decided(collector);
    expect(path).toMatch(/\/runs\/ru_/);
    expect(await decided(collector)).toBe(path);
    expect(await runsIn()).toEqual([{ id: expect.any(Number) as number, state: 'simulated' }]);
    const { text } = await collector.get(path);
    expect(text).toContain('Roux et Fils SARL');
    expect(text).toContain('A person with the right to approve lets it go.');
    expect(text).not.toContain('data-key="a"');
    expect(await count('message')).toBe(0);
  });

  it('filters by reason, shows the customer, the message itself and the letter', async () => {
    const manager = await desk.as('manager');
    const path = await decided(manager);
    const { text } = await manager.get(path);
    expect(buttonIn(text)).toBe('Approve 2 messages, €4,435.75');
    expect(text).toContain('first step');
    const wait = await manager.get(`${path}?group=none&because=nothing_due`);
    expect(wait.text).toContain('No customer is here.');
    const roux = customerIn(text, 'Roux');
    const line = await manager.get(`${path}/lines/${roux}`);
    expect(line.text).toContain('It is overdue and reaches the first step.');
    expect(line.text).toContain('sandbox=""');
    expect(text).toContain('€300.00 not applied');
    expect(line.text).toContain('<li>Payment P-77, 20 Feb 2026: €300.00</li>');
    expect(line.text).toContain('Leave out: apply the money first');
    const message = await manager.get(`${path}/lines/${roux}/message`);
    expect(message.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(message.text).toContain('F-1001');
    expect(message.text).toContain('data:image/png;base64,');
    expect(message.text).not.toContain('cid:');
    const brauhaus = customerIn(text, 'Brauhaus');
    const letter = await manager.get(`${path}/lines/${brauhaus}/letter`);
    expect(letter.headers.get('content-type')).toContain('application/pdf');
    expect((await manager.get(`${path}/lines/${roux}/letter`)).location).toContain(`?line=${roux}`);
    const part = await fetchPart(manager, `${path}/lines/${roux}?out=1`);
    expect(part).toContain('autofocus');
    expect(part).not.toContain('<html');
  });

  it('knows nothing of runs and customers that are not here', async () => {
    const manager = await desk.as('manager');
    const path = await decided(manager);
    for (const wrong of [
      `${at}/runs/ru_00000000000`,
      `${at}/runs/x`,
      `${path}/lines/cu_00000000000`,
      `${path}/lines/x/message`,
    ])
      expect((await manager.get(wrong)).status).toBe(404);
    const parc = desk.house.ids.seal('customer', 999);
    expect((await manager.get(`${path}/lines/${parc}`)).status).toBe(404);
    expect((await manager.post(`${path}/lines/${parc}/out`, { why: 'x' })).status).toBe(409);
  });

  it('leaves out with a reason, keeps what was typed where there is none, and puts back', async () => {
    const collector = await desk.as('collector');
    const path = await decided(collector);
    const roux = customerIn((await collector.get(path)).text, 'Roux');
    const without = await collector.post(`${path}/lines/${roux}/out`, { why: ' ', group: 'send' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('Say why, in a word');
    const out = await collector.post(`${path}/lines/${roux}/out`, { why: 'paid', group: 'send' });
    expect(out.location).toBe(`${path}?group=send`);
    const after = await collector.get(out.location);
    expect(after.text).toContain('Roux et Fils SARL is left out of this run');
    expect(after.text).not.toContain('aria-label="Select Roux');
    expect((await collector.get(`${path}?group=left_out`)).text).toContain('Left out: paid');
    await collector.post(`${path}/lines/${roux}/in`, { back: '1' });
    expect((await collector.get(path)).text).toContain('aria-label="Select Roux');
    const many = await collector.post(`${path}/out`, { id: [roux], why: 'call first' });
    expect((await collector.get(many.location)).text).toContain('1 customer is left out');
    await collector.post(`${path}/lines/${roux}/in`, { back: '1' });
    expect((await collector.post(`${path}/out`, { why: 'x' })).status).toBe(409);
  });

  it('writes without one document, which is held from now on', async () => {
    const manager = await desk.as('manager');
    const path = await decided(manager);
    const brauhaus = customerIn((await manager.get(path)).text, 'Brauhaus');
    const { text } = await manager.get(`${path}/lines/${brauhaus}`);
    const item = hrefIn(text, /name="item" value="(it_[a-z0-9]+)"> F-1004/);
    await manager.post(`${path}/lines/${brauhaus}/out`, { why: 'disputed', item });
    expect(buttonIn((await manager.get(path)).text)).toBe('Approve 2 messages, €3,690.50');
    expect((await manager.get(`${path}/lines/${brauhaus}/message`)).text).toContain('F-1003');
  });

  it('is not approved by who may not, not on another day, and not as another run than was seen', async () => {
    const manager = await desk.as('manager');
    const path = await decided(manager);
    const seen = promised((await manager.get(path)).text);
    expect((await (await desk.as('collector')).post(`${path}/approve`, { messages: seen })).status).toBe(403);
    expect((await manager.post(`${path}/approve?on=2026-03-02`, { messages: seen })).status).toBe(409);
    const changed = await manager.post(`${path}/approve`, { messages: '7' });
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('was to send 7 messages, and would now send 2');
    expect((await runsIn()).map(({ state }) => state)).toEqual(['simulated']);
  });

  it('is decided again on request, and discarded', async () => {
    const collector = await desk.as('collector');
    const first = await decided(collector);
    const again = await collector.post(`${first}/again`, { again: '1' });
    expect(again.location).not.toBe(first);
    expect((await collector.get(first)).text).toContain('cancelled');
    expect((await collector.post(`${again.location}/cancel`, { cancel: '1' })).location).toBe(`${at}/runs`);
    expect((await collector.get(`${at}/runs`)).text).toContain('The run was discarded. Nothing was sent.');
    expect((await runsIn()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  it('two approve the same run: one wins, the other sees who was faster; it goes on when the page is left', async () => {
    const manager = await desk.as('manager');
    const administrator = await desk.as('administrator');
    const path = await decided(manager);
    const messages = promised((await manager.get(path)).text);
    const [one, other] = await Promise.all([
      manager.post(`${path}/approve`, { messages }),
      administrator.post(`${path}/approve`, { messages }),
    ]);
    expect([one.status, other.status].sort()).toEqual([303, 409]);
    const loser = one.status === 409 ? one : other;
    expect(loser.text).toMatch(/The (manager|administrator) has approved this run already/);
    const winner = one.status === 303 ? manager : administrator;
    const text = await atRest(winner, path);
    expect(text).toContain('Saved from error: 0.');
    expect(text).toContain('printed, not posted');
    expect(await count('message')).toBe(2);
    expect((await winner.post(`${path}/approve`, { messages })).status).toBe(303);
    await atRest(winner, path);
    expect(await count('message')).toBe(2);
    const { text: month } = await manager.get(`${at}/runs`);
    expect(month).toContain('Open the run of today');
    expect((await manager.post(`${path}/again`, { again: '1' })).status).toBe(409);
  });

  it('prints the letters as one file and notes that they were posted', async () => {
    const collector = await desk.as('collector');
    const path = await decided(collector);
    const pdf = await collector.get(`${path}/letters`);
    expect(pdf.headers.get('content-type')).toContain('application/pdf');
    expect(pdf.headers.get('content-disposition')).toContain('inline');
    const { text } = await collector.get(path);
    const letter = hrefIn(text, /name="id" value="(me_[a-z0-9]+)" checked/);
    const wrong = await collector.post(`${path}/posted`, {
      id: letter,
      on_day: '2026-03-09',
      service: 'Deutsche Post',
    });
    expect(wrong.status).toBe(409);
    const fields = { id: letter, on_day: '2026-03-03', service: 'Deutsche Post', [`number-${letter}`]: 'RR 123' };
    expect((await collector.post(`${path}/posted`, fields)).status).toBe(303);
    const [step] = await rowsOf<{ detail: string }>(
      open.db.read,
      `select detail from message_step where kind = 'posted'`,
    );
    expect(JSON.parse(step?.detail ?? '')).toMatchObject({ service: 'Deutsche Post', number: 'RR 123' });
    expect((await collector.get(path)).text).toContain('1 letter is in the post');
    expect((await collector.get(`${path}/letters`)).status).toBe(409);
    await collector.post(`${path}/unposted`, { letters: `${letter},me_00000000000` });
    expect((await collector.get(path)).text).toContain('1 letter is not in the post after all');
    expect((await collector.get(`${path}/letters`)).status).toBe(200);
    expect((await (await desk.as('reader')).post(`${path}/unposted`, { letters: letter })).status).toBe(403);
  });

  it('shows the message as it was sent', async () => {
    const manager = await desk.as('manager');
    const path = await decided(manager);
    const { text } = await manager.get(path);
    expect(text).toContain('The message as it was sent');
    const roux = hrefIn(text, /lines\/(cu_[a-z0-9]+)\?group&#x3D;send" hx-target="#line"[^>]*>Roux/);
    expect((await manager.get(`${path}/lines/${roux}/message`)).text).toContain('data:image/png');
  });
});

async function fetchPart(who: Visitor, path: string): Promise<string> {
  return (await who.get(path, { headers: { 'hx-request': 'true' } })).text;
}
