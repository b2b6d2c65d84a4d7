import type { Hold, HoldKind } from './hold';

/** What may be asked for of an item today, and what each hold keeps back of it. Amounts in minor units, ≥ 0. */
export interface Demandable {
  readonly demandMinor: number;
  readonly held: readonly { readonly hold: Hold; readonly amountMinor: number }[];
}

/**
 * max(0, open − disputed − promised and pausing): each hold takes at most what is left, disputes first, then holds on the
 * whole item, then promises, plans last. `holds` are those of this item (or of its whole customer) that are in force.
 */
export function demandable(openMinor: number, holds: readonly Hold[]): Demandable {
  let left = Math.max(0, openMinor);
  const held: { hold: Hold; amountMinor: number }[] = [];
  for (const hold of [...holds].sort((a, b) => rank(a.kind) - rank(b.kind) || (a.key < b.key ? -1 : 1))) {
    const amountMinor = Math.min(left, hold.amountMinor ?? left);
    held.push({ hold, amountMinor });
    left -= amountMinor;
  }
  return { demandMinor: left, held };
}

const rank = (kind: HoldKind): number => (kind === 'dispute' ? 0 : kind === 'promise' ? 2 : kind === 'plan' ? 3 : 1);
