import { fieldsOf, isRecord, type ToldField } from '../audit/told';
import { dayFrom } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import type { AuditChangeWords } from '../languages/audit-change-words.en';
import { colonIn, dayText, fill, momentText, numberText } from '../languages/said';

/** What a line of the audit trail says was changed, as a person reads it: fields and codes by their words, money, days and things by their names. */
export interface Reader {
  readonly w: AuditChangeWords;
  readonly language: string;
  readonly locale: string;
  readonly zone: string;
  /** Of the company: of its settings. */
  readonly currency: string;
  /** Names of fields of this noun, before those that everything shares. */
  fields(noun: string): readonly Words[];
  /** Words of the codes of a field of this noun. */
  codes(noun: string, field: string): Words | undefined;
  /** A colleague by name; what is nobody's address stays as it is. */
  person(who: string): string;
  /** Of rows of this company; undefined of what is not there. */
  customer(id: number): string | undefined;
  item(id: number): ChangedItem | undefined;
  company(id: number): string | undefined;
}

export type Words = Readonly<Record<string, string>>;

export interface ChangedItem {
  readonly document: string;
  readonly currency: string;
}

/** So many fields of a line, values of a field and letters of a value. */
const MOST_FIELDS = 12;
const MOST_VALUES = 4;
const LONGEST = 160;

/** Sums of files, keys, and numbers of rows: what is for machines is in the export. */
const UNSAID = new Set(
  'sha256 digest hash pdf manifest publicKey logoSha runId holds contact address report replaces reversals entries refund proof correction toChargeId reversesId id personId ladder'.split(' '),
); // prettier-ignore
const CUSTOMERS = new Set(['customerId', 'customerIds', 'only']);
const ITEMS = new Set(['itemId', 'itemIds', 'fromItemId', 'toItemId']);
const PEOPLE = new Set(['owner', 'assignee', 'deputy', 'by', 'from', 'to', 'proposedBy', 'collector']);

/** What a value stands in. */
interface Place {
  readonly noun: string;
  /** Empty: it is not known. */
  readonly currency: string;
}

export function changesIn(reader: Reader, kind: string, payload: string): string[] {
  const [noun = ''] = kind.split('.');
  const fields = fieldsOf(payload).filter((one) => isSaid(one, noun));
  const place = { noun, currency: currencyOf(reader, noun, fields) };
  const said = fields
    .filter((one, n) => !isRepeated(fields, n) && !(IN_AMOUNTS.has(noun) && one.path[0] === 'currency'))
    .map((one) => fieldSaid(reader, place, kind === 'customer.parent_set' ? asCustomer(one) : one));
  const rest = said.length - MOST_FIELDS;
  return rest > 0 ? [...said.slice(0, MOST_FIELDS), fill(reader.w.more, { n: rest })] : said;
}

const isSaid = ({ path, after }: ToldField, noun: string): boolean => {
  const field = path.at(-1) ?? '';
  return !UNSAID.has(field) && !(field === 'companyId') && !(field === 'customerId' && NAMED_ALREADY.has(noun)) && !(Array.isArray(after) && after.length === 0);
}; // prettier-ignore
/** The line is about something of this customer, and says so. */
const NAMED_ALREADY = new Set(['contact', 'address', 'hold', 'message', 'promise', 'plan', 'allocation']);

const isRepeated = (fields: readonly ToldField[], n: number): boolean =>
  fields.slice(0, n).some(({ path }) => path.at(-1) === fields[n]?.path.at(-1));
/** Their amounts are said with it. */
const IN_AMOUNTS = new Set(['promise', 'plan', 'write_off', 'payment', 'rest', 'case']);

const asCustomer = (one: ToldField): ToldField => ({ ...one, path: ['customerId'] });

/** Of the line itself, or of the items that it names; settings are in the company's own. */
function currencyOf(reader: Reader, noun: string, fields: readonly ToldField[]): string {
  const own = fields.find(({ path }) => path.length === 1 && path[0] === 'currency')?.after;
  if (typeof own === 'string') return own;
  const [id] = fields.flatMap(({ path, after }) => idsIn(after, path.at(-1)).items);
  return (id === undefined ? undefined : reader.item(id)?.currency) ?? (noun === 'setting' ? reader.currency : '');
}

function fieldSaid(reader: Reader, place: Place, one: ToldField): string {
  const { path, after } = one;
  const field = path.at(-1) ?? '';
  const name = path
    .map((part) => labelOf(reader, place.noun, part))
    .filter(Boolean)
    .join(', ');
  const text = (value: unknown): string => valueSaid(reader, place, field, value);
  const change = 'before' in one ? `${text(one.before)} → ${text(after)}` : text(after);
  return name === '' ? change : `${name}${colonIn(reader.language)} ${change}`;
}

