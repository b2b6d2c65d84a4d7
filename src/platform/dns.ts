import { Resolver } from 'node:dns/promises';

/** Asking DNS about other domains: what is not there is an empty list, what could not be asked is a fault. */
export interface Dns {
  /** Each record in one piece. */
  txt(name: string): Promise<readonly string[]>;
  /** Hosts, the most wanted first. */
  mx(name: string): Promise<readonly string[]>;
  /** IPv4 and IPv6. */
  addresses(name: string): Promise<readonly string[]>;
  names(address: string): Promise<readonly string[]>;
}

export class DnsFault extends Error {
  override readonly name = 'DnsFault';
  constructor(readonly asked: string) {
    super(`${asked} could not be looked up`);
  }
}

/** `DNS_SERVER` names another server than this machine's own, as `192.0.2.53` or `127.0.0.1:5353`. */
export function openDns(env: NodeJS.ProcessEnv = process.env): Dns {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  const server = env['DNS_SERVER']?.trim() ?? '';
  if (server !== '') resolver.setServers(server.split(','));
  const ask = async <T>(name: string, how: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await how();
    } catch (error) {
      if (ABSENT.has((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw new DnsFault(name);
    }
  };
  return {
    txt: async (name) => (await ask(name, () => resolver.resolveTxt(name))).map((parts) => parts.join('')),
    mx: async (name) =>
      [...(await ask(name, () => resolver.resolveMx(name)))]
        .sort((a, b) => a.priority - b.priority)
        .map(({ exchange }) => exchange),
    addresses: async (name) => [
      ...(await ask(name, () => resolver.resolve4(name))),
      ...(await ask(name, () => resolver.resolve6(name))),
    ],
    names: (address) => ask(address, () => resolver.reverse(address)),
  };
}

const ABSENT: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);
