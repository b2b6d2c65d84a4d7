import type { Visit } from '../companies/visit.pages';
import { FIELD_WORDS } from '../languages/field-words';
import type { ImportsWords } from '../languages/imports-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { termsCodeText } from '../languages/terms-text';
import type { Typed } from '../platform/web/form';
import type { Field } from './headers';
import { DEBTOR_TYPES } from './questions.pages';
import { isEinvoice, isStandard } from './mapping';
import type { Recognised } from './reading';
import { columnName } from './said.pages';
import type { Mode, Scope } from './scope';
import { recognisedIn, type ImportWork } from './upload';

/** What was recognised in a file: as facts to read, and as a form in which each of them can be corrected. */
export interface Shown {
  readonly visit: Visit;
  readonly w: ImportsWords;
}

type FieldNames = Readonly<Record<Exclude<Field, 'bucket'>, string>>;

export function factsOf({ visit, w }: Shown, found: Recognised): { readonly label: string; readonly text: string }[] {
  const r = w.recognised;
  const unsure = (sure: boolean): string => (sure ? '' : ` (${r.unsure})`);
  const facts: (readonly [string, string | undefined])[] = [
    [r.format, r.formats[found.format]],
    [r.kind, found.kind ? `${w.kind[found.kind.value]}${unsure(found.kind.sure)}` : undefined],
    [r.encoding, found.encoding ? `${found.encoding.value}${unsure(found.encoding.sure)}` : undefined],
    [r.delimiter, found.delimiter ? delimiterName(w, found.delimiter.value) : undefined],
    [r.sheet, found.sheet?.value],
    [r.headerLine, found.headerLine === null ? undefined : String(found.headerLine)],
    [
      r.dateOrder,
      found.dateOrder ? `${r.dateOrders[found.dateOrder.value]}${unsure(found.dateOrder.sure)}` : undefined,
    ],
    [
      r.decimalMark,
      found.decimalMark ? `${r.decimalMarks[found.decimalMark.value]}${unsure(found.decimalMark.sure)}` : undefined,
    ],
    [r.currency, found.currency ? `${found.currency.value}${unsure(found.currency.sure)}` : undefined],
    [r.asOf, found.asOf ? `${dayText(found.asOf.value, visit.locale)}${unsure(found.asOf.sure)}` : undefined],
  ];
  return facts.flatMap(([label, text]) => (text === undefined ? [] : [{ label, text }]));
}

const delimiterName = (w: ImportsWords, mark: string): string =>
  (w.recognised.delimiters as Readonly<Record<string, string>>)[mark] ?? mark;

/** `everything in EUR of 4711`. */
export function scopeText(w: ImportsWords, scope: Scope): string {
  const s = w.scope;
  return [
    scope.onlyOverdue === true ? s.overdue : s.all,
    ...(scope.currency === undefined ? [] : [fill(s.inCurrency, { currency: scope.currency })]),
    ...(scope.accounts === undefined ? [] : [fill(s.ofAccounts, { accounts: scope.accounts.join(', ') })]),
  ].join(' ');
}

export const meantText = (w: ImportsWords, mode: Mode, scope: Scope): string =>
  mode === 'delta' ? w.mode.short.delta : `${w.mode.short.snapshot}: ${scopeText(w, scope)}`;

/** What stands in the fields of the form before anybody types: what was said, else what was recognised. */
export function shownFields({ said, result }: ImportWork): Typed {
  const found = recognisedIn(result);
  const { columns: _, ignore: __, drafts, ...options } = said.options;
  const scope = said.scope ?? {};
  const shown = {
    ...(found === undefined ? NONE : recognisedFields(found)),
    ...options,
    mode: said.mode,
    debtorType: said.debtorType,
    source: said.source,
    scopeCurrency: scope.currency,
    scopeOverdue: scope.onlyOverdue === true ? 1 : undefined,
    accounts: options.accounts?.join(', '),
    scopeAccounts: scope.accounts?.join(', '),
    drafts: drafts === true ? 1 : undefined,
  };
  const texts = Object.entries(shown).map(([name, value]): [string, string] => [name, textOf(value)]);
  return { ...Object.fromEntries(texts), delimiter: textOf(shown.delimiter).replace('\t', 'tab') };
}

const NONE: Partial<ReturnType<typeof recognisedFields>> = {};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const valueIn = <T>(found: { readonly value: T } | null): T | undefined => found?.value;

/** Of what was recognised, what the form has a field for. */
const recognisedFields = (found: Recognised) => ({
  kind: valueIn(found.kind),
  asOf: valueIn(found.asOf),
  currency: valueIn(found.currency),
  dateOrder: valueIn(found.dateOrder),
  decimalMark: valueIn(found.decimalMark),
  encoding: valueIn(found.encoding),
  delimiter: valueIn(found.delimiter),
  sheet: valueIn(found.sheet),
  headerLine: found.headerLine,
  termsDays: found.profile.termsDays,
});

interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly wrong: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
}

