import type { ClaimType } from '../kernel/claim-type';
import { addWorkdays, rollBack, TARGET } from '../kernel/calendar';
import { addDays, addMonths, daysBetween, maxDay, minDay, type Day } from '../kernel/day';
import { holdsOn, rulesOf, type Debtor, type EventKind, type EventRule, type LimitationRule } from './country-rules';

/**
 * The last day on which a claim can still be brought to a court. Where it is not known what the debtor or the claim is, the shortest that may
 * hold. Only what is sure moves it: an event whose effect nobody has verified does not save a claim, it only makes a later day possible.
 */
export interface LimitationFacts {
  readonly law: string;
  readonly debtor: Debtor;
  /** What was sold; null: nobody said. */
  readonly claim: ClaimType | null;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  /** Of what was sold; null: not known. */
  readonly deliveredOn?: Day | null;
  readonly contractOn?: Day | null;
  /** The debtor sits in another country than the creditor, or nobody knows where. */
  readonly abroad?: boolean;
  readonly events: readonly LimitationEvent[];
  /** Rules from memory that a person has confirmed. */
  readonly confirmed: (rule: string) => boolean;
}

export interface LimitationEvent {
  readonly kind: EventKind;
  readonly on: Day;
  /** Of what lasts, such as an action in court: its last day; null: it goes on. */
  readonly until?: Day | null;
  /** Of a letter: the day on which it is taken to have reached the debtor. */
  readonly reachedOn?: Day;
  /** The payment, message or plan that it is. */
  readonly about: string;
}

export interface Limitation {
  /** The last day to act; null: the time does not run. */
  readonly endsOn: Day | null;
  /** If all that is unsure were in our favour; null: it would not run. */
  readonly latestOn: Day | null;
  /** Nothing in `endsOn` is from memory or one of several. */
  readonly sure: boolean;
  readonly unsure: readonly LimitationDoubt[];
  readonly rule: LimitationRule;
  readonly chain: readonly LimitationLink[];
}

export type LimitationDoubt =
  | 'claim_type_unknown'
  | 'debtor_unknown'
  | 'due_unknown'
  | 'delivery_unknown'
  | 'contract_unknown'
  | 'not_verified'
  | 'event_not_verified';

/** How the day came about: it began, and what moved it. */
export type LimitationLink =
  | { readonly kind: 'begins'; readonly on: Day; readonly years: number; readonly yearEnd: boolean; readonly endsOn: Day }
  | { readonly kind: 'event'; readonly event: LimitationEvent; readonly effect: EventRule['effect']; readonly rule: string; readonly counted: boolean; readonly endsOn: Day | null }; // prettier-ignore

/** Undefined: the law of that country is not known here. */
export function limitationOf(facts: LimitationFacts): Limitation | undefined {
  const rules = rulesOf(facts.law);
  if (rules === undefined) return undefined;
  const candidates = candidatesOf(rules.limitation, facts);
  const counted = candidates.map((rule) => ({
    rule,
    ...countOf(rule, facts, true),
    latest: countOf(rule, facts, false).endsOn,
  }));
  const [first] = [...counted].sort((a, b) => (a.endsOn ?? NEVER).localeCompare(b.endsOn ?? NEVER));
  if (first === undefined) return undefined;
  const unsure: LimitationDoubt[] = [
    ...(facts.claim === null && candidates.length > 1 ? (['claim_type_unknown'] as const) : []),
    ...(facts.debtor === 'unknown' ? (['debtor_unknown'] as const) : []),
    ...dayUnknown(first.rule, facts),
    ...(isSure(first.rule, facts) ? [] : (['not_verified'] as const)),
    ...(first.chain.some((link) => link.kind === 'event' && !link.counted) ? (['event_not_verified'] as const) : []),
  ];
  const latestOn = counted.some(({ latest }) => latest === null) ? null : counted.map(({ latest }) => latest ?? NEVER).reduce(maxDay); // prettier-ignore
  return { endsOn: first.endsOn, latestOn, sure: unsure.length === 0, unsure, rule: first.rule, chain: first.chain };
}

const NEVER = '9999-12-31' as Day;

function dayUnknown({ after }: LimitationRule, { dueOn, deliveredOn, contractOn }: LimitationFacts): LimitationDoubt[] {
  if (after === 'due') return dueOn === null ? ['due_unknown'] : [];
  if (after === 'delivery') return (deliveredOn ?? null) === null ? ['delivery_unknown'] : [];
  return (contractOn ?? null) === null ? ['contract_unknown'] : [];
}

