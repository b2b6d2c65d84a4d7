import { record } from '../audit/actions';
import { customerById } from '../customers/store';
import { Refusal, WrongUse } from '../kernel/result';
import type { Work } from '../platform/work';
import { checked, type NewFact } from './fact';
import { endFact, insertFact } from './store';

/**
 * What becomes known of a customer's means is written down, and taken back where it was wrong. The audit says that and when, and not
 * what: so that it can be emptied when its time is over.
 */
export interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

/** Returns its row number. */
export async function tellFact(work: Work, { companyId, customerId }: Whose, fact: NewFact): Promise<number> {
  const said = checked({ ...fact, source: fact.source.trim() }, work.today);
  return work.db.transaction(async (tx) => {
    const { id: whom } = await customerById(tx, companyId, customerId);
    const id = await insertFact(tx, work, { companyId, customerId: whom }, said);
    const payload = { fact: id, kind: said.kind, asOf: said.asOf, toldBy: said.toldBy };
    await record(tx, work, { companyId, kind: 'finance.told', ref: `customer/${whom}`, payload });
    return id;
  });
}

export async function takeFactBack(work: Work, whose: Whose, end: { id: number; why: string }): Promise<void> {
  const why = end.why.trim();
  if (why === '') throw new WrongUse('The reason is missing.', 'Say why: --why "…"');
  const { companyId, customerId } = whose;
  await work.db.transaction(async (tx) => {
    if (!(await endFact(tx, work, whose, { id: end.id, why })))
      throw new Refusal('no-such-finance', 'There is no such fact about this customer.', 'See which there are: duly finances list CUSTOMER'); // prettier-ignore
    const payload = { fact: end.id, why };
    await record(tx, work, { companyId, kind: 'finance.taken_back', ref: `customer/${customerId}`, payload });
  });
}
