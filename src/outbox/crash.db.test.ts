import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { claimant } from '../platform/claimant';
import { testDatabase } from '../platform/testing/database';
import { startSmtp, type TestSmtp } from '../platform/testing/smtp';
import { tasksOf } from '../tasks/store';
import { settleDoubt, withdrawMessages } from './change.actions';
import { claimMessages } from './claim.store';
import { appendSteps } from './delivery.store';
import { settleAbandoned } from './doubt.actions';
import { littleOutbox, TODAY, type LittleOutbox } from './testing/little-outbox';
import { day } from '../kernel/day';

const open = testDatabase();
let count = 0;
const fresh = (): Promise<LittleOutbox> => littleOutbox(open.db, open.home, `crash${(count += 1)}`);
const to = (email: string) => ({ channel: 'email', email, name: null, contactId: null }) as const;

/** A deliverer that claims one email, gets as far as told, and is gone. */
async function gone(box: LittleOutbox, handedOver?: { readonly to: string; readonly key: string }): Promise<number> {
  const claim = claimant();
  const { companyId } = box.ledger;
  const id = await open.db.transaction(async (tx) => {
    const [row] = await claimMessages(tx, box.work(), {
      companyId,
      channel: 'email',
      by: claim.name,
      most: 1,
      closed: false,
    });
    const step = { messageId: row!.id, onDay: day(TODAY) };
    await appendSteps(tx, box.work(), [{ ...step, kind: 'attempt' }]);
    if (handedOver) await appendSteps(tx, box.work(), [{ ...step, kind: 'handed_over', detail: handedOver }]);
    return row!.id;
  });
  claim.end();
  return id;
}

describe('a deliverer that is gone', () => {
  it('before it handed anything over: the message goes back and is sent once', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    await gone(box);
    expect(await box.states()).toEqual(['sending anna@example.com']);
    expect(await box.deliver()).toMatchObject({ accepted: 1 });
    expect(await box.steps()).toEqual(['attempt', 'put_back', 'attempt', 'handed_over', 'accepted']);
  });

  it('C2: after it had handed over to a provider: nobody sends it again, a person decides', async () => {
    const box = await fresh();
    await box.set('testMode', 'false');
    const server = await startSmtp();
    const post = box.post(server.url);
    await box.queue(box.draft(), box.draft({ to: to('ben@example.com') }), box.draft({ to: to('carla@example.com') }));
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push(await gone(box, { to: 'smtp', key: `x/${n}` }));
    expect(await box.deliver(post)).toMatchObject({ accepted: 0 });
    expect(server.offered).toEqual([]);
    expect((await box.states()).map((state) => state.split(' ')[0])).toEqual(['doubtful', 'doubtful', 'doubtful']);
    const { companyId } = box.ledger;
    expect(await tasksOf(open.db.read, { companyId })).toHaveLength(3);
    for (const [at, decision] of (['sent', 'again', 'withdraw'] as const).entries()) {
      await settleDoubt(box.work(), post, { companyId, messageId: ids[at]!, decision });
    }
    await expect(settleDoubt(box.work(), post, { companyId, messageId: ids[0]!, decision: 'again' })).rejects.toThrow(
      'not in doubt',
    );
    expect(await tasksOf(open.db.read, { companyId })).toEqual([]);
    expect(await box.deliver(post)).toMatchObject({ accepted: 1 });
    expect(server.offered.map((mail) => mail.to)).toEqual([['ben@example.com']]);
    expect(await box.states()).toEqual([
      'accepted anna@example.com',
      'accepted ben@example.com',
      'withdrawn carla@example.com',
    ]);
    await server.close();
  });

  it('after it had handed over to the folder: the folder knows', async () => {
    const box = await fresh();
    await box.queue(box.draft(), box.draft({ to: to('ben@example.com') }));
    await box.deliver();
    await box.queue(
      box.draft({ day: day('2026-03-03') }),
      box.draft({ to: to('ben@example.com'), day: day('2026-03-03') }),
    );
    const { code } = await box.company();
    const folder = join(open.home, code, 'outbox', code, TODAY);
    const written = readdirSync(folder)[0]!.replace('.eml', '');
    await gone(box, { to: 'folder', key: `${code}/${TODAY}/${written}` });
    await gone(box, { to: 'folder', key: `${code}/${TODAY}/me_nothing` });
    await settleAbandoned(box.work(), box.post(), await box.company());
    expect((await box.states()).slice(2)).toEqual(['accepted anna@example.com', 'queued ben@example.com']);
  });

  it('is not taken for gone while it is at work', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    const claim = claimant();
    const { companyId } = box.ledger;
    await open.db.transaction((tx) =>
      claimMessages(tx, box.work(), { companyId, channel: 'email', by: claim.name, most: 1, closed: false }),
    );
    expect(await settleAbandoned(box.work(), box.post(), await box.company())).toBe(0);
    const which = { companyId, abouts: ['reminder/1'], reason: 'paid' };
    expect(await open.db.transaction((tx) => withdrawMessages(tx, box.work(), which))).toEqual([]); // it is leaving just now
    claim.end();
    expect(await settleAbandoned(box.work(), box.post(), await box.company())).toBe(1);
  });

  it('too often because of one message: that one is given up', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    for (let n = 0; n < 10; n += 1) {
      await gone(box);
      await settleAbandoned(box.work(), box.post(), await box.company());
    }
    expect(await box.states()).toEqual(['failed anna@example.com']);
  });
});

