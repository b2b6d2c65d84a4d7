import type { Day } from '../../kernel/day';
import { Knowledge, type PaidFrom } from '../knowledge';
import type { Proposal } from '../proposal';
import type { Meant, Payable, Payer, Receipt } from '../receipt';

/** A small company to match receipts with, as a clerk would write it down. */
const rows = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const minor = (text: string): number => Math.round(Number(text) * 100);

/** `code | name, trading name | group code | IBANs paid from` and `customer | document | amount | open | issued | due | discount until | reference`. */
export function worldOf(customers: string, items: string, minted = ''): Knowledge {
  const payers = rows(customers).map(([code = '', names = '', group = ''], at): Payer & { group: string } => ({
    customerId: at + 1,
    code,
    names: names.split(',').map((name) => name.trim()),
    vatNo: null,
    groupId: 0,
    group,
  }));
  const idOf = (code: string): number => payers.find((payer) => payer.code === code)?.customerId ?? 0;
  const payables = rows(items).map((cells, at) => payableOf(cells, at, idOf(cells[0] ?? '')));
  const accounts = new Map<string, PaidFrom[]>();
  for (const [code = '', , , ibans = ''] of rows(customers))
    for (const iban of ibans.split(' ').filter(Boolean))
      accounts.set(iban, [...(accounts.get(iban) ?? []), { customerId: idOf(code), times: 3 }]);
  const references = new Map<string, Meant>();
  rows(items).forEach(([, , , , , , , reference], at) => {
    const item = payables[at];
    if (reference && item)
      references.set(reference, { customerId: item.customerId, itemIds: [item.itemId], kind: 'own' });
  });
  for (const [reference = '', code = '', documents = ''] of minted === '' ? [] : rows(minted)) {
    const meant = payables.filter((item) => documents.split(' ').includes(item.document));
    references.set(reference, {
      customerId: idOf(code),
      itemIds: meant.map((item) => item.itemId),
      kind: 'file_number',
    });
  }
  return new Knowledge({
    payers: payers.map(({ group, ...payer }) => ({ ...payer, groupId: group === '' ? payer.customerId : idOf(group) })),
    ...{ payables, references, accounts, paidBefore: new Set() },
  });
}

function payableOf(cells: readonly string[], at: number, customerId: number): Payable {
  const [, document = '', amount = '', open = '', issued = '', due = '', discount = ''] = cells;
  const [off = '', until = ''] = discount.split(' until ');
  return {
    itemId: at + 1,
    customerId,
    document: document.split('#')[0] ?? document,
    part: Number(document.split('#')[1] ?? 1),
    parts: document.includes('#') ? 2 : 1,
    currency: 'EUR',
    amountMinor: minor(amount),
    openMinor: minor(open === '' ? amount : open),
    settledMinor: 0,
    issuedOn: (issued === '' ? '2026-01-01' : issued) as Day,
    dueOn: (due === '' ? '2026-01-31' : due) as Day,
    discountMinor: off === '' ? null : minor(off),
    discountUntil: until === '' ? null : (until as Day),
  };
}

export const receiptOf = (amount: string, more: Partial<Receipt> = {}): Receipt => ({
  id: 1,
  bookedOn: '2026-02-10' as Day,
  currency: 'EUR',
  amountMinor: minor(amount),
  ...{ reference: null, endToEnd: null, name: null, behind: null, iban: null, text: '', chargesMinor: null },
  ...more,
});

/** `high numbers exact: F-1 100.00 · F-2 50.00; 3.00 on account`. */
export function saidOf(proposal: Proposal, knowledge: Knowledge): string {
  const parts = proposal.parts.map(({ itemId, minor: of }) => {
    const item = knowledge.item(itemId);
    const label = item && item.parts > 1 ? `${item.document}#${item.part}` : (item?.document ?? '?');
    return `${label} ${(of / 100).toFixed(2)}`;
  });
  const left = proposal.onAccountMinor === 0 ? '' : `; ${(proposal.onAccountMinor / 100).toFixed(2)} on account`;
  return `${proposal.confidence} ${proposal.naming} ${proposal.fit}: ${parts.join(' · ')}${left}`;
}
