import type { Ids } from '../kernel/ids';
import { toDecimal } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { labelOf } from '../ledger/open-item';
import { findItems } from '../ledger/store';
import type { Work } from '../platform/work';
import type { Recorded } from './actions';
import type { Judged } from './promise';
import { judgedPromise, judgedPromises } from './store';

/** How a promise is named on the command line, and how it is told there. */

/** By its id, or by a document that it is about: then the one that is open, else the last. */
export async function promiseNamed(work: Work, companyId: number, text: string): Promise<Judged> {
  const id = work.ids.open('promise', text);
  if (id !== undefined) {
    const found = await judgedPromise(work.db.read, companyId, id, work.today);
    if (found) return found;
    throw noPromise(text);
  }
  const items = await findItems(work.db.read, { companyId, text, ids: work.ids });
  const wanted = new Set(items.map((item) => item.itemId));
  const customerId = items[0]?.customerId ?? 0;
  const customers = { first: customerId, last: customerId };
  const about = (await judgedPromises(work.db.read, { companyId, customers }, work.today)).filter(({ promise }) =>
    promise.parts.some((part) => wanted.has(part.itemId)),
  );
  const one = about.findLast(({ verdict }) => verdict.state === 'open') ?? about.at(-1);
  if (!one) throw noPromise(text);
  return one;
}

const noPromise = (text: string): Refusal =>
  new Refusal('no-such-promise', `There is no promise ${text}.`, 'See which there are: duly promise list');

export const promiseJson = (
  { promise, verdict, paidOn }: Judged,
  customer: string,
  ids: Ids,
): Record<string, unknown> => ({
  promise: ids.seal('promise', promise.id),
  customer,
  currency: promise.currency,
  amountMinor: promise.amountMinor,
  givenOn: promise.givenOn,
  promisedOn: promise.promisedOn,
  countsUntil: promise.countsUntil,
  pauses: promise.pauses,
  level: promise.level,
  by: promise.byWhom,
  channel: promise.channel,
  note: promise.note,
  verdict: verdict.state,
  asOn: verdict.asOn,
  receivedMinor: verdict.receivedMinor,
  shortfallMinor: verdict.shortfallMinor,
  paidOn,
  withdrawnOn: promise.withdrawnOn,
  withdrawnWhy: promise.withdrawnWhy,
  items: promise.parts.map((part) => ({
    item: ids.seal('item', part.itemId),
    document: labelOf(part),
    amountMinor: part.amountMinor,
    replacedOn: part.replacedOn,
  })),
});

export function oneLine({ promise, verdict }: Judged, customer: string, ids: Ids): string {
  const money = (minor: number): string => `${toDecimal(minor, promise.currency)} ${promise.currency}`;
  const missing = ['broken', 'partially_kept', 'awaiting_allocation'].includes(verdict.state);
  return [
    ids.seal('promise', promise.id),
    customer,
    promise.parts.map(labelOf).join(', '),
    `${money(promise.amountMinor)} by ${promise.promisedOn}`,
    verdict.state.replaceAll('_', ' ') + (missing ? `, ${money(verdict.shortfallMinor)} missing` : ''),
  ].join('  ');
}

/** The promise that was recorded, and whether the reminders pause, with the reason. */
export function recordedLines(recorded: Recorded, customer: string, ids: Ids): string[] {
  const { promise, replaces, pauseDecided } = recorded;
  const told = [oneLine(recorded, customer, ids)];
  if (replaces.length > 0) {
    told.push(`  It takes the place of ${replaces.map((id) => ids.seal('promise', id)).join(', ')}.`);
  }
  if (promise.pauses) return [...told, `  Reminders of it pause until ${promise.countsUntil}.`];
  if (pauseDecided) return [...told, '  Reminders go on, as you decided.'];
  const why = promise.level > 1 ? `it is promise number ${promise.level} since one was kept` : 'its day is far away';
  return [
    ...told,
    `  Reminders go on: ${why}. To pause them all the same: duly promise pause ${ids.seal('promise', promise.id)}`,
  ];
}
