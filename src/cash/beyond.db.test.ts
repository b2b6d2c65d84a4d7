import { day } from '../kernel/day';
import { raise } from '../disputes/actions';
import { followLedger as followDisputes } from '../disputes/jobs';
import { disputeById } from '../disputes/store';
import type { HoldSource } from '../ledger/hold';
import { returnPayment } from '../ledger/return.actions';
import { littleLedger } from '../ledger/testing/little-ledger';
import { deliver } from '../outbox/delivery.actions';
import { ALWAYS_SEND } from '../outbox/gate';
import { closePostRoom, openPostRoom } from '../outbox/post.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { followLedger as followPlans } from '../promises/jobs';
import { acceptPlan, draftPlan } from '../promises/plan.actions';
import { judgedPlan } from '../promises/plan.store';
import { reminderAsker } from '../reminders/gate.actions';
import { runToday } from '../reminders/run.actions';
import { reminderLedger, type ReminderLedger } from '../reminders/testing/ledger';
import { entriesOfApplications, findApplications } from './application.store';
import { acceptProposals, takeBack } from './deciding.actions';
import { matchReceipts } from './matching.actions';
import { plantReceipts } from './testing/plant-receipts';

/** What a line of the bank does beyond the item that it pays: to a plan, a dispute, a reminder that waits, a strategy that thanks; and back. */
const open = testDatabase();
const on = (today: string) => workOn(open.db, today);
const nothingDisputed = (): HoldSource => () => Promise.resolve([]);
let n = 0;

async function lastApplied(companyId: number): Promise<{ id: number; paymentItemId: number }> {
  const [one] = await findApplications(open.db.read, { companyId, kind: null, customerId: null, lineId: null, withEnded: false, most: 1, offset: 0 }); // prettier-ignore
  const [entry] = await entriesOfApplications(open.db.read, companyId, [one?.id ?? 0]);
  return { id: one?.id ?? 0, paymentItemId: entry?.itemId ?? 0 };
}

describe('an instalment plan', () => {
  /** F-1 of 600.00 and F-2 of 300.00 in three instalments of 300.00: 31 March, 30 April, 1 June. */
  async function planned() {
    const ledger = await littleLedger(open.db, `beyond-plan-${(n += 1)}`);
    const { companyId, customerId } = ledger;
    const f1 = await ledger.invoice('F-1', 60_000, '2026-01-05', { dueOn: '2026-02-04' });
    const f2 = await ledger.invoice('F-2', 30_000, '2026-01-10', { dueOn: '2026-02-09' });
    const of = { items: [f1, f2].map((itemId) => ({ itemId, amountMinor: null })) };
    const terms = { firstOn: day('2026-03-31'), interval: 'monthly', of: { count: 3 }, down: null } as const;
    const { plan } = await draftPlan(on('2026-03-02'), { companyId, customerId, of, terms }, nothingDisputed);
    await acceptPlan(on('2026-03-02'), { companyId, planId: plan.id }, nothingDisputed);
    const reference = plan.reference ?? '';
    return {
      companyId,
      seen: async (asOn: string) => {
        const judged = await judgedPlan(open.db.read, companyId, plan.id, day(asOn));
        return `${judged?.state ?? ''}: ${judged?.instalments.map(({ state }) => state).join(' ') ?? ''}`;
      },
      pays: async (amountMinor: number, day_: string) => {
        await plantReceipts(open.db, companyId, [{ on: day_, amountMinor, text: `Rate ${reference}`, reference }]);
        const matched = await matchReceipts(on(day_), { id: companyId });
        await followPlans(on(day_), companyId);
        return matched.applied;
      },
    };
  }

  it('is paid by transfers with its reference: one instalment, less, two at once, and back', async () => {
    const at = await planned();
    expect(await at.pays(30_000, '2026-03-30')).toBe(1);
    expect(await at.seen('2026-03-31')).toMatch(/^active: paid /);
    expect(await at.pays(10_000, '2026-04-20')).toBe(1);
    expect(await at.seen('2026-04-29')).not.toMatch(/^active: paid paid/);
    expect(await at.pays(20_000 + 30_000, '2026-04-28')).toBe(1);
    expect(await at.seen('2026-04-29')).toBe('completed: paid paid paid');
    const { paymentItemId } = await lastApplied(at.companyId);
    await returnPayment(on('2026-05-04'), { companyId: at.companyId, paymentItemId, ofItems: [], on: day('2026-05-04'), reason: 'AC04' }); // prettier-ignore
    await followPlans(on('2026-05-04'), at.companyId);
    expect(await at.seen('2026-05-05')).toMatch(/^active: paid /);
    expect(await at.seen('2026-05-05')).not.toMatch(/paid paid paid/);
  });
});

