import { randomBytes } from 'node:crypto';
import { open, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Day, Instant } from '../kernel/day';
import type { Tx } from '../platform/db';
import type { Upload } from '../platform/web/answer';
import { zipNames } from '../platform/zip';
import type { Work } from '../platform/work';
import { looksLikeEinvoice } from './formats/einvoices';
import { contentOf } from './formats/magic';
import { looksSigned } from './formats/signed';
import { carriesEinvoice, hasEinvoices } from './members.actions';
import type { ImportWork } from './upload';
import { holdsBooks, packFiles } from './years.actions';
import { dropOld, dropWork, insertWork, placesInUse, type NewWork } from './upload.store';

/**
 * Files that were uploaded and wait for a person: each list by itself; PDFs together, and each ZIP of PDFs. They lie below DULY_HOME in
 * folders of their own until they are booked or left, at most some days.
 */
export interface Receiving {
  readonly companyId: number;
  readonly home: string;
  readonly at: Instant;
}

/** The numbers of what was made of the uploads, lists first. */
export async function receiveUploads(
  work: Work,
  receiving: Receiving,
  uploads: readonly Upload[],
): Promise<readonly number[]> {
  const sorted = await Promise.all(uploads.map(async (upload) => ({ upload, is: await contentIs(upload) })));
  const having = (wanted: Content): Upload[] => sorted.filter(({ is }) => is === wanted).map(({ upload }) => upload);
  const papers = having('paper');
  const einvoices = having('einvoice');
  const books = having('books');
  const groups: Group[] = [
    ...having('list').map((upload): Group => ({ kind: 'file', uploads: [upload] })),
    ...(books.length === 0 ? [] : [{ kind: 'file' as const, uploads: books }]),
    ...(einvoices.length === 0 ? [] : [{ kind: 'file' as const, uploads: einvoices }]),
    ...having('papers').map((upload): Group => ({ kind: 'documents', uploads: [upload] })),
    ...(papers.length === 0 ? [] : [{ kind: 'documents' as const, uploads: papers }]),
  ];
  const made: number[] = [];
  for (const group of groups) made.push(await keep(work, receiving, group));
  return made;
}

/** E-invoices that come together are imported together, and so are books of several years. */
type Content = 'list' | 'books' | 'einvoice' | 'paper' | 'papers';

interface Group {
  readonly kind: 'file' | 'documents';
  readonly uploads: readonly Upload[];
}

const HEAD = 16_384;

/** What no name shows and no content decides is a list: reading it says what is wrong with it. */
async function contentIs({ path, name }: Upload): Promise<Content> {
  const file = await open(path);
  const head = Buffer.alloc(HEAD);
  const { bytesRead } = await file.read(head, 0, HEAD, 0).finally(() => file.close());
  const content = contentOf(head.subarray(0, bytesRead));
  if (looksSigned(head.subarray(0, bytesRead))) return 'einvoice';
  if (content === 'pdf' && (await carriesEinvoice(path))) return 'einvoice';
  if (content === 'pdf') return /\.pdf$/i.test(name) ? 'paper' : 'list';
  if (content === 'xml') return looksLikeEinvoice(head.subarray(0, bytesRead)) ? 'einvoice' : 'list';
  if (content === 'text') return (await holdsBooks(path)) ? 'books' : 'list';
  if (content !== 'zip') return 'list';
  const names = await zipNames(path).catch((): string[] => []);
  const isWorkbook = names.includes('[Content_Types].xml');
  if (isWorkbook || !names.some((one) => /\.pdf$/i.test(one))) return 'list';
  return (await hasEinvoices(path)) ? 'list' : 'papers';
}

async function keep(work: Work, { companyId, home, at }: Receiving, group: Group): Promise<number> {
  const { kind, uploads } = group;
  const place = randomBytes(12).toString('hex');
  await mkdir(join(home, UPLOADS, place), { recursive: true, mode: 0o700 });
  const zip = kind === 'documents' && uploads.length === 1 && /\.zip$/i.test(uploads[0]?.name ?? '');
  if (kind === 'file' && uploads.length > 1) await pack(join(home, UPLOADS, place, LIST), uploads, at);
  else
    for (const [at, upload] of uploads.entries()) {
      const name = kind === 'file' ? LIST : zip ? ZIP : await freeName(join(home, UPLOADS, place), upload.name, at);
      await rename(upload.path, join(home, UPLOADS, place, name));
    }
  const [first] = uploads;
  return work.db.transaction((tx) =>
    insertWork(tx, work, {
      companyId,
      kind,
      fileName: `${first?.name ?? ''}${uploads.length > 1 ? ` + ${uploads.length - 1}` : ''}`,
      place,
      bytes: uploads.reduce((sum, { bytes }) => sum + bytes, 0),
      said: { options: {}, ...(kind === 'documents' ? { paper: 'invoice' } : {}) },
      task: kind === 'file' ? 'read' : 'match',
      importId: null,
      at,
    }),
  );
}

/** A list that nobody uploaded: it came by itself, as its source delivers it. */
export interface Delivered {
  readonly upload: Omit<Upload, 'field'>;
  readonly fileDay: Day;
  /** The name under which its source is remembered. */
  readonly source: string;
  /** It is no list but a paper, which belongs to something. */
  readonly isPaper?: boolean;
}

