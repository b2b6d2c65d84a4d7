import { customerRanges } from '../ledger/store';
import type { Work } from '../platform/work';
import { compare, NOTHING_COMPARED, type Counterfactual, type Days } from './counterfactual';
import { gather } from './facts.store';
import type { Planning } from './plan.actions';
import { rulesOf } from './rules.store';
import type { Strategy } from './strategy';

/** So few at a time that pages answer in between. */
const AT_ONCE = 100;

/** Compares everybody: the run of a day under the strategy in force and under an edited one. Reads only. */
export async function compareAll(
  work: Work,
  { company, holds }: Planning,
  edited: Strategy,
  days: Days,
  tell: (done: number, total: number) => void,
): Promise<Counterfactual> {
  const q = work.db.read;
  const rules = await rulesOf(q, company, days.today);
  const ranges = await customerRanges(q, company.id, AT_ONCE);
  let so = NOTHING_COMPARED;
  for (const [at, range] of ranges.entries()) {
    const gathered = await gather(q, rules, { range, asOn: days.today, knownAt: null, holds: holds(q) });
    for (const facts of gathered) so = compare(so, facts, edited, days);
    tell(at + 1, ranges.length);
    await new Promise((next) => setImmediate(next));
  }
  return so;
}
