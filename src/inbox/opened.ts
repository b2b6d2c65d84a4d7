import { createHash } from 'node:crypto';
import type { Judged } from './hung';
import type { Mail } from './mail';
import type { ReadMail } from './read-mail';

/** A mail that was opened: what is kept of it, and what is asked of it. */
export interface Opened extends Pick<Mail, 'theirId' | 'fromAddress' | 'fromName' | 'subject' | 'text' | 'readAs'> {
  readonly mail: ReadMail;
  readonly files: readonly Judged[];
  /** The same mail again, under another number. */
  readonly key: string;
}

const LONGEST_TEXT = 100_000;
const LONGEST_LINE = 500;

/** What a mail says of itself, cut to what is kept. */
export function openedFrom(mail: ReadMail, files: readonly Judged[], readAs: Mail['readAs'], raw: Buffer): Opened {
  const from = senderIn(mail.from);
  const theirId = /<([^\s<>\p{C}]{1,250})>/u.exec(mail.headers.get('message-id') ?? '')?.[1] ?? null;
  const subject = oneLine(mail.subject);
  const text = mail.text.trim().slice(0, LONGEST_TEXT);
  // who writes under the identity of another mail does not keep that mail out
  const said = theirId === null ? raw : Buffer.from(`${from.address}\0${subject}\0${text}`);
  const key = `${(theirId ?? '').slice(0, 250)} ${createHash('sha256').update(said).digest('hex')}`;
  return { ...{ mail, files, readAs, theirId, subject, text, key }, fromAddress: from.address, fromName: from.name };
}

/** `"Ms Roux" <roux@x.example>`: the address in lower case, and the name beside it. */
function senderIn(from: string): { readonly address: string; readonly name: string } {
  const line = oneLine(from);
  const address =
    (/<([^<>\s]{1,200}@[^<>\s]{1,200})>/.exec(line) ?? /([^<>\s"',;]{1,200}@[^<>\s"',;]{1,200})/.exec(line))?.[1] ?? '';
  const name = line.replace(/<[^<>]*>/g, '').replace(/^["' ]+|["' ]+$/g, '').trim(); // prettier-ignore
  return { address: address.toLowerCase(), name: name === address ? '' : name };
}

const oneLine = (text: string): string => text.replace(/\p{C}+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE); // prettier-ignore
