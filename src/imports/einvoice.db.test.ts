import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Company } from '../companies/company';
import { companyById } from '../companies/store';
import { instant, type Day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { diskFiles } from '../platform/files';
import { testDatabase } from '../platform/testing/database';
import { writeZip, type ZipEntry } from '../platform/zip';
import { importFile } from './actions';
import type { Outcome } from './outcome';
import type { ImportRequest } from './request';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** E-invoices, booked: alone, in a PDF that is kept with its invoice, in an archive, and of customers that are known already. */
const open = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'duly-einvoice-'));
const fixture = (name: string): Buffer => readFileSync(join(__dirname, '../../fixtures/imports/einvoice', name));

async function asPdf(xml: Buffer): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Rechnung');
  await pdf.attach(xml, 'factur-x.xml', { mimeType: 'text/xml', afRelationship: AFRelationship.Alternative });
  return Buffer.from(await pdf.save());
}

const zip = (entries: readonly ZipEntry[]): Promise<Buffer> => writeZip(entries, instant(new Date(0)));

/** The company that wrote the fixtures of France and Germany. */
async function lumen(): Promise<{ ledger: TestLedger; take: (name: string, bytes: Buffer, more?: Partial<ImportRequest>) => Promise<Outcome> }> {
  const ledger = await testLedger(open.db);
  const found = await companyById(open.db.read, ledger.companyId);
  const company: Company = { ...found, legalName: 'Atelier Lumen', vatNo: 'FR 40 303265045' };
  return {
    ledger,
    take: (name, bytes, more = {}) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return importFile({ ...ledger.work(), files: diskFiles(join(folder, 'files')) }, { company, path, options: {}, fileDay: '2026-06-30' as Day, yes: true, ...more });
    },
  };
} // prettier-ignore

const papersOf = (companyId: number): Promise<{ title: string; file: string }[]> =>
  rowsOf(open.db.read, 'select title, file_name as file from v_document where company_id = ? order by title', [companyId]); // prettier-ignore

it('books an invoice and its credit note, which is applied to it; again changes nothing', async () => {
  const { ledger, take } = await lumen();
  expect(await take('f.xml', fixture('ubl-invoice.xml'))).toMatchObject({ kind: 'invoices', source: 'ubl', booked: 1, problemCount: 0 }); // prettier-ignore
  await take('a.xml', fixture('ubl-credit.xml'));
  const items = ['FR83404833048 A-2026/001 credit_note -12000 0', 'FR83404833048 F-2026/001 invoice 45000 33000'];
  expect(await ledger.items()).toEqual(items);
  expect(await take('f.xml', fixture('ubl-invoice.xml'))).toMatchObject({ booked: 0, changed: 0 });
  expect(await take('a.xml', fixture('ubl-credit.xml'))).toMatchObject({ booked: 0, changed: 0 });
  expect(await ledger.items()).toEqual(items);
  const [customer] = await rowsOf(open.db.read, 'select name, vat_no as vat, register_no as register from v_customer where company_id = ? and vat_no is not null', [ledger.companyId]); // prettier-ignore
  expect(customer).toEqual({
    name: 'Brasserie des Écluses',
    vat: 'FR83404833048',
    register: '404833048',
  });
  const [entry] = await rowsOf<{ lines: string }>(open.db.read, `select lines from v_entry where company_id = ? and document = 'F-2026/001'`, [ledger.companyId]); // prettier-ignore
  expect(JSON.parse(entry?.lines ?? '[]')).toHaveLength(2);
});

it('knows a customer by the VAT number, says so, and never takes another company for it', async () => {
  const { ledger, take } = await lumen();
  await ledger.csv('Customer no,Customer,VAT no,City\n4711,Brasserie SARL,FR 83 404 833 048,Lille\nC-0042,Somebody else,FR99999999999,Nice\n'); // prettier-ignore
  const outcome = await take('f.xml', fixture('ubl-invoice.xml'));
  expect(outcome.codes.read).toEqual([{ code: 'FR83404833048', meant: '4711' }]);
  await take('n.xml', fixture('ubl-negative.xml')); // its number C-0042 is somebody else's here
  expect(await ledger.items()).toEqual(['4711 F-2026/001 invoice 45000 45000', '4711 F-2026/002 credit_note -12000 -12000']); // prettier-ignore
});

