import { stopBankChange } from '../companies/bank-change.actions';
import { bankChangesOf } from '../companies/bank-change.store';
import { payeeAccountsOf } from '../companies/store';
import { correctCustomer } from '../customers/actions';
import { setCredit } from '../customers/credit.actions';
import { setParent } from '../customers/group.actions';
import { findCustomer } from '../customers/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { takeClaimsBack } from '../ledger/assignment.actions';
import { assignmentsOf } from '../ledger/assignment.store';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** What a list of customers says besides names and addresses: limits, insurers, groups, holders. What a person said stays. */
const open = testDatabase();
const HEAD =
  'Kundennummer;Kundenname;Kreditlimit;Währung;Kreditversicherer;Versichert bis;Muttergesellschaft;Abgetreten an';
const list = (...lines: string[]): string =>
  [HEAD.replace('Versichert bis', 'Versichertes Limit'), ...lines, ''].join('\n');
const HOLDING = '100;Nord Holding AG;250.000,00;EUR;;;100;';
const BERLIN = '101;Nord Berlin GmbH;50.000,00;EUR;Coface;40.000,00;100;';
const PARIS = '102;Nord Paris SAS;10.000,00;EUR;;;101;Eurofactor';
const ITEMS = [
  'Kundennummer;Kundenname;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Betrag;Währung',
  '101;Nord Berlin GmbH;R-1;2026-05-01;2026-05-31;100,00;EUR',
  '102;Nord Paris SAS;R-2;2026-05-01;2026-05-31;30,00;EUR',
  '',
].join('\n');

const state = (ledger: TestLedger): Promise<unknown[]> =>
  rowsOf(
    open.db.read,
    `select c.code || ' ' || coalesce(cast(c.credit_limit_minor as text), '-') || ' ' || coalesce(c.credit_limit_currency, '-') || ' '
       || coalesce(p.code, '-') || ' ' || coalesce(v.insurer || ' ' || v.limit_minor || ' ' || v.currency, '-') || ' ' || coalesce((
         select min(a.holder) from v_assignment a where a.customer_id = c.id), '-') as said
     from v_customer c left join v_customer p on p.id = c.parent_id left join v_credit_cover v on v.customer_id = c.id
     where c.company_id = ? and c.code <> '4711' order by c.code`,
    [ledger.companyId],
  ).then((rows) => rows.map((row) => (row as { said: string }).said));
const tasks = (ledger: TestLedger): Promise<string[]> =>
  rowsOf<{ title: string }>(open.db.read, `select title from task where company_id = ? order by id`, [
    ledger.companyId,
  ]).then((rows) => rows.map(({ title }) => title));

async function ledgerWith(): Promise<{ ledger: TestLedger; first: number }> {
  const ledger = await testLedger(open.db);
  await ledger.csv(ITEMS);
  const { importId } = await ledger.csv(list(HOLDING, BERLIN, PARIS));
  return { ledger, first: importId ?? 0 };
}
const idOf = async (ledger: TestLedger, code: string): Promise<number> =>
  (await findCustomer(open.db.read, ledger.companyId, code, ledger.work().ids)).id;

const AS_SAID = [
  '100 25000000 EUR - - -',
  '101 5000000 EUR 100 Coface 4000000 EUR -',
  '102 1000000 EUR 100 - Eurofactor',
];

