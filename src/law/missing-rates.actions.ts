import type { Company } from '../companies/company';
import { allCompanies } from '../companies/store';
import type { Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { aboutMissing, knownPeriods, missingRates } from './missing-rates';
import { rateTable } from './store';

/** What a company's law needs and nobody knows for sure: a task, and its end. */
const KIND = 'rate_missing';

/** The clock's: a rate that the company's law needs today and nobody knows for sure is a task, once a series and half-year. Returns how many are new. */
export async function noticeMissingRates(work: Work, company: Company): Promise<number> {
  const missing = missingRates(await rateTable(work.db.read), [company.country], work.today);
  if (missing.length === 0) return 0;
  return work.db.transaction((tx) =>
    openTasks(
      tx,
      work,
      missing.map(({ series, period, rules }) => {
        const about = aboutMissing(series.name, period);
        const title = asks('rateMissing', { series: series.label, period, rules: rules.join(', ') });
        return { companyId: company.id, customerId: null, kind: KIND, key: about, about, title, dueOn: work.today };
      }),
    ),
  );
}

/** What is known now waits for nobody: in every company, inside the transaction that made it known. */
export async function closeMissingRates(tx: Tx, work: Work, today: Day = work.today): Promise<void> {
  const abouts = knownPeriods(await rateTable(tx), today);
  for (const { id } of await allCompanies(tx)) {
    await closeTasksAbout(tx, work, { companyId: id, abouts, outcome: 'known', kind: KIND });
  }
}
