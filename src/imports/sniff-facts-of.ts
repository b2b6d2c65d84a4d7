import type { Day } from '../kernel/day';
import { currencyOf } from './formats/currency-mark';
import { markBeside } from './formats/amount';
import { isDay, readDay } from './formats/day';
import { cellText, type RawRow } from './formats/row';
import type { Table } from './formats/table';
import { currencyInHeading, type Field } from './headers';
import type { FileKind } from './mapping';
import type { ReadOptions } from './mapping-profile';
import type { Found, Question } from './reading';
import { ignoredIn, maybeCurrency, type Assignment, type ColumnView } from './sniff-columns';
import { asOfByLateness, asOfInName, asOfInTitle, currencyInTitle } from './sniff-facts';
import { askCurrency, askCurrencyColumn } from './sniff-questions';
import type { Settled } from './sniff-settle';

/** The currency of rows that name none, and the day that the list shows: given, found somewhere in the file, or asked. */
export interface Facts {
  readonly currency: Found<string> | undefined;
  readonly asOf: Found<Day> | undefined;
}

interface Context {
  readonly table: Table;
  readonly options: ReadOptions;
  readonly title: readonly RawRow[];
  readonly views: readonly ColumnView[];
  readonly assigned: Assignment;
  readonly entries: readonly RawRow[];
}

const MONEY: readonly Field[] = ['amount', 'open', 'debit', 'credit', 'paid'];

export function currencyFor(context: Context, kind: FileKind): { found?: Found<string>; question?: Question } {
  const { options, assigned, views } = context;
  if (options.currency !== undefined) return { found: { value: options.currency, because: 'as given', sure: true } };
  const columns = MONEY.flatMap((field) => assigned.get(field) ?? []);
  const heading = columns.map((column) => ({ ...column, code: currencyInHeading(column.heading).currency })).find(({ code }) => code); // prettier-ignore
  if (heading?.code) return { found: { value: heading.code, because: `heading ${heading.heading}`, sure: true } };
  const column = assigned.get('currency');
  if (column !== undefined && (views[column.index]?.filled ?? 0) > 0) return openCurrency(context, column.index);
  const marks = marksIn(context, columns.map(({ index }) => index)); // prettier-ignore
  const codes = new Set([...marks.keys()].map((mark) => currencyOf(mark)).filter((code) => typeof code === 'string'));
  const [only] = codes;
  const open = [...marks.keys()].filter((mark) => Array.isArray(currencyOf(mark)));
  if (open.length === 0 && codes.size === 1 && only !== undefined) {
    return { found: { value: only, because: `the amounts are marked ${[...marks.keys()].join(', ')}`, sure: true } };
  }
  const maybe = maybeCurrency(views, { assigned, ignored: ignoredIn(options) });
  const needless = kind === 'customers' || kind === 'allocations';
  if (maybe.length > 0 && !needless) return { question: askCurrencyColumn(maybe) };
  const title = currencyInTitle(context.title);
  if (title) return { found: title };
  if (needless || (codes.size > 0 && open.length === 0)) return {};
  const candidates = open.length > 0 ? (currencyOf(open[0] ?? '') as readonly string[]) : [];
  return { question: askCurrency(open, candidates) };
}

/** A currency column that says `kr` or `$` only. */
function openCurrency({ entries }: Context, at: number): { question?: Question } {
  const open = [...new Set(entries.map((row) => cellText(row.cells[at])))].filter((mark) =>
    Array.isArray(currencyOf(mark)),
  );
  return open.length === 0 ? {} : { question: askCurrency(open, currencyOf(open[0] ?? '') as readonly string[]) };
}

/** What stands beside the amounts of the sample, and what the number formats of a workbook show. */
function marksIn(context: Context, columns: readonly number[]): Map<string, number> {
  const marks = new Map<string, number>();
  const add = (mark: string): void => {
    if (mark !== '' && currencyOf(mark) !== undefined) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  };
  for (const row of context.entries) for (const at of columns) add(markBeside(cellText(row.cells[at])));
  for (const at of columns) for (const mark of context.table.currencyMarks?.(at) ?? []) add(mark);
  return marks;
}

/** `needed`: the list shows what is open, which is true of one day only. */
export function asOfOf(
  context: Context,
  values: Settled,
  kind: FileKind,
): { found: Found<Day> | undefined; needed: boolean } {
  const { options, assigned, title, table } = context;
  const needed = kind === 'items' || (kind === 'invoices' && (['paid', 'status', 'isPaid', 'isOpen'] as const).some((field) => assigned.has(field))); // prettier-ignore
  if (options.asOf !== undefined) return { found: { value: options.asOf, because: 'as given', sure: true }, needed };
  const inTitle = asOfInTitle(title, values.dateOrder?.value);
  const said = inTitle?.sure === true ? inTitle : undefined;
  return { found: said ?? lateness(context, values) ?? inTitle ?? asOfInName(table.file), needed };
}

function lateness(context: Context, values: Settled): Found<Day> | undefined {
  const { assigned, entries } = context;
  const [due, late] = [assigned.get('dueOn'), assigned.get('daysLate')];
  const style = values.days.get('dueOn');
  if (due === undefined || late === undefined || style === undefined) return undefined;
  const rows = entries.flatMap((row) => {
    const dueOn = readDay(cellText(row.cells[due.index]), style);
    const days = cellText(row.cells[late.index]);
    return isDay(dueOn) && /^-?\d{1,5}$/.test(days) ? [{ dueOn, daysLate: Number(days) }] : [];
  });
  return asOfByLateness(rows, late.heading);
}
