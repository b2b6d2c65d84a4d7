import { day } from '../kernel/day';
import type { Hold } from '../ledger/hold';
import type { OpenItem } from '../ledger/open-item';
import { NO_PAYEES } from '../ledger/payee';
import { owed } from './owed';

/** What the customer is told, item by item: `number open due [kind held]` → state and what is asked. */
const today = day('2026-03-03');
const NOBODY_ELSE = { hidden: new Set<number>(), payees: NO_PAYEES };
let next = 0;

const item = (openMinor: number, dueOn: string | null, more: Partial<OpenItem> = {}): OpenItem =>
  ({
    ...{ itemId: (next += 1), companyId: 1, customerId: 1, entryId: next, part: 1, parts: 1, type: 'invoice' },
    ...{
      document: `F-${next}`,
      issuedOn: day('2026-01-01'),
      dueOn,
      currency: 'EUR',
      amountMinor: openMinor,
      openMinor,
    },
    ...{ presumedSettledOn: null, withheld: null, withheldUntil: null },
    ...more,
  }) as OpenItem;

const hold = (kind: Hold['kind'], itemId: number | null, amountMinor: number | null = null): Hold => ({
  ...{ key: kind, customerId: 1, itemId, amountMinor, kind, reason: 'ours alone', author: 'maria' },
  ...{ from: today, until: null, caused: true },
});

const told = (one: OpenItem, holds: readonly Hold[] = []) => {
  const [found] = owed([one], holds, NOBODY_ELSE, today);
  return found && `${found.items[0]?.state ?? 'none'} ${found.items[0]?.askedMinor ?? 0} now ${found.nowMinor}`;
};

describe('what a customer owes', () => {
  it.each([
    ['late', '2026-03-02', [], 'overdue 1000 now 1000'],
    ['due today', '2026-03-03', [], 'due 1000 now 0'],
    ['without a due date', null, [], 'due 1000 now 0'],
    ['disputed in part', '2026-01-01', [['dispute', 400]], 'disputed 600 now 600'],
    ['promised', '2026-01-01', [['promise', 1000]], 'promised 1000 now 1000'],
    ['with lawyers', '2026-01-01', [['legal', null]], 'held 0 now 0'],
    ['with a partner', '2026-01-01', [['with_partner', null]], 'partner 0 now 0'],
  ] as const)('%s', (_, dueOn, holds, expected) => {
    const one = item(1000, dueOn);
    expect(
      told(
        one,
        holds.map(([kind, amount]) => hold(kind, one.itemId, amount)),
      ),
    ).toBe(expected);
  });

  it('takes credits off, never below nothing, and never across currencies', () => {
    const all = [item(1000, '2026-01-01'), item(-300, null), item(-5000, null, { currency: 'GBP' })];
    expect(
      owed(all, [], NOBODY_ELSE, today).map(({ currency, nowMinor, openMinor }) => [currency, nowMinor, openMinor]),
    ).toEqual([
      ['EUR', 700, 700],
      ['GBP', 0, -5000],
    ]);
  });

  it('leaves out what is presumed settled and what is claimed by somebody else', () => {
    const [gone, theirs] = [item(1000, '2026-01-01', { presumedSettledOn: today }), item(2000, '2026-01-01')];
    expect(owed([gone, theirs], [], { ...NOBODY_ELSE, hidden: new Set([theirs.itemId]) }, today)).toEqual([]);
  });

  it('says apart what is paid to who holds it', () => {
    const [ours, theirs, later] = [item(1000, '2026-01-01'), item(2000, '2026-01-01'), item(500, '2026-09-01')];
    const account = { iban: 'DE89370400440532013000', bic: null, holder: 'Factor SA', bankName: null };
    const payee = { holderId: 1, holder: 'Factor SA', account };
    const payees = new Map([theirs, later].map(({ itemId }) => [itemId, payee]));
    const [found] = owed([ours, theirs, later], [], { ...NOBODY_ELSE, payees }, today);
    expect([found?.nowMinor, found?.comingMinor]).toEqual([3000, 500]);
    expect(found?.toHolders.map((one) => [one.payee.holder, one.nowMinor, one.comingMinor])).toEqual([['Factor SA', 2000, 500]]); // prettier-ignore
  });

  it('leaves holds of other customers alone', () => {
    const one = item(1000, '2026-01-01');
    expect(told(one, [{ ...hold('legal', null), customerId: 2 }])).toBe('overdue 1000 now 1000');
  });

  it.each([
    [
      'late, less the credit',
      [
        [1000, '2026-01-01'],
        [-300, null],
      ],
      700,
    ],
    [
      'late, and what comes is not promised',
      [
        [1000, '2026-01-01'],
        [500, '2026-04-01'],
      ],
      1000,
    ],
    [
      'coming, less the credit',
      [
        [1000, '2026-04-01'],
        [-300, null],
      ],
      700,
    ],
    [
      'late all taken off: what is left of what comes',
      [
        [1000, '2026-01-01'],
        [500, '2026-04-01'],
        [-1200, null],
      ],
      300,
    ],
    [
      'nothing is left',
      [
        [1000, '2026-01-01'],
        [-1200, null],
      ],
      0,
    ],
  ] as const)('lets promise what is really asked for: %s', (_, items, expected) => {
    const all = items.map(([minor, dueOn]) => item(minor, dueOn));
    expect(owed(all, [], NOBODY_ELSE, today)[0]?.promisableMinor).toBe(expected);
  });
});
