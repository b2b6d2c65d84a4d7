/**
 * A form as the templates of this room show it: every field with its label, what is in it, what is wrong with it, and what a
 * browser may fill in.
 */
export interface FormShown {
  /** Unique on its page: the ids of its fields begin with it. */
  readonly id: string;
  readonly action: string;
  readonly button: string;
  readonly danger: boolean;
  readonly fields: readonly FieldBlanks[];
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly isWrong: boolean;
  readonly summary: string;
}

export interface FieldShown {
  readonly name: string;
  readonly label: string;
  /** What it is to a browser: `email`, `password`, `text`; with options it is a list. */
  readonly type?: 'text' | 'email' | 'password';
  readonly value?: string;
  readonly autocomplete?: string;
  readonly hint?: string;
  /** Digits on a phone's keyboard. */
  readonly numeric?: boolean;
  readonly fixed?: boolean;
  readonly optional?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** A field with every blank that its template has. */
interface FieldBlanks {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly autocomplete: string;
  readonly hint: string;
  readonly mode: string;
  readonly fixed: boolean;
  readonly required: boolean;
  readonly wrong: string;
  /** The ids of what is said about it. */
  readonly about: string;
  readonly focus: boolean;
  readonly isList: boolean;
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
}

export interface FormGiven {
  readonly id: string;
  readonly action: string;
  readonly button: string;
  readonly danger?: boolean;
  readonly fields: readonly FieldShown[];
  readonly hidden?: Readonly<Record<string, string>>;
  /** By field, from `readForm`. */
  readonly wrong?: Readonly<Record<string, string>>;
  /** Said above a form in which something is wrong. */
  readonly summary: string;
}

export function formOf(given: FormGiven): FormShown {
  const wrong = given.wrong ?? {};
  const first = given.fields.find((field) => wrong[field.name] !== undefined)?.name;
  return {
    id: given.id,
    action: given.action,
    button: given.button,
    danger: given.danger ?? false,
    fields: given.fields.map((field) => fieldBlanks(given.id, field, wrong[field.name] ?? '', field.name === first)),
    hidden: Object.entries(given.hidden ?? {}).map(([name, value]) => ({ name, value })),
    isWrong: Object.keys(wrong).length > 0,
    summary: given.summary,
  };
}

function fieldBlanks(form: string, field: FieldShown, wrong: string, focus: boolean): FieldBlanks {
  const id = `${form}-${field.name}`;
  const { value = '', hint = '', options = [] } = field;
  const about = [...(hint === '' ? [] : [`${id}-hint`]), ...(wrong === '' ? [] : [`${id}-wrong`])].join(' ');
  return {
    ...{ id, name: field.name, label: field.label, value, hint, wrong, about, focus },
    type: field.type ?? 'text',
    autocomplete: field.autocomplete ?? 'off',
    mode: field.numeric ? 'numeric' : '',
    fixed: field.fixed ?? false,
    required: !(field.optional ?? false),
    isList: options.length > 0,
    options: options.map((option) => ({ ...option, chosen: option.value === value })),
  };
}
