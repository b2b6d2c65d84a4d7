import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { Db } from './db';
import { migrationsOf } from './migrate';
import { chunksOf, tablesOf, type Table } from './table-rows';

/**
 * A backup is one archive of everything that an installation is: its database as of one moment, and all kept files. It is
 * written while everything runs. `restore` makes an installation of it again, on either database.
 */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly writtenAt: Instant;
  readonly database: 'sqlite' | 'tables';
  /** Those the database had seen. */
  readonly migrations: readonly string[];
  /** What lies in `tables/`; empty where the database lies in `duly.sqlite`. */
  readonly tables: readonly (Table & { readonly rows: number })[];
}

export const FORMAT = 'duly-backup/1';

/** Of one installation: where its database and its files are. */
export interface Backed {
  readonly db: Db;
  /** DULY_HOME. */
  readonly home: string;
  readonly now: Instant;
}

/** Writes the archive; nothing lies under its name before it is whole. Refuses to write over a file. Returns how many files. */
export async function writeBackup(of: Backed, to: string): Promise<{ path: string; files: number }> {
  const path = resolve(to);
  await mkdir(dirname(path), { recursive: true });
  if ((await readdir(dirname(path))).some((name) => join(dirname(path), name) === path)) throw taken(path);
  const work = await mkdtemp(join(dirname(path), '.backup-'));
  try {
    const zip = new ZipFile();
    const written = pipeline(zip.outputStream as Readable, createWriteStream(join(work, 'archive'), { mode: 0o600 }));
    const manifest = of.db.dialect === 'sqlite' ? await copySqlite(of, work) : await copyTables(of, work);
    zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), 'backup.json');
    if (manifest.database === 'sqlite') zip.addFile(join(work, 'duly.sqlite'), 'duly.sqlite');
    for (const { name } of manifest.tables) zip.addFile(join(work, `${name}.jsonl`), `tables/${name}.jsonl`);
    const files = await keptFiles(of.home); // after the database: what it names is there by now
    for (const name of files) zip.addFile(join(of.home, name), name.split(sep).join('/'), { compress: false });
    zip.end();
    await written;
    await rename(join(work, 'archive'), path);
    return { path, files: files.length };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const taken = (path: string): Refusal =>
  new Refusal('backup-exists', `There is a file ${path} already.`, 'Name another with --to.');

async function copySqlite({ db, now }: Backed, work: string): Promise<Manifest> {
  await db.write.raw('vacuum into ?', [join(work, 'duly.sqlite')]);
  return { format: FORMAT, writtenAt: now, database: 'sqlite', migrations: (await migrationsOf(db)) ?? [], tables: [] };
}

/** All tables in one snapshot: a booking that happens meanwhile is wholly in it or not at all. */
async function copyTables({ db, now }: Backed, work: string): Promise<Manifest> {
  const migrations = (await migrationsOf(db)) ?? [];
  return db.write.transaction(
    async (tx) => {
      const tables: (Table & { rows: number })[] = [];
      for (const table of await tablesOf(tx)) {
        const out = createWriteStream(join(work, `${table.name}.jsonl`));
        let rows = 0;
        for await (const chunk of chunksOf(tx, table)) {
          rows += chunk.rows;
          if (!out.write(`${chunk.json}\n`)) await once(out, 'drain');
        }
        out.end();
        await once(out, 'close');
        tables.push({ ...table, rows });
      }
      return { format: FORMAT, writtenAt: now, database: 'tables', migrations, tables };
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

/** Whole files of the store, as paths in the home: `files/ab/cd/abcd…`. */
async function keptFiles(home: string): Promise<string[]> {
  const entries = await readdir(join(home, 'files'), { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => relative(home, join(entry.parentPath, entry.name)))
    .sort();
}
