import { readMail, type MailRead } from '../platform/mail-read';
import { mimeOf } from '../platform/mime-parts';
import { judgedFiles } from './hung';
import { openedFrom, type Opened } from './opened';
import type { ReadMail } from './read-mail';

/** A mail as it came, taken apart: whole, or by its headers alone where it is too large or nobody can read it. */
export async function opened(raw: Buffer, isWhole: boolean): Promise<Opened> {
  const read = isWhole ? await readMail(raw) : undefined;
  if (read === undefined) return openedFrom(byHeaders(raw), [], isWhole ? 'unreadable' : 'headers', raw);
  return openedFrom(asRead(read), judgedFiles(read.files), 'whole', raw);
}

const asRead = ({ headers, from, to, cc, subject, leaves, text }: MailRead): ReadMail => {
  const known = new Map(headers);
  const own = leaves.filter(({ type, carried, isFile }) => type === 'text/plain' && !carried && !isFile);
  const said = own.map((leaf) => leaf.text.trim()).filter((one) => one !== '');
  return {
    headers: known,
    from: known.get('from') ?? from,
    to: [to, cc].flatMap((listed) => listed.match(/[^\s<>,;:"()]{1,200}@[^\s<>,;:"()]{1,200}/g) ?? []),
    subject,
    // without what it carries: a bounce gives back our own words
    text: said.length > 0 ? said.join('\n\n') : text,
    parts: leaves.map((leaf) => ({ type: leaf.type, text: leaf.text })),
  };
};

function byHeaders(raw: Buffer): ReadMail {
  const end = raw.indexOf('\r\n\r\n');
  const { headers } = mimeOf(raw.subarray(0, Math.min(end < 0 ? raw.length : end, 1024 * 1024)));
  return {
    headers,
    from: headers.get('from') ?? '',
    to: [],
    subject: headers.get('subject') ?? '',
    text: '',
    parts: [],
  };
}
