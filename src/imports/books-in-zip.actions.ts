import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../kernel/result';
import { readZip, zipNames } from '../platform/zip';
import { bytesOn } from './bytes-on.actions';
import { isFec } from './formats/fec';
import type { Members } from './opened';

/** The books of several years in one archive. Each lies unpacked in a file without a name until it is let go of, so that memory stays small. */
interface BooksInZip {
  readonly members: Members;
  close(): void;
}

const LIMITS = { entries: 100, entryBytes: 400_000_000, totalBytes: 2_000_000_000 } as const;

/** Undefined: there are none, or it cannot be unpacked. */
export async function booksInZip(path: string): Promise<BooksInZip | undefined> {
  const handles: number[] = [];
  const close = (): void => {
    for (const handle of handles.splice(0)) closeSync(handle);
  };
  try {
    const names = await zipNames(path, LIMITS);
    if (!names.some((name) => TEXT.test(name)) || names.some((name) => WORKBOOK.has(name))) return undefined;
    const books: NonNullable<Members['books']>[number][] = [];
    let others = 0;
    for await (const { name, bytes } of readZip(path, LIMITS)) {
      if (HIDDEN.test(name)) continue;
      if (!isFec(beginning(bytes))) {
        others++;
        continue;
      }
      const handle = unnamed(bytes);
      handles.push(handle);
      books.push({ name, bytes: bytesOn(handle) });
    }
    if (books.length > 0) return { members: { documents: [], others, books }, close };
    return undefined;
  } catch (error) {
    close();
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Whether a text begins as an FEC does, in whatever alphabet: names are plain letters in each. */
export const beginning = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/, '').replaceAll('\0', '').replace(/\r\n?/g, '\n'); // prettier-ignore

const HEAD = 8_192;
const TEXT = /\.(?:txt|csv|tsv|fec|asc)$/i;
const WORKBOOK: ReadonlySet<string> = new Set(['[Content_Types].xml', 'content.xml', 'mimetype']);
const HIDDEN = /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;

function unnamed(bytes: Uint8Array): number {
  const path = join(tmpdir(), `duly-${randomUUID()}`);
  try {
    writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
    return openSync(path, 'r');
  } finally {
    rmSync(path, { force: true });
  }
}
