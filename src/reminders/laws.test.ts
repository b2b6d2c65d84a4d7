import { fc, runs } from '../kernel/testing/chance';
import { assert } from '../kernel/assert';
import { addDays, day, daysBetween, minDay, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { HOLD_KINDS, type Hold } from '../ledger/hold';
import type { OpenItem } from '../ledger/open-item';
import { decide } from './decide';
import { acts, demanded, type Acts, type Decision, type Placed } from './decision';
import { deedAgain } from './deed';
import { strategyOf, type Facts } from './facts';
import { afterDay, demandsOf } from './foresee';
import { NO_PAYEES } from '../ledger/payee';
import { creditIn, draftOf, type Wording } from './message';
import { keptOf, type Kept } from './record';
import { checkStrategy } from './strategy';
import { contact, facts, hold, item, rules } from './testing/facts';

/** Whatever the history: what a run may never do. Each history is a few months of one customer with everything that can happen. */
const START = day('2026-01-05');

interface Event {
  readonly at: number;
  readonly hold?: Hold;
  readonly pays?: number;
  readonly call?: true;
}

interface History {
  readonly strategy: string;
  readonly items: readonly OpenItem[];
  readonly events: readonly Event[];
  /** Days for which each letter lies before somebody posts it; null: everything goes by email. */
  readonly lies: number | null;
  /** Days on which the run took place. */
  readonly runs: readonly number[];
}

const anItem = (id: number): fc.Arbitrary<OpenItem> =>
  fc
    .record({
      due: fc.integer({ min: -60, max: 60 }),
      minor: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 100, max: 90_000 }) },
        { weight: 1, arbitrary: fc.integer({ min: -20_000, max: -100 }) },
      ),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
      level: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 5 }),
      dated: fc.boolean(),
    })
    .map(({ due, minor, currency, level, dated }) =>
      item(id, {
        amountMinor: minor,
        currency,
        dueOn: minor < 0 || (!dated && due > 50) ? null : addDays(START, due),
        issuedOn: addDays(START, due - 30),
        openingStep: minor < 0 ? null : level,
      }),
    );

const anEvent: fc.Arbitrary<Event> = fc.oneof(
  fc
    .record({
      at: fc.integer({ min: 0, max: 120 }),
      itemId: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null, freq: 3 }),
      kind: fc.constantFrom(...HOLD_KINDS),
      part: fc.option(fc.integer({ min: 1, max: 50_000 }), { nil: null }),
      days: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ at, itemId, kind, part, days }) => ({
      at,
      hold: hold(kind, {
        key: `${kind}/${at}`,
        itemId,
        amountMinor: itemId === null ? null : part,
        from: addDays(START, at),
        until: addDays(START, at + days),
      }),
    })),
  fc.record({ at: fc.integer({ min: 0, max: 120 }), pays: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ at: fc.integer({ min: 0, max: 120 }), call: fc.constant(true as const) }),
);

const aHistory: fc.Arbitrary<History> = fc.record({
  strategy: fc.constantFrom('gentle', 'standard', 'firm', 'three-times', 'two-times', 'asking', 'asking'),
  items: fc
    .integer({ min: 1, max: 6 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anItem(at + 1)))),
  events: fc.array(anEvent, { maxLength: 8 }),
  lies: fc.option(fc.integer({ min: 0, max: 25 }), { nil: null }),
  runs: fc
    .uniqueArray(fc.integer({ min: 0, max: 140 }), { minLength: 20, maxLength: 140 })
    .map((runs) => runs.sort((a, b) => a - b)),
});

/** A strategy whose steps ask for something before they are taken. */
const ASKING = checkStrategy({
  code: 'asking',
  name: 'Asking',
  steps: [
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 2 }, payByDays: 5, when: { totalMinor: 5_000 } },
    { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 8 }, payByDays: 5, when: { count: 2 } },
    { n: 3, kind: 'final', trigger: { basis: 'previous_step', days: 8 }, payByDays: 5, when: { days: 40, totalMinor: 20_000 } },
    { n: 4, kind: 'propose_hand_over', trigger: { basis: 'previous_step', days: 8 }, mode: 'task', when: { segments: ['A'] } },
  ],
}); // prettier-ignore

