import { isIP } from 'node:net';
import { DnsFault, type Dns } from './dns';
import { isInside } from './outbound';
import { spfRecords, spfVerdict, type SpfVerdict } from './spf';

/**
 * What DNS says of a domain that mail comes from, as whoever receives the mail looks: where answers go (MX), who may send for it
 * (SPF), the key that signs (DKIM), what is to be done with mail that proves nothing (DMARC), and the name of the server (PTR).
 * Each finding has a code for its words, and the exact record to publish where one is missing.
 */
export const MAIL_RECORDS = ['mx', 'spf', 'dkim', 'dmarc', 'ptr'] as const;

export interface DnsRecord {
  readonly host: string;
  readonly type: 'TXT' | 'MX' | 'PTR';
  readonly value: string;
}

export interface MailFinding {
  readonly what: (typeof MAIL_RECORDS)[number];
  /** unknown: it could not be looked at. */
  readonly level: 'ok' | 'weak' | 'broken' | 'unknown';
  readonly code: FindingCode;
  readonly values: Readonly<Record<string, string>>;
  readonly publish: DnsRecord | null;
}

export const FINDING_CODES = [
  'mxOk', 'mxNone', 'spfOk', 'spfNone', 'spfSeveral', 'spfWrong', 'spfLookups', 'spfMissing', 'spfOpen', 'spfNoServer', 'dkimOk', 'dkimNone',
  'dkimUnpublished', 'dkimOther', 'dmarcOk', 'dmarcNone', 'dmarcWatching', 'dmarcWrong', 'ptrOk', 'ptrNone', 'ptrOther', 'ptrUnknown', 'notAsked',
] as const; // prettier-ignore
export type FindingCode = (typeof FINDING_CODES)[number];

/** What is looked for. */
export interface MailDomain {
  readonly domain: string;
  /** Of the address that mail servers send to what they cannot deliver: SPF is about it. */
  readonly returnDomain: string;
  /** The mail server that mail leaves through; null: there is none. */
  readonly smtpHost: string | null;
  readonly key: { readonly host: string; readonly value: string; isIt(record: string): boolean } | null;
  /** Who gets reports, where there is somebody. */
  readonly postmaster: string;
}

export async function mailFindings(dns: Dns, of: MailDomain): Promise<readonly MailFinding[]> {
  const looks = { mx: mxOf, spf: spfOf, dkim: dkimOf, dmarc: dmarcOf, ptr: ptrOf };
  return Promise.all(
    MAIL_RECORDS.map((what) =>
      looks[what](dns, of).catch((error: unknown) => {
        if (!(error instanceof DnsFault)) throw error;
        return found(what, 'unknown', 'notAsked', { name: error.asked });
      }),
    ),
  );
}

function found(
  what: MailFinding['what'],
  level: MailFinding['level'],
  code: FindingCode,
  values: Readonly<Record<string, string>> = {},
  publish: DnsRecord | null = null,
): MailFinding {
  return { what, level, code, values, publish };
}

async function mxOf(dns: Dns, { domain }: MailDomain): Promise<MailFinding> {
  const hosts = (await dns.mx(domain)).filter((host) => host !== '' && host !== '.');
  if (hosts.length > 0) return found('mx', 'ok', 'mxOk', { hosts: hosts.join(', ') });
  return found('mx', 'broken', 'mxNone', { domain });
}

async function addressesOf(dns: Dns, host: string | null): Promise<readonly string[]> {
  if (host === null) return [];
  return (isIP(host) ? [host] : await dns.addresses(host)).filter((address) => !isInside(address));
}

async function spfOf(dns: Dns, { returnDomain: domain, smtpHost }: MailDomain): Promise<MailFinding> {
  const addresses = await addressesOf(dns, smtpHost);
  const own = addresses.map((address) => `${isIP(address) === 6 ? 'ip6' : 'ip4'}:${address}`);
  const txt = (value: string): DnsRecord => ({ host: domain, type: 'TXT', value });
  // without a server of its own at hand, what the record says is read with an address that is nobody's
  const verdicts = await Promise.all(
    (addresses.length > 0 ? addresses : ['192.0.2.1']).map((one) => spfVerdict(dns, domain, one)),
  );
  const worst = verdicts.find(({ is }) => is !== 'pass') ?? verdicts[0];
  if (worst === undefined) return found('spf', 'unknown', 'notAsked', { name: domain });
  const values = { domain, host: smtpHost ?? '' };
  const [record = ''] = spfRecords(await dns.txt(domain));
  if (/(^| )\+?all( |$)/i.test(record)) {
    return found('spf', 'broken', 'spfOpen', values, txt(record.replace(/(^| )\+?all( |$)/i, '$1~all$2')));
  }
  return spfFinding(worst, { values, own, record, txt });
}

