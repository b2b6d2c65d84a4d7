import * as xlsx from 'xlsx';
import { holdSources } from '../app';
import { handOver } from '../cases/actions';
import { endCase } from '../cases/closing.actions';
import { customerById } from '../customers/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { makeDossier } from '../dossier/actions';
import { documentsOf } from '../documents/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';

/** VAT relief of a lost case as people meet it: the page, the table, and the PDF read back. */
const open = testDatabase();
let desk: TestDesk;
let caseId: number;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const work = desk.work();
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '1007'`);
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus <b>Nord</b>' })); // prettier-ignore
  const customer = await customerById(open.db.read, desk.company.id, row?.id ?? 0);
  const asked = { company: desk.company, customer, items: ['F-1003', 'F-1004'], currency: null, keyDate: work.today, language: 'en', interest: null, recipient: 'Agence Delmas', facts: null }; // prettier-ignore
  const { number } = await makeDossier(work, asked, holdSources);
  caseId = await handOver(work, { companyId: desk.company.id, number, partner: 'Agence Delmas', partnerKind: 'agency' }); // prettier-ignore
  await open.db.transaction((tx) => tx('entry').where({ document: 'F-1003' }).update({ vat_minor: tx.raw('amount_minor / 6') })); // prettier-ignore
  const [entry] = await rowsOf<{ id: number; amount: number; vat: number }>(open.db.read, `select id, amount_minor as amount, vat_minor as vat from v_entry where document = 'F-1003'`); // prettier-ignore
  const line = { no: '1', text: 'Beer', quantity: null, price: null, orderLine: null, amountMinor: entry?.amount, vatMinor: entry?.vat }; // prettier-ignore
  await open.db.transaction((tx) =>
    tx('entry')
      .where({ id: entry?.id })
      .update({ lines: JSON.stringify([line]) }),
  );
  at = `/c/${desk.company.code}/cases/${desk.house.ids.seal('case', caseId)}`;
});
afterAll(() => desk.close());
afterEach(() => expect(desk.failures).toEqual([]));

const onceIn = (text: string): string => /action="[^"]*relief"[\s\S]*?name="once" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? ''; // prettier-ignore
const packs = () => documentsOf(open.db.read, desk.company.id, { about: `case/${caseId}/relief` });

it('has no relief of a case that goes on', async () => {
  const clerk = await desk.as('manager');
  expect((await clerk.get(`${at}/relief`)).status).toBe(404);
  expect((await clerk.get(at)).text).not.toContain('VAT relief');
  expect((await clerk.post(`${at}/relief`, { once: '0'.repeat(32) })).status).toBe(404);
  await endCase(desk.work(), desk.company.id, 'RF-2026-0001', { outcome: 'uncollectable' });
});

it('shows the VAT that is known, asks for what is not, and says that nobody checked the rules', async () => {
  const clerk = await desk.as('manager');
  expect((await clerk.get(at)).text).toContain(`href="${at}/relief"`);
  const { text } = await clerk.get(`${at}/relief`);
  for (const said of ['Unverified', 'CGI art. 272', 'The ledger does not say the VAT of F-1004', 'must be paid to the tax office again']) expect(text).toContain(said); // prettier-ignore
  expect(text).toMatch(/VAT by rate[\s\S]*<li>F-1003: 20 % of €[\d,.]+: €[\d,.]+<\/li>/);
  const csv = (await clerk.get(`${at}/relief/export`)).text.split('\n');
  expect(csv[0]).toBe('Invoice,Due,Not paid,VAT in it,Currency,Claim from,Claim until,State');
  expect(csv).toHaveLength(4);
  expect(csv.find((line) => line.startsWith('F-1004'))?.split(',')[3]).toBe('');
  expect(Number(csv.find((line) => line.startsWith('F-1003'))?.split(',')[3])).toBeGreaterThan(0);
  const { bytes } = await clerk.get(`${at}/relief/export?as=xlsx`);
  expect(xlsx.read(bytes).SheetNames).toEqual(['RF-2026-0001']);
});

it('makes one pack of one form, files it, and it reads back with certificate, wording and warning', async () => {
  const clerk = await desk.as('manager');
  const once = onceIn((await clerk.get(`${at}/relief`)).text);
  expect((await clerk.post(`${at}/relief`, { once: 'no' })).status).toBe(404);
  for (const fields of [{ once }, { once }]) expect((await clerk.post(`${at}/relief`, fields)).location).toBe(`${at}/relief`); // prettier-ignore
  const made = await packs();
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({ visibility: 'internal', mediaType: 'application/pdf' });
  const page = await clerk.get(`${at}/relief`);
  const href = /href="([^"]*\/documents\/[^"]*)"/.exec(page.text)?.[1] ?? '';
  const { bytes } = await clerk.get(href);
  const { pages } = await seePdf(bytes);
  const text = pages.join(' ');
  expect([pages[0]?.includes('€3,055.25'), pages[0]?.includes('VAT'), pages[1]?.includes('VAT of each invoice')]).toEqual([true, false, true]); // prettier-ignore
  expect(text).toContain('3 Mar 2026');
  for (const said of ['Certificate of irrecoverability', 'Agence Delmas', 'Facture demeurée impayée', '[VAT not known: to be filled in]', 'Unverified']) expect(text).toContain(said); // prettier-ignore
});

it('is one step away from the write-off that the case proposes', async () => {
  const clerk = await desk.as('manager');
  const { location } = await clerk.post(`${at}/write-off`, {});
  expect((await clerk.get(location)).text).toContain(`<a href="${at}/relief">Case RF-2026-0001: VAT relief</a>`);
});

it('lets a reader look and not make, and a stranger neither', async () => {
  const reader = await desk.as('reader');
  const shown = await reader.get(`${at}/relief`);
  expect([shown.status, shown.text.includes('Make the VAT-relief pack')]).toEqual([200, false]);
  expect((await reader.post(`${at}/relief`, { once: '1'.repeat(32) })).status).toBe(403);
  expect(await packs()).toHaveLength(1);
});
