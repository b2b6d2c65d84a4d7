import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { instant, type Day } from '../kernel/day';

/**
 * What a provider tells by its webhook, in the form that Stripe documents: the header `Stripe-Signature: t=…,v1=…` is an HMAC-SHA256 of
 * `t.body` with the secret of the endpoint, several `v1` while a secret is changed; events bear an id of their own.
 */
const TOLERANCE_SECONDS = 300;

/** False: not from the provider, changed on its way, or told too long ago. */
export function isSigned(body: Buffer, header: string, secret: string, nowMs: number): boolean {
  const parts = header.split(',').map((part) => part.trim().split('='));
  const at = Number(parts.find(([name]) => name === 't')?.[1] ?? NaN);
  if (!Number.isSafeInteger(at) || Math.abs(nowMs / 1_000 - at) > TOLERANCE_SECONDS) return false;
  const wanted = createHmac('sha256', secret).update(`${at}.`).update(body).digest();
  return parts
    .filter(([name, value = '']) => name === 'v1' && /^[0-9a-f]{64}$/.test(value))
    .some(([, value = '']) => timingSafeEqual(Buffer.from(value, 'hex'), wanted));
}

const event = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  created: z.number().int().positive(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});
const minor = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const name = z.string().min(1).max(255);
const currency = z.string().regex(/^[a-z]{3}$/i).transform((text) => text.toUpperCase()); // prettier-ignore
const paymentName = z.union([name, z.object({ id: name }).transform(({ id }) => id)]).nullable().optional(); // prettier-ignore
const session = z.object({ id: name, amount_total: minor, currency, payment_status: z.string(), payment_intent: paymentName, metadata: z.object({ duly: z.string().regex(/^\d{1,12}$/).optional() }).nullable().optional() }); // prettier-ignore
const charge = z.object({ payment_intent: paymentName, amount_refunded: minor, currency });
const dispute = z.object({ payment_intent: paymentName, amount: minor, currency, reason: z.string().optional() });
const payout = z.object({ id: name, amount: z.number().int(), currency, arrival_date: z.number().int().positive() });

export interface Told {
  readonly event: string;
  readonly type: string;
  readonly on: Day;
  readonly says: Said;
}

export type Said =
  | { readonly is: 'session'; readonly session: string; readonly checkoutId: number | null; readonly payment: string | null; readonly moneyMinor: number; readonly currency: string; readonly becomes: 'paid' | 'waiting' | 'failed' | 'expired' }
  /** In all, so far. */
  | { readonly is: 'back'; readonly payment: string; readonly totalMinor: number; readonly currency: string; readonly why: 'refund' }
  | { readonly is: 'disputed'; readonly payment: string; readonly amountMinor: number; readonly currency: string; readonly won: boolean; readonly why: string }
  | { readonly is: 'payout'; readonly payout: string; readonly amountMinor: number; readonly currency: string; readonly arrivesOn: Day }
  /** Of no concern here. */
  | { readonly is: 'other' }; // prettier-ignore

const BECOMES: Readonly<Record<string, 'paid' | 'failed' | 'expired' | 'completed'>> = {
  'checkout.session.completed': 'completed',
  'checkout.session.async_payment_succeeded': 'paid',
  'checkout.session.async_payment_failed': 'failed',
  'checkout.session.expired': 'expired',
};

/** Undefined: it is no event, or one that does not hold what it must. */
export function toldIn(body: string): Told | undefined {
  const read = event.safeParse(parsed(body));
  if (!read.success) return undefined;
  const { id, type, created, data } = read.data;
  const says = saidIn(type, data.object);
  return says && { event: id, type, on: dayOf(created), says };
}

const dayOf = (seconds: number): Day => instant(new Date(seconds * 1_000)).slice(0, 10) as Day;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function saidIn(type: string, object: unknown): Said | undefined {
  const becomes = BECOMES[type];
  if (becomes !== undefined) return sessionIn(becomes, object);
  switch (type) {
    case 'charge.refunded': {
      const { data } = charge.safeParse(object);
      const payment = data?.payment_intent;
      return payment ? { is: 'back', payment, totalMinor: data.amount_refunded, currency: data.currency, why: 'refund' } : undefined; // prettier-ignore
    }
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const { data } = dispute.safeParse(object);
      const payment = data?.payment_intent;
      if (!payment) return undefined;
      const { amount: amountMinor, currency: of, reason } = data;
      return {
        is: 'disputed',
        payment,
        amountMinor,
        currency: of,
        won: type.endsWith('reinstated'),
        why: reason ?? '',
      };
    }
    case 'payout.paid': {
      const { data } = payout.safeParse(object);
      return data && { is: 'payout', payout: data.id, amountMinor: data.amount, currency: data.currency, arrivesOn: dayOf(data.arrival_date) }; // prettier-ignore
    }
    default:
      return { is: 'other' };
  }
}

/** Completed is not paid: a bank may take days. */
function sessionIn(becomes: 'paid' | 'failed' | 'expired' | 'completed', object: unknown): Said | undefined {
  const { data } = session.safeParse(object);
  if (!data) return undefined;
  const is = becomes === 'completed' ? (data.payment_status === 'paid' ? 'paid' : 'waiting') : becomes;
  return {
    is: 'session',
    session: data.id,
    checkoutId: data.metadata?.duly === undefined ? null : Number(data.metadata.duly),
    payment: data.payment_intent ?? null,
    moneyMinor: data.amount_total,
    currency: data.currency,
    becomes: is,
  };
}
