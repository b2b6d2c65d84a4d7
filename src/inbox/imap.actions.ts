import { isIP } from 'node:net';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { instant, type Day, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { judgedHost } from '../platform/outbound';
import type { Work } from '../platform/work';
import type { Mailbox } from './mailbox';

/**
 * A folder on an IMAP server. The address is judged like that of any other host and the one that was judged is asked; nobody signs in
 * without TLS and a certificate that holds; what the server sends is bounded; nothing there is removed or marked as read.
 */
export interface Box {
  readonly uidValidity: number;
  /** The numbers above one, in order: of mail that arrived on that day or later. */
  above(uid: number, from: Day): Promise<number[]>;
  /** The sizes and moments of some; those that are gone meanwhile are left out. */
  sizes(uids: readonly number[]): Promise<Listed[]>;
  /** The whole mail, or of one that is too large its headers. Undefined: it is gone. */
  fetch(listed: Listed): Promise<Fetched | undefined>;
  /** Into another folder, where the server can do that in one step. Answers whether it was done. */
  move(uids: readonly number[], to: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface Listed {
  readonly uid: number;
  readonly bytes: number;
  readonly arrivedAt: Instant;
}

export interface Fetched extends Listed {
  readonly raw: Buffer;
  readonly isWhole: boolean;
}

/** Larger mails stay on the server; what they say of themselves is taken. */
const MOST_BYTES = 30 * 1024 * 1024;
const MOST_HEADER_BYTES = 1024 * 1024;

const CONNECT_MS = 15_000;
const SILENCE_MS = 60_000;

export async function openBox(work: Work, mailbox: Mailbox): Promise<Box> {
  const client = await signedIn(work, mailbox);
  try {
    const opened = await client.mailboxOpen(mailbox.folder, { readOnly: mailbox.moveTo === null });
    return boxOn(client, mailbox, Number(opened.uidValidity));
  } catch (error) {
    client.close();
    throw folderFault(mailbox, error);
  }
}

async function signedIn(work: Work, mailbox: Mailbox): Promise<ImapFlow> {
  const kept = await work.files.secrets.get(mailbox.secret);
  if (kept === undefined) {
    throw new Refusal(
      'mailbox-secret',
      'The password of this mailbox is not in the folder keys of this installation.',
      'Put the folder keys back from where you keep it, or end the mailbox and add it again.',
    );
  }
  const address = await judgedHost(mailbox.host, mailbox.port);
  const { password } = JSON.parse(kept.toString('utf8')) as { password: string };
  const client = await clientFor(mailbox, address, password);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw connectFault(mailbox, error);
  }
}

async function clientFor(mailbox: Mailbox, address: string, pass: string): Promise<ImapFlow> {
  const { host, port, security, certificate, user } = mailbox;
  // loaded where it is needed: most commands never ask a server
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    ...{ host: address, port, auth: { user, pass }, secure: security === 'tls' },
    ...(security === 'starttls' ? { doSTARTTLS: true } : {}),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(certificate === null ? {} : { ca: certificate }) },
    ...{ logger: false, disableAutoIdle: true, disableCompression: true, clientInfo: { name: 'Duly' } },
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    ...{ maxLiteralSize: MOST_BYTES + 1, maxResponseSize: MOST_BYTES + 1_000_000, maxLineLength: 4_000_000 },
  });
  // a connection that breaks between two questions is noticed at the next
  client.on('error', () => undefined);
  return client;
}

