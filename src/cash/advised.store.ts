import { rowsOf, type Query, type Tx } from '../platform/db';

/** What customers wrote that they kept back, and the case that it became. */
export interface CaseOfLine {
  readonly remittanceId: number;
  readonly place: number;
  readonly caseId: number;
  /** The payment with which it was kept back. */
  readonly paidByItemId: number;
}

/** Cases of advices whose money was taken back since. */
export const casesWithoutMoney = (q: Query, companyId: number): Promise<CaseOfLine[]> =>
  rowsOf<CaseOfLine>(
    q,
    `select l.remittance_id as "remittanceId", l.place, l.case_id as "caseId", l.paid_by_item_id as "paidByItemId"
     from remittance r join remittance_line l on l.remittance_id = r.id
     where r.company_id = ? and l.case_id is not null and r.application_id is null order by l.id`,
    [companyId],
  );

type Line = Pick<CaseOfLine, 'remittanceId' | 'place'>;

export async function noteCase(tx: Tx, line: Line, of: Omit<CaseOfLine, keyof Line> | null): Promise<void> {
  await tx('remittance_line')
    .where({ remittance_id: line.remittanceId, place: line.place })
    .update({ case_id: of?.caseId ?? null, paid_by_item_id: of?.paidByItemId ?? null });
}
