import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** Which references an account takes: said by one administrator, shown with an example, refused where no numbers would be left. */
const open = testDatabase();
let desk: TestDesk;
let page: string;
let save: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  page = `/c/${desk.company.code}/settings/bank`;
  save = `${page}/references`;
});
afterAll(() => desk.close());

const kept = () =>
  rowsOf<{ scheme: string; length: number | null; prefix: string; live: unknown }>(
    open.db.read,
    'select scheme, length, prefix, ended_at is null as live from reference_agreement order by id',
  );

it('shows what is taken now, and keeps what is said', async () => {
  const admin = await desk.as('administrator');
  expect((await admin.get(page)).text).toContain('number 1234 is printed as RF54 0001 234.');
  const ogm = { currency: 'EUR', scheme: 'ogm', length: '', prefix: '12' };
  expect((await admin.post(save, ogm)).location).toBe(page);
  const { text } = await admin.get(page);
  expect(text).toContain('number 1234 is printed as +++120/0001/23472+++.');
  expect(text).toContain('From now on payments in EUR name such references: +++120/0001/23472+++.');
  await admin.post(save, { currency: 'EUR', scheme: 'rf', length: '7', prefix: '99' });
  expect(await kept()).toMatchObject([{ scheme: 'ogm', length: null, prefix: '12' }]);
  expect((await kept()).map(({ live }) => Number(live))).toEqual([0]);
  expect((await admin.get(page)).text).toContain('RF54 0001 234.');
});

it.each([
  [{ scheme: 'ogm', length: '', prefix: '1234' }, 422],
  [{ scheme: 'kid10', length: '99', prefix: '' }, 422],
  [{ scheme: 'kid10', length: '1e1', prefix: '' }, 422],
  [{ scheme: 'kid10', length: '', prefix: '<script>' }, 422],
  [{ scheme: 'qrr', length: '27', prefix: '' }, 404],
  [{ scheme: 'nonsense', length: '', prefix: '' }, 404],
  [{ scheme: 'rf', length: '', prefix: '', currency: 'USD' }, 404],
] as const)('%j is answered with %d and kept by nobody', async (fields, status) => {
  const before = await kept();
  const answer = await (await desk.as('administrator')).post(save, { currency: 'EUR', ...fields });
  expect(answer.status).toBe(status);
  if (status === 422) expect(answer.text).toContain('fewer than seven digits are left');
  expect(answer.text).not.toContain('<script>');
  expect(await kept()).toEqual(before);
});

it('is for administrators', async () => {
  for (const role of ['manager', 'collector', 'reader'] as const) {
    const answer = await (await desk.as(role)).post(save, { currency: 'EUR', scheme: 'ogm', length: '', prefix: '12' });
    expect(answer.status).toBe(403);
  }
  const manager = await (await desk.as('manager')).get(page);
  expect([manager.status, manager.text.includes(save)]).toEqual([200, false]);
});
