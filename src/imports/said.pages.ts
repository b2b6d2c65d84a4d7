import { z } from 'zod';
import { dayFrom, type Day } from '../kernel/day';
import { isCurrency } from '../kernel/money';
import { termsCode, USUAL_TERMS } from '../kernel/terms';
import { termsIn } from '../kernel/terms-said';
import { FIELD_WORDS } from '../languages/field-words';
import type { ImportsWords } from '../languages/imports-words';
import { inLanguage } from '../languages/said';
import { readForm, typedIn, type Typed } from '../platform/web/form';
import type { Field } from './headers';
import type { Profile, ReadOptions } from './mapping-profile';
import type { RecognisedColumn } from './reading';
import { DEBTOR_TYPES, headingIn } from './questions.pages';
import type { Scope } from './scope';
import type { Said } from './upload';

/**
 * What a person says about a file in the form of an upload. Only what differs from what was recognised is taken for a correction: a
 * field that was left alone stays recognised by itself.
 */
export type SaidRead =
  | { readonly ok: true; readonly said: Said }
  | { readonly ok: false; readonly wrong: Readonly<Record<string, string>>; readonly typed: Typed };

const currency = z.string().trim().toUpperCase().refine(isCurrency);
const whole = (most: number): z.ZodType<number> => z.string().trim().regex(/^\d{1,7}$/).transform(Number).refine((n) => n <= most); // prettier-ignore
const day = z.string().refine((text) => dayFrom(text) !== undefined).transform((text) => text as Day); // prettier-ignore

const accepted = z.object({
  kind: z.enum(['items', 'invoices', 'payments', 'customers', 'allocations']).optional(),
  mode: z.enum(['snapshot', 'delta']).optional(),
  scopeCurrency: currency.optional(),
  scopeOverdue: z.literal('1').optional(),
  scopeAccounts: z.string().max(4_000).optional(),
  asOf: day.optional(),
  currency: currency.optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'cp850', 'cp437']).optional(),
  delimiter: z.union([z.literal('tab'), z.string().length(1)]).optional(),
  sheet: z.string().max(100).optional(),
  headerLine: whole(9_999_999).optional(),
  termsDays: z
    .string()
    .trim()
    .max(120)
    .refine((text) => termsIn(text) !== undefined)
    .transform((text) => termsCode(termsIn(text) ?? USUAL_TERMS))
    .optional(),
  accounts: z.string().max(400).optional(),
  texts: z.enum(['yes', 'no']).optional(),
  debtorType: z.enum(DEBTOR_TYPES).optional(),
  drafts: z.literal('1').optional(),
  currencyColumn: z.string().max(200).optional(),
  source: z.string().trim().max(60).optional(),
});
type Accepted = z.output<typeof accepted>;

/** Fields that go into the options of reading as they are. */
const OPTIONS = [
  'kind', 'asOf', 'currency', 'dateOrder', 'decimalMark', 'encoding', 'sheet', 'headerLine', 'termsDays',
] as const satisfies readonly (keyof Accepted & keyof ReadOptions)[]; // prettier-ignore

interface Before {
  readonly said: Said;
  /** What stood in the fields of the form. */
  readonly shown: Typed;
  readonly columns: readonly RecognisedColumn[];
  /** Fields that must be filled. */
  readonly asked: readonly string[];
}

export function readSaid(form: URLSearchParams, before: Before, w: ImportsWords): SaidRead {
  const typed = typedIn(form);
  const read = readForm(form, accepted);
  const wrong: Record<string, string> = {};
  if (!read.ok) for (const name of Object.keys(read.wrong)) wrong[name] = sayWrong(name, w);
  for (const name of before.asked) if ((typed[name] ?? '').trim() === '') wrong[name] = w.asks.missing;
  const columns = readColumns(typed, before.columns, w);
  if ('wrong' in columns) Object.assign(wrong, columns.wrong);
  if (!read.ok || 'wrong' in columns || Object.keys(wrong).length > 0) return { ok: false, wrong, typed };
  return { ok: true, said: saidFrom(read.value, { typed, before, columns }) };
}

function sayWrong(name: string, { recognised, asks }: ImportsWords): string {
  if (name === 'asOf') return recognised.notADay;
  if (name === 'currency' || name === 'scopeCurrency') return recognised.notACurrency;
  if (name === 'termsDays') return recognised.notTerms;
  return name === 'headerLine' ? recognised.notANumber : asks.missing;
}

