import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import type { Applied, Claim, ClaimedEntry } from './claim';
import { isInterest } from './claim-charge';

/**
 * The proof that a claim adds up: invoices − credit notes − payments − what is left out = principal, and the same
 * principal again from the claim table and from the account. A claim that does not add up is never made into a file.
 * All in minor units.
 */
export interface AddedUp {
  /** Sizes, ≥ 0 but for `adjustments`, which may go either way. */
  readonly invoicedMinor: number;
  readonly creditedMinor: number;
  readonly paidMinor: number;
  readonly adjustedMinor: number;
  readonly leftOutMinor: number;
  readonly principalMinor: number;
  /** The account's balance, and what on it is not claimed. */
  readonly accountMinor: number;
  readonly unclaimedMinor: number;
  /** All that was claimed beside principal before, and what of that is interest. */
  readonly chargesMinor: number;
  readonly interestClaimedMinor: number;
  readonly costsMinor: number;
}

/** Throws Refusal `claim-does-not-add-up` that names each figure which is not what it should be. */
export function addUp(claim: Claim): AddedUp {
  const applied = (kind: Applied['kind']): number =>
    sum(
      claim.entries.flatMap((entry) => entry.applied.filter((one) => one.kind === kind).map((one) => one.amountMinor)),
    );
  const added: AddedUp = {
    invoicedMinor: sum(claim.entries.map((entry) => entry.amountMinor)),
    creditedMinor: applied('credit_note'),
    paidMinor: applied('payment'),
    adjustedMinor: applied('adjustment'),
    leftOutMinor: sum(claim.entries.map((entry) => entry.openMinor - entry.claimedMinor)),
    principalMinor: sum(claim.entries.map((entry) => entry.claimedMinor)),
    accountMinor: sum(claim.account.map((line) => line.amountMinor)),
    unclaimedMinor: sum(claim.unclaimed.map((item) => item.openMinor)),
    chargesMinor: sum(claim.charges.map((charge) => charge.openMinor)),
    interestClaimedMinor: sum(claim.charges.filter(isInterest).map((charge) => charge.openMinor)),
    costsMinor: sum(claim.costs.map((cost) => cost.amountMinor)),
  };
  const wrong = [...claim.entries.flatMap(wrongEntry), ...wrongAccount(added)];
  if (wrong.length > 0) throw doesNotAddUp(claim, wrong);
  return added;
}

interface Wrong {
  readonly what: string;
  readonly expectedMinor: number;
  readonly foundMinor: number;
}

/** What was applied to an entry must leave what the ledger says is open; no more than that can be claimed. */
function wrongEntry(entry: ClaimedEntry): Wrong[] {
  const left = entry.amountMinor - sum(entry.applied.map((one) => one.amountMinor));
  const wrong: Wrong[] = [];
  if (left !== entry.openMinor)
    wrong.push({ what: `open of ${entry.document}`, expectedMinor: left, foundMinor: entry.openMinor });
  if (entry.claimedMinor <= 0 || entry.claimedMinor > entry.openMinor) {
    wrong.push({
      what: `claimed of ${entry.document}`,
      expectedMinor: entry.openMinor,
      foundMinor: entry.claimedMinor,
    });
  }
  return wrong;
}

function wrongAccount(added: AddedUp): Wrong[] {
  const fromAccount = added.accountMinor - added.unclaimedMinor - added.leftOutMinor;
  if (fromAccount === added.principalMinor) return [];
  return [{ what: 'principal out of the account', expectedMinor: added.principalMinor, foundMinor: fromAccount }];
}

function doesNotAddUp(claim: Claim, wrong: readonly Wrong[]): Refusal {
  const list = wrong.map(({ what, expectedMinor, foundMinor }) => `${what}: ${foundMinor} instead of ${expectedMinor}`);
  return new Refusal(
    'claim-does-not-add-up',
    `The claim against ${claim.debtor.name} does not add up (in minor units of ${claim.currency}): ${list.join('; ')}.`,
    'Compare the statement of account with the ledger, correct what was booked or matched wrongly, and make the file again.',
    { wrong },
  );
}
