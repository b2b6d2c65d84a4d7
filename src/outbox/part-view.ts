import type { Part } from './body';
import type { Facts } from './facts';
import { amountTables, claimTables, interestTables } from './legal-tables';
import { paymentsOf } from './payment';
import { aroundDoor } from './portal-door';
import type { Table } from './table';
import { askedTables, unaskedTables } from './tables';
import { freeParagraphs } from './text';

/** A part of a body as the layouts take it: every blank is there, so that a layout that asks for another one fails. */
export interface PartView {
  readonly lead: boolean;
  readonly paragraph: boolean;
  /** No more than three lines or so: it stays in one piece. */
  readonly short: boolean;
  readonly heading: boolean;
  readonly list: boolean;
  readonly text: string;
  readonly lines: readonly string[];
  readonly entries: readonly string[];
  readonly asked: readonly unknown[];
  readonly tables: readonly unknown[];
  readonly payments: readonly unknown[];
  readonly doors: readonly unknown[];
}

/** How codes to scan are shown: where the picture lies, or the picture itself. */
export interface Pictures {
  pay(id: string, code: string): string;
  door(address: string): string;
}

const EMPTY: PartView = {
  lead: false,
  paragraph: false,
  short: false,
  heading: false,
  list: false,
  text: '',
  lines: [],
  entries: [],
  asked: [],
  tables: [],
  payments: [],
  doors: [],
};

export function viewsOf(part: Part, facts: Facts, pictures: Pictures): PartView[] {
  switch (part.kind) {
    case 'lead':
      return [{ ...EMPTY, lead: true, lines: part.lines }];
    case 'paragraph':
      return [paragraphView(part.lines, facts, pictures)];
    case 'heading':
      return [{ ...EMPTY, heading: true, text: part.text }];
    case 'list':
      return [{ ...EMPTY, list: true, entries: part.entries }];
    case 'block':
      return blockViews(part.block, facts, pictures);
  }
}

/** The line with the way to the account leads there. */
function paragraphView(lines: readonly string[], { door }: Facts, pictures: Pictures): PartView {
  const around = aroundDoor(lines, door);
  if (door === undefined || around === undefined) return plainView(lines);
  const [before, after] = around;
  const { shown, href, scan } = door;
  return { ...EMPTY, doors: [{ before, after, shown, href, picture: scan && pictures.door(scan) }] };
}

const plainView = (lines: readonly string[]): PartView => ({
  ...{ ...EMPTY, paragraph: true, lines },
  short: lines.length < 4 && lines.join('').length <= SHORT_TEXT,
});

/** Signs that fill three lines and a little. */
const SHORT_TEXT = 300;

function blockViews(block: Extract<Part, { kind: 'block' }>['block'], facts: Facts, pictures: Pictures): PartView[] {
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
          payments: paymentsOf(facts).map((of) => ({ ...of, picture: of.code && pictures.pay(of.id, of.code) })),
        },
      ];
    case 'claim':
      return [{ ...EMPTY, tables: claimTables(facts).map(tableView) }];
    case 'amounts':
      return [{ ...EMPTY, tables: amountTables(facts).map(tableView) }];
    case 'interest':
      return [{ ...EMPTY, tables: interestTables(facts).map(tableView) }];
    case 'paragraphs':
      return freeParagraphs(facts).map((text) => plainView(text.split('\n')));
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
