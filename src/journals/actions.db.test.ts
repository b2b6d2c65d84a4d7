import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyOne, undoApplication } from '../cash/apply.actions';
import { liveReceipts } from '../cash/store';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { changeSetting } from '../companies/actions';
import { companyById } from '../companies/store';
import type { Company } from '../companies/company';
import { day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { allocateMany } from '../ledger/allocation.store';
import type { ChargeKind } from '../ledger/charge';
import { addCharges, waiveCharges } from '../ledger/charge.store';
import { bookEntries } from '../ledger/entry.store';
import { putRates } from '../ledger/fx.store';
import { reverse } from '../ledger/actions';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { approveWriteOff, proposeThese, undoWriteOff } from '../ledger/write-off.actions';
import { WRITE_OFF_WORDS } from '../languages/write-off-words';
import { en as w } from '../languages/journal-words.en';
import { diskFiles } from '../platform/files';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import type { Work } from '../platform/work';
import { exportJournal, journalFile, previewJournal, undoJournal } from './actions';
import { journalCommands } from './cli';
import { faultText } from './fault-text';
import { exportsOf, linesOfExport } from './store';

/** Journals over a real ledger: each thing once, what is taken back once, and the same again byte for byte. */
const open = testDatabase();
const NOTHING_ELSEWHERE = { elsewhere: () => Promise.resolve([]) };
let n = 0;

interface Books {
  readonly ledger: LittleLedger;
  readonly company: Company;
  on(today: string, name?: string): Work;
  set(more: Readonly<Record<string, unknown>>): Promise<void>;
  charge(item: number, kind: ChargeKind, minor: number, on: string): Promise<number>;
  writeOff(item: number, on: string): Promise<number>;
  /** `03-02 fee F-1 411000+4000 758000-4000`, what would be told. */
  shown(until: string, today?: string): Promise<string[]>;
  export(until: string, today?: string): Promise<number>;
  /** What was told, in the same words. */
  told(exportId: number): Promise<string[]>;
}

const ACCOUNTS = { receivable: '411000', fee: '758000', fixed_sum: '758100', interest: '763100', write_off: '654000', discount: '665000', bank: '512000' }; // prettier-ignore

async function books(): Promise<Books> {
  const ledger = await littleLedger(open.db, `books${(n += 1)}`);
  const files = diskFiles(join(open.home, 'files'));
  mkdirSync(join(open.home, 'files'), { recursive: true });
  const on = (today: string, name = 'maria'): Work => workOn(open.db, today, { files, actor: { kind: 'user', name } });
  const company = await companyById(open.db.read, ledger.companyId);
  const set = async (more: object): Promise<void> => {
    const value = { format: 'csv', beginsOn: '2026-01-01', charges: 'claimed', accounts: ACCOUNTS, ...more };
    await changeSetting(on('2026-01-01'), ledger.companyId, 'accounting', JSON.stringify(value));
  };
  await set({});
  const asked = { companyId: ledger.companyId, holdSources: () => [] };
  const words = WRITE_OFF_WORDS.en.refused;
  const line = (account: string, minor: number): string => `${account}${minor < 0 ? '' : '+'}${minor}`;
  return {
    ledger,
    company,
    on,
    set,
    charge: async (item, kind, amountMinor, day_) => {
      const [entry] = await rowsOf<{ id: number }>(open.db.read, 'select entry_id as id from v_open_item where item_id = ?', [item]); // prettier-ignore
      const of = {
        companyId: ledger.companyId,
        customerId: ledger.customerId,
        entryId: entry?.id ?? 0,
        currency: 'EUR',
      };
      await open.db.transaction((tx) => addCharges(tx, on(day_), [{ ...of, kind, cause: `c${(n += 1)}`, amountMinor, aroseOn: day(day_) }])); // prettier-ignore
      const [made] = await rowsOf<{ id: number }>(open.db.read, 'select max(id) as id from v_charge where company_id = ?', [ledger.companyId]); // prettier-ignore
      return made?.id ?? 0;
    },
    writeOff: async (item, today) => {
      const id = await proposeThese(on(today), asked, { currency: 'EUR', itemIds: [item], reason: 'small' }, words);
      await approveWriteOff(on(today, 'otto'), asked, id, words);
      return id;
    },
    shown: async (until, today = '2026-12-31') => {
      const { postings } = await previewJournal(open.db.read, on(today), company, {
        until: day(until),
        ...NOTHING_ELSEWHERE,
      });
      return postings.map((one) => `${one.on.slice(5)} ${one.back ? 'back ' : ''}${one.kind} ${one.document} ${one.lines.map(({ account, minor }) => line(account, minor)).join(' ')}`); // prettier-ignore
    },
    export: async (until, today = '2026-12-31') =>
      (
        await exportJournal(on(today), company, { until: day(until), ...NOTHING_ELSEWHERE }, (fault) =>
          faultText(fault, w, 'en-GB'),
        )
      ).id,
    told: async (exportId) => {
      const lines = await linesOfExport(open.db.read, ledger.companyId, exportId, { most: 1_000, offset: 0 });
      return lines.map(({ voucher, on: posted, kind, back, account, minor }) => `${voucher} ${posted.slice(5)} ${back ? 'back ' : ''}${kind} ${line(account, minor)}`); // prettier-ignore
    },
  };
}

const paid = (b: Books, fromItemId: number, chargeId: number, amountMinor: number, on: string) =>
  open.db.transaction((tx) =>
    allocateMany(tx, b.on(on), [{ companyId: b.ledger.companyId, fromItemId, to: { chargeId }, amountMinor, allocatedOn: day(on), basis: 'manual' }]),
  ); // prettier-ignore

describe('a journal', () => {
  it('tells each thing once, and once that it was taken back', async () => {
    const b = await books();
    const item = await b.ledger.invoice('F-1', 1_200, '2026-01-05');
    const fee = await b.charge(item, 'fee', 4_000, '2026-02-10');
    await b.charge(item, 'interest', 150, '2026-02-11');
    const off = await b.writeOff(item, '2026-02-20');
    const first = ['02-10 fee F-1 411000+4000 758000-4000', '02-11 interest F-1 411000+150 763100-150', '02-20 write_off F-1 411000-1200 654000+1200']; // prettier-ignore
    expect(await b.shown('2026-02-09')).toEqual([]);
    expect(await b.shown('2026-02-28')).toEqual(first);
    const one = await b.export('2026-02-28');
    expect(await b.told(one)).toEqual(['1 02-10 fee 411000+4000', '1 02-10 fee 758000-4000', '2 02-11 interest 411000+150', '2 02-11 interest 763100-150', '3 02-20 write_off 411000-1200', '3 02-20 write_off 654000+1200']); // prettier-ignore
    expect(await b.shown('2026-03-31')).toEqual([]);
    await open.db.transaction((tx) => waiveCharges(tx, b.on('2026-03-05'), { companyId: b.ledger.companyId, chargeIds: [fee], why: 'goodwill' })); // prettier-ignore
    await undoWriteOff(b.on('2026-03-06'), b.ledger.companyId, off, WRITE_OFF_WORDS.en.refused);
    await b.set({ accounts: { ...ACCOUNTS, fee: '999999' } }); // what is taken back leaves the account on which it stands
    expect(await b.shown('2026-03-31')).toEqual(['03-05 back fee F-1 411000-4000 758000+4000', '03-06 back write_off F-1 411000+1200 654000-1200']); // prettier-ignore
    const two = await b.export('2026-03-31');
    expect((await b.told(two))[0]).toBe('4 03-05 back fee 411000-4000');
    expect(await b.shown('2026-12-31')).toEqual([]);
  });

  it('tells what is paid of a charge where that is how the company has it, and never both', async () => {
    const b = await books();
    const item = await b.ledger.invoice('F-1', 50_000, '2026-01-05');
    const known = await b.charge(item, 'fee', 1_000, '2026-01-10');
    await b.export('2026-01-31');
    await b.set({ charges: 'paid' });
    const fee = await b.charge(item, 'fee', 4_000, '2026-02-10');
    const money = await b.ledger.receive({ document: 'P', amountMinor: 6_000, on: '2026-02-20' });
    await paid(b, money.itemId, known, 1_000, '2026-02-20');
    const [made] = await paid(b, money.itemId, fee, 2_500, '2026-02-21');
    expect(await b.shown('2026-02-20')).toEqual([]);
    expect(await b.shown('2026-02-28')).toEqual(['02-21 fee F-1 411000+2500 758000-2500']);
    const { keptOut } = await previewJournal(open.db.read, b.on('2026-12-31'), b.company, {
      until: day('2026-02-28'),
      ...NOTHING_ELSEWHERE,
    });
    expect(keptOut).toBe(1);
    await b.export('2026-02-28');
    await b.set({ charges: 'claimed' });
    expect(await b.shown('2026-12-31')).toEqual([]); // what was told by its payment is not told again as claimed
    await reverse(b.on('2026-03-02'), b.ledger.companyId, [made!.id], 'another was meant');
    expect(await b.shown('2026-03-31')).toEqual(['03-02 back fee F-1 411000-2500 758000+2500']);
  });

  it('takes a waived charge back as far as nobody paid it, and the rest once the money went elsewhere', async () => {
    const b = await books();
    const item = await b.ledger.invoice('F-1', 50_000, '2026-01-05');
    const fee = await b.charge(item, 'fee', 4_000, '2026-01-10');
    const money = await b.ledger.receive({ document: 'P', amountMinor: 6_000, on: '2026-01-20' });
    const [made] = await paid(b, money.itemId, fee, 1_500, '2026-01-20');
    await b.export('2026-01-31');
    await open.db.transaction((tx) => waiveCharges(tx, b.on('2026-02-03'), { companyId: b.ledger.companyId, chargeIds: [fee], why: 'goodwill' })); // prettier-ignore
    expect(await b.shown('2026-02-28')).toEqual(['02-03 back fee F-1 411000-2500 758000+2500']);
    await b.export('2026-02-28');
    await reverse(b.on('2026-03-02'), b.ledger.companyId, [made!.id], 'another was meant');
    expect(await b.shown('2026-03-31')).toEqual(['03-01 back fee F-1 411000-1500 758000+1500']);
    await b.export('2026-03-31');
    expect(await b.shown('2026-12-31')).toEqual([]);
  });

  it('posts on the first open day what came late, with its own day beside it', async () => {
    const b = await books();
    const item = await b.ledger.invoice('F-1', 50_000, '2026-01-05');
    await b.charge(item, 'fee', 100, '2026-01-10');
    await b.export('2026-01-31');
    await b.charge(item, 'fixed_sum', 4_000, '2026-01-20');
    expect(await b.shown('2026-02-28')).toEqual(['02-01 fixed_sum F-1 411000+4000 758100-4000']);
    const { late, from } = await previewJournal(open.db.read, b.on('2026-12-31'), b.company, { until: day('2026-02-28'), ...NOTHING_ELSEWHERE }); // prettier-ignore
    expect([late, from]).toEqual([1, '2026-02-01']);
  });

  it('tells payments only where they are booked here first', async () => {
    const b = await books();
    const booking = { companyId: b.ledger.companyId, customerId: b.ledger.customerId, type: 'payment' as const, currency: 'EUR', amountMinor: -9_000, issuedOn: day('2026-02-03') }; // prettier-ignore
    await open.db.transaction((tx) => bookEntries(tx, b.on('2026-02-03'), [{ ...booking, document: 'BANK 1', identity: 'bank|1|1|0' }, { ...booking, document: 'LISTED', identity: 'settlement|9' }])); // prettier-ignore
    expect(await b.shown('2026-12-31')).toEqual([]);
    const listed = await b.ledger.receive({ document: 'P-7', amountMinor: 500, on: '2026-02-03' });
    await b.ledger.takeBack(listed, '2026-02-05'); // the books know both from the bank
    await b.set({ bankFirst: true });
    const first = '02-03 payment BANK 1 411000-9000 512000+9000';
    expect(await b.shown('2026-12-31')).toEqual([first]);
    const [own] = await rowsOf<{ itemId: number; entryId: number }>(open.db.read, `select item_id as "itemId", entry_id as "entryId" from v_open_item where company_id = ? and document = 'BANK 1'`, [b.ledger.companyId]); // prettier-ignore
    await b.ledger.takeBack({ ...own!, allocationId: null }, '2026-02-06');
    expect(await b.shown('2026-12-31')).toEqual([first, '02-06 returned BANK 1-R 411000+9000 512000-9000']);
  });

  it('tells what was applied from the bank, and that it was taken back', async () => {
    const b = await books();
    await b.set({ bankFirst: true });
    const { companyId, customerId } = b.ledger;
    const item = await b.ledger.invoice('F-1', 10_000, '2026-01-05');
    const [lineId = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-02-10', amountMinor: 10_000, text: 'F-1' }]); // prettier-ignore
    const [receipt] = await liveReceipts(open.db.read, companyId, { afterId: lineId - 1, most: 1 });
    const plan = [{ customerId, parts: [{ itemId: item, minor: 10_000 }], onAccountMinor: 0 }];
    const id = await applyOne(b.on('2026-02-11'), companyId, { receipt: receipt!, plan, byRule: false, finding: null, note: null, learn: false }); // prettier-ignore
    expect(await b.shown('2026-02-28')).toEqual([expect.stringMatching(/^02-10 payment BANK-\d+ 411000-10000 512000\+10000$/)]); // prettier-ignore
    await b.export('2026-02-28');
    await undoApplication(b.on('2026-03-02'), companyId, id, 'another customer');
    expect(await b.shown('2026-03-31')).toEqual([expect.stringMatching(/^03-02 back payment BANK-\d+ 411000\+10000 512000-10000$/)]); // prettier-ignore
  });

  it('tells a discount beside a payment once, names its VAT as to be checked, and takes it back with the payment', async () => {
    const b = await books();
    const item = await b.ledger.invoice('F-1', 10_000, '2026-01-05');
    const { companyId, customerId } = b.ledger;
    await open.db.transaction((tx) => tx('entry').where({ company_id: companyId, document: 'F-1' }).update({ discount_minor: 200, discount_until: '2026-02-28' })); // prettier-ignore
    const [lineId = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-02-10', amountMinor: 9_800, text: 'F-1' }]); // prettier-ignore
    const [receipt] = await liveReceipts(open.db.read, companyId, { afterId: lineId - 1, most: 1 });
    const plan = [{ customerId, parts: [{ itemId: item, minor: 9_800 }], onAccountMinor: 0, differences: [{ itemId: item, kind: 'discount' as const, minor: 200 }] }]; // prettier-ignore
    const id = await applyOne(b.on('2026-02-11'), companyId, { receipt: receipt!, plan, byRule: false, finding: null, note: null, learn: false }); // prettier-ignore
    expect(await b.shown('2026-02-28')).toEqual(['02-10 discount F-1 411000-200 665000+200']);
    const { vatToCheck } = await previewJournal(open.db.read, b.on('2026-12-31'), b.company, { until: day('2026-02-28'), ...NOTHING_ELSEWHERE }); // prettier-ignore
    expect(vatToCheck).toEqual({ count: 1, law: '2006/112/EC art. 90', percent: null });
    await b.export('2026-02-28');
    await undoApplication(b.on('2026-03-02'), companyId, id, 'another customer');
    expect(await b.shown('2026-03-31')).toEqual(['03-02 back discount F-1 411000+200 665000-200']);
  });

  it('leaves out what no rate is known for, until there is one', async () => {
    const b = await books();
    await b.set({ format: 'fec' });
    await b.ledger.invoice('F-9', 11_000, '2026-01-05', { currency: 'NOK' });
    await open.db.transaction((tx) => bookEntries(tx, b.on('2026-02-03'), [{ companyId: b.ledger.companyId, customerId: b.ledger.customerId, type: 'adjustment', currency: 'NOK', amountMinor: -1_100, issuedOn: day('2026-02-03'), document: 'F-9', identity: 'discount|9' }])); // prettier-ignore
    const asked = { until: day('2026-02-28'), ...NOTHING_ELSEWHERE };
    const none = await previewJournal(open.db.read, b.on('2026-12-31'), b.company, asked);
    expect([none.postings.length, none.unrated, none.faults]).toEqual([0, [{ currency: 'NOK', count: 1 }], [{ code: 'nothing' }]]); // prettier-ignore
    await open.db.transaction((tx) => putRates(tx, [{ on: day('2026-02-01'), from: 'NOK', to: 'EUR', rate: '0.091', source: 'ECB' }])); // prettier-ignore
    const id = await b.export('2026-02-28');
    const [made] = await exportsOf(open.db.read, b.ledger.companyId, 1);
    const text = (await journalFile(b.on('2026-12-31'), made!)).toString('utf8');
    expect([id, made!.debitMinor]).toEqual([made!.id, 100]);
    expect(text).toContain('\t0,00\t1,00\t\t\t\t-11,00\tNOK');
  });

  it('may be taken back while nothing goes on from it, keeps its file, and is then told again', async () => {
    const b = await books();
    const item = await b.ledger.invoice('F-1', 50_000, '2026-01-05');
    await b.charge(item, 'fee', 100, '2026-01-10');
    const one = await b.export('2026-01-31');
    await b.charge(item, 'fee', 200, '2026-02-10');
    const two = await b.export('2026-02-28');
    const work = b.on('2026-12-31');
    const { companyId } = b.ledger;
    await expect(undoJournal(work, companyId, one)).rejects.toThrow(/Journal 2 goes on from this one/);
    await undoJournal(work, companyId, two);
    await expect(undoJournal(work, companyId, two)).rejects.toThrow(Refusal);
    await expect(undoJournal(work, companyId + 999, one)).rejects.toThrow(Refusal);
    const [gone] = await exportsOf(open.db.read, companyId, 1);
    const bytes = await journalFile(work, gone!);
    expect(bytes.toString('utf8')).toContain(',2.00,');
    expect(await b.told(await b.export('2026-02-28'))).toEqual(['2 02-10 fee 411000+200', '2 02-10 fee 758000-200']);
    const all = await exportsOf(open.db.read, companyId, 9);
    expect(all.map(({ number, endedAt }) => [number, endedAt === null])).toEqual([[3, true], [2, false], [1, true]]); // prettier-ignore
    const kinds = await rowsOf<{ kind: string }>(open.db.read, `select kind from audit_line where company_id = ? and kind like 'journal.%' order by id`, [companyId]); // prettier-ignore
    expect(kinds.map(({ kind }) => kind)).toEqual(['journal.exported', 'journal.exported', 'journal.undone', 'journal.exported']); // prettier-ignore
  });

  it('of two at once only one tells it', async () => {
    const b = await books();
    const item = await b.ledger.invoice('F-1', 50_000, '2026-01-05');
    await b.charge(item, 'fee', 100, '2026-01-10');
    const tried = await Promise.allSettled([b.export('2026-01-31'), b.export('2026-01-31'), b.export('2026-01-31')]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tried.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).constructor] : []))).toEqual([Refusal, Refusal]); // prettier-ignore
  });
});

