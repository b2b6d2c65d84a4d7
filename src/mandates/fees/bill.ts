import { share } from '../../kernel/money';
import { commissionOn, shareOf, vatOn, type CameInTotals, type FeeCase } from './commission';
import type { FeeModel } from './fee-model';

/**
 * What a case costs by what was agreed, line by line, from what happened in it. Each line is rounded by itself, half a unit up,
 * and its VAT too, so that lines may be invoiced together or apart and the sum stays the same.
 */
export interface CollectedAmount {
  /** Through the partner, or directly to the creditor. */
  readonly way: 'partner' | 'direct';
  readonly principalMinor: number;
  /** Interest and costs that the debtor paid. */
  readonly otherMinor: number;
}

export interface FeeCourse {
  readonly claim: FeeCase;
  /** In the order in which it came. */
  readonly collected: readonly CollectedAmount[];
  /** Kinds of the model's steps that were done, each as often as it was done. */
  readonly steps: readonly string[];
  readonly minutes: number;
  /** Taken back by the creditor. */
  readonly withdrawn: boolean;
}

export const NOTHING_DONE = { collected: [], steps: [], minutes: 0, withdrawn: false } as const;

export const BILL_LINE_KINDS = ['set_up', 'commission', 'step', 'hours', 'withdrawal'] as const;
export type BillLineKind = (typeof BILL_LINE_KINDS)[number];

export interface BillLine {
  readonly kind: BillLineKind;
  /** Of a step: its kind in the model. */
  readonly step: string | null;
  readonly feeMinor: number;
  readonly vatMinor: number;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  readonly feesMinor: number;
  readonly vatMinor: number;
  /** All that came in, through the partner or directly. */
  readonly grossMinor: number;
  /** What stays: gross less fees and VAT; below zero where the fees are more than what came in. */
  readonly netMinor: number;
}

export function billOf(model: FeeModel, course: FeeCourse): Bill {
  const came = totalsOf(course.collected);
  const lines = [
    ...lineOf(model, 'set_up', model.setUp.feeMinor),
    ...lineOf(model, 'commission', commissionOn(model, course.claim, came)),
    ...course.steps.flatMap((kind) => lineOf(model, 'step', stepFee(model, kind), kind)),
    ...lineOf(model, 'hours', hoursFee(model, course.minutes)),
    ...lineOf(model, 'withdrawal', course.withdrawn ? withdrawalFee(model, course.claim, came) : 0),
  ];
  const feesMinor = lines.reduce((total, line) => total + line.feeMinor, 0);
  const vatMinor = lines.reduce((total, line) => total + line.vatMinor, 0);
  const grossMinor = came.principalMinor + came.otherMinor;
  return { lines, feesMinor, vatMinor, grossMinor, netMinor: grossMinor - feesMinor - vatMinor };
}

/** A line of nothing is none. */
const lineOf = (model: FeeModel, kind: BillLineKind, feeMinor: number, step: string | null = null): BillLine[] =>
  feeMinor === 0 ? [] : [{ kind, step, feeMinor, vatMinor: vatOn(model, feeMinor) }];

export const totalsOf = (collected: readonly CollectedAmount[]): CameInTotals => {
  const of = (amounts: readonly CollectedAmount[], what: 'principalMinor' | 'otherMinor'): number =>
    amounts.reduce((total, one) => total + one[what], 0);
  const direct = collected.filter(({ way }) => way === 'direct');
  return {
    principalMinor: of(collected, 'principalMinor'),
    otherMinor: of(collected, 'otherMinor'),
    directPrincipalMinor: of(direct, 'principalMinor'),
    directOtherMinor: of(direct, 'otherMinor'),
  };
};

/** What was agreed for a step; nothing where the model does not name it. */
export const stepFee = (model: FeeModel, kind: string): number =>
  model.steps.find((step) => step.kind === kind)?.feeMinor ?? 0;

/** Minutes at the hourly rate, at most the cap of the case. */
function hoursFee({ hourly }: FeeModel, minutes: number): number {
  if (hourly === null || minutes <= 0) return 0;
  const worked = share(hourly.rateMinor, BigInt(minutes), 60n);
  return hourly.capMinor === null ? worked : Math.min(hourly.capMinor, worked);
}

/** The fixed part, and the share of the principal that nobody had paid: what came in bears commission and not this too. */
export function withdrawalFee({ withdrawal }: FeeModel, claim: FeeCase, came: CameInTotals): number {
  const open = Math.max(0, claim.claimMinor - came.principalMinor);
  return withdrawal.feeMinor + shareOf(open, withdrawal.ofPrincipalBps);
}

/** An amount as it came in, with what the partner keeps of it: net + commission + VAT = gross. */
export interface Instalment {
  readonly grossMinor: number;
  readonly commissionMinor: number;
  readonly vatMinor: number;
  readonly netMinor: number;
}

/**
 * What each amount bears, in the order in which it came: the commission and VAT on all until then, less what was counted
 * before. So the instalments add up to the whole, and a cent that is rounded comes once.
 */
export function instalmentsOf(model: FeeModel, claim: FeeCase, collected: readonly CollectedAmount[]): Instalment[] {
  let commissionBefore = 0;
  let vatBefore = 0;
  return collected.map((one, at) => {
    const commission = commissionOn(model, claim, totalsOf(collected.slice(0, at + 1)));
    const vat = vatOn(model, commission);
    const grossMinor = one.principalMinor + one.otherMinor;
    const [commissionMinor, vatMinor] = [commission - commissionBefore, vat - vatBefore];
    [commissionBefore, vatBefore] = [commission, vat];
    return { grossMinor, commissionMinor, vatMinor, netMinor: grossMinor - commissionMinor - vatMinor };
  });
}
