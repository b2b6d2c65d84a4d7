/**
 * A mail that left, to be looked at by us: with every link to a customer's account hidden, wherever in its texts it stands and however
 * these are encoded. The bytes that left are kept as they are; a header says that these are not they.
 */
const LINK = /\/portal\/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g;
const DOTS = '/portal/\u2022\u2022\u2022\u2022';
const HEADER = 'X-Duly-Hidden: the link to the account of the customer\r\n';

export function maskedMail(raw: Buffer): Buffer {
  const mail = raw.toString('latin1');
  const bounds = [...mail.matchAll(/boundary="?([^";\r\n]+)"?/gi)].map(([, bound]) => bound ?? '');
  const parts = bounds.length === 0 ? [mail] : mail.split(delimiter(bounds));
  const masked = parts.map(maskedPart).join('');
  return masked === mail ? raw : Buffer.from(`${HEADER}${masked}`, 'latin1');
}

/** The lines between parts, kept as pieces of their own. */
const delimiter = (bounds: readonly string[]): RegExp =>
  new RegExp(`(\\r\\n--(?:${bounds.map((bound) => bound.replace(/[^\w]/g, '\\$&')).join('|')})(?:--)?(?=\\r\\n|$))`);

function maskedPart(part: string): string {
  const end = part.indexOf('\r\n\r\n');
  const [head, body] = end < 0 ? ['', part] : [part.slice(0, end + 4), part.slice(end + 4)];
  if (!/^content-type:\s*text\//im.test(head)) return part;
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase() ?? '7bit';
  const shown = maskedBody(body, encoding);
  return `${head}${shown}`;
}

function maskedBody(body: string, encoding: string): string {
  if (encoding === 'base64') {
    const text = Buffer.from(body, 'base64').toString('utf8');
    return found(text) ? inLines(Buffer.from(text.replace(LINK, DOTS)).toString('base64'), /.{1,76}/g, '\r\n') : body;
  }
  if (encoding === 'quoted-printable') {
    const whole = body.replace(/=[ \t]*\r\n/g, '');
    if (!found(whole)) return body;
    const lines = whole.replace(LINK, quoted(DOTS)).split('\r\n');
    return lines.map((line) => inLines(line, /(?:=[0-9A-F]{2}|[^=]){1,24}/gi, '=\r\n')).join('\r\n');
  }
  return body.replace(LINK, Buffer.from(DOTS).toString('latin1'));
}

const found = (text: string): boolean => text.search(LINK) >= 0;

const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => (byte < 128 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`))
    .join('');

const inLines = (text: string, piece: RegExp, join: string): string => (text.match(piece) ?? []).join(join);
