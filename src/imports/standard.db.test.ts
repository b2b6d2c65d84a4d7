import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** Ledgers of accounting systems, booked: what they say settles what, as they are, again, later, and undone. */
const open = testDatabase();
const fixture = (name: string): string => readFileSync(join(__dirname, '../../fixtures/imports', name), 'utf8');

describe('an FEC', () => {
  const LETTERS = fixture('fec/letters.txt');
  const BOOKED = [
    'C001 AN 20260101 adjustment 50000 50000', 'C001 AV 260001 credit_note -20000 0', 'C001 BQ 1/2026-02 payment -100000 0',
    'C001 BQ 3/2026-02 payment -35000 -35000', 'C001 FA 260001 invoice 120000 0', 'C002 BQ 2/2026-02 payment -40000 0', 'C002 FA 260002 invoice 30050 0',
    'C002 FA 260003 invoice 9950 0', 'C002 FA 260005 invoice 1000 0', 'C002 OD 7/2026-03 adjustment -1000 0', 'C003 BQ 4/2026-03 payment -8000 0',
    'C003 BQ 5/2026-03 refund 8000 0', 'C003 FA 260004 invoice 8000 8000', 'C003 FA 260006 invoice 6000 6000',
  ]; // prettier-ignore

  it('is booked with what its letters settle, once, and undone as one', async () => {
    const ledger = await testLedger(open.db);
    const looked = await ledger.csv(LETTERS, { name: 'fec.txt', dryRun: true });
    expect(looked).toMatchObject({ kind: 'invoices', source: 'fec', asOf: '2026-04-02', rows: 20, booked: 20, problemCount: 0 });
    expect(looked.assumptions).toContainEqual(expect.stringMatching(/computed from terms of payment: 30 days/));
    expect(await ledger.items()).toEqual([]);
    const { importId, notices } = await ledger.csv(LETTERS, { name: 'fec.txt' });
    expect(notices.filter((one) => one.startsWith('Line'))).toEqual([]);
    expect(await ledger.items()).toEqual(BOOKED);
    const [sum] = await rowsOf<{ minor: number }>(open.db.read, `select sum(open_minor) as minor from v_open_item where company_id = ?`, [ledger.companyId]); // prettier-ignore
    expect(Number(sum?.minor)).toBe(29_000);
    expect(await ledger.csv(LETTERS, { name: 'again.txt' })).toMatchObject({ booked: 0, changed: 0, unchanged: 20 });
    expect(await ledger.items()).toEqual(BOOKED);
    const deps = { dependents: [], withdraw: () => Promise.resolve() };
    await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: importId ?? 0 });
    expect((await ledger.items()).filter((one) => !one.endsWith(' 0'))).toEqual([]);
  }); // prettier-ignore

  it('may come each month: a letter that came since settles what is there, and no payment is booked twice', async () => {
    const ledger = await testLedger(open.db);
    const before = LETTERS.split('\n').slice(0, -4).join('\n').replaceAll('\tAA\t', '\t\t');
    await ledger.csv(before, { name: 'april.txt' });
    expect(await ledger.items()).toContain('C002 BQ 2/2026-02 payment -40000 -40000');
    expect(await ledger.csv(LETTERS, { name: 'may.txt' })).toMatchObject({ booked: 6 - 2 + 1, changed: 0 });
    expect(await ledger.items()).toEqual(BOOKED);
  });

  it('says which lines are left out, and does not ask for opening balances', async () => {
    const ledger = await testLedger(open.db);
    await expect(ledger.csv(fixture('fec/traps.txt'), { name: 'traps.txt' })).rejects.toThrow(/nothing says whose entry/);
    await ledger.csv(LETTERS, { name: 'fec.txt' });
    const held = await rowsOf<{ document: string }>(open.db.read, `select e.document from v_hold h join v_open_item i on i.item_id = h.item_id join v_entry e on e.id = i.entry_id where h.company_id = ?`, [ledger.companyId]); // prettier-ignore
    expect(held.map(({ document }) => document)).toEqual(['AN 20260101']);
  }); // prettier-ignore

  it('leaves out what is carried forward once the year before is booked, and says where it may stand twice', async () => {
    const ledger = await testLedger(open.db);
    const [head = ''] = LETTERS.split('\n');
    const year = (last: string): string => [head,
      `VE\tVentes\t1\t2025${last}\t411000\tClients\tC001\tÉpicerie du Port\tFA  250001\t2025${last}\tÉpicerie\t500,00\t0,00\tAB\t\t\t\t`,
      `VE\tVentes\t1\t2025${last}\t706000\tPrestations\t\t\tFA  250001\t2025${last}\tÉpicerie\t0,00\t500,00\t\t\t\t\t`, ''].join('\n');
    await ledger.csv(year('1220'), { name: '2025.txt' });
    const outcome = await ledger.csv(LETTERS, { name: '2026.txt' });
    expect(outcome.assumptions).toContain('1 opening balance is taken item by item from the books of the year before (2025.txt).');
    expect((await ledger.items()).filter((one) => one.startsWith('C001'))).toEqual([
      'C001 AV 260001 credit_note -20000 0', 'C001 BQ 1/2026-02 payment -100000 0', 'C001 BQ 3/2026-02 payment -35000 -35000', 'C001 FA 250001 invoice 50000 50000', 'C001 FA 260001 invoice 120000 0',
    ]);
    const other = await testLedger(open.db);
    await other.csv(year('0620'), { name: 'half.txt' });
    expect((await other.csv(LETTERS, { name: '2026.txt' })).notices.join()).toContain('booked in part');
    const turned = await testLedger(open.db);
    await turned.csv(LETTERS, { name: '2026.txt' });
    const later = await turned.csv(year('1220'), { name: '2025.txt' });
    expect([later.voided, later.notices.filter((one) => one.includes('twice'))]).toEqual([1, []]);
    expect(await turned.items()).toEqual(await ledger.items());
  }); // prettier-ignore

  it('takes the payment terms of the customer itself before those given for the file', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv('Customer No;Customer Name;Email;Payment terms\nC002;Moulin & Fils;;60 days\nC001;Épicerie;x@example.com;\n');
    const outcome = await ledger.csv(LETTERS, { name: 'fec.txt' });
    expect(outcome.assumptions).toContain('Due days computed from the customer’s own terms (60 days): 4.');
    const due = await rowsOf<{ document: string; due: string }>(open.db.read, `select e.document, i.due_on as due from v_open_item i join v_entry e on e.id = i.entry_id where i.company_id = ? and e.type = 'invoice' order by 1 limit 2`, [ledger.companyId]); // prettier-ignore
    expect(due).toEqual([{ document: 'FA 260001', due: '2026-02-11' }, { document: 'FA 260002', due: '2026-03-21' }]);
    expect(await ledger.csv(LETTERS, { name: 'again.txt' })).toMatchObject({ booked: 0, changed: 0 });
  }); // prettier-ignore

  it('asks which accounts hold customers where the usual ones are not there, and takes the answer', async () => {
    const ledger = await testLedger(open.db);
    const text = fixture('fec/no-411.csv');
    await expect(ledger.csv(text, { name: 'other.txt' })).rejects.toMatchObject({ code: 'open-questions', remedy: expect.stringContaining('--accounts 496700 (496700 Débiteurs: 10.00 EUR)') as string }); // prettier-ignore
    await ledger.csv(text, { name: 'other.txt', options: { accounts: ['4967'] } });
    expect(await ledger.items()).toEqual(['2 REV 1/2026-01 invoice 1000 1000']);
    await expect(ledger.csv(text, { name: 'other.txt', options: { accounts: ['5'] } })).rejects.toThrow(/no account of this file begins with 5/); // prettier-ignore
    await expect(ledger.csv(fixture('fec/cash-basis.txt'), { name: 'cash.txt' })).rejects.toThrow(/money received and paid/); // prettier-ignore
  });
});

