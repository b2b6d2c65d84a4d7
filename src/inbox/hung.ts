import { LARGEST_DOCUMENT } from '../documents/document';
import { mediaOf, type Media } from '../documents/media';
import type { HungFile } from './mail';

/**
 * What hangs on a mail: judged by its own bytes. What a computer could run, what hides others in it, and what is too large stays closed
 * in the mail, and is named as such.
 */
export interface Hung {
  readonly name: string;
  readonly bytes: Buffer;
  /** A picture in the text. */
  readonly inText: boolean;
}

export interface Judged {
  readonly hung: HungFile;
  readonly media: Media | null;
  readonly bytes: Buffer;
}

const MOST_KEPT = 20;
/** A picture in the text that is smaller is a logo. */
const SMALLEST_PICTURE = 12 * 1024;
/** Programs, scripts, pages, disks, and office files that carry programs, whatever their bytes pretend. */
const RUNS =
  /\.(exe|com|scr|pif|cpl|msi|msix|bat|cmd|ps1|psm1|vbs?|vbe|jse?|wsf?|wsh|hta|lnk|url|reg|jar|apk|app|dmg|pkg|deb|rpm|sh|py|pl|php|html?|xhtml|mht(ml)?|svg|iso|img|vhdx?|one|docm|dotm|xls[mb]|xltm|xlam|ppt[ms]|pptm|potm|ppam|sldm|chm|inf|scf|gadget|application|appref-ms|library-ms)\s*$/i;
const ARCHIVE = /\.(zip|7z|rar|gz|tgz|bz2|xz|tar|cab|arj|ace|lzh|z)\s*$/i;

export function judgedFiles(files: readonly Hung[]): Judged[] {
  const told = files.filter(({ inText, bytes }) => !inText || bytes.length >= SMALLEST_PICTURE);
  let kept = 0;
  return told.map(({ name, bytes }) => {
    const media = mediaOf(bytes) ?? null;
    const closed = closedBecause(name, bytes, media) ?? (kept >= MOST_KEPT ? 'many' : null);
    if (closed === null) kept += 1;
    return { media: closed === null ? media : null, bytes, hung: { name, bytes: bytes.length, closed, documentId: null } };
  });
} // prettier-ignore

function closedBecause(name: string, bytes: Buffer, media: Media | null): HungFile['closed'] {
  if (bytes.length > LARGEST_DOCUMENT) return 'size';
  const isShut = media === null || media.extension === 'zip' || RUNS.test(name) || ARCHIVE.test(name) || hasProgram(bytes, media);
  return isShut ? 'type' : null;
} // prettier-ignore

/** An office file of which the name does not say that it carries a program. */
const hasProgram = (bytes: Buffer, { extension }: Media): boolean =>
  ['docx', 'xlsx', 'odt'].includes(extension) && bytes.includes('vbaProject.bin');
