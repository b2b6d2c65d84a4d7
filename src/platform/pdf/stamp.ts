import { PDFDict, PDFName, type PDFDocument, type PDFFont, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import type { Matrix } from './annotations';
import { StampFont, type SetText } from './stamp-font';
import type { Box, TakenPage } from './take';

/**
 * Pages of a bundle: every one A4, with the running reference, what it belongs to, and its number. A page of somebody
 * else's is shown reduced in a frame, upright, so that no stamp ever covers a word of it.
 */
export interface Stamp {
  /** Top left on every page. */
  readonly running: string;
  /** Top right: "Exhibit 4 — Invoice FA-2291". */
  readonly label: string;
  /** Bottom right: "12 / 87". */
  readonly number: string;
}

export class Stamper {
  private readonly plain: StampFont;
  private readonly strong: StampFont;

  constructor(private readonly pdf: PDFDocument) {
    this.plain = new StampFont(pdf, 400);
    this.strong = new StampFont(pdf, 600);
  }

  /** Adds a page of our own at the end, in its own size: it leaves room for the stamps. */
  async addOwn(taken: TakenPage, stamp: Stamp): Promise<PDFPage> {
    const page = this.pdf.addPage([taken.box.width, taken.box.height]);
    const stamps = await this.stamps(page, stamp);
    this.fill(page, taken, stamps, 'q');
    return page;
  }

  /** Adds a page of somebody else's at the end, turned as its document shows it and reduced into a frame. */
  async addReduced(taken: TakenPage, stamp: Stamp): Promise<PDFPage> {
    const turned = taken.rotation % 180 === 90;
    const [width, height] = turned ? [taken.box.height, taken.box.width] : [taken.box.width, taken.box.height];
    const page = this.pdf.addPage(width > height ? [A4[1], A4[0]] : [...A4]);
    const { frame, matrix } = fitInto(page.getSize(), taken, { width, height });
    const outline = `q 0.75 G 0.4 w ${rectangle(around(frame))} re S Q\n`;
    const stamps = await this.stamps(page, stamp);
    this.fill(page, taken, outline + stamps, `q ${matrix.map(short).join(' ')} cm ${rectangle(taken.box)} re W n`);
    return page;
  }

  private fill(page: PDFPage, taken: TakenPage, stamps: string, open: string): void {
    const { context } = this.pdf;
    const annotations = taken.annotations.map(
      ({ matrix, drawing }) => `q ${matrix.map(short).join(' ')} cm /${drawingKey(drawing)} Do Q\n`,
    );
    const before = context.register(context.stream(`${stamps}${open}\n`));
    const after = context.register(context.stream(`\n${annotations.join('')}Q\n`));
    page.node.set(PDFName.of('Contents'), context.obj([before, ...taken.contents, after]));
    page.node.set(PDFName.of('Resources'), this.resources(page, taken));
    if (taken.group) page.node.set(PDFName.of('Group'), taken.group);
  }

  /** Pages of one document share their resources: ours are added to a copy. */
  private resources(page: PDFPage, taken: TakenPage): PDFDict {
    const own = taken.resources?.clone(this.pdf.context) ?? this.pdf.context.obj({});
    const add = (kind: string, entries: readonly (readonly [string, PDFRef])[]): void => {
      if (entries.length === 0) return;
      const known = own.lookup(PDFName.of(kind));
      const all = known instanceof PDFDict ? known.clone(this.pdf.context) : this.pdf.context.obj({});
      for (const [key, ref] of entries) all.set(PDFName.of(key), ref);
      own.set(PDFName.of(kind), all);
    };
    add(
      'Font',
      [...(this.fontsOf.get(page) ?? [])].map((font) => [fontKey(font), font.ref] as const),
    );
    add(
      'XObject',
      taken.annotations.map(({ drawing }) => [drawingKey(drawing), drawing] as const),
    );
    return own;
  }

  private readonly fontsOf = new WeakMap<PDFPage, Set<PDFFont>>();

  private async stamps(page: PDFPage, stamp: Stamp): Promise<string> {
    const { width, height } = page.getSize();
    const room = width - 2 * SIDE;
    const label = await fitted(this.strong, stamp.label, room * 0.6, SIZE);
    const running = await fitted(this.plain, stamp.running, room - label.width * SIZE - 12, SIZE);
    const number = await this.plain.set(stamp.number);
    const fonts = new Set([label, running, number].flatMap(({ runs }) => runs.map(({ font }) => font)));
    this.fontsOf.set(page, fonts);
    const top = height - TOP;
    return (
      text(running, SIDE, top, '0.35 g') +
      text(label, width - SIDE - label.width * SIZE, top, '0 g') +
      text(number, width - SIDE - number.width * SIZE, BOTTOM, '0 g') +
      `q 0.75 G 0.4 w ${short(SIDE)} ${short(top - 6)} m ${short(width - SIDE)} ${short(top - 6)} l S Q\n`
    );
  }
}

const A4 = [595.28, 841.89] as const;

const SIZE = 8;
const SIDE = 56.7; // 20 mm, the margin of our own sheets
const TOP = 28;
const BOTTOM = 22;
/** Around a reduced page: left and right, below, above (points). */
const ROOM = { side: 30, below: 38, above: 42 };

function fitInto(
  sheet: { width: number; height: number },
  taken: TakenPage,
  shown: { width: number; height: number },
): { frame: Box; matrix: Matrix } {
  const room = { width: sheet.width - 2 * ROOM.side, height: sheet.height - ROOM.below - ROOM.above };
  const scale = Math.min(room.width / shown.width, room.height / shown.height, 1);
  const [width, height] = [shown.width * scale, shown.height * scale];
  const x = ROOM.side + (room.width - width) / 2;
  const y = ROOM.below + (room.height - height) / 2;
  const [a, b, c, d, e, f] = upright(taken);
  return {
    frame: { x, y, width, height },
    matrix: [a * scale, b * scale, c * scale, d * scale, e * scale + x, f * scale + y],
  };
}

/** Brings the visible box, turned as it is displayed, to the origin. */
function upright({ box, rotation }: TakenPage): Matrix {
  const { x, y, width, height } = box;
  switch (rotation) {
    case 0:
      return [1, 0, 0, 1, -x, -y];
    case 90:
      return [0, -1, 1, 0, -y, x + width];
    case 180:
      return [-1, 0, 0, -1, x + width, y + height];
    case 270:
      return [0, 1, -1, 0, y + height, -x];
  }
}

/** The text, shortened with an ellipsis where it is wider than the room for it. */
async function fitted(font: StampFont, text: string, room: number, size: number): Promise<SetText> {
  const whole = await font.set(text);
  if (whole.width * size <= room) return whole;
  const kept = Math.max(1, Math.floor((text.length * room) / (whole.width * size)) - 2);
  return font.set(`${text.slice(0, kept).trimEnd()}…`);
}

function text({ runs }: SetText, x: number, y: number, colour: string): string {
  const shown = runs.map(({ font, hex }) => `/${fontKey(font)} ${SIZE} Tf <${hex}> Tj`).join(' ');
  return `q ${colour} BT 1 0 0 1 ${short(x)} ${short(y)} Tm ${shown} ET Q\n`;
}

const around = ({ x, y, width, height }: Box): Box => ({
  x: x - 0.5,
  y: y - 0.5,
  width: width + 1,
  height: height + 1,
});
const fontKey = (font: PDFFont): string => `DulyF${font.ref.objectNumber}`;
const drawingKey = (drawing: PDFRef): string => `DulyA${drawing.objectNumber}`;
const short = (number: number): string => String(Math.round(number * 10_000) / 10_000);
const rectangle = ({ x, y, width, height }: Box): string => [x, y, width, height].map(short).join(' ');
