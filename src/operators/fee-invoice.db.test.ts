import { readFileSync } from 'node:fs';
import { recallCase } from '../cases/recall.actions';
import { reopen, undoHandOver } from '../cases/actions';
import { setUpPaid } from '../cases/quote.actions';
import { plantReceipts } from '../cash/testing/plant-receipts';
import type { Company } from '../companies/company';
import { documentById } from '../documents/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf, type Tx } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { codesOnPage } from '../platform/testing/seen-codes';
import { seePdf } from '../platform/testing/read-pdf';
import type { Work } from '../platform/work';
import { decide, recordInvoice } from '../remittances/invoice.actions';
import { invoiceById, linesOfInvoice } from '../remittances/invoice.store';
import { drawFeeInvoices } from './fee-invoice.actions';
import { drawnForCase, type DrawnInvoice } from './fee-invoice.store';
import { confirmFeePaid, releaseFeePayment } from './fee-payment.actions';
import { handsOver, plantAgency, plantOperated, SET_UP, type Operated } from './testing/plant-operated';

/** What an agency that works here invoices for new cases: drawn once, numbered without gaps, taken back, and paid by a line of the bank. */
const database = testDatabase();
const opened: { desk?: TestDesk; operator?: Company } = {};
const desk = (): TestDesk => opened.desk as TestDesk;
const work = (): Work => desk().work();
const operator = (): Company => opened.operator as Company;
const read = () => database.db.read;

beforeAll(async () => {
  opened.desk = await openTestDesk(database);
  opened.operator = await agency('Agence Delmas SAS', {});
});
afterAll(() => opened.desk?.close());

const agency = (name: string, more: object): Promise<Company> => plantAgency(work(), { name, ...more });

let n = 0;
const creditor = (more: object = {}): Promise<Operated> =>
  plantOperated(work(), { operator: operator(), name: `Creditor ${(n += 1)} SARL`, ...more });

async function only(of: Operated, caseId: number): Promise<DrawnInvoice> {
  const all = await drawnForCase(read(), of.company.id, caseId);
  if (all[0] === undefined || all.length > 1) throw new Error(`${all.length} invoices`);
  return all[0];
}

async function paperOf({ companyId, documentId }: DrawnInvoice): Promise<Buffer> {
  const document = await documentById(read(), companyId, documentId ?? 0);
  return readFileSync(work().files.path(document?.sha256 ?? ''));
}

const serials = async (operatorId: number): Promise<number[]> =>
  (await rowsOf<{ serial: number }>(read(), 'select serial from drawn_invoice where operator_id = ? order by id', [operatorId])).map(({ serial }) => serial); // prettier-ignore
const gapless = (all: readonly number[]): boolean => [...all].sort((a, b) => a - b).every((one, at) => one === at + 1);

test('each hand-over is invoiced once, as an invoice of the partner with nothing that differs', async () => {
  const of = await creditor();
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  expect([await drawFeeInvoices(work(), of.company), await drawFeeInvoices(work(), of.company)]).toEqual([1, 0]);
  const drawn = await only(of, caseId);
  expect(drawn).toMatchObject({ number: 'SF-2026-0001', netMinor: 3_333, vatMinor: 667, grossMinor: 4_000, issuedOn: '2026-03-03', dueOn: '2026-03-10', paidOn: null }); // prettier-ignore
  const invoice = await invoiceById(read(), of.company.id, drawn.invoiceId);
  expect(invoice).toMatchObject({ partner: 'Agence Delmas', differsMinor: 0, acceptedAt: null });
  const lines = await linesOfInvoice(read(), of.company.id, drawn.invoiceId);
  expect(lines.map(({ kind, minor, expectedMinor, number }) => [kind, minor, expectedMinor, number])).toEqual([['set_up', 3_333, 3_333, 'RF-2026-0001']]); // prettier-ignore
  const told = await rowsOf<{ kind: string; company_id: number }>(read(), `select kind, company_id from audit_line where kind in ('case.fee_invoiced', 'fee_invoice.drawn') order by id`); // prettier-ignore
  expect(told).toEqual([{ kind: 'case.fee_invoiced', company_id: of.company.id }, { kind: 'fee_invoice.drawn', company_id: operator().id }]); // prettier-ignore
  await decide(work(), { companyId: of.company.id, id: drawn.invoiceId, as: 'refused', why: 'not so' });
  expect(await drawFeeInvoices(work(), of.company)).toBe(0);
});