it('keeps the PDF with its invoice, once, and takes it back with the import', async () => {
  const { ledger, take } = await lumen();
  const pdf = await asPdf(fixture('cii-invoice.xml'));
  expect(await take('re-100.pdf', pdf, { dryRun: true })).toMatchObject({ booked: 1, source: 'cii' });
  expect(await papersOf(ledger.companyId)).toEqual([]);
  const { importId } = await take('re-100.pdf', pdf);
  expect(await papersOf(ledger.companyId)).toEqual([{ title: 'RE-100', file: 're-100.pdf' }]);
  await take('re-100.pdf', pdf);
  expect(await papersOf(ledger.companyId)).toHaveLength(1);
  const deps = { dependents: [], withdraw: () => Promise.resolve() };
  await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: importId ?? 0 });
  expect(await papersOf(ledger.companyId)).toEqual([]);
});

it('takes an archive of several formats; what is no e-invoice is told, what is wrong names its file', async () => {
  const { ledger, take } = await lumen();
  const archive = await zip([
    { name: 'a/f.xml', bytes: fixture('ubl-invoice.xml') },
    { name: 're.pdf', bytes: await asPdf(fixture('cii-instalments.xml')) },
    { name: 'readme.txt', bytes: Buffer.from('hello') },
  ]);
  const outcome = await take('march.zip', archive);
  expect(outcome).toMatchObject({ source: 'einvoices', booked: 3, problemCount: 0 });
  expect(outcome.assumptions).toContain('1 of the files of the archive are no e-invoices and were not read.');
  expect(await ledger.items()).toEqual([
    'D10042 RE-101/1 invoice 59000 59000', 'D10042 RE-101/2 invoice 60000 60000', 'FR83404833048 F-2026/001 invoice 45000 45000',
  ]); // prettier-ignore
  expect(await papersOf(ledger.companyId)).toEqual([{ title: 'RE-101', file: 're.pdf' }]);
  const bad = await zip([{ name: 'bad.xml', bytes: fixture('ubl-sums.xml') }, { name: 'good.xml', bytes: fixture('ubl-terms.xml') }]);
  await expect(take('bad.zip', bad)).rejects.toThrow(/bad\.zip\/bad\.xml:2: .*a difference of 10\.00 EUR/);
  expect(await take('bad.zip', bad, { goodRows: true })).toMatchObject({ booked: 1, problemCount: 1 });
}); // prettier-ignore

it('refuses what somebody else wrote, and what a supplier wrote to us', async () => {
  const { take } = await lumen();
  await expect(take('it.xml', fixture('fatturapa-lot.xml'))).rejects.toThrow(/Studio Lumen \(IT01234567897\) wrote this invoice, not Atelier Lumen/); // prettier-ignore
  const turned = Buffer.from(fixture('ubl-invoice.xml').toString().replaceAll('AccountingSupplierParty', 'X').replaceAll('AccountingCustomerParty', 'AccountingSupplierParty').replaceAll('cac:X', 'cac:AccountingCustomerParty')); // prettier-ignore
  await expect(take('us.xml', turned)).rejects.toThrow(/wrote this invoice to us: we owe it/);
});

it('asks once for the days to pay where an invoice names no due day', async () => {
  const { ledger, take } = await lumen();
  await expect(take('f.xml', fixture('ubl-due-unknown.xml'), { yes: false })).rejects.toMatchObject({ code: 'open-questions' }); // prettier-ignore
  await take('f.xml', fixture('ubl-due-unknown.xml'), { options: { termsDays: 45 } });
  const [item] = await rowsOf(open.db.read, 'select due_on as due from v_open_item where company_id = ?', [ledger.companyId]); // prettier-ignore
  expect(item).toEqual({ due: '2026-04-16' });
});

it('refuses PDFs without an e-invoice, and those that are broken', async () => {
  const { take } = await lumen();
  const pdf = await PDFDocument.create();
  pdf.addPage();
  await expect(take('p.pdf', Buffer.from(await pdf.save()))).rejects.toThrow(/the file is a PDF/);
  const carrying = await asPdf(fixture('cii-invoice.xml'));
  for (const cut of [20, 300, 700]) await expect(take('cut.pdf', carrying.subarray(0, cut))).rejects.toThrow(/the file is a PDF/); // prettier-ignore
});
