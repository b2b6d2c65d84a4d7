import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { posix } from 'node:path';
import { join } from 'node:path';
import ssh2, { type Attributes, type SFTPWrapper } from 'ssh2';

/** A real SFTP server over a real folder, with a key of its own; whoever may not write there may not. Every sign-in is counted. */
export interface SftpServer {
  readonly port: number;
  readonly fingerprint: string;
  readonly signIns: readonly string[];
  /** Names that the server invents beside those of the folder. */
  readonly odd: string[];
  close(): Promise<void>;
}

const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp;

export async function openSftpServer(
  folder: string,
  { mayWrite = true, password = 'hush hush', key }: { mayWrite?: boolean; password?: string; key?: string } = {},
): Promise<SftpServer> {
  const hostKey = key ?? generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs1', format: 'pem' }, publicKeyEncoding: { type: 'pkcs1', format: 'pem' } }).privateKey; // prettier-ignore
  const parsed = ssh2.utils.parseKey(hostKey);
  if (parsed instanceof Error) throw parsed;
  const own = Array.isArray(parsed) ? parsed[0]! : parsed;
  const signIns: string[] = [];
  const odd: string[] = [];
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (asked) => {
      if (asked.method === 'password') signIns.push(asked.password);
      if (asked.method === 'password' && asked.password === password) asked.accept();
      else asked.reject(['password']);
    });
    client.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => serve(acceptSftp(), { folder, mayWrite, odd }));
    });
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', () => {
      listening();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    fingerprint: `SHA256:${createHash('sha256').update(own.getPublicSSH()).digest('base64').replace(/=+$/, '')}`,
    signIns,
    odd,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

interface Served {
  readonly folder: string;
  readonly mayWrite: boolean;
  readonly odd: readonly string[];
}

function serve(sftp: SFTPWrapper, { folder, mayWrite, odd }: Served): void {
  const open = new Map<number, { fd?: number; names?: string[] }>();
  let last = 0;
  const at = (path: string): string => join(folder, posix.normalize(`/${path}`));
  const handle = (held: { fd?: number; names?: string[] }): Buffer => {
    open.set((last += 1), held);
    const named = Buffer.alloc(4);
    named.writeUInt32BE(last);
    return named;
  };
  const held = (named: Buffer) => open.get(named.readUInt32BE(0)) ?? {};
  const answer = (id: number, act: () => void): void => {
    try {
      act();
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      sftp.status(id, missing ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
    }
  };
  const write = (id: number, act: () => void): void => {
    if (!mayWrite) sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
    else
      answer(id, () => {
        act();
        sftp.status(id, STATUS_CODE.OK);
      });
  };
  sftp.on('REALPATH', (id, path) => sftp.name(id, [{ filename: posix.normalize(`/${path}`), longname: '', attrs: attributes(statSync(folder)) }])); // prettier-ignore
  sftp.on('STAT', (id, path) => answer(id, () => sftp.attrs(id, attributes(statSync(at(path))))));
  sftp.on('LSTAT', (id, path) => answer(id, () => sftp.attrs(id, attributes(lstatSync(at(path))))));
  sftp.on('OPENDIR', (id, path) => answer(id, () => sftp.handle(id, handle({ names: [...readdirSync(at(path)), ...odd].map((name) => posix.join(path, '/') + name) })))); // prettier-ignore
  sftp.on('READDIR', (id, named) => {
    const { names = [] } = held(named);
    if (names.length === 0) sftp.status(id, STATUS_CODE.EOF);
    else
      answer(id, () =>
        sftp.name(
          id,
          names.splice(0).map((path) => {
            const isOdd = odd.some((name) => path.endsWith(name));
            const found = isOdd ? statSync(__filename) : lstatSync(at(path));
            const type = found.isDirectory() ? 'd' : found.isSymbolicLink() ? 'l' : found.isFIFO() ? 'p' : '-';
            const filename = isOdd ? odd.find((name) => path.endsWith(name))! : posix.basename(path);
            return {
              filename,
              longname: `${type}rw-r--r-- 1 a a ${found.size} Jan 1 00:00 x`,
              attrs: attributes(found),
            };
          }),
        ),
      );
  });
  sftp.on('OPEN', (id, path, flags) => {
    const writes = (flags & OPEN_MODE.WRITE) !== 0;
    if (writes && !mayWrite) sftp.status(id, STATUS_CODE.PERMISSION_DENIED);
    else answer(id, () => sftp.handle(id, handle({ fd: openSync(at(path), writes ? 'w' : 'r') })));
  });
  sftp.on('FSTAT', (id, named) =>
    answer(id, () => sftp.attrs(id, attributes(statSync(`/proc/self/fd/${held(named).fd}`)))),
  );
  sftp.on('READ', (id, named, offset, length) =>
    answer(id, () => {
      const bytes = Buffer.alloc(length);
      const many = readSync(held(named).fd!, bytes, 0, length, offset);
      if (many === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, bytes.subarray(0, many));
    }),
  );
  sftp.on('WRITE', (id, named, offset, data) =>
    write(id, () => writeSync(held(named).fd!, data, 0, data.length, offset)),
  );
  sftp.on('CLOSE', (id, named) => answer(id, () => {
    const { fd } = held(named);
    if (fd !== undefined) closeSync(fd);
    sftp.status(id, STATUS_CODE.OK);
  })); // prettier-ignore
  sftp.on('RENAME', (id, from, to) => write(id, () => renameSync(at(from), at(to))));
  sftp.on('MKDIR', (id, path) => write(id, () => mkdirSync(at(path))));
  sftp.on('REMOVE', (id, path) => write(id, () => rmSync(at(path))));
}

const attributes = ({ mode, uid, gid, size, atimeMs, mtimeMs }: Stats): Attributes => ({
  mode,
  uid,
  gid,
  size,
  atime: Math.floor(atimeMs / 1_000),
  mtime: Math.floor(mtimeMs / 1_000),
});
