import { constants, createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Company } from '../companies/company';
import { instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { Drop, Held } from './drop';
import { OWN, type Entry, type Intake } from './intake';
import { atMost } from './counted.actions';

/**
 * A watched folder of this machine. It lies below the root that the operator allows, in the part of its company, and nothing in it leads
 * out: links are looked at, never followed.
 */
export async function openFolder(root: string, company: Company, { place }: Pick<Intake, 'place'>): Promise<Drop> {
  const base = await folderWithin(root, company, place);
  const inside = (...names: string[]): string => join(base, ...names);
  const pathOf = ({ name, held, stays }: Held): string => (stays ? inside(name) : inside('working', held));
  return {
    list: async () => {
      const names = await readdir(base);
      const entries = await Promise.all(names.map((name) => entryOf(inside(name), name)));
      return entries.filter((entry) => entry !== undefined);
    },
    claim: async (name, held) => {
      try {
        await ownFolder(base, 'working');
        await rename(inside(name), inside('working', held));
        return 'moved';
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT') return 'gone';
        if (FORBIDDEN.has(code)) return 'stays';
        throw error;
      }
    },
    look: (file) => entryOf(pathOf(file), file.name),
    fetch: async (file, to, mostBytes) => {
      // neither a link nor a pipe that took the place of the file meanwhile
      const handle = await open(pathOf(file), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      if (!(await handle.stat()).isFile()) {
        await handle.close();
        throw notAFile(file.name);
      }
      const source = createReadStream('', { fd: handle, autoClose: true });
      await pipeline(source, atMost(mostBytes, file.name), createWriteStream(to, { flags: 'wx', mode: 0o600 }));
    },
    putBack: async ({ name, held }) => {
      const taken = await entryOf(inside(name), name);
      if (taken === undefined) await rename(inside('working', held), inside(name));
    },
    archive: async (file, as, said) => {
      const [folder = ''] = as.split('/');
      await ownFolder(base, folder);
      await writeFile(inside(`${as}.result.txt`), said, { mode: 0o640 });
      await rename(pathOf(file), inside(as));
    },
    discard: (name) => rm(inside(name), { force: true }),
    close: () => Promise.resolve(),
  };
}

const FORBIDDEN: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The folder as it really is. Throws Refusal `intake-place` where it is not there or leads out. */
export async function folderWithin(root: string, company: Company, place: string): Promise<string> {
  try {
    const own = join(await realpath(root), company.code);
    const found = await realpath(join(own, place));
    const isInside = found === own || found.startsWith(`${own}${sep}`);
    if (isInside && (await lstat(found)).isDirectory()) return found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'ENOTDIR' && code !== 'ELOOP') throw error;
  }
  throw new Refusal(
    'intake-place',
    `The folder ${place} is not there, may not be read, or leads out of the folder that is allowed.`,
    'Make the folder below the one that this installation allows for the company (INTAKE_ROOT).',
  );
}

/** Makes the folder below what is allowed, where it is not there. */
export async function makeFolder(root: string, company: Company, place: string): Promise<void> {
  await mkdir(join(root, company.code), { recursive: true, mode: 0o750 });
  let made = join(await realpath(root), company.code);
  for (const part of place.split('/').filter((one) => one !== '')) {
    made = join(made, part);
    const found = await lstat(made).catch(() => undefined);
    if (found === undefined) await mkdir(made, { mode: 0o750 });
    else if (found.isSymbolicLink()) break; // judged when it is opened
  }
  await (await openFolder(root, company, { place })).close();
}

/** One of our own folders; a link in its place would lead what is moved out of here. */
async function ownFolder(base: string, name: string): Promise<void> {
  const path = join(base, name);
  await mkdir(path, { mode: 0o750 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if ((OWN as readonly string[]).includes(name) && (await lstat(path)).isDirectory()) return;
  throw notAFile(name);
}

const notAFile = (name: string): Refusal =>
  new Refusal(
    'intake-odd',
    `${name} is not what it should be: a link or something else lies in its place.`,
    'Look into the folder and remove what does not belong there.',
  );

async function entryOf(path: string, name: string): Promise<Entry | undefined> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const is = found.isFile()
    ? 'file'
    : found.isDirectory()
      ? 'folder'
      : found.isSymbolicLink()
        ? 'link'
        : ('other' as const);
  return { name, is, bytes: found.size, modifiedAt: instant(found.mtime) };
}
