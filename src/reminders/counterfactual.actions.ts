import type { Settings } from '../companies/settings';
import { judgeFreshness } from '../ledger/freshness';
import { freshnessOf } from '../ledger/freshness.store';
import { customerRanges } from '../ledger/store';
import type { Work } from '../platform/work';
import {
  compare,
  NOTHING_COMPARED,
  underSettings,
  type Change,
  type Counterfactual,
  type Days,
} from './counterfactual';
import { gather } from './facts.store';
import type { CompanyRules } from './facts';
import type { Planning } from './plan.actions';
import { rulesOf } from './rules.store';

/** So few at a time that pages answer in between. */
const AT_ONCE = 100;

/** Compares everybody: the run of a day from the facts as they are and with a change in them. Reads only. */
export async function compareAll(
  work: Work,
  { company, holds }: Planning,
  changeOf: (rules: CompanyRules) => Change | Promise<Change>,
  days: Days,
  tell: (done: number, total: number) => void,
): Promise<Counterfactual> {
  const q = work.db.read;
  const rules = await rulesOf(q, company, days.today);
  const change = await changeOf(rules);
  const ranges = await customerRanges(q, company.id, AT_ONCE);
  let so = NOTHING_COMPARED;
  for (const [at, range] of ranges.entries()) {
    const gathered = await gather(q, rules, { range, asOn: days.today, knownAt: null, holds: holds(q) });
    for (const facts of gathered) so = compare(so, facts, change, days);
    tell(at + 1, ranges.length);
    await new Promise((next) => setImmediate(next));
  }
  return so;
}

/** The same under other settings of the company: those given replace the ones in force. */
export function compareSettings(
  work: Work,
  planning: Planning,
  given: Partial<Settings>,
  days: Days,
  tell: (done: number, total: number) => void,
): Promise<Counterfactual> {
  const changeOf = async (rules: CompanyRules): Promise<Change> => {
    const settings = { ...rules.settings, ...given };
    const known = await freshnessOf(work.db.read, planning.company.id);
    return underSettings(settings, judgeFreshness(known, settings, days.today));
  };
  return compareAll(work, planning, changeOf, days, tell);
}
