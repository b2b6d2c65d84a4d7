import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The system of a partner, written by what the README publishes alone and with nothing of Duly: it checks the signature with code of its
 * own, refuses what is signed more than five minutes away from its clock, and serves each id once.
 */
export interface Receiver {
  readonly url: string;
  readonly requests: readonly { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** Ids of events, each once, in the order in which they came. */
  readonly events: readonly string[];
  /** Why others were not taken. */
  readonly refused: readonly string[];
  /** Ids that came again. */
  readonly again: readonly string[];
  secret: string;
  /** What it answers to what it takes. */
  status: number;
  /** Called when a request has come, before it is answered. */
  came: () => void;
  /** It takes what comes and keeps the answer to itself. */
  silent: boolean;
  nowMs: number;
  close(): Promise<void>;
}

export async function openReceiver(nowMs: number): Promise<Receiver> {
  const seen = { requests: [] as { headers: IncomingHttpHeaders; body: string }[], events: [] as string[], refused: [] as string[], again: [] as string[] }; // prettier-ignore
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      seen.requests.push({ headers: request.headers, body });
      const wrong = judge(String(request.headers['duly-signature'] ?? ''), body, receiver);
      const { id } = wrong === undefined ? (JSON.parse(body) as { id: string }) : { id: '' };
      if (wrong !== undefined) seen.refused.push(wrong);
      else if (receiver.status < 300) (seen.events.includes(id) ? seen.again : seen.events).push(id);
      receiver.came();
      if (receiver.silent) return;
      response.writeHead(wrong === undefined ? receiver.status : 400, { location: 'http://169.254.169.254/' });
      response.end(wrong ?? 'thank you');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const receiver: Receiver = {
    ...seen,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    secret: '',
    ...{ status: 200, silent: false, came: () => undefined },
    nowMs,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return receiver;
}

/** Undefined: it is of Duly, and of now. */
export function judge(
  header: string,
  body: string,
  { secret, nowMs }: Pick<Receiver, 'secret' | 'nowMs'>,
): string | undefined {
  const parts = header.split(',').map((part) => part.split('=') as [string, string]);
  const t = parts.find(([name]) => name === 't')?.[1] ?? '';
  const signed = parts.filter(([name, value]) => name === 'v1' && /^[0-9a-f]{64}$/.test(value)).map(([, value]) => value); // prettier-ignore
  if (!/^\d+$/.test(t) || signed.length === 0) return 'no signature';
  const own = createHmac('sha256', secret).update(`${t}.${body}`, 'utf8').digest();
  if (!signed.some((v1) => timingSafeEqual(own, Buffer.from(v1, 'hex')))) return 'wrong signature';
  return Math.abs(Number(t) * 1_000 - nowMs) > 5 * 60_000 ? 'not of now' : undefined;
}
