import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { attachMany } from '../documents/actions';
import { LARGEST_DOCUMENT, type NewDocument } from '../documents/document';
import { safeFileName } from '../documents/file-name';
import { acceptedMedia } from '../documents/media';
import { codesNamed } from '../customers/code.store';
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
    const byMember = new Map<string, PaperOf>(some.flatMap((paper) => entryOf(paper, entries, meant)));
    for (const [member, of] of await ofCustomers(tx, request.company.id, some, meant)) byMember.set(member, of);
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
): [string, PaperOf][] {
  const named = entries.filter((entry) => entry.document === document);
  const code = meant.get(customerCode) ?? customerCode;
  const own = named.find((entry) => entry.customerCode === code) ?? (named.length === 1 ? named[0] : undefined);
  if (own === undefined) return [];
  const { entryId, customerId, type } = own;
  return [[member, { customerId, about: `entry/${entryId}`, kind: type, title: own.document }]];
}

/** What a paper belongs to. */
interface PaperOf {
  readonly customerId: number;
  readonly about: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly title: string;
}

/** The papers of documents of which nothing is booked, since they ask for nothing: of customers that are known. */
async function ofCustomers(
  tx: Tx,
  companyId: number,
  papers: readonly PaperNamed[],
  meant: ReadonlyMap<string, string>,
): Promise<[string, PaperOf][]> {
  const free = papers.filter(({ nothingToPay }) => nothingToPay === true);
  if (free.length === 0) return [];
  const codeOf = ({ customerCode }: PaperNamed): string => meant.get(customerCode) ?? customerCode;
  const customers = await codesNamed(tx, companyId, free.map(codeOf));
  return free.flatMap((paper): [string, PaperOf][] => {
    const customer = customers.get(codeOf(paper));
    if (customer === undefined) return [];
    return [[paper.member, { customerId: customer.id, about: `customer/${customer.id}`, kind: 'invoice', title: paper.document }]]; // prettier-ignore
  });
}

const nameOf = ({ options, path }: ImportRequest): string => options.fileName ?? basename(path);

async function* filesOf(
  { path }: ImportRequest,
  wanted: ReadonlyMap<string, unknown>,
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
  of: PaperOf,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<NewDocument> {
  const media = acceptedMedia(bytes, name);
  const { sha256 } = await work.files.put(bytes);
  return {
    ...{ companyId, importId, ...of },
    ...{
      fileName: safeFileName(name, media),
      mediaType: media.type,
      sha256,
      bytes: bytes.length,
    },
  };
}
