import type { InvoiceLine } from '../../ledger/invoice-line';
import {
  Amounts,
  dayIn,
  decimalIn,
  LONGEST_NO,
  LONGEST_TEXT,
  sumOf,
  type Due,
  type Einvoice,
  type EinvoiceParty,
} from './einvoice';
import { discountsInUbl, isOfDiscount } from './einvoice-discount';
import { allAt, oneAt, textAt, type Xml } from './xml';

/** UBL 2.1 (OASIS; Peppol BIS Billing 3, OIOUBL, XRechnung): an Invoice or a CreditNote. */
export const isUbl = ({ name, children }: Xml): boolean =>
  (name === 'Invoice' || name === 'CreditNote') &&
  children.some((child) => child.name === 'AccountingSupplierParty' || child.name === 'LegalMonetaryTotal');

export function readUbl(root: Xml): Einvoice {
  const currency = textAt(root, 'DocumentCurrencyCode') || (oneAt(root, 'LegalMonetaryTotal/PayableAmount')?.attributes.currencyID ?? ''); // prettier-ignore
  const amounts = new Amounts(currency);
  const typeCode =
    textAt(root, 'InvoiceTypeCode', 'CreditNoteTypeCode') || (root.name === 'CreditNote' ? '381' : '380');
  const seller = partyOf(oneAt(root, 'AccountingSupplierParty'), '');
  const buyer = oneAt(root, 'AccountingCustomerParty');
  const total = oneAt(root, 'LegalMonetaryTotal');
  const payee = textAt(root, 'PayeeParty/PartyName/Name', 'PayeeParty/PartyLegalEntity/RegistrationName');
  return {
    ...{ format: 'ubl', line: root.line, number: textAt(root, 'ID'), typeCode, currency, seller },
    kind: root.name === 'CreditNote' || CREDIT.has(typeCode) ? 'credit note' : 'invoice',
    isTest: false,
    issuedOn: dayIn(textAt(root, 'IssueDate')),
    buyer: partyOf(buyer, textAt(buyer, 'SupplierAssignedAccountID')),
    payee: payee === seller.name || payee === seller.legalName ? '' : payee,
    payeeIban: textAt(root, 'PaymentMeans/PayeeFinancialAccount/ID'),
    dues: duesOf(root, amounts),
    terms: textAt(root, 'PaymentTerms/Note'),
    termsDays: termsDaysOf(root),
    totals: {
      lines: amounts.at(total, 'LineExtensionAmount'),
      allowances: amounts.at(total, 'AllowanceTotalAmount'),
      charges: amounts.at(total, 'ChargeTotalAmount'),
      net: amounts.at(total, 'TaxExclusiveAmount'),
      tax: taxOf(root, currency, amounts),
      gross: amounts.at(total, 'TaxInclusiveAmount'),
      prepaid: amounts.at(total, 'PrepaidAmount'),
      rounding: amounts.at(total, 'PayableRoundingAmount'),
      withheld: sumOf(allAt(root, 'WithholdingTaxTotal').map((one) => amounts.at(one, 'TaxAmount'))),
    },
    payable: amounts.at(total, 'PayableAmount'),
    reference: textAt(root, 'PaymentMeans/PaymentID', 'PaymentMeans/InstructionID'),
    orderNo: textAt(root, 'OrderReference/SalesOrderID'),
    purchaseOrder: textAt(root, 'OrderReference/ID', 'BuyerReference'),
    contract: textAt(root, 'ContractDocumentReference/ID'),
    suppliedOn: dayIn(textAt(root, 'Delivery/ActualDeliveryDate', 'InvoicePeriod/EndDate')),
    subject: textAt(root, 'Note').slice(0, LONGEST_TEXT),
    corrects: allAt(root, 'BillingReference/InvoiceDocumentReference/ID').map(({ text }) => text).filter((text) => text !== ''),
    replaces: typeCode === CORRECTED,
    discounts: discountsInUbl(root, amounts),
    lines: [...allAt(root, 'InvoiceLine'), ...allAt(root, 'CreditNoteLine')].map((line) => lineOf(line, amounts)),
    unread: amounts.unread,
  }; // prettier-ignore
}

/** UNTDID 1001: credit notes, also self-billed and factored ones. */
const CREDIT: ReadonlySet<string> = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532']); // prettier-ignore

