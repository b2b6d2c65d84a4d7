import { addWorkdays, calendarOf, rollBack, rollForward, TARGET } from './calendar';
import { day } from './day';

describe('workdays', () => {
  it.each([
    ['FR', null, '2026-07-14', false], // fête nationale
    ['FR', null, '2026-07-15', true],
    ['DE', 'BY', '2026-01-06', false], // Epiphany is a holiday in Bavaria …
    ['DE', 'SH', '2026-01-06', true], // … and none in Schleswig-Holstein
    ['GB', 'SCT', '2026-01-02', false],
    ['GB', 'ENG', '2026-01-02', true],
    ['SE', null, '2026-06-06', false],
    ['CH', 'GE', '2026-08-01', false],
    ['FR', null, '2026-05-16', false], // a Saturday
    ['QQ', null, '2026-12-25', true], // a country that nobody knows has weekends only
    ['QQ', null, '2026-12-26', false],
  ])('%s %s: %s is a workday: %s', (country, region, on, is) => {
    expect(calendarOf(country, region).isWorkday(day(on))).toBe(is);
  });

  it.each([
    ['2026-04-03', false], // Good Friday
    ['2026-04-06', false], // Easter Monday
    ['2026-04-07', true],
    ['2026-05-01', false],
    ['2026-05-14', true], // Ascension: banks settle
    ['2026-12-25', false],
    ['2027-03-26', false], // Good Friday 2027
    ['2024-03-29', false], // and 2024
    ['2038-04-23', false], // the latest Easter this century: 25 April 2038
  ])('TARGET: %s is open: %s', (on, is) => {
    expect(TARGET.isWorkday(day(on))).toBe(is);
  });

  it('rolls to the next workday, never over one', () => {
    const france = calendarOf('FR');
    expect(rollForward(france, day('2026-07-13'))).toBe('2026-07-13');
    expect(rollForward(france, day('2026-07-11'))).toBe('2026-07-13');
    expect(rollBack(france, day('2026-07-14'))).toBe('2026-07-13');
  });

  it.each([
    ['2026-04-02', 1, '2026-04-07'], // over Easter
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-04-02', 0, '2026-04-02'],
    ['2026-04-04', 3, '2026-04-09'],
  ])('%s %+d bank days is %s', (from, days, to) => {
    expect(addWorkdays(TARGET, day(from), days)).toBe(to);
  });
});
