import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { manyRowsOf, tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { CustomerRange } from './hold';
import type { KeptCharge } from './kept-charge';
import { within } from './range.store';

/** Charges with how they were counted: claimed once for an invoice, kind and period, waived, reinstated, reversed. */
export interface NewClaim {
  readonly companyId: number;
  readonly customerId: number;
  readonly entryId: number;
  /** The part of the invoice; null: all of it. */
  readonly itemId: number | null;
  readonly kind: KeptCharge['kind'];
  readonly cause: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly aroseOn: Day;
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  readonly origin: string;
  readonly told: string;
  readonly checked: boolean;
}

const COLUMNS = {
  ...({ company_id: 'bigint', customer_id: 'bigint', entry_id: 'bigint', item_id: 'bigint', kind: 'text' } as const),
  ...({ cause: 'text', currency: 'text', amount_minor: 'bigint', arose_on: 'text', from_on: 'text' } as const),
  ...({ to_on: 'text', origin: 'text', told: 'text', checked: 'bigint' } as const),
};

/** Returns those that are new, in no order: what stands already for the same invoice, kind and period is left as it is. */
export async function insertClaims(
  tx: Tx,
  work: Work,
  claims: readonly NewClaim[],
): Promise<{ readonly id: number; readonly entryId: number; readonly cause: string }[]> {
  if (claims.length === 0) return [];
  const given = tableOf(
    tx,
    COLUMNS,
    claims.map((one) => ({
      ...{ company_id: one.companyId, customer_id: one.customerId, entry_id: one.entryId, item_id: one.itemId },
      ...{ kind: one.kind, cause: one.cause, currency: one.currency, amount_minor: one.amountMinor },
      ...{ arose_on: one.aroseOn, from_on: one.fromOn, to_on: one.toOn, origin: one.origin, told: one.told },
      checked: one.checked ? 1 : 0,
    })),
  );
  return rowsOf(
    tx,
    `insert into charge (company_id, customer_id, entry_id, item_id, kind, cause, currency, amount_minor, open_minor, arose_on,
       from_on, to_on, origin, told, checked, recorded_at, recorded_by)
     select company_id, customer_id, entry_id, item_id, kind, cause, currency, amount_minor, amount_minor, arose_on,
       from_on, to_on, origin, told, checked, ?, ? from ${given.sql} as given where true
     on conflict (entry_id, kind, cause) where reversed_at is null do nothing returning id, entry_id as "entryId", cause`,
    [work.now, actorText(work.actor), ...given.bindings],
  );
}

const FIELDS = [
  ...(['id', 'customerId', 'entryId', 'document', 'itemId', 'kind', 'cause', 'currency', 'amountMinor'] as const),
  ...(['openMinor', 'aroseOn', 'fromOn', 'toOn', 'origin', 'told', 'checked', 'recordedAt', 'recordedBy'] as const),
  ...(['waivedAt', 'waivedBy', 'waivedWhy', 'reversedAt', 'reversedBy', 'reversedWhy'] as const),
];

const KEPT = `select h.id, h.customer_id as "customerId", h.entry_id as "entryId", e.document, h.item_id as "itemId", h.kind, h.cause,
    h.currency, h.amount_minor as "amountMinor", h.open_minor as "openMinor", h.arose_on as "aroseOn", h.from_on as "fromOn",
    h.to_on as "toOn", h.origin, h.told, h.checked, h.recorded_at as "recordedAt", h.recorded_by as "recordedBy",
    h.waived_at as "waivedAt", h.waived_by as "waivedBy", h.waived_why as "waivedWhy", h.reversed_at as "reversedAt",
    h.reversed_by as "reversedBy", h.reversed_why as "reversedWhy"
  from charge h join entry e on e.id = h.entry_id`;

/** All that was ever claimed of these customers, oldest first. */
export async function keptCharges(q: Query, range: CustomerRange): Promise<KeptCharge[]> {
  const whose = within('h.customer_id', range);
  return read(q, `h.company_id = ? and ${whose.sql}`, [range.companyId, ...whose.bindings]);
}

export async function chargesById(q: Query, companyId: number, ids: readonly number[]): Promise<KeptCharge[]> {
  const given = tableOf(q, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  return read(q, `h.company_id = ? and h.id in (select id from ${given.sql} as given)`, [companyId, ...given.bindings]);
}

/** What a message or another cause above claimed, and still stands. */
export async function chargesOfOrigin(q: Query, companyId: number, origins: readonly string[]): Promise<KeptCharge[]> {
  const given = tableOf(q, { origin: 'text' }, origins.map((origin) => ({ origin }))); // prettier-ignore
  return read(
    q,
    `h.company_id = ? and h.reversed_at is null and h.origin in (select origin from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
}

async function read(q: Query, where: string, bindings: readonly unknown[]): Promise<KeptCharge[]> {
  const rows = await manyRowsOf<Omit<KeptCharge, 'checked'> & { readonly checked: number }>(
    q,
    FIELDS,
    `${KEPT} where ${where} order by h.customer_id, h.arose_on, h.id`,
    [...bindings],
  );
  return rows.map((row) => ({ ...row, checked: row.checked === 1 }));
}

/** Those that were given up are claimed again. Returns which were. */
export async function reinstateCharges(tx: Tx, companyId: number, ids: readonly number[]): Promise<number[]> {
  const given = tableOf(tx, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  const made = await rowsOf<{ id: number }>(
    tx,
    `update charge set waived_at = null, waived_by = null, waived_why = null
     where company_id = ? and waived_at is not null and reversed_at is null and id in (select id from ${given.sql} as given) returning id`,
    [companyId, ...given.bindings],
  );
  return made.map(({ id }) => id);
}

/** Claimed in error: they count as never claimed. Of which something was paid, stay. Returns which were reversed. */
export async function reverseCharges(
  tx: Tx,
  work: Work,
  { companyId, ids, why }: { readonly companyId: number; readonly ids: readonly number[]; readonly why: string },
): Promise<number[]> {
  const given = tableOf(tx, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  const made = await rowsOf<{ id: number }>(
    tx,
    `update charge set reversed_at = ?, reversed_by = ?, reversed_why = ?
     where company_id = ? and reversed_at is null and open_minor = amount_minor and id in (select id from ${given.sql} as given)
     returning id`,
    [work.now, actorText(work.actor), why, companyId, ...given.bindings],
  );
  return made.map(({ id }) => id);
}
