import { caseAnswer, casesIn } from './case-answer';
import { shippedTable } from './rate-table';

/** Files that others wrote: what a case may leave out, and what is wrong with it where it cannot be read. */
const plain = {
  id: 'plain',
  currency: 'EUR',
  claims: [{ principal: '1000', from: '2026-01-01', to: '2026-01-11', rate: { percent: '10' } }],
};
const answer = (value: unknown): Record<string, unknown> => caseAnswer(value, 0, shippedTable());
const claims = (more: object): object => ({ ...plain, claims: [{ ...plain.claims[0], ...more }] });

describe('a case', () => {
  it('is answered with what a person can recompute', () => {
    expect(answer(plain)).toEqual({
      ...{ id: 'plain', currency: 'EUR', interest: '2.74', daily: '0.27', policy: 'act/365, difference, end' },
      periods: [{ from: '2026-01-01', to: '2026-01-10', days: 10, rate: '10', base: '1000.00', interest: '2.7397' }],
      open: { principal: '1000.00', interest: '2.74', costs: '0.00', total: '1002.74' },
      claims: [
        {
          ...{ id: '1', policy: 'act/365, difference, end', interest: '2.74', joinedPrincipal: '0.00' },
          paid: { principal: '0.00', interest: '0.00', costs: '0.00', total: '0.00' },
          open: { principal: '1000.00', interest: '2.74', costs: '0.00', total: '1002.74' },
        },
      ],
      payments: [],
      warnings: [],
    });
  });

  it.each([
    ['numbers instead of text', claims({ principal: 1000, rate: { percent: 10 } }), '2.74'],
    ['a rate as a text', claims({ rate: '10' }), '2.74'],
    ['days instead of dates', claims({ from: undefined, to: undefined, days: 10 }), '2.74'],
    ['a first day and days', claims({ to: undefined, days: 10 }), '2.74'],
    ['an as-of day for all claims', { ...claims({ to: undefined }), asOf: '2026-01-11' }, '2.74'],
    ['an as-of day before the last', { ...plain, asOf: '2026-01-06' }, '1.37'],
    ['a last day before the first', claims({ to: '2025-12-01' }), '0.00'],
    ['one day', claims({ to: '2026-01-01' }), '0.00'],
    ['a due day', claims({ from: undefined, dueOn: '2026-01-01' }), '2.74'],
    [
      'a Polish due day on a Saturday',
      { ...claims({ from: undefined, dueOn: '2026-01-03' }), jurisdiction: 'PL' },
      '1.64',
    ],
    [
      'the same in 2015',
      { ...claims({ from: undefined, dueOn: '2015-01-03', to: '2015-01-11' }), jurisdiction: 'PL' },
      '2.19',
    ],
    ['more decimals than cents', claims({ principal: '1000.0019' }), '2.74'],
    ['yen', { ...claims({ principal: '100001' }), currency: 'JPY' }, '274'],
    ['whole kronor', { ...plain, currency: 'SEK', policy: { rounding: 'wholeUnit' } }, '3'],
    ['points below nothing', claims({ rate: { series: 'DE_BASISZINSSATZ', plusPoints: '-0.27' } }), '0.27'],
    ['a rate below nothing', claims({ rate: { percent: '-3' } }), '0.00'],
    ['steps in any order', claims({ rate: { steps: [{ from: '2026-01-06', percent: '20' }, { from: '2026-01-01', percent: '10' }] } }), '4.11'], // prettier-ignore
    ['nothing owed', claims({ principal: '0' }), '0.00'],
    ['points on a percent', claims({ rate: { percent: '8', plusPoints: '2' } }), '2.74'],
    ['points on steps', claims({ rate: { steps: [{ from: '2026-01-01', percent: '8' }], plusPoints: '2' } }), '2.74'],
    ['days that say that both ends count', claims({ days: 11 }), '3.01'],
    ['policy words of the claim itself', claims({ counting: 'bothIncluded' }), '3.01'],
  ])('may have %s', (_, given, interest) => {
    expect(answer(given)).toMatchObject({ interest });
    expect(answer(given)).not.toHaveProperty('error');
  });

  it('keeps a rate to the days for which it was published', () => {
    const late = answer(claims({ from: '2026-06-25', to: '2027-01-11', rate: { series: 'SE_RIKSBANK_REFERENCE', plusPoints: '8' } })); // prettier-ignore
    expect(late).toMatchObject({ interest: '1.64', warnings: [{ kind: 'rate_unknown_from', day: '2026-07-01' }] });
  });

  it('takes the rate of the first day where the law locks it', () => {
    const rate = { series: 'UK_BOE_HALFYEAR', plusPoints: '8' };
    const locked = answer({ ...claims({ from: '2023-06-01', to: '2023-08-01', rate }), currency: 'GBP' });
    expect(locked.periods).toHaveLength(1);
  });

  it('takes finer amounts exactly and rounds what comes of them', () => {
    const fine = answer(claims({ principal: '0.5555' }));
    expect(fine).toMatchObject({ interest: '0.00', open: { principal: '0.5555', total: '0.5555' } });
  });

  it.each([
    ['by what it calls itself', { ref: 'A' }, { ref: 'B' }, 'B'],
    ['by any field of its own', { kenmerk: 'A' }, { kenmerk: 'B' }, 'B'],
    ['by its number', {}, {}, 2],
    ['by its number as a text', {}, {}, '2'],
  ])('names the claim of a payment %s', (_, a, b, named) => {
    const [one] = plain.claims;
    const payments = [{ on: '2026-01-06', amount: '1000', claims: [named] }];
    const found = answer({ ...plain, claims: [{ ...one, ...a }, { ...one, ...b }], payments }) as { claims: { open: { total: string } }[] }; // prettier-ignore
    expect(found.claims.map(({ open }) => open.total)).toEqual(['1002.74', '1.37']);
  });

  it('counts claims from 0 where a payment does', () => {
    const payments = [
      { on: '2026-01-06', amount: '1000', claims: [0] },
      { on: '2026-01-06', amount: '1', claims: [1] },
    ];
    const found = answer({ ...plain, claims: [plain.claims[0], plain.claims[0]], payments }) as { payments: { used: { claim: string }[] }[] }; // prettier-ignore
    expect(found.payments.map(({ used }) => used[0]?.claim)).toEqual(['1', '2']);
  });

  it('says whether it comes out as its author says', () => {
    expect(answer({ ...plain, expected: { interest: '2.740' } })).toMatchObject({ matches: true });
    expect(answer({ ...plain, expected: { interest: '2.75' } })).toMatchObject({ matches: false });
    expect(answer({ ...plain, expected: {} })).not.toHaveProperty('matches');
  });
});

