import type { Customer } from '../customers/customer';
import type { OpenItem } from '../ledger/open-item';
import type { Acts, Placed } from './decision';
import type { CompanyRules } from './facts';
import type { Carry, Kept } from './record';
import { itemOf, type SaidItem } from './said';

/**
 * What is carried out of a decision: what its message or task says, and the steps that its items take. A decision that was
 * just taken is one (`Acts`); so is one that was kept, with the items as they stood. The latter is the same only where nothing
 * was recorded since: who asks for it makes sure of that.
 */
export interface Deed extends Pick<
  Acts,
  'customerId' | 'currency' | 'do' | 'strategyCode' | 'recipient' | 'payByOn' | 'demandMinor' | 'writtenToId' | 'paper'
> {
  readonly step: Carry['step'];
  readonly driver: { readonly item: Pick<OpenItem, 'itemId'> };
  readonly items: readonly Said[];
  readonly credits: readonly SaidItem[];
}

/** An item and what is said of it. */
export interface Said extends Pick<Placed, 'place' | 'step' | 'advances' | 'again' | 'demandMinor'> {
  readonly item: SaidItem;
}

/** Who says it to whom: as much of the facts as a message or a task needs. */
export interface Parties {
  readonly rules: Pick<CompanyRules, 'companyId' | 'freshness'>;
  readonly customer: {
    readonly customer: Pick<Customer, 'id' | 'code' | 'name' | 'country' | 'collector'>;
    /** Whom one writes to, where that is not the customer for itself alone. */
    readonly letterbox?: { readonly customer: Pick<Customer, 'name' | 'country'> };
  };
}

/** A kept decision that acts; undefined where what it says was not kept with it (it rests, or was taken by an earlier version). */
export function deedAgain(
  kept: Pick<
    Kept,
    | 'customerId'
    | 'currency'
    | 'do'
    | 'strategyCode'
    | 'driverItemId'
    | 'demandMinor'
    | 'items'
    | 'carry'
    | 'writtenToId'
  >,
): Deed | undefined {
  const { carry, driverItemId, customerId, currency, strategyCode, demandMinor } = kept;
  if (kept.do === 'hold' || kept.do === 'wait' || kept.do === 'net' || kept.do === 'none') return undefined;
  if (!carry?.said || driverItemId === null) return undefined;
  const said: Said[] = [];
  for (const [at, row] of carry.said.entries()) {
    const one = kept.items[at];
    if (one?.id !== row[0]) return undefined;
    const { place, step, advances, again } = one;
    said.push({ item: itemOf(row, kept), place, step, advances, ...(again === undefined ? {} : { again }), demandMinor: one.demandMinor }); // prettier-ignore
  }
  for (const [demandMinor, row] of carry.notDue)
    said.push({ item: itemOf(row, kept), place: 'not_due', step: 0, advances: false, demandMinor });
  const { step, recipient, payByOn, paper } = carry;
  return {
    ...{ customerId, currency, do: kept.do, strategyCode, step, recipient, payByOn, demandMinor },
    driver: { item: { itemId: driverItemId } },
    items: said,
    credits: carry.credits.map((row) => itemOf(row, kept)),
    ...(paper === undefined ? {} : { paper }),
    ...(kept.writtenToId === undefined || kept.writtenToId === null ? {} : { writtenToId: kept.writtenToId }),
  };
}
