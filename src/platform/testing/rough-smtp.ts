import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail server that misbehaves at a stage as it is told; at the others it does what it should. It does not even speak to a library. */
export const STAGES = ['connect', 'ehlo', 'starttls', 'mail', 'rcpt', 'data', 'content'] as const;
export type Stage = (typeof STAGES)[number];

export type Manner =
  /** Answers so: `421 4.3.2 closing`, or something that is no answer at all. */
  | { readonly says: string }
  /** Says nothing any more. */
  | 'hangs'
  /** Ends the connection. */
  | 'drops'
  /** Of content: ends the connection before all of it has come. */
  | 'drops-within'
  /** Answers as it should, so many milliseconds late. */
  | { readonly late: number };

export interface RoughSmtp {
  readonly url: string;
  /** How it is at a stage; what is not here goes well. May change while it runs. */
  readonly manners: Map<Stage, Manner>;
  /** Recipients of mails whose content came in whole, also where the answer was no or never came. */
  readonly whole: string[];
  /** Recipients of those that it said yes to. */
  readonly taken: string[];
  /** How often a stage was reached. */
  reached(stage: Stage): number;
  close(): Promise<void>;
}

const GOOD: Readonly<Record<Stage, string>> = {
  connect: '220 rough.example',
  ehlo: '250-rough.example\r\n250-STARTTLS\r\n250 SIZE 10000000',
  starttls: '454 4.7.0 not now',
  mail: '250 ok',
  rcpt: '250 ok',
  data: '354 go on',
  content: '250 taken',
};

/** Without `tls` it offers none, so that nothing but its manners is in the way. */
export async function startRough(tls: 'offers-tls' | 'no-tls' = 'no-tls'): Promise<RoughSmtp> {
  const reached = new Map<Stage, number>();
  const state = { manners: new Map<Stage, Manner>(), whole: [] as string[], taken: [] as string[] };
  const sockets = new Set<Socket>();
  const good = tls === 'offers-tls' ? GOOD : { ...GOOD, ehlo: '250-rough.example\r\n250 SIZE 10000000' };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    talk(socket, good, { ...state, reached });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?patienceSeconds=0.3`,
    ...state,
    reached: (stage) => reached.get(stage) ?? 0,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  };
}

function talk(
  socket: Socket,
  good: Readonly<Record<Stage, string>>,
  state: Pick<RoughSmtp, 'manners' | 'whole' | 'taken'> & { readonly reached: Map<Stage, number> },
): void {
  let [rest, to, content] = ['', '', false];
  const answer = (stage: Stage, done: () => void = () => undefined): void => {
    state.reached.set(stage, (state.reached.get(stage) ?? 0) + 1);
    const manner = state.manners.get(stage);
    if (manner === undefined) socket.write(`${good[stage]}\r\n`, done);
    else if (manner === 'drops') socket.destroy();
    else if (manner === 'hangs' || manner === 'drops-within') return;
    else if ('says' in manner)
      socket.write(`${manner.says}\r\n`, () => (manner.says.startsWith('421') ? socket.end() : undefined));
    else setTimeout(() => socket.write(`${good[stage]}\r\n`, done), manner.late);
  };
  const line = (text: string): void => {
    const verb = text.slice(0, 4).toUpperCase();
    if (content) {
      if (text !== '.') return;
      content = false;
      state.whole.push(to);
      answer('content', () => state.taken.push(to));
    } else if (verb === 'EHLO' || verb === 'HELO') answer('ehlo');
    else if (verb === 'STAR') answer('starttls');
    else if (verb === 'MAIL') answer('mail');
    else if (verb === 'RCPT') {
      to = /<([^>]*)>/.exec(text)?.[1] ?? '';
      answer('rcpt');
    } else if (verb === 'DATA') answer('data', () => (content = true));
    else socket.write('250 ok\r\n');
  };
  socket.on('data', (chunk) => {
    if (content && state.manners.get('content') === 'drops-within') return void socket.destroy();
    rest += chunk.toString('latin1');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const text = rest.slice(0, end);
      rest = rest.slice(end + 2);
      line(text);
    }
  });
  answer('connect');
}
