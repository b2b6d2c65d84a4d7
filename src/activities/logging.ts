import { dayFrom, type Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import {
  ACTIVITY_KINDS,
  ACTIVITY_VISIBILITIES,
  countsByDefault,
  DIRECTIONS,
  KIND_RULES,
  OUTCOMES,
  type ActivityKind,
  type ActivityVisibility,
  type Direction,
  type Outcome,
} from './activity';

/** What a person says about a contact, and how it is taken where they say less. */
export interface Contact {
  readonly companyId: number;
  readonly customerId: number;
  readonly kind: string;
  /** What was said, or noted. */
  readonly note: string;
  /** Empty: today. */
  readonly onDay?: Day;
  readonly direction?: string;
  readonly outcome?: string;
  readonly visibility?: string;
  /** Empty: what we said to them counts, nothing else does. */
  readonly countsInGap?: boolean;
  /** `entry/12`, `dispute/3`. The caller vouches that it is the customer's. */
  readonly about?: string;
}

export interface Noted {
  readonly kind: ActivityKind;
  readonly note: string;
  readonly onDay: Day;
  readonly direction: Direction;
  readonly outcome: Outcome | null;
  readonly visibility: ActivityVisibility;
  readonly countsInGap: boolean;
}

const LONGEST_NOTE = 10_000;

/** Throws Refusal or WrongUse with the first thing that is not right. */
export function noted(contact: Contact, today: Day): Noted {
  const kind = oneOf(ACTIVITY_KINDS, contact.kind, 'activity');
  const rule = KIND_RULES[kind];
  const direction =
    contact.direction === undefined ? rule.direction : oneOf(DIRECTIONS, contact.direction, 'direction');
  const outcome = contact.outcome === undefined ? null : oneOf(OUTCOMES, contact.outcome, 'outcome');
  const note = contact.note.trim();
  if (note === '' && outcome === null) {
    throw new WrongUse('There is nothing to log.', 'Say what was said or noted, or give an outcome.');
  }
  if (note.length > LONGEST_NOTE) throw new WrongUse('The note is too long.', 'Attach it as a document.');
  if (outcome !== null && !rule.contact) throw new WrongUse('A note has no outcome.', 'Log the call or the visit.');
  const onDay = contact.onDay ?? today;
  if (dayFrom(onDay) === undefined) throw new WrongUse(`There is no day ${onDay}.`, 'Write a day as 2026-03-25.');
  if (onDay > today && kind !== 'appointment') {
    throw new Refusal('in-the-future', `${onDay} has not come yet.`, 'Log it when it has happened.');
  }
  const visibility =
    contact.visibility === undefined ? rule.visibility : oneOf(ACTIVITY_VISIBILITIES, contact.visibility, 'visibility');
  const countsInGap = contact.countsInGap ?? countsByDefault(kind, direction, outcome);
  if (countsInGap && !rule.contact) {
    throw new WrongUse('A note is no contact.', 'Log the call or the visit that should keep the next reminder away.');
  }
  return { kind, note, onDay, direction, outcome, visibility, countsInGap };
}

function oneOf<T extends string>(known: readonly T[], text: string, what: string): T {
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  throw new WrongUse(`There is no ${what} ${text}.`, `Use one of: ${known.join(', ')}.`);
}
