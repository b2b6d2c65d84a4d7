import { degrees, PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib';

/**
 * A copy of an invoice, with the word across every page: it cannot be taken for a second invoice and be paid twice. A file
 * that cannot be opened (encrypted, damaged) is given as it is; its name says that it is a copy.
 */
export async function markedCopy(pdf: Uint8Array, word: string): Promise<Uint8Array> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const font = await document.embedFont(StandardFonts.HelveticaBold);
    for (const page of document.getPages()) {
      const { width, height } = page.getSize();
      const size = Math.min(width, height) / word.length;
      const reach = font.widthOfTextAtSize(word, size) / 2;
      page.drawText(word, {
        font,
        size,
        x: width / 2 - reach * Math.cos(ANGLE),
        y: height / 2 - reach * Math.sin(ANGLE),
        rotate: degrees((ANGLE * 180) / Math.PI),
        color: rgb(0.55, 0.58, 0.62),
        opacity: 0.22,
      });
    }
    return await document.save();
  } catch {
    return pdf;
  }
}

const ANGLE = Math.PI / 4;
