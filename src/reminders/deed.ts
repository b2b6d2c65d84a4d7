import type { Customer } from '../customers/customer';
import type { OpenItem } from '../ledger/open-item';
import type { Acts, Placed } from './decision';
import type { CompanyRules } from './facts';
import { oldestFirst } from './place';
import type { Carry, Kept } from './record';

/**
 * What is carried out of a decision: what its message or task says, and the steps that its items take. A decision that was
 * just taken is one (`Acts`); so is one that was kept, put together again with the items as they stand. The latter is the
 * same only where nothing was recorded since: who asks for it makes sure of that.
 */
export interface Deed extends Pick<
  Acts,
  'customerId' | 'currency' | 'do' | 'strategyCode' | 'recipient' | 'payByOn' | 'demandMinor'
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

/** As much of an open item as anybody is told. */
export type SaidItem = Pick<
  OpenItem,
  | 'itemId'
  | 'customerId'
  | 'type'
  | 'document'
  | 'part'
  | 'parts'
  | 'issuedOn'
  | 'dueOn'
  | 'currency'
  | 'amountMinor'
  | 'openMinor'
  | 'poNo'
  | 'billedEntity'
  | 'paymentReference'
>;

/** Who says it to whom: as much of the facts as a message or a task needs. */
export interface Parties {
  readonly rules: Pick<CompanyRules, 'companyId' | 'freshness'>;
  readonly customer: { readonly customer: Pick<Customer, 'id' | 'name' | 'country' | 'collector'> };
}

/** A kept decision that acts; undefined where it is about an item that is not among those given (thanks for one that is paid). */
export function deedAgain(
  kept: Pick<
    Kept,
    'customerId' | 'currency' | 'do' | 'strategyCode' | 'driverItemId' | 'demandMinor' | 'items' | 'carry'
  >,
  open: readonly SaidItem[],
): Deed | undefined {
  const { carry, driverItemId, customerId, currency, strategyCode, demandMinor } = kept;
  if (kept.do === 'hold' || kept.do === 'wait' || kept.do === 'net' || kept.do === 'none') return undefined;
  if (carry === null || driverItemId === null) return undefined;
  const byId = new Map(open.map((item) => [item.itemId, item]));
  const said: Said[] = [];
  for (const { id, place, step, advances, again, demandMinor: asked } of kept.items) {
    const item = byId.get(id);
    if (!item) return undefined;
    byId.delete(id);
    said.push({ item, place, step, advances, ...(again === undefined ? {} : { again }), demandMinor: asked });
  }
  const rest = [...byId.values()];
  const { step, recipient, payByOn } = carry;
  return {
    ...{ customerId, currency, do: kept.do, strategyCode, step, recipient, payByOn, demandMinor },
    driver: { item: { itemId: driverItemId } },
    items: [...said, ...notDue(rest, new Map(carry.asked))],
    credits: rest.filter((item) => item.openMinor < 0).sort((a, b) => a.itemId - b.itemId),
  };
}

/** What was not kept because it is not due yet. */
function notDue(items: readonly SaidItem[], asked: ReadonlyMap<number, number>): Said[] {
  const said = items.flatMap((item): Said[] => {
    if (item.openMinor < 0) return [];
    const demandMinor = asked.get(item.itemId) ?? item.openMinor;
    return [{ item, place: 'not_due', step: 0, advances: false, demandMinor }];
  });
  return said.sort(oldestFirst);
}
