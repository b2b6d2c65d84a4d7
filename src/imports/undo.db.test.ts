import type { Day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { testLedger, type TestLedger } from './testing/ledger';
import { undoImport } from './undo.actions';

/** Whatever an import did, its undo leaves the ledger as it was before, and the same file imported again brings it back. */
const open = testDatabase();
const NOTHING = { dependents: [], withdraw: () => Promise.resolve() };

const HEAD =
  'Customer No;Customer Name;Document No;Document Type;Document Date;Due Date;Amount;Open Amount;Currency;Email;PO Number;Dunning Block';
const BASE = `${HEAD}
4711;ACME SAS;F-1;Invoice;2026-03-01;2026-03-31;100.00;100.00;EUR;old@acme.example;PO-1;
4711;ACME SAS;F-2;Invoice;2026-03-02;2026-03-31;200.00;150.00;EUR;old@acme.example;PO-2;
4711;ACME SAS;F-3;Invoice;2026-03-03;2026-03-31;30.00;30.00;EUR;old@acme.example;PO-3;X
4712;Beta Ltd;F-4;Invoice;2026-03-04;2026-03-31;900.00;900.00;EUR;;;
4712;Beta Ltd;F-5;Invoice;2026-03-04;2026-03-31;10.00;10.00;EUR;;;
`;

const files: readonly (readonly [name: string, text: string, more: Parameters<TestLedger['csv']>[1]])[] = [
  ['new entries', `${HEAD}\n4713;Gamma;F-9;Invoice;2026-03-05;2026-04-05;77.00;70.00;EUR;;;\n`, {}],
  ['a changed due day, reference, mail and name', `${HEAD}\n4711;ACME SA;F-1;Invoice;2026-03-01;2026-04-15;100.00;100.00;EUR;new@acme.example;PO-X;\n`, {}],
  ['a fall', `${HEAD}\n4711;ACME SAS;F-2;Invoice;2026-03-02;2026-03-31;200.00;20.00;EUR;;;\n`, {}],
  ['a rise', `${HEAD}\n4711;ACME SAS;F-2;Invoice;2026-03-02;2026-03-31;200.00;190.00;EUR;;;\n`, {}],
  ['a smaller amount', `${HEAD}\n4711;ACME SAS;F-2;Invoice;2026-03-02;2026-03-31;30.00;0.00;EUR;;;\n`, {}],
  ['another currency', `${HEAD}\n4711;ACME SAS;F-2;Invoice;2026-03-02;2026-03-31;200.00;150.00;USD;;;\n`, {}],
  ['a further part', `${HEAD}\n4711;ACME SAS;F-1;Invoice;2026-03-01;2026-03-31;100.00;100.00;EUR;;;\n4711;ACME SAS;F-1;Invoice;2026-03-01;2026-05-31;40.00;40.00;EUR;;;\n`, {}],
  ['a block put and a block lifted', `${HEAD}\n4711;ACME SAS;F-1;Invoice;2026-03-01;2026-03-31;100.00;100.00;EUR;;;X\n4711;ACME SAS;F-3;Invoice;2026-03-03;2026-03-31;30.00;30.00;EUR;;;\n`, {}],
  ['a snapshot in which some are missing', `${HEAD}\n4711;ACME SAS;F-1;Invoice;2026-03-01;2026-03-31;100.00;100.00;EUR;;;\n4712;Beta Ltd;F-4;Invoice;2026-03-04;2026-03-31;900.00;900.00;EUR;;;\n`, { scope: {} }],
  ['payments with documents', 'Customer No;Payment Date;Amount Received;Invoice No;Currency\n4711;2026-03-11;90.00;F-1;EUR\n4711;2026-03-09;50.00;F-2;EUR\n4712;2026-03-09;7.00;;EUR\n', { options: { kind: 'payments', asOf: '2026-03-12' as Day } }],
]; // prettier-ignore

describe('undoing an import', () => {
  it.each(files)('of %s', async (_, text, more) => {
    const ledger = await testLedger(open.db);
    await ledger.csv(BASE, { options: { asOf: '2026-03-10' as Day }, today: '2026-03-10' });
    const before = await whole(ledger);
    const options = { asOf: '2026-03-12' as Day, ...more?.options };
    const first = await ledger.csv(text, { ...more, options, today: '2026-03-12', name: 'second.csv' });
    const after = await whole(ledger);
    expect(after).not.toEqual(before);

    await undoImport(ledger.work('2026-03-13'), NOTHING, {
      companyId: ledger.companyId,
      importId: first.importId ?? 0,
    });
    expect(await whole(ledger)).toEqual(before);
    expect(await badlyOpen(ledger)).toEqual([]);

    await ledger.csv(text, { ...more, options, today: '2026-03-14', name: 'second.csv' });
    expect(await whole(ledger)).toEqual(after);
  });

  it('takes everything back when the first import goes', async () => {
    const ledger = await testLedger(open.db);
    const first = await ledger.csv(BASE, { options: { asOf: '2026-03-10' as Day }, today: '2026-03-10' });
    await ledger.csv(files[9]?.[1] ?? '', {
      options: { kind: 'payments', asOf: '2026-03-12' as Day },
      today: '2026-03-12',
    });
    const undone = await undoImport(ledger.work('2026-03-13'), NOTHING, {
      companyId: ledger.companyId,
      importId: first.importId ?? 0,
    });
    expect(await ledger.items()).toEqual([
      '4711 - payment -9000 -9000',
      '4711 - payment -5000 -5000',
      '4712 - payment -700 -700',
    ]);
    expect(undone.later.map((later) => later.kind)).toEqual(['payments']);
    await ledger.csv(BASE, { options: { asOf: '2026-03-10' as Day }, today: '2026-03-14' });
    expect(await ledger.items()).toContain('4711 F-1 invoice 10000 1000');
    expect(await badlyOpen(ledger)).toEqual([]);
  });

  it('refuses what is unknown, what was undone, and what something stands on', async () => {
    const ledger = await testLedger(open.db);
    const { importId } = await ledger.csv(BASE, { options: { asOf: '2026-03-10' as Day } });
    const which = { companyId: ledger.companyId, importId: importId ?? 0 };
    const blocks = [{ ref: 'case/1', what: 'F-1 is with a partner', effect: 'blocks' as const }];
    const blocked = undoImport(ledger.work(), { ...NOTHING, dependents: [() => Promise.resolve(blocks)] }, which);
    await expect(blocked).rejects.toMatchObject({
      code: 'undo-blocked',
      message: 'It cannot be undone: F-1 is with a partner.',
    });
    expect(await ledger.items()).toHaveLength(6);
    await expect(undoImport(ledger.work(), NOTHING, { ...which, importId: 999_999 })).rejects.toMatchObject({
      code: 'no-such-import',
    });
    await undoImport(ledger.work(), NOTHING, which);
    await expect(undoImport(ledger.work(), NOTHING, which)).rejects.toMatchObject({ code: 'already-undone' });
  });

  it('withdraws what has not left, in its own transaction, and lists what has', async () => {
    const ledger = await testLedger(open.db);
    const { importId } = await ledger.csv(BASE, { options: { asOf: '2026-03-10' as Day } });
    const caused = [
      { ref: 'message/1', what: 'reminder to ACME SAS', effect: 'withdraw' as const },
      { ref: 'message/2', what: 'reminder to Beta Ltd', effect: 'sent' as const },
    ];
    const withdrawn: string[] = [];
    const deps = {
      dependents: [() => Promise.resolve(caused)],
      withdraw: (_tx: unknown, _work: unknown, _companyId: number, them: readonly { ref: string }[]) => {
        withdrawn.push(...them.map(({ ref }) => ref));
        return Promise.resolve();
      },
    };
    const undone = await undoImport(ledger.work(), deps, { companyId: ledger.companyId, importId: importId ?? 0 });
    expect(withdrawn).toEqual(['message/1']);
    expect(undone.sent.map(({ ref }) => ref)).toEqual(['message/2']);
  });
});

/** All that a person would see: items with their days and marks, customers with contact, holds, balances. */
async function whole(ledger: TestLedger): Promise<unknown> {
  const q = (sql: string): Promise<unknown[]> => rowsOf(open.db.read, sql, [ledger.companyId]);
  return {
    items: await ledger.items(),
    fields: await q(
      `select v.document, v.type, v.part, v.due_on, v.po_no, v.presumed_settled_on from v_open_item v
       where v.company_id = ? and v.amount_minor <> 0 and v.basis = 'booked' order by 1, 2, 3, v.item_id`,
    ),
    customers: await q(`select code, name from customer where company_id = ? and code <> '4713' order by code`),
    contacts: await q(`select email from v_contact where company_id = ? order by email`),
    holds: await q(
      `select v.document, h.kind from v_hold h join v_open_item v on v.item_id = h.item_id where h.company_id = ? and h.ended_at is null order by 1`,
    ),
    balances: await q(
      `select customer_id, currency, open_minor, open_count from balance where company_id = ? order by 1, 2`,
    ),
  };
}

const badlyOpen = (ledger: TestLedger): Promise<unknown[]> =>
  rowsOf(
    open.db.read,
    `select i.id from open_item i join entry e on e.id = i.entry_id
     where i.company_id = ? and i.open_minor <> case when e.cancelled_at is not null then 0 else i.amount_minor
       + coalesce((select sum(a.amount_minor) from allocation a where a.from_item_id = i.id), 0)
       - coalesce((select sum(a.amount_minor) from allocation a where a.to_item_id = i.id), 0) end`,
    [ledger.companyId],
  );
