import { sum } from '../kernel/money';
import type { ClaimedCharge } from '../ledger/charge';
import { payInOrder, type Payable as Owed } from '../ledger/paying-order';
import { whatOf, type OrderOf } from './beside';
import type { Naming, Proposal } from './proposal';
import type { Payable } from './receipt';

/**
 * What is found for money, in the order of the law of the claim where interest or costs are claimed beside it: which invoice the payer named
 * stands, but within it the law pays costs and interest before principal. What the payer chose amount by amount, in the portal, with the
 * invoice's own reference or in an advice, stays as it chose; so does all where the law leaves it the choice or nobody is sure of the order.
 * A proposal that is changed waits for a person.
 */
export interface BesideFound {
  readonly charges: readonly ClaimedCharge[];
  readonly order: OrderOf | undefined;
  /** Of items beside whose invoice something is claimed. */
  readonly entryOf: ReadonlyMap<number, number>;
  itemOf(itemId: number): Payable | undefined;
}

const CHOSEN: ReadonlySet<Naming> = new Set(['advice', 'reference', 'plan']);
/** Nothing names one invoice: all that is claimed is meant alike. */
const OF_ALL: ReadonlySet<Naming> = new Set(['minted', 'all_due', 'all_open', 'oldest']);

export function byLaw(proposal: Proposal, beside: BesideFound): Proposal {
  const { parts, customerIds, naming, charges = [], differences = [], adviceId } = proposal;
  const order = beside.order?.order ?? null;
  const isPlain = customerIds.length === 1 && charges.length === 0 && differences.length === 0 && parts.every(({ minor }) => minor > 0); // prettier-ignore
  if (order === null || !isPlain || parts.length === 0 || adviceId !== null || CHOSEN.has(naming)) return proposal;
  const entries = new Set(parts.flatMap(({ itemId }) => beside.entryOf.get(itemId) ?? []));
  const meant = beside.charges.filter((one) => one.openMinor > 0 && (OF_ALL.has(naming) || entries.has(one.entryId)));
  if (meant.length === 0) return proposal;
  return reordered(proposal, { order, meant, itemOf: (itemId) => beside.itemOf(itemId) });
}

interface Ordering {
  readonly order: NonNullable<OrderOf['order']>;
  readonly meant: readonly ClaimedCharge[];
  readonly itemOf: BesideFound['itemOf'];
}

function reordered(proposal: Proposal, { order, meant, itemOf }: Ordering): Proposal {
  const { parts, onAccountMinor } = proposal;
  const [customerId = 0] = proposal.customerIds;
  const items = parts.flatMap(({ itemId }) => itemOf(itemId) ?? []);
  const owed: Owed[] = [
    ...items.map(({ itemId, openMinor, dueOn, issuedOn }) => ({ id: itemId * 2, what: 'principal' as const, openMinor, dueOn, issuedOn })), // prettier-ignore
    ...meant.map((one) => ({ id: one.chargeId * 2 + 1, what: whatOf(one), openMinor: one.openMinor, dueOn: one.aroseOn, issuedOn: one.aroseOn })), // prettier-ignore
  ];
  const money = sum(parts.map(({ minor }) => minor)) + onAccountMinor;
  const paid = payInOrder(owed, money, { order, designated: [] });
  const charges = paid.parts.flatMap(({ id, minor }) => (id % 2 === 1 ? [{ chargeId: (id - 1) / 2, customerId, minor }] : [])); // prettier-ignore
  if (charges.length === 0) return proposal;
  const principal = paid.parts.flatMap(({ id, minor }) =>
    id % 2 === 0 ? [{ itemId: id / 2, customerId, minor }] : [],
  );
  const shortMinor = sum(items.map(({ openMinor }) => openMinor)) - sum(principal.map(({ minor }) => minor));
  return {
    ...proposal,
    ...{ parts: principal, charges, onAccountMinor: paid.leftMinor, shortMinor },
    fit: shortMinor > 0 ? 'short' : paid.leftMinor > 0 ? 'over' : 'exact',
    confidence: proposal.confidence === 'high' ? 'medium' : proposal.confidence,
    doubts: [...proposal.doubts, 'law_order'],
  };
}
