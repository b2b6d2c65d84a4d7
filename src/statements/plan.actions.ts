import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { addressesInRange, contactsInRange, customersInRange } from '../customers/store';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { ratesOn } from '../ledger/fx.store';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { customerRanges } from '../ledger/store';
import { optOutsOf } from '../outbox/opt-out.store';
import type { Query } from '../platform/db';
import { hadInRange, sumsInRange } from './account.store';
import { judge, type Candidate, type Judged, type Rules } from './judge';
import type { Choice } from './run';

/** Whom a choice means and what becomes of each: gathered in ranges, judged without looking at anything else. Nothing is written. */
export interface Choosing {
  readonly company: Company;
  readonly choice: Choice;
  readonly today: Day;
  /** Those who were ticked; undefined: everybody. */
  readonly customers?: ReadonlySet<number> | undefined;
  holds(q: Query): readonly HoldSource[];
}

/** Customers of one range. */
const AT_ONCE = 1_000;
/** Ranges that are read at the same time: each reader has a processor of its own. */
const READERS = 2;

/** Everybody of whom something is open, in the order of their row numbers. */
export async function judgeAll(q: Query, choosing: Choosing): Promise<Judged[]> {
  const judged: Judged[] = [];
  const { company, customers } = choosing;
  const ground = await groundOf(q, choosing, null);
  const ranges =
    customers === undefined
      ? await customerRanges(q, company.id, AT_ONCE)
      : neighbours([...customers]).map((span) => ({ companyId: company.id, ...span }));
  for (let at = 0; at < ranges.length; at += READERS) {
    const some = ranges.slice(at, at + READERS).map((range) => judgeRange(q, choosing, range, ground));
    for (const found of await Promise.all(some)) judged.push(...found);
  }
  return judged;
}

/** Those who were ticked may lie far apart: who lies between them is not gathered. */
function neighbours(customerIds: readonly number[]): { first: number; last: number }[] {
  const spans: { first: number; last: number }[] = [];
  for (const id of [...customerIds].sort((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span && id - span.last <= NEAR && id - span.first < AT_ONCE) span.last = id;
    else spans.push({ first: id, last: id });
  }
  return spans;
}

const NEAR = 10;

/** What is the same for every customer: asked once. */
export interface Ground {
  readonly rules: Rules;
  readonly test: boolean;
  /** Its own lines do not count as had; null: none. */
  readonly run: number | null;
}

export async function groundOf(q: Query, { choice, company }: Choosing, run: number | null): Promise<Ground> {
  const { debtorType, testMode } = await settingsOf(q, company.id);
  const rates = await ratesOn(q, choice.asOn, company.currency);
  return { rules: { choice, rates, debtorType, language: company.language }, test: testMode, run };
}

export async function judgeRange(
  q: Query,
  choosing: Choosing,
  range: CustomerRange,
  { rules, test, run }: Ground,
): Promise<Judged[]> {
  const { choice, today, customers: only } = choosing;
  const sums = by(await sumsInRange(q, { range, asOn: choice.asOn, today, segment: choice.segment }));
  if (sums.size === 0 && only === undefined) return [];
  const had = await hadInRange(q, range, { asOn: choice.asOn, test, but: run });
  const [contacts, addresses] = [by(await contactsInRange(q, range)), by(await addressesInRange(q, range))];
  const emails = [...contacts.values()].flat().flatMap(({ email }) => email ?? []);
  const unwanted = new Set((await optOutsOf(q, range.companyId, emails)).keys());
  const holds = by(await holdsFrom(choosing.holds(q), range, today));
  const meant = (id: number): boolean => (only === undefined ? sums.has(id) : only.has(id));
  const customers = (await customersInRange(q, range)).filter(({ id }) => meant(id));
  return customers.map((customer) => {
    const { id } = customer;
    const own = sums.get(id) ?? NONE;
    const candidate: Candidate = {
      customer,
      contacts: contacts.get(id) ?? NONE,
      addresses: addresses.get(id) ?? NONE,
      holds: holds.get(id) ?? NONE,
      sums: own,
      had: had.get(id) ?? 'none',
      unwanted,
    };
    return { customer, sums: own, verdict: judge(candidate, rules), again: candidate.had === 'left' };
  });
}

const NONE: readonly never[] = [];

const by = <T extends { readonly customerId: number }>(rows: readonly T[]): Map<number, T[]> =>
  grouped(rows, ({ customerId }) => customerId);
