import { holdSources } from '../app';
import { matchReceipts } from '../cash/matching.actions';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { findCustomer } from '../customers/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { attachDocument } from '../documents/actions';
import { makeDossier } from '../dossier/actions';
import { verifyBytes } from '../dossier/verify.actions';
import { PATHS } from '../kernel/paths';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { seePdf } from '../platform/testing/read-pdf';
import { testDatabase } from '../platform/testing/database';
import { handOver } from './actions';
import { noticeDirectMoney } from './direct.actions';
import { makeSupplement, supplementOpened } from './supplement.actions';
import { noticeUnopened } from './supplement-told.actions';
import { supplementsOf } from './supplement.store';

/** What changed after the hand-over reaches the partner: with its effect, sealed, and noticed where nobody opens it. */
const open = testDatabase();
let desk: TestDesk;
let kase = 0;
let at = '';

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const { company, house } = desk;
  const named = { legal_name: 'Brauhaus Nord GmbH' };
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update(named));
  const customer = await findCustomer(open.db.read, company.id, '1007', house.ids);
  const asked = { company, customer, items: [], currency: null, language: 'en', interest: null, facts: null };
  const made = await makeDossier(
    desk.work(),
    { ...asked, keyDate: desk.work().today, recipient: 'Agence Delmas' },
    holdSources,
  );
  const partner = { partner: 'Agence Delmas', partnerKind: 'agency' } as const;
  kase = await handOver(desk.work(), { companyId: company.id, number: made.number, ...partner });
  at = `/c/${company.code}/cases/${house.ids.seal('case', kase)}`;
});
afterAll(() => desk.close());

const tasks = () => rowsOf<{ title: string; done: string | null }>(open.db.read, `select title, done_at as done from task where key like 'supplement/%'`); // prettier-ignore

it('is not made of nothing', async () => {
  const nothing = makeSupplement(desk.work(), desk.company, kase, holdSources);
  await expect(nothing).rejects.toMatchObject({ code: 'nothing-new' });
  expect((await (await desk.as('collector')).get(at)).text).toContain(
    'Nothing has changed since the partner was last told.',
  );
});

it('tells of a payment and a new paper, before and after, and is sealed', async () => {
  desk.setNow('2026-03-03T09:30:00.000Z');
  const { company } = desk;
  const [item] = await rowsOf<{ id: number; customer: number; entry: number }>(
    open.db.read,
    `select i.id, i.customer_id as customer, i.entry_id as entry from case_item c join open_item i on i.id = c.item_id
     where c.case_id = ? order by i.id limit 1`,
    [kase],
  );
  await attachDocument(desk.work(), {
    ...{ companyId: company.id, customerId: item?.customer ?? 0, about: `entry/${item?.entry ?? 0}`, kind: 'delivery' },
    ...{ fileName: 'slip.txt', bytes: Buffer.from('delivered'), title: 'Delivery slip, signed' },
  });
  await open.db.transaction((tx) => tx('open_item').where({ id: item?.id }).decrement('open_minor', 10_000));
  const collector = await desk.as('collector');
  const page = await collector.get(at);
  expect(page.text).toMatch(
    /1 change since the partner was last told: the claim is €2,955\.25 instead of €3,055\.25\./,
  );
  const once = /name="once" value="([0-9a-f]{32})"/.exec(page.text)?.[1] ?? '';
  expect((await (await desk.as('reader')).post(`${at}/supplement`, { once })).status).toBe(403);
  expect((await collector.post(`${at}/supplement`, { once })).status).toBe(303);
  await collector.post(`${at}/supplement`, { once });
  const [made, ...others] = await supplementsOf(open.db.read, company.id, kase);
  expect([made?.n, made?.beforeMinor, made?.afterMinor, others.length]).toEqual([1, 305_525, 295_525, 0]);
  const bytes = await desk.house.files.get(made?.files[0]?.sha ?? '');
  expect(await verifyBytes(bytes, { manifest: made?.files[0]?.manifestSha })).toMatchObject({
    ok: true,
    differences: [],
  });
  const { pages } = await seePdf(bytes);
  expect(pages[0]).toMatch(/Claimed so far 3,055\.25 Less −100\.00 Claimed from now on €2,955\.25/);
  expect(pages.join(' ')).toContain('Exhibit S1.1');
  expect((await collector.get(`${at}/supplement/1`)).text.startsWith('%PDF')).toBe(true);
  expect((await collector.get(`${at}/supplement/2`)).status).toBe(404);
  const after = await collector.get(at);
  expect(after.text).toMatch(/Supplement 1<small><a href="[^"]+" aria-label="Supplement 1: PDF">/);
  expect(after.text).toContain('Nothing has changed since the partner was last told.');
});

it('stands on the partner’s page', async () => {
  const link = { kind: 'partner', about: `case/${kase}`, companyId: desk.company.id, days: 90 } as const;
  const partner = desk.stranger();
  const door = PATHS.partner(await giveVisit(desk.work(), link));
  expect((await partner.post(door)).location).toBe('/partner/case');
  const { text } = await partner.get('/partner/case');
  expect(text).toMatch(/Supplement 1, 3 Mar(ch)? 2026: €3,055\.25 → <b>€2,955\.25<\/b>/);
  expect((await partner.get('/partner/case/supplement?as=pdf&n=9')).status).toBe(404);
  expect((await supplementsOf(open.db.read, desk.company.id, kase))[0]?.openedAt).toBeNull();
});

