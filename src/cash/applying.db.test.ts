import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { settleMany } from '../ledger/settlement.store';
import { openItemsInRange } from '../ledger/store';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { applyOne, setAside, undoApplication } from './apply.actions';
import { findApplications } from './application.store';
import { followBank, matchReceipts } from './matching.actions';
import { proposalFor, waitingCounts } from './proposal.store';
import { StandingKnowledge } from './standing-knowledge.store';
import { liveReceipts, type LiveReceipt } from './store';
import { plantReceipts } from './testing/plant-receipts';

/** Money that came in, in the tables: applied once, undone without a trace, learned from. */
const open = testDatabase();
const today = () => workOn(open.db, '2026-02-20');
let n = 0;

interface Bank {
  readonly ledger: LittleLedger;
  readonly companyId: number;
  receipt(lineId: number): Promise<LiveReceipt>;
  openNow(): Promise<string[]>;
  history(): Promise<string[]>;
}

async function bank(): Promise<Bank> {
  const ledger = await littleLedger(open.db, `cash-${(n += 1)}`);
  const { companyId } = ledger;
  return {
    ledger,
    companyId,
    receipt: async (lineId) => {
      const found = await liveReceipts(open.db.read, companyId, { afterId: lineId - 1, most: 1 });
      return found[0]!;
    },
    openNow: async () => {
      const items = await openItemsInRange(open.db.read, { companyId, first: 0, last: Number.MAX_SAFE_INTEGER }, day('2026-02-20'), null); // prettier-ignore
      return items.map((item) => `${item.document.replace(/^BANK-.*/, 'BANK')} ${item.openMinor}`).sort();
    },
    history: async () => {
      const all = await findApplications(open.db.read, { companyId, kind: null, customerId: null, lineId: null, withEnded: true, most: 50, offset: 0 }); // prettier-ignore
      return all.map((one) => `${one.kind} ${one.amountMinor} ${one.finding ?? '–'} ${one.endedAt === null ? '' : 'ended'}`.trim()); // prettier-ignore
    },
  };
}

it('applies what leaves no doubt, proposes the rest, and does nothing twice', async () => {
  const at = await bank();
  await at.ledger.invoice('FA2026-00123', 10_000, '2026-01-01');
  await at.ledger.invoice('FA2026-00124', 5000, '2026-01-01');
  const [, second = 0] = await plantReceipts(open.db, at.companyId, [
    { on: '2026-02-10', amountMinor: 10_000, text: 'Facture FA2026-00123', iban: 'FR7630006000011234567890189' },
    { on: '2026-02-10', amountMinor: 3000, text: 'FA2026-00124' },
    { on: '2026-02-11', amountMinor: 777, text: 'Interest' },
  ]);
  const company = { id: at.companyId };
  expect(await matchReceipts(today(), company)).toMatchObject({ receipts: 3, applied: 1, waiting: 2 });
  expect(await at.openNow()).toEqual(['FA2026-00124 5000']);
  expect(await waitingCounts(open.db.read, at.companyId)).toEqual({ high: 0, medium: 0, low: 1, none: 1 });
  expect((await proposalFor(open.db.read, at.companyId, second))?.parts.map((part) => part.minor)).toEqual([3000]);
  expect(await matchReceipts(today(), company)).toMatchObject({ receipts: 2, applied: 0, waiting: 2 });
  expect(await at.history()).toEqual(['applied 10000 high numbers exact no']);
});

it('learns from which account a customer pays, and forgets with the undo', async () => {
  const at = await bank();
  await at.ledger.invoice('FA2026-00123', 10_000, '2026-01-01');
  await at.ledger.invoice('FA2026-00124', 5050, '2026-01-01');
  const iban = 'FR7630006000011234567890189';
  await plantReceipts(open.db, at.companyId, [
    { on: '2026-02-10', amountMinor: 10_000, text: 'FA2026-00123', iban },
    { on: '2026-02-12', amountMinor: 5050, text: 'merci', iban },
  ]);
  expect(await matchReceipts(today(), { id: at.companyId })).toMatchObject({ applied: 2 });
  expect(await at.history()).toEqual(['applied 5050 high one exact fully', 'applied 10000 high numbers exact no']);
  for (const one of await findApplications(open.db.read, {
    companyId: at.companyId,
    kind: null,
    customerId: null,
    lineId: null,
    withEnded: false,
    most: 9,
    offset: 0,
  }))
    // prettier-ignore
    await undoApplication(today(), at.companyId, one.id, 'wrong');
  expect(await at.openNow()).toEqual(['FA2026-00123 10000', 'FA2026-00124 5050']);
  expect(await rowsOf(open.db.read, 'select * from v_paid_from where company_id = ?', [at.companyId])).toEqual([]);
});