test('the paper has both with their numbers, the case, net, VAT and total, and a code that a banking app reads', async () => {
  const of = await creditor({ vatNo: 'FR12552100554' });
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  await drawFeeInvoices(work(), of.company);
  const drawn = await only(of, caseId);
  const pdf = await paperOf(drawn);
  const text = (await seePdf(pdf)).pages.join(' ').replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
  for (const said of [`Facture ${drawn.number}`, 'Agence Delmas SAS', 'N° de TVA FR40303265045', of.company.legalName, 'N° de TVA FR12552100554', 'RF-2026-0001', 'Customer K-RF-2026-0001', '33,33', 'TVA 20 %', '6,67', '40,00', 'DE02 1203 0000 0000 2020 51']) expect(text).toContain(said); // prettier-ignore
  const [code = ''] = await codesOnPage(pdf);
  expect(code.split('\n')).toEqual(['BCD', '002', '1', 'SCT', '', 'Agence Delmas SAS', 'DE02120300000000202051', 'EUR40', '', drawn.paymentReference]); // prettier-ignore
  expect(drawn.paymentReference).toMatch(/^RF\d\dSF2026\d{4}$/);
});

test.each([
  ['en', 'Invoice SF-', 'VAT 20%'],
  ['de', 'Rechnung SF-', 'Umsatzsteuer 20 %'],
  ['sv', 'Faktura SF-', 'Moms 20 %'],
  ['nl', 'Factuur SF-', 'Btw 20%'],
  ['es', 'Factura SF-', 'IVA 20 %'],
])('in %s it reads as the creditor does', async (language, title, vat) => {
  const of = await creditor({ language });
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  await drawFeeInvoices(work(), of.company);
  const text = (await seePdf(await paperOf(await only(of, caseId)))).pages.join(' ').replace(/[\u00a0\u202f]/g, ' ');
  expect(text).toContain(title);
  expect(text).toContain(vat);
});

test('where the creditor owes the VAT, none is charged, the wording is on it and marked, and both need a number', async () => {
  const model = { ...SET_UP, vat: { kind: 'reverse_charge' as const } };
  const of = await creditor({ country: 'DE', language: 'en', model });
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  expect(await drawFeeInvoices(work(), of.company)).toBe(0);
  const waiting = await rowsOf<{ title: string }>(read(), `select title from task where kind = 'fee_invoice' and company_id = ? and done_at is null`, [operator().id]); // prettier-ignore
  expect(waiting).toEqual([{ title: `The invoice for case RF-2026-0001 to ${of.company.legalName} cannot be drawn: the VAT number of the creditor is missing` }]); // prettier-ignore
  const again = work();
  const written = jest.spyOn(again.db, 'transaction');
  expect(await drawFeeInvoices(again, of.company)).toBe(0);
  expect(written).not.toHaveBeenCalled();
  written.mockRestore();
  const mended = { ...of.company, vatNo: 'DE136695976' };
  expect(await drawFeeInvoices(work(), mended)).toBe(1);
  const drawn = await only(of, caseId);
  expect([drawn.netMinor, drawn.vatMinor, drawn.grossMinor]).toEqual([3_333, 0, 3_333]);
  const text = (await seePdf(await paperOf(drawn))).pages.join(' ');
  expect(text).toContain('Reverse charge: the recipient owes the VAT');
  expect(text).toContain('has not been compared with the official text');
  expect(await rowsOf(read(), `select 1 from task where kind = 'fee_invoice' and done_at is null`)).toEqual([]);
});

test('several draw at once, for the same creditor and for another: each case has one, and no number is left out or given twice', async () => {
  const own = await agency(`Rapide Recouvrement ${Date.now()}`, {});
  const both = [await creditor({ operator: own }), await creditor({ operator: own })];
  for (const of of both) for (const at of [1, 2]) await handsOver(work(), of, `RF-2026-000${at}`);
  const drawn = await Promise.all([...both, ...both].map(({ company }) => drawFeeInvoices(work(), company)));
  for (const { company } of both) drawn.push(await drawFeeInvoices(work(), company)); // whom others were always ahead of
  expect(drawn.reduce((a, b) => a + b)).toBe(4);
  const numbers = await serials(own.id);
  expect([numbers.length, gapless(numbers)]).toEqual([4, true]);
});

