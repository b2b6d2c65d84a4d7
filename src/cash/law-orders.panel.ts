import { companyById } from '../companies/store';
import { grouped } from '../kernel/grouped';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { besideOf, type Beside } from './beside.panel';
import { byLaw } from './by-law';
import { partsOfEntries } from './charges.store';
import type { Knowledge } from './knowledge';
import type { Proposal } from './proposal';
import type { Receipt } from './receipt';

/** By which law money goes to what is claimed beside invoices, of everybody whom a lot of receipts may be of: a few statements a currency, none where nothing is claimed. */
export type InOrderOfLaw = (proposal: Proposal, receipt: Pick<Receipt, 'currency'>) => Proposal;

export async function lawOrdersOf(
  q: Query,
  work: Work,
  companyId: number,
  { receipts, knowledge }: { readonly receipts: readonly Receipt[]; readonly knowledge: Knowledge },
): Promise<InOrderOfLaw> {
  const known = new Map<string, Known>();
  for (const currency of new Set(receipts.map((one) => one.currency))) {
    const customerIds = knowledge.chargedIn(currency);
    if (customerIds.length === 0) continue;
    const beside = await besideOf(q, { work, company: await companyById(q, companyId), customerIds, currency });
    known.set(currency, {
      charges: grouped(beside.charges, (one) => one.customerId),
      orders: new Map(beside.orders.map((one) => [one.customerId, one])),
      entryOf: await partsOfEntries(q, companyId, beside.charges.map((one) => one.entryId)),
    }); // prettier-ignore
  }
  return (proposal, { currency }) => {
    const found = known.get(currency);
    const [customerId] = proposal.customerIds;
    if (found === undefined || customerId === undefined) return proposal;
    const order = found.orders.get(customerId);
    if (order?.order === null || order === undefined) return proposal;
    const charges = (found.charges.get(customerId) ?? []).map((one) => ({
      ...one,
      openMinor: knowledge.charge(one.chargeId)?.openMinor ?? 0,
    }));
    return byLaw(proposal, { charges, order, entryOf: found.entryOf, itemOf: (id) => knowledge.item(id) });
  };
}

/** Of one currency, by customer. */
interface Known {
  readonly charges: ReadonlyMap<number, Beside['charges']>;
  readonly orders: ReadonlyMap<number, Beside['orders'][number]>;
  readonly entryOf: ReadonlyMap<number, number>;
}