it('takes a credit note off with the money, and gives it back', async () => {
  const at = await bank();
  await at.ledger.invoice('FA2026-00123', 10_000, '2026-01-01');
  await at.ledger.receive({ document: 'AV2026-00007', amountMinor: 1500, on: '2026-01-15', type: 'credit_note' });
  await plantReceipts(open.db, at.companyId, [{ on: '2026-02-10', amountMinor: 8500, text: 'FA2026-00123' }]);
  expect(await matchReceipts(today(), { id: at.companyId })).toMatchObject({ applied: 1 });
  expect(await at.openNow()).toEqual([]);
  const [made] = await findApplications(open.db.read, { companyId: at.companyId, kind: null, customerId: null, lineId: null, withEnded: false, most: 9, offset: 0 }); // prettier-ignore
  await undoApplication(today(), at.companyId, made!.id, 'wrong');
  expect(await at.openNow()).toEqual(['AV2026-00007 -1500', 'FA2026-00123 10000']);
  await expect(undoApplication(today(), at.companyId, made!.id, 'again')).rejects.toMatchObject({ code: 'no-such-application' }); // prettier-ignore
});

it('puts real money in the place of what a list took for paid, and back', async () => {
  const at = await bank();
  const itemId = await at.ledger.invoice('FA2026-00123', 10_000, '2026-01-01');
  const settlement = { companyId: at.companyId, itemId, amountMinor: 10_000, on: day('2026-02-09'), basis: 'presumed' } as const; // prettier-ignore
  await open.db.transaction((tx) => settleMany(tx, today(), [settlement]));
  await plantReceipts(open.db, at.companyId, [{ on: '2026-02-10', amountMinor: 10_000, text: 'FA2026-00123' }]);
  expect(await matchReceipts(today(), { id: at.companyId })).toMatchObject({ applied: 1 });
  const bases = () => rowsOf<{ basis: string }>(open.db.read, `select basis from v_allocation where to_item_id = ? group by basis having sum(amount_minor) > 0`, [itemId]); // prettier-ignore
  expect(await bases()).toEqual([{ basis: 'matched' }]);
  const [made] = await findApplications(open.db.read, { companyId: at.companyId, kind: null, customerId: null, lineId: null, withEnded: false, most: 9, offset: 0 }); // prettier-ignore
  await undoApplication(today(), at.companyId, made!.id, 'wrong');
  expect(await bases()).toEqual([{ basis: 'presumed' }]);
  expect(await at.openNow()).toEqual([]);
});

it('is split by a person, put on account, set aside; each unit of it once', async () => {
  const at = await bank();
  const itemId = await at.ledger.invoice('FA2026-00123', 10_000, '2026-01-01');
  const [first = 0, second = 0] = await plantReceipts(open.db, at.companyId, [
    { on: '2026-02-10', amountMinor: 12_000, text: 'payment' },
    { on: '2026-02-10', amountMinor: 900, text: 'tax refund' },
  ]);
  const receipt = await at.receipt(first);
  const plan = [{ customerId: at.ledger.customerId, parts: [{ itemId, minor: 10_000 }], onAccountMinor: 2000 }];
  const given = { receipt, byRule: false, finding: null, note: null, learn: false };
  const wrong = [{ ...plan[0]!, onAccountMinor: 1999 }];
  await expect(applyOne(today(), at.companyId, { ...given, plan: wrong })).rejects.toMatchObject({
    code: 'cash-not-all',
  });
  await applyOne(today(), at.companyId, { ...given, plan });
  await expect(applyOne(today(), at.companyId, { ...given, plan })).rejects.toMatchObject({ code: 'cash-done' });
  expect(await at.openNow()).toEqual(['BANK -2000']);
  await setAside(today(), at.companyId, { receipt: await at.receipt(second), note: 'tax office' });
  expect(await followBank(today(), { id: at.companyId })).toEqual({});
  expect(await at.history()).toEqual(['not_ours 900 –', 'applied 12000 –']);
});

it('knows of one lot of receipts what the lot before it paid, and of what others did meanwhile', async () => {
  const at = await bank();
  await at.ledger.invoice('FA2026-00123', 10_000, '2026-01-01');
  await at.ledger.invoice('FA2026-00124', 5000, '2026-01-01');
  const known = new StandingKnowledge(at.companyId);
  const before = await known.read(open.db.read);
  expect(await known.read(open.db.read)).toBe(before);
  await at.ledger.invoice('FA2026-00125', 700, '2026-01-01');
  const after = await known.read(open.db.read);
  expect([before, after].map((one) => one.numbered('FA202600125').length)).toEqual([0, 1]);
  await at.ledger.invoice('FA2026-00126', 800, '2026-01-01');
  await open.db.transaction(async (tx) => {
    await known.applied(tx); // That was us.
    expect(await known.read(tx)).toBe(after);
  });

  const strangers = Array.from({ length: 2_100 }, (_, n) => ({ on: '2026-02-10', amountMinor: 77, text: `Sale ${n}` }));
  const paid = { on: '2026-02-11', amountMinor: 10_000, text: 'FA2026-00123' };
  await plantReceipts(open.db, at.companyId, [paid, ...strangers, paid]);
  expect(await matchReceipts(today(), { id: at.companyId })).toMatchObject({ receipts: 2_102, applied: 1 });
});
