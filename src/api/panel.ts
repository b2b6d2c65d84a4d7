import type { CaseState, Outcome } from '../cases/case';
import type { Stage } from '../cases/course';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** The cases of one partner as its machine sees them. Amounts in minor units. */
export interface PartnerCase {
  readonly id: number;
  readonly number: string;
  readonly partnerRef: string | null;
  readonly state: CaseState;
  readonly stage: Stage;
  readonly stagedOn: Day | null;
  readonly handedOverOn: Day;
  readonly endedOn: Day | null;
  readonly outcome: Outcome | null;
  readonly currency: string;
  readonly principalMinor: number;
  readonly debtor: string;
  readonly changedAt: Instant;
}

export interface CasesAsked {
  readonly companyId: number;
  readonly partnerId: number;
  readonly state: CaseState | null;
  readonly updatedSince: Instant | null;
  /** Those after this row number. */
  readonly after: number;
  readonly limit: number;
}

const CHANGED = `coalesce((select max(e.recorded_at) from v_event e where e.company_id = k.company_id and e.subject like 'case/%'
  and e.subject = 'case/' || k.id), k.ended_at, k.undone_at, k.recorded_at)`;

/** In the order in which they were handed over: one that is handed over meanwhile comes last. Of what is over, nobody is named any more. */
export async function partnerCases(q: Query, asked: CasesAsked): Promise<PartnerCase[]> {
  const { companyId, partnerId, state, updatedSince, after, limit } = asked;
  return rowsOf<PartnerCase>(
    q,
    `select * from (
       select k.id, d.number, k.partner_ref as "partnerRef", k.state, k.stage, k.staged_on as "stagedOn", k.handed_over_on as "handedOverOn",
         k.ended_on as "endedOn", k.outcome, d.currency, d.principal_minor as "principalMinor", case when k.state = 'with_partner' then c.name else '' end as debtor, ${CHANGED} as "changedAt"
       from v_case k join v_dossier d on d.id = k.dossier_id join v_customer c on c.id = k.customer_id
       where k.company_id = ? and k.partner_id = ? and k.id > ? ${state === null ? '' : 'and k.state = ?'}
     ) k where ? = '' or k."changedAt" >= ? order by k.id limit ?`,
    [companyId, partnerId, after, ...(state === null ? [] : [state]), updatedSince ?? '', updatedSince ?? '', limit],
  );
}

/** Undefined where it is not this partner's. */
export async function partnerCase(
  q: Query,
  { companyId, partnerId, id }: { readonly companyId: number; readonly partnerId: number; readonly id: number },
): Promise<PartnerCase | undefined> {
  const asked = { companyId, partnerId, state: null, updatedSince: null, after: id - 1, limit: 1 };
  const [found] = await partnerCases(q, asked);
  return found?.id === id ? found : undefined;
}