/** Everything that can be corrected. `typed` is what stood there when it was sent last and could not be taken. */
export function correctionBlanks(
  shown: Shown,
  upload: ImportWork,
  typed: Typed,
  wrong: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const { w, visit } = shown;
  const found = recognisedIn(upload.result);
  const shownThere = shownFields(upload);
  const terms = termsCodeText(shownThere['termsDays'] ?? '', visit.language);
  const values: Typed = { ...shownThere, termsDays: terms, ...typed };
  const names: FieldNames = inLanguage(FIELD_WORDS, visit.language);
  const options = Object.entries(names).map(([value, label]) => ({ value, label }));
  return {
    fields: fieldsShown(w, values, wrong, found),
    hasMode: (found?.kind?.value ?? 'items') === 'items',
    mode: select(w.recognised.mode, 'mode', { values, wrong, w }, Object.entries(w.mode.short)),
    scope: scopeBlanks(values, wrong),
    drafts: values['drafts'] === '1',
    columns: correctable(found).map((column) => {
      const name = columnName(column);
      const chosen = typed[name] ?? column.field ?? '';
      return {
        name,
        heading: column.heading === '' ? '–' : column.heading,
        samples: column.samples,
        used: chosen !== '',
        wrong:
          (wrong[name] ?? '') === ''
            ? ''
            : fill(wrong[name] ?? '', { field: (names as Readonly<Record<string, string>>)[chosen] ?? chosen }),
        isBucket: chosen === 'bucket',
        options: [{ value: '', label: w.recognised.unused }, ...options].map((one) => ({
          ...one,
          chosen: one.value === chosen,
        })),
      };
    }),
  };
}

/** What the columns of a standard format are is not for anybody to say. */
const correctable = (found: Recognised | undefined): Recognised['columns'] =>
  found === undefined || isStandard(found.format) ? [] : found.columns;

export const scopeBlanks = (
  values: Typed,
  wrong: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> => ({
  currency: values['scopeCurrency'] ?? '',
  overdue: values['scopeOverdue'] === '1',
  accounts: values['scopeAccounts'] ?? '',
  wrong: wrong['scopeCurrency'] ?? '',
});

interface Filled {
  readonly values: Typed;
  readonly wrong: Readonly<Record<string, string>>;
  readonly w: ImportsWords;
}

function fieldsShown(
  w: ImportsWords,
  values: Typed,
  wrong: Readonly<Record<string, string>>,
  found: Recognised | undefined,
): FormField[] {
  const r = w.recognised;
  const filled: Filled = { values, wrong, w };
  const debtors = DEBTOR_TYPES.map((value): [string, string] => [value, w.debtorType[value]]);
  const isText = found?.format !== 'xlsx';
  const hasColumn = found?.columns.some(({ field }) => field === 'debtorType') ?? false;
  const known = [
    input(r.termsDays, 'termsDays', filled, 'text'),
    ...(hasColumn ? [] : [select(r.debtorType, 'debtorType', filled, debtors)]),
    input(r.source, 'source', filled, 'text'),
  ];
  if (found !== undefined && isStandard(found.format)) {
    const own = [input(r.asOf, 'asOf', filled, 'date'), input(r.currency, 'currency', filled, 'text')];
    const accounts = isEinvoice(found.format) ? [] : [input(r.accounts, 'accounts', filled, 'text')];
    return [...own, ...accounts, ...known];
  }
  return [
    select(r.kind, 'kind', filled, Object.entries(w.kind)),
    input(r.asOf, 'asOf', filled, 'date'),
    input(r.currency, 'currency', filled, 'text'),
    select(r.dateOrder, 'dateOrder', filled, Object.entries(r.dateOrders)),
    select(r.decimalMark, 'decimalMark', filled, Object.entries(r.decimalMarks)),
    ...(isText
      ? [
          select(
            r.delimiter,
            'delimiter',
            filled,
            Object.entries(r.delimiters).map(([mark, label]) => [mark === '\t' ? 'tab' : mark, label]),
          ),
          select(
            r.encoding,
            'encoding',
            filled,
            ENCODINGS.map((name) => [name, name]),
          ),
        ]
      : [input(r.sheet, 'sheet', filled, 'text')]),
    input(r.headerLine, 'headerLine', filled, 'number'),
    ...known,
  ];
}

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'cp850', 'cp437'] as const;

const input = (label: string, name: string, { values, wrong }: Filled, type: string): FormField => ({
  name,
  label,
  type,
  value: values[name] ?? '',
  wrong: wrong[name] ?? '',
  options: [],
});

function select(
  label: string,
  name: string,
  { values, wrong, w }: Filled,
  known: readonly (readonly [string, string])[],
): FormField {
  const now = values[name] ?? '';
  const all = [...(now === '' ? [['', w.recognised.itself] as const] : []), ...known];
  return {
    name,
    label,
    type: 'select',
    value: now,
    wrong: wrong[name] ?? '',
    options: all.map(([value, text]) => ({ value, label: text, chosen: value === now })),
  };
}