describe('a SIE 4 file', () => {
  it('is booked where its rows name customers, what they paid applied, what was brought forward held', async () => {
    const ledger = await testLedger(open.db);
    const text = fixture('sie/customers.se');
    expect(await ledger.csv(text, { name: 'sie.se' })).toMatchObject({ source: 'sie', rows: 7, booked: 7, problemCount: 0 });
    expect(await ledger.items()).toEqual([
      '301 12 invoice 125000 25000', '301 2 1/2026-02 payment -100000 0', '301 90000 credit_note -25000 -25000', '302 13 invoice 122000 100000',
      '302 4 1/2026-03 adjustment -22000 0', '302 4 1/2026-03/2 adjustment 22000 22000', '302 IB 20260101 adjustment 50000 50000',
    ]);
    expect(await ledger.csv(text, { name: 'again.se' })).toMatchObject({ booked: 0, changed: 0, unchanged: 7 });
  }); // prettier-ignore

  it('of the year after counts its vouchers anew: none takes the place of another', async () => {
    const ledger = await testLedger(open.db);
    const year = (of: number, amount: string): string => `#FLAGGA 0\n#PROGRAM "Bok" 1\n#FORMAT PC8\n#SIETYP 4\n#FNAMN "Vår AB"\n#RAR 0 ${of}0101 ${of}1231\n#KONTO 1510 "Kundfordringar"\n#OBJEKT 8 "301" "Mora"\n#VER A 1 ${of}0107 "Faktura"\n{\n#TRANS 1510 {8 "301" 10 "${of}01"} 900.00\n#TRANS 3051 {} -900.00\n}\n#VER B 1 ${of}0201 "Betalning"\n{\n#TRANS 1930 {} ${amount}\n#TRANS 1510 {8 "301" 10 "${of}01"} -${amount}\n}\n`; // prettier-ignore
    await ledger.csv(year(2025, '400.00'), { name: '2025.se' });
    expect(await ledger.csv(year(2026, '100.00'), { name: '2026.se' })).toMatchObject({ booked: 2, changed: 0 });
    expect(await ledger.items()).toEqual([
      '301 202501 invoice 90000 50000', '301 202601 invoice 90000 80000', '301 B 1/2025-02 payment -40000 0', '301 B 1/2026-02 payment -10000 0',
    ]);
  }); // prettier-ignore

  it('makes nobody up from texts', async () => {
    const ledger = await testLedger(open.db);
    await expect(ledger.csv(fixture('sie/texts-only.si'), { name: 'faktura.si' })).rejects.toThrow(/customers owe 8100.00 SEK together/); // prettier-ignore
    expect(await ledger.items()).toEqual([]);
  });
});

