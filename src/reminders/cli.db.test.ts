import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closePostRoom, openPostRoom, type PostRoom } from '../outbox/post.actions';
import { testDatabase } from '../platform/testing/database';
import { duly, type Spoken } from '../platform/testing/work';
import { reminderCommands, type ReminderDeps } from './cli';
import { reminderAsker } from './gate.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** The commands, with the shapes that others script against. */
const open = testDatabase();
let companies = 0;
const rooms: PostRoom[] = [];
afterAll(async () => {
  for (const room of rooms) await closePostRoom(room);
});

async function ledger(): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `cli${(companies += 1)}`, open.home);
  await of.invoice('F-1', 120_000, '2026-01-05', { dueOn: '2026-02-04' });
  await of.knownAsOf('2026-03-31');
  return of;
}

function say(of: ReminderLedger, ...args: string[]): Promise<Spoken> {
  const deps: ReminderDeps = {
    holdSources: of.planning.holds,
    papers: of.planning.papers,
    post: () => {
      const room = openPostRoom({
        home: open.home,
        smtpUrl: null,
        askers: { reminder: reminderAsker(of.planning.holds) },
      });
      rooms.push(room);
      return Promise.resolve(room);
    },
  };
  return duly(of.on('2026-02-09'), (program, shell) => reminderCommands(program, shell, deps), [
    ...args,
    '--company',
    of.planning.company.code,
  ]);
}

const DECISION = {
  customer: '4711',
  currency: 'EUR',
  do: 'send',
  step: 1,
  because: 'first_step',
  driver: 'F-1',
  demandMinor: 120_000,
  items: ['F-1'],
};

describe('duly simulate and run', () => {
  it('simulate leaves nothing behind, run --yes does it and sends, the second time nothing', async () => {
    const of = await ledger();
    const { code } = of.planning.company;
    const simulated = await say(of, 'simulate', '--as-of', '2026-02-09', '--json');
    expect(simulated.json).toMatchObject({
      run: null,
      asOn: '2026-02-09',
      state: 'simulated',
      counts: { first_step: 1 },
      decisions: [{ company: code, ...DECISION }],
    });
    expect((await say(of, 'run', 'list', '--json')).json).toEqual([]);
    const run = (await say(of, 'run', '--as-of', '2026-02-09', '--yes', '--json')).json as Record<string, unknown>;
    expect(run).toMatchObject({
      asOn: '2026-02-09',
      state: 'sent',
      counts: { first_step: 1 },
      decisions: [{ company: code, ...DECISION, outcome: 'issued' }],
      issued: { messages: 1 },
      delivered: { accepted: 1 },
      savedFromError: {},
    });
    expect(run['run']).toMatch(/^ru_/);
    expect(run['digest']).toBe((simulated.json as { digest: string }).digest);
    const again = await say(of, 'run', '--as-of', '2026-02-09', '--yes', '--json');
    expect(again.json).toMatchObject({ run: run['run'], issued: { messages: 0 }, delivered: { accepted: 0 } });
    expect((await say(of, 'run', 'show', '--as-of', '2026-02-09', '--json')).json).toMatchObject({
      run: run['run'],
      decisions: [DECISION],
    });
    expect((await say(of, 'run', 'list', '--json')).json).toMatchObject([{ run: run['run'], state: 'sent' }]);
  });

  it('for people: reasons with counts, the largest demands, what left', async () => {
    const of = await ledger();
    const shown = await say(of, 'run', '--as-of', '2026-02-09');
    expect(shown.text).toMatch(/Nothing was sent. Add --yes to do it./);
    const { text } = await say(of, 'run', '--as-of', '2026-02-09', '--yes');
    expect(text).toMatch(/Run of 2026-02-09 for cli\d: sent/);
    expect(text).toMatch(/1 {2}first_step +It is overdue and reaches the first step\./);
    expect(text).toMatch(/4711 +Customer 4711 +€1,200\.00 {2}send step 1 {2}F-1/);
    expect(text).toMatch(/Issued: 1 message, 0 tasks; 0 changed/);
    expect(text).toMatch(/Left by folder: 1 email/);
  });

  it('what needs a person’s agreement is agreed to by name', async () => {
    const of = await ledger();
    await of.set('ceilingMinor', 100_000);
    const waits = await say(of, 'run', '--as-of', '2026-02-09', '--yes', '--no-deliver', '--json');
    expect(waits.json).toMatchObject({
      decisions: [{ do: 'approve', because: 'above_ceiling' }],
      issued: { messages: 0 },
      delivered: null,
    });
    const agreed = await say(of, 'run', '--as-of', '2026-02-09', '--yes', '--approve', '4711', '--json');
    expect(agreed.json).toMatchObject({ issued: { messages: 1 }, delivered: { accepted: 1 } });
  });
});