/** Takes it in like an upload; `also` is done in the same transaction. Whatever is in it, reading it says what is wrong with it. */
export async function receiveDelivered(
  work: Work,
  { companyId, home, at }: Receiving,
  { upload, fileDay, source, isPaper = false }: Delivered,
  also: (tx: Tx, id: number) => Promise<void>,
): Promise<number> {
  const place = randomBytes(12).toString('hex');
  await mkdir(join(home, UPLOADS, place), { recursive: true, mode: 0o700 });
  await rename(upload.path, join(home, UPLOADS, place, isPaper ? plainName(upload.name) : LIST));
  return work.db.transaction(async (tx) => {
    const made: NewWork = {
      companyId,
      kind: isPaper ? 'documents' : 'file',
      fileName: upload.name,
      place,
      bytes: upload.bytes,
      said: isPaper ? { options: {}, paper: 'invoice' } : { options: {}, source },
      task: isPaper ? 'match' : 'read',
      importId: null,
      fileDay,
      at,
    };
    const id = await insertWork(tx, work, made);
    await also(tx, id);
    return id;
  });
}

/** A list of a bank that asks something waits until somebody says it. */
export async function receiveBankList(
  work: Work,
  { companyId, home, at }: Receiving,
  { path, name, bytes }: Upload,
): Promise<number> {
  const place = randomBytes(12).toString('hex');
  await mkdir(join(home, UPLOADS, place), { recursive: true, mode: 0o700 });
  await rename(path, join(home, UPLOADS, place, LIST));
  return work.db.transaction((tx) =>
    insertWork(tx, work, { companyId, kind: 'bank', fileName: name, place, bytes, said: { options: {} }, task: 'read', importId: null, at }),
  ); // prettier-ignore
}

async function pack(path: string, uploads: readonly Upload[], at: Instant): Promise<void> {
  await packFiles(path, uploads.map((upload) => ({ path: upload.path, name: plainName(upload.name) })), at);
  for (const upload of uploads) await rm(upload.path);
} // prettier-ignore

const UPLOADS = 'uploads';
const LIST = 'list';
const ZIP = 'papers.zip';

/** The name under which a paper is matched; a second one of the same name stands in a folder of its own. */
async function freeName(folder: string, given: string, at: number): Promise<string> {
  const name = plainName(given);
  const taken = await stat(join(folder, name)).catch(() => undefined);
  if (taken === undefined) return name;
  await mkdir(join(folder, String(at)));
  return join(String(at), name);
}

const LONGEST_NAME = 120;

const plainName = (given: string): string =>
  given
    .replace(/[/\\\p{Cc}]/gu, '_')
    .replace(/^\.+/, '')
    .slice(-LONGEST_NAME) || 'file.pdf';

/** Where the list lies, the ZIP, or the folder of papers. */
export async function pathOf(home: string, { kind, place, fileName }: ImportWork): Promise<string> {
  const folder = join(home, UPLOADS, place ?? '');
  const zip = join(folder, ZIP);
  const path = kind !== 'documents' ? join(folder, LIST) : await stat(zip).then(() => zip, () => folder); // prettier-ignore
  const there = place !== null && (await stat(path).catch(() => undefined)) !== undefined;
  if (there) return path;
  throw new Refusal('upload-gone', `The upload of ${fileName} is no longer kept.`, 'Upload the file again.');
}

/** A person leaves it: nothing was booked, nothing stays. Refuses while somebody is at it (`upload-changed`). */
export async function leaveUpload(work: Work, home: string, upload: ImportWork, now: Instant): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await dropWork(tx, upload, now))) throw somebodyIsAtIt(upload);
    await record(tx, work, {
      companyId: upload.companyId,
      kind: 'import.left',
      ref: `upload/${upload.id}`,
      payload: { file: upload.fileName, bytes: upload.bytes },
    });
  });
  await dropFiles(home, upload);
}

export const somebodyIsAtIt = ({ fileName }: ImportWork): Refusal =>
  new Refusal(
    'upload-changed',
    `Somebody has changed ${fileName} or works on it right now.`,
    'Look at it again: it shows how far it is.',
  );

export async function dropFiles(home: string, { place }: Pick<ImportWork, 'place'>): Promise<void> {
  if (place !== null) await rm(join(home, UPLOADS, place), { recursive: true, force: true });
}

const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Where files lie while they come in; what a broken connection or a crash left there belongs to nobody. */
const INCOMING = 'incoming';

/** What nobody has come back to for days goes, with what belongs to nothing. Returns how many uploads. */
export async function sweepUploads(work: Work, home: string): Promise<number> {
  const before = new Date(Date.parse(work.now) - KEPT_DAYS * DAY_MS).toISOString() as Instant;
  const gone = await work.db.transaction((tx) => dropOld(tx, before));
  await sweepFolder(work, join(home, UPLOADS), await placesInUse(work.db.read));
  await sweepFolder(work, join(home, INCOMING), new Set());
  return gone;
}

/** Removes what is older than a day and not in use. */
async function sweepFolder({ now }: Work, folder: string, used: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    const isOld = found !== undefined && found.mtimeMs < Date.parse(now) - DAY_MS;
    if (isOld && !used.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
