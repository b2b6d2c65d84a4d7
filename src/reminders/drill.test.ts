import { day } from '../kernel/day';
import { Play, playedTogetherUntil, playedUntil, playThrough, playTogether, type Played } from './drill';
import { daysAbove, DrillCount, waitingIn, type DrillReport } from './drill-report';
import type { Facts } from './facts';
import { contact, customer, facts, hold, item, rules, settings } from './testing/facts';

/** The coming days: the same decision, day by day, with payments as somebody assumes them. */
const days = { from: day('2026-02-02'), until: day('2026-05-02') };
const steps = ({ taken }: Played): string[] =>
  taken.map(({ on, decision }) => `${on} ${decision.do} ${decision.step.kind} ${decision.step.n}`);
const reportOf = (...played: Played[]): DrillReport => {
  const count = new DrillCount(days.until);
  for (const one of played) count.add(one);
  return count.report(days.from);
};
const debtor = (id: number, own: Parameters<typeof facts>[0] = {}): Facts =>
  facts({ customer: customer({ id, code: `C-${id}`, collector: 'maria' }), items: [item(id, { customerId: id })], ...own }); // prettier-ignore

describe('a fire drill', () => {
  it('takes every step of the strategy where nobody pays, up to the proposal to hand over', () => {
    expect(steps(playThrough(debtor(1), days, null))).toEqual([
      '2026-02-04 send reminder 1',
      '2026-02-18 send reminder 2',
      '2026-03-04 send reminder 3',
      '2026-03-18 send final 4',
      '2026-04-01 propose propose_hand_over 5',
    ]);
  });

  it('ends with the payment, and thanks who had been reminded', () => {
    const played = playThrough(debtor(1), days, 20);
    expect(steps(played)).toEqual([
      '2026-02-04 send reminder 1',
      '2026-02-18 send reminder 2',
      '2026-02-24 send thank_you 0',
    ]);
    expect(played.after).toEqual([]);
  });

  it('expects a promise to be kept, but neither what is disputed nor what is later than its custom already', () => {
    const promised = hold('promise', { itemId: 1, amountMinor: 4_000, until: day('2026-02-10') });
    const disputed = hold('dispute', { itemId: 2, amountMinor: 2_500 });
    const old = item(3, { dueOn: day('2026-01-05') });
    const { after } = playThrough(facts({ items: [item(1), item(2), old], holds: [promised, disputed] }), days, 20);
    expect(after.map(({ itemId, openMinor }) => [itemId, openMinor])).toEqual([
      [2, 2_500],
      [3, 10_000],
    ]);
    const { facts: then } = playedUntil(facts({ items: [item(1)], holds: [promised] }), { ...days, until: day('2026-02-11') }, { lateDays: 60 }); // prettier-ignore
    expect(then.customer.items.map(({ openMinor }) => openMinor)).toEqual([6_000]);
  });

  it('pays a plan by its instalments: each takes from its invoices, and later ones wait for less', () => {
    const of = (n: number, beforeMinor: number, dueOn: string) =>
      item(-n, { part: n, parts: 2, openMinor: 5_000, dueOn: day(dueOn), instalment: { planId: 9, countsUntil: day(dueOn), beforeMinor, itemIds: [1] } } as never); // prettier-ignore
    const planned = facts({
      items: [item(1), of(1, 0, '2026-02-10'), of(2, 5_000, '2026-03-10')],
      holds: [hold('plan', { itemId: 1 })],
    });
    const mid = playedUntil(planned, { ...days, until: day('2026-03-01') }, { lateDays: 0 });
    expect(mid.facts.customer.items.map(({ itemId, openMinor, instalment }) => [itemId, openMinor, instalment?.beforeMinor])).toEqual([[1, 5_000, undefined], [-2, 5_000, 0]]); // prettier-ignore
    expect(playThrough(planned, days, 0).after).toEqual([]);
  });

  it('keeps to the maximum of a day: larger demands go first, the rest waits and comes later', () => {
    const small = facts({ customer: customer({ id: 2, code: 'C-2' }), items: [item(2, { customerId: 2, openMinor: 500 })] }); // prettier-ignore
    const plays = [small, debtor(1)].map((one) => new Play(one, days, 20));
    const mornings = [...playTogether(plays, days, 1)];
    expect(mornings.length).toBe(2 * 90);
    const [second, first] = plays.map((play) => play.played(days.until));
    expect(steps(first as Played).slice(0, 2)).toEqual(['2026-02-04 send reminder 1', '2026-02-18 send reminder 2']);
    expect(steps(second as Played).slice(0, 2)).toEqual(['2026-02-05 send reminder 1', '2026-02-19 send reminder 2']);
    expect(second?.waits.slice(0, 1)).toEqual(['2026-02-04']);
    expect(waitingIn({ waits: new Map([[2, second?.waits ?? []]]) })).toEqual({ customers: 1, longestDays: 1 });
    const letter = playedUntil(small, { ...days, until: day('2026-02-04') }, { lateDays: 20, waits: second?.waits ?? [] }); // prettier-ignore
    expect(letter.decisions.map(({ because }) => because)).toEqual(['daily_maximum']);
  });

  it('counts what goes to one payer on a day as one message, in the maximum too', () => {
    const payer = { customer: customer({ id: 9 }), as: 'payer', contacts: [contact()], addresses: [] } as const;
    const paidFor = [1, 2, 3].map((id) => ({ ...debtor(id), customer: { ...debtor(id).customer, letterbox: payer } }));
    const report = reportOf(...[...paidFor, debtor(4)].map((one) => playThrough(one, days, null)));
    expect(report.weeks[0]).toMatchObject({ emails: 2, letters: 0, agreements: 0, sums: new Map([['EUR', 40_000]]) });
    expect(report.days[0]).toEqual({ on: '2026-02-04', messages: 2 });
    expect(report.rows.filter(({ on }) => on === '2026-02-04')).toHaveLength(4);
    const agreed = paidFor.map((one) => ({ ...one, rules: rules({ settings: settings({ ceilingMinor: 9_000 }) }) }));
    expect(reportOf(...agreed.map((one) => playThrough(one, days, null))).weeks[0]).toMatchObject({ emails: 1, agreements: 1 }); // prettier-ignore
    const plays = [...paidFor, debtor(4)].map((one) => new Play(one, days, 20));
    expect([...playTogether(plays, days, 1)]).not.toEqual([]);
    expect(plays.map((play) => play.played(days.until).waits.slice(0, 1))).toEqual([[], [], [], ['2026-02-04']]);
  });

  it('plays those who are written to through one together: a message about one is a contact with all', () => {
    const payer = { customer: customer({ id: 9 }), as: 'payer', contacts: [contact()], addresses: [] } as const;
    const of = (id: number, dueOn: string): Facts => {
      const one = debtor(id, { items: [item(id, { customerId: id, dueOn: day(dueOn) })] });
      return { ...one, customer: { ...one.customer, customer: customer({ id, code: `C-${id}` }), letterbox: payer } };
    };
    const both = [of(1, '2026-02-01'), of(2, '2026-02-02')];
    const play = (members: readonly Facts[], most: number | null): string[][] => {
      const plays = members.map((one) => new Play(one, days, null));
      expect([...playTogether(plays, days, most)]).not.toEqual([]);
      return plays.map((one) => steps(one.played(days.until)));
    };
    // alone the second would be written to a day after the first message to the same payer
    expect(steps(playThrough(both[1]!, days, null))[0]).toBe('2026-02-05 send reminder 1');
    for (const most of [null, 5])
      expect(play(both, most).map(([first]) => first)).toEqual(['2026-02-04 send reminder 1', '2026-02-11 send reminder 1']); // prettier-ignore
    const until = { from: days.from, until: day('2026-02-05') };
    const [, second] = playedTogetherUntil(both.map((one) => new Play(one, days, null)), until); // prettier-ignore
    expect(second?.decisions.map(({ because }) => because)).toEqual(['min_gap']);
    const notice = [of(1, '2026-02-01'), of(2, '2026-02-09')]; // its notice would go on the day of the reminder
    expect(steps(playThrough(notice[1]!, days, null))[0]).toBe('2026-02-04 send pre_due -1');
    expect(play(notice, null).map(([first]) => first)).toEqual(['2026-02-04 send reminder 1', '2026-02-12 send reminder 1']); // prettier-ignore
  });

  it('counts messages, loads, days above the maximum, money at risk and what nothing reaches', () => {
    const silent = debtor(3, { holds: [hold('insolvency')] });
    const report = reportOf(
      playThrough(debtor(1), days, null),
      playThrough(debtor(2), days, 20),
      playThrough(silent, days, 20),
    );
    expect(report.weeks).toHaveLength(13);
    expect(report.weeks[0]).toMatchObject({ on: '2026-02-02', emails: 2, letters: 0, proposals: 0, sums: new Map([['EUR', 20_000]]) }); // prettier-ignore
    expect(report.days.filter(({ messages }) => messages > 1).map(({ on }) => on)).toEqual([
      '2026-02-04',
      '2026-02-18',
    ]);
    expect(daysAbove(report.days, 1)).toEqual([
      { on: '2026-02-04', messages: 2 },
      { on: '2026-02-18', messages: 2 },
    ]);
    expect(daysAbove(report.days, null)).toEqual([]);
    expect(report.collectors).toEqual([
      { collector: 'maria', calls: 0, tasks: 0, proposals: 1, busiest: { on: '2026-03-30', n: 1 } },
    ]);
    expect(Object.fromEntries(report.money)).toEqual({
      EUR: { openMinor: 30_000, paidMinor: 10_000, overdueMinor: 20_000 },
    });
    expect(report.handOver).toMatchObject({ customers: 1, sums: new Map([['EUR', 10_000]]) });
    expect([...report.unreached].map(([why, { customers, sums }]) => [why, customers, sums.get('EUR')])).toEqual([
      ['insolvency', 1, 10_000],
    ]);
    expect(report.rows.map(({ on, code }) => `${on} ${code}`).slice(0, 2)).toEqual(['2026-02-04 C-1', '2026-02-04 C-2']); // prettier-ignore
  });
});
