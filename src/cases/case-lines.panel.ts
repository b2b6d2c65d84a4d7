import type { CaseState, Outcome } from './case';
import type { Stage } from './course';
import type { Day } from '../kernel/day';
import type { Seat } from '../mandates/account';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Cases as a partner sees them in a list, of one or several companies: one query. Amounts in minor units. */
export interface CaseLine {
  readonly id: number;
  readonly companyId: number;
  readonly number: string;
  readonly partnerRef: string | null;
  readonly creditor: string;
  /** Of the creditor: what day it is there. */
  readonly zone: string;
  readonly partner: string;
  readonly debtor: string;
  readonly currency: string;
  readonly openMinor: number;
  readonly state: CaseState;
  readonly stage: Stage;
  readonly handedOverOn: Day;
  readonly endedOn: Day | null;
  readonly outcome: Outcome | null;
}

export interface CasesAsked {
  readonly seats: readonly Pick<Seat, 'companyId' | 'partnerId'>[];
  readonly state: Extract<CaseState, 'with_partner' | 'closed'>;
  /** Number, own number, debtor or creditor; empty: all. */
  readonly search: string;
  readonly most: number;
  /** One of them alone. */
  readonly caseId?: number;
}

/** Of what was handed over and is still open: what came in beyond it does not count below nothing. */
const OPEN = `(select coalesce(sum(case when x.open_minor < x.rest then x.open_minor else x.rest end), 0) from (
    select case when i.open_minor > 0 then i.open_minor else 0 end as open_minor,
      case when r.rest > 0 then r.rest else 0 end as rest
    from v_case_item ci join v_open_item_ever i on i.item_id = ci.item_id
      join (select d.dossier_id, d.item_id, d.claimed_minor - coalesce((select sum(a.amount_minor) from v_allocation a
          where a.to_item_id = d.item_id and a.allocated_on >= k.handed_over_on), 0) as rest
        from v_dossier_item d where d.dossier_id = k.dossier_id) r on r.item_id = ci.item_id
    where ci.case_id = k.id) x)`;

/** Oldest hand-over first; closed ones by the day on which they ended, the latest first. */
export async function casesOfSeats(q: Query, { seats, state, search, most, caseId }: CasesAsked): Promise<CaseLine[]> {
  if (seats.length === 0) return [];
  const at = seats.map(() => '(k.company_id = ? and k.partner_id = ?)').join(' or ');
  const like = `%${search.toLowerCase().replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  const wanted = ['d.number', `coalesce(k.partner_ref, '')`, 'c.name', `coalesce(c.legal_name, '')`, 'o.legal_name'].map((one) => `lower(${one}) like ? escape '\\'`); // prettier-ignore
  return rowsOf<CaseLine>(
    q,
    `select k.id, k.company_id as "companyId", d.number, k.partner_ref as "partnerRef", o.legal_name as creditor, o.zone, c.name as debtor, d.currency,
       ${state === 'closed' ? '0' : OPEN} as "openMinor", k.state, k.stage, k.handed_over_on as "handedOverOn", k.ended_on as "endedOn", k.outcome, p.name as partner
     from v_case k join v_dossier d on d.id = k.dossier_id join v_customer c on c.id = k.customer_id join v_company o on o.id = k.company_id
       join v_partner p on p.id = k.partner_id
     where (${at}) and k.state = ? and (${wanted.join(' or ')})${caseId === undefined ? '' : ' and k.id = ?'}
     order by ${state === 'closed' ? 'k.ended_on desc' : 'k.handed_over_on'}, k.id limit ?`,
    [
      ...seats.flatMap(({ companyId, partnerId }) => [companyId, partnerId]),
      state,
      ...wanted.map(() => like),
      ...(caseId === undefined ? [] : [caseId]),
      most,
    ],
  );
}

/** What each was handed over with, as JSON, by case. */
export async function claimsOfCases(q: Query, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const given = tableOf(q, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number; claim: string }>(
    q,
    `select k.id, d.claim from ${given.sql} as given join v_case k on k.id = given.id join v_dossier d on d.id = k.dossier_id`,
    given.bindings,
  );
  return new Map(rows.map(({ id, claim }) => [id, claim]));
}
