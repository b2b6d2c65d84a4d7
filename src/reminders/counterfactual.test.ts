import { day } from '../kernel/day';
import { askedOtherwise, compare, NOTHING_COMPARED, underSettings, underStrategy, type Counterfactual } from './counterfactual'; // prettier-ignore
import type { Facts } from './facts';
import { SHIPPED } from './shipped';
import { checkStrategy, type Strategy } from './strategy';
import { customer, facts, item, past, rules } from './testing/facts';

/** What would change: the same facts, the same decision, two versions of a strategy. */
const standard = SHIPPED.find(({ code }) => code === 'standard')!;
const today = day('2026-02-03');
const days = (on: string) => ({ today, on: day(on) });

/** The standard strategy with a first reminder so many days after the due day. */
function firstAfter(after: number): Strategy {
  const steps = standard.steps.map(({ template, ...step }) => ({
    ...step,
    ...(template === null ? {} : { template }),
    ...(step.n === 1 ? { trigger: { basis: 'due', days: after } } : {}),
  }));
  const checked = checkStrategy({ code: 'standard', name: 'Standard', steps }, 1);
  if (!checked.ok) throw new Error(checked.errors.join('; '));
  return checked.strategy;
}

const debtor = (id: number, own: Parameters<typeof facts>[0], company = rules()): Facts =>
  facts({ customer: customer({ id }), ...own }, company);
const told = ({ customers, changed, before, after, moves }: Counterfactual): unknown => ({
  customers,
  changed,
  before,
  after,
  moves: [...moves].map(([key, move]) => `${key}: ${move.customers} of ${[...move.sums].join(' ')}`),
});

describe('what would change', () => {
  it('nothing under the same strategy', () => {
    const shown = compare(
      NOTHING_COMPARED,
      debtor(1, { items: [item(1)] }),
      underStrategy(standard),
      days('2026-02-04'),
    );
    expect(told(shown)).toEqual({ customers: 1, changed: 0, before: { send: 1 }, after: { send: 1 }, moves: [] });
  });

  it('a later first step: who would get it waits, with the sum that is not asked for', () => {
    let shown = NOTHING_COMPARED;
    for (const id of [1, 2]) shown = compare(shown, debtor(id, { items: [item(id, { openMinor: 5_000 })] }), underStrategy(firstAfter(9)), days('2026-02-04')); // prettier-ignore
    shown = compare(shown, debtor(3, { items: [item(3)], past: [past(3, 1, '2026-02-03')] }), underStrategy(firstAfter(9)), days('2026-02-04')); // prettier-ignore
    expect(told(shown)).toEqual({
      customers: 3,
      changed: 2,
      before: { send: 2, wait: 1 },
      after: { wait: 3 },
      moves: ['send|first_step|1|reminder → wait|step_not_reached|1|reminder: 2 of EUR,10000'],
    });
  });

  it('an earlier first step acts from tomorrow on: today goes by the version in force', () => {
    const of = debtor(1, { items: [item(1, { dueOn: day('2026-02-01') })] });
    const shown = compare(NOTHING_COMPARED, of, underStrategy(firstAfter(1)), days('2026-02-04'));
    expect(told(shown)).toMatchObject({ changed: 0 });
    const sooner = compare(NOTHING_COMPARED, debtor(2, { items: [item(2, { dueOn: day('2026-02-02') })] }), underStrategy(firstAfter(1)), days('2026-02-04')); // prettier-ignore
    expect(told(sooner)).toMatchObject({ changed: 1, before: { wait: 1 }, after: { send: 1 } });
    expect(told(compare(NOTHING_COMPARED, debtor(2, { items: [item(2, { dueOn: day('2026-02-02') })] }), underStrategy(firstAfter(1)), days('2026-02-03')))).toMatchObject({ after: { send: 1 } }); // prettier-ignore
  });

  it('who is under another strategy is counted and does not change', () => {
    const company = rules({ choices: { company: 'standard', segments: [], customers: new Map([[1, 'firm']]), items: new Map() } }); // prettier-ignore
    const shown = compare(
      NOTHING_COMPARED,
      debtor(1, { items: [item(1)] }, company),
      underStrategy(firstAfter(9)),
      days('2026-02-04'),
    );
    expect(told(shown)).toMatchObject({ customers: 1, changed: 0, before: { wait: 1 }, after: { wait: 1 } });
  });

  it('another reason for doing nothing is no change', () => {
    const of = debtor(1, { items: [item(1)], lastContact: { on: today, what: 'call' } });
    expect(told(compare(NOTHING_COMPARED, of, underStrategy(firstAfter(9)), days('2026-02-04')))).toMatchObject({
      changed: 0,
      moves: [],
    });
  });

  it('over several weeks each version plays by itself', () => {
    const of = debtor(1, { items: [item(1)] });
    const shown = compare(NOTHING_COMPARED, of, underStrategy(firstAfter(9)), days('2026-02-18'));
    expect(told(shown)).toMatchObject({
      changed: 1,
      moves: ['send|next_step|2|reminder → wait|step_not_reached|2|reminder: 1 of EUR,10000'],
    });
  });

  it('a higher threshold: who owes less is asked no more, and the sum says for how much', () => {
    const company = rules();
    const settings = { ...company.settings, minCustomerMinor: 6_000 };
    const change = underSettings(settings, company.freshness);
    let shown = NOTHING_COMPARED;
    for (const [id, openMinor] of [[1, 5_000], [2, 5_500], [3, 9_000]] as const)
      shown = compare(shown, debtor(id, { items: [item(id, { openMinor })] }, company), change, days('2026-02-04')); // prettier-ignore
    const { fewer, more } = askedOtherwise(shown);
    expect([fewer.customers, [...fewer.sums], more.customers]).toEqual([2, [['EUR', 10_500]], 0]);
    const back = compare(NOTHING_COMPARED, debtor(1, { items: [item(1, { openMinor: 5_000 })] }, { ...company, settings }), underSettings(company.settings, company.freshness), days('2026-02-04')); // prettier-ignore
    expect(askedOtherwise(back)).toMatchObject({ fewer: { customers: 0 }, more: { customers: 1 } });
  });
});
