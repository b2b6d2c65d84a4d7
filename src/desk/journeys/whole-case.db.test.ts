import { holdSources } from '../../app';
import { decide as decideCash } from '../../cash/deciding.actions';
import { plantReceipts } from '../../cash/testing/plant-receipts';
import { customerById } from '../../customers/store';
import { makeDossier } from '../../dossier/actions';
import { MODELS, type ModelName } from '../../mandates/fees/testing/models';
import { giveVisit } from '../../people/visit-link.actions';
import { rowsOf, type Tx } from '../../platform/db';
import { testDatabase } from '../../platform/testing/database';
import { followDirectMoney } from '../../remittances/direct.actions';
import { openTestDesk, type TestDesk, type Visitor } from '../testing/test-desk';

/** The whole life of a case, through the forms of both faces: quoted, accepted, worked, paid, found on the bank, invoiced, over; and one taken back. */
const open = testDatabase();
const RECORDED = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };
let desk: TestDesk;
let manager: Visitor;
let home: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  manager = await desk.as('manager');
  home = `/c/${desk.company.code}`;
  await open.db.transaction(async (tx) => {
    await tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' });
    for (const [name, model] of [['Agence Delmas', 'age'], ['Nord Inkasso', 'setup']] as const) await priced(tx, name, model); // prettier-ignore
  });
});
afterAll(() => desk.close());
afterEach(() => expect(desk.failures).toEqual([]));

async function priced(tx: Tx, name: string, model: ModelName): Promise<void> {
  const own = { company_id: desk.company.id, ...RECORDED };
  const [row] = await tx('partner').insert({ name, kind: 'agency', ...own }).returning<{ id: number }[]>('id');
  const of = { partner_id: row?.id, ...own };
  await tx('fee_model').insert({ name: 'Prices', model: JSON.stringify(MODELS[model]), valid_from: '2026-01-01', ...of });
} // prettier-ignore

const numberOf = async (sql: string, given: readonly (string | number)[] = []): Promise<number> =>
  (await rowsOf<{ n: number }>(open.db.read, sql, [...given]))[0]?.n ?? 0;
const openOf = (document: string): Promise<number> =>
  numberOf('select i.open_minor as n from open_item i join entry e on e.id = i.entry_id where e.document = ?', [document]); // prettier-ignore
const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';

/** A file over an invoice, quotes compared, that of one partner accepted, and the partner in its page by the link. */
async function handedOver(document: string, partner: string) {
  const work = desk.work();
  const customer = await customerById(open.db.read, desk.company.id, await numberOf(`select id as n from customer where code = '1007'`)); // prettier-ignore
  const { number } = await makeDossier(work, { company: desk.company, customer, items: [document], currency: null, keyDate: work.today, language: 'en', interest: null, recipient: partner, facts: null }, holdSources); // prettier-ignore
  const dossier = desk.house.ids.seal('dossier', await numberOf('select id as n from dossier where number = ?', [number])); // prettier-ignore
  const quotes = await manager.get(`${home}/recovery/${dossier}/quotes`);
  for (const name of ['Agence Delmas', 'Nord Inkasso']) expect(quotes.text).toContain(name);
  const to = desk.house.ids.seal('partner', await numberOf('select id as n from partner where name = ?', [partner]));
  const seen = new RegExp(`name="partner" value="${to}">.*?name="seen" value="([0-9a-f]+)"`, 's').exec(quotes.text)?.[1] ?? ''; // prettier-ignore
  const { location: here } = await manager.post(`${home}/recovery/${dossier}/quotes/accept`, { partner: to, seen });
  const caseId = desk.house.ids.open('case', here.split('/').at(-1) ?? '') ?? 0;
  const visitor = desk.stranger();
  await visitor.post(`/partner/${await giveVisit(work, { kind: 'partner', about: `case/${caseId}`, companyId: desk.company.id, days: 90 })}`); // prettier-ignore
  const tell = async (fields: Record<string, string>): Promise<void> => {
    const once = onceIn((await visitor.get('/partner/case')).text);
    const answer = await visitor.post('/partner/case/report', { once, ...fields });
    expect([fields['kind'], answer.status]).toEqual([fields['kind'], 303]);
  };
  return { number, here, caseId, visitor, tell, to };
}

