import { addDays, addMonths, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';

/**
 * Money that a partner reported as paid and has not passed on. What it passed on answers the oldest report first. It is late
 * once the agreed days are over, counted from the day the debtor paid; where none were agreed, after a month: what French law gives
 * (art. R124-6 CPCE: from the day the money really came in, of which what was reported is the nearest that we know).
 */
export interface ReportedPaid {
  readonly caseId: number;
  readonly reportId: number;
  readonly on: Day;
  readonly minor: number;
  readonly passedOnMinor: number;
  /** Null: nothing was agreed. */
  readonly agreedDays: number | null;
}

export interface NotPassedOn<T extends ReportedPaid> {
  readonly report: T;
  /** > 0. */
  readonly leftMinor: number;
  /** The last day for it. */
  readonly until: Day;
}

const passedOnBy = ({ on, agreedDays }: ReportedPaid): Day =>
  agreedDays === null ? addMonths(on, 1) : addDays(on, agreedDays);

export function notPassedOn<T extends ReportedPaid>(reports: readonly T[]): NotPassedOn<T>[] {
  return [...grouped(reports, ({ caseId }) => caseId).values()].flatMap((all) => {
    let passed = all[0]?.passedOnMinor ?? 0;
    return all.flatMap((report) => {
      const answered = Math.min(passed, report.minor);
      passed -= answered;
      return answered === report.minor ? [] : [{ report, leftMinor: report.minor - answered, until: passedOnBy(report) }]; // prettier-ignore
    });
  });
}
