import {
  PDFArray,
  PDFDict,
  PDFName,
  type PDFNumber,
  PDFObjectCopier,
  PDFRef,
  type PDFDocument,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { drawnAnnotations, type DrawnAnnotation } from './annotations';

/**
 * A page taken out of a document into another: what it draws and the frame it draws in, and nothing else. Scripts,
 * actions, links, form fields and threads stay behind; what annotations and fields look like comes along as a drawing.
 */
export interface TakenPage {
  /** Streams in the new document that draw the page, in order. */
  readonly contents: readonly PDFRef[];
  readonly resources: PDFDict | undefined;
  readonly group: PDFDict | undefined;
  readonly annotations: readonly DrawnAnnotation[];
  /** What of the page is visible, in its own coordinates (points), before it is turned. */
  readonly box: Box;
  /** Clockwise turn for display. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Links of our own sheets: where, and to which part. */
  readonly links: readonly PageLink[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PageLink {
  readonly rect: readonly [number, number, number, number];
  readonly target: string;
}

/** How a sheet of ours names a part of the bundle that it links to: `<a href="duly:exhibit-4">`. */
const LINK_SCHEME = 'duly:';

/** Copies what all pages of a document draw into another document. Throws on structures that run in a circle. */
export function takePages(from: PDFDocument, into: PDFDocument): TakenPage[] {
  const copier = PDFObjectCopier.for(from.context, into.context);
  const taken = from.getPages().map((page) => takePage(page, copier));
  takeLayers(from, into, copier);
  return taken;
}

function takePage(page: PDFPage, copier: PDFObjectCopier): TakenPage {
  const resources = page.node.Resources();
  const group = page.node.lookup(PDFName.of('Group'));
  return {
    contents: contentRefs(page).map((ref) => copier.copy(ref)),
    resources: resources && copier.copy(resources),
    group: group instanceof PDFDict ? copier.copy(group) : undefined,
    annotations: drawnAnnotations(page, copier),
    box: visibleBox(page),
    rotation: rotationOf(page),
    links: linksOf(page),
  };
}

function contentRefs(page: PDFPage): PDFRef[] {
  const contents = page.node.Contents();
  if (contents instanceof PDFArray) {
    return contents.asArray().filter((part): part is PDFRef => part instanceof PDFRef);
  }
  const ref = page.node.get(PDFName.of('Contents'));
  return ref instanceof PDFRef ? [ref] : [];
}

/** The crop box where it lies within the media box, as viewers show it (ISO 32000-1, 14.11.2). */
function visibleBox(page: PDFPage): Box {
  const media = page.getMediaBox();
  const crop = page.getCropBox();
  const x = Math.max(media.x, crop.x);
  const y = Math.max(media.y, crop.y);
  const width = Math.min(media.x + media.width, crop.x + crop.width) - x;
  const height = Math.min(media.y + media.height, crop.y + crop.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : media;
}

function rotationOf(page: PDFPage): 0 | 90 | 180 | 270 {
  const turned = (((Math.round(page.getRotation().angle / 90) * 90) % 360) + 360) % 360;
  return turned as 0 | 90 | 180 | 270;
}

function linksOf(page: PDFPage): PageLink[] {
  const annotations = page.node.Annots()?.asArray() ?? [];
  return annotations.flatMap((ref) => {
    const annotation = page.doc.context.lookup(ref);
    const target = annotation instanceof PDFDict ? ownTarget(annotation) : undefined;
    if (target === undefined) return [];
    const rect = (annotation as PDFDict).lookup(PDFName.of('Rect'), PDFArray).asArray();
    const [a = 0, b = 0, c = 0, d = 0] = rect.map((number) => (number as PDFNumber).asNumber());
    return [{ rect: [a, b, c, d] as const, target }];
  });
}

function ownTarget(annotation: PDFDict): string | undefined {
  const action = annotation.lookup(PDFName.of('A'));
  const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
  const text = uri && 'asString' in uri ? (uri as { asString(): string }).asString() : '';
  return text.startsWith(LINK_SCHEME) ? text.slice(LINK_SCHEME.length) : undefined;
}

/** Layers that are switched off stay off: a page must not show in the bundle what it hid in the original. */
function takeLayers(from: PDFDocument, into: PDFDocument, copier: PDFObjectCopier): void {
  const properties = from.catalog.lookup(PDFName.of('OCProperties'));
  if (!(properties instanceof PDFDict)) return;
  const layers = refsIn(properties.lookup(PDFName.of('OCGs')));
  const defaults = properties.lookup(PDFName.of('D'));
  const listed = (key: string): PDFRef[] =>
    defaults instanceof PDFDict ? refsIn(defaults.lookup(PDFName.of(key))) : [];
  const base = defaults instanceof PDFDict ? defaults.lookup(PDFName.of('BaseState')) : undefined;
  const on = new Set(listed('ON'));
  const off = base === PDFName.of('OFF') ? layers.filter((layer) => !on.has(layer)) : listed('OFF');
  const { all, hidden } = layersOf(into);
  for (const layer of layers) all.push(copier.copy(layer));
  for (const layer of off) hidden.push(copier.copy(layer));
}

function layersOf(pdf: PDFDocument): { all: PDFArray; hidden: PDFArray } {
  const key = PDFName.of('OCProperties');
  if (!pdf.catalog.has(key)) pdf.catalog.set(key, pdf.context.obj({ OCGs: [], D: { OFF: [] } }));
  const properties = pdf.catalog.lookup(key, PDFDict);
  return {
    all: properties.lookup(PDFName.of('OCGs'), PDFArray),
    hidden: properties.lookup(PDFName.of('D'), PDFDict).lookup(PDFName.of('OFF'), PDFArray),
  };
}

const refsIn = (list: unknown): PDFRef[] =>
  list instanceof PDFArray ? list.asArray().filter((one): one is PDFRef => one instanceof PDFRef) : [];
