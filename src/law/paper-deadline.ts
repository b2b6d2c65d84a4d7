import { assert } from '../kernel/assert';
import { addWorkdays, calendarOf } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { countryOfLaw } from './country-rules';
import { noticeDeadline, type NoticeDeadline } from './notice-deadline';
import type { DebtorClass, LegalPaper } from './sentence';

/** When a paper leaves, by which way, to whom and where. */
export interface Leaving {
  readonly on: Day;
  readonly channel: 'email' | 'letter';
  readonly debtor: DebtorClass;
  readonly country: string;
  readonly region: string | null;
}

/** A letter lies until it is posted: taken to be on the next working day. */
const TO_POST = 1;

/** By when it asks for payment, as the law counts: no fewer days than it wants, nor than the paper gives. */
export function deadlineOf(
  { law, name, period }: Pick<LegalPaper, 'law' | 'name' | 'period'>,
  leaving: Leaving,
): NoticeDeadline {
  // prettier-ignore
  const { on, channel, debtor, country, region } = leaving;
  const home = countryOfLaw(law);
  const own = home === country ? region : null;
  const isPosted = channel === 'letter' && period.counted !== 'letter_date';
  const facts = {
    ...{ law, debtor, channel, region: own, abroad: home !== country },
    sentOn: isPosted ? addWorkdays(calendarOf(home, own), on, TO_POST) : on,
  };
  const given = noticeDeadline({ ...facts, days: period.days, plain: name === 'reminder' });
  const found = 'none' in given && given.none === 'too_short' ? noticeDeadline(facts) : given;
  assert(!('none' in found), `no notice period of ${law} for a ${debtor}`);
  return found;
}