interface Told {
  readonly typed: Typed;
  readonly before: Before;
  readonly columns: Columns;
}

function saidFrom(value: Accepted, { typed, before, columns }: Told): Said {
  const { said, shown } = before;
  const options: Record<string, unknown> = { ...said.options, ...columns.options, ...textsIn(value) };
  const moved = (name: string): boolean => name in typed && typed[name]?.trim() !== (shown[name] ?? '');
  const put = (name: string, given: unknown): void => {
    options[name] = given;
  };
  for (const name of OPTIONS) if (moved(name) || (before.asked.includes(name) && value[name] !== undefined)) put(name, value[name]); // prettier-ignore
  if (moved('delimiter')) put('delimiter', value.delimiter === 'tab' ? '\t' : value.delimiter);
  if (moved('accounts') && value.accounts !== undefined) put('accounts', accountsIn(value.accounts));
  const { currencyColumn } = value;
  const heading = currencyColumn === undefined ? undefined : headingIn(currencyColumn);
  if (heading !== undefined) put('columns', { ...columns.options.columns, currency: heading });
  else if (currencyColumn !== undefined && isCurrency(currencyColumn)) put('currency', currencyColumn);
  if ('whole' in typed) put('drafts', value.drafts === '1' ? true : undefined);
  return {
    options: Object.fromEntries(Object.entries(options).filter(([, given]) => given !== undefined)),
    ...sourceOf(value, { typed, before, columns }),
    ...debtorTypeOf(value, before),
    ...('mode' in typed && value.mode !== undefined
      ? { mode: value.mode, scope: value.mode === 'snapshot' ? scopeOf(value) : {} }
      : {
          ...(said.mode === undefined ? {} : { mode: said.mode }),
          ...(said.scope === undefined ? {} : { scope: said.scope }),
        }),
  };
}

const textsIn = ({ texts }: Accepted): Pick<ReadOptions, 'texts'> =>
  texts === undefined ? {} : { texts: texts === 'yes' };

/** Account numbers, or how they begin, with commas between. */
const accountsIn = (text: string): string[] | undefined => {
  const found = text.split(/[,;\s]+/).filter((account) => account !== '');
  return found.length === 0 ? undefined : found;
};

function debtorTypeOf({ debtorType }: Accepted, { said }: Before): Pick<Said, 'debtorType'> {
  const given = debtorType ?? said.debtorType;
  return given === undefined ? {} : { debtorType: given };
}

function sourceOf({ source }: Accepted, { typed, before }: Told): { source?: string } {
  const kept = before.said.source === undefined ? {} : { source: before.said.source };
  if (!('source' in typed) || (typed['source'] ?? '').trim() === (before.shown['source'] ?? '')) return kept;
  return source === undefined ? {} : { source };
}

function scopeOf({ scopeCurrency, scopeOverdue, scopeAccounts }: Accepted): Scope {
  const accounts = (scopeAccounts ?? '').split(/[,;\s]+/).filter((account) => account !== '');
  return {
    ...(scopeCurrency === undefined ? {} : { currency: scopeCurrency }),
    ...(scopeOverdue === '1' ? { onlyOverdue: true } : {}),
    ...(accounts.length === 0 ? {} : { accounts }),
  };
}

interface Columns {
  readonly options: Pick<Profile, 'columns' | 'ignore'>;
}

/** The fields that were chosen for the columns, where any was chosen otherwise than recognised. */
function readColumns(
  typed: Typed,
  columns: readonly RecognisedColumn[],
  w: ImportsWords,
): Columns | { readonly wrong: Readonly<Record<string, string>> } {
  const chosen = columns.map((column) => ({ column, field: typed[columnName(column)] ?? column.field ?? '' }));
  const changed = chosen.some(({ column, field }) => field !== (column.field ?? ''));
  if (!changed) return { options: {} };
  const wrong: Record<string, string> = {};
  const isField = (text: string): text is Field => text in inLanguage(FIELD_WORDS, 'en');
  const named: Partial<Record<Field, string>> = {};
  const ignore: string[] = [];
  for (const { column, field } of chosen) {
    if (field === 'bucket') continue;
    if (field === '') ignore.push(...(column.heading === '' ? [] : [column.heading]));
    else if (!isField(field)) wrong[columnName(column)] = w.asks.missing;
    else if (field in named) wrong[columnName(column)] = w.recognised.twice;
    else named[field] = column.heading;
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { options: { columns: named, ignore } };
}

export const columnName = ({ index }: RecognisedColumn): string => `column-${index}`;
