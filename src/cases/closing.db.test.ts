import { adviceFor } from '../advice/actions';
import { endsIn } from '../advice/ends.store';
import { down, up } from '../../migrations/086-advice-ends';
import { day } from '../kernel/day';
import { holdsFrom } from '../ledger/hold-index';
import { approveWriteOff, proposeThese } from '../ledger/write-off.actions';
import { rowsOf } from '../platform/db';
import { askPrepayment, deliverOnAccount, releaseDeliveries, stopDeliveries } from '../reminders/stop.actions';
import { testDatabase } from '../platform/testing/database';
import { handOver, reopen } from './actions';
import { endCase } from './closing.actions';
import { caseById, itemsOfCase } from './case.panel';
import { recallCase, consequenceOf } from './recall.actions';
import { caseHolds, casesOf } from './store';
import { companyById } from '../companies/store';
import { itemOf, owe, workOn } from './testing/debts';

/** Every way a case ends, and what becomes of what is still open: asked of the holds, as reminders and write-offs ask them. */
const open = testDatabase();
const on = (today: string, name?: string) => workOn(open.db, today, name);

const partner = { partner: 'Agence Delmas', partnerKind: 'agency' } as const;
const hand = (companyId: number, number: string, today = '2026-05-10') => handOver(on(today), { companyId, number, ...partner }); // prettier-ignore
const holdsOf = async (companyId: number, asOn: string) =>
  (await holdsFrom([caseHolds(open.db.read)], { companyId, first: 0, last: 9_999 }, day(asOn))).map(({ kind, itemId, from }) => [kind, itemId, from]); // prettier-ignore
const tasksOf = async (companyId: number) =>
  rowsOf<{ kind: string; done: string | null }>(open.db.read, `select kind, done_at as done from task where company_id = ? order by id`, [companyId]); // prettier-ignore

const two = [
  ['F-1', 12_000, '2026-01-01'],
  ['F-2', 6_000, '2026-01-15'],
] as const;

beforeAll(async () => {
  for (const companyId of [1, 2, 3, 4, 5, 6])
    await owe(open.db, { companyId, invoices: two, files: [['RF-1', [0, 1]]] });
  for (const companyId of [8, 9])
    await owe(open.db, { companyId, invoices: [...two, ['F-3', 9_000, '2026-05-20']], files: [['RF-1', [0]], ['RF-2', [1]]] }); // prettier-ignore
  await owe(open.db, { companyId: 7, invoices: two, files: [['RF-1', [0]], ['RF-2', [1]]] }); // prettier-ignore
});

it.each([
  [1, { outcome: 'paid' }, []],
  [2, { outcome: 'partly_paid' }, []],
  [3, { outcome: 'uncollectable' }, ['admin', 'admin']],
  [4, { outcome: 'insolvent' }, ['insolvency', 'insolvency']],
  [5, { outcome: 'settled', settledMinor: 9_000 }, ['admin', 'admin']],
] as const)('company %i: %j leaves holds %j', async (companyId, closing, kinds) => {
  await hand(companyId, 'RF-1');
  expect((await holdsOf(companyId, '2026-05-31')).map(([kind]) => kind)).toEqual(['with_partner', 'with_partner']);
  await endCase(on('2026-06-01'), companyId, 'RF-1', closing);
  expect((await holdsOf(companyId, '2026-06-01')).map(([kind]) => kind)).toEqual(kinds);
  expect((await holdsOf(companyId, '2026-05-31')).map(([kind]) => kind)).toEqual(['with_partner', 'with_partner']);
});

it('asks whether deliveries stop where the rest was given up, and not elsewhere', async () => {
  expect((await tasksOf(3)).map(({ kind }) => kind)).toEqual(['delivery_stop', 'prepayment']);
  expect((await tasksOf(4)).map(({ kind }) => kind)).toEqual(['prepayment']);
  expect((await tasksOf(5)).map(({ kind }) => kind)).toEqual(['delivery_stop']);
  expect(await tasksOf(1)).toEqual([]);
  await reopen(on('2026-06-02'), 3, 'RF-1');
  expect((await tasksOf(3)).every(({ done }) => done !== null)).toBe(true);
  await endCase(on('2026-06-03'), 3, 'RF-1', { outcome: 'uncollectable' });
  const left = async () => (await tasksOf(3)).flatMap(({ kind, done }) => (done === null ? [kind] : []));
  expect(await left()).toEqual(['delivery_stop', 'prepayment']);
  const decided = {
    companyId: 3,
    customerId: (await casesOf(open.db.read, 3))[0]?.customerId ?? 0,
    reason: 'sales agree',
  };
  await stopDeliveries(on('2026-06-03'), decided);
  expect(await left()).toEqual(['prepayment']); // each answers its own question
  await askPrepayment(on('2026-06-03'), decided);
  expect(await left()).toEqual([]);
  await expect(askPrepayment(on('2026-06-03'), decided)).rejects.toMatchObject({ code: 'prepays-already' });
  await releaseDeliveries(on('2026-06-03'), decided);
  await expect(releaseDeliveries(on('2026-06-03'), decided)).rejects.toMatchObject({ code: 'not-stopped' });
  await deliverOnAccount(on('2026-06-03'), decided);
});

