import { addDays, day, maxDay, type Day } from '../kernel/day';
import { exponent as decimalsOf, isCurrency } from '../kernel/money';
import type { Calculation, InterestClaim, InterestPayment, Term } from './calculation';
import { doubtsOf, type CaseDoubt } from './case-doubts';
import { policyFields, policyOf } from './case-policy';
import { AS_OF, CLAIM_NAMES, holdsIn, ignoredIn, MEANT_FOR, PAID_ON } from './case-shape';
import {
  CaseError,
  dayField,
  decimalField,
  fieldsOf,
  firstOf,
  listOf,
  shown,
  someOf,
  wholeField,
  type Fields,
} from './case-read';
import { effectiveDueOn } from './due-shift';
import type { InterestPolicy } from './policy';
import type { RateTable } from './rates';
import type { Scale } from './rounding';

/**
 * Calculations that somebody wrote down to be checked: principal, days or dates, rate, policy, what was paid. What a case
 * does not say is the plain thing: actual days ÷ 365, one of the two bounding days, one rounding at the end.
 */
export interface InterestCase {
  readonly id: string;
  readonly currency: string;
  readonly calculation: Calculation;
  readonly scale: Scale;
  /** Claims of which only a number of days is known: their lines have no dates. */
  readonly undated: ReadonlySet<string>;
  readonly policies: readonly InterestPolicy[];
  /** What the case itself says that comes out. */
  readonly expected: Fields | null;
  /** Fields that nobody reads here. */
  readonly ignored: readonly string[];
  readonly doubts: readonly CaseDoubt[];
}

/** Throws CaseError. */
export function caseOf(value: unknown, table: RateTable): InterestCase {
  const fields = fieldsOf(value, 'the case');
  const currency = firstOf(fields, ['currency']) ?? 'EUR';
  if (typeof currency !== 'string' || !isCurrency(currency)) throw new CaseError(`${shown(currency)} is no currency`);
  const claims = listOf(fields.claims, 'claims').map((one, n) => fieldsOf(one, `claim ${n + 1}`));
  if (claims.length === 0) throw new CaseError('there is no claim');
  const payments = listOf(fields.payments, 'payments').map((one, n) => fieldsOf(one, `payment ${n + 1}`));
  const scale = scaleOf(currency, [...claims, ...payments]);
  const asOf = dayField({ ...fields, ...policyFields(fields) }, AS_OF, 'the as-of day');
  const names = namesOf(claims);
  const read = claims.map((one, n) =>
    ofClaim(n, names, () => claimOf(one, { fields, payments, table, scale, asOf, name: names[n] ?? '' })),
  );
  const last = read.map(({ end }) => end).reduce(maxDay);
  return {
    id: idOf(fields),
    currency,
    scale,
    calculation: {
      claims: read.map(({ claim }) => claim),
      payments: payments.map((one, n) => paymentOf(one, { n, names, claims, scale, first: firstNumber(payments) })),
      holds: holdsIn(fields, (value, what) =>
        claimCalled(value, what, { names, claims, first: firstNumber(payments) }),
      ),
      table,
      asOf: asOf ?? last,
      estimate: false,
      scale,
    },
    undated: new Set(read.flatMap(({ claim, undated }) => (undated ? [claim.id] : []))),
    policies: read.map(({ policy }) => policy),
    expected: expectedIn(fields),
    ignored: ignoredIn(fields),
    doubts: read.flatMap(({ claim }, n) => doubtsOf(claim, claims[n] ?? {})),
  };
}

/** Where there are several, what is wrong says of which. */
function ofClaim<T>(n: number, names: readonly string[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CaseError) || names.length === 1) throw error;
    const name = names[n] === String(n + 1) ? '' : ` (${shown(names[n])})`;
    throw new CaseError(`claim ${n + 1}${name}: ${error.message}`);
  }
}

/** The figure alone, or an object with it. */
function expectedIn(fields: Fields): Fields | null {
  const said = firstOf(fields, ['expected']);
  if (said === undefined) return null;
  return typeof said === 'string' || typeof said === 'number' ? { interest: said } : fieldsOf(said, 'expected');
}

export function idOf(value: unknown): string {
  const id = typeof value === 'object' && value !== null ? (value as Fields).id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : '';
}

/** What payments call the claims; where nothing does, their number. */
function namesOf(claims: readonly Fields[]): string[] {
  const given = claims.map((one) => firstOf(one, CLAIM_NAMES));
  const isName = (value: unknown): value is string =>
    typeof value === 'string' && value !== '' && given.filter((other) => other === value).length === 1;
  return given.map((value, n) => (isName(value) ? value : String(n + 1)));
}

/** Amounts that are finer than the currency stay exact; what comes out is rounded to the currency. */
function scaleOf(currency: string, all: readonly Fields[]): Scale {
  const decimals = decimalsOf(currency);
  const amounts = all.flatMap((one) => [one.principal, one.credited, one.amount, ...costsIn(one)]);
  const places = amounts.map((value) => {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
    return (text.trim().split('.')[1] ?? '').replace(/0+$/, '').length;
  });
  return {
    decimals,
    exponent: Math.min(
      20,
      places.reduce((most, one) => Math.max(most, one), decimals),
    ),
  };
}

const costsIn = ({ costs }: Fields): unknown[] => someOf(costs).map(amountIn);

const amountIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as Fields).amount : value;

