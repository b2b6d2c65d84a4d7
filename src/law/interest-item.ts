import type { Company } from '../companies/company';
import type { Settings } from '../companies/settings';
import { kindOfDebtor, type DebtorType } from '../customers/customer';
import { addDays, type Day } from '../kernel/day';
import { exponent, sum } from '../kernel/money';
import { labelOf } from '../ledger/open-item';
import type { Calculated, InterestClaim, InterestPayment } from './calculation';
import { effectiveDueOn } from './due-shift';
import { interestOf } from './interest';
import { heldDays, type StandingHold } from './interest-hold';
import { policyFor, type PolicyAnswer, type PolicyFound } from './policy-for';
import type { RateTable } from './rates';

/**
 * Interest of what stands in the ledger, and of a sum that stands in none: which law counts, what its policy makes of an
 * overdue item, and what was applied to it meanwhile. A debtor of unknown kind bears none.
 */
export interface InterestItem {
  readonly itemId: number;
  readonly customerId: number;
  readonly entryId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly currency: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly contractOn: Day | null;
  readonly amountMinor: number;
  readonly dueBy: string | null;
  /** 1: a list named it no more and a person confirmed it: the day on which it was paid is that of the list. */
  readonly presumed?: number;
}

export interface InterestMove {
  readonly itemId: number;
  readonly type: 'payment' | 'credit_note' | 'adjustment' | 'invoice';
  readonly on: Day;
  /** + lowers what is owed; what went back is < 0. */
  readonly amountMinor: number;
}

/** What decides which law counts, of each customer. */
export interface InterestDebtor {
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly debtorType: DebtorType;
  readonly governingLaw: string | null;
}

/** Which law, on which day, by which table. */
export interface Counting {
  readonly company: Pick<Company, 'country' | 'governingLaw'>;
  readonly settings: Pick<Settings, 'debtorType'>;
  readonly asOn: Day;
  readonly table: RateTable;
  readonly estimate: boolean;
  /** Rules from memory that count as read. */
  readonly confirmed?: (rule: string) => boolean;
}

/** Of one customer and currency. */
export interface CustomerInterest {
  readonly debtor: InterestDebtor;
  readonly kind: DebtorType;
  /** Nobody named a law: that of the creditor's country. */
  readonly law: { readonly country: string; readonly assumed: boolean };
  readonly currency: string;
  readonly answer: PolicyAnswer;
  readonly items: readonly InterestItem[];
  /** Empty where no policy fits: see `answer`. */
  readonly found: Calculated | null;
}

export function interestOfItems(
  asked: Counting,
  debtor: InterestDebtor,
  items: readonly InterestItem[],
  moves: ReadonlyMap<number, readonly InterestMove[]>,
  holds: readonly StandingHold[],
): CustomerInterest {
  const { company, settings, asOn, table, estimate, confirmed } = asked;
  const kind = kindOfDebtor(debtor, settings).type;
  const named = debtor.governingLaw ?? company.governingLaw;
  const law = { country: named ?? company.country, assumed: named === null };
  const currency = items[0]?.currency ?? '';
  const answer = policyFor({ law: law.country, debtor: kind, ...(confirmed === undefined ? {} : { confirmed }) });
  const one = { debtor, kind, law, currency, answer, items };
  if (answer.kind === 'none') return { ...one, found: null };
  const digits = exponent(currency);
  const found = interestOf({
    claims: items.map((item) => claimOf(item, answer, moves.get(item.itemId) ?? [])),
    payments: items.flatMap((item) => paymentsOf(item, moves.get(item.itemId) ?? [])),
    holds: holds.length === 0 ? [] : items.flatMap((item) => heldDays(holds, item, claimId(item))),
    ...{ table, asOf: asOn, estimate, scale: { exponent: digits, decimals: digits } },
  });
  return { ...one, found };
}

function claimOf(item: InterestItem, { policy }: PolicyFound, moves: readonly InterestMove[]): InterestClaim {
  const credited = moves.filter(({ type }) => type === 'credit_note').map(({ amountMinor }) => amountMinor);
  return {
    id: claimId(item),
    principalMinor: item.amountMinor,
    ...{ costsMinor: 0, creditedMinor: sum(credited), contractOn: item.contractOn, policy },
    term: { after: effectiveDueOn(policy.dueShift ?? null, item.dueOn).dueOn, to: null },
  };
}

/** The number people use; two invoices of one number are told apart. */
const claimId = (item: InterestItem): string => `${labelOf(item)}#${item.itemId}`;

/** What the ledger has booked to the item lowers its principal, whatever the order of a law: it is in the books already. */
const paymentsOf = (item: InterestItem, moves: readonly InterestMove[]): InterestPayment[] =>
  moves
    .filter(({ type }) => type !== 'credit_note')
    .map(({ on, amountMinor }) => ({ on, amountMinor, claims: [claimId(item)], toPrincipal: true }));

/** One claim that stands in no ledger: what a clerk wants to know of a sum between two days. */
export interface SingleAsked {
  readonly principalMinor: number;
  readonly currency: string;
  readonly term: { readonly after: Day } | { readonly from: Day };
  /** The last day that counts. */
  readonly to: Day;
  readonly contractOn: Day | null;
  readonly payments: readonly InterestPayment[];
  readonly policy: PolicyFound['policy'];
  readonly table: RateTable;
  readonly estimate: boolean;
}

export function interestOnSum(asked: SingleAsked): Calculated {
  const { policy, currency, term, to } = asked;
  const digits = exponent(currency);
  const after = 'after' in term ? effectiveDueOn(policy.dueShift ?? null, term.after).dueOn : addDays(term.from, -1);
  const claim = {
    ...{ id: 'the sum', principalMinor: asked.principalMinor, costsMinor: 0, creditedMinor: 0 },
    ...{ contractOn: asked.contractOn, policy, term: { after, to: null } },
  };
  return interestOf({
    ...{ claims: [claim], payments: asked.payments, holds: [], table: asked.table, asOf: to },
    ...{ estimate: asked.estimate, scale: { exponent: digits, decimals: digits } },
  });
}
