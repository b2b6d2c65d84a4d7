import { rowsOf, type Query } from '../platform/db';
import type { PartnerResults } from '../mandates/results';

/** What came of the cases of partners, a line for each partner and currency; cases that were undone never were. */
export async function partnerResults(q: Query, companyId: number, partnerId: number | null = null): Promise<PartnerResults[]> {
  const only = partnerId === null ? '' : 'and k.partner_id = ?';
  return rowsOf<PartnerResults>(
    q,
    `select k.partner_id as "partnerId", d.currency,
       sum(case when k.state = 'with_partner' then 1 else 0 end) as open,
       sum(case when k.state = 'closed' then 1 else 0 end) as closed,
       sum(case when k.state = 'closed' and k.outcome = 'paid' then 1 else 0 end) as paid,
       sum(d.principal_minor) as "handedOverMinor", sum(coalesce(m.minor, 0)) as "cameInMinor"
     from recovery_case k join v_dossier d on d.id = k.dossier_id
       left join (select ci.case_id, sum(a.amount_minor) as minor
         from case_item ci join recovery_case c on c.id = ci.case_id
           join v_allocation a on a.to_item_id = ci.item_id and a.allocated_on >= c.handed_over_on
             and (c.ended_on is null or a.allocated_on <= c.ended_on)
         where c.company_id = ? group by ci.case_id) m on m.case_id = k.id
     where k.company_id = ? and k.state <> 'undone' ${only}
     group by k.partner_id, d.currency order by k.partner_id, d.currency`,
    [companyId, companyId, ...(partnerId === null ? [] : [partnerId])],
  );
} // prettier-ignore

/** How many cases are in a partner's hands. */
export async function casesOut(q: Query, companyId: number, partnerId: number): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from recovery_case where company_id = ? and partner_id = ? and state = 'with_partner'`,
    [companyId, partnerId],
  );
  return row?.n ?? 0;
}

export interface OutAt {
  readonly partnerId: number;
  readonly n: number;
}

/** The partners that have cases now, with how many. */
export const partnersAtWork = (q: Query, companyId: number): Promise<OutAt[]> =>
  rowsOf(
    q,
    `select partner_id as "partnerId", count(*) as n from recovery_case
     where company_id = ? and state = 'with_partner' group by partner_id order by partner_id`,
    [companyId],
  );

/** What the open tasks of a missing mandate are about: `partner/7`. */
export async function mandatesAskedFor(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ about: string }>(
    q,
    `select distinct about from v_task where company_id = ? and kind = 'case_mandate' and done_at is null order by about`,
    [companyId],
  );
  return rows.map(({ about }) => about);
}
