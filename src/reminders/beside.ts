import { addDays, type Day } from '../kernel/day';
import type { Placed } from './decision';
import { strategyOf, type Facts, type SettledItem } from './facts';
import { oldestFirst, type Candidate, type Sorted } from './place';
import type { Step } from './strategy';

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
  const settled = facts.customer.settled.filter((one) => one.item.currency === currency);
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

function latest(settled: readonly SettledItem[]): SettledItem | undefined {
  return [...settled].sort((a, b) =>
    a.settledOn < b.settledOn ? 1 : a.settledOn > b.settledOn ? -1 : b.item.itemId - a.item.itemId,
  )[0];
}

const wasThanked = (facts: Facts, { item, settledOn }: SettledItem): boolean =>
  facts.customer.past.some(
    (past) => past.itemId === item.itemId && past.kind === 'thank_you' && past.issuedOn >= settledOn,
  );

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

/** Everything that enters the window of its notice today or did so before without being told. It lapses at the due day. */
function preDue(sorted: Sorted, today: Day): Beside | undefined {
  const reached = coming(sorted, today).flatMap((candidate) => {
    const step = noticeFor(candidate, today);
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

/** The last notice whose day has come; an earlier one that was missed is not made up for. */
function noticeFor({ item, strategy }: Candidate, today: Day): Step | undefined {
  const dueOn = item.dueOn;
  if (dueOn === null) return undefined;
  return strategy.steps
    .filter((step) => step.kind === 'pre_due' && addDays(dueOn, step.trigger.days) <= today)
    .sort((a, b) => b.trigger.days - a.trigger.days)[0];
}

const coming = (sorted: Sorted, today: Day): Candidate[] =>
  sorted.all
    .filter(
      (one) => one.place === 'not_due' && one.demandMinor > 0 && one.item.dueOn !== null && one.item.dueOn > today,
    )
    .sort(oldestFirst);

const noticed = (candidate: Candidate, step: Step): Placed => ({
  ...candidate,
  place: 'named',
  because: null,
  step: step.n,
  advances: true,
});