describe('a SIE 4 file whose rows name no customers', () => {
  const TEXTS = fixture('sie/texts.se');

  it('asks with what its texts say, and books them only where a person says so', async () => {
    const ledger = await testLedger(open.db);
    const asked = ledger.csv(TEXTS, { name: 'texts.se', options: { termsDays: 30 } });
    await expect(asked).rejects.toMatchObject({
      code: 'open-questions', message: expect.stringMatching(/owe 9300.00 SEK together. 6 of 8 rows .* such as "Faktnr: 891, Namn: Åsa Öberg", read as 891 of Åsa Öberg/) as string,
      remedy: expect.stringContaining('--texts yes') as string,
    });
    await expect(ledger.csv(TEXTS, { name: 'texts.se', options: { termsDays: 30, texts: false } })).rejects.toThrow(/tells only that customers owe 9300.00 SEK together/);
    await expect(ledger.csv(TEXTS, { name: 'texts.se', options: { termsDays: 30, texts: true } })).rejects.toThrow(/nothing says whose entry/);
    expect(await ledger.items()).toEqual([]);
    const outcome = await ledger.csv(TEXTS, { name: 'texts.se', options: { termsDays: 30, texts: true }, goodRows: true });
    expect(outcome.assumptions).toContainEqual(expect.stringMatching(/Whose 6 of 8 rows are was read from their texts/));
    expect(await ledger.items()).toEqual([
      '4711 1234 invoice 125000 25000', '4711 77 credit_note -20000 -20000', '4711 C 4/2026-04 payment -100000 0',
      'åsa öberg 891 invoice 800000 800000', 'åsa öberg 892 invoice 100000 100000', 'åsa öberg C 5/2026-04 payment -300000 -300000',
    ]);
    const held = await rowsOf<{ document: string }>(open.db.read, `select e.document from v_hold h join v_open_item i on i.item_id = h.item_id join v_entry e on e.id = i.entry_id where h.company_id = ? order by 1`, [ledger.companyId]);
    expect(held.map(({ document }) => document)).toEqual(['1234', '891', '892']);
  }); // prettier-ignore

  it('proposes the known customer of that name', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv('Customer No;Customer Name;Email\n900;Åsa Öberg;asa@example.com\n');
    const options = { termsDays: 30, texts: true };
    const looked = await ledger.csv(TEXTS, { name: 'texts.se', options, goodRows: true, dryRun: true });
    expect(looked.codes.proposed).toEqual([{ code: 'åsa öberg', name: 'Åsa Öberg', meant: { code: '900', name: 'Åsa Öberg' }, because: 'name' }]); // prettier-ignore
  });
});

