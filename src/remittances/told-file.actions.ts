import { attachDocument } from '../documents/actions';
import { documentById } from '../documents/store';
import { Refusal } from '../kernel/result';
import type { Day } from '../kernel/day';
import type { Work } from '../platform/work';
import { readFileSync } from 'node:fs';
import { tellRemittance, type Taken } from './actions';
import { readRemittanceFile, type RemittanceFile } from './file.actions';

/** A remittance file is kept as it came, shown with all that is wrong of it, and sent only when whoever brought it says so. */
interface Whose {
  readonly companyId: number;
  readonly partnerId: number;
}

export interface KeptFile extends RemittanceFile {
  readonly documentId: number;
  readonly name: string;
}

export async function keepFile(work: Work, { companyId, partnerId }: Whose, from: { readonly path: string; readonly name: string }): Promise<KeptFile> {
  const read = await readRemittanceFile(work, { companyId, partnerId, ...from });
  const about = aboutPartner(partnerId);
  const given = { companyId, customerId: null, about, kind: 'other' as const, fileName: from.name, bytes: readFileSync(from.path) };
  const { document } = await attachDocument(work, given);
  return { ...read, documentId: document.id, name: document.fileName };
} // prettier-ignore

const aboutPartner = (partnerId: number): string => `partner/${partnerId}`;

/** Refuses a file of another partner, and one of which anything is wrong. */
export async function takeFile(
  work: Work,
  { companyId, partnerId }: Whose,
  given: { readonly documentId: number; readonly reference: string },
): Promise<Taken> {
  const document = await documentById(work.db.read, companyId, given.documentId);
  if (document?.about !== aboutPartner(partnerId)) throw gone();
  const path = work.files.path(document.sha256);
  const read = await readRemittanceFile(work, { companyId, partnerId, path, name: document.fileName });
  if (read.problems.length > 0) throw gone();
  return tellRemittance(work, {
    ...{ companyId, partnerId, on: lastDay(read), documentId: document.id, key: read.digest },
    ...{ reference: given.reference.trim() === '' ? (read.reference ?? '') : given.reference, lines: read.lines },
  });
}

const lastDay = ({ lines }: RemittanceFile): Day => lines.map(({ on }) => on).reduce((a, b) => (a > b ? a : b));

const gone = (): Refusal =>
  new Refusal('remittance-wrong', 'Something is wrong with this file: nothing of it was taken.', 'Check the file again.'); // prettier-ignore
