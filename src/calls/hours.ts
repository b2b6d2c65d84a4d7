import { z } from 'zod';
import { Refusal } from '../kernel/result';

/**
 * When a colleague takes calls that are agreed beforehand: per weekday, in minutes of the day where the company is; how long one takes, how
 * far ahead and how many a day.
 */
export interface CallHours {
  readonly companyId: number;
  readonly personId: number;
  readonly spans: readonly Span[];
  readonly slotMinutes: number;
  readonly aheadDays: number;
  readonly mostADay: number;
}

/** From and until as minutes of the day: 540 is nine o’clock. */
export interface Span {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly from: number;
  readonly until: number;
}

export const USUAL_HOURS = { slotMinutes: 20, aheadDays: 14, mostADay: 8 } as const;

const DAY_MINUTES = 24 * 60;
const span = z
  .object({
    weekday: z.number().int().min(1).max(7),
    from: z.number().int().min(0).max(DAY_MINUTES),
    until: z.number().int().min(0).max(DAY_MINUTES),
  })
  .refine(({ from, until }) => from < until);
const kept = z.array(span).max(28);

export const spansFrom = (text: string): readonly Span[] => kept.parse(JSON.parse(text));

/** `9:00-12:00, 14-16` of a weekday; undefined where it is no such text, or the spans overlap. Empty: none. */
export function spansTyped(weekday: number, text: string): readonly Span[] | undefined {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const spans = parts.map((part) => {
    const found = /^(\d{1,2})(?:[:.h](\d{2})?)?\s*[-–]\s*(\d{1,2})(?:[:.h](\d{2})?)?$/.exec(part);
    if (found === null) return undefined;
    const [from, until] = [minuteOf(found[1], found[2]), minuteOf(found[3], found[4])];
    return from === undefined || until === undefined || from >= until ? undefined : { weekday, from, until };
  });
  if (spans.some((one) => one === undefined) || spans.length > 4) return undefined;
  const sorted = spans.filter((one) => one !== undefined).sort((a, b) => a.from - b.from);
  return sorted.some((one, at) => at > 0 && one.from < (sorted[at - 1]?.until ?? 0)) ? undefined : sorted;
}

function minuteOf(hours = '', minutes = '0'): number | undefined {
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hour > 24 || minute > 59 || hour * 60 + minute > DAY_MINUTES ? undefined : hour * 60 + minute;
}

/** `9:00-12:00, 14:00-16:00`, as it can be typed again. */
export const spansText = (spans: readonly Span[], weekday: number): string =>
  spans
    .filter((one) => one.weekday === weekday)
    .map(({ from, until }) => `${clock(from)}-${clock(until)}`)
    .join(', ');

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** What can be offered; anything else is refused, whoever asks. */
export const MOST = { slotMinutes: [5, 120], aheadDays: [1, 60], mostADay: [1, 50] } as const;

export function checkHours(hours: CallHours): void {
  const wrong = (['slotMinutes', 'aheadDays', 'mostADay'] as const).find((name) => {
    const [least, most] = MOST[name];
    return !Number.isInteger(hours[name]) || hours[name] < least || hours[name] > most;
  });
  if (wrong === undefined && kept.safeParse(hours.spans).success) return;
  throw new Refusal(
    'wrong-hours',
    'These hours cannot be offered.',
    'A call takes 5 to 120 minutes, is booked at most 60 days ahead, and there are 1 to 50 a day.',
  );
}
