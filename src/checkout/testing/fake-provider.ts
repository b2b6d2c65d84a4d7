import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine that speaks the provider's HTTP: opens sessions, once for each key of idempotency, and signs its events. */
export interface FakeProvider {
  readonly url: string;
  /** What it was asked, in order. */
  readonly asked: readonly Asked[];
  /** How it answers from now on. */
  answers(how: 'well' | 'refuses' | 'nonsense' | 'hangs' | 'moves'): void;
  close(): Promise<void>;
}

export interface Asked {
  readonly path: string;
  readonly key: string;
  readonly once: string;
  readonly form: URLSearchParams;
  readonly session: string;
}

export async function fakeProvider(): Promise<FakeProvider> {
  const asked: Asked[] = [];
  const sessions = new Map<string, string>();
  const state: { how: Parameters<FakeProvider['answers']>[0] } = { how: 'well' };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const once = String(request.headers['idempotency-key'] ?? '');
      const session = sessions.get(once) ?? `cs_test_${sessions.size + 1}`;
      sessions.set(once, session);
      const key = request.headers.authorization ?? '';
      asked.push({ path: request.url ?? '', key, once, form: new URLSearchParams(body), session });
      if (state.how === 'hangs') return;
      if (state.how === 'moves') response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      else if (state.how === 'refuses') response.writeHead(402).end('{"error":{"message":"no"}}');
      else if (state.how === 'nonsense') response.writeHead(200).end('<html>');
      else {
        const url = `${urlOf(server)}/pay/${session}`;
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: session, url }));
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: urlOf(server),
    asked,
    answers: (how) => {
      state.how = how;
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => {
          closed();
        });
      }),
  };
}

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export const HOOK_SECRET = 'whsec_testing';

/** The header with which the provider signs what it sends. */
export const signedAt = (body: string, seconds: number, secret = HOOK_SECRET): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
