import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import type { RemittanceFault } from '../cash/remittance';
import { remittancesOf } from '../cash/remittance.store';
import { Refusal } from '../kernel/result';
import { littleLedger } from '../ledger/testing/little-ledger';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { importRemittance } from './remittance.actions';

/** Advices as customers send them: read whole or refused with place and figures. */
const open = testDatabase();
let n = 0;

/** What an advice says: `payer day total reference question | document gross discount deduction paid reason | …`, or its faults. */
async function said(content: string | Buffer, name = 'avis.csv', currency = 'EUR'): Promise<string> {
  const { companyId } = await littleLedger(open.db, `advice${(n += 1)}`);
  const path = join(open.home, `advice-${n}`);
  writeFileSync(path, content);
  try {
    await importRemittance(workOn(open.db, '2026-03-02'), { companyId, currency, customerId: null, path, name });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = (error.facts['faults'] ?? []) as RemittanceFault[];
    return [error.code, ...faults.map((one) => [one.place, one.code, one.value, one.expectedMinor, one.saidMinor].filter((part) => part !== undefined && part !== '').join(' '))].join(' | '); // prettier-ignore
  }
  const all = await remittancesOf(open.db.read, companyId);
  return all
    .map((one) => [
      [one.payer ?? '–', one.on ?? '–', one.totalMinor, one.currency, one.reference ?? '–', one.question ?? ''].join(' ').trim(),
      ...one.lines.map((line) => [line.document, line.grossMinor ?? '–', line.discountMinor, line.deductionMinor, line.paidMinor, line.reason ?? ''].join(' ').trim()),
    ].join(' | ')).join(' || '); // prettier-ignore
}

const UBL = `<?xml version="1.0"?><RemittanceAdvice xmlns="urn:oasis:names:specification:ubl:schema:xsd:RemittanceAdvice-2" xmlns:cbc="c" xmlns:cac="a">
<cbc:ID>RA-7</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TotalPaymentAmount currencyID="EUR">900.00</cbc:TotalPaymentAmount>
<cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Braun</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>
<cac:RemittanceAdviceLine><cbc:ID>1</cbc:ID><cbc:DebitLineAmount currencyID="EUR">1000.00</cbc:DebitLineAmount><cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-1</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference></cac:RemittanceAdviceLine>
<cac:RemittanceAdviceLine><cbc:ID>2</cbc:ID><cbc:CreditLineAmount currencyID="EUR">100.00</cbc:CreditLineAmount><cac:BillingReference><cac:CreditNoteDocumentReference><cbc:ID>C-1</cbc:ID></cac:CreditNoteDocumentReference></cac:BillingReference></cac:RemittanceAdviceLine></RemittanceAdvice>`;

const DE =
  'Zahlungsavis;;\nAvisnummer;ZA-77;\nZahlungsdatum;01.03.2026;\n\nRechnungsnummer;Rechnungsbetrag;Skonto;Abzug;Zahlbetrag;Grund\nRE-1;1.000,00;30,00;70,00;900,00;Retoure 12\nRE-2;200,00;;;200,00;\nGesamtbetrag;;;;1.100,00;\n';

