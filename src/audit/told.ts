import { addDays, dayIn, type Day, type Instant } from '../kernel/day';

/** What a line of the audit trail tells a person: the fields of its payload, with what was before where it says so. */
export interface Told {
  readonly field: string;
  /** Null: the line does not say what was before. */
  readonly before: string | null;
  readonly after: string;
}

const MOST = 8;
const LONGEST = 160;

/** A field of a line as it was kept; without `before` the line does not say what was there. */
export interface ToldField {
  /** From the outside in: a setting, and what of it. */
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after: unknown;
}

/** `payload` is JSON. For machines: fields by their keys, values as they are kept. */
export function toldBy(payload: string): Told[] {
  return fieldsOf(payload)
    .slice(0, MOST)
    .map((one) => ({
      field: one.path.join('.'),
      before: 'before' in one ? textOf(one.before) : null,
      after: textOf(one.after),
    }));
}

/** `payload` is JSON. A line with one field that was before and after tells that field by its own name. */
export function fieldsOf(payload: string): ToldField[] {
  const read = fieldsIn(payload);
  if (!('before' in read) || !('after' in read)) return plain(read);
  const { before, after, ...others } = read;
  const key = ['field', 'name'].find((one) => typeof others[one] === 'string');
  const path = key === undefined ? [] : [String(others[key])];
  const rest = Object.fromEntries(Object.entries(others).filter(([name]) => name !== key));
  const changed =
    isRecord(before) || isRecord(after)
      ? differencesOf(path, isRecord(before) ? before : {}, isRecord(after) ? after : {})
      : [{ path, before, after }];
  return [...changed, ...plain(rest)];
}

type Fields = Readonly<Record<string, unknown>>;
export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldsIn(payload: string): Fields {
  const read: unknown = JSON.parse(payload);
  return isRecord(read) ? read : { '': read };
}

const plain = (fields: Fields): ToldField[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([field, value]) =>
      isRecord(value) && 'before' in value && 'after' in value
        ? { path: [field], before: value['before'], after: value['after'] }
        : { path: [field], after: value },
    );

const differencesOf = (path: readonly string[], before: Fields, after: Fields): ToldField[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => textOf(before[field]) !== textOf(after[field]))
    .map((field) => ({ path: [...path, field], before: before[field], after: after[field] }));

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const QUARTER_MS = 15 * 60_000;

/** The first moment of a day in a zone; zones lie at most 14 hours from Greenwich, in quarters of an hour. */
export function beginningOf(zone: string, day: Day): Instant {
  const noon = Date.parse(`${addDays(day, -1)}T10:00:00.000Z`);
  for (let at = noon; ; at += QUARTER_MS) {
    const moment = new Date(at).toISOString() as Instant;
    if (dayIn(zone, moment) >= day) return moment;
  }
}
