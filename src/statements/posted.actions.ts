import { record } from '../audit/actions';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { markPosted, unmarkPosted, type Posting } from './posting.store';
import { runById } from './store';

/** Printed statements are posted by somebody, on a day, with a service; said by mistake it is taken back. */
export async function postStatements(work: Work, posting: Posting): Promise<number> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, posting.companyId);
    const run = await runById(tx, posting.companyId, posting.runId);
    if (run === undefined || posting.on > work.today || posting.on < run.begunOn) {
      throw new Refusal(
        'not-posted-then',
        'Nothing of this run can have been posted on that day.',
        `Give a day from ${run?.begunOn ?? 'its beginning'} to ${work.today}.`,
      );
    }
    const posted = await markPosted(tx, work, posting);
    if (posted > 0) {
      const payload = { posted, on: posting.on, service: posting.service };
      await record(tx, work, { companyId: run.companyId, kind: 'statements.posted', ref: `statement_run/${run.id}`, payload }); // prettier-ignore
    }
    return posted;
  });
}

export async function unpostStatements(
  work: Work,
  which: { readonly companyId: number; readonly runId: number; readonly at: Instant },
): Promise<number> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, which.companyId);
    const taken = await unmarkPosted(tx, which);
    const ref = `statement_run/${which.runId}`;
    if (taken > 0) await record(tx, work, { companyId: which.companyId, kind: 'statements.unposted', ref, payload: { taken } }); // prettier-ignore
    return taken;
  });
}
