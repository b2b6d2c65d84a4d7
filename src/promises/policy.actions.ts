import { record } from '../audit/actions';
import type { Work } from '../platform/work';
import type { PlanPolicy } from './band';
import { policyFrom } from './policy';
import { planPolicyOf } from './plan.store';
import { insertPolicy } from './plan-write.store';

/** Lays down within which bands plans are accepted at once; what was before is kept. Answers with what holds. */
export async function layDownPolicy(work: Work, companyId: number, value: unknown): Promise<PlanPolicy> {
  const policy = policyFrom(value);
  return work.db.transaction(async (tx) => {
    const before = await planPolicyOf(tx, companyId);
    if (JSON.stringify(policyFrom(before)) === JSON.stringify(policy)) return before;
    await insertPolicy(tx, work, companyId, policy);
    await record(tx, work, { companyId, kind: 'plan.policy', ref: `company/${companyId}`, payload: { before, after: policy } }); // prettier-ignore
    return policy;
  });
}