it('lets what was given up be written off by two people, but not what is with a partner', async () => {
  const asked = (companyId: number) => ({ companyId, holdSources: (q: never) => [caseHolds(q)] });
  const words = { ...{ none: 'Nothing.', noneRemedy: '', many: '', manyRemedy: '', moved: '', movedRemedy: '' }, ...{ own: 'own', ownRemedy: '', all: '' } }; // prettier-ignore
  const itemIds = [itemOf(3, 0), itemOf(3, 1)];
  const chosen = { currency: 'EUR', itemIds, reason: 'given up' };
  const id = await proposeThese(on('2026-06-04'), asked(3), chosen, words);
  await expect(approveWriteOff(on('2026-06-04'), asked(3) as never, id, words)).rejects.toThrow('own');
  expect(await approveWriteOff(on('2026-06-04', 'jean'), asked(3) as never, id, words)).toBe(2);
  await hand(6, 'RF-1');
  const theirs = { ...chosen, itemIds: [itemOf(6, 0)] };
  await expect(proposeThese(on('2026-06-04'), asked(6) as never, theirs, words)).rejects.toThrow('Nothing.');
});

it.each([
  ['without its sum', { outcome: 'settled' }, 'A settlement needs the sum that was agreed.'],
  ['for the whole', { outcome: 'settled', settledMinor: 18_000 }, 'A settlement needs the sum that was agreed.'],
  ['for nothing', { outcome: 'settled', settledMinor: 0 }, 'A settlement needs the sum that was agreed.'],
  ['into itself', { outcome: 'merged', into: 'RF-1' }, 'It can only be merged into an open case'],
  ['into nothing', { outcome: 'merged', into: 'RF-9' }, 'It can only be merged into an open case'],
] as const)('refuses an end %s', async (_, closing, sentence) => {
  await expect(endCase(on('2026-06-05'), 6, 'RF-1', closing)).rejects.toThrow(sentence);
});

it('keeps what a settlement came to', async () => {
  const [kase] = await casesOf(open.db.read, 5);
  expect(await caseById(open.db.read, 5, kase?.id ?? 0)).toMatchObject({ outcome: 'settled', settledMinor: 9_000 });
});

describe('two cases made one', () => {
  it('the items go to the other case, held as before, and come back when it is opened again', async () => {
    await hand(7, 'RF-1');
    await hand(7, 'RF-2', '2026-05-20');
    await endCase(on('2026-06-01'), 7, 'RF-2', { outcome: 'merged', into: 'RF-1' });
    const [into] = await casesOf(open.db.read, 7);
    const view = await caseById(open.db.read, 7, into?.id ?? 0);
    const items = async () => (await itemsOfCase(open.db.read, view!)).map((one) => [one.document, one.claimedMinor]);
    expect(await items()).toEqual([['F-1', 12_000], ['F-2', 6_000]]); // prettier-ignore
    expect((await holdsOf(7, '2026-06-02')).map(([, item]) => item)).toEqual([itemOf(7, 0), itemOf(7, 1)]);
    expect((await holdsOf(7, '2026-05-15')).map(([, item]) => item)).toEqual([itemOf(7, 0)]); // before it was handed over
    await reopen(on('2026-06-03'), 7, 'RF-2');
    expect(await items()).toEqual([['F-1', 12_000]]);
    expect(await holdsOf(7, '2026-06-03')).toHaveLength(2);
  });
});

