import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Instant } from '../kernel/day';
import { openDb, rowsOf } from './db';
import { runOnce, type Job } from './jobs';
import { testDatabase } from './testing/database';

const open = testDatabase();
const MINUTE = 60_000;
const EIGHT = '2026-03-02T08:00:00.000Z' as Instant;
const at = (time: string): Instant => `2026-03-02T${time}:00.000Z` as Instant;

const job = (key: string, by: string, now: Instant = EIGHT): Job => ({
  name: 'morning',
  key,
  by,
  now,
  staleAfterMs: 10 * MINUTE,
});

const rowOf = async (key: string): Promise<Record<string, unknown> | undefined> =>
  (await rowsOf<Record<string, unknown>>(open.db.read, 'select * from job where key = ?', [key]))[0];

describe('a job', () => {
  it('is done by the first who asks and not again', async () => {
    expect(await runOnce(open.db, job('first', 'a'), () => Promise.resolve(7))).toEqual({ state: 'done', value: 7 });
    const second = jest.fn();
    expect(await runOnce(open.db, job('first', 'b'), second)).toEqual({ state: 'elsewhere' });
    expect(await runOnce(open.db, job('first', 'b', at('23:59')), second)).toEqual({ state: 'elsewhere' });
    expect(second).not.toHaveBeenCalled();
    expect(await rowOf('first')).toMatchObject({ state: 'finished', claimed_by: 'a', attempts: 1, error: null });
  });

  it('is done once by two connections that ask at the same moment, a hundred times', async () => {
    const other = openDb(open.url);
    let done = 0;
    const work = (): Promise<number> => Promise.resolve((done += 1));
    for (let n = 0; n < 100; n += 1) {
      const both = await Promise.all([
        runOnce(open.db, job(`race ${n}`, 'a'), work),
        runOnce(other, job(`race ${n}`, 'b'), work),
      ]);
      expect(both.filter((ran) => ran.state === 'done')).toHaveLength(1);
    }
    await other.close();
    expect(done).toBe(100);
  });

  it('that failed keeps its error, is thrown on, and is tried again after a while', async () => {
    const fails = (): Promise<never> => Promise.reject(new TypeError('no such printer'));
    await expect(runOnce(open.db, job('fails', 'a'), fails)).rejects.toThrow('no such printer');
    expect(await rowOf('fails')).toMatchObject({ state: 'failed', error: 'TypeError: no such printer' });
    const again = jest.fn(() => Promise.resolve('mended'));
    expect(await runOnce(open.db, job('fails', 'b', at('08:05')), again)).toEqual({ state: 'elsewhere' });
    expect(await runOnce(open.db, job('fails', 'b', at('08:11')), again)).toEqual({ state: 'done', value: 'mended' });
    expect(await rowOf('fails')).toMatchObject({ state: 'finished', attempts: 2, error: null });
  });

  it('that was taken over is not ended by the one who lost it', async () => {
    const slow = await runOnce(open.db, job('slow', 'a'), async () => {
      expect(await runOnce(open.db, job('slow', 'b', at('08:11')), () => Promise.resolve('b'))).toMatchObject({
        state: 'done',
      });
      return 'a';
    });
    expect(slow).toEqual({ state: 'lost', value: 'a' });
    expect(await rowOf('slow')).toMatchObject({ state: 'finished', claimed_by: 'b', attempts: 2 });
  });

  it('of a killed process is left alone while it may live, then taken over', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', CLAIMER], {
      env: { ...process.env, CLAIM_URL: open.url, JOBS: join(__dirname, 'jobs.ts'), DB: join(__dirname, 'db.ts') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString()).toContain('claimed');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const work = jest.fn(() => Promise.resolve('carried on'));
    expect(await runOnce(open.db, job('killed', 'b', at('08:05')), work)).toEqual({ state: 'elsewhere' });
    expect(await runOnce(open.db, job('killed', 'b', at('08:10')), work)).toEqual({
      state: 'done',
      value: 'carried on',
    });
    expect(await rowOf('killed')).toMatchObject({ state: 'finished', claimed_by: 'b', attempts: 2 });
  });
});

/** Another process: claims the job and never comes back. */
const CLAIMER = `
  const { runOnce } = require(process.env.JOBS);
  const { openDb } = require(process.env.DB);
  const job = { name: 'morning', key: 'killed', by: 'child', now: '${EIGHT}', staleAfterMs: ${10 * MINUTE} };
  void runOnce(openDb(process.env.CLAIM_URL), job, () => new Promise(() => {
    console.log('claimed');
    setInterval(() => undefined, 1000);
  }));
`;
