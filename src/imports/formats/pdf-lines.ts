/** The letters of a page as lines of cells: what stands at one height is a line, a gap that is wider than a blank parts two cells. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

export interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

export interface PdfLine {
  /** From 1, over all pages. */
  readonly line: number;
  readonly page: number;
  /** Of its baseline, and how high its letters are. */
  readonly y: number;
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** Over all pages, in the order in which one reads. */
export function linesOf(pages: readonly (readonly Piece[])[]): PdfLine[] {
  let n = 0;
  return pages.flatMap((pieces, page) =>
    rowsOfPage(pieces).map((row): PdfLine => ({
      ...{ line: ++n, page, cells: cellsOf(row) },
      y: row[0]?.y ?? 0,
      height: row[0]?.height ?? 10,
    })),
  );
}

function rowsOfPage(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1);
    const base = row?.[0];
    if (row && base && piece.y - base.y < Math.min(base.height, piece.height) * SAME_LINE) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

const SAME_LINE = 0.5;
const GAP = 0.75;

function cellsOf(row: readonly Piece[]): Cell[] {
  const cells: { text: string; left: number; right: number; height: number }[] = [];
  for (const { text, left, right, height } of row) {
    const last = cells.at(-1);
    if (last && left - last.right < Math.max(height, last.height) * GAP) {
      last.text += left - last.right > height * BLANK ? ` ${text}` : text;
      last.right = Math.max(last.right, right);
    } else cells.push({ text, left, right, height });
  }
  return cells;
}

const BLANK = 0.1;

/** `Payment date: 1 March` is a label and what stands beside it. */
export function labelled(text: string): string[] {
  const found = /^([^:]{2,40}):\s+(.+)$/.exec(text);
  return found ? [found[1] ?? '', found[2] ?? ''] : [text.replace(/:$/, '')];
}
