import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { casesWithoutMoney, noteCase } from './advised.store';
import { entriesOfApplications } from './application.store';
import type { Deductions } from './deductions.actions';
import { keptBackByAdvices } from './remittance.store';

/**
 * What an advice says was kept back of an invoice becomes a case with its reason once the money has come, and is taken back with the
 * money. Once each; where the document is not known, nothing is opened. Returns how many cases were opened.
 */
export async function followAdvices(work: Work, companyId: number, deductions: Deductions): Promise<number> {
  const [waiting, over] = [
    await keptBackByAdvices(work.db.read, companyId),
    await casesWithoutMoney(work.db.read, companyId),
  ];
  if (waiting.length + over.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    for (const line of await casesWithoutMoney(tx, companyId)) {
      const why = 'the payment was taken back';
      await deductions.takeBack(tx, work, { companyId, disputeId: line.caseId, paidByItemId: line.paidByItemId, why });
      await noteCase(tx, line, null);
    }
    let opened = 0;
    const advices = await keptBackByAdvices(tx, companyId);
    const entries = await entriesOfApplications(tx, companyId, advices.flatMap(({ applicationId }) => applicationId ?? [])); // prettier-ignore
    for (const advice of advices)
      for (const { place, itemId, customerId, deductionMinor, reason } of advice.lines) {
        const payment = entries.find(
          (one) => one.applicationId === advice.applicationId && one.customerId === customerId,
        );
        if (deductionMinor <= 0 || itemId === null || payment === undefined) continue;
        const paidByItemId = payment.itemId;
        const said = {
          companyId,
          itemId,
          amountMinor: deductionMinor,
          reasonCode: null,
          text: reason ?? '',
          paidByItemId,
        };
        const caseId = await deductions.open(tx, work, said);
        await noteCase(tx, { remittanceId: advice.id, place }, { caseId, paidByItemId });
        opened++;
      }
    return opened;
  });
}