test('killed in the middle, nothing stands and no number is gone', async () => {
  const of = await creditor();
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  const before = await serials(operator().id);
  const { db } = work();
  const dying = { ...work(), db: { ...db, transaction: <T>(act: (tx: Tx) => Promise<T>) => db.transaction(async (tx): Promise<T> => { await act(tx); throw new Error('killed'); }) } }; // prettier-ignore
  await expect(drawFeeInvoices(dying, of.company)).rejects.toThrow('killed');
  expect(await drawnForCase(read(), of.company.id, caseId)).toEqual([]);
  expect(await rowsOf(read(), 'select id from partner_invoice where company_id = ?', [of.company.id])).toEqual([]);
  await drawFeeInvoices(work(), of.company);
  expect((await only(of, caseId)).number).toBe(`SF-2026-${String(before.length + 1).padStart(4, '0')}`);
  expect(gapless(await serials(operator().id))).toBe(true);
});

test('an agency that does not work here, that has no such fee, or that sent its own invoice, is not invoiced for', async () => {
  const free = await creditor({ model: { ...SET_UP, setUp: { feeMinor: 0, first: false } } });
  await handsOver(work(), free, 'RF-2026-0001');
  expect(await drawFeeInvoices(work(), free.company)).toBe(0);
  const gone = await creditor();
  await database.db.write('operation').where({ company_id: gone.company.id }).update({ ended_at: work().now });
  await handsOver(work(), gone, 'RF-2026-0001');
  expect(await drawFeeInvoices(work(), gone.company)).toBe(0);
  const sent = await creditor();
  const caseId = await handsOver(work(), sent, 'RF-2026-0001');
  const whose = { companyId: sent.company.id, partnerId: sent.partnerId, number: 'H-1', issuedOn: work().today, dueOn: null, currency: 'EUR' }; // prettier-ignore
  await recordInvoice(work(), { ...whose, vatMinor: 667, documentId: null, lines: [{ caseId, kind: 'set_up', about: null, minor: 3_333 }] }); // prettier-ignore
  expect(await drawFeeInvoices(work(), sent.company)).toBe(0);
});

test('taken back before work began, a credit note with its own number takes it back once; handed over anew, it is invoiced anew', async () => {
  const of = await creditor({ language: 'en' });
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  await drawFeeInvoices(work(), of.company);
  const first = await only(of, caseId);
  await recallCase(work(), of.company, { number: 'RF-2026-0001', why: 'paid to us' });
  expect([await drawFeeInvoices(work(), of.company), await drawFeeInvoices(work(), of.company)]).toEqual([1, 0]);
  const [invoice, credit] = await drawnForCase(read(), of.company.id, caseId);
  expect(credit).toMatchObject({
    netMinor: -3_333,
    vatMinor: -667,
    grossMinor: -4_000,
    creditsId: first.id,
    dueOn: null,
  });
  expect(invoice?.creditedBy).toBe(credit?.number);
  expect((await invoiceById(read(), of.company.id, credit?.invoiceId ?? 0))?.differsMinor).toBe(0);
  const text = (await seePdf(await paperOf(credit as DrawnInvoice))).pages.join(' ');
  expect(text).toContain(`Credit note ${credit?.number}`);
  expect(text).toContain(`takes back the whole of invoice ${first.number}`);
  expect(text).toContain('-40.00');
  expect(text).not.toContain('IBAN');
  await reopen(work(), of.company.id, 'RF-2026-0001');
  expect([await drawFeeInvoices(work(), of.company), await drawFeeInvoices(work(), of.company)]).toEqual([1, 0]);
  expect((await drawnForCase(read(), of.company.id, caseId)).map(({ round }) => round)).toEqual([0, 0, 1]);
  await undoHandOver(work(), of.company.id, 'RF-2026-0001');
  expect([await drawFeeInvoices(work(), of.company), await drawFeeInvoices(work(), of.company)]).toEqual([1, 0]);
  expect(gapless(await serials(operator().id))).toBe(true);
});

