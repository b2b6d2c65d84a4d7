import type { BankFault, BankSaid } from '../../cash/bank-line';
import { ownAccount } from '../../cash/own-account';
import { plain } from '../headers';
import type { DateOrder, DecimalMark } from '../mapping-profile';
import { signature } from '../sniff-header';
import { listColumns, type ColumnsSaid, type ListColumns } from './bank-list-columns';
import { ibanIn, listFacts, type ListFacts } from './bank-list-facts';
import { draftsOf, entriesIn } from './bank-list-lines';
import { statementsOf } from './bank-list-statements';
import { layoutOf, MOST_ROWS, type ListTable } from './bank-list-table';
import type { Entry, Told } from './bank-list-told';
import { currencyIn, LIST_FIELDS, type ListField } from './bank-list-words';
import { dateOrderOf, decimalMarkOf, type Decided } from './bank-list-values';
import { accountText, faultAt } from './bank-text';
import { cellText, type RawRow } from './row';

/**
 * A list that a bank lets people download, CSV or a workbook, understood: what each column is, how days and amounts are written, whose
 * account it is; what is not sure is asked, and the same list again needs no answer. Nothing of it is taken while a question is open.
 */
export interface ListAnswers {
  /** Our account, as an IBAN of the company. */
  readonly account?: string;
  readonly currency?: string;
  readonly dateOrder?: DateOrder;
  readonly decimalMark?: DecimalMark;
  readonly columns?: ColumnsSaid;
  /** The same as a person writes it: `amount=3`, `balance=none`, `text=Details`. */
  readonly named?: readonly string[];
}

export interface ListAsked extends ListAnswers {
  readonly fileName: string;
  /** What a person said of an earlier list with these headings: it holds where this one does not say it itself. */
  readonly kept?: ListAnswers;
  /** Accounts of the company. */
  readonly ours: readonly { readonly id: number; readonly iban: string; readonly currency: string }[];
}

export type ListQuestion = 'columns' | 'dateOrder' | 'decimalMark' | 'account' | 'currency';

export interface BankList {
  readonly format: 'csv' | 'xlsx';
  readonly sha256: string;
  /** The same for each list that this bank gives: what its headings are. */
  readonly layout: string;
  readonly headings: readonly string[];
  /** The first rows, as they stand. */
  readonly samples: readonly (readonly string[])[];
  readonly columns: ListColumns;
  readonly dateOrder: Decided<DateOrder>;
  readonly decimalMark: Decided<DecimalMark>;
  readonly account: string | undefined;
  readonly currency: string | undefined;
  readonly questions: readonly ListQuestion[];
  /** Empty while there are questions of columns, days or amounts. */
  readonly said: readonly BankSaid[];
}

const SAMPLES = 5;

export function readBankList(table: ListTable, asked: ListAsked): BankList {
  const { rows, from, headings, format, sha256 } = table;
  const isOwn = (text: string): boolean => ownAccount(accountText(text), null, asked.ours) !== undefined;
  const body = rows.slice(from);
  const columns = listColumns(
    headings,
    usual(body, signature(headings)),
    asked.columns ?? asked.kept?.columns ?? {},
    isOwn,
  );
  const sorted = entriesIn(body, columns, signature(headings));
  const facts = listFacts(rows.slice(0, Math.max(0, from - (headings.length > 0 ? 1 : 0))), sorted.beside);
  const how = writtenHow(sorted.entries, columns, headings, asked);
  const account =
    asked.account ?? accountOf(columns, facts, asked) ?? (columns.of.has('account') ? undefined : asked.kept?.account);
  const currency = columns.of.has('currency') ? undefined : (asked.currency ?? currencyOf(columns, headings, facts) ?? ownCurrency(accountsIn(account, columns, sorted.entries), asked) ?? asked.kept?.currency); // prettier-ignore
  const questions = questionsOf(table, asked, { columns, how, account, currency });
  const told = questions.some((one) => one !== 'account') || how.mark.value === undefined || how.order.value === undefined ? []
    : toldIn(table, { columns, entries: sorted, facts, account: account ?? '', currency, mark: how.mark.value, order: how.order.value }); // prettier-ignore
  return {
    ...{ format, sha256, layout: layoutOf(table), headings: headingsOf(table), columns, account, currency },
    ...{ dateOrder: how.order, decimalMark: how.mark, questions, said: told },
    samples: usual(body, signature(headings)).slice(0, SAMPLES).map(({ cells }) => cells.map((cell) => cellText(cell).slice(0, 80))),
  }; // prettier-ignore
}

interface Open {
  readonly columns: ListColumns;
  readonly how: How;
  readonly account: string | undefined;
  readonly currency: string | undefined;
}

function questionsOf(table: ListTable, asked: ListAsked, { columns, how, account, currency }: Open): ListQuestion[] {
  const said = (asked.columns ?? asked.kept?.columns) !== undefined && !columns.unsure.some((field) => field === 'bookedOn' || missing(columns, field)); // prettier-ignore
  const asksColumns = !said && (!table.known || columns.unsure.length > 0);
  const open: readonly (readonly [ListQuestion, boolean])[] = [
    ['columns', asksColumns],
    ['decimalMark', !asksColumns && how.mark.value === undefined],
    ['dateOrder', !asksColumns && how.order.value === undefined],
    ['account', account === undefined && !columns.of.has('account')],
    ['currency', currency === undefined && !columns.of.has('currency')],
  ];
  return open.filter(([, isOpen]) => isOpen).map(([question]) => question);
}

