import type { Claim } from '../claim';
import { fill } from '../words';
import sheetWords from './data/sheet-words.json';
import type { Box, Route, Section } from './route';

/** The data of a form as a sheet of the recovery file: its sections and boxes in its own order and language. */
export interface FormSheet {
  readonly title: string;
  readonly language: string;
  readonly kicker: string;
  /** Printed across a draft; empty otherwise. */
  readonly draft: string;
  readonly note: string;
  readonly source: string;
  readonly unverified: string;
  readonly sections: readonly SheetSection[];
}

interface SheetSection {
  readonly title: string;
  readonly facts: readonly SheetFact[];
  readonly table: { readonly heads: readonly SheetHead[]; readonly rows: readonly (readonly SheetHead[])[] } | null;
}

interface SheetHead {
  readonly text: string;
  readonly num: boolean;
}

interface SheetFact {
  readonly label: string;
  readonly value: string;
  readonly missing: boolean;
  /** Every character has its place. */
  readonly grid: boolean;
  readonly mark: string;
}

export function formSheet(claim: Claim, route: Route): FormSheet {
  const language = route.language(claim);
  const w = (sheetWords as Readonly<Record<string, (typeof sheetWords)['en']>>)[language] ?? sheetWords.en;
  const sections = route.sections(claim);
  const anyMark = sections.some(({ rows }) => rows.flat().some((one) => isUnsure(one)));
  return {
    ...{ title: route.name(claim), language, kicker: w.kicker },
    draft: route.draft ? w.draft : '',
    note: route.draft ? w.draftNote : w.dataNote,
    source:
      fill(w.source, { source: route.source(claim) }) + (route.evidence === 'memory' ? ` (${w.notVerified})` : ''),
    unverified: anyMark ? `* ${w.notVerified}` : '',
    sections: sections.map((section) => sectionView(section, w.missing)),
  };
}

function sectionView({ title, rows, perEntry }: Section, missing: string): SheetSection {
  if (!perEntry) return { title, facts: (rows[0] ?? []).map((box) => factView(box, missing)), table: null };
  const heads = (rows[0] ?? []).map((box) => ({
    text: `${box.label}${isUnsure(box) ? ' *' : ''}`,
    num: isFigure(box),
  }));
  const cells = rows.map((boxes) => boxes.map((box) => ({ text: box.value, num: isFigure(box) })));
  return { title, facts: [], table: { heads, rows: cells } };
}

function factView(box: Box, missing: string): SheetFact {
  const isEmpty = box.value === '';
  return {
    label: box.label,
    value: isEmpty ? (box.required ? missing : '–') : box.value,
    missing: isEmpty && box.required,
    grid: box.limit.width !== undefined,
    mark: isUnsure(box) ? ' *' : '',
  };
}

/** A box that nobody compared with the official form, or a code from a list that nobody did. */
const isUnsure = ({ limit, raw, evidence: own }: Box): boolean =>
  own === 'memory' || (limit.choices?.some(({ code, evidence }) => code === raw && evidence === 'memory') ?? false);

const isFigure = ({ what }: Box): boolean => /^entry-(amount|paid|claimed|interest)$/.test(what);
