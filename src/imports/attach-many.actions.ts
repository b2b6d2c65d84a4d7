import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { attachMany } from '../documents/actions';
import { LARGEST_DOCUMENT, type NewDocument } from '../documents/document';
import { safeFileName } from '../documents/file-name';
import { acceptedMedia } from '../documents/media';
import { Refusal, WrongUse } from '../kernel/result';
import { readZip, type ZipEntry } from '../platform/zip';
import type { Work } from '../platform/work';
import { bare, matchFiles, numbersIn, type FileMatch, type NamedDocument } from './attachment-match';
import { documentsNumbered } from './attachment.store';

/**
 * A folder or a ZIP of invoice PDFs, each attached to the document whose number its name carries. What fits nothing, fits several, or
 * cannot be taken is listed with its reason; the others are attached all the same. Twice the same attaches nothing twice.
 */
export interface AttachedMany {
  readonly attached: number;
  /** Attached before. */
  readonly already: number;
  readonly unmatched: readonly string[];
  readonly ambiguous: readonly { readonly file: string; readonly candidates: readonly NamedDocument[] }[];
  readonly refused: readonly { readonly file: string; readonly why: string }[];
}

/** Throws WrongUse where `path` is neither a folder nor a ZIP, and what `readZip` throws. */
export async function attachFolder(
  work: Work,
  companyId: number,
  path: string,
  watch: (done: number) => void = () => undefined,
): Promise<AttachedMany> {
  const files = await filesAt(path);
  const matches = new Map((await matched(work, companyId, await files.names())).map((match) => [match.file, match]));
  const kept = await keepAll(work, companyId, { files: files.each(), matches, watch });
  let attached = 0;
  for (let at = 0; at < kept.documents.length; at += AT_ONCE) {
    const some = kept.documents.slice(at, at + AT_ONCE);
    attached += await work.db.transaction((tx) => attachMany(tx, work, some));
  }
  const all = [...matches.values()];
  return {
    attached,
    already: kept.documents.length - attached,
    unmatched: all.flatMap((match) => (match.is === 'unmatched' ? [match.file] : [])),
    ambiguous: all
      .flatMap((match) => (match.is === 'ambiguous' ? [match] : []))
      .map(({ file, candidates }) => ({ file, candidates })),
    refused: kept.refused,
  };
}

/** Documents per transaction. */
const AT_ONCE = 500;

interface Files {
  names(): Promise<string[]>;
  each(): AsyncIterable<ZipEntry>;
}

async function filesAt(path: string): Promise<Files> {
  const found = await stat(path);
  if (found.isDirectory()) return folder(path);
  if (!/\.zip$/i.test(path)) {
    throw new WrongUse(
      `${path} is neither a folder nor a ZIP archive.`,
      'Give the folder that holds the PDFs, or a ZIP of it.',
    );
  }
  return {
    names: async () => {
      const names: string[] = [];
      for await (const { name } of readZip(path)) names.push(name);
      return names.filter(isVisible);
    },
    each: () => readZip(path),
  };
}

function folder(path: string): Files {
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

async function matched(work: Work, companyId: number, names: readonly string[]): Promise<FileMatch[]> {
  const wanted = new Set(names.flatMap(numbersIn));
  return matchFiles(names, await documentsNumbered(work.db.read, companyId, (document) => wanted.has(bare(document))));
}

interface Keeping {
  readonly files: AsyncIterable<ZipEntry>;
  readonly matches: ReadonlyMap<string, FileMatch>;
  readonly watch: (done: number) => void;
}

/** The bytes of what was matched into the file store; what is no PDF or too large is told. */
async function keepAll(
  work: Work,
  companyId: number,
  { files, matches, watch }: Keeping,
): Promise<{ documents: NewDocument[]; refused: { file: string; why: string }[] }> {
  const documents: NewDocument[] = [];
  const refused: { file: string; why: string }[] = [];
  let done = 0;
  for await (const { name, bytes } of files) {
    watch(++done);
    const match = matches.get(name);
    if (match?.is !== 'matched') continue;
    try {
      documents.push(await keep(work, companyId, match.document, { name, bytes }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ file: name, why: error.message });
    }
  }
  return { documents, refused };
}

async function keep(
  work: Work,
  companyId: number,
  document: NamedDocument,
  { name, bytes }: ZipEntry,
): Promise<NewDocument> {
  const media = acceptedMedia(bytes, name);
  if (media.type !== 'application/pdf') {
    throw new Refusal(
      'no-pdf',
      `${name} is not a PDF.`,
      'Attach it by itself: duly attach FILE --to DOCUMENT --kind KIND',
    );
  }
  if (bytes.length > LARGEST_DOCUMENT) {
    throw new Refusal(
      'file-too-large',
      `${name} is larger than ${LARGEST_DOCUMENT / 1024 / 1024} MB.`,
      'Make it smaller.',
    );
  }
  const { sha256 } = await work.files.put(bytes);
  return {
    companyId,
    customerId: document.customerId,
    about: `entry/${document.entryId}`,
    kind: document.type,
    title: document.document,
    fileName: safeFileName(name, media),
    mediaType: media.type,
    sha256,
    bytes: bytes.length,
  };
}
