import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { fromBufferPromise, openPromise, validateFileName, type Entry, type ZipFile as OpenZip } from 'yauzl';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';

/** ZIP archives: written so that the same entries give the same bytes, read so that a hostile one does no harm. */
export interface ZipEntry {
  /** A relative path with `/`. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** An archive of the entries in their order, each dated `at` (UTC, to two seconds). */
export async function writeZip(entries: Iterable<ZipEntry>, at: Instant): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = sameInEveryZone(at);
  for (const { name, bytes } of entries) zip.addBuffer(bytes, name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  return collect(zip.outputStream as Readable);
}

/** A ZIP holds local time without its zone: these are the hands of the clock in UTC, wherever we run. */
function sameInEveryZone(at: Instant): Date {
  const [year = 0, month = 1, ...rest] = at.split(/[-T:.Z]/).map(Number);
  const [day = 1, hour = 0, minute = 0, second = 0] = rest;
  return new Date(year, month - 1, day, hour, minute, second);
}

export interface ZipLimits {
  readonly entries: number;
  /** Of one file, unpacked. */
  readonly entryBytes: number;
  /** Of all files together, unpacked. */
  readonly totalBytes: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 20_000, entryBytes: 200 * 2 ** 20, totalBytes: 4 * 2 ** 30 };

/**
 * The files of an archive (a path or bytes), one after the other; folders are left out. Sizes are counted as they are
 * unpacked, not believed. Throws Refusal `zip-broken`, `zip-unsafe`, `zip-locked` or `zip-too-large`.
 */
export async function* readZip(source: string | Buffer, limits = ZIP_LIMITS): AsyncGenerator<ZipEntry> {
  const zip = await opened(source);
  try {
    if (zip.entryCount > limits.entries) throw tooMany(zip.entryCount, limits);
    let total = 0;
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/')) continue;
      const bytes = await unpack(zip, entry, Math.min(limits.entryBytes, limits.totalBytes - total));
      total += bytes.length;
      yield { name: entry.fileName, bytes };
    }
  } finally {
    zip.close();
  }
}

/** The names of the files of an archive, as its index lists them. Throws as `readZip`, before anything is unpacked. */
export async function zipNames(source: string | Buffer, limits = ZIP_LIMITS): Promise<string[]> {
  const zip = await opened(source);
  try {
    if (zip.entryCount > limits.entries) throw tooMany(zip.entryCount, limits);
    const names: string[] = [];
    for await (const { fileName } of entriesOf(zip)) if (!fileName.endsWith('/')) names.push(fileName);
    return names;
  } finally {
    zip.close();
  }
}

async function opened(source: string | Buffer): Promise<OpenZip> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: true, strictFileNames: false } as const;
  try {
    return await (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    throw broken(error);
  }
}

async function* entriesOf(zip: OpenZip): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    throw /absolute path|invalid relative path|invalid characters/.test(text) ? unsafe(text) : broken(error);
  }
}

async function unpack(zip: OpenZip, entry: Entry, most: number): Promise<Buffer> {
  const wrong = validateFileName(entry.fileName);
  if (wrong !== null) throw unsafe(wrong);
  if (entry.isEncrypted()) throw locked(entry.fileName);
  if (entry.uncompressedSize > most) throw tooLarge(`${entry.fileName} alone has ${entry.uncompressedSize} bytes`);
  try {
    return await collect(await zip.openReadStreamPromise(entry), most, entry.fileName);
  } catch (error) {
    throw error instanceof Refusal ? error : broken(error);
  }
}

async function collect(stream: Readable, most = Infinity, name = ''): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > most) throw tooLarge(`${name} goes on after ${most} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

const broken = (error: unknown): Refusal =>
  new Refusal(
    'zip-broken',
    `This is not a ZIP archive that can be read (${error instanceof Error ? error.message : 'unknown reason'}).`,
    'Make the archive again, or give the folder itself.',
  );

const unsafe = (why: string): Refusal =>
  new Refusal(
    'zip-unsafe',
    `The archive names a file outside of itself (${why}).`,
    'Do not use this archive; ask who made it.',
  );

const locked = (name: string): Refusal =>
  new Refusal(
    'zip-locked',
    `${name} in the archive needs a password.`,
    'Unpack it with the password and give the folder.',
  );

const tooMany = (files: number, limits: ZipLimits): Refusal =>
  tooLarge(`${files} files, of which ${limits.entries} are taken`);

const tooLarge = (what: string): Refusal =>
  new Refusal(
    'zip-too-large',
    `The archive is larger than what is taken at once: ${what}.`,
    'Split it into smaller archives.',
  );
