import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFStream,
  type PDFObject,
  type PDFObjectCopier,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

/**
 * What annotations and form fields look like, as plain drawings: a stamp, a note in the margin, a filled-in field and the
 * picture of a signature stay visible, while nothing of them can be clicked, changed or run.
 */
export interface DrawnAnnotation {
  /** The drawing (a form XObject) in the document it was copied into. */
  readonly drawing: PDFRef;
  /** Where it goes on the page: the matrix that brings it into the annotation's rectangle. */
  readonly matrix: Matrix;
}

/** a b c d e f of ISO 32000-1, 8.3.3: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Drawings of all visible annotations of a page, copied into the copier's document. */
export function drawnAnnotations(page: PDFPage, copier: PDFObjectCopier): DrawnAnnotation[] {
  const refs = page.node.Annots()?.asArray() ?? [];
  return refs.flatMap((ref) => {
    const annotation = page.doc.context.lookup(ref);
    return annotation instanceof PDFDict && isVisible(annotation) ? drawn(annotation, copier) : [];
  });
}

const HIDDEN = 2; // bit 2 of the flags (ISO 32000-1, table 165)
const NO_VIEW = 32; // bit 6

function isVisible(annotation: PDFDict): boolean {
  const flags = annotation.lookup(PDFName.of('F'));
  const bits = flags instanceof PDFNumber ? flags.asNumber() : 0;
  return (bits & (HIDDEN | NO_VIEW)) === 0 && annotation.lookup(PDFName.of('Subtype')) !== PDFName.of('Popup');
}

function drawn(annotation: PDFDict, copier: PDFObjectCopier): DrawnAnnotation[] {
  const appearance = normalAppearance(annotation);
  const rect = numbers(annotation.lookup(PDFName.of('Rect')));
  if (appearance === undefined || rect === undefined) return [];
  const matrix = placement(appearance.stream.dict, rect);
  if (matrix === undefined) return [];
  const drawing = copier.copy(appearance.ref);
  const copied = copier.copy(appearance.stream);
  copied.dict.set(PDFName.of('Subtype'), PDFName.of('Form')); // some writers leave it out where only a viewer draws it
  return [{ drawing, matrix }];
}

/** The drawing for rest (not hover, not press); a check box has one per state. */
function normalAppearance(annotation: PDFDict): { ref: PDFRef; stream: PDFStream } | undefined {
  const appearances = annotation.lookup(PDFName.of('AP'));
  if (!(appearances instanceof PDFDict)) return undefined;
  let ref: PDFObject | undefined = appearances.get(PDFName.of('N'));
  let found = annotation.context.lookup(ref);
  if (found instanceof PDFDict && !(found instanceof PDFStream)) {
    const state = annotation.lookup(PDFName.of('AS'));
    ref = state instanceof PDFName ? found.get(state) : undefined;
    found = annotation.context.lookup(ref);
  }
  return found instanceof PDFStream && ref !== undefined ? { ref: ref as PDFRef, stream: found } : undefined;
}

/** ISO 32000-1, 12.5.5, algorithm 8.1: the transformed bounding box is scaled and moved into the rectangle. */
function placement(form: PDFDict, rect: readonly number[]): Matrix | undefined {
  const box = numbers(form.lookup(PDFName.of('BBox')));
  if (box === undefined) return undefined;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(form.lookup(PDFName.of('Matrix'))) ?? [];
  const shown = extent(corners(box).map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]));
  const goal = extent(corners(rect));
  if ([shown.width, shown.height, goal.width, goal.height].includes(0)) return undefined;
  const sx = goal.width / shown.width;
  const sy = goal.height / shown.height;
  return [sx, 0, 0, sy, goal.x - sx * shown.x, goal.y - sy * shown.y];
}

type Point = readonly [x: number, y: number];

const corners = ([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): Point[] => [
  [x0, y0],
  [x0, y1],
  [x1, y0],
  [x1, y1],
];

function extent(points: readonly Point[]): {
  x: number;
  y: number;
  width: number;
  height: number;
} {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function numbers(list: PDFObject | undefined): number[] | undefined {
  if (!(list instanceof PDFArray)) return undefined;
  const found = list.asArray().map((_, n) => list.lookup(n));
  return found.every((one): one is PDFNumber => one instanceof PDFNumber)
    ? found.map((one) => one.asNumber())
    : undefined;
}