describe('duly run --without', () => {
  it('C11 leaves out a document, which is held from then on, or a customer for this run', async () => {
    const of = await ledger();
    const other = await of.debtor('4712');
    await of.invoice('F-2', 7_000, '2026-01-05', { dueOn: '2026-02-04' });
    await of.invoice('F-3', 9_000, '2026-01-05', { dueOn: '2026-02-04', customerId: other });
    await expect(say(of, 'run', '--as-of', '2026-02-09', '--yes', '--without', 'F-1')).rejects.toThrow(
      'Nobody is left out without a reason.',
    );
    const run = await say(
      of,
      'run',
      '--as-of',
      '2026-02-09',
      '--yes',
      '--without',
      'F-1,4712',
      '--why',
      'on the phone',
      '--json',
    );
    expect(run.json).toMatchObject({
      issued: { messages: 1 },
      decisions: [
        { customer: '4712', do: 'send', outcome: 'left_out', outcomeWhy: 'on the phone' },
        { customer: '4711', do: 'send', demandMinor: 7_000, items: ['F-2'], outcome: 'issued' },
      ],
    });
    expect((await say(of, 'simulate', '--as-of', '2026-02-10', '--json')).json).toMatchObject({
      decisions: [
        { customer: '4712', do: 'send' },
        { customer: '4711', do: 'wait' },
      ],
    });
  });
});

describe('duly explain', () => {
  it('says one sentence and the chain, past, today and coming', async () => {
    const of = await ledger();
    const today = await say(of, 'explain', '4711', '--as-of', '2026-02-09', '--json');
    expect(today.json).toMatchObject({
      customer: '4711',
      asOn: '2026-02-09',
      decision: 'send',
      because: 'first_step',
      chain: [{ rule: 'customer', fact: 'Customer 4711 is a company', outcome: 'passes' }, {}, {}, {}, {}, {}, {}, {}],
    });
    expect((today.json as { sentence: string }).sentence).toMatch(
      /^Customer 4711 gets the reminder \(step 1\) over €1,200\.00/,
    );
    const { text } = await say(of, 'explain', 'Customer 4711', '--as-of', '2026-02-23');
    expect(text).toMatch(/^If nothing changes, Customer 4711 will get the reminder \(step 2\)/);
    expect(text).toMatch(/looking ahead, if nothing changes/);
  });
});

describe('duly script', () => {
  it('prints what to say to a customer, or that nothing is to be said', async () => {
    const of = await ledger();
    expect((await say(of, 'script', '4711', '--as-of', '2026-02-09')).text).toMatch(/F-1[\s\S]*\n- /);
    expect((await say(of, 'script', '4711', '--as-of', '2026-02-09', '--json')).json).toMatchObject({
      customer: '4711',
      lines: expect.arrayContaining(['- F-1']) as unknown,
    });
    expect((await say(of, 'script', '4711', '--as-of', '2026-01-09')).text).toContain('Nothing is to be asked for');
    await expect(say(of, 'script', 'nobody')).rejects.toThrow('There is no customer nobody.');
  });
});

