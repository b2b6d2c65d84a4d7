import { day } from '../kernel/day';
import type { Hold } from '../ledger/hold';
import type { OpenItem } from '../ledger/open-item';
import { owed } from './owed';

/** What the customer is told, item by item: `number open due [kind held]` → state and what is asked. */
const today = day('2026-03-03');
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
  const [found] = owed([one], holds, new Set(), today);
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
      owed(all, [], new Set(), today).map(({ currency, nowMinor, openMinor }) => [currency, nowMinor, openMinor]),
    ).toEqual([
      ['EUR', 700, 700],
      ['GBP', 0, -5000],
    ]);
  });

  it('leaves out what is presumed settled and what is claimed by somebody else', () => {
    const [gone, theirs] = [item(1000, '2026-01-01', { presumedSettledOn: today }), item(2000, '2026-01-01')];
    expect(owed([gone, theirs], [], new Set([theirs.itemId]), today)).toEqual([]);
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
    expect(owed(all, [], new Set(), today)[0]?.promisableMinor).toBe(expected);
  });
});
