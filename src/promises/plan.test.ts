import { fc } from '../kernel/testing/chance';
import { isWeekend, addDays, day, type Day, type Instant } from '../kernel/day';
import { sum } from '../kernel/money';
import { outsideOf, smallestFirst } from './band';
import { isVoidNow, judgePlan, planHoldOf, type Plan, type PlanItem, type PlanStep } from './plan';
import type { Received } from './promise';
import { scheduleOf, type Instalment, type ScheduleTerms } from './schedule';

const TODAY = day('2026-03-02');

const terms = (more: Partial<ScheduleTerms> = {}): ScheduleTerms => ({
  amountMinor: 100_000,
  firstOn: day('2026-03-31'),
  interval: 'monthly',
  of: { count: 3 },
  down: null,
  graceDays: 3,
  ...more,
});

const told = (instalments: readonly Instalment[]): string =>
  instalments
    .map(({ n, dueOn, countsUntil, amountMinor }) => `${n} ${dueOn}…${countsUntil.slice(5)} ${amountMinor}`)
    .join(' | ');

describe('the schedule of a plan', () => {
  it.each<[string, Partial<ScheduleTerms>, string]>([
    [
      'count gives the amount, the last absorbs what is left',
      {},
      '1 2026-03-31…04-07 33333 | 2 2026-04-30…05-06 33333 | 3 2026-06-01…06-04 33334',
    ],
    [
      'amount gives the count',
      { of: { eachMinor: 40_000 } },
      '1 2026-03-31…04-07 40000 | 2 2026-04-30…05-06 40000 | 3 2026-06-01…06-04 20000',
    ],
    [
      'a down payment is the first',
      { down: { amountMinor: 25_000, dueOn: day('2026-03-09') }, of: { count: 2 } },
      '1 2026-03-09…03-12 25000 | 2 2026-03-31…04-07 37500 | 3 2026-04-30…05-06 37500',
    ],
    [
      'every two weeks, never on a day on which no bank works',
      { interval: 'biweekly', firstOn: day('2026-04-03'), graceDays: 0 },
      '1 2026-04-07…04-07 33333 | 2 2026-04-17…04-17 33333 | 3 2026-05-04…05-04 33334',
    ],
    [
      'one cent each',
      { amountMinor: 3, interval: 'weekly', graceDays: 0 },
      '1 2026-03-31…03-31 1 | 2 2026-04-07…04-07 1 | 3 2026-04-14…04-14 1',
    ],
  ])('%s', (_, more, expected) => {
    expect(told(scheduleOf(terms(more), TODAY))).toBe(expected);
  });

  it.each<[string, Partial<ScheduleTerms>]>([
    ['the past', { firstOn: day('2026-02-27') }],
    ['a down payment of all', { down: { amountMinor: 100_000, dueOn: TODAY } }],
    ['a down payment after the first', { down: { amountMinor: 1_000, dueOn: day('2026-04-09') } }],
    ['less than a cent each', { amountMinor: 2 }],
    ['a number that is none', { of: { count: 2.5 } }],
    ['more instalments than a plan has', { of: { eachMinor: 1 } }],
    ['a plan without an end', { of: { count: 120 }, interval: 'monthly', firstOn: day('2027-12-01') }],
  ])('refuses %s', (_, more) => {
    expect(() => scheduleOf(terms(more), TODAY)).toThrow(expect.objectContaining({ code: 'plan-schedule' }) as Error);
  });

  it('whatever is asked: it adds up, its days rise, are bank days and are where they were agreed', () => {
    const asked = fc.record({
      amountMinor: fc.integer({ min: 120, max: 900_000_000 }),
      count: fc.integer({ min: 1, max: 119 }),
      interval: fc.constantFrom('weekly' as const, 'biweekly' as const),
      wait: fc.integer({ min: 0, max: 40 }),
      graceDays: fc.integer({ min: 0, max: 10 }),
      isDown: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, ({ amountMinor, count, interval, wait, graceDays, isDown }) => {
        const firstOn = addDays(TODAY, wait);
        const down = isDown && amountMinor > 240 ? { amountMinor: Math.floor(amountMinor / 2), dueOn: TODAY } : null;
        const made = scheduleOf({ amountMinor, of: { count }, interval, firstOn, graceDays, down }, TODAY);
        expect(sum(made.map((one) => one.amountMinor))).toBe(amountMinor);
        expect(made).toHaveLength(count + (down ? 1 : 0));
        for (const [at, one] of made.entries()) {
          expect(one.amountMinor).toBeGreaterThan(0);
          expect(isWeekend(one.dueOn)).toBe(false);
          expect(one.countsUntil >= one.dueOn).toBe(true);
          const before = made[at - 1];
          if (before) expect(one.dueOn >= before.dueOn).toBe(true);
        }
      }),
    );
  });
});

