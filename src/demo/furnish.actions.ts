import { houseBy, type House } from '../app';
import type { Instant } from '../kernel/day';
import type { Shell } from '../platform/shell';
import { playShipped } from './shipped.actions';
import { stageOf, type DemoClock } from './stage.actions';
import { LEDGER_DAY } from './world';

/**
 * The demo companies in a house that people work in: played as `npm run demo` plays them, then left on their last day for
 * good, so that whoever opens them finds a ledger of today and something to do.
 */
export interface DemoProgress {
  readonly company: string;
  readonly done: number;
  readonly total: number;
}

export async function furnishDemo(
  house: House,
  tell: (progress: DemoProgress) => void,
  mornings?: number,
): Promise<void> {
  const clock: DemoClock = { now: `${LEDGER_DAY}T18:00:00.000Z` as Instant };
  const stage = stageOf(
    houseBy(house, () => clock.now),
    clock,
  );
  const shell: Shell = {
    open: () => Promise.resolve(stage.work()),
    print: () => undefined,
    json: () => undefined,
    progress: (company, total = 0) => ({
      at: (done) => tell({ company, done, total }),
      end: () => undefined,
    }),
    env: { home: house.config.home },
  };
  await playShipped(stage, shell, mornings);
}
