import { createHash, createPublicKey, randomBytes, verify, type X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Company } from '../companies/company';
import { fingerprintOf } from '../companies/company-key';
import { signerOf, type Signer } from '../companies/key.actions';
import { settingsOf } from '../companies/store';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { postTo } from '../platform/outbound';
import { timeStampRoots } from '../platform/time-stamp-roots';
import { provenBy, stampRequest, tokenIn, type Stamped } from '../platform/time-stamp';
import type { Work } from '../platform/work';
import { canonicalJson } from './manifest';

/**
 * The seal of a bundle: what was made (the manifest, and the PDF to the byte), by whose key, signed with it (Ed25519,
 * RFC 8032). It stands at the end of the PDF and lies as `seal.json` in the archive. Where an authority stamped the time,
 * its token is over the signature, and the key signs the token in turn, so that no byte of a seal can be another.
 */
export interface Statement {
  readonly seal: 1;
  readonly reference: string;
  readonly version: number;
  readonly edition: 'exhibits' | 'instructions' | 'supplement';
  readonly creditor: string;
  readonly madeAt: Instant;
  /** SHA-256 of the manifest. */
  readonly manifest: string;
  /** The PDF up to the seal. */
  readonly pdf: { readonly bytes: number; readonly sha256: string };
  /** The PDF carries no files, so no manifest either: the seal alone covers it. */
  readonly plain?: true | undefined;
  readonly key: { readonly algorithm: 'Ed25519'; readonly fingerprint: string; readonly public: string };
}

/** What seals: a key that never leaves its owner, and an authority for the time where there is one. */
export interface Sealer extends Signer {
  /** A token over a SHA-256 digest; null: none is asked for. */
  readonly stamp: ((digest: Buffer) => Promise<Buffer>) | null;
}

/** The company's own: its key is made when it is first needed. Throws Refusal `key-missing`. */
export async function sealerOf(work: Work, company: Company): Promise<Sealer> {
  const { timeStampUrl } = await settingsOf(work.db.read, company.id);
  const signer = await signerOf(work, company);
  return { ...signer, stamp: timeStampUrl === null ? null : (digest) => stampFrom(new URL(timeStampUrl), digest) };
}

/** Asks an authority, and believes its answer only when it proves what was asked. */
export async function stampFrom(url: URL, digest: Buffer): Promise<Buffer> {
  const nonce = randomBytes(16);
  const body = stampRequest(digest, nonce);
  const answer = await postTo({ url, mediaType: 'application/timestamp-query', body, bytes: MOST_BYTES });
  try {
    const token = tokenIn(answer);
    const roots = await timeStampRoots();
    if (provenBy(token, digest, { nonce, roots }).trust === 'other-root')
      throw new Error('its certificate leads to no root that is trusted here');
    return token;
  } catch (error) {
    throw new Refusal(
      'no-time-stamp',
      `${url.host} gave no time stamp: ${error instanceof Error ? error.message : 'unknown reason'}.`,
      'Try again, choose another authority, or do without one in the settings.',
    );
  }
}

const MOST_BYTES = 64 * 1024;

export const SEAL_NAME = 'seal.json';

type Said = Omit<Statement, 'seal' | 'key'>;

/** The text of a seal. Without a time stamp the same statement gives the same text. Throws what `stamp` throws. */
export async function sealText(said: Said, sealer: Sealer): Promise<string> {
  const { fingerprint, publicKey } = sealer;
  const statement: Statement = { seal: 1, ...said, key: { algorithm: 'Ed25519', fingerprint, public: publicKey } };
  const signature = sealer.sign(Buffer.from(canonicalJson(statement)));
  const token = sealer.stamp && (await sealer.stamp(digestOf(signature)));
  const timeStamp = token && { token: token.toString('base64'), signature: sealer.sign(token).toString('base64') };
  return ascii(canonicalJson({ statement, signature: signature.toString('base64'), timeStamp }));
}

/** Every other letter by its number, as JSON allows: a seal is the same text in every encoding. */
const ascii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

const digestOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

const Sha = z.string().regex(/^[0-9a-f]{64}$/);
/** Written as it is usually written: no second spelling of the same bytes. */
const Base64 = z.string().refine((text) => Buffer.from(text, 'base64').toString('base64') === text);
const Shape = z.strictObject({
  statement: z.strictObject({
    seal: z.literal(1),
    reference: z.string(),
    version: z.number().int(),
    edition: z.enum(['exhibits', 'instructions', 'supplement']),
    creditor: z.string(),
    madeAt: z.custom<Instant>((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)),
    manifest: Sha,
    pdf: z.strictObject({ bytes: z.number().int(), sha256: Sha }),
    plain: z.literal(true).optional(),
    key: z.strictObject({ algorithm: z.literal('Ed25519'), fingerprint: Sha, public: Base64 }),
  }),
  signature: Base64,
  timeStamp: z.strictObject({ token: Base64, signature: Base64 }).nullable(),
});

export interface SealRead {
  readonly statement: Statement;
  readonly stamped: Stamped | null;
  /** What is wrong with it, in words; empty: it was signed with the key that it names, and so was its time. */
  readonly wrong: string;
}

/** What a seal says and whether its key said it; undefined where it is none as we write them. */
export function readSeal(text: string, roots: readonly X509Certificate[] = []): SealRead | undefined {
  const read = Shape.safeParse(parsed(text));
  if (!read.success || ascii(canonicalJson(read.data)) !== text) return undefined;
  const { statement, signature, timeStamp } = read.data;
  const raw = Buffer.from(statement.key.public, 'base64');
  const signed = Buffer.from(signature, 'base64');
  const nothing = { statement, stamped: null };
  if (fingerprintOf(raw) !== statement.key.fingerprint)
    return { ...nothing, wrong: 'its fingerprint is of another key' };
  if (!isSigned(raw, Buffer.from(canonicalJson(statement)), signed))
    return { ...nothing, wrong: 'it was not signed with the key that it names' };
  if (timeStamp === null) return { ...nothing, wrong: '' };
  const token = Buffer.from(timeStamp.token, 'base64');
  if (!isSigned(raw, token, Buffer.from(timeStamp.signature, 'base64')))
    return { ...nothing, wrong: 'its time stamp is not the one that was sealed' };
  try {
    return { statement, stamped: provenBy(token, digestOf(signed), { roots }), wrong: '' };
  } catch (error) {
    return { ...nothing, wrong: `its time stamp proves nothing: ${error instanceof Error ? error.message : ''}` };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The key as node takes it: SubjectPublicKeyInfo of Ed25519 (RFC 8410) around the raw 32 bytes. */
function isSigned(raw: Buffer, bytes: Buffer, signature: Buffer): boolean {
  if (raw.length !== 32) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
    return verify(null, bytes, key, signature);
  } catch {
    return false;
  }
}

const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
