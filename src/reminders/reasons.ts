/**
 * Every reason a decision can have, in the order in which it is asked for: the first that applies decides. Each says what
 * is done and why in one sentence, so that nothing is silent. The same codes stand in the JSON, the run and the explanation.
 */
export const REASONS = {
  // The customer as a whole.
  internal: none('It is a company of our own and is never chased.'),
  insolvency: hold('Insolvency proceedings are open: nothing is demanded until they end.'),
  moratorium: hold('A moratorium stops every demand until it ends.'),
  legal: hold('The matter is with the courts or our lawyers; reminders stop until that ends.'),
  with_partner: hold('A partner collects it; our own reminders stop until the case ends.'),
  assigned: hold('The claim was assigned: it is not ours to chase.'),
  disputed: hold('The customer disputes it; it is not chased until the dispute is settled.'),
  e_invoice_rejected: hold('The e-invoice was rejected by a platform: it is issued anew before anybody asks for it.'),
  e_invoice_refused: hold('The e-invoice was refused; it is not chased until that is settled.'),
  deduction: hold('All but a small rest was paid: what was kept back is looked into, not reminded.'),
  obstacle: hold('Something stands in the way of its payment that has still to be put right.'),
  payment_in_transit: hold('A payment is on its way.'),
  goodwill: hold('Somebody granted time.'),
  admin: hold('Somebody put a hold on it.'),
  promised: hold('The customer promised to pay; the promise has not lapsed.'),
  planned: hold('It is paid in instalments: those are asked for, not the invoice.'),

  // What keeps an item out of every message.
  no_due_date: none('It has no due date; none is assumed.'),
  presumed_settled: none('It vanished from the last list: presumed settled, not chased until that is clear.'),
  withheld: none('It is retention money or withheld tax and not due before its release.'),
  strategy_none: none('Its strategy is "none": never reminded.'),
  direct_debit: none('It is collected by direct debit or bill and is not chased unless that fails.'),
  below_item_minimum: none('Less is open than the company’s minimum for an item.'),
  not_overdue: none('It is not overdue: overdue begins on the day after the due day.'),

  // The sum.
  nothing_due: none('Nothing is overdue.'),
  credits_cover: net('Credits cover everything that is overdue.'),
  below_customer_minimum: none('The customer owes less than the company’s minimum.'),

  // What is next.
  task_open: wait('A person has still to take the step before.'),
  call_agreed: wait('A call with the customer is agreed: what is to be said is said there.'),
  customer_answered: wait('The customer wrote and has had no answer yet.'),
  max_step: none('The customer is never reminded beyond this step.'),
  other_segment: none('The strategy keeps this step for customers of other segments.'),
  steps_done: none('Every step of the strategy has been taken; a person decides what follows.'),
  hardship_kept: none('The customer is in hardship: nobody proposes to hand it over by itself.'),
  debtor_type_unknown: none('Who the debtor is (company, consumer, public body) is unknown: plain reminders only.'),
  plan_reminders_only: none('An instalment is only reminded; what follows is the default clause of its plan.'),
  letter_not_posted: wait(
    'The letter of its last step is not posted: post it, or record that it was (duly outbox posted).',
  ),
  demanded_too_seldom: wait('A final step names only what was demanded in two earlier steps.'),
  pay_by_not_passed: wait('The last day to pay that was named to the customer has not passed.'),
  step_not_reached: wait('The next step is not reached yet.'),
  condition_not_met: wait('What is unpaid does not yet meet the conditions of the next step.'),
  before_go_live: wait('The company has not gone live yet.'),

  // When and to whom.
  not_a_workday: wait('It is a weekend or public holiday where the customer is; the step comes on the next workday.'),
  min_gap: wait('The last contact was too short a time ago.'),
  no_contact: none('There is no email address, no postal address and no telephone number to use.'),
  no_language: none('There is no template in the customer’s language and no stand-in is set.'),
  paper_unknown: none('No legal paper is known for the law and the kind of this customer.'),
  paper_for_another: none('Its messages go to another customer: a legal paper is written to who owes, by a person.'),
  paper_by_post: none('This legal paper goes by post, and no postal address is known.'),
  paper_incomplete: none('Official papers must go with this legal paper: a person writes it.'),
  paper_alone: wait('A legal paper goes alone that day: what is overdue in another currency waits.'),
  other_message: wait(
    'What is overdue for another customer goes to the same recipient that day: notices and thanks wait.',
  ),
  daily_maximum: wait(
    'The company’s maximum of messages a day is reached; what is overdue and larger demands went first.',
  ),

  // Who must agree.
  above_ceiling: approve('The demand is above the company’s ceiling: a person has to agree.'),
  step_needs_approval: approve('The strategy asks for a person’s agreement at this step.'),
  paper_to_check: approve('What this legal paper rests on is not sure: a person looks at it first.'),
  old_at_go_live: approve('It was already old when the company went live: a person agrees to the step it starts at.'),
  hardship: approve('The customer is in hardship: a person decides about each reminder.'),
  other_currency_waits: approve('The same message demands in another currency what a person has to agree to first.'),
  group_waits: approve('The same message demands for another customer what a person has to agree to first.'),

  // What is done.
  thanks: send('What was reminded has been paid in full: a thank-you.'),
  pre_due: send('It is due soon: a notice before the due day.'),
  first_invoice: send('It is the first invoice of a new customer: terms, account and contact.'),
  first_step: send('It is overdue and reaches the first step.'),
  next_step: send('It reaches the next step.'),
  final_step: send('It was demanded often enough: the final reminder.'),
  formal_notice: send('It was demanded often enough: the formal notice of the law.'),
  call_due: { do: 'call', sentence: 'A call is due: a person makes it.' },
  no_written_way: { do: 'call', sentence: 'Neither an email nor a letter can reach the customer: a person calls.' },
  by_hand: { do: 'task', sentence: 'The strategy leaves this step to a person.' },
  stop_due: { do: 'task', sentence: 'A stop of deliveries is proposed to a person.' },
  hand_over_due: { do: 'propose', sentence: 'Every reminder has been sent: hand-over is proposed to a person.' },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof REASONS;

/** What is done about a customer and a currency on a day. */
export const DOES = ['send', 'approve', 'call', 'task', 'propose', 'hold', 'wait', 'net', 'none'] as const;
export type Does = (typeof DOES)[number];

export interface Reason {
  readonly do: Does;
  readonly sentence: string;
}

export const REASON_CODES = Object.keys(REASONS) as ReasonCode[];

/** The place of a reason in the stated order. */
export const reasonRank = (code: ReasonCode): number => REASON_CODES.indexOf(code);

function none(sentence: string): { do: 'none'; sentence: string } {
  return { do: 'none', sentence };
}
function hold(sentence: string): { do: 'hold'; sentence: string } {
  return { do: 'hold', sentence };
}
function wait(sentence: string): { do: 'wait'; sentence: string } {
  return { do: 'wait', sentence };
}
function net(sentence: string): { do: 'net'; sentence: string } {
  return { do: 'net', sentence };
}
function approve(sentence: string): { do: 'approve'; sentence: string } {
  return { do: 'approve', sentence };
}
function send(sentence: string): { do: 'send'; sentence: string } {
  return { do: 'send', sentence };
}

/** A reason inside a sentence: without its capital and its full stop. */
export function decapitalised(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