function minorOf(value: unknown, { exponent }: Scale, what: string): number {
  const [whole = '0', decimals = ''] = decimalField(value, what, { negative: false }).split('.');
  const minor = Number(`${whole}${decimals.padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(minor)) throw new CaseError(`${what} ${shown(value)} is too large to be counted exactly`);
  return minor;
}

interface Around {
  readonly fields: Fields;
  readonly payments: readonly Fields[];
  readonly table: RateTable;
  readonly scale: Scale;
  readonly asOf: Day | null;
  readonly name: string;
}

interface ReadClaim {
  readonly claim: InterestClaim;
  readonly policy: InterestPolicy;
  readonly end: Day;
  readonly undated: boolean;
}

function claimOf(one: Fields, around: Around): ReadClaim {
  const { fields, payments, table, scale, asOf, name } = around;
  const dueOn = dayField(one, ['effectiveDueOn'], 'effectiveDueOn') ?? shiftedDue(one, fields);
  const policy = policyOf({ ...{ one, fields, payments, table }, afterDue: dueOn !== null });
  const { term, end, undated } = termOf(one, { dueOn, asOf, policy });
  if (undated && payments.length > 0) throw new CaseError('a payment needs dates, and the claim has only days');
  if (undated && listOf(fields.holds, 'holds').length > 0)
    throw new CaseError('a hold needs dates, and the claim has only days');
  return {
    claim: {
      id: name,
      principalMinor: minorOf(one.principal, scale, 'principal'),
      costsMinor: costsIn(one).reduce<number>((total, value) => total + minorOf(value, scale, 'costs'), 0),
      creditedMinor: minorOf(one.credited ?? '0', scale, 'credited'),
      ...{ term, policy: undated ? undatedPolicy(policy) : policy },
      contractOn: dayField(one, ['contractOn'], 'contractOn'),
    },
    ...{ policy, end, undated },
  };
}

/** Days alone have no year: 1/365 each. */
const undatedPolicy = (policy: InterestPolicy): InterestPolicy => ({
  ...policy,
  counting: 'difference',
  dayCount: policy.dayCount.endsWith('/360') ? 'act/360' : 'act/365',
});

/** Where only the due day is given, it is moved as the law of the country says that it moves. */
function shiftedDue(one: Fields, { jurisdiction }: Fields): Day | null {
  const dueOn = dayField(one, ['dueOn'], 'dueOn');
  if (dueOn === null || firstOf(one, ['from']) !== undefined) return null;
  return jurisdiction === 'PL' ? effectiveDueOn('PL', dueOn).dueOn : dueOn;
}

interface Bounding {
  readonly dueOn: Day | null;
  readonly asOf: Day | null;
  readonly policy: InterestPolicy;
}

function termOf(one: Fields, { dueOn, asOf, policy }: Bounding): { term: Term; end: Day; undated: boolean } {
  const to = dayField(one, ['to'], 'to');
  const from = dayField(one, ['from'], 'from');
  const days = one.days === undefined || one.days === null ? null : wholeField(one.days, 'days', MOST_DAYS);
  const counted = dueOn === null && policy.counting === 'both' ? (days ?? 0) - 1 : (days ?? 0);
  const end = to ?? (days === null || (from ?? dueOn) === null ? asOf : addDays(dueOn ?? from ?? ANY, counted));
  if (from === null && dueOn === null) {
    if (days === null) throw new CaseError('the claim says neither between which days interest runs nor how many');
    if (policy.rate.kind !== 'fixed')
      throw new CaseError('a rate that changes needs dates, and the claim has only days');
    return { term: { from: ANY, to: addDays(ANY, days) }, end: addDays(ANY, days), undated: true };
  }
  if (end === null) throw new CaseError('the claim does not say until when interest runs');
  if (dueOn !== null) return { term: { after: dueOn, to: end }, end, undated: false };
  return { term: { from: from ?? ANY, to: end }, end, undated: false };
}

const MOST_DAYS = 36_500;
/** A common year: the days of a claim that has no dates. */
const ANY = day('2001-01-01');

interface Paid {
  readonly n: number;
  readonly names: readonly string[];
  readonly claims: readonly Fields[];
  readonly scale: Scale;
  /** Which number names the first claim. */
  readonly first: 0 | 1;
}

function paymentOf(one: Fields, { n, names, claims, scale, first }: Paid): InterestPayment {
  const what = `payment ${n + 1}`;
  const on = dayField(one, PAID_ON, `${what}: its day`);
  if (on === null) throw new CaseError(`${what} says no day`);
  const meant = claimsNamed(one).map((value) => claimCalled(value, what, { names, claims, first }));
  return { on, amountMinor: minorOf(one.amount, scale, `${what}: its amount`), claims: [...new Set(meant)] };
}

function claimCalled(
  value: unknown,
  what: string,
  { names, claims, first }: Pick<Paid, 'names' | 'claims' | 'first'>,
): string {
  const name = typeof value === 'number' ? names[value - first] : nameOf(value, names, claims);
  if (name === undefined) throw new CaseError(`${what} is meant for ${shown(value)}, and there is no such claim`);
  return name;
}

/** A claim is named by what it calls itself, in whatever field; else by its number. */
function nameOf(value: unknown, names: readonly string[], claims: readonly Fields[]): string | undefined {
  if (typeof value !== 'string') return undefined;
  const found = claims.flatMap((claim, n) => (Object.values(claim).includes(value) ? [names[n]] : []));
  return found.length === 1 ? found[0] : names[/^\d{1,4}$/.test(value) ? Number(value) - 1 : -1];
}

const claimsNamed = (one: Fields): readonly unknown[] => someOf(firstOf(one, MEANT_FOR));

/** Numbers name claims as people count, from 1; but where one of them is 0, from 0. */
const firstNumber = (payments: readonly Fields[]): 0 | 1 =>
  payments.some((one) => claimsNamed(one).includes(0)) ? 0 : 1;
