import { dayFrom, type Day } from '../kernel/day';

/** Fields of a case as somebody wrote it, each understood or answered with what is wrong with it. Nothing is guessed. */
export class CaseError extends Error {
  override readonly name = 'CaseError';
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new CaseError(`${what} is no object`);
}

export function listOf(value: unknown, what: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new CaseError(`${what} is no list`);
}

/** One or several. */
export const someOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value];

/** The first of several names under which something stands. */
export function firstOf(fields: Fields, names: readonly string[]): unknown {
  for (const name of names)
    if (Object.hasOwn(fields, name) && fields[name] !== null && fields[name] !== undefined) return fields[name];
  return undefined;
}

export function dayField(fields: Fields, names: readonly string[], what: string): Day | null {
  const value = firstOf(fields, names);
  if (value === undefined) return null;
  const found = typeof value === 'string' ? dayFrom(value.trim()) : undefined;
  if (found === undefined) throw new CaseError(`${what} ${shown(value)} is no day such as 2026-03-02`);
  return found;
}

/** A plain decimal: text, or a number that is written without an exponent. */
export function decimalField(value: unknown, what: string, { negative }: { negative: boolean }): string {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const found = /^(-?)(\d{1,15})(?:\.(\d{1,20}))?$/.exec(text);
  if (found === null) throw new CaseError(`${what} ${shown(value)} is no plain decimal such as 1234.50`);
  if (found[1] === '-' && !negative) throw new CaseError(`${what} ${shown(value)} is below zero`);
  const decimals = (found[3] ?? '').replace(/0+$/, '');
  return `${found[1] ?? ''}${found[2] ?? ''}${decimals === '' ? '' : `.${decimals}`}`;
}

export function wholeField(value: unknown, what: string, most: number): number {
  const found = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  if (typeof found === 'number' && Number.isInteger(found) && found >= 0 && found <= most) return found;
  throw new CaseError(`${what} ${shown(value)} is no whole number from 0 to ${most}`);
}

/** One of the words that a field may hold. */
export function wordField<T>(value: unknown, words: Readonly<Record<string, T>>, what: string): T {
  const found = typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined;
  if (found !== undefined) return found;
  throw new CaseError(`${what} ${shown(value)} is not known; there are: ${Object.keys(words).join(', ')}`);
}

/** What somebody wrote, short enough to be printed. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
