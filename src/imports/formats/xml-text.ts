import iconv from 'iconv-lite';

/**
 * The text of an XML document. A byte order mark wins, then bytes that are UTF-8 without a fault, whatever the document declares; then
 * what it declares, and at last the Western European alphabet of Windows. The declaration is taken off, so that no reader believes it.
 */
export interface XmlText {
  readonly text: string;
  /** True where the document declares another encoding than it is written in. */
  readonly lied: boolean;
}

export function xmlText(bytes: Uint8Array): XmlText {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1').replace(/\0/g, '');
  const declared = (
    /^[^<]{0,4}<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8'
  ).toLowerCase();
  const written = encodingOf(bytes, declared);
  const text = written === 'utf-8' || written.startsWith('utf-16')
    ? new TextDecoder(written).decode(bytes)
    : iconv.decode(Buffer.from(bytes), written); // prettier-ignore
  const isAscii = written === 'utf-8' && !bytes.some((byte) => byte > 127);
  return { text: withoutDeclaration(text), lied: !isAscii && family(declared) !== family(written) };
}

function encodingOf(bytes: Uint8Array, declared: string): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return ONE_BYTE.test(declared) && iconv.encodingExists(declared) ? declared : 'windows-1252';
  }
}

const ONE_BYTE = /^(?:iso-?8859-\d{1,2}|windows-125\d|cp\d{3,4}|latin\d|us-ascii|ascii)$/;

const family = (name: string): string => {
  const bare = name.replace(/[^a-z0-9]/g, '');
  if (/^(?:iso88591|windows1252|cp1252|latin1|usascii|ascii)$/.test(bare)) return 'western';
  return bare.replace(/^(utf16).*$/, '$1');
};

/** As many lines are left as there were. */
function withoutDeclaration(text: string): string {
  const marked = text.replace(/^\uFEFF/, '');
  const plain = marked.trimStart();
  const end = plain.startsWith('<?xml') ? plain.indexOf('?>') : -1;
  if (end < 0 || end > 400) return marked;
  const before = marked.slice(0, marked.length - plain.length + end).split('\n').length - 1;
  return '\n'.repeat(before) + plain.slice(end + 2);
}
