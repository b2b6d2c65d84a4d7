import { readFile } from 'node:fs/promises';
import { Refusal } from '../kernel/result';
import { embeddedFiles } from '../platform/pdf/embedded';
import { readZip, zipNames, type ZipEntry } from '../platform/zip';
import { holdsEinvoice, isOlderEinvoice, looksLikeEinvoice } from './formats/einvoices';
import { contentOf } from './formats/magic';
import type { Member, Members } from './opened';

/** The e-invoices that a PDF carries, or that lie in an archive, as documents or in PDFs. */
const LIMITS = { entries: 5_000, entryBytes: 60_000_000, totalBytes: 400_000_000 } as const;

/** Undefined: the archive is something else, or cannot be unpacked. */
export async function einvoicesInZip(path: string): Promise<Members | undefined> {
  try {
    const documents: Member[] = [];
    const pdfs: string[] = [];
    let others = 0;
    for await (const entry of filesIn(path)) {
      const found = await memberOf(entry);
      if (found !== undefined) documents.push(found);
      else others++;
      if (found === undefined && contentOf(entry.bytes.subarray(0, 4_096)) === 'pdf') pdfs.push(entry.name);
    }
    return documents.length === 0
      ? undefined
      : { documents: documents.sort((a, b) => (a.name < b.name ? -1 : 1)), others, pdfs };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Whether there is one at all: it is looked no further than that. */
export async function hasEinvoices(path: string): Promise<boolean> {
  try {
    for await (const entry of filesIn(path)) if ((await memberOf(entry)) !== undefined) return true;
    return false;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function* filesIn(path: string): AsyncGenerator<ZipEntry> {
  const names = await zipNames(path, LIMITS);
  if (names.some((name) => WORKBOOK.has(name))) return;
  for await (const entry of readZip(path, LIMITS)) if (!HIDDEN.test(entry.name)) yield entry;
}

const WORKBOOK: ReadonlySet<string> = new Set(['[Content_Types].xml', 'content.xml', 'mimetype']);
const HIDDEN = /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;

async function memberOf({ name, bytes }: ZipEntry): Promise<Member | undefined> {
  if (contentOf(bytes.subarray(0, 4_096)) === 'pdf') return inPdf(name, bytes);
  return holdsEinvoice(bytes) ? { name, bytes, paper: false } : undefined;
}

export async function einvoiceAtPdf(path: string): Promise<Members> {
  const found = await inPdf('', await readFile(path));
  return { documents: found === undefined ? [] : [found], others: 0 };
}

export const carriesEinvoice = async (path: string): Promise<boolean> =>
  (await einvoiceAtPdf(path)).documents.length > 0;

/** Where the same invoice is there in an older form too, the newer. */
async function inPdf(name: string, bytes: Buffer): Promise<Member | undefined> {
  if (!bytes.includes('/EF') && !bytes.includes('EmbeddedFile')) return undefined; // most papers: then it need not be opened
  const files = (await embeddedFiles(bytes)).filter((file) => looksLikeEinvoice(file));
  const best = files.find((file) => !isOlderEinvoice(file)) ?? files[0];
  return best === undefined ? undefined : { name, bytes: best, paper: true };
}
