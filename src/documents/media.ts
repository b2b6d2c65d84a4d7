import { Refusal } from '../kernel/result';

/**
 * What a file is by its own bytes, and a name for it that is safe on every system. The name it came with proves nothing:
 * a page of HTML called `contract.pdf` is refused, and a PNG called `scan.pdf` becomes `scan.png`.
 */
export interface Media {
  readonly type: string;
  /** Without the dot. */
  readonly extension: string;
}

/** The media type by the bytes, or undefined for what is not accepted (programs, web pages, unknown binaries). */
export function mediaOf(bytes: Buffer): Media | undefined {
  for (const [media, is] of SIGNATURES) if (is(bytes)) return media;
  return textMediaOf(bytes);
}

/** The same; refuses with what is accepted. */
export function acceptedMedia(bytes: Buffer, fileName: string): Media {
  const media = mediaOf(bytes);
  if (media) return media;
  throw new Refusal(
    'file-type-not-accepted',
    `${fileName} is not a file that can be attached.`,
    'Attach a PDF, an image (PNG, JPEG, TIFF, GIF, WebP), an Office file, a mail (.eml, .msg), XML or plain text.',
  );
}

const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.length >= at + text.length && bytes.toString('latin1', at, at + text.length) === text;

const PDF_HEAD = 1024; // the header may stand anywhere in the first kilobyte (ISO 32000-1, annex H)
const ZIP_HEAD = 4096;

/** In the first of these parts of the archive a program names the format: read from the local file headers. */
const zipNames = (bytes: Buffer, name: string): boolean =>
  startsWith(bytes, 'PK\x03\x04') && bytes.toString('latin1', 0, ZIP_HEAD).includes(name);

const SIGNATURES: readonly (readonly [Media, (bytes: Buffer) => boolean])[] = [
  [{ type: 'application/pdf', extension: 'pdf' }, (b) => b.toString('latin1', 0, PDF_HEAD).includes('%PDF-')],
  [{ type: 'image/png', extension: 'png' }, (b) => startsWith(b, '\x89PNG\r\n\x1a\n')],
  [{ type: 'image/jpeg', extension: 'jpg' }, (b) => startsWith(b, '\xff\xd8\xff')],
  [{ type: 'image/tiff', extension: 'tif' }, (b) => startsWith(b, 'II*\x00') || startsWith(b, 'MM\x00*')],
  [
    { type: 'image/heic', extension: 'heic' },
    (b) => /^ftyp(hei[cx]|hev[cx]|mif1|msf1)/.test(b.toString('latin1', 4, 12)),
  ],
  [{ type: 'image/gif', extension: 'gif' }, (b) => startsWith(b, 'GIF87a') || startsWith(b, 'GIF89a')],
  [{ type: 'image/webp', extension: 'webp' }, (b) => startsWith(b, 'RIFF') && startsWith(b, 'WEBP', 8)],
  [
    { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
    (b) => zipNames(b, 'xl/'),
  ],
  [
    { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
    (b) => zipNames(b, 'word/'),
  ],
  [
    { type: 'application/vnd.oasis.opendocument.text', extension: 'odt' },
    (b) => zipNames(b, 'application/vnd.oasis.opendocument.text'),
  ],
  [{ type: 'application/zip', extension: 'zip' }, (b) => startsWith(b, 'PK\x03\x04')],
  [{ type: 'application/x-ole-storage', extension: 'msg' }, (b) => startsWith(b, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
];

const TEXT_HEAD = 4096;
const MAIL_FIELD = /^(received|from|to|subject|date|message-id|return-path|mime-version|delivered-to|content-type):/im;

function textMediaOf(bytes: Buffer): Media | undefined {
  if (bytes.length === 0 || bytes.includes(0)) return undefined;
  const head = bytes
    .toString('utf8', 0, TEXT_HEAD)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^#!|^MZ|^\x7fELF/.test(head) || head.includes('\ufffd\ufffd')) return undefined;
  if (/<\s*(!doctype\s+html|html|svg|script|body|head)\b/i.test(head) && !MAIL_FIELD.test(firstLine(head)))
    return undefined;
  if (head.startsWith('<?xml') || /^<[\w:]+[\s>]/.test(head)) return { type: 'application/xml', extension: 'xml' };
  if (MAIL_FIELD.test(firstLine(head))) return { type: 'message/rfc822', extension: 'eml' };
  return { type: 'text/plain', extension: 'txt' };
}

const firstLine = (text: string): string => text.slice(0, text.search(/\r?\n|$/));