describe('the bands', () => {
  const bands = [
    { upToMinor: 100_000, mostInstalments: 3, mostDays: 100, firstPercent: 25 },
    { upToMinor: 1_000_000, mostInstalments: 6, mostDays: 190, firstPercent: 15 },
  ];
  const given = { companyCurrency: 'EUR', today: TODAY };
  const plan = (amountMinor: number, of: ScheduleTerms['of'], currency = 'EUR') => ({
    amountMinor,
    currency,
    instalments: scheduleOf(terms({ amountMinor, of }), TODAY),
  });

  it.each<[string, ReturnType<typeof plan>, string]>([
    ['inside', plan(100_000, { count: 3 }), ''],
    ['the next band from one cent more', plan(100_001, { count: 4 }), ''],
    ['one instalment too many', plan(100_000, { count: 4 }), 'too_many too_long'],
    ['a first payment that is too small', plan(300_000, { eachMinor: 44_999 }), 'too_many too_long first_too_small'],
    ['an amount that no band covers', plan(1_000_001, { count: 2 }), 'no_band'],
    ['another currency', plan(1_000, { count: 2 }, 'SEK'), 'other_currency'],
  ])('%s', (_, asked, expected) => {
    expect(outsideOf({ bands }, asked, given).join(' ')).toBe(expected);
  });

  it('the smallest first payment is rounded up', () => {
    const band = { upToMinor: null, mostInstalments: 1, mostDays: 1, firstPercent: 12.5 };
    expect([
      smallestFirst(band, 1_000),
      smallestFirst(band, 1_001),
      smallestFirst({ ...band, firstPercent: 0 }, 5),
    ]).toEqual([125, 126, 0]);
  });
});

const step = (kind: PlanStep['kind'], on: string, more: Partial<PlanStep> = {}): PlanStep => ({
  kind,
  on: day(on),
  at: `${on}T09:00:00.000Z` as Instant,
  by: 'maria',
  why: null,
  until: null,
  ...more,
});

const item = (itemId: number, amountMinor: number, more: Partial<PlanItem> = {}): PlanItem => ({
  itemId,
  document: `F-${itemId}`,
  part: 1,
  parts: 1,
  issuedOn: day('2026-01-05'),
  dueOn: day('2026-02-04'),
  amountMinor,
  owedMinor: amountMinor,
  ...more,
});

const ACCEPTED = [
  step('drafted', '2026-03-02'),
  step('offered', '2026-03-02', { until: day('2026-03-16') }),
  step('accepted', '2026-03-03'),
];

/** Three instalments of 300.00 on 03-31, 04-30 and 06-01; receipts count until 04-07, 05-06 and 06-04. */
const plan = (more: Partial<Plan> = {}): Plan => ({
  id: 1,
  companyId: 1,
  customerId: 1,
  number: 'P-0001',
  currency: 'EUR',
  amountMinor: 90_000,
  interval: 'monthly',
  graceDays: 3,
  missedLimit: 2,
  source: 'phone',
  byWhom: null,
  note: null,
  reference: null,
  recordedAt: '2026-03-02T09:00:00.000Z' as Instant,
  recordedBy: 'maria',
  items: [item(1, 50_000), item(2, 40_000)],
  instalments: scheduleOf(terms({ amountMinor: 90_000 }), TODAY).map((one) => ({ ...one, id: 10 + one.n })),
  steps: ACCEPTED,
  ...more,
});

