import { day, type Day } from '../kernel/day';
import type { Calculated, Calculation, InterestClaim, InterestHold, InterestPayment } from './calculation';
import { interestOf } from './interest';
import { shippedTable } from './rate-table';
import { claim, fixed, halfYears, NO_TABLE, policy, series, told } from './testing/policies';

/** How interest is counted, in tables that anybody can recompute. */
const CENTS = { exponent: 2, decimals: 2 };

function on(asOf: string, claims: readonly InterestClaim[], more: Partial<Calculation> = {}): Calculated {
  const given = { claims, payments: [], holds: [], table: NO_TABLE, asOf: day(asOf), estimate: false, scale: CENTS };
  return interestOf({ ...given, ...more });
}

const table = (found: Calculated, n = 0): string[] => told(found.claims[n] as Calculated['claims'][number]);
const paid = (text: string): InterestPayment[] =>
  text.split(', ').map((one) => {
    const [when = '', amount = '', ...claims] = one.split(' ');
    return { on: when as Day, amountMinor: Number(amount), claims };
  });
const hold = (from: string, to: string | null, reason: string): InterestHold => ({
  ...{ from: from as Day, to: to as Day | null, reason },
  claims: [],
});
const warned = ({ warnings }: Calculated): string[] => warnings.map((one) => Object.values(one).join(' '));

describe('rates', () => {
  const rates = halfYears('2024-07-01 4', '2025-01-01 3', '2025-07-01 2', '2026-01-01 2');

  it('follow the half-years, each with its row', () => {
    const found = on('2026-01-10', [claim(100_000, '2025-06-20', policy(series('9', 'float_half_year')))], {
      table: rates,
    });
    expect(table(found)).toEqual([
      '100000 2025-06-21…2025-06-30 10 d 12 % = 3.2877',
      '100000 2025-07-01…2025-12-31 184 d 11 % = 55.4521',
      '100000 2026-01-01…2026-01-10 10 d 11 % = 3.0137',
      '= 6175',
    ]);
    expect(found.rows.map(({ from }) => from)).toEqual(['2025-01-01', '2025-07-01', '2026-01-01']);
  });

  it('stay as on the first day, where the law says so', () => {
    const found = on('2026-01-10', [claim(100_000, '2025-06-20', policy(series('8', 'locked_at_start')))], {
      table: rates,
    });
    expect(table(found)).toEqual(['100000 2025-06-21…2026-01-10 204 d 11 % = 61.4795', '= 6148']);
  });

  it('are those of German law: 10 days of 10.62 %, then 62 of 12.12 %', () => {
    const german = policy({
      ...{ kind: 'series', series: 'DE_BASISZINSSATZ', mode: 'float_half_year' },
      margins: [
        { from: null, points: '8' },
        { from: day('2014-07-29'), points: '9' },
      ],
    });
    const found = on('2023-08-31', [claim(100_000, '2023-06-20', german)], { table: shippedTable() });
    expect(table(found)).toEqual([
      '100000 2023-06-21…2023-06-30 10 d 10.62 % = 2.9096',
      '100000 2023-07-01…2023-08-31 62 d 12.12 % = 20.5874',
      '= 2350',
    ]);
    expect(warned(found)).toEqual(['margin_by_contract_date F-1 9']);
    const old = { ...claim(100_000, '2023-06-20', german), contractOn: day('2014-07-28') };
    const before = on('2023-08-31', [old], { table: shippedTable() });
    expect(table(before)[0]).toBe('100000 2023-06-21…2023-06-30 10 d 9.62 % = 2.6356');
    expect(warned(before)).toEqual([]);
  });

  it('end where nobody has published more, and are carried on only as an estimate', () => {
    const late = [claim(100_000, '2026-06-20', policy(series('8', 'float_half_year')))];
    const found = on('2026-07-10', late, { table: rates });
    expect(table(found)).toEqual(['100000 2026-06-21…2026-06-30 10 d 10 % = 2.7397', '= 274']);
    expect(warned(found)).toEqual(['rate_unknown_from 2026-07-01  HALF']);
    expect(found.daily).toBeNull();
    const guessed = on('2026-07-10', late, { table: rates, estimate: true });
    expect(table(guessed)).toEqual([
      '100000 2026-06-21…2026-06-30 10 d 10 % = 2.7397',
      '100000 2026-07-01…2026-07-10 10 d 10 % = 2.7397 (estimated)',
      '= 548',
    ]);
    expect(warned(guessed)).toEqual(['estimated_from 2026-07-01 HALF']);
    expect(guessed.daily?.minor).toBe(27);
  });

  it('leave days out that they do not know, and say which', () => {
    const found = on('2025-01-10', [claim(100_000, '2024-06-20', policy(series('8', 'float_half_year')))], {
      table: halfYears('2024-01-01 4', '2025-01-01 3'),
    });
    expect(table(found)).toEqual([
      '100000 2024-06-21…2024-06-30 10 d 12 % = 3.2877',
      '100000 2025-01-01…2025-01-10 10 d 11 % = 3.0137',
      '= 630',
    ]);
    expect(warned(found)).toEqual(['rate_unknown_from 2024-07-01 2025-01-01 HALF']);
  });

  it('that nobody has verified are named, as is a rule from memory', () => {
    const unsure = policy(series('8', 'float_half_year'), {
      basis: { text: 'a custom', evidence: 'memory', validFrom: null, validTo: null },
    });
    const found = on('2026-02-10', [claim(100_000, '2026-01-31', unsure)], { table: halfYears('2026-01-01 2 memory') });
    expect(warned(found)).toEqual(['unsure_rate HALF 2026-01-01 memory', 'unsure_policy TEST']);
  });

  it('below nothing bear nothing', () => {
    const found = on('2026-02-10', [claim(100_000, '2026-01-31', policy(fixed('-0.5')))]);
    expect(table(found)).toEqual(['100000 2026-02-01…2026-02-10 10 d -0.5 % = 0.0000', '= 0']);
  });
});