interface SpfFacts {
  readonly values: Readonly<Record<string, string>>;
  /** The mail server as parts of a record. */
  readonly own: readonly string[];
  readonly record: string;
  txt(value: string): DnsRecord;
}

function spfFinding(verdict: SpfVerdict, { values, own, record, txt }: SpfFacts): MailFinding {
  const whole = txt(['v=spf1', ...(own.length > 0 ? own : ['mx']), '~all'].join(' '));
  switch (verdict.is) {
    case 'pass':
      return found('spf', 'ok', 'spfOk', { ...values, lookups: String(verdict.lookups) });
    case 'none':
      return found('spf', 'broken', 'spfNone', values, whole);
    case 'several':
      return found('spf', 'broken', 'spfSeveral', values);
    case 'wrong':
      return found('spf', 'broken', 'spfWrong', { ...values, part: verdict.at });
    case 'too-many':
      return found('spf', 'broken', 'spfLookups', values);
    default:
      if (own.length === 0) return found('spf', 'weak', 'spfNoServer', values);
      return found('spf', 'weak', 'spfMissing', values, txt(withParts(record, own)));
  }
}

/** Before what is said of everybody else. */
function withParts(record: string, parts: readonly string[]): string {
  const said = record.trim().split(/\s+/);
  const at = said.findIndex((part) => /^([~?-]?all|redirect=.*)$/i.test(part));
  const rest = at < 0 ? ['~all'] : said.slice(at);
  return [...(at < 0 ? said : said.slice(0, at)), ...parts.filter((part) => !said.includes(part)), ...rest].join(' ');
}

async function dkimOf(dns: Dns, { domain, key }: MailDomain): Promise<MailFinding> {
  if (key === null) return found('dkim', 'weak', 'dkimNone', { domain });
  const publish: DnsRecord = { host: key.host, type: 'TXT', value: key.value };
  const records = await dns.txt(key.host);
  if (records.some((record) => key.isIt(record))) return found('dkim', 'ok', 'dkimOk', { name: key.host });
  if (records.length === 0) return found('dkim', 'broken', 'dkimUnpublished', { name: key.host }, publish);
  return found('dkim', 'broken', 'dkimOther', { name: key.host }, publish);
}

async function dmarcOf(dns: Dns, { domain, postmaster }: MailDomain): Promise<MailFinding> {
  const reports = postmaster === '' ? '' : `; rua=mailto:${postmaster}`;
  const labels = domain.split('.');
  for (const name of [domain, labels.slice(-2).join('.')]) {
    const records = (await dns.txt(`_dmarc.${name}`)).filter((text) => /^v=DMARC1\b/i.test(text));
    if (records.length === 0) continue;
    const host = `_dmarc.${name}`;
    const policy = /;\s*p\s*=\s*(none|quarantine|reject)\s*(;|$)/i.exec(records[0] ?? '')?.[1]?.toLowerCase();
    if (records.length > 1 || policy === undefined) return found('dmarc', 'broken', 'dmarcWrong', { name: host });
    if (policy === 'none') return found('dmarc', 'weak', 'dmarcWatching', { name: host });
    return found('dmarc', 'ok', 'dmarcOk', { name: host, policy });
  }
  const publish: DnsRecord = { host: `_dmarc.${domain}`, type: 'TXT', value: `v=DMARC1; p=none${reports}` };
  return found('dmarc', 'broken', 'dmarcNone', { domain }, publish);
}

async function ptrOf(dns: Dns, { smtpHost }: MailDomain): Promise<MailFinding> {
  const [address] = await addressesOf(dns, smtpHost);
  if (smtpHost === null || address === undefined) return found('ptr', 'unknown', 'ptrUnknown', {});
  const names = await dns.names(address);
  const values = { address, host: smtpHost, names: names.join(', ') };
  if (names.length === 0) return found('ptr', 'weak', 'ptrNone', values);
  for (const name of names)
    if ((await dns.addresses(name)).includes(address)) return found('ptr', 'ok', 'ptrOk', values);
  return found('ptr', 'weak', 'ptrOther', values);
}