/** What nobody has a word for is at least no code: `largestMb` reads largest mb. */
function labelOf(reader: Reader, noun: string, field: string): string {
  const named = reader.fields(noun).find((words) => Object.hasOwn(words, field))?.[field];
  return named ?? field.replace(/Minor$|Id$/, '').replaceAll(/[_-]|(?=[A-Z])/g, ' ').trim().toLowerCase(); // prettier-ignore
}

function valueSaid(reader: Reader, place: Place, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? reader.w.yes : reader.w.no;
  if (typeof value === 'number') return numberSaid(reader, place, field, value);
  if (typeof value === 'string') return textSaid(reader, place, field, value);
  if (Array.isArray(value)) return listSaid(reader, place, field, value);
  return isRecord(value) ? recordSaid(reader, place, value) : '–';
}

function numberSaid(reader: Reader, { currency }: Place, field: string, n: number): string {
  if (CUSTOMERS.has(field)) return reader.customer(n) ?? '–';
  if (ITEMS.has(field)) return reader.item(n)?.document ?? '–';
  if (field === 'companyId') return reader.company(n) ?? '–';
  if (!/Minor$|^minor$/.test(field)) return numberText(n, reader.locale);
  if (currency === '') return formatAmount({ minor: n, currency: reader.currency }, reader.locale);
  return format({ minor: n, currency }, reader.locale);
}

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function textSaid(reader: Reader, { noun, currency }: Place, field: string, text: string): string {
  const code = reader.codes(noun, field)?.[text];
  if (code !== undefined) return code;
  if (MOMENT.test(text)) return momentText(text, reader.locale, reader.zone);
  if (dayFrom(text) !== undefined) return dayText(text, reader.locale);
  if (field === 'country' && /^[A-Z]{2}$/.test(text)) return display(reader.language, 'region', text);
  if (field === 'language' && /^[a-z]{2}$/.test(text)) return display(reader.language, 'language', text);
  if (/^-?\d{1,15}$/.test(text) && /Minor$|_minor$/.test(field))
    return numberSaid(reader, { noun, currency }, 'minor', Number(text));
  const whole = PEOPLE.has(field) ? reader.person(text) : text;
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}

const display = (language: string, type: 'region' | 'language', code: string): string =>
  new Intl.DisplayNames(language, { type }).of(code) ?? code;

/** The first few by name; rows that have none are counted. */
function listSaid(reader: Reader, place: Place, field: string, values: readonly unknown[]): string {
  const named = CUSTOMERS.has(field) || ITEMS.has(field) || typeof values[0] !== 'number';
  if (!named || values.length === 0) return numberText(values.length, reader.locale);
  const several = isRecord(values[0]);
  if (field === 'steps' || (several && values.length > MOST_VALUES)) return numberText(values.length, reader.locale);
  const said = values.slice(0, MOST_VALUES).map((one) => valueSaid(reader, place, field, one));
  const rest = values.length - MOST_VALUES;
  return [...said, ...(rest > 0 ? [fill(reader.w.more, { n: numberText(rest, reader.locale) })] : [])].join(several ? '; ' : ', '); // prettier-ignore
}

function recordSaid(reader: Reader, place: Place, record: Readonly<Record<string, unknown>>): string {
  const own = record['currency'];
  const [id] = idsIn(record).items;
  const currency = typeof own === 'string' ? own : (id !== undefined && reader.item(id)?.currency) || place.currency;
  const inside = { ...place, currency };
  if (typeof record['minor'] === 'number') return numberSaid(reader, inside, 'minor', record['minor']);
  const entries = Object.entries(record).filter(
    ([key, value]) => value !== null && value !== '' && !UNSAID.has(key) && key !== 'currency',
  );
  const said = entries.map(([key, value]) => {
    const text = valueSaid(reader, inside, key, value);
    return ITEMS.has(key) || key === 'role' ? text : `${labelOf(reader, place.noun, key)} ${text}`; // they name themselves
  });
  return said.length === 0 ? '–' : said.join(', ');
}

export interface ChangedIds {
  readonly customers: readonly number[];
  readonly items: readonly number[];
}

/** Which rows it names, however deep: to be looked up before it is said. */
export function idsIn(value: unknown, field = ''): ChangedIds {
  if (typeof value === 'number' && Number.isSafeInteger(value))
    return { customers: CUSTOMERS.has(field) ? [value] : [], items: ITEMS.has(field) ? [value] : [] };
  const inside = Array.isArray(value)
    ? value.slice(0, MOST_VALUES).map((one) => idsIn(one, field))
    : isRecord(value)
      ? Object.entries(value).map(([key, one]) => idsIn(one, key))
      : [];
  return { customers: inside.flatMap(({ customers }) => customers), items: inside.flatMap(({ items }) => items) };
}
