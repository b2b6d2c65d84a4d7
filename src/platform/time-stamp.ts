import { createHash, verify, X509Certificate } from 'node:crypto';
import { der, inside, integer, oid, readDer, sequence, TAG, type Der } from './der';

/**
 * Time stamps of RFC 3161: what is asked of an authority and what its answer proves. The authority sees a digest and
 * nothing else. Pure: bytes in, bytes or a verdict out. Whether the authority itself is to be trusted follows from the roots
 * that are given; no list of authorities is kept here, and whether a certificate was revoked is not asked of anybody.
 */
export interface Stamped {
  /** When the authority saw the digest, in UTC. */
  readonly at: string;
  /** Whom its certificate names. */
  readonly by: string;
  readonly trust: Trust;
}

/** trusted: its certificate leads to a root that is trusted · other-root: it does not · not-checked: none was given. */
export type Trust = 'trusted' | 'other-root' | 'not-checked';

export interface Proving {
  readonly nonce?: Buffer;
  readonly roots?: readonly X509Certificate[];
}

/** A request for a stamp over a SHA-256 digest. `nonce`: drawn by chance, so that no old answer is taken for a new one. */
export function stampRequest(digest: Buffer, nonce: Buffer): Buffer {
  const certificateToo = der(0x01, Buffer.from([0xff]));
  return sequence(integer(Buffer.from([1])), imprint(digest), integer(nonce), certificateToo);
}

const imprint = (digest: Buffer): Buffer => sequence(sequence(oid(SHA256), der(0x05)), der(TAG.octets, digest));

/** The token in an authority's answer. Throws Error with what the authority says where there is none. */
export function tokenIn(answer: Buffer): Buffer {
  const [status, token] = inside(readDer(answer));
  const code = status && inside(status)[0]?.content.at(-1);
  if (token === undefined || (code !== 0 && code !== 1))
    throw new Error(`the authority granted nothing (status ${code ?? '?'})`);
  return token.whole;
}

/** What a token proves of a digest. Throws Error where it proves nothing: other digest, damaged, not signed by its authority. */
export function provenBy(token: Buffer, digest: Buffer, { nonce, roots = [] }: Proving = {}): Stamped {
  const signed = signedData(token);
  const info = inside(readDer(signed.content));
  const [, , stampedDigest, , time] = info;
  if (!stampedDigest?.whole.equals(imprint(digest)) && !sameWithoutNull(stampedDigest, digest))
    throw new Error('the stamp is over something else');
  if (nonce && !info.some(({ whole }) => whole.equals(integer(nonce))))
    throw new Error('the stamp answers another question');
  const at = momentOf(time);
  const signer = signed.certificates.find((one) => isSigner(one, signed, at));
  if (!signer) throw new Error('the stamp is not signed by the authority that it names');
  const trust =
    roots.length === 0 ? 'not-checked' : leads(signer, signed.certificates, { roots, at }) ? 'trusted' : 'other-root';
  return { at, by: nameOf(signer), trust };
}

interface Trusting {
  readonly roots: readonly X509Certificate[];
  readonly at: string;
}

/** Longer chains are none. */
const LONGEST_CHAIN = 8;

/** From one certificate to the next that issued it, each in force when the time was stamped, up to one that is trusted. */
function leads(
  one: X509Certificate,
  others: readonly X509Certificate[],
  trusting: Trusting,
  above = LONGEST_CHAIN,
): boolean {
  const { roots, at } = trusting;
  if (roots.some((root) => root.raw.equals(one.raw) || issued(root, one, at))) return true;
  if (above === 0) return false;
  return others.some(
    (other) => !other.raw.equals(one.raw) && issued(other, one, at) && leads(other, others, trusting, above - 1),
  );
}

const issued = (by: X509Certificate, one: X509Certificate, at: string): boolean =>
  by.ca && one.checkIssued(by) && one.verify(by.publicKey) && inForce(by, at);

