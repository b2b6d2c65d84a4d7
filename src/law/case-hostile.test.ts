import { caseAnswer, caseAnswers } from './case-answer';
import { shippedTable } from './rate-table';

/** Files by people who mistake a word, and by people who mean harm: each case says what is wrong with it, and never in another's place. */
const good = { id: 'good', claims: [{ principal: '1000', from: '2026-01-01', to: '2026-01-11', rate: { percent: '10' } }] }; // prettier-ignore
const [claim] = good.claims;
const answer = (value: unknown): Record<string, unknown> => caseAnswer(value, 0, shippedTable());
const withClaim = (more: object): object => ({ ...good, claims: [{ ...claim, ...more }] });
const second = (more: object): object => ({ ...good, claims: [claim, { ...claim, ...more }] });

const MANY = 50_000;
const deep: unknown = JSON.parse('[{"a":'.repeat(2000) + '1' + '}]'.repeat(2000));

describe('what is wrong is said with the claim and the field', () => {
  it.each([
    ['the second of two', second({ principal: '1e5' }), 'claim 2: principal "1e5" is no plain decimal such as 1234.50'],
    ['one with a name', second({ ref: 'F-7', to: '2026-02-31' }), 'claim 2 ("F-7"): to "2026-02-31" is no day such as 2026-03-02'], // prettier-ignore
    ['no principal', withClaim({ principal: undefined }), 'principal nothing is no plain decimal such as 1234.50'],
    ['null', withClaim({ principal: null }), 'principal null is no plain decimal such as 1234.50'],
    ['true', withClaim({ principal: true }), 'principal true is no plain decimal such as 1234.50'],
    ['hexadecimal', withClaim({ principal: '0x10' }), 'principal "0x10" is no plain decimal such as 1234.50'],
    ['other digits', withClaim({ principal: '١٠٠٠' }), 'principal "١٠٠٠" is no plain decimal such as 1234.50'],
    ['a point alone', withClaim({ principal: '.5' }), 'principal ".5" is no plain decimal such as 1234.50'],
    [
      'two lines',
      withClaim({ principal: '1000\n2000' }),
      'principal "1000\\n2000" is no plain decimal such as 1234.50',
    ],
    ['a list', withClaim({ principal: ['1000'] }), 'principal ["1000"] is no plain decimal such as 1234.50'],
    ['a time', withClaim({ from: '2026-01-01T00:00:00Z' }), 'from "2026-01-01T00:00:00Z" is no day such as 2026-03-02'],
    ['month 13', withClaim({ from: '2026-13-01' }), 'from "2026-13-01" is no day such as 2026-03-02'],
    ['29 February of no leap year', withClaim({ to: '2026-02-29' }), 'to "2026-02-29" is no day such as 2026-03-02'],
    ['days as words', withClaim({ to: undefined, days: 'ten' }), 'days "ten" is no whole number from 0 to 36500'],
    ['a rate of a sum', withClaim({ rate: { series: 'NO_STANDARDKOMPENSASJON' } }), /^there is no series "NO_STANDARDKOMPENSASJON"; there are: ECB_MRO/], // prettier-ignore
    [
      'a series as a list',
      withClaim({ rate: { series: ['CH_OR104'] } }),
      /^there is no series \["CH_OR104"\]; there are/,
    ],
    ['a way of moving', withClaim({ rate: { series: 'CH_OR104', mode: 'sometimes' } }), 'mode "sometimes" is not known; there are: lockedAtStart, floatHalfYear, floatAnyDate, fixed'], // prettier-ignore
    ['no kind of compounding', withClaim({ compounding: 'daily' }), 'compounding "daily" is not known; there are: none, yearlyOnAnniversary'], // prettier-ignore
    ['no part of an order', { ...good, allocation: ['fees'] }, 'allocation "fees" is not known; there are: costs, cost, interest, principal'], // prettier-ignore
    ['no days of a block', { ...good, policy: { accrualBlockDays: 0 } }, 'accrualBlockDays 0 is no number of days'],
    ['a credit below zero', withClaim({ credited: '-1' }), 'credited "-1" is below zero'],
    [
      'costs that are none',
      withClaim({ costs: [{ amount: 'much' }] }),
      'costs "much" is no plain decimal such as 1234.50',
    ],
    ['a hold without a reason', { ...good, holds: [{ from: '2026-01-02' }] }, 'hold 1 gives no reason'],
    ['a hold backwards', { ...good, holds: [{ from: '2026-01-02', to: '2026-01-01', reason: 'x' }] }, 'hold 1 ends before it begins'], // prettier-ignore
    ['a hold of nobody', { ...good, holds: [{ from: '2026-01-02', reason: 'x', claims: ['B'] }] }, 'hold 1 is meant for "B", and there is no such claim'], // prettier-ignore
    ['a hold without dates', { ...withClaim({ from: undefined, to: undefined, days: 10 }), holds: [{ from: '2026-01-02', reason: 'x' }] }, 'a hold needs dates, and the claim has only days'], // prettier-ignore
    ['payments as an object', { ...good, payments: { on: '2026-01-02', amount: '1' } }, 'payments is no list'],
    ['an as-of day', { ...good, asOf: 'today' }, 'the as-of day "today" is no day such as 2026-03-02'],
    ['a currency as a number', { ...good, currency: 978 }, '978 is no currency'],
    ['deep nonsense', withClaim({ principal: deep }), /^principal .{1,60} is no plain decimal/],
  ])('%s', (_, given, error) => {
    if (typeof error === 'string') expect(answer(given).error).toBe(error);
    else expect(answer(given).error).toMatch(error);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is no word of any field', (word) => {
    for (const given of [
      { ...good, policy: { dayCount: word } },
      { ...good, policy: { rounding: word } },
      { ...good, allocation: [word] },
      withClaim({ rate: { series: word } }),
      { ...good, payments: [{ on: '2026-01-02', amount: '1', claims: [word] }] },
    ])
      expect(answer(given).error).toEqual(expect.any(String));
  });
});

