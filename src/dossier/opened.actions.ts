import { safeFileName } from '../documents/file-name';
import { mediaOf } from '../documents/media';
import { Refusal } from '../kernel/result';
import { readMail, type MailFile } from '../platform/mail-read';
import type { Binder, Taken } from '../platform/pdf/assemble';
import { numberedWithin, type NumberedExhibit } from './exhibits';
import { sha256 } from './manifest';
import type { ShownFile, ShownMail } from './shown-mail';
import { shownText, type ShownText } from './shown-text';

/**
 * The files of the exhibits, opened for binding. A mail is read, and each file in it becomes an exhibit numbered below it,
 * for the same readers; what is not handed over by itself stays in the mail, which is carried whole.
 */
export interface OpenedExhibits {
  /** In order; the files of a mail stand after it. */
  readonly exhibits: readonly NumberedExhibit[];
  /** Each by the exhibit's id. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly taken: ReadonlyMap<string, Taken>;
  readonly mails: ReadonlyMap<string, ShownMail>;
  readonly texts: ReadonlyMap<string, ShownText>;
}

/** The bytes of an exhibit by its SHA-256: the file store's `get`. */
export type Originals = (sha256: string) => Promise<Buffer>;

/** Throws Refusal `exhibit-changed` where bytes are not those that were recorded. */
export async function openExhibits(
  numbered: readonly NumberedExhibit[],
  originals: Originals,
  binder: Binder,
): Promise<OpenedExhibits> {
  const opened: Opening = {
    exhibits: [],
    files: new Map(),
    taken: new Map(),
    mails: new Map(),
    texts: new Map(),
    binder,
  };
  for (const exhibit of numbered) await open(opened, exhibit, await recorded(exhibit, originals), 0);
  return opened;
}

interface Opening extends OpenedExhibits {
  readonly exhibits: NumberedExhibit[];
  readonly files: Map<string, Buffer>;
  readonly taken: Map<string, Taken>;
  readonly mails: Map<string, ShownMail>;
  readonly texts: Map<string, ShownText>;
  readonly binder: Binder;
}

/** A mail in a mail in a mail; the fourth stays closed. */
const DEEPEST = 2;
/** Files out of mails in one bundle. */
const MOST_FILES = 300;
/** What a file without a name is called; a mail by its subject. */
const UNNAMED = 'file';
/** A picture in the text that is smaller is a logo. */
const SMALLEST_PICTURE = 12 * 1024;

async function open(opened: Opening, exhibit: NumberedExhibit, bytes: Buffer, depth: number): Promise<void> {
  const { exhibits, files, taken, mails, texts, binder } = opened;
  const read = exhibit.mediaType === 'message/rfc822' ? await readMail(bytes) : undefined;
  const isNamed = exhibit.title !== UNNAMED || (read?.subject ?? '') === '';
  exhibits.push(isNamed ? exhibit : { ...exhibit, title: read?.subject ?? UNNAMED });
  files.set(exhibit.id, bytes);
  const isText = exhibit.mediaType === 'text/plain';
  if (isText) texts.set(exhibit.id, shownText(bytes));
  taken.set(exhibit.id, read || isText ? { merged: false, why: 'not-a-page' } : await binder.take(bytes));
  if (read === undefined) return;
  const shown: ShownFile[] = [];
  let n = 0;
  for (const file of read.files) {
    const media = mediaOf(file.bytes);
    const left = leftInMail(opened, file, media?.type, depth);
    const told = { name: file.name, bytes: file.bytes.length };
    if (left !== null || media === undefined) {
      shown.push({ ...told, is: { left: left ?? 'kind' } });
      continue;
    }
    n += 1;
    const fileName = safeFileName(file.name === '' ? UNNAMED : file.name, media);
    const facts = { fileName, mediaType: media.type, sha256: sha256(file.bytes), bytes: file.bytes.length };
    const found = numberedWithin(exhibit, n, facts);
    shown.push({ ...told, is: { exhibit: found.id } });
    await open(opened, found, file.bytes, depth + 1);
  }
  mails.set(exhibit.id, { ...read, files: shown });
}

function leftInMail(
  { exhibits }: Opening,
  { name, bytes, inText }: MailFile,
  type: string | undefined,
  depth: number,
): 'picture' | 'kind' | 'winmail' | 'deep' | 'many' | null {
  if (/^winmail\.dat$/i.test(name)) return 'winmail';
  if (type === undefined) return 'kind';
  if (inText && type.startsWith('image/') && bytes.length < SMALLEST_PICTURE) return 'picture';
  if (type === 'message/rfc822' && depth >= DEEPEST) return 'deep';
  return exhibits.filter(({ within }) => within !== null).length >= MOST_FILES ? 'many' : null;
}

async function recorded(exhibit: NumberedExhibit, originals: Originals): Promise<Buffer> {
  const bytes = await originals(exhibit.sha256);
  if (sha256(bytes) === exhibit.sha256) return bytes;
  throw new Refusal(
    'exhibit-changed',
    `The file of ${exhibit.title} (${exhibit.fileName}) is not the one that was recorded.`,
    'Restore the file from the backup, or attach the right one and make the file again.',
    { sha256: exhibit.sha256 },
  );
}
