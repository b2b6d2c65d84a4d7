import { decode, encodingExists } from 'iconv-lite';

/**
 * A mail taken apart by hand as far as machines speak in it: its headers, and the leaves of its tree with their types, also those that
 * mail libraries fold into the text: reports of delivery and what a bounce gives back of a mail. Bounded in depth, number and size,
 * and it never throws: what is broken is what it is up to there.
 */
export interface MimeLeaf {
  /** Lower case: `text/plain`, `message/delivery-status`. */
  readonly type: string;
  readonly text: string;
  /** It stands inside a mail that this one carries. */
  readonly carried: boolean;
  /** It hangs on the mail as a file. */
  readonly isFile: boolean;
}

export interface Mime {
  /** Lower case, the first value of each. */
  readonly headers: ReadonlyMap<string, string>;
  readonly leaves: readonly MimeLeaf[];
}

const DEEPEST = 12;
const MOST_LEAVES = 200;
const MOST_HEADERS = 500;
const LONGEST_HEADER = 20_000;
const LONGEST_LEAF = 300_000;

export function mimeOf(bytes: Buffer): Mime {
  const whole = bytes.toString('latin1');
  const { headers, body } = parted(whole);
  const leaves: MimeLeaf[] = [];
  walk({ headers, body, depth: 0, carried: false }, leaves);
  return { headers, leaves };
}

interface Node {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly depth: number;
  readonly carried: boolean;
}

/** Types that only say something to machines and to whoever reads bounces: kept as their text. */
const SPOKEN = /^(text\/|message\/)/;

function walk(node: Node, leaves: MimeLeaf[]): void {
  if (leaves.length >= MOST_LEAVES) return;
  const { type, parameters } = contentOf(node.headers.get('content-type') ?? 'text/plain');
  const boundary = parameters.get('boundary');
  if (type.startsWith('multipart/') && boundary && node.depth < DEEPEST) {
    for (const piece of piecesOf(node.body, boundary)) walk({ ...parted(piece), depth: node.depth + 1, carried: node.carried }, leaves);
    return;
  }
  if (!SPOKEN.test(type)) return;
  const raw = bodyBytes(node);
  const isFile = /^\s*attachment/i.test(node.headers.get('content-disposition') ?? '');
  leaves.push({ type, text: textOf(raw, parameters.get('charset') ?? 'utf-8'), carried: node.carried, isFile });
  if (type !== 'message/rfc822' && type !== 'message/global') return;
  if (node.depth < DEEPEST) walk({ ...parted(raw.toString('latin1')), depth: node.depth + 1, carried: true }, leaves);
} // prettier-ignore

function bodyBytes({ headers, body }: Node): Buffer {
  const how = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  const some = body.slice(0, LONGEST_LEAF * 2);
  if (how === 'base64') return Buffer.from(some.replace(/[^A-Za-z0-9+/=]+/g, ''), 'base64').subarray(0, LONGEST_LEAF);
  if (how !== 'quoted-printable') return Buffer.from(some.slice(0, LONGEST_LEAF), 'latin1');
  const plain = some
    .replace(/[ \t]*=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain.slice(0, LONGEST_LEAF), 'latin1');
}

function textOf(raw: Buffer, charset: string): string {
  const named = charset.trim().toLowerCase();
  // bytes that are no letters of what the mail says it is written in are most often the other usual one
  const text = decode(raw, encodingExists(named) ? named : 'utf-8');
  return (text.includes('\ufffd') ? decode(raw, 'windows-1252') : text).replace(/\r\n?/g, '\n');
}

/** Its lines up to the first empty one, and the rest. */
function parted(text: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const body = end === null ? '' : text.slice(end.index + end[0].length);
  return { headers: headersOf(head.slice(0, MOST_HEADERS * 2_000)), body };
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let name = '';
  let value: string[] = [];
  const keep = (): void => {
    if (name === '' || found.has(name) || found.size >= MOST_HEADERS) return;
    found.set(name, decodeWords(value.join(' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_HEADER)));
  };
  for (const line of head.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) value.push(line);
    else {
      keep();
      const colon = line.indexOf(':');
      name = colon > 0 && colon < 100 ? line.slice(0, colon).trim().toLowerCase() : '';
      value = [line.slice(colon + 1)];
    }
  }
  keep();
  return found;
}

/** `=?utf-8?Q?…?=` (RFC 2047); text that stands there in eight bits is UTF-8, or else what Windows writes. */
function decodeWords(value: string): string {
  const eight = /[\x80-\xff]/.test(value) ? textOf(Buffer.from(value, 'latin1'), 'utf-8') : value;
  return eight
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?([^?\s]{1,40})\?([bq])\?([^?\s]{0,2000})\?=/gi, (_, charset: string, how: string, text: string) => {
      const raw =
        how.toLowerCase() === 'b'
          ? Buffer.from(text, 'base64')
          : Buffer.from(
              text
                .replace(/_/g, ' ')
                .replace(/=([0-9A-Fa-f]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
              'latin1',
            );
      return textOf(raw, charset.split('*')[0] ?? 'utf-8').replace(/\s+/g, ' ');
    });
}

/** The pieces between its boundaries; what stands before the first and after the last is for nobody. */
function piecesOf(body: string, boundary: string): string[] {
  const mark = `--${boundary}`;
  const pieces: string[] = [];
  let begun = -1;
  let at = body.startsWith(mark) ? 0 : body.indexOf(`\n${mark}`);
  while (at >= 0 && pieces.length < MOST_LEAVES) {
    const line = at === 0 && body.startsWith(mark) ? 0 : at + 1;
    if (begun >= 0) pieces.push(body.slice(begun, at));
    const after = body.indexOf('\n', line);
    begun = after < 0 ? body.length : after + 1;
    if (body.startsWith('--', line + mark.length)) return pieces;
    at = body.indexOf(`\n${mark}`, begun - 1);
  }
  if (begun >= 0 && pieces.length < MOST_LEAVES) pieces.push(body.slice(begun)); // it breaks off
  return pieces;
}

function contentOf(value: string): { readonly type: string; readonly parameters: ReadonlyMap<string, string> } {
  const [type = '', ...rest] = value.slice(0, 2_000).split(';');
  const parameters = new Map<string, string>();
  for (const one of rest) {
    const equals = one.indexOf('=');
    if (equals < 0) continue;
    const name = one.slice(0, equals).trim().toLowerCase();
    parameters.set(name, one.slice(equals + 1).trim().replace(/^"(.*)"$/, '$1')); // prettier-ignore
  }
  return { type: type.trim().toLowerCase() || 'text/plain', parameters };
}
