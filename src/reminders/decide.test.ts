import { day, type Instant } from '../kernel/day';
import { HOLD_KINDS, type HoldKind } from '../ledger/hold';
import { labelOf, type OpenItem } from '../ledger/open-item';
import { decide, decideIn } from './decide';
import type { Decision } from './decision';
import { NO_CHOICES } from './facts';
import { checkStrategy, type Strategy } from './strategy';
import { customer, facts, hold, item, past, rules, settings, table } from './testing/facts';

/**
 * Each row is one customer on a day. Items: `F-1 100.00 due 2026-02-01`, a credit `G-2 -30.00`; earlier demands:
 * `F-1 step 2 on 2026-02-20 pay-by 2026-02-27`, of a letter `posted 2026-02-23` or `unposted`, `again` where it was only listed; holds: `dispute F-1 40.00`, `goodwill until 2026-03-01`.
 */
function itemsFrom(text: string): OpenItem[] {
  return parts(text).map((part, at) => {
    const found = /^(\S+) (-?[\d.]+)(?: ([A-Z]{3}))?(?: due (\S+))?(.*)$/.exec(part);
    if (!found) throw new Error(`no item: ${part}`);
    const [, document = '', amount = '', currency = 'EUR', due, more = ''] = found;
    const due_ = due === undefined || due === '?' ? null : day(due);
    return item(at + 1, {
      document,
      currency,
      amountMinor: Math.round(Number(amount) * 100),
      dueOn: due_,
      ...(more.includes('presumed') && { presumedSettledOn: day('2026-02-02') }),
      ...(more.includes('retention') && { withheld: 'retention' as const }),
      ...(more.includes('debit') && { paymentMethod: 'SEPA direct debit' }),
      ...(more.includes('level') && { openingStep: Number(/level (\d)/.exec(more)?.[1]) }),
    });
  });
}

const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function read(row: Record<string, string>): { decision: Decision; told: string } {
  const items = itemsFrom(row['items'] ?? '');
  const idOf = (document: string): number => items.find((one) => one.document === document)?.itemId ?? 0;
  const before = parts(row['before'] ?? '').map((part) => {
    const [, document = '', step = '', on = '', payBy, more = ''] =
      /^(\S+) step (\d) on (\S+)(?: pay-by (\S+))?((?: again)?(?: unposted| posted \S+)?)$/.exec(part) ?? [];
    const posted = / posted (\S+)/.exec(more)?.[1];
    return past(idOf(document), Number(step), on, {
      payByOn: payBy === undefined ? null : day(payBy),
      advances: !more.includes('again'),
      leftOn: more.includes('unposted') ? null : day(posted ?? on),
    });
  });
  const holds = parts(row['holds'] ?? '').map((part) => {
    const kind = HOLD_KINDS.find((one): one is HoldKind => part.startsWith(one));
    if (!kind) throw new Error(`no hold: ${part}`);
    const [, document, amount] = /^\S+ (F-\S+)(?: ([\d.]+))?/.exec(part) ?? [];
    const until = /until (\S+)/.exec(part)?.[1];
    return hold(kind, {
      itemId: document === undefined ? null : idOf(document),
      amountMinor: amount === undefined ? null : Math.round(Number(amount) * 100),
      until: until === undefined ? null : day(until),
    });
  });
  const lastContact = before.length === 0 ? null : { on: day([...before].sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1))[0]?.issuedOn ?? ''), what: 'email' }; // prettier-ignore
  const decision = decideIn(facts({ items, past: before, holds, lastContact }), 'EUR', day(row['today'] ?? ''));
  return { decision, told: inWords(decision) };
}

/** `send step 2 next_step F-1 F-2 also F-3 = 300.00`. */
function inWords(decision: Decision): string {
  const placed = (place: string): string[] =>
    decision.items.filter((one) => one.place === place).map((one) => labelOf(one.item));
  const acts = decision.do === 'send' || decision.do === 'propose' || decision.do === 'approve';
  if (!acts) return [decision.do, decision.because].join(' ');
  const also = placed('also_due');
  const words = [decision.do, `step ${decision.step.n}`, decision.because, ...placed('named')];
  if (also.length > 0) words.push('also', ...also);
  return [...words, '=', (decision.demandMinor / 100).toFixed(2)].join(' ');
}

