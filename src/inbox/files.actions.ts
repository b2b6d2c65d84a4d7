import { attachMany, removeDocuments } from '../documents/actions';
import type { NewDocument } from '../documents/document';
import { safeFileName } from '../documents/file-name';
import { documentAt } from '../documents/store';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import type { Judged } from './hung';
import type { HungFile, Mail } from './mail';
import { opened } from './open.actions';

/** What hangs on a mail becomes papers of the customer whose it is; the bytes lie in the store before a row points at them. */
export interface Keepable {
  readonly hung: HungFile;
  /** Null: it stays closed. */
  readonly paper: Pick<NewDocument, 'fileName' | 'mediaType' | 'sha256' | 'bytes'> | null;
}

export async function storedFiles(work: Work, files: readonly Judged[]): Promise<Keepable[]> {
  const kept: Keepable[] = [];
  for (const { hung, media, bytes } of files) {
    if (media === null) kept.push({ hung, paper: null });
    else {
      const { sha256 } = await work.files.put(bytes);
      const fileName = safeFileName(hung.name === '' ? 'file' : hung.name, media);
      kept.push({ hung, paper: { fileName, mediaType: media.type, sha256, bytes: bytes.length } });
    }
  }
  return kept;
}

/** Those of a mail that was taken before. */
export async function filesOfMail(work: Work, { rawSha }: Mail): Promise<Keepable[]> {
  if (rawSha === null) return [];
  return storedFiles(work, (await opened(await work.files.get(rawSha), true)).files);
}

export async function attachFiles(
  tx: Tx,
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number; readonly proven: boolean },
  files: readonly Keepable[],
): Promise<HungFile[]> {
  const { companyId, customerId, proven } = whose;
  const hung: HungFile[] = [];
  for (const file of files) {
    if (file.paper === null) hung.push(file.hung);
    else {
      const place = { companyId, customerId, about: `customer/${customerId}`, kind: 'correspondence' as const, ...file.paper };
      // the same paper may lie there already; then it is not ours to take away
      const [made] = await attachMany(tx, work, [proven ? place : { ...place, visibility: 'internal' as const }]);
      hung.push({ ...file.hung, documentId: made ?? null });
      if (made === undefined && (await documentAt(tx, place)) === undefined) throw new Error('a paper was not kept');
    }
  }
  return hung;
} // prettier-ignore

export async function takeFilesBack(tx: Tx, work: Work, mail: Mail): Promise<void> {
  const ids = mail.files.flatMap(({ documentId }) => documentId ?? []);
  if (ids.length > 0) await removeDocuments(within(work, tx), mail.companyId, ids, 'the mail was somebody else’s');
}
