import { addMonths, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';

/**
 * Money that a partner reported as paid and has not passed on. What it passed on answers the oldest report first. It is late a month
 * after the debtor paid: what French law gives where nothing else was agreed (art. R124-5 CPCE).
 */
export interface ReportedPaid {
  readonly caseId: number;
  readonly reportId: number;
  readonly on: Day;
  readonly minor: number;
  readonly passedOnMinor: number;
}

export interface NotPassedOn<T extends ReportedPaid> {
  readonly report: T;
  /** > 0. */
  readonly leftMinor: number;
  /** The last day for it. */
  readonly until: Day;
}

const passedOnBy = (on: Day): Day => addMonths(on, 1);

export function notPassedOn<T extends ReportedPaid>(reports: readonly T[]): NotPassedOn<T>[] {
  return [...grouped(reports, ({ caseId }) => caseId).values()].flatMap((all) => {
    let passed = all[0]?.passedOnMinor ?? 0;
    return all.flatMap((report) => {
      const answered = Math.min(passed, report.minor);
      passed -= answered;
      return answered === report.minor ? [] : [{ report, leftMinor: report.minor - answered, until: passedOnBy(report.on) }]; // prettier-ignore
    });
  });
}