const TABLE = `
why                                         | items                                                   | before                                                              | holds                        | today      | expected
the due day itself is not overdue           | F-1 100.00 due 2026-03-10                               |                                                                     |                              | 2026-03-10 | none nothing_due
overdue, but the first step is at + 3       | F-1 100.00 due 2026-03-10                               |                                                                     |                              | 2026-03-11 | wait step_not_reached
reaches the first step                      | F-1 100.00 due 2026-03-10                               |                                                                     |                              | 2026-03-13 | send step 1 first_step F-1 = 100.00
late by a year: still the first step        | F-1 100.00 due 2025-03-10                               |                                                                     |                              | 2026-03-13 | send step 1 first_step F-1 = 100.00
one step further, not two                   | F-1 100.00 due 2025-03-10                               | F-1 step 1 on 2025-04-01                                            |                              | 2026-03-13 | send step 2 next_step F-1 = 100.00
14 days after its own last step             | F-1 100.00 due 2026-02-01                               | F-1 step 1 on 2026-02-27                                            |                              | 2026-03-12 | wait step_not_reached
the same a day later                        | F-1 100.00 due 2026-02-01                               | F-1 step 1 on 2026-02-27                                            |                              | 2026-03-13 | send step 2 next_step F-1 = 100.00
everything overdue is listed                | F-1 100.00 due 2026-02-01, F-2 50.00 due 2026-03-12     | F-1 step 1 on 2026-02-27                                            |                              | 2026-03-13 | send step 2 next_step F-1 F-2 = 150.00
the not yet due is not demanded             | F-1 100.00 due 2026-02-01, F-2 50.00 due 2026-03-13     |                                                                     |                              | 2026-03-13 | send step 1 first_step F-1 = 100.00
a final names what was demanded twice       | F-1 100.00 due 2026-01-01, F-2 50.00 due 2026-03-01     | F-1 step 1 on 2026-01-10, F-1 step 2 on 2026-01-30, F-1 step 3 on 2026-02-20 pay-by 2026-02-27 |   | 2026-03-13 | send step 4 final_step F-1 also F-2 = 150.00
its last day to pay has not passed          | F-1 100.00 due 2026-01-01                               | F-1 step 1 on 2026-01-10, F-1 step 2 on 2026-01-30, F-1 step 3 on 2026-02-20 pay-by 2026-03-13 |   | 2026-03-13 | wait pay_by_not_passed
a letter lay: its days begin when posted     | F-1 100.00 due 2026-01-01                               | F-1 step 1 on 2026-01-10, F-1 step 2 on 2026-01-30, F-1 step 3 on 2026-02-20 pay-by 2026-03-06 posted 2026-02-27 |   | 2026-03-13 | wait pay_by_not_passed
they are over                                | F-1 100.00 due 2026-01-01                               | F-1 step 1 on 2026-01-10, F-1 step 2 on 2026-01-30, F-1 step 3 on 2026-02-20 pay-by 2026-03-05 posted 2026-02-27 |   | 2026-03-13 | send step 4 final_step F-1 = 100.00
14 days after the letter was posted          | F-1 100.00 due 2026-02-01                               | F-1 step 1 on 2026-02-20 posted 2026-02-28                          |                              | 2026-03-13 | wait step_not_reached
the letter is not posted                     | F-1 100.00 due 2026-02-01                               | F-1 step 1 on 2026-02-20 unposted                                   |                              | 2026-03-13 | wait letter_not_posted
another item goes on                         | F-1 100.00 due 2026-02-01, F-2 50.00 due 2026-02-01     | F-1 step 1 on 2026-02-20 unposted, F-2 step 1 on 2026-02-20         |                              | 2026-03-13 | send step 2 next_step F-1 F-2 = 150.00
listed again names no later day              | F-1 100.00 due 2026-01-01                               | F-1 step 1 on 2026-01-10, F-1 step 2 on 2026-01-30, F-1 step 3 on 2026-02-20 pay-by 2026-02-27, F-1 step 3 on 2026-03-05 pay-by 2026-03-16 again |   | 2026-03-13 | send step 4 final_step F-1 = 100.00
F-1 at its final is paid; F-2 a day late    | F-2 50.00 due 2026-03-10                                | F-9 step 4 on 2026-02-20                                            |                              | 2026-03-13 | send step 1 first_step F-2 = 50.00
after the last reminder a hand-over         | F-1 100.00 due 2026-01-01                               | F-1 step 1 on 2026-01-10, F-1 step 2 on 2026-01-30, F-1 step 3 on 2026-02-10, F-1 step 4 on 2026-02-26 pay-by 2026-03-09 | | 2026-03-13 | propose step 5 hand_over_due F-1 = 100.00
a hand-over names nothing that is younger   | F-1 100.00 due 2026-01-01, F-2 50.00 due 2026-03-12     | F-1 step 1 on 2026-01-10, F-1 step 2 on 2026-01-30, F-1 step 3 on 2026-02-10, F-1 step 4 on 2026-02-26 pay-by 2026-03-09 | | 2026-03-13 | propose step 5 hand_over_due F-1 also F-2 = 100.00
what credits cover is not handed over       | F-1 100.00 due 2026-01-01, F-2 50.00 due 2026-03-12, G-3 -120.00 | F-1 step 1 on 2026-01-10, F-1 step 2 on 2026-01-30, F-1 step 3 on 2026-02-10, F-1 step 4 on 2026-02-26 pay-by 2026-03-09 | | 2026-03-13 | net credits_cover
after the last step nothing more            | F-1 100.00 due 2026-01-01                               | F-1 step 5 on 2026-02-10                                            |                              | 2026-03-13 | none steps_done
a new invoice starts at the first step      | F-1 100.00 due 2026-01-01, F-2 50.00 due 2026-03-01     | F-1 step 5 on 2026-02-10                                            |                              | 2026-03-13 | send step 1 first_step F-1 F-2 = 150.00
at least six days (here 7) between contacts | F-1 100.00 due 2026-02-01, F-2 50.00 due 2026-03-01     | F-1 step 1 on 2026-03-09                                            |                              | 2026-03-13 | wait min_gap
a credit lowers the demand                  | F-1 100.00 due 2026-02-01, G-2 -30.00                   |                                                                     |                              | 2026-03-13 | send step 1 first_step F-1 = 70.00
credits cover it                            | F-1 100.00 due 2026-02-01, G-2 -100.00                  |                                                                     |                              | 2026-03-13 | net credits_cover
disputed                                    | F-1 100.00 due 2026-02-01                               |                                                                     | dispute F-1                  | 2026-03-13 | hold disputed
a part is disputed: the rest is demanded    | F-1 100.00 due 2026-02-01                               |                                                                     | dispute F-1 40.00            | 2026-03-13 | send step 1 first_step F-1 = 60.00
a hold on one item lets the others go       | F-1 100.00 due 2026-02-01, F-2 50.00 due 2026-02-01     |                                                                     | dispute F-1                  | 2026-03-13 | send step 1 first_step F-2 = 50.00
a hold on the customer stops all            | F-1 100.00 due 2026-02-01, F-2 50.00 due 2026-02-01     |                                                                     | goodwill until 2026-03-13    | 2026-03-13 | hold goodwill
the day after its last day it goes on       | F-1 100.00 due 2026-02-01                               |                                                                     | goodwill until 2026-03-12    | 2026-03-13 | send step 1 first_step F-1 = 100.00
a caused hold does not end by its review    | F-1 100.00 due 2026-02-01                               |                                                                     | legal F-1 until 2026-03-01   | 2026-03-13 | hold legal
a pre-due notice five days before           | F-1 100.00 due 2026-03-18                               |                                                                     |                              | 2026-03-13 | send step -1 pre_due F-1 = 100.00
not while anything is overdue               | F-1 100.00 due 2026-03-18, F-2 50.00 due 2026-03-12     |                                                                     |                              | 2026-03-13 | wait step_not_reached
nor while what is overdue is held           | F-1 100.00 due 2026-03-18, F-2 50.00 due 2026-02-12     |                                                                     | dispute F-2                  | 2026-03-13 | hold disputed
a notice lapses at the due day              | F-1 100.00 due 2026-03-13                               |                                                                     |                              | 2026-03-13 | none nothing_due
no due date: never assumed                  | F-1 100.00 due ?                                        |                                                                     |                              | 2026-03-13 | none no_due_date
presumed settled                            | F-1 100.00 due 2026-02-01 presumed                      |                                                                     |                              | 2026-03-13 | none presumed_settled
retention money                             | F-1 100.00 due 2026-02-01 retention                     |                                                                     |                              | 2026-03-13 | none withheld
collected by direct debit                   | F-1 100.00 due 2026-02-01 debit                         |                                                                     |                              | 2026-03-13 | none direct_debit
the level that the ledger came with         | F-1 100.00 due 2026-01-01 level 2                       |                                                                     |                              | 2026-03-13 | send step 3 next_step F-1 = 100.00
a Saturday waits for Monday                 | F-1 100.00 due 2026-03-11                               |                                                                     |                              | 2026-03-14 | wait not_a_workday
14 July in France                           | F-1 100.00 due 2026-07-01                               |                                                                     |                              | 2026-07-14 | wait not_a_workday
`;

