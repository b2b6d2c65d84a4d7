import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * Reads a DKIM signature as whoever receives the mail does (RFC 6376, relaxed/relaxed, rsa-sha256), written without the library
 * that signs. `records` is DNS. Answers with the domain that signed, or why it is not proven.
 */
export function dkimVerdict(
  raw: string,
  records: Readonly<Record<string, string>>,
): { readonly signedBy: string } | { readonly fault: string } {
  const cut = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, cut).split(/\r\n(?![ \t])/);
  const at = fields.findIndex((field) => /^dkim-signature:/i.test(field));
  const field = fields[at];
  if (field === undefined) return { fault: 'no signature' };
  const tags = new Map(
    field
      .slice(field.indexOf(':') + 1)
      .split(';')
      .map((tag) => [tag.split('=')[0]!.trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s+/g, '')]),
  );
  const tag = (name: string): string => tags.get(name) ?? '';
  if (tag('a') !== 'rsa-sha256' || tag('c') !== 'relaxed/relaxed') return { fault: 'another algorithm' };
  const body = relaxedBody(raw.slice(cut + 4));
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tag('bh'))
    return { fault: 'the body was changed' };
  const rest = fields.filter((_, n) => n !== at);
  const signed = tag('h')
    .split(':')
    .flatMap((name) => {
      const n = rest.findLastIndex((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
      return n < 0 ? [] : rest.splice(n, 1);
    });
  const unsigned = field.replace(/([;\s]b=)[\s\S]*?(;|$)/, '$1$2');
  const text = [...signed.map(relaxedField), relaxedField(unsigned)].join('\r\n');
  const record = records[`${tag('s')}._domainkey.${tag('d')}`];
  if (record === undefined) return { fault: 'no key' };
  const der = Buffer.from(/p=([^;]*)/.exec(record)![1]!, 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const right = verify('sha256', Buffer.from(text, 'latin1'), key, Buffer.from(tag('b'), 'base64'));
  return right ? { signedBy: tag('d') } : { fault: 'the head was changed' };
}

const relaxedField = (field: string): string => {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
};

const relaxedBody = (body: string): string => {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`;
};
