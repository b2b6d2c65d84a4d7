import { day } from '../kernel/day';
import { callSteps } from './call-step';
import { factText } from './chain-said';
import { decideIn } from './decide';
import { nextMove } from './foresee';
import { checkStrategy, type Strategy } from './strategy';
import { customer, facts, item, past, rules, table } from './testing/facts';

/**
 * A strategy whose second step asks for something. Items were asked for on 2026-02-10 unless they stand after `new`; `G-1 -50.00`
 * is a credit; the customer's segment may be `-`.
 */
const asking = (when: unknown, kind = 'reminder'): Strategy => {
  const checked = checkStrategy({
    code: 'own',
    name: 'Own',
    steps: [
      { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 },
      { n: 2, kind, trigger: { basis: 'previous_step', days: 14 }, when, ...(kind === 'reminder' ? { payByDays: 7 } : { channel: 'call', mode: 'task' }) },
    ],
  }); // prettier-ignore
  if (!checked.ok) throw new Error(checked.errors.join());
  return checked.strategy;
};

const known = (row: Record<string, string>, kind?: string) => {
  const items = [...(row['items'] ?? '').matchAll(/(new )?(\S+) (-?[\d.]+) due ([^\s,]+)/g)].map(([, fresh, document = '', amount, due = ''], at) => ({
    fresh: fresh !== undefined,
    item: item(at + 1, { document, amountMinor: Math.round(Number(amount) * 100), dueOn: due === '-' ? null : day(due) }),
  })); // prettier-ignore
  const before = items.filter((one) => !one.fresh && one.item.openMinor > 0).map((one) => past(one.item.itemId, 1, '2026-02-10')); // prettier-ignore
  const own = asking(JSON.parse(row['asks'] ?? ''), kind);
  const company = { ...rules({}, [own]), choices: { ...rules().choices, company: 'own' } };
  const segment = row['segment'] === '-' ? null : (row['segment'] ?? null);
  return facts({ items: items.map((one) => one.item), past: before, customer: customer({ segment }) }, company);
};

const TABLE = `
why                                     | asks                                          | segment | items                                                                 | expected
two are asked for, one is unpaid        | {"count": 2}                                  | -       | F-1 100.00 due 2026-02-01                                             | wait condition_not_met
two are asked for, two are unpaid       | {"count": 2}                                  | -       | F-1 100.00 due 2026-02-01, new F-2 10.00 due 2026-03-12               | send next_step
what is due today is not unpaid yet     | {"count": 2}                                  | -       | F-1 100.00 due 2026-02-01, new F-2 10.00 due 2026-03-13               | wait condition_not_met
the sum is enough to the cent           | {"totalMinor": 10000}                         | -       | F-1 100.00 due 2026-02-01                                             | send next_step
a cent less is not                      | {"totalMinor": 10001}                         | -       | F-1 100.00 due 2026-02-01                                             | wait condition_not_met
credits count against it                | {"totalMinor": 10000}                         | -       | F-1 100.00 due 2026-02-01, G-1 -0.01 due -                            | wait condition_not_met
old enough                              | {"days": 40}                                  | -       | F-1 100.00 due 2026-02-01                                             | send next_step
not yet, and the day is known           | {"days": 60}                                  | -       | F-1 100.00 due 2026-02-01                                             | wait condition_not_met until 2026-04-02
one of the segments                     | {"segments": ["A", "B"]}                      | B       | F-1 100.00 due 2026-02-01                                             | send next_step
none of them                            | {"segments": ["A", "B"]}                      | C       | F-1 100.00 due 2026-02-01                                             | none other_segment
in no segment at all                    | {"segments": ["A", "B"]}                      | -       | F-1 100.00 due 2026-02-01                                             | none other_segment
left out                                | {"notSegments": ["A"]}                        | A       | F-1 100.00 due 2026-02-01                                             | none other_segment
not left out                            | {"notSegments": ["A"]}                        | -       | F-1 100.00 due 2026-02-01                                             | send next_step
all of it is asked for                  | {"count": 2, "totalMinor": 9000, "days": 90}  | -       | F-1 100.00 due 2026-02-01, new F-2 10.00 due 2026-03-12               | wait condition_not_met until 2026-05-02
age does not help where more is missing | {"count": 3, "days": 90}                      | -       | F-1 100.00 due 2026-02-01                                             | wait condition_not_met
what is younger takes its own step      | {"totalMinor": 99999}                         | -       | F-1 100.00 due 2026-02-01, new F-2 10.00 due 2026-03-01               | send first_step
`;

