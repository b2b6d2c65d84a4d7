import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** Lists of allocations: which payment paid what. Booked once however often they come, with reasons for what cannot be, and undone. */
const open = testDatabase();
const ITEMS = [
  'Customer No;Customer Name;Invoice No;Invoice Date;Due Date;Amount;Currency;Type',
  '7;Nord Ltd;F-1;2026-05-01;2026-05-31;100.00;EUR;Invoice',
  '7;Nord Ltd;F-2;2026-05-01;2026-05-31;60.00;EUR;Invoice',
  '8;South Ltd;F-1;2026-05-01;2026-05-31;500.00;EUR;Invoice',
  '8;South Ltd;F-9;2026-05-01;2026-05-31;30.00;EUR;Invoice',
  '7;Nord Ltd;P-1;2026-06-05;;-130.00;EUR;Payment',
  '8;South Ltd;P-8;2026-06-05;;-30.00;EUR;Payment',
  '',
].join('\n');
const HEAD = 'Payment No;Invoice No;Allocated Amount;Date';
const FILE = [HEAD, 'P-1;F-1;100.00;2026-06-06', 'P-1;F-2;30.00;2026-06-06', 'P-8;F-9;30.00;', ''].join('\n');
const APPLIED = ['7 F-1 invoice 10000 0', '7 F-2 invoice 6000 3000', '7 P-1 payment -13000 0', '8 F-1 invoice 50000 50000', '8 F-9 invoice 3000 0', '8 P-8 payment -3000 0']; // prettier-ignore
const FRESH = ['7 F-1 invoice 10000 10000', '7 F-2 invoice 6000 6000', '7 P-1 payment -13000 -13000', '8 F-1 invoice 50000 50000', '8 F-9 invoice 3000 3000', '8 P-8 payment -3000 -3000']; // prettier-ignore

async function ledgerWith(): Promise<TestLedger> {
  const ledger = await testLedger(open.db);
  await ledger.csv(ITEMS);
  return ledger;
}

describe('a list of allocations', () => {
  it('is known by its name, previewed, applied once, and the same a second time changes nothing', async () => {
    const ledger = await ledgerWith();
    expect(await ledger.items()).toEqual(FRESH);
    const looked = await ledger.csv(FILE, { name: 'allocations june.csv', dryRun: true });
    expect(looked).toMatchObject({ kind: 'allocations', booked: 3, unchanged: 0, notices: [] });
    expect(await ledger.items()).toEqual(FRESH);
    expect(await ledger.csv(FILE, { name: 'allocations.csv' })).toMatchObject({ booked: 3, unchanged: 0 });
    expect(await ledger.items()).toEqual(APPLIED);
    expect(await ledger.csv(FILE, { name: 'allocations again.csv' })).toMatchObject({
      booked: 0,
      unchanged: 3,
      notices: [],
    });
    expect(await ledger.items()).toEqual(APPLIED);
    const days = await rowsOf<{ on: string }>(open.db.read, `select allocated_on as "on" from v_allocation where company_id = ? order by 1`, [ledger.companyId]); // prettier-ignore
    expect(days.map(({ on }) => on)).toEqual(['2026-06-05', '2026-06-06', '2026-06-06']);
  });

  it('is undone as a unit, and may come again', async () => {
    const ledger = await ledgerWith();
    const { importId } = await ledger.csv(FILE, { options: { kind: 'allocations' } });
    const deps = { dependents: [], withdraw: () => Promise.resolve() };
    await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: importId ?? 0 });
    expect(await ledger.items()).toEqual(FRESH);
    expect(await ledger.csv(FILE, { options: { kind: 'allocations' }, name: 'again.csv' })).toMatchObject({
      booked: 3,
    });
    expect(await ledger.items()).toEqual(APPLIED);
  });

  it('leaves what cannot be, each line with its reason, and takes the rest', async () => {
    const ledger = await ledgerWith();
    const rows = ['P-1;F-1;100.00;', 'P-1;F-1;100.00;', 'P-1;F-2;31.00;', 'P-7;F-2;1.00;', 'P-1;F-7;1.00;', 'P-8;F-2;1.00;', 'P-1;F-2;30.00;']; // prettier-ignore
    const outcome = await ledger.csv([HEAD, ...rows, ''].join('\n'), { name: 'allocations.csv' });
    expect(outcome).toMatchObject({ booked: 2, unchanged: 0 });
    expect(outcome.notices).toEqual([
      'Line 3: P-1 was not applied to F-1: less than that is left of the payment.',
      'Line 4: P-1 was not applied to F-2: less than that is left of the payment.',
      'Line 5: P-7 was not applied to F-2: there is no such payment.',
      'Line 6: P-1 was not applied to F-7: there is no such document.',
      'Line 7: P-8 was not applied to F-2: they belong to different customers.',
    ]);
  });

  it('needs the number of the payment and that of the document in each line', async () => {
    const ledger = await ledgerWith();
    const refused = await ledger.csv([HEAD, ';F-1;1.00;', 'P-1;;1.00;', 'P-1;F-1;much;', 'P-1;F-1;1.00;', 'P-1;F-1;2.00;', ''].join('\n'), { name: 'allocations.csv' }).catch((error: unknown) => error); // prettier-ignore
    const { problems } = (refused as { outcome: { problems: { line: number; code: string }[] } }).outcome;
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 missing-document',
      '3 missing-document',
      '4 bad-amount',
    ]);
    expect(await ledger.items()).toEqual(FRESH);
  });

  it.each([
    [
      'de',
      'Zuordnungen.csv',
      'Zahlungsbeleg;Rechnungsnummer;Ausgleichsbetrag;Buchungsdatum',
      'P-1;F-1;100,00;06.06.2026',
    ],
    ['fr', 'lettrages.csv', 'N° règlement;N° facture;Montant lettré;Date écriture', 'P-1;F-1;100,00;06/06/2026'],
  ])('is understood in %s', async (_, name, head, row) => {
    const ledger = await ledgerWith();
    expect(await ledger.csv([head, row, ''].join('\n'), { name, options: { dateOrder: 'dmy' } })).toMatchObject({ booked: 1, notices: [] }); // prettier-ignore
  });
});
