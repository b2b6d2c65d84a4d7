import { holdSources } from '../app';
import { owe, itemOf, workOn } from '../cases/testing/debts';
import { companyById } from '../companies/store';
import { day } from '../kernel/day';
import { ledgerHolds } from '../ledger/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { recordPromise } from '../promises/actions';
import { judgedPromises } from '../promises/store';
import { consequencesOf, endInsolvency, proofSent, recordInsolvency, type Asked } from './actions';
import { followInsolvencies } from './jobs';
import { proceedingsOf } from './store';

/** The life of a proceeding over a real database: shown, recorded, claimed, taken back as entered in error, recorded anew. */
const open = testDatabase();
const TODAY = day('2026-03-02');
const on = () => workOn(open.db, TODAY);
const whose = { companyId: 1, customerId: 1 };
const asked: Asked = {
  customer: { id: 1, code: 'K-1' },
  chosen: new Map(),
  proceeding: {
    ...{ kind: 'fr_redressement', openedOn: day('2026-02-20'), publishedOn: day('2026-02-27'), source: 'own' },
    ...{ court: null, number: null, administrator: 'Me Roux', administratorEmail: null, proofBy: null },
  },
};
const opened = (proceeding: Partial<Asked['proceeding']>): Asked => ({ ...asked, proceeding: { ...asked.proceeding, ...proceeding } }); // prettier-ignore
const company = () => companyById(open.db.read, 1);
const record = async (what = asked) => recordInsolvency(on(), await company(), what, holdSources);
const held = async () => {
  const holds = await ledgerHolds(open.db.read)({ companyId: 1, first: 1, last: 1 }, TODAY, null);
  return holds.map(({ itemId, kind, caused }) => [itemId, kind, caused]);
};
const tasks = () =>
  rowsOf<{ about: string; due: string }>(open.db.read, `select about, due_on as due from task where kind = 'insolvency' and done_at is null order by id`); // prettier-ignore