describe('duly strategy', () => {
  it('lists, shows, chooses and takes one from a file', async () => {
    const of = await ledger();
    expect((await say(of, 'strategy')).text).toMatch(/\* standard +5 steps/);
    const standard = (await say(of, 'strategy', 'show', 'standard', '--json')).json as { code: string };
    const file = join(open.home, 'own.json');
    writeFileSync(file, JSON.stringify({ ...standard, code: 'own' }));
    expect((await say(of, 'strategy', 'add', file, '--json')).json).toEqual({
      strategy: 'own',
      version: 1,
      messages: 0,
      runs: 0,
    });
    expect((await say(of, 'strategy', 'use', 'own', '--customer', '4711', '--json')).json).toMatchObject({
      strategy: 'own',
      messages: 0,
    });
    expect((await say(of, 'strategy', 'show', 'own')).text).toMatch(
      /reminder \(step 2\) +14 days after the step before/,
    );
    expect((await say(of, 'simulate', '--as-of', '2026-02-09', '--json')).json).toMatchObject({
      decisions: [{ do: 'send' }],
    });
    await say(of, 'strategy', 'use', 'none', '--item', 'F-1');
    expect((await say(of, 'simulate', '--as-of', '2026-02-09', '--json')).json).toMatchObject({
      decisions: [{ do: 'none', because: 'strategy_none' }],
    });
    await say(of, 'strategy', 'use', '--item', 'F-1');
    expect((await say(of, 'simulate', '--as-of', '2026-02-09', '--json')).json).toMatchObject({
      decisions: [{ do: 'send' }],
    });
  });

  it('makes one with the steps of another, and takes what a step asks for', async () => {
    const of = await ledger();
    expect((await say(of, 'strategy', 'new', 'ours', '--from', 'two-times', '--name', 'Ours')).text).toContain(
      'nobody is under it yet',
    );
    await expect(say(of, 'strategy', 'new', 'ours')).rejects.toThrow('There is a strategy ours already.');
    await expect(say(of, 'strategy', 'new', 'new')).rejects.toThrow('No strategy can be called new.');
    await expect(say(of, 'strategy', 'new', 'other', '--from', 'harsh')).rejects.toThrow('There is no strategy harsh.');
    await expect(say(of, 'strategy', 'new', 'Not A Code')).rejects.toThrow('small letters, digits and hyphens');
    const ours = (await say(of, 'strategy', 'show', 'ours', '--json')).json as { steps: Record<string, unknown>[] };
    expect(ours).toMatchObject({ code: 'ours', name: 'Ours', steps: [{ n: 1 }, { n: 2 }] });
    const file = join(open.home, 'asks.json');
    const first = { ...ours.steps[0], trigger: { basis: 'due', days: 3 } };
    const asking = (when: unknown): void =>
      writeFileSync(file, JSON.stringify({ ...ours, steps: [{ ...first, when }, ours.steps[1]] }));
    asking({ count: 50, totalMinor: 123_456, days: 1, segments: ['A'], notSegments: ['B'] });
    expect((await say(of, 'strategy', 'add', file)).text).toContain('Nobody is in the segment A, B yet.');
    expect((await say(of, 'strategy', 'show', 'ours')).text).toContain(
      'only if 50 unpaid items or more, €1,234.56 unpaid or more, the oldest due 1 day ago or longer, segment A, not segment B',
    );
    asking({ count: 50 });
    await say(of, 'strategy', 'add', file);
    await say(of, 'strategy', 'use', 'ours');
    expect((await say(of, 'simulate', '--as-of', '2026-02-09', '--json')).json).toMatchObject({
      decisions: [{ do: 'wait', because: 'condition_not_met' }],
    });
    expect((await say(of, 'explain', '4711', '--as-of', '2026-02-09')).text).toMatch(
      /does not yet meet the conditions of the next step[\s\S]*at least 50 are asked for/,
    );
  });

  it('refuses what is none, with everything that is wrong', async () => {
    const of = await ledger();
    const file = join(open.home, 'wrong.json');
    writeFileSync(
      file,
      JSON.stringify({
        code: 'own',
        name: 'Own',
        steps: [{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 0 } }],
      }),
    );
    await expect(say(of, 'strategy', 'add', file)).rejects.toThrow(
      'step 1 (reminder): says by when to pay; give payByDays; step 1: overdue begins on the day after the due day',
    );
    writeFileSync(file, '{');
    await expect(say(of, 'strategy', 'add', file)).rejects.toThrow(/wrong\.json cannot be read as JSON/);
    await expect(say(of, 'strategy', 'use', 'harsh')).rejects.toThrow('There is no strategy harsh.');
  });
});
