import { day, type Day } from '../kernel/day';
import { decide } from './decide';
import type { Decision } from './decision';
import type { Facts } from './facts';
import { togetherDecided } from './group';
import { withinMaximum } from './maximum';
import {
  asked,
  asksFor,
  atMost,
  byHand,
  ceiling,
  contacted,
  credited,
  goLive,
  held,
  inHardship,
  INSTALMENT,
  internal,
  issued,
  minCustomer,
  minItem,
  keptFor,
  mustBeCalled,
  inLawOf,
  noWay,
  emailOnly,
  oldAfter,
  owes,
  paid,
  paidByAnother,
  phoneOnly,
  readsPolish,
  shared,
  soleTrader,
  strategy,
  type Given,
  unknown,
  upTo,
  withNotice,
  withStop,
  wrote,
  agreedFor,
} from './reason-given';
import { REASON_CODES, type ReasonCode } from './reasons';
import { customer, facts } from './sample-facts';

/**
 * An example for every reason, decided by the rules themselves: what is known, and what is decided on it. A test sees to it
 * that each comes out as the reason it stands for.
 */
export interface ReasonExample {
  readonly code: ReasonCode;
  readonly today: Day;
  readonly given: readonly Given[];
  readonly decision: Decision;
  /** The day on which it falls away, where it is known. */
  readonly until: Day | null;
}

/** A Friday, on which people work in France, where the customer of the examples is. */
const TODAY = '2026-03-13';
const SATURDAY = '2026-03-14';

/** What another customer owes, where one is needed. */
const LARGER = 90_000;

/** Overdue for long enough to be reminded. */
const late = owes(1, '2026-02-01');
const longLate = owes(1, '2025-11-01');
const payBy = (on: string): { readonly payByOn: Day } => ({ payByOn: day(on) });
/** Asked for three times, every day to pay past. */
const thrice = [
  asked(1, 1, '2025-11-20', payBy('2025-11-27')),
  asked(1, 2, '2025-12-10', payBy('2025-12-17')),
  asked(1, 3, '2026-01-05', payBy('2026-01-12')),
];

const twice = thrice.slice(0, 2);

const instalment = owes(-1, '2026-01-05', {
  is: 'instalment',
  more: {
    document: INSTALMENT,
    instalment: { planId: 1, countsUntil: day('2026-01-08'), beforeMinor: 0, itemIds: [] },
  },
});

