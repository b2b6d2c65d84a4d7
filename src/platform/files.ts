import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../kernel/result';

/**
 * Files kept by what is in them: the name of a file is the SHA-256 of its bytes. The same bytes are kept once, a kept
 * file never changes, and what comes back is proven to be what went in.
 */
export interface FileStore {
  /**
   * Keeps bytes, or the file at a path. On return they are on the disk, whole, or nothing is. `lightly` leaves the moment
   * of writing to the operating system, for what could be made again: a crash of ours loses nothing, a loss of power may.
   */
  put(source: Uint8Array | { readonly path: string }, lightly?: 'lightly'): Promise<KeptFile>;
  /** The bytes, checked against their name. Throws Refusal `file-missing` or `file-damaged`. */
  get(sha256: string): Promise<Buffer>;
  /** Where the file lies, unchecked: for whoever streams it. */
  path(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  readonly secrets: Secrets;
}

/** Small secrets beside the files, each for the eyes of this system's user only. They are in no backup. */
export interface Secrets {
  /** Undefined where there is none of that name. */
  get(name: string): Promise<Buffer | undefined>;
  /** On return it is on the disk, whole. A name is never written twice. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface KeptFile {
  /** In hex; the key of the file. */
  readonly sha256: string;
  /** Its size. */
  readonly bytes: number;
}

/** A store on the disk; `folder` is made when the first file comes. */
export function diskFiles(folder: string): FileStore {
  const path = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw missing(sha256);
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    path,
    secrets: diskSecrets(join(dirname(folder), 'keys')),
    has: async (sha256) => (await sizeOf(path(sha256))) !== undefined,
    get: (sha256) => readChecked(path(sha256), sha256),
    put: async (source, lightly) => {
      const incoming = join(folder, 'incoming', randomUUID());
      await mkdir(dirname(incoming), { recursive: true });
      try {
        const kept = await write(incoming, source, lightly === undefined);
        await settle(incoming, path(kept.sha256), kept.bytes, lightly === undefined);
        return kept;
      } finally {
        await rm(incoming, { force: true });
      }
    },
  };
}

async function readChecked(path: string, sha256: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missing(sha256) : error;
  });
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged(path, sha256);
  return bytes;
}

async function write(path: string, source: Uint8Array | { readonly path: string }, synced: boolean): Promise<KeptFile> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of source instanceof Uint8Array ? [source] : createReadStream(source.path)) {
      const part = chunk as Uint8Array;
      hash.update(part);
      await writeWhole(file, part);
      bytes += part.byteLength;
    }
    if (synced) await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** One write may take only a part of the bytes. */
async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength;) at += (await file.write(bytes, at)).bytesWritten;
}

/** Into its place, unless it is there already in full length. */
async function settle(incoming: string, path: string, bytes: number, synced: boolean): Promise<void> {
  if ((await sizeOf(path)) === bytes) return;
  await mkdir(dirname(path), { recursive: true });
  await rename(incoming, path);
  if (!synced) return;
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found?.size;
}

function missing(sha256: string): Refusal {
  return new Refusal(
    'file-missing',
    `The file ${sha256.slice(0, 16)}… is not in the store.`,
    'Restore the files folder from the backup that belongs to this database.',
    { sha256 },
  );
}

function damaged(path: string, sha256: string): Refusal {
  return new Refusal(
    'file-damaged',
    `The kept file ${path} is no longer what was stored.`,
    'Look at the disk, and restore this file from the backup.',
    { sha256, path },
  );
}

function diskSecrets(folder: string): Secrets {
  const path = (name: string): string => join(folder, name);
  return {
    get: (name) =>
      readFile(path(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    put: async (name, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(path(name), 'wx', 0o600);
      try {
        await writeWhole(file, bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    remove: (name) => rm(path(name), { force: true }),
  };
}
