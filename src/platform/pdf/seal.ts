/**
 * A seal at the end of a PDF: one text, appended as an incremental update (ISO 32000-1, 7.5.6), so that nothing of what
 * stands before it is touched and every reader still opens the file. Given the body and the text there is exactly one way
 * to write the update: whoever reads a seal can tell that it is the one that was written, to the byte. Pure.
 */
export interface Sealed {
  /** The PDF as it was before it was sealed. */
  readonly body: Buffer;
  readonly seal: string;
}

/** `text`: what the seal says, as plain ASCII. Throws where the body is no PDF with a packed list of objects. */
export function appendSeal(body: Buffer, text: string): Buffer {
  if (!/^[\x20-\x7e\n]*$/.test(text)) throw new Error('a seal is written in ASCII');
  const { size, root, info, listAt } = endOf(body);
  const from = body.length + 1;
  const object = `${size} 0 obj\n<< /Type /DulySeal /Length ${text.length} >>\nstream\n${text}\nendstream\nendobj\n`;
  const list = from + object.length;
  const places = Buffer.alloc(2 * ENTRY);
  for (const [n, at] of [from, list].entries()) {
    places.writeUInt8(1, n * ENTRY);
    places.writeUInt32BE(at, n * ENTRY + 1);
  }
  const shown = `${places.toString('hex')}>`;
  const names = `/Type /XRef /Size ${size + 2} /Index [ ${size} 2 ] /W [ 1 4 1 ] /Prev ${listAt} /Root ${root}${info}`;
  const tail =
    `${size + 1} 0 obj\n<< ${names} /Filter /ASCIIHexDecode /Length ${shown.length} >>\nstream\n${shown}\n` +
    `endstream\nendobj\nstartxref\n${list}\n%%EOF\n`;
  return Buffer.concat([body, Buffer.from(`\n${object}${tail}`, 'latin1')]);
}

/** The body and its seal, or undefined where the file does not end with a seal as it is written here. */
export function sealedBody(bytes: Buffer): Sealed | undefined {
  const found = bytes.lastIndexOf(MARK);
  if (found < 0) return undefined;
  const head = /(\d+) 0 obj\n<< $/.exec(bytes.toString('latin1', Math.max(0, found - 32), found));
  const end = bytes.indexOf(END, found);
  const begins = bytes.indexOf(BEGIN, found);
  if (head === null || begins < 0 || end < begins) return undefined;
  const seal = bytes.toString('latin1', begins + BEGIN.length, end);
  const sealed = { body: bytes.subarray(0, found - head[0].length - 1), seal };
  return isSame(sealed, bytes) ? sealed : undefined;
}

function isSame({ body, seal }: Sealed, bytes: Buffer): boolean {
  try {
    return appendSeal(body, seal).equals(bytes);
  } catch {
    return false;
  }
}

const MARK = '/Type /DulySeal';
const BEGIN = '>>\nstream\n';
const END = '\nendstream\nendobj\n';
/** Kind, offset in four bytes, generation. */
const ENTRY = 6;

/** What the end of a PDF says: how many objects there are, where its list begins and where reading starts. */
function endOf(body: Buffer): { size: number; root: string; info: string; listAt: number } {
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(body.toString('latin1', Math.max(0, body.length - 64)));
  const listAt = Number(tail?.[1] ?? NaN);
  const dictionary = body.toString('latin1', listAt, body.indexOf('stream', listAt));
  const named = (key: string): string | undefined => new RegExp(`/${key} (\\d+ 0 R)`).exec(dictionary)?.[1];
  const [size, root, info] = [/\/Size (\d+)/.exec(dictionary)?.[1], named('Root'), named('Info')];
  if (!tail || size === undefined || root === undefined || !dictionary.includes('/Type /XRef'))
    throw new Error('not a PDF with a packed list of its objects');
  return { size: Number(size), root, info: info === undefined ? '' : ` /Info ${info}`, listAt };
}
