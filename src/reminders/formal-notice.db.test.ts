import { companyById } from '../companies/store';
import { putAddress } from '../customers/actions';
import { customerById } from '../customers/store';
import { remindersSent } from '../dossier/facts.store';
import { day } from '../kernel/day';
import { loadShippedRates } from '../law/rates.actions';
import { noticesOf } from '../notices/store';
import { contentFrom } from '../outbox/content';
import { deliver } from '../outbox/delivery.actions';
import { closePostRoom, openPostRoom } from '../outbox/post.actions';
import { messagesById } from '../outbox/store';
import { previewDraft } from '../outbox/show.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { decisionsOfCustomer } from './decision.store';
import { answerWhy } from './explain.store';
import { reminderAsker } from './gate.actions';
import { previewLine } from './preview.actions';
import { approveLines, issueRun, runToday, simulate } from './run.actions';
import { addStrategy, useStrategy } from './strategy.actions';
import { reminderLedger, type ReminderLedger } from './testing/ledger';

/** A step that makes the legal paper of the country: decided, looked at, written with what the law gives, withdrawn and taken back whole. */
const open = testDatabase();
let companies = 0;

const FORMAL = {
  code: 'formal',
  name: 'Formal',
  steps: [
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 5 }, payByDays: 7 },
    { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7 },
    {
      ...{ n: 3, kind: 'formal_notice', trigger: { basis: 'previous_step', days: 14 } },
      claims: ['interest', 'fixed_sum'],
    },
    { n: 4, kind: 'propose_hand_over', trigger: { basis: 'previous_step', days: 10 }, mode: 'task' },
  ],
};

/** `step`: what its formal notice has of its own. */
async function ledger(law: string, more: object = {}, step: object = {}): Promise<ReminderLedger> {
  const of = await reminderLedger(open.db, `formal${(companies += 1)}`, open.home);
  await of.knownAsOf('2026-06-30');
  await loadShippedRates(of.on('2026-01-01'));
  const company = { id: of.companyId };
  await open.db.write('company').where(company).update({ governing_law: law });
  await open.db
    .write('customer')
    .where({ id: of.customerId })
    .update({ country: law, language: 'en', ...more });
  await of.set('latePayment', 'always');
  const steps = FORMAL.steps.map((one) => (one.kind === 'formal_notice' ? { ...one, ...step } : one));
  await addStrategy(of.on('2026-01-01'), of.companyId, { ...FORMAL, steps });
  await useStrategy(of.on('2026-01-01'), of.companyId, { scope: 'company' }, 'formal');
  return { ...of, planning: { ...of.planning, company: await companyById(open.db.read, of.companyId) } };
}

const run = (of: ReminderLedger, today: string) => runToday(of.on(today), of.planning, { agree: 'none' });

/** Up to the day on which the paper is due. */
async function asked(of: ReminderLedger, currency = 'EUR'): Promise<number> {
  const item = await of.invoice('F-1', 100_000, '2026-01-05', { dueOn: '2026-02-04', currency });
  await run(of, '2026-02-09');
  await leave(of, '2026-02-09');
  await run(of, '2026-02-23');
  await leave(of, '2026-02-23');
  return item;
}

/** What waits leaves, each judged once more. */
async function leave(of: ReminderLedger, today: string): Promise<void> {
  const post = openPostRoom({ home: open.home, smtpUrl: null, askers: { reminder: reminderAsker(of.planning.holds) } });
  await deliver(of.on(today), post, of.planning.company).finally(() => closePostRoom(post));
}

const ON = '2026-03-09';

const INTEREST_ONLY = { claims: ['interest'] };

async function decided(of: ReminderLedger): Promise<string> {
  const { run: planned } = await run(of, ON);
  const [kept] = await decisionsOfCustomer(open.db.read, planned.id, of.customerId);
  return `${kept?.do ?? ''} ${kept?.kind ?? ''} ${kept?.because ?? ''}`;
}

const charges = async (of: ReminderLedger): Promise<string[]> =>
  (
    await rowsOf<{ kind: string; amount: number; origin: string; reversed: string | null }>(
      open.db.read,
      'select kind, amount_minor as amount, origin, reversed_at as reversed from charge where company_id = ? order by id',
      [of.companyId],
    )
  ).map(({ kind, amount, origin, reversed }) => `${kind} ${amount} ${origin.replace(/\d+/, 'n')}${reversed === null ? '' : ' reversed'}`); // prettier-ignore

