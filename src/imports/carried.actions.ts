import { count } from '../kernel/count';
import { addDays, type Day } from '../kernel/day';
import type { Tx } from '../platform/db';
import { carriedOn, leaveCarried } from './ledger.store';
import type { StageColumn } from './mapping';
import { standingImports } from './store';

/** Books that are staged, as far as it matters whether the year before is booked. */
interface Books {
  readonly columns: readonly StageColumn[];
  readonly source: string;
  readonly asOf: Day;
}

/**
 * What the books of a year carry forward is left out where those of the year before are booked to their end. Where it cannot be told
 * whether it stands there already, a person is told.
 */
export async function settleCarried(
  tx: Tx,
  companyId: number,
  { columns, source, asOf }: Books,
): Promise<readonly string[]> {
  const own = (await standingImports(tx, companyId, 'invoices')).filter((other) => other.source === source);
  if (own.some((other) => other.asOf.slice(0, 4) > asOf.slice(0, 4))) return [LATER_BOOKS];
  const day = await carriedOn(tx, columns);
  const before = day === null ? [] : own.filter((other) => other.asOf < day);
  if (day === null || before.length === 0) return [];
  if (!before.some((other) => other.asOf >= addDays(day as Day, -MOST_DAYS_SHORT))) return [EARLIER_BOOKS];
  return [carriedInWords(await leaveCarried(tx))];
}

/** Books of a year end with an entry of their last weeks. */
const MOST_DAYS_SHORT = 31;
const LATER_BOOKS = 'Later books of this source are booked already: what they carried forward may stand in the ledger twice now. Undo them, import these, then them again.'; // prettier-ignore
const EARLIER_BOOKS = 'Books of the year before are booked in part: what these carry forward may stand in the ledger twice. Import the whole year before first.'; // prettier-ignore
const carriedInWords = (n: number): string =>
  `${count(n, 'opening balance was', 'opening balances were')} left out: the books of the year before are booked, invoice by invoice.`;
