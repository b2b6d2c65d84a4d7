import { OUTCOMES, type CaseState, type Outcome } from '../cases/case';
import type { Stage } from '../cases/course';
import type { Day } from '../kernel/day';
import type { RemittanceLine } from '../remittances/remittance';

/**
 * The made-up case on which a partner tries out its own system: one step each time that it is asked, it goes through every stage a case
 * can have, its money comes and is booked, and it ends, each round in another way. It is about nobody: nothing of it is in the ledger.
 */
interface Step {
  readonly stage: Stage;
  /** The event by which it came there. */
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly state: CaseState;
  readonly outcome: Outcome | null;
}

export const SANDBOX = {
  id: 'ca_sandbox',
  number: 'RF-SANDBOX-1',
  debtor: 'Muster & Söhne GmbH (made up)',
  currency: 'EUR',
  principalMinor: 125_000,
  handedOverOn: '2026-01-05' as Day,
} as const;

const WAY: readonly Stage[] = [
  ...(['submitted', 'received', 'contract_pending', 'set_up_due', 'verification', 'needs_info', 'pre_legal'] as const),
  ...(['paused', 'pre_legal', 'legal', 'enforcement'] as const),
];

type Ending = Outcome | 'undone';
/** Paid first; the last one was a mistake and is taken back. */
export const ENDINGS: readonly Ending[] = [...OUTCOMES, 'undone'];

const endingOf = (round: number): Ending => ENDINGS[(round - 1) % ENDINGS.length] ?? 'paid';

/** What came in before it ends so. */
const cameBefore = (ending: Ending): number =>
  ending === 'paid' ? SANDBOX.principalMinor : ['partly_paid', 'settled'].includes(ending) ? 80_000 : 0;

export function stepsOf(round: number): readonly Step[] {
  const ending = endingOf(round);
  const came = cameBefore(ending);
  const at = { stage: 'enforcement', state: 'with_partner', outcome: null } as const;
  const money = { amountMinor: came, currency: SANDBOX.currency };
  const paid: Step[] = ['case.told_paid', 'collected.told', 'collected.booked'].map((kind) => ({ ...at, kind, payload: money })); // prettier-ignore
  return [
    { ...moved('submitted', 'submitted'), kind: 'case.handed_over', payload: { version: 1 } },
    ...WAY.slice(1).map((to, n) => moved(WAY[n] ?? 'submitted', to)),
    ...(came === 0 ? [] : paid),
    ending === 'undone'
      ? { ...at, kind: 'case.undone', payload: {}, state: 'undone' }
      : { ...at, kind: ending === 'withdrawn' ? 'case.withdrawn' : 'case.closed', payload: { outcome: ending }, state: 'closed', outcome: ending }, // prettier-ignore
  ];
}

const moved = (from: Stage, to: Stage): Step => ({
  ...{ stage: to, kind: 'case.moved', payload: { from, to }, state: 'with_partner', outcome: null },
});

interface Where {
  readonly round: number;
  readonly step: number;
}

/** The last stands where it is past the end. */
export function stepAt({ round, step }: Where): Step {
  const steps = stepsOf(round);
  return steps[Math.min(step, steps.length - 1)] ?? moved('submitted', 'submitted');
}

export const isAtEnd = ({ round, step }: Where): boolean => step >= stepsOf(round).length - 1;

/** Of what is owed, once it is booked. */
export function cameAt({ round, step }: Where): number {
  const booked = stepsOf(round).findIndex(({ kind }) => kind === 'collected.booked');
  return booked >= 0 && step >= booked ? cameBefore(endingOf(round)) : 0;
}

/** What was told of it, kept while its round lasts. */
export interface SandboxTold {
  readonly reports: readonly unknown[];
  readonly asks: readonly SandboxAsk[];
  readonly messages: readonly unknown[];
  readonly documents: readonly { readonly id: string; readonly sha: string; readonly kind: string; readonly [more: string]: unknown }[];
  readonly remittances: readonly SandboxRemittance[];
} // prettier-ignore

interface SandboxAsk {
  readonly id: string;
  readonly decision: string | null;
  readonly [more: string]: unknown;
}

export interface SandboxRemittance {
  readonly id: string;
  readonly reference: string;
  readonly on: Day;
  readonly state: 'told' | 'found' | 'booked';
  readonly lines: readonly Omit<RemittanceLine, 'caseId'>[];
  readonly cameOn: Day | null;
}

const NOTHING: SandboxTold = { reports: [], asks: [], messages: [], documents: [], remittances: [] };

/** An earlier version kept a list of reports alone. */
export function toldIn(text: string): SandboxTold {
  const read = JSON.parse(text) as Partial<SandboxTold> | readonly unknown[];
  return Array.isArray(read) ? { ...NOTHING, reports: read } : { ...NOTHING, ...(read as Partial<SandboxTold>) };
}

/** The made-up creditor at work: it agrees to all that is asked, finds what was told and books what it found. */
export const workedOn = (told: SandboxTold, today: Day): SandboxTold => ({
  ...told,
  asks: told.asks.map((one) => ({ ...one, decision: one.decision ?? 'yes' })),
  remittances: told.remittances.map((one) => ({
    ...{ ...one, state: one.state === 'told' ? 'found' : 'booked', cameOn: one.cameOn ?? today },
  })),
});

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

const step = (n: number, more: object): object => ({
  ...{ id: `ct_sandbox_${n}`, called: '', costMinor: null, agreed: null, outcome: null, note: null },
  ...{ plannedOn: '2026-02-02', doneOn: null, state: 'done', ...more },
});

/** What came of the law so far: one before, one at, and one after the stage of legal steps. */
export function formalSteps({ stage }: Pick<Step, 'stage'>): readonly object[] {
  const isLegal = stage === 'legal' || stage === 'enforcement';
  return [
    step(1, { kind: 'letter_before_action', called: 'Letzte Mahnung', doneOn: '2026-02-02', outcome: 'done' }),
    step(2, { kind: 'payment_order', called: 'Mahnbescheid', costMinor: 4_200, agreed: 'fees', ...(isLegal ? { doneOn: '2026-03-02', outcome: 'done' } : { plannedOn: null, state: 'planned' }) }), // prettier-ignore
    ...(stage === 'enforcement' ? [step(3, { kind: 'enforcement', called: 'Zwangsvollstreckung', plannedOn: null, state: 'planned' })] : []), // prettier-ignore
  ];
}
