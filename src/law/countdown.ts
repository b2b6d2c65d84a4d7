import { daysBetween, type Day } from '../kernel/day';
import { LIMITATION_WORDS } from '../languages/limitation-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import type { Reader } from '../languages/sentence';
import { lastSafeDay, type Limitation, type LimitationDoubt } from './limitation';

/**
 * How long a claim can still be brought to a court, as every page that shows a claim says it: the last day, the last safe day to file, the
 * days left, by which rule, and whether that is verified. Its state is a word; the colour beside it only repeats it.
 */
export interface Countdown {
  readonly document: string;
  readonly endsOn: Day;
  readonly fileBy: Day;
  readonly sure: boolean;
  /** Where the rule stands. */
  readonly basis: string;
  readonly doubts: readonly LimitationDoubt[];
}

export interface CountdownShown {
  readonly title: string;
  readonly light: 'stop' | 'missing' | 'weak' | 'ok';
  readonly state: string;
  /** Somebody should look at it. */
  readonly pressing: boolean;
  readonly text: string;
  /** `12 days left`. */
  readonly days: string;
  readonly basis: string;
}

/** From then on the end is near. */
const NEAR_DAYS = 90;

type State = 'over' | 'late' | 'near' | 'far';
const LIGHT: Readonly<Record<State, CountdownShown['light']>> = {
  over: 'stop',
  late: 'missing',
  near: 'weak',
  far: 'ok',
};

export function stateOf({ endsOn, fileBy }: Pick<Countdown, 'endsOn' | 'fileBy'>, today: Day): State {
  if (endsOn < today) return 'over';
  if (fileBy < today) return 'late';
  return daysBetween(today, fileBy) <= NEAR_DAYS ? 'near' : 'far';
}

/** Null where the time does not run, or the law is not known here. */
export function countdownOf({
  document,
  limitation,
}: {
  readonly document: string;
  readonly limitation: Limitation | undefined;
}): Countdown | null {
  const endsOn = limitation?.endsOn ?? null;
  if (limitation === undefined || endsOn === null) return null;
  const { sure, unsure, rule } = limitation;
  return { document, endsOn, fileBy: lastSafeDay(endsOn), sure, basis: rule.basis.text, doubts: unsure };
}

/** Of several the one that ends first. */
export const firstCountdown = <One extends Pick<Countdown, 'endsOn'>>(all: readonly (One | null)[]): One | null =>
  all.reduce<One | null>((first, one) => (one !== null && (first === null || one.endsOn < first.endsOn) ? one : first), null); // prettier-ignore

export function countdownTold(countdown: Countdown, today: Day, { language, locale }: Reader): CountdownShown {
  const w = inLanguage(LIMITATION_WORDS, language);
  const { document, endsOn, fileBy, sure, basis, doubts } = countdown;
  const state = stateOf(countdown, today);
  const left = daysBetween(today, state === 'over' ? endsOn : fileBy);
  const days = left < 0 ? countText(w.countdown.ago, -left, locale) : countText(w.countdown.left, left, locale);
  const assurance = sure ? w.countdown.verified : [w.countdown.unverified, ...doubts.map((one) => w.doubt[one])].join('; '); // prettier-ignore
  return {
    title: w.limitation,
    ...{ light: LIGHT[state], state: w.countdown[state], pressing: state !== 'far' },
    days,
    text: fill(w.countdown.text, { document, ends: dayText(endsOn, locale), file: dayText(fileBy, locale), days }),
    basis: fill(w.countdown.basis, { basis, assurance }),
  };
}
