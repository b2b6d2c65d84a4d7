import { changeSetting } from '../companies/actions';
import { openItemsOf } from '../ledger/store';
import { littleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { applyOne, undoApplication } from './apply.actions';
import { entriesOfApplications, findApplications, paidBy } from './application.store';
import { followBank, matchReceipts } from './matching.actions';
import { proposalFor } from './proposal.store';
import { liveReceipts } from './store';
import { plantReceipts } from './testing/plant-receipts';

/** One money that the bank tells of as one and accounting in several lines, or the other way round. */
const open = testDatabase();
const IBAN = 'FR7630006000011234567890189';
const work = () => workOn(open.db, '2026-03-20');
let n = 0;

/** A customer that is known to pay from its account. */
async function known() {
  const ledger = await littleLedger(open.db, `parts-${(n += 1)}`);
  const { companyId } = ledger;
  await ledger.invoice('FA2026-00100', 1_111, '2026-01-05');
  await plantReceipts(open.db, companyId, [{ on: '2026-02-01', amountMinor: 1_111, text: 'FA2026-00100', iban: IBAN }]);
  await matchReceipts(work(), { id: companyId });
  const linked = async () => {
    const rows = await findApplications(open.db.read, { companyId, kind: 'booked_already', customerId: null, lineId: null, withEnded: false, most: 50, offset: 0 }); // prettier-ignore
    const entries = await entriesOfApplications(open.db.read, companyId, rows.map(({ id }) => id)); // prettier-ignore
    return rows.map(({ id, amountMinor }) => `${amountMinor}: ${entries.filter((one) => one.applicationId === id).map((one) => one.amountMinor).sort((a, b) => a - b).join('+')}`); // prettier-ignore
  };
  return { ledger, companyId, linked };
}

it('is the same where the lines of accounting add up to it in one way', async () => {
  const { ledger, companyId, linked } = await known();
  await ledger.receive({ document: 'P-1', amountMinor: 700, on: '2026-03-04' });
  await ledger.receive({ document: 'P-2', amountMinor: 550, on: '2026-03-05' });
  await ledger.receive({ document: 'P-3', amountMinor: 300, on: '2026-02-10' });
  await plantReceipts(open.db, companyId, [{ on: '2026-03-03', amountMinor: 1_250, text: 'Virement', iban: IBAN }]);
  expect(await matchReceipts(work(), { id: companyId })).toMatchObject({ receipts: 1, applied: 1 });
  expect(await linked()).toEqual(['1250: 550+700']);
  expect(await matchReceipts(work(), { id: companyId })).toMatchObject({ receipts: 0 });
});

it('waits for a person where they add up in two ways', async () => {
  const { ledger, companyId, linked } = await known();
  for (const [document, amountMinor] of [['P-1', 700], ['P-2', 550], ['P-3', 550]] as const) await ledger.receive({ document, amountMinor, on: '2026-03-04' }); // prettier-ignore
  const [line = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-03-03', amountMinor: 1_250, text: 'Virement', iban: IBAN }]); // prettier-ignore
  expect(await matchReceipts(work(), { id: companyId })).toMatchObject({ applied: 0, waiting: 1 });
  expect(await linked()).toEqual([]);
  expect((await proposalFor(open.db.read, companyId, line))?.doubts).toContain('booked_perhaps');
});

it('is the same where accounting booked several receipts as one', async () => {
  const { ledger, companyId, linked } = await known();
  await ledger.receive({ document: 'P-1', amountMinor: 1_250, on: '2026-03-05' });
  await plantReceipts(open.db, companyId, [
    { on: '2026-03-03', amountMinor: 700, text: 'a', iban: IBAN },
    { on: '2026-03-04', amountMinor: 550, text: 'b', iban: IBAN },
  ]);
  expect(await matchReceipts(work(), { id: companyId })).toMatchObject({ applied: 2 });
  expect((await linked()).sort()).toEqual(['550: 550', '700: 700']);
});

it('gives way where the bank told first and accounting tells in parts; what it had paid stays paid', async () => {
  const { ledger, companyId, linked } = await known();
  const one = await ledger.invoice('FA2026-00201', 700, '2026-02-05');
  const other = await ledger.invoice('FA2026-00202', 550, '2026-02-06');
  const [line = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-03-03', amountMinor: 1_250, text: 'FA2026-00201 FA2026-00202', iban: IBAN }]); // prettier-ignore
  await followBank(work(), { id: companyId });
  const standing = async () =>
    (await openItemsOf(open.db.read, companyId, [one, other])).map(({ openMinor }) => openMinor);
  expect(await standing()).toEqual([0, 0]);
  const parts = [await ledger.receive({ document: 'P-2', amountMinor: 550, on: '2026-03-04' }), await ledger.receive({ document: 'P-1', amountMinor: 700, on: '2026-03-04' })]; // prettier-ignore
  await followBank(work(), { id: companyId });
  expect(await linked()).toEqual(['1250: 550+700']);
  expect(await standing()).toEqual([0, 0]);
  expect((await openItemsOf(open.db.read, companyId, parts.map(({ itemId }) => itemId))).map(({ openMinor }) => openMinor)).toEqual([0, 0]); // prettier-ignore
  expect((await paidBy(open.db.read, companyId, parts.map(({ itemId }) => itemId))).map(({ itemId }) => itemId).sort()).toEqual([one, other].sort()); // prettier-ignore
  const left = await rowsOf(open.db.read, `select document from v_open_item where company_id = ? and type = 'payment' and document like 'BANK-%' and open_minor <> 0`, [companyId]); // prettier-ignore
  expect(left).toEqual([]);
  const made = await findApplications(open.db.read, { companyId, kind: null, customerId: null, lineId: line, withEnded: true, most: 9, offset: 0 }); // prettier-ignore
  expect(made.map(({ kind, endedAt }) => `${kind} ${endedAt === null}`)).toEqual([
    'booked_already true',
    'applied false',
  ]);
  await followBank(work(), { id: companyId });
  expect(await linked()).toEqual(['1250: 550+700']);
});

it('stays as it is where accounting’s payments add up in two ways, or pay something else already', async () => {
  const { ledger, companyId, linked } = await known();
  await ledger.invoice('FA2026-00201', 1_250, '2026-02-05');
  const elsewhere = await ledger.invoice('FA2026-00203', 550, '2026-02-06');
  await plantReceipts(open.db, companyId, [{ on: '2026-03-03', amountMinor: 1_250, text: 'FA2026-00201', iban: IBAN }]); // prettier-ignore
  await followBank(work(), { id: companyId });
  await ledger.receive({ document: 'P-1', amountMinor: 700, on: '2026-03-04' });
  await ledger.receive({ document: 'P-2', amountMinor: 550, on: '2026-03-04', to: elsewhere });
  await followBank(work(), { id: companyId });
  expect(await linked()).toEqual([]);
  for (const document of ['P-3', 'P-4']) await ledger.receive({ document, amountMinor: 550, on: '2026-03-04' });
  await followBank(work(), { id: companyId });
  expect(await linked()).toEqual([]);
});

it('stays as it is where a person took the line back before, or the company lets nothing apply itself', async () => {
  for (const how of ['taken back', 'by hand'] as const) {
    const { ledger, companyId, linked } = await known();
    await ledger.invoice('FA2026-00201', 1_250, '2026-02-05');
    const [id = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-03-03', amountMinor: 1_250, text: 'FA2026-00201', iban: IBAN }]); // prettier-ignore
    await followBank(work(), { id: companyId });
    if (how === 'by hand') await changeSetting(work(), companyId, 'cashApplies', 'nothing');
    if (how === 'taken back') {
      const [made] = await findApplications(open.db.read, { companyId, kind: 'applied', customerId: null, lineId: id, withEnded: false, most: 1, offset: 0 }); // prettier-ignore
      await undoApplication(work(), companyId, made?.id ?? 0, 'another customer’s');
      const [receipt] = await liveReceipts(open.db.read, companyId, { afterId: id - 1, most: 1 });
      const plan = [{ customerId: ledger.customerId, parts: [], onAccountMinor: 1_250 }];
      await applyOne(work(), companyId, {
        receipt: receipt!,
        plan,
        byRule: false,
        finding: null,
        note: null,
        learn: false,
      });
    }
    for (const [document, amountMinor] of [['P-1', 700], ['P-2', 550]] as const) await ledger.receive({ document, amountMinor, on: '2026-03-04' }); // prettier-ignore
    await followBank(work(), { id: companyId });
    expect([how, await linked()]).toEqual([how, []]);
  }
});