describe('what is decided', () => {
  it.each(table(TABLE))('$why', (row) => {
    expect(read(row).told).toBe(row['expected']);
  });

  it('says which day the reason falls away', () => {
    const until = (row: Record<string, string>): unknown => {
      const { decision } = read(row);
      return 'until' in decision && decision.until;
    };
    expect(until({ items: 'F-1 1.00 due 2026-03-11', today: '2026-03-14' })).toBe('2026-03-16');
    expect(until({ items: 'F-1 1.00 due 2026-03-10', today: '2026-03-11' })).toBe('2026-03-13');
    expect(until({ items: 'F-1 1.00 due 2026-02-10', holds: 'goodwill until 2026-03-20', today: '2026-03-11' })).toBe('2026-03-21'); // prettier-ignore
    expect(until({ items: 'F-1 1.00 due 2026-02-10, F-2 1.00 due 2026-02-10', holds: 'dispute F-1, goodwill F-2 until 2026-03-20', today: '2026-03-11' })).toBe('2026-03-21'); // prettier-ignore
    expect(until({ items: 'F-1 1.00 due 2026-02-10', holds: 'dispute until 2026-03-20', today: '2026-03-11' })).toBe(null); // prettier-ignore
  });
});

describe('the sum', () => {
  const today = day('2026-03-13');
  const owing = (minor: number, currency = 'EUR', dueOn = '2026-02-01', id = 1): OpenItem =>
    item(id, { amountMinor: minor, currency, dueOn: day(dueOn) });

  it.each([
    [499, 'none', 'below_customer_minimum'],
    [500, 'send', 'first_step'],
    [100_000, 'send', 'first_step'],
    [100_001, 'approve', 'above_ceiling'],
  ])('%i cents: %s %s', (minor, does, because) => {
    const company = rules({ settings: settings({ minCustomerMinor: 500, ceilingMinor: 100_000 }) });
    expect(decide(facts({ items: [owing(minor)] }, company), today)[0]).toMatchObject({ do: does, because });
  });

  it('waits while the company itself is closed, and over the weekend that follows', () => {
    const closed = rules({ settings: settings({ closedDays: [today, day('2026-03-16')] }) });
    const [one] = decide(facts({ items: [owing(900)] }, closed), today);
    expect(one).toMatchObject({ do: 'wait', because: 'not_a_workday', until: '2026-03-17' });
  });

  it('leaves out items below the company’s minimum', () => {
    const company = rules({ settings: settings({ minItemMinor: 200 }) });
    const [small] = decide(facts({ items: [owing(199)] }, company), today);
    expect(small).toMatchObject({ do: 'none', because: 'below_item_minimum' });
    const [both] = decide(facts({ items: [owing(199), owing(900, 'EUR', '2026-02-02', 2)] }, company), today);
    expect(both).toMatchObject({ do: 'send', demandMinor: 900 });
  });

  it('compares thresholds in the currency of the debt', () => {
    const company = rules({ settings: settings({ minCustomerMinor: 500 }), rates: new Map([['SEK', '11.2']]) });
    expect(decide(facts({ items: [owing(5_599, 'SEK')] }, company), today)[0]).toMatchObject({
      because: 'below_customer_minimum',
    });
    expect(decide(facts({ items: [owing(5_600, 'SEK')] }, company), today)[0]).toMatchObject({ do: 'send' });
    const yen = rules({ settings: settings({ minCustomerMinor: 500 }), rates: new Map([['JPY', '160']]) });
    expect(decide(facts({ items: [owing(799, 'JPY')] }, yen), today)[0]).toMatchObject({
      because: 'below_customer_minimum',
    });
    expect(decide(facts({ items: [owing(800, 'JPY')] }, yen), today)[0]).toMatchObject({ do: 'send' });
  });

  it('never adds up currencies, and sends them in one message that waits as a whole', () => {
    const company = rules({ settings: settings({ ceilingMinor: 50_000 }) });
    const decisions = decide(facts({ items: [owing(60_000), owing(1_000, 'USD', '2026-02-01', 2)] }, company), today);
    expect(decisions.map((one) => [one.currency, one.do, one.because, one.demandMinor])).toEqual([
      ['EUR', 'approve', 'above_ceiling', 60_000],
      ['USD', 'approve', 'other_currency_waits', 1_000],
    ]);
  });
});