/** UNTDID 1001: an invoice with other particulars than the one that it names, which it stands instead of. */
export const CORRECTED = '384';

/** Codes of credit notes of UNTDID 1001. */
export const isCreditCode = (code: string): boolean => CREDIT.has(code);

function partyOf(role: Xml | undefined, account: string): EinvoiceParty {
  const party = oneAt(role, 'Party');
  const ids = allAt(party, 'PartyIdentification/ID').filter(({ text }) => text !== '');
  const taxes = allAt(party, 'PartyTaxScheme');
  const vat = taxes.find((one) => /^(?:VAT|63)?$/i.test(textAt(one, 'TaxScheme/ID'))) ?? taxes[0];
  const legalName = textAt(party, 'PartyLegalEntity/RegistrationName');
  return {
    name: textAt(party, 'PartyName/Name') || legalName,
    legalName,
    vatNo: textAt(vat, 'CompanyID'),
    registerNo: textAt(party, 'PartyLegalEntity/CompanyID'),
    account: account || (ids.find(({ attributes }) => (attributes.schemeID ?? '') === '')?.text ?? ''),
    endpoint: textAt(party, 'EndpointID') || (ids[0]?.text ?? ''),
    street: [textAt(party, 'PostalAddress/StreetName'), textAt(party, 'PostalAddress/BuildingNumber')].filter((text) => text !== '').join(' '),
    postcode: textAt(party, 'PostalAddress/PostalZone'),
    city: textAt(party, 'PostalAddress/CityName'),
    country: textAt(party, 'PostalAddress/Country/IdentificationCode'),
    contact: textAt(party, 'Contact/Name'),
    email: textAt(party, 'Contact/ElectronicMail'),
    phone: textAt(party, 'Contact/Telephone'),
  }; // prettier-ignore
}

/** Instalments with their amounts where the terms state them; else the days that stand there. */
function duesOf(root: Xml, amounts: Amounts): Due[] {
  const instalments = allAt(root, 'PaymentTerms').flatMap((terms): Due[] => {
    const on = textAt(terms, 'PaymentDueDate', 'InstallmentDueDate');
    const amount = amounts.at(terms, 'Amount');
    return on === '' ? [] : [{ on: dayIn(on), amount }];
  });
  if (instalments.length > 1) return instalments;
  const days = [
    textAt(root, 'DueDate'),
    ...allAt(root, 'PaymentMeans/PaymentDueDate').map(({ text }) => text),
    ...instalments.map(({ on }) => on),
  ];
  return days.filter((day) => day !== '').slice(0, 1).map((day) => ({ on: dayIn(day), amount: null })); // prettier-ignore
}

function termsDaysOf(root: Xml): number | null {
  const net = allAt(root, 'PaymentTerms').find((terms) => !isOfDiscount(terms) && oneAt(terms, 'SettlementPeriod/DurationMeasure') !== undefined); // prettier-ignore
  const found = oneAt(net, 'SettlementPeriod/DurationMeasure');
  const unit = (found?.attributes.unitCode ?? 'DAY').toUpperCase();
  return found !== undefined && unit === 'DAY' && /^\d{1,3}$/.test(found.text) ? Number(found.text) : null;
}

/** A second total may hold the tax in the currency of the books. */
function taxOf(root: Xml, currency: string, amounts: Amounts): number | null {
  const totals = allAt(root, 'TaxTotal');
  const own = totals.find((one) => oneAt(one, 'TaxAmount')?.attributes.currencyID === currency) ?? totals[0];
  return amounts.at(own, 'TaxAmount');
}

function lineOf(line: Xml, amounts: Amounts): InvoiceLine {
  const name = textAt(line, 'Item/Name');
  const said = textAt(line, 'Item/Description');
  return {
    no: textAt(line, 'ID').slice(0, LONGEST_NO),
    text: [...new Set([name, said])].filter((text) => text !== '').join(' · ').slice(0, LONGEST_TEXT),
    quantity: decimalIn(textAt(line, 'InvoicedQuantity', 'CreditedQuantity')),
    price: decimalIn(textAt(line, 'Price/PriceAmount')),
    orderLine: textAt(line, 'OrderLineReference/LineID').slice(0, LONGEST_NO) || null,
    amountMinor: amounts.ofLine(line, 'LineExtensionAmount'),
    vatMinor: null,
  }; // prettier-ignore
}
