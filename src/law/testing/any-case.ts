import { fc } from '../../kernel/testing/chance';
import type { OracleCase, OracleClaim, Part } from './oracle';
import type { OracleRate } from './oracle-ground';

/** Cases as anybody may write them: every word of the schema with every other, on the days on which counting goes wrong. */
const FIRST = Date.UTC(2014, 11, 23);
const DAYS = 4080; // to 25 February 2026; some series end before
const MS = 86_400_000;
const dayAt = (days: number): string => new Date(FIRST + days * MS).toISOString().slice(0, 10);

const edgy = fc.constantFrom(
  ...['2015-12-31', '2016-01-01', '2016-02-28', '2016-02-29', '2016-03-01', '2017-02-28', '2017-03-01', '2019-12-31'],
  ...['2020-02-29', '2020-06-30', '2020-07-01', '2021-01-31', '2021-12-31', '2022-07-08', '2023-06-30', '2023-07-01'],
  ...['2024-01-01', '2024-02-28', '2024-02-29', '2024-03-30', '2024-03-31', '2024-12-31', '2025-01-01', '2025-02-28'],
);
const anyDay = fc.oneof(edgy, fc.integer({ min: 0, max: DAYS }).map(dayAt));

const amount = fc.oneof(
  fc.constantFrom('0.01', '0.5', '1000', '1000.0', '99999999.99', '36500', '12345.67', '1000.0049', '0'),
  fc
    .integer({ min: 1, max: 5_000_000 })
    .map((minor) => `${String(Math.floor(minor / 100))}.${String(minor % 100).padStart(2, '0')}`),
);

const percent = fc.constantFrom('0', '0.01', '5', '6.62', '8', '8.0', '11.08', '12.125', '75', '-0.88');
const SERIES = [
  ...['DE_BASISZINSSATZ', 'UK_BOE_HALFYEAR', 'SE_RIKSBANK_REFERENCE', 'CH_OR104', 'FR_TIL_PRO', 'FR_B2B_DEFAULT'],
  ...[
    'NO_FORSINKELSESRENTE_TOTAL',
    'FI_VIITEKORKO',
    'PL_ODSETKI_ZA_OPOZNIENIE',
    'NL_HANDELSRENTE',
    'NL_WETTELIJKE_RENTE',
  ],
  ...['BE_B2B', 'BE_CIVIL', 'ES_B2B', 'IT_B2B', 'IT_LEGALE', 'PT_B2B_DL62_2013', 'LU_B2B', 'LU_CONSUMER', 'IE_B2B'],
  ...['AT_BASISZINSSATZ_HALFYEAR', 'ECB_MRO_HALFYEAR', 'DK_MORARENTE_TOTAL', 'PL_ODSETKI_TRANSAKCJE_HANDLOWE'],
];
const series = fc.record(
  { series: fc.constantFrom(...SERIES), plusPoints: fc.constantFrom('0', '2', '8', '9', '9.2', '-0.27') },
  { requiredKeys: ['series'] },
);
const steps = fc
  .uniqueArray(fc.record({ from: anyDay, percent }), { minLength: 1, maxLength: 4, selector: ({ from }) => from })
  .map((all) => ({ steps: [...all].sort((a, b) => (a.from < b.from ? -1 : 1)) }));
const rate: fc.Arbitrary<OracleRate> = fc.oneof(
  percent.map((one) => ({ percent: one })),
  series,
  steps,
);

/** Mostly a year or two; at times none at all, or the wrong way round. */
const length = fc.oneof(fc.constantFrom(-3, 0, 1, 365, 366), fc.integer({ min: 0, max: 1100 }));
const later = (day: string, days: number): string => new Date(Date.parse(day) + days * MS).toISOString().slice(0, 10);

const term = fc
  .record({ day: anyDay, shift: fc.integer({ min: 0, max: 3 }), days: length, kind: fc.constantFrom(1, 2, 3, 4, 5) })
  .map(({ day, shift, days, kind }) => {
    const [to, count] = [later(day, days), Math.max(0, days)];
    if (kind === 1) return { from: day, to };
    if (kind === 2) return { dueOn: day, to };
    if (kind === 3) return { dueOn: day, effectiveDueOn: later(day, shift), to };
    return kind === 4 ? { from: day, days: count } : { dueOn: day, days: count };
  });

