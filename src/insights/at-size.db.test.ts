import { pausesOver } from '../cases/course.store';
import { courseFactsOf } from '../cases/course-facts.panel';
import { casesOfSeats } from '../cases/case-lines.panel';
import { staleCases } from '../cases/next-kept.store';
import { recoveryRows } from '../cases/recovery.panel';
import { lateSteps } from '../cases/step.store';
import { caseHolds } from '../cases/store';
import { timelineOf } from '../cases/timeline.panel';
import { day } from '../kernel/day';
import { dialectOf, rowsOf, type Query } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { reportedPaid } from '../remittances/late.store';
import { collectedIn } from './case-strip.panel';
import { caseResults } from './partner-results.panel';
import { caseCounts } from './case-counts.panel';

/** What is asked of cases each minute and on every page goes by an index, on both databases, however many cases there are. */
const open = testDatabase();
const today = day('2026-03-03');
const recovery = {
  text: '',
  state: '',
  currency: '',
  partner: '',
  sort: 'made',
  descending: true,
  offset: 0,
  limit: 50,
};

/** Of no rows PostgreSQL takes any index of the company. */
const OPEN = /case_until|case_of_partner/;
const OF_CUSTOMER = /case_of_customer|case_of_partner/;

const ASKED: readonly (readonly [string, string | RegExp, (q: Query) => Promise<unknown>])[] = [
  ['cases whose next action is not known', 'case_next_unknown', (q) => staleCases(q, 1, 10)],
  ['pauses that are over', 'case_paused', (q) => pausesOver(q, 1, today)],
  ['late steps', 'case_step_open', (q) => lateSteps(q, 1, today)],
  ['open cases', OPEN, (q) => caseCounts(q, 1, today)],
  ['reports of some cases', 'case_report_case_id_key_unique', (q) => courseFactsOf(q, 1, [1, 2])],
  ['a partner’s cases', 'case_of_partner', (q) => casesOfSeats(q, { seats: [{ companyId: 1, partnerId: 1 }], state: 'with_partner', search: '', most: 200 })],
  ['what is with partners of a customer', OF_CUSTOMER, (q) => caseHolds(q)({ companyId: 1, first: 7, last: 7 }, today, null)],
  ['what came in this month', 'collected_on', (q) => collectedIn(q, 1, today, today)],
  ['reports of money not passed on', /case_report_paid.*collected_o[fn]/, (q) => reportedPaid(q, 1)],
  ['who came to speak with the debtor', 'case_report_reached', (q) => caseResults(q, { companyId: 1, today, from: null, to: null })],
  ['what happened in a case', 'event_of_case', (q) => timelineOf(q, 1, 7, { for: 'us', filter: '', offset: 0, limit: 20, mails: [] })],
  ['the newest recovery files', 'dossier_made', (q) => recoveryRows(q, { ...recovery, companyId: 1, today })],
  ['where their cases are', 'case_of_dossier', (q) => recoveryRows(q, { ...recovery, companyId: 1, today })],
]; // prettier-ignore

interface Asked {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** What is asked of the database meanwhile, and how it goes about each. */
async function plansOf(run: (q: Query) => Promise<unknown>): Promise<string> {
  const asked: Asked[] = [];
  const heard = (one: Asked): number => asked.push(one);
  open.db.read.on('query', heard);
  await run(open.db.read);
  open.db.read.removeListener('query', heard);
  const explain = dialectOf(open.db.read) === 'sqlite' ? 'explain query plan' : 'explain';
  return open.db.transaction(async (tx) => {
    if (explain === 'explain') await tx.raw('set local enable_seqscan = off'); // few rows are read faster as they stand
    const plans: string[] = [];
    for (const { sql, bindings } of asked) {
      const plain = sql.replaceAll(/\$\d+/g, '?');
      plans.push(JSON.stringify(await rowsOf(tx, `${explain} ${plain}`, bindings)));
    }
    return plans.join('\n');
  });
}

it.each(ASKED)('asks for %s by %s', async (_, index, run) => {
  expect(await plansOf(run)).toMatch(index);
});
