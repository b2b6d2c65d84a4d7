import { rowsOf, type Tx } from '../platform/db';
import { actorText } from '../kernel/actor';
import type { Work } from '../platform/work';
import { coverText } from './credit';
import type { FieldMerge, OvertakenCustomer, Stamp } from './merge-fields.store';

/**
 * Credit insurance as a source says it: who insures, up to how much. It replaces what the source said before; the terms that a person
 * gave (days to give notice and to claim, plans, who collects) go along. What a person set stays, and a person is shown where the source moved.
 */
export async function mergeCovers(
  tx: Tx,
  work: Work,
  merge: FieldMerge & { readonly fields: ReadonlySet<string> },
): Promise<readonly OvertakenCustomer[]> {
  if (!merge.fields.has('insurer')) return [];
  const { companyId, importId } = merge;
  const limit = merge.fields.has('insured_limit_minor') ? 'l.insured_limit_minor' : 'p.limit_minor';
  const currency = merge.fields.has('credit_limit_currency')
    ? `coalesce(l.credit_limit_currency, p.currency, co.currency)`
    : `coalesce(p.currency, co.currency)`;
  await tx.raw(
    `create temporary table customer_cover as
     select b.customer_id, c.code, l.insurer, ${limit} as limit_minor, ${currency} as currency, p.notice_days, p.claim_days,
       p.longest_extension_days, coalesce(p.plan_needs_consent, 0) as plan_needs_consent,
       coalesce(p.insurer_collects, 0) as insurer_collects,
       s.id as standing_id, s.import_id as standing_import
     from customer_line l join booking_customer b on b.code = l.code and b.fresh < 2 join customer c on c.id = b.customer_id
     join v_company co on co.id = ${companyId}
     left join credit_cover s on s.customer_id = b.customer_id and s.ended_at is null
     left join credit_cover p on p.id = (
       select x.id from credit_cover x where x.customer_id = b.customer_id and x.import_id is not null
       order by case when x.ended_at is null then 0 else 1 end, x.id desc limit 1)
     where l.insurer is not null and (p.id is null or s.id is null or p.insurer <> l.insurer or ${limit} is distinct from p.limit_minor
       or (${limit} is not null and ${currency} <> p.currency))`,
  );
  const byPerson = `exists (select 1 from override o where o.company_id = ${companyId} and o.subject = 'customer/' || customer_cover.customer_id
    and o.field = 'credit_cover' and o.ended_at is null)`;
  const moved = await rowsOf<Moved>(
    tx,
    `select customer_id as "customerId", code, insurer, limit_minor as "limitMinor", currency,
       (select o.source_value from override o where o.company_id = ${companyId} and o.subject = 'customer/' || customer_cover.customer_id
          and o.field = 'credit_cover' and o.ended_at is null) as "sourceValue"
     from customer_cover where ${byPerson}`,
  );
  await tx.raw(`delete from customer_cover where ${byPerson}`);
  await replace(tx, work, companyId, importId);
  await tx.raw('drop table customer_cover');
  return moved
    .map(({ customerId, code, sourceValue, ...cover }) => ({
      customerId,
      code,
      before: sourceValue,
      now: coverText(cover),
    }))
    .filter(({ before, now }) => before !== now)
    .map(({ customerId, code, now }) => ({ customerId, code, field: 'credit_cover', sourceValue: now }));
}

interface Moved {
  readonly customerId: number;
  readonly code: string;
  readonly insurer: string;
  readonly limitMinor: number | null;
  readonly currency: string;
  readonly sourceValue: string | null;
}

async function replace(tx: Tx, work: Work, companyId: number, importId: number | null): Promise<void> {
  const stamp = { at: work.now, by: actorText(work.actor), today: work.today };
  await tx.raw(
    `update credit_cover set ended_at = :at, ended_by = :by where id in (select standing_id from customer_cover)`,
    { at: stamp.at, by: stamp.by },
  );
  await tx.raw(
    `insert into credit_cover (company_id, customer_id, insurer, limit_minor, currency, notice_days, claim_days,
       longest_extension_days, plan_needs_consent, insurer_collects, from_on, import_id, recorded_at, recorded_by)
     select ${companyId}, customer_id, insurer, limit_minor, currency, notice_days, claim_days, longest_extension_days,
       plan_needs_consent, insurer_collects, :today, ${String(importId)}, :at, :by
     from customer_cover`,
    stamp,
  );
  await tx.raw('insert into customer_changed select customer_id from customer_cover');
}

/** Those that the import brought end, those that it ended stand again. */
export async function undoCovers(
  tx: Tx,
  stamp: Stamp & { readonly then: string },
  undone: { readonly companyId: number; readonly importId: number },
): Promise<void> {
  const { companyId, importId } = undone;
  const ended = await rowsOf<{ customerId: number }>(
    tx,
    `update credit_cover set ended_at = ?, ended_by = ? where company_id = ${companyId} and import_id = ${importId}
     and ended_at is null returning customer_id as "customerId"`,
    [stamp.at, stamp.by],
  );
  if (ended.length === 0) return;
  await tx.raw(
    `update credit_cover set ended_at = null, ended_by = null where company_id = ${companyId} and ended_at = :then
     and coalesce(import_id, 0) <> ${importId} and not exists (
       select 1 from credit_cover s where s.customer_id = credit_cover.customer_id and s.ended_at is null)`,
    { then: stamp.then },
  );
}
