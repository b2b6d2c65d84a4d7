import { closeSync, fstatSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { WrongUse } from '../kernel/result';
import { booksInZip } from './books-in-zip.actions';
import { bytesOn } from './bytes-on.actions';
import { contentOf } from './formats/magic';
import { einvoiceAtPdf, einvoicesInZip } from './members.actions';
import { LIMITS, type ReadOptions } from './mapping-profile';
import { readContent, refusedContent, type ContentReading } from './reading-content';
import { weighUnpacked, weighWorkbook } from './weigh.actions';

/** A file on disk, recognised: what the reading thread does first, and `openHere` does in place. */
interface OnDisk {
  readonly content: ContentReading;
  /** Lets go of the file; safe to call twice. */
  close(): void;
}

export async function openOnDisk(path: string, options: ReadOptions): Promise<OnDisk> {
  const file = options.fileName ?? basename(path);
  const handle = openSync(path, 'r');
  let open = true;
  let letGo = (): void => undefined;
  const close = (): void => {
    if (open) closeSync(handle);
    open = false;
    letGo();
  };
  try {
    const bytes = bytesOn(handle);
    const limit = options.limits?.inflatedBytes ?? LIMITS.inflatedBytes;
    const kind = contentOf(bytes.read(0, 4_096));
    const books = kind === 'zip' ? await booksInZip(path) : undefined;
    if (books !== undefined) letGo = books.close;
    const members =
      books !== undefined ? books.members
      : kind === 'zip' ? await einvoicesInZip(path)
      : kind === 'pdf' ? await einvoiceAtPdf(path)
      : undefined; // prettier-ignore
    const problem =
      members !== undefined ? undefined
      : kind === 'zip' ? await weighWorkbook(file, path, limit)
      : UNPACKED.has(kind) ? weighUnpacked(file, bytes.size, limit)
      : undefined; // prettier-ignore
    const content = problem ? refusedContent(file, bytes.size, problem) : readContent(file, bytes, options, members);
    return { content, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Workbooks that are read whole and lie on the disk as large as they are. */
const UNPACKED: ReadonlySet<string> = new Set(['compound', 'html', 'sheet']);

/** Throws WrongUse where there is no such file or it may not be read. */
export function assertReadable(path: string): void {
  let isFile = false;
  try {
    const handle = openSync(path, 'r');
    isFile = fstatSync(handle).isFile();
    closeSync(handle);
  } catch {
    isFile = false;
  }
  if (!isFile) throw new WrongUse(`cannot read ${path}`, 'Check the name of the file and whether you may read it.');
}
