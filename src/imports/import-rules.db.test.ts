import { correctCustomer } from '../customers/actions';
import { findCustomer } from '../customers/store';
import type { Day } from '../kernel/day';
import { noticeWithheld } from '../ledger/withheld.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { RefusedFile } from './actions';
import { diffInWords } from './diff';
import { importsOf, profileOf } from './store';
import { testLedger, type TestLedger } from './testing/ledger';

const open = testDatabase();

const HEAD = 'Customer No;Customer Name;Invoice No;Invoice Date;Due Date;Amount;Open Amount;Currency';
const F1 = '4711;ACME SAS;F-1;2026-03-01;2026-03-31;100.00;100.00;EUR';
const F2 = '4711;ACME SAS;F-2;2026-03-02;2026-04-01;300.00;300.00;EUR';
const F3 = '4712;Beta Ltd;F-3;2026-03-03;2026-04-02;600.00;600.00;EUR';
const F4 = '4712;Beta Ltd;F-4;2026-03-04;2026-04-03;50.00;50.00;USD';
const list = (...lines: string[]): string => [HEAD, ...lines, ''].join('\n');
const on = (asOf: string) => ({ options: { asOf: asOf as Day }, today: asOf, yes: false });

const tasks = (ledger: TestLedger): Promise<{ kind: string; title: string }[]> =>
  rowsOf(open.db.read, `select kind, title from task where company_id = ? and done_at is null order by id`, [
    ledger.companyId,
  ]);

describe('problems of a file', () => {
  const bad = list(
    F1,
    '4711;ACME SAS;F-2;2026-02-31;2026-04-01;300.00;300.00;EUR',
    '4712;Beta Ltd;F-3;2026-03-03;;6OO.00;600.00;EUR',
  );

  it('C28: stop it whole, each with line, column, value, what was expected and what to do', async () => {
    const ledger = await testLedger(open.db);
    const refused = await ledger.csv(bad, { ...on('2026-03-10'), name: 'march.csv' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedFile);
    const { outcome, message } = refused as RefusedFile;
    expect(outcome).toMatchObject({
      state: 'refused',
      importId: null,
      booked: 0,
      problemCount: outcome.problems.length,
    });
    expect(outcome.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'march.csv', line: 3, column: 'Invoice Date', value: '2026-02-31' }),
        expect.objectContaining({ file: 'march.csv', line: 4, column: 'Amount', value: '6OO.00' }),
      ]),
    );
    expect(outcome.problems.every(({ expected, remedy }) => expected !== '' && remedy !== '')).toBe(true);
    expect(message).toContain('march.csv:3');
    expect(await ledger.items()).toEqual([]);
    expect(await importsOf(open.db.read, ledger.companyId)).toEqual([]);
  });

  it('leave the good rows to be taken alone; the lines left out are kept with the import', async () => {
    const ledger = await testLedger(open.db);
    const taken = await ledger.csv(bad, { ...on('2026-03-10'), goodRows: true });
    expect(taken).toMatchObject({ state: 'booked', booked: 1, rows: 1 });
    expect(await ledger.items()).toEqual(['4711 F-1 invoice 10000 10000']);
    const kept = await rowsOf(
      open.db.read,
      `select distinct line from import_problem where import_id = ? order by line`,
      [taken.importId],
    );
    expect(kept).toEqual([{ line: 3 }, { line: 4 }]);
  });

  it('C27: a semicolon, a comma, a tab: the same ledger', async () => {
    const made = [];
    for (const mark of [';', ',', '\t']) {
      const ledger = await testLedger(open.db);
      const outcome = await ledger.csv(list(F1, F3).replaceAll(';', mark), on('2026-03-10'));
      expect(outcome.recognised.delimiter?.value).toBe(mark);
      made.push(await ledger.items());
    }
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  });

  it('C46: an invoice without a due day is a problem, never due today', async () => {
    const ledger = await testLedger(open.db);
    const refused = ledger.csv(list('4711;ACME SAS;F-1;2026-03-01;;100.00;100.00;EUR', F2), on('2026-03-10'));
    await expect(refused).rejects.toMatchObject({
      outcome: { problems: [expect.objectContaining({ code: 'missing-due-date', line: 2 })] },
    });
  });

  it('C47: the due day of the item is the invoice’s, and follows it', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1), on('2026-03-10'));
    await ledger.csv(list(F1.replace('2026-03-31', '2026-04-15')), on('2026-03-11'));
    const due = await rowsOf(open.db.read, `select due_on from v_open_item where company_id = ?`, [ledger.companyId]);
    expect(due).toEqual([{ due_on: '2026-04-15' }]);
  });
});

