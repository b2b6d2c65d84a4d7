import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { knowAccount } from '../companies/known-account.actions';
import { accountOf, type Provider, type ProviderKeys, type ProviderKind } from './checkout';
import { endProvider, insertProvider, providerOf } from './store';

/** The provider of a company: set up with its keys, which lie in the folder keys and nowhere else, and ended. */
export interface ProviderGiven extends ProviderKeys {
  readonly companyId: number;
  readonly kind: ProviderKind;
  readonly url: string;
}

export const STRIPE_URL = 'https://api.stripe.com';
const LONGEST = 500;

/** Another one takes the place of the one before; what that one still tells counts. */
export async function useProvider(work: Work, given: ProviderGiven): Promise<Provider> {
  const { companyId, kind } = given;
  const url = checkedUrl(given.url);
  for (const key of [given.apiKey, given.hookSecret])
    if (!/^[\x21-\x7e]+$/.test(key) || key.length > LONGEST) throw wrongKey();
  const secret = `checkout-${randomBytes(12).toString('hex')}`;
  const { apiKey, hookSecret } = given;
  await work.files.secrets.put(secret, Buffer.from(JSON.stringify({ apiKey, hookSecret })));
  await work.db.transaction(async (tx) => {
    await endProvider(tx, work, companyId);
    const id = await insertProvider(tx, work, { companyId, kind, url, secret });
    await knowAccount(tx, work, companyId, accountOf({ kind, id }));
    await record(tx, work, {
      companyId,
      kind: 'checkout.provider',
      ref: `company/${companyId}`,
      payload: { kind, url },
    });
  });
  const made = await providerOf(work.db.read, companyId);
  if (made === undefined) throw noProvider();
  return made;
}

/** Customers can pay online no more; sessions that are open still count. */
export async function dropProvider(work: Work, companyId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endProvider(tx, work, companyId))) throw noProvider();
    await record(tx, work, {
      companyId,
      kind: 'checkout.provider',
      ref: `company/${companyId}`,
      payload: { kind: null },
    });
  });
}

export async function keysOf(work: Work, { secret }: Provider): Promise<ProviderKeys> {
  const kept = await work.files.secrets.get(secret);
  if (kept === undefined) {
    throw new Refusal(
      'checkout-keys',
      'The keys of the payment provider are not in the folder keys of this installation.',
      'Put the folder keys back from where you keep it, or set the provider up again.',
    );
  }
  return JSON.parse(kept.toString('utf8')) as ProviderKeys;
}

export const noProvider = (): Refusal =>
  new Refusal('no-checkout', 'There is no payment provider.', 'Set one up: duly pay provider stripe');

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.search !== '')
    throw new Refusal('checkout-url', 'That is no address of a payment provider.', 'Give an address such as https://api.stripe.com.'); // prettier-ignore
  return url.href.replace(/\/$/, '');
}

const wrongKey = (): Refusal =>
  new Refusal('checkout-key', 'A key of the payment provider is missing or is no key.', 'Copy both from its own pages: the secret key and the secret of the webhook.'); // prettier-ignore
