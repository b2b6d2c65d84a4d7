import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type SftpClient from 'ssh2-sftp-client';
import { instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { judgedHost } from '../platform/outbound';
import type { Work } from '../platform/work';
import { atMost } from './counted.actions';
import type { Drop, Held } from './drop';
import { OWN, type Entry, type Intake } from './intake';

/**
 * A folder on an SFTP server. The address is judged and asked like that of any other host; nobody signs in before the server has shown
 * the key that a person confirmed; what it names is never a path of ours.
 */
export interface Credentials {
  readonly password?: string;
  readonly privateKey?: string;
  readonly passphrase?: string;
}

export type Server = Pick<Intake, 'host' | 'port' | 'user' | 'place' | 'hostKey' | 'secret'>;

export const openSftp = async (work: Work, server: Server): Promise<Drop> =>
  dropOn(await signedIn(work, server), server.place);

/** Signed in where the server shows the key that was confirmed; for whoever puts files there too. */
export async function signedIn(work: Work, server: Server): Promise<SftpClient> {
  if (server.hostKey === null) throw unconfirmed(server);
  return connected(work, server, (shown) => shown === server.hostKey);
}

/** The key that the server shows, read before anybody signs in. */
export async function hostKeyOf(server: Server): Promise<string> {
  const seen: { key?: string } = {};
  const address = await judgedHost(server.host ?? '', server.port ?? PORT);
  const client = await newClient();
  client.on('error', () => undefined);
  await client
    .connect({ ...common(server, address), hostVerifier: (key: Buffer) => ((seen.key = fingerprintOf(key)), false) })
    .catch(() => undefined);
  await client.end().catch(() => undefined);
  if (seen.key === undefined) throw unreachable(server, 'it shows no key');
  return seen.key;
}

/** Loaded where it is needed: most commands never ask a server. */
const newClient = async (): Promise<SftpClient> => {
  const { default: Client } = await import('ssh2-sftp-client');
  return new Client('duly');
};

const PORT = 22;
const PATIENCE_MS = 15_000;
/** The longest that a file may be on its way. */
const LONGEST_MS = 600_000;

/** As `ssh-keygen -lf` prints it. */
const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

const common = ({ port, user }: Server, address: string) => ({
  host: address,
  port: port ?? PORT,
  username: user ?? '',
  readyTimeout: PATIENCE_MS,
  keepaliveInterval: 10_000,
  keepaliveCountMax: 3,
});

async function connected(work: Work, server: Server, trusts: (key: string) => boolean): Promise<SftpClient> {
  const kept = server.secret === null ? undefined : await work.files.secrets.get(server.secret);
  if (kept === undefined) {
    throw new Refusal(
      'intake-secret',
      'The password or key of this source is not in the folder keys of this installation.',
      'Put the folder keys back from where you keep it, or remove the source and add it again.',
    );
  }
  const address = await judgedHost(server.host ?? '', server.port ?? PORT);
  const client = await newClient();
  // a connection that breaks between two questions is noticed at the next
  client.on('error', () => undefined);
  const seen: { key?: string } = {};
  const verify = (key: Buffer): boolean => trusts((seen.key = fingerprintOf(key)));
  try {
    const credentials = JSON.parse(kept.toString('utf8')) as Credentials;
    await client.connect({ ...common(server, address), ...credentials, hostVerifier: verify });
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (seen.key !== undefined && !trusts(seen.key)) throw changed(server, seen.key);
    throw unreachable(server, saidBy(error), /authentication methods failed/i.test(saidBy(error)) ? NOT_LET_IN : undefined); // prettier-ignore
  }
}

const unconfirmed = ({ host }: Server): Refusal =>
  new Refusal(
    'intake-unconfirmed',
    `Nobody has confirmed the key of ${host ?? ''} yet.`,
    'Test the connection, compare the key that the server shows with the one its operator names, and confirm it.',
  );

const changed = ({ host }: Server, key: string): Refusal =>
  new Refusal(
    'intake-host-key',
    `${host ?? ''} shows another key than the one that was confirmed: ${key}. Nobody has signed in.`,
    'Ask the operator of the server. Where it is meant, test the connection and confirm the new key.',
  );

/** The server is there, and does not know us: that stays so until a person changes something. */
export const NOT_LET_IN = 'intake-not-let-in';

const unreachable = ({ host }: Server, why: string, code = 'intake-unreachable'): Refusal =>
  new Refusal(
    code,
    `${host ?? ''} could not be reached or did not let us in: ${why}.`,
    'Check address, user and password or key, and test the connection.',
  );

/** The words of the server, without what they may carry along. */
const saidBy = (error: unknown): string =>
  (error instanceof Error ? error.message : 'unknown').replace(/[^\p{L}\p{N} :.,/()_-]+/gu, ' ').slice(0, 200);

function dropOn(client: SftpClient, place: string): Drop {
  const at = (...names: string[]): string => posix.join(place, ...names);
  const pathOf = ({ name, held, stays }: Held): string => (stays ? at(name) : at('working', held));
  const own = async (folder: string): Promise<void> => {
    if ((OWN as readonly string[]).includes(folder) && (await client.exists(at(folder))) === false) {
      await client.mkdir(at(folder));
    }
  };
  return {
    list: async () => (await client.list(place)).map(entryFrom),
    claim: async (name, held) => {
      try {
        await own('working');
        await client.rename(at(name), at('working', held));
        return 'moved';
      } catch {
        // servers name their reasons differently; whether it still lies there is what counts
        return (await client.exists(at(name))) === false ? 'gone' : 'stays';
      }
    },
    look: (file) => found(client, pathOf(file), file.name),
    fetch: async (file, to, mostBytes) => {
      const target = createWriteStream(to, { flags: 'wx', mode: 0o600 });
      await pipeline(client.createReadStream(pathOf(file)), atMost(mostBytes, file.name), target, {
        signal: AbortSignal.timeout(LONGEST_MS),
      });
    },
    putBack: async ({ name, held }) => {
      if ((await client.exists(at(name))) === false) await client.rename(at('working', held), at(name));
    },
    archive: async (file, as, said) => {
      await own(as.split('/')[0] ?? '');
      await client.put(Buffer.from(said), at(`${as}.result.txt`));
      await client.rename(pathOf(file), at(as));
    },
    discard: async (name) => {
      await client.delete(at(name), true).catch(() => undefined);
    },
    close: async () => {
      await client.end().catch(() => undefined);
    },
  };
}

const KINDS: Readonly<Record<string, Entry['is']>> = { '-': 'file', d: 'folder', l: 'link' };

const entryFrom = ({ name, type, size, modifyTime }: SftpClient.FileInfo): Entry => ({
  name,
  is: KINDS[type] ?? 'other',
  bytes: size,
  modifiedAt: instant(new Date(modifyTime)),
});

async function found(client: SftpClient, path: string, name: string): Promise<Entry | undefined> {
  // `exists` looks at a link, `stat` at what it leads to
  const type = await client.exists(path);
  if (type === false) return undefined;
  const { size, modifyTime } = await client.stat(path);
  return { name, is: KINDS[type] ?? 'other', bytes: size, modifiedAt: instant(new Date(modifyTime)) };
}
