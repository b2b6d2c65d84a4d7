import { holdSources } from '../app';
import { changeSetting } from '../companies/actions';
import { correctCustomer, endCorrection } from '../customers/actions';
import { findCustomer } from '../customers/store';
import { putHold } from '../ledger/actions';
import { correctEntry, endEntryCorrection } from '../ledger/correction.actions';
import { findItems } from '../ledger/store';
import { moveDueDays, standing, undoMove } from '../ledger/terms-move.actions';
import { movesOf } from '../ledger/terms-move.store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** Due days that are computed: from whose terms, told, moved when a person says so, put back, and never moved by the same file again. */
const open = testDatabase();
const deps = { holdSources };

const HEAD = 'Customer No;Customer Name;Document No;Document Type;Document Date;Due Date;Payment Terms;Currency;Amount;Open Amount'; // prettier-ignore
const row = (code: string, document: string, day: string, more: { due?: string; terms?: string; open?: string } = {}) =>
  `${code};${code} SA;${document};Invoice;${day};${more.due ?? ''};${more.terms ?? ''};EUR;100.00;${more.open ?? '100.00'}`;
const LIST = [
  HEAD,
  row('A', 'A-1', '2026-01-31'),
  row('A', 'A-2', '2026-02-10', { due: '2026-02-20' }),
  row('B', 'B-1', '2026-01-31', { terms: '45 jours fin de mois' }),
  row('B', 'B-2', '2026-01-15'),
  row('C', 'C-1', '2026-01-15', { open: '0.00' }),
].join('\n');
const ASKED = { asOf: '2026-03-01' } as never;

const dues = async ({ companyId }: TestLedger): Promise<string[]> => {
  const rows = await rowsOf<{ document: string; due_on: string; due_by: string | null }>(
    open.db.read,
    `select document, due_on, due_by from v_open_item where company_id = ? and type = 'invoice' order by document`,
    [companyId],
  );
  return rows.map(({ document, due_on, due_by }) => `${document} ${due_on} ${due_by ?? 'given'}`);
};
const list = (ledger: TestLedger, text = LIST, options: object = {}) =>
  ledger.csv(text, { name: 'list-2026-03-01.csv', options: { ...(ASKED as object), ...options }, yes: true });
const setCompany = (ledger: TestLedger, terms: string) =>
  changeSetting(ledger.work(), ledger.companyId, 'paymentTerms', terms);
const setCustomer = async (ledger: TestLedger, code: string, text: string): Promise<void> => {
  const { id: customerId } = await findCustomer(open.db.read, ledger.companyId, code, ledger.work().ids);
  await correctCustomer(ledger.work(), { companyId: ledger.companyId, customerId, field: 'payment_terms', text, why: 'contract' }); // prettier-ignore
};
const itemOf = async (ledger: TestLedger, text: string) => {
  const [item] = await findItems(open.db.read, { companyId: ledger.companyId, text, ids: ledger.work().ids, among: 'all' }); // prettier-ignore
  if (item === undefined) throw new Error(`no ${text}`);
  return item;
};

it('come from the document, else the customer, else the company, else are assumed, and the import says so', async () => {
  const ledger = await testLedger(open.db);
  const first = await list(ledger, LIST, { termsDays: 30 });
  expect(await dues(ledger)).toEqual([
    'A-1 2026-03-02 country:30',
    'A-2 2026-02-20 given',
    'B-1 2026-03-31 document:45+eom',
    'B-2 2026-02-14 country:30',
    'C-1 2026-02-14 country:30',
  ]);
  expect(first.assumptions).toContain('Due days that are only assumed (30 days, as is usual): 3, of customers of whom nobody said what was agreed (3 customers: A … C). Set the company’s terms of payment, or those of the customers.'); // prettier-ignore
  expect(first.assumptions).toContain('Due days computed from the terms on the document (45 days, then end of month): 1.'); // prettier-ignore

  const other = await testLedger(open.db);
  await setCompany(other, '45 jours fin de mois');
  await other.csv(`${HEAD}\n${row('B', 'B-0', '2026-01-01', { due: '2026-01-10' })}`, { name: 'list-2026-02-01.csv', options: ASKED }); // prettier-ignore
  await setCustomer(other, 'B', 'net 10 EOM');
  const { assumptions } = await list(other, LIST, { termsDays: '45+eom' });
  expect((await dues(other)).filter((one) => !one.startsWith('B-0'))).toEqual([
    'A-1 2026-03-31 company:45+eom',
    'A-2 2026-02-20 given',
    'B-1 2026-03-31 document:45+eom',
    'B-2 2026-02-10 customer:eom+10',
    'C-1 2026-03-31 company:45+eom',
  ]);
  expect(assumptions.filter((one) => one.includes('own terms (')).join()).toContain('end of month, then 10 days');
});