describe('day counts', () => {
  it.each([
    ['act/365', ['100000 2023-12-22…2024-01-10 20 d 10 % = 5.4795', '= 548']],
    ['act/act', ['100000 2023-12-22…2023-12-31 10 d 10 % = 2.7397', '100000 2024-01-01…2024-01-10 10 d 10 % = 2.7322', '= 547']], // prettier-ignore
    ['act/366leap', ['100000 2023-12-22…2023-12-31 10 d 10 % = 2.7397', '100000 2024-01-01…2024-01-10 10 d 10 % = 2.7322', '= 547']], // prettier-ignore
    ['act/360', ['100000 2023-12-22…2024-01-10 20 d 10 % = 5.5556', '= 556']],
    ['30/360', ['100000 2023-12-22…2024-01-10 19 d 10 % = 5.2778', '= 528']],
  ] as const)('%s', (dayCount, expected) => {
    expect(table(on('2024-01-10', [claim(100_000, '2023-12-21', policy(fixed('10'), { dayCount }))]))).toEqual(
      expected,
    );
  });

  it.each([
    ['difference', '2025-01-01', '2025-01-31', 30],
    ['both', '2025-01-01', '2025-01-31', 31],
    ['difference', '2025-01-31', '2025-01-31', 0],
    ['both', '2025-01-31', '2025-01-31', 1],
    ['both', '2025-02-01', '2025-01-31', 0],
  ] as const)('%s from %s to %s: %d days', (counting, from, to, days) => {
    const one = { ...claim(36_500, from, policy(fixed('100'), { counting })), term: { from: day(from), to: day(to) } };
    expect(on(to, [one]).interestMinor).toBe(days * 100);
  });

  it.each([
    ['difference', '2025-01-31', '2025-02-28', 28],
    ['difference', '2025-02-28', '2025-03-31', 32],
    ['both', '2025-01-01', '2025-01-31', 30],
    ['both', '2025-01-01', '2025-12-31', 360],
  ] as const)('30/360, %s from %s to %s: %d days', (counting, from, to, days) => {
    const given = policy(fixed('100'), { counting, dayCount: '30/360' });
    const one = { ...claim(36_000, from, given), term: { from: day(from), to: day(to) } };
    expect(on(to, [one]).interestMinor).toBe(days * 100);
  });
});

