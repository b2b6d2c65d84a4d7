import { actorText } from '../kernel/actor';
import { comingNumber, nextNumbers } from '../companies/store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { everAgreed } from '../companies/reference-agreement.store';
import { keptAs, spelledBy } from './quoted';

/**
 * Payment references: what a customer writes on the transfer, and the demands that it stands for. One per thing it is
 * about, minted once; the part after the check digits is the file number that people read out on the phone.
 */
export interface Mint {
  readonly companyId: number;
  readonly customerId: number;
  readonly kind: ReferenceKind;
  /** `customer/12` for a file number, `reminder/40`, `case/3`. */
  readonly about: string;
  /** What it resolves to; added to what it had. */
  readonly itemIds: readonly number[];
  /** What of an item is paid with it, where the customer chose a part; not said: all that is open. */
  readonly amounts?: ReadonlyMap<number, number>;
  /** Charges, and what of each is paid with it. */
  readonly charges?: ReadonlyMap<number, number>;
}

/** `selection`: what a customer chose to pay. */
export type ReferenceKind = 'file_number' | 'message' | 'plan' | 'case' | 'selection';

const SERIES = 'payment reference';

/** The references, in the order of the rows; those minted before are given again. A few statements however many rows. */
export async function mintReferences(tx: Tx, work: Work, rows: readonly Mint[]): Promise<string[]> {
  const companyId = rows[0]?.companyId;
  if (companyId === undefined) return [];
  const first = await nextNumbers(tx, companyId, SERIES, rows.length);
  const given = tableOf(
    tx,
    { customer_id: 'bigint', reference: 'text', kind: 'text', about: 'text' },
    rows.map((row, at) => ({
      customer_id: row.customerId,
      reference: keptAs(first + at),
      kind: row.kind,
      about: row.about,
    })),
  );
  const fresh = await rowsOf<Minted>(
    tx,
    `insert into payment_reference (company_id, customer_id, reference, kind, about, recorded_at, recorded_by)
     select ?, customer_id, reference, kind, about, ?, ? from ${given.sql} as given where true
     on conflict (company_id, kind, about) do nothing returning id, reference, kind, about`,
    [companyId, work.now, actorText(work.actor), ...given.bindings],
  );
  const minted = new Map(fresh.map((row) => [key(row), row]));
  const before = rows.filter((row) => !minted.has(key(row)));
  for (const row of await mintedFor(tx, companyId, before)) minted.set(key(row), row);
  await linkItems(
    tx,
    rows.flatMap((row) => {
      const referenceId = minted.get(key(row))?.id;
      return row.itemIds.map((itemId) => ({ reference_id: referenceId, item_id: itemId, amount_minor: row.amounts?.get(itemId) ?? null })); // prettier-ignore
    }),
  );
  await linkCharges(
    tx,
    rows.flatMap(
      (row) =>
      [...(row.charges ?? [])].map(([id, minor]) => ({ reference_id: minted.get(key(row))?.id, charge_id: id, amount_minor: minor })), // prettier-ignore
    ),
  );
  return rows.map((row) => minted.get(key(row))?.reference ?? '');
}

interface Minted extends Pick<Mint, 'kind' | 'about'> {
  readonly id: number;
  readonly reference: string;
}

async function mintedFor(tx: Tx, companyId: number, rows: readonly Mint[]): Promise<Minted[]> {
  if (rows.length === 0) return [];
  const given = tableOf(
    tx,
    { kind: 'text', about: 'text' },
    rows.map(({ kind, about }) => ({ kind, about })),
  );
  return rowsOf<Minted>(
    tx,
    `select p.id, p.reference, p.kind, p.about from ${given.sql} as given
     cross join payment_reference p where p.company_id = ? and p.kind = given.kind and p.about = given.about`,
    [...given.bindings, companyId],
  );
}

async function linkItems(tx: Tx, links: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  if (links.length === 0) return;
  const given = tableOf(tx, { reference_id: 'bigint', item_id: 'bigint', amount_minor: 'bigint' }, links);
  await tx.raw(
    `insert into payment_reference_item (reference_id, item_id, amount_minor)
     select reference_id, item_id, amount_minor from ${given.sql} as given where true on conflict do nothing`,
    [...given.bindings],
  );
}

async function linkCharges(tx: Tx, links: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  if (links.length === 0) return;
  const given = tableOf(tx, { reference_id: 'bigint', charge_id: 'bigint', amount_minor: 'bigint' }, links);
  await tx.raw(
    `insert into payment_reference_charge (reference_id, charge_id, amount_minor)
     select reference_id, charge_id, amount_minor from ${given.sql} as given where true on conflict do nothing`,
    [...given.bindings],
  );
}

const key = (row: { readonly kind: string; readonly about: string }): string => `${row.kind} ${row.about}`;

/** The references that would be minted next if nothing else is minted before: for a preview. */
export async function comingReferences(q: Query, companyId: number, count: number): Promise<string[]> {
  const first = await comingNumber(q, companyId, SERIES);
  return Array.from({ length: count }, (_, at) => keptAs(first + at));
}

/** What a reference that came with a payment stands for, in whatever scheme it is written; blanks do not matter. Undefined where it is none of ours. */
export async function referenceOf(
  q: Query,
  companyId: number,
  text: string,
): Promise<{ customerId: number; about: string; itemIds: number[] } | undefined> {
  const spelled = spelledBy(text, await everAgreed(q, companyId));
  const rows = await rowsOf<{ customerId: number; about: string; itemId: number | null }>(
    q,
    `select p.customer_id as "customerId", p.about, i.item_id as "itemId" from payment_reference p
     left join payment_reference_item i on i.reference_id = p.id where p.company_id = ? and p.reference in (${spelled.map(() => '?').join(', ')}) order by p.id, i.item_id`,
    [companyId, ...spelled],
  );
  const [found] = rows;
  if (!found) return undefined;
  const itemIds = rows.flatMap((row) => (row.itemId === null ? [] : [row.itemId]));
  return { customerId: found.customerId, about: found.about, itemIds };
}
