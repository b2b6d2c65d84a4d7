import { attachMany, checkSize } from '../documents/actions';
import type { NewDocument } from '../documents/document';
import { safeFileName } from '../documents/file-name';
import type { DocumentKind } from '../documents/kind';
import { acceptedMedia } from '../documents/media';
import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { openCase } from './course.actions';
import { happen } from './happening.actions';

/** What a partner sends for a case is kept with it, where both sides see it, and somebody of ours looks at it. */
export const SENT_KINDS = ['correspondence', 'acknowledgement', 'proof', 'settlement_offer', 'register_extract', 'other'] as const satisfies readonly DocumentKind[]; // prettier-ignore
export type SentKind = (typeof SENT_KINDS)[number];

export interface SentPaper {
  readonly fileName: string;
  readonly bytes: Buffer;
}

export interface Sent {
  readonly companyId: number;
  readonly caseId: number;
  readonly kind: SentKind;
  readonly papers: readonly SentPaper[];
}

/**
 * Returns how many are new: the same file of the same kind is kept once. Refuses what is empty, too large, or not of a kind that is
 * taken: then nothing of what came along is kept.
 */
export async function keepPartnersPapers(work: Work, { companyId, caseId, kind, papers }: Sent): Promise<number> {
  const rows: Omit<NewDocument, 'customerId'>[] = [];
  for (const { fileName, bytes } of papers) {
    checkSize(fileName, bytes.length);
    const media = acceptedMedia(bytes, fileName);
    const { sha256 } = await work.files.put(bytes);
    const file = { fileName: safeFileName(fileName, media), mediaType: media.type, sha256, bytes: bytes.length };
    rows.push({ companyId, about: `case/${caseId}`, kind, visibility: 'partner', datedOn: work.today, ...file });
  }
  return work.db.transaction(async (tx) => {
    const found = await openCase(tx, companyId, caseId);
    const { customerId } = found;
    const made = await attachMany(tx, work, rows.map((row) => ({ ...row, customerId }))); // prettier-ignore
    const [first] = made;
    if (first === undefined) return 0;
    const files = rows.map(({ fileName }) => fileName);
    await happen(tx, work, found, { kind: 'case.paper_sent', payload: { documents: made, kind, files } });
    await openTasks(tx, work, [
      {
        ...{ companyId, customerId, kind: 'case_report', key: `case-paper/${first}`, about: `case/${caseId}` },
        title: asks('partnerSentPaper', { partner: found.partner, number: found.number }),
        dueOn: work.today,
      },
    ]);
    return made.length;
  });
}
