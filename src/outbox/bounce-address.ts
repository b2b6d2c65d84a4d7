import { createHmac, timingSafeEqual } from 'node:crypto';
import { isMailbox } from '../kernel/mailbox';

/**
 * Addresses that name the message, the case or the parcel they belong to: `bounces+me_0c7….3f9a1c0b52d7@acme.example`. Mail servers send what they
 * cannot deliver to the one, people answer to the other, and both come into the one mailbox that is read. Signed, so that nobody
 * can make a message look undeliverable, or answered, who never had it; mail servers may change their case.
 */
export type AddressPurpose = 'bounce' | 'reply';
type Purpose = AddressPurpose | 'stop';

/** The name of the secret of the installation that signs them (`platform/installation`). */
export const ADDRESS_SECRET = 'mail addresses';

/**
 * The address at a mailbox for one message; the mailbox itself where there is no room for more in it (RFC 5321 allows 64 letters
 * before the @).
 */
export function plusAddress(secret: string, purpose: AddressPurpose, mailbox: string, publicId: string): string {
  const at = mailbox.lastIndexOf('@');
  const local = `${mailbox.slice(0, at)}+${publicId}.${signature(secret, purpose, publicId)}`;
  const address = `${local}${mailbox.slice(at)}`;
  return Buffer.byteLength(local) <= 64 && isMailbox(address) ? address : mailbox;
}

/** What an address says; `forged`: it names a message and its signature is not ours; undefined: it names none. */
export function readPlusAddress(
  secret: string,
  address: string,
): { readonly purpose: AddressPurpose; readonly publicId: string } | 'forged' | undefined {
  const found = NAMED.exec(address.trim().toLowerCase());
  const [, publicId = '', given = ''] = found ?? [];
  if (!found) return undefined;
  for (const purpose of ['bounce', 'reply'] as const) {
    if (same(given, signature(secret, purpose, publicId))) return { purpose, publicId };
  }
  return 'forged';
}

const NAMED = /^[^\s@+]+(?:\+[^\s@+]+)*\+((?:me|ca|pc)_[0-9a-z]{11})\.([0-9a-f]{12})@[^\s@]+$/;

/** The end of the address by which whoever got a message wants no more of its kind. */
export const stopToken = (secret: string, publicId: string): string =>
  `${publicId}.${signature(secret, 'stop', publicId)}`;

/** Undefined where it is not ours. */
export function messageOfStopToken(secret: string, token: string): string | undefined {
  const [, publicId = '', given = ''] = /^(me_[0-9a-z]{11})\.([0-9a-f]{12})$/.exec(token) ?? [];
  return publicId !== '' && same(given, signature(secret, 'stop', publicId)) ? publicId : undefined;
}

/** 48 bits: enough where each guess is a mail that a mailbox must take. */
const signature = (secret: string, purpose: Purpose, publicId: string): string =>
  createHmac('sha256', secret).update(`${purpose} ${publicId}`).digest('hex').slice(0, 12);

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