const lines = async () => {
  const rows = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where kind like 'insolvency.%' order by id`); // prettier-ignore
  return rows.map(({ kind }) => kind);
};

beforeAll(async () => {
  await owe(open.db, {
    ...{ companyId: 1, files: [['RF-1', [0]]] },
    invoices: [
      ['F-1', 90_000, '2026-01-01'],
      ['F-2', 50_000, '2026-02-25'],
      ['F-3', 25_000, '2026-02-26'],
    ],
  });
  await open.db.transaction((tx) => tx('entry').where({ document: 'F-3' }).update({ supply_on: '2026-02-10' }));
  for (const place of [1, 2]) {
    const of = { items: [{ itemId: itemOf(1, place), amountMinor: null }] };
    await recordPromise(on(), { ...whose, of, promisedOn: day('2026-03-20') }, () => () => Promise.resolve([]));
  }
});

it('is shown first, and nothing is written', async () => {
  const does = await consequencesOf(open.db.read, on(), await company(), asked);
  expect(does.totals).toEqual([{ currency: 'EUR', frozenMinor: 115_000, goesOnMinor: 50_000 }]);
  expect(does.promises).toHaveLength(1);
  expect([await held(), await tasks(), await lines()]).toEqual([[], [], []]);
});

it.each([
  ['an opening to come', { openedOn: day('2026-03-03'), publishedOn: null }],
  ['a publication before it', { publishedOn: day('2026-02-19') }],
  ['a publication to come', { publishedOn: day('2026-03-03') }],
  ['a last day before it', { proofBy: day('2026-02-19') }],
])('refuses %s', async (_, days) => {
  await expect(record(opened(days))).rejects.toMatchObject({ code: 'insolvency-days' });
  expect(await proceedingsOf(open.db.read, 1)).toEqual([]);
});

it('freezes what was supplied before, ends promises over it, and asks by when', async () => {
  const { id } = await record();
  const [f1, f2, f3] = [0, 1, 2].map((place) => itemOf(1, place));
  expect(await held()).toEqual([f1, f3].map((item) => [item, 'insolvency', true]));
  const promises = await judgedPromises(open.db.read, { companyId: 1 }, TODAY);
  const states = promises.map(({ promise, verdict }) => [promise.parts[0]?.itemId, verdict.state]);
  expect(states).toEqual([[f2, 'open'], [f3, 'withdrawn']]); // prettier-ignore
  expect(await tasks()).toEqual([
    { about: `insolvency/${id}/proof`, due: '2026-04-20' },
    { about: `insolvency/${id}/title`, due: '2026-05-20' },
  ]);
  expect(await lines()).toEqual(['insolvency.recorded']);
});

it('stands once beside no other', async () => {
  await expect(record()).rejects.toMatchObject({ code: 'insolvency-there' });
  expect(await lines()).toEqual(['insolvency.recorded']);
});

it.each(['2026-02-19', '2026-03-03'])('refuses a proof of debt sent on %s', async (sent) => {
  await expect(proofSent(on(), whose, { on: day(sent), way: 'post' })).rejects.toMatchObject({ code: 'proof-day' });
});

it('closes the task when the proof of debt was sent', async () => {
  await expect(proofSent(on(), whose, { on: TODAY, way: ' ' })).rejects.toThrow('way by which');
  await proofSent(on(), whose, { on: day('2026-03-01'), way: 'registered letter' });
  expect((await tasks()).map(({ about }) => about.split('/')[2])).toEqual(['title']);
  expect(await proceedingsOf(open.db.read, 1, 1)).toMatchObject([{ proofSentOn: '2026-03-01', outcome: null }]);
});

it('is taken back as entered in error, and may be recorded anew with a side chosen by hand', async () => {
  await expect(endInsolvency(on(), await company(), 1, { holdSources, outcome: 'error', why: ' ' })).rejects.toThrow(
    'reason is missing',
  );
  expect(
    await endInsolvency(on(), await company(), 1, { holdSources, outcome: 'error', why: 'another Debtor' }),
  ).toEqual({ released: 2 });
  expect([await held(), await tasks()]).toEqual([[], []]);
  await expect(endInsolvency(on(), await company(), 1, { holdSources, outcome: 'error', why: 'x' })).rejects.toMatchObject({ code: 'no-such-insolvency' }); // prettier-ignore
  await record({ ...asked, chosen: new Map([[itemOf(1, 0), false], [itemOf(1, 1), true]]) }); // prettier-ignore
  expect((await held()).map(([item]) => item)).toEqual([itemOf(1, 1), itemOf(1, 2)]);
  expect(await lines()).toEqual(['insolvency.recorded', 'insolvency.proof_sent', 'insolvency.ended', 'insolvency.recorded']); // prettier-ignore
});

it('freezes what comes into the ledger later and was supplied before; looks at each once, and leaves what was chosen', async () => {
  expect(await followInsolvencies(on(), await company(), holdSources)).toBe(0);
  const before = await held();
  for (const [id, document, issued] of [[201, 'F-4', '2026-02-01'], [202, 'F-5', '2026-03-01']] as const) {
    const of = { company_id: 1, customer_id: 1, recorded_at: '2026-03-01T00:00:00.000Z', recorded_by: 'test' };
    const money = { currency: 'EUR', amount_minor: 7_000 };
    await open.db.transaction(async (tx) => {
      await tx('entry').insert({ id, ...of, ...money, type: 'invoice', document, identity: document, issued_on: issued });
      await tx('open_item').insert({ id, company_id: 1, customer_id: 1, entry_id: id, part: 1, due_on: issued, open_minor: 7_000, ...money });
    });
  }
  expect(await followInsolvencies(on(), await company(), holdSources)).toBe(1);
  expect(await held()).toEqual([...before, [201, 'insolvency', true]]);
  expect((await lines()).slice(-1)).toEqual(['insolvency.frozen']);
  expect(await followInsolvencies(on(), await company(), holdSources)).toBe(0);
  expect(await endInsolvency(on(), await company(), 1, { holdSources, outcome: 'plan', why: 'plan confirmed' })).toEqual({ released: 3 });
  expect(await followInsolvencies(on(), await company(), holdSources)).toBe(0);
}); // prettier-ignore
