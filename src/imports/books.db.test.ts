import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** Audit files and SIE 5, booked: what they say settles what, as they are, again, later, and undone. */
const open = testDatabase();
const at = (name: string): string => join(__dirname, '../../fixtures/imports', name);
const text = (name: string): string => readFileSync(at(name), name.includes('pt') ? 'latin1' : 'utf8');
const book = (ledger: TestLedger, name: string, more = {}) => ledger.csv('', { path: at(name), ...more });
const told = async ({ companyId }: TestLedger): Promise<string[]> =>
  (await rowsOf<{ kind: string }>(open.db.read, `select distinct kind from freshness where company_id = ?`, [companyId])).map(({ kind }) => kind); // prettier-ignore

const PORTUGAL = [
  'C1 FT A/1 invoice 12300 0', 'C1 FT A/2 invoice 98000 0', 'C1 NC A/1 credit_note -1230 0', 'C1 ND A/1 invoice 615 615', 'C1 RG 1 payment -11070 0',
  'C1 RG 2 payment -88000 0', 'C1 RG 2 discount adjustment -10000 0', 'C2 FT A/4 invoice 24600 22140', 'C2 FT A/5 invoice 14000 14000',
  'C2 NC A/2 credit_note -2460 0', 'C2 RG 4 payment -15000 -15000', 'C9 FT A/7 invoice 4920 4920', 'CF FR A/1 payment -984 0',
  'CF FR A/1 invoice 984 0', 'CF FS A/1 invoice 492 492',
]; // prettier-ignore

