import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { DkimKey } from '../platform/dkim';
import type { Work } from '../platform/work';
import { nextSelector, signingDomains, type MailKey } from './mail-key';
import { insertMailKey, mailKeys, publishMailKey, selectorsOf } from './mail-key.store';

/**
 * Keys with which mail of a domain is signed. The private part lies in the folder `keys` of the installation's home and in no
 * database and no backup. A key signs once its record is in DNS; until then the former one does.
 */

/** The newest key of a domain; the first is made here. `another`: a new one, to take the place of the one that signs. */
export async function mailKeyOf(work: Work, domain: string, another: boolean): Promise<MailKey> {
  const [known] = (await mailKeys(work.db.read)).filter((key) => key.domain === domain);
  // one that waits to be published is not waited for twice
  if (known && (!another || known.publishedAt === null)) return known;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const made = {
    domain,
    selector: nextSelector(work.today, await selectorsOf(work.db.read, domain)),
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
  };
  await work.files.secrets.put(
    secretName(made.publicKey),
    Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  );
  const taken = await work.db.transaction(async (tx) => {
    if (!(await insertMailKey(tx, work, made))) return false;
    await record(tx, work, { companyId: null, kind: 'mail_key.made', ref: `mail/${domain}`, payload: made });
    return true;
  });
  if (!taken) {
    await work.files.secrets.remove(secretName(made.publicKey));
    throw new Refusal(
      'mail-key-busy',
      `A key for ${domain} was made at the same moment.`,
      'Look again: it is there now.',
    );
  }
  return { ...made, publishedAt: null };
}

/** Its record is in DNS: it signs from now on, and the former one no more. */
export async function publishKey(
  work: Work,
  { domain, selector }: Pick<MailKey, 'domain' | 'selector'>,
): Promise<void> {
  const former = await work.db.transaction(async (tx) => {
    const ended = await publishMailKey(tx, work, { domain, selector });
    const payload = { selector, former: ended.map((key) => key.selector) };
    await record(tx, work, { companyId: null, kind: 'mail_key.published', ref: `mail/${domain}`, payload });
    return ended;
  });
  for (const { publicKey } of former) await work.files.secrets.remove(secretName(publicKey));
}

/** What signs the mails of a sender; null: nothing does. Throws Refusal `mail-key-missing` where its private part is gone. */
export async function mailSigner(work: Work): Promise<(sender: string) => Promise<DkimKey | null>> {
  const keys = (await mailKeys(work.db.read)).filter(({ publishedAt }) => publishedAt !== null);
  const read = new Map<string, Promise<DkimKey>>();
  return async (sender) => {
    const own = signingDomains(sender);
    const [key] = own.flatMap((domain) => keys.find((one) => one.domain === domain) ?? []);
    if (key === undefined) return null;
    const found = read.get(key.domain) ?? privateOf(work, key);
    read.set(key.domain, found);
    return found;
  };
}

async function privateOf(work: Work, { domain, selector, publicKey }: MailKey): Promise<DkimKey> {
  const kept = await work.files.secrets.get(secretName(publicKey));
  if (kept) return { domain, selector, privateKey: kept.toString('utf8') };
  throw new Refusal(
    'mail-key-missing',
    `The key with which mail of ${domain} is signed is not in the folder keys of this installation.`,
    `Put the folder keys back from where you keep it, or make another: duly mail dkim ${domain} --another`,
  );
}

const secretName = (publicKey: string): string =>
  `dkim-${createHash('sha256').update(publicKey).digest('hex').slice(0, 32)}.pem`;
