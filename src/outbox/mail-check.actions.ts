import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import type { Dns } from '../platform/dns';
import { mailFindings, type MailFinding } from '../platform/mail-dns';
import { domainOf } from '../platform/pace';
import type { Work } from '../platform/work';
import { isKeyRecord, keyHost, keyRecord, signingDomains, type MailKey } from './mail-key';
import { publishKey } from './mail-key.actions';
import { mailKeys } from './mail-key.store';
import { senderAddress } from './parties';

/** The domains that a company's mails come from, and what DNS says of each. */
export interface CheckedDomain {
  readonly domain: string;
  readonly findings: readonly MailFinding[];
  /** Its key was seen in DNS just now for the first time: it signs from now on. */
  readonly signsNow: boolean;
}

export interface MailCheck {
  readonly dns: Dns;
  readonly smtpUrl: string | null;
}

/** The domains that a company's mails come from. */
export function senderDomains(company: Company, settings: Settings): string[] {
  const others = Object.values(settings.senders).flatMap(({ email }) => email ?? []);
  const senders = [senderAddress(company, settings) ?? '', ...others];
  return [...new Set(senders.filter((address) => address.includes('@')).map(domainOf))];
}

export async function checkMail(
  work: Work,
  company: Company,
  { dns, smtpUrl }: MailCheck,
): Promise<readonly CheckedDomain[]> {
  const settings = await settingsOf(work.db.read, company.id);
  const domains = senderDomains(company, settings);
  const keys = await mailKeys(work.db.read);
  const smtpHost = smtpUrl === null ? null : new URL(smtpUrl).hostname.replace(/^\[|\]$/g, '');
  return Promise.all(
    domains.map(async (domain) => {
      const key = keyOf(keys, domain);
      const findings = await mailFindings(dns, {
        ...{ domain, smtpHost, postmaster: `postmaster@${domain}` },
        returnDomain: settings.bounceMailbox === null ? domain : domainOf(settings.bounceMailbox),
        key: key && { host: keyHost(key), value: keyRecord(key), isIt: (record) => isKeyRecord(key, record) },
      });
      const seen = findings.some(({ code }) => code === 'dkimOk');
      const signsNow = seen && key !== null && key.publishedAt === null;
      if (signsNow) await publishKey(work, key);
      return { domain, findings, signsNow };
    }),
  );
}

/** The newest key of the domain or of one above it. */
function keyOf(keys: readonly MailKey[], domain: string): MailKey | null {
  const [key] = signingDomains(domain).flatMap((name) => keys.find((one) => one.domain === name) ?? []);
  return key ?? null;
}
