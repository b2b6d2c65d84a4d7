import { changeSetting } from '../companies/actions';
import { companyById } from '../companies/store';
import { day } from '../kernel/day';
import { putHold } from '../ledger/actions';
import { keptCharges } from '../ledger/claimed.store';
import { chargeState } from '../ledger/kept-charge';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { tasksOf } from '../tasks/store';
import { claimOwed } from './charge.actions';
import { fractionText } from './fraction';
import { closeHold, proposeInterestHolds, putInterestHold, undoHold, type Holding } from './interest-hold.actions';
import { countKept } from './owed-kept';
import { owedBeside } from './owed.actions';
import { loadShippedRates } from './rates.actions';

/** Days that bear no interest: left out wherever it is counted, named in each table with their reason, never in silence, never for good by mistake. */
const open = testDatabase();
const nobody = (): Promise<ReadonlyMap<number, never>> => Promise.resolve(new Map<number, never>());

interface At extends LittleLedger {
  hold(more?: Partial<Holding> & { today?: string }): Promise<number>;
  /** `1000.00 2023-06-21…2023-06-30 2.9096`, held lines with their reason, the total last. */
  lines(asOn: string): Promise<string[]>;
  claim(itemId: number, to: string): Promise<number>;
}

async function at(code: string): Promise<At> {
  const of = await littleLedger(open.db, code);
  const { companyId, customerId } = of;
  await loadShippedRates(workOn(open.db, '2023-01-01'));
  await open.db.write('company').where({ id: companyId }).update({ governing_law: 'DE' });
  await open.db.write('customer').where({ id: customerId }).update({ debtor_type: 'company' });
  await changeSetting(workOn(open.db, '2023-01-01'), companyId, 'latePayment', 'on_demand');
  const company = () => companyById(open.db.read, companyId);
  return {
    ...of,
    hold: async ({ today = '2023-08-31', ...more } = {}) =>
      (
        await putInterestHold(workOn(open.db, today), {
          ...{ companyId, customerId, itemId: null, reason: 'standstill', from: day('2023-07-01'), until: day('2023-07-31') }, // prettier-ignore
          ...{ basis: 'letter of 30 June 2023', why: 'agreed', reversing: false },
          ...more,
        })
      ).id,
    lines: async (asOn) => {
      const range = { companyId, first: customerId, last: customerId };
      const all = await owedBeside(open.db.read, workOn(open.db, asOn), { company: await company(), range, asOn: day(asOn), demanded: nobody }); // prettier-ignore
      return all.flatMap(({ item, found, claimable: { interest } }) => [
        ...(found?.claims[0]?.lines ?? []).map(
          ({ from, to, days, counted, held, leftOut }) =>
            `${item.document} ${from}…${to} ${days} d ${fractionText(counted, 2, 4)}${held === null ? '' : ` (${held}, ${fractionText(leftOut!, 2, 4)} left out)`}`,
        ),
        `= ${found?.interestMinor ?? 0}, each day ${found?.daily?.minor ?? '?'}${interest.why === null ? '' : `, ${interest.why}`}`,
      ]);
    },
    claim: async (itemId, to) => {
      const [made] = await claimOwed(workOn(open.db, to), {
        ...{ company: await company(), customerId, picks: [{ itemId, kind: 'interest' as const }], to: day(to) },
        ...{ checked: false, origin: 'desk', demanded: nobody },
      });
      return made!.id;
    },
  };
}

async function invoice(of: At, document = 'F-1', more = {}): Promise<number> {
  const id = await of.invoice(document, 100_000, '2023-05-20', { dueOn: '2023-06-20', ...more });
  await open.db.write('open_item').where({ id }).update({ due_by: 'customer:30' });
  return id;
}

it('the days are left out, and the line says why and how much; of another invoice nothing', async () => {
  const of = await at('held-lines');
  const first = await invoice(of);
  await invoice(of, 'F-2');
  await of.hold({ itemId: first });
  expect(await of.lines('2023-08-31')).toEqual([
    'F-1 2023-06-21…2023-06-30 10 d 2.9096',
    'F-1 2023-07-01…2023-07-31 31 d 0.0000 (standstill, 10.2937 left out)',
    'F-1 2023-08-01…2023-08-31 31 d 10.2937',
    '= 1320, each day 33',
    'F-2 2023-06-21…2023-06-30 10 d 2.9096',
    'F-2 2023-07-01…2023-08-31 62 d 20.5874',
    '= 2350, each day 33',
  ]);
});

