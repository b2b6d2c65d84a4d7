import { setCredit } from '../customers/credit.actions';
import { day, endOfDay } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import type { HoldSource } from '../ledger/hold';
import { referenceOf } from '../ledger/reference.store';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { tasksOf } from '../tasks/store';
import { askConsent, recordConsent, takeConsentBack } from './consent.actions';
import { followLedger, judgePromises } from './jobs';
import type { JudgedPlan } from './plan';
import {
  acceptPlan,
  approvePlan,
  askApproval,
  cancelPlan,
  draftPlan,
  offerPlan,
  reinstatePlan,
  unacceptPlan,
  type Drafted,
} from './plan.actions';
import { planRows } from './plan-register.panel';
import { judgedPlan, judgedPlans, planDependents, planHolds } from './plan.store';
import type { PlanRequest } from './planning';
import { layDownPolicy } from './policy.actions';

const open = testDatabase();
const on = (today: string): ReturnType<typeof workOn> => workOn(open.db, today);
const nothingDisputed = (): HoldSource => () => Promise.resolve([]);

let count = 0;
/** A ledger of its own for each test, with F-1 of 600.00 and F-2 of 300.00; both are overdue on 2026-03-02. */
const fresh = async (): Promise<{ ledger: LittleLedger; f1: number; f2: number }> => {
  const ledger = await littleLedger(open.db, `plan${(count += 1)}`);
  const f1 = await ledger.invoice('F-1', 60_000, '2026-01-05', { dueOn: '2026-02-04' });
  const f2 = await ledger.invoice('F-2', 30_000, '2026-01-10', { dueOn: '2026-02-09' });
  return { ledger, f1, f2 };
};

/** Three instalments of 300.00: 2026-03-31, 04-30 and 06-01; in time until 04-07, 05-06 and 06-04. */
const asked = (ledger: LittleLedger, itemIds: readonly number[], more: Partial<PlanRequest> = {}): PlanRequest => ({
  companyId: ledger.companyId,
  customerId: ledger.customerId,
  of: { items: itemIds.map((itemId) => ({ itemId, amountMinor: null })) },
  terms: { firstOn: day('2026-03-31'), interval: 'monthly', of: { count: 3 }, down: null },
  ...more,
});

const draft = (ledger: LittleLedger, itemIds: readonly number[], more: Partial<PlanRequest> = {}): Promise<Drafted> =>
  draftPlan(on('2026-03-02'), asked(ledger, itemIds, more), nothingDisputed);

const which = ({ plan }: JudgedPlan) => ({ companyId: plan.companyId, planId: plan.id });
const accept = (one: JudgedPlan, today = '2026-03-02'): Promise<JudgedPlan> =>
  acceptPlan(on(today), which(one), nothingDisputed);

const range = (ledger: LittleLedger) => ({ companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER });
const held = async (ledger: LittleLedger, asOn: string, knownOn?: string): Promise<string[]> =>
  (await planHolds(open.db.read)(range(ledger), day(asOn), knownOn === undefined ? null : endOfDay(day(knownOn)))).map(
    (hold) => `${hold.amountMinor ?? 'all'} ${hold.caused ? 'while it runs' : `until ${hold.until ?? ''}`}`,
  );

const seen = async (one: JudgedPlan, asOn: string): Promise<string> => {
  const judged = await judgedPlan(open.db.read, one.plan.companyId, one.plan.id, day(asOn));
  return `${judged?.state ?? ''}: ${judged?.instalments.map(({ state }) => state).join(' ') ?? ''}`;
};

const refused = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Refusal ? error.code : error instanceof WrongUse ? 'wrong-use' : String(error),
  );

const openTasks = async (ledger: LittleLedger): Promise<string[]> =>
  (await tasksOf(open.db.read, { companyId: ledger.companyId })).map(({ title }) => title);

