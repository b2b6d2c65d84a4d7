import { lateCases } from '../insights/case-counts.panel';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { Happening } from './notices';

/** What happened at a company since a moment that somebody should hear of: one statement a source, the newest if there are very many. */
const MOST = 1_000;

export async function happeningsSince(q: Query, companyId: number, since: Instant): Promise<Happening[]> {
  const found: Happening[] = [];
  for (const source of SOURCES)
    found.push(...(await rowsOf<Happening>(q, `${source} limit ${MOST}`, [companyId, since])));
  return found.flatMap(alsoForManagers);
}

/** Of what happens in a case both hear: the customer's collector and whoever approves. */
const TOLD_BOTH: readonly Happening['kind'][] = [
  'case_money',
  'case_stage',
  'case_late',
  'case_closed',
  'case_supplement',
];

const alsoForManagers = (one: Happening): readonly Happening[] =>
  one.whose !== null && TOLD_BOTH.includes(one.kind) ? [one, { ...one, whose: 'manager' }] : [one];

/** Cases that are late today: once for each day by which something was due. */
export async function latenessIn(q: Query, companyId: number, today: Day, now: Instant): Promise<Happening[]> {
  const late = await lateCases(q, companyId, today);
  return late
    .map(({ caseId, customerId, collector, what, by }): Happening => ({
      ...{
        kind: 'case_late',
        key: `case_late/${caseId}/${what}/${by}`,
        code: 'case_late',
        about: `case/${caseId}`,
        customerId,
      },
      ...{ text: what, by: 'clock:clock', at: now, whose: collector },
    }))
    .flatMap(alsoForManagers);
}

const SOURCES: readonly string[] = [
  `select case when kind = 'mention' then 'mention' when kind = 'bank_change' then 'bank'
          when kind in ('message_failed', 'message_doubtful', 'letter_refused', 'run_blocked') then 'failed'
          when kind = 'case_report' and key like 'supplement/%/unopened' then 'case_supplement'
          when kind in ('case_ask', 'case_message', 'case_money') then kind when kind = 'partner_money' then 'case_money'
          when kind = 'case_report' then 'hand_over' when assignee = 'manager' then 'approval' else 'task' end as kind,
     'task/' || id || '/' || coalesce(lower(assignee), '') as key, kind as code, 'task/' || id as about,
     customer_id as "customerId", coalesce(ask, title) as text, recorded_by as "by", coalesce(given_at, recorded_at) as at,
     coalesce(assignee, case when kind like 'case_%' then (select c.collector from v_customer c where c.id = customer_id) end) as whose
   from v_task where company_id = ? and coalesce(given_at, recorded_at) >= ? and done_at is null
     and (assignee is not null or kind in ('message_failed', 'message_doubtful', 'run_blocked', 'case_ask', 'case_message', 'case_money',
       'partner_money') or (kind = 'case_report' and key like 'supplement/%/unopened')) order by id desc`,
  `select 'approval' as kind, 'run/' || id as key, 'run' as code, 'run/' || id as about, null as "customerId", as_on as text,
     recorded_by as "by", recorded_at as at, null as whose
   from v_run where company_id = ? and recorded_at >= ? and state = 'simulated' order by id desc`,
  `select 'failed' as kind, 'upload/' || id as key, 'upload' as code, 'upload/' || id as about, null as "customerId",
     file_name as text, 'clock:clock' as "by", recorded_at as at, recorded_by as whose
   from v_import_work w where company_id = ? and recorded_at >= ? and found in ('refused', 'broken')
     and not exists (select 1 from v_intake_file f where f.company_id = w.company_id and f.work_id = w.id) order by id desc`,
  `select 'failed' as kind, 'upload/' || f.work_id as key, 'upload' as code, 'upload/' || f.work_id as about, null as "customerId",
     f.name as text, 'clock:clock' as "by", f.recorded_at as at, null as whose
   from v_intake_file f where f.company_id = ? and f.recorded_at >= ? and f.verdict = 'waiting' order by f.id desc`,
  `select 'failed' as kind, 'intake_file/' || f.id as key, 'delivered' as code, 'intake_file/' || f.id as about, null as "customerId",
     f.name as text, 'clock:clock' as "by", f.recorded_at as at, null as whose
   from v_intake_file f where f.company_id = ? and f.recorded_at >= ? and f.verdict = 'problems' order by f.id desc`,
  `select 'hand_over' as kind, 'case/' || k.id as key, 'case' as code, 'case/' || k.id as about, k.customer_id as "customerId",
     c.name as text, k.recorded_by as "by", k.recorded_at as at, c.collector as whose
   from v_case k join v_customer c on c.id = k.customer_id
   where k.company_id = ? and k.recorded_at >= ? and k.state <> 'undone' order by k.id desc`,
  `select 'case_money' as kind, 'collected/' || m.id as key, 'case_money_in' as code, 'case/' || k.id as about, k.customer_id as "customerId",
     cast(m.gross_minor as text) || ' ' || m.currency as text, m.recorded_by as "by", m.recorded_at as at, c.collector as whose
   from v_collected m join v_case k on k.id = m.case_id join v_customer c on c.id = k.customer_id
   where m.company_id = ? and m.recorded_at >= ? order by m.id desc`,
  `select 'case_stage' as kind, 'case_move/' || m.id as key, 'case_stage' as code, 'case/' || k.id as about, k.customer_id as "customerId",
     m.to_stage as text, m.recorded_by as "by", m.recorded_at as at, c.collector as whose
   from v_case_move m join v_case k on k.id = m.case_id join v_customer c on c.id = k.customer_id
   where m.company_id = ? and m.recorded_at >= ? order by m.id desc`,
  `select 'case_closed' as kind, 'case_closed/' || k.id || '/' || k.ended_at as key, 'case_closed' as code, 'case/' || k.id as about,
     k.customer_id as "customerId", k.outcome as text, k.ended_by as "by", k.ended_at as at, c.collector as whose
   from v_case k join v_customer c on c.id = k.customer_id
   where k.company_id = ? and k.ended_at >= ? and k.state = 'closed' and k.outcome is not null order by k.id desc`,
  `select 'reply' as kind, 'activity/' || a.id as key, 'reply' as code, 'customer/' || a.customer_id as about,
     a.customer_id as "customerId", substr(a.note, 1, 200) as text, a.recorded_by as "by", a.recorded_at as at, c.collector as whose
   from v_activity a join v_customer c on c.id = a.customer_id
   where a.company_id = ? and a.recorded_at >= ? and a.kind = 'reply' order by a.id desc`,
];