describe('roundings', () => {
  /** 500 kronor or pounds, 90 days from one half-year into the next, and 8 %. */
  it.each([
    ['end', '9863', '49.3151, 49.3151'],
    ['per_period', '9864', '49.3200, 49.3200'],
    ['per_period_4', '9863', '49.3151, 49.3151'],
    ['whole_unit', '9900', '49.3151, 49.3151'],
    ['daily_2', '9900', '49.5000, 49.5000'],
    ['daily_down_2', '9810', '49.0500, 49.0500'],
    ['daily_down_4', '9862', '49.3110, 49.3110'],
    ['daily_multiplier_5', '9900', '49.5000, 49.5000'],
  ] as const)('%s: %s', (rounding, total, lines) => {
    const given = policy(series('8', 'float_half_year'), { rounding });
    const found = on('2025-02-14', [claim(500_000, '2024-11-16', given)], { table: halfYears('2024-07-01 0', '2025-01-01 0') }); // prettier-ignore
    expect(`${found.interestMinor}`).toBe(total);
    expect(table(found).slice(0, -1).map((line) => line.split('= ')[1]).join(', ')).toBe(lines); // prettier-ignore
  });

  it('count in blocks where a contract does: one that is not complete bears nothing yet', () => {
    const given = policy(fixed('10'), { accrualBlockDays: 15 });
    expect(table(on('2026-02-14', [claim(100_000, '2026-01-31', given)]))).toEqual(['= 0']);
    expect(table(on('2026-03-08', [claim(100_000, '2026-01-31', given)]))).toEqual([
      '100000 2026-02-01…2026-03-02 30 d 10 % = 8.2192',
      '= 822',
    ]);
  });

  it('are to whole yen where there are no cents', () => {
    const found = on('2026-02-10', [claim(100_001, '2026-01-31', policy(fixed('10')))], { scale: { exponent: 0, decimals: 0 } }); // prettier-ignore
    expect(found.interestMinor).toBe(274);
  });
});

