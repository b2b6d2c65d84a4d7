/** The fields of a form as a page declares them, and everything that `partials/form-sections.hbs` needs of them. */
export interface Field {
  readonly kind: 'text' | 'date' | 'email' | 'tel' | 'password' | 'file' | 'area' | 'select' | 'radio';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly decimal?: boolean;
  /** What was typed is not shown again. */
  readonly secret?: boolean;
  /** What is in it before anybody typed. */
  readonly value?: string;
  readonly options?: readonly Option[];
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Section {
  /** Empty: the form's own first fields. */
  readonly legend: string;
  readonly fields: readonly Field[];
}

export type WrongText = Readonly<Record<string, string>>;

/** `sent` is null before the form was sent. What is secret is never shown again. */
export const sectionsShown = (
  sections: readonly Section[],
  sent: URLSearchParams | null,
  wrong: WrongText,
): readonly unknown[] =>
  sections.map(({ legend, fields }) => ({
    ...{ legend, fold: false, open: true },
    fields: fields.map((field) => fieldShown(field, sent, wrong)),
  }));

function fieldShown(field: Field, sent: URLSearchParams | null, wrong: WrongText): unknown {
  const { name, label, hint = '', required = false, decimal = false, secret = false, kind, options = [] } = field;
  const value = secret ? '' : sent === null ? (field.value ?? '') : (sent.get(name) ?? '');
  const fault = wrong[name] ?? '';
  const id = `field-${name}`;
  const about = [hint === '' ? '' : `${id}-hint`, fault === '' ? '' : `${id}-wrong`].filter((one) => one !== '');
  return {
    ...{ id, name, label, hint, value, required, decimal, wrong: fault, about: about.join(' '), type: kind },
    isInput: ['text', 'date', 'email', 'tel', 'password', 'file'].includes(kind),
    ...{ isArea: kind === 'area', isSelect: kind === 'select', isRadio: kind === 'radio', isItems: false },
    ...{ multiple: false, rows: [], amounts: false, words: null },
    options: options.map((option) => ({ ...option, chosen: option.value === value, id: `${id}-${option.value}` })),
  };
}
