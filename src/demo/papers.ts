import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Day } from '../kernel/day';

/** A page as a customer would send it along: a heading and a few lines. */
export interface PlainPaper {
  readonly title: string;
  readonly lines: readonly string[];
  readonly on: Day;
}

export async function plainPaper({ title, lines, on }: PlainPaper): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.setCreationDate(new Date(on));
  pdf.setModificationDate(new Date(on));
  const [regular, bold] = [await pdf.embedFont(StandardFonts.Helvetica), await pdf.embedFont(StandardFonts.HelveticaBold)]; // prettier-ignore
  const page = pdf.addPage([595.28, 841.89]);
  page.drawText(title, { x: 56, y: 760, size: 16, font: bold });
  for (const [n, line] of lines.entries()) page.drawText(line, { x: 56, y: 720 - n * 18, size: 11, font: regular });
  return pdf.save();
}
