import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { WrongUse } from '../kernel/result';
import { PIECE, type Bytes } from './formats/bytes';
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
  const close = (): void => {
    if (open) closeSync(handle);
    open = false;
  };
  try {
    const bytes = bytesOn(handle);
    const limit = options.limits?.inflatedBytes ?? LIMITS.inflatedBytes;
    const kind = contentOf(bytes.read(0, 4_096));
    const members =
      kind === 'zip' ? await einvoicesInZip(path)
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

/** The bytes of an open file. */
export function bytesOn(handle: number): Bytes {
  const { size } = fstatSync(handle);
  const shared = Buffer.allocUnsafe(PIECE);
  return {
    size,
    read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const piece = wanted <= PIECE ? shared.subarray(0, wanted) : Buffer.allocUnsafe(wanted);
      let taken = 0;
      while (taken < piece.length) {
        const got = readSync(handle, piece, taken, piece.length - taken, offset + taken);
        if (got === 0) break; // the file became shorter while it was read
        taken += got;
      }
      return piece.subarray(0, taken);
    },
  };
}
