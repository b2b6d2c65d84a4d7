import type { z } from 'zod';

/**
 * A form as it was typed, checked: either its value, or what is wrong, field by field, with everything that was typed, so
 * that nothing must be typed again. A field that came empty counts as not given.
 */
export type FormRead<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly wrong: Readonly<Record<string, string>>; readonly typed: Typed };

/** The fields as they were typed: the last value of each. */
export type Typed = Readonly<Record<string, string>>;

export function readForm<Schema extends z.ZodType>(form: URLSearchParams, schema: Schema): FormRead<z.output<Schema>> {
  const typed = typedIn(form);
  const given = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''));
  const read = schema.safeParse(given);
  if (read.success) return { ok: true, value: read.data };
  const wrong: Record<string, string> = {};
  for (const issue of read.error.issues) wrong[String(issue.path[0] ?? 'form')] ??= issue.message;
  return { ok: false, wrong, typed };
}

export function typedIn(form: URLSearchParams): Typed {
  return Object.fromEntries([...form].filter(([name]) => name !== '_csrf'));
}

/** A form to be shown: each field with what is in it and what is wrong with it, so that a template finds every blank. */
export interface Field {
  readonly value: string;
  readonly wrong: string;
  /** The first that is wrong: there somebody goes on. */
  readonly first: boolean;
}

export function fieldsOf<Name extends string>(
  names: readonly Name[],
  typed: Readonly<Partial<Record<Name, string>>>,
  wrong: Readonly<Partial<Record<string, string>>> = {},
): Readonly<Record<Name, Field>> {
  const first = names.find((name) => (wrong[name] ?? '') !== '');
  return Object.fromEntries(
    names.map((name) => [name, { value: typed[name] ?? '', wrong: wrong[name] ?? '', first: name === first }]),
  ) as Readonly<Record<Name, Field>>;
}
