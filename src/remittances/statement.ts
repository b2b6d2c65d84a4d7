import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';

/**
 * How it stands with a partner over a span of days, in one currency; what is in another is a statement of its own. What is to be passed on grows by what the partner told net of what it
 * kept, on the day of the remittance, and falls by what the bank shows, on the day it shows it.
 */
export interface StatementFacts {
  readonly remittances: readonly {
    readonly on: Day;
    readonly netMinor: number;
    readonly bankedOn: Day | null;
    readonly bankMinor: number | null;
  }[];
  readonly collected: readonly {
    readonly on: Day;
    readonly way: 'partner' | 'direct';
    readonly grossMinor: number;
    readonly commissionMinor: number;
    readonly vatMinor: number;
  }[];
  readonly cases: readonly { readonly handedOverOn: Day; readonly principalMinor: number }[];
  readonly invoices: readonly { readonly issuedOn: Day; readonly grossMinor: number }[];
}

export interface PartnerStatement {
  readonly openingMinor: number;
  readonly casesCount: number;
  readonly casesMinor: number;
  readonly throughMinor: number;
  readonly directMinor: number;
  readonly commissionMinor: number;
  readonly vatMinor: number;
  /** What is left of all that came in, less commission and VAT. */
  readonly leftMinor: number;
  readonly toldMinor: number;
  readonly remittedMinor: number;
  readonly invoicesMinor: number;
  readonly closingMinor: number;
}

export function statementOf(facts: StatementFacts, from: Day, until: Day): PartnerStatement {
  const { remittances, collected, cases, invoices } = facts;
  const inside = (on: Day | null): boolean => on !== null && on >= from && on <= until;
  const before = (on: Day | null): boolean => on !== null && on < from;
  const told = (when: (on: Day | null) => boolean): number =>
    sum(remittances.filter(({ on }) => when(on)).map(({ netMinor }) => netMinor));
  const banked = (when: (on: Day | null) => boolean): number =>
    sum(remittances.filter(({ bankedOn }) => when(bankedOn)).map(({ bankMinor }) => bankMinor ?? 0));
  const openingMinor = told(before) - banked(before);
  const [toldMinor, remittedMinor] = [told(inside), banked(inside)];
  const came = collected.filter(({ on }) => inside(on));
  const [cameMinor, commissionMinor, vatMinor] = [sum(came.map(({ grossMinor }) => grossMinor)), sum(came.map((one) => one.commissionMinor)), sum(came.map((one) => one.vatMinor))]; // prettier-ignore
  const handed = cases.filter(({ handedOverOn }) => inside(handedOverOn));
  return {
    ...{ openingMinor, toldMinor, remittedMinor, closingMinor: openingMinor + toldMinor - remittedMinor },
    ...{ casesCount: handed.length, casesMinor: sum(handed.map(({ principalMinor }) => principalMinor)) },
    throughMinor: sum(came.filter(({ way }) => way === 'partner').map(({ grossMinor }) => grossMinor)),
    directMinor: sum(came.filter(({ way }) => way === 'direct').map(({ grossMinor }) => grossMinor)),
    ...{ commissionMinor, vatMinor, leftMinor: cameMinor - commissionMinor - vatMinor },
    invoicesMinor: sum(invoices.filter(({ issuedOn }) => inside(issuedOn)).map(({ grossMinor }) => grossMinor)),
  };
}

interface Dated {
  readonly currency: string;
}

/** The rows of each currency apart; that of the company first, and there although nothing was in it. */
export function byCurrency<R extends Record<keyof StatementFacts, readonly Dated[]>>(
  rows: R,
  own: string,
): { readonly currency: string; readonly rows: R }[] {
  const all = Object.values(rows).flatMap((some) => some.map(({ currency }) => currency));
  const others = [...new Set(all)].filter((one) => one !== own).sort();
  const within = (some: readonly Dated[], of: string): readonly Dated[] =>
    some.filter(({ currency }) => currency === of);
  return [own, ...others].map((of) => ({
    currency: of,
    rows: Object.fromEntries(Object.entries(rows).map(([name, some]) => [name, within(some, of)])) as R,
  }));
}
