import type { DayStyle } from './formats/day';
import type { Standard } from './formats/standard';
import type { Table } from './formats/table';
import { DAY_FIELDS } from './mapping-fields';
import type { Plan } from './mapping-plan';
import type { Profile, ReadOptions } from './mapping-profile';
import type { Field } from './headers';
import { askCurrency } from './sniff-questions';
import { UNKNOWN, type Sniffed } from './sniff';
import { termsSaid } from './terms-said';
import { termsText } from '../languages/terms-text';

/** A table in a standard format: nothing of it is recognised by its looks, the plan is what the format says. */
export function sniffStandard(table: Table, standard: Standard, options: ReadOptions): Sniffed {
  const { kind, columns, refusals, questions, asOf } = standard;
  const currency = options.currency === undefined ? standard.currency : { value: options.currency, because: 'as given', sure: true }; // prettier-ignore
  const headings = columns.map(({ heading }) => heading);
  const plan = planOf(table, standard, options, currency?.value);
  const said = options.asOf === undefined ? asOf : { value: options.asOf, because: 'as given', sure: true };
  const asks = [...questions, ...(plan.currency === undefined && !plan.columns.has('currency') ? [askCurrency([], [])] : [])]; // prettier-ignore
  return {
    ...UNKNOWN,
    refusals,
    questions: refusals.length > 0 ? [] : asks,
    header: { at: 0, rows: 1, line: 0, headings, rawRows: [], hits: headings.length },
    plan,
    kind: { value: kind, because: 'the format says so', sure: true },
    facts: { currency: currency ?? undefined, asOf: said ?? undefined },
    columns: columns.map(({ field, heading, samples = [] }, index) => ({ index, heading, field, because: 'the format says so', samples })), // prettier-ignore
    assumptions: [
      ...(currency?.sure === false ? [`Amounts are taken to be in ${currency.value} (${currency.because}).`] : []),
      ...(plan.terms === undefined || plan.columns.has('dueOn') ? [] : [`The file holds no due days: each is computed from terms of payment: ${termsText(plan.terms, 'en')}.`]),
    ],
    profile: profileOf(options),
  }; // prettier-ignore
}

function planOf(
  table: Table,
  { kind, columns, asOf, withLines }: Standard,
  options: ReadOptions,
  currency: string | undefined,
): Plan {
  const style: DayStyle = { order: 'ymd', serial: false };
  const fields = columns.map(({ field }, index): [Field, number] => [field, index]);
  return {
    ...{
      file: table.file,
      format: table.format,
      kind,
      headings: columns.map(({ heading }) => heading),
      headerRows: [],
    },
    columns: new Map(fields),
    days: new Map(fields.flatMap(([field]) => (DAY_FIELDS.has(field) ? [[field, style]] : []))),
    ...{ buckets: [], decimalMark: '.', currency, asOf: options.asOf ?? asOf?.value },
    terms: termsSaid(options),
    signs: { creditNegative: false, unsignedTypes: false, paidNegative: false, receivedNegative: false },
    customer: 'column',
    codes: new Map(Object.entries({ ...options.known, ...options.codes })),
    ...{
      lineItems: false,
      onReceivables: false,
      oneTable: true,
      drafts: options.drafts ?? false,
      standard: true,
      withLines: withLines === true,
    },
  };
}

const profileOf = ({ accounts, termsDays, codes, currency }: ReadOptions): Profile => ({
  ...(accounts === undefined ? {} : { accounts }),
  ...(termsDays === undefined ? {} : { termsDays }),
  ...(codes === undefined ? {} : { codes }),
  ...(currency === undefined ? {} : { currency }),
});