describe('what can be counted, and is odd, is said beside the figure', () => {
  it.each([
    ['a field that nobody reads', { ...good, policy: { leapDays: 'none' } }, { ignored: ['policy.leapDays'] }],
    ['one of a claim', withClaim({ vatRate: '20' }), { ignored: ['claims[1].vatRate'] }],
    ['one of a rate', withClaim({ rate: { percent: '10', per: 'month' } }), { ignored: ['claims[1].rate.per'] }],
    ['one of a payment', { ...good, payments: [{ on: '2026-02-01', amount: '1', fee: '2' }] }, { ignored: ['payments[1].fee'] }], // prettier-ignore
    ['a last day before the first', withClaim({ to: '2025-12-01' }), { interest: '0.00', warnings: [{ kind: 'ends_before_it_begins', claim: '1' }] }], // prettier-ignore
    ['other days than between the dates', withClaim({ days: 30 }), { interest: '2.74', warnings: [{ kind: 'days_differ', claim: '1', said: 30, counted: 10 }] }], // prettier-ignore
    ['a rate that is not known yet', withClaim({ rate: { series: 'SE_RIKSBANK_REFERENCE' }, from: '2026-06-21', to: '2026-07-11' }), { unknownFrom: '2026-07-01' }], // prettier-ignore
    ['a rate of long ago', withClaim({ rate: { series: 'UK_BOE_HALFYEAR' }, from: '2001-01-01' }), { interest: '0.00', unknownFrom: '2001-01-01' }], // prettier-ignore
    ['steps that begin too late', withClaim({ rate: { steps: [{ from: '2026-01-06', percent: '10' }] } }), { interest: '1.37', unknownFrom: '2026-01-01' }], // prettier-ignore
  ])('%s', (_, given, said) => {
    expect(answer(given)).toMatchObject(said);
  });

  it('of what a payment names a claim by, nothing: that is read', () => {
    const named = { ...withClaim({ kenmerk: 'A' }), payments: [{ on: '2026-01-06', amount: '1', claims: ['A'] }] };
    expect(answer(named)).not.toHaveProperty('ignored');
  });

  it('an id that stands twice', () => {
    const [first, again] = caseAnswers([good, good], shippedTable());
    expect([first?.warnings, again?.warnings]).toEqual([[], [{ kind: 'same_id' }]]);
  });
});

describe('words that say the same', () => {
  it('what is expected is a figure, or an object with it; null says nothing', () => {
    const said = (expected: unknown): unknown => answer({ ...good, policy: null, payments: null, expected }).matches;
    expect([said('2.74'), said(2.74), said({ interest: 2.7 }), said(null), said({})]).toEqual([true, true, false, undefined, undefined]); // prettier-ignore
    expect(answer({ ...good, expected: ['2.74'] }).error).toBe('expected is no object');
  });

  it.each([
    ['a series in small letters', withClaim({ rate: { series: 'de-basiszinssatz' } }), '0.35'],
    ['costs as an object', { ...withClaim({ costs: { amount: '40' } }) }, '2.74'],
    ['a rate kept by the law of the case', { ...withClaim({ rate: { series: 'ECB_MRO_HALFYEAR', plusPoints: '8' }, from: '2023-06-21', to: '2023-07-11' }), jurisdiction: 'IE' }, '5.75'], // prettier-ignore
    ['the same, that moves', { ...withClaim({ rate: { series: 'ECB_MRO_HALFYEAR', plusPoints: '8', mode: 'floatHalfYear' }, from: '2023-06-21', to: '2023-07-11' }), jurisdiction: 'IE' }, '6.16'], // prettier-ignore
    ['from a day, so many days, both ends', { ...withClaim({ to: undefined, days: 10 }), policy: { counting: 'bothIncluded' } }, '2.74'], // prettier-ignore
    ['a credit note', withClaim({ credited: '500' }), '1.37'],
    ['a hold', { ...good, holds: [{ from: '2026-01-06', to: null, reason: 'not delivered' }] }, '1.37'],
    ['blocks of days', { ...good, accrualBlockDays: 4 }, '2.19'],
  ])('%s', (_, given, interest) => {
    const { error, ignored, interest: found } = answer(given);
    expect({ error, ignored, found }).toEqual({ error: undefined, ignored: undefined, found: interest });
  });
});

it('a long file is answered case by case', () => {
  const found = caseAnswers(Array.from({ length: MANY }, (_, n) => (n % 2 === 0 ? { ...good, id: n } : n)), shippedTable()); // prettier-ignore
  expect(found).toHaveLength(MANY);
  expect(found.slice(-2)).toMatchObject([
    { id: String(MANY - 2), interest: '2.74' },
    { id: `case ${MANY}`, error: 'the case is no object' },
  ]);
});
