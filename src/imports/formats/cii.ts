import type { InvoiceLine } from '../../ledger/invoice-line';
import {
  Amounts,
  dayIn,
  decimalIn,
  LONGEST_NO,
  LONGEST_TEXT,
  type Due,
  type Einvoice,
  type EinvoiceParty,
} from './einvoice';
import { discountsInCii } from './einvoice-discount';
import { CORRECTED, isCreditCode } from './ubl';
import { allAt, oneAt, textAt, type Xml } from './xml';

/**
 * UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 2, XRechnung, and the older CrossIndustryDocument of ZUGFeRD 1, whose elements are
 * the same under other names.
 */
export const isCii = ({ name }: Xml): boolean => name === 'CrossIndustryInvoice' || name === 'CrossIndustryDocument';

export function readCii(root: Xml): Einvoice {
  const document = oneAt(root, 'ExchangedDocument') ?? oneAt(root, 'HeaderExchangedDocument');
  const trade = oneAt(root, 'SupplyChainTradeTransaction') ?? oneAt(root, 'SpecifiedSupplyChainTradeTransaction');
  const agreement =
    oneAt(trade, 'ApplicableHeaderTradeAgreement') ?? oneAt(trade, 'ApplicableSupplyChainTradeAgreement');
  const delivery = oneAt(trade, 'ApplicableHeaderTradeDelivery') ?? oneAt(trade, 'ApplicableSupplyChainTradeDelivery');
  const settlement =
    oneAt(trade, 'ApplicableHeaderTradeSettlement') ?? oneAt(trade, 'ApplicableSupplyChainTradeSettlement');
  const total = oneAt(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation') ?? oneAt(settlement, 'SpecifiedTradeSettlementMonetarySummation'); // prettier-ignore
  const currency = textAt(settlement, 'InvoiceCurrencyCode');
  const amounts = new Amounts(currency);
  const typeCode = textAt(document, 'TypeCode') || '380';
  const seller = partyOf(oneAt(agreement, 'SellerTradeParty'));
  const payee = textAt(settlement, 'PayeeTradeParty/Name');
  return {
    ...{ format: 'cii', line: root.line, number: textAt(document, 'ID'), typeCode, currency, seller },
    kind: isCreditCode(typeCode) ? 'credit note' : 'invoice',
    isTest: textAt(root, 'ExchangedDocumentContext/TestIndicator/Indicator', 'SpecifiedExchangedDocumentContext/TestIndicator/Indicator') === 'true',
    issuedOn: dayAt(document, 'IssueDateTime'),
    buyer: partyOf(oneAt(agreement, 'BuyerTradeParty')),
    payee: payee === seller.name ? '' : payee,
    payeeIban: textAt(settlement, 'SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID'),
    dues: duesOf(settlement, amounts),
    terms: textAt(settlement, 'SpecifiedTradePaymentTerms/Description'),
    termsDays: null,
    ...moneyOf(total, currency, { amounts, isMinimum: isMinimum(root) }),
    reference: textAt(settlement, 'PaymentReference'),
    orderNo: textAt(agreement, 'SellerOrderReferencedDocument/IssuerAssignedID', 'SellerOrderReferencedDocument/ID'),
    purchaseOrder: textAt(agreement, 'BuyerOrderReferencedDocument/IssuerAssignedID', 'BuyerOrderReferencedDocument/ID', 'BuyerReference'),
    contract: textAt(agreement, 'ContractReferencedDocument/IssuerAssignedID', 'ContractReferencedDocument/ID'),
    suppliedOn: dayAt(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime') || dayAt(settlement, 'BillingSpecifiedPeriod/EndDateTime'),
    subject: textAt(document, 'Name', 'IncludedNote/Content').slice(0, LONGEST_TEXT),
    corrects: [...allAt(settlement, 'InvoiceReferencedDocument/IssuerAssignedID'), ...allAt(settlement, 'InvoiceReferencedDocument/ID')].map(({ text }) => text).filter((text) => text !== ''),
    replaces: typeCode === CORRECTED,
    discounts: discountsInCii(settlement, amounts),
    lines: allAt(trade, 'IncludedSupplyChainTradeLineItem').filter(isPriced).map((line) => lineOf(line, amounts)),
    unread: amounts.unread,
  }; // prettier-ignore
}

/** The smallest profile of Factur-X has no place for what was paid before, and none for lines. */
const isMinimum = (root: Xml): boolean =>
  /minimum/i.test(textAt(root, 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID'));

interface Money {
  readonly amounts: Amounts;
  readonly isMinimum: boolean;
}

function moneyOf(
  total: Xml | undefined,
  currency: string,
  { amounts, isMinimum }: Money,
): Pick<Einvoice, 'totals' | 'payable'> {
  const gross = amounts.at(total, 'GrandTotalAmount');
  const rounding = amounts.at(total, 'RoundingAmount');
  const due = amounts.at(total, 'DuePayableAmount');
  const unsaid = isMinimum && gross !== null && due !== null && gross > due && due >= 0 ? gross - due : null;
  const prepaid = amounts.at(total, 'TotalPrepaidAmount') ?? unsaid;
  const taxes = allAt(total, 'TaxTotalAmount');
  const own = taxes.find(({ attributes }) => attributes.currencyID === currency) ?? taxes[0];
  return {
    totals: {
      lines: amounts.at(total, 'LineTotalAmount'),
      allowances: amounts.at(total, 'AllowanceTotalAmount'),
      charges: amounts.at(total, 'ChargeTotalAmount'),
      net: amounts.at(total, 'TaxBasisTotalAmount'),
      tax: own === undefined ? null : amounts.at({ ...own, name: '', children: [own] }, 'TaxTotalAmount'),
      ...{ gross, prepaid, rounding, withheld: null },
    },
    payable: due ?? (gross === null ? null : gross - (prepaid ?? 0) + (rounding ?? 0)), // ZUGFeRD 1 may leave it out
  };
}

function partyOf(party: Xml | undefined): EinvoiceParty {
  const taxes = allAt(party, 'SpecifiedTaxRegistration/ID');
  const vat = taxes.find(({ attributes }) => attributes.schemeID === 'VA') ?? taxes.find(({ attributes }) => (attributes.schemeID ?? '') === '');
  const at = oneAt(party, 'PostalTradeAddress');
  const contact = oneAt(party, 'DefinedTradeContact');
  const legal = textAt(party, 'SpecifiedLegalOrganization/TradingBusinessName');
  const name = textAt(party, 'Name');
  return {
    name: name || legal,
    legalName: name,
    vatNo: vat?.text ?? '',
    registerNo: textAt(party, 'SpecifiedLegalOrganization/ID'),
    account: textAt(party, 'ID'),
    endpoint: textAt(party, 'URIUniversalCommunication/URIID', 'GlobalID'),
    street: textAt(at, 'LineOne'),
    postcode: textAt(at, 'PostcodeCode'),
    city: textAt(at, 'CityName'),
    country: textAt(at, 'CountryID'),
    contact: textAt(contact, 'PersonName', 'DepartmentName'),
    email: textAt(contact, 'EmailURIUniversalCommunication/URIID'),
    phone: textAt(contact, 'TelephoneUniversalCommunication/CompleteNumber'),
  };
} // prettier-ignore

const dayAt = (from: Xml | undefined, path: string): string =>
  dayIn(textAt(from, `${path}/DateTimeString`, `${path}/DateTime`, path));

/** Terms with an amount of their own are instalments; discounts stand in the same place and have no due day. */
function duesOf(settlement: Xml | undefined, amounts: Amounts): Due[] {
  return allAt(settlement, 'SpecifiedTradePaymentTerms').flatMap((terms): Due[] => {
    const on = dayAt(terms, 'DueDateDateTime');
    return on === '' ? [] : [{ on, amount: amounts.at(terms, 'PartialPaymentAmount') }];
  });
}

/** Lines of text, and groups whose parts are lines of their own, are none. */
const isPriced = (line: Xml): boolean =>
  textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode') !== 'GROUP' &&
  textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode') !== 'INFORMATION' &&
  summation(line) !== undefined;

function summation(line: Xml): Xml | undefined {
  const settlement = oneAt(line, 'SpecifiedLineTradeSettlement') ?? oneAt(line, 'SpecifiedSupplyChainTradeSettlement');
  return oneAt(settlement, 'SpecifiedTradeSettlementLineMonetarySummation') ?? oneAt(settlement, 'SpecifiedTradeSettlementMonetarySummation'); // prettier-ignore
}

function lineOf(line: Xml, amounts: Amounts): InvoiceLine {
  const agreement = oneAt(line, 'SpecifiedLineTradeAgreement') ?? oneAt(line, 'SpecifiedSupplyChainTradeAgreement');
  const delivery = oneAt(line, 'SpecifiedLineTradeDelivery') ?? oneAt(line, 'SpecifiedSupplyChainTradeDelivery');
  const texts = [textAt(line, 'SpecifiedTradeProduct/Name'), textAt(line, 'SpecifiedTradeProduct/Description'), textAt(line, 'AssociatedDocumentLineDocument/IncludedNote/Content')]; // prettier-ignore
  return {
    no: textAt(line, 'AssociatedDocumentLineDocument/LineID').slice(0, LONGEST_NO),
    text: [...new Set(texts)].filter((text) => text !== '').join(' · ').slice(0, LONGEST_TEXT),
    quantity: decimalIn(textAt(delivery, 'BilledQuantity')),
    price: decimalIn(textAt(agreement, 'NetPriceProductTradePrice/ChargeAmount')),
    orderLine: textAt(agreement, 'BuyerOrderReferencedDocument/LineID').slice(0, LONGEST_NO) || null,
    amountMinor: amounts.ofLine(summation(line), 'LineTotalAmount'),
    vatMinor: null,
  }; // prettier-ignore
}
