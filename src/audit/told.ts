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

/** `payload` is JSON. A line with one field that was before and after tells that field by its own name. */
export function toldBy(payload: string): Told[] {
  const read = fieldsIn(payload);
  if ('before' in read && 'after' in read) {
    const { before, after, field, ...rest } = read;
    const name = typeof field === 'string' ? field : '';
    const changed =
      isRecord(before) || isRecord(after)
        ? differencesOf(isRecord(before) ? before : {}, isRecord(after) ? after : {})
        : [{ field: name, before: textOf(before), after: textOf(after) }];
    return [...changed, ...plain(rest)].slice(0, MOST);
  }
  return plain(read).slice(0, MOST);
}

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldsIn(payload: string): Fields {
  const read: unknown = JSON.parse(payload);
  return isRecord(read) ? read : { '': read };
}

const plain = (fields: Fields): Told[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([field, value]) =>
      isRecord(value) && 'before' in value && 'after' in value
        ? { field, before: textOf(value['before']), after: textOf(value['after']) }
        : { field, before: null, after: textOf(value) },
    );

const differencesOf = (before: Fields, after: Fields): Told[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => textOf(before[field]) !== textOf(after[field]))
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }));

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
