import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { openSource } from './source';

/** Scans and photographs of every make become pages; what a PDF carries beside its pages is noticed. */

/** 60 × 40 dots, as a telephone writes it. */
const HEIC = Buffer.from(
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA' +
    'AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAADwAKAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHOAAEAAAAAAAAAQwACAAEAAAAAAAAA' +
    'AQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADVaXBycAAA' +
    'ALNpcGNvAAAAc2h2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACdCAQED' +
    'cAAAAwCQAAADAAADAB6gIIEFlurkprmwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUA' +
    'AAAAAAAAPAAAACgAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwAC' +
    'AAEAAQAAAEttZGF0AAAAPygBrxOA9WcrJW+UQw40dIffIM/NX7E9CW7Btj4WKIlIwlgWEbvVTZDKosqDkJOnwszKy4fJ2I5cfJzz' +
    'NMxzxw==',
  'base64',
);

/** Pages of 16 × 8 dots, black and white and not packed, each turned and with dots as given (TIFF 6.0, section 3). */
function tiff(
  pages: readonly { readonly turn: number; readonly across: number; readonly down: number }[],
  width = 16,
): Buffer {
  const parts = [Buffer.from('II*\0\x08\0\0\0', 'latin1')];
  let at = 8;
  for (const [n, { turn, across, down }] of pages.entries()) {
    const tags = [[256, width], [257, 8], [258, 1], [259, 1], [262, 1], [273, at + 150], [274, turn], [277, 1], [278, 8], [279, 16], [282, at + 166], [283, at + 174]] as const; // prettier-ignore
    const page = Buffer.alloc(182);
    page.writeUInt16LE(tags.length, 0);
    for (const [row, [tag, value]] of tags.entries()) {
      page.writeUInt16LE(tag, 2 + row * 12);
      page.writeUInt16LE(tag === 282 || tag === 283 ? 5 : 4, 4 + row * 12);
      page.writeUInt32LE(1, 6 + row * 12);
      page.writeUInt32LE(value, 10 + row * 12);
    }
    page.writeUInt32LE(n + 1 < pages.length ? at + page.length : 0, 2 + tags.length * 12);
    page.fill(0xa5, 150, 166);
    for (const [place, value] of [
      [166, across],
      [170, 1],
      [174, down],
      [178, 1],
    ] as const)
      page.writeUInt32LE(value, place);
    parts.push(page);
    at += page.length;
  }
  return Buffer.concat(parts);
}

async function shown(bytes: Buffer): Promise<PDFDocument> {
  const source = await openSource(bytes);
  if (!source.merged) throw new Error(source.why);
  expect(source.searchable).toBe(false);
  return source.pdf;
}

it('shows every page of a scan, upright, with dots as wide and high as they were', async () => {
  const pages = (
    await shown(
      tiff([
        { turn: 1, across: 200, down: 200 },
        { turn: 6, across: 200, down: 100 },
      ]),
    )
  ).getPages();
  expect(pages.map((page) => [page.getWidth(), page.getHeight(), page.getRotation().angle])).toEqual([[16, 8, 0], [16, 16, 90]]); // prettier-ignore
});

it('shows the photograph of a telephone', async () => {
  const [page] = (await shown(HEIC)).getPages();
  expect([page?.getWidth(), page?.getHeight()]).toEqual([60, 40]);
});

it('says of what is too large, cut off or no picture that it cannot be shown', async () => {
  const plain = { turn: 1, across: 200, down: 200 };
  expect(await openSource(tiff([plain], 2_000_000_000))).toEqual({ merged: false, why: 'too-large' });
  expect(await openSource(tiff([plain]).subarray(0, 12))).toEqual({ merged: false, why: 'broken' });
  expect(await openSource(HEIC.subarray(0, 200))).toEqual({ merged: false, why: 'broken' });
});

it('notices a file pinned to a page and the data of a form that only its own viewer knows', async () => {
  const made = async (change: (pdf: PDFDocument) => void): Promise<unknown> => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    change(pdf);
    return openSource(await pdf.save());
  };
  const pinned = (pdf: PDFDocument): void => {
    const note = { Type: 'Annot', Subtype: 'FileAttachment', Rect: [0, 0, 9, 9], FS: { Type: 'Filespec', F: 'a' } };
    pdf.getPage(0).node.addAnnot(pdf.context.register(pdf.context.obj(note)));
  };
  const xfa = (pdf: PDFDocument): void => {
    pdf.catalog.set(PDFName.of('AcroForm'), pdf.context.obj({ Fields: [], XFA: [] }));
  };
  expect(await made(() => undefined)).toMatchObject({ merged: true, carries: [] });
  expect(await made(pinned)).toMatchObject({ merged: true, carries: ['files'] });
  expect(await made(xfa)).toMatchObject({ merged: true, carries: ['files'] });
});
