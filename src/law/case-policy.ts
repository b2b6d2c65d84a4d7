import { daysBetween } from '../kernel/day';
import {
  CaseError,
  dayField,
  decimalField,
  fieldsOf,
  firstOf,
  listOf,
  shown,
  wholeField,
  wordField,
  type Fields,
} from './case-read';
import type { Part } from './calculation';
import { addDecimals } from './fraction';
import type { Counting, DayCount, InterestPolicy, RateRule, Rounding } from './policy';
import type { RateTable } from './rates';

/** How a case wants to be counted: what it says, and the plain thing where it says nothing. */
export interface CaseClaim {
  readonly one: Fields;
  readonly fields: Fields;
  readonly payments: readonly Fields[];
  readonly table: RateTable;
  /** Does interest run after a due day, rather than from a day? */
  readonly afterDue: boolean;
}

export const policyFields = (fields: Fields): Fields => fieldsOf(firstOf(fields, ['policy']) ?? {}, 'the policy');

/** Throws CaseError. */
export function policyOf({ one, fields, payments, table, afterDue }: CaseClaim): InterestPolicy {
  const given = policyFields(fields);
  const said = (names: readonly string[]): unknown =>
    firstOf(one, names) ?? firstOf(given, names) ?? firstOf(fields, names);
  const counting = wordField(said(['counting']) ?? countingOf(one), COUNTINGS, 'counting');
  const inRate = typeof one.rate === 'object' && one.rate !== null ? (one.rate as Fields).compounding : undefined;
  const policy: InterestPolicy = {
    key: '',
    rate: rateOf(said(['rate']), table, {
      mode: said(['rateMode']),
      isLocked: LOCKING.has(String(fields.jurisdiction)),
    }),
    dayCount: wordField(said(['dayCount']) ?? 'act/365', DAY_COUNTS, 'dayCount'),
    counting,
    rounding: wordField(said(['rounding']) ?? 'end', ROUNDINGS, 'rounding'),
    compounding: compoundingOf(inRate ?? said(['compounding'])),
    paymentDayBears: paymentDayOf(said(PAYMENT_DAY), payments) ?? (afterDue || counting === 'both'),
    ...blocksOf(said(['accrualBlockDays'])),
    allocation: allocationOf(said(['allocation'])) ?? (hasMore(one) ? BY_LAW : PRINCIPAL_FIRST),
    basis: { text: '', evidence: 'read', validFrom: null, validTo: null },
  };
  return { ...policy, key: keyOf(policy) };
}

/** Where nobody says, the number of days may. */
function countingOf(one: Fields): string {
  const [from, to] = [dayField(one, ['from'], 'from'), dayField(one, ['to'], 'to')];
  const both = from !== null && to !== null && one.days === daysBetween(from, to) + 1;
  return both ? 'bothIncluded' : 'difference';
}

const COUNTINGS: Readonly<Record<string, Counting>> = { difference: 'difference', bothIncluded: 'both', both: 'both' };

const DAY_COUNTS: Readonly<Record<string, DayCount>> = {
  'act/365': 'act/365',
  'act/act': 'act/act',
  'act/360': 'act/360',
  '30/360': '30/360',
  'act/366leap': 'act/366leap',
};

const ROUNDINGS: Readonly<Record<string, Rounding>> = {
  end: 'end',
  perPeriod: 'per_period',
  perPeriod4: 'per_period_4',
  wholeUnit: 'whole_unit',
  daily2: 'daily_2',
  dailyFirst: 'daily_2',
  dailyDown2: 'daily_down_2',
  dailyDown4: 'daily_down_4',
  dailyMultiplier5: 'daily_multiplier_5',
};

/** Interest that accrues by whole blocks of days. */
function blocksOf(said: unknown): Pick<InterestPolicy, 'accrualBlockDays'> {
  if (said === undefined) return {};
  const accrualBlockDays = wholeField(said, 'accrualBlockDays', 366);
  if (accrualBlockDays === 0) throw new CaseError('accrualBlockDays 0 is no number of days');
  return { accrualBlockDays };
}

const PAYMENT_DAY = ['paymentDayBearsInterest'];

/** Said of the whole or, by some, with a payment. */
function paymentDayOf(said: unknown, payments: readonly Fields[]): boolean | undefined {
  const all = [said, ...payments.map((one) => firstOf(one, PAYMENT_DAY))].filter((value) => value !== undefined);
  const wrong = all.find((value) => typeof value !== 'boolean');
  if (wrong !== undefined) throw new CaseError(`paymentDayBearsInterest ${shown(wrong)} is neither true nor false`);
  if (all.includes(true) && all.includes(false)) throw new CaseError('paymentDayBearsInterest is said to be both');
  return all[0] as boolean | undefined;
}

function compoundingOf(said: unknown): InterestPolicy['compounding'] {
  if (said === undefined || said === false) return 'none';
  const words = { none: 'none', yearlyOnAnniversary: 'yearly_on_anniversary' } as const;
  return wordField(said === true ? 'yearlyOnAnniversary' : said, words, 'compounding');
}

