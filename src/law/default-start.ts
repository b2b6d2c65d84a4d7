import { addDays, addMonths, maxDay, type Day } from '../kernel/day';
import { ruleFor, rulesOf, type Debtor, type StartRule } from './country-rules';
import { effectiveDueOn } from './due-shift';

/**
 * When default begins, and by what: an agreed date, the date on the invoice, the days of a statute after receipt, or a demand. It is computed
 * per claim and names its cause; where a day is missing the later candidate is taken, and the answer says so.
 */
export interface StartFacts {
  readonly law: string;
  readonly debtor: Debtor;
  /** Land, canton or nation, for its holidays. */
  readonly region: string | null;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  /** agreed: by contract or accepted terms. stated: it only stands on the invoice. */
  readonly dueIs: 'agreed' | 'stated';
  readonly receivedOn: Day | null;
  readonly deliveredOn: Day | null;
  /** The first demand for payment after the due day that reached the debtor, by the day on which it did. */
  readonly demandedOn: Day | null;
  /** The last day before that demand puts in default, where it gives time; not said: its own day. */
  readonly demandEndsOn?: Day | null;
  /** The invoice warned of default after thirty days; unknown: it did not. */
  readonly warned?: boolean;
  /** Rules from memory that a person has confirmed; not said: none. */
  readonly confirmed?: (rule: string) => boolean;
}

export type StartCause =
  | { readonly kind: 'agreed_date' | 'invoice_date'; readonly dueOn: Day; readonly shiftedTo: Day | null }
  | { readonly kind: 'statutory_days'; readonly days: number; readonly unit: 'days' | 'months'; readonly after: After; readonly countedFrom: Day; readonly dueOn: Day | null }
  | { readonly kind: 'demand'; readonly demandedOn: Day }; // prettier-ignore
type After = NonNullable<StartRule['statutory']>['after'];

export type Unsure = 'receipt_unknown' | 'due_unknown' | 'delivery_unknown' | 'not_verified' | 'debtor_unknown';

export interface DefaultStart {
  /** The first day of default: interest runs from it. */
  readonly startsOn: Day;
  readonly cause: StartCause;
  readonly unsure: readonly Unsure[];
  readonly rule: string;
  readonly basis: StartRule['basis'];
}

/** There is none yet. `needs_demand`: only a demand begins it. */
export interface NoStart {
  readonly none: 'needs_demand' | 'no_rule' | 'due_unknown';
  readonly rule: string | null;
}

/** Letters take that long; where nobody knows the day of receipt it is the later of what may be. */
const ASSUMED_POST_DAYS = 3;

interface Candidate {
  readonly startsOn: Day;
  readonly cause: StartCause;
  readonly unsure: readonly Unsure[];
}

export function startOfDefault(facts: StartFacts): DefaultStart | NoStart {
  const { law, debtor } = facts;
  // What an unknown debtor is in law is open: the rule that is kindest to it
  const asked: Debtor = debtor === 'unknown' ? 'consumer' : debtor;
  const rule = ruleFor(rulesOf(law)?.starts ?? [], asked, facts.issuedOn);
  if (rule === undefined) return { none: 'no_rule', rule: null };
  const found = [byDate(rule, facts), byStatute(rule, facts), byDemand(facts)].filter((one) => one !== undefined);
  const best = firstOf(found);
  if (best === undefined)
    return {
      none: facts.dueOn === null && rule.agreed === 'automatic' ? 'due_unknown' : 'needs_demand',
      rule: rule.key,
    };
  const memory =
    best.cause.kind === 'statutory_days' ? (rule.statutory?.evidence ?? rule.basis.evidence) : rule.basis.evidence;
  return {
    ...best,
    unsure: [
      ...best.unsure,
      ...(memory === 'memory' && facts.confirmed?.(rule.key) !== true ? (['not_verified'] as const) : []),
      ...(debtor === 'unknown' ? (['debtor_unknown'] as const) : []),
    ],
    rule: rule.key,
    basis: rule.basis,
  };
}

/** The earliest that is sure; an earlier one that is unsure gives way to it. */
function firstOf(found: readonly Candidate[]): Candidate | undefined {
  const byDay = [...found].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
  return byDay.find(({ unsure }) => unsure.length === 0) ?? byDay.at(-1);
}

function byDate(rule: StartRule, { law, region, dueOn, dueIs }: StartFacts): Candidate | undefined {
  if (dueOn === null || rule[dueIs] !== 'automatic') return undefined;
  const { dueOn: last, rule: moved } = effectiveDueOn(law, dueOn, region);
  const kind = dueIs === 'agreed' ? 'agreed_date' : 'invoice_date';
  return { startsOn: addDays(last, 1), cause: { kind, dueOn, shiftedTo: moved && last }, unsure: [] };
}

function byStatute({ statutory, ...rule }: StartRule, facts: StartFacts): Candidate | undefined {
  const { dueIs, dueOn } = facts;
  // An automatic date is by itself; the days of the statute are for where there is none
  if (statutory === undefined || (dueOn !== null && rule[dueIs] === 'automatic')) return undefined;
  if (statutory.needs !== undefined && facts.warned !== true) return undefined;
  const { on, unsure } = countedFrom(statutory.after, facts);
  if (on === undefined) return undefined;
  const { days, unit = 'days', after } = statutory;
  const last = unit === 'months' ? addMonths(on, days) : addDays(on, days);
  const { dueOn: ends } = effectiveDueOn(facts.law, last, facts.region);
  return {
    startsOn: addDays(ends, 1),
    cause: { kind: 'statutory_days', days, unit, after, countedFrom: on, dueOn },
    unsure,
  };
}

function countedFrom(
  after: After,
  facts: StartFacts,
): { readonly on: Day | undefined; readonly unsure: readonly Unsure[] } {
  const { issuedOn, receivedOn, deliveredOn, dueOn, demandedOn } = facts;
  const received = receivedOn ?? addDays(issuedOn, ASSUMED_POST_DAYS);
  const unsure: readonly Unsure[] = receivedOn === null ? ['receipt_unknown'] : [];
  switch (after) {
    case 'receipt':
      return { on: deliveredOn === null ? received : maxDay(received, deliveredOn), unsure };
    case 'due_and_receipt':
      return dueOn === null
        ? { on: received, unsure: [...unsure, 'due_unknown'] }
        : { on: maxDay(dueOn, received), unsure };
    case 'delivery_or_invoice': {
      const missing = deliveredOn === null ? (['delivery_unknown'] as const) : [];
      return { on: maxDay(receivedOn ?? received, deliveredOn ?? received), unsure: [...unsure, ...missing] };
    }
    case 'demand_or_invoice':
      // An invoice is a demand too
      return { on: demandedOn !== null && demandedOn < received ? demandedOn : received, unsure };
  }
}

function byDemand({ dueOn, demandedOn, demandEndsOn, issuedOn }: StartFacts): Candidate | undefined {
  if (demandedOn === null) return undefined;
  if (demandedOn <= (dueOn ?? issuedOn)) return undefined;
  return { startsOn: addDays(demandEndsOn ?? demandedOn, 1), cause: { kind: 'demand', demandedOn }, unsure: [] };
}
