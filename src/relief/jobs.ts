import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { addDays, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { tasksByKey } from '../tasks/store';
import type { NewTask } from '../tasks/task';
import { reliefRuleOf, type ReliefRule } from './countries';
import { reliefOf, vatIn } from './relief';
import { allLostItems, laterMoneyOf, reliefTasksOver, type LaterMoney } from './relief.panel';

/**
 * Each morning: the VAT of lost cases is asked for on the day that its relief opens and again before it lapses, and is asked back where
 * money came after all. Each once, dated by the rule, which says where nobody has checked it; nothing is claimed or booked by it.
 */
const WARN_DAYS = 60;

/** Returns how many tasks are new. Where nothing is new, nothing is written. */
export async function noticeRelief(work: Work, company: Company): Promise<number> {
  const { id: companyId } = company;
  const q = work.db.read;
  const [lost, later] = [await allLostItems(q, companyId), await laterMoneyOf(q, companyId)];
  const rule = reliefRuleOf(company.country);
  const asked = [
    ...(rule === undefined ? [] : [...grouped(lost, ({ caseId }) => caseId).values()].flatMap((items) => dated(work, companyId, rule, items))),
    ...later.map((money) => paidAfterAll(work, companyId, money)),
  ];
  const over = await reliefTasksOver(q, companyId, [...lost.map(({ caseId }) => aboutOf(caseId)), ...later.map(aboutMoney)]);
  const known = await tasksByKey(q, companyId, asked.map(({ key }) => key)); // prettier-ignore
  const fresh = asked.filter(({ key }) => !known.has(key));
  if (fresh.length + over.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    await closeTasksAbout(tx, work, { companyId, abouts: over, kind: KIND, outcome: 'its cause is gone' });
    const opened = await openTasks(tx, work, fresh);
    const payload = { opened: fresh.map(({ key }) => key), over };
    await record(tx, work, { companyId, kind: 'relief.noticed', ref: `company/${companyId}`, payload });
    return opened;
  });
} // prettier-ignore

const KIND = 'vat_relief';
const aboutOf = (caseId: number): string => `case/${caseId}`;
const aboutMoney = ({ caseId, itemId, paymentItemId }: LaterMoney): string =>
  `case/${caseId}/later/${itemId}/${paymentItemId}`;

type Lost = Awaited<ReturnType<typeof allLostItems>>[number];

/** The first day of the case's items, and every last day that is near. */
function dated({ today }: Work, companyId: number, rule: ReliefRule, items: readonly Lost[]): NewTask[] {
  const [one] = items;
  if (one === undefined) return [];
  const { caseId, number, customerId, endedOn, assignee } = one;
  const told = items
    .map((item) => reliefOf(rule, { ...item, rates: [] }, endedOn, today))
    .filter(({ lostMinor, vatMinor, standing }) => lostMinor > 0 && vatMinor !== 0 && standing !== 'late');
  const task = { companyId, customerId, kind: KIND, about: aboutOf(caseId), assignee };
  const source = rule.source;
  const first = earliest(told.map(({ from }) => from));
  const lapses = new Set(told.flatMap(({ until }) => (until === null || until < today ? [] : [until])));
  const opened = first === undefined || first > today ? [] : [first];
  return [
    ...opened.map((day): NewTask => ({
      ...{ ...task, key: `relief/${caseId}/${endedOn}/open`, dueOn: today },
      title: asks(rule.verified ? 'reliefOpens' : 'reliefOpensUnverified', { number, day, source }),
    })),
    ...[...lapses].filter((day) => addDays(day, -WARN_DAYS) <= today).map((day): NewTask => ({
      ...{ ...task, key: `relief/${caseId}/${endedOn}/${day}`, dueOn: day },
      title: asks(rule.verified ? 'reliefLapses' : 'reliefLapsesUnverified', { number, day, source }),
    })),
  ];
} // prettier-ignore

const earliest = (days: readonly (Day | null)[]): Day | undefined => days.flatMap((day) => day ?? []).sort()[0];

function paidAfterAll({ today }: Work, companyId: number, money: LaterMoney): NewTask {
  const { caseId, number, customerId, document, currency, amountMinor, assignee } = money;
  const vat = vatIn(money, amountMinor);
  const values = { number, document, amount: { minor: amountMinor, currency } };
  const title =
    vat === null ? asks('vatAgainUnknown', values) : asks('vatAgain', { ...values, vat: { minor: vat, currency } });
  const key = `relief/${caseId}/later/${money.itemId}/${money.paymentItemId}`;
  return { ...{ companyId, customerId, kind: KIND, key, about: aboutMoney(money), title, assignee }, dueOn: today };
}
