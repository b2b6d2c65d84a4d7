import { holdSources } from '../app';
import { handOver } from '../cases/actions';
import { changeSetting } from '../companies/actions';
import { customerById } from '../customers/store';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { makeDossier } from '../dossier/actions';
import { day } from '../kernel/day';
import { endHold } from '../ledger/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { endInsolvency, recordInsolvency, type Asked } from './actions';
import { followInsolvencies } from './jobs';

/** A partner that has the case is told in the act that records or ends it; money that comes in later is flagged; nothing is released by hand. */
const open = testDatabase();
let desk: TestDesk;
let customerId = 0;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' })); // prettier-ignore
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '1007'`);
  customerId = row?.id ?? 0;
  const work = desk.work();
  const customer = await customerById(open.db.read, desk.company.id, customerId);
  const asked = { company: desk.company, customer, items: ['F-1003', 'F-1004'], currency: null, keyDate: work.today, language: 'en', interest: null, recipient: 'Agence Delmas', facts: null }; // prettier-ignore
  const { number } = await makeDossier(work, asked, holdSources);
  await handOver(work, { companyId: desk.company.id, number, partner: 'Agence Delmas', partnerKind: 'agency' });
  await changeSetting(work, desk.company.id, 'latePayment', 'on_demand');
  await openAgain(0); // F-1004 was paid when the insolvency became known
  desk.setNow('2026-03-03T10:00:00.000Z');
});
afterAll(() => desk.close());

const asked = (kind: Asked['proceeding']['kind']): Asked => ({
  customer: { id: customerId, code: '1007' },
  proceeding: {
    ...{ kind, openedOn: day('2026-03-02'), publishedOn: null, source: 'notice', court: null, number: null },
    ...{ administrator: null, administratorEmail: null, proofBy: null },
  },
  chosen: new Map(),
});
const openAgain = (minor: number) => open.db.transaction((tx) => tx('open_item').whereIn('entry_id', tx('entry').select('id').where({ document: 'F-1004' })).update({ open_minor: minor })); // prettier-ignore
const follow = () => followInsolvencies(desk.work(), desk.company, holdSources);
const told = async () => {
  const rows = await rowsOf<{ facts: string }>(open.db.read, 'select facts from supplement order by id');
  return rows.map(({ facts }) => (JSON.parse(facts) as { changes: readonly object[] }).changes);
};
const lines = async () => {
  const rows = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where kind like 'insolvency.%' or kind like 'case.insolv%' order by id`); // prettier-ignore
  return rows.map(({ kind }) => kind);
};
const open_ = (kind: string) => rowsOf<{ about: string }>(open.db.read, 'select about from task where done_at is null and kind = ? order by id', [kind]); // prettier-ignore

it('tells how much of the claim is frozen, on the timeline too', async () => {
  await recordInsolvency(desk.work(), desk.company, asked('de_insolvency'), holdSources);
  const frozen = { kind: 'insolvency', on: '2026-03-02', name: 'Insolvenzverfahren (eröffnet)', frozenMinor: 231_000 };
  expect(await told()).toEqual([[frozen]]);
  expect(await lines()).toEqual(['case.insolvency', 'insolvency.recorded']);
  const events = await rowsOf(open.db.read, `select id from event where kind = 'case.insolvency'`);
  expect(events).toHaveLength(1);
});

it('tells nobody where it is refused: all of it is one act', async () => {
  await expect(recordInsolvency(desk.work(), desk.company, asked('de_insolvency'), holdSources)).rejects.toMatchObject({ code: 'insolvency-there' }); // prettier-ignore
  expect(await told()).toHaveLength(1);
});

it('does not release by hand what is frozen, but what a person held', async () => {
  const [hold] = await rowsOf<{ id: number }>(open.db.read, `select id from v_hold where kind = 'insolvency' and ended_at is null`); // prettier-ignore
  const end = { companyId: desk.company.id, holdId: hold?.id ?? 0, reason: 'paid' };
  await expect(endHold(desk.work(), end)).rejects.toMatchObject({ code: 'frozen' });
});

