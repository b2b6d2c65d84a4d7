import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { Refusal } from '../kernel/result';

/**
 * Asking another host something. Its name is resolved once and the address that was judged is the one that is asked;
 * addresses inside private networks are refused unless the installation names the host; no redirect is followed; what
 * comes back is bounded in size and time.
 */
export interface Posting {
  readonly url: URL;
  readonly mediaType: string;
  readonly body: Buffer;
  /** Besides those that every question has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Most that is taken as an answer. */
  readonly bytes: number;
}

/** The body of the answer. Throws Refusal `host-refused` before anything is sent, `host-failed` for everything after. */
export async function postTo(
  { url, mediaType, headers = {}, body, bytes }: Posting,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Buffer> {
  const address = await judgedAddress(url, env);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      reject(failed(url, why));
    };
    const asking = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': mediaType, 'content-length': body.length },
        timeout: PATIENCE_MS,
        signal: AbortSignal.timeout(PATIENCE_MS),
        // The address that was judged, whatever the name means by now.
        lookup: (_, options, found) => {
          if (options.all) found(null, [address]);
          else found(null, address.address, address.family);
        },
      },
      (response) => {
        if (response.statusCode !== 200) {
          response.destroy();
          fail(`it answered ${response.statusCode ?? 'nothing'}`);
          return;
        }
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > bytes) response.destroy(new Error('its answer is too long'));
        });
        response.on('error', (error) => { fail(error.message); }); // prettier-ignore
        response.on('end', () => { resolve(Buffer.concat(chunks)); }); // prettier-ignore
      },
    );
    asking.on('error', (error) => { fail(error.message); }); // prettier-ignore
    asking.end(body);
  });
}

/** Any request, and whatever came of it: nothing here is thrown but the refusal of an address inside a private network. */
export interface Asking {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly bytes: number;
  readonly patienceMs: number;
}

export type Asked =
  | { readonly came: 'answer'; readonly status: number; readonly body: Buffer }
  /** `sent`: a byte of the request may have left; else surely none did. */
  | { readonly came: 'nothing'; readonly sent: boolean; readonly why: string };

export async function askHost(asking: Asking, env: NodeJS.ProcessEnv = process.env): Promise<Asked> {
  const { url, method, headers, body, bytes, patienceMs } = asking;
  const address = await judgedAddress(url, env).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'host-refused') throw error;
    return null;
  });
  if (address === null) return { came: 'nothing', sent: false, why: 'its name is not known' };
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((answered) => {
    const state = { connected: false };
    const nothing = (why: string): void => { answered({ came: 'nothing', sent: state.connected, why }); }; // prettier-ignore
    const asked = request(
      url,
      {
        ...{ method, timeout: patienceMs, signal: AbortSignal.timeout(patienceMs), agent: false },
        headers: { ...headers, ...(body === null ? {} : { 'content-length': String(body.length) }) },
        lookup: (_, options, found) => {
          if (options.all) found(null, [address]);
          else found(null, address.address, address.family);
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > bytes) response.destroy(new Error('its answer is too long'));
        });
        response.on('error', (error) => { nothing(error.message); }); // prettier-ignore
        response.on('end', () => { answered({ came: 'answer', status: response.statusCode ?? 0, body: Buffer.concat(chunks) }); }); // prettier-ignore
      },
    );
    asked.on('socket', (socket) => {
      socket.on(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (state.connected = true));
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('error', (error) => { nothing(error.message); }); // prettier-ignore
    asked.end(body ?? undefined);
  });
}

const PATIENCE_MS = 15_000;

interface Address {
  readonly address: string;
  readonly family: number;
}

/** The address of a host that may be asked, judged like any other; for whoever speaks another tongue than HTTP. */
export async function judgedHost(host: string, port: number, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const name = isIP(host) === 6 ? `[${host}]` : host;
  return (await judgedAddress(new URL(`http://${name}:${port}/`), env)).address;
}

/** The installation names it itself, in OUTBOUND_HOSTS. */
export const isNamedHost = (host: string, env: NodeJS.ProcessEnv = process.env): boolean =>
  (env['OUTBOUND_HOSTS'] ?? '').split(',').some((one) => one.trim().toLowerCase() === host.toLowerCase());

async function judgedAddress(url: URL, env: NodeJS.ProcessEnv): Promise<Address> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family
    ? [{ address: host, family }]
    : await lookup(host, { all: true }).catch((error: NodeJS.ErrnoException) => {
        throw failed(url, `its name is not known (${error.code ?? 'no reason'})`);
      });
  const [first] = found;
  if (first && (isNamedHost(host, env) || found.every(({ address }) => !isInside(address)))) return first;
  throw new Refusal(
    'host-refused',
    `${host} is in a private network.`,
    'Where that is meant, name it in OUTBOUND_HOSTS of this installation.',
  );
}

const failed = (url: URL, why: string): Refusal =>
  new Refusal('host-failed', `${url.host} could not be asked: ${why}.`, 'Try again, or check the address.');

/** Not of the public network: private, local, link-local, shared, reserved (RFC 6890). */
const INSIDE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) INSIDE.addSubnet(net, prefix, 'ipv4'); // prettier-ignore
for (const [net, prefix] of [['::', 96], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const)
  INSIDE.addSubnet(net, prefix, 'ipv6'); // prettier-ignore

/** An IPv4 address that is written as IPv6 is judged as what it is. */
export const isInside = (address: string): boolean => INSIDE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