describe('a journal is refused', () => {
  const faults = async (b: Books, until: string, today = '2026-12-31'): Promise<unknown> => {
    const shown = await previewJournal(open.db.read, b.on(today), b.company, {
      until: day(until),
      ...NOTHING_ELSEWHERE,
    });
    const said = await b.export(until, today).then(() => 'made', (error: unknown) => (error instanceof Refusal ? error.code : error)); // prettier-ignore
    return [shown.faults.map(({ code }) => code).join(' '), said];
  };

  it.each<[string, Readonly<Record<string, unknown>>, string, string, unknown]>([
    ['without a first day', { beginsOn: null }, '2026-01-31', '2026-12-31', ['no-begin', 'journal-no-begin']],
    ['of a day to come', {}, '2026-01-31', '2026-01-30', ['future', 'journal-future']],
    ['of what was exported', { beginsOn: '2026-02-01' }, '2026-01-31', '2026-12-31', ['until', 'journal-until']],
    ['with nothing in it', {}, '2026-01-09', '2026-12-31', ['nothing', 'journal-nothing']],
    ['without an account', { accounts: { receivable: '411' } }, '2026-01-31', '2026-12-31', ['no-account', 'journal-no-account']],
    ['without the facts of DATEV', { format: 'datev' }, '2026-01-31', '2026-12-31', ['no-datev', 'journal-no-datev']],
    ['over two fiscal years', { format: 'datev', datev: { consultant: 1001, client: 1, yearBegins: '01-15', digits: 4 }, accounts: { fee: '2709' } }, '2026-01-31', '2026-12-31', ['year debtor document', 'journal-year']],
    ['with accounts of other digits', { format: 'datev', datev: { consultant: 1001, client: 1, yearBegins: '01-01', digits: 4 } }, '2026-01-31', '2026-12-31', ['debtor digits document', 'journal-debtor']],
    ['or made', {}, '2026-01-31', '2026-12-31', ['', 'made']],
  ])('%s', async (_, more, until, today, expected) => {
    const b = await books();
    await b.set(more);
    const item = await b.ledger.invoice('F 1|é', 50_000, '2026-01-05');
    await b.charge(item, 'fee', 100, '2026-01-10');
    expect(await faults(b, until, today)).toEqual(expected);
  }); // prettier-ignore
});