it('is quoted, accepted, worked, paid, found on the bank, invoiced and closed, and both sides see each of it', async () => {
  const { number, here, caseId, visitor, tell, to } = await handedOver('F-1003', 'Agence Delmas');
  await tell({ kind: 'received', ref: 'D-77' });
  await tell({ kind: 'cost', amount: '40.00', what: 'Address research' });
  const asked = (await manager.get(here)).text;
  expect([asked.includes('D-77'), asked.includes('Address research')]).toEqual([true, true]);
  const ask = /name="ask" value="(aq_[0-9a-z]+)"/.exec(asked)?.[1] ?? '';
  expect((await manager.post(`${here}/answer`, { ask, answer: 'yes' })).location).toBe(here);
  await tell({ kind: 'called', day: '2026-03-03', reached: 'reached' });
  await tell({ kind: 'paid', amount: '500.00', day: '2026-03-03' });
  const before = await openOf('F-1003');
  const money = { gross: '500.00', day: '2026-03-03', commission: '50.00', vat: '10.00', costs: '', reference: 'RV-1' };
  expect((await visitor.post('/partner/case/remittance', { once: onceIn((await visitor.get('/partner/case/remittance')).text), ...money })).location).toBe('/partner/case'); // prettier-ignore
  expect(await openOf('F-1003')).toBe(before);
  await plantReceipts(open.db, desk.company.id, [{ on: '2026-03-03', amountMinor: 44_000, name: 'AGENCE DELMAS', text: 'RV-1' }]); // prettier-ignore
  const told = `${home}/recovery/money/${desk.house.ids.seal('partner_remittance', await numberOf('select id as n from partner_remittance'))}`; // prettier-ignore
  const line = /name="line" value="([^"]+)"/.exec((await manager.get(told)).text)?.[1] ?? '';
  expect((await manager.post(`${told}/found`, { line })).location).toBe(told);
  await manager.post(`${told}/book`);
  await manager.post(`${told}/book`);
  expect(await openOf('F-1003')).toBe(before - 50_000);
  const invoice = { partner: to, number: 'H-1', issued: '2026-03-03', due: '', vat: '10.00', 'case.1': number, 'kind.1': 'commission', 'about.1': '', 'amount.1': '50.00' }; // prettier-ignore
  const recorded = await manager.post(`${home}/recovery/invoices`, invoice);
  expect((await manager.get(recorded.location)).text).toContain('H-1');
  expect((await manager.post(`${recorded.location}/decide`, { as: 'settled' })).status).toBeLessThan(500);
  expect((await manager.post(`${here}/close`, { outcome: 'returned' })).status).toBe(303);
  expect(await numberOf(`select count(*) as n from recovery_case where id = ? and state = 'closed'`, [caseId])).toBe(1);
  const over = await visitor.get('/partner/case');
  expect([over.status, over.text.includes('This case is closed')]).toEqual([410, true]);
});

it('is paid to us on the day the partner reports it, counted once, and taken back at the price that stood before the click', async () => {
  const { here, visitor, tell, caseId } = await handedOver('F-1004', 'Nord Inkasso');
  await manager.post(`${here}/set-up-paid`);
  await tell({ kind: 'paid', amount: '100.00', day: '2026-03-03' });
  desk.setNow('2026-03-03T10:00:00.000Z'); // the hand-over was before
  const [lineId = 0] = await plantReceipts(open.db, desk.company.id, [{ on: '2026-03-03', amountMinor: 10_000, name: 'BRAUHAUS NORD' }]); // prettier-ignore
  const itemId = await numberOf(`select i.id as n from open_item i join entry e on e.id = i.entry_id where e.document = 'F-1004'`); // prettier-ignore
  const customerId = await numberOf('select customer_id as n from recovery_case where id = ?', [caseId]);
  const plan = [{ customerId, parts: [{ itemId, minor: 10_000 }], onAccountMinor: 0 }];
  await decideCash(desk.work(), desk.company.id, { lineId, plan, note: null });
  expect(await followDirectMoney(desk.work(), desk.company.id)).toBe(1);
  expect(await followDirectMoney(desk.work(), desk.company.id)).toBe(0);
  expect(await openOf('F-1004')).toBe(64_525);
  expect(await numberOf('select count(*) as n from collected where case_id = ? and ended_at is null', [caseId])).toBe(
    1,
  );
  expect((await visitor.get('/partner/case')).text).toContain('645.25');
  const page = await manager.get(`${here}/recall`);
  expect([page.status, page.text.includes('Nord Inkasso'), page.text.includes('50.00')]).toEqual([200, true, true]);
  expect((await manager.post(`${here}/recall`, { why: '' })).status).toBe(422);
  expect((await (await desk.as('collector')).post(`${here}/recall`, { why: 'x' })).status).toBe(403);
  expect((await manager.post(`${here}/recall`, { why: 'We settle it ourselves' })).location).toBe(here);
  expect((await manager.post(`${here}/recall`, { why: 'We settle it ourselves' })).location).toBe(here);
  expect(await numberOf(`select count(*) as n from recovery_case where outcome = 'withdrawn'`)).toBe(1);
  const over = await visitor.get('/partner/case');
  expect([over.status, over.text.includes('Brauhaus')]).toEqual([410, false]);
  expect((await visitor.post('/partner/case/report', { once: 'a'.repeat(32), kind: 'received' })).status).toBeGreaterThanOrEqual(409); // prettier-ignore
});
