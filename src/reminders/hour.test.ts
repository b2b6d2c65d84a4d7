import { day, type Instant } from '../kernel/day';
import { hoursOfDay } from './hour';

/** A company in Paris that runs at eight in the morning, which is seven in UTC in winter and six in summer. */
describe('C16 the hour of a message is the recipient’s', () => {
  const winter = hoursOfDay('2026-02-09T07:00:00.000Z' as Instant, 'Europe/Paris', day('2026-02-09'));
  const summer = hoursOfDay('2026-07-09T06:00:00.000Z' as Instant, 'Europe/Paris', day('2026-07-09'));

  it.each([
    ['FR', undefined, undefined],
    ['DE', undefined, undefined],
    ['FI', undefined, undefined], // nine there already
    ['GB', '2026-02-09T08:00:00.000Z', '2026-07-09T07:00:00.000Z'],
    ['PT', '2026-02-09T08:00:00.000Z', '2026-07-09T07:00:00.000Z'],
  ])('%s: winter %s, summer %s', (country, inWinter, inSummer) => {
    expect([winter(country), summer(country)]).toEqual([inWinter, inSummer]);
  });

  it('a run as of another day, and a customer of no known country, leave at once', () => {
    const other = hoursOfDay('2026-02-09T07:00:00.000Z' as Instant, 'Europe/Paris', day('2026-02-10'));
    expect([other('GB'), winter(null)]).toEqual([undefined, undefined]);
  });
});
