import { hoursOf as callHours } from '../calls/store';
import { findCustomer } from '../customers/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, PASSWORD, type TestDesk, type Visitor } from './testing/test-desk';

/** Calls in the desk: hours are offered, a call is agreed, seen, moved, recorded or cancelled. */
const database = testDatabase();
let desk: TestDesk;
let collector: Visitor;
let page: string;
const AT = '/c/acme-sas';
beforeAll(async () => {
  desk = await openTestDesk(database);
  collector = await desk.as('collector');
  const { id } = await findCustomer(database.db.read, desk.company.id, '4711');
  page = `${AT}/customers/${desk.house.ids.seal('customer', id)}`;
});
afterAll(() => desk.close());

const days = (text: string): Record<string, string> => ({ day1: text, day2: text, day3: text, day4: text, day5: text });
const hours = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...{ person: 'collector@acme.example', ...days('9-10'), day6: '', day7: '' },
  ...{ slotMinutes: '20', aheadDays: '10', mostADay: '4', ...more },
});
const slotsIn = (text: string): string[] => [...text.matchAll(/<option value="([^"]+Z)"/g)].map(([, id]) => id ?? '');
const onceIn = (text: string): string => /name="once" value="([^"]+)"/.exec(text)?.[1] ?? '';

describe('hours', () => {
  it('are one’s own; those of others are set by who approves', async () => {
    expect((await collector.post(`${AT}/calls/hours`, hours())).status).toBe(303);
    expect((await collector.get(`${AT}/calls/hours`)).text).toContain('value="9:00-10:00"');
    const [known] = await callHours(database.db.read, desk.company.id);
    expect(known).toMatchObject({ slotMinutes: 20, aheadDays: 10, mostADay: 4 });
    const others = hours({ person: 'manager@acme.example' });
    expect((await collector.post(`${AT}/calls/hours`, others)).status).toBe(403);
    expect((await (await desk.as('reader')).post(`${AT}/calls/hours`, hours())).status).toBe(403);
    const manager = await desk.as('manager');
    expect((await manager.post(`${AT}/calls/hours`, hours())).status).toBe(303);
    expect((await manager.post(`${AT}/calls/hours`, hours({ person: 'x@y.example' }))).status).toBe(404);
  });

  it.each([
    [{ day1: 'mornings' }, 'Write hours such as'],
    [{ day1: '12-9' }, 'Write hours such as'],
    [{ slotMinutes: '0' }, 'from 5 to 120'],
    [{ slotMinutes: '1e9' }, 'from 5 to 120'],
    [{ aheadDays: '999' }, 'from 1 to 60'],
    [{ mostADay: 'many' }, 'from 1 to 50'],
  ])('%j is wrong beside its field', async (more, said) => {
    const answered = await collector.post(`${AT}/calls/hours`, hours(more));
    expect([answered.status, answered.text.includes(said)]).toEqual([422, true]);
  });
});

describe('a call', () => {
  it('is agreed, seen, moved, recorded with the form that there is, and then over', async () => {
    await collector.post(`${AT}/calls/hours`, hours());
    const form = await collector.get(`${page}/call-agreed`);
    const [first = '', second = ''] = slotsIn(form.text);
    for (const wrong of [
      { slot: 'x', phone: '+33 1 23 45 67 89' },
      { slot: first, phone: 'his office' },
      { slot: first },
      { slot: first.replace('Z', '1Z'), phone: '12345' },
    ])
      expect((await collector.post(`${page}/call-agreed`, wrong as Record<string, string>)).status).toBe(422); // prettier-ignore
    const agreed = { once: onceIn(form.text), slot: first, phone: '+33 1 23 45 67 89', about: 'F-1001' };
    expect((await collector.post(`${page}/call-agreed`, agreed)).location).toBe(page);
    const shown = await collector.get(page);
    expect(shown.text).toContain('The call is agreed for Wed');
    expect(shown.text).toContain('No reminder leaves until 4 Mar 2026.');
    const list = await collector.get(`${AT}/calls`);
    expect(list.text).toContain('href="tel:+33123456789"');
    expect((await (await desk.as('manager')).get(`${AT}/calls`)).text).toContain('No call is agreed in this week.');
    expect((await (await desk.as('manager')).get(`${AT}/calls?whose=all`)).text).toContain('The collector');
    const move = await collector.get(`${page}/call-agreed`);
    expect(move.text).toContain('Agreed so far: Wed');
    await collector.post(`${page}/call-agreed`, { once: onceIn(move.text), slot: second, phone: '+33 1 23 45 67 89' });
    expect((await collector.get(`${AT}/tasks`)).text).toContain('at 09:20 on +33 1 23 45 67 89, as agreed');
    desk.setNow('2026-03-04T08:25:00.000Z');
    const onTheDay = desk.stranger();
    await onTheDay.signIn('collector@acme.example', PASSWORD);
    const call = await onTheDay.get(`${page}/call`);
    const said = { once: onceIn(call.text), kind: 'call', outcome: 'reached', note: 'will pay' };
    expect((await onTheDay.post(`${page}/call`, said)).location).toBe(page);
    expect((await onTheDay.get(`${AT}/calls`)).text).toContain('held');
    const tasks = await rowsOf(database.db.read, `select outcome from v_task where kind = 'call_agreed' order by id`);
    expect(tasks).toEqual([{ outcome: 'moved' }, { outcome: 'called' }]);
    desk.setNow('2026-03-03T09:00:00.000Z');
  });

  it('is cancelled from the list, once; nobody’s is not there', async () => {
    const form = await collector.get(`${page}/call-agreed`);
    const [, , , later = ''] = slotsIn(form.text);
    const agreed = { once: onceIn(form.text), slot: later, phone: '+33 1 23 45 67 89' };
    await collector.post(`${page}/call-agreed`, agreed);
    const list = await collector.get(`${AT}/calls`);
    const cancel = /action="([^"]+\/cancel)"/.exec(list.text)?.[1] ?? '';
    expect((await (await desk.as('reader')).post(cancel)).status).toBe(403);
    expect((await collector.post(`${AT}/calls/ap_00000000000/cancel`)).status).toBe(404);
    expect((await collector.post(cancel)).status).toBe(303);
    expect((await collector.post(cancel)).status).toBe(409);
    expect((await collector.get(`${AT}/calls?from=nonsense&whose=all`)).status).toBe(200);
  });
});
