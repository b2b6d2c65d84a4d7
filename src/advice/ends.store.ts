import type { Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { EndRow } from './rows';

/** How recovery files ended: the room of cases tells it in the transaction that closes one, and takes it back when it is opened again. */
export interface TaughtEnd {
  readonly caseId: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly partner: string;
  readonly outcome: string;
  readonly handedOverOn: Day;
  readonly endedOn: Day;
}

export async function learnEnd(tx: Tx, end: TaughtEnd): Promise<void> {
  await tx('advice_end').insert({
    ...{ case_id: end.caseId, company_id: end.companyId, customer_id: end.customerId, partner: end.partner },
    ...{ outcome: end.outcome, handed_over_on: end.handedOverOn, ended_on: end.endedOn },
  });
}

export async function forgetEnd(tx: Tx, companyId: number, caseId: number): Promise<void> {
  await tx('advice_end').where({ company_id: companyId, case_id: caseId }).delete();
}

/** Those that ended since that day. */
export async function endsIn(q: Query, range: CustomerRange, since: Day, today: Day): Promise<EndRow[]> {
  const whose = within('customer_id', range);
  return rowsOf<EndRow>(
    q,
    `select customer_id as "customerId", partner, outcome, handed_over_on as "handedOverOn", ended_on as "endedOn" from advice_end
     where company_id = ? and ${whose.sql} and ended_on >= ? and ended_on <= ? order by case_id`,
    [range.companyId, ...whose.bindings, since, today],
  );
}