describe('an advice', () => {
  it.each([
    ['German, with discount and deduction', DE, '– 2026-03-01 110000 EUR ZA-77 | RE-1 100000 3000 7000 90000 Retoure 12 | RE-2 20000 0 0 20000'],
    ['English, one deduction that follows', 'Invoice number,Gross amount,Paid amount\nF-1,1000.00,950.00\nTotal,,950.00\n', '– – 95000 EUR – | F-1 100000 0 5000 95000'],
    ['French, a discount written with a minus', 'N° facture;Montant TTC;Escompte;Montant réglé\nF-1;1 000,00;-20,00;980,00\nTotal;;;980,00\n', '– – 98000 EUR – | F-1 100000 2000 0 98000'],
    ['Swedish', 'Fakturanummer;Belopp;Betalt\n55001;1 250,50;1 250,50\nSumma;;1 250,50\n', '– – 125050 EUR – | 55001 125050 0 0 125050'],
    ['Dutch', 'Factuurnummer;Bedrag;Betaald\nF-9;10,00;10,00\nTotaal;;10,00\n', '– – 1000 EUR – | F-9 1000 0 0 1000'],
    ['Spanish', 'Número factura;Importe;Pagado\nF-9;10,00;10,00\n', '– – 1000 EUR – no-total | F-9 1000 0 0 1000'],
    ['a credit note', 'Invoice number,Paid amount\nF-1,1000.00\nC-1,-100.00\nTotal,900.00\n', '– – 90000 EUR – | F-1 – 0 0 100000 | C-1 – 0 0 -10000'],
    ['another currency', 'Invoice number,Paid amount,Currency\nF-1,1000,JPY\nTotal,1000,\n', '– – 1000 JPY – | F-1 – 0 0 1000'],
  ])('%s', async (_, text, expected) => {
    expect(await said(text)).toBe(expected);
  }); // prettier-ignore

  it.each([
    ['a total that its lines do not come to', DE.replace('1.100,00', '1.200,00'), 'remittance-faults | 1 total-differs 110000 120000'],
    ['a line that does not agree', DE.replace(';900,00', ';910,00').replace('1.100', '1.110'), 'remittance-faults | 6 line-differs RE-1 90000 91000'],
    ['an amount that is none', DE.replace('200,00;;;200,00', '200,00;;;2oo,00'), 'remittance-faults | 7 bad-amount 2oo,00'],
    ['amounts that may be ten or ten thousand', 'Invoice number;Paid amount\nF-1;1.000\nTotal;1.000\n', 'remittance-faults | 1 bad-amount 1.000 / 1,000'],
    ['an amount without a number', 'Invoice number,Paid amount\n,1000.00\n', 'remittance-faults | 2 no-document'],
    ['two currencies', 'Invoice number,Paid amount,Currency\nF-1,10.00,EUR\nF-2,10.00,USD\n', 'remittance-faults | 1 no-currency EUR, USD'],
    ['headings only', 'Invoice number,Paid amount\n', 'remittance-faults | 1 no-lines'],
    ['a list of anything', 'Name,Town\nBraun,Ulm\n', 'no-remittance'],
    ['nothing', '', 'no-remittance'],
    ['a picture', Buffer.from('ffd8ffe000104a46', 'hex'), 'no-remittance'],
  ])('is refused with %s', async (_, content, expected) => {
    expect(await said(content)).toBe(expected);
  }); // prettier-ignore

  it('as UBL; hostile XML is refused', async () => {
    expect(await said(UBL, 'ra.xml')).toBe('Braun 2026-03-01 90000 EUR RA-7 | F-1 – 0 0 100000 | C-1 – 0 0 -10000');
    expect(await said(UBL.replace('900.00', '901.00'), 'ra.xml')).toBe(
      'remittance-faults | 1 total-differs 90000 90100',
    );
    expect(await said(UBL.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'), 'ra.xml')).toContain('damaged-file');
    expect(await said(UBL.slice(0, 900), 'ra.xml')).toContain('damaged-file');
    expect(await said(UBL.replace('>EUR<', '>XXQ<'), 'ra.xml')).toContain('no-currency XXQ');
  });

  it('as a workbook, and with a mail', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['Invoice number', 'Paid amount'], ['F-1', 1000.5], ['Total', 1000.5]]), 'A'); // prettier-ignore
    const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    expect(await said(bytes, 'a.xlsx')).toBe('– – 100050 EUR – | F-1 – 0 0 100050');
    const mail = [
      'From: ap@braun.example', 'To: ar@acme.example', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=B', '',
      '--B', 'Content-Type: text/plain', '', 'see below',
      '--B', 'Content-Type: application/octet-stream', 'Content-Disposition: attachment; filename=a.xlsx', 'Content-Transfer-Encoding: base64', '', bytes.toString('base64'),
      '--B', 'Content-Type: text/xml', 'Content-Disposition: attachment; filename=ra.xml', '', UBL, '--B--', '',
    ].join('\r\n'); // prettier-ignore
    const both = await said(mail, 'mail.eml');
    expect(both.split(' || ').sort()).toEqual(['Braun 2026-03-01 90000 EUR RA-7 | F-1 – 0 0 100000 | C-1 – 0 0 -10000', '– – 100050 EUR – | F-1 – 0 0 100050']); // prettier-ignore
    expect(await said('From: x@y.example\r\n\r\nno files', 'mail.eml')).toBe('no-remittance');
  });
});
