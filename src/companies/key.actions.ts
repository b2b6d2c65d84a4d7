import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { record } from '../audit/actions';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { fingerprintOf, printedFingerprint, type CompanyKey } from './company-key';
import type { Company } from './company';
import { companyKeys, endKey, insertKey } from './key.store';

/**
 * The key of a company (Ed25519): made when it is first needed, replaced when somebody asks. The private part lies in the
 * folder `keys` of the installation's home, readable to its user only, and in no database and no backup.
 */
export interface Signer {
  readonly fingerprint: string;
  /** Raw, base64. */
  readonly publicKey: string;
  sign(bytes: Buffer): Buffer;
}

/** Throws Refusal `key-missing` where the private part is not in its place. */
export async function signerOf(work: Work, company: Company): Promise<Signer> {
  const { fingerprint, publicKey } = await currentKey(work, company);
  const kept = await work.files.secrets.get(secretName(fingerprint));
  if (kept === undefined) {
    throw new Refusal(
      'key-missing',
      `The key of ${company.legalName} (${printedFingerprint(fingerprint)}) is not in the folder keys of this installation.`,
      'Put the folder keys back from where you keep it, or have a new key made.',
    );
  }
  const key = createPrivateKey(kept);
  return { fingerprint, publicKey, sign: (bytes) => sign(null, bytes, key) };
}

/** The key in force; the first one is made here. */
export async function currentKey(work: Work, company: Company): Promise<CompanyKey> {
  const known = await inForce(work, company.id);
  if (known) return known;
  await makeKey(work, company, false);
  const made = await inForce(work, company.id);
  assert(made, 'a key that was made is in force');
  return made;
}

/** Another key from now on. What the old one sealed stays sealed, and its fingerprint stays known. */
export async function replaceKey(work: Work, company: Company): Promise<CompanyKey> {
  await makeKey(work, company, true);
  const former = (await companyKeys(work.db.read, company.id)).filter(({ endedAt }) => endedAt !== null);
  for (const { fingerprint } of former) await work.files.secrets.remove(secretName(fingerprint));
  return currentKey(work, company);
}

const inForce = async (work: Work, companyId: number): Promise<CompanyKey | undefined> =>
  (await companyKeys(work.db.read, companyId)).find(({ endedAt }) => endedAt === null);

/** The file comes first: a row never names a key that nobody has. Of two made at once the second is thrown away. */
async function makeKey(work: Work, { id: companyId }: Company, instead: boolean): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const raw = rawPublic(privateKey);
  const made = { fingerprint: fingerprintOf(raw), publicKey: raw.toString('base64') };
  await work.files.secrets.put(secretName(made.fingerprint), pemOf(privateKey));
  const taken = await work.db.transaction(async (tx) => {
    if (instead) await endKey(tx, work, companyId);
    if (!(await insertKey(tx, work, companyId, made))) return false;
    const kind = instead ? 'company.key_replaced' : 'company.key_made';
    await record(tx, work, { companyId, kind, ref: `company/${companyId}`, payload: made });
    return true;
  });
  if (!taken) await work.files.secrets.remove(secretName(made.fingerprint));
}

const secretName = (fingerprint: string): string => `${fingerprint}.pem`;
const pemOf = (key: KeyObject): Buffer => Buffer.from(key.export({ type: 'pkcs8', format: 'pem' }));

/** The last 32 bytes of its SubjectPublicKeyInfo (RFC 8410). */
const rawPublic = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32);
