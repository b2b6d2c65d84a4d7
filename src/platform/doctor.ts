import { access, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isPostgres, openDb, rowsOf, type Db } from './db';
import { failureFrom } from './failure';
import { migrationNames, migrationsOf } from './migrate';
import { closeBrowser } from './pdf/browser';
import { renderPdf } from './pdf/render';
import { lookAtServer, smtpSettings } from './smtp';

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

/** `only`: not all is looked at. */
export async function examine(patient: Patient, only: readonly string[] = WHAT): Promise<Finding[]> {
  const looks: Readonly<Record<string, () => Finding | Promise<Finding>>> = {
    node: () => node(process.versions.node),
    database: () => database(patient.databaseUrl),
    files: () => folder(patient.home),
    disk: () => disk(patient.home),
    printing,
    mail: () => mail(patient.smtpUrl),
  };
  const findings: Finding[] = [];
  for (const [what, look] of Object.entries(looks)) if (only.includes(what)) findings.push(await look());
  return findings;
}

const WHAT = ['node', 'database', 'files', 'disk', 'printing', 'mail'] as const;

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

/** A greeting, TLS and the password, tried as a mail would; no mail is offered. */
async function mail(smtpUrl: string | null): Promise<Finding> {
  if (smtpUrl === null) {
    const remedy = 'Set SMTP_URL before you switch a company’s test mode off.';
    return { what: 'mail', level: 'weak', found: 'no mail server: messages stay in a folder', remedy };
  }
  const through = `through ${new URL(smtpUrl).host}`;
  try {
    const settings = smtpSettings(smtpUrl);
    const seen = await lookAtServer({ ...settings, patienceMs: Math.min(settings.patienceMs, SHORT_PATIENCE_MS) });
    if ('fault' in seen)
      return { what: 'mail', level: 'broken', found: `${through}: ${seen.fault}`, remedy: cureOf(seen.fault) };
    if (seen.tls) return ok('mail', `${through}, over TLS`);
    const remedy = 'Where mail crosses a network, use a server that offers TLS, and ?requireTls=1 in SMTP_URL.';
    return { what: 'mail', level: 'weak', found: `${through}, without TLS`, remedy };
  } catch (error) {
    const { message, remedy } = failureFrom(error);
    return { what: 'mail', level: 'broken', found: message, remedy };
  }
}

const SHORT_PATIENCE_MS = 10_000;

/** What to do about what a mail server, or Node, says. */
const CURES: readonly (readonly [RegExp, string])[] = [
  [/self.signed|unable to (verify|get)|unknown ca/i, 'Nobody whom this machine trusts vouches for its certificate: name the authority in SMTP_CA.'],
  [/certificate has expired|not yet valid/i, 'Its certificate is out of date: whoever runs the server must renew it.'],
  [/altnames|does not match/i, 'The certificate is for another name: write that name into SMTP_URL.'],
  [/STARTTLS|initiating TLS/i, 'It takes no TLS: use another port or server; ?requireTls=0 in SMTP_URL only inside a network of your own.'],
  [/login|\b53[0458]\b|authenticat/i, 'Correct the user and the password in SMTP_URL; letters such as @ and & are written as %40 and %26.'],
  [/ENOTFOUND|EAI_AGAIN|getaddrinfo/i, 'The name is not known: correct SMTP_URL.'],
  [/ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|timeout/i, 'Nobody answers there: correct the port in SMTP_URL, or open the firewall for it.'],
]; // prettier-ignore

const cureOf = (fault: string): string =>
  CURES.find(([sign]) => sign.test(fault))?.[1] ?? 'Look into the log of the mail server, or ask whoever runs it.';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function nearest(folder: string): Promise<string> {
  return (await exists(folder)) || folder === dirname(folder) ? folder : nearest(dirname(folder));
}
