import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { attachMany, checkSize } from '../documents/actions';
import type { Folder, FolderAttached } from '../documents/cli';
import type { NewDocument } from '../documents/document';
import { safeFileName } from '../documents/file-name';
import { acceptedMedia } from '../documents/media';
import { Refusal, WrongUse } from '../kernel/result';
import type { Progress, Shell } from '../platform/shell';
import { readZip, zipNames, type ZipEntry } from '../platform/zip';
import type { Work } from '../platform/work';
import { bare, matchFiles, numbersIn, type FileMatch, type LeftOut, type NamedDocument } from './attachment-match';
import { documentsNumbered } from './attachment.store';

/**
 * A folder or a ZIP of invoice PDFs, each attached to the document whose number its name carries. What fits nothing, fits several, or
 * cannot be taken is listed with its reason; the others are attached all the same. Twice the same attaches nothing twice.
 * Throws WrongUse where the path is neither a folder nor a ZIP, and what `readZip` throws.
 */
export async function attachMatched(
  work: Work,
  shell: Pick<Shell, 'progress'>,
  folder: Folder,
): Promise<{ readonly attached: number; readonly unchanged: number; readonly left: readonly LeftOut[] }> {
  const files = await filesAt(folder.path);
  const { made, unchanged, left } = await attachAll(work, shell, folder, files);
  return { attached: made.length, unchanged, left };
}

export interface PapersAttached {
  /** The documents that are new. */
  readonly made: readonly number[];
  /** Were there before. */
  readonly unchanged: number;
  readonly matched: readonly Extract<FileMatch, { readonly is: 'matched' }>[];
  readonly left: readonly LeftOut[];
}

/** The same for files that came with a form, each with the name it had on the person's machine. */
export async function attachUploads(
  work: Work,
  target: Target,
  uploads: readonly { readonly name: string; readonly path: string }[],
): Promise<PapersAttached> {
  const named = [...new Map(uploads.map((upload) => [upload.name, upload])).values()].filter(({ name }) =>
    isVisible(name),
  );
  return attachAll(work, { progress: () => ({ at: () => undefined, end: () => undefined }) }, target, {
    names: () => Promise.resolve(named.map(({ name }) => name)),
    each: async function* () {
      for (const { name, path } of named) yield { name, bytes: await readFile(path) };
    },
  });
}

async function attachAll(
  work: Work,
  shell: Pick<Shell, 'progress'>,
  target: Target,
  files: Files,
): Promise<PapersAttached> {
  const names = await files.names();
  const matches = await matched(work, target, names);
  const bar = shell.progress('attaching', names.length);
  const kept = await keepAll(work, target, { files: files.each(), matches, bar }).finally(() => bar.end());
  const made: number[] = [];
  for (let at = 0; at < kept.documents.length; at += AT_ONCE) {
    const some = kept.documents.slice(at, at + AT_ONCE);
    made.push(...(await work.db.transaction((tx) => attachMany(tx, work, some))));
  }
  const unmatched = matches.flatMap((match): LeftOut[] => (match.is === 'matched' ? [] : [match]));
  const refused = new Set(kept.refused.map(({ file }) => file));
  return {
    ...{ made, unchanged: kept.documents.length - made.length, left: [...unmatched, ...kept.refused] },
    matched: matches.flatMap((match) => (match.is === 'matched' && !refused.has(match.file) ? [match] : [])),
  };
}

/** Of which company, as what, and only of one customer where it is said. */
type Target = Omit<Folder, 'path'>;

/** The same for the command line. */
export async function attachFolder(work: Work, shell: Shell, folder: Folder): Promise<FolderAttached> {
  const { left, ...counts } = await attachMatched(work, shell, folder);
  return { ...counts, unmatched: left.map(inWords) };
}

/** What `attachMatched` would attach to which document, by the names alone. */
export async function matchFolder(work: Work, folder: Folder): Promise<FileMatch[]> {
  const files = await filesAt(folder.path);
  return matched(work, folder, await files.names());
}

/** Why a file was left out, after its name. */
function inWords(left: LeftOut): string {
  if (left.is === 'unmatched') return left.file;
  if (left.is === 'refused') return `${left.file}: ${left.message}`;
  const fits = left.candidates.map(({ document, type, customerCode }) => `${document} (${type}, ${customerCode})`);
  return `${left.file}: fits ${fits.join(' and ')}`;
}

/** Documents per transaction. */
const AT_ONCE = 500;

interface Files {
  names(): Promise<string[]>;
  each(): AsyncIterable<ZipEntry>;
}

async function filesAt(path: string): Promise<Files> {
  const found = await stat(path);
  if (found.isDirectory()) return inFolder(path);
  if (!/\.zip$/i.test(path)) {
    throw new WrongUse(
      `${path} is neither a folder nor a ZIP archive.`,
      'Give the folder that holds the PDFs, or a ZIP of it.',
    );
  }
  return {
    names: async () => (await zipNames(path)).filter(isVisible),
    each: () => readZip(path),
  };
}

function inFolder(path: string): Files {
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isVisible)
    .sort();
  return {
    names: () => Promise.resolve(names),
    each: async function* () {
      for (const name of names) yield { name, bytes: await readFile(join(path, name)) };
    },
  };
}

/** What an operating system puts beside people's files is nobody's document. */
const isVisible = (name: string): boolean => !/(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(name);

async function matched(work: Work, folder: Target, names: readonly string[]): Promise<FileMatch[]> {
  const numbers = new Set(names.flatMap(numbersIn));
  const found = await documentsNumbered(work.db.read, folder.companyId, (document) => numbers.has(bare(document)));
  const { customerId } = folder;
  return matchFiles(
    names,
    found.filter((document) => customerId === undefined || document.customerId === customerId),
  );
}

interface Keeping {
  readonly files: AsyncIterable<ZipEntry>;
  readonly matches: readonly FileMatch[];
  readonly bar: Progress;
}

/** The bytes of what was matched into the file store; what is no PDF or too large is told. */
async function keepAll(
  work: Work,
  folder: Target,
  { files, matches, bar }: Keeping,
): Promise<{ documents: NewDocument[]; refused: LeftOut[] }> {
  const byFile = new Map(matches.map((match) => [match.file, match]));
  const documents: NewDocument[] = [];
  const refused: LeftOut[] = [];
  let done = 0;
  for await (const { name, bytes } of files) {
    bar.at(++done);
    const match = byFile.get(name);
    if (match?.is !== 'matched') continue;
    try {
      documents.push(await keep(work, folder, match.document, { name, bytes }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ file: name, is: 'refused', code: error.code, message: error.message });
    }
  }
  return { documents, refused };
}

async function keep(
  work: Work,
  folder: Target,
  document: NamedDocument,
  { name, bytes }: ZipEntry,
): Promise<NewDocument> {
  checkSize(name, bytes.length);
  const media = acceptedMedia(bytes, name);
  if (media.type !== 'application/pdf') {
    throw new Refusal('no-pdf', 'it is not a PDF', 'Attach it by itself: duly attach FILE --item DOCUMENT');
  }
  const { sha256 } = await work.files.put(bytes);
  return {
    companyId: folder.companyId,
    customerId: document.customerId,
    about: `entry/${document.entryId}`,
    kind: folder.kind === 'invoice' ? document.type : folder.kind,
    title: document.document,
    fileName: safeFileName(name, media),
    mediaType: media.type,
    sha256,
    bytes: bytes.length,
  };
}
