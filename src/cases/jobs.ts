import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { daysBetween, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { sum } from '../kernel/money';
import { asks } from '../languages/task-title';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { tasksByKey } from '../tasks/store';
import { untraceableSince } from '../tracing/store';
import { answerSilence, askIn } from './ask.actions';
import { caseById, itemsOfCase } from './case.panel';
import { courseFactsOf } from './course-facts.panel';
import { endPauses, openCase } from './course.actions';
import { caseIdsOut, evaluableCases, lapseOf } from './course.store';
import { EVALUATE_AFTER, evaluate, type Finances } from './evaluation';
import { happen } from './happening.actions';
import { milestonesOf, type MilestoneName } from './milestone';
import { nextAction } from './next-action';
import { keptFrom } from './next-kept';
import { keepNext, staleCases } from './next-kept.store';

/** What the clock does in cases: pauses end, silence is what it was said to mean, lateness is told once, and evaluations are asked for. */
export async function followCases(work: Work, companyId: number): Promise<Record<string, number>> {
  const counts = { pauses_ended: await endPauses(work, companyId), silences: await answerSilence(work, companyId) };
  await keepNextActions(work, companyId);
  return counts;
}

const KEPT_AT_ONCE = 1_000;

/** What comes next in the cases in which something happened is kept beside them. Returns in how many. */
export async function keepNextActions(work: Work, companyId: number): Promise<number> {
  const stale = await staleCases(work.db.read, companyId, KEPT_AT_ONCE);
  if (stale.length === 0) return 0;
  const facts = await courseFactsOf(work.db.read, companyId, stale.map(({ id }) => id)); // prettier-ignore
  const kept = stale.flatMap((one) => {
    const its = facts.get(one.id);
    return its?.state === 'with_partner' ? [{ ...one, ...keptFrom(nextAction(its, work.today)) }] : [];
  });
  await work.db.transaction((tx) => keepNext(tx, companyId, kept));
  return stale.length < KEPT_AT_ONCE ? stale.length : stale.length + (await keepNextActions(work, companyId));
}

const LATE_TITLES = {
  receipt: 'caseLateReceipt',
  letter: 'caseLateLetter',
  call: 'caseLateCall',
  amicable: 'caseLateAmicable',
  evaluation: 'caseLateEvaluation',
} as const satisfies Record<MilestoneName, string>;

/** Each morning: what is late is told once, and told no more once it came. Returns how many are late anew. */
export async function noticeLate(work: Work, companyId: number): Promise<number> {
  const facts = await courseFactsOf(work.db.read, companyId, await caseIdsOut(work.db.read, companyId));
  const seen = [...facts].flatMap(([caseId, one]) =>
    milestonesOf(one, work.today)
      .filter(({ state }) => state !== 'expected')
      .map(({ name, dueOn, state }) => ({ caseId, name, dueOn, late: state === 'late', key: `case-late/${caseId}/${name}` })),
  ); // prettier-ignore
  const told = await tasksByKey(work.db.read, companyId, seen.map(({ key }) => key)); // prettier-ignore
  const fresh = seen.filter(({ late, key }) => (late ? !told.has(key) : told.get(key) === true));
  let late = 0;
  for (const [caseId, news] of grouped(fresh, (one) => one.caseId))
    late += await noticeOne(work, companyId, caseId, news);
  return late;
}

interface Noticed {
  readonly name: MilestoneName;
  readonly dueOn: Day;
  /** False: it came. */
  readonly late: boolean;
  readonly key: string;
}

async function noticeOne(work: Work, companyId: number, caseId: number, news: readonly Noticed[]): Promise<number> {
  return work.db.transaction(async (tx) => {
    const about = ({ name }: Noticed): string => `case/${caseId}/late/${name}`;
    await closeTasksAbout(tx, work, { companyId, abouts: news.filter(({ late }) => !late).map(about), outcome: 'it came' });
    const lateNow = news.filter(({ late }) => late);
    if (lateNow.length === 0) return 0;
    const found = await openCase(tx, companyId, caseId);
    const { customerId, partner, number } = found;
    let told = 0;
    for (const one of lateNow) {
      const title = asks(LATE_TITLES[one.name], { partner, number, day: one.dueOn });
      const task = { companyId, customerId, kind: 'case_late', key: one.key, about: about(one) };
      const fresh = await openTasks(tx, work, [{ ...task, title, dueOn: work.today, assignee: found.clerk ?? found.collector }]);
      if (fresh === 0) continue;
      told += 1;
      await happen(tx, work, found, { kind: 'case.late', payload: { milestone: one.name, due: one.dueOn } });
    }
    return told;
  });
} // prettier-ignore

const ATTEMPTS: readonly string[] = ['called', 'visited'];

/** A court is worth its cost from so many times on of what is worth a partner. */
const COURT_TIMES = 10;

/** What rooms above or beside know of a customer; null: nothing. */
export interface EvaluationSources {
  financesOf?(q: Query, companyId: number, customerId: number): Promise<Finances | null>;
}

/** Each morning: a case in which the agreed contacts were made and money is open is to be decided, once. Returns how many. */
export async function askForEvaluations(work: Work, company: Company, sources: EvaluationSources = {}): Promise<number> {
  const { read } = work.db;
  const facts = await courseFactsOf(read, company.id, await evaluableCases(read, company.id));
  const tried = [...facts].flatMap(([caseId, { reports, asks: asked }]) => {
    const attempts = reports.filter(({ kind }) => ATTEMPTS.includes(kind)).length;
    return attempts < EVALUATE_AFTER ? [] : [{ caseId, attempts, promises: asked.filter(({ kind }) => kind === 'plan').length }];
  });
  const { handOverMinor } = await settingsOf(read, company.id);
  let asked = 0;
  for (const one of tried) asked += await askOne(work, { company, ...one, worthCourtMinor: handOverMinor * COURT_TIMES }, sources);
  return asked;
} // prettier-ignore

interface Evaluated {
  readonly company: Company;
  readonly caseId: number;
  readonly attempts: number;
  readonly promises: number;
  readonly worthCourtMinor: number;
}

async function askOne(work: Work, of: Evaluated, { financesOf }: EvaluationSources): Promise<number> {
  const { company, caseId, attempts, promises, worthCourtMinor } = of;
  return work.db.transaction(async (tx) => {
    const found = await caseById(tx, company.id, caseId);
    if (found?.state !== 'with_partner') return 0;
    const [items, lapsesOn] = [await itemsOfCase(tx, found), await lapseOf(tx, caseId)];
    const facts = {
      ...{ attempts, promises, worthCourtMinor },
      limitationDays: lapsesOn === null ? null : daysBetween(work.today, lapsesOn),
      paidMinor: sum(items.map(({ cameInMinor }) => Math.max(0, cameInMinor))),
      openMinor: sum(items.map(({ openMinor }) => Math.max(0, openMinor))),
      untraceable: (await untraceableSince(tx, { companyId: company.id, customerId: found.customerId })) !== null,
      finances: (await financesOf?.(tx, company.id, found.customerId)) ?? null,
    };
    if (facts.openMinor === 0) return 0;
    const evaluation = evaluate(facts);
    const required = evaluation.proposals[0]?.required ?? false;
    const details = { ...evaluation, attempts };
    const asking = { companyId: company.id, caseId, kind: 'evaluation', required, details, key: 'evaluation' } as const;
    return (await askIn(tx, work, found, asking)) === undefined ? 0 : 1;
  });
}
