import type { Instant } from '../kernel/day';
import {
  afterDeferral,
  afterLeaving,
  domainOf,
  isOfTheMailbox,
  paceFrom,
  roomFor,
  turnsAtOnce,
  type PaceState,
} from './pace';

const at = (time: string): Instant => `2026-03-02T${time}.000Z` as Instant;
const NEW: PaceState = { recent: [], slowness: 0, deferredAt: null, fullUntil: null };
const ten = { perMinute: 10, atOnce: 2 };

describe('the pace for a domain', () => {
  it('is as the installation says, else as is usual, else that of everybody', () => {
    const paceOf = paceFrom(' gmail.com=20/2, *=600/10 ');
    expect([paceOf('gmail.com'), paceOf('googlemail.com').perMinute, paceOf('acme.example')]).toEqual([
      { perMinute: 20, atOnce: 2 },
      30,
      { perMinute: 600, atOnce: 10 },
    ]);
    expect(paceFrom()('acme.example')).toEqual({ perMinute: 300, atOnce: 5 });
  });

  it.each(['gmail.com', 'gmail.com=0/1', 'gmail.com=5/0', 'gmail.com=5', '=5/5', 'a b=5/5', 'x=1e3/1', '*=-1/2'])(
    'cannot be %s',
    (text) => {
      expect(() => paceFrom(text)).toThrow('MAIL_PACE cannot be read');
    },
  );

  it('is of the part behind the last @', () => {
    expect(['Anna@Example.COM', 'none', '"a@b"@c.example'].map(domainOf)).toEqual(['example.com', 'none', 'c.example']);
  });

  it('lets so many leave in any minute, not in each of the clock', () => {
    let state = afterLeaving(NEW, ten, 6, at('09:00:50'));
    expect(roomFor(state, ten, at('09:00:55'))).toBe(4);
    state = afterLeaving(state, ten, 4, at('09:01:10'));
    const rooms = ['09:01:10', '09:01:49', '09:01:50', '09:02:09', '09:02:10'].map((time) =>
      roomFor(state, ten, at(time)),
    );
    expect(rooms).toEqual([0, 0, 6, 6, 10]);
  });

  it('is slowed down by each "not now", left alone longer each time, and comes back by itself', () => {
    let state = afterDeferral(NEW, at('09:00:00'));
    expect(['09:00:59', '09:01:00'].map((time) => roomFor(state, ten, at(time)))).toEqual([0, 2]);
    expect(afterDeferral(state, at('09:00:30'))).toBe(state); // both were in the air together
    state = afterDeferral(state, at('09:01:00'));
    expect(['09:02:59', '09:03:00', '09:15:59', '09:16:00', '09:31:00'].map((t) => roomFor(state, ten, at(t)))).toEqual(
      [0, 1, 1, 2, 10],
    );
    for (let n = 0; n < 20; n += 1)
      state = afterDeferral(state, at(`${10 + Math.floor(n / 6)}:${(n % 6) * 10}:00`.replace(/:0:/, ':00:')));
    expect(state.slowness).toBe(6);
    expect(Date.parse(state.fullUntil!) - Date.parse(state.deferredAt!)).toBe(32 * 60_000);
  });

  it('is not that of its mailboxes', () => {
    const answers = [
      '450-4.2.1 too quickly',
      '452 4.2.2 mailbox full',
      '450 4.1.1 unknown for now',
      '451 4.7.1 greylisted',
      '421 4.7.28',
      '451 later',
    ];
    expect(answers.map(isOfTheMailbox)).toEqual([true, true, true, false, false, false]);
  });

  it('lets so many work at once and the next when one is done, also when one fails', async () => {
    const inTurn = turnsAtOnce(() => ({ perMinute: 1, atOnce: 2 }));
    const log: string[] = [];
    const job = (name: string) =>
      inTurn('x', async () => {
        log.push(`+${name}`);
        await new Promise((passed) => setTimeout(passed, 5));
        log.push(`-${name}`);
        if (name === 'b') throw new Error('b');
      }).catch(() => undefined);
    await Promise.all(['a', 'b', 'c', 'd'].map(job));
    const busy = log.map((_, n) =>
      log.slice(0, n + 1).reduce((sum, entry) => sum + (entry.startsWith('+') ? 1 : -1), 0),
    );
    expect(Math.max(...busy)).toBe(2);
    expect(log.filter((entry) => entry.startsWith('+'))).toEqual(['+a', '+b', '+c', '+d']);
  });
});
