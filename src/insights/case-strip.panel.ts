import type { Stage } from '../cases/course';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { UNTIL } from './case-list.panel';

/** How the cases stand as a whole: by partner and stage, what is still open with partners, what came in this month. */
export interface StageCount {
  readonly partner: string;
  readonly stage: Stage;
  readonly n: number;
}

export async function casesByStage(q: Query, companyId: number, today: Day): Promise<StageCount[]> {
  return rowsOf<StageCount>(
    q,
    `select p.name as partner, k.stage, count(*) as n from v_case k join v_partner p on p.id = k.partner_id
     where k.company_id = ? and k.state <> 'undone' and k.handed_over_on <= ? and ${UNTIL} > ?
     group by p.name, k.stage order by p.name, k.stage`,
    [companyId, today, today],
  );
}

export interface StripMoney {
  readonly currency: string;
  readonly n: number;
  readonly minor: number;
}

/** What is left of what the open cases claim. */
export async function openWithPartners(q: Query, companyId: number, today: Day): Promise<StripMoney[]> {
  return rowsOf<StripMoney>(
    q,
    `select d.currency, count(distinct k.id) as n, coalesce(sum(case when i.open_minor > di.claimed_minor then di.claimed_minor
         when i.open_minor < 0 then 0 else i.open_minor end), 0) as minor
     from v_case k join v_dossier d on d.id = k.dossier_id join v_case_item ci on ci.case_id = k.id
       join v_open_item_ever i on i.item_id = ci.item_id join v_dossier_item di on di.dossier_id = d.id and di.item_id = ci.item_id
     where k.company_id = ? and k.state <> 'undone' and k.handed_over_on <= ? and ${UNTIL} > ?
     group by d.currency order by d.currency`,
    [companyId, today, today],
  );
}

export async function collectedIn(q: Query, companyId: number, from: Day, to: Day): Promise<StripMoney[]> {
  return rowsOf<StripMoney>(
    q,
    `select currency, count(*) as n, sum(gross_minor) as minor from v_collected
     where company_id = ? and on_day between ? and ? group by currency order by currency`,
    [companyId, from, to],
  );
}

/** Who has or had a case, by name. */
export async function partnersWithCases(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ readonly name: string }>(
    q,
    `select name from v_partner where id in (select partner_id from v_case where company_id = ? and state <> 'undone') order by name`,
    [companyId],
  );
  return rows.map(({ name }) => name);
}
