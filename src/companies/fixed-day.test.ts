import { dayIn, type Day, type Instant } from '../kernel/day';
import { momentOn } from './fixed-day';

/** A company that lives on one day: whatever the real hour, it is that day there, and later than before. */
describe('the moment on a fixed day', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => `2026-11-26T${String(hour).padStart(2, '0')}:59:59.000Z`);

  it('lies on that day from Lisbon to Stockholm, at every hour of the real day', () => {
    for (const zone of ['Europe/Lisbon', 'Europe/Paris', 'Europe/Berlin', 'Europe/Stockholm']) {
      const days = hours.map((now) => dayIn(zone, momentOn('2026-06-30' as Day, now as Instant)));
      expect([zone, [...new Set(days)]]).toEqual([zone, ['2026-06-30']]);
    }
  });

  it('goes on in the order of the real day, and is the real moment where no day is fixed', () => {
    const moments = hours.map((now) => momentOn('2026-06-30' as Day, now as Instant));
    expect([...moments].sort()).toEqual(moments);
    expect(momentOn(null, hours[3] as Instant)).toBe(hours[3]);
  });
});
