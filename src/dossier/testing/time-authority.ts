import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { der, inside, integer, oid, readDer, sequence, TAG } from '../../platform/der';

/** An authority that stamps times as RFC 3161 says, on this machine. For tests: its certificate and those above are of its own making. */
export interface TimeAuthority {
  readonly url: string;
  /** The root that issued its certificate, and one that did not, as PEM. */
  readonly roots: { readonly own: string; readonly other: string };
  /** What it is to answer with next instead of a stamp. */
  refuse(status: number, body?: Buffer): void;
  close(): Promise<void>;
}

export async function openTimeAuthority(at: Date): Promise<TimeAuthority> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const root = rootOf('Test root');
  const middle = rootOf('Test middle', root);
  const certificate = certificateOf(publicKey, ISSUER, middle, STAMPS);
  let instead: { status: number; body: Buffer } | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (instead) {
        response.writeHead(instead.status, { location: 'http://127.0.0.1:1/' }).end(instead.body);
        instead = undefined;
        return;
      }
      const token = tokenFor(Buffer.concat(chunks), {
        at,
        certificates: Buffer.concat([certificate, middle.certificate]),
        key,
      });
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
      response.end(sequence(sequence(integer(Buffer.from([0]))), token));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    roots: { own: pem(root.certificate), other: pem(rootOf('Test root').certificate) },
    refuse: (status, body = Buffer.alloc(0)) => (instead = { status, body }),
    close: () => new Promise((done) => server.close(() => { done(); })), // prettier-ignore
  };
}

const NULL = der(0x05);
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), NULL);
const RSA_SHA256 = sequence(oid('1.2.840.113549.1.1.11'), NULL);
const TST_INFO = oid('1.2.840.113549.1.9.16.1.4');
const ONE = integer(Buffer.from([1]));
const name = (text: string): Buffer => sequence(der(TAG.set, sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(text)))));
const ISSUER = name('Test time authority');

interface Issuer {
  readonly subject: Buffer;
  readonly key: KeyObject;
  readonly certificate: Buffer;
}

/** One that issues others: a root of its own, or issued by another. */
function rootOf(called: string, above?: Issuer): Issuer {
  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = name(called);
  return { subject, key, certificate: certificateOf(publicKey, subject, above ?? { subject, key }, ISSUES) };
}

const critical = der(0x01, Buffer.from([0xff]));
const STAMPS = sequence(oid('2.5.29.37'), critical, der(TAG.octets, sequence(oid('1.3.6.1.5.5.7.3.8'))));
const ISSUES = sequence(oid('2.5.29.19'), critical, der(TAG.octets, sequence(critical)));

function certificateOf(
  key: KeyObject,
  subject: Buffer,
  by: Pick<Issuer, 'subject' | 'key'>,
  extension: Buffer,
): Buffer {
  const spki = key.export({ type: 'spki', format: 'der' });
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('400101000000Z')));
  const version = der(0xa0, integer(Buffer.from([2])));
  const body = sequence(version, ONE, RSA_SHA256, by.subject, validity, subject, spki, der(0xa3, sequence(extension)));
  return sequence(body, RSA_SHA256, der(TAG.bits, Buffer.from([0]), sign('sha256', body, by.key)));
}

const pem = (certificate: Buffer): string => new X509Certificate(certificate).toString();

interface Authority {
  readonly at: Date;
  readonly certificates: Buffer;
  readonly key: Parameters<typeof sign>[2];
}

function tokenFor(request: Buffer, { at, certificates, key }: Authority): Buffer {
  const [, imprint, nonce] = inside(readDer(request));
  const time = der(TAG.time, Buffer.from(`${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`));
  const info = sequence(
    ONE,
    oid('1.2.3.4'),
    imprint?.whole ?? NULL,
    integer(randomBytes(8)),
    time,
    nonce?.whole ?? NULL,
  );
  const digest = createHash('sha256').update(info).digest();
  const attributes = Buffer.concat([
    sequence(oid('1.2.840.113549.1.9.3'), der(TAG.set, TST_INFO)),
    sequence(oid('1.2.840.113549.1.9.4'), der(TAG.set, der(TAG.octets, digest))),
  ]);
  const signature = sign('sha256', der(TAG.set, attributes), key);
  const signer = sequence(
    ONE,
    sequence(ISSUER, ONE),
    SHA256,
    der(0xa0, attributes),
    RSA_SHA256,
    der(TAG.octets, signature),
  );
  const content = sequence(TST_INFO, der(0xa0, der(TAG.octets, info)));
  const three = integer(Buffer.from([3]));
  const signed = sequence(three, der(TAG.set, SHA256), content, der(0xa0, certificates), der(TAG.set, signer));
  return sequence(oid('1.2.840.113549.1.7.2'), der(0xa0, signed));
}
