import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { layDownPolicy } from '../promises/policy.actions';
import { DEFAULT_POLICY } from '../promises/band';

/** A customer asks for instalments: a person decides, or the bands do; then the account asks for the instalment, under its reference. */
const open = testDatabase();
let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').whereIn('code', ['4711', '1007']).update({ language: 'en' });
});
afterAll(() => desk.close());

async function entered(code: string): Promise<Visitor> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  const about = `customer/${found?.id ?? 0}`;
  const secret = await giveVisit(desk.work(), { kind: 'portal', about, companyId: desk.company.id, days: 30 });
  const who = desk.stranger();
  expect((await who.post(`/portal/${secret}`)).location).toBe('/portal/account');
  return who;
}

/** What the pages of an account say together. */
async function account(who: Visitor): Promise<string> {
  const texts: string[] = [];
  for (const page of ['', '/time', '/pay']) texts.push((await who.get(`/portal/account${page}`)).text);
  return texts.join('\n');
}
const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
const plans = (): Promise<{ number: string; source: string; n: number }[]> =>
  rowsOf(open.db.read, `select number, source, (select count(*) from plan_instalment i where i.plan_id = p.id) as n from plan p order by id`); // prettier-ignore

describe('instalments in the portal', () => {
  it('are asked for once however often the form is sent; a person decides, and no reminder goes out meanwhile', async () => {
    const who = await entered('4711');
    const form = await account(who);
    expect(form).toContain('You can ask to pay');
    const asked = { once: onceIn(form), plan: 'EUR', count: '3', first: '2026-03-16', by: 'Ms Roux' };
    const wrong = await who.post('/portal/account/plan', { ...asked, count: '40', first: '2026-01-01' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Choose a day within the next two months.');
    expect(wrong.text).toContain('Ms Roux');
    await Promise.all([who.post('/portal/account/plan', asked), who.post('/portal/account/plan', asked)]);
    expect(await plans()).toEqual([{ number: 'P-0001', source: 'portal', n: 3 }]);
    const after = await account(who);
    expect(after).toContain('you asked to pay');
    expect(after).not.toContain('You can ask to pay');
    const tasks = await rowsOf<{ kind: string }>(open.db.read, `select kind from v_task where kind = 'plan_request'`);
    expect(tasks).toHaveLength(1);
    const holds = await rowsOf<{ until: string }>(open.db.read, `select until_on as until from v_hold where kind = 'admin' and reason like 'Instalments are asked for%'`); // prettier-ignore
    expect(holds.every(({ until }) => until === '2026-03-06')).toBe(true);
    expect(holds.length).toBeGreaterThan(0);
  });

  it('inside the bands are accepted at once where the company lets that be, and then asked for under their own reference', async () => {
    const policy = { ...DEFAULT_POLICY, portalAtOnce: true };
    await layDownPolicy(desk.work(), desk.company.id, policy);
    const who = await entered('1007');
    const form = await account(who);
    await who.post('/portal/account/plan', {
      once: onceIn(form),
      plan: 'EUR',
      count: '3',
      first: '2026-03-16',
      by: '',
    });
    const after = await account(who);
    expect(after).toContain('It is agreed: plan P-0002');
    expect(after).toContain('paid in instalments');
    const [plan] = await rowsOf<{ reference: string }>(
      open.db.read,
      `select reference from plan where number = 'P-0002'`,
    );
    expect(after.replaceAll('\u00a0', '').replaceAll(' ', '')).toContain(plan?.reference);
    desk.setNow('2026-03-17T09:00:00.000Z');
    const due = await account(await entered('1007'));
    expect(due).toContain('due now');
  });
});