describe('a preview', () => {
  it('says what the import would do, and does nothing', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1, F2), on('2026-03-10'));
    const before = await ledger.items();
    const preview = await ledger.csv(list(F1, F3), { ...on('2026-03-11'), scope: {}, dryRun: true });
    expect(preview).toMatchObject({
      state: 'previewed',
      importId: null,
      booked: 1,
      unchanged: 1,
      missing: { items: 1, mustConfirm: true },
    });
    expect(await ledger.items()).toEqual(before);
    expect(await importsOf(open.db.read, ledger.companyId)).toHaveLength(1);
    const booked = await ledger.csv(list(F1, F3), { ...on('2026-03-11'), scope: {}, yes: true });
    expect({ ...preview, state: '', importId: 0, recognised: {} }).toEqual({
      ...booked,
      state: '',
      importId: 0,
      recognised: {},
    });
    expect(diffInWords(booked, 'en')).toEqual([
      '1 line new, 0 changed, 1 unchanged.',
      '1 customer new, 0 changed.',
      '1 item is missing of all that is open: €300.00 (75 %). Presumed settled: not chased, still shown.',
    ]);
  });
});

describe('a snapshot', () => {
  it('that lost more than is believable must be confirmed, and then closes nothing', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1, F2, F3), on('2026-03-10'));
    const refused = ledger.csv(list(F3), { ...on('2026-03-11'), scope: {} });
    await expect(refused).rejects.toMatchObject({ code: 'many-vanished', facts: { items: 2, maxPercent: 20 } });
    expect(await ledger.items()).toContain('4711 F-1 invoice 10000 10000');
    await ledger.csv(list(F3), { ...on('2026-03-11'), scope: {}, yes: true });
    expect(await ledger.items()).toEqual([
      '4711 F-1 invoice 10000 10000?',
      '4711 F-2 invoice 30000 30000?',
      '4712 F-3 invoice 60000 60000',
    ]);
    expect(await tasks(ledger)).toMatchObject([{ kind: 'presumed_settled' }]);
    const next = await ledger.csv(list(F3), { ...on('2026-03-12'), scope: {} });
    expect(next.missing).toMatchObject({ items: 0, closed: 2 });
    expect(await tasks(ledger)).toEqual([]);
  });

  it.each([
    ['a currency', { currency: 'EUR' }, ['F-2'], 'F-4'],
    ['one account', { accounts: ['4711'] }, ['F-2'], 'F-3'],
    ['what is overdue', { onlyOverdue: true }, ['F-2'], 'F-3'],
  ])('of %s says nothing of what lies outside', async (_, scope, missing, outside) => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1, F2, F3, F4), on('2026-03-10'));
    await ledger.csv(list(F1, F3), { ...on('2026-04-02'), scope, yes: true });
    const items = await ledger.items();
    expect(items.filter((item) => item.endsWith('?')).map((item) => item.split(' ')[1])).toEqual(missing);
    expect(items.some((item) => item.includes(outside) && !item.endsWith('?'))).toBe(true);
  });

  it('cannot miss what was issued after its day, what another list brought, or credits that it never shows', async () => {
    const ledger = await testLedger(open.db);
    const other = '4713;Gamma;G-1;2026-03-01;2026-03-31;10.00;10.00;EUR';
    const later = '4711;ACME SAS;F-9;2026-03-20;2026-04-20;10.00;10.00;EUR';
    await ledger.csv(list(F3, later), on('2026-03-20'));
    await ledger.csv(list(other), { ...on('2026-03-20'), source: 'other-erp' });
    await ledger.csv('Customer No;Payment Date;Amount Received;Currency\n4711;2026-03-05;7.00;EUR\n', {
      ...on('2026-03-20'),
      options: { kind: 'payments', asOf: '2026-03-20' as Day },
    });
    const outcome = await ledger.csv(list(F3), {
      ...on('2026-03-20'),
      scope: {},
      options: { asOf: '2026-03-19' as Day },
    });
    expect(outcome).toMatchObject({ mode: 'delta' });
    expect(outcome.assumptions.join(' ')).toContain('A list of 2026-03-20 was imported before');
    const whole = await ledger.csv(list(F3, later), { ...on('2026-03-21'), scope: {} });
    expect(whole).toMatchObject({ mode: 'snapshot', missing: { items: 0 } });
    expect((await ledger.items()).some((item) => item.endsWith('?'))).toBe(false);
  });

  it('of an unknown account is refused', async () => {
    const ledger = await testLedger(open.db);
    const refused = ledger.csv(list(F1), { ...on('2026-03-10'), scope: { accounts: ['9999'] } });
    await expect(refused).rejects.toMatchObject({ code: 'no-such-customer' });
    expect(await ledger.items()).toEqual([]);
  });
});

