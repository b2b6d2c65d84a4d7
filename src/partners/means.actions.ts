import { openCase } from '../cases/course.actions';
import { tellFact } from '../finances/actions';
import type { NewFact } from '../finances/fact';
import { factsOf } from '../finances/store';
import { Refusal } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import { within, type Work } from '../platform/work';
import { isTold } from './means';

/** A partner tells of the debtor's means: of the customer of its own open case, each once, and not without end. */
const MOST_OF_PARTNERS = 200;

/** False: it was told before. Refuses a case that is closed or was taken back. */
export async function tellMeans(work: Work, which: { readonly companyId: number; readonly caseId: number }, fact: NewFact): Promise<boolean> {
  const { companyId, caseId } = which;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const { customerId } = await openCase(tx, companyId, caseId);
    const facts = await factsOf(tx, { companyId, customerId });
    if (isTold(facts, fact)) return false;
    if (facts.filter(({ toldBy }) => toldBy === 'partner').length >= MOST_OF_PARTNERS)
      throw new Refusal('finance-many', 'Partners have told as much of this debtor’s means as is kept.', 'Write a message, or send a paper.');
    await tellFact(within(work, tx), { companyId, customerId }, fact);
    return true;
  });
} // prettier-ignore
