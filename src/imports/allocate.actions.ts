import { maxDay } from '../kernel/day';
import { allocateMany } from '../ledger/allocation.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { judgeAllocations, oldestFirst, type Why } from './allocating';
import { AS_OPEN } from './mapping-allocation';
import {
  namedDocuments,
  namedPayments,
  standingAllocations,
  statedAllocations,
  type NamedItem,
  type StatedAllocation,
  type StatedKind,
} from './allocation.store';

/** A list of allocations, booked: what is new is applied, what stands is left, and what cannot be made is said with its reason. */
export interface BookedAllocations {
  readonly booked: number;
  readonly unchanged: number;
  readonly notices: readonly string[];
}

export const NONE_APPLIED: BookedAllocations = { booked: 0, unchanged: 0, notices: [] };

/** Rows that are looked at together. */
const AT_ONCE = 1_000;

export async function bookAllocations(
  tx: Tx,
  work: Work,
  { companyId, importId, kind }: { readonly companyId: number; readonly importId: number; readonly kind: StatedKind },
): Promise<BookedAllocations> {
  let [after, booked, unchanged, left] = [0, 0, 0, 0];
  const said: string[] = [];
  for (;;) {
    const stated = await statedAllocations(tx, after, AT_ONCE, kind);
    const last = stated.at(-1)?.n;
    if (last === undefined) break;
    const payments = byRow(await namedPayments(tx, companyId, { after, last, kind }));
    const documents = byRow(await namedDocuments(tx, companyId, { after, last, kind }));
    const rows = stated.map((one) => ({ stated: { ...one, asOpen: kind === 'allocation' && one.part === AS_OPEN }, payments: payments.get(one.n) ?? [], documents: documents.get(one.n) ?? [] })); // prettier-ignore
    const ids = [...new Set(rows.flatMap((row) => row.payments.map(({ itemId }) => itemId)))];
    const judged = judgeAllocations<StatedAllocation & { readonly asOpen: boolean }>(
      oldestFirst(rows),
      await standingAllocations(tx, companyId, ids),
    );
    await allocateMany(
      tx,
      work,
      judged.make.map(({ stated: { on }, from, to, amountMinor }) => ({
        ...{ companyId, importId, amountMinor, basis: 'matched' as const },
        ...{ fromItemId: from.itemId, to: { itemId: to.itemId } },
        allocatedOn: on ?? maxDay((from as NamedItem).issuedOn, (to as NamedItem).issuedOn),
      })),
    );
    booked += new Set(judged.make.map(({ stated: { n } }) => n)).size;
    unchanged += judged.standing;
    left += judged.cannot.length;
    for (const { stated: one, why } of judged.cannot) {
      if (said.length < MOST_SAID)
        said.push(`Line ${one.line}: ${one.payment} was not applied to ${one.document}: ${WHY[why]}.`);
    }
    after = last;
  }
  return { booked, unchanged, notices: left > said.length ? [...said, `… and ${left - said.length} more.`] : said };
}

const MOST_SAID = 50;

function byRow(items: readonly NamedItem[]): Map<number, NamedItem[]> {
  const rows = new Map<number, NamedItem[]>();
  for (const item of items) {
    const known = rows.get(item.n);
    if (known) known.push(item);
    else rows.set(item.n, [item]);
  }
  return rows;
}

const WHY: Readonly<Record<Why, string>> = {
  'no-payment': 'there is no such payment',
  'no-document': 'there is no such document',
  'several-payments': 'several payments have that number',
  'several-documents': 'several documents have that number',
  unknown: 'it does not exist, or was cancelled',
  'no-credit': 'it is no payment',
  'no-debt': 'nothing is owed on it',
  'other-customer': 'they belong to different customers',
  'other-currency': 'the currency is another',
  'no-amount': 'the amount is nothing',
  'more-than-credit': 'less than that is left of the payment',
  'more-than-open': 'less than that is open',
};
