import type { Day, Instant } from '../kernel/day';

/** A key with which mail of a domain is signed (DKIM, RFC 6376), and the record by which whoever receives it finds the other half. */
export interface MailKey {
  readonly domain: string;
  readonly selector: string;
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  /** Since then it signs: a signature whose key cannot be found is worse than none. */
  readonly publishedAt: Instant | null;
}

export const keyHost = ({ domain, selector }: Pick<MailKey, 'domain' | 'selector'>): string =>
  `${selector}._domainkey.${domain}`;

export const keyRecord = ({ publicKey }: Pick<MailKey, 'publicKey'>): string => `v=DKIM1; k=rsa; p=${publicKey}`;

/** Does a record in DNS hold this key? Spaces and the order of its parts do not matter. */
export function isKeyRecord(key: Pick<MailKey, 'publicKey'>, record: string): boolean {
  const parts = new Map(
    record.split(';').map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim().toLowerCase(), value.join('=').replace(/\s+/g, '')];
    }),
  );
  const [version, kind] = [parts.get('v'), parts.get('k')];
  return (
    (version === undefined || version === 'DKIM1') &&
    (kind === undefined || kind === 'rsa') &&
    parts.get('p') === key.publicKey
  );
}

/** `duly202603`, or `duly202603b` where that was given away. */
export function nextSelector(today: Day, taken: readonly string[]): string {
  const month = `duly${today.slice(0, 7).replace('-', '')}`;
  for (const letter of ['', ...'bcdefghijklmnopqrstuvwxyz']) if (!taken.includes(month + letter)) return month + letter;
  return `${month}z${taken.length}`;
}

/** A name that may stand in DNS, in lower case; undefined where it is none. */
export function mailDomain(text: string): string | undefined {
  const domain = text.trim().toLowerCase().replace(/\.$/, '');
  return domain.length <= 200 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain)
    ? domain
    : undefined;
}

/** Domains whose key may sign for a sender: its own, and those above it (relaxed alignment, RFC 7489 3.1.1), the nearest first. */
export function signingDomains(sender: string): string[] {
  const labels = sender
    .slice(sender.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
