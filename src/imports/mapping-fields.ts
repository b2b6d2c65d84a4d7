import type { Field } from './headers';
import type { StageColumn } from './mapping';

/** What kind of value each field holds, and where it goes in the row. */
export const DAY_FIELDS: ReadonlySet<Field> = new Set([
  'issuedOn', 'postedOn', 'dueOn', 'settledOn', 'deliveryOn', 'discountUntil', 'blockedUntil', 'lastRemindedOn',
  'einvoiceReceivedOn', 'withheldUntil',
]); // prettier-ignore

export const AMOUNT_FIELDS: ReadonlySet<Field> = new Set([
  'amount', 'localAmount', 'debit', 'credit', 'open', 'paid', 'net', 'vat', 'discount', 'bucket', 'linePrice', 'lineAmount', 'lineVat',
  'creditLimit', 'insuredLimit',
]); // prettier-ignore

/** Fields that are copied as they stand. */
export const TEXT_FIELDS = [
  'company', 'sourceId', 'settles', 'deliveryNote', 'orderNo', 'purchaseOrder', 'contract', 'subject', 'site', 'terms', 'einvoiceChannel',
  'handlerName', 'handlerEmail',
  'paymentMethod', 'reference', 'holder', 'holderIban', 'legalName', 'registerNo', 'vatNo', 'contactName', 'email', 'phone', 'street',
  'postcode', 'city', 'region', 'segment', 'collector', 'insurer', 'parentCode', 'payerCode',
] as const satisfies readonly (Field & StageColumn)[]; // prettier-ignore

/** Days of the row besides those that are judged together (issue, due, settlement). */
export const SIDE_DAYS = [
  'postedOn', 'deliveryOn', 'discountUntil', 'blockedUntil', 'lastRemindedOn', 'einvoiceReceivedOn', 'withheldUntil',
] as const satisfies readonly (Field & StageColumn)[]; // prettier-ignore

/** Names for people, where a field has to be named that the file does not have. */
export const FIELD_NAMES: Readonly<Partial<Record<Field, string>>> = {
  customerCode: 'customer number',
  customerName: 'customer name',
  document: 'document number',
  issuedOn: 'invoice date',
  dueOn: 'due date',
  amount: 'amount',
  open: 'open amount',
  currency: 'currency',
};
