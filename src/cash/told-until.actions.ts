import { maxDay, minDay, type Day } from '../kernel/day';
import { noteBankKnown } from '../ledger/freshness.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { BankSaid } from './bank-line';
import { standingUntil } from './store';

/**
 * How far a file of the bank tells: to the closing day of its latest statement; a file without balances to its last movement, which is
 * assumed. Never further than today: a day that was mistyped would let everything pass for years.
 */
export interface ToldUntil {
  readonly on: Day;
  readonly assumed: boolean;
}

export function toldUntil(said: Iterable<BankSaid>): ToldUntil | undefined {
  const last: { closing?: Day; line?: Day } = {};
  for (const one of said) {
    if (one.is === 'balance' && one.which === 'closing') last.closing = maxDay(last.closing ?? one.balance.on, one.balance.on); // prettier-ignore
    if (one.is === 'line') last.line = maxDay(last.line ?? one.line.bookedOn, one.line.bookedOn);
  }
  if (last.closing !== undefined) return { on: last.closing, assumed: false };
  return last.line === undefined ? undefined : { on: last.line, assumed: true };
}

interface Telling {
  readonly companyId: number;
  readonly source: string;
  readonly until: ToldUntil;
  readonly statementIds: readonly number[];
}

export async function noteToldUntil(tx: Tx, work: Work, telling: Telling): Promise<void> {
  const { companyId, source, until, statementIds } = telling;
  // with nothing new in it, what it says stands on the statement that told it before
  const statementId = statementIds.at(-1) ?? (await standingUntil(tx, companyId, until.on));
  if (statementId === undefined) return;
  await noteBankKnown(tx, work, { companyId, source, asOf: minDay(until.on, work.today), assumed: until.assumed, statementId }); // prettier-ignore
}
