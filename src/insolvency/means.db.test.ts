import { handOver } from '../cases/actions';
import type { Evaluation } from '../cases/evaluation';
import { askForEvaluations } from '../cases/jobs';
import { tellReport } from '../cases/report.actions';
import { owe, workOn } from '../cases/testing/debts';
import { companyById } from '../companies/store';
import { takeFactBack, tellFact } from '../finances/actions';
import type { NewFact } from '../finances/fact';
import { factsOf } from '../finances/store';
import { retainedFinances } from '../finances/retention.store';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { endTrace, foundAddress, noteLookup, resumeTrace, startTrace } from '../tracing/actions';
import { untraceableSince } from '../tracing/store';
import { meansOn } from './means.panel';
import type { NewProceeding } from './proceeding';
import { insertProceeding } from './store';

/** What becomes known of a debtor changes how a case is proposed to go on: its means, a search that found nothing, a proceeding. */
const open = testDatabase();
const today = '2026-05-20';
const work = () => workOn(open.db, today);
const whose = (companyId: number) => ({ companyId, customerId: companyId });
const COMPANIES = [1, 2, 3, 4, 5, 6] as const;
const fact = (more: Partial<NewFact>): NewFact => ({
  ...{ kind: 'equity', amountMinor: null, currency: null, people: null, year: null, note: null },
  ...{ source: 'register', asOf: day(today), toldBy: 'partner', ...more },
});
const sum = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

beforeAll(async () => {
  for (const companyId of COMPANIES) {
    await owe(open.db, { companyId, invoices: [['F-1', 90_000, '2026-01-01']], files: [['RF-1', [0]]] });
    const caseId = await handOver(workOn(open.db, '2026-05-04'), { companyId, number: 'RF-1', partner: 'Étude Roux', partnerKind: 'bailiff' }); // prettier-ignore
    const tell = (report: Parameters<typeof tellReport>[1]['report'], key: string) =>
      tellReport(workOn(open.db, '2026-05-06'), { companyId, caseId, report, note: null, key, task: null });
    await tell({ kind: 'received' }, `${companyId}-r`);
    for (const n of [1, 2, 3])
      await tell({ kind: 'called', onDay: day('2026-05-06'), reached: 'no_answer' }, `${companyId}-${n}`);
  }
}, 60_000);

async function proposed(companyId: number): Promise<readonly (readonly [string, boolean, readonly string[]])[]> {
  const company = await companyById(open.db.read, companyId);
  expect(await askForEvaluations(work(), company, meansOn(day(today)))).toBe(1);
  const [ask] = await rowsOf<{ details: string }>(open.db.read, `select details from case_ask where company_id = ? and kind = 'evaluation'`, [companyId]); // prettier-ignore
  const { proposals } = JSON.parse(ask?.details ?? '{}') as Evaluation;
  return proposals.map(({ way, required, reasons }) => [way, required, reasons]);
}

it('goes to law where nothing is known, and says so', async () => {
  expect(await proposed(1)).toEqual([['legal', false, ['worth_court', 'silent', 'means_unknown']]]);
});

it('goes to law with better reason where there are means', async () => {
  await tellFact(work(), whose(2), fact({ kind: 'employees', people: 4 }));
  expect(await proposed(2)).toEqual([['legal', false, ['worth_court', 'silent', 'has_means']]]);
});

it('watches and stays out of court where nothing is to be had; what was taken back or is old counts for nothing', async () => {
  await tellFact(work(), whose(3), fact({ ...sum(-5_000) }));
  await tellFact(work(), whose(3), fact({ kind: 'employees', people: 9, asOf: day('2024-01-01') }));
  const wrong = await tellFact(work(), whose(3), fact({ kind: 'assets', ...sum(70_000) }));
  await takeFactBack(work(), whose(3), { id: wrong, why: 'of another company' });
  await expect(takeFactBack(work(), whose(3), { id: wrong, why: 'twice' })).rejects.toMatchObject({ code: 'no-such-finance' }); // prettier-ignore
  await expect(takeFactBack(work(), whose(2), { id: wrong, why: 'not theirs' })).rejects.toMatchObject({ code: 'no-such-finance' }); // prettier-ignore
  expect(await proposed(3)).toEqual([['monitor', false, ['no_means', 'worth_court']]]);
});

