import type { Part } from './body';
import type { Facts } from './facts';
import { paymentsOf } from './payment';
import type { Table } from './table';
import { askedTables, unaskedTables } from './tables';
import { freeParagraphs } from './text';

/** A part of a body as the layouts take it: every blank is there, so that a layout that asks for another one fails. */
export interface PartView {
  readonly lead: boolean;
  readonly paragraph: boolean;
  readonly heading: boolean;
  readonly list: boolean;
  readonly text: string;
  readonly lines: readonly string[];
  readonly entries: readonly string[];
  readonly asked: readonly unknown[];
  readonly tables: readonly unknown[];
  readonly payments: readonly unknown[];
}

/** How a code to scan is shown: where its picture lies, or the picture itself. */
export type Picture = (id: string, code: string) => string;

const EMPTY: PartView = {
  lead: false,
  paragraph: false,
  heading: false,
  list: false,
  text: '',
  lines: [],
  entries: [],
  asked: [],
  tables: [],
  payments: [],
};

export function viewsOf(part: Part, facts: Facts, picture: Picture): PartView[] {
  switch (part.kind) {
    case 'lead':
      return [{ ...EMPTY, lead: true, lines: part.lines }];
    case 'paragraph':
      return [{ ...EMPTY, paragraph: true, lines: part.lines }];
    case 'heading':
      return [{ ...EMPTY, heading: true, text: part.text }];
    case 'list':
      return [{ ...EMPTY, list: true, entries: part.entries }];
    case 'block':
      return blockViews(part.block, facts, picture);
  }
}

function blockViews(block: Extract<Part, { kind: 'block' }>['block'], facts: Facts, picture: Picture): PartView[] {
  switch (block) {
    case 'table':
      return [
        { ...EMPTY, asked: askedTables(facts).map(({ tables, sums }) => ({ tables: tables.map(tableView), sums })) },
      ];
    case 'not_asked':
      return [{ ...EMPTY, tables: unaskedTables(facts).map(tableView) }];
    case 'payment':
      return [
        {
          ...EMPTY,
          payments: paymentsOf(facts).map((of) => ({ ...of, picture: of.code && picture(of.id, of.code) })),
        },
      ];
    case 'paragraphs':
      return freeParagraphs(facts).map((text) => ({ ...EMPTY, paragraph: true, lines: text.split('\n') }));
  }
}

const SHORT = 16;

/** Each cell knows its column. */
function tableView({ title, columns, rows, foot }: Table): unknown {
  const cells = (texts: readonly string[]): unknown[] =>
    texts.map((text, at) => ({
      text,
      numeric: columns[at]?.numeric ?? false,
      name: at === 0,
      whole: columns[at]?.numeric === true || text.length <= SHORT, // not broken at a hyphen
    }));
  return { title, columns, rows: rows.map((row) => ({ cells: cells(row) })), foot: cells(foot) };
}
