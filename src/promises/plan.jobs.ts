import { record } from '../audit/actions';
import { asks } from '../languages/task-title';
import { appendEvents } from '../ledger/event.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import { moved } from './plan.actions';
import { isVoidNow, type JudgedInstalment, type JudgedPlan } from './plan';
import { judgedPlans } from './plan.store';
import { announcePlans, type PlanNews } from './plan-write.store';
import { collectorsOf } from './store';

/**
 * What the clock does with plans: says once of each instalment that it was missed or paid, opens the task of one that was
 * missed, voids a plan whose default clause is met, and says when all is paid or an offer has lapsed.
 */
const SAID: ReadonlySet<string> = new Set(['missed', 'awaiting_allocation', 'paid', 'paid_late']);

/** Counts by what was said: `plan missed`, `plan defaulted` … */
export async function judgePlansOf(
  tx: Tx,
  work: Work,
  companyId: number,
  customers: { readonly first: number; readonly last: number },
): Promise<Record<string, number>> {
  const judged = (await judgedPlans(tx, { companyId, customers }, work.today)).filter(
    ({ state }) => state !== 'cancelled' && state !== 'defaulted' && state !== 'draft',
  );
  if (judged.length === 0) return {};
  const made = await announcePlans(tx, work, judged.flatMap(newsOf)); // prettier-ignore
  const byPlan = new Map(judged.map((one) => [one.plan.id, one]));
  const counts: Record<string, number> = {};
  const add = (what: string): void => {
    counts[`plan ${what}`] = (counts[`plan ${what}`] ?? 0) + 1;
  };
  const customerIds = [...new Set(judged.map(({ plan }) => plan.customerId))];
  const collectors = made.length === 0 && !judged.some(isVoidNow) ? new Map<number, string | null>() : await collectorsOf(tx, companyId, customerIds); // prettier-ignore
  for (const news of made) {
    const one = byPlan.get(news.planId);
    if (one === undefined) continue;
    await tell(tx, work, one, news, collectors.get(one.plan.customerId) ?? null);
    add(news.verdict);
  }
  // Last, so that what is asked of a plan that is void by now is its one task.
  for (const one of judged.filter(isVoidNow)) {
    await voided(tx, work, one, collectors.get(one.plan.customerId) ?? null);
    add('defaulted');
  }
  return counts;
}

function newsOf({ plan, state, instalments, offerUntil, asOn }: JudgedPlan): PlanNews[] {
  if (state === 'offered') {
    return offerUntil !== null && offerUntil < asOn ? [{ planId: plan.id, n: 0, verdict: `lapsed ${offerUntil}` }] : [];
  }
  const said = instalments.filter((one) => SAID.has(one.state)).map((one) => ({ planId: plan.id, n: one.n, verdict: one.state })); // prettier-ignore
  return state === 'completed' ? [...said, { planId: plan.id, n: 0, verdict: 'completed' }] : said;
}

async function voided(tx: Tx, work: Work, judged: JudgedPlan, collector: string | null): Promise<void> {
  const { plan, missed, leftMinor } = judged;
  const { companyId, customerId, number, currency } = plan;
  await closeTasksAbout(tx, work, { companyId, abouts: [`plan/${plan.id}`], outcome: 'the plan is void' });
  await moved(tx, work, { companyId, planId: plan.id }, { kind: 'defaulted', why: `${missed} missed`, payload: { number, missed, leftMinor, currency } }); // prettier-ignore
  await openTasks(tx, work, [
    {
      ...{ companyId, customerId, kind: 'plan_defaulted', dueOn: work.today, assignee: collector },
      key: `plan/${plan.id}/defaulted/${work.today}`,
      about: `plan/${plan.id}`,
      title: asks('planVoid', { plan: number, n: missed, amount: { minor: leftMinor, currency } }),
    },
  ]);
}

async function tell(tx: Tx, work: Work, judged: JudgedPlan, news: PlanNews, collector: string | null): Promise<void> {
  const { plan } = judged;
  const { companyId, customerId } = plan;
  const about = `plan/${plan.id}`;
  const one = judged.instalments.find(({ n }) => n === news.n);
  const task = one ? taskOf(judged, one, work) : news.n === 0 && judged.state === 'offered' ? lapsedTask(judged, work) : undefined; // prettier-ignore
  if (
    !judged.instalments.some(({ state }) => state === 'missed' || state === 'awaiting_allocation') &&
    judged.state !== 'offered'
  ) {
    await closeTasksAbout(tx, work, { companyId, abouts: [about], outcome: 'nothing of it is missing now' });
  }
  if (task) await openTasks(tx, work, [{ ...task, assignee: collector }]);
  const verdict = news.verdict.split(' ')[0] ?? '';
  const payload = { number: plan.number, ...(news.n === 0 ? {} : { instalment: news.n }), currency: plan.currency };
  await appendEvents(tx, work, [{ companyId, customerId, kind: `plan.${verdict}`, subject: about, payload, occurredOn: work.today }]); // prettier-ignore
  await record(tx, work, { companyId, kind: 'plan.judged', ref: about, payload: { ...payload, verdict } });
}

function taskOf({ plan }: JudgedPlan, one: JudgedInstalment, work: Work): NewTask | undefined {
  const { companyId, customerId, number, currency } = plan;
  const said = { plan: number, n: one.n, of: plan.instalments.length, amount: { minor: one.shortfallMinor, currency } };
  const task = { companyId, customerId, about: `plan/${plan.id}`, dueOn: work.today };
  if (one.state === 'missed') {
    return {
      ...task,
      kind: 'plan_missed',
      key: `plan/${plan.id}/${one.n}/missed`,
      title: asks('planMissed', { ...said, day: one.dueOn }),
    };
  }
  if (one.state !== 'awaiting_allocation') return undefined;
  return {
    ...task,
    kind: 'plan_awaiting_allocation',
    key: `plan/${plan.id}/${one.n}/awaiting`,
    title: asks('planAwaiting', said),
  };
}

function lapsedTask({ plan, offerUntil }: JudgedPlan, work: Work): NewTask {
  const { companyId, customerId, number } = plan;
  return {
    ...{ companyId, customerId, kind: 'plan_lapsed', about: `plan/${plan.id}`, dueOn: work.today },
    key: `plan/${plan.id}/lapsed/${offerUntil ?? ''}`,
    title: asks('planLapsed', { plan: number, day: offerUntil ?? '' }),
  };
}
