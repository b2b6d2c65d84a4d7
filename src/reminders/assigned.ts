import { sum } from '../kernel/money';
import type { Hold } from '../ledger/hold';
import type { AssignedItem, Payees } from '../ledger/payee';
import type { MessageContent } from '../outbox/content';
import type { Owed } from './owed';

/**
 * Claims that somebody else holds. One that the holder asks for itself, or of which it is not known where it is to be paid, is held; an
 * instalment whose plan covers one that its customer pays to a holder is too: one transfer cannot go to two accounts.
 */
export function assignedHolds(assigned: readonly AssignedItem[], instalments: readonly Owed[]): Hold[] {
  const toHolder = new Map(
    assigned.flatMap((one) => (one.stands === null && one.payee === null ? [] : [[one.itemId, one]])),
  );
  const own = assigned.filter(({ stands }) => stands !== null).map((one) => holdOf(one.itemId, one));
  const planned = instalments.flatMap(({ itemId, instalment }) => {
    const one = instalment?.itemIds.map((id) => toHolder.get(id)).find((found) => found !== undefined);
    return one === undefined ? [] : [holdOf(itemId, one)];
  });
  return [...own, ...planned];
}

const holdOf = (itemId: number, { customerId, holder, on, stands }: AssignedItem): Hold => ({
  key: `assignment/${itemId}`,
  customerId,
  itemId,
  amountMinor: null,
  kind: 'assigned',
  reason: stands === 'no_account' ? `assigned to ${holder}, and no account of it is in force` : `assigned to ${holder}`,
  author: holder,
  from: on,
  until: null,
  caused: true,
});

/** Money that lies with us takes nothing off what is paid to a holder: how much of the credits our own part of a demand does not cover. */
export function creditsBeyondOwn(
  named: readonly { readonly item: Pick<Owed, 'payee'>; readonly demandMinor: number }[],
  creditMinor: number,
): number {
  if (named.every(({ item }) => item.payee === undefined)) return 0;
  const ownMinor = sum(named.filter(({ item }) => item.payee === undefined).map((one) => one.demandMinor));
  return Math.max(0, creditMinor - ownMinor);
}

/** Does a message still say of everything where it is to be paid? */
export const saysWherePaid = ({ sections }: Pick<MessageContent, 'sections'>, payees: Payees): boolean =>
  sections.every(({ items, alsoDue, payee, payment }) =>
    [...items, ...alsoDue].every(({ itemId }) => {
      const now = payees.get(itemId);
      return now?.holder === payee && (now === undefined || payment === null || payment.iban === now.account.iban);
    }),
  );
