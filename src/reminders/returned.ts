import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { addDays } from '../kernel/day';
import type { Draft } from '../outbox/draft';
import { strategyOf, thresholdsIn, type Facts } from './facts';
import { openHearing } from './hearing';
import { release } from './release';
import type { Step } from './strategy';

/**
 * A payment went back: the customer is told at once and once, in words of its own, before any reminder goes on. It passes the
 * same last questions as a reminder: holds, strategy, go-live, workday, gap, recipient, language, ceiling.
 */
const TELLING: Step = {
  ...{
    n: 1,
    kind: 'reminder',
    trigger: { basis: 'due', days: 1 },
    channel: 'email',
    tone: 'neutral',
    template: 'free',
  },
  ...{ minGapDays: 1, payByDays: null, mode: 'automatic', ccEscalation: false },
};

/** Days in which it is still told; later the reminders of the items say enough. */
const LAPSES_AFTER = 10;

/** First day of returns that are told on that day. */
export const toldSince = (today: Day): Day => addDays(today, -LAPSES_AFTER);

export type Telling =
  | {
      readonly tells: true;
      readonly to: Draft['to'];
      readonly language: string;
      readonly itemIds: readonly number[];
    }
  /** Now; perhaps another day. */
  | { readonly tells: false };

/** What is told today about these items, which are open again. `facts` are those of their customer. */
export function tellingOf(facts: Facts, itemIds: readonly number[], today: Day): Telling {
  const { rules, customer } = facts;
  const [first] = customer.items.filter((item) => itemIds.includes(item.itemId));
  if (first === undefined || customer.customer.internal || !rules.freshness.fresh) return { tells: false };
  const hearing = openHearing(facts, first.currency, today);
  const items = hearing.sorted.all.filter(
    ({ item, place }) => itemIds.includes(item.itemId) && (place === 'named' || place === 'not_due'),
  );
  const free = items.filter(({ demandMinor }) => demandMinor > 0);
  const [driver] = free;
  if (driver === undefined) return { tells: false };
  const { ceilingMinor } = thresholdsIn(rules, first.currency);
  const decision = release(
    hearing,
    {
      ...{ step: TELLING, driver, items: free, oldAtGoLive: false, because: 'next_step' },
      strategyCode: strategyOf(facts, driver.item.itemId).strategy.code,
      demandMinor: sum(free.map(({ demandMinor }) => demandMinor)),
    },
    ceilingMinor,
  );
  if (decision.do !== 'send' || decision.recipient === null || decision.recipient.channel === 'call')
    return { tells: false };
  const { language, cc: _, found: __, ...to } = decision.recipient;
  return { tells: true, to, language, itemIds: free.map(({ item }) => item.itemId) };
}
