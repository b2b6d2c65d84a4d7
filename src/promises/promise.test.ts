import { fc } from '../kernel/testing/chance';
import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, day, type Day, type Instant } from '../kernel/day';
import { demandable } from '../ledger/demandable';
import { levelOf, pausesByItself } from './level';
import { holdOf, judge, paidOn, type Judged, type Promised, type PromisedPart, type Received } from './promise';
import { reliability } from './reliability';

/** 2026-03-10 is a Tuesday: with three bank days of tolerance a receipt of Friday the 13th still counts. */
const PROMISED_ON = day('2026-03-10');

const promise = (parts: readonly Partial<PromisedPart>[], more: Partial<Promised> = {}): Promised => ({
  id: 1,
  companyId: 1,
  customerId: 1,
  currency: 'EUR',
  amountMinor: parts.reduce((all, part) => all + (part.amountMinor ?? 0), 0),
  givenOn: day('2026-03-02'),
  promisedOn: PROMISED_ON,
  toleranceDays: 3,
  countsUntil: addWorkdays(TARGET, PROMISED_ON, 3),
  pauses: true,
  level: 1,
  byWhom: null,
  channel: 'phone',
  note: null,
  recordedAt: '2026-03-02T09:00:00.000Z' as Instant,
  recordedBy: 'maria',
  withdrawnOn: null,
  withdrawnWhy: null,
  ...more,
  parts: parts.map((part) => ({
    itemId: 1,
    document: 'F-1',
    part: 1,
    parts: 1,
    amountMinor: 0,
    owedMinor: part.amountMinor ?? 0,
    replacedOn: null,
    ...part,
  })),
});

/** `A+500 03-09`: paid and matched that day; `A+500 03-09/03-20`: matched later; `A-500 03-15 of 1`: the first went back. */
function moves(text: string): Received[] {
  const received: Received[] = [];
  for (const line of text.split(',').map((part) => part.trim())) {
    if (line === '-') continue;
    const [, item = '', sign, amount, from, matched, of] =
      /^(\w)([+-])(\d+) ([\d-]+)(?:\/([\d-]+))?(?: of (\d+))?$/.exec(line) ?? [];
    const reversed = of === undefined ? undefined : received[Number(of) - 1];
    received.push({
      allocationId: received.length + 1,
      itemId: item.charCodeAt(0) - 64,
      amountMinor: Number(amount) * (sign === '-' ? -1 : 1),
      allocatedOn: day(`2026-${matched ?? from ?? ''}`),
      receivedOn: reversed?.receivedOn ?? day(`2026-${from ?? ''}`),
      reversesId: reversed?.allocationId ?? null,
    });
  }
  return received;
}

const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the verdict on a promise for 2026-03-10', () => {
  it.each(
    table(`
    promised       | came in                                | unapplied | as of | verdict
    A500           | -                                      | 0         | 03-02 | open
    A500           | -                                      | 0         | 03-10 | open
    A500           | -                                      | 0         | 03-13 | open
    A500           | -                                      | 0         | 03-14 | broken 500
    A500           | A+500 03-09                            | 0         | 03-08 | open
    A500           | A+500 03-09                            | 0         | 03-09 | kept
    A500           | A+500 03-13                            | 0         | 03-14 | kept
    A500           | A+500 03-14                            | 0         | 03-14 | broken 500
    A500           | A+500 03-16                            | 0         | 03-31 | broken 500
    A500           | A+499 03-10                            | 0         | 03-13 | open
    A500           | A+499 03-10                            | 0         | 03-14 | partially_kept 1
    A500           | A+200 03-10, A+300 03-12               | 0         | 03-14 | kept
    A500           | A+900 03-10                            | 0         | 03-14 | kept
    A500           | A+500 03-12/03-20                      | 0         | 03-14 | broken 500
    A500           | A+500 03-12/03-20                      | 500       | 03-14 | awaiting_allocation 500
    A500           | A+500 03-12/03-20                      | 0         | 03-20 | kept
    A500           | A+200 03-10                            | 300       | 03-14 | awaiting_allocation 300
    A500           | A+200 03-10                            | 299       | 03-14 | partially_kept 300
    A500           | -                                      | 9000      | 03-13 | open
    A500           | A+500 03-09, A-500 03-18 of 1          | 0         | 03-17 | kept
    A500           | A+500 03-09, A-500 03-18 of 1          | 0         | 03-18 | broken 500
    A500           | A+500 03-09, A-500 03-11 of 1          | 0         | 03-11 | open
    A500           | A+500 03-09, A-500 03-11 of 1, A+500 03-13 | 0     | 03-14 | kept
    A500           | A+500 03-09, A-500 03-18 of 1, A+500 03-19 | 0     | 03-20 | broken 500
    A500 B300      | A+500 03-09                            | 0         | 03-14 | partially_kept 300
    A500 B300      | A+500 03-09, B+300 03-09               | 0         | 03-09 | kept
    A500 B300      | A+800 03-09                            | 0         | 03-14 | partially_kept 300
    A500           | C+500 03-09                            | 0         | 03-14 | broken 500
    A500 owes 200  | A+200 03-09                            | 0         | 03-09 | kept
    A500 owes 0    | -                                      | 0         | 03-09 | withdrawn
    A500 replaced 03-05 | -                                 | 0         | 03-04 | open
    A500 replaced 03-05 | -                                 | 0         | 03-05 | withdrawn
    A500 replaced 03-05 B300 | B+300 03-09                  | 0         | 03-14 | kept
    withdrawn 03-05 A500 | A+500 03-09                      | 0         | 03-04 | open
    withdrawn 03-05 A500 | A+500 03-09                      | 0         | 03-14 | withdrawn`),
  )(
    '%s; came in %s; unapplied %s; as of %s: %s',
    (promised = '', came = '', unapplied = '', asOf = '', expected = '') => {
      const withdrawn = /withdrawn (\S+)/.exec(promised)?.[1];
      const parts = [...promised.matchAll(/\b([A-Z])(\d+)(?: owes (\d+))?(?: replaced (\S+))?/g)].map(
        ([, item = '', amount, owes, replaced]) => ({
          itemId: item.charCodeAt(0) - 64,
          amountMinor: Number(amount),
          owedMinor: Number(owes ?? amount),
          replacedOn: replaced === undefined ? null : day(`2026-${replaced}`),
        }),
      );
      const given = promise(parts, { withdrawnOn: withdrawn === undefined ? null : day(`2026-${withdrawn}`) });
      const verdict = judge(given, { received: moves(came), unappliedMinor: Number(unapplied) }, day(`2026-${asOf}`));
      const missing = ['broken', 'partially_kept', 'awaiting_allocation'].includes(verdict.state);
      expect(`${verdict.state}${missing ? ` ${verdict.shortfallMinor}` : ''}`).toBe(expected);
    },
  );

  it('gives bank days, not days: Easter does not count', () => {
    expect(addWorkdays(TARGET, day('2026-04-02'), 3)).toBe('2026-04-09');
  });
});