describe('kill -9 in the middle of a delivery', () => {
  let server: TestSmtp;
  beforeAll(async () => {
    server = await startSmtp();
  });
  afterAll(() => server.close());

  /** Delivers in a process of its own and kills it when `enough` says so. */
  async function killed(box: LittleOutbox, smtpUrl: string, enough: () => boolean): Promise<void> {
    const home = join(open.home, (await box.company()).code);
    const script = join(__dirname, 'testing', 'deliver-child.ts');
    const args = ['--import', 'tsx', script, open.url, home, String(box.ledger.companyId), smtpUrl];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((exited) => child.once('exit', exited));
    const state = { over: false };
    void ended.then(() => (state.over = true));
    while (!state.over && !enough()) await new Promise((passed) => setTimeout(passed, 2));
    child.kill('SIGKILL');
    await ended;
  }

  it('sends nothing twice and loses nothing, by SMTP', async () => {
    const box = await fresh();
    await box.set('testMode', 'false');
    await box.queue(...Array.from({ length: 60 }, (_, n) => box.draft({ to: to(`n${n}@example.com`) })));
    for (const stop of [10, 35]) await killed(box, `${server.url}&connections=3`, () => server.offered.length >= stop);
    await box.deliver(box.post(server.url));
    const states = await box.states();
    const sent = server.offered.map((mail) => mail.to[0]!);
    expect(new Set(sent).size).toBe(sent.length); // nothing twice
    const doubtful = states.filter((state) => state.startsWith('doubtful'));
    expect(states.filter((state) => state.startsWith('accepted')).length + doubtful.length).toBe(60); // nothing lost
    expect(doubtful.length).toBeLessThanOrEqual(2 * 3); // no more than were in the air
    for (const state of states.filter((of) => of.startsWith('accepted'))) expect(sent).toContain(state.split(' ')[1]);
  });

  it('leaves one file a message, into the folder', async () => {
    const box = await fresh();
    await box.queue(...Array.from({ length: 100 }, (_, n) => box.draft({ to: to(`n${n}@example.com`) })));
    const { code } = await box.company();
    const folder = join(open.home, code, 'outbox', code, TODAY);
    const files = (): string[] =>
      existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
    await killed(box, '', () => files().length >= 40);
    await box.deliver();
    expect(files()).toHaveLength(100);
    expect((await box.states()).every((state) => state.startsWith('accepted'))).toBe(true);
    expect(await box.mails()).toHaveLength(100);
  });
});