describe('a DATEV Buchungsstapel', () => {
  it('is booked with the sides turned where the debtor is the counter account, and payments applied by Belegfeld 1', async () => {
    const ledger = await testLedger(open.db);
    const text = fixture('datev/stapel.csv');
    expect(await ledger.csv(text, { name: 'EXTF.csv', options: { termsDays: 14 } })).toMatchObject({ source: 'datev', rows: 10, booked: 10 }); // prettier-ignore
    expect(await ledger.items()).toEqual([
      '10001 RE-3 invoice 3500 0', '10001 RE-3 credit_note -3500 0', '10100 - refund 2000 2000', '10100 - payment -119000 0',
      '10100 RE-1 invoice 119000 0', '10100 RE-3 invoice 3500 3500', '10100 UM-1 adjustment 1250 1250', '10200 RE-2 invoice 250000 250000',
      '10200 UM-1 adjustment -1250 -1250', '20050 RE-4 invoice 12400 12400',
    ]);
    expect(await ledger.csv(text, { name: 'again.csv', options: { termsDays: 14 } })).toMatchObject({ booked: 0, changed: 0 });
  }); // prettier-ignore
});

describe('DATEV Debitoren/Kreditoren', () => {
  const MASTERS = readFileSync(join(__dirname, '../../fixtures/imports/datev/stamm.csv'), 'latin1')
    .split('\n')
    .filter((_, at) => at < 5 || at > 7)
    .join('\n'); // without the lines that are wrong

  it('are the customers of the bookings, by their accounts, whichever comes first', async () => {
    for (const first of ['bookings', 'masters'] as const) {
      const ledger = await testLedger(open.db);
      const bookings = () => ledger.csv(fixture('datev/stapel.csv'), { name: 'EXTF.csv', options: { termsDays: 14 } });
      if (first === 'bookings') await bookings();
      const outcome = await ledger.csv(MASTERS, { name: 'EXTF_Stamm.csv' });
      expect(outcome).toMatchObject({ source: 'datev', kind: 'customers', problemCount: 0 });
      expect(outcome.customers).toMatchObject(first === 'bookings' ? { booked: 0, changed: 3 } : { booked: 3 });
      if (first === 'masters') await bookings();
      const found = await rowsOf(open.db.read, `select code, name, vat_no as vat, language, payment_terms as terms from v_customer where company_id = ? and code <> '4711' order by code`, [ledger.companyId]); // prettier-ignore
      expect(found).toEqual([
        { code: '10001', name: '10001', vat: null, language: null, terms: null },
        { code: '10100', name: 'Müller "Holz" GmbH', vat: 'DE123456788', language: 'de', terms: '30' },
        { code: '10200', name: 'Ayse Öztürk', vat: null, language: null, terms: null },
        { code: '20050', name: 'Chocolat Suisse AG', vat: 'CHE123456789', language: 'fr', terms: null },
      ]);
      const held = await rowsOf(open.db.read, `select c.code, h.until_on as until from hold h join v_customer c on c.id = h.customer_id where h.company_id = ? and h.item_id is null and h.ended_at is null order by 1`, [ledger.companyId]); // prettier-ignore
      expect(held).toEqual([{ code: '10200', until: null }, { code: '20050', until: '2026-12-31' }]);
      expect((await ledger.csv(MASTERS, { name: 'again.csv' })).customers).toMatchObject({ booked: 0, changed: 0 });
    }
  }); // prettier-ignore
});
