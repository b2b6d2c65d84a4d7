import type { OpenItem } from '../ledger/open-item';

/** As much of an open item as anybody is told. */
export type SaidItem = Pick<
  OpenItem,
  | 'itemId'
  | 'customerId'
  | 'type'
  | 'document'
  | 'part'
  | 'parts'
  | 'issuedOn'
  | 'dueOn'
  | 'currency'
  | 'amountMinor'
  | 'openMinor'
  | 'poNo'
  | 'billedEntity'
  | 'paymentReference'
>;

/**
 * An item as a decision keeps it that will be carried out: what the message says of it, in a fixed order, because the names would
 * be most of it. Whose it is and its currency are those of the decision.
 */
export type SaidRow = readonly [
  itemId: number,
  type: SaidItem['type'],
  document: SaidItem['document'],
  part: number,
  parts: number,
  issuedOn: SaidItem['issuedOn'],
  dueOn: SaidItem['dueOn'],
  amountMinor: number,
  openMinor: number,
  poNo: SaidItem['poNo'],
  billedEntity: SaidItem['billedEntity'],
  paymentReference: SaidItem['paymentReference'],
];

export const rowOf = (item: SaidItem): SaidRow => [
  item.itemId,
  item.type,
  item.document,
  item.part,
  item.parts,
  item.issuedOn,
  item.dueOn,
  item.amountMinor,
  item.openMinor,
  item.poNo,
  item.billedEntity,
  item.paymentReference,
];

export const itemOf = (
  row: SaidRow,
  { customerId, currency }: Pick<SaidItem, 'customerId' | 'currency'>,
): SaidItem => ({
  itemId: row[0],
  customerId,
  type: row[1],
  document: row[2],
  part: row[3],
  parts: row[4],
  issuedOn: row[5],
  dueOn: row[6],
  currency,
  amountMinor: row[7],
  openMinor: row[8],
  poNo: row[9],
  billedEntity: row[10],
  paymentReference: row[11],
});
