import { grouped } from '../kernel/grouped';
import { share, sum } from '../kernel/money';
import { AGE_BANDS, ageBandOf, AMOUNT_BANDS, amountBandOf } from './bands';

/**
 * What partners brought for what they cost, over the cases that were handed over to them in a period, each currency for itself.
 * Net money is what came in less commission, less what else was invoiced, less VAT on both.
 */
export interface CaseResult {
  readonly partnerId: number;
  readonly partner: string;
  readonly currency: string;
  readonly claimedMinor: number;
  readonly ageDays: number | null;
  readonly ended: boolean;
  /** What came in, through the partner or directly. */
  readonly grossMinor: number;
  /** With VAT. */
  readonly commissionMinor: number;
  /** Set-up fees, steps, hours, withdrawal: with VAT, what was refused left out. */
  readonly invoicedMinor: number;
  /** Days since the hand-over until the partner first reached the debtor, as far as it says; until money came; until it ended. */
  readonly contactDays: number | null;
  readonly moneyDays: number | null;
  readonly closeDays: number | null;
}

/** A figure and over how many cases it was taken; null: over none. */
export interface Judged {
  readonly n: number;
  readonly value: number | null;
}

export interface PartnerResult {
  readonly cases: number;
  readonly open: number;
  readonly handedMinor: number;
  readonly grossMinor: number;
  readonly costMinor: number;
  readonly netMinor: number;
  /** Net money in basis points of what was handed over; null: nothing was. */
  readonly rateBps: number | null;
  /** Medians of days since the hand-over. */
  readonly contactDays: Judged;
  readonly moneyDays: Judged;
  readonly closeDays: Judged;
}

/** Of fewer cases nothing is said but what they brought: chance would speak. */
export const ENOUGH = 5;

export function resultOf(cases: readonly CaseResult[]): PartnerResult {
  const handedMinor = sum(cases.map(({ claimedMinor }) => claimedMinor));
  const grossMinor = sum(cases.map((one) => one.grossMinor));
  const costMinor = sum(cases.map(({ commissionMinor, invoicedMinor }) => commissionMinor + invoicedMinor));
  const netMinor = grossMinor - costMinor;
  return {
    cases: cases.length,
    open: cases.filter(({ ended }) => !ended).length,
    ...{ handedMinor, grossMinor, costMinor, netMinor },
    rateBps: handedMinor === 0 ? null : share(netMinor, 10_000n, BigInt(handedMinor)),
    contactDays: median(cases.map(({ contactDays }) => contactDays)),
    moneyDays: median(cases.map(({ moneyDays }) => moneyDays)),
    closeDays: median(cases.map(({ closeDays }) => closeDays)),
  };
}

/** Of an even number the lower of the two in the middle. */
function median(values: readonly (number | null)[]): Judged {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return { n: sorted.length, value: sorted[Math.floor((sorted.length - 1) / 2)] ?? null };
}

export interface PartnerCell {
  readonly age: string;
  readonly amount: string;
  readonly result: PartnerResult;
}

export interface ComparedPartner {
  readonly partner: string;
  readonly result: PartnerResult;
  /** Every age band with every amount band. */
  readonly cells: readonly PartnerCell[];
}

/** Of one currency; who brought most net money first. */
export function comparePartners(cases: readonly CaseResult[], currency: string): ComparedPartner[] {
  const own = grouped(cases.filter((one) => one.currency === currency), ({ partner }) => partner); // prettier-ignore
  const compared = [...own].map(([partner, its]): ComparedPartner => ({
    partner,
    result: resultOf(its),
    cells: cellsOf(its),
  }));
  return compared.sort((a, b) => b.result.netMinor - a.result.netMinor || (a.partner < b.partner ? -1 : 1));
}

function cellsOf(cases: readonly CaseResult[]): PartnerCell[] {
  const own = grouped(cases, (one) => `${ageBandOf(one.ageDays)?.key} ${amountBandOf(one.claimedMinor, one.currency)?.key}`);
  return AGE_BANDS.flatMap(({ key: age }) =>
    AMOUNT_BANDS.map(({ key: amount }) => ({ age, amount, result: resultOf(own.get(`${age} ${amount}`) ?? []) })),
  );
} // prettier-ignore