interface Played {
  readonly on: Day;
  readonly before: Facts;
  readonly decisions: readonly Decision[];
}

function play(history: History): Played[] {
  let now = facts(
    { items: history.items, contacts: history.lies === null ? [contact()] : [] },
    rules(
      { choices: { company: history.strategy, segments: [], customers: new Map(), items: new Map() } },
      ASKING.ok ? [ASKING.strategy] : [],
    ),
  );
  const played: Played[] = [];
  const last = Math.max(...history.runs);
  for (let at = 0; at <= last; at += 1) {
    const on = addDays(START, at);
    for (const event of history.events) if (event.at === at) now = happened(now, event, on);
    now = withLetters(now, history.lies, on);
    if (!history.runs.includes(at)) continue;
    const decisions = decide(now, on);
    played.push({ on, before: now, decisions });
    now = withLetters(afterDay(now, decisions, on), history.lies, on);
  }
  return played;
}

/** Each letter is posted when it has lain for so many days. */
function withLetters(before: Facts, lies: number | null, today: Day): Facts {
  if (lies === null) return before;
  const past = before.customer.past.map((one) => {
    const postedOn = addDays(one.issuedOn, lies);
    return { ...one, leftOn: postedOn <= today ? postedOn : null };
  });
  return { ...before, customer: { ...before.customer, past } };
}

function happened(before: Facts, event: Event, on: Day): Facts {
  const { customer } = before;
  if (event.hold) return { ...before, customer: { ...customer, holds: [...customer.holds, event.hold] } };
  if (event.call) return { ...before, customer: { ...customer, lastContact: { on, what: 'call' } } };
  return { ...before, customer: { ...customer, items: customer.items.filter((one) => one.itemId !== event.pays) } };
}

const messages = (played: Played): Acts[] =>
  played.decisions.filter((one): one is Acts => one.do === 'send' || one.do === 'approve');

const wording = (on: Day): Wording => ({
  ...{ about: 'reminder/1', batch: 'run/1', day: on, fileNumber: '0000001', bookedUntil: on },
  lateDiscount: () => undefined,
  payees: NO_PAYEES,
  disputedLines: () => [],
  charges: () => [],
  paymentFor: (_, amountMinor) => ({
    iban: 'FR76',
    bic: null,
    holder: 'We',
    bankName: null,
    reference: 'RF',
    amountMinor,
  }),
});

const always = (law: (played: readonly Played[], history: History) => void): void => {
  fc.assert(
    fc.property(aHistory, (history) => law(play(history), history)),
    runs(80),
  );
};