/** `1+30000 03-31`: paid and matched that day; `1+30000 03-31/04-20`: matched later; `1-30000 04-20 of 1`: it went back. */
function money(text: string, unappliedMinor = 0): { received: Received[]; unappliedMinor: number } {
  const received: Received[] = [];
  for (const line of text.split(',').map((part) => part.trim())) {
    if (line === '') continue;
    const [, of, sign, minor, from, matched, back] =
      /^(\d)([+-])(\d+) ([\d-]+)(?:\/([\d-]+))?(?: of (\d+))?$/.exec(line) ?? [];
    const reversed = back === undefined ? undefined : received[Number(back) - 1];
    received.push({
      allocationId: received.length + 1,
      itemId: Number(of),
      amountMinor: Number(minor) * (sign === '-' ? -1 : 1),
      allocatedOn: day(`2026-${matched ?? from ?? ''}`),
      receivedOn: reversed?.receivedOn ?? day(`2026-${from ?? ''}`),
      reversesId: reversed?.allocationId ?? null,
    });
  }
  return { received, unappliedMinor };
}

describe('the verdict on a plan', () => {
  const seen = (came: string, on: string, more: Partial<Plan> = {}, unappliedMinor = 0): string => {
    const judged = judgePlan(plan(more), money(came, unappliedMinor), day(`2026-${on}`));
    return `${judged.state}: ${judged.instalments.map(({ state }) => state).join(' ')}`;
  };

  it.each<[string, string, string, string]>([
    ['before its first day', '', '03-30', 'accepted: coming coming coming'],
    ['on its first day', '', '03-31', 'active: open coming coming'],
    ['in the bank days of grace', '', '04-07', 'active: open coming coming'],
    ['after them', '', '04-08', 'active: missed coming coming'],
    ['paid on the last day that counts', '1+30000 04-07', '04-08', 'active: paid coming coming'],
    ['paid in time and matched late', '1+30000 04-07/04-20', '04-20', 'active: paid coming coming'],
    ['paid too late', '1+30000 04-09', '04-09', 'active: paid_late coming coming'],
    ['whichever invoice the money was matched with', '2+30000 04-01', '04-08', 'active: paid coming coming'],
    ['too little', '1+29999 04-01', '04-08', 'active: missed coming coming'],
    ['two at once', '1+50000 04-01, 2+10000 04-01', '05-20', 'active: paid paid coming'],
    ['a payment that went back', '1+30000 04-01, 1-30000 04-20 of 1', '04-20', 'active: missed coming coming'],
    ['the day before it went back', '1+30000 04-01, 1-30000 04-20 of 1', '04-19', 'active: paid coming coming'],
    ['everything', '1+50000 04-01, 2+40000 04-02', '04-02', 'completed: paid paid paid'],
    ['what came later has no say', '1+50000 04-01, 2+40000 04-02', '03-30', 'accepted: coming coming coming'],
  ])('%s', (_, came, on, expected) => {
    expect(seen(came, on)).toBe(expected);
  });

  it('money that nobody has matched is not held against the customer', () => {
    expect(seen('', '05-20', {}, 30_000)).toBe('active: awaiting_allocation missed coming');
    expect(seen('', '05-20', {}, 29_999)).toBe('active: missed missed coming');
  });

  it('an invoice that was cancelled since is paid for', () => {
    expect(seen('', '05-20', { items: [item(1, 50_000, { owedMinor: 0 }), item(2, 40_000)] })).toBe(
      'active: paid missed coming',
    );
  });

  it('follows what people did, as of the day', () => {
    const steps = [...ACCEPTED, step('defaulted', '2026-05-07'), step('reinstated', '2026-05-11')];
    const on = (text: string): string => judgePlan(plan({ steps }), money(''), day(text)).state;
    expect(['2026-03-02', '2026-03-03', '2026-05-07', '2026-05-12'].map(on)).toEqual([
      'offered',
      'accepted',
      'defaulted',
      'active',
    ]);
    const undone = [
      ...ACCEPTED,
      step('offered', '2026-03-04'),
      step('cancelled', '2026-03-05'),
      step('offered', '2026-03-06'),
    ];
    expect(
      ['2026-03-04', '2026-03-05', '2026-03-06'].map(
        (text) => judgePlan(plan({ steps: undone }), money('1+30000 03-05'), day(text)).state,
      ),
    ).toEqual(['offered', 'cancelled', 'offered']);
  });

  it('is void after so many missed instalments, and those before it was reinstated no longer count', () => {
    const voidOn = (text: string, steps = ACCEPTED): boolean =>
      isVoidNow(judgePlan(plan({ steps }), money(''), day(text)));
    expect([voidOn('2026-05-06'), voidOn('2026-05-07')]).toEqual([false, true]);
    const again = [...ACCEPTED, step('defaulted', '2026-05-07'), step('reinstated', '2026-05-11')];
    expect([voidOn('2026-05-12', again), voidOn('2026-06-05', again)]).toEqual([false, false]);
  });

  it('keeps back of an invoice what it still pays of it', () => {
    const part = {
      planId: 1,
      number: 'P-0001',
      customerId: 1,
      itemId: 2,
      author: 'maria',
      from: TODAY,
      until: null,
      amountMinor: 500,
    };
    expect(planHoldOf({ ...part, receivedMinor: 200 })).toMatchObject({ amountMinor: 300, kind: 'plan', caused: true });
    expect(planHoldOf({ ...part, until: TODAY, receivedMinor: -1 })).toMatchObject({ amountMinor: 500, caused: false });
    expect(planHoldOf({ ...part, receivedMinor: 500 })).toBeUndefined();
  });
});

