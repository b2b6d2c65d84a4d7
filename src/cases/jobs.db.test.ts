import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { handOver } from './actions';
import { noticeLate } from './jobs';
import { tellReport } from './report.actions';
import { owe, workOn } from './testing/debts';

/** What is late in a case over a real database: told once, over once it came, and nothing is written where nothing is new. */
const open = testDatabase();
const on = (today: string) => workOn(open.db, today);
const tasks = () =>
  rowsOf<{ key: string; done: boolean | number }>(open.db.read, `select key, done_at is not null as done from task where kind = 'case_late' order by id`).then((rows) => rows.map(({ key, done }) => [key.split('/').at(-1), Boolean(done)])); // prettier-ignore
let caseId = 0;

beforeAll(async () => {
  await owe(open.db, { companyId: 1, invoices: [['F-1', 90_000, '2026-01-01']], files: [['RF-1', [0]]] });
  caseId = await handOver(on('2026-05-04'), { companyId: 1, number: 'RF-1', partner: 'Étude Roux', partnerKind: 'bailiff' }); // prettier-ignore
});

/** Of a morning: how many are late anew, and how many transactions it took. */
async function morning(today: string): Promise<readonly [number, number]> {
  const work = on(today);
  const written = jest.spyOn(work.db, 'transaction');
  const late = await noticeLate(work, 1);
  const { length } = written.mock.calls;
  written.mockRestore();
  return [late, length];
}

it('tells what is late once, and writes nothing on a morning without news', async () => {
  expect(await morning('2026-05-05')).toEqual([0, 0]);
  expect(await morning('2026-05-07')).toEqual([1, 1]);
  expect(await tasks()).toEqual([['receipt', false]]);
  expect(await morning('2026-05-08')).toEqual([0, 0]);
});

it('is over once it came, with what is late beside it left open', async () => {
  expect(await morning('2026-05-12')).toEqual([1, 1]);
  expect(await tasks()).toEqual([['receipt', false], ['letter', false]]); // prettier-ignore
  await tellReport(on('2026-05-12'), {
    companyId: 1,
    caseId,
    report: { kind: 'received' },
    note: null,
    key: 'a',
    task: null,
  });
  await morning('2026-05-13');
  expect((await tasks())[0]).toEqual(['receipt', true]);
  expect(await morning('2026-05-13')).toEqual([0, 0]);
  expect(await rowsOf(open.db.read, `select 1 from event where kind = 'case.late'`)).toHaveLength(2);
});
