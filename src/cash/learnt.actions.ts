import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { insertForgotten, isLearnt } from './learnt.store';

/** An account is no longer taken for a customer's: what waits is proposed without it from the next matching on. */
export async function forgetAccount(work: Work, companyId: number, iban: string, customerId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    if (!(await isLearnt(tx, companyId, iban, customerId))) {
      throw new Refusal('account-not-learnt', 'From that account this customer is not known to pay.', 'See what was learned: duly cash accounts'); // prettier-ignore
    }
    await insertForgotten(tx, work, { companyId, iban, customerId });
    await record(tx, work, { companyId, kind: 'cash.forgotten', ref: `customer/${customerId}`, payload: { iban } });
  });
}
