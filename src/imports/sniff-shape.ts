import { readAmount, numberText } from './formats/amount';
import { cellText, type RawRow } from './formats/row';
import type { Field } from './headers';
import type { FileKind } from './mapping';
import { customerInRow } from './mapping-customer';
import type { DecimalMark } from './mapping-profile';
import type { CustomerPlace, Signs } from './mapping-plan';
import { accountInLabel, isTotalLabel, typeOf } from './mapping-words';
import type { Assignment } from './sniff-columns';
import { isWord, texts } from './sniff-header';

/** How the rows of a table are built: where the customer stands, which sign a credit has, whether a balance runs. */

/** Rows that look like entries: at least three cells, not words alone, no total. */
export function entriesAmong(rows: readonly RawRow[]): RawRow[] {
  return rows.filter((row) => {
    const filled = texts(row).filter((text) => text !== '');
    const numbers = filled.some((text) => !isWord(text));
    return row.fault === undefined && filled.length >= 3 && numbers && !isTotalLabel(filled[0] ?? '');
  });
}

/** undefined where nothing says whose the entries are. */
export function customerPlace(rows: readonly RawRow[], assigned: Assignment): CustomerPlace | undefined {
  const columns = (['customerCode', 'customerName'] as const).flatMap((field) => assigned.get(field)?.index ?? []);
  const entries = entriesAmong(rows);
  const filled = entries.filter((row) => columns.some((at) => cellText(row.cells[at]) !== '')).length;
  const first = entries[0];
  if (columns.length > 0) {
    if (filled < entries.length * 0.2 && beforeEntries(rows, entries)) return 'row-before';
    const firstFilled = first !== undefined && columns.some((at) => cellText(first.cells[at]) !== '');
    return filled * 2 <= entries.length && firstFilled && entries.length > 2 ? 'first-row' : 'column';
  }
  if (beforeEntries(rows, entries)) return 'row-before';
  const after = rows.some((row) => texts(row).some((text) => text.length < 40 && accountInLabel(text) !== undefined));
  return after ? 'row-after' : undefined;
}

/** A row with a name and little else stands above the first entry. */
function beforeEntries(rows: readonly RawRow[], entries: readonly RawRow[]): boolean {
  const first = entries[0] === undefined ? 0 : rows.indexOf(entries[0]);
  return rows.slice(0, first).some((row) => {
    const filled = texts(row).filter((text) => text !== '');
    return !filled.some((text) => isTotalLabel(text)) && customerInRow(row) !== undefined;
  });
}

/** Amounts of a column in the sample, in hundredths, for comparison only. */
function amountsOf(rows: readonly RawRow[], at: number | undefined, mark: DecimalMark): (number | undefined)[] {
  return rows.map((row) => {
    const cell = at === undefined ? undefined : row.cells[at];
    if (cell === undefined || cell === '') return undefined;
    const found = readAmount(
      typeof cell === 'number' ? numberText(cell) : cell,
      typeof cell === 'number' ? '.' : mark,
      2,
    );
    return typeof found === 'string' ? undefined : found.minor;
  });
}

/** A balance that grows by each row's amount is the account's, not what is open of the row. */
export function isRunning(rows: readonly RawRow[], assigned: Assignment, mark: DecimalMark): boolean {
  const column = (field: Field): (number | undefined)[] => amountsOf(rows, assigned.get(field)?.index, mark);
  const balance = column('open');
  const [amount, debit, credit] = [column('amount'), column('debit'), column('credit')];
  let [looked, running] = [0, 0];
  for (let at = 1; at < rows.length; at++) {
    const [before, now] = [balance[at - 1], balance[at]];
    const move = amount[at] ?? (debit[at] ?? 0) - (credit[at] ?? 0);
    if (before === undefined || now === undefined || move === 0) continue;
    looked++;
    if (now - before === move) running++;
  }
  return looked >= 3 && running >= looked * 0.7;
}

/** How the file writes what reduces a debt. Where the sample does not show it, credits are taken as positive amounts of their type. */
export function signsOf(rows: readonly RawRow[], assigned: Assignment, mark: DecimalMark, kind: FileKind): Signs {
  const values = (field: Field): number[] => amountsOf(rows, assigned.get(field)?.index, mark).filter((value) => value !== undefined && value !== 0) as number[]; // prettier-ignore
  const credits = values('credit');
  const paid = values('paid');
  const amountAt = assigned.get('amount')?.index ?? assigned.get('open')?.index;
  const amounts = amountsOf(rows, amountAt, mark);
  const typeAt = assigned.get('type')?.index;
  const signed = rows.some((row, at) => {
    const type = typeAt === undefined ? undefined : typeOf(cellText(row.cells[typeAt]));
    return (type === 'credit_note' || type === 'payment') && (amounts[at] ?? 0) < 0;
  });
  const received = amounts.filter((amount) => amount !== undefined && amount !== 0) as number[];
  return {
    creditNegative: credits.length > 0 && credits.every((value) => value < 0),
    unsignedTypes: !signed,
    paidNegative: paid.length > 0 && paid.every((value) => value < 0),
    receivedNegative: kind === 'payments' && received.filter((value) => value < 0).length * 2 > received.length,
  };
}

/** One row per line item: columns of items, and the document in each of them. */
export function hasLineItems(assigned: Assignment): boolean {
  const fields = (['lineWhat', 'lineQuantity', 'linePrice', 'lineAmount'] as const).filter((field) =>
    assigned.has(field),
  );
  return fields.length >= 2 && assigned.has('document');
}