describe('a recall', () => {
  const model = {
    ...{ currency: 'EUR', setUp: { feeMinor: 0, first: false }, steps: [], hourly: null },
    commission: { by: 'whole', of: 'principal', directBps: 10_000, bands: [{ ageFrom: 0, ageTo: null, amountFrom: 0, amountTo: null, rateBps: 1_000, leastMinor: 0 }] }, // prettier-ignore
    ...{ withdrawal: { feeMinor: 5_000, ofPrincipalBps: 300 }, vat: { kind: 'standard', bps: 2_000 } },
  };
  const view = async () => {
    const [kase] = await casesOf(open.db.read, 6);
    return (await caseById(open.db.read, 6, kase?.id ?? 0))!;
  };

  it('costs nothing until the partner has it, then what was agreed; without an agreement it says that it is not known', async () => {
    const price = async () => (await consequenceOf(open.db.read, on('2026-06-05'), await view())).recall;
    expect(await price()).toEqual({ kind: 'free' });
    const { id, partnerId } = await view();
    await open.db.transaction(async (tx) => {
      await tx('recovery_case').where({ id }).update({ stage: 'received' });
    });
    expect(await price()).toEqual({ kind: 'unknown' });
    await open.db.transaction(async (tx) => {
      const made = { recorded_at: '2026-05-01T00:00:00.000Z', recorded_by: 'test', company_id: 6 };
      await tx('fee_model').insert({ id: 60, partner_id: partnerId, name: 'M', model: JSON.stringify(model), valid_from: '2026-01-01', ...made }); // prettier-ignore
      await tx('recovery_case').where({ id }).update({ fee_model_id: 60, age_days: 100 });
      await tx('case_report').insert({ case_id: id, kind: 'paid', on_day: '2026-06-01', currency: 'EUR', amount_minor: 4_000, key: 'k', ...made }); // prettier-ignore
    });
    // 50.00 + 3 % of 180.00 = 5.40; 10 % of the 40.00 reported = 4.00; VAT 20 %: 11.08 + 0.80
    expect(await price()).toMatchObject({ kind: 'cost', feeMinor: 5_000, shareMinor: 540, countedMinor: 4_000, commissionMinor: 400, vatMinor: 1_188, totalMinor: 7_128 }); // prettier-ignore
  });

  it('needs a reason, tells the partner the same day, and the items are ours again', async () => {
    const company = await companyById(open.db.read, 6);
    await expect(recallCase(on('2026-06-06'), company, { number: 'RF-1', why: ' ' })).rejects.toThrow('needs a reason');
    await open.db.transaction((tx) => tx('partner').where({ company_id: 6 }).update({ email: 'files@delmas.example' }));
    const { told } = await recallCase(on('2026-06-06'), company, { number: 'RF-1', why: 'They pay us <directly>.' });
    expect(told).toBe('files@delmas.example');
    expect(await holdsOf(6, '2026-06-06')).toEqual([]);
    expect(await view()).toMatchObject({ state: 'closed', outcome: 'withdrawn', endWhy: 'They pay us <directly>.' });
    const mails = await rowsOf<{ recipient: string; body: string }>(open.db.read, `select recipient, body from house_mail where company_id = 6`); // prettier-ignore
    expect(mails.map(({ recipient }) => recipient)).toEqual(['files@delmas.example']);
    expect(mails[0]?.body).toContain('RF-1');
    expect(mails[0]?.body).not.toContain('Debtor');
    await expect(recallCase(on('2026-06-07'), company, { number: 'RF-1', why: 'again' })).rejects.toThrow('closed');
  });
});

const learned = async (companyId: number): Promise<string[]> =>
  (await endsIn(open.db.read, { companyId, first: 0, last: 9_999 }, day('2020-01-01'), day('2026-12-31'))).map(
    ({ partner, outcome, handedOverOn, endedOn }) => `${partner} ${outcome} ${handedOverOn} ${endedOn}`,
  );
const advised = async (companyId: number, today: string) =>
  adviceFor(on(today), await companyById(open.db.read, companyId), companyId, (q) => [caseHolds(q)]);

it('teaches the advice on the next overdue invoice, with the partner, and takes it back with the end', async () => {
  await hand(8, 'RF-1');
  await endCase(on('2026-06-01'), 8, 'RF-1', { outcome: 'uncollectable' });
  expect(await learned(8)).toEqual(['Agence Delmas uncollectable 2026-05-10 2026-06-01']);
  const reason = { kind: 'lost_before', n: 1, of: 1, on: '2026-06-01', name: 'Agence Delmas' };
  expect((await advised(8, '2026-06-05'))?.reasons).toContainEqual(reason);
  expect((await advised(9, '2026-06-05'))?.reasons.map(({ kind }) => kind)).not.toContain('lost_before');
  await reopen(on('2026-06-06'), 8, 'RF-1');
  expect(await learned(8)).toEqual([]);
  await endCase(on('2026-06-07'), 8, 'RF-1', { outcome: 'paid' });
  await hand(8, 'RF-2', '2026-06-07');
  await endCase(on('2026-06-20'), 8, 'RF-2', { outcome: 'returned' });
  const { reasons = [], against = [] } = (await advised(8, '2026-06-21')) ?? {};
  const paid = { kind: 'paid_before', n: 1, of: 2, days: 28, name: 'Agence Delmas' };
  expect([...reasons, ...against]).toContainEqual(paid);
});

it('teaches nothing by what was withdrawn or merged', async () => {
  const company = await companyById(open.db.read, 9);
  await hand(9, 'RF-1');
  await hand(9, 'RF-2');
  await endCase(on('2026-06-01'), 9, 'RF-1', { outcome: 'merged', into: 'RF-2' });
  await recallCase(on('2026-06-02'), company, { number: 'RF-2', why: 'paid to us' });
  expect(await learned(9)).toEqual([]);
});

it('knows the ends of before, once', async () => {
  const before = [await learned(8), await learned(9), await learned(4)];
  expect(before[2]).toEqual(['Agence Delmas insolvent 2026-05-10 2026-06-01']);
  await open.db.transaction(async (tx) => {
    await down(tx as never);
    await up(tx as never);
  });
  expect([await learned(8), await learned(9), await learned(4)]).toEqual(before);
});
