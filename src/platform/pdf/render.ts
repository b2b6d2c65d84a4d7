import type { Page } from 'puppeteer';
import { PDFDict, PDFDocument, PDFArray, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { assert } from '../../kernel/assert';
import { onPage } from './browser';
import { fontCss } from './fonts';
import { numbersWhole } from './whole';

/**
 * HTML in, PDF out. The page keeps its fonts from one document to the next, so that a letter costs about ten
 * milliseconds; a batch prints many documents as one and says which pages are whose.
 */
export interface PrintOptions {
  readonly format?: 'A4' | 'Letter';
  /** With a structure for readers and screen readers. Off for what is merged or printed by the thousand. */
  readonly tagged?: boolean;
  /** CSS lengths; an `@page` rule in the document's own style wins. */
  readonly margin?: { readonly top: string; readonly right: string; readonly bottom: string; readonly left: string };
  /** Milliseconds after which a print is given up; 60 seconds if not said. */
  readonly limitMs?: number;
}

/** Pages from…to of a PDF, counted from 1, both included. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** Documents that share one style sheet and one language, each as the inside of a `<body>`. */
export interface Batch {
  readonly style: string;
  readonly language: string;
  readonly bodies: readonly string[];
}

export interface PrintedBatch {
  readonly pdf: Buffer;
  /** One range per body, in order. */
  readonly ranges: readonly PageRange[];
}

/**
 * Prints one whole HTML document. Only its `<style>`s, `<title>`, language and body count; fonts are provided (Inter).
 * Throws Refusal `print-too-slow`, `no-browser` or `browser-does-not-start`.
 */
export async function renderPdf(html: string, options: PrintOptions = {}): Promise<Buffer> {
  return onPage((page) => print(page, numbersWhole(html), options), options.limitMs ?? 60_000);
}

/**
 * Prints many documents as one, each from a new page on; page counters of CSS run through. Same errors as `renderPdf`.
 */
export async function renderBatch(batch: Batch, options: PrintOptions = {}): Promise<PrintedBatch> {
  assert(batch.bodies.length > 0, 'a batch to print holds at least one document');
  const parts = batch.bodies.map((body, n) => `<section class="part" id="${PART}${n}">${body}</section>`);
  // the browser notes the page of an anchor only where a link leads to it: a last page links to every part
  const links = batch.bodies.map((_, n) => `<a href="#${PART}${n}">${n}</a>`).join(' ');
  const html =
    `<html lang="${batch.language}"><head><style>${batch.style}\n${BATCH_STYLE}</style></head>` +
    `<body>${parts.join('')}<section class="part" id="${PART}end"><a href="#${PART}end">end</a> ${links}</section></body></html>`;
  const limitMs = options.limitMs ?? 60_000 + 1_000 * batch.bodies.length;
  return withoutLinks(await renderPdf(html, { tagged: false, ...options, limitMs }), batch.bodies.length);
}

/** Each range of a PDF as a PDF of its own. */
export async function splitPdf(pdf: Uint8Array, ranges: readonly PageRange[]): Promise<Buffer[]> {
  const whole = await PDFDocument.load(pdf, { updateMetadata: false });
  const split: Buffer[] = [];
  for (const range of ranges) split.push(await pagesOf(whole, range));
  return split;
}

const PART = 'duly-part-';
const BATCH_STYLE = '.part { break-before: page; } .part:first-child { break-before: auto; }';

async function print(page: Page, html: string, options: PrintOptions): Promise<Buffer> {
  if (!(await page.evaluate(`document.getElementById('duly-fonts') !== null`))) {
    await page.setContent(
      `<!doctype html><html><head><style id="duly-fonts">${fontCss()}</style></head><body></body></html>`,
    );
  }
  await page.evaluate(`(${SHOW})(${JSON.stringify(html)})`);
  return Buffer.from(
    await page.pdf({
      format: options.format ?? 'A4',
      tagged: options.tagged ?? true,
      margin: { ...(options.margin ?? { top: '20mm', right: '20mm', bottom: '20mm', left: '20mm' }) },
      printBackground: true,
      preferCSSPageSize: true,
      timeout: 0, // the limit on the whole print is ours
    }),
  );
}

/**
 * Runs in the page, hence text: no transpiler may add to it. Puts a parsed document in place of the one shown, fonts
 * apart, and waits for type and pictures.
 */
const SHOW = `async (html) => {
  const next = new DOMParser().parseFromString(html, 'text/html');
  for (const active of next.querySelectorAll('script, iframe, frame, object, embed, link, base, meta')) active.remove();
  for (const old of document.querySelectorAll('head > :not(#duly-fonts)')) old.remove();
  document.head.append(...next.head.querySelectorAll('style'));
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  document.body.replaceWith(document.adoptNode(next.body));
  document.body.getBoundingClientRect(); // lays the page out, which is what asks for the fonts
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
}`;

async function withoutLinks(printed: Buffer, parts: number): Promise<PrintedBatch> {
  const whole = await PDFDocument.load(printed, { updateMetadata: false });
  const starts = anchorPages(whole);
  const start = (name: string | number): number => {
    const found = starts.get(`${PART}${name}`);
    assert(found !== undefined, `part ${name} of a printed batch has no page`);
    return found;
  };
  const ranges = Array.from({ length: parts }, (_, n) => ({
    from: start(n),
    to: start(n + 1 === parts ? 'end' : n + 1) - 1,
  }));
  return { pdf: await pagesOf(whole, { from: 1, to: start('end') - 1 }), ranges };
}

/** Named destinations of a printed document → page number from 1. */
function anchorPages(pdf: PDFDocument): Map<string, number> {
  const numbers = new Map(pdf.getPages().map((page, n) => [page.ref.tag, n + 1]));
  const named = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const pages = new Map<string, number>();
  for (const [name, value] of named?.entries() ?? []) {
    const destination = pdf.context.lookup(value);
    const page = destination instanceof PDFArray ? destination.get(0) : undefined;
    const number = page instanceof PDFRef ? numbers.get(page.tag) : undefined;
    if (number !== undefined) pages.set(name.decodeText(), number);
  }
  return pages;
}

async function pagesOf(whole: PDFDocument, { from, to }: PageRange): Promise<Buffer> {
  const made = await PDFDocument.create({ updateMetadata: false });
  const wanted = Array.from({ length: to - from + 1 }, (_, n) => from - 1 + n);
  for (const page of await made.copyPages(whole, wanted)) made.addPage(page);
  return Buffer.from(await made.save({ addDefaultPage: false }));
}
