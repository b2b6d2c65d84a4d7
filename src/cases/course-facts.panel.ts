import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query } from '../platform/db';
import { amongIds } from '../platform/rows';
import type { CourseFacts } from './course-facts';
import { movesOf } from './course.store';
import { unreadOf } from './message.store';
import { nextAction, type NextAction } from './next-action';
import { nextFrom, type KeptNext } from './next-kept';

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
      `r.case_id as "caseId", r.kind, substr(r.recorded_at, 1, 10) as "askedOn", r.answer_by as "answerBy", substr(r.decided_at, 1, 10) as "decidedOn"`,
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

/** Of a case `k`: its next action as it is kept. */
export const NEXT_KEPT = `k.id, k.state, k.changes, k.next_after as "after", k.next_who as who, k.next_what as what, k.next_of as "of", k.next_by as "by"`;
export const NEXT_FIELDS = ['id', 'state', 'changes', 'after', 'who', 'what', 'of', 'by'] as const;

/** What comes next in each of these cases. */
export async function nextActionsOf(
  q: Query,
  companyId: number,
  caseIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, NextAction>> {
  if (caseIds.length === 0) return new Map();
  const among = amongIds(q, caseIds);
  const sql = `select ${NEXT_KEPT} from recovery_case k where k.company_id = ? and k.id in ${among.sql} order by k.id`;
  return nextActionsFrom(q, companyId, await rowsOf<KeptNext>(q, sql, [companyId, ...among.bindings]), today);
}

/** The same of cases that were read with what is kept of them: only what changed since is worked out, set by set. */
export async function nextActionsFrom(
  q: Query,
  companyId: number,
  kept: readonly KeptNext[],
  today: Day,
): Promise<ReadonlyMap<number, NextAction>> {
  const known = kept.map((one) => [one.id, nextFrom(one, today)] as const);
  const stale = known.flatMap(([id, next]) => (next === null ? [id] : []));
  const anew = await courseFactsOf(q, companyId, stale);
  const worked = [...anew].map(([id, facts]) => [id, nextAction(facts, today)] as const);
  return new Map([...known.flatMap(([id, next]) => (next === null ? [] : [[id, next] as const])), ...worked]);
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

/** The cases are looked up by their own index, however many rows the tables have. */
async function ofCases<Row>({ q, companyId, caseIds }: Asked, columns: string, from: string, of = 'r.case_id'): Promise<Row[]> {
  const among = amongIds(q, caseIds);
  const [table = 'r'] = of.split('.');
  return rowsOf<Row>(
    q,
    `select ${columns} from ${from} where ${table}.company_id = ? and ${of} in ${among.sql} order by ${table}.id`,
    [companyId, ...among.bindings],
  );
} // prettier-ignore

const ofEach = <Row extends { readonly caseId: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> =>
  grouped(rows, ({ caseId }) => caseId);
