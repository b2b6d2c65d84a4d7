import { PDFHexString, PDFName, type PDFDict, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';

/** The bookmarks beside a document: a tree of titles, each leading to the top of a page. */
export interface Bookmark {
  readonly title: string;
  readonly page: PDFRef;
  readonly children?: readonly Bookmark[];
}

/** Sets the bookmarks and asks the viewer to show them. The first level is open, the others closed. */
export function setOutline(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const root = pdf.context.obj({ Type: 'Outlines', Count: bookmarks.length });
  const rootRef = pdf.context.register(root);
  hang(pdf, bookmarks, { dict: root, ref: rootRef });
  pdf.catalog.set(PDFName.of('Outlines'), rootRef);
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function hang(pdf: PDFDocument, bookmarks: readonly Bookmark[], parent: { dict: PDFDict; ref: PDFRef }): void {
  const entries = bookmarks.map((bookmark) => {
    const dict = pdf.context.obj({
      Title: PDFHexString.fromText(bookmark.title),
      Parent: parent.ref,
      Dest: [bookmark.page, 'XYZ', null, null, null],
    });
    return { bookmark, dict, ref: pdf.context.register(dict) };
  });
  entries.forEach(({ bookmark, dict, ref }, n) => {
    const [before, after] = [entries[n - 1], entries[n + 1]];
    if (before) dict.set(PDFName.of('Prev'), before.ref);
    if (after) dict.set(PDFName.of('Next'), after.ref);
    const children = bookmark.children ?? [];
    if (children.length === 0) return;
    dict.set(PDFName.of('Count'), pdf.context.obj(-children.length)); // negative: closed (ISO 32000-1, table 153)
    hang(pdf, children, { dict, ref });
  });
  const [first, last] = [entries[0], entries.at(-1)];
  if (first) parent.dict.set(PDFName.of('First'), first.ref);
  if (last) parent.dict.set(PDFName.of('Last'), last.ref);
}