it('is noticed when the partner has not opened it for a day, once, until it is opened', async () => {
  const { company } = desk;
  expect(await noticeUnopened(desk.work(), company)).toBe(0);
  desk.setNow('2026-03-04T09:45:00.000Z');
  expect(await noticeUnopened(desk.work(), company)).toBe(1);
  expect(await noticeUnopened(desk.work(), company)).toBe(0);
  expect(await tasks()).toMatchObject([{ title: expect.stringContaining('Agence Delmas') as string, done: null }]);
  const mails = await rowsOf<{ n: number }>(
    open.db.read,
    `select count(*) as n from house_mail where key like 'supplement/%'`,
  );
  expect(mails[0]?.n).toBe(1);
  const [made] = await supplementsOf(open.db.read, company.id, kase);
  if (made) await supplementOpened(desk.work(), company.id, made);
  expect((await supplementsOf(open.db.read, company.id, kase))[0]?.openedAt).toBe('2026-03-04T09:45:00.000Z');
  expect((await tasks()).every(({ done }) => done !== null)).toBe(true);
});

it('tells of each change once, whenever it was recorded while a supplement was made, and writes to the partner', async () => {
  const { company } = desk;
  await open.db.transaction((tx) => tx('partner').where({ name: 'Agence Delmas' }).update({ email: 'in@delmas.example' })); // prettier-ignore
  const [kept] = await rowsOf<{ customer: number }>(open.db.read, 'select customer_id as customer from recovery_case where id = ?', [kase]); // prettier-ignore
  const customerId = kept?.customer ?? 0;
  const attach = async (at: string, title: string): Promise<void> => {
    desk.setNow(at);
    const about = `customer/${customerId}`;
    await attachDocument(desk.work(), { companyId: company.id, customerId, about, kind: 'contract', fileName: `${title}.txt`, bytes: Buffer.from(title), title }); // prettier-ignore
  };
  const make = (at: string) => (desk.setNow(at), makeSupplement(desk.work(), company, kase, holdSources));
  await attach('2026-03-04T10:00:01.000Z', 'a frame contract');
  expect(await make('2026-03-04T10:00:00.000Z')).toMatchObject({ n: 2, changes: 1, to: 'in@delmas.example' }); // begun before it was recorded
  await expect(make('2026-03-04T10:05:00.000Z')).rejects.toMatchObject({ code: 'nothing-new' });
  await attach('2026-03-04T09:59:59.000Z', 'terms of sale'); // begun before that supplement, and written after it
  expect(await make('2026-03-04T10:10:00.000Z')).toMatchObject({ n: 3, changes: 1 });
  await expect(make('2026-03-04T10:15:00.000Z')).rejects.toMatchObject({ code: 'nothing-new' });
  const mails = await rowsOf<{ recipient: string; said: string }>(open.db.read, `select recipient, body as said from house_mail where key like 'supplement/%/made' order by id`); // prettier-ignore
  expect(mails.map(({ recipient }) => recipient)).toEqual(['in@delmas.example', 'in@delmas.example']);
  expect(mails[0]?.said).toContain('supplement 2 to RF-2026-0001');
  expect(mails[0]?.said).not.toMatch(/Brauhaus|partner\//);
});

it('is asked for when the bank shows that the debtor paid us directly, once, and again when that goes back', async () => {
  const { company } = desk;
  const [item] = await rowsOf<{ document: string; open: number }>(
    open.db.read,
    `select i.document, i.open_minor as open from case_item c join v_open_item i on i.item_id = c.item_id where c.case_id = ? and i.open_minor > 0 order by i.item_id desc limit 1`,
    [kase],
  );
  desk.setNow('2026-03-09T09:00:00.000Z');
  const asked = () => rowsOf<{ title: string; done: string | null }>(open.db.read, `select title, done_at as done from task where kind = 'case_money' order by id`); // prettier-ignore
  const text = `Facture ${item?.document ?? ''}`;
  await plantReceipts(open.db, company.id, [{ on: '2026-03-08', amountMinor: item?.open ?? 0, text, name: 'Brauhaus Nord GmbH', endToEnd: 'E2E-77001' }]); // prettier-ignore
  expect(await matchReceipts(desk.work(), company)).toMatchObject({ applied: 1 });
  expect([await noticeDirectMoney(desk.work(), company.id), await noticeDirectMoney(desk.work(), company.id)]).toEqual([1, 0]); // prettier-ignore
  expect(await asked()).toMatchObject([
    { title: expect.stringContaining('came to us directly') as string, done: null },
  ]);
  desk.setNow('2026-03-09T10:00:00.000Z');
  await makeSupplement(desk.work(), company, kase, holdSources);
  expect((await asked()).map(({ done }) => done !== null)).toEqual([true]);
  expect(await noticeDirectMoney(desk.work(), company.id)).toBe(0);
  desk.setNow('2026-03-10T09:00:00.000Z');
  await plantReceipts(open.db, company.id, [{ on: '2026-03-10', amountMinor: -(item?.open ?? 0), text: 'E2E-77001', endToEnd: 'E2E-77001', returned: 'AC04' }]); // prettier-ignore
  expect(await matchReceipts(desk.work(), company)).toMatchObject({ returned: 1 });
  expect(await noticeDirectMoney(desk.work(), company.id)).toBe(1);
  expect((await asked()).at(-1)?.title).toContain('went back');
});