describe('a case that cannot be read', () => {
  const with1 = (text: string): object => claims({ principal: text });
  it.each([
    [null, 'the case is no object'],
    [[plain], 'the case is no object'],
    ['case', 'the case is no object'],
    [{ id: 'x' }, 'there is no claim'],
    [{ id: 'x', claims: {} }, 'claims is no list'],
    [{ id: 'x', claims: [7] }, 'claim 1 is no object'],
    [{ ...plain, currency: 'EURO' }, '"EURO" is no currency'],
    [{ ...plain, policy: [] }, 'the policy is no object'],
    [claims({ rate: undefined }), 'there is no rate'],
    [claims({ rate: {} }), 'a rate is one of: percent, series, steps'],
    [claims({ rate: { percent: '8', series: 'CH_OR104' } }), 'a rate is one of: percent, series, steps'],
    [claims({ rate: { percent: '8 %' } }), 'percent "8 %" is no plain decimal such as 1234.50'],
    [claims({ rate: { percent: '99999999' } }), 'percent "99999999" is no rate'],
    [claims({ rate: { steps: [] } }), 'there are no steps'],
    [claims({ rate: { steps: [{ percent: '8' }] } }), 'step 1 does not say from when'],
    [claims({ rate: { steps: [{ from: '2026-01-01', percent: '8' }, { from: '2026-01-01', percent: '9' }] } }), 'two steps begin on one day'], // prettier-ignore
    [claims({ from: '2026-02-31' }), 'from "2026-02-31" is no day such as 2026-03-02'],
    [claims({ from: 20260101 }), 'from 20260101 is no day such as 2026-03-02'],
    [claims({ to: undefined }), 'the claim does not say until when interest runs'],
    [
      claims({ from: undefined, to: undefined }),
      'the claim says neither between which days interest runs nor how many',
    ],
    [claims({ from: undefined, days: -1 }), 'days -1 is no whole number from 0 to 36500'],
    [claims({ from: undefined, days: 1.5 }), 'days 1.5 is no whole number from 0 to 36500'],
    [claims({ from: undefined, days: 1e9 }), 'days 1000000000 is no whole number from 0 to 36500'],
    [claims({ from: undefined, days: 10, rate: { series: 'DE_BASISZINSSATZ' } }), 'a rate that changes needs dates, and the claim has only days'], // prettier-ignore
    [{ ...claims({ from: undefined, days: 10 }), payments: [{ on: '2026-01-05', amount: '1' }] }, 'a payment needs dates, and the claim has only days'], // prettier-ignore
    [with1(''), 'principal "" is no plain decimal such as 1234.50'],
    [with1('-5'), 'principal "-5" is below zero'],
    [with1('1,000.00'), 'principal "1,000.00" is no plain decimal such as 1234.50'],
    [with1('1e6'), 'principal "1e6" is no plain decimal such as 1234.50'],
    [with1('Infinity'), 'principal "Infinity" is no plain decimal such as 1234.50'],
    [with1('999999999999999'), 'principal "999999999999999" is too large to be counted exactly'],
    [claims({ principal: 1e300 }), 'principal 1e+300 is no plain decimal such as 1234.50'],
    [claims({ principal: { $gt: 0 } }), 'principal {"$gt":0} is no plain decimal such as 1234.50'],
    [{ ...plain, policy: { dayCount: 'act/364' } }, 'dayCount "act/364" is not known; there are: act/365, act/act, act/360, 30/360, act/366leap'], // prettier-ignore
    [{ ...plain, policy: { rounding: 'constructor' } }, 'rounding "constructor" is not known; there are: end, perPeriod, perPeriod4, wholeUnit, daily2, dailyFirst, dailyDown2, dailyDown4, dailyMultiplier5'], // prettier-ignore
    [{ ...plain, policy: { counting: 'none' } }, 'counting "none" is not known; there are: difference, bothIncluded, both'], // prettier-ignore
    [{ ...plain, allocation: ['interest', 'interest'] }, 'allocation names a part twice'],
    [{ ...plain, paymentDayBearsInterest: 'yes' }, 'paymentDayBearsInterest "yes" is neither true nor false'],
    [{ ...plain, payments: [{ amount: '1' }] }, 'payment 1 says no day'],
    [{ ...plain, payments: [{ on: '2026-01-05', amount: '-1' }] }, 'payment 1: its amount "-1" is below zero'],
    [{ ...plain, payments: [{ on: '2026-01-05', amount: '1', claims: ['B'] }] }, 'payment 1 is meant for "B", and there is no such claim'], // prettier-ignore
    [{ ...plain, payments: [{ on: '2026-01-05', amount: '1', claims: [9] }] }, 'payment 1 is meant for 9, and there is no such claim'], // prettier-ignore
  ])('%j', (given, error) => {
    expect(answer(given).error).toBe(error);
  });

  it('of an unknown series names those that there are', () => {
    expect(answer(claims({ rate: { series: '__proto__' } })).error).toMatch(
      /^there is no series "__proto__"; there are: ECB_MRO/,
    );
  });

  it('never ends the others, whatever it holds', () => {
    for (const odd of [
      claims({ to: '2199-12-31' }),
      claims({ from: '1900-01-01', rate: { series: 'CH_OR104' } }),
      { ...plain, id: { toString: 7 } },
    ])
      // prettier-ignore
      expect(typeof answer(odd).id).toBe('string');
  });
});

describe('a file of cases', () => {
  it.each([
    [[plain], 1],
    [{ cases: [plain, plain], meta: {} }, 2],
    [{ cases: {} }, undefined],
    ['text', undefined],
    [null, undefined],
  ])('%j', (file, count) => expect(casesIn(file)?.length).toBe(count));
});
