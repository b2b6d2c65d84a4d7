import type { Media } from './media';

/**
 * A file name that is safe on every system and says what the file is: no folders, no control characters, nothing that
 * Windows forbids or reserves, at most 120 characters, and the extension that its bytes deserve.
 */
export function safeFileName(given: string, media: Media): string {
  const last = given.normalize('NFC').split(/[/\\]/).pop() ?? '';
  const dot = last.lastIndexOf('.');
  const extension = dot > 0 ? last.slice(dot + 1).toLowerCase() : '';
  const kept = sameKind(extension, media) ? extension : media.extension;
  const stem = sameKind(extension, media) || KNOWN.has(extension) ? last.slice(0, dot) : last;
  return `${safeStem(stem)}.${kept}`;
}

const LONGEST_STEM = 110;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

function safeStem(stem: string): string {
  const plain = stem
    // eslint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const cut = [...plain].slice(0, LONGEST_STEM).join('').trimEnd();
  if (cut === '') return 'document';
  return RESERVED.test(cut) ? `_${cut}` : cut;
}

/** Extensions that name the same kind of file as its bytes do; the first is ours. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpg', 'jpeg', 'jpe'],
  tif: ['tif', 'tiff'],
  msg: ['msg', 'doc', 'xls', 'ppt'],
  zip: ['zip', 'pptx', 'ods', 'asice'],
  xml: ['xml', 'ubl', 'cii'],
  txt: ['txt', 'csv', 'md', 'log'],
};

const sameKind = (extension: string, media: Media): boolean =>
  (ALIKE[media.extension] ?? [media.extension]).includes(extension);

const KNOWN: ReadonlySet<string> = new Set([
  ...Object.values(ALIKE).flat(),
  ...['pdf', 'png', 'gif', 'webp', 'xlsx', 'docx', 'odt', 'eml', 'htm', 'html', 'exe'],
]);
