import { shareByRule, reportOf } from '../cash/report';
import { decidedIn } from '../cash/report.panel';
import { cashCounts } from '../cash/worklist.panel';
import { addDays, type Day } from '../kernel/day';
import type { Query } from '../platform/db';

/** What came of the money in the months that were played. */
export interface CashTold {
  /** With its share of all that was decided. */
  readonly byRule: string;
  readonly takenBack: number;
  readonly byPerson: number;
  readonly toDecide: number;
}

export async function cashTold(q: Query, companyId: number, on: Day): Promise<CashTold> {
  const { total } = reportOf(await decidedIn(q, { companyId, from: addDays(on, -364), to: on }));
  const { decide } = await cashCounts(q, companyId);
  const share = shareByRule(total);
  const byRule = `${total.byRule}${share === null ? '' : ` (${share.toFixed(0)} %)`}`;
  return { byRule, takenBack: total.takenBack, byPerson: total.byHand, toDecide: decide };
}
