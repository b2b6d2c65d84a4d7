import type { Facts } from './facts';

/** A blank of a message template: where it comes from, and what stands in it for a message. */
export type Blank = TextBlank | YesNoBlank | ListBlank | BlockBlank | LegalBlank;

interface Explained {
  /** Where it comes from, for the person who writes the template. */
  readonly from: string;
}

export interface TextBlank extends Explained {
  readonly kind: 'text';
  readonly sample: string;
  /** May be empty: print it only inside `{{#if …}}`. */
  readonly optional?: true;
  readonly value: (facts: Facts) => string;
}

export interface YesNoBlank extends Explained {
  readonly kind: 'yes-no';
  readonly value: (facts: Facts) => boolean;
}

export interface ListBlank extends Explained {
  readonly kind: 'list';
  readonly sample: readonly string[];
  readonly value: (facts: Facts) => readonly string[];
}

/** A table or another block with a layout of its own: stands alone on its line. */
export interface BlockBlank extends Explained {
  readonly kind: 'block';
  readonly block: BlockName;
}

export type BlockName = 'table' | 'not_asked' | 'payment' | 'paragraphs' | 'claim' | 'amounts' | 'interest';

/** Sentences of law: whole paragraphs, or none where nothing is to be said. Stands alone on its line. */
export interface LegalBlank extends Explained {
  readonly kind: 'legal';
  readonly value: (facts: Facts) => readonly string[];
}

type Value<T> = (facts: Facts) => T;
export const text = (from: string, sample: string, value: Value<string>): TextBlank => ({
  kind: 'text',
  from,
  sample,
  value,
});
export const maybe = (from: string, sample: string, value: Value<string>): TextBlank => ({
  ...text(from, sample, value),
  optional: true,
});
export const yesNo = (from: string, value: Value<boolean>): YesNoBlank => ({ kind: 'yes-no', from, value });
export const list = (from: string, sample: readonly string[], value: Value<readonly string[]>): ListBlank => ({
  kind: 'list',
  from,
  sample,
  value,
});
export const block = (from: string, name: BlockName): BlockBlank => ({ kind: 'block', from, block: name });
