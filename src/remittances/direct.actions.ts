import { record } from '../audit/actions';
import type { Day } from '../kernel/day';
import { follow } from '../ledger/follow.actions';
import { concerned } from '../ledger/subscription.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { insertCollected, type NewCollected } from './collected.store';
import { countedOtherwise, directGone, directNotKept, endDirect, type CameDirectly, type Whose } from './direct.store';
import { recount } from './recount.actions';

/**
 * Money that debtors pay to us while a partner has the case counts as collected too: its fee may hang on it. Each application is
 * kept once, ends where it is taken back, and the commission of its case is counted again. Whatever it hangs on (money, charges, the
 * case and its fees) is told by an event, so only customers are looked at to whom something happened. Returns how many rows changed.
 */
export async function followDirectMoney(work: Work, companyId: number): Promise<number> {
  let changed = 0;
  await follow(work, { subscriber: 'remittances.direct', companyId, kinds: 'any' }, async (tx, events) => {
    changed += await keepDirectMoney(tx, work, { companyId, customers: concerned(events) });
  });
  return changed;
}

async function keepDirectMoney(tx: Tx, work: Work, whose: Whose): Promise<number> {
  const { companyId } = whose;
  const [fresh, gone] = [await directNotKept(tx, whose), await directGone(tx, whose)];
  const otherwise = await countedOtherwise(tx, whose);
  if (fresh.length + gone.length + otherwise.length === 0) return 0;
  await insertCollected(tx, work, companyId, fresh.map(newRow));
  await endDirect(tx, work, gone, 'the payment was taken back');
  const cases = [...fresh, ...gone].map(({ caseId }) => caseId);
  const changed = await recount(tx, companyId, [...new Set([...cases, ...otherwise])]);
  if (fresh.length + gone.length === 0) return changed;
  const payload = { came: fresh.map(({ caseId, grossMinor, currency }) => ({ caseId, grossMinor, currency })), gone: gone.length }; // prettier-ignore
  await record(tx, work, { companyId, kind: 'collected.direct', ref: `company/${companyId}`, payload });
  return fresh.length + gone.length;
}

const newRow = ({ caseId, allocationId, on, currency, grossMinor, charge, entryId }: CameDirectly): NewCollected => ({
  ...{ caseId, remittanceId: null, way: 'direct', on: on as Day, currency, grossMinor, entryId },
  principalMinor: charge === null ? grossMinor : 0,
  interestMinor: charge === 'interest' ? grossMinor : 0,
  costsMinor: charge !== null && charge !== 'interest' ? grossMinor : 0,
  ...{ toldCommissionMinor: null, toldVatMinor: null, toldCostsMinor: null },
  source: `allocation/${allocationId}`,
});
