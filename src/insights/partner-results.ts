import type { Day } from '../kernel/day';
import { daysBetween } from '../kernel/day';
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
  readonly handedOverOn: Day;
  readonly endedOn: Day | null;
  /** What came in, through the partner or directly. */
  readonly grossMinor: number;
  /** With VAT. */
  readonly commissionMinor: number;
  /** Set-up fees, steps, hours, withdrawal: with VAT, what was refused left out. */
  readonly invoicedMinor: number;
  /** The partner first reached the debtor, as far as it says. */
  readonly contactOn: Day | null;
  readonly moneyOn: Day | null;
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
  const days = (of: (one: CaseResult) => Day | null): Judged =>
    median(cases.flatMap((one) => daysTo(one.handedOverOn, of(one))));
  return {
    cases: cases.length,
    open: cases.filter(({ endedOn }) => endedOn === null).length,
    ...{ handedMinor, grossMinor, costMinor, netMinor },
    rateBps: handedMinor === 0 ? null : share(netMinor, 10_000n, BigInt(handedMinor)),
    contactDays: days(({ contactOn }) => contactOn),
    moneyDays: days(({ moneyOn }) => moneyOn),
    closeDays: days(({ endedOn }) => endedOn),
  };
}

const daysTo = (from: Day, to: Day | null): number[] => (to === null ? [] : [Math.max(0, daysBetween(from, to))]);

/** Of an even number the lower of the two in the middle. */
function median(values: readonly number[]): Judged {
  const sorted = [...values].sort((a, b) => a - b);
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
  const own = cases.filter((one) => one.currency === currency);
  const partners = [...new Set(own.map(({ partner }) => partner))];
  const compared = partners.map((partner): ComparedPartner => {
    const its = own.filter((one) => one.partner === partner);
    return { partner, result: resultOf(its), cells: cellsOf(its) };
  });
  return compared.sort((a, b) => b.result.netMinor - a.result.netMinor || (a.partner < b.partner ? -1 : 1));
}

function cellsOf(cases: readonly CaseResult[]): PartnerCell[] {
  return AGE_BANDS.flatMap((age) =>
    AMOUNT_BANDS.map((amount) => ({
      age: age.key,
      amount: amount.key,
      result: resultOf(cases.filter((one) => ageBandOf(one.ageDays) === age && amountBandOf(one.claimedMinor, one.currency) === amount)), // prettier-ignore
    })),
  );
}
