import { z } from 'zod';
import { assert } from '../kernel/assert';
import { dayFrom, maxDay, type Day } from '../kernel/day';
import shippedText from './data/rates.json';
import { halfYearOf, type RateRow, type RateSeries, type RateTable } from './rates';

/**
 * The table of rates, made of rows: those that Duly ships, and those that people add. Series that the law computes from another
 * one (ECB + 8) are computed wherever nothing published was read; such a row says that it is derived.
 */
const DAY = z.string().transform((text, ctx): Day => {
  const found = dayFrom(text);
  if (found === undefined) ctx.addIssue({ code: 'custom', message: `${text} is no day` });
  return found ?? ('' as Day);
});
/** A plain decimal with at most four digits after the point. */
export const RATE_VALUE = /^-?\d{1,6}(\.\d{1,4})?$/;
const VALUE = z.string().regex(RATE_VALUE);

const SERIES = z.strictObject({
  label: z.string().min(1),
  unit: z.string().min(1),
  reading: z.enum(['half_year', 'year', 'step', 'fixed']),
  certainTo: DAY,
  note: z.string().optional(),
  derived: z.strictObject({ of: z.string(), plus: VALUE, upTo: VALUE.optional(), since: DAY }).optional(),
  sources: z.record(
    z.string(),
    z.strictObject({ title: z.string().min(1), url: z.url().nullable(), readOn: DAY.nullable() }),
  ),
  rows: z.array(
    z.strictObject({
      from: DAY,
      value: VALUE,
      status: z.enum(['official', 'secondary', 'derived', 'memory']),
      source: z.string(),
    }),
  ),
});
const TABLE = z.strictObject({ version: DAY, series: z.record(z.string(), SERIES) });

/** A series without its rows: what it is, how its rows are read, and what it is computed from. */
export interface SeriesRule extends Omit<RateSeries, 'rows'> {
  readonly derived: Derivation | null;
}

interface Derivation {
  readonly of: string;
  readonly plus: string;
  /** The base is rounded up to the next multiple of this first. */
  readonly upTo: string | null;
  /** No row is computed before this day. */
  readonly since: Day;
}

export interface Shipped {
  readonly version: Day;
  readonly rules: readonly SeriesRule[];
  /** Only what was read or remembered; nothing that is computed. */
  readonly rows: readonly RateRow[];
}

let read: Shipped | undefined;

/** What `data/rates.json` holds; it is checked when it is first asked for. */
export const shippedRates = (): Shipped => (read ??= shippedFrom(shippedText));

export function shippedFrom(json: unknown): Shipped {
  const { version, series } = TABLE.parse(json);
  const rules = Object.entries(series).map(([name, one]): SeriesRule => ({
    ...{ name, label: one.label, unit: one.unit, reading: one.reading, certainTo: one.certainTo },
    note: one.note ?? null,
    derived: one.derived === undefined ? null : { ...one.derived, upTo: one.derived.upTo ?? null },
  }));
  const rows = Object.entries(series).flatMap(([name, one]) =>
    one.rows.map(({ source: key, ...row }, at): RateRow => {
      const source = one.sources[key];
      assert(source !== undefined, `${name} ${row.from}: there is no source ${key}`);
      const last = one.reading === 'step' && at === one.rows.length - 1;
      return { series: name, ...row, source, ...(last ? { certainTo: one.certainTo } : {}) };
    }),
  );
  return { version, rules, rows };
}

/** The table as it is shipped, without anything that people added. */
export const shippedTable = (): RateTable => {
  const { version, rules, rows } = shippedRates();
  return tableOf(`shipped ${version}`, rules, rows);
};

/** A table of these rows, at most one for each series and day; what can be computed beside them is. */
export function tableOf(version: string, rules: readonly SeriesRule[], rows: readonly RateRow[]): RateTable {
  const bySeries = new Map<string, RateRow[]>(rules.map(({ name }) => [name, []]));
  for (const row of rows) bySeries.get(row.series)?.push(row);
  const whole = (rule: SeriesRule): readonly RateRow[] => {
    const own = bySeries.get(rule.name) ?? [];
    const base = rule.derived === null ? [] : (bySeries.get(rule.derived.of) ?? []);
    return [...own, ...computed(rule, own, base)].sort((a, b) => (a.from < b.from ? -1 : 1));
  };
  return {
    version,
    series: Object.fromEntries(
      rules.map((rule) => {
        const { name, label, unit, reading, note } = rule;
        const certainTo = lastSure(rule, bySeries.get(name) ?? []);
        return [name, { name, label, unit, reading, note, certainTo, rows: whole(rule) }];
      }),
    ),
  };
}

/** The half-years of the base for which nothing published was read. */
function computed(
  { name, derived, reading }: SeriesRule,
  own: readonly RateRow[],
  base: readonly RateRow[],
): RateRow[] {
  if (derived === null) return [];
  const read = new Set(own.map(({ from }) => from));
  return base
    .filter(({ from }) => from >= derived.since && !read.has(from))
    .map((row): RateRow => ({
      ...{ series: name, from: row.from, value: derivedValue(row.value, derived) },
      status: row.status === 'memory' ? 'memory' : 'derived',
      source: { ...row.source, title: `${derivedText(derived)} · ${row.source.title}` },
      ...(reading === 'step' ? { certainTo: halfYearOf(row.from).to } : {}),
    }));
}

const derivedText = ({ of, upTo, plus }: Derivation): string =>
  `${of}${upTo === null ? '' : ` ↑ ${upTo}`}${plus === '0' ? '' : ` + ${plus}`}`;

/** In ten-thousandths of a per cent: exact. */
export function derivedValue(base: string, { plus, upTo }: Pick<Derivation, 'plus' | 'upTo'>): string {
  const step = upTo === null ? 1n : scaled(upTo);
  const value = scaled(base);
  const up = value % step === 0n ? value : value > 0n ? (value / step + 1n) * step : (value / step) * step;
  return printed(up + scaled(plus));
}

const SCALE = 10_000n;

function scaled(text: string): bigint {
  const [whole = '0', decimals = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole) * SCALE + BigInt(decimals.padEnd(4, '0'));
  return text.startsWith('-') ? -value : value;
}

function printed(value: bigint): string {
  const size = value < 0n ? -value : value;
  const decimals = String(size % SCALE)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / SCALE}${decimals === '' ? '' : `.${decimals}`}`;
}

/** The same number in one spelling: `2.40` is `2.4`. */
export const plainValue = (text: string): string => printed(scaled(text));

/** What was read of it at last, whether Duly shipped it or a person added it. */
function lastSure({ reading, certainTo }: SeriesRule, rows: readonly RateRow[]): Day {
  return rows
    .filter(({ status, confirmedBy }) => status === 'official' || status === 'secondary' || confirmedBy !== undefined)
    .map((row) => (reading === 'half_year' ? halfYearOf(row.from).to : (row.certainTo ?? row.from)))
    .reduce(maxDay, certainTo);
}
