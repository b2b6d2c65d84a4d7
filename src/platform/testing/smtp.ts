import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server';

/** A real SMTP server for tests that takes, refuses, stalls or hangs up as it is told. */
export interface TestSmtp {
  readonly url: string;
  /** What was offered in full, whether it was taken or not. */
  readonly offered: Offered[];
  /** What the next mails get, by recipient; anything else is taken. */
  readonly rules: Map<string, Rule>;
  /** The most mails that were in its hands at once, by the domain of the recipient. */
  readonly atOnce: Map<string, number>;
  /** How many connections were opened. */
  connections(): number;
  /** Ends all connections, as a server does with idle ones. */
  hangUp(): void;
  close(): Promise<void>;
}

export interface Offered {
  readonly to: readonly string[];
  readonly raw: string;
}

export type Rule =
  /** Answers the recipient so: `550 5.1.1 unknown`. */
  | { readonly recipient: string }
  /** Answers the whole content so. */
  | { readonly content: string }
  /** Takes the content in and hangs up, or says nothing any more. */
  | { readonly after: 'hang-up' | 'silence' }
  /** Takes it, and says so only after so many milliseconds. */
  | { readonly slowly: number };

export async function startSmtp(options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const sockets = new Set<Socket>();
  const rules = new Map<string, Rule>();
  const offered: Offered[] = [];
  const atOnce = new Map<string, number>();
  const inHand = new Map<string, number>();
  const count = (domain: string, by: 1 | -1): void => {
    const now = (inHand.get(domain) ?? 0) + by;
    inHand.set(domain, now);
    atOnce.set(domain, Math.max(now, atOnce.get(domain) ?? 0));
  };
  let opened = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    ...options,
    onRcptTo: ({ address }, _, done) => {
      const rule = rules.get(address);
      done(rule && 'recipient' in rule ? answer(rule.recipient) : null);
    },
    onData: (stream, session, told) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const domain = to[0]?.split('@')[1] ?? '';
      count(domain, 1);
      const done: typeof told = (...answer) => {
        count(domain, -1);
        told(...answer);
      };
      const taken = whole(stream).then((raw) => {
        offered.push({ to, raw });
        const rule = to.map((address) => rules.get(address)).find((found) => found !== undefined);
        if (rule && 'after' in rule) {
          if (rule.after === 'hang-up') for (const socket of sockets) socket.destroy();
        } else if (rule && 'slowly' in rule) setTimeout(() => done(null, 'taken late'), rule.slowly);
        else done(rule && 'content' in rule ? answer(rule.content) : null, 'taken as 4711');
      });
      taken.catch(() => undefined); // whoever offered it went away in the middle
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await new Promise<number>((listening) => {
    const listener = server.listen(0, '127.0.0.1', () => listening((listener.address() as AddressInfo).port));
  });
  return {
    url: `smtp${options.secure === true ? 's' : ''}://127.0.0.1:${port}?patienceSeconds=1`,
    offered,
    rules,
    atOnce,
    connections: () => opened,
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(closed);
      }),
  };
}

function answer(line: string): Error {
  const [, code, text] = /^(\d{3}) (.*)$/.exec(line) ?? [];
  return Object.assign(new Error(text), { responseCode: Number(code) });
}

async function whole(stream: SMTPServerDataStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
