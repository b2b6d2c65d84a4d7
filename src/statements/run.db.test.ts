import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { companyById } from '../companies/store';
import { setMail } from '../customers/mail.actions';
import { customerById } from '../customers/store';
import { putHold } from '../ledger/actions';
import { ledgerHolds } from '../ledger/store';
import { day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { deliver } from '../outbox/delivery.actions';
import { ALWAYS_SEND } from '../outbox/gate';
import { openPostRoom, type PostRoom } from '../outbox/post.actions';
import { closeBrowser } from '../platform/pdf/browser';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { statementAsker } from './gate.actions';
import { issueStatements } from './issue.actions';
import { carryOnStatements, monthlyStatements } from './jobs';
import { accountOf } from './make.actions';
import { groupCounts } from './papers.store';
import { postStatements, unpostStatements } from './posted.actions';
import { unpostedOf } from './posting.store';
import { archiveOf, stackOfRun } from './print.actions';
import type { Choice } from './run';
import { beginStatements, simulateStatements, stopStatements } from './run.actions';
import { statementSheets } from './sheet.actions';

/** Statements to many: who gets one and who does not, once each, whatever stops it half-way, and judged again as they leave. */
const open = testDatabase();
let companies = 0;
afterAll(() => closeBrowser());

const TODAY = '2026-03-02';
const choice = (more: Partial<Choice> = {}): Choice => ({
  asOn: day(TODAY),
  from: null,
  segment: '',
  minMinor: 0,
  onlyOverdue: false,
  withCredits: false,
  reason: '',
  format: 'pdf',
  ...more,
});

interface Little extends ReminderLedger {
  readonly post: PostRoom;
  asking(more?: Partial<Choice>): Parameters<typeof beginStatements>[1];
  issuing(): Parameters<typeof issueStatements>[1];
  /** `4711 queued accepted`. */
  lines(runId?: number): Promise<string[]>;
  send(): Promise<void>;
}

async function little(): Promise<Little> {
  const of = await reminderLedger(open.db, `stat${(companies += 1)}`, open.home);
  const holds = (q: Parameters<typeof ledgerHolds>[0]) => [ledgerHolds(q)];
  const askers = { statement: statementAsker(holds), free: { gate: () => ALWAYS_SEND } };
  const post = openPostRoom({ home: join(open.home, of.planning.company.code), smtpUrl: null, askers });
  await of.knownAsOf('2026-02-28');
  const company = await companyById(open.db.read, of.companyId);
  return {
    ...of,
    post,
    asking: (more) => ({ company, choice: choice(more), holds }),
    issuing: () => ({ company, holds, post: () => post }),
    lines: async (runId) => {
      const rows = await rowsOf<{ code: string; outcome: string; why: string | null; state: string | null }>(
        open.db.read,
        `select c.code, l.outcome, l.why, m.state from statement_line l join v_customer c on c.id = l.customer_id
         left join v_message m on m.id = l.message_id where l.company_id = ? and (l.run_id = ? or ? = 0) order by l.id`,
        [of.companyId, runId ?? 0, runId ?? 0],
      );
      return rows.map(({ code, outcome, why, state }) => [code, outcome, why, state].filter(Boolean).join(' '));
    },
    send: async () => {
      await deliver(of.on(TODAY), post, company);
    },
  };
}

const begun = async (of: Little, more?: Partial<Choice>, today = TODAY, ids?: readonly number[]): Promise<number> => {
  const customers = ids && new Set(ids);
  const run = await beginStatements(of.on(today), { ...of.asking(more), customers });
  return run!.id;
};

const refusal = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

const noMailbox = (id: number): Promise<unknown> =>
  open.db.write('contact').where({ customer_id: id }).update({ email: null });
const address = (of: Little, id: number): Promise<unknown> =>
  open.db.write('address').insert({ company_id: of.companyId, customer_id: id, role: 'billing', name: 'Perrin SA', street: '1 rue Haute', postcode: '69001', city: 'Lyon', country: 'FR', recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' }); // prettier-ignore
const hold = (of: Little, customerId: number, kind: 'insolvency' | 'goodwill' | 'admin', itemIds: readonly number[] = []) =>
  putHold(of.on(TODAY), { companyId: of.companyId, customerId, itemIds, amountMinor: null, kind, reason: 'as told', until: day('2026-04-01') }); // prettier-ignore

describe('a run of statements', () => {
  it('goes to whom it may, by mail or on paper, and says of everybody else why not', async () => {
    const of = await little();
    await of.invoice('F-1', 10_000, '2026-01-05');
    const disputed = await of.debtor('4712');
    const item = await of.invoice('F-2', 20_000, '2026-02-25', { customerId: disputed });
    await hold(of, disputed, 'admin', [item]);
    const paper = await of.debtor('4713');
    await of.invoice('F-3', 30_000, '2026-01-05', { customerId: paper });
    await noMailbox(paper);
    await address(of, paper);
    for (const [code, kind] of [['4714', 'insolvency'], ['4715', 'goodwill']] as const) {
      const id = await of.debtor(code);
      await of.invoice(`F-${code}`, 1_000, '2026-01-05', { customerId: id });
      await hold(of, id, kind);
    } // prettier-ignore
    const lost = await of.debtor('4716');
    await of.invoice('F-6', 1_000, '2026-01-05', { customerId: lost });
    await noMailbox(lost);
    const credit = await of.debtor('4717');
    await of.receive({ document: 'P-7', amountMinor: 500, on: '2026-02-01', type: 'payment', customerId: credit });
    const foreign = await little();
    await foreign.invoice('F-X', 99_900, '2026-01-05');

    const { tally } = await simulateStatements(of.on(TODAY), of.asking());
    expect(tally).toEqual({
      email: 2,
      print: 1,
      sums: [{ currency: 'EUR', balanceMinor: 60_000, overdueMinor: 40_000 }],
      leftOut: ['insolvency', 'held', 'only_credits', 'no_address'].map((why) => ({ why, customers: 1 })),
    });
    expect(await of.lines()).toEqual([]);

    const id = await begun(of, { format: 'both' });
    expect(await issueStatements(of.on(TODAY), of.issuing(), id)).toMatchObject({ queued: 2, printed: 1 });
    await of.send();
    expect(await of.lines()).toEqual([
      '4711 queued accepted',
      '4712 queued accepted',
      '4713 printed',
      '4714 left_out insolvency',
      '4715 left_out held',
      '4716 left_out no_address',
      '4717 left_out only_credits',
    ]);
    const [sent] = await rowsOf<{ subject: string; attachments: string }>(open.db.read, `select subject, attachments from v_message where company_id = ? order by id`, [of.companyId]); // prettier-ignore
    expect(sent?.subject).toMatch(/^Relevé de compte au 2\smars\s2026 – /);
    expect((JSON.parse(sent?.attachments ?? '[]') as { name: string }[]).map(({ name }) => name)).toEqual([
      'Releve-4711-2026-03-02.pdf',
      'Releve-4711-2026-03-02.xlsx',
    ]);
    const stack = await stackOfRun(of.on(TODAY), { companyId: of.companyId, runId: id, printed: true });
    expect((await PDFDocument.load(stack.pdf)).getPageCount()).toBe(1);
    const names = (await archiveOf(of.on(TODAY), { companyId: of.companyId, runId: id })).entries;
    expect(names).toBe(6);
    expect(await refusal(stackOfRun(of.on(TODAY), { companyId: foreign.companyId, runId: id, printed: true }))).toBe('nothing-to-print'); // prettier-ignore
  });

  it('asked again for the same day sends nothing twice; for a stated reason it goes again at once', async () => {
    const of = await little();
    await of.invoice('F-1', 10_000, '2026-01-05');
    const other = await of.debtor('4712');
    await of.invoice('F-2', 10_000, '2026-01-05', { customerId: other });
    const first = await begun(of, {}, TODAY, [of.customerId]);
    await issueStatements(of.on(TODAY), of.issuing(), first);
    await of.send();
    expect(await refusal(begun(of, {}, TODAY, [of.customerId]))).toBe('no-statements');
    // who only had another message today gets theirs tomorrow, reason or not
    await open.db.write('statement_line').where({ run_id: first }).update({ outcome: 'failed' });
    const early = await begun(of, { reason: 'wrong logo' }, TODAY, [of.customerId]);
    expect(await issueStatements(of.on(TODAY), of.issuing(), early)).toMatchObject({ queued: 0, later: 1 });
    await stopStatements(of.on(TODAY), of.companyId, early);
    await open.db.write('statement_line').where({ run_id: first }).update({ outcome: 'queued' });

    const again = await begun(of, { reason: 'wrong logo' });
    expect(await issueStatements(of.on(TODAY), of.issuing(), again)).toMatchObject({ queued: 2, later: 0 });
    expect(await issueStatements(of.on(TODAY), of.issuing(), again)).toMatchObject({ queued: 0 });
    await of.send();
    expect(await of.lines(again)).toEqual(['4711 queued accepted', '4712 queued accepted']);
    const turns = await rowsOf(open.db.read, `select turn, count(*) as n from message where company_id = ? group by turn order by turn`, [of.companyId]); // prettier-ignore
    expect(turns).toEqual([{ turn: 0, n: 2 }, { turn: 1, n: 1 }]); // prettier-ignore
    expect(await rowsOf(open.db.read, `select reason from statement_run where id = ?`, [again])).toEqual([{ reason: 'wrong logo' }]); // prettier-ignore
  });

  it('who has to wait for tomorrow goes tomorrow', async () => {
    const of = await little();
    await of.invoice('F-1', 10_000, '2026-01-05');
    await issueStatements(of.on(TODAY), of.issuing(), await begun(of));
    const day = '2026-03-01';
    await of.knownAsOf('2026-03-02');
    const next = await begun(of, { asOn: day as Choice['asOn'] });
    expect(await issueStatements(of.on(TODAY), of.issuing(), next)).toMatchObject({ queued: 0, later: 1 });
    expect(await of.lines(next)).toEqual(['4711 waiting written_today']);
    expect(await carryOnStatements(of.on(TODAY), of.issuing())).toMatchObject({ queued: 0 });
    expect(await carryOnStatements(of.on('2026-03-03'), of.issuing())).toMatchObject({ queued: 1 });
  });

  it('of customers who were ticked goes to them alone, and says of those with nothing open so', async () => {
    const of = await little();
    await of.invoice('F-1', 10_000, '2026-01-05');
    const nothing = await of.debtor('4712');
    const other = await of.debtor('4713');
    await of.invoice('F-3', 10_000, '2026-01-05', { customerId: other });
    const foreign = await little();
    await foreign.invoice('F-X', 99_900, '2026-01-05');
    const id = await begun(of, {}, TODAY, [of.customerId, nothing, foreign.customerId]);
    expect(await of.lines(id)).toEqual(['4711 waiting', '4712 left_out nothing_open']);
    expect(await refusal(begun(of, {}, TODAY, [foreign.customerId]))).toBe('no-statements');
    expect(await refusal(begun(of, {}, TODAY, []))).toBe('no-statements');
  });

  it('of a payer lists what is open of those for whom it pays, each by itself', async () => {
    const of = await little();
    const entities = [await of.debtor('4712'), await of.debtor('4713'), await of.debtor('4714')];
    for (const customerId of entities.slice(0, 2))
      await setMail(of.on('2026-01-02'), { companyId: of.companyId, customerId }, { payerId: of.customerId });
    for (const [at, customerId] of [of.customerId, ...entities].entries())
      await of.invoice(`F-${at}`, 1_000 * (at + 1), '2026-01-05', { customerId });
    const accountFor = async (id: number): ReturnType<typeof accountOf> =>
      accountOf(open.db.read, of.planning.company, await customerById(open.db.read, of.companyId, id), {
        ...{ asOn: day(TODAY), from: null, language: 'de' },
      });
    const { made, open: items, others, language } = await accountFor(of.customerId);
    expect(others.map(({ code, openMinor }) => `${code} ${openMinor}`)).toEqual(['4712 2000', '4713 3000']);
    expect(items.map(({ document }) => document)).toEqual(['F-0']);
    expect(statementSheets({ made, open: items, charges: [], others }, language).at(-1)?.name).toBe('Andere');
    expect((await accountFor(entities[0]!)).others).toEqual([]);
  });

  it('says of printed ones when they were posted, and takes it back', async () => {
    const of = await little();
    for (const [code, id] of [['4711', of.customerId], ['4712', await of.debtor('4712')]] as const) {
      await of.invoice(`F-${code}`, 10_000, '2026-01-05', { customerId: id });
      await noMailbox(id);
      await address(of, id);
    } // prettier-ignore
    const id = await begun(of);
    await issueStatements(of.on(TODAY), of.issuing(), id);
    const posting = { companyId: of.companyId, runId: id, customerIds: null, on: day(TODAY), service: 'La Poste' };
    const groups = async () => (await groupCounts(open.db.read, [id])).map(({ group, customers }) => `${group} ${customers}`); // prettier-ignore
    expect(await groups()).toEqual(['printed 2']);
    for (const on of ['2026-03-01', '2026-03-03'])
      expect(await refusal(postStatements(of.on(TODAY), { ...posting, on: day(on) }))).toBe('not-posted-then');
    expect(await refusal(postStatements(of.on(TODAY), { ...posting, companyId: of.companyId + 1_000 }))).toBe('not-posted-then'); // prettier-ignore
    expect(await postStatements(of.on(TODAY), { ...posting, customerIds: [of.customerId, 999_999] })).toBe(1);
    expect((await unpostedOf(open.db.read, id, 9)).map(({ code }) => code)).toEqual(['4712']);
    const later = { ...of.on(TODAY), now: '2026-03-02T10:00:00.000Z' as const as ReturnType<typeof of.on>['now'] };
    expect(await postStatements(later, posting)).toBe(1);
    expect(await groups()).toEqual(['posted 2']);
    expect(await unpostStatements(later, { companyId: of.companyId, runId: id, at: later.now })).toBe(1);
    expect((await groups()).sort()).toEqual(['posted 1', 'printed 1']);
  });

  it('killed half-way, sends the rest once; stopped, sends no more of it', async () => {
    const of = await little();
    for (let n = 0; n < 45; n += 1) {
      const id = n === 0 ? of.customerId : await of.debtor(`5${n}`);
      await of.invoice(`F-${n}`, 1_000 + n, '2026-01-05', { customerId: id });
    }
    const id = await begun(of, { format: 'xlsx' });
    const dies = issueStatements(of.on(TODAY), of.issuing(), id, () => {
      throw new Error('killed');
    });
    await expect(dies).rejects.toThrow('killed');
    const count = async (outcome: string) => (await of.lines(id)).filter((line) => line.includes(outcome)).length;
    expect([await count('queued'), await count('waiting')]).toEqual([20, 25]);
    // two processes at once
    await Promise.all([carryOnStatements(of.on(TODAY), of.issuing()), carryOnStatements(of.on(TODAY), of.issuing())]);
    await carryOnStatements(of.on(TODAY), of.issuing());
    await of.send();
    expect([await count('accepted'), await count('waiting')]).toEqual([45, 0]);
    const [row] = await rowsOf<{ n: number; papers: number }>(open.db.read, `select count(*) as n, (select count(*) from v_document where company_id = ?) as papers from v_message where company_id = ?`, [of.companyId, of.companyId]); // prettier-ignore
    expect(row).toEqual({ n: 45, papers: 45 });

    await of.knownAsOf('2026-03-02');
    const next = await beginStatements(of.on('2026-03-03'), of.asking({ asOn: day('2026-03-03'), format: 'xlsx' }));
    await issueStatements(of.on('2026-03-03'), of.issuing(), next!.id, () => {
      throw new Error('killed');
    }).catch(() => undefined);
    expect(await stopStatements(of.on('2026-03-03'), of.companyId, next!.id)).toEqual({ cancelled: 25, withdrawn: 20 });
    expect(await stopStatements(of.on('2026-03-03'), of.companyId, next!.id)).toEqual({ cancelled: 0, withdrawn: 0 });
    expect(await refusal(stopStatements(of.on(TODAY), of.companyId + 1_000, next!.id))).toBe('no-such-run');
    expect(await begun(of, { asOn: day('2026-03-03') }, '2026-03-03')).toBeGreaterThan(next!.id);
  });

  it('is judged again as it leaves: paid or held meanwhile, it stays here', async () => {
    const of = await little();
    const item = await of.invoice('F-1', 10_000, '2026-01-05');
    const other = await of.debtor('4712');
    await of.invoice('F-2', 10_000, '2026-01-05', { customerId: other });
    const id = await begun(of, { format: 'xlsx' });
    await issueStatements(of.on(TODAY), of.issuing(), id);
    await of.receive({ document: 'P-1', amountMinor: 10_000, on: '2026-03-01', to: item });
    await hold(of, other, 'insolvency');
    await of.send();
    expect(await of.lines(id)).toEqual(['4711 queued withdrawn', '4712 queued withdrawn']);
  });

  it('shows an earlier day as it was, and takes the least amount and only what is overdue', async () => {
    const of = await little();
    const item = await of.invoice('F-1', 10_000, '2026-01-05');
    await of.receive({ document: 'P-1', amountMinor: 4_000, on: '2026-02-20', to: item });
    const other = await of.debtor('4712');
    await of.invoice('F-2', 5_000, '2026-02-25', { customerId: other });
    const tallied = async (more: Partial<Choice>) => {
      const { tally } = await simulateStatements(of.on(TODAY), of.asking(more));
      return [tally.sums[0]?.balanceMinor, tally.leftOut[0]?.why];
    };
    expect(await tallied({})).toEqual([11_000, undefined]);
    expect(await tallied({ asOn: day('2026-02-10') })).toEqual([10_000, undefined]);
    expect(await tallied({ minMinor: 6_000 })).toEqual([6_000, 'below_minimum']);
    expect(await tallied({ onlyOverdue: true })).toEqual([6_000, 'not_overdue']);
    expect(await tallied({ segment: `'; drop table customer; --` })).toEqual([undefined, undefined]);
  });

  it('comes by itself once a month, and refuses where nothing may be sent', async () => {
    const of = await little();
    await of.invoice('F-1', 10_000, '2026-01-05');
    expect(await monthlyStatements(of.on(TODAY), of.issuing())).toEqual({});
    await of.set('statementsOn', 1);
    const both = await Promise.all([monthlyStatements(of.on(TODAY), of.issuing()), monthlyStatements(of.on(TODAY), of.issuing())]); // prettier-ignore
    expect(both.filter(({ began }) => began === 1)).toHaveLength(1);
    expect(await monthlyStatements(of.on('2026-03-03'), of.issuing())).toEqual({});
    expect(await monthlyStatements(of.on('2026-03-09'), of.issuing())).toEqual({});
    expect(await of.lines()).toEqual(['4711 waiting']);
    expect(await refusal(monthlyStatements(of.on('2026-04-01'), of.issuing()))).toBe('ledger-stale');
    await of.set('shadowMode', true);
    expect(await refusal(begun(of))).toBe('shadow-mode');
  });
});
