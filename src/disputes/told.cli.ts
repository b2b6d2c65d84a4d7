import type { Ids } from '../kernel/ids';
import { toDecimal } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { labelOf } from '../ledger/open-item';
import { findItems } from '../ledger/store';
import type { Work } from '../platform/work';
import { CATEGORIES } from './category';
import { CLOSED, type Dispute } from './dispute';
import type { Approval } from './e-invoice.store';
import { disputeById, disputesOf } from './store';

/** How a dispute is named on the command line, and how it is told there. */

/** By its id, or by a document that it is about: then the one that is not over, else the last. */
export async function disputeNamed(work: Work, companyId: number, text: string): Promise<Dispute> {
  const id = work.ids.open('dispute', text);
  const found = id === undefined ? undefined : await disputeById(work.db.read, companyId, id);
  if (found) return found;
  if (id !== undefined) throw noDispute(text);
  const items = await findItems(work.db.read, { companyId, text, ids: work.ids });
  const wanted = new Set(items.map((item) => item.itemId));
  const customerId = items[0]?.customerId ?? 0;
  const about = (await disputesOf(work.db.read, { companyId, customerId })).filter((dispute) =>
    dispute.items.some((item) => wanted.has(item.itemId)),
  );
  const live = about.filter((dispute) => !CLOSED.has(dispute.state));
  if (live.length > 1) {
    const candidates = live.map((dispute) => work.ids.seal('dispute', dispute.id));
    throw new Refusal('which-dispute', `${text} is in several disputes.`, `Say which: ${candidates.join(', ')}.`, {
      candidates,
    });
  }
  const one = live[0] ?? about.at(-1);
  if (!one) throw noDispute(text);
  return one;
}

const noDispute = (text: string): Refusal =>
  new Refusal('no-such-dispute', `There is no dispute ${text}.`, 'See which there are: duly dispute list');

type Codes = ReadonlyMap<number, string>;

export const disputeJson = (dispute: Dispute, codes: Codes, ids: Ids): Record<string, unknown> => ({
  dispute: ids.seal('dispute', dispute.id),
  customer: codes.get(dispute.customerId),
  state: dispute.state,
  category: dispute.category,
  owner: dispute.owner,
  objection: dispute.objection,
  raisedOn: dispute.raisedOn,
  reviewOn: dispute.reviewOn,
  answer: dispute.answer,
  answeredOn: dispute.answeredOn,
  outcome: dispute.outcome,
  settledOn: dispute.settledOn,
  resumesOn: dispute.resumesOn,
  rootCause: dispute.rootCause,
  items: dispute.items.map((item) => ({
    item: ids.seal('item', item.itemId),
    document: labelOf(item),
    currency: item.currency,
    disputedMinor: item.amountMinor,
    ...(item.lines.length === 0 ? {} : { lines: item.lines }),
    ...(item.charges.length === 0 ? {} : { charges: item.charges.map(({ chargeId, ...charge }) => ({ charge: ids.seal('charge', chargeId), ...charge })) }), // prettier-ignore
    openMinor: item.openMinor,
    justifiedMinor: item.justifiedMinor,
    creditedMinor: item.creditedMinor,
  })),
});

export function oneLine(dispute: Dispute, codes: Codes, work: Work): string {
  const documents = dispute.items.map(
    (item) =>
      [labelOf(item), ...item.lines.map(({ no }) => `line ${no}`), ...item.charges.map(({ kind }) => kind)].join(' ') +
      (item.amountMinor === null || item.charges.length > 0
        ? ''
        : ` (${toDecimal(item.amountMinor, item.currency)} ${item.currency})`),
  );
  const state = dispute.state.replaceAll('_', ' ') + (dispute.outcome === null ? '' : `, ${dispute.outcome}`);
  return [
    work.ids.seal('dispute', dispute.id),
    codes.get(dispute.customerId) ?? '',
    documents.join(', '),
    CATEGORIES[dispute.category].title,
    `${state}; ${dispute.owner}, review ${dispute.reviewOn}`,
  ].join('  ');
}

/** The dispute in a few lines: where it stands, what was said, what happens next. */
export function lines(dispute: Dispute, codes: Codes, work: Work, approvals: readonly Approval[] = []): string[] {
  const told = [oneLine(dispute, codes, work), `  ${dispute.raisedOn}  objection: ${dispute.objection}`];
  for (const { itemId, on } of approvals) {
    const item = dispute.items.find((one) => one.itemId === itemId);
    if (item) told.push(`  ${on}  the buyer approved the e-invoice ${labelOf(item)}`);
  }
  if (dispute.answer !== null) told.push(`  ${dispute.answeredOn ?? ''}  answer: ${dispute.answer}`);
  const next = nextOf(dispute);
  return next === '' ? told : [...told, `  ${next}`];
}

function nextOf(dispute: Dispute): string {
  if (CLOSED.has(dispute.state)) return 'It is over: nothing is held back.';
  if (dispute.state !== 'resolved') return 'What is disputed is held back; the rest stays demandable.';
  const resumes = dispute.resumesOn === null ? '' : `Reminders may go on from ${dispute.resumesOn}. `;
  const awaited = dispute.items.filter((item) => item.justifiedMinor > item.creditedMinor);
  const credits = awaited.map(
    (item) => `${labelOf(item)} ${toDecimal(item.justifiedMinor - item.creditedMinor, item.currency)} ${item.currency}`,
  );
  return `${resumes}${credits.length === 0 ? '' : `A credit note is awaited: ${credits.join(', ')}.`}`.trim();
}
