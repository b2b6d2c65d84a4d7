import { plantCompany, plantCustomer } from '../ledger/testing/plant';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn, type Spoken } from '../platform/testing/work';
import { customerCommands } from './cli';

/** The credit limit and its insurance on the command line. */
const open = testDatabase();
const say = (...args: string[]): Promise<Spoken> =>
  duly(workOn(open.db, '2026-06-30'), customerCommands, ['customers', ...args, '--company', 'acme']);
const shown = async (...args: string[]): Promise<unknown> => (await say(...args, '--json')).json;

beforeAll(async () => {
  const { companyId } = await plantCompany(open.db, 'acme');
  const other = await plantCompany(open.db, 'other');
  await open.db.transaction(async (tx) => {
    await plantCustomer(tx, companyId, 'K-1');
    await plantCustomer(tx, other.companyId, 'O-1');
  });
});

const set = (...args: string[]): Promise<Spoken> => say('credit', 'K-1', ...args, '--why', 'policy of March');

it('says that there is none, sets both, and leaves what is not named as it was', async () => {
  expect((await say('credit', 'K-1')).text).toBe('No credit limit.\nNot insured.');
  await set('--limit', '20000', '--insurer', 'Atradius', '--insured', '15000.50', '--notice-days', '60');
  const { text } = await set('--claim-days', '180', '--plan-consent', 'yes');
  expect(text).toBe(
    [
      ...['It may owe €20,000.00.', 'Insured with Atradius up to €15,000.50.'],
      ...['  Notice of what is overdue by 60 days after the due day.', '  Claim by 180 days after the due day.'],
      ...['  Every plan needs its consent.'],
    ].join('\n'),
  );
  expect(await shown('credit', 'K-1')).toMatchObject({
    limit: { minor: 2_000_000, currency: 'EUR' },
    cover: { insurer: 'Atradius', limitMinor: 1_500_050, noticeDays: 60, claimDays: 180, insurerCollects: false },
  });
});

it('records what the insurer was told, once, and takes it back', async () => {
  const { text } = await say('insurer', 'K-1', 'notice', '--due', '2026-04-30', '--reference', 'N-1');
  expect(text).toContain('2026-06-30: notice for what was due on 2026-04-30 (N-1)');
  await expect(say('insurer', 'K-1', 'notice', '--due', '2026-04-30')).rejects.toMatchObject({ code: 'already-told' });
  expect((await say('insurer', 'K-1', 'notice', '--due', '2026-04-30', '--undo')).text).not.toContain('notice for');
});

it.each([
  [['credit', 'K-1', '--limit', '1'], 'The reason is missing.'],
  [['credit', 'K-1', '--limit', '1e9', '--why', 'x'], '1e9 is no amount in EUR.'],
  [['credit', 'K-1', '--limit', '-1', '--why', 'x'], '-1 is less than nothing.'],
  [['credit', 'K-1', '--currency', 'EURO', '--why', 'x'], 'EURO is no currency.'],
  [['credit', 'K-1', '--currency', 'CHF', '--limit', '1', '--why', 'x'], 'Both limits are in one currency'],
  [['credit', 'K-1', '--notice-days', '99999', '--why', 'x'], '99999 is no number of days.'],
  [['credit', 'K-1', '--insurer', 'none', '--claim-days', '9', '--why', 'x'], 'Terms of an insurance need an insurer.'],
  [['credit', 'O-1', '--limit', '1', '--why', 'x'], 'O-1'],
  [['insurer', 'K-1', 'nothing', '--due', '2026-04-30'], 'nothing is nothing that an insurer is told.'],
  [['insurer', 'K-1', 'claim', '--due', '2026-02-31'], '2026-02-31 is no day.'],
  [['insurer', 'K-1', 'claim', '--due', '2026-04-30', '--on', '2026-07-01'], '2026-07-01 has not come yet.'],
  [['insurer', 'K-1', 'claim', '--due', '2026-04-30', '--undo'], 'The insurer was not told of a claim for 2026-04-30.'],
])('refuses %p', async (args, said) => {
  const before = await shown('credit', 'K-1');
  await expect(say(...args)).rejects.toThrow(said);
  expect(await shown('credit', 'K-1')).toEqual(before);
});

it('ends both', async () => {
  expect((await set('--limit', 'none', '--insurer', 'none')).text).toBe('No credit limit.\nNot insured.');
});