describe('an instalment plan', () => {
  it('is drafted, offered, accepted: an offer keeps its invoices back until it lapses, a running plan as long as it runs', async () => {
    const { ledger, f1, f2 } = await fresh();
    const one = await draft(ledger, [f1, f2]);
    expect(one).toMatchObject({ state: 'draft', outside: [], plan: { number: 'P-0001', amountMinor: 90_000 } });
    expect(await held(ledger, '2026-03-02')).toEqual([]);
    expect((await offerPlan(on('2026-03-02'), which(one), nothingDisputed)).offerUntil).toBe('2026-03-16');
    expect(await held(ledger, '2026-03-16')).toEqual(['60000 until 2026-03-16', '30000 until 2026-03-16']);
    expect(await held(ledger, '2026-03-17')).toEqual([]);
    expect((await accept(one, '2026-03-05')).state).toBe('accepted');
    expect(await held(ledger, '2026-06-30')).toEqual(['60000 while it runs', '30000 while it runs']);
    expect(await held(ledger, '2026-03-05', '2026-03-04')).toEqual([
      '60000 until 2026-03-16',
      '30000 until 2026-03-16',
    ]);
    expect((await accept(one, '2026-03-06')).acceptedOn).toBe('2026-03-05');
    const reference = one.plan.reference ?? '';
    const stands = await referenceOf(open.db.read, ledger.companyId, reference);
    expect(stands).toEqual({ customerId: ledger.customerId, about: `plan/${one.plan.id}`, itemIds: [f1, f2] });
  });

  it('is covered by what comes for its invoices since, the oldest instalment first, and opened again by what goes back', async () => {
    const { ledger, f1, f2 } = await fresh();
    const early = await ledger.receive({ document: 'Z-0', amountMinor: 10_000, on: '2026-03-01', to: f2 });
    const one = await draft(ledger, [f1, f2]);
    expect(one.plan.amountMinor).toBe(80_000);
    await accept(one);
    expect(await seen(one, '2026-04-08')).toBe('active: missed coming coming');
    const paid = await ledger.receive({ document: 'Z-1', amountMinor: 30_000, on: '2026-04-02', to: f1 });
    expect(await seen(one, '2026-04-08')).toBe('active: paid coming coming');
    expect(await held(ledger, '2026-04-08')).toEqual(['30000 while it runs', '20000 while it runs']);
    await ledger.takeBack(paid, '2026-04-20');
    expect([await seen(one, '2026-04-19'), await seen(one, '2026-04-20')]).toEqual([
      'active: paid coming coming',
      'active: missed coming coming',
    ]);
    await ledger.takeBack(early, '2026-04-21'); // came before the plan: none of its money
    expect(await seen(one, '2026-04-21')).toBe('active: missed coming coming');
    await ledger.receive({ document: 'Z-2', amountMinor: 60_000, on: '2026-04-24', to: f1 });
    await ledger.receive({ document: 'Z-3', amountMinor: 20_000, on: '2026-04-24', to: f2 });
    expect(await seen(one, '2026-04-24')).toBe('completed: paid_late paid paid');
    expect(await held(ledger, '2026-04-24')).toEqual([]);
  });

  it('has a task for each missed instalment, is void after two, and goes on where a person says so', async () => {
    const { ledger, f1, f2 } = await fresh();
    const one = await draft(ledger, [f1, f2]);
    await accept(one);
    const morning = (today: string): Promise<Readonly<Record<string, number>>> =>
      judgePromises(on(today), ledger.companyId);
    expect(await morning('2026-04-07')).toEqual({});
    expect(await morning('2026-04-08')).toEqual({ 'plan missed': 1 });
    expect(await morning('2026-04-09')).toEqual({});
    expect(await openTasks(ledger)).toEqual(['Missed: P-0001, instalment 1 of 3, €300.00 of 2026-03-31']);
    expect(await morning('2026-05-07')).toEqual({ 'plan missed': 1, 'plan defaulted': 1 });
    expect(await seen(one, '2026-05-07')).toBe('defaulted: missed missed coming');
    expect(await held(ledger, '2026-05-07')).toEqual([]);
    expect(await openTasks(ledger)).toEqual(['P-0001 is void: 2 missed, €900.00 is due at once']);
    await reinstatePlan(on('2026-05-11'), which(one), 'paid half in cash on the phone');
    expect(await morning('2026-05-12')).toEqual({});
    expect(await seen(one, '2026-05-12')).toBe('active: missed missed coming');
    expect(await openTasks(ledger)).toEqual([]);
    await ledger.receive({ document: 'Z-1', amountMinor: 60_000, on: '2026-05-13', to: f1 });
    const followed = await followLedger(on('2026-05-13'), ledger.companyId);
    expect(followed).toEqual({ 'plan paid_late': 2 });
    const kinds = await rowsOf<{ kind: string }>(
      open.db.read,
      `select kind from v_event where company_id = ? and kind like 'plan.%' order by id`,
      [ledger.companyId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      ...['plan.drafted', 'plan.accepted', 'plan.missed', 'plan.missed', 'plan.defaulted', 'plan.reinstated'],
      ...['plan.paid_late', 'plan.paid_late'],
    ]);
  });

  it('that is offered and not answered is somebody’s task, once', async () => {
    const { ledger, f1 } = await fresh();
    const one = await draft(ledger, [f1]);
    await offerPlan(on('2026-03-02'), which(one), nothingDisputed);
    expect(await judgePromises(on('2026-03-16'), ledger.companyId)).toEqual({});
    await judgePromises(on('2026-03-17'), ledger.companyId);
    await judgePromises(on('2026-03-18'), ledger.companyId);
    expect(await openTasks(ledger)).toEqual([
      'Nobody answered the offer of P-0001 by 2026-03-16: ask, offer again or cancel',
    ]);
    await offerPlan(on('2026-03-18'), which(one), nothingDisputed);
    expect((await accept(one, '2026-03-19')).state).toBe('accepted');
    expect(await openTasks(ledger)).toEqual([]);
  });

  it('outside the bands needs a person with the right', async () => {
    const { ledger, f1, f2 } = await fresh();
    const terms = { firstOn: day('2026-03-31'), interval: 'monthly', of: { count: 6 }, down: null } as const;
    const one = await draft(ledger, [f1, f2], { terms });
    expect(one.outside).toEqual(['too_many', 'too_long', 'first_too_small']);
    expect(await refused(accept(one))).toBe('plan-needs-approval');
    expect(await refused(offerPlan(on('2026-03-02'), which(one), nothingDisputed))).toBe('plan-needs-approval');
    await askApproval(on('2026-03-02'), which(one));
    await askApproval(on('2026-03-03'), which(one));
    expect(await openTasks(ledger)).toEqual([
      'Approve or cancel the instalment plan P-0001: €900.00 in 6, outside the bands',
    ]);
    expect(await approvePlan(on('2026-03-03'), which(one))).toMatchObject({ approved: true, state: 'draft' });
    expect((await accept(one, '2026-03-03')).state).toBe('accepted');
    expect(await openTasks(ledger)).toEqual([]);
    const policy = { bands: [], graceDays: 0, missedLimit: 1, offerDays: 7, portalAtOnce: true };
    expect(await layDownPolicy(on('2026-03-03'), ledger.companyId, policy)).toEqual(policy);
    expect(await refused(layDownPolicy(on('2026-03-03'), ledger.companyId, { ...policy, missedLimit: 0 }))).toBe('wrong-use'); // prettier-ignore
  });

  it('refuses what is no plan', async () => {
    const { ledger, f1, f2 } = await fresh();
    const other = await ledger.customer('4712');
    const foreign = await ledger.invoice('F-9', 1_000, '2026-01-05', { customerId: other });
    const swedish = await ledger.invoice('F-8', 1_000, '2026-01-05', { currency: 'SEK' });
    const terms = (more: object): Partial<PlanRequest> => ({ terms: { ...asked(ledger, []).terms, ...more } });
    expect(await refused(draft(ledger, [foreign]))).toBe('no-such-item');
    expect(await refused(draft(ledger, [f1, swedish]))).toBe('one-currency');
    expect(await refused(draft(ledger, [f1], terms({ of: { count: 0 } })))).toBe('plan-schedule');
    expect(await refused(draft(ledger, [f1], terms({ firstOn: day('2026-03-01') })))).toBe('plan-schedule');
    expect(await refused(draft(ledger, [f1], terms({ missedLimit: 0 })))).toBe('wrong-use');
    const one = await draft(ledger, [f1, f2]);
    expect(await refused(draft(ledger, [f2]))).toBe('in-a-plan');
    expect((await draft(ledger, [f1, f2], { once: true })).plan.id).toBe(one.plan.id);
    await ledger.receive({ document: 'Z-1', amountMinor: 1, on: '2026-03-02', to: f2 });
    expect(await refused(accept(one))).toBe('plan-changed');
    expect(await refused(accept(one, '2026-04-01'))).toBe('plan-too-late');
    expect(await refused(cancelPlan(on('2026-03-02'), which(one), ' '))).toBe('wrong-use');
    expect(await refused(cancelPlan(on('2026-03-02'), { companyId: ledger.companyId + 999, planId: one.plan.id }, 'x'))).toBe('no-such-plan'); // prettier-ignore
    await cancelPlan(on('2026-03-02'), which(one), 'a smaller one is made');
    expect((await draft(ledger, [f2])).plan.number).toBe('P-0002');
    expect(await refused(reinstatePlan(on('2026-03-03'), which(one), 'it was right'))).toBe('in-a-plan');
  });

  it('is taken back: an acceptance, a cancellation', async () => {
    const { ledger, f1 } = await fresh();
    const one = await draft(ledger, [f1]);
    await accept(one);
    expect((await unacceptPlan(on('2026-03-02'), which(one))).state).toBe('offered');
    await accept(one);
    await cancelPlan(on('2026-03-03'), which(one), 'paid by his brother');
    expect(await held(ledger, '2026-03-03')).toEqual([]);
    expect((await reinstatePlan(on('2026-03-04'), which(one), 'he did not')).state).toBe('accepted');
    expect(await held(ledger, '2026-03-04')).toEqual(['60000 while it runs']);
    expect(await refused(unacceptPlan(on('2026-04-02'), which(one)))).toBe('plan-state');
  });

  it('keeps the import of its invoices from being undone, until it has ended', async () => {
    const { ledger, f1 } = await fresh();
    await open.db.write.raw('update entry set import_id = 77 where id = (select entry_id from open_item where id = ?)', [f1]); // prettier-ignore
    const one = await draft(ledger, [f1]);
    const dependents = (): Promise<readonly unknown[]> =>
      planDependents(open.db.read)({ companyId: ledger.companyId, importId: 77 });
    expect(await dependents()).toEqual([
      { ref: `plan/${one.plan.id}`, what: 'instalment plan P-0001', about: 'F-1', effect: 'blocks' },
    ]);
    await cancelPlan(on('2026-03-02'), which(one), 'not wanted');
    expect(await dependents()).toEqual([]);
  });

  it('waits for the consent of whoever insures what is owed, which is asked once, recorded and taken back', async () => {
    const { ledger, f1, f2 } = await fresh();
    const { companyId, customerId } = ledger;
    const cover = { insurer: 'Coface', limitMinor: null, currency: 'EUR', noticeDays: null, claimDays: null, longestExtensionDays: 90, planNeedsConsent: false, insurerCollects: false }; // prettier-ignore
    await setCredit(on('2026-03-02'), { companyId, customerId }, { limit: null, cover, why: 'policy' });
    const one = await draft(ledger, [f1, f2]);
    expect([await refused(accept(one)), await refused(offerPlan(on('2026-03-02'), which(one), nothingDisputed))]).toEqual(['plan-needs-consent', 'plan-needs-consent']); // prettier-ignore
    await askConsent(on('2026-03-02'), which(one));
    expect((await askConsent(on('2026-03-02'), which(one))).consent).toBe('asked');
    const asking = 'Ask Coface for its consent to the instalment plan P-0001';
    expect(await openTasks(ledger)).toEqual([asking]);
    await approvePlan(on('2026-03-02'), which(one));
    expect(await openTasks(ledger)).toEqual([asking]);
    expect((await recordConsent(on('2026-03-03'), which(one), 'C-77')).plan.steps.at(-1)).toMatchObject({ kind: 'consented', why: 'C-77' }); // prettier-ignore
    expect(await openTasks(ledger)).toEqual([]);
    await takeConsentBack(on('2026-03-03'), which(one));
    expect([await openTasks(ledger), await refused(accept(one, '2026-03-03'))]).toEqual([
      [asking],
      'plan-needs-consent',
    ]);
    await recordConsent(on('2026-03-03'), which(one), '');
    expect((await accept(one, '2026-03-03')).state).toBe('accepted');
    expect(await refused(takeConsentBack(on('2026-03-03'), which(one)))).toBe('plan-state');
    expect(await held(ledger, '2026-03-03')).toEqual(['60000 while it runs', '30000 while it runs']);
  });

  it('stands in the register under its state, as of any day, whatever of it the database can tell beforehand', async () => {
    const { ledger, f1, f2 } = await fresh();
    const f3 = await ledger.invoice('É-3_%', 9_000, '2026-01-12', { dueOn: '2026-02-11' });
    const paid = await draft(ledger, [f1]);
    await accept(paid);
    await accept(await draft(ledger, [f2]));
    await draft(ledger, [f3]);
    await ledger.receive({ document: 'Z-1', amountMinor: 60_000, on: '2026-03-20', to: f1 });
    const usual = { companyId: ledger.companyId, text: '', collector: '', currency: '', customerId: null, sort: 'number', descending: false }; // prettier-ignore
    const listed = async (state: string, today: string, more: Partial<typeof usual> = {}): Promise<string> =>
      (await planRows(open.db.read, { ...usual, ...more, state, today: day(today) })).map(({ plan }) => plan.number).join(' '); // prettier-ignore
    const on25 = Object.fromEntries(await Promise.all(['all', 'running', 'accepted', 'active', 'missed', 'completed', 'open', 'draft', 'offered', 'ended', 'cancelled', 'defaulted'].map(async (state) => [state, await listed(state, '2026-03-25')]))); // prettier-ignore
    expect(on25).toEqual({
      ...{ all: 'P-0001 P-0002 P-0003', running: 'P-0002', accepted: 'P-0002', active: '', missed: '' },
      ...{ completed: 'P-0001', open: 'P-0003', draft: 'P-0003', offered: '', ended: 'P-0001', cancelled: '', defaulted: '' }, // prettier-ignore
    });
    expect([await listed('running', '2026-03-19'), await listed('missed', '2026-04-10')]).toEqual(['P-0001 P-0002', 'P-0002']); // prettier-ignore
    const texts = { 'f-2': 'P-0002', 'P-0003': 'P-0003', '3_%': 'P-0003', _: 'P-0003', 'é-3': 'P-0003', nobody: '' };
    for (const [text, found] of Object.entries(texts)) expect([text, await listed('all', '2026-03-25', { text })]).toEqual([text, found]); // prettier-ignore
    expect([await listed('all', '2026-03-25', { currency: 'USD' }), await listed('all', '2026-03-25', { collector: 'Nobody' })]).toEqual(['', '']); // prettier-ignore
  });

  it('is another company’s to nobody', async () => {
    const { ledger, f1 } = await fresh();
    const other = (await fresh()).ledger;
    await accept(await draft(ledger, [f1]));
    expect(await judgedPlans(open.db.read, { companyId: other.companyId }, day('2026-03-02'))).toEqual([]);
    expect(await held(other, '2026-03-02')).toEqual([]);
  });
});
