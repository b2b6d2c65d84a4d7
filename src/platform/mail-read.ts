import type { MimeLeaf } from './mime-parts';
import { startThread } from './threads';

/**
 * A mail that somebody kept (RFC 5322), opened for reading: who, to whom, when, what it says, and the files in it. It is read
 * in a thread with bounded memory and time; nothing is fetched, no script runs, and HTML is reduced to its text.
 */
export interface MailRead {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  /** As it stands in the mail, with its own zone; empty: it bears none. */
  readonly date: string;
  readonly subject: string;
  readonly text: string;
  /** Its text is longer than is shown. */
  readonly cut: boolean;
  /** `html`: it is written in HTML alone. `both`: it says it in HTML too, which may say something else. */
  readonly form: 'text' | 'html' | 'both';
  readonly files: readonly MailFile[];
  /** How many files more there are in it. */
  readonly filesLeft: number;
  /** As it came: not to be shown before it is made clean. */
  readonly html: string;
  /** Names in lower case, the first of each. */
  readonly headers: readonly (readonly [string, string])[];
  /** Its texts and what machines say in it, apart. */
  readonly leaves: readonly MimeLeaf[];
}

export interface MailFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** A picture that the text shows, such as the logo under a signature. */
  readonly inText: boolean;
}

/** Undefined where it cannot be read, or not with that much memory and time. */
export async function readMail(bytes: Uint8Array): Promise<MailRead | undefined> {
  const thread = startThread(require.resolve('./mail-read.thread.ts'), { bytes }, MEMORY_MB);
  try {
    const read = await new Promise<MailRead | undefined>((resolve) => {
      const none = (): void => { resolve(undefined); }; // prettier-ignore
      thread.once('message', resolve);
      thread.once('error', none);
      thread.once('exit', none);
      AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', none);
    });
    return read && { ...read, files: read.files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes) })) };
  } finally {
    await thread.terminate();
  }
}

const MEMORY_MB = 1_000;
const PATIENCE_MS = 60_000;
