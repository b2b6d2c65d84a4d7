import { bankChangeTold } from '../tasks/bank-told.actions';
import { day, type Instant } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { changeBankAccount, changeSetting, openCompany } from './actions';
import { settingChanged } from '../app';
import { companyCommands } from './cli';
import { bankAccountFor, nextNumber, nextNumbers, settingsOf, theCompany } from './store';

const open = testDatabase();
const say = (...args: string[]) => duly(workOn(open.db, '2026-03-02'), (program, shell) => { companyCommands(program, shell, { settingChanged: settingChanged(null), bankTold: bankChangeTold }); }, args); // prettier-ignore

describe('companies', () => {
  it('are asked for before there is one', async () => {
    await expect(theCompany(open.db.read)).rejects.toMatchObject({ code: 'no-company' });
  });

  it('are opened by command, with what follows from the country', async () => {
    const { json } = await say(
      ...['init', '--company', 'Léon & Fils SAS', '--country', 'fr', '--currency', 'eur', '--city', 'Lyon', '--json'],
      ...['--iban', 'FR14 2004 1010 0505 0001 3M02 606', '--bic', 'PSSTFRPPXXX'],
    );
    expect(json).toMatchObject({
      code: 'leon-fils-sas',
      country: 'FR',
      zone: 'Europe/Paris',
      language: 'fr',
      city: 'Lyon',
    });
    const company = await theCompany(open.db.read);
    expect(company.legalName).toBe('Léon & Fils SAS');
    expect(await bankAccountFor(open.db.read, company.id, 'EUR')).toMatchObject({
      iban: 'FR1420041010050500013M02606',
      holder: 'Léon & Fils SAS',
    });
    expect(await bankAccountFor(open.db.read, company.id, 'SEK')).toBeUndefined();
    expect((await settingsOf(open.db.read, company.id)).letterLayout).toBe('nf');
  });

  it('are not opened twice', async () => {
    const again = say('init', '--company', 'LÉON & FILS SAS', '--country', 'FR', '--currency', 'EUR');
    await expect(again).rejects.toMatchObject({ code: 'company-exists' });
    expect(await rowsOf(open.db.read, 'select id from company')).toHaveLength(1);
  });

  it.each([
    [['--country', 'XX', '--currency', 'EUR'], 'XX is no country'],
    [['--country', 'FR', '--currency', 'EURO'], 'EURO is no currency'],
    [['--country', 'FR', '--currency', 'EUR', '--zone', 'Paris'], 'Paris is no time zone'],
    [['--country', 'FR', '--currency', 'EUR', '--iban', 'FR00'], 'FR00 is no IBAN'],
  ])('are not opened with %p', async (options, message) => {
    await expect(say('init', '--company', 'Other', ...options)).rejects.toThrow(message);
    expect(await rowsOf(open.db.read, 'select id from company')).toHaveLength(1);
  });

  it('must be named where there are several', async () => {
    await openCompany(workOn(open.db, '2026-03-02'), { name: 'Zweite GmbH', country: 'DE', currency: 'EUR' });
    await expect(theCompany(open.db.read)).rejects.toMatchObject({
      code: 'which-company',
      facts: { codes: ['leon-fils-sas', 'zweite-gmbh'] },
    });
    expect((await theCompany(open.db.read, 'ZWEITE-GMBH')).zone).toBe('Europe/Berlin');
    await expect(theCompany(open.db.read, 'third')).rejects.toThrow(Refusal);
  });

  it('keep every version of a setting, and know which held when', async () => {
    const { id } = await theCompany(open.db.read, 'zweite-gmbh');
    const first = await theCompany(open.db.read, 'leon-fils-sas');
    await changeSetting(workOn(open.db, '2026-03-02'), id, 'minGapDays', '9');
    await changeSetting(workOn(open.db, '2026-04-02'), id, 'minGapDays', '12');
    await changeSetting(workOn(open.db, '2026-04-03'), id, 'minGapDays', '12');
    const at = async (when?: string): Promise<number> =>
      (await settingsOf(open.db.read, id, when === undefined ? null : (when as Instant))).minGapDays;
    expect([await at('2026-03-01T00:00:00.000Z'), await at('2026-03-02T09:00:00.000Z'), await at()]).toEqual([
      6, 9, 12,
    ]);
    expect((await settingsOf(open.db.read, first.id)).minGapDays).toBe(6);
    const rows = await rowsOf(open.db.read, `select value from company_setting where company_id = ? order by id`, [id]);
    expect(rows).toEqual([{ value: '9' }, { value: '12' }]);
    const audited = await rowsOf<{ n: number }>(
      open.db.read,
      `select count(*) as n from audit_line where company_id = ? and kind = 'setting.changed'`,
      [id],
    );
    expect(audited[0]?.n).toBe(2);
  });

  it('refuse a setting that makes no sense, and say what does', async () => {
    const { id } = await theCompany(open.db.read, 'zweite-gmbh');
    const work = workOn(open.db, '2026-03-02');
    await expect(changeSetting(work, id, 'runHour', '25')).rejects.toThrow(WrongUse);
    await expect(say('company', 'set', 'nonsense', '1', '--company', 'zweite-gmbh')).rejects.toThrow(
      'no setting nonsense',
    );
    expect(await changeSetting(work, id, 'goLiveOn', '2026-05-01')).toBe(day('2026-05-01'));
    expect(await changeSetting(work, id, 'goLiveOn', 'null')).toBeNull();
  });

  it('change their account: the new one is paid to, the old one is kept', async () => {
    const { id } = await theCompany(open.db.read, 'leon-fils-sas');
    const work = workOn(open.db, '2026-06-01');
    const account = { currency: 'EUR', iban: 'DE71 1102 2033 0123 4567 89', holder: 'Léon' };
    expect((await changeBankAccount(work, id, account)).iban).toBe('DE71110220330123456789');
    await changeBankAccount(work, id, account);
    const rows = await rowsOf(
      open.db.read,
      'select iban, ended_at from bank_account where company_id = ? order by id',
      [id],
    );
    expect(rows).toEqual([
      { iban: 'FR1420041010050500013M02606', ended_at: work.now },
      { iban: 'DE71110220330123456789', ended_at: null },
    ]);
  });

  it('change their account by command only with a second person and a day; the first of a currency holds at once', async () => {
    const { id } = await theCompany(open.db.read, 'leon-fils-sas');
    const inUse = () => rowsOf(open.db.read, `select currency, iban from v_bank_account where company_id = ? order by currency`, [id]); // prettier-ignore
    const before = await inUse();
    const at = ['--company', 'leon-fils-sas'];
    const other = await say('company', 'bank', '--iban', 'FR1420041010050500013M02606', ...at);
    expect(other.text).toContain('Proposed, not in force: account EUR: FR14 2004 1010 0505 0001 3M02 606');
    expect(other.text).toContain('Until then payments go to: account EUR: DE71 1102 2033 0123 4567 89');
    expect(await inUse()).toEqual(before);
    const kept = await rowsOf(open.db.read, `select state, iban from bank_change where company_id = ?`, [id]);
    expect(kept).toEqual([{ state: 'proposed', iban: 'FR1420041010050500013M02606' }]);
    const again = say('company', 'bank', '--iban', 'FR7630006000011234567890189', ...at);
    await expect(again).rejects.toMatchObject({ code: 'change-under-way' });
    const first = await say(
      'company',
      'bank',
      '--currency',
      'SEK',
      '--iban',
      'DE71110220330123456789',
      '--json',
      ...at,
    );
    expect(first.json).toMatchObject({ currency: 'SEK', state: 'in_force' });
    expect(await inUse()).toHaveLength(before.length + 1);
  });

  it('number what they make without gaps or doubles, each series by itself', async () => {
    const { id } = await theCompany(open.db.read, 'zweite-gmbh');
    const numbers = await Promise.all(
      [1, 2, 3].map(() => open.db.transaction((tx) => nextNumber(tx, id, 'recovery file'))),
    );
    expect(numbers.sort()).toEqual([1, 2, 3]);
    expect(await open.db.transaction((tx) => nextNumbers(tx, id, 'recovery file', 10))).toBe(4);
    expect(await open.db.transaction((tx) => nextNumber(tx, id, 'recovery file'))).toBe(14);
    expect(await open.db.transaction((tx) => nextNumber(tx, id, 'other'))).toBe(1);
  });

  it('show themselves', async () => {
    const { text } = await say('company', '--company', 'leon-fils-sas');
    expect(text).toContain('account EUR: DE71 1102 2033 0123 4567 89');
    expect(text).toMatch(/testMode +true +While true, messages go into a folder/);
    const { json } = await say('company', 'set', 'city', 'Paris', '--company', 'leon-fils-sas', '--json');
    expect(json).toEqual({ name: 'city', value: 'Paris' });
  });
});