it('duly journal: settings, preview, export, list, file, undo', async () => {
  const b = await books();
  const item = await b.ledger.invoice('F-1', 50_000, '2026-01-05');
  await b.charge(item, 'fee', 4_000, '2026-02-10');
  const { code } = b.company;
  const type = (line: string) => duly(b.on('2026-03-03'), (program, shell) => journalCommands(program, shell, NOTHING_ELSEWHERE), ['journal', ...line.split(' '), '--company', code]); // prettier-ignore
  await b.set({ accounts: {} });
  expect((await type('settings')).text).toContain('accounts.interest: missing (proposed: 763100 Revenus des créances commerciales)'); // prettier-ignore
  expect((await type('preview')).text).toContain('No account is named for: Customers, Reminder fees.');
  await expect(type('export')).rejects.toThrow(/No account is named/);
  await type('settings --accept pcg --set format=fec accounts.fee=708800');
  expect((await type('settings --json')).json).toMatchObject({ format: 'fec', accounts: { fee: '708800', interest: '763100' } }); // prettier-ignore
  for (const wrong of [
    'settings --accept xyz',
    'settings --set fee',
    'settings --set accounts.fee==1+1',
    'settings --set vat.x=1',
    'preview --until soon',
    'settings --set colour=red',
  ])
    // prettier-ignore
    await expect(type(wrong)).rejects.toThrow(/./);
  expect((await type('preview')).text).toContain('1 posting, FEC lines');
  const [one, two] = [join(open.home, 'one.txt'), join(open.home, 'two.txt')];
  expect((await type(`export --out ${one}`)).text).toContain('1  2026-01-01 to 2026-03-03  FEC lines  1 posting  €40.00  exported'); // prettier-ignore
  await type(`file 1 --out ${two}`);
  expect(readFileSync(two).equals(readFileSync(one))).toBe(true);
  expect(readFileSync(one, 'utf8').split('\r\n')[1]).toBe('DULY\tRelances clients\t1\t20260210\t411000\tClients\t4711\tCustomer 4711\tF-1\t20260210\tDuly 1: Frais de relance F-1 Customer 4711\t40,00\t0,00\t\t\t\t\t'); // prettier-ignore
  await expect(type('file 7 --out x')).rejects.toThrow(/There is no journal 7/);
  await expect(type("undo 1'")).rejects.toThrow(Refusal);
  expect((await type('undo 1')).text).toContain('Journal 1 was taken back');
  expect((await type('list --json')).json).toMatchObject([{ number: 1, journal: expect.stringMatching(/^je_/) as unknown }]); // prettier-ignore
});
