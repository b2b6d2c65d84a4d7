import { rowsOf, type Tx } from '../platform/db';

/** Fields of customers that a source changed, written at once: what stood there before is kept, a person's corrections stay. */
export interface FieldMerge {
  readonly companyId: number;
  readonly importId: number | null;
}

export type Stamp = { readonly at: string; readonly by: string };

/** A correction that the source has overtaken since. */
export interface OvertakenCustomer {
  readonly customerId: number;
  readonly code: string;
  readonly field: string;
  readonly sourceValue: string | null;
}

/**
 * `collect` fills the temporary table `customer_field (customer_id, field, before, after)` with what the source changes. Needs the
 * table `customer_changed`. Returns the corrections that stay although the source moved.
 */
export async function settleFields(
  tx: Tx,
  stamp: Stamp,
  merge: FieldMerge,
  collect: () => Promise<void>,
): Promise<OvertakenCustomer[]> {
  await tx.raw('create temporary table customer_field (customer_id bigint, field text, before text, after text)');
  await collect();
  const overridden = `join override o on o.company_id = ${merge.companyId} and o.subject = 'customer/' || f.customer_id
     and o.field = f.field and o.ended_at is null`;
  const overtaken = await rowsOf<OvertakenCustomer>(
    tx,
    `select c.id as "customerId", c.code, f.field, f.after as "sourceValue" from customer_field f ${overridden}
     join customer c on c.id = f.customer_id where o.source_value is distinct from f.after order by c.id, f.field`,
  );
  await tx.raw(
    `delete from customer_field where exists (select 1 from customer_field f ${overridden}
       where f.customer_id = customer_field.customer_id and f.field = customer_field.field)`,
  );
  await writeFields(tx, stamp, merge);
  await tx.raw('insert into customer_changed select customer_id from customer_field');
  await tx.raw('drop table customer_field');
  return overtaken;
}

/** What stands in `customer_field` is written, and kept as a change. */
export async function writeFields(tx: Tx, stamp: Stamp, merge: FieldMerge): Promise<void> {
  await tx.raw(
    `insert into customer_change (company_id, customer_id, field, before, after, import_id, recorded_at, recorded_by)
     select ${merge.companyId}, customer_id, field, before, after, ${String(merge.importId)}, :at, :by from customer_field`,
    stamp,
  );
  const changed = await rowsOf<{ field: string }>(tx, 'select distinct field from customer_field');
  for (const { field } of changed) {
    const value = NUMBERS.has(field) ? 'cast(f.after as bigint)' : 'f.after';
    await tx.raw(
      `update customer set ${field} = ${value} from customer_field f where f.customer_id = customer.id and f.field = '${field}'`,
    );
  }
}

const NUMBERS: ReadonlySet<string> = new Set(['credit_limit_minor', 'parent_id', 'payer_id']);
