import type { Day, Instant } from '../kernel/day';
import type { RateRow } from './rates';

/**
 * Every row that was ever recorded, and which of them hold in a version of the table. A version counts up with each file or row that is
 * added and with each verdict of a second person; what held in one of them holds in it for good.
 */
export interface RecordedRate {
  readonly id: number;
  readonly row: RateRow;
  readonly origin: 'shipped' | 'person';
  /** It holds only from the moment in which a second person confirmed it. */
  readonly awaits: boolean;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly verdict: Verdict | null;
}

export interface Verdict {
  readonly verdict: 'confirmed' | 'refused';
  readonly version: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** How a recorded row stands: it holds, waits for the second person, was refused, or a better one took its place. */
export type Standing = 'in_force' | 'awaits' | 'refused' | 'superseded';

export interface StandingRate extends RecordedRate {
  readonly standing: Standing;
  /** The version in which another row of the same day took its place. */
  readonly supersededIn: number | null;
}

/** The newest version that is known. */
export const newestVersion = (rates: readonly RecordedRate[]): number =>
  rates.reduce((most, { version, verdict }) => Math.max(most, version, verdict?.version ?? 0), 0);

/** The newest version of what was recorded up to a moment; before anything was, the first: Duly brought it along. */
export const versionKnownAt = (rates: readonly RecordedRate[], at: Instant): number =>
  Math.max(rates[0]?.version ?? 0, newestOf(rates, at));

const newestOf = (rates: readonly RecordedRate[], at: Instant): number =>
  newestVersion(
    rates
      .filter(({ recordedAt }) => recordedAt <= at)
      .map((one) => ({ ...one, verdict: one.verdict !== null && one.verdict.recordedAt <= at ? one.verdict : null })),
  );

/** The rows of a version, at most one for each series and day: of several the one that came into force last. */
export function rowsIn(rates: readonly RecordedRate[], version: number): RateRow[] {
  const best = bestIn(rates, version);
  return [...best.values()].map((one) => shown(one, version));
}

/** Every recorded row and how it stands now, in the order in which they were recorded. */
export function standings(rates: readonly RecordedRate[]): StandingRate[] {
  const version = newestVersion(rates);
  const best = bestIn(rates, version);
  return rates.map((one) => {
    const holder = best.get(keyOf(one));
    const standing: Standing =
      holder?.id === one.id
        ? 'in_force'
        : one.verdict?.verdict === 'refused'
          ? 'refused'
          : forceFrom(one) === null
            ? 'awaits'
            : 'superseded';
    const supersededIn = standing === 'superseded' && holder !== undefined ? forceFrom(holder) : null;
    return { ...one, standing, supersededIn };
  });
}

function bestIn(rates: readonly RecordedRate[], version: number): Map<string, RecordedRate> {
  const best = new Map<string, RecordedRate>();
  for (const one of rates) {
    if (!holdsIn(one, version)) continue;
    const other = best.get(keyOf(one));
    if (other === undefined || order(one) > order(other) || (order(one) === order(other) && one.id > other.id)) {
      best.set(keyOf(one), one);
    }
  }
  return best;
}

const keyOf = ({ row }: RecordedRate): string => `${row.series} ${row.from}`;
const order = (one: RecordedRate): number => forceFrom(one) ?? 0;

function holdsIn(one: RecordedRate, version: number): boolean {
  const from = forceFrom(one);
  const { verdict } = one;
  const refused = verdict?.verdict === 'refused' && verdict.version <= version;
  return from !== null && from <= version && !refused;
}

/** The version from which it holds; null: it never did. */
function forceFrom({ awaits, version, verdict }: RecordedRate): number | null {
  if (!awaits) return version;
  return verdict?.verdict === 'confirmed' ? verdict.version : null;
}

/** The row as that version shows it: with who confirmed it by then. */
function shown({ row, origin, verdict }: RecordedRate, version: number): RateRow {
  if (verdict?.verdict === 'confirmed' && verdict.version <= version) {
    return { ...row, confirmedBy: verdict.recordedBy };
  }
  return origin === 'person' ? { ...row, unconfirmed: true } : row;
}

/** A row that is to be added. */
export type NewRate = Omit<RateRow, 'confirmedBy' | 'unconfirmed'>;

/** Is it what holds already, word for word? Then it is not recorded again. */
export function sameRate(a: NewRate, b: NewRate): boolean {
  const known = ({ value, status, source, certainTo }: NewRate): readonly (string | Day | null | undefined)[] => [
    ...[value, status, source.title, source.url, source.readOn, certainTo],
  ];
  const [left, right] = [known(a), known(b)];
  return left.every((part, at) => part === right[at]);
}