describe('an audit file of Portugal', () => {
  it('is booked with its receipts and credit notes applied, once, and undone as one', async () => {
    const ledger = await testLedger(open.db);
    expect(await book(ledger, 'saft/pt.xml', { dryRun: true })).toMatchObject({ kind: 'invoices', source: 'saft', asOf: '2026-02-13', rows: 20, booked: 20, problemCount: 0 }); // prettier-ignore
    expect(await ledger.items()).toEqual([]);
    const { importId, notices } = await book(ledger, 'saft/pt.xml');
    expect(notices.filter((one) => one.startsWith('Line'))).toEqual([]);
    expect(await ledger.items()).toEqual(PORTUGAL);
    expect(await told(ledger)).toEqual(['payments']);
    const parties = await rowsOf<{ code: string; vat: string | null; city: string | null }>(open.db.read, `select c.code, c.vat_no as vat, a.city from v_customer c left join v_address a on a.customer_id = c.id where c.company_id = ? and c.code <> '4711' order by c.code`, [ledger.companyId]); // prettier-ignore
    expect(parties).toEqual([
      { code: 'C1', vat: 'PT508650704', city: 'Olhão' }, { code: 'C2', vat: 'PT502283963', city: null }, { code: 'C9', vat: null, city: null },
      { code: 'CF', vat: null, city: null },
    ]); // prettier-ignore
    expect(await book(ledger, 'saft/pt.xml')).toMatchObject({ booked: 0, changed: 0, unchanged: 20 });
    expect(await ledger.items()).toEqual(PORTUGAL);
    const deps = { dependents: [], withdraw: () => Promise.resolve() };
    await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: importId ?? 0 });
    expect((await ledger.items()).filter((one) => !one.endsWith(' 0'))).toEqual([]);
  });

  it('cancels what a later file cancels, and tells of no payments where it holds no receipts', async () => {
    const ledger = await testLedger(open.db);
    await book(ledger, 'saft/pt-sales-only.xml');
    expect(await told(ledger)).toEqual(['invoices']);
    expect(await ledger.items()).toEqual(['C1 FT B/1 invoice 12300 12300', 'C2 FR B/1 payment -984 0', 'C2 FR B/1 invoice 984 0']); // prettier-ignore
    const later = text('saft/pt-sales-only.xml').replace('<InvoiceStatus>N<', '<InvoiceStatus>A<').replace('>108.00<', '>8.00<'); // prettier-ignore
    expect(await ledger.csv(later, { name: 'later.xml' })).toMatchObject({ voided: 1, booked: 0 });
    expect((await ledger.items()).filter((one) => !one.endsWith(' 0'))).toEqual([]);
  });

  it('takes a receipt back that a later file cancels: what it paid is open again', async () => {
    const ledger = await testLedger(open.db);
    await book(ledger, 'saft/pt.xml');
    const later = text('saft/pt.xml').replace(/(<PaymentRefNo>RG 2<[^]*?<PaymentStatus>)N</, '$1A<');
    expect(await ledger.csv(later, { name: 'later.xml', goodRows: true })).toMatchObject({ booked: 0, voided: 2 });
    expect(await ledger.items()).toEqual(PORTUGAL.filter((one) => !one.startsWith('C1 RG 2')).map((one) => (one.startsWith('C1 FT A/2 ') ? 'C1 FT A/2 invoice 98000 98000' : one)));
  }); // prettier-ignore

  it('stops at the books of another company', async () => {
    const ledger = await testLedger(open.db);
    const us = { names: ['Other, Lda.'], vatNo: 'PT501964843', registerNo: '' };
    await expect(book(ledger, 'saft/pt.xml', { options: { us } })).rejects.toThrow(/these are the books of .* not of Other, Lda/); // prettier-ignore
  });

  it('is refused whole where it breaks off, and where its totals differ until somebody says that the good rows go in alone', async () => {
    const ledger = await testLedger(open.db);
    const whole = text('saft/pt.xml');
    await expect(ledger.csv(whole.slice(0, -200), { name: 'cut.xml' })).rejects.toThrow(/no whole XML/);
    const less = whole.replace(/<NumberOfEntries>13</, '<NumberOfEntries>14<');
    await expect(ledger.csv(less, { name: 'less.xml' })).rejects.toThrow(/13 entries stand there/);
    expect(await ledger.items()).toEqual([]);
    await ledger.csv(less, { name: 'less.xml', goodRows: true });
    expect(await ledger.items()).toEqual(PORTUGAL);
  });

  it('takes a customer that is known by its VAT number for the one that it is', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv('Customer No;Customer Name;VAT number\n4711;Gomes;PT 508 650 704\n');
    await book(ledger, 'saft/pt-sales-only.xml');
    expect(await ledger.items()).toContain('4711 FT B/1 invoice 12300 12300');
  });
});

