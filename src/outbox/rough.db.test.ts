import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Instant } from '../kernel/day';
import { testDatabase } from '../platform/testing/database';
import { startRough, type Manner, type RoughSmtp, type Stage } from '../platform/testing/rough-smtp';
import { tasksOf } from '../tasks/store';
import { littleOutbox, type LittleOutbox } from './testing/little-outbox';

/** Messages through a mail server that misbehaves and then recovers: nothing is lost, and nothing arrives twice. */
const open = testDatabase();
let count = 0;
let server: RoughSmtp;
beforeEach(async () => {
  server = await startRough();
});
afterEach(() => server.close());
const fresh = async (): Promise<LittleOutbox> => {
  const box = await littleOutbox(open.db, open.home, `rough${(count += 1)}`);
  await box.set('testMode', 'false');
  return box;
};
const to = (email: string) => ({ channel: 'email', email, name: null, contactId: null }) as const;
const three = (box: LittleOutbox) =>
  box.queue(...['a', 'b', 'c'].map((name) => box.draft({ to: to(`${name}@${name}.example`) })));
const deliverAt = (box: LittleOutbox, time: string) =>
  box.deliver({ ...box.post(server.url), clock: () => `2026-03-02T${time}:00.000Z` as Instant });

/** What becomes of three messages: while it misbehaves, and once it is as it should be. */
describe.each<readonly [Stage, Manner, string, string]>([
  ['connect', 'hangs', 'queued', 'accepted'],
  ['connect', { says: '554 no' }, 'queued', 'accepted'],
  ['ehlo', 'drops', 'queued', 'accepted'],
  ['mail', { says: '451 4.3.0 later' }, 'queued', 'accepted'],
  ['rcpt', 'hangs', 'queued', 'accepted'],
  ['rcpt', { says: '450 4.7.1 greylisted' }, 'queued', 'accepted'],
  ['rcpt', { says: '550 5.1.1 no such user' }, 'failed', 'failed'],
  ['data', 'drops', 'queued', 'accepted'],
  ['content', { says: '421 4.3.2 closing' }, 'queued', 'accepted'],
  ['content', { says: '451 4.7.1 later' }, 'queued', 'accepted'],
  ['content', { says: '552 5.3.4 too large' }, 'failed', 'failed'],
  ['content', 'hangs', 'doubtful', 'doubtful'],
  ['content', 'drops-within', 'doubtful', 'doubtful'],
  ['content', { says: 'what?' }, 'doubtful', 'doubtful'],
  ['content', { late: 600 }, 'doubtful', 'doubtful'],
])('at %s: %j', (stage, manner, during, after) => {
  it(`${during}, then ${after}`, async () => {
    const box = await fresh();
    await three(box);
    server.manners.set(stage, manner);
    await deliverAt(box, '09:00');
    const states = async () => (await box.states()).map((state) => state.split(' ')[0]);
    expect(await states()).toEqual([during, during, during]);
    const whole = [...server.whole];
    server.manners.clear();
    for (const time of ['09:06', '09:40', '12:00']) await deliverAt(box, time);
    expect(await states()).toEqual([after, after, after]);
    expect(new Set(server.taken).size).toBe(server.taken.length); // nothing twice
    if (after === 'accepted') expect(server.taken).toHaveLength(3);
    else expect(server.whole).toEqual(whole); // and nothing was offered again
    const { companyId } = box.ledger;
    expect(await tasksOf(open.db.read, { companyId })).toHaveLength(after === 'accepted' ? 0 : 3);
  });
});

describe('kill -9 while the mail server says nothing', () => {
  it.each(['rcpt', 'content'] as const)(
    'at %s: a person decides, and until then nothing is sent again',
    async (stage) => {
      const box = await fresh();
      await three(box);
      server.manners.set(stage, 'hangs');
      const home = join(open.home, (await box.company()).code);
      const script = join(__dirname, 'testing', 'deliver-child.ts');
      const url = server.url.replace('patienceSeconds=0.3', 'patienceSeconds=60');
      const args = ['--import', 'tsx', script, open.url, home, String(box.ledger.companyId), url];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((exited) => child.once('exit', exited));
      const waitsSince = Date.now();
      while (server.reached(stage) < 3 && Date.now() - waitsSince < 30_000)
        await new Promise((passed) => setTimeout(passed, 20));
      expect(server.reached(stage)).toBe(3);
      child.kill('SIGKILL');
      await ended;
      server.manners.clear();
      for (const time of ['09:06', '12:00']) await deliverAt(box, time);
      expect((await box.states()).map((state) => state.split(' ')[0])).toEqual(['doubtful', 'doubtful', 'doubtful']);
      expect(server.taken).toEqual([]);
      expect(await tasksOf(open.db.read, { companyId: box.ledger.companyId })).toHaveLength(3);
    },
  );
});
