import { PDFDocument } from '@cantoo/pdf-lib';

/** Many letters as one file for the printer, each exactly as it was made. */
export interface Stack {
  readonly pdf: Uint8Array;
  readonly letters: number;
  readonly pages: number;
}

/** `duplex`: each letter begins on the front of a sheet. */
export async function stackOf(letters: AsyncIterable<Uint8Array>, duplex: boolean): Promise<Stack> {
  const stack = await PDFDocument.create({ updateMetadata: false });
  let count = 0;
  for await (const bytes of letters) {
    if (duplex && stack.getPageCount() % 2 === 1) stack.addPage(A4);
    const letter = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of await stack.copyPages(letter, letter.getPageIndices())) stack.addPage(page);
    count += 1;
  }
  return { pdf: await stack.save({ addDefaultPage: false }), letters: count, pages: stack.getPageCount() };
}

const A4: [number, number] = [595.28, 841.89];
