import { companyById } from '../companies/store';
import { noticeEinvoices } from '../disputes/e-invoice.actions';
import { approvalsOf, einvoiceHolds } from '../disputes/e-invoice.store';
import type { Day, Instant } from '../kernel/day';
import { inLanguage } from '../languages/said';
import { SOURCE_SAID_WORDS } from '../languages/source-said-words';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { diffInWords } from './diff';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** What a package says about its own reminders: levels and their day become the opening stage, blocks become holds. */
const open = testDatabase();
const HEAD = 'Kundennummer;Kundenname;Rechnungsnummer;Rechnungsdatum;Fälligkeit;Offener Betrag;Währung;Mahnstufe;Letzte Mahnung;Mahnsperre;Mahnsperre bis'; // prettier-ignore
const list = (...marks: readonly [string, string, string, string][]): string =>
  [HEAD, ...marks.map((of, at) => `7;Nord AG;R-${at + 1};2026-05-01;2026-05-31;100,00;EUR;${of.join(';')}`), ''].join(
    '\n',
  );
const FIRST = list(['2', '2026-06-20', '', ''], ['', '', 'ja', ''], ['', '', 'ja', '2026-07-15'], ['0', '', '', '']);

const state = async (ledger: TestLedger): Promise<string[]> => {
  const rows = await rowsOf<{ said: string }>(
    open.db.read,
    `select coalesce(i.document, 'customer') || ' ' || coalesce(i.opening_step, 0) || ' ' || coalesce(i.opening_step_on, '-') || ' '
       || coalesce(h.kind || ' ' || h.caused || ' ' || coalesce(h.until_on, '-'), '-') as said
     from v_open_item i left join v_hold h on h.item_id = i.item_id and h.ended_at is null
     where i.company_id = ? and i.amount_minor > 0
     union all select 'customer ' || h.kind || ' ' || h.caused || ' ' || coalesce(h.until_on, '-') from v_hold h
     where h.company_id = ? and h.item_id is null and h.ended_at is null order by 1`,
    [ledger.companyId, ledger.companyId],
  );
  return rows.map(({ said }) => said);
};
const AS_SAID = ['R-1 2 2026-06-20 -', 'R-2 0 - admin 1 -', 'R-3 0 - admin 0 2026-07-15', 'R-4 0 - -'];
const undo = (ledger: TestLedger, importId: number | null): Promise<unknown> =>
  undoImport(ledger.work(), { dependents: [], withdraw: () => Promise.resolve() }, { companyId: ledger.companyId, importId: importId ?? 0 }); // prettier-ignore

describe('levels and blocks of a list', () => {
  it('are previewed, become opening stage and holds, and change nothing the second time', async () => {
    const ledger = await testLedger(open.db);
    const looked = await ledger.csv(FIRST, { dryRun: true });
    expect(diffInWords(looked, 'en')).toEqual(
      expect.arrayContaining([
        '1 item begins at the reminder level of the list.',
        '2 reminder blocks of the list become holds.',
      ]),
    );
    expect(await state(ledger)).toEqual([]);
    expect((await ledger.csv(FIRST)).marks).toEqual({ levels: 1, blocked: 2, lifted: 0 });
    expect(await state(ledger)).toEqual(AS_SAID);
    expect(await ledger.csv(FIRST, { name: 'again.csv' })).toMatchObject({
      changed: 0,
      marks: { levels: 0, blocked: 0, lifted: 0 },
    });
  });

  it('follow the source, and an undo brings back what was', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(FIRST);
    const next = list(['3', '2026-06-29', '', ''], ['', '', '', ''], ['', '', 'ja', '2026-08-15'], ['', '', 'ja', '']);
    const moved = await ledger.csv(next, { name: 'next.csv' });
    expect(moved.marks).toEqual({ levels: 1, blocked: 2, lifted: 2 });
    expect(await state(ledger)).toEqual([
      'R-1 3 2026-06-29 -',
      'R-2 0 - -',
      'R-3 0 - admin 0 2026-08-15',
      'R-4 0 - admin 1 -',
    ]);
    await undo(ledger, moved.importId);
    expect(await state(ledger)).toEqual(AS_SAID);
  });
});

describe('a list of customers', () => {
  it('blocks a customer as a whole, lifts it, and an undo puts it back', async () => {
    const ledger = await testLedger(open.db);
    const customers = (blocked: string, until: string): string =>
      ['Kundennummer;Kundenname;Land;Mahnsperre;Mahnsperre bis', `7;Nord AG;DE;${blocked};${until}`, ''].join('\n');
    expect((await ledger.csv(customers('x', ''))).marks.blocked).toBe(1);
    expect(await state(ledger)).toEqual(['customer admin 1 -']);
    expect((await ledger.csv(customers('x', ''), { name: 'again.csv' })).marks).toEqual({
      levels: 0,
      blocked: 0,
      lifted: 0,
    });
    const lifted = await ledger.csv(customers('', ''), { name: 'lifted.csv' });
    expect([lifted.marks.lifted, await state(ledger)]).toEqual([1, []]);
    await undo(ledger, lifted.importId);
    expect(await state(ledger)).toEqual(['customer admin 1 -']);
  });
});

