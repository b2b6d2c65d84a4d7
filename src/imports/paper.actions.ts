import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { attachMany } from '../documents/actions';
import { LARGEST_DOCUMENT, type NewDocument } from '../documents/document';
import { safeFileName } from '../documents/file-name';
import { acceptedMedia } from '../documents/media';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { readZip } from '../platform/zip';
import { contentOf } from './formats/magic';
import { entriesOfPapers, type PaperEntry } from './party.store';
import type { PaperNamed, Reading } from './reading';
import type { ImportRequest } from './request';

/**
 * The PDFs that carry e-invoices are the papers of their invoices: they are kept with what was booked of them, inside the transaction
 * that books. The same paper again is kept once.
 */
export async function keepPapers(
  tx: Tx,
  work: Work,
  request: ImportRequest,
  { reading, importId }: { readonly reading: Reading; readonly importId: number | null },
): Promise<number> {
  const { papers } = reading;
  if (papers.length === 0) return 0;
  const codes = reading.totals().codes;
  const meant = new Map(codes.map(({ code, meant: other }) => [code, other]));
  const kept: NewDocument[] = [];
  for (let at = 0; at < papers.length; at += AT_ONCE) {
    const some = papers.slice(at, at + AT_ONCE);
    const entries = await entriesOfPapers(tx, request.company.id, some.map(({ document }) => document)); // prettier-ignore
    const byMember = new Map(some.flatMap((paper) => entryOf(paper, entries, meant)));
    for await (const { name, bytes } of filesOf(request, byMember)) {
      const entry = byMember.get(name);
      if (entry === undefined || bytes.length > LARGEST_DOCUMENT || contentOf(bytes.subarray(0, 4_096)) !== 'pdf')
        continue;
      kept.push(await documentOf(work, { companyId: request.company.id, importId }, entry, { name: name || nameOf(request), bytes })); // prettier-ignore
    }
  }
  return (await attachMany(tx, work, kept)).length;
}

/** Numbers per statement. */
const AT_ONCE = 500;

function entryOf(
  { member, document, customerCode }: PaperNamed,
  entries: readonly PaperEntry[],
  meant: ReadonlyMap<string, string>,
): [string, PaperEntry][] {
  const named = entries.filter((entry) => entry.document === document);
  const code = meant.get(customerCode) ?? customerCode;
  const own = named.find((entry) => entry.customerCode === code) ?? (named.length === 1 ? named[0] : undefined);
  return own === undefined ? [] : [[member, own]];
}

const nameOf = ({ options, path }: ImportRequest): string => options.fileName ?? basename(path);

async function* filesOf(
  { path }: ImportRequest,
  wanted: ReadonlyMap<string, PaperEntry>,
): AsyncGenerator<{ readonly name: string; readonly bytes: Buffer }> {
  if (wanted.has('')) yield { name: '', bytes: await readFile(path) };
  else if (wanted.size > 0) yield* readZip(path);
}

interface Of {
  readonly companyId: number;
  readonly importId: number | null;
}

async function documentOf(
  work: Work,
  { companyId, importId }: Of,
  entry: PaperEntry,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<NewDocument> {
  const media = acceptedMedia(bytes, name);
  const { sha256 } = await work.files.put(bytes);
  return {
    ...{ companyId, importId, customerId: entry.customerId, about: `entry/${entry.entryId}`, kind: entry.type },
    ...{
      title: entry.document,
      fileName: safeFileName(name, media),
      mediaType: media.type,
      sha256,
      bytes: bytes.length,
    },
  };
}
