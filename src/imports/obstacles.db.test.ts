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