describe('what a step asks for', () => {
  it.each(table(TABLE))('$why', (row) => {
    const decision = decideIn(known(row), 'EUR', day('2026-03-13'));
    const until = 'until' in decision && decision.until !== null ? ` until ${decision.until}` : '';
    expect(`${decision.do} ${decision.because}${until}`).toBe(row['expected']);
  });

  it('says each condition with what there is, in the language of the reader', () => {
    const row = { asks: '{"count": 2, "totalMinor": 10000, "days": 90, "segments": ["A"]}', segment: 'A', items: 'F-1 100.00 due 2026-02-01' }; // prettier-ignore
    const { chain } = decideIn(known(row), 'EUR', day('2026-03-13'));
    const said = (language: string, locale: string): string[] =>
      chain.filter(({ rule }) => rule === 'conditions').map(({ fact, outcome }) => `${factText(fact, { language, locale }, 'EUR')} ${outcome}`); // prettier-ignore
    expect(said('en', 'en')).toEqual([
      'segment A; asked for: A passes',
      'unpaid items: 1; at least 2 are asked for stops',
      'unpaid in all: €100.00; at least €100.00 is asked for passes',
      'days since the oldest was due: 40; at least 90 are asked for stops',
    ]);
    expect(said('de', 'de')[1]).toBe('überfällige Posten: 1; verlangt sind mindestens 2 stops');
    expect(said('fr', 'fr')[3]).toMatch(
      /^jours depuis la plus ancienne échéance\s: 40\s; il en faut au moins 90 stops$/,
    );
    expect(said('sv', 'sv')[0]).toBe('segment A; krävs: A passes');
  });

  it('waits for its day and skips nothing', () => {
    const row = { asks: '{"days": 60}', segment: '-', items: 'F-1 100.00 due 2026-02-01' };
    const next = nextMove(known(row), day('2026-03-13'));
    expect([next?.on, next?.decision.step.n]).toEqual(['2026-04-02', 2]);
  });

  it('holds for a call too: one that may not be made yet counts as no step', () => {
    const row = (asks: string) => ({
      asks,
      segment: '-',
      items: 'F-1 100.00 due 2026-02-01, F-2 20.00 due 2026-02-02',
    });
    const only = new Set([2]);
    expect(callSteps(known(row('{"totalMinor": 13000}'), 'call'), day('2026-03-13'), only)).toEqual([]);
    expect(callSteps(known(row('{"totalMinor": 12000}'), 'call'), day('2026-03-13'), only)).toHaveLength(1);
  });

  it('is taken at the rate of the day in another currency', () => {
    const made = known({ asks: '{"totalMinor": 10000}', segment: '-', items: 'F-1 100.00 due 2026-02-01' });
    const inDollars = { ...made.customer, items: made.customer.items.map((one) => ({ ...one, currency: 'USD' })), past: made.customer.past.map((one) => ({ ...one, currency: 'USD' })) }; // prettier-ignore
    const at = (rate: string) => decideIn({ customer: inDollars, rules: { ...made.rules, rates: new Map([['USD', rate]]) } }, 'USD', day('2026-03-13')).because; // prettier-ignore
    expect([at('0.9'), at('1.1')]).toEqual(['next_step', 'condition_not_met']);
  });

  it.each([
    [{ count: 1 }, /steps\[1\]\.when\.count/],
    [{ totalMinor: -5 }, /when\.totalMinor/],
    [{ totalMinor: 1.5 }, /when\.totalMinor/],
    [{ totalMinor: 9e15 }, /when\.totalMinor/],
    [{ days: '60' }, /when\.days/],
    [{ tag: 'A' }, /unknown tag/],
    [{ segments: ['A'], notSegments: ['A'] }, /the same segment/],
    [{ segments: [''] }, /when\.segments/],
    ['always', /steps\[1\]\.when/],
  ])('%j is refused with its name', (when, said) => {
    expect(() => asking(when)).toThrow(said);
  });

  it('asks for nothing before the due day, and nothing where it is empty', () => {
    const notice = { n: -1, kind: 'pre_due', trigger: { basis: 'due', days: -5 }, when: { count: 2 } };
    const first = { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7, when: { segments: [] } };
    const checked = checkStrategy({ code: 'own', name: 'Own', steps: [notice, first] });
    expect(checked.ok ? [] : checked.errors).toEqual([expect.stringContaining('only steps after the due day')]);
    const alone = checkStrategy({ code: 'own', name: 'Own', steps: [first] });
    expect(alone.ok && 'when' in alone.strategy.ladder[0]!).toBe(false);
  });
});