test('a line of the bank with its amount and reference is proposed; confirmed once, work begins; taken back, it waits again', async () => {
  const of = await creditor({ language: 'en' });
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  await drawFeeInvoices(work(), of.company);
  const drawn = await only(of, caseId);
  const paying = { companyId: of.company.id, caseId };
  const code = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error as { code: string }).code); // prettier-ignore
  const line = { amountMinor: -4_000, on: '2026-03-04', text: `SF ${drawn.number} thank you`, iban: null };
  const [stranger = 0, dearer = 0, right = 0] = await plantReceipts(database.db, of.company.id, [{ ...line, text: 'rent' }, { ...line, amountMinor: -4_001 }, line]); // prettier-ignore
  expect(await code(confirmFeePaid(work(), { ...paying, lineId: stranger }))).toBe('no-fee-payment');
  expect(await code(confirmFeePaid(work(), { ...paying, lineId: dearer }))).toBe('no-fee-payment');
  const visitor = await desk().as('manager');
  const page = `/c/${of.company.code}/cases/${work().ids.seal('case', caseId)}`;
  const { text } = await visitor.get(page);
  expect([text.match(/name="line"/g)?.length, text.includes('under its reference')]).toEqual([1, true]);
  const sealed = work().ids.seal('bank_line', right);
  expect((await (await desk().as('reader')).post(`${page}/fee-payment`, { line: sealed })).status).toBe(403);
  expect((await visitor.post(`${page}/fee-payment`, { line: 'bl_nonsense' })).status).toBe(404);
  const twice = [await visitor.post(`${page}/fee-payment`, { line: sealed }), await visitor.post(`${page}/fee-payment`, { line: sealed })]; // prettier-ignore
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  const stage = async () => (await rowsOf<{ stage: string }>(read(), 'select stage from recovery_case where id = ?', [caseId]))[0]?.stage; // prettier-ignore
  expect([await stage(), (await only(of, caseId)).paidOn]).toEqual(['received', '2026-03-04']);
  expect(await rowsOf(read(), `select 1 from task where kind = 'set_up_fee' and company_id = ? and done_at is null`, [of.company.id])).toEqual([]); // prettier-ignore
  expect(await rowsOf(read(), `select kind from audit_line where kind = 'case.fee_paid' and company_id = ?`, [of.company.id])).toHaveLength(1); // prettier-ignore
  await releaseFeePayment(work(), of.company.id, caseId);
  expect([await stage(), (await only(of, caseId)).paidOn]).toEqual(['received', null]);
  expect(await code(confirmFeePaid(work(), paying))).toBe('done');
});

test('where somebody said that it is paid, work begins, and its page says that the bank has not shown it', async () => {
  const of = await creditor({ language: 'en' });
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  await drawFeeInvoices(work(), of.company);
  const page = async () => (await (await desk().as('manager')).get(`/c/${of.company.code}/cases/${work().ids.seal('case', caseId)}`)).text; // prettier-ignore
  expect(await page()).toContain('to be paid by 10 Mar 2026');
  await setUpPaid(work(), of.company.id, caseId);
  expect(await page()).toContain('taken as paid on 3 Mar 2026; the bank has not shown it');
  expect(await only(of, caseId)).toMatchObject({ paidOn: null, saidPaidOn: '2026-03-03' });
});

test('each side opens its own papers and nobody those of others', async () => {
  const of = await creditor({ language: 'en' });
  const other = await creditor();
  const caseId = await handsOver(work(), of, 'RF-2026-0001');
  await drawFeeInvoices(work(), of.company);
  const drawn = await only(of, caseId);
  const sealed = work().ids.seal('partner_invoice', drawn.invoiceId);
  const visitor = await desk().as('manager');
  const status = async (path: string) => (await visitor.get(path)).status;
  const own = `/c/${operator().code}/recovery/operated`;
  expect((await visitor.get(own)).text).toContain(drawn.number);
  expect(await status(`${own}/invoices/${sealed}/pdf`)).toBe(200);
  expect(await status(`/c/${of.company.code}/recovery/invoices/${sealed}/file?as=pdf`)).toBe(200);
  for (const { code } of [other.company, desk().company]) {
    expect((await visitor.get(`/c/${code}/recovery/operated`)).text).not.toContain(drawn.number);
    expect(await status(`/c/${code}/recovery/operated/invoices/${sealed}/pdf`)).toBe(404);
    expect(await status(`/c/${code}/recovery/invoices/${sealed}/file?as=pdf`)).toBe(404);
    expect((await visitor.post(`/c/${code}/cases/${work().ids.seal('case', caseId)}/fee-payment`, { line: 'x' })).status).toBe(404); // prettier-ignore
  }
  expect(await status(`/c/${of.company.code}/recovery/operated/invoices/${sealed}/pdf`)).toBe(404);
  expect(desk().failures).toEqual([]);
});
