import { day } from '../kernel/day';
import { fc } from '../kernel/testing/chance';
import type { Hold } from '../ledger/hold';
import type { OpenItem } from '../ledger/open-item';
import type { Payee } from '../ledger/payee';
import { chosenIn, choicesOf, choiceWith, stillStands, type Choice } from './choice';
import { owed } from './owed';

/** What may be chosen to be paid, what is ticked beforehand, and what is read of a form. */
const today = day('2026-03-03');
const account = { iban: 'DE89370400440532013000', bic: null, holder: 'Factor SA', bankName: null };
const factor: Payee = { holderId: 9, holder: 'Factor SA', account };

const item = (itemId: number, openMinor: number, dueOn: string | null, more: Partial<OpenItem> = {}): OpenItem =>
  ({
    ...{ itemId, companyId: 1, customerId: 1, entryId: itemId, part: 1, parts: 1, type: 'invoice', document: `F-${itemId}` },
    ...{ issuedOn: day('2026-01-01'), dueOn, currency: 'EUR', amountMinor: openMinor, openMinor },
    ...{ presumedSettledOn: null, withheld: null, withheldUntil: null },
    ...more,
  }) as OpenItem; // prettier-ignore

const hold = (kind: Hold['kind'], itemId: number, amountMinor: number | null = null): Hold => ({
  ...{ key: `${kind}${itemId}`, customerId: 1, itemId, amountMinor, kind, reason: 'ours alone', author: 'maria' },
  ...{ from: today, until: null, caused: true },
});

const [LATE, LATER] = ['2026-02-01', '2026-04-01'];

function offered(items: readonly OpenItem[], holds: readonly Hold[] = [], payees = new Map<number, Payee>()): Choice[] {
  return choicesOf(owed(items, holds, { hidden: new Set(), payees }, today), payees, today);
}

const said = (choices: readonly Choice[]): string[] =>
  choices.map(
    ({ currency, payee, lines }) =>
    [`${currency}${payee === null ? '' : ` ${payee.holder}`}:`, ...lines.map((one) => `${one.isTicked ? '✓' : '·'}${one.item.document} ${one.minor} ${one.state}`)].join(' '), // prettier-ignore
  );

describe('what may be chosen', () => {
  it('is ticked where it is due and asked for, and may be ticked where it is not', () => {
    const items = [
      item(1, 1000, LATE),
      item(2, 500, LATER),
      item(3, 700, LATE),
      item(4, 900, LATE),
      item(5, 300, LATE),
    ];
    const holds = [hold('dispute', 3), hold('dispute', 4, 400), hold('with_partner', 5)];
    expect(said(offered(items, holds))).toEqual([
      'EUR: ✓F-1 1000 overdue ·F-2 500 due ·F-3 700 disputed ✓F-4 500 disputed',
    ]);
  });

  it('is what is coming where nothing is due', () => {
    expect(said(offered([item(2, 500, LATER)]))).toEqual(['EUR: ✓F-2 500 due']);
  });

  it('keeps currencies and accounts apart, and credits with ours', () => {
    const items = [
      item(1, 1000, LATE),
      item(2, 500, LATE),
      item(3, 700, LATE, { currency: 'CHF' }),
      item(4, -200, null),
    ];
    expect(said(offered(items, [], new Map([[2, factor]])))).toEqual([
      'CHF: ✓F-3 700 overdue',
      'EUR: ✓F-1 1000 overdue ✓F-4 -200 credit',
      'EUR Factor SA: ✓F-2 500 overdue',
    ]);
  });

  it('takes no credit off beforehand that leaves nothing to pay', () => {
    expect(said(offered([item(1, 1000, LATE), item(4, -1000, null)]))).toEqual([
      'EUR: ✓F-1 1000 overdue ·F-4 -1000 credit',
    ]);
  });
});

const [choice] = offered([item(1, 1000, LATE), item(2, 500, LATE), item(4, -200, null)]);
const typed = (entries: Readonly<Record<string, string>>) =>
  chosenIn(
    choice!,
    { ticked: Object.keys(entries), amountOf: (id) => entries[id] ?? '' },
    { idOf: (_, id) => `it_${id}`, locale: 'de-DE' },
  );

describe('what is read of a form', () => {
  it('is each part to the unit, with the credits that were ticked', () => {
    expect(typed({ it_2: '5,00', it_1: '2,50', it_4: 'anything' })).toEqual({
      chosen: [{ itemId: 1, minor: 250 }, { itemId: 2, minor: 500 }, { itemId: 4, minor: -200 }],
      wrong: {},
    }); // prettier-ignore
  });

  it('is nothing where something was ticked that is not there', () => {
    expect(typed({ it_1: '2,50', it_3: '1,00' })).toBeUndefined();
  });

  it.each([
    [{ it_1: '10,01' }, { it_1: 'amount' }],
    [{ it_1: '0' }, { it_1: 'amount' }],
    [{ it_1: '-1' }, { it_1: 'amount' }],
    [{ it_1: '1,005' }, { it_1: 'amount' }],
    [
      { it_1: 'zehn', it_2: '' },
      { it_1: 'amount', it_2: 'amount' },
    ],
    [{}, { all: 'nothing' }],
    [{ it_1: '2,00', it_4: '' }, { all: 'credit' }],
    [{ it_4: '' }, { all: 'credit' }],
  ])('%j is wrong: %j', (entries, wrong) => {
    expect(typed(entries as Record<string, string>)?.wrong).toEqual(wrong);
  });

  it('stands while all of it is open, whatever was typed', () => {
    const amount = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(amount, amount, (minor, paid) => {
        const chosen = [{ itemId: 1, minor }];
        const later = offered(paid === 1000 ? [item(2, 500, LATE)] : [item(1, 1000 - paid, LATE), item(2, 500, LATE)]);
        expect(stillStands(choiceWith(later, chosen), chosen)).toBe(minor <= 1000 - paid);
      }),
    );
    expect(stillStands(choice, [{ itemId: 1, minor: 900 }, { itemId: 4, minor: -200 }])).toBe(true);
    expect(stillStands(choice, [{ itemId: 4, minor: -300 }])).toBe(false);
  }); // prettier-ignore
});
