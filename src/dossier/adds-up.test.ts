import { Refusal } from '../kernel/result';
import { addUp } from './adds-up';
import type { Claim } from './claim';
import { sampleClaim } from './testing/sample-claim';

const wrong = (claim: Claim): string => {
  try {
    addUp(claim);
    return '';
  } catch (error) {
    return error instanceof Refusal ? `${error.code}: ${error.message}` : String(error);
  }
};

describe('a claim', () => {
  it('finds its principal from the invoices and from the account', async () => {
    const { claim } = await sampleClaim();
    expect(addUp(claim)).toEqual({
      invoicedMinor: 8_453_572,
      creditedMinor: 42_380,
      paidMinor: 650_000,
      adjustedMinor: 0,
      leftOutMinor: 120_000,
      principalMinor: 7_641_192,
      accountMinor: 7_971_192,
      unclaimedMinor: 210_000,
      chargesMinor: 0,
      interestClaimedMinor: 0,
      costsMinor: 369,
    });
  });

  it('is refused where the account says something else', async () => {
    const { claim } = await sampleClaim();
    const account = claim.account.map((line) =>
      line.document === 'VIR-0912' ? { ...line, amountMinor: -400_001 } : line,
    );
    expect(wrong({ ...claim, account })).toBe(
      'claim-does-not-add-up: The claim against Brasserie du Port does not add up (in minor units of EUR): principal out of the account: 7641191 instead of 7641192.',
    );
  });

  it('is refused where an invoice is not what was applied to it leaves', async () => {
    const { claim } = await sampleClaim();
    const entries = claim.entries.map((entry) => (entry.document === 'FA-2292' ? { ...entry, applied: [] } : entry));
    expect(wrong({ ...claim, entries })).toContain('open of FA-2292: 599050 instead of 1249050');
  });

  it('is refused where more is claimed than is open', async () => {
    const { claim } = await sampleClaim();
    const entries = claim.entries.map((entry) =>
      entry.document === 'FA-2291' ? { ...entry, claimedMinor: 480_001 } : entry,
    );
    expect(wrong({ ...claim, entries })).toContain('claimed of FA-2291: 480001 instead of 480000');
  });
});
