import { addDays, type Day } from '../kernel/day';
import { mayComeBack, sureOn } from './debit';
import type { Placed } from './decision';
import { strategyOf, type Facts, type SettledItem } from './facts';
import type { Candidate, Sorted } from './place';
import type { Step, Strategy } from './strategy';

/**
 * What may be said when nothing is overdue: the message about a new customer's first invoice, a notice before the due day,
 * thanks for a reminded debt that was paid in full. Each is said once, and none of them threatens or counts as a demand.
 * What lapses first goes first.
 */
export interface Beside {
  readonly because: 'thanks' | 'pre_due' | 'first_invoice';
  readonly step: Step;
  readonly driver: Placed;
  readonly items: readonly Placed[];
  readonly demandMinor: number;
}

export function besideToday(facts: Facts, sorted: Sorted, currency: string, today: Day): Beside | undefined {
  return firstInvoice(facts, sorted, today) ?? preDue(sorted, today) ?? thanks(facts, currency, today);
}

/** Thanks and welcomes that come too late are not sent. */
const LAPSES_AFTER = 14;

const within = (from: Day, step: Step, today: Day): boolean => {
  const due = addDays(from, step.trigger.days);
  return due <= today && today <= addDays(due, LAPSES_AFTER);
};

function thanks(facts: Facts, currency: string, today: Day): Beside | undefined {
  const settled = facts.customer.settled
    .filter((one) => one.item.currency === currency)
    .map((one) => ({ ...one, settledOn: sureDay(facts, one) }));
  const last = latest(settled);
  if (!last?.paid) return undefined;
  const step = strategyOf(facts, last.item.itemId).strategy.steps.find((one) => one.kind === 'thank_you');
  if (!step || !within(last.settledOn, step, today)) return undefined;
  const fresh = settled.filter((one) => within(one.settledOn, step, today) && !wasThanked(facts, one));
  if (!fresh.includes(last)) return undefined;
  const items = fresh.map((one) => thanked(one, step));
  const driver = items.find((placed) => placed.item === last.item);
  return driver && { because: 'thanks', step, driver, items, demandMinor: 0 };
}

/** What we collect may still come back, a cheque too, and is no payment before that. */
const sureDay = ({ customer }: Facts, { item, settledOn }: SettledItem): Day =>
  mayComeBack(item.paymentMethod ?? customer.customer.paymentMethod) ? sureOn(settledOn) : settledOn;

function latest(settled: readonly SettledItem[]): SettledItem | undefined {
  return [...settled].sort((a, b) =>
    a.settledOn < b.settledOn ? 1 : a.settledOn > b.settledOn ? -1 : b.item.itemId - a.item.itemId,
  )[0];
}

const wasThanked = (facts: Facts, { item }: SettledItem): boolean =>
  facts.customer.past.some((past) => past.itemId === item.itemId && past.kind === 'thank_you');

const thanked = ({ item }: SettledItem, step: Step): Placed => ({
  item,
  place: 'named',
  because: null,
  step: step.n,
  advances: true,
  demandMinor: 0,
  holds: [],
});

/** A customer who came after the company's first ledger, to whom nobody has written yet. */
function firstInvoice(facts: Facts, sorted: Sorted, today: Day): Beside | undefined {
  const { knownSince, lastContact, past } = facts.customer;
  if (knownSince <= facts.rules.firstKnownOn || lastContact !== null || past.length > 0) return undefined;
  const first = coming(sorted, today)[0];
  const step = first?.strategy.steps.find((one) => one.kind === 'first_invoice');
  if (!first || !step || !within(first.item.issuedOn, step, today)) return undefined;
  const driver = noticed(first, step);
  return { because: 'first_invoice', step, driver, items: [driver], demandMinor: first.demandMinor };
}

/** Everything that entered the window of its notice, today or before, without being told. It lapses at the due day. */
function preDue(sorted: Sorted, today: Day): Beside | undefined {
  const noticeFor = notices(today);
  const reached = coming(sorted, today).flatMap((candidate) => {
    const step = noticeFor(candidate);
    return step && !candidate.stage.notices.includes(step.n) ? [{ candidate, step }] : [];
  });
  const next = reached[0];
  if (!next) return undefined;
  const items = reached
    .filter(({ step }) => step.n === next.step.n)
    .map(({ candidate, step }) => noticed(candidate, step));
  const driver = items[0];
  const demandMinor = items.reduce((sum, placed) => sum + placed.demandMinor, 0);
  return driver && { because: 'pre_due', step: next.step, driver, items, demandMinor };
}

/** For an item, the last notice whose day has come; an earlier one that was missed is not made up for. */
function notices(today: Day): (candidate: Candidate) => Step | undefined {
  const windows = new Map<Strategy, { step: Step; dueBy: Day }[]>();
  const windowsOf = (strategy: Strategy): { step: Step; dueBy: Day }[] => {
    const made = windows.get(strategy) ?? windowsFor(strategy, today);
    windows.set(strategy, made);
    return made;
  };
  return ({ item, strategy }) =>
    windowsOf(strategy).find(({ dueBy }) => item.dueOn !== null && item.dueOn <= dueBy)?.step;
}

/** The steps before the due day, the latest first, each with the last due day that has reached it. */
const windowsFor = (strategy: Strategy, today: Day): { step: Step; dueBy: Day }[] =>
  strategy.steps
    .filter((step) => step.kind === 'pre_due')
    .sort((a, b) => b.trigger.days - a.trigger.days)
    .map((step) => ({ step, dueBy: addDays(today, -step.trigger.days) }));

const coming = (sorted: Sorted, today: Day): Candidate[] =>
  sorted.all.filter(
    (one) =>
      one.item.instalment === undefined &&
      one.place === 'not_due' &&
      one.demandMinor > 0 &&
      one.item.dueOn !== null &&
      one.item.dueOn > today,
  );

const noticed = (candidate: Candidate, step: Step): Placed => ({
  ...candidate,
  place: 'named',
  because: null,
  step: step.n,
  advances: true,
});
