import { findCustomer } from '../customers/store';
import { PORTAL_LANGUAGES } from '../languages/portal-words';
import { PORTAL_VISIT_WORDS } from '../languages/portal-visit-words';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, PASSWORD, type TestDesk, type Visitor } from './testing/test-desk';

/** A visit from the agent's particulars to its outcome: in the desk, and as the customer sees, asks for and refuses it. */
const database = testDatabase();
let desk: TestDesk;
let collector: Visitor;
let manager: Visitor;
let page: string;
let customerId: number;
const AT = '/c/acme-sas';
const VISIT = '/portal/account/visit';

beforeAll(async () => {
  desk = await openTestDesk(database);
  [collector, manager] = [await desk.as('collector'), await desk.as('manager')];
  customerId = (await findCustomer(database.db.read, desk.company.id, '4711')).id;
  page = `${AT}/customers/${desk.house.ids.seal('customer', customerId)}`;
  await database.db.transaction(async (tx) => {
    const customer = { country: 'FR', language: 'en', debtor_type: 'company' };
    await tx('customer').where({ id: customerId }).update(customer);
    const place = { role: 'registered', street: '4 rue du Port', postcode: '44000', city: 'Nantes', country: 'FR' };
    const recorded = { recorded_at: '2026-03-01T08:00:00.000Z', recorded_by: 'test' };
    await tx('address').where({ customer_id: customerId }).delete();
    await tx('address').insert({ company_id: desk.company.id, customer_id: customerId, ...place, ...recorded });
    const note = { kind: 'note', direction: 'none', on_day: '2026-03-01', note: 'SECRET NOTE', visibility: 'internal' };
    await tx('activity').insert({ company_id: desk.company.id, customer_id: customerId, ...note, counts_in_gap: 0, ...recorded }); // prettier-ignore
  });
});
afterAll(() => desk.close());

const rows = (sql: string): Promise<Record<string, unknown>[]> => rowsOf(database.db.read, sql, [desk.company.id]);
const optionIn = (text: string, kind: string): string => new RegExp(`<option value="(${kind}_[^"]+)"`).exec(text)?.[1] ?? ''; // prettier-ignore
const onceIn = (text: string): string => /name="once" value="([^"]+)"/.exec(text)?.[1] ?? '';
const ANNA = { name: 'Anna Berg', role: 'Field agent', qualification: 'certified mediator', phone: '+33 6 12 34 56 78', email: 'anna@agents.example', areas: '44, 49' }; // prettier-ignore

