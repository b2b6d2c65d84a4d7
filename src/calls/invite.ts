import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Instant } from '../kernel/day';

/** A call as a file for calendars (RFC 5545, METHOD:PUBLISH): the same call moved is the same entry with a later number. */
export interface Invite {
  /** The same for a call however often it is moved. */
  readonly uid: string;
  readonly moved: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly madeAt: Instant;
  readonly summary: string;
  readonly text: string;
}

export function inviteOf({ uid, moved, startsAt, endsAt, madeAt, summary, text }: Invite): string {
  const calendar = ical({ prodId: { company: 'Duly', product: 'calls' }, method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    ...{ id: uid, sequence: moved, start: new Date(startsAt), end: new Date(endsAt), stamp: new Date(madeAt) },
    ...{ summary: oneLine(summary), description: oneLine(text), status: ICalEventStatus.CONFIRMED },
  });
  return calendar.toString();
}

/** What people typed makes no line of its own in the file. */
const oneLine = (text: string): string => text.replace(/[\s\p{C}]+/gu, ' ').trim();
