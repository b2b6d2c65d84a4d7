import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide as decideCash, receiptById, takeBack } from '../cash/deciding.actions';
import { dealtWith } from '../cash/application.store';
import { happen } from '../cases/happening.actions';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { up } from '../../migrations/087-remit-terms';
import { day, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { BILLED_WORDS } from '../languages/billed-words';
import { agreementsOf } from '../mandates/agreement.store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { found, takeBackRemittance, tellRemittance } from './actions';
import { bookRemittance, unbookRemittance } from './booking.actions';
import { collectedOfCase, collectedOfRemittance } from './collected.store';
import { followDirectMoney } from './direct.actions';
import { readRemittanceFile } from './file.actions';
import { candidatesOf, confirmMoney, releaseMoney } from './found.actions';
import { recordInvoice } from './invoice.actions';
import { differsIn, invoicesOf } from './invoice.store';
import { notPassedOn } from './late';
import { noticeLateRemittances } from './late.actions';
import { reportedPaid } from './late.store';
import { statementRows, statementSheet } from './statement.panel';
import { statementsIn } from './statement-rows';
import { plantCases, type Planted } from './testing/plant-cases';

/** Money of cases on its way home: told by the partner, found on the bank, booked to what the debtors owe; and back, step by step. */
const open = testDatabase();
const on = (today = '2026-04-10') => workOn(open.db, today);
let n = 0;
const planted = (claims: readonly (readonly number[])[], more = {}) => plantCases(open.db, `money-${(n += 1)}`, claims, more); // prettier-ignore
const code = (of: Promise<unknown>): Promise<string> => of.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : String(error))); // prettier-ignore

const openOf = async (itemIds: readonly number[]): Promise<number[]> =>
  (await rowsOf<{ open: number }>(open.db.read, `select open_minor as open from open_item where id in (${itemIds.join(',')}) order by id`)).map((row) => row.open); // prettier-ignore
const tasksOf = async (companyId: number): Promise<string[]> =>
  (await rowsOf<{ title: string }>(open.db.read, `select title from task where company_id = ? and kind = 'partner_money' and done_at is null order by id`, [companyId])).map((row) => row.title); // prettier-ignore

/** Two cases in one remittance: 1 000 with 100 + 20 kept, 300 with 30 + 6. */
const asTold = ({ companyId, partnerId, cases }: Planted, more = {}) => ({
  ...{ companyId, partnerId, reference: 'RV-77', on: day('2026-04-05'), documentId: null, key: 'a'.repeat(32) },
  lines: [
    { caseId: cases[0]?.caseId ?? 0, on: day('2026-04-01'), grossMinor: 100_000, commissionMinor: 10_000, vatMinor: 2_000, costsMinor: null }, // prettier-ignore
    { caseId: cases[1]?.caseId ?? 0, on: day('2026-04-02'), grossMinor: 30_000, commissionMinor: 3_000, vatMinor: 600, costsMinor: null }, // prettier-ignore
  ],
  ...more,
});
const NET = 114_400;

