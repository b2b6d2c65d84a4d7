import { addDays, addMonths, dayOf, maxDay, partsOf, type Day } from '../kernel/day';
import type { Ask, ReliefRule, Since } from './countries';
import { lostByRate, type RateOf } from './rates';

/**
 * Whether the VAT of an item that nobody will pay may be claimed back on a day: each condition with how it stands, the first
 * and the last day, and the amount. VAT that the ledger does not say stays a question; it is never estimated.
 */
export interface LostItem {
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly dueOn: Day | null;
  /** Supplied, delivered or, where neither is known, invoiced. */
  readonly suppliedOn: Day;
  /** Of the whole invoice. */
  readonly invoiceMinor: number;
  readonly vatMinor: number | null;
  readonly openMinor: number;
  readonly writtenOffMinor: number;
  /** Of the whole invoice; empty: the ledger does not know them. */
  readonly rates: readonly RateOf[];
}

export type Standing = 'passed' | 'open' | 'not' | 'late';
type Condition = 'lost' | 'vat' | 'age' | 'time' | 'written' | Ask;

export interface ConditionTold {
  readonly condition: Condition;
  readonly standing: Standing;
  readonly on: Day | null;
}

export interface ReliefOfItem {
  readonly item: LostItem;
  /** What is lost of it: still open, or written off. */
  readonly lostMinor: number;
  /** The VAT in that; null: a question. */
  readonly vatMinor: number | null;
  /** The same by rate; empty: not known. */
  readonly byRate: readonly RateOf[];
  readonly from: Day | null;
  readonly until: Day | null;
  /** Of all conditions that the ledger can judge. */
  readonly standing: Standing;
  readonly conditions: readonly ConditionTold[];
}

/** The day on which the claim was given up: when the case ended; null while it goes on. */
export function reliefOf(rule: ReliefRule | undefined, item: LostItem, lostOn: Day | null, today: Day): ReliefOfItem {
  const lostMinor = Math.max(0, item.openMinor) + item.writtenOffMinor;
  const vatMinor = vatIn(item, lostMinor);
  const opening = rule === undefined ? null : openingOf(rule, item);
  const from = rule === undefined || lostOn === null || opening === 'unknown' ? null : maxDay(lostOn, opening ?? lostOn);
  const until = rule === undefined ? null : lapseOf(rule, item, { lostOn, opening });
  const known = rule === undefined ? [] : knownOf(rule, { item, lostOn, vatMinor, lostMinor, opening, until, today });
  const asks = (rule?.asks ?? []).map((condition): ConditionTold => ({ condition, standing: 'open', on: null }));
  const byRate = lostByRate(item.rates, lostMinor, vatMinor);
  return { item, lostMinor, vatMinor, byRate, from, until, standing: worstOf(known), conditions: [...known, ...asks] };
} // prettier-ignore

/** The share of the invoice’s VAT, rounded down: never more than was lost. */
export function vatIn(
  { vatMinor, invoiceMinor }: Pick<LostItem, 'vatMinor' | 'invoiceMinor'>,
  lostMinor: number,
): number | null {
  if (vatMinor === null || invoiceMinor <= 0) return null;
  return Number((BigInt(vatMinor) * BigInt(Math.min(lostMinor, invoiceMinor))) / BigInt(invoiceMinor));
}

function since(of: Since, { dueOn, suppliedOn }: LostItem): Day | null {
  if (of === 'supply') return suppliedOn;
  if (dueOn === null) return null;
  return of === 'due' ? dueOn : maxDay(dueOn, suppliedOn);
}

/** The first day after the months have gone by; null: no months are asked for. */
function openingOf({ opens }: ReliefRule, item: LostItem): Day | 'unknown' | null {
  if (opens === null) return null;
  const start = since(opens.of, item);
  return start === null ? 'unknown' : addDays(addMonths(start, opens.months), 1);
}

interface Reach {
  readonly lostOn: Day | null;
  readonly opening: Day | 'unknown' | null;
}

/** The last day on which it may be claimed. */
function lapseOf({ lapses }: ReliefRule, item: LostItem, { lostOn, opening }: Reach): Day | null {
  if (lapses === null) return null;
  if ('yearEnds' in lapses) return lostOn === null ? null : (dayOf(partsOf(lostOn)[0] + lapses.yearEnds, 12, 31) ?? null);
  const start = lapses.of === 'opening' ? (opening === 'unknown' ? null : opening) : since(lapses.of, item);
  if (start === null) return null;
  return addMonths(lapses.of === 'opening' ? addDays(start, -1) : start, lapses.months);
} // prettier-ignore

interface Known extends Reach {
  readonly item: LostItem;
  readonly vatMinor: number | null;
  readonly lostMinor: number;
  readonly until: Day | null;
  readonly today: Day;
}

function knownOf(rule: ReliefRule, { item, lostOn, vatMinor, lostMinor, opening, until, today }: Known): ConditionTold[] {
  const told = (condition: Condition, standing: Standing, on: Day | null = null): ConditionTold => ({ condition, standing, on });
  const opened = opening !== null && opening !== 'unknown' && today >= opening;
  return [
    told('lost', lostMinor === 0 ? 'not' : lostOn !== null && lostOn <= today ? 'passed' : 'open', lostOn),
    told('vat', vatMinor === null ? 'open' : vatMinor === 0 ? 'not' : 'passed'),
    ...(rule.opens === null ? [] : [told('age', opened ? 'passed' : 'open', opening === 'unknown' ? null : opening)]),
    ...(rule.lapses === null ? [] : [told('time', until === null ? 'open' : today <= until ? 'passed' : 'late', until)]),
    ...(rule.writtenOff ? [told('written', item.writtenOffMinor > 0 && item.openMinor <= 0 ? 'passed' : 'open')] : []),
  ];
} // prettier-ignore

/** What stands in the way comes first: nothing to claim, too late, then what is open. */
function worstOf(known: readonly ConditionTold[]): Standing {
  const is = (standing: Standing): boolean => known.some((one) => one.standing === standing);
  if (known.length === 0) return 'open';
  return is('not') ? 'not' : is('late') ? 'late' : is('open') ? 'open' : 'passed';
}