describe('what people did meanwhile', () => {
  it('stays: a correction wins until the source itself moves, and then a task shows both', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1), on('2026-03-10'));
    const customer = await findCustomer(open.db.read, ledger.companyId, '4711');
    const correction = {
      companyId: ledger.companyId,
      customerId: customer.id,
      field: 'name',
      text: 'ACME France',
      why: 'as registered',
    } as const;
    await correctCustomer(ledger.work('2026-03-10'), correction);
    const same = await ledger.csv(list(F1), on('2026-03-11'));
    expect(same.customers).toEqual({ booked: 0, changed: 0 });
    expect(await tasks(ledger)).toEqual([]);
    await ledger.csv(list(F1.replace('ACME SAS', 'ACME SA')), on('2026-03-12'));
    await ledger.csv(list(F1.replace('ACME SAS', 'ACME SA')), on('2026-03-13'));
    expect((await findCustomer(open.db.read, ledger.companyId, '4711')).name).toBe('ACME France');
    const shown = await tasks(ledger);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ kind: 'override_overtaken' });
    expect(shown[0]?.title).toContain('ACME SA”');
  });

  it('a list that shows more open than our payments leave is a task, and nothing is reopened', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1), on('2026-03-10'));
    await ledger.csv('Customer No;Payment Date;Amount Received;Invoice No;Currency\n4711;2026-03-11;100.00;F-1;EUR\n', {
      ...on('2026-03-11'),
      options: { kind: 'payments', asOf: '2026-03-11' as Day },
    });
    const outcome = await ledger.csv(list(F1), on('2026-03-12'));
    expect(await ledger.items()).toEqual(['4711 - payment -10000 0', '4711 F-1 invoice 10000 0']);
    expect(outcome.notices[0]).toBe('1 item is open in the list although payments cover it here: look at the tasks.');
    expect(await tasks(ledger)).toMatchObject([{ kind: 'statement_disagrees' }]);
  });
});

describe('what the source took back', () => {
  const withState = (...lines: string[]): string => [`${HEAD};Status`, ...lines, ''].join('\n');

  it('C9: a voided invoice is cancelled, a draft never booked, and what had paid it is unapplied again', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(withState(`${F1};Open`, `${F2};Open`, `${F3};Draft`), on('2026-03-10'));
    expect(await ledger.items()).toEqual(['4711 F-1 invoice 10000 10000', '4711 F-2 invoice 30000 30000']);
    await ledger.csv('Customer No;Payment Date;Amount Received;Invoice No;Currency\n4711;2026-03-11;40.00;F-1;EUR\n', {
      ...on('2026-03-11'),
      options: { kind: 'payments', asOf: '2026-03-11' as Day },
    });
    const outcome = await ledger.csv(withState(`${F1};Void`, `${F2};Open`), on('2026-03-12'));
    expect(outcome).toMatchObject({ voided: 1, unchanged: 1 });
    expect(await ledger.items()).toEqual(['4711 - payment -4000 -4000', '4711 F-2 invoice 30000 30000']);
  });
});

