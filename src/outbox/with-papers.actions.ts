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
  const whole = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const id of ids) {
    const paper = known.get(id);
    if (paper?.mediaType !== 'application/pdf') continue;
    const opened = await PDFDocument.load(await work.files.get(paper.sha256), { updateMetadata: false }).catch(() => null); // prettier-ignore
    if (opened === null) continue;
    for (const page of await whole.copyPages(opened, opened.getPageIndices())) whole.addPage(page);
  }
  return Buffer.from(await whole.save({ addDefaultPage: false }));
}
