import { asks } from '../languages/task-title';
import { lapsesOf, withoutMandate } from '../mandates/agreement.actions';
import { registerOf } from '../mandates/partner.store';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { unasked } from '../tasks/store';
import { mandatesAskedFor, partnersAtWork } from './results.panel';

/**
 * A partner works cases, and its mandate has run out or was never signed: nothing moves by itself, but a person must know.
 * A task for each partner and each day on which it ended, done once a mandate holds or nothing is out. Returns how many are new.
 */
export async function noticeMandates(work: Work, companyId: number): Promise<number> {
  const out = await partnersAtWork(work.db.read, companyId);
  const lapses = await lapsesOf(work.db.read, companyId, out.map(({ partnerId }) => partnerId), work.today); // prettier-ignore
  const names = new Map((await registerOf(work.db.read, companyId)).map(({ id, name }) => [id, name]));
  const tasks = out.flatMap(({ partnerId, n }) => {
    const found = lapses.get(partnerId);
    const partner = names.get(partnerId) ?? '';
    if (found === undefined) return [];
    const why = withoutMandate(partner, found).message;
    const since = 'day' in found ? found.day : found.fault;
    return [
      {
        ...{ companyId, customerId: null, kind: 'case_mandate', key: `partner/${partnerId}/mandate/${since}` },
        ...{ about: `partner/${partnerId}`, title: asks('mandateLapsed', { partner, n: n, why }) },
        dueOn: work.today,
      },
    ];
  });
  const fresh = await unasked(work.db.read, companyId, tasks);
  const lapsed = new Set([...lapses.keys()].map((id) => `partner/${id}`));
  const abouts = (await mandatesAskedFor(work.db.read, companyId)).filter((about) => !lapsed.has(about));
  if (fresh.length === 0 && abouts.length === 0) return 0;
  const over = { companyId, abouts, kind: 'case_mandate', outcome: 'nothing is out without a mandate' };
  return work.db.transaction(async (tx) => {
    await closeTasksAbout(tx, work, over);
    return openTasks(tx, work, fresh);
  });
}
