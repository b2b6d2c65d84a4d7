import { day, weekday, type Instant } from '../kernel/day';
import { spansText, spansTyped, type CallHours } from './hours';
import { freeSlots, momentAt, type Booked } from './slots';

/** When somebody can be called, hour by hour; days on which clocks change among them. */
const OFFERED = '9:00-10:00, 14:00-14:40';
const hours = (more: Partial<CallHours> = {}): CallHours => ({
  ...{ companyId: 1, personId: 7, slotMinutes: 20, aheadDays: 3, mostADay: 8 },
  spans: [1, 2, 3, 4, 5].flatMap((on) => spansTyped(on, OFFERED) ?? []),
  ...more,
});

/** `2026-03-02 09:00 09:20 …` a day, in UTC as the zone is here. */
function offered(now: string, of: CallHours, booked: readonly string[], closed: readonly string[]): string[] {
  const taken = booked.map((text): Booked => {
    const [startsAt = '', endsAt = ''] = text.split('/');
    return { startsAt: startsAt as Instant, endsAt: endsAt as Instant };
  });
  const isOpen = (on: string): boolean => weekday(day(on)) < 6 && !closed.includes(on);
  const slots = freeSlots({ hours: of, zone: 'UTC', now: now as Instant, booked: taken, isOpen });
  const days = [...new Set(slots.map(({ onDay }) => onDay))];
  return days.map((on) =>
    [on, ...slots.filter(({ onDay }) => onDay === on).map(({ startsAt }) => startsAt.slice(11, 16))].join(' '),
  );
}

const ALL = '09:00 09:20 09:40 14:00 14:20';
const NOON = '2026-03-04T12:00:00.000Z'; // a Wednesday

it.each([
  ['today from an hour on, then whole days', NOON, {}, [[], []], [`2026-03-04 14:00 14:20`, `2026-03-05 ${ALL}`, `2026-03-06 ${ALL}`]],
  ['not within the hour', '2026-03-05T13:01:00.000Z', { aheadDays: 0 }, [[], []], ['2026-03-05 14:20']],
  ['no further ahead', NOON, { aheadDays: 1 }, [[], []], ['2026-03-04 14:00 14:20', `2026-03-05 ${ALL}`]],
  ['not where another stands', NOON, { aheadDays: 1 }, [['2026-03-05T09:20:00.000Z/2026-03-05T09:40:00.000Z'], []], ['2026-03-04 14:00 14:20', '2026-03-05 09:00 09:40 14:00 14:20']],
  ['nor where one of another length touches', NOON, { aheadDays: 1 }, [['2026-03-05T09:10:00.000Z/2026-03-05T09:25:00.000Z'], []], ['2026-03-04 14:00 14:20', '2026-03-05 09:40 14:00 14:20']],
  ['one that ends as the next begins is in nobody’s way', NOON, { aheadDays: 0 }, [['2026-03-04T13:40:00.000Z/2026-03-04T14:00:00.000Z'], []], ['2026-03-04 14:00 14:20']],
  ['no more a day than wanted', NOON, { aheadDays: 1, mostADay: 1 }, [['2026-03-05T09:00:00.000Z/2026-03-05T09:20:00.000Z'], []], ['2026-03-04 14:00 14:20']],
  ['not on days that are closed', NOON, { aheadDays: 2 }, [[], ['2026-03-05']], ['2026-03-04 14:00 14:20', `2026-03-06 ${ALL}`]],
  ['a rest that is too short is none', NOON, { aheadDays: 0, slotMinutes: 30 }, [[], []], ['2026-03-04 14:00']],
  ['nothing without hours', NOON, { spans: [] }, [[], []], []],
] as const)('offers %s', (_, now, more, [booked, closed], expected) => {
  expect(offered(now, hours(more), booked, closed)).toEqual(expected);
}); // prettier-ignore

it.each([
  ['Europe/Paris', '2026-03-02', 540, '2026-03-02T08:00:00.000Z'],
  ['Europe/Paris', '2026-03-29', 60, '2026-03-29T00:00:00.000Z'], // the last minute before clocks jump is 1:59
  ['Europe/Paris', '2026-03-29', 150, undefined], // no clock shows 2:30
  ['Europe/Paris', '2026-03-29', 180, '2026-03-29T01:00:00.000Z'],
  ['Europe/Paris', '2026-03-29', 540, '2026-03-29T07:00:00.000Z'],
  ['Europe/Paris', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'], // shown twice: the first
  ['Europe/Paris', '2026-10-25', 540, '2026-10-25T08:00:00.000Z'],
  ['America/New_York', '2026-03-08', 150, undefined],
  ['America/New_York', '2026-11-01', 90, '2026-11-01T05:30:00.000Z'],
  ['Asia/Kolkata', '2026-03-02', 540, '2026-03-02T03:30:00.000Z'],
  ['Pacific/Auckland', '2026-03-02', 0, '2026-03-01T11:00:00.000Z'],
])('in %s on %s, minute %i is %s', (zone, on, minute, expected) => {
  expect(momentAt(day(on), minute, zone)).toBe(expected);
});

it('offers on the day after clocks changed what it offers on every other, at its own hour', () => {
  const of = hours({ aheadDays: 3, spans: spansTyped(1, '9-10') ?? [] });
  const at = (now: string): string[] =>
    freeSlots({ hours: of, zone: 'Europe/Paris', now: now as Instant, booked: [], isOpen: () => true }).map(
      ({ startsAt }) => startsAt,
    );
  expect(at('2026-03-27T10:00:00.000Z')[0]).toBe('2026-03-30T07:00:00.000Z');
  expect(at('2026-10-23T10:00:00.000Z')[0]).toBe('2026-10-26T08:00:00.000Z');
});

it.each([
  ['9-12', '9:00-12:00'],
  [' 9:00 – 12.30 ,14h-16h30', '9:00-12:30, 14:00-16:30'],
  ['14-16, 9-12', '9:00-12:00, 14:00-16:00'],
  ['', ''],
  ['23-24', '23:00-24:00'],
  ['12-9', undefined],
  ['9-12, 11-13', undefined],
  ['9-25', undefined],
  ['9:75-10', undefined],
  ['mornings', undefined],
  ['9-10,11-12,13-14,15-16,17-18', undefined],
])('takes %j as %j', (typed, expected) => {
  const spans = spansTyped(1, typed);
  expect(spans && spansText(spans, 1)).toBe(expected);
});
