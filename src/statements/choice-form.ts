import { addMonths, dayFrom, type Day } from '../kernel/day';
import { fromTyped } from '../kernel/money';
import { FORMATS, type Choice, type Format } from './run';

/** A choice as it is typed into the form, read with everything that is wrong with it, field by field. */
export const CHOICE_FIELDS = [
  'segment',
  'min',
  'asOn',
  'from',
  'format',
  'overdue',
  'credits',
  'again',
  'reason',
] as const;
export type ChoiceField = (typeof CHOICE_FIELDS)[number];
export type WrongField = 'segment' | 'min' | 'asOn' | 'from' | 'format' | 'reason';
export type TypedChoice = Readonly<Partial<Record<ChoiceField, string>>>;

export interface ChoiceRead {
  readonly typed: TypedChoice;
  /** Null where something is wrong. */
  readonly choice: Choice | null;
  readonly wrong: readonly WrongField[];
}

export interface ReadingChoice {
  readonly today: Day;
  readonly currency: string;
  readonly locale: string;
  readonly segments: readonly string[];
}

/** What the form shows before anybody chose: three months of everybody. */
export const firstChoice = (today: Day): TypedChoice => ({ asOn: today, from: addMonths(today, -3), format: 'pdf' });

export function readChoice(form: URLSearchParams, of: ReadingChoice): ChoiceRead {
  const text = (name: ChoiceField): string => (form.get(name) ?? '').trim().slice(0, 300);
  const typed = Object.fromEntries(CHOICE_FIELDS.map((name) => [name, text(name)]));
  const asOn = dayFrom(text('asOn'));
  const from = text('from') === '' ? null : dayFrom(text('from'));
  const minMinor = text('min') === '' ? 0 : fromTyped(text('min'), of.currency, of.locale);
  const segment = text('segment');
  const format = FORMATS.find((one: Format) => one === text('format'));
  const wrong: WrongField[] = [];
  if (segment !== '' && !of.segments.includes(segment)) wrong.push('segment');
  if (minMinor === undefined || minMinor < 0) wrong.push('min');
  if (asOn === undefined || asOn > of.today) wrong.push('asOn');
  if (from === undefined || (from !== null && asOn !== undefined && from > asOn)) wrong.push('from');
  if (format === undefined) wrong.push('format');
  const ticked = (name: ChoiceField): boolean => text(name) === '1';
  const reason = ifTicked(ticked('again'), text('reason'));
  if (reason === undefined) wrong.push('reason');
  const read = { asOn, from, minMinor, format, reason };
  if (wrong.length > 0 || !isWhole(read)) return { typed, choice: null, wrong };
  const choice = { ...read, segment, onlyOverdue: ticked('overdue'), withCredits: ticked('credits') };
  return { typed, choice, wrong };
}

/** A reason is needed where it was ticked, and only there; undefined: it is missing. */
const ifTicked = (ticked: boolean, reason: string): string | undefined => (ticked ? reason || undefined : '');

type Whole<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };
const isWhole = <T extends object>(read: T): read is T & Whole<T> =>
  Object.values(read).every((value) => value !== undefined);
