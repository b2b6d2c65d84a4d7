import { z } from 'zod';
import { dayFrom, type Day } from '../kernel/day';

/**
 * The fields of a form as a page declares them, and as its template needs them: each with its label, what is in it and what
 * is wrong with it. What a field accepts is said by a word (`needed`, `day`), so that each language has its own sentence.
 */
export type Field = Input | Area | Choice | Items;

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** What is in it before anybody typed. */
  readonly value?: string;
}

export interface Input extends Common {
  readonly kind: 'text' | 'date' | 'email' | 'tel' | 'file';
  /** Several files at once. */
  readonly multiple?: boolean;
  readonly decimal?: boolean;
}
export interface Area extends Common {
  readonly kind: 'area';
}
export interface Choice extends Common {
  readonly kind: 'select' | 'radio';
  readonly options: readonly Option[];
}
/** Documents to be ticked, each with an amount of its own where the form asks for one. */
export interface Items extends Common {
  readonly kind: 'items';
  readonly rows: readonly ItemRow[];
  readonly amounts: boolean;
  readonly words: ItemsText;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ItemRow {
  readonly id: string;
  readonly document: string;
  readonly due: string;
  readonly open: string;
  readonly pick: string;
  readonly amountLabel: string;
}

export interface ItemsText {
  readonly caption: string;
  readonly document: string;
  readonly due: string;
  readonly open: string;
  readonly amount: string;
  readonly hint: string;
}

export interface Section {
  /** Empty: the form's own first fields. */
  readonly legend: string;
  readonly fields: readonly Field[];
  /** Folded until somebody wants it, or has typed something into it. */
  readonly fold?: boolean;
}

export const amountName = (itemId: string): string => `amount.${itemId}`;

/** Everything that `partials/form-sections.hbs` needs. `sent` is null before the form was sent. */
export function sectionBlanks(
  sections: readonly Section[],
  sent: URLSearchParams | null,
  wrong: Readonly<Record<string, string>>,
): unknown[] {
  return sections.map(({ legend, fields, fold = false }) => ({
    legend,
    fold,
    open: fields.some(
      ({ name, value = '' }) => (wrong[name] ?? '') !== '' || (sent !== null && (sent.get(name) ?? '') !== value),
    ),
    fields: fields.map((field) => fieldBlanks(field, sent, wrong)),
  }));
}

function fieldBlanks(field: Field, sent: URLSearchParams | null, wrong: Readonly<Record<string, string>>): unknown {
  const { name, label, hint = '', required = false, kind } = field;
  const value = sent === null ? (field.value ?? '') : (sent.get(name) ?? '');
  const fault = wrong[name] ?? '';
  const id = `field-${name}`;
  const about = [hint === '' ? '' : `${id}-hint`, fault === '' ? '' : `${id}-wrong`].filter((one) => one !== '');
  return {
    ...{ id, name, label, hint, value, required, wrong: fault, about: about.join(' ') },
    isInput: ['text', 'date', 'email', 'tel', 'file'].includes(kind),
    isArea: kind === 'area',
    isSelect: kind === 'select',
    isRadio: kind === 'radio',
    isItems: kind === 'items',
    type: kind,
    multiple: 'multiple' in field && field.multiple,
    decimal: 'decimal' in field && field.decimal,
    options:
      'options' in field
        ? field.options.map((option) => ({ ...option, chosen: option.value === value, id: `${id}-${option.value}` }))
        : [],
    rows: field.kind === 'items' ? itemBlanks(field, sent, wrong) : [],
    amounts: field.kind === 'items' && field.amounts,
    words: field.kind === 'items' ? field.words : null,
  };
}

function itemBlanks(
  { rows, name, value = '' }: Items,
  sent: URLSearchParams | null,
  wrong: Readonly<Record<string, string>>,
): unknown[] {
  const ticked = new Set(sent === null ? value.split(' ') : sent.getAll(name));
  return rows.map((row) => ({
    ...row,
    checked: ticked.has(row.id),
    amountName: amountName(row.id),
    amount: sent?.get(amountName(row.id)) ?? '',
    wrong: wrong[amountName(row.id)] ?? '',
  }));
}

/** What fields accept; their messages are the words under which each language has its sentence. */
export const aText = (longest: number): z.ZodString =>
  z.string({ error: 'needed' }).trim().min(1, 'needed').max(longest, 'long');
export const aChoice = <const T extends readonly [string, ...string[]]>(codes: T): z.ZodType<T[number]> =>
  z.enum(codes, { error: 'choice' });
export const aDay = z
  .string({ error: 'needed' })
  .refine((text) => dayFrom(text) !== undefined, 'day')
  .transform((text) => text as Day);
export const yesNo = z.enum(['yes', 'no'], { error: 'choice' });

/** What an action found wrong with single fields: shown beside them, with everything that was typed. */
export class WrongFields extends Error {
  override readonly name = 'WrongFields';

  /** By field, the word for what is wrong with it, or a whole sentence. */
  constructor(readonly fields: Readonly<Record<string, string>>) {
    super(Object.keys(fields).join(', '));
  }
}
