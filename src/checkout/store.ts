import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import type { Hold, HoldSource } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Checkout, CheckoutState, Chosen, Provider, ProviderKind } from './checkout';

/** Providers, sessions and what was told of them: rows in, rows out. */
interface ProviderRow {
  readonly id: number;
  readonly company_id: number;
  readonly kind: ProviderKind;
  readonly url: string;
  readonly secret: string;
  readonly recorded_at: Instant;
  readonly ended_at: Instant | null;
}

const providerFrom = (row: ProviderRow): Provider => ({
  ...{ id: row.id, companyId: row.company_id, kind: row.kind, url: row.url, secret: row.secret },
  recordedAt: row.recorded_at,
});

/** The one in force, or undefined. */
export async function providerOf(q: Query, companyId: number): Promise<Provider | undefined> {
  const row = await q<ProviderRow>('checkout_provider').where({ company_id: companyId, ended_at: null }).first();
  return row && providerFrom(row);
}

/** Also one that was ended: what it still tells counts. */
export async function providerById(q: Query, id: number): Promise<Provider | undefined> {
  const row = await q<ProviderRow>('checkout_provider').where({ id }).first();
  return row && providerFrom(row);
}

export async function insertProvider(
  tx: Tx,
  work: Work,
  made: Pick<Provider, 'companyId' | 'kind' | 'url' | 'secret'>,
): Promise<number> {
  const [row] = await tx('checkout_provider')
    .insert({
      ...{ company_id: made.companyId, kind: made.kind, url: made.url, secret: made.secret },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

/** Returns whether there was one. */
export async function endProvider(tx: Tx, work: Work, companyId: number): Promise<boolean> {
  const ended = { ended_at: work.now, ended_by: actorText(work.actor) };
  return (await tx('checkout_provider').where({ company_id: companyId, ended_at: null }).update(ended)) > 0;
}

interface Row {
  readonly id: number;
  readonly company_id: number;
  readonly customer_id: number;
  readonly provider_id: number;
  readonly items: string;
  readonly currency: string;
  readonly amount_minor: number;
  readonly reference: string;
  readonly state: CheckoutState;
  readonly session: string | null;
  readonly payment: string | null;
  readonly url: string | null;
  readonly paid_minor: number;
  readonly back_minor: number;
  readonly until_on: Day;
  readonly recorded_at: Instant;
}

const checkoutFrom = (row: Row): Checkout => ({
  ...{ id: row.id, companyId: row.company_id, customerId: row.customer_id, providerId: row.provider_id },
  items: itemsFrom(row.items),
  ...{ currency: row.currency, amountMinor: row.amount_minor, reference: row.reference, state: row.state },
  ...{ session: row.session, payment: row.payment, url: row.url },
  ...{ paidMinor: row.paid_minor, backMinor: row.back_minor, untilOn: row.until_on, recordedAt: row.recorded_at },
});

const itemsFrom = (text: string): Chosen[] =>
  (JSON.parse(text) as [number, number][]).map(([itemId, minor]) => ({ itemId, minor }));

export type NewCheckout = Pick<
  Checkout,
  'companyId' | 'customerId' | 'providerId' | 'items' | 'currency' | 'amountMinor' | 'reference' | 'untilOn'
>;

export async function insertCheckout(tx: Tx, work: Work, made: NewCheckout): Promise<number> {
  const [row] = await tx('checkout')
    .insert({
      ...{ company_id: made.companyId, customer_id: made.customerId, provider_id: made.providerId },
      items: JSON.stringify(made.items.map(({ itemId, minor }) => [itemId, minor])),
      ...{ currency: made.currency, amount_minor: made.amountMinor, reference: made.reference, state: 'opening' },
      ...{ until_on: made.untilOn, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export async function checkoutById(q: Query, companyId: number, id: number): Promise<Checkout | undefined> {
  const row = await q<Row>('checkout').where({ company_id: companyId, id }).first();
  return row && checkoutFrom(row);
}

export async function checkoutOfSession(q: Query, providerId: number, session: string): Promise<Checkout | undefined> {
  const row = await q<Row>('checkout').where({ provider_id: providerId, session }).first();
  return row && checkoutFrom(row);
}

export async function checkoutOfPayment(q: Query, providerId: number, payment: string): Promise<Checkout | undefined> {
  const row = await q<Row>('checkout').where({ provider_id: providerId, payment }).first();
  return row && checkoutFrom(row);
}

/** The newest first. */
export async function checkoutsOf(q: Query, companyId: number, customerId: number, most: number): Promise<Checkout[]> {
  const rows = await q<Row>('checkout')
    .where({ company_id: companyId, customer_id: customerId })
    .orderBy('id', 'desc')
    .limit(most);
  return rows.map(checkoutFrom);
}

export type Change = Partial<
  Pick<Checkout, 'state' | 'session' | 'payment' | 'url' | 'paidMinor' | 'backMinor' | 'untilOn'>
> & {
  readonly endedAt?: Instant;
};

export async function changeCheckout(tx: Tx, id: number, change: Change): Promise<void> {
  const { paidMinor, backMinor, untilOn, endedAt, ...plain } = change;
  await tx('checkout')
    .where({ id })
    .update({
      ...plain,
      ...(paidMinor === undefined ? {} : { paid_minor: paidMinor }),
      ...(backMinor === undefined ? {} : { back_minor: backMinor }),
      ...(untilOn === undefined ? {} : { until_on: untilOn }),
      ...(endedAt === undefined ? {} : { ended_at: endedAt }),
    });
}

/** While a payment is under way its items are not asked for, as far as they are paid by it. */
export function checkoutHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const whose = within('c.customer_id', range);
    const rows = await rowsOf<Pick<Row, 'id' | 'customer_id' | 'items' | 'until_on' | 'recorded_at'>>(
      q,
      `select c.id, c.customer_id, c.items, c.until_on, c.recorded_at from checkout c
       where c.company_id = ? and ${whose.sql} and c.until_on >= ? and c.recorded_at <= ? and (c.ended_at is null or c.ended_at > ?)`,
      [range.companyId, ...whose.bindings, asOn, knownAt ?? LATEST, knownAt ?? LATEST],
    );
    return rows
      .filter((row) => row.recorded_at.slice(0, 10) <= asOn)
      .flatMap((row) =>
        itemsFrom(row.items).map(({ itemId, minor }): Hold => ({
          key: `checkout/${row.id}/${itemId}`,
          customerId: row.customer_id,
          itemId,
          amountMinor: minor,
          kind: 'payment_in_transit',
          reason: 'The customer pays online',
          author: 'customer',
          from: row.recorded_at.slice(0, 10) as Day,
          until: row.until_on,
          caused: false,
        })),
      );
  };
}

const LATEST = '9999';
