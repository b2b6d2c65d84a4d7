import type { DebtorType } from '../customers/customer';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { policyFor } from '../law/policy-for';
import { rateTable } from '../law/store';
import type { Query } from '../platform/db';
import type { InterestTerms } from './claim';
import { lawTerms } from './law-terms';

/** What a file is asked to claim: a contract's rates, what the governing law says, or nothing. */
export type InterestWanted = InterestTerms | 'law' | null;

interface LawAsked {
  readonly law: string;
  readonly debtor: DebtorType;
  readonly contractOn: Day | null;
  /** Rules from memory that count as read at the company. */
  readonly confirmed: (rule: string) => boolean;
}

/** Throws Refusal `no-interest-by-law` where the law names none, `interest-not-verified` where nobody has compared its rule with the official text. */
export async function interestTermsOf(
  q: Query,
  wanted: InterestWanted,
  { law, debtor, contractOn, confirmed }: LawAsked,
): Promise<InterestTerms | null> {
  if (wanted !== 'law') return wanted;
  const found = policyFor({ law, debtor, confirmed });
  if (found.kind === 'none') {
    throw new Refusal(
      'no-interest-by-law',
      `Nothing is known of interest that the law of ${law} would give of this debtor.`,
      'Say what the debtor is, or claim what the contract says.',
      { law, why: found.reason },
    );
  }
  if (found.unsure.includes('rule')) {
    throw new Refusal(
      'interest-not-verified',
      `The rule ${found.policy.key} is not verified against the official text: its interest cannot be claimed yet.`,
      'Claim what the contract says, or no interest.',
      { policy: found.policy.key },
    );
  }
  return lawTerms(found.policy, await rateTable(q), contractOn);
}
