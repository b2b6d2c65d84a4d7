/** Terms of payment as they are said; `kernel/terms-said.ts` understands each of these again. `{1}`: the days, or the terms so far. */
export const en = {
  atOnce: 'at once',
  day: '1 day',
  days: '{1} days',
  daysThenEnd: '{1} days, then end of month',
  endThenDays: 'end of month, then {1} days',
  end: 'end of month',
  ofNextMonth: '{1}, then day {2} of the next month',
  nextDay: '{1}, then the next day {2}',
  posting: '{1} from posting',
  delivery: '{1} from delivery',
};

export type TermsWords = typeof en;