describe('whatever the history', () => {
  it('a held item is never chased', () => {
    always((days) => {
      for (const { on, before, decisions } of days) {
        for (const decision of decisions.filter(acts)) {
          for (const { item: one, demandMinor } of demanded(decision)) {
            const holds = before.customer.holds.filter((held) => held.from <= on && (held.caused || held.until === null || on <= held.until) && (held.itemId === null || held.itemId === one.itemId)); // prettier-ignore
            const held = holds.reduce((kept, each) => kept + (each.amountMinor ?? one.openMinor), 0);
            expect(demandMinor).toBe(Math.max(0, one.openMinor - held));
            expect(demandMinor).toBeGreaterThan(0);
          }
        }
      }
    });
  });

  it('no step is skipped, none is taken twice, and each item takes its own', () => {
    always((days, history) => {
      const reached = new Map(history.items.map((one) => [one.itemId, one.openingStep ?? 0]));
      for (const { decisions } of days) {
        for (const placed of decisions.filter(acts).flatMap((one) => (one.step.n > 0 ? demanded(one) : []))) {
          const before = reached.get(placed.item.itemId) ?? 0;
          expect(placed.step - before).toBe(placed.advances ? 1 : 0);
          reached.set(placed.item.itemId, placed.step);
        }
      }
    });
  });

  it('no step is taken before what it asks for is met', () => {
    always((days) => {
      for (const { on, before, decisions } of days) {
        for (const decision of decisions.filter((one): one is Acts => acts(one) && one.step.n > 0)) {
          const { ladder } = strategyOf(before, null).strategy;
          const all = demanded(decision);
          const total = sum(all.map((one) => one.demandMinor)) + sum(decision.credits.map((one) => one.openMinor));
          const oldest = all.map(({ item: one }) => one.dueOn ?? on).reduce(minDay, on);
          // what was never demanded starts at the first step wherever it is listed, whatever that step would ask for by itself
          const beside = (one: Placed): boolean => one.step === 1 && decision.step.n > 1;
          const own = all.filter((one) => one.advances && !beside(one)).map(({ step }) => step);
          const steps = [decision.step.n, ...own];
          for (const { when } of steps.flatMap((n) => ladder[n - 1] ?? [])) {
            expect(all.length).toBeGreaterThanOrEqual(when?.count ?? 0);
            if (decision.currency === 'EUR') expect(total).toBeGreaterThanOrEqual(when?.totalMinor ?? 0);
            expect(daysBetween(oldest, on)).toBeGreaterThanOrEqual(when?.days ?? 0);
            expect(when?.segments).toBeUndefined();
          }
        }
      }
    });
  });

  it('there are never two messages to a customer on a day, and contacts keep their distance', () => {
    always((days) => {
      let last: Day | undefined;
      for (const played of days) {
        const sent = messages(played);
        expect(new Set(sent.map((one) => JSON.stringify(one.recipient))).size).toBeLessThanOrEqual(1);
        if (sent.length === 0) continue;
        if (last !== undefined) expect(addDays(last, 6) <= played.on).toBe(true);
        last = played.on;
      }
    });
  });

  it('nothing is demanded on or before its due day, nor without one', () => {
    always((days) => {
      for (const { on, decisions } of days) {
        for (const decision of decisions.filter((one): one is Acts => acts(one) && one.step.n > 0)) {
          for (const { item: one } of demanded(decision)) expect(one.dueOn !== null && one.dueOn < on).toBe(true);
        }
      }
    });
  });

  it('a final step names only what was demanded in two earlier steps whose day to pay has passed', () => {
    always((days, history) => {
      const steps = new Map(history.items.map((one) => [one.itemId, one.openingStep ?? 0]));
      const payBy = new Map<number, Day>();
      for (const { on, decisions } of days) {
        for (const decision of decisions.filter((one): one is Acts => acts(one) && one.step.n > 0)) {
          for (const placed of demanded(decision)) {
            const id = placed.item.itemId;
            if (
              (decision.step.kind === 'final' || decision.step.kind === 'propose_hand_over') &&
              placed.place === 'named'
            ) {
              expect(steps.get(id) ?? 0).toBeGreaterThanOrEqual(2);
              expect((payBy.get(id) ?? '') < on).toBe(true);
            }
            if (placed.advances) steps.set(id, (steps.get(id) ?? 0) + 1);
            const isNew = placed.advances || !payBy.has(id);
            if (decision.payByOn !== null && isNew) payBy.set(id, decision.payByOn);
          }
        }
      }
    });
  });

  it('no step follows a letter that nobody has posted, and its days count from the posting', () => {
    always((days) => {
      for (const { on, before, decisions } of days) {
        for (const decision of decisions.filter((one): one is Acts => acts(one) && one.step.n > 0)) {
          const { ladder } = strategyOf(before, null).strategy;
          const cleared = before.customer.clearedOn.get(decision.currency) ?? '';
          for (const placed of demanded(decision).filter((one) => one.advances)) {
            const last = before.customer.past.find((one) => one.itemId === placed.item.itemId && one.advances && one.step === placed.step - 1 && one.step > 0 && one.issuedOn > cleared); // prettier-ignore
            const trigger = ladder[placed.step - 1]?.trigger;
            if (!last || trigger?.basis !== 'previous_step') continue;
            expect(last.leftOn).not.toBeNull();
            expect(last.leftOn !== null && addDays(last.leftOn, trigger.days) <= on).toBe(true);
          }
        }
      }
    });
  });

  it('what is only listed again keeps the day to pay that was named to it', () => {
    always((days) => {
      const named = new Map<number, Day>();
      for (const played of days) {
        const sent = messages(played).filter((one) => one.step.n > 0);
        const lines = sent.flatMap((one) => {
          const draft = draftOf({ facts: played.before, decisions: [one] }, wording(played.on));
          return draft?.content.sections.flatMap(({ items, alsoDue }) => [...items, ...alsoDue]) ?? [];
        });
        for (const placed of sent.flatMap(demanded)) {
          const { itemId } = placed.item;
          const line = lines.find((one) => one.itemId === itemId);
          const before = named.get(itemId);
          if (!placed.advances && before !== undefined) expect(line?.payByOn).toBe(before);
          if (line?.payByOn) named.set(itemId, line.payByOn);
        }
      }
    });
  });

  it('the demand is what is listed less the credits', () => {
    always((days) => {
      for (const played of days) {
        for (const decision of messages(played).filter((one) => one.step.n !== 0)) {
          const listed = sum(demanded(decision).map((one) => one.demandMinor));
          const credits = sum(decision.credits.map((one) => one.openMinor));
          expect(decision.demandMinor).toBe(listed + credits);
          expect(decision.demandMinor).toBeGreaterThan(0);
        }
      }
    });
  });

  it('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(aHistory, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (history, chance) => {
        const shuffled = <T>(rows: readonly T[]): T[] => {
          const keyed = rows.map((row) => ({ row, key: chance.next().value }));
          return keyed.sort((a, b) => a.key - b.key).map(({ row }) => row);
        };
        for (const { on, before, decisions } of play(history)) {
          const { customer } = before;
          const other = {
            ...customer,
            items: shuffled(customer.items),
            holds: shuffled(customer.holds),
            past: shuffled(customer.past),
          };
          expect(decide({ ...before, customer: other }, on)).toEqual(decisions);
        }
      }),
      runs(30),
    );
  });

  it('what was kept, put together again, says the same and takes the same steps', () => {
    always((days) => {
      for (const { on, before, decisions } of days) {
        for (const decision of decisions.filter(acts)) {
          const kept = JSON.parse(JSON.stringify(keptOf(decision))) as Kept;
          const again = deedAgain(kept);
          assert(again !== undefined, 'what it says was kept');
          expect(draftOf({ facts: before, decisions: [again] }, wording(on))).toEqual(
            draftOf({ facts: before, decisions: [decision] }, wording(on)),
          );
          expect(demandsOf(again, on)).toEqual(demandsOf(decision, on));
          expect([again.driver.item.itemId, again.payByOn, again.demandMinor, creditIn(again)]).toEqual([
            ...[decision.driver.item.itemId, decision.payByOn, decision.demandMinor, creditIn(decision)],
          ]);
          const { said: _, ...less } = kept.carry ?? {};
          expect(deedAgain({ ...kept, carry: less as Kept['carry'] })).toBeUndefined(); // as an earlier version kept it
        }
      }
    });
  });

  it('every decision has its reason, and every reason its chain', () => {
    always((days) => {
      for (const { decisions } of days) {
        for (const { chain } of decisions) {
          expect(chain.length).toBeGreaterThan(0);
          for (const { fact } of chain) expect(fact).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    });
  });
});
