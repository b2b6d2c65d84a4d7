import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { CourseFacts } from './course-facts';
import { movesOf } from './course.store';
import { unreadOf } from './message.store';
import { nextAction, type NextAction } from './next-action';

/** The facts of the course of several cases, set by set: as many statements for two hundred cases as for one. */
export async function courseFactsOf(
  q: Query,
  companyId: number,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, CourseFacts>> {
  if (caseIds.length === 0) return new Map();
  const asked: Asked = { q, companyId, caseIds };
  const cases = await ofCases<Head>(asked, `k.id as "caseId", k.state, k.stage, k.handed_over_on as "handedOverOn",
    coalesce(k.staged_on, k.handed_over_on) as "stagedOn", k.ended_on as "endedOn", k.paused_until as "pausedUntil"`, 'recovery_case k', 'k.id'); // prettier-ignore
  const moves = ofEach(await movesOf(q, companyId, caseIds));
  const reports = ofEach(
    await ofCases<Report>(
      asked,
      `r.case_id as "caseId", r.kind, case when r.kind = 'paid' then substr(r.recorded_at, 1, 10) else r.on_day end as "on"`,
      'case_report r',
    ),
  );
  const asks = ofEach(
    await ofCases<AskRow>(
      asked,
      `r.case_id as "caseId", r.kind, r.answer_by as "answerBy", substr(r.decided_at, 1, 10) as "decidedOn"`,
      'case_ask r',
    ),
  );
  const steps = ofEach(
    await ofCases<Step>(
      asked,
      'r.case_id as "caseId", r.kind, r.planned_on as "plannedOn", r.done_on as "doneOn"',
      '(select * from case_step where ended_at is null) r',
    ),
  );
  const unread = ofEach(await unreadOf(q, companyId, caseIds));
  return new Map(
    cases.map(({ caseId, ...head }) => [
      caseId,
      {
        ...head,
        moves: moves.get(caseId) ?? [],
        reports: reports.get(caseId) ?? [],
        asks: asks.get(caseId) ?? [],
        steps: steps.get(caseId) ?? [],
        unreadSince: unread.get(caseId)?.find(({ side }) => side === 'partner')?.since ?? null,
      },
    ]),
  );
}

/** What comes next in each of these cases. */
export async function nextActionsOf(
  q: Query,
  companyId: number,
  caseIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, NextAction>> {
  const facts = await courseFactsOf(q, companyId, caseIds);
  return new Map([...facts].map(([id, one]) => [id, nextAction(one, today)]));
}

type Head = Omit<CourseFacts, 'moves' | 'reports' | 'asks' | 'steps' | 'unreadSince'> & { readonly caseId: number };
type Report = CourseFacts['reports'][number] & { readonly caseId: number };
type AskRow = CourseFacts['asks'][number] & { readonly caseId: number };
type Step = CourseFacts['steps'][number] & { readonly caseId: number };

interface Asked {
  readonly q: Query;
  readonly companyId: number;
  readonly caseIds: readonly number[];
}

async function ofCases<Row>({ q, companyId, caseIds }: Asked, columns: string, from: string, of = 'r.case_id'): Promise<Row[]> {
  const given = tableOf(
    q,
    { id: 'bigint' },
    caseIds.map((id) => ({ id })),
  );
  const [table = 'r'] = of.split('.');
  return rowsOf<Row>(
    q,
    `select ${columns} from ${from} join ${given.sql} as given on given.id = ${of} where ${table}.company_id = ? order by ${table}.id`,
    [...given.bindings, companyId],
  );
} // prettier-ignore

const ofEach = <Row extends { readonly caseId: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> =>
  grouped(rows, ({ caseId }) => caseId);
