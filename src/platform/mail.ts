import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Instant } from '../kernel/day';
import type { PaceOf } from './pace';

/**
 * Mail on its way out. A mailer says of each mail that it was accepted, refused, not taken now, or that nobody knows: an
 * answer is never guessed, and nothing is tried again behind the caller's back.
 */
export interface Mailer {
  /** `folder` or `smtp`. */
  readonly name: string;
  /** How many mails it takes at a time. */
  readonly width: number;
  /** How fast mail leaves for one receiving domain; without it as fast as it can. */
  readonly paceOf?: PaceOf;
  /** Never throws: what went wrong is the answer. */
  send(mail: FinishedMail): Promise<Answer>;
  /** Did a mail of that key arrive? `undefined` where the mailer cannot know. */
  arrived(key: string): Promise<boolean | undefined>;
  close(): Promise<void>;
}

export interface FinishedMail {
  /** Unique, also as a file name: `acme/2026-03-02/me_0c7…`. */
  readonly key: string;
  readonly raw: Buffer;
  readonly from: string;
  /** The first is the one it is for; the others get a copy. */
  readonly to: readonly string[];
}

export type Answer =
  /** `ref` is the provider's word for it; `refused` are copies that were not taken. */
  /** `kept`: it lies in a folder of ours and went to nobody. */
  | { readonly outcome: 'accepted'; readonly ref: string; readonly refused: readonly string[]; readonly kept?: true }
  /** For good. `recipient`: it is the address that was refused. */
  | { readonly outcome: 'refused'; readonly answer: string; readonly recipient: boolean }
  /** Not now, and surely not taken. `unavailable`: the provider itself, so that others need not be tried. */
  | {
      readonly outcome: 'later';
      readonly answer: string;
      readonly unavailable: boolean;
      /** It stays so until a person changes the settings: our key is not taken. */
      readonly settings?: boolean;
    }
  /** Handed over, but no answer came: it may or may not have been taken. */
  | { readonly outcome: 'unknown'; readonly answer: string };

/** What a mail is composed of. Names and subjects must be single lines. */
export interface Mail {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly cc: readonly string[];
  readonly replyTo: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** Message-IDs of the thread that it continues, the newest last; none where it begins one. */
  readonly references: readonly string[];
  readonly date: Instant;
  readonly language: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly MailAttachment[];
}

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface MailAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Shown inside the HTML as `cid:…`. */
  readonly cid?: string;
}

/** The mail as it goes over the wire. Said to be from a machine, so that no machine answers (RFC 3834). */
export function composeMail(mail: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    cc: [...mail.cc],
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId: `<${mail.messageId}>`,
    ...repliesTo(mail.references),
    date: new Date(mail.date),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language, ...mail.headers },
    attachments: mail.attachments.map(({ name, mediaType, bytes, cid }) => ({
      filename: name,
      contentType: mediaType,
      content: bytes,
      ...(cid === undefined ? {} : { cid, contentDisposition: 'inline' as const }),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows', // as it goes over the wire, so that what is kept is what left, to the byte
  });
  return new Promise((composed, failed) => {
    composer.compile().build((error, raw) => {
      if (error) failed(error);
      else composed(raw);
    });
  });
}

function repliesTo(references: readonly string[]): { inReplyTo?: string; references?: string[] } {
  const newest = references.at(-1);
  return newest === undefined ? {} : { inReplyTo: `<${newest}>`, references: references.map((id) => `<${id}>`) };
}

/**
 * Mail into a folder, one `.eml` a message, that any mail program opens: the default, and what test mode uses. A file is
 * there whole or not at all, and writing it twice leaves one.
 */
export function folderMailer(folder: string): Mailer {
  const place = (key: string): string => join(folder, `${key}.eml`);
  return {
    name: 'folder',
    width: 50,
    arrived: async (key) =>
      stat(place(key)).then(
        () => true,
        () => false,
      ),
    send: async ({ key, raw }) => {
      const file = place(key);
      try {
        await mkdir(dirname(file), { recursive: true });
        const half = await open(`${file}.part`, 'w', 0o600);
        try {
          await half.writeFile(raw);
        } finally {
          await half.close();
        }
        await rename(`${file}.part`, file);
        return { outcome: 'accepted', ref: `${key}.eml`, refused: [], kept: true };
      } catch (error) {
        return { outcome: 'later', answer: error instanceof Error ? error.message : 'not written', unavailable: true };
      }
    },
    close: () => Promise.resolve(),
  };
}
