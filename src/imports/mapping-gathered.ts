import { exponent, toDecimal } from '../kernel/money';
import { numberText, readAmount } from './formats/amount';
import { cellText, type Cell, type RawRow, type RowWrong } from './formats/row';
import { amountInWords } from './mapping-cells';
import type { Plan } from './mapping-plan';
import { sideOf } from './mapping-words';

/**
 * Lists of open items that show every posting of an invoice ("ungerafft") and, at the last of them, what is open: the rows of one invoice
 * become one, as the shorter list has it. Rows that stand apart, or each with an open amount of its own, stay as they are.
 */
export function* gathered(rows: Iterable<RawRow>, plan: Plan): Generator<RawRow> {
  const { columns, lineItems, standard } = plan;
  const [debit, credit, open, document] = (['debit', 'credit', 'open', 'document'] as const).map((field) => columns.get(field)); // prettier-ignore
  if (debit === undefined || credit === undefined || open === undefined || document === undefined || lineItems || standard) {
    yield* rows;
    return;
  } // prettier-ignore
  const at: Places = { debit, credit, open, document, side: columns.get('side'), customer: columns.get('customerCode') ?? columns.get('customerName') }; // prettier-ignore
  let group: RawRow[] = [];
  for (const row of rows) {
    const [first] = group;
    if (first !== undefined && (!isSame(first, row, at) || group.length >= MOST_ROWS)) {
      yield* together(group, at, plan);
      group = [];
    }
    group.push(row);
  }
  yield* together(group, at, plan);
}

/** Postings of one invoice: more are no list of open items. */
const MOST_ROWS = 1_000;

interface Places {
  readonly debit: number;
  readonly credit: number;
  readonly open: number;
  readonly document: number;
  readonly side: number | undefined;
  readonly customer: number | undefined;
}

function isSame(one: RawRow, other: RawRow, { document, customer }: Places): boolean {
  if (one.fault !== undefined || other.fault !== undefined) return false;
  const number = cellText(one.cells[document]);
  if (number === '' || cellText(other.cells[document]) !== number) return false;
  if (customer === undefined) return true;
  const own = cellText(other.cells[customer]);
  return own === '' || own === cellText(one.cells[customer]);
}

function* together(group: readonly RawRow[], at: Places, plan: Plan): Generator<RawRow> {
  const whole = group.length < 2 ? undefined : wholeOf(group, at, plan);
  if (whole === undefined) yield* group;
  else yield whole;
}

/** Undefined: the rows are not postings of one invoice. */
function wholeOf(group: readonly RawRow[], at: Places, plan: Plan): RawRow | undefined {
  const currency = plan.currency ?? 'EUR';
  const digits = exponent(currency);
  const read = (row: RawRow, place: number): number | null | undefined => {
    const cell = row.cells[place] ?? '';
    if (cellText(cell) === '') return null;
    const isNumber = typeof cell === 'number';
    const found = readAmount(isNumber ? numberText(cell) : cell, isNumber ? '.' : plan.decimalMark, digits);
    return typeof found === 'string' ? undefined : found.minor;
  };
  const [debits, credits, opens] = [at.debit, at.credit, at.open].map((place) => group.map((row) => read(row, place)));
  if (debits === undefined || credits === undefined || opens === undefined) return undefined;
  if ([...debits, ...credits, ...opens].includes(undefined)) return undefined; // said where the row is read
  const debit = sumOf(debits);
  const credit = Math.abs(sumOf(credits));
  const last = opens.findLastIndex((minor) => minor !== null);
  if (debit <= 0 || credit === 0 || last < 0) return undefined;
  const open = withSide(opens[last] ?? 0, group[last], at.side);
  const isEachOpen = !opens.includes(null);
  if (open !== debit - credit && isEachOpen) return undefined;
  const row = oneRow(group, debits);
  if (open !== debit - credit) return { ...row, wrong: differs(open, debit - credit, plan) };
  const write = (place: number, minor: number): Cell =>
    typeof group.map(({ cells }) => cells[place]).find((cell) => cellText(cell) !== '') === 'number'
      ? Number(toDecimal(minor, currency))
      : toDecimal(minor, currency).replace('.', plan.decimalMark);
  const cells = [...row.cells];
  cells[at.debit] = write(at.debit, debit);
  cells[at.credit] = write(at.credit, plan.signs.creditNegative ? -credit : credit);
  cells[at.open] = write(at.open, open);
  if (at.side !== undefined) cells[at.side] = '';
  return { ...row, cells };
}

/** What the invoice itself says comes first; what only its other postings say stands in its empty places. */
function oneRow(group: readonly RawRow[], debits: readonly (number | null | undefined)[]): RawRow {
  const invoice = group[
    Math.max(
      0,
      debits.findIndex((minor) => (minor ?? 0) > 0),
    )
  ] ?? { line: 0, cells: [] };
  const width = Math.max(...group.map(({ cells }) => cells.length));
  const cells = Array.from({ length: width }, (_, place): Cell => {
    const own = invoice.cells[place] ?? '';
    return cellText(own) === '' ? (group.find((row) => cellText(row.cells[place]) !== '')?.cells[place] ?? '') : own;
  });
  return { line: invoice.line, cells };
}

function withSide(minor: number, row: RawRow | undefined, side: number | undefined): number {
  const said = side === undefined ? undefined : sideOf(cellText(row?.cells[side]));
  return said === undefined ? minor : Math.abs(minor) * said;
}

const differs = (open: number, computed: number, { currency }: Plan): RowWrong => ({
  field: 'open', code: 'sum-differs', fault: `its postings come to ${amountInWords(computed, currency)}, the list says that ${amountInWords(open, currency)} are open`,
  expected: 'postings that come to what is open', remedy: 'Export the list again with all postings of the invoice, or the shorter list with one row for each.',
}); // prettier-ignore

const sumOf = (amounts: readonly (number | null | undefined)[]): number =>
  amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
