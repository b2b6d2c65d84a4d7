import type { DebtorType } from '../customers/customer';
import { addDays, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { policyFor } from '../law/policy-for';
import { rateTable } from '../law/store';
import type { Query } from '../platform/db';
import type { ClaimedEntry } from './claim';
import type { InterestTerms } from './claim-interest';
import { boundedTerms } from './contract-rates';
import { lawTerms } from './law-terms';

/** What a file is asked to claim: a contract's rates, what the governing law says, or nothing. */
export type InterestWanted = InterestTerms | 'law' | null;

interface TermsOf {
  /** Null: it is not known here. */
  readonly law: string | null;
  /** As people wrote it. */
  readonly named: string;
  readonly debtor: DebtorType;
  readonly contractOn: Day | null;
  /** Rules from memory that count as read at the company. */
  readonly confirmed: (rule: string) => boolean;
  /** First day of interest of all that is claimed; null: nothing bears any. */
  readonly from: Day | null;
  /** The day after the last. */
  readonly to: Day;
}

/** The day after the earliest due day. */
export const firstOverdue = (entries: readonly Pick<ClaimedEntry, 'dueOn'>[]): Day | null =>
  entries.reduce<Day | null>((first, { dueOn }) => {
    const next = dueOn === null ? null : addDays(dueOn, 1);
    return next !== null && (first === null || next < first) ? next : first;
  }, null);

/** Throws Refusal `no-interest-by-law` where the law names none, `interest-not-verified` where nobody has compared its rule with the official text. */
export async function interestTermsOf(q: Query, wanted: InterestWanted, of: TermsOf): Promise<InterestTerms | null> {
  if (wanted === null) return null;
  if (wanted !== 'law') return withinLaw(q, wanted, of);
  const { law, named, debtor, contractOn, confirmed } = of;
  const found = policyFor({ law, debtor, confirmed });
  if (found.kind === 'none') {
    throw new Refusal(
      'no-interest-by-law',
      `Nothing is known of interest that the law of ${named} would give of this debtor.`,
      'Say what the debtor is, or claim what the contract says.',
      { law: named, why: found.reason },
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

/** A contract's rate obeys the floor and the cap of the law that governs; a law of which none is known lets it stand as somebody typed it. */
async function withinLaw(
  q: Query,
  terms: InterestTerms,
  { law, debtor, contractOn, confirmed, from, to }: TermsOf,
): Promise<InterestTerms> {
  if (terms.law !== undefined || terms.rates.length === 0 || from === null || from >= to) return terms;
  const steps = terms.rates.map(({ percent, from: first }) => ({ percent, from: first ?? from }));
  const found = policyFor({ law, debtor, confirmed, contractTerms: { rate: { kind: 'steps', steps } } });
  if (found.kind === 'none' || found.bounds === null) return terms;
  return boundedTerms(terms.rates, found.bounds, { table: await rateTable(q), from, to, contractOn });
}
