import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, AFRelationship } from '@cantoo/pdf-lib';
import { companyById } from '../companies/store';
import { instant, type Day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { diskFiles } from '../platform/files';
import { testDatabase } from '../platform/testing/database';
import { writeZip } from '../platform/zip';
import { importFile } from './actions';
import type { Outcome } from './outcome';
import { testLedger, type TestLedger } from './testing/ledger';

/** E-invoices that say something of other documents, or of who pays early; and the papers that lie beside them. */
const open = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'duly-einvoice-more-'));

interface Cii {
  readonly type?: string;
  readonly day?: string;
  readonly total: string;
  readonly due?: string;
  readonly names?: readonly string[];
  readonly terms?: string;
}

const cii = (number: string, { type = '380', day = '20260301', total, due = total, names = [], terms = '<DueDateDateTime><DateTimeString>20260331</DateTimeString></DueDateDateTime>' }: Cii): Buffer => Buffer.from(
  `<?xml version="1.0"?><CrossIndustryInvoice><ExchangedDocument><ID>${number}</ID><TypeCode>${type}</TypeCode><IssueDateTime><DateTimeString>${day}</DateTimeString></IssueDateTime></ExchangedDocument>
<SupplyChainTradeTransaction><ApplicableHeaderTradeAgreement><SellerTradeParty><Name>Lumen</Name><SpecifiedTaxRegistration><ID schemeID="VA">DE1</ID></SpecifiedTaxRegistration></SellerTradeParty>
<BuyerTradeParty><ID>10100</ID><Name>Holz GmbH</Name></BuyerTradeParty></ApplicableHeaderTradeAgreement>
<ApplicableHeaderTradeSettlement><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode><SpecifiedTradePaymentTerms>${terms}</SpecifiedTradePaymentTerms>
<SpecifiedTradeSettlementHeaderMonetarySummation><GrandTotalAmount>${total}</GrandTotalAmount>${due === total ? '' : `<TotalPrepaidAmount>${total}</TotalPrepaidAmount>`}<DuePayableAmount>${due}</DuePayableAmount></SpecifiedTradeSettlementHeaderMonetarySummation>
${names.map((name) => `<InvoiceReferencedDocument><IssuerAssignedID>${name}</IssuerAssignedID></InvoiceReferencedDocument>`).join('')}</ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction></CrossIndustryInvoice>`,
); // prettier-ignore

async function paper(xml?: Buffer): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Rechnung');
  if (xml) await pdf.attach(xml, 'factur-x.xml', { mimeType: 'text/xml', afRelationship: AFRelationship.Alternative });
  return Buffer.from(await pdf.save());
}

type Take = (files: Readonly<Record<string, Buffer>>) => Promise<Outcome>;

async function lumen(): Promise<{ ledger: TestLedger; take: Take }> {
  const ledger = await testLedger(open.db);
  const company = { ...(await companyById(open.db.read, ledger.companyId)), legalName: 'Lumen', vatNo: 'DE1' };
  let n = 0;
  return {
    ledger,
    take: async (files) => {
      const path = join(folder, `a${++n}.zip`);
      const entries = Object.entries(files).map(([name, bytes]) => ({ name, bytes }));
      writeFileSync(path, await writeZip(entries, instant(new Date(0))));
      const work = { ...ledger.work(), files: diskFiles(join(folder, 'files')) };
      return importFile(work, { company, path, options: {}, fileDay: '2026-06-30' as Day, yes: true });
    },
  };
}

it('applies a credit note that names several invoices to the oldest first, as far as each is open, once', async () => {
  const { ledger, take } = await lumen();
  const files = {
    'c.xml': cii('GS-1', { type: '381', day: '20260401', total: '150.00', names: ['RE-2', 'RE-1', 'RE-9'] }),
    '1.xml': cii('RE-1', { total: '100.00' }),
    '2.xml': cii('RE-2', { total: '80.00', day: '20260302' }),
  };
  const outcome = await take(files);
  const items = ['10100 GS-1 credit_note -15000 0', '10100 RE-1 invoice 10000 0', '10100 RE-2 invoice 8000 3000'];
  expect(await ledger.items()).toEqual(items);
  expect(outcome.notices.filter((one) => one.includes('RE-9'))).toEqual([expect.stringContaining('GS-1 was not applied to RE-9: there is no such document')]); // prettier-ignore
  await take(files);
  expect(await ledger.items()).toEqual(items);
});

it('cancels the invoice that a corrected one stands instead of, and says so; a difference is taken off it', async () => {
  const { ledger, take } = await lumen();
  await take({ '1.xml': cii('RE-1', { total: '100.00' }), '2.xml': cii('RE-2', { total: '80.00' }) });
  const corrected = { 'k.xml': cii('KR-1', { type: '384', total: '90.00', names: ['RE-1'] }), 'd.xml': cii('KR-2', { type: '384', total: '-30.00', names: ['RE-2'] }) }; // prettier-ignore
  const outcome = await take(corrected);
  expect(outcome.assumptions.join(' ')).toContain('An invoice stands instead of the one that it names, which is cancelled: KR-1 for RE-1.'); // prettier-ignore
  expect(outcome.voided).toBe(1);
  const live = async () =>
    (await ledger.items()).filter((one) => !one.includes(' RE-1 ')).concat(await cancelled(ledger));
  const after = ['10100 KR-1 invoice 9000 9000', '10100 KR-2 credit_note -3000 0', '10100 RE-2 invoice 8000 5000', 'RE-1 cancelled']; // prettier-ignore
  expect(await live()).toEqual(after);
  await take(corrected);
  expect(await live()).toEqual(after);
});

