import { addDays, type Day, type Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** What a provider told: each event once, with its words as they came; and what it paid out. */
export interface ToldEvent {
  readonly event: string;
  readonly body: string;
}

export interface NewEvent {
  readonly providerId: number;
  readonly event: string;
  readonly type: string;
  readonly payment: string | null;
  readonly body: string;
}

interface EventRow {
  readonly provider_id: number;
  readonly event: string;
  readonly done_at: Instant | null;
}

/** False where it was heard and done before; one that waits is heard again. */
export async function noteEvent(
  tx: Tx,
  work: Work,
  { providerId, event, type, payment, body }: NewEvent,
): Promise<boolean> {
  await tx('checkout_event')
    .insert({ provider_id: providerId, event, type, payment, body, recorded_at: work.now })
    .onConflict()
    .ignore();
  const row = await tx<EventRow>('checkout_event').where({ provider_id: providerId, event }).first();
  return row?.done_at === null;
}

export async function eventDone(tx: Tx, work: Work, providerId: number, event: string): Promise<void> {
  await tx('checkout_event').where({ provider_id: providerId, event }).update({ done_at: work.now });
}

export async function isDone(q: Query, providerId: number, event: string): Promise<boolean> {
  const row = await q<EventRow>('checkout_event')
    .where({ provider_id: providerId, event })
    .whereNotNull('done_at')
    .first();
  return row !== undefined;
}

/** What was told of a payment before we knew of it. */
export function waitingEvents(q: Query, providerId: number, payment: string): Promise<ToldEvent[]> {
  return rowsOf<ToldEvent>(
    q,
    `select event, body from checkout_event where provider_id = ? and payment = ? and done_at is null order by id`,
    [providerId, payment],
  );
}

export interface NewPayout {
  readonly companyId: number;
  readonly providerId: number;
  readonly payout: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly arrivesOn: Day;
}

const WITHIN_DAYS = 5;

export async function notePayout(tx: Tx, work: Work, made: NewPayout): Promise<void> {
  await tx('checkout_payout')
    .insert({
      ...{ company_id: made.companyId, provider_id: made.providerId, payout: made.payout, currency: made.currency },
      ...{ amount_minor: made.amountMinor, arrives_on: made.arrivesOn, recorded_at: work.now },
      ...{ seen_from: addDays(made.arrivesOn, -WITHIN_DAYS), seen_until: addDays(made.arrivesOn, WITHIN_DAYS) },
    })
    .onConflict()
    .ignore();
}

export interface PayoutSeen {
  readonly id: number;
  readonly payout: string;
  readonly lineId: number;
}

interface PayoutRow {
  readonly company_id: number;
  readonly bank_line_id: number | null;
}

/**
 * Payouts that a line of the bank shows: the same amount and currency within five days, and the name of the payout or of the provider
 * in its text. Where two lines may be it, or two payouts, neither is taken.
 */
export async function payoutsSeen(q: Query, companyId: number): Promise<PayoutSeen[]> {
  // most companies have none: their bank lines are not looked at
  const waiting = await q<PayoutRow>('checkout_payout').where({ company_id: companyId, bank_line_id: null }).first();
  if (waiting === undefined) return [];
  const rows = await rowsOf<PayoutSeen>(
    q,
    `select p.id, p.payout, l.id as "lineId" from checkout_payout p
     join checkout_provider c on c.id = p.provider_id
     join v_bank_receipt l on l.company_id = p.company_id and l.amount_minor = p.amount_minor and l.currency = p.currency
     where p.company_id = ? and p.bank_line_id is null and p.amount_minor > 0
       and l.booked_on between p.seen_from and p.seen_until
       and (lower(coalesce(l.name, '') || ' ' || l.text) like '%' || c.kind || '%' or l.text like '%' || p.payout || '%')
       and not exists (select 1 from v_cash_application a where a.bank_line_id = l.id and a.ended_at is null)
     order by p.id, l.id`,
    [companyId],
  );
  const alone = (pick: (one: PayoutSeen) => number, one: PayoutSeen): boolean => rows.filter((row) => pick(row) === pick(one)).length === 1; // prettier-ignore
  return rows.filter((one) => alone(({ id }) => id, one) && alone(({ lineId }) => lineId, one));
}

export async function payoutShown(tx: Tx, id: number, lineId: number): Promise<void> {
  await tx('checkout_payout').where({ id }).update({ bank_line_id: lineId });
}