describe('what was paid', () => {
  const ten = policy(fixed('10'));

  it('bears interest on its own day, and no longer', () => {
    const found = on('2026-02-10', [claim(100_000, '2026-01-31', ten)], { payments: paid('2026-02-05 40000') });
    expect(table(found)).toEqual([
      '100000 2026-02-01…2026-02-05 5 d 10 % = 1.3699',
      '60137 2026-02-06…2026-02-10 5 d 10 % = 0.8238',
      '= 219',
    ]);
    expect(found.payments[0]?.uses).toEqual([
      { claim: 'F-1', part: 'interest', amountMinor: 137 },
      { claim: 'F-1', part: 'principal', amountMinor: 39_863 },
    ]);
    expect(found.open).toEqual({ costsMinor: 0, interestMinor: 82, principalMinor: 60_137 });
  });

  it('bears none on its own day where the policy says so', () => {
    const given = policy(fixed('10'), { paymentDayBears: false, allocation: ['principal', 'interest', 'costs'] });
    const found = on('2026-02-10', [claim(100_000, '2026-01-31', given)], { payments: paid('2026-02-05 40000') });
    expect(table(found).slice(0, 2)).toEqual([
      '100000 2026-02-01…2026-02-04 4 d 10 % = 1.0959',
      '60000 2026-02-05…2026-02-10 6 d 10 % = 0.9863',
    ]);
  });

  it.each([
    ['before interest begins', '2026-01-20 40000', ['60000 2026-02-01…2026-02-10 10 d 10 % = 1.6438', '= 164'], 60_164],
    ['on the last day', '2026-02-10 40000', ['100000 2026-02-01…2026-02-10 10 d 10 % = 2.7397', '= 274'], 60_274],
    ['after the day asked for', '2026-02-11 40000', ['100000 2026-02-01…2026-02-10 10 d 10 % = 2.7397', '= 274'], 100_274], // prettier-ignore
    ['in full', '2026-02-05 100137', ['100000 2026-02-01…2026-02-05 5 d 10 % = 1.3699', '= 137'], 0],
    ['but for the interest', '2026-02-05 100000', ['100000 2026-02-01…2026-02-05 5 d 10 % = 1.3699', '137 2026-02-06…2026-02-10 5 d 10 % = 0.0019', '= 137'], 137], // prettier-ignore
    ['too much', '2026-02-05 120000', ['100000 2026-02-01…2026-02-05 5 d 10 % = 1.3699', '= 137'], 0],
  ])('%s', (_, payments, expected, open) => {
    const found = on('2026-02-10', [claim(100_000, '2026-01-31', ten)], { payments: paid(payments) });
    expect(table(found)).toEqual(expected);
    const { costsMinor, interestMinor, principalMinor } = found.open;
    expect(costsMinor + interestMinor + principalMinor).toBe(open);
    expect(warned(found)).toEqual(open === 0 && payments.endsWith('120000') ? ['payment_not_used 2026-02-05 19863'] : []); // prettier-ignore
  });

  it('pays costs first, then interest, then principal, of the oldest claim first', () => {
    const claims = [
      { ...claim(50_000, '2026-02-03', ten), id: 'F-2' },
      { ...claim(100_000, '2026-01-31', ten), costsMinor: 4_000 },
    ];
    const found = on('2026-02-10', claims, { payments: paid('2026-02-05 110000') });
    expect(found.payments[0]?.uses.map(({ claim: id, part, amountMinor }) => `${id} ${part} ${amountMinor}`)).toEqual([
      'F-1 costs 4000',
      'F-1 interest 137',
      'F-1 principal 100000',
      'F-2 interest 27',
      'F-2 principal 5836',
    ]);
  });

  it('ends no line of a claim that gets nothing of it', () => {
    const given = policy(fixed('10'), { rounding: 'per_period' });
    const claims = [claim(50_000, '2026-01-31', given), { ...claim(20_000, '2026-01-31', given), id: 'F-2' }];
    const found = on('2026-02-10', claims, { payments: paid('2026-02-03 10000 F-2, 2026-02-05 10000') });
    expect(found.claims.map(({ lines }) => lines.map(({ to }) => to))).toEqual([
      ['2026-02-05', '2026-02-10'],
      ['2026-02-03', '2026-02-10'],
    ]);
  });

  it('pays what its payer named, and nothing else', () => {
    const claims = [claim(50_000, '2026-01-31', ten), { ...claim(20_000, '2026-02-03', ten), id: 'F-2' }];
    const found = on('2026-02-10', claims, { payments: paid('2026-02-03 30000 F-2') });
    expect(found.claims[0]?.paid).toEqual({ costsMinor: 0, interestMinor: 0, principalMinor: 0 });
    expect(found.payments[0]?.unusedMinor).toBe(10_000);
  });

  it('is owed again where it went back', () => {
    const booked = paid('2026-02-03 40000, 2026-02-06 -40000').map((one) => ({ ...one, toPrincipal: true }));
    expect(table(on('2026-02-10', [claim(100_000, '2026-01-31', ten)], { payments: booked }))).toEqual([
      '100000 2026-02-01…2026-02-03 3 d 10 % = 0.8219',
      '60000 2026-02-04…2026-02-06 3 d 10 % = 0.4932',
      '100000 2026-02-07…2026-02-10 4 d 10 % = 1.0959',
      '= 241',
    ]);
  });

  it('by a credit note corrects the claim from the start', () => {
    const one = { ...claim(100_000, '2026-01-31', ten), creditedMinor: 40_000 };
    expect(table(on('2026-02-10', [one]))).toEqual(['60000 2026-02-01…2026-02-10 10 d 10 % = 1.6438', '= 164']);
  });
});

