import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { discountOn } from './einvoice-discount';
import { readEinvoices } from './einvoices';

/** What each format says of those who pay early, and a Facturae that stands instead of another. */
const fixture = (name: string): string =>
  readFileSync(join(__dirname, '../../../fixtures/imports/einvoice', name), 'utf8');

const read = (text: string) => readEinvoices('', Buffer.from(text))?.invoices ?? [];

const discountIn = (text: string) => {
  const [invoice] = read(text);
  const { discounts = [], payable, issuedOn = '' } = invoice ?? {};
  return discountOn(discounts, { payable: payable ?? 0, issuedOn });
};

const UBL = fixture('ubl-invoice.xml');
const ofUbl = (terms: string): string => UBL.replace(/<cac:PaymentTerms>[^]*?<\/cac:PaymentTerms>/, '').replace('<cac:TaxTotal>', `<cac:PaymentTerms>${terms}</cac:PaymentTerms><cac:TaxTotal>`); // prettier-ignore
const payable = read(UBL)[0]?.payable ?? 0;
const issued = read(UBL)[0]?.issuedOn ?? '';

test.each([
  ['a percentage until a day', '<cbc:SettlementDiscountPercent>2</cbc:SettlementDiscountPercent><cac:SettlementPeriod><cbc:EndDate>2026-12-31</cbc:EndDate></cac:SettlementPeriod>', { minor: Math.round(payable / 50), until: '2026-12-31' }],
  ['an amount until a day', '<cbc:SettlementDiscountAmount currencyID="EUR">1.50</cbc:SettlementDiscountAmount><cac:SettlementPeriod><cbc:EndDate>2026-12-31</cbc:EndDate></cac:SettlementPeriod>', { minor: 150, until: '2026-12-31' }],
  ['days from a day', '<cbc:SettlementDiscountPercent>1</cbc:SettlementDiscountPercent><cac:SettlementPeriod><cbc:StartDate>2026-12-01</cbc:StartDate><cbc:DurationMeasure unitCode="DAY">10</cbc:DurationMeasure></cac:SettlementPeriod>', { minor: Math.round(payable / 100), until: '2026-12-11' }],
  ['weeks are not counted', '<cbc:SettlementDiscountPercent>1</cbc:SettlementDiscountPercent><cac:SettlementPeriod><cbc:DurationMeasure unitCode="WEE">2</cbc:DurationMeasure></cac:SettlementPeriod>', undefined],
  ['no day', '<cbc:SettlementDiscountPercent>2</cbc:SettlementDiscountPercent>', undefined],
  ['before it was written', '<cbc:SettlementDiscountPercent>2</cbc:SettlementDiscountPercent><cac:SettlementPeriod><cbc:EndDate>2001-01-01</cbc:EndDate></cac:SettlementPeriod>', undefined],
  ['more than is owed', '<cbc:SettlementDiscountAmount currencyID="EUR">999999.00</cbc:SettlementDiscountAmount><cac:SettlementPeriod><cbc:EndDate>2026-12-31</cbc:EndDate></cac:SettlementPeriod>', undefined],
  ['nothing', '<cbc:SettlementDiscountPercent>0</cbc:SettlementDiscountPercent><cac:SettlementPeriod><cbc:EndDate>2026-12-31</cbc:EndDate></cac:SettlementPeriod>', undefined],
  ['in a note, with no day of its own', '<cbc:Note>#SKONTO#TAGE=0#PROZENT=3.00#</cbc:Note>', { minor: Math.round((payable * 3) / 100), until: issued }],
])('UBL: %s', (_, terms, expected) => {
  expect(discountIn(ofUbl(terms))).toEqual(expected);
}); // prettier-ignore

test('FatturaPA: an amount until a day', () => {
  const text = fixture('fatturapa-lot.xml').replace('<DettaglioPagamento>', '<DettaglioPagamento><ScontoPagamentoAnticipato>2.50</ScontoPagamentoAnticipato><DataLimitePagamentoAnticipato>2026-12-31</DataLimitePagamentoAnticipato>'); // prettier-ignore
  expect(discountIn(text)).toEqual({ minor: 250, until: '2026-12-31' });
});

test('of several steps the largest', () => {
  const one = { rate: null, basis: null, minor: 100, until: '2026-03-10', days: null, from: '' };
  const steps = [{ ...one, minor: 50, until: '2026-03-20' }, one];
  expect(discountOn(steps, { payable: 10_000, issuedOn: '2026-03-01' })).toEqual({ minor: 100, until: '2026-03-10' });
});

test('Facturae: "01" stands instead of the invoice that it names, "02" is the difference', () => {
  const corrective = (method: string): string => fixture('facturae.xml').replace('</Corrective>', `<CorrectionMethod>${method}</CorrectionMethod></Corrective>`); // prettier-ignore
  expect(read(corrective('01'))[1]).toMatchObject({ number: 'R1', replaces: true, corrects: ['A7'] });
  expect(read(corrective('02'))[1]).toMatchObject({ number: 'R1', replaces: false, corrects: ['A7'], payable: -1210 });
});
