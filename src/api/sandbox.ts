import type { CaseState, Outcome } from '../cases/case';
import type { Stage } from '../cases/course';
import type { Day } from '../kernel/day';

/**
 * The made-up case on which a partner tries out its own system: it goes through every stage a case can have, one step each time that it
 * is asked, and is about nobody. Nothing of it is in the ledger.
 */
interface Step {
  readonly stage: Stage;
  /** The event by which it came there. */
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly state: CaseState;
  readonly outcome: Outcome | null;
}

const moved = (from: Stage, to: Stage): Step => ({
  ...{ stage: to, kind: 'case.moved', payload: { from, to }, state: 'with_partner', outcome: null },
});

const WAY: readonly Stage[] = [
  ...(['submitted', 'received', 'contract_pending', 'set_up_due', 'verification', 'needs_info', 'pre_legal'] as const),
  ...(['paused', 'pre_legal', 'legal', 'enforcement'] as const),
];

export const STEPS: readonly Step[] = [
  { ...moved('submitted', 'submitted'), kind: 'case.handed_over', payload: { version: 1 } },
  ...WAY.slice(1).map((to, n) => moved(WAY[n] ?? 'submitted', to)),
  {
    ...{ stage: 'enforcement', kind: 'case.told_paid', state: 'with_partner', outcome: null },
    payload: { amountMinor: 125_000, currency: 'EUR' },
  },
  { stage: 'enforcement', kind: 'case.closed', payload: { outcome: 'paid' }, state: 'closed', outcome: 'paid' },
];

/** Of step `n` of its round; the last stands where it is past the end. */
export const stepAt = (n: number): Step => STEPS[Math.min(n, STEPS.length - 1)] ?? moved('submitted', 'submitted');

export const SANDBOX = {
  id: 'ca_sandbox',
  number: 'RF-SANDBOX-1',
  debtor: 'Muster & Söhne GmbH (made up)',
  currency: 'EUR',
  principalMinor: 125_000,
  handedOverOn: '2026-01-05' as Day,
} as const;

/** In the shape of the file for agencies. */
export const SANDBOX_CLAIM = {
  reference: SANDBOX.number,
  keyDate: SANDBOX.handedOverOn,
  data: {
    creditor: { name: 'Beispiel AG (made up)', country: 'DE' },
    debtor: { name: SANDBOX.debtor, country: 'DE' },
    entries: [{ 'invoice-number': 'SB-1', 'invoice-date': '2025-10-01', 'due-on': '2025-10-31', open: '1250.00' }],
  },
  documents: [],
} as const;
