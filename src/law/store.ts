import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf as given } from '../platform/rows';
import type { Work } from '../platform/work';
import type { NewRate, RecordedRate, Verdict } from './rate-history';
import { rowsIn, newestVersion, versionKnownAt } from './rate-history';
import { shippedRates, tableOf } from './rate-table';
import type { RateRow, RateStatus, RateTable } from './rates';

/** Rates of the law: rows in, rows out. They are only ever added; so is what a second person said of them. */
interface Row {
  readonly id: number;
  readonly series: string;
  readonly from_on: Day;
  readonly value: string;
  readonly status: RateStatus;
  readonly source_title: string;
  readonly source_url: string | null;
  readonly source_read_on: Day | null;
  readonly certain_to: Day | null;
  readonly origin: 'shipped' | 'person';
  readonly awaits: number;
  readonly table_version: number;
  readonly recorded_at: Instant;
  readonly recorded_by: string;
  readonly verdict: Verdict['verdict'] | null;
  readonly verdict_version: number | null;
  readonly verdict_at: Instant | null;
  readonly verdict_by: string | null;
}

const ROWS = `select r.*, v.verdict, v.table_version as verdict_version, v.recorded_at as verdict_at, v.recorded_by as verdict_by
  from law_rate r left join law_rate_verdict v on v.rate_id = r.id`;

/** Which table a calculation asks for: the newest, a version by its number, or what was known at a moment. */
export interface TableAsked {
  readonly version?: number;
  readonly knownAt?: Instant;
}

/** The table of rates of this installation. */
export async function rateTable(q: Query, { version, knownAt }: TableAsked = {}): Promise<RateTable> {
  const rates = await recordedRates(q);
  const wanted = version ?? (knownAt === undefined ? newestVersion(rates) : versionKnownAt(rates, knownAt));
  return tableOf(String(wanted), shippedRates().rules, rowsIn(rates, wanted));
}

/** Every row that was ever recorded, in the order in which they were. */
export async function recordedRates(q: Query): Promise<RecordedRate[]> {
  return (await rowsOf<Row>(q, `${ROWS} order by r.id`)).map(recordedFrom);
}

export async function recordedRate(q: Query, id: number): Promise<RecordedRate | undefined> {
  const [row] = await rowsOf<Row>(q, `${ROWS} where r.id = ?`, [id]);
  return row && recordedFrom(row);
}

/** The hash of the shipped file whose rows were recorded last. */
export async function lastShippedHash(q: Query): Promise<string | undefined> {
  const [row] = await rowsOf<{ file_hash: string }>(
    q,
    `select file_hash from law_rate where origin = 'shipped' order by id desc limit 1`,
  );
  return row?.file_hash;
}

export interface RateBatch {
  readonly rates: readonly NewRate[];
  readonly origin: 'shipped' | 'person';
  readonly awaits: boolean;
  readonly hash: string | null;
  readonly version: number;
}

/** One statement however many. Returns their ids, in no order. */
export async function insertRates(tx: Tx, work: Work, batch: RateBatch): Promise<number[]> {
  const table = given(tx, COLUMNS, batch.rates.map(newRow));
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into law_rate (series, from_on, value, status, source_title, source_url, source_read_on, certain_to,
       origin, file_hash, awaits, table_version, recorded_at, recorded_by)
     select series, from_on, value, status, source_title, source_url, source_read_on, certain_to,
       cast(? as text), cast(? as text), ?, ?, cast(? as text), cast(? as text) from ${table.sql} as given where true
     returning id`,
    [
      ...[batch.origin, batch.hash, batch.awaits ? 1 : 0, batch.version, work.now, actorText(work.actor)],
      ...table.bindings,
    ],
  );
  return made.map(({ id }) => id);
}

const COLUMNS = {
  series: 'text',
  from_on: 'text',
  value: 'text',
  status: 'text',
  source_title: 'text',
  source_url: 'text',
  source_read_on: 'text',
  certain_to: 'text',
} as const;

const newRow = ({ series, from, value, status, source, certainTo }: NewRate): Record<string, unknown> => ({
  ...{ series, from_on: from, value, status, certain_to: certainTo ?? null },
  ...{ source_title: source.title, source_url: source.url, source_read_on: source.readOn },
});

/** Returns whether it is the first verdict on that row. */
export async function insertVerdict(
  tx: Tx,
  work: Work,
  said: { readonly rateId: number; readonly verdict: Verdict['verdict']; readonly version: number },
): Promise<boolean> {
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into law_rate_verdict (rate_id, verdict, table_version, recorded_at, recorded_by)
     values (?, ?, ?, ?, ?) on conflict (rate_id) do nothing returning id`,
    [said.rateId, said.verdict, said.version, work.now, actorText(work.actor)],
  );
  return made.length === 1;
}

function recordedFrom(row: Row): RecordedRate {
  const rate: RateRow = {
    ...{ series: row.series, from: row.from_on, value: row.value, status: row.status },
    source: { title: row.source_title, url: row.source_url, readOn: row.source_read_on },
    ...(row.certain_to === null ? {} : { certainTo: row.certain_to }),
  };
  return {
    ...{ id: row.id, row: rate, origin: row.origin, awaits: row.awaits === 1, version: row.table_version },
    ...{ recordedAt: row.recorded_at, recordedBy: row.recorded_by },
    verdict:
      row.verdict === null || row.verdict_version === null || row.verdict_at === null || row.verdict_by === null
        ? null
        : {
            ...{ verdict: row.verdict, version: row.verdict_version },
            ...{ recordedAt: row.verdict_at, recordedBy: row.verdict_by },
          },
  };
}
