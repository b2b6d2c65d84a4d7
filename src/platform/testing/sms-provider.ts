import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real HTTP server that takes short messages as a provider would, or misbehaves by the number that is written to. */
export interface SmsProvider {
  readonly url: string;
  /** What it took, once for each id. */
  readonly taken: Map<string, Record<string, string>>;
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
  /** What it says became of a message, by its own id. */
  readonly statuses: Map<string, string>;
  close(): Promise<void>;
}

const ANSWERS: Readonly<Record<string, [code: number, text: string, headers?: Record<string, string>]>> = {
  '1': [400, '{"error":"no such number"}'],
  '4': [302, '', { location: 'http://169.254.169.254/latest/meta-data' }],
  '5': [200, '<html>OK</html>'],
  '6': [500, 'oops'],
  '7': [429, 'slow down'],
  '8': [401, '{"error":"bad key"}'],
  '9': [403, '{"error":"account closed"}'],
};

/** By the last digit: 1 refuses, 2 hangs, 3 drops after taking, 4 redirects, 5 answers no JSON, 6 is out of order, 7 is busy, 8 and 9 do not know our key. */
export async function openSmsProvider(): Promise<SmsProvider> {
  const taken: SmsProvider['taken'] = new Map();
  const requests: { path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const statuses: SmsProvider['statuses'] = new Map();
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      requests.push({ path: request.url ?? '', headers: request.headers, body });
      const status = /^\/status\/(.+)$/.exec(request.url ?? '')?.[1];
      if (status !== undefined) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ state: statuses.get(status) ?? 'SENT' }));
        return;
      }
      const said = (body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body))) as Record<string, string>; // prettier-ignore
      const { to = '', id = '' } = said;
      const answer = (code: number, text: string, headers = {}): void => {
        response.writeHead(code, headers);
        response.end(text);
      };
      const how = to.slice(-1);
      if (how === '2') return;
      if (how === '3' || how === '5' || !(how in ANSWERS)) taken.set(id, said);
      if (how === '3') request.socket.destroy();
      else if (how in ANSWERS) answer(...ANSWERS[how]!);
      else answer(201, JSON.stringify({ messages: [{ id: `ref-${id}` }] }));
    });
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', () => {
      listening();
    });
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ taken, requests, statuses },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