it('ends, and its days stay without; is taken back, and they bear again as if it had never been', async () => {
  const of = await at('held-ends');
  await invoice(of);
  const id = await of.hold({ until: null, reason: 'insolvency' });
  expect((await of.lines('2023-08-31')).at(-1)).toBe('= 291, each day 0');
  const deed = { companyId: of.companyId, id, why: 'withdrawn' };
  await closeHold(workOn(open.db, '2023-08-31'), { ...deed, until: day('2023-07-31') });
  expect((await of.lines('2023-08-31')).at(-1)).toBe('= 1320, each day 33');
  await undoHold(workOn(open.db, '2023-08-31'), deed);
  expect((await of.lines('2023-08-31')).at(-1)).toBe('= 2350, each day 33');
  await expect(undoHold(workOn(open.db, '2023-08-31'), deed)).rejects.toMatchObject({ code: 'charge-moved' });
  const said = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where company_id = ? and kind like 'interest.%' order by id`, [of.companyId]); // prettier-ignore
  expect(said.map(({ kind }) => kind)).toEqual(['interest.held', 'interest.hold_ended', 'interest.hold_undone']);
});

it('all of its days held: it says so, and nothing is offered', async () => {
  const of = await at('held-whole');
  await invoice(of);
  await of.hold({ from: day('2023-06-01'), until: null, reason: 'creditor_default' });
  expect((await of.lines('2023-08-31')).at(-1)).toBe('= 0, each day 0, held');
});

it('two that overlap leave each day out once', async () => {
  const of = await at('held-twice');
  await invoice(of);
  await of.hold();
  await of.hold({ reason: 'judgment', from: day('2023-07-20'), until: day('2023-08-10') });
  expect(await of.lines('2023-08-31')).toEqual([
    'F-1 2023-06-21…2023-06-30 10 d 2.9096',
    'F-1 2023-07-01…2023-07-31 31 d 0.0000 (standstill, 10.2937 left out)',
    'F-1 2023-08-01…2023-08-10 10 d 0.0000 (judgment, 3.3205 left out)',
    'F-1 2023-08-11…2023-08-31 21 d 6.9732',
    '= 988, each day 33',
  ]);
});

it('what a charge keeps names the days and the reason; its sum is the lines’', async () => {
  const of = await at('held-kept');
  const item = await invoice(of);
  await of.hold();
  await of.claim(item, '2023-08-31');
  const range = { companyId: of.companyId, first: of.customerId, last: of.customerId };
  const [charge] = await keptCharges(open.db.read, range);
  expect(charge).toMatchObject({ amountMinor: 1320, fromOn: '2023-06-21', toOn: '2023-08-31' });
  const kept = countKept(charge!.told)!;
  expect(kept.lines.map(({ held, interest }) => `${held ?? ''} ${interest}`)).toEqual([' 2.909589', 'standstill 0.000000', ' 10.293699']); // prettier-ignore
  expect(Math.round(kept.lines.reduce((sum, { interest }) => sum + Number(interest), 0) * 100)).toBe(kept.total);
});

it('over days that are claimed it is refused, or their claims are reversed in the same act', async () => {
  const of = await at('held-claimed');
  const item = await invoice(of);
  const other = await invoice(of, 'F-2');
  await of.claim(item, '2023-08-31');
  await expect(of.hold()).rejects.toMatchObject({ code: 'interest-hold-claimed' });
  await of.hold({ itemId: other });
  await of.hold({ from: day('2023-09-01'), until: null });
  expect((await of.lines('2023-08-31')).at(-1)).toBe('= 1320, each day 0');
  await of.hold({ reversing: true });
  const range = { companyId: of.companyId, first: of.customerId, last: of.customerId };
  expect((await keptCharges(open.db.read, range)).map(chargeState)).toEqual(['reversed']);
  expect((await of.lines('2023-08-31'))[3]).toBe('= 1320, each day 0');
});

it.each([
  ['ends before it begins', { until: day('2023-06-30') }, 'interest-hold-end'],
  ['begins long before anything', { from: day('1980-01-01') }, 'interest-hold-day'],
  ['begins years ahead', { from: day('2026-01-01'), until: null }, 'interest-hold-day'],
])('refused: %s', async (name, more, code) => {
  const of = await at(`held-no-${name.length}`);
  await invoice(of);
  await expect(of.hold(more)).rejects.toMatchObject({ code });
});

it('another company’s is not there', async () => {
  const of = await at('held-mine');
  const other = await at('held-theirs');
  const id = await of.hold();
  await expect(undoHold(workOn(open.db, '2023-08-31'), { companyId: other.companyId, id, why: 'x' })).rejects.toMatchObject({ code: 'no-such-interest-hold' }); // prettier-ignore
});

it('an insolvency proposes it once, and puts nothing by itself', async () => {
  const of = await at('held-insolvency');
  const { companyId, customerId } = of;
  await invoice(of);
  const work = workOn(open.db, '2023-08-01');
  await putHold(work, { companyId, customerId, itemIds: [], amountMinor: null, kind: 'insolvency', reason: 'court of Lyon', until: null }); // prettier-ignore
  expect([await proposeInterestHolds(work, companyId), await proposeInterestHolds(work, companyId)]).toEqual([1, 0]);
  expect((await of.lines('2023-08-31')).at(-1)).toBe('= 2350, each day 33');
  const asked = async () => (await tasksOf(open.db.read, { companyId })).filter(({ kind }) => kind === 'hold_interest');
  expect((await asked()).map(({ title }) => title)).toEqual([
    'Decide whether interest stops: insolvency since 2023-08-01',
  ]);
  await of.hold({ reason: 'insolvency', from: day('2023-08-01'), until: null });
  expect(await asked()).toEqual([]);
  expect((await of.lines('2023-08-31')).at(-1)).toBe('= 1320, each day 0');
});
