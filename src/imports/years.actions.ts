import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { WrongUse } from '../kernel/result';
import type { Instant } from '../kernel/day';
import { writeZip, type ZipEntry } from '../platform/zip';
import { beginning } from './books-in-zip.actions';
import { isFec } from './formats/fec';

/** Several files as one archive, each under a name of its own. */
export async function packFiles(
  to: string,
  files: readonly { readonly path: string; readonly name: string }[],
  at: Instant,
): Promise<void> {
  const taken = new Set<string>();
  const entries: ZipEntry[] = [];
  for (const [nth, { path, name }] of files.entries()) {
    entries.push({ name: taken.has(name) ? `${nth}-${name}` : name, bytes: await readFile(path) });
    taken.add(name);
  }
  await writeFile(to, await writeZip(entries, at));
}

/** Whether a file holds the books of a year, as far as its beginning shows. */
export async function holdsBooks(path: string): Promise<boolean> {
  const file = await open(path);
  const head = Buffer.alloc(8_192);
  const { bytesRead } = await file.read(head, 0, head.length, 0).finally(() => file.close());
  return isFec(beginning(head.subarray(0, bytesRead)));
}

/** What is imported as one file. */
export interface OneFile {
  readonly file: string;
  /** When it was written. */
  readonly day: Date;
  /** Of several. */
  readonly fileName?: string;
}

/** Books of several years are imported together, as an archive for the time being; any other files are imported one by one. */
export async function oneFile(paths: readonly string[]): Promise<OneFile & { remove(): void }> {
  const [only = '', ...more] = paths;
  if (more.length === 0) return { file: only, day: statSync(only).mtime, remove: () => undefined };
  for (const path of paths) {
    const are = await holdsBooks(path).catch(() => {
      throw new WrongUse(`cannot read ${path}`, 'Check the name of the file and whether you may read it.');
    });
    if (!are) throw new WrongUse(`Only the FEC of several years are imported together: ${basename(path)} is none.`, 'Say which: duly import ledger.csv'); // prettier-ignore
  }
  const folder = mkdtempSync(join(tmpdir(), 'duly-years-'));
  const file = join(folder, 'years.zip');
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  await packFiles(file, paths.map((path) => ({ path, name: basename(path) })), FIXED);
  const day = new Date(Math.max(...paths.map((path) => statSync(path).mtimeMs)));
  return { file, day, fileName: `${basename(only)} + ${more.length}`, remove };
} // prettier-ignore

/** The same files give the same archive. */
const FIXED = '2000-01-01T00:00:00.000Z' as Instant;
