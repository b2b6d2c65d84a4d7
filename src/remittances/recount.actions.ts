import { grouped } from '../kernel/grouped';
import { feeModelSchema } from '../mandates/fees/fee-model';
import type { Tx } from '../platform/db';
import { reckoned, type Agreed } from './collected';
import { agreedOf, collectedOfCases, setReckoned, type AgreedRow } from './collected.store';

/** Commission is counted on all that came in for a case, so whatever changes of it, all of the case is counted again. Returns the rows that changed. */
export async function recount(tx: Tx, companyId: number, caseIds: readonly number[]): Promise<number> {
  const rows = grouped(await collectedOfCases(tx, companyId, caseIds), ({ caseId }) => caseId);
  const agreed = new Map((await agreedOf(tx, companyId, caseIds)).map((one) => [one.caseId, one]));
  const changed = [...rows].flatMap(([caseId, all]) => {
    const one = agreed.get(caseId);
    const terms = one === undefined ? null : agreedFrom(one);
    const feeModelId = terms === null ? null : (one?.feeModelId ?? null);
    const before = new Map(all.map((row) => [row.id, row]));
    return reckoned(all, terms).flatMap((now) => {
      const row = before.get(now.id);
      const same = row?.commissionMinor === now.commissionMinor && row.vatMinor === now.vatMinor && row.netMinor === now.netMinor && row.feeModelId === feeModelId; // prettier-ignore
      return same ? [] : [{ ...now, feeModelId }];
    });
  });
  await setReckoned(tx, changed);
  return changed.length;
}

/** Null: nothing is agreed, or in another currency than the case's. */
export function agreedFrom({ model, currency, principalMinor, ageDays }: AgreedRow): Agreed | null {
  if (model === null) return null;
  const terms = feeModelSchema.parse(JSON.parse(model));
  return terms.currency === currency ? { model: terms, claim: { claimMinor: principalMinor, ageDays: ageDays ?? 0 } } : null; // prettier-ignore
}