describe('holds of interest', () => {
  const ten = claim(100_000, '2026-01-31', policy(fixed('10')));

  it('bear nothing, and say why', () => {
    const holds = [hold('2026-02-03', '2026-02-05', 'creditor in default')];
    expect(table(on('2026-02-10', [ten], { holds }))).toEqual([
      '100000 2026-02-01…2026-02-02 2 d 10 % = 0.5479',
      '100000 2026-02-03…2026-02-05 3 d 10 % = 0.0000 (creditor in default)',
      '100000 2026-02-06…2026-02-10 5 d 10 % = 1.3699',
      '= 192',
    ]);
  });

  it('that have not ended last', () => {
    expect(table(on('2026-02-10', [ten], { holds: [hold('2026-02-03', null, 'insolvency opened')] }))).toEqual([
      '100000 2026-02-01…2026-02-02 2 d 10 % = 0.5479',
      '100000 2026-02-03…2026-02-10 8 d 10 % = 0.0000 (insolvency opened)',
      '= 55',
    ]);
  });

  it('concern the claims that they name', () => {
    const holds = [{ ...hold('2026-02-03', null, 'moratorium'), claims: ['F-2'] }];
    expect(on('2026-02-10', [ten], { holds }).interestMinor).toBe(274);
  });
});

describe('compounding', () => {
  const dutch = policy(fixed('10'), { compounding: 'yearly_on_anniversary', rounding: 'per_period' });
  const from = (first: string): InterestClaim => ({ ...claim(100_000, first, dutch), term: { from: day(first), to: null } }); // prettier-ignore

  it('joins interest to principal on each anniversary of the first day', () => {
    const found = on('2025-03-11', [from('2023-03-01')]);
    expect(table(found)).toEqual([
      '100000 2023-03-01…2024-02-29 366 d 10 % = 100.2700',
      '110027 2024-03-01…2025-02-28 365 d 10 % = 110.0300',
      '121030 2025-03-01…2025-03-10 10 d 10 % = 3.3200',
      '= 21362',
    ]);
    expect(found.claims[0]?.joinedMinor).toBe(21_030);
    expect(found.open).toEqual({ costsMinor: 0, interestMinor: 332, principalMinor: 121_030 });
  });

  it('of 29 February is on the 28th in other years', () => {
    const lines = table(on('2028-03-01', [from('2024-02-29')])).map((line) => line.split(' ')[1]);
    expect(lines.slice(0, 4)).toEqual([
      '2024-02-29…2025-02-27',
      '2025-02-28…2026-02-27',
      '2026-02-28…2027-02-27',
      '2027-02-28…2028-02-28',
    ]);
  });

  it('comes before a payment of that day', () => {
    const given = { ...dutch, paymentDayBears: false };
    const one = { ...from('2023-03-01'), policy: given };
    const found = on('2024-03-11', [one], { payments: paid('2024-03-01 10027') });
    expect(found.payments[0]?.uses).toEqual([{ claim: 'F-1', part: 'principal', amountMinor: 10_027 }]);
    expect(found.open.principalMinor).toBe(100_000);
  });
});

describe('the daily amount', () => {
  it('is that of the day after, exact and rounded', () => {
    const found = on('2026-02-10', [claim(100_000, '2026-01-31', policy(fixed('10')))]);
    expect(found.daily).toEqual({ exact: { numerator: 1_000_000n, denominator: 36_500n }, minor: 27 });
  });

  it('is nothing of what is settled or not due yet', () => {
    const ten = policy(fixed('10'));
    expect(on('2026-02-10', [claim(0, '2026-01-31', ten), claim(100, '2026-03-31', ten)]).daily?.minor).toBe(0);
  });
});
