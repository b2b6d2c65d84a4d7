import { settingsOf } from '../companies/store';
import { count } from '../kernel/count';
import { Refusal } from '../kernel/result';
import type { Booking } from '../ledger/book';
import {
  closeMissing,
  findMissing,
  noteListed,
  openInScope,
  presumeMissing,
  type Missing,
  type SnapshotScope,
  type Sums,
} from '../ledger/book-missing.store';
import { format } from '../kernel/money';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { percent, vanishedTooMuch } from './diff';
import { NOTHING_MISSING, type MissingFigures, type MissingSum } from './outcome';
import type { ImportRequest } from './request';
import { scopeInWords, type Scope } from './scope';
import { showsCredits } from './stage.store';
import { accountIds, standingImports } from './store';
import type { OpenedFile } from './open.actions';

/** A list that shows all of its scope: what is open there before it is booked, to be compared with what it names. */
export interface Snapshot {
  readonly request: ImportRequest;
  readonly booking: Booking;
  readonly scope: Scope;
  readonly within: SnapshotScope;
  readonly before: Sums;
}

interface Asked {
  readonly request: ImportRequest;
  readonly opened: OpenedFile;
  readonly booking: Booking;
  readonly scope: Scope;
}

export async function snapshotOf(tx: Tx, work: Work, asked: Asked): Promise<Snapshot> {
  const { request, opened, booking, scope } = asked;
  const lists = await standingImports(tx, booking.companyId, 'items');
  const within: SnapshotScope = {
    asOf: booking.asOf,
    onlyOverdue: scope.onlyOverdue === true,
    credits: await showsCredits(tx),
    otherLists: lists.filter(({ source }) => source !== opened.source).map(({ id }) => id),
    ...(scope.currency === undefined ? {} : { currency: scope.currency }),
    ...(scope.accounts === undefined ? {} : { customerIds: await accountIds(tx, booking.companyId, scope.accounts) }),
  };
  return { request, booking, scope, within, before: await openInScope(tx, work, booking.companyId, within) };
}

/**
 * Marks what the list does not name, and closes what the list before did not name either. Refuses where more vanished than a clerk
 * would believe without looking; confirmed, it marks and closes nothing.
 */
export async function missingFrom(tx: Tx, work: Work, snapshot: Snapshot): Promise<MissingFigures> {
  const { booking, within, request } = snapshot;
  await noteListed(tx, work, booking.asOf);
  const found = await findMissing(tx, work, booking, within);
  const figures = figuresOf(snapshot, found);
  const { presumedSettledMaxShare } = await settingsOf(tx, booking.companyId);
  const mustConfirm = vanishedTooMuch(figures, presumedSettledMaxShare);
  if (mustConfirm && request.yes !== true && request.dryRun !== true) {
    throw manyVanished(snapshot, figures, presumedSettledMaxShare);
  }
  await presumeMissing(tx, work, booking, booking.asOf);
  const closed = mustConfirm ? undefined : await closeMissing(tx, work, booking, booking.asOf);
  return { ...figures, closed: closed?.items ?? 0, closedOf: closed?.imports ?? [], mustConfirm };
}

function figuresOf({ before }: Snapshot, found: Missing): MissingFigures {
  const sums: [string, MissingSum][] = [...found.fresh].map(([currency, { minor }]) => [
    currency,
    { openMinor: minor, beforeMinor: before.get(currency)?.minor ?? 0 },
  ]);
  const items = [...found.fresh.values()].reduce((total, sum) => total + sum.items, 0);
  return { ...NOTHING_MISSING, items, byCurrency: Object.fromEntries(sums) };
}

function manyVanished({ scope, request }: Snapshot, figures: MissingFigures, maxPercent: number): Refusal {
  const sums = Object.entries(figures.byCurrency).map(
    ([currency, sum]) =>
      `${format({ minor: sum.openMinor, currency }, request.company.language)} of ${format({ minor: sum.beforeMinor, currency }, request.company.language)} (${percent(sum)} %)`,
  );
  return new Refusal(
    'many-vanished',
    `${count(figures.items, 'item')} of ${scopeInWords(scope)} ${figures.items === 1 ? 'is' : 'are'} missing from the list: ${sums.join(', ')}. That is more than ${maxPercent} %.`,
    'Check that the list is whole. If it is, import it with --yes: the items are presumed settled. If it shows only a part, say which with --scope.',
    { ...figures, maxPercent },
  );
}