const BY_LAW = ['costs', 'interest', 'principal'] as const;
/** Published arithmetic takes a payment off what bears interest; only what is more than that says in which order it is used. */
const PRINCIPAL_FIRST = ['principal', 'interest', 'costs'] as const;

const hasMore = (claim: Fields): boolean =>
  ['costs', 'compounding'].some((name) => firstOf(claim, [name]) !== undefined);

/** `["costs", "interest", "principal"]`, or in one text, in whatever way the order is written. */
function allocationOf(said: unknown): readonly Part[] | undefined {
  if (said === undefined) return undefined;
  const words = typeof said === 'string' ? (said.match(/costs?|interest|principal/g) ?? [said]) : listOf(said, 'allocation'); // prettier-ignore
  const parts = words.map((word) => wordField(word, PARTS, 'allocation'));
  if (new Set(parts).size !== parts.length) throw new CaseError('allocation names a part twice');
  return [...parts, ...BY_LAW.filter((part) => !parts.includes(part))];
}

const PARTS: Readonly<Record<string, Part>> = {
  ...{ costs: 'costs', cost: 'costs', interest: 'interest' },
  principal: 'principal',
};

interface Around {
  readonly mode: unknown;
  /** Does the law of the case lock rates? */
  readonly isLocked: boolean;
}

function rateOf(said: unknown, table: RateTable, around: Around): RateRule {
  if (said === undefined) throw new CaseError('there is no rate');
  if (typeof said !== 'object' || said === null) return { kind: 'fixed', percent: percentOf(said) };
  const rate = fieldsOf(said, 'rate');
  const kinds = ['percent', 'series', 'steps'].filter((name) => rate[name] !== undefined && rate[name] !== null);
  if (kinds.length !== 1) throw new CaseError('a rate is one of: percent, series, steps');
  if (kinds[0] === 'series') return seriesOf(rate, table, around);
  if (kinds[0] === 'steps') return stepsOf(rate);
  return { kind: 'fixed', percent: addDecimals(percentOf(rate.percent), pointsOf(rate)) };
}

const pointsOf = ({ plusPoints }: Fields): string =>
  plusPoints === undefined || plusPoints === null ? '0' : percentOf(plusPoints);

const percentOf = (value: unknown): string => {
  const percent = decimalField(value, 'percent', { negative: true });
  if (Math.abs(Number(percent)) > 100_000) throw new CaseError(`percent ${shown(value)} is no rate`);
  return percent;
};

function seriesOf(rate: Fields, table: RateTable, { mode, isLocked }: Around): RateRule {
  const series = seriesCalled(rate.series, table);
  const points = pointsOf(rate);
  const usual = isLocked || LOCKED.has(series) ? 'lockedAtStart' : ANY_DATE.has(series) ? 'floatAnyDate' : 'floatHalfYear'; // prettier-ignore
  return {
    ...{ kind: 'series', series, margins: [{ from: null, points }] },
    mode: wordField(rate.mode ?? mode ?? usual, MODES, 'mode'),
  };
}

/** By its name, however that is written: `de-basiszinssatz`. */
function seriesCalled(said: unknown, table: RateTable): string {
  const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const percents = Object.values(table.series).filter(({ unit }) => unit === 'percent');
  const found = typeof said === 'string' ? percents.find(({ name }) => plain(name) === plain(said)) : undefined;
  if (found !== undefined) return found.name;
  throw new CaseError(`there is no series ${shown(said)}; there are: ${percents.map(({ name }) => name).join(', ')}`);
}

/** Laws that take the rate of the first day for the whole delay, and the rates made for them (SI 2002/1675 art. 4; S.I. 580/2012). */
const LOCKING: ReadonlySet<string> = new Set(['UK', 'GB', 'GB-EAW', 'IE']);
const LOCKED: ReadonlySet<string> = new Set(['UK_BOE_HALFYEAR', 'IE_B2B']);

/** Changes with the reference rate of the NBP, whenever that is (KC art. 481). */
const ANY_DATE: ReadonlySet<string> = new Set(['PL_ODSETKI_ZA_OPOZNIENIE']);

const MODES = {
  lockedAtStart: 'locked_at_start',
  floatHalfYear: 'float_half_year',
  floatAnyDate: 'float_any_date',
  fixed: 'locked_at_start',
} as const;

function stepsOf(rate: Fields): RateRule {
  const steps = listOf(rate.steps, 'steps').map((value, n) => {
    const step = fieldsOf(value, `step ${n + 1}`);
    const from = dayField(step, ['from'], `step ${n + 1}: from`);
    if (from === null) throw new CaseError(`step ${n + 1} does not say from when`);
    return { from, percent: addDecimals(percentOf(step.percent), pointsOf(rate)) };
  });
  if (steps.length === 0) throw new CaseError('there are no steps');
  if (new Set(steps.map(({ from }) => from)).size !== steps.length) throw new CaseError('two steps begin on one day');
  return { kind: 'steps', steps };
}

const keyOf = ({ dayCount, counting, rounding, compounding, paymentDayBears }: InterestPolicy): string =>
  [dayCount, counting, rounding, ...(compounding === 'none' ? [] : [compounding]), ...(paymentDayBears ? ['payment day bears'] : [])].join(', '); // prettier-ignore