const anyReceipts = (): fc.Arbitrary<Received[]> =>
  fc
    .array(
      fc.record({
        item: fc.integer({ min: 1, max: 3 }),
        minor: fc.integer({ min: 1, max: 900 }),
        came: fc.nat(25),
        lag: fc.nat(10),
        back: fc.option(fc.nat(15)),
      }),
      { maxLength: 8 },
    )
    .map((receipts) =>
      receipts.flatMap(({ item, minor, came, lag, back }, at): Received[] => {
        const receivedOn = addDays(day('2026-03-01'), came);
        const paid = {
          allocationId: at * 2 + 1,
          itemId: item,
          amountMinor: minor,
          receivedOn,
          allocatedOn: addDays(receivedOn, lag),
          reversesId: null,
        };
        if (back === null) return [paid];
        const taken = {
          ...paid,
          allocationId: at * 2 + 2,
          amountMinor: -minor,
          allocatedOn: addDays(paid.allocatedOn, back),
          reversesId: paid.allocationId,
        };
        return [paid, taken];
      }),
    );

const anyPromise = (): fc.Arbitrary<Promised> =>
  fc
    .uniqueArray(
      fc.record({ itemId: fc.integer({ min: 1, max: 3 }), amountMinor: fc.integer({ min: 1, max: 1000 }) }),
      { selector: (part) => part.itemId, minLength: 1 },
    )
    .map((parts) => promise(parts));

describe('laws of the verdict', () => {
  it('as of a day never depends on what is allocated or taken back later', () => {
    fc.assert(
      fc.property(anyPromise(), anyReceipts(), fc.nat(30), fc.nat(900), (given, received, n, unappliedMinor) => {
        const asOn = addDays(day('2026-03-01'), n);
        const known = received.filter((one) => one.allocatedOn <= asOn);
        expect(judge(given, { received, unappliedMinor }, asOn)).toEqual(
          judge(given, { received: known, unappliedMinor }, asOn),
        );
      }),
    );
  });

  it('what came and what is missing add up to what was promised, and only nothing missing is kept', () => {
    fc.assert(
      fc.property(anyPromise(), anyReceipts(), fc.nat(30), (given, received, n) => {
        const verdict = judge(given, { received, unappliedMinor: 0 }, addDays(day('2026-03-01'), n));
        expect(verdict.receivedMinor + verdict.shortfallMinor).toBe(verdict.promisedMinor);
        expect(verdict.receivedMinor).toBeGreaterThanOrEqual(0);
        expect(verdict.shortfallMinor).toBeGreaterThanOrEqual(0);
        expect(verdict.state === 'kept').toBe(verdict.shortfallMinor === 0);
      }),
    );
  });

  it('money that is enough but not matched is never called broken', () => {
    fc.assert(
      fc.property(anyPromise(), anyReceipts(), fc.nat(60), fc.nat(3000), (given, received, n, unappliedMinor) => {
        const verdict = judge(given, { received, unappliedMinor }, addDays(day('2026-03-01'), n));
        if (unappliedMinor >= verdict.shortfallMinor) expect(['broken', 'partially_kept']).not.toContain(verdict.state);
      }),
    );
  });
});