const cancelled = async ({ companyId }: TestLedger): Promise<string[]> =>
  (await rowsOf<{ document: string }>(open.db.read, 'select document from entry where company_id = ? and cancelled_at is not null order by 1', [companyId])).map(({ document }) => `${document} cancelled`); // prettier-ignore

it.each([
  ['a percentage and days', '<DueDateDateTime><DateTimeString>20260331</DateTimeString></DueDateDateTime><ApplicableTradePaymentDiscountTerms><BasisPeriodMeasure unitCode="DAY">14</BasisPeriodMeasure><CalculationPercent>2.00</CalculationPercent></ApplicableTradePaymentDiscountTerms>', '200 2026-03-15'],
  ['an amount from another day', '<DueDateDateTime><DateTimeString>20260331</DateTimeString></DueDateDateTime><ApplicableTradePaymentDiscountTerms><BasisDateTime><DateTimeString>20260305</DateTimeString></BasisDateTime><BasisPeriodMeasure unitCode="DAY">10</BasisPeriodMeasure><ActualDiscountAmount>3.50</ActualDiscountAmount></ApplicableTradePaymentDiscountTerms>', '350 2026-03-15'],
  ['XRechnung, two steps: the first', '<Description>#SKONTO#TAGE=7#PROZENT=3.00#\n#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=50.00#\n</Description><DueDateDateTime><DateTimeString>20260331</DateTimeString></DueDateDateTime>', '300 2026-03-08'],
  ['months are not counted', '<DueDateDateTime><DateTimeString>20260331</DateTimeString></DueDateDateTime><ApplicableTradePaymentDiscountTerms><BasisPeriodMeasure unitCode="MON">1</BasisPeriodMeasure><CalculationPercent>2.00</CalculationPercent></ApplicableTradePaymentDiscountTerms>', 'null null'],
  ['more than all of it', '<Description>#SKONTO#TAGE=7#PROZENT=99.00#BASISBETRAG=999999.00#</Description><DueDateDateTime><DateTimeString>20260331</DateTimeString></DueDateDateTime>', 'null null'],
])('takes a discount: %s', async (_, terms, expected) => {
  const { ledger, take } = await lumen();
  await take({ '1.xml': cii('RE-1', { total: '100.00', terms }) });
  const [found] = await rowsOf<{ minor: number | null; until: string | null }>(open.db.read, 'select discount_minor as minor, discount_until as until from v_entry where company_id = ?', [ledger.companyId]);
  expect(`${found?.minor ?? null} ${found?.until ?? null}`).toBe(expected);
}); // prettier-ignore

it('keeps the PDFs beside the documents with them, and those of documents that ask for nothing with the customer', async () => {
  const { ledger, take } = await lumen();
  const outcome = await take({
    'in/4711.xml': cii('RE-1', { total: '100.00' }),
    'in/4711.pdf': await paper(),
    'RE-2.xml': cii('RE-2', { total: '80.00' }),
    'Rechnung_RE-2_kopie.pdf': await paper(),
    'AGB.pdf': await paper(),
    'paid.pdf': await paper(cii('RE-3', { total: '70.00', due: '0.00' })),
  });
  expect(outcome.assumptions.join(' ')).toMatch(/2 PDFs of the archive carry no e-invoice.*1 of the files of the archive are no e-invoices/); // prettier-ignore
  expect(outcome.assumptions.join(' ')).toContain('1 of the documents ask for nothing and are not booked');
  const kept = await rowsOf<{ title: string; about: string; file: string }>(open.db.read, 'select title, about, file_name as file from v_document where company_id = ? order by title', [ledger.companyId]); // prettier-ignore
  expect(kept.map(({ title, about, file }) => `${title} ${about.replace(/\d+/, '')} ${file}`)).toEqual(['RE-1 entry/ 4711.pdf', 'RE-2 entry/ Rechnung_RE-2_kopie.pdf', 'RE-3 customer/ paid.pdf']); // prettier-ignore
});

it('reads ZUGFeRD 1, whose elements have other names', async () => {
  const { ledger, take } = await lumen();
  const older = cii('RE-1', { total: '100.00' }).toString()
    .replaceAll('CrossIndustryInvoice', 'CrossIndustryDocument').replaceAll('<ExchangedDocument', '<HeaderExchangedDocument').replaceAll('</ExchangedDocument', '</HeaderExchangedDocument')
    .replaceAll('SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction').replaceAll('ApplicableHeaderTrade', 'ApplicableSupplyChainTrade')
    .replaceAll('SpecifiedTradeSettlementHeaderMonetarySummation', 'SpecifiedTradeSettlementMonetarySummation').replace('<DuePayableAmount>100.00</DuePayableAmount>', '').replace('<ID>10100</ID>', '<GlobalID>4000001</GlobalID><ID>10100</ID>');
  await take({ 'z.xml': Buffer.from(older) });
  expect(await ledger.items()).toEqual(['10100 RE-1 invoice 10000 10000']);
}); // prettier-ignore
