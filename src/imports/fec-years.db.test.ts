import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Instant } from '../kernel/day';
import { runs } from '../kernel/testing/chance';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { writeZip } from '../platform/zip';
import { twoYears } from './testing/fec-years';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';
import { pathOf, receiveUploads } from './upload.actions';
import { workById } from './upload.store';

/** The books of two years: whichever comes first, and together or one by one, the same is open, and it is what the books say. */
const open = testDatabase();

const folder = mkdtempSync(join(tmpdir(), 'duly-years-'));
let archives = 0;

async function archive(...texts: readonly string[]): Promise<string> {
  const path = join(folder, `years${++archives}.zip`);
  const entries = texts.map((text, at) => ({ name: `fec${at}.txt`, bytes: Buffer.from(text) }));
  writeFileSync(path, await writeZip(entries, '2026-01-01T00:00:00.000Z' as Instant));
  return path;
}

const openItems = async (ledger: TestLedger): Promise<string[]> => (await ledger.items()).filter((one) => !one.endsWith(' 0')); // prettier-ignore

async function sums({ companyId }: TestLedger): Promise<Record<string, number>> {
  const rows = await rowsOf<{ code: string; minor: number | string }>(open.db.read, `select c.code, sum(i.open_minor) as minor from v_open_item i join customer c on c.id = i.customer_id where i.company_id = ? group by c.code`, [companyId]); // prettier-ignore
  return Object.fromEntries(rows.map(({ code, minor }) => [code, Number(minor)]));
}

it('law: the order in which two years come changes nothing, and each customer owes what the books say', async () => {
  await fc.assert(
    fc.asyncProperty(twoYears, async ({ before, after, closing }) => {
      const ways: readonly ((ledger: TestLedger) => Promise<unknown>)[] = [
        async (ledger) => ledger.csv('', { path: await archive(before, after) }),
        async (ledger) => ledger.csv('', { path: await archive(after, before) }),
        async (ledger) => {
          await ledger.csv(before, { name: 'a.txt' });
          await ledger.csv(after, { name: 'b.txt' });
        },
        async (ledger) => {
          await ledger.csv(after, { name: 'b.txt' });
          await ledger.csv(before, { name: 'a.txt' });
          expect(await ledger.csv('', { path: await archive(before, after) })).toMatchObject({ booked: 0, changed: 0, voided: 0 }); // prettier-ignore
        },
      ];
      const found: string[][] = [];
      for (const way of ways) {
        const ledger = await testLedger(open.db);
        await way(ledger);
        found.push(await openItems(ledger));
        expect(await sums(ledger)).toEqual(closing);
      }
      for (const one of found) expect(one).toEqual(found[0]);
    }),
    runs(3),
  );
}, 600_000); // prettier-ignore

const HEAD = 'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise'; // prettier-ignore

/** `VE 1 20241210 C1 FA1 100,00 0,00 AA`: a line of 411000, and its other side. */
const fec = (...lines: readonly string[]): string =>
  [
    HEAD,
    ...lines.flatMap((text) => {
      const [journal = '', number, day, customer, piece, debit, credit, letter = ''] = text.split(' ');
      const [name, other] = { VE: ['Ventes', '706000'], BQ: ['Banque', '512000'] }[journal] ?? ['A nouveaux', '890000'];
      const side = (account: string, whose: string, d?: string, c?: string, l = ''): string => [journal, name, number, day, account, '', whose, whose, piece, day, '', d, c, l, '', day, '', ''].join('\t'); // prettier-ignore
      return [side('411000', customer ?? '', debit, credit, letter), side(other ?? '', '', credit, debit)];
    }),
    '',
  ].join('\n');

const X = fec(
  'VE 1 20241110 C1 FA1 100,00 0,00 AA',
  'VE 2 20241210 C1 FA2 50,00 0,00',
  'VE 3 20241220 C2 FA3 30,00 0,00',
);
const Y = fec('AN 1 20250101 C1 RAN 150,00 0,00', 'AN 1 20250101 C2 RAN 35,00 0,00 RR', 'BQ 1 20250110 C1 VIR 0,00 100,00 AA', 'BQ 2 20250111 C2 VIR 0,00 35,00 RR'); // prettier-ignore