/** Where the day is not known, the earliest that may be it among those that are: it never ends later than it really does by that. */
function beginsOn({ after, months = 0 }: LimitationRule, facts: LimitationFacts): Day {
  const { dueOn, issuedOn, claim } = facts;
  if (after === 'due') return dueOn ?? issuedOn;
  const delivered = minDay(facts.deliveredOn ?? issuedOn, issuedOn);
  if (after === 'delivery') return facts.deliveredOn ?? delivered;
  // A contract of carriage is made for each carriage: of other claims the day may be that of a frame contract, long ago
  const made = claim === null ? null : (facts.contractOn ?? null);
  return addMonths(minDay(made ?? delivered, delivered), months);
}

const isSure = (rule: LimitationRule | EventRule, { confirmed }: LimitationFacts): boolean =>
  rule.basis.evidence === 'read' || confirmed(rule.key);

/** Those that may hold: of a claim nobody described, the special ones only where they are verified, and those of carriage across a border only where a border lies between the parties. */
function candidatesOf(rules: readonly LimitationRule[], facts: LimitationFacts): LimitationRule[] {
  const { debtor, claim, dueOn, issuedOn, abroad = false } = facts;
  const mayBe = (rule: LimitationRule): boolean => isSure(rule, facts) && (rule.after !== 'contract' || abroad);
  return rules.filter(
    (rule) =>
      (debtor === 'unknown' || rule.debtors.includes(debtor)) &&
      holdsOn(rule, dueOn ?? issuedOn) &&
      (rule.claims === undefined || (claim === null ? mayBe(rule) : rule.claims.includes(claim))),
  );
}

interface Counted {
  readonly endsOn: Day | null;
  readonly chain: readonly LimitationLink[];
}

/** strict: only events count whose effect is sure. */
function countOf(rule: LimitationRule, facts: LimitationFacts, strict: boolean): Counted {
  const begins = beginsOn(rule, facts);
  let endsOn: Day | null = firstEnd(rule, begins);
  const chain: LimitationLink[] = [
    { kind: 'begins', on: begins, years: rule.years, yearEnd: rule.yearEnd ?? false, endsOn },
  ];
  const once = new Set<string>();
  for (const event of [...facts.events].sort((a, b) => a.on.localeCompare(b.on))) {
    const { key, effect } = eventRule(event, facts) ?? { key: '', effect: 'none' as const };
    if (effect === 'none' || endsOn === null || event.on <= begins || event.on > endsOn) continue;
    if (effect === 'one_year_once' && once.has(key)) continue;
    const sure = eventIsSure(event, facts);
    if (sure || !strict) {
      endsOn = moved(endsOn, rule, event, effect);
      once.add(key);
    }
    chain.push({ kind: 'event', event, effect, rule: key, counted: sure, endsOn });
  }
  return { endsOn, chain };
}

const yearsLater = (from: Day, years: number): Day => addMonths(from, 12 * years);

function firstEnd({ years, yearEnd }: LimitationRule, begins: Day): Day {
  const end = yearsLater(begins, years);
  return yearEnd ? (`${end.slice(0, 4)}-12-31` as Day) : end;
}

function eventRule({ kind, on }: LimitationEvent, { law, debtor }: LimitationFacts): EventRule | undefined {
  return (rulesOf(law)?.events ?? []).find(
    (rule) =>
      rule.kinds.includes(kind) &&
      holdsOn(rule, on) &&
      // What interrupts only the time of some debtors does not where it is open whether this is one of them
      (rule.debtors === undefined || (debtor !== 'unknown' && rule.debtors.includes(debtor))),
  );
}

function eventIsSure(event: LimitationEvent, facts: LimitationFacts): boolean {
  const rule = eventRule(event, facts);
  return rule !== undefined && isSure(rule, facts);
}

/** A new period begins on the day after; it never ends before the old one. What goes on stops the time. */
function moved(
  endsOn: Day,
  { years }: LimitationRule,
  event: LimitationEvent,
  effect: EventRule['effect'],
): Day | null {
  if (effect === 'stops') return null;
  if (event.until === null) return null;
  const over = event.until ?? event.on;
  switch (effect) {
    case 'restart':
      return maxDay(endsOn, yearsLater(over, years));
    case 'suspend':
      return addDays(endsOn, daysBetween(event.on, over));
    case 'one_year_once':
      return maxDay(endsOn, yearsLater(event.on, 1));
    case 'none':
      return endsOn;
  }
}

/** How many bank days before the end a file should be with whom: they must read it and act. */
export const FILING_DAYS = { court: 10, solicitor: 15, bailiff: 15, agency: 60 } as const;
export type FiledWith = keyof typeof FILING_DAYS;

/** The last safe day to file. */
export const lastSafeDay = (endsOn: Day, filedWith: FiledWith = 'court'): Day =>
  addWorkdays(TARGET, rollBack(TARGET, endsOn), -FILING_DAYS[filedWith]);
