import { companyById } from '../companies/store';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { handOver } from './actions';
import { ask } from './ask.actions';
import { courseFactsOf } from './course-facts.panel';
import type { Evaluation } from './evaluation';
import { askForEvaluations } from './jobs';
import { milestonesOf } from './milestone';
import { tellReport } from './report.actions';
import { itemOf, owe, workOn } from './testing/debts';

/** What the debtor offered through the partner, and when the claim lapses, weigh in how a case is to go on. */
const open = testDatabase();
const today = '2026-05-20';
const on = (moment: string) => workOn(open.db, moment);
const cases = new Map<number, number>();

beforeAll(async () => {
  for (const companyId of [1, 2, 3, 4]) {
    await owe(open.db, { companyId, invoices: [['F-1', 90_000, '2026-01-01']], files: [['RF-1', [0]]] });
    const caseId = await handOver(on('2026-05-04'), { companyId, number: 'RF-1', partner: 'Étude Roux', partnerKind: 'bailiff' }); // prettier-ignore
    cases.set(companyId, caseId);
    await tellReport(on('2026-05-06'), { companyId, caseId, report: { kind: 'received' }, note: null, key: `${companyId}-r`, task: null }); // prettier-ignore
  }
});

async function called(companyId: number, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const report = { kind: 'called', onDay: day('2026-05-08'), reached: 'no_answer' } as const;
    await tellReport(on('2026-05-08'), { companyId, caseId: cases.get(companyId) ?? 0, report, note: null, key: `${companyId}-${n}`, task: null }); // prettier-ignore
  }
}

const offers = (companyId: number, moment: string) =>
  ask(on(moment), { companyId, caseId: cases.get(companyId) ?? 0, kind: 'plan', amountMinor: 90_000, key: `${companyId}-plan`, details: { instalments: [{ on: day('2026-06-30'), minor: 90_000 }] } }); // prettier-ignore

const lapses = (companyId: number, ends: string, sure: boolean) =>
  open.db.write('limitation').insert({ item_id: itemOf(companyId, 0), company_id: companyId, law: 'FR', rule: 'x', ends_on: ends, sure: sure ? 1 : 0, doubts: '', counted_on: today }); // prettier-ignore

async function proposed(companyId: number): Promise<readonly string[]> {
  const company = await companyById(open.db.read, companyId);
  expect(await askForEvaluations(on(today), company)).toBe(1);
  const [kept] = await rowsOf<{ details: string }>(open.db.read, `select details from case_ask where company_id = ? and kind = 'evaluation'`, [companyId]); // prettier-ignore
  const { proposals } = JSON.parse(kept?.details ?? '{}') as Evaluation;
  return proposals.map(({ way, required, reasons }) => `${way}${required ? '!' : ''} ${reasons.join(' ')}`);
}

it('a plan where the debtor offered one through the partner', async () => {
  await called(1, 3);
  await offers(1, '2026-05-12');
  expect(await proposed(1)).toContainEqual('plan promises');
});

it('must go to law where the claim surely lapses soon, and not where that is unsure', async () => {
  await called(2, 3);
  await lapses(2, '2026-07-01', true);
  expect(await proposed(2)).toEqual(['legal! limitation_near worth_court']);
  await called(3, 3);
  await lapses(3, '2026-07-01', false);
  expect((await proposed(3))[0]).toMatch(/^legal worth_court/);
});

it('an offer told is a contact in time', async () => {
  await offers(4, '2026-05-07');
  const facts = (await courseFactsOf(open.db.read, 4, [cases.get(4) ?? 0])).get(cases.get(4) ?? 0);
  const track = facts === undefined ? [] : milestonesOf(facts, day('2026-05-20'));
  const contact = { evidence: { by: 'ask', what: 'plan', on: '2026-05-07' }, state: 'done' };
  expect(track.filter(({ name }) => name === 'letter' || name === 'call')).toMatchObject([contact, contact]);
});
