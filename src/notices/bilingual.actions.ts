import type { Company } from '../companies/company';
import { PLACES } from '../law/sentence';
import type { Draft } from '../outbox/draft';
import type { Facts } from '../outbox/facts';
import { filling } from '../outbox/template';
import { templateIndex, templateVersions } from '../outbox/template.store';
import { partText } from '../outbox/text';
import { factsOfDraft } from '../outbox/trial.actions';
import { textIn, type Locked } from '../outbox/wording';
import { paragraphsWith } from '../outbox/wording-marks';
import type { Work } from '../platform/work';
import { legalDraft, type MadeNotice } from './make.actions';

/** A paper as a clerk reads it: paragraph beside paragraph in its own language and in one that the clerk knows, its sentences of law marked. */
export interface Bilingual {
  readonly languages: readonly string[];
  readonly subjects: readonly string[];
  /** A row of cells, each of pieces. */
  readonly rows: readonly (readonly (readonly ShownPiece[])[])[];
}

export interface ShownPiece {
  readonly text: string;
  readonly locked: boolean;
  /** A table: its text keeps its lines. */
  readonly block: boolean;
}

/** What no author of a template can change: the blanks of the sentences of law. */
const LOCKED: readonly Locked[] = PLACES.map((place) => ({ name: place, text: `{{legal.${place}}}` }));

export async function bilingual(work: Work, company: Company, made: MadeNotice, reader: string): Promise<Bilingual> {
  const { draft, claim } = made;
  const second = [reader, 'en'].find((one) => one !== draft.language && claim.paper.languages.includes(one));
  const languages = [draft.language, ...(second === undefined ? [] : [second])];
  const columns: (Column & { readonly language: string })[] = [];
  for (const language of languages) {
    const said = legalDraft({ ...draft, language }, claim, company.country);
    const column = said && (await columnOf(work, company, said));
    if (column !== undefined) columns.push({ language, ...column });
  }
  const most = Math.max(0, ...columns.map(({ paragraphs }) => paragraphs.length));
  return {
    languages: columns.map(({ language }) => language),
    subjects: columns.map(({ subject }) => subject),
    rows: Array.from({ length: most }, (_, at) => columns.map(({ paragraphs }) => paragraphs[at] ?? [])).filter(
      (cells) => cells.some((pieces) => pieces.some(({ text }) => text.trim() !== '')),
    ),
  };
}

interface Column {
  readonly subject: string;
  readonly paragraphs: ShownPiece[][];
}

async function columnOf(work: Work, company: Company, draft: Draft): Promise<Column | undefined> {
  const facts = await factsOfDraft(work, company, draft);
  const id = (await templateIndex(work.db.read, company.id)).versionOf(draft.template, draft.language);
  const version = id === undefined ? undefined : (await templateVersions(work.db.read, [id])).get(id);
  if (facts === undefined || version === undefined) return undefined;
  const { subject, body } = textIn(version.source);
  const filled = (text: string): string => filling(text)(facts).replace(/^\*\*|\*\*$/gm, '');
  const paragraphs = paragraphsWith(body, LOCKED, filled).map((pieces) => pieces.map((piece) => shown(piece, facts)));
  return { subject: filling(subject)(facts), paragraphs };
}

/** A table stands as its text. */
function shown(piece: ShownPiece, facts: Facts): ShownPiece {
  const name = /^\{\{(\w+)\}\}$/.exec(piece.text)?.[1];
  if (!piece.block || name === undefined) return piece;
  return { ...piece, text: partText({ kind: 'block', block: name as 'table' }, facts) };
}
