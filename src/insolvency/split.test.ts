import { day, type Day } from '../kernel/day';
import { deadlinesOf, askedOn } from './proceeding';
import { split, totals, type Splittable } from './split';

/** The day of supply against the day of the opening, and what must be done by when. */
const OPENED = day('2026-02-20');
const item = (supplyOn: Day | null, openMinor = 1000, itemId = 1): Splittable => ({
  ...{ itemId, supplyOn, deliveryOn: null, openMinor, currency: 'EUR', issuedOn: day('2026-02-25') },
});

it.each([
  ['fr_redressement', '2026-02-19', true],
  ['fr_redressement', '2026-02-20', false],
  ['fr_redressement', '2026-02-21', false],
  ['de_insolvency', '2026-02-19', true],
  ['de_insolvency', '2026-02-20', true],
  ['de_insolvency', '2026-02-21', false],
] as const)('%s: what was supplied on %s is frozen: %s', (kind, supplied, frozen) => {
  const sides = split([item(day(supplied))], { kind, openedOn: OPENED });
  expect(sides).toMatchObject([{ frozen, presumed: false, byHand: false }]);
});

it('presumes the day of the invoice, and lets a person choose', () => {
  const opening = { kind: 'other', openedOn: OPENED } as const;
  expect(split([item(null)], opening)).toMatchObject([{ suppliedOn: '2026-02-25', presumed: true, frozen: false }]);
  expect(split([item(null)], opening, new Map([[1, true]]))).toMatchObject([{ byHand: true, frozen: true }]);
});

it('takes the delivery where the supply is not known', () => {
  const delivered = { ...item(null), deliveryOn: day('2026-02-10') };
  const sides = split([delivered], { kind: 'other', openedOn: OPENED });
  expect(sides).toMatchObject([{ suppliedOn: '2026-02-10', presumed: false, frozen: true }]);
});

it('adds up to what is open, credits among it, whatever the days', () => {
  for (let n = 0; n < 200; n++) {
    const items = Array.from({ length: n % 13 }, (_, at) =>
      item(at % 3 === 0 ? null : day(`2026-02-${10 + ((n * 7 + at) % 18)}`), ((n * 7919 + at * 104_729) % 20_001) - 7_000, at),
    ); // prettier-ignore
    const [sums] = totals(split(items, { kind: 'de_insolvency', openedOn: OPENED }));
    const open = items.reduce((sum, { openMinor }) => sum + openMinor, 0);
    expect((sums?.frozenMinor ?? 0) + (sums?.goesOnMinor ?? 0)).toBe(open);
  }
});

it('keeps currencies apart', () => {
  const items = [item(day('2026-01-01'), 500), { ...item(day('2026-03-01'), 700, 2), currency: 'SEK' }];
  expect(totals(split(items, { kind: 'other', openedOn: OPENED }))).toEqual([
    { currency: 'EUR', frozenMinor: 500, goesOnMinor: 0 },
    { currency: 'SEK', frozenMinor: 0, goesOnMinor: 700 },
  ]);
});

it('counts two months from the publication in France, four from abroad, and makes up no day', () => {
  const french = { kind: 'fr_liquidation', publishedOn: day('2026-02-27'), proofBy: null } as const;
  expect(deadlinesOf(french, 'FR').map(({ day: last }) => last)).toEqual(['2026-04-27', '2026-05-27']);
  expect(deadlinesOf(french, 'DE')[0]).toMatchObject({ what: 'proof', day: '2026-06-27', verified: true });
  expect(deadlinesOf({ ...french, publishedOn: null }, 'FR')).toMatchObject([{ day: null, verified: false }]);
  expect(deadlinesOf({ ...french, kind: 'de_insolvency' }, 'FR')).toMatchObject([{ day: null, verified: false }]);
  const told = { ...french, kind: 'de_insolvency', proofBy: day('2026-05-01') } as const;
  expect(deadlinesOf(told, 'FR')).toMatchObject([{ day: '2026-05-01', source: 'as it was notified' }]);
});

it('asks a week before, or at once', () => {
  expect(askedOn(day('2026-04-27'), day('2026-03-01'))).toBe('2026-04-20');
  expect(askedOn(day('2026-03-04'), day('2026-03-01'))).toBe('2026-03-01');
  expect(askedOn(null, day('2026-03-01'))).toBe('2026-03-01');
});