describe('the trigger of a step', () => {
  const own = (basis: string, days: number): Strategy => {
    const step = (n: number): unknown => ({ n, kind: 'reminder', trigger: { basis, days: days * n }, payByDays: 7 });
    const checked = checkStrategy({ code: 'own', name: 'Own', steps: [step(1), step(2)] });
    if (!checked.ok) throw new Error(checked.errors.join());
    return checked.strategy;
  };
  const on = (strategy: Strategy, today: string): string => {
    const company = rules({ choices: { company: 'own', ...NO_CHOICES } }, [strategy]);
    const items = [item(1, { amountMinor: 10_000, issuedOn: day('2026-01-12'), dueOn: day('2026-02-11') })];
    const decision = decideIn(facts({ items }, company), 'EUR', day(today));
    return `${decision.do} ${'until' in decision ? (decision.until ?? '') : ''}`.trim();
  };

  it.each([
    ['end_of_month', 5, '2026-03-04', 'wait 2026-03-05'],
    ['end_of_month', 5, '2026-03-05', 'send'],
    ['invoice_date', 45, '2026-02-25', 'wait 2026-02-26'],
    ['invoice_date', 45, '2026-02-26', 'send'],
    // However short, nothing is asked for that is not overdue.
    ['invoice_date', 10, '2026-02-11', 'none'],
    ['invoice_date', 10, '2026-02-12', 'send'],
  ])('%s + %i on %s: %s', (basis, days, today, expected) => {
    expect(on(own(basis, days), today)).toBe(expected);
  });
});