it('settles what a letter settles over the end of a year, and keeps what is carried forward and not explained as one entry', async () => {
  const ledger = await testLedger(open.db);
  const { assumptions, notices } = await ledger.csv('', { path: await archive(Y, X) });
  expect(notices.filter((one) => one.startsWith('Line'))).toEqual([]);
  expect(assumptions).toEqual(expect.arrayContaining([
    '2 opening balances are taken item by item from the books of the year before (fec1.txt).',
    'What is carried forward of 1 customer is not what the books of the year before leave, by 5.00 EUR in all: each difference is an entry of its own, held back from reminders.',
    '1 letter settles what stands in the books of several years.',
  ]));
  expect(await ledger.items()).toEqual([
    'C1 BQ 1/2025-01 payment -10000 0', 'C1 FA1 invoice 10000 0', 'C1 FA2 invoice 5000 5000',
    'C2 AN 20250101 411000 (écart) adjustment 500 500', 'C2 BQ 2/2025-01 payment -3500 -3500', 'C2 FA3 invoice 3000 3000',
  ]);
  const held = await rowsOf<{ document: string }>(open.db.read, `select e.document from v_hold h join v_open_item i on i.item_id = h.item_id join v_entry e on e.id = i.entry_id where h.company_id = ?`, [ledger.companyId]);
  expect(held.map(({ document }) => document)).toEqual(['AN 20250101 411000 (écart)']);
}); // prettier-ignore

it('takes the items of the year before when that comes later, and the sum again where it is undone', async () => {
  const ledger = await testLedger(open.db);
  await ledger.csv(Y, { name: 'y.txt' });
  const alone = await ledger.items();
  expect(alone).toEqual([
    'C1 AN 20250101 adjustment 15000 15000', 'C1 BQ 1/2025-01 payment -10000 -10000', 'C2 AN 20250101 adjustment 3500 0', 'C2 BQ 2/2025-01 payment -3500 0',
  ]);
  const { importId, voided, notices } = await ledger.csv(X, { name: 'x.txt' });
  expect([voided, notices.filter((one) => /Line|twice/.test(one))]).toEqual([2, []]);
  expect((await openItems(ledger)).sort()).toEqual([
    'C1 FA2 invoice 5000 5000', 'C2 AN 20250101 411000 (écart) adjustment 500 500', 'C2 BQ 2/2025-01 payment -3500 -3500', 'C2 FA3 invoice 3000 3000',
  ]);
  const deps = { dependents: [], withdraw: () => Promise.resolve() };
  await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: importId ?? 0 });
  expect(await openItems(ledger)).toEqual(alone.filter((one) => !one.endsWith(' 0')));
}); // prettier-ignore

it('tells the entries of two years with the same numbers apart', async () => {
  const ledger = await testLedger(open.db);
  await ledger.csv(fec('BQ 1 20241110 C1 VIR 0,00 100,00'), { name: 'x.txt' });
  await ledger.csv(fec('BQ 1 20251110 C1 VIR 0,00 70,00'), { name: 'y.txt' });
  expect(await openItems(ledger)).toEqual(['C1 BQ 1/2024-11 payment -10000 -10000', 'C1 BQ 1/2025-11 payment -7000 -7000']); // prettier-ignore
});

it('refuses two files of the same days, and says what in an archive are no books', async () => {
  const ledger = await testLedger(open.db);
  await expect(ledger.csv('', { path: await archive(X, X) })).rejects.toThrow(/hold the same days/);
  const { assumptions } = await ledger.csv('', { path: await archive(X, 'a note') });
  expect(assumptions).toContain('1 of the files of the archive are no books of entries and were not read.');
});

it('stops at the books of another company, by the SIREN in their name', async () => {
  const ledger = await testLedger(open.db);
  const us = { names: ['ACME SAS'], vatNo: 'FR12552100554', registerNo: '' };
  await expect(ledger.csv(X, { name: '123456789FEC20241231.txt', options: { us } })).rejects.toThrow(/these are the books of 123456789, not of ACME SAS/); // prettier-ignore
  expect(await ledger.csv(X, { name: '552100554FEC20241231.txt', options: { us } })).toMatchObject({ problemCount: 0 });
});

it('takes books that are dropped together as one file', async () => {
  const { companyId, work } = await testLedger(open.db);
  const uploads = [Y, X].map((text, at) => {
    const path = join(folder, `upload${at}`);
    writeFileSync(path, text);
    return { field: 'file', name: `fec${at}.txt`, path, bytes: text.length };
  });
  const made = await receiveUploads(work(), { companyId, home: folder, at: '2026-06-30T09:00:00.000Z' as Instant }, uploads); // prettier-ignore
  expect(made).toHaveLength(1);
  const upload = await workById(open.db.read, companyId, made[0] ?? 0);
  expect(upload).toMatchObject({ kind: 'file', fileName: 'fec0.txt + 1' });
  const ledger = await testLedger(open.db);
  await ledger.csv('', { path: upload === undefined ? '' : await pathOf(folder, upload) });
  expect(await openItems(ledger)).toContain('C1 FA2 invoice 5000 5000');
});
