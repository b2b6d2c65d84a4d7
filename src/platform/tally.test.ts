import { pino } from 'pino';
import { openTally } from './tally';

/** A flood is one line a minute, and no try is lost. */
it('says the first at once, and the others once a minute', () => {
  const lines: string[] = [];
  const clock = { now: 0 };
  const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) });
  const told = openTally(log, 'tried', () => clock.now);
  for (let n = 0; n < 1_000; n += 1) told('portal');
  told('partner');
  clock.now = 60_000;
  told('portal');
  clock.now = 120_000;
  told('portal');
  const said = lines.map((line) => JSON.parse(line) as { kind: string; n: number });
  expect(said.map(({ kind, n }) => `${kind} ${n}`)).toEqual(['portal 1', 'partner 1', 'portal 1000', 'portal 1']);
});