describe('a list of customers', () => {
  it('brings limits, insurers, groups (one level: everybody belongs to the top) and holders; again it changes nothing', async () => {
    const { ledger } = await ledgerWith();
    expect(await state(ledger)).toEqual(AS_SAID);
    const again = await ledger.csv(list(HOLDING, BERLIN, PARIS), { name: 'again.csv' });
    expect([again.changed, again.unchanged]).toEqual([0, 3]);
    expect(await state(ledger)).toEqual(AS_SAID);
  });

  it('does not assign again what a person recorded as assigned back, but what an undo took away', async () => {
    const { ledger, first } = await ledgerWith();
    const deps = { dependents: [], withdraw: () => Promise.resolve() };
    await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: first });
    await ledger.csv(list(HOLDING, BERLIN, PARIS), { name: 'once more.csv' });
    expect(await state(ledger)).toEqual(AS_SAID);
    const whose = { companyId: ledger.companyId, customerId: await idOf(ledger, '102') };
    const ids = (await assignmentsOf(open.db.read, whose)).map(({ id }) => id);
    await takeClaimsBack(ledger.work(), whose, { ids, why: 'bought back', deedId: null });
    await ledger.csv(list(HOLDING, BERLIN, PARIS), { name: 'behind.csv' });
    expect(await state(ledger)).toContain('102 1000000 EUR 100 - -');
  });

  it('proposes where a holder is paid, which waits for a person; what a person stopped is not proposed again', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(ITEMS);
    const named = (iban: string, name: string) => ledger.csv(['Kundennummer;Kundenname;Abgetreten an;IBAN des Zessionars', `102;Nord Paris SAS;Eurofactor;${iban}`, ''].join('\n'), { name }); // prettier-ignore
    const changes = () => bankChangesOf(open.db.read, ledger.companyId, 9);
    await named('FR14 2004 1010 0505 0001 3M02 607', 'wrong.csv');
    expect(await changes()).toEqual([]);
    await named('FR14 2004 1010 0505 0001 3M02 606', 'right.csv');
    await named('FR14 2004 1010 0505 0001 3M02 606', 'again.csv');
    const [change, ...others] = await changes();
    expect([change?.state, change?.holder, change?.currency, others]).toEqual(['proposed', 'Eurofactor', 'EUR', []]);
    expect(await payeeAccountsOf(open.db.read, ledger.companyId)).toEqual([]);
    await stopBankChange(ledger.work(), { companyId: ledger.companyId, told: () => Promise.resolve() }, change!.id);
    await named('FR14 2004 1010 0505 0001 3M02 606', 'once more.csv');
    expect((await changes()).map(({ state }) => state)).toEqual(['stopped']);
  });

  it('is undone as a unit', async () => {
    const { ledger, first } = await ledgerWith();
    const changed = await ledger.csv(list('101;Nord Berlin GmbH;60.000,00;EUR;Allianz;1,00;102;'));
    expect(await state(ledger)).toContain('101 6000000 EUR 100 Allianz 100 EUR -');
    const deps = { dependents: [], withdraw: () => Promise.resolve() };
    await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: changed.importId ?? 0 });
    expect(await state(ledger)).toEqual(AS_SAID);
    await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: first });
    expect(await state(ledger)).toEqual(['100 - - - - -', '101 - - - - -', '102 - - - - -']);
  });

  it('never undoes what a person said; where the source moves a task shows both, once', async () => {
    const { ledger } = await ledgerWith();
    const whose = { companyId: ledger.companyId, customerId: await idOf(ledger, '101') };
    const cover = { insurer: 'Atradius', limitMinor: null, currency: 'EUR', noticeDays: 30, claimDays: 60, longestExtensionDays: null, planNeedsConsent: false, insurerCollects: false }; // prettier-ignore
    await setCredit(ledger.work(), whose, { limit: { minor: 700_000, currency: 'EUR' }, cover, why: 'board' });
    await setParent(ledger.work(), whose, null);
    const own = '101 700000 EUR - - -';
    const mine = async (): Promise<unknown> => (await state(ledger))[1];
    expect(await mine()).toBe(own);
    await ledger.csv(list(HOLDING, BERLIN, PARIS), { name: 'tomorrow.csv' });
    expect([await mine(), await tasks(ledger)]).toEqual([own, []]);
    for (const name of ['moved.csv', 'moved again.csv']) {
      await ledger.csv(list(HOLDING, '101;Nord Berlin GmbH;80.000,00;EUR;Coface;1.000,00;102;'), { name });
    }
    expect(await mine()).toBe(own);
    expect(await tasks(ledger)).toEqual([
      'The source now says “80000.00” for credit limit; maria corrected it to “7000.00” (board). Which is right?',
      'The source now says “Coface, 1000.00 EUR” for credit insurance; maria corrected it to “Atradius” (board). Which is right?',
    ]);
    await setCredit(ledger.work(), whose, {
      limit: { minor: 8_000_000, currency: 'EUR' },
      cover,
      why: 'as the source',
    });
    await ledger.csv(list('101;Nord Berlin GmbH;90.000,00;EUR;Coface;1.000,00;102;'), { name: 'follows.csv' });
    expect(await mine()).toBe('101 9000000 EUR - - -');
  });

  it('says who pays: by number or name, as a column in any of the languages; a wrong payer is named with its remedy', async () => {
    const ledger = await testLedger(open.db);
    const payers = (): Promise<{ said: string }[]> =>
      rowsOf(
        open.db.read,
        `select c.code || ' ' || coalesce(p.code, '-') as said from v_customer c left join v_customer p on p.id = c.payer_id
         where c.company_id = ? and c.code <> '4711' order by c.code`,
        [ledger.companyId],
      );
    const file = (head: string, ...rows: string[]): string => [`Customer no;Customer name;${head}`, ...rows].join('\n');
    await ledger.csv(file('Payer', '1;Nord;9', '2;Sud;Est SA', '3;Est SA;', '9;Kasse;9'), { name: 'payers.csv' });
    expect((await payers()).map(({ said }) => said)).toEqual(['1 9', '2 3', '3 -', '9 -']);
    const wrong = file('Code payeur', '1;Nord;77', '2;Sud;1', '3;Est SA;2', '9;Kasse;');
    await expect(ledger.csv(wrong, { name: 'wrong.csv' })).rejects.toThrow(
      'wrong.csv:2: Code payeur "77": no customer, or more than one, has this number or name; expected the number of a customer who pays for itself. Correct the payer in the source, or list it as a customer too.',
    );
    await expect(ledger.csv(wrong, { name: 'wrong.csv', dryRun: true })).rejects.toThrow(
      'wrong.csv:2: Code payeur "77"',
    );
    expect((await payers()).map(({ said }) => said)).toEqual(['1 9', '2 3', '3 -', '9 -']);
    const taken = await ledger.csv(wrong, { name: 'wrong.csv', goodRows: true });
    expect(taken).toMatchObject({ problemCount: 1, problems: [{ line: 2, value: '77', code: 'unknown-payer' }] });
    expect(taken.assumptions).toContain('1 customer was taken without its payer (1).');
    expect((await payers()).map(({ said }) => said)).toEqual(['1 9', '2 9', '3 9', '9 -']);
  });

  it.each([
    [
      'a circle',
      ['1;A;2', '2;B;1'],
      [':2: Payer "2": they would pay for one another', ':3: Payer "1": they would pay'],
    ],
    ['a name that two have', ['1;Twin;', '2;Twin;', '3;C;Twin'], [':4: Payer "Twin": no customer, or more than one']],
    ['a second level', ['5;E;8'], [':2: Payer "8": this customer itself pays for others that the file does not name']],
    [
      'what a spreadsheet would run',
      ['1;A;=cmd|x', '2;B;<script>'],
      [':2: Payer "=cmd|x": no customer', ':3: Payer "<script>"'],
    ],
    ['a long one', [`1;A;${'x'.repeat(5_000)}`], [`:2: Payer "${'x'.repeat(79)}…"`]],
  ])('refuses a list with %s as payers, line by line', async (_, rows, says) => {
    const ledger = await testLedger(open.db);
    const file = (lines: readonly string[]): string => ['Customer no;Customer name;Payer', ...lines].join('\n');
    await ledger.csv(file(['4;D;5', '5;E;', '8;H;']));
    const refused = ledger.csv(file(rows), { name: 'p.csv' });
    for (const said of says) await expect(refused).rejects.toThrow(`p.csv${said}`);
  });

  it('names a group that nobody here has, and itself in a circle: said, and left as it is', async () => {
    const ledger = await testLedger(open.db);
    const { assumptions } = await ledger.csv(list('1;A;;;;;99;', '2;B;;;;;3;', '3;C;;;;;2;'));
    expect(assumptions).toContainEqual(expect.stringContaining('3 customers name a group that cannot be told'));
    expect(await state(ledger)).toEqual(['1 - - - - -', '2 - - - - -', '3 - - - - -']);
  });

  it.each([
    ['fr', 'Code client;Nom client;Encours autorisé (EUR);Assureur-crédit;Montant garanti;Société mère'],
    ['en', 'Customer no;Customer name;Credit limit (EUR);Credit insurer;Insured limit;Parent'],
    ['sv', 'Kundnummer;Kundnamn;Kreditgräns (EUR);Kreditförsäkrare;Försäkrat belopp;Moderbolag'],
    ['nl', 'Klantnummer;Klantnaam;Kredietlimiet (EUR);Kredietverzekeraar;Verzekerd bedrag;Moederbedrijf'],
    ['es', 'Código cliente;Nombre cliente;Límite de crédito (EUR);Aseguradora;Importe asegurado;Sociedad matriz'],
  ])('is understood in %s', async (_, head) => {
    const ledger = await testLedger(open.db);
    await ledger.csv([head, '7;Top;1234.50;;;', '8;Below;10.00;Coface;20.00;Top', ''].join('\n'));
    expect(await state(ledger)).toEqual(['7 123450 EUR - - -', '8 1000 EUR 7 Coface 2000 EUR -']);
  });

  it('says who is a supplier too, by number or only that it is; a correction stays', async () => {
    const ledger = await testLedger(open.db);
    const rows = (one: string): string => ['Kundennummer;Kundenname;Kreditorennummer', `1;A;${one}`, '2;B;ja', '3;C;nein', '4;D;', ''].join('\n'); // prettier-ignore
    await ledger.csv(rows('K-70001'));
    const numbers = async (): Promise<unknown[]> => {
      const said = await rowsOf<{ said: string }>(open.db.read, `select code || ' ' || coalesce(supplier_no, '-') as said from v_customer where company_id = ? and code <> '4711' order by code`, [ledger.companyId]); // prettier-ignore
      return said.map(({ said: one }) => one);
    };
    expect(await numbers()).toEqual(['1 K-70001', '2 yes', '3 -', '4 -']);
    const customerId = await idOf(ledger, '1');
    await correctCustomer(ledger.work(), { companyId: ledger.companyId, customerId, field: 'supplier_no', text: '', why: 'merged' }); // prettier-ignore
    await ledger.csv(rows('K-70001'), { name: 'tomorrow.csv' });
    expect([await numbers(), await tasks(ledger)]).toEqual([['1 -', '2 yes', '3 -', '4 -'], []]);
    await ledger.csv(rows('K-70002'), { name: 'moved.csv' });
    expect(await tasks(ledger)).toEqual([expect.stringContaining('The source now says “K-70002” for supplier no')]);
  });

  it('has limits that are none: each a Problem with its line', async () => {
    const ledger = await testLedger(open.db);
    const refused = await ledger.csv(list('1;A;viel;EUR;;;;', '2;B;-5,00;EUR;;;;', '3;C;5,00;EUR;;;;', '4;D;6,00;EUR;;;;', '5;E;7,00;EUR;;;;')).catch((error: unknown) => error); // prettier-ignore
    expect((refused as { outcome: { problems: unknown[] } }).outcome.problems).toEqual([
      expect.objectContaining({ line: 2, column: 'Kreditlimit', code: 'bad-amount' }),
      expect.objectContaining({ line: 3, column: 'Kreditlimit', code: 'bad-amount' }),
    ]);
  });
});
