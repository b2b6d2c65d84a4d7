import { daysBetween, type Day } from '../kernel/day';
import type { Countdown } from '../law/countdown';
import type { Limitation } from './routes/route';
import { line, named, type ReadinessLine } from './readiness-line';

/** Until when a claimed entry can be brought to a court. */
export type LimitedClaim = Pick<Countdown, 'document' | 'endsOn' | 'fileBy' | 'sure'> & Partial<Countdown>;

/** The earliest of them, as a way to a court asks for it; null where none is known. */
export function earliestOf(limitation: readonly LimitedClaim[] = []): Limitation | null {
  const [first] = [...limitation].sort((a, b) => a.endsOn.localeCompare(b.endsOn));
  return first === undefined ? null : { on: first.endsOn, lastSafeDay: first.fileBy, unsure: !first.sure };
}

/** From then on the end is near. */
const LIMITATION_DAYS = 90;

/** The countdown. A claim whose time is over may still be asked for, and nobody may be threatened with a court for it. */
export function limitationLines(keyDate: Day, limitation: readonly LimitedClaim[]): ReadinessLine[] {
  const [first] = [...limitation].sort((a, b) => a.endsOn.localeCompare(b.endsOn));
  if (first === undefined) return [];
  const near = limitation.filter(({ fileBy }) => daysBetween(keyDate, fileBy) <= LIMITATION_DAYS);
  const over = limitation.filter(({ endsOn }) => endsOn < keyDate);
  const said = (list: readonly LimitedClaim[]): string =>
    list.map(({ document, endsOn, sure }) => `${document} (${endsOn}${sure ? '' : ', not sure'})`).join(', ');
  const left = daysBetween(keyDate, first.fileBy);
  return [line('limitation', `The first limitation is on ${first.endsOn}; ${left} days are left to file.`, near.length === 0 ? undefined : {
    level: over.some(({ sure }) => sure) ? 'missing' : 'weak', about: named(near),
    text: over.length === 0 ? `Limitation is near: ${said(near)}.` : `The time to bring it to a court may be over: ${said(near)}.`,
    fix: 'Bring it to a court in time, note what interrupted the time (duly law event), or ask for it without threatening with a court.',
  })]; // prettier-ignore
}
