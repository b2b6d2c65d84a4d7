/** What a file is by its first bytes, whatever its name says. */
export type Content =
  'text' | 'zip' | 'compound' | 'pdf' | 'html' | 'sheet' | 'xml' | 'image' | 'gzip' | 'rtf' | 'empty' | 'binary';

/** `head` is the beginning of the file, 4 kB are enough. */
export function contentOf(head: Uint8Array): Content {
  if (head.length === 0) return 'empty';
  for (const [content, signature] of SIGNATURES) if (signature.every((byte, at) => head[at] === byte)) return content;
  const text = new TextDecoder('latin1').decode(head.subarray(0, 1_024)).replace(/\0/g, '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, ''); // prettier-ignore
  const start = text.trimStart().slice(0, 200).toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta)/.test(start)) return 'html';
  if (start.startsWith('<?xml')) return SHEET_XML.test(text) ? 'sheet' : /<html/i.test(text) ? 'html' : 'xml';
  if (/^<(?:[a-z]|!doctype|!--)/.test(start)) return SHEET_XML.test(text) ? 'sheet' : 'xml';
  if (start.startsWith('{\\rtf')) return 'rtf';
  return isBinary(head) ? 'binary' : 'text';
}

/** A workbook in one XML document: Excel 2003, or flat OpenDocument. */
const SHEET_XML = /urn:schemas-microsoft-com:office:spreadsheet|<office:document[\s>]/;

const SIGNATURES: readonly (readonly [Content, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
];

/** Control characters that no text has, other than the zero bytes of UTF-16 and stray single ones. */
function isBinary(head: Uint8Array): boolean {
  let odd = 0;
  for (const byte of head)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0 && byte !== 12) odd++;
  return odd > Math.max(4, head.length / 50);
}
