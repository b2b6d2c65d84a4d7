import type { StandardColumn } from './standard';

/** The columns of an audit file, and where each stands in it. */
const PARTY: readonly StandardColumn[] = [
  { field: 'customerCode', heading: 'CustomerID' },
  { field: 'customerName', heading: 'Customer/Name' },
];

const BESIDE: readonly StandardColumn[] = [
  { field: 'vatNo', heading: 'TaxRegistrationNumber' },
  { field: 'registerNo', heading: 'RegistrationNumber' },
  { field: 'street', heading: 'Address/StreetName' },
  { field: 'postcode', heading: 'Address/PostalCode' },
  { field: 'city', heading: 'Address/City' },
  { field: 'country', heading: 'Address/Country' },
  { field: 'contactName', heading: 'Contact/ContactPerson' },
  { field: 'email', heading: 'Contact/Email' },
  { field: 'phone', heading: 'Contact/Telephone' },
];

/** Of the documents of sales and the receipts. */
export const DOCUMENT_COLUMNS: readonly StandardColumn[] = [
  { field: 'type', heading: 'InvoiceType' },
  { field: 'document', heading: 'InvoiceNo / PaymentRefNo' },
  ...PARTY,
  { field: 'issuedOn', heading: 'InvoiceDate / TransactionDate' },
  { field: 'dueOn', heading: 'PaymentTerms, a day' },
  { field: 'terms', heading: 'PaymentTerms' },
  { field: 'amount', heading: 'GrossTotal' },
  { field: 'currency', heading: 'CurrencyCode' },
  { field: 'status', heading: 'InvoiceStatus' },
  { field: 'settles', heading: 'OriginatingON / Reference' },
  { field: 'net', heading: 'NetTotal' },
  { field: 'vat', heading: 'TaxPayable' },
  { field: 'subject', heading: 'Description' },
  ...BESIDE,
];

/** Of the general ledger. */
export const LEDGER_COLUMNS: readonly StandardColumn[] = [
  { field: 'type', heading: 'Transaction' },
  { field: 'document', heading: 'ReferenceNumber / SourceDocumentID / TransactionID' },
  ...PARTY,
  { field: 'issuedOn', heading: 'TransactionDate' },
  { field: 'postedOn', heading: 'GLPostingDate' },
  { field: 'dueOn', heading: 'DueDate' },
  { field: 'amount', heading: 'DebitAmount / CreditAmount' },
  { field: 'currency', heading: 'CurrencyCode' },
  { field: 'settles', heading: 'CrossReference / CID' },
  { field: 'reference', heading: 'CID' },
  { field: 'subject', heading: 'Description' },
  { field: 'account', heading: 'AccountID' },
  { field: 'blocked', heading: 'Journal, an opening balance' },
  ...BESIDE,
];
