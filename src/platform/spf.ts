import { BlockList, isIP } from 'node:net';
import type { Dns } from './dns';

/**
 * Who may send for a domain (SPF, RFC 7208), read as whoever receives the mail reads it: includes are followed, with no more than ten
 * lookups, and what a record says wrongly makes all of it worthless.
 */
export type SpfVerdict =
  | { readonly is: 'pass' | 'fail' | 'softfail' | 'neutral'; readonly lookups: number }
  | { readonly is: 'none' | 'several' }
  /** `at`: the part that is wrong, or the domain that is included and has no record. */
  | { readonly is: 'wrong'; readonly at: string }
  | { readonly is: 'too-many'; readonly lookups: number };

const MOST_LOOKUPS = 10;

export const spfRecords = (txt: readonly string[]): readonly string[] =>
  txt.filter((text) => /^v=spf1( |$)/i.test(text));

export async function spfVerdict(dns: Dns, domain: string, address: string): Promise<SpfVerdict> {
  const seen: Seen = { dns, address, lookups: 0 };
  try {
    return await recordSays(seen, domain, true);
  } catch (error) {
    if (error instanceof Wrong) return error.verdict;
    throw error;
  }
}

interface Seen {
  readonly dns: Dns;
  readonly address: string;
  lookups: number;
}

class Wrong extends Error {
  constructor(readonly verdict: SpfVerdict) {
    super('this record is worth nothing');
  }
}

function countLookup(seen: Seen): void {
  seen.lookups += 1;
  if (seen.lookups > MOST_LOOKUPS) throw new Wrong({ is: 'too-many', lookups: seen.lookups });
}

const QUALIFIED = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;
type Result = (typeof QUALIFIED)[keyof typeof QUALIFIED];
const PART = /^([+~?-]?)(all|include|a|mx|ptr|ip4|ip6|exists)([:/].*)?$/i;

async function recordSays(seen: Seen, domain: string, outermost: boolean): Promise<SpfVerdict> {
  const records = spfRecords(await seen.dns.txt(domain));
  const [record] = records;
  if (record === undefined) {
    if (outermost) return { is: 'none' };
    throw new Wrong({ is: 'wrong', at: domain });
  }
  if (records.length > 1) throw new Wrong(outermost ? { is: 'several' } : { is: 'wrong', at: domain });
  const parts = record
    .split(/\s+/)
    .slice(1)
    .filter((part) => part !== '');
  const unknown = parts.find((part) => !PART.test(part) && !/^[a-z][a-z0-9_.-]*=\S*$/i.test(part));
  if (unknown !== undefined) throw new Wrong({ is: 'wrong', at: unknown });
  for (const part of parts) {
    const [, qualifier = '', kind = '', rest = ''] = PART.exec(part) ?? [];
    if (kind === '' || !(await matches(seen, domain, { kind: kind.toLowerCase(), rest, part }))) continue;
    const is: Result = QUALIFIED[(qualifier === '' ? '+' : qualifier) as keyof typeof QUALIFIED];
    return { is, lookups: seen.lookups };
  }
  const redirect = parts.flatMap((part) => /^redirect=(\S+)$/i.exec(part)?.[1] ?? [])[0];
  if (redirect === undefined) return { is: 'neutral', lookups: seen.lookups };
  countLookup(seen);
  const verdict = await recordSays(seen, redirect, false);
  return verdict;
}

interface Part {
  readonly kind: string;
  readonly rest: string;
  readonly part: string;
}

async function matches(seen: Seen, domain: string, { kind, rest, part }: Part): Promise<boolean> {
  if (kind === 'all') return true;
  if (kind === 'ip4' || kind === 'ip6') return isWithin(seen.address, rest.slice(1), part);
  countLookup(seen);
  const [, name = '', prefix = ''] = /^:?([^/]*)((?:\/\d+)?(?:\/\/\d+)?)$/.exec(rest) ?? [];
  const target = name === '' ? domain : name;
  // macros and reverse names depend on the mail: they let nobody through here, and count as a lookup
  if (target.includes('%') || kind === 'ptr' || kind === 'exists') return false;
  if (kind === 'include') {
    if (name === '') throw new Wrong({ is: 'wrong', at: part });
    return (await recordSays(seen, target, false)).is === 'pass';
  }
  const hosts = kind === 'mx' ? (await seen.dns.mx(target)).slice(0, MOST_LOOKUPS) : [target];
  for (const host of hosts) {
    for (const address of await seen.dns.addresses(host)) {
      if (isWithin(seen.address, `${address}/${bitsFor(address, prefix)}`, part)) return true;
    }
  }
  return false;
}

/** Of `/24//64` the one that is for this kind of address. */
function bitsFor(address: string, prefix: string): string {
  const [, four, six] = /^(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(prefix) ?? [];
  return isIP(address) === 6 ? (six ?? '128') : (four ?? '32');
}

function isWithin(address: string, net: string, part: string): boolean {
  const [start = '', bits] = net.split('/');
  const family = isIP(start);
  const size = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? size : Number(bits);
  if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > size)
    throw new Wrong({ is: 'wrong', at: part });
  if (isIP(address) !== family) return false;
  const list = new BlockList();
  const name = family === 6 ? 'ipv6' : 'ipv4';
  list.addSubnet(start, prefix, name);
  return list.check(address, name);
}
