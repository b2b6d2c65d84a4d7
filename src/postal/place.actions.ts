import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type SftpClient from 'ssh2-sftp-client';
import type { Company } from '../companies/company';
import { folderWithin } from '../intake/folder.actions';
import type { Entry } from '../intake/intake';
import { signedIn } from '../intake/sftp.actions';
import { instant } from '../kernel/day';
import type { Work } from '../platform/work';
import type { PostalService } from './postal';

/**
 * Where letters are put for a postal service, here or on its server. What is put there is first written under a passing name (`.part`) and
 * gets its own by one rename, so that nobody finds half of it.
 */
export interface PostalPlace {
  /** Under its passing name; over what broke off there before. */
  write(name: string, bytes: Buffer): Promise<void>;
  /** From the passing name to its own. */
  name(name: string): Promise<void>;
  /** whole: under its own name · part: under its passing name · gone: neither. */
  look(name: string): Promise<'whole' | 'part' | 'gone'>;
  remove(name: string): Promise<void>;
  /** What lies in the folder `out`. */
  answers(): Promise<readonly Entry[]>;
  /** At most so many bytes; undefined: it is more, or no file. */
  read(answer: string, most: number): Promise<Buffer | undefined>;
  /** Out of the way, into `out/done`. */
  putAway(answer: string): Promise<void>;
  close(): Promise<void>;
}

export const openPlace = async (work: Work, root: string, company: Company, at: PostalService): Promise<PostalPlace> =>
  at.kind === 'folder'
    ? folderPlace(await folderWithin(root, company, at.place))
    : serverPlace(await signedIn(work, at), at.place);

const OUT = 'out';
const DONE = 'done';
const part = (name: string): string => `${name}.part`;
/** An answer of the same name may have been put away before. */
const awayName = (name: string, entry: Entry): string =>
  `${createHash('sha256').update(`${name} ${entry.bytes} ${entry.modifiedAt}`).digest('hex').slice(0, 8)}-${name}`;

function folderPlace(base: string): PostalPlace {
  const at = (...names: string[]): string => join(base, ...names);
  const has = (path: string): Promise<boolean> =>
    lstat(path).then(
      () => true,
      () => false,
    );
  return {
    write: async (name, bytes) => {
      await rm(at(part(name)), { force: true }); // never through a link that lies there
      const file = await open(at(part(name)), 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    name: (name) => rename(at(part(name)), at(name)),
    look: async (name) => ((await has(at(name))) ? 'whole' : (await has(at(part(name)))) ? 'part' : 'gone'),
    remove: async (name) => {
      for (const one of [name, part(name)]) await rm(at(one), { force: true });
    },
    answers: async () => {
      await ownFolder(at(OUT));
      const names = await readdir(at(OUT));
      return Promise.all(names.map((name) => entryOf(at(OUT, name), name)));
    },
    read: async (answer, most) => {
      const file = await open(at(OUT, answer), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      try {
        const found = await file.stat();
        return found.isFile() && found.size <= most ? await file.readFile() : undefined;
      } finally {
        await file.close();
      }
    },
    putAway: async (answer) => {
      await ownFolder(at(OUT, DONE));
      const entry = await entryOf(at(OUT, answer), answer);
      await rename(at(OUT, answer), at(OUT, DONE, awayName(answer, entry)));
    },
    close: () => Promise.resolve(),
  };
}

/** Made where it is not there; a link in its place is not followed. */
async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o750 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if (!(await lstat(path)).isDirectory()) throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' });
}

async function entryOf(path: string, name: string): Promise<Entry> {
  const found = await lstat(path);
  const is = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other';
  return { name, is, bytes: found.size, modifiedAt: instant(found.mtime) };
}

const KINDS: Readonly<Record<string, Entry['is']>> = { '-': 'file', d: 'folder', l: 'link' };

/** On a server, for whoever is signed in there. */
export function serverPlace(client: SftpClient, place: string): PostalPlace {
  const at = (...names: string[]): string => posix.join(place, ...names);
  const has = async (path: string): Promise<boolean> => (await client.exists(path)) !== false;
  const own = async (path: string): Promise<void> => {
    if (!(await has(path))) await client.mkdir(path);
  };
  const list = async (): Promise<Entry[]> =>
    (await client.list(at(OUT))).map(({ name, type, size, modifyTime }) => ({
      ...{ name, is: KINDS[type] ?? 'other', bytes: size },
      modifiedAt: instant(new Date(modifyTime)),
    }));
  return {
    write: async (name, bytes) => {
      await client.put(bytes, at(part(name)));
      const { size } = await client.stat(at(part(name)));
      if (size !== bytes.length) throw Object.assign(new Error(`${name} is not whole there`), { code: 'NOTWHOLE' });
    },
    name: async (name) => {
      await client.rename(at(part(name)), at(name));
    },
    look: async (name) => ((await has(at(name))) ? 'whole' : (await has(at(part(name)))) ? 'part' : 'gone'),
    remove: async (name) => {
      for (const one of [name, part(name)]) if (await has(at(one))) await client.delete(at(one), true);
    },
    answers: async () => {
      await own(at(OUT));
      return list();
    },
    read: async (answer, most) => {
      const { size, isFile } = await client.stat(at(OUT, answer));
      if (!isFile || size > most) return undefined;
      const pieces: Buffer[] = [];
      // a server that sends more than it said is cut off
      const stream = client.createReadStream(at(OUT, answer)) as AsyncIterable<Buffer>;
      for await (const piece of stream) {
        pieces.push(piece);
        if (pieces.reduce((sum, { length }) => sum + length, 0) > most) return undefined;
      }
      return Buffer.concat(pieces);
    },
    putAway: async (answer) => {
      await own(at(OUT, DONE));
      const entry = (await list()).find(({ name }) => name === answer);
      if (entry) await client.rename(at(OUT, answer), at(OUT, DONE, awayName(answer, entry)));
    },
    close: async () => {
      await client.end().catch(() => undefined);
    },
  };
}