describe('the statement of a partner', () => {
  it('has each currency apart, and ends with the span', async () => {
    const world = await planted([[60_000, 60_000], [30_000]]);
    const { companyId, partnerId } = world;
    const { id } = await tellRemittance(on(), asTold(world));
    const [line = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-05-02', amountMinor: NET }]);
    await confirmMoney(on('2026-05-02'), { companyId, id, lineId: line });
    const of = { companyId, partnerId, number: 'H-7', issuedOn: day('2026-04-20'), dueOn: null, currency: 'SEK', vatMinor: 0, documentId: null, lines: [{ caseId: null, kind: 'other' as const, about: null, minor: 700 }] }; // prettier-ignore
    await recordInvoice(on(), of);
    const said = async (from: string, until: string) => {
      const rows = await statementRows(open.db.read, { companyId, partnerId, until: day(until) });
      const all = statementsIn(rows, { own: 'EUR', from: day(from), until: day(until) });
      const sheet = statementSheet({ name: 'x', b: BILLED_WORDS.en, all, rows, from: day(from), until: day(until) });
      return [all.map(({ currency, statement: one }) => `${currency} ${one.openingMinor} ${one.throughMinor} ${one.commissionMinor} ${one.vatMinor} ${one.leftMinor} ${one.invoicesMinor} ${one.remittedMinor} ${one.closingMinor}`), sheet.rows.length]; // prettier-ignore
    };
    // opening and closing of each currency, two cases, two payments, the remittance, the invoice
    expect(await said('2026-01-01', '2026-04-30')).toEqual([[`EUR 0 130000 13000 2600 ${NET} 0 0 ${NET}`, 'SEK 0 0 0 0 0 700 0 0'], 10]); // prettier-ignore
    expect(await said('2026-05-01', '2026-05-31')).toEqual([
      [`EUR ${NET} 0 0 0 0 0 ${NET} 0`, 'SEK 0 0 0 0 0 0 0 0'],
      5,
    ]);
  });
});

describe('a remittance', () => {
  it('is told once, however often the same comes, and counts what was agreed', async () => {
    const world = await planted([[60_000, 60_000], [30_000]]);
    const told = asTold(world);
    const first = await tellRemittance(on(), told);
    expect(first.isNew).toBe(true);
    expect(await tellRemittance(on(), told)).toEqual({ id: first.id, isNew: false });
    expect(await code(tellRemittance(on(), { ...told, key: 'b'.repeat(32) }))).toBe('remittance-told');
    const lines = await collectedOfRemittance(open.db.read, world.companyId, first.id);
    expect(lines.map(({ commissionMinor, vatMinor, netMinor }) => [commissionMinor, vatMinor, netMinor])).toEqual([
      [10_000, 2_000, 88_000],
      [3_000, 600, 26_400],
    ]);
    expect(await found(open.db.read, world.companyId, first.id)).toMatchObject({ grossMinor: 130_000, netMinor: NET });
    expect(await openOf(world.cases[0]?.itemIds ?? [])).toEqual([60_000, 60_000]);
    expect(await tasksOf(world.companyId)).toEqual(['Agence Delmas passes on €1,144.00 (RV-77). Find the money on the bank.']); // prettier-ignore
  });

  it('is found by amount, reference and name, booked gross to the oldest first, and taken back step by step', async () => {
    const world = await planted([[60_000, 60_000], [30_000]]);
    const { companyId, cases } = world;
    const { id } = await tellRemittance(on(), asTold(world));
    expect(await code(bookRemittance(on(), companyId, id))).toBe('remittance-no-money');
    const [other = 0, line = 0] = await plantReceipts(open.db, companyId, [
      { on: '2026-04-06', amountMinor: 99_900, name: 'AGENCE DELMAS', text: 'virement' },
      { on: '2026-04-07', amountMinor: NET, name: 'AGENCE DELMAS SAS', text: 'REVERSEMENT RV77', iban: 'FR7630006000011234567890189' }, // prettier-ignore
    ]);
    const candidates = await candidatesOf(open.db.read, companyId, await found(open.db.read, companyId, id));
    expect(candidates.map((one) => [one.line.id, one.reasons.join(' '), one.sure, one.differenceMinor])).toEqual([
      [line, 'amount reference name', true, 0],
      [other, 'name', false, 99_900 - NET],
    ]);
    await confirmMoney(on(), { companyId, id, lineId: line });
    await confirmMoney(on(), { companyId, id, lineId: line });
    expect(await dealtWith(open.db.read, companyId, [line, other])).toEqual(new Set([line]));
    expect(await code(takeBackRemittance(on(), companyId, { id, why: 'x' }))).toBe('remittance-found');
    const booked = await bookRemittance(on(), companyId, id);
    await bookRemittance(on(), companyId, id);
    expect(booked.confirmedAt).not.toBeNull();
    expect(await openOf(cases[0]?.itemIds ?? [])).toEqual([0, 20_000]);
    expect(await openOf(cases[1]?.itemIds ?? [])).toEqual([0]);
    expect(await code(releaseMoney(on(), companyId, id, 'x'))).toBe('remittance-booked');
    expect(await followDirectMoney(on(), companyId)).toBe(0);

    await unbookRemittance(on(), companyId, id, 'wrong case');
    await unbookRemittance(on(), companyId, id, 'wrong case');
    expect(await openOf(cases[0]?.itemIds ?? [])).toEqual([60_000, 60_000]);
    await bookRemittance(on(), companyId, id);
    expect(await openOf(cases[0]?.itemIds ?? [])).toEqual([0, 20_000]);
    await unbookRemittance(on(), companyId, id, 'wrong case');
    await releaseMoney(on(), companyId, id, 'other money');
    expect(await dealtWith(open.db.read, companyId, [line])).toEqual(new Set());
    expect((await receiptById(open.db.read, companyId, line))?.amountMinor).toBe(NET);
    await takeBackRemittance(on(), companyId, { id, why: 'sent to the wrong creditor' });
    expect(await collectedOfCase(open.db.read, companyId, cases[0]?.caseId ?? 0)).toEqual([]);
    expect((await tellRemittance(on(), asTold(world))).isNew).toBe(true);
  });

  it('names what differs from the agreement and from the bank, and asks a person', async () => {
    const world = await planted([[100_000], [30_000]]);
    const { companyId } = world;
    const [first, second] = asTold(world).lines;
    const { id } = await tellRemittance(
      on(),
      asTold(world, { lines: [{ ...first, commissionMinor: 12_500 }, second] }),
    );
    expect((await tasksOf(companyId))[1]).toBe('Agence Delmas: remittance RV-77 differs by €25.00 from what was agreed or came. Look at it.'); // prettier-ignore
    const [line = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-04-07', amountMinor: 111_000 }]);
    await confirmMoney(on(), { companyId, id, lineId: line });
    expect((await tasksOf(companyId)).at(-1)).toContain('differs by €34.00');
    expect(await code(confirmMoney(on(), { companyId, id, lineId: line + 999 }))).toBe('remittance-found');
  });

  it('takes no case of another partner, nor two currencies, nor nothing', async () => {
    const [mine, theirs] = [await planted([[10_000]]), await planted([[10_000]])];
    const line = { on: day('2026-04-01'), grossMinor: 100, commissionMinor: null, vatMinor: null, costsMinor: null };
    const lines = [{ ...line, caseId: theirs.cases[0]?.caseId ?? 0 }];
    expect(await code(tellRemittance(on(), { ...asTold(mine), lines }))).toBe('remittance-case');
    expect(await code(tellRemittance(on(), { ...asTold(mine), lines: [] }))).toBe('remittance-empty');
  });

  it('leaves more than is open on the account, and commission unknown where nothing was agreed', async () => {
    const world = await planted([[10_000], [10_000]], { terms: null });
    const { companyId, cases } = world;
    const [first] = asTold(world).lines;
    const { id } = await tellRemittance(on(), asTold(world, { lines: [{ ...first, grossMinor: 12_000, commissionMinor: null, vatMinor: null }] })); // prettier-ignore
    const [line = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-04-07', amountMinor: 12_000 }]);
    await confirmMoney(on(), { companyId, id, lineId: line });
    await bookRemittance(on(), companyId, id);
    expect(await openOf(cases[0]?.itemIds ?? [])).toEqual([0]);
    const [row] = await collectedOfCase(open.db.read, companyId, cases[0]?.caseId ?? 0);
    expect(row).toMatchObject({ feeModelId: null, principalMinor: 10_000, interestMinor: 2_000, commissionMinor: 0 });
  });
});

describe('an invoice of a partner', () => {
  it('is looked at by a person where its VAT is not that of the agreed rate, and by nobody where all agrees', async () => {
    const { companyId, partnerId, cases } = await planted([[100_000]]);
    const of = { companyId, partnerId, issuedOn: day('2026-04-20'), dueOn: null, currency: 'EUR', documentId: null };
    const billed = (number: string, kind: 'set_up' | 'other', minor: number, vatMinor: number) =>
      recordInvoice(on(), { ...of, number, vatMinor, lines: [{ caseId: cases[0]?.caseId ?? 0, kind, about: null, minor }] }); // prettier-ignore
    await billed('H-1', 'set_up', 5_000, 1_250);
    const asked = await tasksOf(companyId);
    expect(asked).toEqual([expect.stringContaining('H-1 differs by €2.50')]);
    await billed('H-2', 'other', 700, 123);
    expect(await tasksOf(companyId)).toEqual(asked);
    const kept = await invoicesOf(open.db.read, companyId, 9);
    expect(kept.map((one) => [one.number, one.vatExpectedMinor, differsIn(one)])).toEqual([['H-2', null, 0], ['H-1', 1_000, 250]]); // prettier-ignore
  });
});

describe('money paid to us directly', () => {
  it.each([
    ['before the hand-over of the same day', '2026-03-01T08:59:59.999Z', 0],
    ['in its very instant, which nobody can tell from before', '2026-03-01T09:00:00.000Z', 0],
    ['right after it', '2026-03-01T09:00:00.001Z', 1],
  ])('%s', async (_, now, counted) => {
    const { companyId, cases } = await planted([[100_000]]);
    const [kase] = cases;
    const lineId = (await plantReceipts(open.db, companyId, [{ on: '2026-03-01', amountMinor: 40_000 }]))[0] ?? 0;
    const plan = [{ customerId: kase?.customerId ?? 0, parts: [{ itemId: kase?.itemIds[0] ?? 0, minor: 40_000 }], onAccountMinor: 0 }]; // prettier-ignore
    await decideCash({ ...on('2026-03-01'), now: now as Instant }, companyId, { lineId, plan, note: null });
    expect(await followDirectMoney(on('2026-03-02'), companyId)).toBe(counted);
  });

  it('counts once as collected, at its own rate, and no more when it is taken back', async () => {
    const { companyId, cases } = await planted([[100_000]]);
    const [kase] = cases;
    const lineId = (await plantReceipts(open.db, companyId, [{ on: '2026-04-07', amountMinor: 40_000 }]))[0] ?? 0;
    const plan = [{ customerId: kase?.customerId ?? 0, parts: [{ itemId: kase?.itemIds[0] ?? 0, minor: 40_000 }], onAccountMinor: 0 }]; // prettier-ignore
    const applied = await decideCash(on(), companyId, { lineId, plan, note: null });
    expect(await followDirectMoney(on(), companyId)).toBe(1);
    expect(await followDirectMoney(on(), companyId)).toBe(0);
    const rows = await collectedOfCase(open.db.read, companyId, kase?.caseId ?? 0);
    expect(rows.map(({ way, grossMinor, commissionMinor, vatMinor, netMinor }) => [way, grossMinor, commissionMinor, vatMinor, netMinor])).toEqual([['direct', 40_000, 2_000, 400, 37_600]]); // prettier-ignore
    await takeBack(on(), companyId, applied, 'not theirs');
    expect(await followDirectMoney(on(), companyId)).toBe(1);
    expect(await collectedOfCase(open.db.read, companyId, kase?.caseId ?? 0)).toEqual([]);
    expect(await followDirectMoney(on(), companyId)).toBe(0);
  });
});

describe('money paid to us directly, followed minute by minute', () => {
  const apply = async (world: Planted, at: number, came: string, today = '2026-04-10') => {
    const one = world.cases[at];
    const lineId = (await plantReceipts(open.db, world.companyId, [{ on: came, amountMinor: 10_000 }]))[0] ?? 0;
    const plan = [{ customerId: one?.customerId ?? 0, parts: [{ itemId: one?.itemIds[0] ?? 0, minor: 10_000 }], onAccountMinor: 0 }]; // prettier-ignore
    return decideCash(on(today), world.companyId, { lineId, plan, note: null });
  };
  const follows = (world: Planted) => followDirectMoney(on('2026-05-02'), world.companyId);

  it('misses nothing: late, of two customers, taken back after another, of a case that was closed and is open again', async () => {
    const world = await planted([[100_000], [100_000]]);
    const { companyId, cases } = world;
    expect(await follows(world)).toBe(0);
    const first = await apply(world, 0, '2026-04-07', '2026-04-30');
    expect([await follows(world), await follows(world)]).toEqual([1, 0]);
    await apply(world, 1, '2026-04-08');
    await takeBack(on(), companyId, first, 'not theirs');
    expect([await follows(world), await follows(world)]).toEqual([2, 0]);
    expect(await collectedOfCase(open.db.read, companyId, cases[0]?.caseId ?? 0)).toEqual([]);
    const ended = (on: string | null) => open.db.transaction((tx) => tx('recovery_case').where({ id: cases[0]?.caseId }).update({ ended_on: on })); // prettier-ignore
    await ended('2026-04-09');
    await apply(world, 0, '2026-04-20');
    expect(await follows(world)).toBe(0);
    await ended(null);
    await open.db.transaction((tx) => happen(tx, on(), { id: cases[0]?.caseId ?? 0, companyId, customerId: cases[0]?.customerId ?? 0 }, { kind: 'case.reopened', payload: {} })); // prettier-ignore
    expect([await follows(world), await follows(world)]).toEqual([1, 0]);
  });
});

describe('what was reported and not passed on', () => {
  it('is late after a month, and not any more once it came', async () => {
    const world = await planted([[100_000], [30_000]]);
    const { companyId, cases } = world;
    await open.db.transaction((tx) => tx('case_report').insert({ company_id: companyId, case_id: cases[0]?.caseId, kind: 'paid', on_day: '2026-04-01', currency: 'EUR', amount_minor: 100_000, key: 'k', recorded_at: '2026-04-01T09:00:00.000Z', recorded_by: 'partner:x' })); // prettier-ignore
    expect(await noticeLateRemittances(on('2026-05-01'), companyId)).toBe(0);
    expect(await noticeLateRemittances(on('2026-05-02'), companyId)).toBe(1);
    expect(await noticeLateRemittances(on('2026-05-03'), companyId)).toBe(0);
    expect((await tasksOf(companyId))[0]).toContain('reported €1,000.00 as paid on 2026-04-01 (RF-2026-0001)');
    await tellRemittance(on('2026-05-04'), asTold(world));
    await noticeLateRemittances(on('2026-05-04'), companyId);
    expect((await tasksOf(companyId)).filter((title) => title.includes('reported'))).toEqual([]);
  });

  it('is nothing to pass on where the debtor paid us the same money: one report for each payment', async () => {
    const report = (on: string, minor: number) => ({ caseId: 1, on: day(on), minor, passedOnMinor: 0, agreedDays: 10 });
    const left = (direct: readonly (readonly [string, number])[], ...reports: readonly (readonly [string, number])[]) =>
      notPassedOn(reports.map(([on, minor], reportId) => ({ ...report(on, minor), reportId, direct: direct.map(([came, paid]) => ({ on: day(came), minor: paid })) }))).map((one) => [one.report.on, one.leftMinor]); // prettier-ignore
    expect(left([['2026-03-04', 300]], ['2026-03-02', 300])).toEqual([]);
    expect(left([['2026-03-04', 300]], ['2026-03-02', 300], ['2026-03-05', 300])).toEqual([['2026-03-05', 300]]);
    expect(left([['2026-03-04', 299]], ['2026-03-04', 300])).toEqual([['2026-03-04', 300]]);
    expect(left([['2026-03-09', 300]], ['2026-03-03', 300])).toEqual([['2026-03-03', 300]]);
    expect(left([['2026-03-08', 300]], ['2026-03-03', 300])).toEqual([]);
  });

  it('is late by the days that the agreement of that day says, and after a month where it says none', async () => {
    const { companyId, partnerId, cases } = await planted([[100_000], [30_000], [20_000]]);
    const stamp = { recorded_at: '2026-01-01T09:00:00.000Z', recorded_by: 'user:x' };
    const agreed = (from: string, until: string | null, terms: string, more = {}) => ({ company_id: companyId, partner_id: partnerId, kind: 'collection', origin: 'uploaded', signed_on: from, signed_by: 'both', valid_from: from, valid_until: until, terms, ...stamp, ...more }); // prettier-ignore
    await open.db.transaction(async (tx) => {
      await tx('agreement').insert([
        agreed('2026-01-01', '2026-03-31', '{"remitDays":10}'),
        agreed('2026-04-01', '2026-04-30', '{"remitDays":null}'),
        agreed('2026-04-01', null, '{"remitDays":3}', { signed_on: null }),
        agreed('2026-04-02', null, '{"remitDays":2}', { ended_at: '2026-04-02T09:00:00.000Z', ended_by: 'user:x', ended_why: 'a slip' }),
        agreed('2026-05-01', null, '{"remitDays":0}'),
        agreed('2026-05-02', null, '{}', { kind: 'pricing' }),
      ]); // prettier-ignore
      for (const [at, paid] of ['2026-03-31', '2026-04-15', '2026-05-03'].entries())
        await tx('case_report').insert({ company_id: companyId, case_id: cases[at]?.caseId, kind: 'paid', on_day: paid, currency: 'EUR', amount_minor: 10_000, key: `k${at}`, recorded_at: `${paid}T09:00:00.000Z`, recorded_by: 'partner:x' }); // prettier-ignore
    });
    const until = notPassedOn(await reportedPaid(open.db.read, companyId)).map((one) => one.until);
    expect(until).toEqual(['2026-04-10', '2026-05-15', '2026-05-03']);
    const other = await planted([[100_000]]);
    expect(await reportedPaid(open.db.read, other.companyId)).toEqual([]);
  });
});

describe('agreements of before', () => {
  it('say nothing of the days where nobody had read the paper for them, and keep what was printed', async () => {
    const { companyId, partnerId } = await planted([[100_000]]);
    const stamp = { recorded_at: '2026-01-01T09:00:00.000Z', recorded_by: 'user:x', valid_from: '2026-01-01' };
    const terms = (remitDays: number) => JSON.stringify({ guarantee: '', remitDays, remitTo: '' });
    const row = (kind: string, origin: string, days: number) => ({ company_id: companyId, partner_id: partnerId, kind, origin, terms: terms(days), ...stamp }); // prettier-ignore
    await open.db.transaction(async (tx) => {
      await tx('agreement').insert([row('collection', 'uploaded', 30), row('collection', 'generated', 30), row('pricing', 'generated', 30), row('collection', 'uploaded', 300)]); // prettier-ignore
      await up(tx);
    });
    const kept = (await agreementsOf(open.db.read, companyId)).sort((a, b) => a.id - b.id);
    expect(kept.map((one) => one.terms.remitDays)).toEqual([null, 30, null, 300]);
  });
});

describe('a remittance file', () => {
  it('is read whole or not at all, and means the same as CSV and with other headings', async () => {
    const { companyId, partnerId, cases } = await planted([[100_000], [30_000]]);
    const folder = mkdtempSync(join(tmpdir(), 'remitted-'));
    const read = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return readRemittanceFile(on(), { companyId, partnerId, path: join(folder, name), name });
    };
    const english = await read('a.csv', `Case,Date,Gross,Commission,VAT,Costs,Net\n${cases[0]?.number},2026-04-01,1000.00,100.00,20.00,,880.00\n`); // prettier-ignore
    const german = await read('b.csv', `Aktenzeichen;Zahlungsdatum;Betrag brutto;Provision;USt;Auslagen;Auszahlung netto\n${cases[0]?.number};01.04.2026;1.000,00;100,00;20,00;;880,00\n`); // prettier-ignore
    expect([english.problems, german.problems]).toEqual([[], []]);
    expect(german.digest).toBe(english.digest);
    const short = await read('n.csv', `Dossier,Date,Brut,Net\n${cases[0]?.number},2026-04-01,1000.00,880.00\n`);
    expect(short.lines[0]).toMatchObject({ grossMinor: 100_000, commissionMinor: 12_000, vatMinor: null });
    const wrong = await read(
      'w.csv',
      `Ärende,Datum,Brutto,Provision,Netto\nRF-9,2026-04-01,1.00,,\n${cases[0]?.number},2026-02-01,10.00,1.00,8.00\n${cases[0]?.number},2027-01-01,-5.00,,\n`,
    );
    expect(wrong.problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 case unknown-case',
      '3 on before-hand-over',
      '4 on future-day',
      '4 gross not-positive',
    ]);
    expect(await code(read('c.csv', '%PDF-1.4 nothing'))).toMatch(/remittance-file|done/);
    expect(await code(read('d.xlsx', 'PK\u0003\u0004 torn'))).toBe('remittance-file');
  });
});