describe('what a promise keeps back', () => {
  const part = {
    promiseId: 5,
    customerId: 1,
    itemId: 40,
    author: 'maria',
    givenOn: day('2026-03-02'),
    promisedOn: PROMISED_ON,
    countsUntil: day('2026-03-13'),
  };

  it('is its part less what came, until the last day that counts', () => {
    expect(holdOf({ ...part, amountMinor: 500, receivedMinor: 200 })).toMatchObject({
      amountMinor: 300,
      until: '2026-03-13',
      kind: 'promise',
      caused: false,
    });
    expect(holdOf({ ...part, amountMinor: 500, receivedMinor: 500 })).toBeUndefined();
  });

  it('is never more than is open, with disputes on the same item', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.nat(2000),
        fc.integer({ min: -500, max: 2000 }),
        fc.nat(2000),
        (openMinor, amountMinor, receivedMinor, disputed) => {
          const promised = holdOf({ ...part, amountMinor, receivedMinor });
          const dispute = {
            ...part,
            key: 'dispute/1/40',
            amountMinor: disputed,
            kind: 'dispute' as const,
            reason: '',
            from: part.givenOn,
            until: null,
            caused: true,
          };
          const { demandMinor, held } = demandable(openMinor, promised ? [promised, dispute] : [dispute]);
          expect(demandMinor).toBe(Math.max(0, openMinor - disputed - (promised?.amountMinor ?? 0)));
          expect(held.reduce((all, one) => all + one.amountMinor, demandMinor)).toBe(openMinor);
        },
      ),
    );
  });
});

/** Earlier promises on item 1, oldest first. */
const history = (states: string): Judged[] =>
  states
    .split(' ')
    .filter((state) => state !== '')
    .map((state, at) => {
      const replaced = state === 'replaced' ? day('2026-03-05') : null;
      const given = promise([{ itemId: 1, amountMinor: 500, replacedOn: replaced }], { id: at + 1 });
      const money = { kept: 'A+500 03-10', late: 'A+500 03-22', partly: 'A+100 03-10' }[state];
      const asOn: Day = day(state === 'open' ? '2026-03-05' : '2026-03-31');
      const received = moves(money ?? '-');
      const judged = judge(given, { received, unappliedMinor: 0 }, asOn);
      return { promise: given, verdict: judged, paidOn: paidOn(given, received, asOn) };
    });

describe('the level of a promise', () => {
  it.each(
    table(`
    earlier promises            | level
                                | 1
    kept                        | 1
    broken                      | 2
    partly                      | 2
    late                        | 2
    open                        | 2
    replaced                    | 2
    broken broken               | 3
    broken kept                 | 1
    broken broken kept late     | 2
    kept replaced open          | 3`),
  )('after %s is %s', (earlier = '', level) => {
    expect(levelOf(history(earlier), [1])).toBe(Number(level));
    expect(levelOf(history(earlier), [2])).toBe(1);
    expect(levelOf(history(earlier), [2, 1])).toBe(Number(level));
  });

  it.each(
    table(`
    level | given on   | for        | pauses by itself
    1     | 2026-03-02 | 2026-03-12 | yes
    1     | 2026-03-02 | 2026-03-13 | no
    2     | 2026-03-02 | 2026-03-04 | no
    3     | 2026-03-02 | 2026-03-04 | no`),
  )('%s, given on %s for %s: %s', (level, givenOn = '', promisedOn = '', pauses) => {
    const given = { level: Number(level), givenOn: day(givenOn), promisedOn: day(promisedOn) };
    expect(pausesByItself(given, 10)).toBe(pauses === 'yes');
  });
});

describe('reliability', () => {
  it.each(
    table(`
    promises                          | sentence                        | longest | pause
                                      | no promise has come due yet     | 10      | true
    open                              | no promise has come due yet     | 10      | true
    kept                              | kept 1 of 1, mean delay 0 d     | 10      | true
    kept late late partly broken      | kept 1 of 5, mean delay 8 d     | 3       | false
    kept late                         | kept 1 of 2, mean delay 6 d     | 4       | true
    broken                            | kept 0 of 1                     | 10      | false
    replaced                          | kept 0 of 1                     | 10      | false`),
  )('of %s: %s', (states = '', sentence, longest, pause) => {
    const found = reliability(history(states), 10);
    expect([found.sentence, String(found.longestDays), String(found.pause)]).toEqual([sentence, longest, pause]);
  });
});
