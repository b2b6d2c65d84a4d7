import { count } from '../kernel/count';
import { daysBetween, type Day } from '../kernel/day';
import { format } from '../kernel/money';
import { labelOf } from '../ledger/open-item';
import type { Owed } from './owed';
import { emailOf, WHY_NOT, type Handling } from './handled';
import type { Recipient } from './recipient';
import type { Step, StepKind } from './strategy';

/** The few phrases of which reasons and explanations are made, in English, for the people who run Duly. */
export const money = (minor: number, currency: string): string => format({ minor, currency }, 'en');

export function itemInWords(item: Owed, today: Day): string {
  const amount = money(item.openMinor, item.currency);
  if (item.dueOn === null) return `${labelOf(item)} (${amount}, no due date)`;
  const late = daysBetween(item.dueOn, today);
  const when = late > 0 ? `${count(late, 'day')} late` : late === 0 ? 'due today' : `due in ${count(-late, 'day')}`;
  return `${labelOf(item)} (${amount}, due ${item.dueOn}, ${when})`;
}

/** `F-1, F-2 and 3 more`. */
export function listed(items: readonly Parameters<typeof labelOf>[0][], most = 3): string {
  const names = items.slice(0, most).map(labelOf).join(', ');
  return items.length > most ? `${names} and ${items.length - most} more` : names;
}

const KINDS: Record<StepKind, string> = {
  first_invoice: 'first-invoice message',
  pre_due: 'notice before the due day',
  thank_you: 'thank-you',
  reminder: 'reminder',
  call: 'call',
  final: 'final reminder',
  formal_notice: 'formal notice',
  propose_stop: 'proposal to stop deliveries',
  propose_hand_over: 'proposal to hand over',
};

/** `reminder (step 2)`; steps beside the ladder have no number that means anything to people. */
export const stepInWords = (step: Pick<Step, 'n' | 'kind'>): string =>
  step.n > 0 ? `${KINDS[step.kind]} (step ${step.n})` : KINDS[step.kind];

export function triggerInWords(step: Step): string {
  const { basis, days } = step.trigger;
  const span = count(Math.abs(days), 'day');
  switch (basis) {
    case 'due':
      return days < 0 ? `${span} before the due day` : `${span} after the due day`;
    case 'previous_step':
      return `${span} after the step before`;
    case 'invoice_date':
      return `${span} after the invoice date`;
    case 'end_of_month':
      return `${span} after the end of the due month`;
    case 'settled':
      return `${span} after the payment`;
  }
}

/** By which way a message goes, and how that was found. */
export const reach = (recipient: Recipient): string => {
  switch (recipient.channel) {
    case 'email':
      return `email to ${recipient.email} (${recipient.found})`;
    case 'sms':
      return `sms to ${recipient.phone} (${recipient.found})`;
    case 'letter':
      return `letter to ${recipient.name}, ${recipient.address.city ?? ''} (${recipient.found})`;
    case 'call':
      return `call ${recipient.phone ?? ''} (${recipient.found})`;
  }
};

/** Why somebody who handles an invoice gets the message, a copy of it, or neither. */
export function handlingInWords(recipient: Recipient, { only, copies, passedOver }: Handling): string[] {
  const isMail = recipient.channel === 'email';
  const said = copies.map(({ contact, items }) => {
    const who = emailOf(contact);
    if (!isMail) return passed(who, items, LETTERS_HAVE_NONE);
    return who === recipient.email ? `${who} handles ${listed(items)}` : `copy to ${who}, who handles ${listed(items)}`;
  });
  const over = passedOver.map(({ email, items, because }) => passed(email, items, WHY_NOT[because]));
  return [...(only === null ? [] : [`${emailOf(only)} handles all that is asked for`]), ...said, ...over];
}

const LETTERS_HAVE_NONE = 'a letter goes out without copies';

const passed = (email: string, items: Parameters<typeof listed>[0], why: string): string =>
  `${email} handles ${listed(items)} and is not written to for it: ${why}`;
