import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { fingerprintOf } from '../../companies/company-key';
import type { Sealer } from '../seal.actions';

/** A key that is always the same, made of one letter. For tests. */
export function sampleSealer(letter = 'k', stamp: Sealer['stamp'] = null): Sealer {
  const seed = Buffer.alloc(32, letter);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    fingerprint: fingerprintOf(raw),
    publicKey: raw.toString('base64'),
    sign: (bytes) => sign(null, bytes, key),
    stamp,
  };
}
