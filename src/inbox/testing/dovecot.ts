import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/**
 * A real mail server for tests: Dovecot with a configuration, users and a certificate of its own, and in front of it an SMTP server that
 * puts what it gets into the mailbox of whom it is for, whatever stands behind a plus. Where Dovecot is not installed, tests skip and say
 * so; with DULY_REQUIRE_ALL=1 they fail.
 */
export interface Dovecot {
  readonly port: number;
  readonly startTlsPort: number;
  readonly certificate: string;
  readonly user: string;
  readonly password: string;
  /** Where mail for that user is handed in. */
  readonly smtpUrl: string;
  /** Puts a mail into the mailbox as it stands. */
  deliver(raw: string | Buffer): void;
  /** What doveadm says: `doveadm('search', 'mailbox', 'INBOX', 'all')`. */
  doveadm(...args: readonly string[]): string;
  close(): Promise<void>;
}

const PROGRAM = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));

/** `describe` where the mail server is there. */
export const describeMail: typeof describe = (() => {
  if (PROGRAM !== undefined || process.env['DULY_REQUIRE_ALL'] === '1') return describe;
  process.stderr.write('Dovecot is not installed: the tests of mail that comes in are skipped (apt-get install dovecot-imapd)\n');
  const { skip } = describe;
  return skip;
})(); // prettier-ignore

const PASSWORD = 'hush hush';
const USER = 'replies';

export async function startDovecot(): Promise<Dovecot> {
  if (PROGRAM === undefined) throw new Error('Dovecot is not installed: apt-get install dovecot-imapd');
  const home = mkdtempSync(join(tmpdir(), 'duly-mail-'));
  const [port, startTlsPort] = [await freePort(), await freePort()];
  certify(home);
  write(home, { port, startTlsPort });
  const server = spawn(PROGRAM, ['-F', '-c', join(home, 'dovecot.conf')], { stdio: 'ignore' });
  await answers(port, server, home);
  const deliver = (raw: string | Buffer): void => {
    execFileSync('/usr/lib/dovecot/dovecot-lda', ['-c', join(home, 'dovecot.conf'), '-d', USER, '-f', 'somebody@x.example'], {
      input: typeof raw === 'string' ? raw.replace(/\r?\n/g, '\r\n') : raw,
      stdio: ['pipe', 'ignore', 'pipe'],
      maxBuffer: 100_000_000,
    });
  };
  const smtp = await smtpInFront(deliver);
  return {
    ...{ port, startTlsPort, user: USER, password: PASSWORD, smtpUrl: `smtp://127.0.0.1:${smtp.port}`, deliver },
    certificate: readFileSync(join(home, 'ca.pem'), 'utf8'),
    doveadm: (...args) => execFileSync('doveadm', ['-c', join(home, 'dovecot.conf'), ...args.slice(0, 1), '-u', USER, ...args.slice(1)], { encoding: 'utf8' }),
    close: async () => {
      await smtp.close();
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
} // prettier-ignore

/** A certificate of an authority that nobody else knows, for 127.0.0.1. */
function certify(home: string): void {
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: home, stdio: 'ignore' });
  };
  writeFileSync(join(home, 'san.cnf'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  openssl('req', '-x509', ...made, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test authority');
  openssl('req', ...made.slice(0, 3), '-keyout', 'key.pem', '-out', 'req.pem', '-subj', '/CN=localhost');
  openssl('x509', '-req', '-in', 'req.pem', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'san.cnf', '-out', 'cert.pem'); // prettier-ignore
}

function write(home: string, { port, startTlsPort }: { readonly port: number; readonly startTlsPort: number }): void {
  const { username, uid, gid } = userInfo();
  const isRoot = uid === 0;
  for (const folder of ['run', 'state', 'mail']) mkdirSync(join(home, folder));
  // users of mail may not be root
  const owner = isRoot ? { uid: 8, gid: 8 } : { uid, gid };
  if (isRoot) execFileSync('chown', ['-R', '8:8', join(home, 'mail')]);
  chmodSync(home, 0o755);
  writeFileSync(join(home, 'users'), `${USER}:{PLAIN}${PASSWORD}:${owner.uid}:${owner.gid}::${join(home, 'mail')}::\n`);
  const daemons = isRoot
    ? ''
    : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${gid}\n`;
  const unchrooted = ['imap-login', 'anvil'].map((name) => `service ${name} {\n  chroot =\n}\n`).join('');
  writeFileSync(
    join(home, 'dovecot.conf'),
    `base_dir = ${home}/run
state_dir = ${home}/state
instance_name = duly-${port}
log_path = ${home}/log
protocols = imap
${daemons}listen = 127.0.0.1
first_valid_uid = 1
first_valid_gid = 1
ssl = required
ssl_cert = <${home}/cert.pem
ssl_key = <${home}/key.pem
disable_plaintext_auth = yes
mail_location = maildir:~/Maildir
mailbox_list_index = no
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${home}/users
}
userdb {
  driver = passwd-file
  args = ${home}/users
}
service imap-login {
  inet_listener imap {
    port = ${startTlsPort}
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
service auth {
  unix_listener auth-userdb {
    mode = 0666
  }
}
${isRoot ? '' : unchrooted}`,
  );
}

async function answers(port: number, server: ChildProcess, home: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (server.exitCode !== null) break;
    if (await listens(port)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  const log = existsSync(join(home, 'log')) ? readFileSync(join(home, 'log'), 'utf8') : '';
  throw new Error(`Dovecot did not start: ${log}`);
}

const listens = (port: number): Promise<boolean> =>
  new Promise((told) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      told(true);
    });
    socket.once('error', () => {
      told(false);
    });
  });

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        found(port);
      });
    });
  });

async function smtpInFront(deliver: (raw: Buffer) => void): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 100 },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        deliver(Buffer.concat([Buffer.from(`Delivered-To: ${to}\r\n`), ...parts]));
        done();
      });
    },
  });
  const port = await new Promise<number>((listening) => {
    const listener = server.listen(0, '127.0.0.1', () => {
      listening((listener.address() as AddressInfo).port);
    });
  });
  return { port, close: () => new Promise((closed) => { server.close(() => { closed(); }); }) }; // prettier-ignore
}
