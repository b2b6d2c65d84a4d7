import { changeSetting } from '../companies/actions';
import { companyById } from '../companies/store';
import { acceptProposals } from '../cash/deciding.actions';
import { matchReceipts } from '../cash/matching.actions';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { day } from '../kernel/day';
import { claimOwed } from '../law/charge.actions';
import { loadShippedRates } from '../law/rates.actions';
import { noticeLateInterest } from '../law/pursue.actions';
import { WRITE_OFF_WORDS } from '../languages/write-off-words';
import { allocate } from '../ledger/actions';
import { confirmSettled } from '../ledger/missing.actions';
import { settleMany } from '../ledger/settlement.store';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { approveWriteOff, proposeThese } from '../ledger/write-off.actions';
import type { Work } from '../platform/work';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { tasksOf } from '../tasks/store';

/** However a principal is paid late, somebody is asked to pursue or to waive its interest; where nothing arose, nobody is. */
const open = testDatabase();
const nobody = () => () => Promise.resolve(new Map<number, never>());
const on = (text: string, name = 'anna@acme.example'): Work => ({ ...workOn(open.db, text), actor: { kind: 'user', name } }); // prettier-ignore

interface Path {
  readonly of: LittleLedger;
  readonly itemId: number;
}

const PAID = '2023-07-20';
const words = WRITE_OFF_WORDS.en.refused;

const PATHS: Readonly<Record<string, (path: Path) => Promise<unknown>>> = {
  'the bank, by the rule': async ({ of }) => {
    await plantReceipts(open.db, of.companyId, [{ on: PAID, amountMinor: 100_000, text: 'FA2023-0001', iban: 'FR7630006000011234567890189' }]); // prettier-ignore
    await matchReceipts(on(PAID), { id: of.companyId });
  },
  'the bank, by a person': async ({ of }) => {
    await changeSetting(on(PAID), of.companyId, 'cashApplies', 'nothing');
    const [lineId = 0] = await plantReceipts(open.db, of.companyId, [{ on: PAID, amountMinor: 100_000, text: 'FA2023-0001' }]); // prettier-ignore
    await matchReceipts(on(PAID), { id: of.companyId });
    await acceptProposals(on(PAID), of.companyId, [{ lineId, digest: null }]);
  },
  'a payment that is imported with its match': ({ of, itemId }) => of.receive({ document: 'P-1', amountMinor: 100_000, on: PAID, to: itemId }), // prettier-ignore
  'a payment that a person allocates': async ({ of, itemId }) => {
    const { itemId: fromItemId } = await of.receive({ document: 'P-1', amountMinor: 100_000, on: PAID });
    const row = { companyId: of.companyId, fromItemId, to: { itemId }, amountMinor: 100_000, allocatedOn: day(PAID) };
    await allocate(on(PAID), [{ ...row, basis: 'manual' }]);
  },
  'a list that says it is paid': ({ of, itemId }) =>
    open.db.transaction((tx) => settleMany(tx, on(PAID), [{ companyId: of.companyId, itemId, amountMinor: 100_000, on: day(PAID), basis: 'reported' }])), // prettier-ignore
  'a list that names it no more, and a person confirms it': async ({ of, itemId }) => {
    await open.db.write('open_item').where({ id: itemId }).update({ presumed_settled_on: PAID });
    await confirmSettled(on(PAID), { companyId: of.companyId, customerId: of.customerId, itemId });
  },
  'in part by a payment, the rest by a credit note': async ({ of, itemId }) => {
    await of.receive({ document: 'P-1', amountMinor: 60_000, on: PAID, to: itemId });
    await of.receive({ document: 'C-1', amountMinor: 40_000, on: PAID, type: 'credit_note', to: itemId });
  },
  'in part by a payment, the rest is written off': async ({ of, itemId }) => {
    await of.receive({ document: 'P-1', amountMinor: 99_000, on: PAID, to: itemId });
    const asked = { companyId: of.companyId, holdSources: () => [] };
    const id = await proposeThese(on(PAID), asked, { currency: 'EUR', itemIds: [itemId], reason: 'small' }, words);
    await approveWriteOff(on(PAID, 'otto'), asked, id, words);
  },
};