describe('the source’s own ids', () => {
  const withIds = (...lines: string[]): string =>
    [
      'Entry No;Customer No;Document No;Document Type;Document Date;Due Date;Amount;Open Amount;Currency',
      ...lines,
      '',
    ].join('\n');
  const id = (number: string, customer: string, document: string): string =>
    `${number};${customer};${document};Invoice;2026-03-01;2026-03-31;100.00;100.00;EUR`;

  it('keep an entry itself when its number or its customer changes', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(withIds(id('77', '4711', 'F-1')), on('2026-03-10'));
    expect(await ledger.csv(withIds(id('77', '4711', 'F-1A')), on('2026-03-11'))).toMatchObject({
      booked: 0,
      changed: 1,
    });
    expect(await ledger.items()).toEqual(['4711 F-1A invoice 10000 10000']);
    await ledger.csv(withIds(id('77', '4712', 'F-1A')), on('2026-03-12'));
    expect(await ledger.items()).toEqual(['4712 F-1A invoice 10000 10000']);
  });

  it('may come later, or go again: it is the same entry', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1), on('2026-03-10'));
    expect(await ledger.csv(withIds(id('77', '4711', 'F-1')), on('2026-03-11'))).toMatchObject({
      booked: 0,
      changed: 1,
    });
    expect(await ledger.csv(withIds(id('77', '4711', 'F-1')), on('2026-03-12'))).toMatchObject({
      booked: 0,
      changed: 0,
      unchanged: 1,
    });
    expect(await ledger.csv(list(F1), on('2026-03-13'))).toMatchObject({ booked: 0, changed: 0, unchanged: 1 });
    expect(await ledger.items()).toEqual(['4711 F-1 invoice 10000 10000']);
  });

  it('that several customers share are no ids', async () => {
    const ledger = await testLedger(open.db);
    const file = withIds(id('1', '4711', 'F-1'), id('2', '4711', 'F-2'), id('1', '4712', 'F-3'));
    expect(await ledger.csv(file, on('2026-03-10'))).toMatchObject({ booked: 3 });
    expect(await ledger.csv(file, on('2026-03-11'))).toMatchObject({ booked: 0, unchanged: 3 });
  });

  it('may stand in several lines of one payment, one for each invoice that it pays', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1, F2), on('2026-03-10'));
    const head = 'Transaction ID;Customer No;Payment Date;Amount Received;Invoice No;Currency';
    const options = { kind: 'payments', asOf: '2026-03-11' as Day } as const;
    const lines = ['T-9;4711;2026-03-11;100.00;F-1;EUR', 'T-9;4711;2026-03-11;250.00;F-2;EUR'];
    await ledger.csv([head, ...lines, ''].join('\n'), { ...on('2026-03-11'), options });
    expect(await ledger.csv([head, lines[1], ''].join('\n'), { ...on('2026-03-12'), options })).toMatchObject({
      booked: 0,
      unchanged: 1,
    });
    expect((await ledger.items()).filter((item) => item.includes('invoice'))).toEqual([
      '4711 F-1 invoice 10000 0',
      '4711 F-2 invoice 30000 5000',
    ]);
  });
});

