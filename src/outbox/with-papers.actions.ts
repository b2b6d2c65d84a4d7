import { PDFDocument } from '@cantoo/pdf-lib';
import type { Work } from '../platform/work';
import type { Attach } from './draft';
import { papers } from './gather.store';
import type { MessageRow } from './store';

/**
 * A printed letter with the papers that go with it behind it: its invoices, official forms. What is no PDF, or cannot be opened, is left
 * out: whoever asks for it sees to it before.
 */
export async function withPapers(
  work: Work,
  { company_id: companyId, attach }: Pick<MessageRow, 'company_id' | 'attach'>,
  pdf: Buffer,
): Promise<Buffer> {
  const ids = (JSON.parse(attach) as Attach).documentIds ?? [];
  if (ids.length === 0) return pdf;
  const known = await papers(work.db.read, companyId, ids);
  const pdfs = ids.flatMap((id) => known.get(id) ?? []).filter(({ mediaType }) => mediaType === 'application/pdf');
  return behind(pdf, await Promise.all(pdfs.map(({ sha256 }) => work.files.get(sha256))));
}

/** The pages of the others behind it, in their order. */
export async function behind(pdf: Buffer, others: readonly Buffer[]): Promise<Buffer> {
  if (others.length === 0) return pdf;
  const whole = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const bytes of others) {
    const opened = await openedPdf(bytes);
    if (opened === null) continue;
    for (const page of await whole.copyPages(opened, opened.getPageIndices())) whole.addPage(page);
  }
  return Buffer.from(await whole.save({ addDefaultPage: false }));
}

/** Null: it is damaged or protected, or has no page. */
export async function openedPdf(bytes: Buffer): Promise<PDFDocument | null> {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    return pdf.getPageCount() > 0 ? pdf : null;
  } catch {
    return null;
  }
}