describe('an audit file whose ledger names customers', () => {
  it.each([
    ['saft/no.xml', 'payments', [
      'K1 3/2026-02 payment -100000 0', 'K1 7/2026-02 refund 5000 5000', 'K1 F-100 invoice 125000 25000', 'K1 K-12 credit_note -12500 -12500', 'K2 6/2026-02 adjustment -2000 0',
      'K2 F-101 invoice 50000 48000', 'K2 F-99 adjustment 8000 8000', 'K3 F-102 invoice 10000 10000']],
    ['saft/lu.xml', 'payments', ['L1 BQ 1/2026-02 payment -20000 0', 'L1 V-1 invoice 11700 11700', 'L1 V-2 invoice 20000 0']],
    ['saft/ro.xml', 'payments', [
      '0011 OP 1 payment -50000 0', '0011 RO-1 invoice 121000 58900', '0011 RO-3 invoice 12100 12100', '0011 RO-4 credit_note -12100 0',
      '0022 OP 2 payment -121000 0', '0022 RO-2 invoice 121000 0']],
    ['saft/jpk-kr.xml', 'payments', [
      '201-330001 3/2026-02 payment -100000 -100000', '201-330001 FV/1 invoice 123000 123000', '201-330002 3/2026-02 payment -50000 -50000', '201-330002 FV/2 invoice 50000 50000']],
    ['saft/jpk-fa.xml', 'invoices', [
      '7251801126 FK/1/2026 credit_note -12300 0', '7251801126 FV/1/2026 invoice 123000 110700', '7251801126 ZAL/1/2026 payment -50000 0',
      '7251801126 ZAL/1/2026 invoice 50000 0', 'jan kowalski FV/2/2026 invoice 24600 24600']],
  ])('%s is booked, once', async (name, tells, items) => {
    const ledger = await testLedger(open.db);
    const first = await book(ledger, name);
    expect(first.notices.filter((one) => one.startsWith('Line'))).toEqual([]);
    expect(await ledger.items()).toEqual(items);
    expect(await told(ledger)).toEqual([tells]);
    expect(await book(ledger, name)).toMatchObject({ booked: 0, changed: 0, unchanged: first.booked });
    expect(await ledger.items()).toEqual(items);
  }); // prettier-ignore

  it('holds an invoice that it opens with back from reminders, and leaves it out once the year before is booked', async () => {
    const ledger = await testLedger(open.db);
    await book(ledger, 'saft/no.xml');
    const held = await rowsOf<{ document: string }>(open.db.read, `select e.document from v_hold h join v_open_item i on i.item_id = h.item_id join v_entry e on e.id = i.entry_id where h.company_id = ?`, [ledger.companyId]); // prettier-ignore
    expect(held.map(({ document }) => document)).toEqual(['F-99']);
    const other = await testLedger(open.db);
    const before = text('saft/no.xml').replaceAll('2026-01', '2025-12').replaceAll('2026-02', '2025-12').replaceAll('F-10', 'F-9').replace(/<n1:Transaction><n1:TransactionID>B[^]*?<\/n1:Journal>/, '</n1:Journal>').replace(/<n1:(?:NumberOfEntries|Total\w+|ClosingDebitBalance)>[^<]*<\/[^>]*>/g, ''); // prettier-ignore
    await other.csv(before, { name: '2025.xml' });
    const { notices } = await book(other, 'saft/no.xml');
    expect(notices).toContain('1 opening balance was left out: the books of the year before are booked, invoice by invoice.'); // prettier-ignore
    expect(await other.items()).not.toContain('K2 F-99 adjustment 8000 8000');
  });
});

describe('a SIE 5 file', () => {
  const ITEMS = [
    '14 102 invoice 50000 40000', '14 104 invoice 30000 30000', '14 9 4/2026-02 adjustment -10000 0', '7 100 invoice 125000 40000', '7 103 credit_note -25000 0',
    '7 9 1/2026-02 payment -60000 0', '7 9 2/2026-02 payment -40000 0', '7 90 invoice 100000 0', '7 IB 90 adjustment -60000 0', '9 101 invoice 90000 90000',
  ]; // prettier-ignore

  it('is booked by its register, with what the journals paid of each invoice, once', async () => {
    const ledger = await testLedger(open.db);
    expect(await book(ledger, 'sie5/register.sie')).toMatchObject({
      source: 'sie5',
      rows: 11,
      booked: 11,
      problemCount: 0,
    });
    expect(await ledger.items()).toEqual(ITEMS);
    expect(await told(ledger)).toEqual(['payments']);
    expect(await book(ledger, 'sie5/register.sie')).toMatchObject({ booked: 0, changed: 0, unchanged: 11 });
    expect(await ledger.items()).toEqual(ITEMS);
  });

  it('says what is missing, and a part of a year tells of no payments', async () => {
    const ledger = await testLedger(open.db);
    await expect(book(ledger, 'sie5/traps.sie')).rejects.toThrow(/of an earlier year, and nothing says how much/);
    await expect(book(ledger, 'sie5/entry.sie')).rejects.toThrow(/the amount is missing/);
    await book(ledger, 'sie5/entry.sie', { goodRows: true });
    expect(await ledger.items()).toEqual(['14 453 invoice 10000 10000']);
    expect(await told(ledger)).toEqual(['invoices']);
  });
});