const dated = (n: number): fc.Arbitrary<OracleClaim> =>
  fc
    .record({
      when: term,
      principal: amount,
      rate,
      costs: fc.option(amount, { nil: undefined }),
      credited: fc.option(fc.constantFrom('0.01', '200', '999.99'), { nil: undefined, freq: 2 }),
      compounds: fc.boolean(),
    })
    .map(({ when, compounds, costs, credited, ...more }) => ({
      ...{ ref: `F-${n}`, ...more, ...when },
      ...(costs === undefined ? {} : { costs }),
      ...(credited === undefined ? {} : { credited }),
      ...(compounds ? { compounding: 'yearlyOnAnniversary' as const } : {}),
    }));

const undated: fc.Arbitrary<OracleClaim[]> = fc
  .array(fc.record({ principal: amount, days: fc.integer({ min: 0, max: 1500 }), percent }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((all) => all.map(({ percent: fixed, ...one }, n) => ({ ref: `F-${n + 1}`, ...one, rate: { percent: fixed } })));

const claims: fc.Arbitrary<OracleClaim[]> = fc.oneof(
  { weight: 3, arbitrary: dated(1).map((one) => [one]) },
  { weight: 2, arbitrary: fc.tuple(dated(1), dated(2)).map((all) => [...all]) },
  { weight: 1, arbitrary: fc.tuple(dated(1), dated(2), dated(3)).map((all) => [...all]) },
  { weight: 1, arbitrary: undated },
);

const policy = fc.record(
  {
    dayCount: fc.constantFrom('act/365', 'act/act', 'act/360', '30/360'),
    counting: fc.constantFrom('difference', 'bothIncluded'),
    rounding: fc.constantFrom(
      'end',
      'perPeriod',
      'perPeriod4',
      'wholeUnit',
      'daily2',
      'dailyDown2',
      'dailyDown4',
      'dailyMultiplier5',
    ),
  },
  { requiredKeys: ['dayCount', 'rounding'] },
);

const allocation = fc.oneof(
  fc.shuffledSubarray<Part>(['costs', 'interest', 'principal'], { minLength: 3 }),
  fc.shuffledSubarray<Part>(['costs', 'interest', 'principal'], { minLength: 1, maxLength: 2 }),
);

export const anyCase: fc.Arbitrary<OracleCase> = claims.chain((all) => {
  const meant = fc.shuffledSubarray(
    all.map(({ ref }) => ref),
    { minLength: 1 },
  );
  const begins = all.map(({ from, effectiveDueOn, dueOn }) => from ?? effectiveDueOn ?? dueOn ?? '2020-01-01');
  const on = fc.oneof(
    ...[anyDay, fc.constantFrom(...all.flatMap(({ to }) => to ?? []), ...begins)],
    fc
      .record({ begin: fc.constantFrom(...begins), days: fc.integer({ min: -10, max: 800 }) })
      .map(({ begin, days }) => later(begin, days)),
  );
  const one = fc.record({ on, amount, claims: meant }, { requiredKeys: ['on', 'amount'] });
  const isDated = all.every(({ from, dueOn }) => from !== undefined || dueOn !== undefined);
  const hold = fc
    .record({ from: on, days: fc.integer({ min: 0, max: 300 }), claims: meant, ends: fc.boolean(), all: fc.boolean() })
    .map(({ from, days, claims: some, ends, all: isAll }) => ({
      ...{ from, reason: 'objected to' },
      ...(ends ? { to: later(from, days) } : {}),
      ...(isAll ? {} : { claims: some }),
    }));
  return fc.record(
    {
      currency: fc.constantFrom('EUR', 'GBP', 'SEK', 'JPY', 'PLN'),
      jurisdiction: fc.constantFrom('DE', 'NL', 'UK', 'IE'),
      claims: fc.constant(all),
      payments: isDated ? fc.array(one, { maxLength: 4 }) : fc.constant([]),
      holds: isDated ? fc.array(hold, { maxLength: 1 }) : fc.constant([]),
      ...{ policy, allocation, asOf: fc.oneof(anyDay, on), paymentDayBearsInterest: fc.boolean() },
      accrualBlockDays: fc.constantFrom(1, 15, 30),
    },
    { requiredKeys: ['currency', 'claims', 'payments', 'policy'] },
  );
});