/** To a customer with an address: its paper goes by post, and a person looks at it. */
async function french(): Promise<ReminderLedger> {
  const of = await ledger('FR');
  const address = { role: 'billing', name: null, street: '1 rue de la Paix', postcode: '75002', city: 'Paris', region: null, country: 'FR' } as const; // prettier-ignore
  await putAddress(of.on('2026-01-01'), { companyId: of.companyId, customerId: of.customerId, ...address });
  return of;
}

/** A person agrees to it; what it claims then. */
async function agreed(of: ReminderLedger): Promise<string[]> {
  const { run: planned } = await run(of, ON);
  await approveLines(of.on(ON), of.companyId, planned.id, []);
  await issueRun(of.on(ON), of.planning, planned.id);
  return charges(of);
}

async function messageOf(of: ReminderLedger) {
  const [notice] = await noticesOf(open.db.read, of.companyId, of.customerId);
  const [row] = await messagesById(open.db.read, of.companyId, [notice?.messageId ?? 0]);
  return { notice, content: row && contentFrom(row.blanks), about: row?.about };
}

describe('a step that is a formal notice', () => {
  it.each([
    ['NO', {}, 'send formal_notice formal_notice'],
    ['DK', {}, 'send formal_notice formal_notice'],
    ['DK', { debtor_type: 'unknown' }, 'none formal_notice debtor_type_unknown'],
    ['DK', { hardship: 1 }, 'approve reminder hardship'],
    ['DK', { language: 'pl' }, 'send formal_notice formal_notice'],
    ['DE', {}, 'approve formal_notice paper_to_check'],
    ['FR', {}, 'none formal_notice paper_by_post'],
    ['GB', { country: 'FR', debtor_type: 'sole_trader' }, 'none formal_notice paper_incomplete'],
    ['JP', { country: null }, 'none formal_notice paper_unknown'],
  ])('law of %s, customer %j: %s', async (law, more, expected) => {
    const of = await ledger(law, more);
    await asked(of);
    expect(await decided(of)).toBe(expected);
  });

  it('waits for a person where the strategy says so', async () => {
    const of = await ledger('NO', {}, { ...INTEREST_ONLY, mode: 'approval' });
    await asked(of);
    expect(await decided(of)).toBe('approve formal_notice step_needs_approval');
  });

  it('is blocked where its language is lacking and nothing stands in for it', async () => {
    const of = await ledger('DK', { language: 'pl' });
    await asked(of);
    await of.set('fallbackLanguage', {});
    expect(await decided(of)).toBe('none formal_notice no_language');
  });

  it('C13: in Norway it names a new day to pay, fourteen days on, in an inkassovarsel of its own', async () => {
    const of = await ledger('NO', {}, INTEREST_ONLY);
    await asked(of);
    await run(of, ON);
    const { notice, content, about } = await messageOf(of);
    expect([notice?.law, notice?.paper, notice?.deadlineOn]).toEqual(['NO', 'notice', '2026-03-23']);
    expect([content?.payByOn, content?.legal?.title]).toEqual(['2026-03-23', 'Warning of collection (inkassovarsel)']);
    expect(about).toMatch(/^reminder\//);
    expect(content?.legal?.said.consequence.join(' ')).not.toBe('');
  });

  it('claims what the law gives and is sure: told, previewed, simulated and written alike', async () => {
    const of = await ledger('DK');
    await asked(of);
    const work = of.on(ON);
    const report = await simulate(work, of.planning);
    const preview = await previewLine(work, of.planning, { id: 0, asOn: day(ON) }, of.customerId);
    const why = await answerWhy(open.db.read, {
      ...{ company: of.planning.company, customer: await customerById(open.db.read, of.companyId, of.customerId) },
      ...{ asOn: day(ON), now: work.now, holds: of.planning.holds(open.db.read), papers: of.planning.papers },
    });
    const done = await run(of, ON);
    const { notice, content } = await messageOf(of);
    expect(report.claims).toEqual(done.claims);
    expect(content?.legal).toEqual(preview.draft?.content.legal);
    const [kept] = await decisionsOfCustomer(open.db.read, done.run.id, of.customerId);
    const told = (chain: readonly { rule: string; fact: string }[]): string[] => chain.flatMap(({ rule, fact }) => (rule === 'claims' ? [fact] : [])); // prettier-ignore
    expect(told(why.explanations[0].chain)).toEqual(told(kept?.chain ?? []));
    expect(told(kept?.chain ?? []).length).toBeGreaterThan(0);
    const { interest, fixed } = kept?.claimedMinor ?? { interest: -1, fixed: -1 };
    expect([notice?.interestMinor, (notice?.fixedMinor ?? 0) + (notice?.costsMinor ?? 0)]).toEqual([interest, fixed]);
    expect(notice?.principalMinor).toBe(100_000);
  });

  it('names only what was asked for twice; the rest stands beside, and is added to nothing', async () => {
    const of = await ledger('DK');
    await asked(of);
    await of.invoice('F-2', 25_000, '2026-01-20', { dueOn: '2026-02-28' });
    await run(of, ON);
    const { notice, content } = await messageOf(of);
    const [section] = content?.sections ?? [];
    expect([section?.items, section?.alsoDue].map((lines) => lines?.map(({ document }) => document))).toEqual([['F-1'], ['F-2']]); // prettier-ignore
    expect(notice?.principalMinor).toBe(100_000);
    const claimed = 100_000 + (notice?.interestMinor ?? 0) + (notice?.fixedMinor ?? 0) + (notice?.costsMinor ?? 0);
    expect(section?.payment?.amountMinor).toBe(claimed);
  });

  it('goes alone: what is overdue in another currency waits', async () => {
    const of = await ledger('DK');
    await asked(of);
    await of.invoice('U-1', 5_000, '2026-01-20', { dueOn: '2026-02-20', currency: 'USD' });
    const { run: planned } = await run(of, ON);
    const kept = await decisionsOfCustomer(open.db.read, planned.id, of.customerId);
    expect(kept.map((one) => `${one.currency} ${one.do} ${one.because}`)).toEqual(['EUR send formal_notice', 'USD wait paper_alone']); // prettier-ignore
  });
});

describe('a paper that does not leave', () => {
  it('paid in the last moment: withdrawn, claims nothing, and its step never happened', async () => {
    const of = await french();
    const item = await asked(of);
    const before = await agreed(of);
    expect(before).toEqual(['interest 1098 reminder/n']);
    await of.receive({ document: 'P-1', amountMinor: 40_000, on: ON, to: item });
    await leave(of, ON);
    expect(await charges(of)).toEqual(before.map((one) => `${one} reversed`));
    const next = await run(of, '2026-03-10');
    const [kept] = await decisionsOfCustomer(open.db.read, next.run.id, of.customerId);
    expect([kept?.kind, kept?.demandMinor]).toEqual(['formal_notice', 60_000]);
  });

  it('not sent before the next run: taken back with what it claimed, and proposed again', async () => {
    const of = await french();
    await asked(of);
    const before = await agreed(of);
    const next = await run(of, '2026-03-10');
    expect(await charges(of)).toEqual(before.map((one) => `${one} reversed`));
    const [kept] = await decisionsOfCustomer(open.db.read, next.run.id, of.customerId);
    expect([kept?.do, kept?.kind]).toEqual(['approve', 'formal_notice']);
  });

  it('the debtor turns out to be of another kind: the paper for the first does not leave', async () => {
    const of = await ledger('DK');
    await asked(of);
    await run(of, ON);
    await open.db.write('customer').where({ id: of.customerId }).update({ debtor_type: 'consumer' });
    await leave(of, ON);
    const [row] = await rowsOf<{ state: string }>(open.db.read, `select m.state from message m join reminder r on r.message_id = m.id where r.company_id = ? and r.kind = 'formal_notice'`, [of.companyId]); // prettier-ignore
    expect(row?.state).toBe('withdrawn');
    expect((await charges(of)).every((one) => one.endsWith('reversed'))).toBe(true);
  });

  it('stands in a recovery file once, as the last demand; taken back, not at all', async () => {
    const of = await ledger('DK');
    await asked(of);
    await run(of, ON);
    await leave(of, ON);
    const scope = { companyId: of.companyId, customerId: of.customerId, currency: 'EUR', keyDate: day(ON) };
    const kinds = async (): Promise<string[]> => (await remindersSent(open.db.read, scope)).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['reminder', 'reminder', 'final']);
    await open.db
      .write('reminder')
      .where({ company_id: of.companyId, kind: 'formal_notice' })
      .update({ state: 'cancelled' });
    expect(await kinds()).toEqual(['reminder', 'reminder']);
  });

  it('reads as the paper of its country', async () => {
    const of = await ledger('NO', {}, INTEREST_ONLY);
    await asked(of);
    const { draft } = await previewLine(of.on(ON), of.planning, { id: 0, asOn: day(ON) }, of.customerId);
    const post = openPostRoom({ home: open.home, smtpUrl: null, askers: {} });
    const shown =
      draft && (await previewDraft(of.on(ON), post, of.planning.company, draft).finally(() => closePostRoom(post)));
    expect(shown?.text).toContain('section 9 of the Norwegian Debt Collection Act');
  });
});