it('flags money that comes in after the opening for what is frozen, once', async () => {
  const [item] = await rowsOf<{ id: number }>(open.db.read, `select item_id as id from v_open_item where document = 'F-1003'`); // prettier-ignore
  const made = { company_id: desk.company.id, customer_id: customerId, recorded_at: '2026-03-03T00:00:00.000Z', recorded_by: 'test' };
  const money = { currency: 'EUR', amount_minor: -500 };
  await open.db.transaction(async (tx) => {
    await tx('entry').insert({ id: 9001, ...made, ...money, type: 'payment', document: 'P-9', identity: 'P-9', issued_on: '2026-03-02' });
    const { recorded_at: _, recorded_by: __, ...of } = made;
    await tx('open_item').insert({ id: 9001, ...of, ...money, entry_id: 9001, part: 1, due_on: '2026-03-02', open_minor: 0 });
    await tx('allocation').insert({ ...made, from_item_id: 9001, to_item_id: item?.id, amount_minor: 500, allocated_on: '2026-03-03', basis: 'manual' });
    await tx('open_item').where({ id: item?.id }).decrement('open_minor', 500);
  });
  await follow();
  await follow();
  const flagged = (await open_('insolvency')).filter(({ about }) => about.endsWith('/receipt'));
  expect(flagged).toHaveLength(1);
  const clerk = await desk.as('collector');
  const { text } = await clerk.get(`/c/${desk.company.code}/customers/${desk.house.ids.seal('customer', customerId)}`);
  expect(text).toContain('it may have to be given back');
  expect(text).toContain('€5.00 on 2 Mar 2026 (P-9)');
}); // prettier-ignore

it('tells the partner of what is frozen later, asks whether its interest stops, and each once', async () => {
  const asked = () => open_('hold_interest');
  const [first, before] = [await asked(), await told()];
  expect(first).toHaveLength(1);
  expect(await follow()).toBe(0);
  await openAgain(74_525);
  expect(await follow()).toBe(1);
  const after = await told();
  expect(after).toHaveLength(before.length + 1);
  expect(after.at(-1)).toContainEqual({ kind: 'insolvency', on: '2026-03-02', name: 'Insolvenzverfahren (eröffnet)', frozenMinor: 230_500 + 74_525 }); // prettier-ignore
  expect((await lines()).slice(-2)).toEqual(['case.insolvency', 'insolvency.frozen']);
  expect((await asked()).map(({ about }) => about)).toEqual([first[0]?.about, first[0]?.about]);
  const writes = jest.spyOn(desk.house.db, 'transaction');
  expect(await follow()).toBe(0);
  expect(writes).not.toHaveBeenCalled();
  writes.mockRestore();
  expect(await told()).toEqual(after);
});

it('tells that it was an error, closes its own tasks and leaves others', async () => {
  const other = { company_id: desk.company.id, customer_id: customerId, kind: 'hold_interest', key: 'other', about: `customer/${customerId}`, title: 'x', due_on: '2026-03-09' }; // prettier-ignore
  await open.db.transaction((tx) => tx('task').insert({ ...other, recorded_at: '2026-03-03T00:00:00.000Z', recorded_by: 'test' })); // prettier-ignore
  await endInsolvency(desk.work(), desk.company, customerId, { outcome: 'error', why: 'somebody else', holdSources });
  const over = (await told()).at(-1);
  expect(over).toContainEqual({ kind: 'insolvency', on: '2026-03-03', name: 'Insolvenzverfahren (eröffnet)', frozenMinor: null }); // prettier-ignore
  expect((await lines()).slice(-2)).toEqual(['case.insolvency_over', 'insolvency.ended']);
  expect([await open_('insolvency'), await open_('hold_interest')]).toEqual([
    [],
    [{ about: `customer/${customerId}` }],
  ]);
  expect(desk.failures).toEqual([]);
});
