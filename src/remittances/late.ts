import { addDays, addMonths, daysBetween, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';

/**
 * Money that a partner reported as paid and has not passed on. What it passed on answers the oldest report first. It is late
 * once the agreed days are over, counted from the day the debtor paid; where none were agreed, after a month: what French law gives
 * (art. R124-6 CPCE: from the day the money really came in, of which what was reported is the nearest that we know). What the debtor
 * paid to us is nothing to pass on: a report of the same amount about that day tells of the same money, once for each payment.
 */
export interface ReportedPaid {
  readonly caseId: number;
  readonly reportId: number;
  readonly on: Day;
  readonly minor: number;
  readonly passedOnMinor: number;
  /** Payments of the debtor to us, of the whole case. */
  readonly direct: readonly CameToUs[];
  /** Null: nothing was agreed. */
  readonly agreedDays: number | null;
}

export interface CameToUs {
  readonly on: Day;
  readonly minor: number;
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

/** Between the day the debtor says and the day our bank books lie bank days and a weekend. */
const SAME_MONEY_DAYS = 5;

const tellsOf = ({ on, minor }: ReportedPaid, came: CameToUs): boolean =>
  came.minor === minor && Math.abs(daysBetween(on, came.on)) <= SAME_MONEY_DAYS;

export function notPassedOn<T extends ReportedPaid>(reports: readonly T[]): NotPassedOn<T>[] {
  return [...grouped(reports, ({ caseId }) => caseId).values()].flatMap((all) => {
    let passed = all[0]?.passedOnMinor ?? 0;
    const direct = [...(all[0]?.direct ?? [])];
    return all.flatMap((report) => {
      const same = direct.findIndex((came) => tellsOf(report, came));
      if (same >= 0) {
        direct.splice(same, 1);
        return [];
      }
      const answered = Math.min(passed, report.minor);
      passed -= answered;
      return answered === report.minor ? [] : [{ report, leftMinor: report.minor - answered, until: passedOnBy(report) }]; // prettier-ignore
    });
  });
}
