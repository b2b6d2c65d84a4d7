import type { Day } from '../kernel/day';
import type { OpenWay, Sum } from './facts';

/**
 * When to move on with a customer: go on amicably, write a last notice first, hand over now, or stop and look after something else;
 * each with what speaks for it and against it, and the day on which it changes by itself. Advice only: nothing follows from it.
 */
export const ADVICE_KINDS = ['hand_over', 'notice', 'go_on', 'stop'] as const;
export type AdviceKind = (typeof ADVICE_KINDS)[number];

export const isAdviceKind = (text: string): text is AdviceKind => (ADVICE_KINDS as readonly string[]).includes(text);

export interface Advice {
  readonly kind: AdviceKind;
  /** The strongest first, three at most. */
  readonly reasons: readonly Reason[];
  /** What speaks against it. */
  readonly against: readonly Reason[];
  /** What it is about: overdue in all, and of that what is ripe (asked for often enough, free, and its time over). */
  readonly overdue: readonly Sum[];
  readonly ripe: readonly Sum[];
  /** The day on which it changes by itself, if nobody does anything. */
  readonly changes: { readonly on: Day; readonly to: AdviceKind } | null;
  /** What would change it, and into what. */
  readonly would: readonly Would[];
  readonly ways: readonly OpenWay[];
  /** The first limitation of what is overdue. */
  readonly limitation: { readonly document: string; readonly endsOn: Day; readonly fileBy: Day; readonly sure: boolean } | null; // prettier-ignore
}

/** Numbers are counts or minor units, days are days; `unsure`: it is not verified, and turns nothing by itself. */
export type Reason = {
  readonly kind: ReasonKind;
  readonly on?: Day;
  readonly until?: Day;
  readonly n?: number;
  readonly of?: number;
  readonly days?: number;
  readonly document?: string;
  readonly name?: string;
  readonly sum?: Sum;
  readonly unsure?: true;
};

/** What speaks for more than reminders, with its weight: the order in which it is said. */
export const FOR = {
  limitation_near: 100,
  insurer_claim: 95,
  refused: 90,
  denied: 86,
  void_plan: 84,
  broken: 80,
  contested: 70,
  said_paid: 66,
  silence: 60,
  unreachable: 54,
  returned: 50,
  noticed: 40,
  exhausted: 34,
  paid_before: 32,
  old: 20,
  limitation_unsure: 10,
} as const;

/** What speaks against it. */
export const AGAINST = {
  internal: 110,
  insolvency: 108,
  moratorium: 107,
  legal: 106,
  with_partner: 104,
  assigned: 103,
  e_invoice: 102,
  limitation_over: 100,
  disputed: 98,
  hardship: 94,
  unapplied: 90,
  promise_runs: 86,
  plan_runs: 85,
  waits_for_answer: 80,
  debtor_unknown: 76,
  too_small: 72,
  time_runs: 68,
  insurer_collects: 64,
  held: 60,
  seldom_asked: 56,
  lost_before: 54,
  no_notice: 52,
  public_body: 44,
  supplier: 40,
  answered: 34,
  nothing_speaks: 12,
  limitation_maybe_over: 8,
} as const;

export type ForKind = keyof typeof FOR;
export type AgainstKind = keyof typeof AGAINST;
export type ReasonKind = ForKind | AgainstKind;

/** What somebody might do or hear. */
export const LEVERS = [
  'refusal',
  'broken_promise',
  'promise',
  'objection',
  'answer_objection',
  'answer_mail',
  'apply_credits',
  'say_debtor',
  'reminders',
  'notice',
  'hardship_over',
] as const;
export type Lever = (typeof LEVERS)[number];

/** `to` null: nothing is overdue any more. */
export interface Would {
  readonly lever: Lever;
  readonly to: AdviceKind;
}
