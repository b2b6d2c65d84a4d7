import { isLadder, type Step } from './strategy';

/**
 * A strategy on a line of days from the due day: where each step stands if every step is taken as soon as it may be. What
 * depends on the invoice date or the end of a month stands where it usually does, and says so.
 */
export interface Mark {
  readonly step: Step;
  /** Days from the due day; negative before it. */
  readonly day: number;
  /** The day depends on the invoice. */
  readonly about: boolean;
}

/** Days between an invoice and its due day, where they are not known. */
const USUAL_TERMS = 30;
/** From a due day to the end of its month, in the middle. */
const USUAL_REST_OF_MONTH = 15;

/** In the order of days. Thanks stand on no day of their own. */
export function marksOf(steps: readonly Step[]): Mark[] {
  const marks: Mark[] = [];
  let [day, about] = [0, false];
  for (const step of steps) {
    if (step.kind === 'thank_you') continue;
    const own = dayOf(step, day);
    const isAbout = ABOUT.has(step.trigger.basis) || (step.trigger.basis === 'previous_step' && about);
    marks.push({ step, day: own, about: isAbout });
    if (isLadder(step.kind)) [day, about] = [own, isAbout];
  }
  return marks.sort((a, b) => a.day - b.day);
}

const ABOUT: ReadonlySet<Step['trigger']['basis']> = new Set(['invoice_date', 'end_of_month'] as const);

function dayOf({ trigger: { basis, days } }: Step, before: number): number {
  switch (basis) {
    case 'due':
    case 'settled':
      return days;
    case 'previous_step':
      return before + days;
    case 'invoice_date':
      return days - USUAL_TERMS;
    case 'end_of_month':
      return days + USUAL_REST_OF_MONTH;
  }
}

/** The drawing: units of the box, from left to right. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Where the line lies. */
  readonly line: number;
  readonly due: number;
  readonly ticks: readonly { readonly x: number; readonly day: number }[];
  readonly marks: readonly Placed[];
}

export interface Placed extends Mark {
  readonly x: number;
  /** Where its label stands: neighbours take turns, so that none covers another. */
  readonly y: number;
  readonly above: boolean;
}

const WIDTH = 960;
const MARGIN = 80;
const LINE = 105;
const ROW = 44;
/** Labels nearer than this take another row. */
const ROOM = 118;

export function drawingOf(steps: readonly Step[]): Drawing {
  const marks = marksOf(steps);
  const days = [0, ...marks.map(({ day }) => day)];
  const [first, last] = [Math.min(...days), Math.max(...days, 1)];
  const x = (day: number): number => Math.round(MARGIN + ((day - first) / (last - first)) * (WIDTH - 2 * MARGIN));
  return {
    width: WIDTH,
    height: 210,
    line: LINE,
    due: x(0),
    ticks: ticksBetween(first, last).map((day) => ({ x: x(day), day })),
    marks: placed(marks, x),
  };
}

function ticksBetween(first: number, last: number): number[] {
  const every = [5, 10, 20, 30, 60, 90].find((days) => (last - first) / days <= 12) ?? 120;
  const ticks: number[] = [];
  for (let day = Math.ceil(first / every) * every; day <= last; day += every) ticks.push(day === 0 ? 0 : day);
  return ticks;
}

const LANES = [
  { above: true, y: LINE - ROW },
  { above: false, y: LINE + ROW },
  { above: true, y: LINE - 2 * ROW + 8 },
  { above: false, y: LINE + 2 * ROW - 8 },
] as const;

function placed(marks: readonly Mark[], x: (day: number) => number): Placed[] {
  const ends = LANES.map(() => -Infinity);
  return marks.map((mark) => {
    const at = x(mark.day);
    const free = ends.findIndex((end) => at - end >= ROOM);
    const lane = free < 0 ? ends.indexOf(Math.min(...ends)) : free;
    ends[lane] = at;
    const { above, y } = LANES[lane] ?? LANES[0];
    return { ...mark, x: at, y, above };
  });
}
