import { createHash } from 'node:crypto';
import type { Day } from '../kernel/day';
import { labelOf } from '../ledger/open-item';
import { acts, type Acts, type Decision, type Link, type Place, type Placed } from './decision';
import type { Does, ReasonCode } from './reasons';
import { rowOf, type SaidRow } from './said';
import type { Step, StepKind } from './strategy';

/**
 * A decision as a run keeps it: enough to show it, to issue it, to compare it with what would be decided a moment later, and
 * to answer for it years after. What is not due yet is not kept; what is held, left out or demanded is, with its reason.
 */
export interface Kept {
  readonly customerId: number;
  readonly currency: string;
  readonly do: Does;
  readonly because: ReasonCode;
  readonly step: number | null;
  readonly kind: StepKind | null;
  readonly strategyCode: string | null;
  readonly driverItemId: number | null;
  readonly demandMinor: number;
  readonly until: Day | null;
  readonly items: readonly KeptItem[];
  readonly chain: readonly Link[];
  readonly clears: boolean;
  /** The customer who is written to, see `Acts`; none: this one, for itself alone. */
  readonly writtenToId?: number | null;
  /** What it would claim beside its invoices, by this company's rules and the law; minor units. Earlier versions do not say. */
  readonly claimedMinor?: { readonly interest: number; readonly fixed: number } | null;
  /** What carrying it out needs besides; empty where nothing is to be carried out. */
  readonly carry: Carry | null;
}

export interface Carry extends Pick<Acts, 'recipient' | 'payByOn' | 'paper'> {
  readonly step: Pick<Step, 'n' | 'kind' | 'tone' | 'template' | 'attach' | 'claims'>;
  /** What is said of each item that is kept, in their order; none where an earlier version decided. */
  readonly said?: readonly SaidRow[];
  /** What is not due yet, and what would be asked of it. */
  readonly notDue: readonly (readonly [demandMinor: number, item: SaidRow])[];
  readonly credits: readonly SaidRow[];
}

export interface KeptItem {
  readonly id: number;
  readonly document: string;
  readonly place: Place;
  readonly because: ReasonCode | null;
  readonly step: number;
  /** It takes the step with this decision. */
  readonly advances: boolean;
  readonly again?: Placed['again'];
  readonly demandMinor: number;
}

/** What its step claims is counted apart: it needs the ledger and the rates of the law. */
interface CountedClaims {
  readonly links: readonly Link[];
  readonly interestMinor: number;
  readonly fixedMinor: number;
}

export function keptOf(decision: Decision, claims?: CountedClaims): Kept {
  return {
    customerId: decision.customerId,
    currency: decision.currency,
    do: decision.do,
    because: decision.because,
    step: decision.step?.n ?? null,
    kind: decision.step?.kind ?? null,
    strategyCode: decision.strategyCode,
    driverItemId: decision.driver?.item.itemId ?? null,
    demandMinor: decision.demandMinor,
    until: 'until' in decision ? decision.until : null,
    items: decision.items.filter(isNamed).map(({ item, place, because, step, advances, again, demandMinor }) => ({
      id: item.itemId,
      document: labelOf(item),
      place,
      because,
      step,
      advances,
      ...(again === undefined ? {} : { again }),
      demandMinor,
    })),
    chain: claims === undefined ? decision.chain : [...decision.chain, ...claims.links],
    claimedMinor: claims === undefined ? null : { interest: claims.interestMinor, fixed: claims.fixedMinor },
    clears: decision.clears,
    writtenToId: writtenToIdOf(decision),
    carry: acts(decision) ? carryOf(decision) : null,
  };
}

const writtenToIdOf = (decision: Decision): number | null =>
  'writtenToId' in decision ? (decision.writtenToId ?? null) : null;

const carryOf = ({
  step: { n, kind, tone, template, attach, claims },
  recipient,
  payByOn,
  paper,
  items,
  credits,
}: Acts): Carry => ({
  ...(paper === undefined ? {} : { paper }),
  ...{
    step: {
      n,
      kind,
      tone,
      template,
      ...(attach === undefined ? {} : { attach }),
      ...(claims === undefined ? {} : { claims }),
    },
    recipient,
    payByOn,
  },
  said: items.filter(isNamed).map(({ item }) => rowOf(item)),
  notDue: items.filter((placed) => !isNamed(placed)).map(({ item, demandMinor }) => [demandMinor, rowOf(item)]),
  credits: credits.map(rowOf),
});

const isNamed = ({ place }: Placed): boolean => place !== 'not_due';

/** Decisions in which nothing was to be decided are not kept: they say only that nothing is due. */
export const isKept = (decision: Decision): boolean =>
  decision.clears || (decision.because !== 'nothing_due' && decision.because !== 'not_overdue');

/** Would the same be done? What is written to whom may differ in nothing that the customer or the ledger would notice. */
export const isSame = (kept: Kept, decision: Decision): boolean =>
  acts(decision) &&
  !(kept.do === 'send' && (decision.because === 'hardship' || decision.because === 'paper_to_check')) && // a person has to look at it by now
  (kept.writtenToId ?? null) === writtenToIdOf(decision) &&
  kept.step === decision.step.n &&
  kept.driverItemId === decision.driver.item.itemId &&
  kept.demandMinor === decision.demandMinor;

/** The documents that a decision names: what it demands, else what it is about. */
export function documentsIn(kept: Pick<Kept, 'items' | 'driverItemId'>): string[] {
  const demanded = kept.items.filter((item) => item.place === 'named' || item.place === 'also_due');
  const told = demanded.length > 0 ? demanded : kept.items;
  return told.map((item) => item.document);
}

export const driverIn = (kept: Pick<Kept, 'items' | 'driverItemId'>): string | null =>
  kept.items.find((item) => item.id === kept.driverItemId)?.document ?? null;

/** What the seal of a run stands for. */
export type Sealed = Pick<Kept, 'customerId' | 'currency' | 'do' | 'step' | 'because' | 'driverItemId' | 'demandMinor'>;

/** SHA-256 over decisions in their order. */
export function digestOf(decisions: readonly Sealed[]): string {
  const hash = createHash('sha256');
  for (const { customerId, currency, do: does, step, because, driverItemId, demandMinor } of decisions) {
    hash.update([customerId, currency, does, step ?? '', because, driverItemId ?? '', demandMinor].join('|') + '\n');
  }
  return hash.digest('hex');
}
