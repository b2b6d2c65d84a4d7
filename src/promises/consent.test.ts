import { day } from '../kernel/day';
import { consentNeeded } from './consent';

/** When an insurer has to consent to a plan: F-1 of 600.00 due 4 February, F-2 of 300.00 due 9 February, three times 300.00. */
const instalments = ['2026-03-31', '2026-04-30', '2026-06-01'].map((dueOn, n) => ({
  ...{ id: n, n: n + 1, dueOn: day(dueOn), countsUntil: day(dueOn), amountMinor: 30_000 },
}));
const item = (itemId: number, amountMinor: number, dueOn: string | null) => ({
  ...{ itemId, document: `F-${itemId}`, part: 1, parts: 1, issuedOn: day('2026-01-05'), amountMinor },
  ...{ dueOn: dueOn === null ? null : day(dueOn), owedMinor: amountMinor },
});
const both = [item(1, 60_000, '2026-02-04'), item(2, 30_000, '2026-02-09')];

it.each([
  ['nobody insures it', null, both, null],
  ['any plan', { planNeedsConsent: true, longestExtensionDays: null }, both, 'every_plan after 112'],
  ['neither is said', { planNeedsConsent: false, longestExtensionDays: null }, both, null],
  ['the last invoice a day too late', { planNeedsConsent: false, longestExtensionDays: 111 }, both, 'too_long after 112'],
  ['the last invoice in time', { planNeedsConsent: false, longestExtensionDays: 112 }, both, null],
  ['an older one is paid first', { planNeedsConsent: false, longestExtensionDays: 85 }, both.slice(0, 1), null],
  ['an older one is too late', { planNeedsConsent: false, longestExtensionDays: 84 }, both.slice(0, 1), 'too_long after 85'],
  ['an invoice without a due day', { planNeedsConsent: false, longestExtensionDays: 0 }, [item(3, 90_000, null)], null],
])('%s', (_, terms, items, expected) => {
  const needed = consentNeeded(terms === null ? null : { insurer: 'Coface', ...terms }, { items, instalments });
  expect(needed === null ? null : `${needed.why} after ${needed.days}`).toBe(expected);
}); // prettier-ignore
