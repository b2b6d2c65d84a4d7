import { holdSources, papers } from '../app';
import { day } from '../kernel/day';
import { holdsFrom } from '../ledger/hold-index';
import { putObstacle } from '../ledger/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly } from '../platform/testing/work';
import { askToLook } from '../reminders/procurement.actions';
import { procurementCommand } from '../reminders/procurement.cli';
import { runToday } from '../reminders/run.actions';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** A customer that takes its invoices through a procurement portal: who has to look there, and what becomes of what is read. */
const open = testDatabase();
let desk: TestDesk;
let page: string;
let customerId: number;
const LINK = 'https://service.ariba.com/Supplier.aw?id=77';

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '4711'`, []);
  customerId = row?.id ?? 0;
  page = `/c/${desk.company.code}/customers/${desk.house.ids.seal('customer', customerId)}`;
});
afterAll(() => desk.close());

const itemOf = async (document: string): Promise<number> => {
  const sql = `select item_id as id from v_open_item where document = ?`;
  return (await rowsOf<{ id: number }>(open.db.read, sql, [document]))[0]?.id ?? 0;
};
const sealed = async (document: string): Promise<string> => desk.house.ids.seal('item', await itemOf(document));
const tasks = async (): Promise<string[]> => {
  const sql = `select title || ' | ' || due_on as said from v_task where kind = 'portal_look' and done_at is null order by id`;
  return (await rowsOf<{ said: string }>(open.db.read, sql, [])).map(({ said }) => said);
};
const holds = async (document: string): Promise<string[]> => {
  const range = { companyId: desk.company.id, first: customerId, last: customerId };
  const found = await holdsFrom(holdSources(open.db.read), range, desk.work().today, null);
  const itemId = await itemOf(document);
  return found.filter((hold) => hold.itemId === itemId).map(({ kind, until }) => `${kind} ${until}`);
};
const run = (...words: string[]): ReturnType<typeof duly> =>
  duly(desk.work(), (program, shell) => procurementCommand(program, shell), ['procurement', ...words]);

describe('a procurement portal', () => {
  it('is named by who may work, with a link that is one', async () => {
    const collector = await desk.as('collector');
    expect((await collector.get(page)).text).toContain('Invoices go to no procurement portal.');
    expect((await collector.get(`${page}/procurement/look`)).status).toBe(404);
    const set = { portal: 'ariba', link: LINK, number: 'AN-77' };
    for (const link of [
      '',
      'javascript:alert(1)',
      'https://me:secret@a.b/',
      'ariba',
      `https://a.b/${'x'.repeat(600)}`,
    ]) {
      const wrong = await collector.post(`${page}/procurement`, { ...set, link });
      expect([link, wrong.status, wrong.text.includes('field-link-wrong')]).toEqual([link, 422, true]);
    }
    expect((await collector.post(`${page}/procurement`, { ...set, portal: 'other' })).status).toBe(422);
    expect((await collector.post(`${page}/procurement`, { ...set, portal: '<x>' })).status).toBe(422);
    expect((await (await desk.as('reader')).post(`${page}/procurement`, set)).status).toBe(403);
    expect((await collector.post(`${page}/procurement`, set)).location).toBe(page);
    const { text } = await (await desk.as('reader')).get(page);
    expect(text).toMatch(
      /href="https:\/\/service\.ariba\.com\/Supplier\.aw\?id(=|&#x3D;)77" target="_blank" rel="noopener noreferrer">Ariba/,
    );
    expect(text).toContain('Our number there: AN-77');
    expect(text).not.toContain('Record what it says');
    expect(await tasks()).toEqual([]);
  });

  it('is somebody’s to look at after a reminder, once, and from Today', async () => {
    desk.setNow('2026-03-03T10:00:00.000Z');
    await runToday(desk.work(), { company: desk.company, holds: holdSources, papers }, { agree: 'none' });
    expect(await askToLook(desk.work(), desk.company.id)).toBe(1);
    expect(await askToLook(desk.work(), desk.company.id)).toBe(0);
    expect(await tasks()).toEqual(['Look in Ariba what became of F-1001, F-1002 | 2026-03-03']);
    const { text } = await (await desk.as('collector')).get(`/c/${desk.company.code}`);
    expect(text).toContain(`${page}/procurement/look`);
  });

  it('takes what was read as the state of the e-invoices, which holds what that holds', async () => {
    desk.setNow('2026-03-03T11:00:00.000Z');
    const collector = await desk.as('collector');
    const form = `${page}/procurement/look`;
    expect((await collector.get(form)).text).toContain('Open Ariba');
    const both = { item: [await sealed('F-1001'), await sealed('F-1002')] };
    const wrongs = [
      [{ state: 'approved' }, 'field-item-wrong'],
      [{ ...both, state: 'nonsense' }, 'field-state-wrong'],
      [{ ...both, state: 'approved', on: '2026-03-04' }, 'field-on-wrong'],
      [{ ...both, state: 'approved', next: '2026-03-03' }, 'field-next-wrong'],
      [{ state: 'approved', item: await sealed('F-1003') }, 'field-item-wrong'],
    ] as const;
    for (const [fields, says] of wrongs) {
      const wrong = await collector.post(form, fields);
      expect([wrong.status, wrong.text.includes(says)]).toEqual([422, true]);
    }
    const first = { item: await sealed('F-1001'), state: 'received' };
    expect((await collector.post(form, first)).location).toBe(page);
    expect(await tasks()).toEqual(['Look in Ariba what became of F-1001 | 2026-03-10']);
    expect(await askToLook(desk.work(), desk.company.id)).toBe(1);
    expect((await tasks()).at(-1)).toBe('Look in Ariba what became of F-1002 | 2026-03-03');
    desk.setNow('2026-03-03T11:30:00.000Z');
    expect((await collector.post(form, { ...both, state: 'payment_sent', note: 'batch 9 <b>' })).location).toBe(page);
    expect(await holds('F-1001')).toEqual(['payment_in_transit 2026-03-10']);
    expect(await tasks()).toEqual(['Look in Ariba what became of F-1001, F-1002 | 2026-03-10']);
    const { text } = await collector.get(page);
    expect(text).toContain('F-1001: payment sent, 3 Mar 2026');
    expect(text).toContain('batch 9 &lt;b&gt;');
    const [entry] = await open.db
      .read('v_entry')
      .where({ document: 'F-1001' })
      .select('einvoice_state', 'einvoice_channel');
    expect(entry).toEqual({ einvoice_state: 'payment_sent', einvoice_channel: 'Ariba' });
  });

  it('holds what is not there until the next look, and is asked about again where something is in the way', async () => {
    desk.setNow('2026-03-03T12:00:00.000Z');
    const read = await run(
      'looked',
      '4711',
      '--item',
      'F-1002',
      '--state',
      'not_there',
      '--next',
      '2026-03-06',
      '--json',
    );
    expect(read.json).toEqual({
      documents: ['F-1002'],
      state: 'not_there',
      onDay: '2026-03-03',
      nextLookOn: '2026-03-06',
    });
    expect(await holds('F-1002')).toContain('obstacle 2026-03-06');
    expect(await tasks()).toEqual([
      'Look in Ariba what became of F-1002 | 2026-03-06',
      'Look in Ariba what became of F-1001 | 2026-03-10',
    ]);
    await run('looked', '4711', '--item', 'F-1001', '--item', 'F-1002', '--state', 'collected');
    expect([await tasks(), await holds('F-1001')]).toEqual([[], []]);
    desk.setNow('2026-03-03T13:00:00.000Z');
    const obstacle = { companyId: desk.company.id, customerId, itemIds: [await itemOf('F-1001')], amountMinor: null };
    await putObstacle(desk.work(), { ...obstacle, obstacle: 'wrong_portal', reason: 'x', until: day('2026-03-20'), owner: null }); // prettier-ignore
    expect(await askToLook(desk.work(), desk.company.id)).toBe(1);
    expect(await tasks()).toEqual(['Look in Ariba what became of F-1001 | 2026-03-03']);
  });

  it('refuses what is not, by command too, and ends with its tasks', async () => {
    for (const [words, says] of [
      [['looked', '4711', '--state', 'sent'], 'No document is named.'],
      [['looked', '4711', '--item', 'F-9999', '--state', 'sent'], 'F-9999'],
      [['looked', '1007', '--item', 'F-1003', '--state', 'sent'], 'No procurement portal of this customer is known.'],
      [['set', '4711', '--name', 'x', '--link', 'file:///etc/passwd'], 'This is no link to a portal.'],
      [['end', '1007'], 'No procurement portal of this customer is known.'],
    ] as const)
      await expect(run(...words)).rejects.toThrow(says);
    expect((await run('list')).text).toContain('Ariba  https://service.ariba.com');
    const collector = await desk.as('collector');
    expect((await collector.post(`${page}/procurement`, { portal: 'none' })).location).toBe(page);
    expect([await tasks(), (await run('list')).text]).toEqual([[], 'No customer takes its invoices through a portal.']);
    expect(desk.failures).toEqual([]);
  });
});
