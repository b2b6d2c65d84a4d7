import { parse } from 'csv-parse/sync';
import { rateFrom, RATE_FIELDS, type GivenRate, type Known, type RateFault } from './rate-given';
import type { NewRate } from './rate-history';

/**
 * A file of rates, CSV with a line of names or JSON as a list: bytes in, rates or faults out. Every fault of the file, not the first; a file
 * with one is not taken at all.
 */
export const LARGEST_FILE = 1_000_000;
const MOST_RATES = 5_000;

export interface FileFault {
  /** Line of the file (CSV), or place in the list (JSON), counted from 1; null: the file itself. */
  readonly line: number | null;
  /** A sentence: what stands there and what was expected. */
  readonly text: string;
}

export type RatesRead = { readonly rates: readonly NewRate[] } | { readonly faults: readonly FileFault[] };

export function ratesFromFile(bytes: Buffer, known: Known): RatesRead {
  if (bytes.length > LARGEST_FILE)
    return fileFault(`It has ${bytes.length} bytes; a file of rates has at most ${LARGEST_FILE}.`);
  const text = textOf(bytes);
  if (text === undefined) return fileFault('It is not text in UTF-8.');
  if (text.trim() === '') return fileFault('It is empty.');
  const read = /^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text);
  if ('faults' in read) return read;
  if (read.lines.length === 0) return fileFault('It holds no rate.');
  if (read.lines.length > MOST_RATES)
    return fileFault(`It holds ${read.lines.length} rates; at most ${MOST_RATES} are taken.`);
  return judged(read.lines, known);
}

interface Line {
  readonly line: number;
  readonly given: GivenRate;
}

function judged(lines: readonly Line[], known: Known): RatesRead {
  const faults: FileFault[] = [];
  const rates: NewRate[] = [];
  const seen = new Map<string, number>();
  for (const { line, given } of lines) {
    const answer = rateFrom(given, known);
    if ('faults' in answer) {
      faults.push(...answer.faults.map((fault) => ({ line, text: faultText(fault) })));
      continue;
    }
    const { rate } = answer;
    const key = `${rate.series} ${rate.from}`;
    const before = seen.get(key);
    if (before !== undefined)
      faults.push({ line, text: `${rate.series} from ${rate.from} stands in line ${before} already.` });
    seen.set(key, line);
    rates.push(rate);
  }
  return faults.length > 0 ? { faults } : { rates };
}

function textOf(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

type LinesRead = { readonly lines: readonly Line[] } | { readonly faults: readonly FileFault[] };

function fromJson(text: string): LinesRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fileFault(`It is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
  const list = Array.isArray(value) ? value : (value as { rates?: unknown }).rates;
  if (!Array.isArray(list)) return fileFault('It is no list of rates.');
  const faults: FileFault[] = [];
  const lines = list.flatMap((one: unknown, at): Line[] => {
    const line = at + 1;
    if (typeof one !== 'object' || one === null || Array.isArray(one)) {
      faults.push({ line, text: 'It is no rate: an object with series, from, value, status and source was expected.' });
      return [];
    }
    const entries = Object.entries(one as Record<string, unknown>);
    const strange = entries
      .filter(([name, part]) => !isField(name) || !isPlain(part))
      .map(([name]) => name.slice(0, 40));
    if (strange.length > 0)
      faults.push({ line, text: `${strange.join(', ')}: known are ${RATE_FIELDS.join(', ')}, each a text.` });
    return strange.length > 0 ? [] : [{ line, given: filled(Object.fromEntries(entries)) }];
  });
  return faults.length > 0 ? { faults } : { lines };
}

const isField = (name: string): boolean => (RATE_FIELDS as readonly string[]).includes(name);
const isPlain = (part: unknown): boolean => part === null || typeof part === 'string' || typeof part === 'number';

function fromCsv(text: string): LinesRead {
  const [head = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((one) => head.includes(one)) ?? ',';
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true, relax_column_count: true, trim: true, max_record_size: 20_000 }) as never; // prettier-ignore
  } catch (error) {
    return fileFault(`It is no CSV: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
  const names = rows[0]?.record ?? [];
  const missing = ['series', 'from', 'value', 'status', 'source'].filter((name) => !names.includes(name));
  const strange = names.filter((name) => !isField(name));
  if (missing.length > 0 || strange.length > 0 || new Set(names).size < names.length) {
    const wrong =
      missing.length > 0
        ? `${missing.join(', ')} is missing`
        : `${strange.join(', ').slice(0, 200) || 'a name'} is too much`;
    return fileFault(`Its first line names the columns ${RATE_FIELDS.join(delimiter)}: ${wrong}.`);
  }
  const faults: FileFault[] = [];
  const lines = rows.slice(1).map(({ record, info }): Line => {
    if (record.length !== names.length) faults.push({ line: info.lines, text: `It has ${record.length} values for ${names.length} columns.` }); // prettier-ignore
    return { line: info.lines, given: filled(Object.fromEntries(names.map((name, at) => [name, record[at]]))) };
  });
  return faults.length > 0 ? { faults } : { lines };
}

const filled = (given: Readonly<Record<string, unknown>>): GivenRate =>
  Object.fromEntries(RATE_FIELDS.map((name) => [name, plain(given[name])])) as Record<keyof GivenRate, string>;

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const fileFault = (text: string): { readonly faults: readonly FileFault[] } => ({ faults: [{ line: null, text }] });

/** A fault as the command line says it. */
function faultText({ field, given, why, expected }: RateFault): string {
  const what = `${field} “${given.slice(0, 80)}”`;
  const text: Readonly<Record<RateFault['why'], string>> = {
    series: `${what} is no series. Known are: ${expected}.`,
    day: `${what} is no day. Write it as ${expected}.`,
    half_year: `${what}: this series has a rate for each half-year. Expected was ${expected}.`,
    year: `${what}: this series has a rate for each year. Expected was ${expected}.`,
    too_early: `${what} is too early. Expected was a day from ${expected} on.`,
    too_late: `${what} is too far ahead. Expected was a day to ${expected}.`,
    value: `${what} is no rate. Write a decimal such as ${expected}.`,
    too_much: `${what} is too much. Expected was at most ${expected}.`,
    fixed: `${what} is fixed by the code itself: it takes no new row.`,
    by_law: `${what} is not what the law computes: ${expected}. Check the source; published lists are wrong now and then.`,
    status: `${what} is no status. Known are: ${expected}.`,
    source: `${what}: expected was a title of 1 to ${expected} characters that says where the rate was read.`,
    url: `${what} is no address of a page. Write it as ${expected}`,
    future: `${what} lies ahead. Expected was a day to ${expected}.`,
    only_steps: `${what}: only series that change on any day have one. Leave it empty.`,
    before_from: `${what} is before the first day. Expected was a day from ${expected} on.`,
  };
  return text[why];
}
