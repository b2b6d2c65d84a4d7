import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { startClock, type Clock, type Due } from './clock';
import { testDatabase } from './testing/database';

const open = testDatabase();
const NOW = '2026-03-03T09:00:00.000Z' as Instant;

/** A clock on these jobs, and what it wrote into its log. */
function clockOn(due: readonly Due[]): { clock: Clock; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write: (line: Buffer, _encoding, done) => {
      lines.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  });
  const parts = { db: open.db, log: pino(sink), now: () => NOW, due: () => Promise.resolve(due) };
  return { clock: startClock(parts), lines };
}

const job = (name: string, key: string | null, work: Due['work']): Due => ({ name, company: 'acme', key, work });

describe('the clock of a server', () => {
  it('does what has a key once, whoever comes first, and what has none at each tick', async () => {
    const done: string[] = [];
    const due = [
      job('run', 'acme 2026-03-03', async () => ({ messages: done.push('run') })),
      job('deliver', null, async () => void done.push('deliver')),
    ];
    const [one, two] = [clockOn(due), clockOn(due)];
    await Promise.all([one.clock.tick(), two.clock.tick()]);
    await one.clock.tick();
    expect(done.filter((what) => what === 'run')).toHaveLength(1);
    expect(done.filter((what) => what === 'deliver')).toHaveLength(3);
    expect([...one.lines, ...two.lines]).toEqual([
      expect.objectContaining({ job: 'run', company: 'acme', key: 'acme 2026-03-03', messages: 1 }),
    ]);
    expect(one.clock.lastTickAt()).toBe(NOW);
    await Promise.all([one.clock.stop(), two.clock.stop()]);
  });

  it('carries on at once with what a process of this machine left behind', async () => {
    const child = spawnSync(process.execPath, ['-e', ''], { encoding: 'utf8' });
    const dead = `${hostname()}/${child.pid}/000000000000/1`;
    const left = { name: 'run', state: 'claimed', claimed_at: NOW, attempts: 1 };
    await open.db.write('job').insert([
      { ...left, key: 'left behind', claimed_by: dead },
      { ...left, key: 'elsewhere', claimed_by: 'another-machine/1/000000000000/1' },
    ]);
    const done: string[] = [];
    const { clock } = clockOn([
      job('run', 'left behind', async () => void done.push('left behind')),
      job('run', 'elsewhere', async () => void done.push('elsewhere')),
    ]);
    await clock.tick();
    await clock.stop();
    expect(done).toEqual(['left behind']);
  });

  it('goes on when something fails, and writes no personal data into its log', async () => {
    const done: string[] = [];
    const { clock, lines } = clockOn([
      job('run', 'acme refused', () => Promise.reject(new Refusal('ledger-stale', 'Ms Roux owes 300.00', ''))),
      job('broken', 'acme broken', () => Promise.reject(new Error('one and one is three'))),
      job('last', null, async () => void done.push('last')),
    ]);
    await clock.tick();
    await clock.stop();
    expect(done).toEqual(['last']);
    expect(lines).toEqual([
      expect.objectContaining({ level: 40, job: 'run', refused: 'ledger-stale' }),
      expect.objectContaining({ level: 50, job: 'broken' }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('Roux');
  });

  it('ends in good order: what is under way is finished, nothing new is begun', async () => {
    const done: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((go) => (release = go));
    let begun = (): void => undefined;
    const begins = new Promise<void>((go) => (begun = go));
    const { clock } = clockOn([
      job('long', null, async () => {
        begun();
        await held;
        done.push('long');
        return undefined;
      }),
      job('next', null, async () => void done.push('next')),
    ]);
    const ticking = clock.tick();
    await begins;
    const stopping = clock.stop();
    release();
    await Promise.all([ticking, stopping]);
    expect(done).toEqual(['long']);
  });
});