const inForce = ({ validFrom, validTo }: X509Certificate, at: string): boolean =>
  Date.parse(at) >= Date.parse(validFrom) && Date.parse(at) <= Date.parse(validTo);

/** Some authorities leave the empty parameters of the digest away. */
const sameWithoutNull = (given: Der | undefined, digest: Buffer): boolean =>
  given?.whole.equals(sequence(sequence(oid(SHA256)), der(TAG.octets, digest))) ?? false;

interface Signed {
  /** The TSTInfo as it was signed. */
  readonly content: Buffer;
  readonly certificates: readonly X509Certificate[];
  readonly hash: string;
  readonly attributes: Buffer;
  readonly signature: Buffer;
}

/** CMS SignedData (RFC 5652, 5.1) with one signer. */
function signedData(token: Buffer): Signed {
  const [type, wrapped] = inside(readDer(token));
  if (!type?.whole.equals(oid('1.2.840.113549.1.7.2')) || !wrapped) throw new Error('not a time stamp');
  const parts = inside(only(inside(wrapped)));
  const [contentType, content] = inside(only(parts.filter(({ tag }) => tag === TAG.sequence)));
  if (!contentType?.whole.equals(oid(TST_INFO)) || !content) throw new Error('not a time stamp');
  const given = parts.find(({ tag }) => tag === 0xa0);
  const signer = inside(only(inside(parts.at(-1) ?? only([]))));
  const [, , digestAlgorithm] = signer;
  const attributes = signer.find(({ tag }) => tag === 0xa0);
  const signature = signer.find(({ tag }) => tag === TAG.octets);
  if (!digestAlgorithm || !attributes || !signature) throw new Error('a stamp without a signature');
  return {
    content: only(inside(content)).content,
    certificates: (given ? inside(given) : []).map(({ whole }) => new X509Certificate(whole)),
    hash: hashOf(digestAlgorithm),
    attributes: Buffer.concat([Buffer.from([TAG.set]), attributes.whole.subarray(1)]), // signed as a SET (RFC 5652, 5.4)
    signature: signature.content,
  };
}

function only(list: readonly Der[]): Der {
  const [one, ...others] = list;
  if (one === undefined || others.length > 0) throw new Error('not a time stamp');
  return one;
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const HASHES: readonly (readonly [string, string])[] = [
  ['sha256', SHA256],
  ['sha384', '2.16.840.1.101.3.4.2.2'],
  ['sha512', '2.16.840.1.101.3.4.2.3'],
];

function hashOf(algorithm: Der): string {
  const known = HASHES.find(([, number]) => inside(algorithm)[0]?.whole.equals(oid(number)));
  if (!known) throw new Error('a digest that is not known');
  return known[0];
}

/** Its key made the signature, what it signed is this content, it may stamp times, and it was in force. */
function isSigner(certificate: X509Certificate, signed: Signed, at: string): boolean {
  const mayStamp = (certificate.keyUsage as readonly string[] | undefined)?.includes('1.3.6.1.5.5.7.3.8') ?? false;
  const digest = createHash(signed.hash).update(signed.content).digest();
  const names = inside(readDer(signed.attributes)).map(({ content }) => content);
  const signsThis = names.some((one) =>
    one.equals(Buffer.concat([oid(MESSAGE_DIGEST), der(TAG.set, der(TAG.octets, digest))])),
  );
  if (!mayStamp || !inForce(certificate, at) || !signsThis) return false;
  const key = certificate.publicKey;
  return verify(key.asymmetricKeyType?.startsWith('ed') ? null : signed.hash, signed.attributes, key, signed.signature);
}

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

/** 20260302083015Z or with a fraction. */
function momentOf(time: Der | undefined): string {
  const text = time?.tag === TAG.time ? time.content.toString('latin1') : '';
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text);
  if (!found) throw new Error('a stamp without a time');
  const [, year, month, day, hour, minute, second] = found;
  return `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second ?? ''}.000Z`;
}

/** The name as people read it; else everything that the certificate says of its subject. */
const nameOf = ({ subject }: X509Certificate): string =>
  /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
