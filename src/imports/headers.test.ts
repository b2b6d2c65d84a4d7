import { currencyInHeading, isBucket, meanings, plain } from './headers';
import { viewColumns, assignColumns } from './sniff-columns';

/**
 * The headings that packages write, and the fields they must become without a single value to help: `package | headings | fields`, in the
 * order of the columns; `-` is a column that is left alone.
 */
const PACKAGES = `
SAP FBL5N (DE) | Konto · Belegart · Referenz · Belegnummer · Belegdatum · Buchungsdatum · Nettofälligkeit · Soll/Haben-Kennz. · Betrag in Hauswährung · Hauswährung · Betrag in Belegwährung · Ausgleichsdatum · Ausgleichsbeleg · Text · Mahnstufe | customerCode type - document issuedOn postedOn dueOn side localAmount localCurrency amount settledOn matchCode subject reminderLevel
SAP FBL5N (EN) | Customer · DocumentNo · Type · Doc. Date · Pstng Date · Net due dt · Arrears · Amt in loc.cur. · Amount in DC · Curr. · CoCd · Clrng doc. · Text · Dunn. level | customerName document type issuedOn postedOn dueOn daysLate localAmount amount currency company matchCode subject reminderLevel
QuickBooks A/R Aging Detail | Date · Transaction type · Num · Customer full name · Due date · Amount · Open balance | issuedOn type document customerName dueOn amount open
QuickBooks Open Invoices | Date · Num · Customer · Memo/Description · Due Date · Amount · Open Balance · Currency | issuedOn document customerName subject dueOn amount open currency
Xero export | ContactName · EmailAddress · InvoiceNumber · Reference · InvoiceDate · DueDate · Total · TaxTotal · InvoiceAmountPaid · InvoiceAmountDue · Currency | customerName email document - issuedOn dueOn amount vat paid open currency
NetSuite A/R Aging Detail | Customer · Transaction Type · Date · Document Number · P.O. No. · Due Date · Age · Open Balance · Currency | customerName type issuedOn document purchaseOrder dueOn daysLate open currency
Sage 100 (FR) | Code journal · Date · N° pièce · N° compte tiers · Libellé · Date échéance · Lettrage · Débit · Crédit | journal issuedOn document customerCode subject dueOn matchCode debit credit
Cegid | Auxiliaire · Libellé · Date · Journal · Référence · Débit · Crédit · Solde · Échéance · Lettrage | customerCode subject issuedOn journal document debit credit open dueOn matchCode
EBP | Client · Document · Date échéance · Montant · Reste dû | customerName document dueOn amount open
Pennylane | Numéro · Date d'émission · Client · Libellé · Montant HT · TVA · Montant TTC · Date d'échéance · Statut · Date de paiement | document issuedOn customerName subject net vat amount dueOn status settledOn
DATEV OPOS | Konto · Kontobezeichnung · Rechnungsnummer · Datum · Fälligkeit · Sollbetrag · Habenbetrag · Saldo · Gegenkonto · Buchungstext · Mahnstufe | customerCode customerName document issuedOn dueOn debit credit open - subject reminderLevel
Lexware | Konto · Name · Beleg-Nr. · Belegdatum · Fällig am · Betrag · Zahlung(en) · Offen · Mahnstufe | customerCode customerName document issuedOn dueOn amount paid open reminderLevel
Fortnox | Fakturanummer · Kundnummer · Kundnamn · Fakturadatum · Förfallodatum · Totalt · Saldo · Valuta · OCR · Status | document customerCode customerName issuedOn dueOn amount open currency reference status
Visma | Kundnr · Kundnamn · Fakturanr · Fakturadatum · Förfallodatum · Belopp · Restbelopp · Valuta | customerCode customerName document issuedOn dueOn amount open currency
Exact | AccountCode · AccountName · InvoiceNumber · InvoiceDate · DueDate · Amount · CurrencyCode · Description · YourRef | customerCode account document issuedOn dueOn amount currency subject purchaseOrder
Exact (NL) | Debiteur · Factuurnummer · Factuurdatum · Vervaldatum · Openstaand bedrag · Dagen | customerCode document issuedOn dueOn open daysLate
SnelStart | factuurNummer · factuurDatum · vervalDatum · openstaandSaldo · relatie | document issuedOn dueOn open customerCode
Business Central | Entry No. · Customer No. · Posting Date · Document Type · Document No. · Description · Customer Name · Currency Code · Original Amount · Remaining Amount · Due Date · On Hold · Open | sourceId customerCode postedOn type document subject customerName currency amount open dueOn blocked isOpen
Odoo | Number · Customer · Invoice/Bill Date · Due Date · Total (Signed) · Amount Due (Signed) · Currency · Payment Status · Type | document customerName issuedOn dueOn amount open currency status type
Odoo (technical) | name · partner_id · invoice_date · invoice_date_due · amount_total · amount_residual · move_type | document customerName issuedOn dueOn amount open type
Tally | Date · Ref. No. · Party's Name · Pending Amount · Due on · Overdue by days | issuedOn document customerName open dueOn daysLate
Blocks and stages | Customer no · Name · Invoice no · Due date · Open amount · Level · Last reminder · Block · Block until | customerCode customerName document dueOn open reminderLevel lastRemindedOn blocked blockedUntil
Spanish list | Cód. cliente · Nombre · Nº factura · Fecha factura · Fecha vto. · Importe · Pendiente · Divisa | customerCode customerName document issuedOn dueOn amount open currency
`;

const packages = PACKAGES.trim().split('\n').map((line) => line.split(' | ').map((part) => part.trim())) as [string, string, string][]; // prettier-ignore

test.each(packages)('%s', (_, headings, fields) => {
  const names = headings.split(' · ');
  const assigned = assignColumns(viewColumns(names, []), {});
  const found = names.map((_name, at) => [...assigned].find(([, { index }]) => index === at)?.[0] ?? '-');
  expect(names.map((name, at) => `${name} → ${found[at]}`)).toEqual(names.map((name, at) => `${name} → ${fields.split(' ')[at]}`)); // prettier-ignore
});

test('headings are compared without case, accents, blanks and marks', () => {
  expect(plain("Date d'Échéance")).toBe('datedecheance');
  expect(plain('Straße / Ort')).toBe('strasseort');
  expect(meanings('DATE\nECHEANCE')[0]?.field).toBe('dueOn');
  expect(meanings('Warehouse')).toEqual([]);
  expect(meanings('Total invoice amount gross')[0]?.field).toBe('amount');
});

test.each([
  ['Bedrag_EUR', 'EUR'],
  ['Amount (USD)', 'USD'],
  ['converted_usd', 'USD'],
  ['Montant [€]', 'EUR'],
  ['Total due', undefined],
  ['EUR', undefined],
])('%s is in %s', (heading, currency) => {
  expect(currencyInHeading(heading).currency).toBe(currency);
});

test('columns of an ageing', () => {
  const buckets = [
    '1-30',
    '31 - 60 days',
    '> 90',
    '91 and over',
    '61-90\ndays',
    '0-30 j',
    'nicht fällig',
    'Current',
    'Older',
    '90+',
  ];
  expect(buckets.filter((heading) => !isBucket(heading))).toEqual([]);
  expect(['Amount', '2026', 'F-1030', '30 days net price'].filter(isBucket)).toEqual([]);
});
