import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';
import type { CaseState } from './case';
import type { ReportKind } from './report';

/** What a partner is asked for next, and by when. Null: nothing, the case is over. */
export interface Deadline {
  /** receive: say that the file arrived · report: say how it stands. */
  readonly what: 'receive' | 'report';
  readonly on: Day;
}

/** A file is looked at within two bank days; the amicable phase is over after some ninety days. */
const RECEIVE_DAYS = 2;
const AMICABLE_DAYS = 90;

export function nextDeadline(
  { state, handedOverOn }: { readonly state: CaseState; readonly handedOverOn: Day },
  reports: readonly { readonly kind: ReportKind }[],
): Deadline | null {
  if (state !== 'with_partner' || reports.some(({ kind }) => kind === 'closed')) return null;
  if (reports.length === 0) return { what: 'receive', on: addWorkdays(TARGET, handedOverOn, RECEIVE_DAYS) };
  return { what: 'report', on: addDays(handedOverOn, AMICABLE_DAYS) };
}
