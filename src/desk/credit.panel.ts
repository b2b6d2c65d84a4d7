import { COVER_WARNING_DAYS } from '../customers/credit';
import { addDays, type Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** Who owes more than it may, and whose insurer must hear something soon: conditions for lists, and how many there are. */

/** Beside a balance `b` of a customer `c`. */
export const OVER_LIMIT =
  'c.credit_limit_minor is not null and b.currency = c.credit_limit_currency and b.open_minor > c.credit_limit_minor';

export interface Condition {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** Of a customer `c`: something overdue has a deadline of its insurer today or in the coming days. */
export async function insurerSoon(q: Query, companyId: number, today: Day): Promise<Condition> {
  const terms = await rowsOf<{ days: number }>(
    q,
    `select notice_days as days from v_credit_cover where company_id = ? and notice_days is not null
     union select claim_days from v_credit_cover where company_id = ? and claim_days is not null order by 1 limit ${MOST_TERMS}`,
    [companyId, companyId],
  );
  if (terms.length === 0) return { sql: '1 = 0', bindings: [] };
  const overdueTo = addDays(today, -1);
  const each = terms.map(({ days }) => {
    const last = addDays(today, COVER_WARNING_DAYS - days);
    return {
      sql: `(((v.notice_days = ? and ${untold("'notice', 'claim'")}) or (v.claim_days = ? and ${untold("'claim'")})) and o.due_on >= ? and o.due_on <= ?)`,
      bindings: [days, days, addDays(today, -days), last < overdueTo ? last : overdueTo],
    };
  });
  return {
    sql: `exists (select 1 from v_credit_cover v join v_owed o on o.customer_id = v.customer_id
      where v.customer_id = c.id and o.company_id = c.company_id and o.open_minor > 0 and (${each.map(({ sql }) => sql).join(' or ')}))`,
    bindings: each.flatMap(({ bindings }) => bindings),
  };
}

const untold = (kinds: string): string =>
  `not exists (select 1 from v_cover_report r where r.customer_id = v.customer_id and r.due_on = o.due_on and r.kind in (${kinds}))`;

/** Different terms of insurers; a company has a few. */
const MOST_TERMS = 60;

export async function creditCounts(
  q: Query,
  { companyId, today }: { readonly companyId: number; readonly today: Day },
): Promise<{ readonly name: string; readonly n: number }[]> {
  const soon = await insurerSoon(q, companyId, today);
  return rowsOf(
    q,
    `select 'over_limit' as name, count(*) as n from v_customer c join v_balance b on b.customer_id = c.id
       where c.company_id = ? and ${OVER_LIMIT}
     union all
     select 'insurer', count(*) from v_customer c where c.company_id = ? and ${soon.sql}`,
    [companyId, companyId, ...soon.bindings],
  );
}
