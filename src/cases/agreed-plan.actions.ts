import { disputeHolds } from '../disputes/store';
import { Refusal } from '../kernel/result';
import { openItemsOf } from '../ledger/store';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { recordPromise } from '../promises/actions';
import { acceptPlan, approvePlan, draftPlan } from '../promises/plan.actions';
import { promisable } from '../promises/recording';
import { regularTerms, shareOut } from './agreed-plan';
import { detailsOf, type Ask } from './ask';
import { itemsOfCase, type CaseView } from './case.panel';

/**
 * We agree to what a partner settled with the debtor: one day is a promise, several are a plan that runs, over the invoices of the case
 * and in the transaction of the answer. What the room of promises refuses refuses the answer. A promise above what is open of the
 * invoices (interest, costs) is one for all that is open; instalments above it, or without a rule, stand in the answer alone.
 */
export const recordAgreed =
  (work: Work, approver: boolean) =>
  async (tx: Tx, found: CaseView, asked: Ask): Promise<void> => {
    if (asked.kind !== 'plan') return;
    const { instalments } = detailsOf('plan', asked);
    const amountMinor = instalments.reduce((all, { minor }) => all + minor, 0);
    const { parts: items, rest } = await partsOf(tx, work, found, amountMinor);
    const inside = within(work, tx);
    const { companyId, customerId } = found;
    const given = { companyId, customerId, of: { items }, byWhom: found.partner, ...(asked.note !== null && { note: asked.note }) };
    const [only] = instalments;
    if (only !== undefined && instalments.length === 1) {
      await recordPromise(inside, { ...given, promisedOn: only.on }, disputeHolds);
      return;
    }
    const terms = rest > 0 ? undefined : regularTerms(instalments, work.today);
    if (terms === undefined) return;
    const { plan, outside } = await draftPlan(inside, { ...given, terms }, disputeHolds);
    const which = { companyId, planId: plan.id };
    if (outside.length > 0 && approver) await approvePlan(inside, which);
    await acceptPlan(inside, which, disputeHolds);
  }; // prettier-ignore

/** The oldest invoices of the case first, each up to what of it may be promised. */
async function partsOf(tx: Tx, work: Work, found: CaseView, amountMinor: number): Promise<ReturnType<typeof shareOut>> {
  const { companyId, customerId } = found;
  const holds = await disputeHolds(tx)({ companyId, first: customerId, last: customerId }, work.today, null);
  const ids = (await itemsOfCase(tx, found)).map(({ itemId }) => itemId);
  const open = new Map((await openItemsOf(tx, companyId, ids)).map((item) => [item.itemId, item]));
  const free = ids.map((itemId) => {
    const item = open.get(itemId);
    return { itemId, freeMinor: item === undefined ? 0 : promisable(item, holds) };
  });
  const shared = shareOut(amountMinor, free);
  if (shared.parts.length > 0) return shared;
  throw new Refusal('nothing-open', `Nothing is open of ${found.number}.`, 'See what is open: duly items --customer C');
} // prettier-ignore
