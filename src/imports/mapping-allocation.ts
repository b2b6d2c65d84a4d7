import { emptyRow, type LedgerRow } from './mapping';
import type { Cells } from './mapping-cells';
import { customerOf } from './mapping-customer';

/**
 * Among the entries of a standard format: so much of a payment, known by its number, was applied to a document of the same customer. It is
 * no entry, and is booked once all of them are there.
 */
export function appliedOf(cells: Cells): LedgerRow | undefined {
  const row = emptyRow(cells.line, 'allocation');
  const amount = cells.amount('amount');
  row.document = cells.key('document');
  row.settles = cells.key('settles');
  row.currency = cells.currency ?? null;
  const customer = customerOf(cells.key('customerCode'), cells.text('customerName'));
  row.customerCode = customer?.code ?? '';
  row.customerName = customer?.name ?? '';
  if (cells.broken || amount === null || amount === undefined) return undefined;
  row.amountMinor = amount;
  if (cells.cell('type') === APPLIED_AS_OPEN) row.part = AS_OPEN;
  return row;
}

/** As the type of a row says it; where a credit names several documents, each as far as it is open. */
export const ALLOCATION = 'allocation';
export const APPLIED_AS_OPEN = 'allocation, as open';

/** The part of a row whose amount is the most that is applied. */
export const AS_OPEN = 0;

export const isApplied = (type: unknown): boolean => type === ALLOCATION || type === APPLIED_AS_OPEN;

/**
 * One row of a list of allocations: so much of a payment, known by its number, was applied to a document. The customer may be missing:
 * both numbers say whose it is. As a row it is the payment, applied: `document` is the payment, `settles` what it pays.
 */
export function allocationOf(cells: Cells): LedgerRow | undefined {
  const row = emptyRow(cells.line, 'payment');
  cells.readCurrency('currency');
  const amount = cells.amount('amount');
  row.document = cells.key('sourceId');
  row.settles = cells.text('settles') === '' ? cells.key('document') : cells.key('settles');
  row.issuedOn = cells.day('settledOn') ?? cells.day('issuedOn') ?? cells.day('postedOn');
  row.currency = cells.currency ?? null;
  const customer = customerOf(cells.key('customerCode'), cells.text('customerName'));
  row.customerCode = customer?.code ?? '';
  row.customerName = customer?.name ?? '';
  if (row.document === '') cells.fault('sourceId', 'missing-document', 'the number of the payment is empty', 'a number', 'Enter the number in the source and export again.'); // prettier-ignore
  if (row.settles === '') cells.fault('document', 'missing-document', 'the document number is empty', 'a number', 'Enter the number in the source and export again.'); // prettier-ignore
  if (amount === null) cells.fault('amount', 'missing-amount', 'the amount is empty', 'an amount', 'Enter the amount in the source and export again.'); // prettier-ignore
  if (cells.broken || amount === null || amount === undefined) return undefined;
  row.amountMinor = Math.abs(amount);
  return row;
}