it('closes a dispute when its money comes, and brings it back when that is taken back', async () => {
  const ledger = await littleLedger(open.db, `beyond-dispute-${(n += 1)}`);
  const { companyId, customerId } = ledger;
  const itemId = await ledger.invoice('FA2026-00123', 100_000, '2026-01-05');
  const raised = await raise(on('2026-03-02'), { companyId, customerId, items: [{ itemId, amountMinor: 30_000 }], category: 'price', objection: 'We agreed on less.' }); // prettier-ignore
  const state = async () => (await disputeById(open.db.read, companyId, raised.id))?.state;
  const [lineId = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-03-05', amountMinor: 100_000, text: 'Facture FA2026-00123' }]); // prettier-ignore
  await matchReceipts(on('2026-03-05'), { id: companyId });
  if ((await lastApplied(companyId)).id === 0)
    await acceptProposals(on('2026-03-05'), companyId, [{ lineId, digest: null }]);
  await followDisputes(on('2026-03-05'), companyId);
  expect(await state()).toBe('confirmed');
  await takeBack(on('2026-03-06'), companyId, (await lastApplied(companyId)).id, 'another customer was meant');
  await followDisputes(on('2026-03-06'), companyId);
  expect(await state()).toBe('in_review');
});

describe('a reminder', () => {
  async function ledger(): Promise<ReminderLedger> {
    const of = await reminderLedger(open.db, `beyond-${(n += 1)}`, open.home);
    await of.knownAsOf('2026-03-31');
    return of;
  }
  async function sent(of: ReminderLedger, today: string) {
    const post = openPostRoom({ home: open.home, smtpUrl: null, askers: { reminder: reminderAsker(of.planning.holds), correction: { gate: () => ALWAYS_SEND } } }); // prettier-ignore
    try {
      return await deliver(of.on(today), post, of.planning.company);
    } finally {
      await closePostRoom(post);
    }
  }
  const came = async (of: ReminderLedger, on_: string, amountMinor: number, text: string) => {
    await plantReceipts(open.db, of.companyId, [{ on: on_, amountMinor, text }]);
    return matchReceipts(of.on(on_), { id: of.companyId });
  };

  it('that waits is not sent once the bank has shown the money', async () => {
    const of = await ledger();
    await of.invoice('FA2026-00123', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
    await runToday(of.on('2026-02-09'), of.planning, { agree: 'none' });
    expect(await came(of, '2026-02-09', 10_000, 'Facture FA2026-00123')).toMatchObject({ applied: 1 });
    const { accepted, withdrawn } = await sent(of, '2026-02-09');
    expect([accepted, Object.values(withdrawn).reduce((sum, one) => sum + one, 0)]).toEqual([0, 1]);
  });

  it('that was sent is thanked for where the strategy says so, once, and not where the money went back', async () => {
    for (const goesBack of [false, true]) {
      const of = await ledger();
      await of.invoice('FA2026-00123', 10_000, '2026-01-05', { dueOn: '2026-02-04' });
      await runToday(of.on('2026-02-09'), of.planning, { agree: 'none' });
      expect(await sent(of, '2026-02-09')).toMatchObject({ accepted: 1 });
      await came(of, '2026-02-16', 10_000, 'Facture FA2026-00123');
      if (goesBack) {
        const { paymentItemId } = await lastApplied(of.companyId);
        await returnPayment(of.on('2026-02-17'), { companyId: of.companyId, paymentItemId, ofItems: [], on: day('2026-02-17'), reason: 'AC04' }); // prettier-ignore
      }
      const thanked = async (today: string) => {
        await runToday(of.on(today), of.planning, { agree: 'none' });
        await sent(of, today);
        const rows = await rowsOf<{ kind: string }>(open.db.read, `select kind from reminder where company_id = ? and kind = 'thank_you' and state = 'issued'`, [of.companyId]); // prettier-ignore
        return rows.length;
      };
      expect([goesBack, await thanked('2026-02-18')]).toEqual([goesBack, goesBack ? 0 : 1]);
      expect([goesBack, await thanked('2026-02-19')]).toEqual([goesBack, goesBack ? 0 : 1]);
    }
  });
});
