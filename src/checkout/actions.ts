import { record } from '../audit/actions';
import { customerById } from '../customers/store';
import { addDays, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { openItemsOf } from '../ledger/store';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import type { Checkout, Chosen } from './checkout';
import { keysOf, noProvider } from './keys.actions';
import { openSession } from './stripe.actions';
import { changeCheckout, checkoutById, checkoutsOf, insertCheckout, providerOf } from './store';

/** A customer begins to pay online: for what was chosen, never for more than is open, at the provider's own page. */
export interface CheckoutAsked {
  readonly companyId: number;
  readonly customerId: number;
  readonly items: readonly Chosen[];
  readonly currency: string;
  /** On the customer's money: the reference that would stand on a transfer. */
  readonly reference: string;
  readonly title: string;
  readonly language: string;
  /** Where the customer comes back to; the number of the session is put in place of `{id}`. */
  readonly backUrl: string;
}

const OPEN_MINUTES = 60;
/** Of one customer in a day: each keeps its items out of reminders for that long. */
const MOST_A_DAY = 10;

export async function beginCheckout(work: Work, asked: CheckoutAsked): Promise<Checkout> {
  const { companyId, customerId, items, currency, reference } = asked;
  const provider = await providerOf(work.db.read, companyId);
  if (provider === undefined) throw noProvider();
  const keys = await keysOf(work, provider);
  const amountMinor = sum(items.map(({ minor }) => minor));
  const id = await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    await customerById(tx, companyId, customerId);
    const before = await checkoutsOf(tx, companyId, customerId, MOST_A_DAY);
    if (before.filter(({ recordedAt }) => recordedAt.slice(0, 10) === work.now.slice(0, 10)).length >= MOST_A_DAY) throw tooMany(); // prettier-ignore
    const open = new Map((await openItemsOf(tx, companyId, items.map(({ itemId }) => itemId))).map((item) => [item.itemId, item])); // prettier-ignore
    const fits = items.every(({ itemId, minor }) => {
      const item = open.get(itemId);
      return item?.customerId === customerId && item.currency === currency && minor > 0 && minor <= item.openMinor;
    });
    if (!fits || items.length === 0 || new Set(items.map(({ itemId }) => itemId)).size !== items.length)
      throw changed();
    const untilOn = addDays(work.today, holdsOff(before, work.today) ? 1 : -1);
    const made = { companyId, customerId, providerId: provider.id, items, currency, amountMinor, reference, untilOn };
    const checkoutId = await insertCheckout(tx, work, made);
    const payload = { items, currency, amountMinor, reference };
    await record(tx, work, { companyId, kind: 'checkout.begun', ref: `checkout/${checkoutId}`, payload });
    return checkoutId;
  });
  const checkout = await checkoutById(work.db.read, companyId, id);
  if (checkout === undefined) throw changed();
  try {
    const { session, url } = await openSession(provider, keys, {
      ...{ checkout, title: asked.title, language: asked.language, email: null },
      backUrl: asked.backUrl.replace('{id}', work.ids.seal('checkout', id)),
      expiresAt: Math.floor(Date.parse(work.now) / 1_000) + OPEN_MINUTES * 60,
    });
    await work.db.transaction((tx) => changeCheckout(tx, id, { state: 'open', session, url }));
    return { ...checkout, state: 'open', session, url };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await work.db.transaction((tx) => changeCheckout(tx, id, { state: 'failed', endedAt: work.now }));
    throw error;
  }
}

/** Whoever begins again and again and never pays holds off no reminder by it. */
function holdsOff(before: readonly Checkout[], today: Day): boolean {
  const since = addDays(today, -LOOKED_BACK_DAYS);
  const idle = before.filter(({ state, recordedAt }) => state !== 'paid' && recordedAt.slice(0, 10) >= since);
  return idle.length < MOST_IDLE;
}

const LOOKED_BACK_DAYS = 30;
const MOST_IDLE = 3;

const changed = (): Refusal =>
  new Refusal(
    'checkout-changed',
    'What was chosen is no longer open as it was.',
    'Look at your account, and choose again.',
  );

const tooMany = (): Refusal =>
  new Refusal('checkout-many', 'Too many payments were begun today.', 'Pay by bank transfer, or try again tomorrow.');