const GIVEN: Readonly<Record<ReasonCode, readonly Given[]>> = {
  internal: [late, internal],
  insolvency: [late, held('insolvency')],
  moratorium: [late, held('moratorium')],
  legal: [late, held('legal')],
  with_partner: [late, held('with_partner')],
  assigned: [late, held('assigned')],
  disputed: [late, held('dispute')],
  e_invoice_rejected: [late, held('e_invoice_rejected')],
  e_invoice_refused: [late, held('e_invoice_refused')],
  deduction: [late, held('deduction')],
  obstacle: [late, held('obstacle', '2026-03-23')],
  payment_in_transit: [late, held('payment_in_transit', '2026-03-17')],
  goodwill: [late, held('goodwill', '2026-03-20')],
  admin: [late, held('admin', '2026-03-27')],
  promised: [late, held('promise', '2026-03-23')],
  planned: [late, held('plan')],
  no_due_date: [owes(1, null, { is: 'no_due' })],
  presumed_settled: [owes(1, '2026-02-01', { is: 'presumed', more: { presumedSettledOn: day('2026-03-02') } })],
  withheld: [owes(1, '2026-02-01', { is: 'retention', more: { withheld: 'retention' } })],
  strategy_none: [late, strategy('none')],
  direct_debit: [owes(1, '2026-02-01', { is: 'debited', more: { paymentMethod: 'direct debit' } })],
  below_item_minimum: [owes(1, '2026-02-01', { minor: 180 }), minItem(200)],
  not_overdue: [owes(1, TODAY)],
  nothing_due: [owes(1, '2026-04-30')],
  credits_cover: [late, credited(2, 12_000)],
  below_customer_minimum: [owes(1, '2026-02-01', { minor: 480 }), minCustomer(500)],
  task_open: [late, asked(1, 1, '2026-02-10'), mustBeCalled(2)],
  call_agreed: [late, agreedFor('2026-03-18')],
  customer_answered: [late, wrote('2026-03-12')],
  max_step: [late, asked(1, 1, '2026-02-10'), upTo(1)],
  other_segment: [late, asked(1, 1, '2026-02-10'), keptFor(2, 'A')],
  steps_done: [longLate, asked(1, 5, '2026-02-10')],
  debtor_type_unknown: [longLate, ...thrice, unknown],
  plan_reminders_only: [instalment, ...[1, 2, 3].map((n) => asked(-1, n, `2026-0${n}-12`))],
  letter_not_posted: [late, asked(1, 1, '2026-02-20', { leftOn: null })],
  demanded_too_seldom: [longLate, strategy('firm'), asked(1, 2, '2026-02-10', payBy('2026-02-15'))],
  pay_by_not_passed: [longLate, ...twice, asked(1, 3, '2026-02-20', payBy('2026-03-13'))],
  step_not_reached: [owes(1, '2026-03-12')],
  condition_not_met: [late, asked(1, 1, '2026-02-10'), asksFor(50_000)],
  before_go_live: [late, goLive('2026-04-01')],
  not_a_workday: [late],
  min_gap: [late, contacted('2026-03-11')],
  no_contact: [late, noWay],
  no_language: [late, readsPolish],
  paper_unknown: [longLate, ...twice, withNotice, inLawOf('US')],
  paper_for_another: [longLate, ...twice, withNotice, paidByAnother],
  paper_by_post: [longLate, ...twice, withNotice, emailOnly],
  paper_incomplete: [longLate, ...twice, withNotice, soleTrader, inLawOf('GB')],
  paper_alone: [
    longLate,
    ...twice,
    withNotice,
    inLawOf('DK'),
    owes(2, '2026-02-01', { minor: 1_000, currency: 'USD' }),
  ],
  other_message: [owes(1, '2026-03-18'), shared(LARGER)],
  daily_maximum: [late, atMost(1)],
  above_ceiling: [late, ceiling(5_000)],
  step_needs_approval: [longLate, strategy('gentle'), ...twice, asked(1, 4, '2026-01-20', payBy('2026-01-30'))],
  paper_to_check: [longLate, ...twice, withNotice],
  old_at_go_live: [owes(1, '2025-09-01'), goLive('2026-03-02'), oldAfter(90)],
  hardship: [longLate, ...thrice, inHardship],
  other_currency_waits: [late, owes(2, '2026-02-01', { minor: 1_000, currency: 'USD' }), ceiling(5_000)],
  group_waits: [late, shared(LARGER), ceiling(50_000)],
  thanks: [paid(1, '2026-03-12')],
  pre_due: [owes(1, '2026-03-18')],
  first_invoice: [issued(1, '2026-03-11', '2026-04-30')],
  first_step: [late],
  next_step: [late, asked(1, 1, '2026-02-10')],
  final_step: [longLate, ...thrice],
  formal_notice: [longLate, ...twice, withNotice, inLawOf('DK')],
  call_due: [longLate, strategy('gentle'), ...twice],
  no_written_way: [late, phoneOnly],
  by_hand: [late, byHand],
  stop_due: [late, withStop, asked(1, 1, '2026-02-20')],
  hardship_kept: [longLate, ...thrice, asked(1, 4, '2026-02-02', payBy('2026-02-12')), inHardship],
  hand_over_due: [longLate, ...thrice, asked(1, 4, '2026-02-02', payBy('2026-02-12'))],
};

/** Made when somebody reads them: one for each reason, in the stated order. */
export const reasonExamples = (): ReasonExample[] => REASON_CODES.map(exampleOf);

function exampleOf(code: ReasonCode): ReasonExample {
  const today = day(code === 'not_a_workday' ? SATURDAY : TODAY);
  const given = GIVEN[code];
  const told = given.reduce<Facts>((known, { change }) => change(known), facts());
  const most = told.rules.settings.maxMessagesPerDay;
  const larger = decide(
    owes(9, '2026-02-01', { minor: LARGER }).change(facts({ customer: customer({ id: 2 }) }, told.rules)),
    today,
  );
  const [shares] =
    told.customer.letterbox === undefined ? [decide(told, today)] : togetherDecided([decide(told, today), larger]);
  const [own = []] = withinMaximum([shares ?? [], ...(most === null ? [] : [larger])], most);
  const decision =
    own.find(({ because }) => because === code) ??
    own.find(({ items }) => items.some(({ because }) => because === code)) ??
    own[0];
  if (decision === undefined) throw new Error(`the example of ${code} decides nothing`);
  return { code, today, given, decision, until: 'until' in decision ? decision.until : null };
}
