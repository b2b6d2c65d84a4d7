import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { addressesInRange, contactsInRange, customersInRange } from '../customers/store';
import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { ratesOn } from '../ledger/fx.store';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { customerRanges } from '../ledger/store';
import type { Query } from '../platform/db';
import { hadInRange, sumsInRange } from './account.store';
import { judge, type Candidate, type Judged, type Rules } from './judge';
import type { Choice } from './run';

/** Whom a choice means and what becomes of each: gathered in ranges, judged without looking at anything else. Nothing is written. */
export interface Choosing {
  readonly company: Company;
  readonly choice: Choice;
  readonly today: Day;
  holds(q: Query): readonly HoldSource[];
}

/** Customers of one range. */
const AT_ONCE = 1_000;

/** Everybody of whom something is open, in the order of their row numbers. */
export async function judgeAll(q: Query, choosing: Choosing): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const range of await customerRanges(q, choosing.company.id, AT_ONCE))
    judged.push(...(await judgeRange(q, choosing, range, null)));
  return judged;
}

/** `run`: its own lines do not count as had. */
export async function judgeRange(
  q: Query,
  choosing: Choosing,
  range: CustomerRange,
  run: number | null,
): Promise<Judged[]> {
  const { choice, company, today } = choosing;
  const sums = by(await sumsInRange(q, { range, asOn: choice.asOn, today, segment: choice.segment }));
  if (sums.size === 0) return [];
  const settings = await settingsOf(q, company.id);
  const rules: Rules = {
    choice,
    rates: await ratesOn(q, choice.asOn, company.currency),
    debtorType: settings.debtorType,
    language: company.language,
  };
  const had = await hadInRange(q, range, { asOn: choice.asOn, test: settings.testMode, but: run });
  const [contacts, addresses] = [by(await contactsInRange(q, range)), by(await addressesInRange(q, range))];
  const holds = by(await holdsFrom(choosing.holds(q), range, today));
  const customers = (await customersInRange(q, range)).filter(({ id }) => sums.has(id));
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
    };
    return { customer, sums: own, verdict: judge(candidate, rules) };
  });
}

const NONE: readonly never[] = [];

const by = <T extends { readonly customerId: number }>(rows: readonly T[]): Map<number, T[]> =>
  grouped(rows, ({ customerId }) => customerId);