it('said of one file are the file’s, and those that follow the company are remembered to', async () => {
  const ledger = await testLedger(open.db);
  await list(ledger, LIST, { termsDays: '60' });
  expect(await dues(ledger)).toContain('A-1 2026-04-01 file:60');
  const other = await testLedger(open.db);
  await list(other, LIST, { termsDays: 30 });
  await setCompany(other, 'fin de mois + 45');
  const next = `${HEAD}\n${row('D', 'D-1', '2026-02-10')}`;
  await other.csv(next, { name: 'list-2026-03-02.csv', options: ASKED });
  expect(await dues(other)).toContain('D-1 2026-04-14 company:eom+45');
});

describe('terms that change', () => {
  it('move nothing by themselves, then what is open and was computed, and put it back', async () => {
    const ledger = await testLedger(open.db);
    const { importId } = await list(ledger, LIST, { termsDays: 30 });
    const before = await dues(ledger);
    await setCompany(ledger, 'fin de mois + 45 jours');
    await setCustomer(ledger, 'B', '60');
    expect(await dues(ledger)).toEqual(before);
    const now = await standing(open.db.read, ledger.work(), ledger.companyId, deps);
    expect(now.items.map(({ document, beforeOn, afterOn }) => `${document} ${beforeOn} ${afterOn}`)).toEqual([
      'B-2 2026-02-14 2026-03-16',
      'A-1 2026-03-02 2026-03-17',
    ]);
    await expect(moveDueDays(ledger.work(), ledger.companyId, deps, 'as it was')).rejects.toThrow(/Since you looked/);
    expect(await moveDueDays(ledger.work(), ledger.companyId, deps, now.seen)).toMatchObject({ items: 2, moved: 2 });
    const after = [
      'A-1 2026-03-17 company:eom+45',
      'A-2 2026-02-20 given',
      'B-1 2026-03-31 document:45+eom',
      'B-2 2026-03-16 customer:60',
      'C-1 2026-02-14 country:30',
    ];
    expect(await dues(ledger)).toEqual(after);
    const balances = await rowsOf<{ oldest: string }>(open.db.read, `select oldest_due_on as oldest from v_balance where company_id = ? order by 1`, [ledger.companyId]); // prettier-ignore
    expect(balances.map(({ oldest }) => oldest)).toEqual(['2026-02-20', '2026-03-16']);
    await expect(moveDueDays(ledger.work(), ledger.companyId, deps)).rejects.toThrow(/No due day stands/);
    expect(await list(ledger, LIST)).toMatchObject({ changed: 0, booked: 0 });
    expect(await dues(ledger)).toEqual(after);
    const [move] = await movesOf(open.db.read, ledger.companyId, 9);
    expect(await undoMove(ledger.work(), ledger.companyId, move?.id ?? 0)).toBe(2);
    expect(await dues(ledger)).toEqual(before);
    await expect(undoMove(ledger.work(), ledger.companyId, move?.id ?? 0)).rejects.toThrow(/put back already/);
    await undoImport(ledger.work(), { dependents: [], withdraw: () => Promise.resolve() }, { companyId: ledger.companyId, importId: importId ?? 0 }); // prettier-ignore
  });

  it('leave alone what a plan, a partner or a court has, and another company', async () => {
    const ledger = await testLedger(open.db);
    await list(ledger, LIST, { termsDays: 30 });
    const other = await testLedger(open.db);
    await list(other, LIST, { termsDays: 30 });
    const { customerId, itemId } = await itemOf(ledger, 'A-1');
    await putHold(ledger.work(), { companyId: ledger.companyId, customerId, itemIds: [itemId], amountMinor: null, kind: 'legal', reason: 'before the court', until: null } as never); // prettier-ignore
    await setCompany(ledger, '60');
    expect(await standing(open.db.read, ledger.work(), ledger.companyId, deps)).toMatchObject({ held: 1, figures: { items: 1 } }); // prettier-ignore
    await moveDueDays(ledger.work(), ledger.companyId, deps);
    expect(await dues(ledger)).toContain('A-1 2026-03-02 country:30');
    expect(await dues(other)).toContain('B-2 2026-02-14 country:30');
  });

  it('by a list of customers are told, and move nothing', async () => {
    const ledger = await testLedger(open.db);
    await list(ledger, LIST, { termsDays: 30 });
    const before = await dues(ledger);
    const { assumptions } = await ledger.csv(
      'Customer No;Customer Name;Email;Payment Terms\nB;B SA;b@example.com;60 jours\n',
    );
    expect(assumptions).toContain('Open items whose due day was computed from terms of before: 1. Move them under Invoices, Terms of payment.'); // prettier-ignore
    expect(await dues(ledger)).toEqual(before);
    expect(await moveDueDays(ledger.work(), ledger.companyId, deps)).toMatchObject({ items: 1 });
  });

  it('of a customer that are taken back leave it to the company', async () => {
    const ledger = await testLedger(open.db);
    await list(ledger, LIST, { termsDays: 30 });
    await setCustomer(ledger, 'B', '10');
    await moveDueDays(ledger.work(), ledger.companyId, deps);
    expect(await dues(ledger)).toContain('B-2 2026-01-25 customer:10');
    const { id: customerId } = await findCustomer(open.db.read, ledger.companyId, 'B', ledger.work().ids);
    await endCorrection(ledger.work(), { companyId: ledger.companyId, customerId, field: 'payment_terms' });
    await moveDueDays(ledger.work(), ledger.companyId, deps);
    expect(await dues(ledger)).toContain('B-2 2026-02-14 country:30');
  });
});

