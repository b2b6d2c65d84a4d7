import { access, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isPostgres, openDb, rowsOf, type Db } from './db';
import { failureFrom } from './failure';
import { migrationNames, migrationsOf } from './migrate';
import { closeBrowser } from './pdf/browser';
import { renderPdf } from './pdf/render';

/**
 * Is this machine fit for Duly? Each finding says what was looked at, what was found, and, where it is not well, what to do.
 * Looking changes nothing: no table is made and no migration run.
 */
export interface Finding {
  readonly what: string;
  /** weak: it works, but not for everything or not for long. */
  readonly level: 'ok' | 'weak' | 'broken';
  readonly found: string;
  readonly remedy: string;
}

export interface Patient {
  readonly databaseUrl: string;
  /** DULY_HOME. */
  readonly home: string;
  readonly smtpUrl: string | null;
}

export async function examine(patient: Patient): Promise<Finding[]> {
  return [
    node(process.versions.node),
    await database(patient.databaseUrl),
    await folder(patient.home),
    await disk(patient.home),
    await printing(),
    mail(patient.smtpUrl),
  ];
}

const ok = (what: string, found: string): Finding => ({ what, level: 'ok', found, remedy: '' });

const OLDEST_NODE = [20, 17] as const;

export function node(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fit = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (fit) return ok('node', version);
  return { what: 'node', level: 'broken', found: version, remedy: `Install Node ${OLDEST_NODE.join('.')} or newer.` };
}

async function database(url: string): Promise<Finding> {
  if (!isPostgres(url) && !(await exists(url)))
    return ok('database', 'SQLite, not made yet: the first command makes it');
  try {
    const db = openDb(url);
    return await reachable(db).finally(() => db.close());
  } catch (error) {
    const { message, remedy } = failureFrom(error);
    return { what: 'database', level: 'broken', found: message, remedy };
  }
}

const OLDEST_POSTGRES = 14;

async function reachable(db: Db): Promise<Finding> {
  const version = await versionOf(db);
  const seen = await migrationsOf(db);
  const known = migrationNames();
  const newer = (seen ?? []).filter((name) => !known.includes(name));
  const found = `${version}, ${seen?.length ?? 0} of ${known.length} migrations`;
  if (newer.length > 0) {
    const remedy = 'It was used by a newer version of Duly: install that one.';
    return { what: 'database', level: 'broken', found: `${found}, and ${newer.length} unknown`, remedy };
  }
  if (db.dialect === 'postgres' && Number(/\d+/.exec(version)?.[0]) < OLDEST_POSTGRES) {
    return { what: 'database', level: 'weak', found, remedy: `Use PostgreSQL ${OLDEST_POSTGRES} or newer.` };
  }
  if (seen?.length === known.length) return ok('database', found);
  return ok('database', `${found}; the next command brings it up to date`);
}

async function versionOf(db: Db): Promise<string> {
  if (db.dialect === 'sqlite') {
    const [row] = await rowsOf<{ version: string }>(db.read, 'select sqlite_version() as version');
    return `SQLite ${row?.version ?? ''}`;
  }
  const [row] = await rowsOf<{ server_version: string }>(db.read, 'show server_version');
  return `PostgreSQL ${row?.server_version ?? ''}`;
}

async function folder(home: string): Promise<Finding> {
  const probe = join(home, `.doctor-${process.pid}`);
  try {
    await mkdir(home, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return ok('files', `${home} can be written to`);
  } catch (error) {
    const { message } = failureFrom(error);
    const remedy = 'Give the user that runs Duly the right to it, or set DULY_HOME to another folder.';
    return { what: 'files', level: 'broken', found: message, remedy };
  }
}

const GIGABYTE = 2 ** 30;

async function disk(home: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(home));
  const free = bavail * bsize;
  const found = `${(free / GIGABYTE).toFixed(1)} GB free`;
  if (free > GIGABYTE) return ok('disk', found);
  const remedy = 'Make room: a backup needs as much as database and files together.';
  return { what: 'disk', level: free > GIGABYTE / 10 ? 'weak' : 'broken', found, remedy };
}

/** A real page, printed: a browser that is there may still lack its libraries. */
async function printing(): Promise<Finding> {
  try {
    const pdf = await renderPdf('<!doctype html><html lang="en"><title>Test page</title><p>Test page</p></html>');
    return ok('printing', `a test page of ${pdf.length} bytes`);
  } catch (error) {
    const { message, remedy } = failureFrom(error);
    return { what: 'printing', level: 'broken', found: message, remedy };
  } finally {
    await closeBrowser();
  }
}

function mail(smtpUrl: string | null): Finding {
  if (smtpUrl !== null) return ok('mail', `through ${new URL(smtpUrl).host}`);
  const remedy = 'Set SMTP_URL before you switch a company’s test mode off.';
  return { what: 'mail', level: 'weak', found: 'no mail server: messages stay in a folder', remedy };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function nearest(folder: string): Promise<string> {
  return (await exists(folder)) || folder === dirname(folder) ? folder : nearest(dirname(folder));
}
