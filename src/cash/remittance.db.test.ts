import { day } from '../kernel/day';
import { littleLedger } from '../ledger/testing/little-ledger';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import type { RemittanceSaid } from './remittance';
import { confirmRemittance, takeBackRemittance, takeIn } from './remittance.actions';
import { openRemittances, releaseRemittances, remittancesOf, takeRemittance } from './remittance.store';

/** Advices in the tables: each once, with what its lines mean; open until money takes them, and again after that is undone. */
const open = testDatabase();
const work = () => workOn(open.db, '2026-03-02');

const LINE = { place: 1, grossMinor: null, discountMinor: 0, deductionMinor: 0, reason: null };
const advice = (more: Partial<RemittanceSaid>): RemittanceSaid => ({
  ...{ place: 1, payer: 'Braun', on: day('2026-03-01'), currency: 'EUR', totalMinor: 900, reference: 'ZA-1' },
  ...{ isGuess: false, lines: [{ ...LINE, document: 'F-1', grossMinor: 1000, deductionMinor: 100, paidMinor: 900 }] },
  ...more,
});
const fileOf = (companyId: number, sha256: string, customerId: number | null = null) => ({
  ...{ companyId, customerId, fileName: 'avis.csv', format: 'csv', sha256 },
});

it('says whose it is and what its lines mean, explains money once, and again when that was undone', async () => {
  const ledger = await littleLedger(open.db, 'advice');
  const { companyId, customerId } = ledger;
  const item = await ledger.invoice('F-1', 1000, '2026-01-01');
  const [id = 0] = await takeIn(work(), fileOf(companyId, 'a'), [advice({})]);
  const waiting = () => openRemittances(open.db.read, companyId);
  expect(await waiting()).toMatchObject([{ id, customerId, totalMinor: 900, on: '2026-03-01', lines: [{ document: 'F-1', itemId: item, deductionMinor: 100, paidMinor: 900 }] }]); // prettier-ignore
  expect(await openRemittances(open.db.read, companyId + 1)).toEqual([]);
  const take = (applicationId: number) => open.db.transaction((tx) => takeRemittance(tx, work(), { companyId, id, applicationId })); // prettier-ignore
  expect(await open.db.transaction((tx) => takeRemittance(tx, work(), { companyId: companyId + 1, id, applicationId: 5 }))).toBe(false); // prettier-ignore
  expect([await take(5), await take(6)]).toEqual([true, false]);
  expect(await waiting()).toEqual([]);
  await expect(takeBackRemittance(work(), { companyId, id })).rejects.toMatchObject({ code: 'remittance-used' });
  await open.db.transaction((tx) => releaseRemittances(tx, companyId, 5));
  expect(await waiting()).toHaveLength(1);
  await takeBackRemittance(work(), { companyId, id });
  expect(await remittancesOf(open.db.read, companyId)).toEqual([]);
  await expect(takeBackRemittance(work(), { companyId, id })).rejects.toMatchObject({ code: 'no-such-remittance' });
  expect(await takeIn(work(), fileOf(companyId, 'a'), [advice({})])).toHaveLength(1);
});

it('stands once, in the same file or in another that says the same', async () => {
  const { companyId, customerId } = await littleLedger(open.db, 'twice');
  await takeIn(work(), fileOf(companyId, 'a', customerId), [advice({})]);
  const known = { code: 'remittance-known' };
  await expect(takeIn(work(), fileOf(companyId, 'a', customerId), [advice({})])).rejects.toMatchObject(known);
  await expect(takeIn(work(), fileOf(companyId, 'b', customerId), [advice({})])).rejects.toMatchObject(known);
  expect(await takeIn(work(), fileOf(companyId, 'c'), [advice({ payer: 'Klein' })])).toHaveLength(1);
  expect(await takeIn(work(), fileOf(companyId, 'd'), [advice({ totalMinor: 900, reference: null })])).toHaveLength(1);
  await expect(
    takeIn(work(), fileOf(companyId, 'e'), [advice({ reference: 'ZA-2' }), advice({ place: 2, totalMinor: 901 })]),
  ).rejects.toMatchObject({ code: 'remittance-faults', facts: { faults: [{ code: 'total-differs', expectedMinor: 900, saidMinor: 901 }] } }); // prettier-ignore
});

it('explains nothing before a person has looked at what was guessed', async () => {
  const { companyId } = await littleLedger(open.db, 'guess');
  const [id = 0] = await takeIn(work(), fileOf(companyId, 'a'), [advice({ isGuess: true, totalMinor: 905 })]);
  expect(await openRemittances(open.db.read, companyId)).toEqual([]);
  expect(await remittancesOf(open.db.read, companyId)).toMatchObject([{ question: 'total-differs', customerId: null, lines: [{ itemId: null }] }]); // prettier-ignore
  await confirmRemittance(work(), { companyId, id });
  expect(await openRemittances(open.db.read, companyId)).toHaveLength(1);
  await expect(confirmRemittance(work(), { companyId, id })).rejects.toMatchObject({ code: 'nothing-in-question' });
  await expect(confirmRemittance(work(), { companyId: companyId + 1, id })).rejects.toMatchObject({ code: 'no-such-remittance' }); // prettier-ignore
});

it('means a document of another customer only where nobody else bears the number, and never one in another currency', async () => {
  const ledger = await littleLedger(open.db, 'group');
  const { companyId, customerId } = ledger;
  const [one, other] = [await ledger.customer('one'), await ledger.customer('other')];
  const lone = await ledger.invoice('F-1', 1000, '2026-01-01', { customerId: one });
  await ledger.invoice('F-2', 1000, '2026-01-01', { customerId: one });
  await ledger.invoice('F-2', 1000, '2026-01-01', { customerId: other });
  await ledger.invoice('F-3', 1000, '2026-01-01', { currency: 'USD' });
  const own = await ledger.invoice('RE-2026-0044', 1000, '2026-01-01');
  const documents = ['F-1', 'F-2', 'F-3', 're 2026/0044', 'F-1'];
  const lines = documents.map((document, at) => ({ ...LINE, place: at + 1, document, paidMinor: 180 }));
  await takeIn(work(), fileOf(companyId, 'a', customerId), [advice({ lines })]);
  const [found] = await openRemittances(open.db.read, companyId);
  expect(found?.customerId).toBe(customerId);
  expect(found?.lines.map(({ itemId }) => itemId)).toEqual([lone, null, null, own, lone]);
});
