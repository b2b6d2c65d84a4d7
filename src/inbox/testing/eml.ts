import type { ReadMail } from '../read-mail';

/** A mail as it lies in a file, taken apart as far as the tests of its reading need: leaf parts with their types, decoded. */
export function mailFrom(raw: string): ReadMail {
  const { headers, body } = split(raw.replace(/\r\n/g, '\n'));
  const parts = leavesOf(headers, body, 0);
  const text = parts.find(({ type }) => type === 'text/plain')?.text;
  const html = parts.find(({ type }) => type === 'text/html')?.text ?? '';
  const field = (name: string): string => decodedWords(headers.get(name) ?? '');
  return {
    headers: new Map([...headers].map(([name, value]) => [name, decodedWords(value)])),
    from: field('from'),
    to: field('to').split(',').map((one) => one.trim()).filter((one) => one !== ''),
    subject: field('subject'),
    text: text ?? html.replace(/<br\s*\/?>|<\/(p|div)>/gi, '\n').replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    parts,
  }; // prettier-ignore
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\n\n');
  const head = (end < 0 ? raw : raw.slice(0, end)).replace(/\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : raw.slice(end + 2) };
}

function leavesOf(headers: ReadonlyMap<string, string>, body: string, depth: number): { type: string; text: string }[] {
  const full = headers.get('content-type') ?? 'text/plain';
  const type = full.split(';')[0]!.trim().toLowerCase();
  const boundary = /boundary="?([^";]+)"?/i.exec(full)?.[1];
  if (type.startsWith('multipart/') && boundary !== undefined && depth < 10) {
    const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1).filter((piece) => !piece.startsWith('--')); // prettier-ignore
    return pieces.flatMap((piece) => {
      const part = split(piece.replace(/^[ \t]*\n/, ''));
      return piece.startsWith('\n\n')
        ? [{ type: 'text/plain', text: piece.slice(2) }]
        : leavesOf(part.headers, part.body, depth + 1);
    });
  }
  return [{ type, text: decoded(body, headers.get('content-transfer-encoding')?.toLowerCase()) }];
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return unquoted(body.replace(/=\n/g, ''));
  return body;
}

const unquoted = (text: string): string =>
  text.replace(/(?:=[0-9A-F]{2})+/gi, (bytes) => Buffer.from(bytes.replace(/=/g, ''), 'hex').toString('utf8'));

const decodedWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, said: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(said, 'base64').toString('utf8') : unquoted(said.replaceAll('_', ' ')),
    );
