import { day } from '../kernel/day';
import { countdownOf, countdownTold, firstCountdown, stateOf } from './countdown';
import { lastSafeDay } from './limitation';

/** Each row the last day of a claim, and what is said of it on 2026-06-30. */
const TODAY = day('2026-06-30');

describe('the countdown of a claim', () => {
  it.each([
    ['2026-06-29', 'over', 'Time over', '1 day ago'],
    ['2026-06-30', 'late', 'Last safe day over', '14 days ago'],
    ['2026-07-13', 'late', 'Last safe day over', '1 day ago'],
    ['2026-07-14', 'near', 'Near', '0 days left'],
    ['2026-10-12', 'near', 'Near', '90 days left'],
    ['2026-10-13', 'far', 'Time left', '91 days left'],
    ['2031-01-14', 'far', 'Time left', '1,644 days left'],
  ] as const)('%s: %s, %s, %s', (ends, state, said, days) => {
    const countdown = { document: 'F-1', endsOn: day(ends), fileBy: lastSafeDay(day(ends)), sure: true, basis: 'C. civ. 2224', doubts: [] }; // prettier-ignore
    expect(stateOf(countdown, TODAY)).toBe(state);
    const told = countdownTold(countdown, TODAY, { language: 'en', locale: 'en-GB' });
    expect(told).toMatchObject({ state: said, days, basis: 'C. civ. 2224 (verified)' });
    expect(told.text).toContain(`F-1: last day`);
    expect(told.text).toContain(days);
  });

  it('says what is not verified, and why, in each language', () => {
    const countdown = { document: 'F-1', endsOn: day('2027-01-14'), fileBy: day('2026-12-30'), sure: false, basis: 'L133-6', doubts: ['claim_type_unknown'] } as const; // prettier-ignore
    for (const [language, unsure] of [['en', 'not verified'], ['fr', 'non vérifié'], ['de', 'nicht geprüft'], ['sv', 'inte kontrollerat']] as const) {
      const { basis, text } = countdownTold(countdown, TODAY, { language, locale: language });
      expect(basis).toContain(`L133-6 (${unsure}; `);
      expect(`${basis}${text}`).not.toMatch(/[{}]/);
    }
  }); // prettier-ignore

  it('is of the claim that ends first, and none where the time does not run', () => {
    const [early, late] = [{ endsOn: day('2026-08-01') }, { endsOn: day('2027-08-01') }];
    expect(firstCountdown([late, null, early])).toBe(early);
    expect(firstCountdown([null])).toBeNull();
    expect(countdownOf({ document: 'F-1', limitation: undefined })).toBeNull();
  });
});
