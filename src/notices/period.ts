import { addWorkdays, calendarOf, rollForward } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';
import type { Period } from '../law/sentence';

/** When a paper leaves, by which way and to where. */
export interface Leaving {
  readonly on: Day;
  readonly channel: 'email' | 'letter';
  readonly country: string;
}

/** A letter lies until it is posted, and travels: taken to be posted on the next working day and to arrive two working days later. */
const TO_POST = 1;
const TO_ARRIVE = 2;

/** The last day to pay that it gives: counted from when the law lets it begin, moved on where nobody works. */
export function deadlineOf({ days, counted }: Pick<Period, 'days' | 'counted'>, leaving: Leaving): Day {
  const calendar = calendarOf(leaving.country);
  const posted = leaving.channel === 'letter' ? addWorkdays(calendar, leaving.on, TO_POST) : leaving.on;
  switch (counted) {
    case 'letter_date':
      return rollForward(calendar, addDays(leaving.on, days));
    case 'sending':
      return rollForward(calendar, addDays(posted, days));
    case 'after_receipt': {
      const received = leaving.channel === 'letter' ? addWorkdays(calendar, posted, TO_ARRIVE) : posted;
      return rollForward(calendar, addDays(received, days));
    }
    case 'third_working_day': {
      const first = leaving.channel === 'letter' ? addWorkdays(calendar, posted, 3) : addDays(posted, 1);
      return rollForward(calendar, addDays(first, days - 1));
    }
  }
}
