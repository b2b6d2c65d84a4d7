import { settingsOf } from '../companies/store';
import { correctCustomer } from '../customers/actions';
import { kindOfDebtor } from '../customers/customer';
import { findCustomer } from '../customers/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';

const open = testDatabase();

const HEAD = 'Customer No;Customer Name;Debtor type;Invoice No;Invoice Date;Due Date;Amount;Currency';
const list = (...types: string[]): string =>
  [HEAD, ...types.map((type, n) => `C${n};Name ${n};${type};F-${n};2026-03-01;2026-03-31;100.00;EUR`), ''].join('\n');

const kinds = async (ledger: TestLedger, ...codes: string[]): Promise<string[]> => {
  const settings = await settingsOf(open.db.read, ledger.companyId);
  const found = await Promise.all(codes.map((code) => findCustomer(open.db.read, ledger.companyId, code)));
  return found.map((customer) => {
    const { type, assumed } = kindOfDebtor(customer, settings);
    return assumed ? `${type}, assumed` : type;
  });
};

describe('what customers are, where the file does not say it', () => {
  it('is asked, stays unknown while nobody answers, and is never guessed, not with --yes either', async () => {
    const ledger = await testLedger(open.db);
    const outcome = await ledger.csv(list('', '', 'consumer'), { yes: true });
    expect(outcome.notices).toEqual([
      'Nothing says what 2 customers of this file are (company, sole trader, public body or consumer): plain reminders only, no final one. Are they companies? Say --debtor-type company, or: duly company set debtorType company',
    ]);
    expect(await kinds(ledger, 'C0', 'C1', 'C2')).toEqual(['unknown', 'unknown', 'consumer']);
  });

  it('is answered once for the company, with who and when, and shown as assumed from then on', async () => {
    const ledger = await testLedger(open.db);
    const answered = await ledger.csv(list('', 'consumer'), { debtorType: 'company' });
    expect(answered.assumptions).toContain(
      'Nothing says what one customer of this file is: it counts as company, as the company says.',
    );
    expect(answered.notices).toEqual([]);
    expect(await kinds(ledger, 'C0', 'C1')).toEqual(['company, assumed', 'consumer']);
    const said = await rowsOf(
      open.db.read,
      `select value, recorded_by, recorded_at is not null as dated from company_setting where company_id = ? and name = 'debtorType'`,
      [ledger.companyId],
    );
    expect(said).toEqual([
      {
        value: '"company"',
        recorded_by: expect.stringContaining('maria') as string,
        dated: expect.anything() as unknown,
      },
    ]);
    const audited = await rowsOf(
      open.db.read,
      `select kind from audit_line where company_id = ? and kind = 'setting.changed'`,
      [ledger.companyId],
    );
    expect(audited).toHaveLength(1);
    expect((await ledger.csv(list('', '', ''))).assumptions.join()).toContain(
      'Nothing says what 2 customers of this file are',
    );
  });

  it('is what a person says of one customer, before all else', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list('', ''), { debtorType: 'company' });
    const { id } = await findCustomer(open.db.read, ledger.companyId, 'C0');
    await correctCustomer(ledger.work(), {
      companyId: ledger.companyId,
      customerId: id,
      field: 'debtor_type',
      text: 'consumer',
      why: 'a private person',
    });
    await ledger.csv(list('', ''), { debtorType: 'company' });
    expect(await kinds(ledger, 'C0', 'C1')).toEqual(['consumer', 'company, assumed']);
  });

  it('is not turned round by an import: the company said otherwise', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(''), { debtorType: 'company' });
    await expect(ledger.csv(list('', ''), { debtorType: 'consumer' })).rejects.toMatchObject({
      code: 'debtor-type-differs',
      remedy: expect.stringContaining('duly company set debtorType consumer') as string,
    });
    expect(await ledger.items()).toHaveLength(1);
  });

  it('is only looked at by a preview', async () => {
    const ledger = await testLedger(open.db);
    const seen = await ledger.csv(list(''), { debtorType: 'company', dryRun: true });
    expect(seen.assumptions.join()).toContain('it counts as company');
    expect((await settingsOf(open.db.read, ledger.companyId)).debtorType).toBeNull();
  });
});
