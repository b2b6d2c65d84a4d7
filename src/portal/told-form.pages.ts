import { readFile } from 'node:fs/promises';
import { attachDocument } from '../documents/actions';
import type { Document } from '../documents/document';
import { mediaOf } from '../documents/media';
import { PORTAL_TOLD_WORDS } from '../languages/portal-told-words';
import { format } from '../kernel/money';
import { labelOf } from '../ledger/open-item';
import { keptUnder } from '../people/visitor.pages';
import type { Upload, UploadLimits } from '../platform/web/answer';
import type { Work } from '../platform/work';
import type { Account } from './gather.pages';
import type { OwedItem } from './owed';
import type { Typed } from './page.pages';
import type { PortalVisit } from './visit.pages';

/**
 * The forms by which a customer tells us something, all of one make: fields with their labels, what was typed and what is wrong with it.
 * One page may show several; what was typed belongs to the one that was sent.
 */
export interface ToldField {
  readonly kind: 'text' | 'email' | 'tel' | 'date' | 'area' | 'select' | 'checks' | 'check' | 'file';
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  /** What is in it before anybody typed. */
  readonly value?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly min?: string;
  readonly max?: string;
  readonly most?: number;
}

export interface ToldForm {
  /** Also the place on the page, and the last part of the path. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly fields: readonly ToldField[];
  readonly button: string;
}

/** In which field the form that was sent says its name. */
export const FORM = 'form';

export function toldForm({ asked }: PortalVisit, form: ToldForm, given: Typed): object {
  const mine = given.typed[FORM] === form.name;
  const first = form.fields.find(({ name }) => (given.wrong[name] ?? '') !== '')?.name;
  const typed = (name: string): string => (mine ? (given.typed[name] ?? '') : '');
  return {
    ...form,
    open: mine,
    upload: form.fields.some(({ kind }) => kind === 'file'),
    fields: form.fields.map((field) => {
      const all = mine ? asked.form.getAll(field.name) : [];
      const value = mine ? typed(field.name) : (field.value ?? '');
      return {
        ...field,
        [`is_${field.kind}`]: true,
        simple: ['text', 'email', 'tel', 'date'].includes(field.kind),
        value,
        checked: mine && typed(field.name) !== '',
        wrong: mine ? (given.wrong[field.name] ?? '') : '',
        first: mine && field.name === first,
        wrong_id: `wrong-${form.name}-${field.name}`,
        options: (field.options ?? []).map((option) => ({
          ...option,
          chosen: field.kind === 'checks' ? all.includes(option.value) : option.value === value,
        })),
      };
    }),
  };
}

/** What a customer may still tell us something about: not what a partner has. */
export const tellable = (account: Account): readonly OwedItem[] =>
  account.owes.flatMap(({ items }) => items.filter(({ state }) => state !== 'partner'));

export const itemOptions = (
  { work, locale }: PortalVisit,
  items: readonly OwedItem[],
): { value: string; label: string }[] =>
  items.map(({ item }) => ({
    value: work.ids.seal('item', item.itemId),
    label: `${labelOf(item)}, ${format({ minor: item.openMinor, currency: item.currency }, locale)}`,
  }));

/** Those of the list that were ticked; a foreign one is none of them. */
export function itemsTicked({ asked, work }: PortalVisit, items: readonly OwedItem[]): readonly OwedItem[] {
  const ticked = new Set(asked.form.getAll('item').map((text) => work.ids.open('item', text)));
  return items.filter(({ item }) => ticked.has(item.itemId));
}

const MOST_FILES = 3;
const LARGEST_FILE = 10 * 1024 * 1024;

/** The server stops what is more or larger before it is kept. */
export const FILES: UploadLimits = { files: MOST_FILES, bytes: LARGEST_FILE, visitor: keptUnder('portal') };

export const filesField = ({ language }: PortalVisit): ToldField => ({
  ...{ kind: 'file', name: 'file', label: PORTAL_TOLD_WORDS[language].files },
});

export interface SentFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** What was sent, by its content; undefined: something of it is not taken. */
export async function filesSent({ asked }: PortalVisit): Promise<readonly SentFile[] | undefined> {
  const sent = asked.uploads.filter(({ field, bytes }: Upload) => field === 'file' && bytes > 0);
  if (sent.length > MOST_FILES || sent.some(({ bytes }) => bytes > LARGEST_FILE)) return undefined;
  const files = await Promise.all(
    sent.map(async ({ name, path }) => ({ fileName: name, bytes: await readFile(path) })),
  );
  return files.every(({ bytes }) => mediaOf(bytes) !== undefined) ? files : undefined;
}

/** Kept in the house, for whoever looks at what it came with. */
export async function keepFiles(
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number; readonly about: string },
  files: readonly SentFile[],
): Promise<readonly Document[]> {
  const kept: Document[] = [];
  for (const file of files)
    kept.push((await attachDocument(work, { ...whose, ...file, kind: 'other', title: SENT })).document);
  return kept;
}

const SENT = 'Sent by the customer';
