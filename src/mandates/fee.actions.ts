import { record } from '../audit/actions';
import { addDays, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { feesById, feesOf, insertFees, putFeesEnd, withdrawFees, type DatedFees } from './fee.store';
import type { FeeModel } from './fees/fee-model';
import { feeFaults } from './fees/faults';
import { partnerIn, type Which } from './partner.actions';

/** What a partner charges, from a day on: one for each currency at a time. What held before stays, and holds for its cases. */
export interface NewFees {
  readonly name: string;
  readonly model: FeeModel;
  readonly validFrom: Day;
}

/** Refuses what leaves an age or amount without a price or with two. The same said again is the one that is there. */
export async function setFees(work: Work, which: Which, { name, model, validFrom }: NewFees): Promise<number> {
  if (feeFaults(model).length > 0) throw faulty();
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    await partnerIn(tx, which);
    const others = inCurrency(await feesOf(tx, companyId, partnerId), model.currency);
    const same = others.find((one) => one.validFrom === validFrom);
    if (same?.name === name && JSON.stringify(same.model) === JSON.stringify(model)) return same.id;
    if (same !== undefined) await withdrawFees(tx, work, same.id);
    const before = others.find((one) => one.validFrom < validFrom);
    const next = others.findLast((one) => one.validFrom > validFrom);
    if (before !== undefined) await putFeesEnd(tx, before.id, addDays(validFrom, -1));
    const validUntil = next === undefined ? null : addDays(next.validFrom, -1);
    const id = await insertFees(tx, work, companyId, { partnerId, name, model, validFrom, validUntil });
    const payload = { name, validFrom, validUntil, model, ...(same && { instead: same.id }) };
    await record(tx, work, { companyId, kind: 'partner.fees_set', ref: `partner/${partnerId}`, payload });
    return id;
  });
}

/** They were not agreed: what held before goes on. Cases that were handed over under them keep them. */
export async function takeFeesBack(work: Work, which: Which, feesId: number): Promise<void> {
  return work.db.transaction(async (tx) => {
    const { companyId, partnerId } = which;
    const all = await feesOf(tx, companyId, partnerId);
    const found = all.find(({ id }) => id === feesId);
    if (found === undefined) {
      if ((await feesById(tx, companyId, feesId))?.partnerId === partnerId) return;
      throw noSuchFees();
    }
    const before = inCurrency(all, found.model.currency).find(({ validFrom }) => validFrom < found.validFrom);
    await withdrawFees(tx, work, feesId);
    if (before !== undefined) await putFeesEnd(tx, before.id, found.validUntil);
    const payload = { name: found.name, validFrom: found.validFrom };
    await record(tx, work, { companyId, kind: 'partner.fees_withdrawn', ref: `partner/${partnerId}`, payload });
  });
}

/** The newest first. */
const inCurrency = (all: readonly DatedFees[], currency: string): DatedFees[] =>
  all.filter(({ model }) => model.currency === currency);

const noSuchFees = (): Refusal =>
  new Refusal('no-such-fees', 'There are no such fees.', 'See which there are: duly partner show NAME');

const faulty = (): Refusal =>
  new Refusal('fees-faulty', 'The fees leave an age or amount without a price, or give it two.', 'Let the bands meet without a gap, and none of them overlap.'); // prettier-ignore
