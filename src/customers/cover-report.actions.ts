import { record } from '../audit/actions';
import { Refusal, WrongUse } from '../kernel/result';
import type { Work } from '../platform/work';
import type { CoverReport } from './credit';
import { coverOf, endCoverReport, insertCoverReport } from './credit.store';
import { customerById } from './store';

/** The insurer was told that items are overdue, or the claim was made: kept with day and reference, so that the deadline is met. */
type Whose = { readonly companyId: number; readonly customerId: number };

/** Refuses what was told already, a day to come, and a customer who is not insured. Returns the id of the report. */
export async function reportToInsurer(
  work: Work,
  whose: Whose,
  report: Omit<CoverReport, 'id' | 'by'>,
): Promise<number> {
  const { companyId, customerId } = whose;
  if (report.toldOn > work.today)
    throw new WrongUse(`${report.toldOn} has not come yet.`, 'Record it when it is told.');
  return work.db.transaction(async (tx) => {
    await customerById(tx, companyId, customerId);
    const cover = await coverOf(tx, companyId, customerId);
    if (cover === null) {
      throw new Refusal('not-insured', 'What this customer owes is not insured.', 'Say who insures it first.');
    }
    const id = await insertCoverReport(tx, work, whose, report);
    if (id === undefined) {
      throw new Refusal(
        'already-told',
        'The insurer has been told of that already.',
        'Look at what was told below the limit.',
      );
    }
    const payload = { report: id, insurer: cover.insurer, ...report };
    await record(tx, work, { companyId, kind: 'customer.insurer_told', ref: `customer/${customerId}`, payload });
    return id;
  });
}

/** It was not told after all: the deadline stands again. Refuses what does not stand. */
export async function takeReportBack(work: Work, whose: Whose, report: CoverReport): Promise<void> {
  const { companyId, customerId } = whose;
  await work.db.transaction(async (tx) => {
    if (!(await endCoverReport(tx, work, whose, report.id))) {
      throw new Refusal('not-told', 'That report was taken back already.', 'Nothing is to be done.');
    }
    const { kind, dueOn, toldOn, reference } = report;
    const payload = { report: report.id, kind, dueOn, toldOn, reference };
    await record(tx, work, { companyId, kind: 'customer.insurer_untold', ref: `customer/${customerId}`, payload });
  });
}
