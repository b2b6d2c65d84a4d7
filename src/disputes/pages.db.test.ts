import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { settingsOf } from '../companies/store';

/** Disputes as people meet them in the desk: raised from the list of items, worked on their page, seen as list and board. */
const open = testDatabase();
let desk: TestDesk;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
});
afterAll(() => desk.close());

const itemOf = async (document: string): Promise<string> => {
  const [row] = await rowsOf<{ id: number }>(
    open.db.read,
    'select item_id as id from v_open_item where company_id = ? and document = ?',
    [desk.company.id, document],
  );
  return desk.house.ids.seal('item', row!.id);
};

const disputes = (): Promise<{ id: number; state: string; owner: string; review_on: string; category: string }[]> =>
  rowsOf(open.db.read, 'select id, state, owner, review_on, category from dispute order by id');

const objecting = { category: 'price', objection: 'We agreed on <12.00> each', raisedOn: '2026-03-02', owner: '' };

/** Raises a dispute on that document; answers with the path of its page. */
const raised = async (document: string, more: Record<string, string> = {}): Promise<string> => {
  const collector = await desk.as('collector');
  const { location } = await collector.post(`${at}/disputes`, { id: await itemOf(document), ...objecting, ...more });
  expect(location).toMatch(/\/disputes\/di_/);
  return location;
};

