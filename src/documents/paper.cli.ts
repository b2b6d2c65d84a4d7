import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BadFile } from '../platform/shell';
import { checkSize } from './actions';

/** A file that a command names, as a paper to be kept. Refuses what is not there or too large. */
export async function readPaper(path: string): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw new BadFile(`There is no file ${path}.`);
  checkSize(path, file.size);
  return { fileName: basename(path), bytes: await readFile(path) };
}
