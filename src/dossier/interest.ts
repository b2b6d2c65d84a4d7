import { addDays, day, minDay, type Day } from '../kernel/day';
import { exponent, sum } from '../kernel/money';
import type { Calculated, InterestClaim, InterestHold, InterestPayment, InterestWarning } from '../law/calculation';
import { effectiveDueOn } from '../law/due-shift';
import { addDecimals, type Fraction } from '../law/fraction';
import { isInterestHoldReason, type InterestHoldReason } from '../law/interest-hold';
import { interestOf as counted } from '../law/interest';
import type { InterestLine, InterestPolicy } from '../law/policy';
import { isUnsure, type RateTable } from '../law/rates';
import type { Claim, ClaimedEntry } from './claim';
import type { InterestRate, InterestTerms } from './claim-interest';
import { cited } from '../law/cited';

/**
 * Interest of a claim, as a table that a clerk can recompute: what was owed, from when, until when, how many days, at which
 * rate. It is counted by `law/interest.ts`; here stands what a claim brings into it. The due day does not count, the day of a payment
 * does; a credit note counts from the start. What a contract says is simple interest, days ÷ 365, rounded once per invoice.
 */
export interface InterestTable {
  readonly entries: readonly EntryInterest[];
  readonly totalMinor: number;
  /** What each further day adds: minor units as an exact fraction, and rounded for print; empty where its rate is not known. */
  readonly daily: Fraction | null;
  readonly dailyMinor: number | null;
  readonly rates: readonly InterestRate[];
  /** By which rule, where it is not a contract's rate. */
  readonly policy: InterestPolicy | null;
  readonly tableVersion: string | null;
  readonly warnings: readonly InterestWarning[];
}

export interface EntryInterest {
  readonly document: string;
  readonly segments: readonly Segment[];
  /** As the policy rounds it: once, half away from zero, unless a law says otherwise. */
  readonly interestMinor: number;
}

export interface Segment {
  readonly owedMinor: number;
  /** First day that counts. */
  readonly from: Day;
  /** Last day that counts. */
  readonly to: Day;
  readonly days: number;
  readonly rate: InterestRate;
  /** Minor units, as they count: not rounded, unless the policy rounds each line. */
  readonly interest: Fraction;
  /** Why these days bear nothing. */
  readonly held?: InterestHoldReason;
}

/** Null where no interest is claimed. Entries without a due day, or not overdue on the key date, bear none; nor do those whose due day is assumed. */
export function interestTable(claim: Claim): InterestTable | null {
  const terms = claim.interest;
  if (terms === null || (terms.law === undefined && terms.rates.length === 0)) return null;
  const found = calculated(runningOn(claim), terms, claim);
  const documents = runningOn(claim).map(({ document }) => document);
  const entries = found.claims.map(({ lines, interestMinor }, n) => ({
    document: documents[n] ?? '',
    segments: lines.filter(({ held }) => held !== CLAIMED).map((line) => segmentOf(line, terms)),
    interestMinor,
  }));
  const { knownTo } = terms;
  const ends = knownTo !== undefined && knownTo <= claim.keyDate;
  return {
    entries: entries.filter(({ segments }) => segments.length > 0),
    totalMinor: found.interestMinor,
    daily: ends ? null : (found.daily?.exact ?? null),
    dailyMinor: ends ? null : (found.daily?.minor ?? null),
    rates: terms.law === undefined ? terms.rates : ratesUsed(entries),
    policy: terms.law?.policy ?? null,
    tableVersion: terms.law === undefined ? null : found.tableVersion,
    warnings: [...found.warnings, ...(ends && knownTo < claim.keyDate ? [unknownAfter(knownTo)] : [])],
  };
}

const unknownAfter = (knownTo: Day): InterestWarning => ({
  ...{ kind: 'rate_unknown_from', day: addDays(knownTo, 1), until: null, series: null },
});

/** What bears interest on the key date, or from the next day on. */
export const runningOn = ({ entries, keyDate }: Pick<Claim, 'entries' | 'keyDate'>): ClaimedEntry[] =>
  entries.filter((entry) => entry.dueOn !== null && entry.dueOn <= keyDate && !isAssumed(entry));

/** Nobody said until when it was to be paid: nothing is charged from a day that is only assumed. */
const isAssumed = ({ dueComputed }: ClaimedEntry): boolean => dueComputed?.basis === 'assumed';

/** Interest of one entry at the rates of a contract, from the day after it was due to the key date, both counted. */
export function interestOf(entry: ClaimedEntry, rates: readonly InterestRate[], keyDate: Day): EntryInterest {
  const found = calculated(runningOn({ entries: [entry], keyDate }), { rates }, { keyDate, currency: 'EUR' });
  const segments = found.claims.flatMap(({ lines }) => lines.map((line) => segmentOf(line, { rates })));
  return { document: entry.document, segments, interestMinor: found.interestMinor };
}