describe('disputes in the desk', () => {
  it('say what the page will show where there is none yet', async () => {
    const { status, text } = await (await desk.as('reader')).get(`${at}/disputes`);
    expect(status).toBe(200);
    expect(text).toContain('No dispute fits.');
    expect((await (await desk.as('reader')).get(`${at}/disputes?as=board`)).text).toContain('dispute-board');
  });

  it('are raised from selected items, with what follows said before the click', async () => {
    const collector = await desk.as('collector');
    const items = await collector.get(`${at}/items`);
    expect(items.text).toContain(`formaction="${at}/items/dispute"`);
    const id = await itemOf('F-1001');
    const asked = await collector.post(`${at}/items/dispute`, { id });
    expect(asked.text).toContain('Dispute 1 document');
    expect(asked.text).toContain('This raises one dispute.');
    const wrong = await collector.post(`${at}/disputes`, {
      id,
      ...objecting,
      objection: '',
      [`amount-${id}`]: '99,999.00',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Say what the customer objects to.');
    expect(wrong.text).toContain('value="99,999.00"');
    expect(wrong.text).toContain('More than nothing, and not more than');
    expect(await disputes()).toEqual([]);
    const path = await raised('F-1001', { [`amount-${id}`]: '300' });
    expect(await disputes()).toMatchObject([{ state: 'new', owner: 'sales', review_on: '2026-03-10' }]);
    const page = await collector.get(path);
    expect(page.text).toContain('We agreed on &lt;12.00&gt; each');
    expect(page.text).toContain('300.00');
    expect(page.text).toContain('Sales');
    const again = await collector.post(`${at}/disputes`, { id, ...objecting });
    expect(again.status).toBe(409);
    expect(again.text).toContain('All of it is disputed already');
    expect(await disputes()).toHaveLength(1);
  });

  it('of several customers are one for each, and all that the list shows can be taken', async () => {
    const collector = await desk.as('collector');
    const asked = await collector.post(`${at}/items/dispute`, { all: '1', state: '' });
    expect(asked.text).toContain('These items belong to 3 customers: this raises 3 disputes');
    expect(asked.text).toContain('1 item is disputed already and left out.');
  });

  it('are found by filters that the board keeps', async () => {
    const reader = await desk.as('reader');
    const list = await reader.get(`${at}/disputes?category=price`);
    expect(list.text).toContain('F-1001');
    expect(list.text).toContain('as&#x3D;board&amp;category&#x3D;price');
    const board = await reader.get(`${at}/disputes?as=board&category=price`);
    expect(board.text).toContain('Roux et Fils SARL');
    expect(board.text).toContain('1 dispute, €300.00');
    expect((await reader.get(`${at}/disputes?category=tax`)).text).toContain('No dispute fits.');
    expect((await reader.get(`${at}/disputes?due=late`)).text).toContain('No dispute fits.');
    expect((await reader.get(`${at}/disputes?due=late&on=2026-03-20`)).text).toContain('past its date');
    expect((await reader.get(`${at}/disputes?on=2026-03-01`)).text).toContain('No dispute fits.');
    const totals = await reader.get(`${at}/disputes/totals`, { headers: { 'hx-request': 'true' } });
    expect(totals.text).toContain('1 dispute: €300.00 (€300.00 of it still open)');
    expect((await reader.get(`${at}/disputes?customer=cu_00000000000`)).status).toBe(404);
    const nobody = desk.work().ids.seal('customer', 999_999);
    expect((await reader.get(`${at}/disputes?customer=${nobody}`)).status).toBe(404);
    expect((await reader.get(`${at}/promises?customer=${nobody}`)).status).toBe(404);
  });

  it('go on, change hands with their tasks, and keep what was typed where it is wrong', async () => {
    const collector = await desk.as('collector');
    const path = `${at}/disputes/${desk.house.ids.seal('dispute', (await disputes())[0]!.id)}`;
    await collector.post(`${path}/move`, { to: 'waiting_internal', note: 'asked sales for the order' });
    expect(await disputes()).toMatchObject([{ state: 'waiting_internal' }]);
    expect((await collector.post(`${path}/move`, { to: 'confirmed' })).status).toBe(404);
    const past = await collector.post(`${path}/give`, { owner: 'sales', reviewOn: '2026-03-01', note: 'soon' });
    expect(past.status).toBe(422);
    expect(past.text).toContain('value="soon"');
    const given = { owner: 'manager@acme.example', reviewOn: '2026-03-06', note: '' };
    await collector.post(`${path}/give`, given);
    expect(await disputes()).toMatchObject([{ owner: 'manager@acme.example', review_on: '2026-03-06' }]);
    const tasks = await rowsOf(open.db.read, `select assignee from v_task where kind = 'dispute_answer'`);
    expect(tasks).toEqual([{ assignee: 'manager@acme.example' }]);
    expect((await collector.get(path)).text).toContain('owner or due date changed');
    expect((await collector.get(path)).text).toContain('The manager');
    expect((await collector.get(`${at}/disputes?owner=manager@acme.example`)).text).toContain('F-1001');
  });

  it('have comments that give a task to whom they speak to', async () => {
    const collector = await desk.as('collector');
    const path = `${at}/disputes/${desk.house.ids.seal('dispute', (await disputes())[0]!.id)}`;
    const unknown = await collector.post(`${path}/comments`, { text: '@nobody have a look' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('Nobody here is called @nobody.');
    expect(unknown.text).toContain('@nobody have a look</textarea>');
    await collector.post(`${path}/comments`, { text: '@manager @collector is that the price of 2025?' });
    const told = await rowsOf(open.db.read, `select assignee, title, due_on from v_task where kind = 'mention'`);
    expect(told).toEqual([
      {
        assignee: 'manager@acme.example',
        title: 'The collector: @manager @collector is that the price of 2025?',
        due_on: '2026-03-03',
      },
    ]);
    const mails = await rowsOf(open.db.read, `select recipient, subject, company_id from house_mail`);
    expect(mails).toEqual([
      {
        recipient: 'manager@acme.example',
        subject: expect.stringMatching(/^The collector mentions you in a dispute of /),
        company_id: desk.company.id,
      },
    ]);
    const [note] = await rowsOf(open.db.read, `select visibility, counts_in_gap from v_activity`);
    expect(note).toEqual({ visibility: 'internal', counts_in_gap: 0 });
    expect((await collector.get(path)).text).toContain('is that the price of 2025?');
  });

  it('take evidence and give it back', async () => {
    const collector = await desk.as('collector');
    const path = `${at}/disputes/${desk.house.ids.seal('dispute', (await disputes())[0]!.id)}`;
    expect((await collector.send(`${path}/evidence`, { kind: 'order' }, [])).status).toBe(422);
    await collector.send(`${path}/evidence`, { kind: 'order' }, [{ name: 'order 77.txt', content: '12.00 each' }]);
    const { text } = await collector.get(path);
    const href = /href="(\/c\/[^"]*\/documents\/do_[^"]*)"/.exec(text)?.[1] ?? '';
    const reader = await desk.as('reader');
    const file = await reader.get(href);
    expect(file.text).toBe('12.00 each');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect((await reader.get(`${at}/documents/do_00000000000`)).status).toBe(404);
  });

  it('are settled only with what it takes, and say from when reminders resume', async () => {
    const collector = await desk.as('collector');
    const path = `${at}/disputes/${desk.house.ids.seal('dispute', (await disputes())[0]!.id)}`;
    expect((await collector.get(path)).text).toContain('Reminders resume on 10 Mar 2026.');
    const bare = await collector.post(`${path}/settle`, {
      outcome: 'unjustified',
      answer: '',
      answeredOn: '2026-03-03',
    });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('What is refused needs a reasoned answer that was sent.');
    expect((await collector.post(`${path}/settle`, { answer: 'kept words' })).text).toContain('kept words</textarea>');
    const early = await collector.post(`${path}/answer`, { text: 'See order 77.', sentOn: '2026-02-01' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('See order 77.');
    await collector.post(`${path}/answer`, { text: 'See order 77.', sentOn: '2026-03-02' });
    expect(await disputes()).toMatchObject([{ state: 'waiting_customer' }]);
    expect((await collector.get(path)).text).toContain('Reminders resume on 9 Mar 2026.');
    const item = await itemOf('F-1001');
    const partly = { outcome: 'partly', answer: 'See order 77.', answeredOn: '2026-03-02' };
    expect((await collector.post(`${path}/settle`, partly)).text).toContain('Say of at least one document');
    expect((await collector.post(`${path}/settle`, { ...partly, [`part-${item}`]: '301' })).status).toBe(422);
    await collector.post(`${path}/settle`, { ...partly, [`part-${item}`]: '120.50' });
    expect(await disputes()).toMatchObject([{ state: 'resolved' }]);
    const page = await collector.get(path);
    expect(page.text).toContain('Reminders of what was found unjustified resume on 9 Mar 2026.');
    expect(page.text).toContain('A credit note of €120.50 is awaited.');
    expect((await collector.post(`${path}/settle`, { ...partly, [`part-${item}`]: '120.50' })).status).toBe(409);
    expect((await collector.get(`${path}?on=2026-03-02`)).text).toContain('This is how it stood on that day.');
    await collector.post(`${path}/confirm`, { note: 'agreed by telephone' });
    expect(await disputes()).toMatchObject([{ state: 'confirmed' }]);
    expect((await collector.get(path)).text).toContain('It is over: nothing is held back.');
  });

  it('are void with a reason', async () => {
    const collector = await desk.as('collector');
    const path = await raised('F-1002');
    expect((await collector.post(`${path}/void`, { why: ' ' })).status).toBe(422);
    await collector.post(`${path}/void`, { why: 'the wrong invoice' });
    expect((await disputes()).at(-1)).toMatchObject({ state: 'void' });
    expect((await collector.get(`${at}/disputes?state=closed`)).text).toContain('F-1002');
  });

  it('go to whom the company has named for their category', async () => {
    const administrator = await desk.as('administrator');
    const path = `${at}/disputes/categories`;
    const page = await administrator.get(path);
    const form = Object.fromEntries(
      [...page.text.matchAll(/name="days-(\w+)" value="(\d+)"/g)].flatMap(([, code = '', days = '']) => [
        [`days-${code}`, days],
        [
          `owner-${code}`,
          new RegExp(`name="owner-${code}".*?value="([^"]+)" selected`, 's').exec(page.text)?.[1] ?? '',
        ],
      ]),
    );
    expect(Object.keys(form)).toHaveLength(34);
    expect((await administrator.post(path, { ...form, 'days-tax': '0' })).status).toBe(422);
    expect((await administrator.post(path, { ...form, 'owner-tax': 'stranger' })).status).toBe(422);
    await administrator.post(path, { ...form, 'owner-tax': 'collector@acme.example', 'days-tax': '3' });
    const set = await settingsOf(open.db.read, desk.company.id);
    expect(set.disputeCategories).toEqual({ tax: { owner: 'collector@acme.example', days: 3 } });
    await raised('F-1003', { category: 'tax' });
    expect((await disputes()).at(-1)).toMatchObject({ owner: 'collector@acme.example', review_on: '2026-03-06' });
    expect((await (await desk.as('manager')).get(path)).status).toBe(403);
  });

  it('are changed by nobody without the right, on no other day, and known to nobody elsewhere', async () => {
    const reader = await desk.as('reader');
    const path = `${at}/disputes/${desk.house.ids.seal('dispute', (await disputes()).at(-1)!.id)}`;
    expect((await reader.get(path)).text).not.toContain('<textarea');
    const posts = ['answer', 'settle', 'move', 'give', 'confirm', 'void', 'comments', 'evidence'];
    for (const one of posts) expect((await reader.post(`${path}/${one}`, { to: 'in_review' })).status).toBe(403);
    expect((await reader.post(`${at}/items/dispute`, { all: '1' })).status).toBe(403);
    const collector = await desk.as('collector');
    expect((await collector.post(`${path}/move?on=2026-03-01`, { to: 'in_review' })).status).toBe(409);
    for (const wrong of ['di_00000000000', 'x', desk.house.ids.seal('dispute', 999)])
      expect((await collector.get(`${at}/disputes/${wrong}`)).status).toBe(404);
  });
});