describe('what platforms say of an e-invoice', () => {
  const HEADINGS = 'Customer No;Customer Name;Invoice No;Invoice Date;Due Date;Amount;Open Amount;Currency';
  const F1 = '4711;ACME SAS;F-1;2026-03-01;2026-03-31;100.00;100.00;EUR';
  const F2 = '4711;ACME SAS;F-2;2026-03-02;2026-04-01;300.00;300.00;EUR';
  const F3 = '4712;Beta Ltd;F-3;2026-03-03;2026-04-02;600.00;600.00;EUR';
  const F4 = '4712;Beta Ltd;F-4;2026-03-04;2026-04-03;50.00;50.00;USD';
  const on = (asOf: string) => ({ options: { asOf: asOf as Day }, today: asOf, yes: false });
  const tasks = (ledger: TestLedger): Promise<{ kind: string; title: string }[]> =>
    rowsOf(open.db.read, `select kind, title from task where company_id = ? and done_at is null order by id`, [
      ledger.companyId,
    ]);
  const said = (...lines: string[]): string =>
    [`${HEADINGS};E-invoice status;E-invoice received on`, ...lines, ''].join('\n');

  it('holds it, opens a task or a dispute, follows the next list, and stays as it was known on a past day', async () => {
    const ledger = await testLedger(open.db);
    await ledger.csv(said(`${F1};Rejetée;`, `${F2};UQ;`, `${F3};payment transmitted;`, `${F4};approuvée;2026-03-05`), on('2026-03-10')); // prettier-ignore
    const range = { companyId: ledger.companyId, first: 0, last: Number.MAX_SAFE_INTEGER };
    const held = async (asOn: string, knownAt: string | null = null): Promise<string[]> =>
      (await einvoiceHolds(open.db.read)(range, asOn as Day, knownAt as Instant | null)).map(
        ({ kind, until }) => `${kind} ${until ?? ''}`,
      );
    const first = ['e_invoice_rejected 2026-03-17', 'e_invoice_refused 2026-03-17', 'payment_in_transit 2026-03-17'];
    expect(await held('2026-03-10')).toEqual(first);
    expect(await held('2026-03-09')).toEqual([]);
    expect(await noticeEinvoices(ledger.work('2026-03-10'), ledger.companyId)).toBe(2);
    expect(await noticeEinvoices(ledger.work('2026-03-10'), ledger.companyId)).toBe(0);
    expect(
      await rowsOf(open.db.read, `select objection from dispute where company_id = ?`, [ledger.companyId]),
    ).toEqual([
      {
        objection: inLanguage(SOURCE_SAID_WORDS, (await companyById(open.db.read, ledger.companyId)).language).disputed,
      },
    ]);
    expect(await tasks(ledger)).toEqual([
      { kind: 'reissue', title: 'Issue F-1 anew: the platform rejected the e-invoice' },
      expect.objectContaining({ kind: 'dispute_answer' }),
    ]);
    expect(await held('2026-03-10')).toEqual([first[0], first[2]]); // F-2 is held by its dispute now
    const next = await ledger.csv(said(`${F1};received;`, `${F2};UQ;`, `${F3};strange;`), on('2026-03-12'));
    expect(next.assumptions.join(' ')).toContain('States of e-invoices that we do not know were left out');
    expect(await held('2026-03-12')).toEqual([first[2]]); // what nobody understands changes nothing
    expect(await held('2026-03-12', '2026-03-11T00:00:00.000Z')).toEqual([first[0], first[2]]);
    await noticeEinvoices(ledger.work('2026-03-12'), ledger.companyId);
    expect((await tasks(ledger)).map(({ kind }) => kind)).toEqual(['dispute_answer']);
    const kept = `select document, einvoice_state as state, einvoice_received_on as "on" from v_entry where company_id = ? and document = 'F-4'`;
    expect(await rowsOf(open.db.read, kept, [ledger.companyId])).toEqual([{ document: 'F-4', state: 'approved', on: '2026-03-05' }]); // prettier-ignore
    await ledger.csv(said(`${F1};AP;`, `${F4};UQ;`), on('2026-03-16'));
    const ids = await rowsOf<{ id: number; document: string }>(open.db.read, `select item_id as id, document from v_open_item where company_id = ? order by document`, [ledger.companyId]); // prettier-ignore
    const approvals = await approvalsOf(open.db.read, ledger.companyId, ids.map(({ id }) => id)); // prettier-ignore
    expect(approvals.map(({ itemId, on: day }) => `${ids.find(({ id }) => id === itemId)?.document} ${day}`)).toEqual([
      'F-1 2026-03-16', // by a later list
      'F-4 2026-03-10', // as it was booked; that it is contested since does not make it undone
    ]);
  });
});