describe('laws of plans, whatever comes in and goes back', () => {
  const move = fc.record({
    itemId: fc.constantFrom(1, 2),
    minor: fc.integer({ min: 1, max: 60_000 }),
    after: fc.integer({ min: 0, max: 120 }),
    late: fc.integer({ min: 0, max: 10 }),
    back: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
  });
  const history = fc.array(move, { maxLength: 12 }).map((moves) =>
    moves.flatMap(({ itemId, minor, after, late, back }, at): Received[] => {
      const receivedOn = addDays(day('2026-03-03'), after);
      const allocatedOn = addDays(receivedOn, late);
      const paid = { allocationId: 2 * at + 1, itemId, amountMinor: minor, allocatedOn, receivedOn, reversesId: null };
      return back === null
        ? [paid]
        : [
            paid,
            {
              ...paid,
              allocationId: 2 * at + 2,
              amountMinor: -minor,
              allocatedOn: addDays(allocatedOn, back),
              reversesId: paid.allocationId,
            },
          ];
    }),
  );
  const onDay = fc.integer({ min: 0, max: 160 }).map((days): Day => addDays(day('2026-03-03'), days));
  const judged = (received: readonly Received[], on: Day) => judgePlan(plan(), { received, unappliedMinor: 0 }, on);

  it('cover is never more than is due of an instalment, adds up, and the oldest is covered first', () => {
    fc.assert(
      fc.property(history, onDay, (received, on) => {
        const { instalments, coveredMinor, leftMinor } = judged(received, on);
        expect(coveredMinor + leftMinor).toBe(90_000);
        expect(sum(instalments.map((one) => one.coveredMinor))).toBe(coveredMinor);
        for (const [at, one] of instalments.entries()) {
          expect(one.coveredMinor).toBeGreaterThanOrEqual(0);
          expect(one.coveredMinor + one.shortfallMinor).toBe(one.amountMinor);
          if (one.coveredMinor > 0)
            expect(instalments.slice(0, at).every(({ shortfallMinor }) => shortfallMinor === 0)).toBe(true);
        }
      }),
    );
  });

  it('more money never covers less, and never makes an instalment missed', () => {
    fc.assert(
      fc.property(history, move, onDay, (received, { itemId, minor, after }, on) => {
        const receivedOn = addDays(day('2026-03-03'), after);
        const more = {
          allocationId: 999,
          itemId,
          amountMinor: minor,
          allocatedOn: receivedOn,
          receivedOn,
          reversesId: null,
        };
        const [without, withIt] = [judged(received, on), judged([...received, more], on)];
        for (const [at, one] of withIt.instalments.entries()) {
          expect(one.coveredMinor).toBeGreaterThanOrEqual(without.instalments[at]?.coveredMinor ?? 0);
        }
        expect(withIt.missed).toBeLessThanOrEqual(without.missed);
      }),
    );
  });

  it('taking everything back leaves the plan as if nothing had come', () => {
    fc.assert(
      fc.property(history, (received) => {
        const open = received.filter(
          (one) => one.reversesId === null && !received.some((other) => other.reversesId === one.allocationId),
        );
        const back = open.map((one) => ({
          ...one,
          allocationId: 1_000 + one.allocationId,
          amountMinor: -one.amountMinor,
          reversesId: one.allocationId,
        }));
        const last = day('2026-09-01');
        expect(judged([...received, ...back], last).instalments).toEqual(judged([], last).instalments);
      }),
    );
  });
});
