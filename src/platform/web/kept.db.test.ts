import express from 'express';
import type { SessionData } from 'express-session';
import request from 'supertest';
import { instant, type Instant } from '../../kernel/day';
import { rowsOf } from '../db';
import { testDatabase } from '../testing/database';
import { openLimiter, sweepCounts } from './limit';
import { SessionStore } from './session.store';

/** What the web keeps between requests: sessions and counts, without a secret in it, and not for ever. */
const open = testDatabase();
const clock = { now: '2026-03-03T09:00:00.000Z' as Instant };
const later = (minutes: number): void => {
  clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString() as Instant;
};

describe('sessions', () => {
  const session = { cookie: { maxAge: 1 }, userId: 7 } as unknown as SessionData;
  const opened = () => new SessionStore(open.db.write, 60 * 60_000, () => Date.parse(clock.now)).open();
  const read = (store: SessionStore, sid: string): Promise<SessionData | null | undefined> =>
    new Promise((done, failed) => {
      store.get(sid, (error, found) => {
        if (error) failed(new Error('the store fails', { cause: error }));
        else done(found);
      });
    });
  const act = (run: (done: (error?: unknown) => void) => void): Promise<void> =>
    new Promise((done, failed) => {
      run((error) => {
        if (error) failed(new Error('the store fails', { cause: error }));
        else done();
      });
    });

  it('are found by their id, which nobody can read from the table', async () => {
    const store = await opened();
    await act((done) => {
      store.set('sid-one', session, done);
    });
    expect(await read(store, 'sid-one')).toMatchObject({ userId: 7 });
    expect(await read(store, 'sid-two')).toBeNull();
    const kept = JSON.stringify(await rowsOf(open.db.read, 'select * from web_session'));
    expect(kept).not.toContain('sid-one');
  });

  it('end an hour after the last request, and are swept', async () => {
    const store = await opened();
    later(50);
    await act((done) => {
      store.touch('sid-one', session, done);
    });
    later(50);
    expect(await read(store, 'sid-one')).toMatchObject({ userId: 7 });
    later(11);
    expect(await read(store, 'sid-one')).toBeNull();
    await store.sweep();
    expect(await rowsOf(open.db.read, 'select sid from web_session')).toEqual([]);
  });

  it('are not written where a page changed nothing, and are where it did', async () => {
    const store = await opened();
    const ends = async () =>
      (await rowsOf<{ ends_at: number }>(open.db.read, 'select ends_at from web_session')).map((row) => row.ends_at);
    const at = (seconds: number, more: object): Promise<void> =>
      act((done) => {
        clock.now = new Date(Date.parse(clock.now) + seconds * 1_000).toISOString() as Instant;
        store.set('sid-four', { ...session, ...more, cookie: { expires: clock.now } } as unknown as SessionData, done);
      });
    await at(0, {});
    const [first = 0] = await ends();
    await at(30, {});
    await act((done) => {
      store.touch('sid-four', session, done);
    });
    expect(await ends()).toEqual([first]);
    await at(10, { epoch: 2 });
    expect(await ends()).toEqual([first + 40_000]);
    await at(60, { epoch: 2 });
    expect(await ends()).toEqual([first + 100_000]);
    await act((done) => {
      store.destroy('sid-four', done);
    });
  });

  it('end at once when they are destroyed', async () => {
    const store = await opened();
    await act((done) => {
      store.set('sid-three', session, done);
    });
    await act((done) => {
      store.destroy('sid-three', done);
    });
    expect(await read(store, 'sid-three')).toBeNull();
  });
});

describe('a limit', () => {
  const web = () => {
    const app = express();
    const limiter = openLimiter(open.db, () => clock.now);
    app.get('/reset/:secret', limiter({ requests: 2, windowMs: 60_000 }), (_asked, answer) => void answer.send('ok'));
    app.use((error: Error, _asked: unknown, answer: express.Response, _next: unknown) => {
      answer.status(error.name === 'TooMany' ? 429 : 500).end();
    });
    return app;
  };

  it('counts every guess at a secret together, in all processes, and writes none of them down', async () => {
    const [one, other] = [web(), web()];
    await request(one).get('/reset/first-guess').expect(200);
    await request(other).get('/reset/second-guess').expect(200);
    await request(one).get('/reset/third-guess').expect(429);
    const keys = await rowsOf<{ key: string }>(open.db.read, 'select key from rate_count');
    expect(keys).toHaveLength(1);
    expect(keys[0]?.key).not.toContain('guess');
  });

  it('begins anew after its window, and what is over is swept', async () => {
    later(2);
    await request(web()).get('/reset/again').expect(200);
    expect(await sweepCounts(open.db, clock.now)).toBe(0);
    later(2);
    expect(await sweepCounts(open.db, clock.now)).toBe(1);
    expect(await rowsOf(open.db.read, 'select key from rate_count')).toEqual([]);
  });

  it('counts what all addresses ask together, where it says so: a guesser may have many', async () => {
    const app = express().set('trust proxy', 'loopback');
    const limiter = openLimiter(open.db, () => instant(new Date()));
    const limit = limiter({ requests: 4, windowMs: 60_000, overall: 6 });
    app.get(
      '/door/:secret',
      limit,
      (asked, answer) => void answer.status(asked.params['secret'] === 'good' ? 200 : 410).end(),
    );
    app.use((error: Error, _asked: unknown, answer: express.Response, _next: unknown) => {
      answer.status(error.name === 'TooMany' ? 429 : 500).end();
    });
    const from = (n: number, secret: string) =>
      request(app).get(`/door/${secret}`).set('X-Forwarded-For', `192.0.2.${n}`);
    const counted = async () =>
      (
        await rowsOf<{ n: number }>(
          open.db.read,
          `select coalesce(sum(hits), 0) as n from rate_count where key like '%door%'`,
        )
      )[0]?.n;
    for (let n = 0; n < 9; n += 1) {
      await from(1, 'good').expect(200); // who comes in is no guesser
      while (Number(await counted()) > 0) await new Promise((done) => setTimeout(done, 5));
    }
    for (let n = 1; n <= 6; n += 1) await from(n, `guess-${n}`).expect(410);
    await from(7, 'guess-7').expect(429);
    await from(8, 'good').expect(429);
  });
});
