import type { Field } from '../headers';
import type { EinvoiceFormat } from './einvoice';

/** The columns of a table of e-invoices, and where each stands in a document of each format. */
const PATHS = {
  type: ['Kind of document', 'InvoiceTypeCode', 'ExchangedDocument/TypeCode', 'TipoDocumento', 'InvoiceClass'],
  document: ['Number', 'cbc:ID', 'ExchangedDocument/ID', 'DatiGeneraliDocumento/Numero', 'InvoiceSeriesCode / InvoiceNumber'],
  customerCode: ['Buyer', 'AccountingCustomerParty/PartyIdentification/ID', 'BuyerTradeParty/ID', 'CessionarioCommittente/IdFiscaleIVA', 'BuyerParty/TaxIdentificationNumber'],
  customerName: ['Name of the buyer', 'AccountingCustomerParty/PartyName', 'BuyerTradeParty/Name', 'CessionarioCommittente/Denominazione', 'BuyerParty/CorporateName'],
  issuedOn: ['Day of the document', 'IssueDate', 'ExchangedDocument/IssueDateTime', 'DatiGeneraliDocumento/Data', 'IssueDate'],
  dueOn: ['Due day', 'DueDate', 'SpecifiedTradePaymentTerms/DueDateDateTime', 'DettaglioPagamento/DataScadenzaPagamento', 'InstallmentDueDate'],
  amount: ['Amount to be paid', 'LegalMonetaryTotal/PayableAmount', 'DuePayableAmount', 'ImportoPagamento', 'TotalExecutableAmount'],
  currency: ['Currency', 'DocumentCurrencyCode', 'InvoiceCurrencyCode', 'Divisa', 'InvoiceCurrencyCode'],
  settles: ['Document that it credits', 'BillingReference/InvoiceDocumentReference/ID', 'InvoiceReferencedDocument/IssuerAssignedID', 'DatiFattureCollegate/IdDocumento', 'Corrective/InvoiceNumber'],
  net: ['Total without tax', 'TaxExclusiveAmount', 'TaxBasisTotalAmount', 'ImponibileImporto', 'TotalGrossAmountBeforeTaxes'],
  vat: ['Tax', 'TaxTotal/TaxAmount', 'TaxTotalAmount', 'Imposta', 'TotalTaxOutputs'],
  discount: ['Cash discount', 'PaymentTerms/SettlementDiscountPercent', 'ApplicableTradePaymentDiscountTerms', 'ScontoPagamentoAnticipato', 'Discount'],
  discountUntil: ['Last day of the discount', 'PaymentTerms/SettlementPeriod', 'ApplicableTradePaymentDiscountTerms/BasisPeriodMeasure', 'DataLimitePagamentoAnticipato', 'Discount'],
  status: ['Replaced', 'BillingReference', 'InvoiceReferencedDocument', 'DatiFattureCollegate', 'Corrective/CorrectionMethod'],
  reference: ['Payment reference', 'PaymentMeans/PaymentID', 'PaymentReference', 'CodicePagamento', 'PaymentReconciliationReference'],
  orderNo: ['Order', 'OrderReference/SalesOrderID', 'SellerOrderReferencedDocument', 'RiferimentoAmministrazione', 'SellerReference'],
  purchaseOrder: ['Order of the buyer', 'OrderReference/ID', 'BuyerOrderReferencedDocument', 'DatiOrdineAcquisto/IdDocumento', 'ReceiverTransactionReference'],
  contract: ['Contract', 'ContractDocumentReference/ID', 'ContractReferencedDocument', 'DatiContratto/IdDocumento', 'ReceiverContractReference'],
  deliveryOn: ['Day of supply', 'Delivery/ActualDeliveryDate', 'ActualDeliverySupplyChainEvent', 'DataOraConsegna', 'OperationDate'],
  subject: ['Note', 'Note', 'IncludedNote/Content', 'Causale', 'InvoiceAdditionalInformation'],
  terms: ['Payment terms', 'PaymentTerms/Note', 'SpecifiedTradePaymentTerms/Description', 'GiorniTerminiPagamento', 'CollectionAdditionalInformation'],
  holder: ['Payee', 'PayeeParty', 'PayeeTradeParty', 'Beneficiario', 'FactoringAssignmentData'],
  holderIban: ['Account of the payee', 'PayeeFinancialAccount/ID', 'PayeePartyCreditorFinancialAccount/IBANID', 'IBAN', 'FactoringAssignmentData/IBAN'],
  legalName: ['Registered name', 'PartyLegalEntity/RegistrationName', 'SpecifiedLegalOrganization', 'Denominazione', 'CorporateName'],
  registerNo: ['Register number', 'PartyLegalEntity/CompanyID', 'SpecifiedLegalOrganization/ID', 'CodiceFiscale', 'RegisterOfCompaniesLocation'],
  vatNo: ['VAT number', 'PartyTaxScheme/CompanyID', 'SpecifiedTaxRegistration/ID', 'IdFiscaleIVA', 'TaxIdentificationNumber'],
  country: ['Country', 'Country/IdentificationCode', 'CountryID', 'Nazione', 'CountryCode'],
  contactName: ['Contact', 'Contact/Name', 'DefinedTradeContact/PersonName', 'RiferimentoAmministrazione', 'ContactPersons'],
  email: ['E-mail', 'Contact/ElectronicMail', 'EmailURIUniversalCommunication', 'PECDestinatario', 'ElectronicMail'],
  phone: ['Telephone', 'Contact/Telephone', 'TelephoneUniversalCommunication', 'Telefono', 'Telephone'],
  street: ['Street', 'StreetName', 'PostalTradeAddress/LineOne', 'Indirizzo', 'Address'],
  postcode: ['Postcode', 'PostalZone', 'PostcodeCode', 'CAP', 'PostCode'],
  city: ['Town', 'CityName', 'CityName', 'Comune', 'Town'],
} as const satisfies Partial<Record<Field, readonly [any: string, ubl: string, cii: string, fatturapa: string, facturae: string]>>; // prettier-ignore

export const FIELDS: readonly Field[] = Object.keys(PATHS) as (keyof typeof PATHS)[];

const PLACE: Readonly<Record<EinvoiceFormat, 1 | 2 | 3 | 4>> = { ubl: 1, cii: 2, fatturapa: 3, facturae: 4 };

/** Undefined: documents of several formats stand in the file. */
export function headingOf(field: Field, format: EinvoiceFormat | undefined): string {
  const paths = PATHS[field as keyof typeof PATHS];
  return paths[format === undefined ? 0 : PLACE[format]];
}
