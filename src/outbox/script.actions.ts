import type { Company } from '../companies/company';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { previewRow } from './actions';
import { partsIn } from './body';
import type { Draft } from './draft';
import { prepare, senderOf } from './prepare.actions';
import { subjectOf } from './render';
import { partText } from './text';

/** What a draft says, to be read out by a person: nothing of it is sent. */
export interface Script {
  /** In which it is written. */
  readonly language: string;
  readonly title: string;
  readonly paragraphs: readonly ScriptPart[];
}

export type ScriptPart =
  | { readonly kind: 'lead' | 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly entries: readonly string[] };

/** So many entries of a list are read out. */
const MOST_READ = 12;

/** Undefined where no template can say it, or the one in force can no longer be used. */
export async function scriptOf(work: Work, company: Company, draft: Draft): Promise<Script | undefined> {
  const row = await previewRow(work.db.read, draft);
  if (row === undefined) return undefined;
  const [prepared] = await prepare(work, await senderOf(work, company), [row]);
  if (prepared === undefined) return undefined;
  const { facts } = prepared;
  try {
    const template = prepared.template();
    const paragraphs = partsIn(template.body(facts)).map((part): ScriptPart => {
      if (part.kind === 'list') return { kind: 'list', entries: cut(part.entries) };
      if (part.kind === 'lead' || part.kind === 'paragraph') return part;
      return { kind: 'paragraph', lines: partText(part, facts).split('\n') };
    });
    return { language: row.language, title: subjectOf(facts, template), paragraphs };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const cut = (entries: readonly string[]): readonly string[] =>
  entries.length > MOST_READ ? [...entries.slice(0, MOST_READ), `+ ${entries.length - MOST_READ}`] : entries;