/** The rows of the most usual width: balances and titles beside the list are shorter. */
function usual(body: readonly RawRow[], headings: string): RawRow[] {
  const widths = new Map<number, number>();
  for (const { cells } of body.slice(0, 1_000))
    if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 0] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [];
  return body.filter((row) => row.fault === undefined && row.cells.length >= width - 1 && row.cells.length > 1 && (headings === '' || signature(row.cells.map(cellText)) !== headings)); // prettier-ignore
}

const missing = ({ of }: ListColumns, field: ListField): boolean => field === 'amount' && !of.has('amount') && !of.has('debit') && !of.has('credit'); // prettier-ignore

function toldIn(table: ListTable, told: Told): BankSaid[] {
  if (table.tooBig) return [faultAt(MOST_ROWS, 'too-big', String(MOST_ROWS))];
  const { drafts, faults } = draftsOf(told.entries, told);
  const fault = (one: BankFault): BankSaid => ({ is: 'fault', fault: one });
  return [...faults.map(fault), ...statementsOf(drafts, told)];
}

function headingsOf({ headings, rows, from }: ListTable): string[] {
  const width = Math.max(headings.length, rows[from]?.cells.length ?? 0);
  return Array.from({ length: Math.min(width, 60) }, (_, at) => (headings[at] ?? '').slice(0, 60));
}

interface How {
  readonly mark: Decided<DecimalMark>;
  readonly order: Decided<DateOrder>;
}

function writtenHow(
  entries: readonly Entry[],
  columns: ListColumns,
  headings: readonly string[],
  asked: ListAsked,
): How {
  const cellsOf = (...fields: ListField[]) => fields.flatMap((field) => {
    const at = columns.of.get(field);
    return at === undefined ? [] : entries.flatMap(({ row }) => (row.cells[at] === undefined ? [] : [row.cells[at]]));
  }); // prettier-ignore
  const money = decimalMarkOf(cellsOf('amount', 'debit', 'credit', 'balance'));
  const mark = { value: asked.decimalMark ?? money.value ?? asked.kept?.decimalMark, sample: money.sample };
  const days = dateOrderOf(cellsOf('bookedOn', 'valueOn'), mark.value, isForeign(headings));
  return { mark, order: { value: asked.dateOrder ?? days.value ?? asked.kept?.dateOrder, sample: days.sample } };
}

/** Words that no English list has. */
const isForeign = (headings: readonly string[]): boolean =>
  headings.some((heading) => /datum|betrag|buchung|libell|montant|date d|bedrag|belopp|bokf|fecha|importe|data |descri[cç]|omschr|saldo|solde/i.test(heading)); // prettier-ignore

function accountOf(columns: ListColumns, { account }: ListFacts, { fileName, ours }: ListAsked): string | undefined {
  if (columns.of.has('account')) return undefined;
  if (account !== undefined) return account;
  const named = ibanIn([fileName.replace(/[_.]/g, ' ')]);
  if (named !== undefined) return named;
  const numbers = [...fileName.matchAll(/\d{6,20}/g)].flatMap(([number]) => ownAccount(number, null, ours)?.iban ?? []);
  const [only] = new Set(numbers);
  return new Set(numbers).size === 1 ? only : undefined;
}

function currencyOf(columns: ListColumns, headings: readonly string[], facts: ListFacts): string | undefined {
  for (const field of ['amount', 'debit', 'credit', 'balance'] as const) {
    const found = currencyIn(headings[columns.of.get(field) ?? -1] ?? '');
    if (found !== undefined) return found;
  }
  return facts.currency;
}

/** Where our accounts that it is of have one currency. */
function ownCurrency(named: readonly string[], { ours }: ListAsked): string | undefined {
  const ibans = new Set(named.map((one) => ownAccount(one, null, ours)?.iban));
  const all = new Set(ours.filter(({ iban }) => ibans.has(iban)).map(({ currency }) => currency));
  const [only] = all;
  return all.size === 1 && !ibans.has(undefined) ? only : undefined;
}

/** The accounts of a list: the one that it is of, or those in its column. */
function accountsIn(account: string | undefined, { of }: ListColumns, entries: readonly Entry[]): string[] {
  const at = of.get('account');
  if (at === undefined) return account === undefined ? [] : [account];
  return [...new Set(entries.map(({ row }) => accountText(cellText(row.cells[at]))))].slice(0, 100);
}

/** `amount=3`, `text=Details`, `balance=none` as positions; the first that names no field or no column. */
export function columnsNamed(
  named: readonly string[],
  headings: readonly string[],
): ColumnsSaid | { readonly wrong: string } {
  const said: Partial<Record<ListField, number[] | null>> = {};
  for (const one of named) {
    const [field = '', ...rest] = one.split('=');
    const column = rest.join('=').trim();
    if (!isListField(field)) return { wrong: one };
    if (column === 'none') said[field] = null;
    else {
      const at = columnNamed(column, headings);
      if (at === undefined) return { wrong: one };
      said[field] = [...(said[field] ?? []), at];
    }
  }
  return said;
}

/** By its position from 1, or its heading. */
function columnNamed(text: string, headings: readonly string[]): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text) >= 1 && Number(text) <= 200 ? Number(text) - 1 : undefined;
  const at = headings.findIndex((heading) => plain(heading) !== '' && plain(heading) === plain(text));
  return at < 0 ? undefined : at;
}

export const isListField = (text: string): text is ListField => (LIST_FIELDS as readonly string[]).includes(text);
