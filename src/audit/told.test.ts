import { day } from '../kernel/day';
import { beginningOf, toldBy } from './told';

/** What an audit line says to a person. */
const told = (payload: unknown): string[] =>
  toldBy(JSON.stringify(payload)).map(({ field, before, after }) => `${field}: ${before ?? ''}>${after}`);

describe('a line of the audit trail', () => {
  it.each<[unknown, string[]]>([
    [
      { field: 'due', before: '2026-01-01', after: '2026-02-01', why: 'agreed' },
      ['due: 2026-01-01>2026-02-01', 'why: >agreed'],
    ],
    [{ before: { a: 1, b: 2 }, after: { a: 1, b: 3 } }, ['b: 2>3']],
    [{ name: { before: null, after: 'x' }, note: '' }, ['name: –>x']],
    [[1, 2], [': >[1,2]']],
    [{}, []],
  ])('%j tells %j', (payload, expected) => {
    expect(told(payload)).toEqual(expected);
  });

  it.each([
    ['Europe/Paris', '2026-03-02', '2026-03-01T23:00:00.000Z'],
    ['Europe/Paris', '2026-07-02', '2026-07-01T22:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-02', '2026-03-01T10:00:00.000Z'],
    ['America/New_York', '2026-03-02', '2026-03-02T05:00:00.000Z'],
  ])('begins in %s on %s at %s', (zone, on, expected) => {
    expect(beginningOf(zone, day(on))).toBe(expected);
  });
});