function boxOn(client: ImapFlow, mailbox: Mailbox, uidValidity: number): Box {
  const asked = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw connectFault(mailbox, error);
    }
  };
  return {
    uidValidity,
    above: (uid, from) =>
      asked(async () => {
        const since = new Date(`${from}T00:00:00.000Z`);
        const found = await client.search({ uid: `${uid + 1}:*`, since }, { uid: true });
        // `n:*` always names the last one, also where it lies below
        return [...(found || [])].filter((one) => one > uid).sort((a, b) => a - b);
      }),
    sizes: (uids) =>
      asked(async () => {
        if (uids.length === 0) return [];
        const all = await client.fetchAll(uids.join(','), { uid: true, size: true, internalDate: true }, { uid: true });
        return all.map(listedFrom).sort((a, b) => a.uid - b.uid);
      }),
    fetch: (listed) => asked(() => fetched(client, listed)),
    move: (uids, to) =>
      asked(async () => {
        // without MOVE it would be a copy and a removal, and what breaks off in between is lost or doubled
        if (uids.length === 0 || !client.capabilities.has('MOVE')) return false;
        await client.mailboxCreate(to).catch(() => undefined);
        return (await client.messageMove(uids.join(','), to, { uid: true })) !== false;
      }),
    close: async () => {
      await Promise.race([client.logout().catch(() => undefined), new Promise((ended) => setTimeout(ended, 2_000).unref())]);
      client.close();
    },
  };
} // prettier-ignore

const listedFrom = ({ uid, size, internalDate }: FetchMessageObject): Listed => {
  const at = internalDate === undefined ? new Date(NaN) : new Date(internalDate);
  return { uid, bytes: size ?? 0, arrivedAt: Number.isNaN(at.getTime()) ? EVER : instant(at) };
};
/** A server that does not say when it arrived. */
const EVER = '1970-01-01T00:00:00.000Z' as Instant;

async function fetched(client: ImapFlow, listed: Listed): Promise<Fetched | undefined> {
  const isWhole = listed.bytes <= MOST_BYTES;
  const query = isWhole
    ? { uid: true, source: { start: 0, maxLength: MOST_BYTES } }
    : { uid: true, source: { start: 0, maxLength: MOST_HEADER_BYTES } };
  const found = await client.fetchOne(String(listed.uid), query, { uid: true });
  if (found === false || found.source === undefined) return undefined;
  if (isWhole) return { ...listed, raw: found.source, isWhole };
  const end = /\r?\n\r?\n/.exec(found.source.toString('latin1'));
  return { ...listed, raw: found.source.subarray(0, end?.index ?? 0), isWhole };
}

/** What a server says, without what it may carry along. */
const saidBy = (error: unknown): string => {
  const { responseText, message, code } = error as { responseText?: string; message?: string; code?: string };
  return [responseText ?? message ?? 'unknown', code ?? '']
    .filter((one) => one !== '')
    .join(' ')
    .replace(/[^\p{L}\p{N} :.,/()_-]+/gu, ' ')
    .slice(0, 200);
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

function connectFault({ host, user }: Mailbox, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code = '', authenticationFailed } = error as { code?: string; authenticationFailed?: boolean };
  if (authenticationFailed === true) {
    return new Refusal(
      'mailbox-password',
      `${host} did not let ${user} in: ${saidBy(error)}.`,
      'Check user and password; many providers want a password of its own for each program.',
    );
  }
  if (CERTIFICATE.test(code)) {
    return new Refusal(
      'mailbox-certificate',
      `The certificate of ${host} does not hold: ${code}. Nobody has signed in.`,
      'Name the server as its certificate does, or add the certificate of your own authority.',
    );
  }
  return new Refusal(
    'mailbox-unreachable',
    `${host} could not be reached: ${saidBy(error)}.`,
    'It is tried again by itself. Where it stays so, check server, port and security, and test the connection.',
  );
}

const folderFault = (mailbox: Mailbox, error: unknown): Refusal => {
  const { responseStatus } = error as { responseStatus?: string };
  if (responseStatus !== 'NO') return connectFault(mailbox, error);
  return new Refusal(
    'mailbox-folder',
    `There is no folder ${mailbox.folder} in the mailbox of ${mailbox.user}: ${saidBy(error)}.`,
    'Name the folder as the server does, such as INBOX.',
  );
};