function calculated(
  running: readonly ClaimedEntry[],
  terms: InterestTerms,
  { keyDate, currency }: Pick<Claim, 'keyDate' | 'currency'>,
): Calculated {
  const digits = exponent(currency);
  const policy = terms.law?.policy ?? contractPolicy(terms.rates);
  return counted({
    claims: running.map((entry, n) => claimOf(entry, n, { policy, contractOn: terms.law?.contractOn ?? null })),
    payments: running.flatMap(paymentsOf),
    holds: [...running.flatMap(claimedBefore), ...running.flatMap(heldOf)],
    table: terms.law?.table ?? NO_TABLE,
    asOf: minDay(keyDate, terms.knownTo ?? keyDate),
    estimate: false, // a recovery file claims what is known
    scale: { exponent: digits, decimals: digits },
  });
}

/** Days whose interest was claimed before: they stand among the charges, and bear nothing here. */
const claimedBefore = ({ interestClaimedTo: to }: ClaimedEntry, n: number): InterestHold[] =>
  to === undefined ? [] : [{ from: ALWAYS, to, reason: CLAIMED, claims: [String(n)] }];

/** A person said that these days bear nothing: they stand in the table with the reason. */
const heldOf = ({ interestHeld = [] }: ClaimedEntry, n: number): InterestHold[] =>
  interestHeld.map(({ from, until, reason }) => ({ from, to: until, reason, claims: [String(n)] }));

const CLAIMED = 'claimed';

const NO_TABLE: RateTable = { version: '', series: {} };

/** What is claimed, and what was paid of it: what is left out of the claim bears nothing. */
function claimOf(
  entry: ClaimedEntry,
  n: number,
  { policy, contractOn }: { policy: InterestPolicy; contractOn: Day | null },
): InterestClaim {
  const paid = entry.applied.filter(({ kind }) => kind !== 'credit_note');
  return {
    id: String(n),
    principalMinor: entry.claimedMinor + sum(paid.map(({ amountMinor }) => amountMinor)),
    ...{ costsMinor: 0, creditedMinor: 0, contractOn, policy },
    term: { after: effectiveDueOn(policy.dueShift ?? null, entry.dueOn ?? NEVER).dueOn, to: null },
  };
}

/** The ledger has booked it to the invoice: it lowers principal, in whatever order a law would use it. */
const paymentsOf = (entry: ClaimedEntry, n: number): InterestPayment[] =>
  entry.applied.flatMap(({ kind, on, amountMinor }) =>
    kind === 'credit_note' ? [] : [{ on, amountMinor, claims: [String(n)], toPrincipal: true }],
  );

const NEVER = day('2199-12-31');

const contractPolicy = (rates: readonly InterestRate[]): InterestPolicy => ({
  ...{ key: 'contract', dayCount: 'act/365', counting: 'difference', rounding: 'end', compounding: 'none' },
  rate: { kind: 'steps', steps: rates.map(({ percent, from }) => ({ percent, from: from ?? ALWAYS })) },
  ...{ paymentDayBears: true, allocation: ['principal', 'interest', 'costs'] },
  basis: { text: rates[0]?.source ?? '', evidence: 'read', validFrom: null, validTo: null },
});

const ALWAYS = day('1900-01-01');

const segmentOf = (line: InterestLine, terms: InterestTerms): Segment => ({
  owedMinor: line.baseMinor,
  ...{ from: line.from, to: line.to, days: line.days, interest: line.counted },
  ...(line.held !== null && isInterestHoldReason(line.held) && { held: line.held }),
  rate: terms.law === undefined ? rateOn(terms.rates, line) : rateOfRow(line, terms.law),
});

/** In a contract's list: the one that holds on the first day of the line. */
const rateOn = (rates: readonly InterestRate[], { from: first, percent }: InterestLine): InterestRate =>
  rates.filter(({ from }) => from === null || from <= first).at(-1) ?? { percent, from: null, source: '' };

function rateOfRow(
  { percent, rateRow }: InterestLine,
  { policy, table }: NonNullable<InterestTerms['law']>,
): InterestRate {
  if (rateRow === null) return { percent, from: null, source: cited(policy.basis.text) };
  const label = table.series[rateRow.series]?.label ?? rateRow.series;
  const published = {
    series: rateRow.series,
    label,
    value: rateRow.value,
    points: difference(percent, rateRow.value),
    title: rateRow.source.title,
  };
  const source = `${label}: ${published.value} + ${published.points} (${published.title})`;
  return { percent, from: rateRow.from, source, published, ...(isUnsure(rateRow) && { unsure: true as const }) };
}

const difference = (a: string, b: string): string => addDecimals(a, b.startsWith('-') ? b.slice(1) : `-${b}`);

function ratesUsed(entries: readonly EntryInterest[]): InterestRate[] {
  const all = entries.flatMap(({ segments }) =>
    segments.filter(({ held }) => held === undefined).map(({ rate }) => rate),
  );
  const distinct = [...new Map(all.map((rate) => [`${rate.from ?? ''} ${rate.percent}`, rate])).values()];
  return distinct.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/** The first day of which the rate is not known, where there is one by the key date. */
export const unknownFrom = ({ warnings }: InterestTable): Day | null =>
  warnings.reduce<Day | null>((first, one) => (one.kind === 'rate_unknown_from' && (first === null || one.day < first) ? one.day : first), null); // prettier-ignore

/** The day after the key date, from which the daily amount holds. */
export const nextDay = ({ keyDate }: Pick<Claim, 'keyDate'>): Day => addDays(keyDate, 1);