describe('a day that is given', () => {
  it('by a later file wins over the computed one, and is not computed again', async () => {
    const ledger = await testLedger(open.db);
    await list(ledger, LIST, { termsDays: 30 });
    const given = LIST.replace('A-1;Invoice;2026-01-31;;', 'A-1;Invoice;2026-01-31;2026-02-15;').replace('B-2;Invoice;2026-01-15;;', 'B-2;Invoice;2026-01-15;2026-02-14;'); // prettier-ignore
    expect(await list(ledger, given)).toMatchObject({ changed: 2 });
    expect(await dues(ledger)).toEqual(expect.arrayContaining(['A-1 2026-02-15 given', 'B-2 2026-02-14 given']));
    await setCompany(ledger, '60');
    await expect(moveDueDays(ledger.work(), ledger.companyId, deps)).rejects.toThrow(/No due day stands/);
    expect(await list(ledger, LIST)).toMatchObject({ changed: 0 });
    expect(await dues(ledger)).toContain('A-1 2026-02-15 given');
  });

  it('by a person stands over the computed one as long as the correction does', async () => {
    const ledger = await testLedger(open.db);
    await list(ledger, LIST, { termsDays: 30 });
    await correctEntry(ledger.work(), { item: await itemOf(ledger, 'A-1'), field: 'due_on', text: '2026-05-05', why: 'agreed' }); // prettier-ignore
    await setCompany(ledger, '60');
    await moveDueDays(ledger.work(), ledger.companyId, deps);
    await list(ledger, LIST);
    expect(await dues(ledger)).toContain('A-1 2026-05-05 corrected:country:30');
    await endEntryCorrection(ledger.work(), await itemOf(ledger, 'A-1'), 'due_on');
    expect(await dues(ledger)).toContain('A-1 2026-03-02 country:30');
  });
});
