import { record } from '../audit/actions';
import { casesOf } from '../cases/store';
import type { Company } from '../companies/company';
import type { HoldSources } from '../dossier/actions';
import { freezeItems } from '../ledger/frozen.actions';
import { openItemsOfCustomers } from '../ledger/store';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { asksInterest, interestTask } from './interest.actions';
import { boundForPartners, tellPartners } from './partner.actions';
import { whyFrozen, type Proceeding } from './proceeding';
import { flagLateReceipts } from './receipt.actions';
import { split } from './split';
import { insertSides, notLookedThrough, proceedingsOf, sidesOf } from './store';

/**
 * What came into the ledger after an insolvency was recorded, or is open again: supplied before the opening, it is frozen as if it had
 * been there. The partner that has it is told, and somebody is asked whether its interest stops. Each document is looked at once, so that
 * a side chosen by hand stays; where nothing is new, nothing is written. Returns how many were frozen.
 */
export async function followInsolvencies(work: Work, company: Company, holdSources: HoldSources): Promise<number> {
  const asked = await notLookedThrough(work.db.read, company.id, work.today);
  let many = 0;
  if (asked.length > 0) {
    const all = await proceedingsOf(work.db.read, company.id);
    for (const one of all.filter(({ id }) => asked.includes(id))) many += await lookThrough(work, company, one, holdSources);
  }
  await flagLateReceipts(work, company.id);
  return many;
} // prettier-ignore

async function lookThrough(work: Work, company: Company, one: Proceeding, holdSources: HoldSources): Promise<number> {
  const { id, customerId, kind, openedOn } = one;
  const q = work.db.read;
  const companyId = company.id;
  const known = await sidesOf(q, id);
  const items = await openItemsOfCustomers(q, companyId, [customerId], work.today);
  const sides = split(items.filter(({ itemId }) => !known.has(itemId)), one); // prettier-ignore
  const frozen = sides.filter((side) => side.frozen).map(({ itemId }) => itemId);
  const before = [...known].flatMap(([itemId, isFrozen]) => (isFrozen ? [itemId] : []));
  const cases = frozen.length === 0 ? [] : await casesOf(q, companyId, customerId);
  const caseIds = cases.filter(({ state }) => state === 'with_partner').map((found) => found.id);
  const telling = { caseIds, kind, on: openedOn, frozen: new Set([...before, ...frozen]), fresh: frozen, holdSources };
  const told = await boundForPartners(work, company, telling);
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const now = (await proceedingsOf(tx, companyId, customerId)).find((other) => other.id === id);
    if (now?.endedOn !== null) return 0;
    await insertSides(tx, id, sides);
    if (frozen.length === 0) return 0;
    const [cause, whose] = [`insolvency/${id}`, { companyId, customerId }];
    await freezeItems(tx, work, frozen, { ...whose, cause, reason: whyFrozen(one) });
    if (await asksInterest(tx, companyId))
      await openTasks(tx, work, [interestTask({ ...whose, cause, openedOn, today: work.today, after: frozen[0] })]);
    await tellPartners(tx, work, company, told);
    await record(tx, work, { companyId, kind: 'insolvency.frozen', ref: cause, payload: { frozen } });
    return frozen.length;
  });
}
