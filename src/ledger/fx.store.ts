import type { Day } from '../kernel/day';
import { assert } from '../kernel/assert';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { isRate, type Rates } from './fx';

/** Rates of exchange by day, with where each comes from. */
export interface NewRate {
  readonly on: Day;
  readonly from: string;
  readonly to: string;
  /** Plain decimal. */
  readonly rate: string;
  readonly source: string;
}

/** A rate of the same day and pair is replaced. */
export async function putRates(tx: Tx, rates: readonly NewRate[]): Promise<void> {
  for (const { on, from, to, rate, source } of rates) {
    assert(isRate(rate), `no rate: ${rate}`);
    await tx('fx_rate')
      .insert({ on_day: on, from_currency: from, to_currency: to, rate, source })
      .onConflict(['on_day', 'from_currency', 'to_currency'])
      .merge(['rate', 'source']);
  }
}

/** For each currency the newest rate that is not later than the day. */
export async function ratesOn(q: Query, on: Day, to: string): Promise<Rates> {
  const rows = await rowsOf<{ currency: string; rate: string }>(
    q,
    `select from_currency as currency, rate from fx_rate r where to_currency = ? and on_day = (
       select max(on_day) from fx_rate n
       where n.from_currency = r.from_currency and n.to_currency = r.to_currency and n.on_day <= ?)`,
    [to, on],
  );
  return { to, byCurrency: new Map(rows.map(({ currency, rate }) => [currency, rate])) };
}
