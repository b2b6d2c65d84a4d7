import type { Settings } from '../companies/settings';
import type { Day } from '../kernel/day';
import type { Freshness } from '../ledger/freshness';
import { decide } from './decide';
import { acts, type Decision } from './decision';
import { under } from './course';
import { strategyOf, type Facts } from './facts';
import { factsOn } from './foresee';
import { isKept } from './record';
import type { Does, ReasonCode } from './reasons';
import type { StepKind, Strategy } from './strategy';

/**
 * What would be otherwise: the run of a day from the facts as they are, and from the same facts with something changed in
 * them, by the same decision. Nothing is stored. Up to that day each version plays by itself, the changed one from tomorrow.
 */
export interface Counterfactual {
  readonly customers: number;
  /** Customers for whom something would be otherwise. */
  readonly changed: number;
  readonly before: Tally;
  readonly after: Tally;
  readonly moves: ReadonlyMap<string, Move>;
}

/** Decisions by what is done. */
export type Tally = Readonly<Partial<Record<Does, number>>>;

/** The same change for several customers. */
export interface Move {
  readonly from: Outcome;
  readonly to: Outcome;
  readonly customers: number;
  /** What is demanded after it, or before it where nothing is any more; minor units by currency. */
  readonly sums: ReadonlyMap<string, number>;
  /** Some of the customers, by row number. */
  readonly examples: readonly number[];
}

export interface Outcome {
  readonly do: Does;
  readonly because: ReasonCode;
  readonly step: number | null;
  readonly kind: StepKind | null;
}

export const NOTHING_COMPARED: Counterfactual = { customers: 0, changed: 0, before: {}, after: {}, moves: new Map() };
const EXAMPLES = 5;

/** The facts of a customer as they would be; null: the change does not concern this one. */
export type Change = (facts: Facts) => Facts | null;

/** Another version of a strategy, for whom it rules. */
export const underStrategy =
  (edited: Strategy): Change =>
  (facts) =>
    isUnder(facts, edited.code) ? under(facts, edited) : null;

/** Other settings of the company; how fresh the ledger is hangs on them. */
export const underSettings =
  (settings: Settings, freshness: Freshness): Change =>
  ({ rules, customer }) => ({ rules: { ...rules, settings, freshness }, customer });

/** Adds one customer to what was compared so far. */
export function compare(so: Counterfactual, facts: Facts, change: Change, days: Days): Counterfactual {
  const before = decisionsOn(facts, facts, days);
  const changed = change(facts);
  const after = changed === null ? before : decisionsOn(facts, changed, days);
  if (before.length + after.length === 0) return so;
  const moves = new Map(so.moves);
  const differing = changed !== null ? pairs(before, after).filter(([was, is]) => differs(was, is)) : [];
  for (const [was, is] of differing) addMove(moves, was, is, facts.customer.customer.id);
  return {
    customers: so.customers + 1,
    changed: so.changed + (differing.length > 0 ? 1 : 0),
    before: added(so.before, before),
    after: added(so.after, after),
    moves,
  };
}

export interface Days {
  readonly today: Day;
  /** The day of the run that is compared; not before today. */
  readonly on: Day;
}

function decisionsOn(facts: Facts, ruled: Facts, { today, on }: Days): Decision[] {
  const then = on === today ? ruled : factsOn(ruled, today, on, decide(facts, today));
  return decide(then, on).filter(isKept);
}

/** Does anything of the customer run under the strategy? */
function isUnder(facts: Facts, code: string): boolean {
  if (strategyOf(facts, null).strategy.code === code) return true;
  const { items } = facts.rules.choices;
  return items.size > 0 && facts.customer.items.some((item) => items.get(item.itemId) === code);
}

type Pair = readonly [was: Decision | undefined, is: Decision | undefined];

function pairs(before: readonly Decision[], after: readonly Decision[]): Pair[] {
  const currencies = new Set([...before, ...after].map(({ currency }) => currency));
  const of = (decisions: readonly Decision[], currency: string): Decision | undefined =>
    decisions.find((one) => one.currency === currency);
  return [...currencies].map((currency) => [of(before, currency), of(after, currency)]);
}

const outcomeOf = (decision: Decision | undefined): Outcome =>
  decision === undefined
    ? { do: 'none', because: 'nothing_due', step: null, kind: null }
    : {
        do: decision.do,
        because: decision.because,
        step: decision.step?.n ?? null,
        kind: decision.step?.kind ?? null,
      };

const keyOf = (outcome: Outcome): string => Object.values(outcome).join('|');

/** Another thing is done, another step is taken, or another sum is asked for. Why nothing is done may well be otherwise. */
function differs(was: Decision | undefined, is: Decision | undefined): boolean {
  const [before, after] = [outcomeOf(was), outcomeOf(is)];
  if (before.do !== after.do) return true;
  const acting = (was !== undefined && acts(was)) || (is !== undefined && acts(is));
  return acting && (keyOf(before) !== keyOf(after) || was?.demandMinor !== is?.demandMinor);
}

function addMove(
  moves: Map<string, Move>,
  was: Decision | undefined,
  is: Decision | undefined,
  customerId: number,
): void {
  const [from, to] = [outcomeOf(was), outcomeOf(is)];
  const key = `${keyOf(from)} → ${keyOf(to)}`;
  const known = moves.get(key) ?? { from, to, customers: 0, sums: new Map<string, number>(), examples: [] };
  const currency = (is ?? was)?.currency ?? '';
  const minor = is !== undefined && is.demandMinor > 0 ? is.demandMinor : (was?.demandMinor ?? 0);
  moves.set(key, {
    ...known,
    customers: known.customers + 1,
    sums: new Map([...known.sums, [currency, (known.sums.get(currency) ?? 0) + minor]]),
    examples: known.examples.length < EXAMPLES ? [...known.examples, customerId] : known.examples,
  });
}

function added(tally: Tally, decisions: readonly Decision[]): Tally {
  const next: Partial<Record<Does, number>> = { ...tally };
  for (const { do: does } of decisions) next[does] = (next[does] ?? 0) + 1;
  return next;
}

/** Who would be asked for money in a message and would not have been, or the other way round. */
export interface Asked {
  readonly customers: number;
  /** Minor units by currency. */
  readonly sums: ReadonlyMap<string, number>;
}

export function askedOtherwise({ moves }: Counterfactual): { readonly fewer: Asked; readonly more: Asked } {
  const all = [...moves.values()];
  return {
    fewer: together(all.filter(({ from, to }) => from.do === 'send' && to.do !== 'send')),
    more: together(all.filter(({ from, to }) => from.do !== 'send' && to.do === 'send')),
  };
}

function together(moves: readonly Move[]): Asked {
  const sums = new Map<string, number>();
  for (const [currency, minor] of moves.flatMap((move) => [...move.sums]))
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return { customers: moves.reduce((n, move) => n + move.customers, 0), sums };
}
