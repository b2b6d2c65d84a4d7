import { shareByRule, reportOf } from '../cash/report';
import { decidedIn } from '../cash/report.panel';
import { cashCounts } from '../cash/worklist.panel';
import { addDays, type Day } from '../kernel/day';
import { RETURN_TASK } from '../ledger/return';
import { rowsOf, type Query } from '../platform/db';

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

/** Tasks about payments that went back, which nobody has closed. */
export async function returnsToSee(q: Query, companyId: number): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    q,
    'select id from v_task where company_id = ? and kind = ? and done_at is null order by id',
    [companyId, RETURN_TASK],
  );
  return rows.map(({ id }) => id);
}
