import { labelOf } from '../ledger/open-item';
import { acts, type Decision, type Placed } from '../reminders/decision';
import type { StepKind } from '../reminders/strategy';
import type { Tone } from '../outbox/content';
import type { Manner, Observed, ObservedItem, Outcome } from './expectation';

/** A decision as stories speak of it. */
export function observed(customer: string, decision: Decision): Observed {
  const acting = acts(decision) ? decision : null;
  return {
    customer,
    currency: decision.currency,
    outcome: decision.do,
    because: decision.because,
    step: decision.step?.n ?? null,
    manner: acting ? mannerOf(acting.step.kind, acting.step.tone) : null,
    demandMinor: decision.demandMinor,
    until: 'until' in decision ? decision.until : null,
    channel: acting?.recipient?.channel ?? null,
    to: acting?.recipient ? addressOf(acting.recipient) : null,
    cc: acting?.recipient?.cc ?? [],
    language: acting?.recipient?.language ?? null,
    items: decision.items.map((placed) => observedItem(decision, placed)),
  };
}

function observedItem(decision: Decision, placed: Placed): ObservedItem {
  return {
    document: labelOf(placed.item),
    outcome: outcomeOf(decision, placed),
    because: placed.because ?? decision.because,
    step: placed.step,
    demandMinor: placed.demandMinor,
  };
}

function outcomeOf(decision: Decision, placed: Placed): Outcome {
  switch (placed.place) {
    case 'named':
      return decision.do;
    case 'also_due':
      return 'also';
    case 'held':
      return 'hold';
    case 'not_due':
    case 'left_out':
      return 'none';
  }
}

const addressOf = (recipient: {
  channel: 'email' | 'letter' | 'sms' | 'call';
  email?: string;
  name?: string | null;
  phone?: string | null;
}): string | null =>
  recipient.channel === 'email'
    ? (recipient.email ?? null)
    : recipient.channel === 'call' || recipient.channel === 'sms'
      ? (recipient.phone ?? null)
      : (recipient.name ?? null);

const BESIDE: Partial<Record<StepKind, Manner>> = {
  final: 'final',
  formal_notice: 'formal-notice',
  pre_due: 'pre-due',
  thank_you: 'thank-you',
  first_invoice: 'first-invoice',
};

export const mannerOf = (kind: StepKind, tone: Tone): Manner => BESIDE[kind] ?? tone;
