import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { openPromise, type ZipFile } from 'yauzl';
import { Refusal } from '../kernel/result';
import { FORMAT, type Manifest } from './backup';
import { openBulk, type Bulk } from './bulk';
import { isPostgres, openDb, rowsOf, type Db } from './db';
import { diskFiles } from './files';
import { migrate, migrationNames, migrationsOf } from './migrate';
import { BadFile } from './shell';
import { chunksOf, tablesOf, type Table } from './table-rows';

/**
 * Makes an installation of a backup: its files first, then the database, brought up to the tables of this version. It goes
 * only into an empty database, so that nothing can be lost by it; from SQLite into PostgreSQL and back as well.
 */
export interface Target {
  readonly databaseUrl: string;
  /** DULY_HOME. */
  readonly home: string;
}

/** Throws BadFile where the archive is none of ours or damaged, Refusal where the target is not empty or too old. */
export async function restoreBackup(archive: string, into: Target): Promise<{ writtenAt: string; files: number }> {
  await mkdir(into.home, { recursive: true });
  const work = await mkdtemp(join(into.home, '.restore-'));
  try {
    const files = await unpack(archive, into.home, work);
    const manifest = await manifestIn(work, archive);
    await refuseUsed(into);
    if (manifest.database === 'sqlite' && !isPostgres(into.databaseUrl)) await placeSqlite(work, into.databaseUrl);
    else await loadDatabase(manifest, work, into.databaseUrl);
    const db = openDb(into.databaseUrl);
    await migrate(db).finally(() => db.close());
    return { writtenAt: manifest.writtenAt, files };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const OURS = /^(backup\.json|duly\.sqlite|tables\/\w+\.jsonl|files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

/** The database into `work`, the files into the store of the home, each checked against its name. */
async function unpack(archive: string, home: string, work: string): Promise<number> {
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    throw notOurs(archive);
  });
  const store = diskFiles(join(home, 'files'));
  let files = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (!OURS.test(entry.fileName)) throw notOurs(archive);
      const name = basename(entry.fileName);
      await writeEntry(zip, entry, join(work, name));
      if (!entry.fileName.startsWith('files/')) continue;
      const kept = await store.put({ path: join(work, name) });
      if (kept.sha256 !== name) throw new BadFile(`${archive} is damaged: ${entry.fileName} is not what was kept.`);
      await rm(join(work, name));
      files += 1;
    }
  } finally {
    zip.close();
  }
  return files;
}

type Entry = Parameters<ZipFile['openReadStreamPromise']>[0];

async function writeEntry(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { mode: 0o600 }));
}

const notOurs = (archive: string): BadFile => new BadFile(`${archive} is no backup of Duly.`);

async function manifestIn(work: string, archive: string): Promise<Manifest> {
  const text = await readFile(join(work, 'backup.json'), 'utf8').catch(() => '{}');
  const manifest = JSON.parse(text) as Partial<Manifest>;
  if (manifest.format !== FORMAT) throw notOurs(archive);
  const known = migrationNames();
  const unknown = (manifest.migrations ?? []).filter((name) => !known.includes(name));
  if (unknown.length === 0) return manifest as Manifest;
  throw new Refusal(
    'backup-newer',
    'The backup was written by a newer version of Duly.',
    'Install that version, or a later one, and restore with it.',
    { unknown },
  );
}

async function refuseUsed({ databaseUrl }: Target): Promise<void> {
  if (!isPostgres(databaseUrl)) {
    const exists = await access(databaseUrl).then(
      () => true,
      () => false,
    );
    if (exists) throw used(databaseUrl);
    return;
  }
  const db = openDb(databaseUrl);
  const seen = await migrationsOf(db).finally(() => db.close());
  if (seen !== undefined) throw used('the database');
}

const used = (what: string): Refusal =>
  new Refusal(
    'installation-in-use',
    `There is something in ${what} already; a backup is restored into an empty place only.`,
    'Name a new one with DATABASE_URL and DULY_HOME.',
  );

async function placeSqlite(work: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rename(join(work, 'duly.sqlite'), join(work, 'checked.sqlite'));
  const db = openDb(join(work, 'checked.sqlite'));
  const [check] = await rowsOf<{ quick_check: string }>(db.write, 'pragma quick_check(1)').finally(() => db.close());
  if (check?.quick_check !== 'ok') throw new BadFile('The database in the backup is damaged.');
  await rename(join(work, 'checked.sqlite'), path);
}

/** Tables as they were when the backup was written, their rows, and the numbers that come next. */
async function loadDatabase(manifest: Manifest, work: string, databaseUrl: string): Promise<void> {
  const db = openDb(databaseUrl);
  try {
    await migrate(db, manifest.migrations.at(-1));
    const bulk = await openBulk(db);
    try {
      if (manifest.database === 'sqlite') await loadFromSqlite(bulk, join(work, 'duly.sqlite'));
      else for (const table of manifest.tables) await loadFromLines(bulk, table, join(work, `${table.name}.jsonl`));
    } finally {
      await bulk.close();
    }
    if (db.dialect === 'postgres') await continueNumbers(db);
  } finally {
    await db.close();
  }
}

async function loadFromSqlite(bulk: Bulk, path: string): Promise<void> {
  const source = openDb(path);
  try {
    for (const table of await tablesOf(source.read)) {
      const loader = await bulk.loader(table.name, table.columns);
      for await (const { json } of chunksOf(source.read, table)) await loader.add(json);
      await loader.end();
    }
  } finally {
    await source.close();
  }
}

async function loadFromLines(bulk: Bulk, table: Table & { rows: number }, path: string): Promise<void> {
  const loader = await bulk.loader(table.name, table.columns);
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    await loader.add(line);
  await loader.end();
  const [counted] = await rowsOf<{ n: number }>(bulk.query, `select count(*) as n from "${table.name}"`);
  if (counted?.n !== table.rows) throw new BadFile(`The backup is damaged: ${table.name} has lost rows.`);
}

async function continueNumbers(db: Db): Promise<void> {
  for (const { name, columns } of await tablesOf(db.read)) {
    if (!columns.includes('id')) continue;
    await db.write.raw(
      `select setval(pg_get_serial_sequence('"${name}"', 'id'), max(id)) from "${name}"
       where pg_get_serial_sequence('"${name}"', 'id') is not null having max(id) is not null`,
    );
  }
}