describe('numbers that are not alone', () => {
  const items = (...lines: string[]): string =>
    [
      'Company Code;Customer No;Document No;Document Type;Document Date;Due Date;Amount;Open Amount;Currency',
      ...lines,
      '',
    ].join('\n');

  it('a credit note in two parts is one entry', async () => {
    const ledger = await testLedger(open.db);
    const file = items(
      'A1;4711;CN-1;Credit Memo;2026-03-01;2026-03-31;-10.00;-10.00;EUR',
      'A1;4711;CN-1;Credit Memo;2026-03-01;2026-04-30;-20.00;-20.00;EUR',
    );
    await ledger.csv(file, { ...on('2026-03-10'), goodRows: true });
    expect(await ledger.items()).toEqual([
      '4711 CN-1/1 credit_note -1000 -1000',
      '4711 CN-1/2 credit_note -2000 -2000',
    ]);
    expect(await ledger.csv(file, { ...on('2026-03-11'), goodRows: true })).toMatchObject({ booked: 0, changed: 0 });
  });

  it('two payments of one number are two payments, the same two the next time', async () => {
    const ledger = await testLedger(open.db);
    const file = items(
      'A1;4711;P-1;Payment;2026-03-01;;-10.00;-10.00;EUR',
      'A1;4711;P-1;Payment;2026-03-02;;-20.00;-20.00;EUR',
      'A1;4711;F-1;Invoice;2026-03-01;2026-03-31;50.00;50.00;EUR',
    );
    await ledger.csv(file, on('2026-03-10'));
    expect(await ledger.items()).toEqual([
      '4711 F-1 invoice 5000 5000',
      '4711 P-1 payment -1000 -1000',
      '4711 P-1 payment -2000 -2000',
    ]);
    expect(await ledger.csv(file, on('2026-03-11'))).toMatchObject({ booked: 0, changed: 0, unchanged: 3 });
  });

  it('one number of one customer in two entities is refused: it would be two debts in one', async () => {
    const ledger = await testLedger(open.db);
    const file = items(
      'A1;4711;F-1;Invoice;2026-03-01;2026-03-31;10.00;10.00;EUR',
      'B2;4711;F-1;Invoice;2026-03-01;2026-03-31;20.00;20.00;EUR',
    );
    await expect(ledger.csv(file, on('2026-03-10'))).rejects.toMatchObject({ code: 'several-companies' });
    expect(await ledger.items()).toEqual([]);
  });
});

describe('what a source marks', () => {
  const marked = (lines: string[]): string =>
    [`${HEAD};In Dispute;Dunning Block;Dunning Level;Last Dunned`, ...lines, ''].join('\n');

  it('becomes a dispute, a hold, and the opening stage', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(marked([`${F1};Yes;;;`, `${F2};No;X;;`, `${F3};No;;2;2026-02-20`]), on('2026-03-10'));
    const q = (sql: string): Promise<unknown[]> => rowsOf(open.db.read, sql, [ledger.companyId]);
    expect(
      await q(
        `select v.document from dispute_item d join v_open_item v on v.item_id = d.item_id where v.company_id = ?`,
      ),
    ).toEqual([{ document: 'F-1' }]);
    expect(
      await q(
        `select v.document, h.kind, h.caused from v_hold h join v_open_item v on v.item_id = h.item_id where h.company_id = ? and h.ended_at is null`,
      ),
    ).toEqual([{ document: 'F-2', kind: 'admin', caused: 1 }]);
    expect(
      await q(
        `select opening_step, opening_step_on from v_open_item where company_id = ? and opening_step is not null`,
      ),
    ).toEqual([{ opening_step: 2, opening_step_on: '2026-02-20' }]);
  });
});

