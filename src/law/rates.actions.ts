import { createHash } from 'node:crypto';
import { record } from '../audit/actions';
import { actorText } from '../kernel/actor';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeMissingRates } from './missing-rates.actions';
import { newestVersion, rowsIn, sameRate, standings, type NewRate, type RecordedRate } from './rate-history';
import { shippedRates, tableOf } from './rate-table';
import { isUnsure, type RateRow } from './rates';
import { closeWaitingRates, othersWithTheRight, tellOfWaitingRates } from './rates-told.actions';
import { insertRates, insertVerdict, lastShippedHash, recordedRate, recordedRates } from './store';

/** Rates are added, confirmed by a second person, refused; never changed. Each is one transaction and one line of the installation's audit. */

/** Records what the shipped table has and this installation has not. Returns how many rows. */
export async function loadShippedRates(work: Work): Promise<number> {
  const { version, rows } = shippedRates();
  const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  if ((await lastShippedHash(work.db.read)) === hash) return 0;
  return work.db.transaction(async (tx) => {
    await waitForRates(tx);
    const known = await recordedRates(tx);
    const fresh = freshOf(rows, known);
    if (fresh.length === 0) return 0;
    const next = newestVersion(known) + 1;
    await insertRates(tx, work, { rates: fresh, origin: 'shipped', awaits: false, hash, version: next });
    const payload = { shipped: version, hash, rows: fresh.length, version: next };
    await record(tx, work, { companyId: null, kind: 'rates.loaded', ref: `rates/${next}`, payload });
    await closeMissingRates(tx, work);
    return fresh.length;
  });
}

/** What is shipped now and was not shipped before. What is not sure stands back behind what a person has added for the same day. */
function freshOf(rows: readonly RateRow[], known: readonly RecordedRate[]): RateRow[] {
  const shipped = new Map<string, RateRow>();
  for (const { origin, row } of known) if (origin === 'shipped') shipped.set(`${row.series} ${row.from}`, row);
  const people = new Set(standings(known).filter(({ origin, standing }) => origin === 'person' && standing === 'in_force').map(({ row }) => `${row.series} ${row.from}`)); // prettier-ignore
  return rows.filter((row) => {
    const key = `${row.series} ${row.from}`;
    const before = shipped.get(key);
    return !(before !== undefined && sameRate(before, row)) && !(isUnsure(row) && people.has(key));
  });
}

export interface RatesAdded {
  readonly version: number;
  readonly added: readonly NewRate[];
  /** What held already, word for word. */
  readonly known: number;
  /** They hold once a second person has confirmed them. */
  readonly awaits: boolean;
}

/** All of them or none. Where somebody else has the right too, they wait for that person; else they hold at once, and say so. */
export async function addRates(work: Work, rates: readonly NewRate[], file: Buffer | null = null): Promise<RatesAdded> {
  return work.db.transaction(async (tx) => {
    await waitForRates(tx);
    const known = await recordedRates(tx);
    const version = newestVersion(known) + 1;
    const table = tableOf('', shippedRates().rules, rowsIn(known, version));
    const rows = Object.values(table.series).flatMap((one) => one.rows); // what is computed needs no row of its own
    const held = new Map(rows.map((row) => [`${row.series} ${row.from}`, row]));
    const waiting = standings(known).filter(({ standing }) => standing === 'awaits');
    const added = rates.filter((rate) => {
      const now = held.get(`${rate.series} ${rate.from}`);
      const proposed = waiting.some(
        ({ row }) => row.series === rate.series && row.from === rate.from && sameRate(row, rate),
      );
      return !proposed && !(now !== undefined && sameRate(now, rate));
    });
    const others = await othersWithTheRight(tx, work);
    const awaits = others.length > 0;
    if (added.length === 0) return { version: version - 1, added, known: rates.length, awaits };
    const hash = file === null ? null : createHash('sha256').update(file).digest('hex');
    await insertRates(tx, work, { rates: added, origin: 'person', awaits, hash, version });
    if (awaits) await tellOfWaitingRates(tx, work, { version, n: added.length, others });
    const payload = { version, awaits, hash, rates: added };
    await record(tx, work, { companyId: null, kind: 'rates.added', ref: `rates/${version}`, payload });
    await closeMissingRates(tx, work);
    return { version, added, known: rates.length - added.length, awaits };
  });
}

/** Somebody else than who added it has compared it with its source. Of a shipped row: somebody compared it with the official text. */
export async function confirmRate(work: Work, id: number): Promise<RecordedRate> {
  return judge(work, id, 'confirmed', (rate) => {
    if (rate.recordedBy === actorText(work.actor)) {
      throw new Refusal(
        'rate-second-person',
        'You added this rate yourself.',
        'Somebody else with the right must confirm it: ask another administrator.',
      );
    }
    if (rate.origin === 'shipped' && !isUnsure(rate.row)) {
      throw new Refusal('rate-sure', 'This rate needs no confirmation.', 'It was read where its source says.');
    }
  });
}

/** A rate that a person added is wrong: it never holds, or holds no more. What was calculated with it keeps its version. */
export async function refuseRate(work: Work, id: number): Promise<RecordedRate> {
  return judge(work, id, 'refused', (rate) => {
    if (rate.origin === 'shipped') {
      throw new Refusal(
        'rate-shipped',
        'This rate came with Duly.',
        'Add the right one with its source: it takes the place of this one.',
      );
    }
  });
}

async function judge(
  work: Work,
  id: number,
  verdict: 'confirmed' | 'refused',
  mustBeFit: (rate: RecordedRate) => void,
): Promise<RecordedRate> {
  return work.db.transaction(async (tx) => {
    await waitForRates(tx);
    const rate = await recordedRate(tx, id);
    if (rate === undefined) throw noSuchRate();
    mustBeFit(rate);
    const version = newestVersion(await recordedRates(tx)) + 1;
    if (rate.verdict !== null || !(await insertVerdict(tx, work, { rateId: id, verdict, version }))) {
      throw new Refusal('rate-judged', 'A second person has judged this rate already.', 'Look at the list again.');
    }
    const { series, from, value, source } = rate.row;
    const payload = { series, from, value, source: source.title, addedBy: rate.recordedBy, version };
    await record(tx, work, { companyId: null, kind: `rate.${verdict}`, ref: `rate/${series}/${from}`, payload });
    await closeMissingRates(tx, work);
    await closeWaitingRates(tx, work, rate.version);
    return (await recordedRate(tx, id)) ?? rate;
  });
}

export const noSuchRate = (): Refusal =>
  new Refusal('no-such-rate', 'There is no such rate.', 'See which there are: duly law rates');

/** One at a time counts the version up. */
const waitForRates = (tx: Tx): Promise<void> => waitForCompany(tx, 0);
