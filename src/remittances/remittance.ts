import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';

/**
 * What a partner passes on: a total, and a line for each amount that debtors paid to it, with what it kept of it. It is told first,
 * found on the bank next, and booked to what the debtors owe last; each can be taken back.
 */
export type RemittanceState = 'told' | 'found' | 'booked';

export interface RemittanceLine {
  readonly caseId: number;
  /** When the debtor paid. */
  readonly on: Day;
  /** Minor units, > 0: the debt falls by it. */
  readonly grossMinor: number;
  /** What the partner kept; null: it does not say. */
  readonly commissionMinor: number | null;
  readonly vatMinor: number | null;
  readonly costsMinor: number | null;
}

export interface RemittanceTotals {
  readonly grossMinor: number;
  readonly commissionMinor: number;
  readonly vatMinor: number;
  readonly costsMinor: number;
  readonly netMinor: number;
}

/** Gross less what was kept. */
export const netOf = ({ grossMinor, commissionMinor, vatMinor, costsMinor }: Omit<RemittanceLine, 'caseId' | 'on'>): number =>
  grossMinor - (commissionMinor ?? 0) - (vatMinor ?? 0) - (costsMinor ?? 0); // prettier-ignore

export function totalsOf(lines: readonly Omit<RemittanceLine, 'caseId' | 'on'>[]): RemittanceTotals {
  const of = (pick: (line: Omit<RemittanceLine, 'caseId' | 'on'>) => number | null): number =>
    sum(lines.map((line) => pick(line) ?? 0));
  return {
    grossMinor: of((line) => line.grossMinor),
    commissionMinor: of((line) => line.commissionMinor),
    vatMinor: of((line) => line.vatMinor),
    costsMinor: of((line) => line.costsMinor),
    netMinor: of(netOf),
  };
}

export const stateOf = (one: { readonly bankLineId: number | null; readonly confirmedAt: string | null }): RemittanceState =>
  one.confirmedAt !== null ? 'booked' : one.bankLineId !== null ? 'found' : 'told'; // prettier-ignore

/** What does not agree, by how much (+ the partner kept, or owes, more than was agreed), and why it may be. */
export interface Difference {
  readonly what: 'commission' | 'vat' | 'costs' | 'bank';
  /** Of which case; null: of the whole. */
  readonly number: string | null;
  readonly expectedMinor: number;
  readonly saidMinor: number;
}

export interface Compared {
  readonly number: string;
  /** Null: nothing was agreed, so nothing can differ. */
  readonly agreed: { readonly commissionMinor: number; readonly vatMinor: number } | null;
  readonly toldCommissionMinor: number | null;
  readonly toldVatMinor: number | null;
  readonly toldCostsMinor: number | null;
}

/** Told against agreed, line by line, and what is to come against what came. Costs were never agreed here: each is one to look at. */
export function differencesOf(lines: readonly Compared[], netMinor: number, bankMinor: number | null): Difference[] {
  const found = lines.flatMap(({ number, agreed, toldCommissionMinor, toldVatMinor, toldCostsMinor }): Difference[] => {
    const said = (what: Difference['what'], expectedMinor: number, saidMinor: number): Difference[] =>
      expectedMinor === saidMinor ? [] : [{ what, number, expectedMinor, saidMinor }];
    return [
      ...(agreed === null || toldCommissionMinor === null ? [] : said('commission', agreed.commissionMinor, toldCommissionMinor)), // prettier-ignore
      ...(agreed === null || toldVatMinor === null ? [] : said('vat', agreed.vatMinor, toldVatMinor)),
      ...said('costs', 0, toldCostsMinor ?? 0),
    ];
  });
  if (bankMinor === null || bankMinor === netMinor) return found;
  return [...found, { what: 'bank', number: null, expectedMinor: netMinor, saidMinor: bankMinor }];
}