describe('a customer to whom nothing is delivered any more', () => {
  it('C31: is reminded all the same: a stop of deliveries is no hold', () => {
    const items = [item(1, { amountMinor: 10_000, dueOn: day('2026-02-01') })];
    const stopped = customer({ stoppedAt: '2026-02-20T08:00:00.000Z' as Instant });
    expect(decideIn(facts({ items, customer: stopped }), 'EUR', day('2026-03-13'))).toMatchObject({
      do: 'send',
      because: 'first_step',
    });
  });
});

describe('a customer of whom nothing says what it is', () => {
  const demanded = (n: number, on: string) => past(1, n, on, { payByOn: day(on) });
  const asked = (debtorType: 'company' | null, own: 'unknown' | 'company') => {
    const items = [item(1, { document: 'F-1', amountMinor: 10_000, dueOn: day('2025-11-01') })];
    const before = [demanded(1, '2025-11-20'), demanded(2, '2025-12-10'), demanded(3, '2026-01-05')];
    const given = facts({ items, past: before, customer: customer({ debtorType: own }) });
    const rules_ = rules({ settings: settings({ debtorType }) });
    return decideIn({ ...given, rules: rules_ }, 'EUR', day('2026-03-02'));
  };
  const said = (decision: Decision): string => decision.chain.find(({ rule }) => rule === 'customer')?.fact ?? '';

  it('gets no final reminder, unless the company says what such customers are; the chain says who said it', () => {
    expect(asked(null, 'unknown')).toMatchObject({ do: 'none', because: 'debtor_type_unknown' });
    expect(asked(null, 'unknown').chain.at(-1)).toMatchObject({
      rule: 'trigger',
      fact: 'final reminder (step 4) is not taken: who the debtor is (company, consumer, public body) is unknown: plain reminders only',
      outcome: 'stops',
    });
    expect(asked('company', 'unknown')).toMatchObject({ do: 'send', because: 'final_step' });
    expect(said(asked('company', 'unknown'))).toBe(
      'Dupont SA is a company, as the company says of all of whom nothing is known',
    );
    expect(said(asked(null, 'company'))).toBe('Dupont SA is a company');
  });
});
