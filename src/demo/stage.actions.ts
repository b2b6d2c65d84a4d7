import type { House } from '../app';
import type { Company } from '../companies/company';
import type { Actor } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import type { Work } from '../platform/work';

/**
 * A house whose clock the demo turns by hand, so that months pass in a minute and every record carries the day on which it
 * would have been made.
 */
export interface Stage {
  readonly house: House;
  /** It is that day, at an hour and minute of UTC. */
  turnTo(on: Day, hour?: number, minute?: number): void;
  /** The moment that it is. */
  now(): Instant;
  /** Work of the clerk on the day that it is. */
  work(): Work;
}

const CLERK: Actor = { kind: 'shell', name: 'demo' };

export interface DemoClock {
  now: Instant;
}

export function stageOf(house: House, clock: DemoClock): Stage {
  return {
    house,
    turnTo: (on, hour = 7, minute = 0) => {
      const [h, m] = [hour, minute].map((part) => String(part).padStart(2, '0'));
      clock.now = `${on}T${h ?? ''}:${m ?? ''}:00.000Z` as Instant;
    },
    now: () => clock.now,
    work: () => ({ ...house.work(CLERK, clock.now), today: clock.now.slice(0, 10) as Day }),
  };
}

/** What happened to a company in the months that were played. */
export interface Played {
  readonly company: Company;
  days: number;
  files: number;
  bankFiles: number;
  messages: number;
  calls: number;
  letters: number;
  saved: number;
  /** Decisions by reason. */
  readonly reasons: Map<string, number>;
}

export const nothingPlayed = (company: Company): Played => ({
  company,
  days: 0,
  files: 0,
  bankFiles: 0,
  messages: 0,
  calls: 0,
  letters: 0,
  saved: 0,
  reasons: new Map(),
});
