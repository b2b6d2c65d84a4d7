import type { Settings } from '../companies/settings';
import { addMonths, type Day } from '../kernel/day';
import type { Choice } from './run';

/** Statements that are sent by themselves, once a month: whom, of which period, and whether it is time. */
const CATCH_UP_DAYS = 4;

/** On its day, or some days later where nobody was there; null: not now. */
export function monthDue({ statementsOn }: Pick<Settings, 'statementsOn'>, today: Day): string | null {
  if (statementsOn === null) return null;
  const late = Number(today.slice(8)) - statementsOn;
  return late >= 0 && late <= CATCH_UP_DAYS ? today.slice(0, 7) : null;
}

/** Everybody with something open, with what moved in the month before. */
export function monthlyChoice(settings: Pick<Settings, 'statementsSegment' | 'statementsFormat'>, today: Day): Choice {
  return {
    asOn: today,
    from: addMonths(today, -1),
    segment: settings.statementsSegment ?? '',
    minMinor: 0,
    onlyOverdue: false,
    withCredits: false,
    reason: '',
    format: settings.statementsFormat,
  };
}