it('must watch where a proceeding stands', async () => {
  const proceeding: NewProceeding = {
    ...{ kind: 'fr_redressement' as const, openedOn: day('2026-05-10'), publishedOn: null, court: null, number: null },
    ...{ administrator: null, administratorEmail: null, source: 'own' as const, proofBy: null },
  };
  await open.db.transaction((tx) => insertProceeding(tx, work(), whose(4), proceeding));
  expect(await proposed(4)).toEqual([['monitor', true, ['insolvent']]]);
});

it('stops where nobody finds the debtor, and still names the court', async () => {
  await startTrace(work(), whose(5), { reason: 'two letters came back', dueOn: day('2026-06-03') });
  await expect(startTrace(work(), whose(5), { reason: 'again', dueOn: day('2026-06-03') })).rejects.toMatchObject({ code: 'trace-there' }); // prettier-ignore
  await noteLookup(work(), whose(5), { what: 'register', on: day(today), result: 'struck off' });
  await expect(noteLookup(work(), whose(5), { what: 'x', on: day('2026-05-21'), result: 'y' })).rejects.toMatchObject({ code: 'lookup-ahead' }); // prettier-ignore
  await endTrace(work(), whose(5), { outcome: 'untraceable', why: 'nobody knows' });
  expect(await proposed(5)).toEqual([
    ['stop', false, ['untraceable', 'silent']],
    ['legal', false, ['worth_court', 'silent', 'means_unknown', 'untraceable']],
  ]);
  expect(await untraceableSince(open.db.read, whose(5))).toBe(today);
});

it('finds again: the search goes on with its task, its address is kept, and nobody is untraceable any more', async () => {
  const tasks = () => rowsOf<{ done: number | boolean }>(open.db.read, `select done_at is not null as done from task where kind = 'trace' and company_id = 5`).then((rows) => rows.map(({ done }) => Boolean(done))); // prettier-ignore
  expect(await tasks()).toEqual([true]);
  await resumeTrace(work(), whose(5));
  expect(await tasks()).toEqual([false]);
  expect(await untraceableSince(open.db.read, whose(5))).toBeNull();
  const address = { role: 'registered', name: null, street: '12 rue des Lilas', postcode: '69003', city: 'Lyon', region: null, country: 'FR' } as const; // prettier-ignore
  await foundAddress(work(), whose(5), { address, why: 'town hall' });
  expect(await tasks()).toEqual([true]);
  await expect(resumeTrace(work(), whose(5))).rejects.toMatchObject({ code: 'no-trace-to-resume' });
  await expect(endTrace(work(), whose(5), { outcome: 'stopped', why: 'x' })).rejects.toMatchObject({ code: 'no-trace' }); // prettier-ignore
  const kinds = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where company_id = 5 and (kind like 'trace%' or kind = 'address.put') order by id`); // prettier-ignore
  expect(kinds.map(({ kind }) => kind)).toEqual([
    ...['trace.started', 'trace.looked', 'trace.ended', 'trace.resumed', 'address.put', 'trace.ended'],
  ]);
});

it('goes when its time is over, of nobody who is protected, and leaves no figure in the audit', async () => {
  const which = { companyId: 3, before: day('2025-01-01'), protected: [] };
  expect(await retainedFinances.figures(open.db.read, which)).toEqual({ goes: 1, oldestKept: today });
  expect(await open.db.transaction((tx) => retainedFinances.empty(tx, { ...which, protected: [3] }))).toBe(0);
  expect(await open.db.transaction((tx) => retainedFinances.empty(tx, which))).toBe(1);
  expect(await factsOf(open.db.read, whose(3))).toHaveLength(2);
  const told = await rowsOf<{ payload: string }>(open.db.read, `select p.payload from audit_payload p join audit_line l on l.id = p.line_id where l.kind = 'finance.told'`); // prettier-ignore
  expect(told.length).toBeGreaterThan(3);
  for (const { payload } of told) expect(payload).not.toMatch(/5000|70000|register/);
});