let n = 0;
async function standing(dueOn = '2023-06-20'): Promise<Path & { asked(today?: string): Promise<string[]> }> {
  const of = await littleLedger(open.db, `paid-late-${(n += 1)}`);
  const { companyId, customerId } = of;
  await loadShippedRates(on('2023-01-01'));
  await open.db.write('company').where({ id: companyId }).update({ governing_law: 'DE' });
  await open.db.write('customer').where({ id: customerId }).update({ debtor_type: 'company' });
  await changeSetting(on('2023-01-01'), companyId, 'latePayment', 'on_demand');
  const itemId = await of.invoice('FA2023-0001', 100_000, '2023-05-20', { dueOn });
  await open.db.write('open_item').where({ id: itemId }).update({ due_by: 'customer:30' });
  const asked = async (today = '2023-07-21'): Promise<string[]> => {
    await noticeLateInterest(on(today), await companyById(open.db.read, companyId), nobody);
    const tasks = await tasksOf(open.db.read, { companyId });
    return tasks.filter(({ kind }) => kind === 'pursue_interest').map(({ title }) => title);
  };
  return { of, itemId, asked };
}

it.each(Object.keys(PATHS))('%s: somebody is asked, once', async (name) => {
  const path = await standing();
  await PATHS[name]!(path);
  const [row] = await open.db.read('v_open_item').where({ item_id: path.itemId }).select<{ open_minor: number }[]>('open_minor'); // prettier-ignore
  expect([name, Number(row?.open_minor)]).toEqual([name, 0]);
  const said = await path.asked();
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^Pursue or waive: FA2023-0001 was paid late and bore €\d+\.\d\d of interest$/);
  expect(await path.asked('2023-07-22')).toEqual(said);
});

it.each(['a payment that is imported with its match', 'a list that says it is paid', 'the bank, by the rule'])('%s in time: nobody is asked', async (name) => {
  const path = await standing('2023-07-20');
  await PATHS[name]!(path);
  expect(await path.asked()).toEqual([]);
}); // prettier-ignore

it('credited whole: nothing was owed, nobody is asked', async () => {
  const path = await standing();
  await path.of.receive({ document: 'C-1', amountMinor: 100_000, on: PAID, type: 'credit_note', to: path.itemId });
  expect(await path.asked()).toEqual([]);
});

it('money of long ago that becomes known today is asked about; what came with the books of old days is not', async () => {
  const path = await standing();
  await path.of.receive({ document: 'P-1', amountMinor: 100_000, on: PAID, bookedOn: '2023-11-01', to: path.itemId });
  expect(await path.asked('2023-11-02')).toHaveLength(1);
  const old = await standing();
  const [entry] = await open.db.read('v_open_item').where({ item_id: old.itemId }).select<{ entry_id: number }[]>('entry_id'); // prettier-ignore
  await open.db.write('entry').where({ id: entry!.entry_id }).update({ recorded_at: '2023-11-01T23:59:59.000Z' });
  await old.of.receive({ document: 'P-1', amountMinor: 100_000, on: PAID, bookedOn: '2023-11-01', to: old.itemId });
  expect(await old.asked('2023-11-02')).toEqual([]);
});

it('a list that named it no more: the day is not sure, so that its interest is claimed only by who has checked it', async () => {
  const path = await standing();
  await PATHS['a list that names it no more, and a person confirms it']!(path);
  const { companyId, customerId } = path.of;
  const claiming = { company: await companyById(open.db.read, companyId), customerId, picks: [{ itemId: path.itemId, kind: 'interest' as const }] }; // prettier-ignore
  const more = { to: day('2023-07-21'), origin: 'desk', demanded: () => Promise.resolve(new Map<number, never>()) }; // prettier-ignore
  await expect(claimOwed(on('2023-07-21'), { ...claiming, ...more, checked: false })).rejects.toMatchObject({ code: 'not-checked' }); // prettier-ignore
  const [made] = await claimOwed(on('2023-07-21'), { ...claiming, ...more, checked: true });
  expect(made).toMatchObject({ kind: 'interest', checked: true });
});
