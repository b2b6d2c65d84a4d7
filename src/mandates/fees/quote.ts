import { billOf, NOTHING_DONE, stepFee, withdrawalFee, totalsOf, type Bill, type CollectedAmount } from './bill';
import { bandOf, shareOf, vatOn, type FeeCase } from './commission';
import type { FeeModel } from './fee-model';

/**
 * What a partner would charge for a claim, all of it before: nothing is billed later that does not stand here. The amounts are
 * those of `billOf` for the course that is named, so that the number shown is the number billed.
 */
export interface QuoteClaim {
  readonly currency: string;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly costsMinor: number;
  /** From the due date of the oldest item. */
  readonly ageDays: number;
}

/** What the creditor's own closed cases of like age and amount brought. */
export interface OwnHistory {
  readonly cases: number;
  /** Of the principal that was handed over, what came in, in basis points. */
  readonly recoveredBps: number;
  /** Of cases with this partner, or with any. */
  readonly withWhom: 'partner' | 'any';
}

export interface QuoteOutcome {
  readonly grossMinor: number;
  /** Set-up fee and commission; steps and hours only when they are asked for. */
  readonly feesMinor: number;
  readonly vatMinor: number;
  readonly netMinor: number;
}

export interface FeeQuote {
  readonly currency: string;
  readonly setUp: { readonly feeMinor: number; readonly vatMinor: number; readonly first: boolean };
  readonly commission: {
    /** Of the band in which the claim falls; null where slices bear several rates. */
    readonly rateBps: number | null;
    readonly leastMinor: number;
    readonly of: FeeModel['commission']['of'];
    readonly ifAllMinor: number;
    /** Of what the debtor pays to the creditor directly after the hand-over. */
    readonly directBps: number;
  };
  readonly steps: readonly {
    readonly kind: string;
    readonly label: string;
    readonly feeMinor: number;
    readonly vatMinor: number;
  }[];
  readonly hourly: FeeModel['hourly'];
  /** If the creditor takes the case back before anything came in. */
  readonly withdrawalMinor: number;
  readonly vat: FeeModel['vat'];
  readonly ifAll: QuoteOutcome;
  readonly ifNothing: QuoteOutcome;
  /** Null: no history of the creditor's own stands behind an expectation, so there is none. */
  readonly expected: (QuoteOutcome & { readonly basis: OwnHistory }) | null;
}

const feeCaseOf = ({ principalMinor, ageDays }: QuoteClaim): FeeCase => ({
  claimMinor: principalMinor,
  ageDays,
});

export function quoteOf(model: FeeModel, claim: QuoteClaim, history: OwnHistory | null): FeeQuote {
  const whole: CollectedAmount = {
    way: 'partner',
    principalMinor: claim.principalMinor,
    otherMinor: claim.interestMinor + claim.costsMinor,
  };
  const ifAll = billIf(model, claim, [whole]);
  const band = bandOf(model, feeCaseOf(claim));
  return {
    currency: model.currency,
    setUp: { ...model.setUp, vatMinor: vatOn(model, model.setUp.feeMinor) },
    commission: {
      rateBps: model.commission.by === 'whole' ? (band?.rateBps ?? 0) : null,
      leastMinor: band?.leastMinor ?? 0,
      of: model.commission.of,
      ifAllMinor: ifAll.lines.find(({ kind }) => kind === 'commission')?.feeMinor ?? 0,
      directBps: model.commission.directBps,
    },
    steps: model.steps.map(({ kind, label }) => {
      const feeMinor = stepFee(model, kind);
      return { kind, label, feeMinor, vatMinor: vatOn(model, feeMinor) };
    }),
    hourly: model.hourly,
    withdrawalMinor: withdrawalFee(model, feeCaseOf(claim), totalsOf([])),
    vat: model.vat,
    ifAll: outcomeOf(ifAll),
    ifNothing: outcomeOf(billIf(model, claim, [])),
    expected: history === null ? null : expectedOf(model, claim, history),
  };
}

const billIf = (model: FeeModel, claim: QuoteClaim, collected: readonly CollectedAmount[]): Bill =>
  billOf(model, { ...NOTHING_DONE, claim: feeCaseOf(claim), collected });

const outcomeOf = ({ grossMinor, feesMinor, vatMinor, netMinor }: Bill): QuoteOutcome => ({
  ...{ grossMinor, feesMinor, vatMinor, netMinor },
});

/** As much of the principal as cases like it brought, through the partner; interest and costs are not counted upon. */
function expectedOf(model: FeeModel, claim: QuoteClaim, basis: OwnHistory): FeeQuote['expected'] {
  const principalMinor = shareOf(claim.principalMinor, Math.min(FULL, basis.recoveredBps));
  const bill = billIf(model, claim, principalMinor === 0 ? [] : [{ way: 'partner', principalMinor, otherMinor: 0 }]);
  return { ...outcomeOf(bill), basis };
}

const FULL = 10_000;