async function plan(more: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> {
  const { text } = await collector.get(`${page}/visit`);
  const terms = { day: '2026-03-12', part: 'morning', reason: 'talk', way: 'email' };
  return { once: onceIn(text), agent: optionIn(text, 'ag'), address: optionIn(text, 'ad'), ...terms, ...more };
}

async function entered(): Promise<Visitor> {
  await collector.post(`${page}/portal-link`);
  const { text } = await collector.get(`${page}/portal-link`);
  const who = desk.stranger();
  await who.post(/value="[^"]*(\/portal\/[A-Za-z0-9_-]{43})"/.exec(text)?.[1] ?? '');
  return who;
}

it('an agent is added by who approves, and shown to customers of the area only', async () => {
  const before = await entered();
  expect((await before.get('/portal/account/ask')).text).not.toContain(VISIT);
  expect((await before.post(VISIT, { once: onceIn((await before.get(VISIT)).text) || '0'.repeat(32), wishes: 'x' })).status).toBe(422); // prettier-ignore
  expect((await collector.post(`${AT}/visits/agents`, ANNA)).status).toBe(403);
  expect((await manager.post(`${AT}/visits/agents`, { ...ANNA, name: '' })).status).toBe(422);
  expect((await manager.post(`${AT}/visits/agents`, { ...ANNA, agent: 'ag_00000000000' })).status).toBe(404);
  expect((await manager.post(`${AT}/visits/agents`, ANNA)).status).toBe(303);
  expect((await manager.post(`${AT}/visits/agents`, { name: 'Far Away', role: 'Agent', areas: '75' })).status).toBe(
    303,
  );
  expect((await collector.get(`${AT}/visits/agents`)).text).toContain('certified mediator');
  const who = await entered();
  const shown = (await who.get(VISIT)).text;
  expect([shown.includes('Anna Berg'), shown.includes('Far Away')]).toEqual([true, false]);
});

describe('a visit', () => {
  it.each([
    [{ day: '2026-03-05' }, 'before its announcement is old enough'],
    [{ day: '2026-03-15' }, 'Nobody is visited on a Sunday.'],
    [{ day: '2026-02-31' }, ''],
    [{ agent: 'ag_00000000000' }, ''],
    [{ agent: '1' }, ''],
    [{ address: 'ad_00000000000' }, ''],
    [{ part: 'midnight' }, ''],
    [{ reason: '<b>threat</b>' }, ''],
    [{ way: 'pigeon' }, ''],
  ])('%j is wrong beside its field', async (more, said) => {
    const answered = await collector.post(`${page}/visit`, await plan(more));
    expect([answered.status, answered.text.includes(said)]).toEqual([422, true]);
    expect(await rows('select 1 from v_visit where company_id = ?')).toEqual([]);
  });

  it('is planned, seen by the customer in its language, put off, moved, and refused at once', async () => {
    expect((await (await desk.as('reader')).post(`${page}/visit`, await plan())).status).toBe(403);
    expect((await collector.post(`${page}/visit`, await plan())).location).toBe(page);
    expect((await collector.get(page)).text).toContain('not announced yet');
    const who = await entered();
    expect((await who.get('/portal/account')).text).toContain('Anna Berg would like to visit you on Thursday, 12 March 2026'); // prettier-ignore
    for (const language of PORTAL_LANGUAGES) {
      await who.get(`${VISIT}?lang=${language}`);
      expect((await who.get(VISIT)).text).toContain(PORTAL_VISIT_WORDS[language].refuse);
    }
    await who.get(`${VISIT}?lang=en`);
    const asked = await who.get(VISIT);
    expect((await who.post(`${VISIT}/other`, { once: onceIn(asked.text), wishes: ' ' })).status).toBe(422);
    await who.post(`${VISIT}/other`, { once: onceIn(asked.text), wishes: '<b>Friday</b>' });
    expect((await collector.get(`${AT}/visits`)).text).toContain('&lt;b&gt;Friday&lt;/b&gt;');
    expect((await collector.post(`${page}/visit`, await plan({ day: '2026-03-13' }))).location).toBe(page);
    const again = await who.get(VISIT);
    expect(again.text).toContain('Friday, 13 March 2026');
    await who.post(`${VISIT}/refuse`, { once: onceIn(again.text) });
    expect((await who.get(VISIT)).text).toContain('Understood: nobody comes.');
    const late = await who.post(`${VISIT}/refuse`, { once: 'f'.repeat(32) });
    expect([late.location, (await who.get(VISIT)).text.includes('changed meanwhile')]).toEqual([VISIT, true]);
    expect(await rows(`select state from v_message where company_id = ? and about like 'visit/%'`)).toEqual([{ state: 'withdrawn' }, { state: 'withdrawn' }]); // prettier-ignore
    const kinds = await rows(`select kind from v_task where company_id = ? and done_at is null and kind like 'visit%'`);
    expect(kinds).toEqual([{ kind: 'visit_refused' }]);
  });

  it('after a refusal takes a manager; then it is on the day sheet once it was announced, and recorded', async () => {
    expect((await collector.post(`${page}/visit`, await plan())).location).toBe(page);
    const seen = await (await entered()).get(VISIT);
    expect(seen.text).not.toContain('12 March'); // what waits for a manager is not told
    expect((await collector.post(`${page}/visit/approve`)).status).toBe(403);
    const form = await manager.get(`${page}/visit/approve`);
    expect((await manager.post(`${page}/visit/approve`, { once: onceIn(form.text) })).location).toBe(page);
    const list = await collector.get(`${AT}/visits`);
    const sheet = (/href="([^"]+\/visits\/day[^"]+)"/.exec(list.text)?.[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '='); // prettier-ignore
    expect((await collector.get(sheet)).text).toContain('No announced visit on this day.');
    await database.db.transaction((tx) => tx('message').where('about', 'like', 'visit/%').where({ state: 'queued' }).update({ state: 'accepted' })); // prettier-ignore
    const day = await collector.get(sheet);
    expect([day.text.includes('4 rue du Port'), day.text.includes('€')]).toEqual([true, true]);
    expect(day.text).not.toContain('SECRET NOTE');
    expect((await collector.get(`${AT}/visits/day?agent=ag_00000000000`)).status).toBe(404);
    const early = await collector.get(`${page}/visit/record`);
    const outcome = { once: onceIn(early.text), outcome: 'met', note: 'talked' };
    expect((await collector.post(`${page}/visit/record`, outcome)).status).toBe(409);
    desk.setNow('2026-03-12T15:00:00.000Z');
    const later = desk.stranger();
    await later.signIn('collector@acme.example', PASSWORD);
    const record = await later.get(`${page}/visit/record`);
    expect((await later.post(`${page}/visit/record`, { once: onceIn(record.text), outcome: 'met', note: 'talked' })).location).toBe(page); // prettier-ignore
    expect((await later.get(`${AT}/visits?show=all`)).text).toContain('met and talked');
    const over = await later.get(`${page}/visit/record`);
    expect([over.status, over.text.includes('met and talked'), over.text.includes('name="outcome"')]).toEqual([200, true, false]); // prettier-ignore
    expect((await later.post(`${page}/visit/record`, { once: 'f'.repeat(32), outcome: 'met' })).status).toBe(409);
    desk.setNow('2026-03-03T09:00:00.000Z');
  });

  it('is asked for by the customer, and withdrawn by it', async () => {
    const who = await entered();
    const { text } = await who.get(VISIT);
    expect((await who.post(VISIT, { once: onceIn(text), wishes: 'x', agent: 'ag_00000000000' })).status).toBe(422);
    expect((await who.post(VISIT, { once: onceIn(text), wishes: '' })).status).toBe(422);
    await who.post(VISIT, { once: onceIn(text), wishes: 'Tuesday mornings' });
    const asked = await who.get(VISIT);
    expect(asked.text).toContain('We answer by Friday, 6 March 2026.');
    expect((await collector.get(`${page}/visit`)).text).toContain('The customer wishes: Tuesday mornings');
    await who.post(`${VISIT}/refuse`, { once: onceIn(asked.text) });
    expect((await who.get(VISIT)).text).toContain('Understood');
    expect((await desk.stranger().get(VISIT)).status).toBe(410);
  });
});
