import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { ChargeKind, ClaimedCharge } from './charge';
import type { CustomerRange } from './hold';

/** Fees, fixed sums and interest claimed beside principal. Each cause charges an entry once, however often it is asked for. */
export interface NewCharge {
  readonly companyId: number;
  readonly customerId: number;
  readonly entryId: number;
  readonly kind: ChargeKind;
  /** `reminder/12`, a period. */
  readonly cause: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly aroseOn: Day;
}

export interface Charge extends Omit<NewCharge, 'companyId'> {
  readonly id: number;
  readonly openMinor: number;
}

/** Returns how many are new. */
export async function addCharges(tx: Tx, work: Work, charges: readonly NewCharge[]): Promise<number> {
  if (charges.length === 0) return 0;
  const given = tableOf(
    tx,
    {
      company_id: 'bigint',
      customer_id: 'bigint',
      entry_id: 'bigint',
      kind: 'text',
      cause: 'text',
      currency: 'text',
      amount_minor: 'bigint',
      arose_on: 'text',
    },
    charges.map((charge) => ({
      company_id: charge.companyId,
      customer_id: charge.customerId,
      entry_id: charge.entryId,
      kind: charge.kind,
      cause: charge.cause,
      currency: charge.currency,
      amount_minor: charge.amountMinor,
      arose_on: charge.aroseOn,
    })),
  );
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into charge (company_id, customer_id, entry_id, kind, cause, currency, amount_minor, open_minor, arose_on,
       recorded_at, recorded_by)
     select company_id, customer_id, entry_id, kind, cause, currency, amount_minor, amount_minor, arose_on, ?, ?
     from ${given.sql} as given where true
     on conflict (entry_id, kind, cause) where reversed_at is null do nothing returning id`,
    [work.now, actorText(work.actor), ...given.bindings],
  );
  return made.length;
}

/** Gives charges up: they are asked for no more. Those waived already keep their first reason. */
export async function waiveCharges(tx: Tx, work: Work, waiver: Waiver): Promise<void> {
  const given = tableOf(
    tx,
    { id: 'bigint' },
    waiver.chargeIds.map((id) => ({ id })),
  );
  await tx.raw(
    `update charge set waived_at = ?, waived_by = ?, waived_why = ?
     where company_id = ? and waived_at is null and reversed_at is null and id in (select id from ${given.sql} as given)`,
    [work.now, actorText(work.actor), waiver.why, waiver.companyId, ...given.bindings],
  );
}

export interface Waiver {
  readonly companyId: number;
  readonly chargeIds: readonly number[];
  readonly why: string;
}

/** The charges that are claimed and not waived, paid or not, as they stand now. */
export async function chargesInRange(q: Query, range: CustomerRange): Promise<Charge[]> {
  return rowsOf<Charge>(
    q,
    `select id, customer_id as "customerId", entry_id as "entryId", kind, cause, currency, amount_minor as "amountMinor",
       open_minor as "openMinor", arose_on as "aroseOn"
     from v_charge where company_id = ? and customer_id between ? and ? order by customer_id, id`,
    [range.companyId, range.first, range.last],
  );
}

/** Those that stand, with their invoices, as of a day: what was paid of them by then is taken off. The oldest first. */
export async function claimedCharges(q: Query, range: CustomerRange, asOn: Day): Promise<ClaimedCharge[]> {
  return rowsOf<ClaimedCharge>(
    q,
    `select c.id as "chargeId", c.customer_id as "customerId", c.entry_id as "entryId", e.document, c.kind, c.cause, c.currency,
       c.amount_minor as "amountMinor", c.arose_on as "aroseOn", c.amount_minor - coalesce((select sum(a.amount_minor)
         from v_allocation a where a.to_charge_id = c.id and a.allocated_on <= ?), 0) as "openMinor"
     from v_charge c join v_entry e on e.id = c.entry_id
     where c.company_id = ? and c.customer_id between ? and ? and c.arose_on <= ? order by c.customer_id, c.arose_on, c.id`,
    [asOn, range.companyId, range.first, range.last, asOn],
  );
}
