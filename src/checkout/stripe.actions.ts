import { z } from 'zod';
import { Refusal } from '../kernel/result';
import { postTo } from '../platform/outbound';
import type { Checkout, Provider, ProviderKeys } from './checkout';

/** The one question that is asked of a provider, in the form that Stripe documents: a page on which this sum can be paid. */
export interface Asking {
  readonly checkout: Checkout;
  /** What the customer reads there. */
  readonly title: string;
  readonly backUrl: string;
  readonly language: string;
  readonly email: string | null;
  /** Seconds since 1970 after which it opens no more. */
  readonly expiresAt: number;
}

export interface Opened {
  readonly session: string;
  readonly url: string;
}

const answer = z.object({ id: z.string().min(1).max(255), url: z.url({ protocol: /^https?$/ }).max(2_000) });
const MOST_BYTES = 256 * 1024;

/** The same checkout asked for again is the same session. Throws Refusal where nothing came of it. */
export async function openSession(provider: Provider, keys: ProviderKeys, asking: Asking): Promise<Opened> {
  const { checkout } = asking;
  const form = new URLSearchParams({
    mode: 'payment',
    client_reference_id: checkout.reference,
    success_url: asking.backUrl,
    cancel_url: asking.backUrl,
    expires_at: String(asking.expiresAt),
    locale: asking.language,
    'metadata[duly]': String(checkout.id),
    'payment_intent_data[metadata][reference]': checkout.reference,
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': checkout.currency.toLowerCase(),
    'line_items[0][price_data][unit_amount]': String(checkout.amountMinor),
    'line_items[0][price_data][product_data][name]': asking.title.slice(0, 250),
    ...(asking.email === null ? {} : { customer_email: asking.email }),
  });
  const said = await postTo({
    url: new URL(`${provider.url}/v1/checkout/sessions`),
    mediaType: 'application/x-www-form-urlencoded',
    headers: { authorization: `Bearer ${keys.apiKey}`, 'idempotency-key': `duly-${provider.id}-${checkout.id}` },
    body: Buffer.from(form.toString()),
    bytes: MOST_BYTES,
  });
  const read = answer.safeParse(parsed(said.toString('utf8')));
  if (read.success) return { session: read.data.id, url: read.data.url };
  throw new Refusal('checkout-answer', 'The payment provider answered nothing that can be used.', 'Pay by bank transfer, or try again later.'); // prettier-ignore
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
