import type { Instant } from '../kernel/day';
import type { Absence, Answer } from './mails';

/** Mails as servers write them, byte for byte: answers, absences, and what a server says of a mail that it could not deliver (RFC 3464). */
export interface Of {
  readonly at: Instant;
  /** The mailbox of the company. */
  readonly to: string;
  /** To whom our message went: from there the answer comes. */
  readonly from: string;
  /** Of our message. */
  readonly subject: string;
  /** Of our message, without its brackets. */
  readonly messageId: string;
}

interface PaperSent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function answer(of: Of, { name, text }: Pick<Answer, 'name' | 'text'>, paper: PaperSent | undefined): Buffer {
  const head = {
    ...{ From: `${word(name)} <${of.from}>`, To: of.to, Subject: word(`Re: ${of.subject}`), Date: dated(of.at) },
    ...{ 'Message-ID': `<${idOf(of, 'r')}>`, 'In-Reply-To': `<${of.messageId}>`, References: `<${of.messageId}>` },
  };
  if (paper === undefined) return mail({ ...head, ...PLAIN }, base64(text));
  const file = word(paper.name);
  const parts = [
    part(PLAIN, base64(text)),
    part({ 'Content-Type': `application/pdf; name="${file}"`, 'Content-Disposition': `attachment; filename="${file}"`, 'Content-Transfer-Encoding': 'base64' }, base64(paper.bytes)),
  ];
  return mail({ ...head, 'MIME-Version': '1.0', 'Content-Type': `multipart/mixed; boundary="${EDGE}"` }, joined(parts));
} // prettier-ignore

export const absence = (of: Of, { name, subject, text }: Absence): Buffer =>
  mail(
    {
      ...{ 'Return-Path': '<>', From: `${word(name)} <${of.from}>`, To: of.to, Subject: word(`${subject} : ${of.subject}`) },
      ...{ Date: dated(of.at), 'Auto-Submitted': 'auto-replied', 'Message-ID': `<${idOf(of, 'a')}>` },
      ...{ 'In-Reply-To': `<${of.messageId}>`, ...PLAIN },
    },
    base64(text),
  ); // prettier-ignore

export function bounce(of: Of): Buffer {
  const host = `mx.${of.from.split('@')[1] ?? 'client.example'}`;
  const why = `550 5.1.1 <${of.from}>: Recipient address rejected: User unknown`;
  const report = [
    `Reporting-MTA: dns; ${host}`, `Arrival-Date: ${dated(of.at)}`, '', `Final-Recipient: rfc822; ${of.from}`, 'Action: failed', 'Status: 5.1.1',
    `Diagnostic-Code: smtp; ${why}`, '',
  ]; // prettier-ignore
  const ours = [
    `From: ${of.to}`,
    `To: ${of.from}`,
    `Subject: ${word(of.subject)}`,
    `Message-ID: <${of.messageId}>`,
    '',
  ];
  const told = `This is the mail system at host ${host}.\r\n\r\nYour message could not be delivered to <${of.from}>:\r\n${why}\r\n`;
  const parts = [
    part({ 'Content-Type': 'text/plain; charset=us-ascii' }, told),
    part({ 'Content-Type': 'message/delivery-status' }, report.join('\r\n')),
    part({ 'Content-Type': 'text/rfc822-headers' }, ours.join('\r\n')),
  ];
  return mail(
    {
      ...{ 'Return-Path': '<>', From: `Mail Delivery System <MAILER-DAEMON@${host}>`, To: of.to, Date: dated(of.at) },
      ...{ Subject: 'Undelivered Mail Returned to Sender', 'Auto-Submitted': 'auto-replied', 'MIME-Version': '1.0' },
      'Content-Type': `multipart/report; report-type=delivery-status; boundary="${EDGE}"`,
      'Message-ID': `<${idOf(of, 'b')}>`,
    },
    joined(parts),
  );
}

export interface Stranger {
  readonly at: Instant;
  readonly to: string;
  readonly from: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
}

export const stranger = ({ at, to, from, name, subject, text }: Stranger): Buffer =>
  mail(
    {
      ...{ From: `${word(name)} <${from}>`, To: to, Subject: word(subject), Date: dated(at) },
      ...{ 'Message-ID': `<${at.replace(/\D/g, '')}@${from.split('@')[1] ?? ''}>`, ...PLAIN },
    },
    base64(text),
  );

const EDGE = 'of-the-demo';
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' } as const;

const part = (head: Readonly<Record<string, string>>, body: string): string =>
  `--${EDGE}\r\n${lines(head)}\r\n${body}\r\n`;
const joined = (parts: readonly string[]): string => `${parts.join('')}--${EDGE}--\r\n`;
const mail = (head: Readonly<Record<string, string>>, body: string): Buffer =>
  Buffer.from(`${lines(head)}\r\n${body}\r\n`);
const lines = (head: Readonly<Record<string, string>>): string =>
  Object.entries(head)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

const base64 = (content: string | Uint8Array): string =>
  Buffer.from(content).toString('base64').replace(/(.{76})(?=.)/g, '$1\r\n'); // prettier-ignore

const word = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

const dated = (at: Instant): string => new Date(at).toUTCString().replace('GMT', '+0000');
const idOf = ({ messageId, from }: Of, kind: string): string =>
  `${kind}.${messageId.split('@')[0] ?? ''}@${from.split('@')[1] ?? ''}`;