describe('what a customer withholds', () => {
  const withheld = (...lines: string[]): string =>
    [`${HEAD};Retention money;Retention release date`, ...lines, ''].join('\n');
  it('is not due before its release, follows the list, and is no credit’s', async () => {
    const ledger = await testLedger(open.db);
    const now = (): Promise<unknown[]> =>
      rowsOf(open.db.read, `select document, withheld, withheld_until as until from v_open_item where company_id = ? order by document`, [ledger.companyId]); // prettier-ignore
    await ledger.csv(withheld(`${F1};yes;2027-03-31`, `${F2};;2027-06-30`, `${F3};withholding tax;`, `${F4};;`), on('2026-03-10')); // prettier-ignore
    expect(await now()).toEqual([
      { document: 'F-1', withheld: 'retention', until: '2027-03-31' },
      { document: 'F-2', withheld: 'retention', until: '2027-06-30' },
      { document: 'F-3', withheld: 'withholding_tax', until: null },
      { document: 'F-4', withheld: null, until: null },
    ]);
    await ledger.csv(withheld(`${F1};yes;2026-03-31`, `${F4};retention;2026-12-31`), on('2026-03-12'));
    expect((await now()).filter((_, at) => at === 0 || at === 3)).toEqual([
      { document: 'F-1', withheld: 'retention', until: '2026-03-31' },
      { document: 'F-4', withheld: 'retention', until: '2026-12-31' },
    ]);
  });

  it('is a task in time for its release, and where nobody knows the day; it ends by itself', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(withheld(`${F1};yes;2026-06-30`, `${F2};retention;2026-06-30`, `${F3};withholding tax;`), on('2026-03-10')); // prettier-ignore
    const notice = (day: string): Promise<number> => noticeWithheld(ledger.work(day), ledger.companyId);
    expect(await notice('2026-03-10')).toBe(0); // nothing is due yet, and the release is far away
    expect(await notice('2026-04-03')).toBe(1);
    expect(await notice('2026-06-16')).toBe(1);
    expect(await notice('2026-06-17')).toBe(0);
    expect((await tasks(ledger)).filter(({ kind }) => kind === 'retention_release').map(({ title }) => title)).toEqual([
      'Say until when €600.00 is kept back (documents: 1): without a day it is never asked for',
      'Have €400.00 released that is kept back until 2026-06-30 (documents: 2); reminders follow after that day',
    ]);
    await ledger.csv(withheld(`${F3};withholding tax;2026-12-31`), on('2026-06-18'));
    expect(await notice('2026-06-18')).toBe(0);
    expect((await tasks(ledger)).filter(({ kind }) => kind === 'retention_release')).toHaveLength(1);
  });
});

describe('what is remembered of a source', () => {
  it('answers the next file’s questions', async () => {
    const ledger = await testLedger(open.db);
    const plain = list(F1, F2).replaceAll(';EUR', '').replace(';Currency', '');
    const asked = ledger.csv(plain, { ...on('2026-03-10'), source: 'erp' });
    await expect(asked).rejects.toMatchObject({
      code: 'open-questions',
      message: expect.stringContaining('currency') as string,
    });
    const assumed = await ledger.csv(plain, { ...on('2026-03-10'), source: 'erp', yes: true });
    expect(assumed.assumptions.join(' ')).toContain('EUR was assumed');
    expect((await profileOf(open.db.read, ledger.companyId, 'erp'))?.currency).toBe('EUR');
    const next = await ledger.csv(plain, { ...on('2026-03-11'), source: 'erp' });
    expect(next).toMatchObject({ unchanged: 2, changed: 0 });
  });

  it('and how far the ledger is known', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(list(F1), on('2026-03-10'));
    await ledger.csv(list(F2), { today: '2026-03-12', fileDay: '2026-03-11' as Day });
    const known = await rowsOf(
      open.db.read,
      `select kind, as_of, assumed from freshness where company_id = ? order by as_of`,
      [ledger.companyId],
    );
    expect(known).toEqual([
      { kind: 'items', as_of: '2026-03-10', assumed: 0 },
      { kind: 'items', as_of: '2026-03-11', assumed: 1 },
    ]);
  });
});

describe('hostile input', () => {
  it('stays text: quotes, SQL, formulas, very long and strange names', async () => {
    const ledger = await testLedger(open.db);
    const names = [
      `Robert'); drop table entry; --`,
      '=HYPERLINK("http://x")',
      'tab\\tback\\\\slash',
      '日本 Ü ß 🙂',
      '${HOME} :at :by ?',
      'N'.repeat(5000),
    ];
    const lines = names.map(
      (name, at) =>
        `C${at};"${name.replaceAll('"', '""')}";"${name.slice(0, 60).replaceAll('"', '""')}";2026-03-01;2026-03-31;1.00;1.00;EUR`,
    );
    const outcome = await ledger.csv(list(...lines), { ...on('2026-03-10'), goodRows: true });
    const kept = await rowsOf<{ code: string; name: string }>(
      open.db.read,
      `select code, name from customer where company_id = ? and import_id is not null order by code`,
      [ledger.companyId],
    );
    expect(kept.map(({ name }) => name)).toEqual(names.slice(0, kept.length));
    expect(outcome.booked).toBe(kept.length);
    const again = await ledger.csv(list(...lines), { ...on('2026-03-10'), goodRows: true });
    expect(again).toMatchObject({ booked: 0, unchanged: kept.length });
  });
});
