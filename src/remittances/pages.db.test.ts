import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdSources } from '../app';
import { handOver } from '../cases/actions';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { customerById } from '../customers/store';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { makeDossier } from '../dossier/actions';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** Money from partners as people meet it: told by the partner on its page, found, booked, and what it invoices. */
const open = testDatabase();
let desk: TestDesk;
let at: string;
let caseId: number;
let otherId: number;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  await open.db.transaction((tx) =>
    tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' }),
  );
  caseId = await handedOver(['F-1003'], 'Agence Delmas');
  otherId = await handedOver(['F-1004'], 'Another Agency');
});
afterAll(() => desk.close());
afterEach(() => expect(desk.failures).toEqual([]));

async function handedOver(items: readonly string[], partner: string): Promise<number> {
  const work = desk.work();
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '1007'`);
  const customer = await customerById(open.db.read, desk.company.id, row?.id ?? 0);
  const asked = { company: desk.company, customer, items, currency: null, keyDate: work.today, language: 'en', interest: null, recipient: partner, facts: null }; // prettier-ignore
  const { number } = await makeDossier(work, asked, holdSources);
  return handOver(work, { companyId: desk.company.id, number, partner, partnerKind: 'agency' });
}

async function entered(about = caseId): Promise<Visitor> {
  const who = desk.stranger();
  const secret = await giveVisit(desk.work(), { kind: 'partner', about: `case/${about}`, companyId: desk.company.id, days: 90 }); // prettier-ignore
  await who.post(`/partner/${secret}`);
  return who;
}

const onceIn = (text: string): string => /name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
const told = () => rowsOf<{ id: number; gross: number; reference: string }>(open.db.read, `select id, gross_minor as gross, reference from partner_remittance where ended_at is null order by id`); // prettier-ignore

describe('the partner', () => {
  it('tells what it passes on by the form, once, and keeps what it typed where something is wrong', async () => {
    const partner = await entered();
    const { text: before } = await partner.get('/partner/case');
    for (const said of ['Tell what you pass on', 'No time for passing money on was agreed.']) expect(before).toContain(said); // prettier-ignore
    const form = await partner.get('/partner/case/remittance');
    const fields = { once: onceIn(form.text), gross: '500.00', day: '2026-03-03', commission: '50.00', vat: '10.00', costs: '', reference: 'RV-1' }; // prettier-ignore
    const wrong = await partner.post('/partner/case/remittance', { ...fields, commission: '600.00' });
    expect([wrong.status, wrong.text.includes('You keep more than was paid.'), wrong.text.includes('value="RV-1"')]).toEqual([422, true, true]); // prettier-ignore
    for (const form of [fields, { ...fields }]) expect((await partner.post('/partner/case/remittance', form)).location).toBe('/partner/case'); // prettier-ignore
    expect(await told()).toMatchObject([{ gross: 50_000, reference: 'RV-1' }]);
    expect((await partner.get('/partner/case')).text).toContain('500.00');
    expect((await (await entered(otherId)).get('/partner/case')).text).not.toContain('500.00');
  });

  it('sees nothing of another partner through a file of its own', async () => {
    const partner = await entered();
    const csv = 'Case,Date,Gross\nRF-2026-0002,2026-03-03,10.00\nRF-2099-0001,2026-03-03,10.00\nRF-2026-0001,2026-13-03,x\n'; // prettier-ignore
    const file = join(open.home, 'r.csv');
    writeFileSync(file, csv);
    const sent = await partner.send('/partner/case/remittance-file', {}, [{ name: 'r.csv', content: csv }]); // prettier-ignore
    expect(sent.status).toBe(422);
    expect(sent.text.match(/No case of this partner has that number/g)).toHaveLength(2);
    expect(await told()).toHaveLength(1);
  });
});

describe('the desk', () => {
  it('finds the money, books it and takes it back', async () => {
    const clerk = await desk.as('manager');
    const [remittance] = await told();
    await plantReceipts(open.db, desk.company.id, [{ on: '2026-03-03', amountMinor: 44_000, name: 'AGENCE DELMAS', text: 'RV-1' }]); // prettier-ignore
    const here = `${at}/recovery/money/${desk.house.ids.seal('partner_remittance', remittance?.id ?? 0)}`;
    const seen = await clerk.get(here);
    const line = /name="line" value="([^"]+)"/.exec(seen.text)?.[1] ?? '';
    expect([seen.status, line === '']).toEqual([200, false]);
    expect((await clerk.post(`${here}/found`, { line })).location).toBe(here);
    expect((await clerk.post(`${here}/book`)).location).toBe(here);
    expect((await clerk.get(here)).text).toContain('Take the booking back');
    expect((await clerk.get(`${at}/cases/${desk.house.ids.seal('case', caseId)}`)).text).toContain('Money of the case');
    expect((await clerk.post(`${here}/unbook`)).location).toBe(here);
    expect((await (await desk.as('reader')).post(`${here}/book`)).status).toBe(403);
    for (const path of ['money', 'invoices', 'money/statement']) expect((await clerk.get(`${at}/recovery/${path}`)).status).toBe(200); // prettier-ignore
    const [partnerId] = await rowsOf<{ id: number }>(
      open.db.read,
      `select id from partner where name = 'Agence Delmas'`,
    );
    expect((await clerk.get(`${at}/recovery/partners/${desk.house.ids.seal('partner', partnerId?.id ?? 0)}`)).text).toContain('No time for passing money on was agreed.'); // prettier-ignore
    expect((await clerk.get(`${at}/recovery/money/statement?as=csv`)).text).toContain('Case handed over,RF-2026-0002'); // the newest case's
    const sealed = desk.house.ids.seal('partner', partnerId?.id ?? 0);
    const sheet = (await clerk.get(`${at}/recovery/money/statement?as=csv&partner=${sealed}`)).text;
    for (const said of ['To be passed on at the beginning', 'Still to be passed on', 'Came on the bank']) expect(sheet).toContain(said); // prettier-ignore
    for (const as of ['csv', 'xlsx', 'pdf']) expect((await clerk.get(`${at}/recovery/money/statement?as=${as}`)).status).toBe(200); // prettier-ignore
  });

  it('records an invoice beside what was agreed, and refuses it with a reason only', async () => {
    const clerk = await desk.as('manager');
    const [partner] = await rowsOf<{ id: number }>(open.db.read, `select id from partner where name = 'Agence Delmas'`);
    const fields = { partner: desk.house.ids.seal('partner', partner?.id ?? 0), number: 'H-1', issued: '2026-03-03', due: '', vat: '2.00', 'case.1': 'RF-2026-0001', 'kind.1': 'set_up', 'about.1': '', 'amount.1': '10.00' }; // prettier-ignore
    expect((await clerk.post(`${at}/recovery/invoices`, { ...fields, 'case.1': 'RF-2026-0002' })).status).toBe(422);
    const { location } = await clerk.post(`${at}/recovery/invoices`, fields);
    expect((await clerk.get(location)).text).toContain('no fees were agreed for this case');
    expect((await clerk.post(`${location}/decide`, { as: 'refused', why: '' })).status).toBe(422);
    expect((await clerk.post(`${location}/decide`, { as: 'refused', why: 'nothing agreed' })).location).toBe(location);
    expect((await clerk.get(`${location}/file?as=csv`)).text).toContain('H-1');
  });
});
