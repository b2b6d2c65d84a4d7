import { assert } from '../kernel/assert';
import { checkStrategy, type Strategy } from './strategy';

/**
 * The strategies every company begins with. They charge nothing and threaten nothing: the last message says only that the
 * file may be passed to a third party, and the last step asks a person whether it shall be. The two that come only two or three
 * times end without that question: a person decides what follows.
 */
const WRITTEN = [
  {
    code: 'gentle',
    name: 'Gentle: for customers one wants to keep',
    steps: [
      { n: -2, kind: 'first_invoice', trigger: { basis: 'invoice_date', days: 1 }, tone: 'friendly' },
      { n: -1, kind: 'pre_due', trigger: { basis: 'due', days: -7 }, tone: 'friendly' },
      { n: 0, kind: 'thank_you', trigger: { basis: 'settled', days: 1 }, tone: 'friendly', minGapDays: 1 },
      { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 7 }, tone: 'friendly', minGapDays: 10, payByDays: 10 },
      { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 21 }, tone: 'friendly', minGapDays: 10, payByDays: 10 },
      { n: 3, kind: 'call', trigger: { basis: 'previous_step', days: 14 }, channel: 'call', mode: 'task', minGapDays: 10 },
      { n: 4, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, minGapDays: 10, payByDays: 10, ccEscalation: true },
      { n: 5, kind: 'final', trigger: { basis: 'previous_step', days: 21 }, channel: 'letter', minGapDays: 10, payByDays: 14, mode: 'approval' },
      { n: 6, kind: 'propose_hand_over', trigger: { basis: 'previous_step', days: 21 }, mode: 'task' },
    ],
  },
  {
    code: 'standard',
    name: 'Standard: three reminders, then a final one',
    steps: [
      { n: -2, kind: 'first_invoice', trigger: { basis: 'invoice_date', days: 1 }, tone: 'friendly' },
      { n: -1, kind: 'pre_due', trigger: { basis: 'due', days: -5 }, tone: 'friendly' },
      { n: 0, kind: 'thank_you', trigger: { basis: 'settled', days: 1 }, tone: 'friendly', minGapDays: 1 },
      { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, tone: 'friendly', minGapDays: 7, payByDays: 7 },
      { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, minGapDays: 7, payByDays: 7 },
      { n: 3, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, tone: 'firm', minGapDays: 7, payByDays: 7, ccEscalation: true },
      { n: 4, kind: 'final', trigger: { basis: 'previous_step', days: 14 }, tone: 'firm', channel: 'letter', minGapDays: 7, payByDays: 10 },
      { n: 5, kind: 'propose_hand_over', trigger: { basis: 'previous_step', days: 14 }, mode: 'task' },
    ],
  },
  {
    code: 'firm',
    name: 'Firm: for customers who have to be asked',
    steps: [
      { n: -2, kind: 'first_invoice', trigger: { basis: 'invoice_date', days: 1 } },
      { n: -1, kind: 'pre_due', trigger: { basis: 'due', days: -7 } },
      { n: 0, kind: 'thank_you', trigger: { basis: 'settled', days: 1 }, minGapDays: 1 },
      { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 1 }, minGapDays: 6, payByDays: 5 },
      { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 8 }, tone: 'firm', minGapDays: 6, payByDays: 5, ccEscalation: true },
      { n: 3, kind: 'final', trigger: { basis: 'previous_step', days: 8 }, tone: 'firm', channel: 'letter', minGapDays: 6, payByDays: 8, ccEscalation: true },
      { n: 4, kind: 'propose_hand_over', trigger: { basis: 'previous_step', days: 10 }, mode: 'task' },
    ],
  },
  {
    code: 'three-times',
    name: 'Three times: after 10 days, 30 days after the month, then a letter',
    steps: [
      { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 10 }, tone: 'friendly', minGapDays: 7, payByDays: 7 },
      { n: 2, kind: 'reminder', trigger: { basis: 'end_of_month', days: 30 }, minGapDays: 7, payByDays: 7 },
      { n: 3, kind: 'final', trigger: { basis: 'previous_step', days: 10 }, tone: 'firm', channel: 'letter', minGapDays: 7, payByDays: 10 },
    ],
  },
  {
    code: 'two-times',
    name: 'Two times: after 30 and 60 days',
    steps: [
      { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 30 }, tone: 'friendly', minGapDays: 7, payByDays: 7 },
      { n: 2, kind: 'reminder', trigger: { basis: 'due', days: 60 }, tone: 'firm', minGapDays: 7, payByDays: 7 },
    ],
  },
  { code: 'none', name: 'None: never reminded', steps: [] },
]; // prettier-ignore

export const SHIPPED: readonly Strategy[] = WRITTEN.map((written) => {
  const checked = checkStrategy(written, 0);
  assert(checked.ok, `shipped strategy ${written.code}: ${checked.ok ? '' : checked.errors.join('; ')}`);
  return checked.strategy;
});

/** What rules where a company chose nothing. */
export const INITIAL_STRATEGY = 'standard';
