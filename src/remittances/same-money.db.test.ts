import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dealtWith } from '../cash/application.store';
import { matchReceipts } from '../cash/matching.actions';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { companyById } from '../companies/store';
import { importFile } from '../imports/actions';
import { undoImport } from '../imports/undo.actions';
import { day, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { tellRemittance } from './actions';
import { bookRemittance, unbookRemittance } from './booking.actions';
import { partnerDeeds } from './deeds.panel';
import { followDirectMoney } from './direct.actions';
import { confirmMoney } from './found.actions';
import { askAgain, joinBooked, sayOther, saySame, tellApart, twiceOf } from './same-money.actions';
import { plantCases } from './testing/plant-cases';

/** A partner passes money on, it is booked; then the files of accounting bring the same money in their own way. It counts once. */
const open = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'duly-same-'));
let n = 0;
const UNDO = { dependents: [], withdraw: () => Promise.resolve() };
const code = (of: Promise<unknown>): Promise<string> => of.then(() => 'done', (error: unknown) => (error instanceof Refusal ? error.code : String(error))); // prettier-ignore
const on = (today = '2026-04-25') => workOn(open.db, today);

/** The debtor owes 1 000 and paid it to the partner on 1 April; the partner kept 120; 880 came to the bank on the 20th. */
async function world() {
  const planted = await plantCases(open.db, `same-${(n += 1)}`, [[100_000]]);
  const { companyId, partnerId, cases } = planted;
  const company = await companyById(open.db.read, companyId);
  const [one = { caseId: 0, customerId: 0, itemIds: [] }] = cases;
  let files = 0;
  const file = async (text: string, kind: 'payments' | 'items', asOf: string) => {
    const path = join(folder, `${n}-${(files += 1)}.csv`);
    writeFileSync(path, text);
    const options = kind === 'items' ? { kind, asOf: asOf as Day } : { kind };
    return importFile(on(asOf), { company, path, options, fileDay: asOf as Day, yes: true });
  };
  return {
    ...{ companyId, one },
    payments: (...rows: readonly string[]) => file(['Customer No;Payment Date;Amount Received;Document No;Currency', ...rows.map((row) => `K1;${row};EUR`)].join('\n'), 'payments', '2026-04-25'), // prettier-ignore
    list: (asOf: string, ...rows: readonly string[]) => file(['Customer No;Customer Name;Document Type;Document No;Document Date;Due Date;Amount;Open Amount;Currency', ...rows].join('\n'), 'items', asOf), // prettier-ignore
    tell: async () => {
      const line = { caseId: one.caseId, on: day('2026-04-01'), grossMinor: 100_000, commissionMinor: 10_000, vatMinor: 2_000, costsMinor: null }; // prettier-ignore
      const { id } = await tellRemittance(on(), { companyId, partnerId, reference: 'RV-77', on: day('2026-04-18'), documentId: null, key: 'a'.repeat(32), lines: [line] }); // prettier-ignore
      return id;
    },
    bank: () => plantReceipts(open.db, companyId, [{ on: '2026-04-20', amountMinor: 88_000, name: 'AGENCE DELMAS', text: 'RV77 F-11', iban: 'FR7630006000011234567890189' }]), // prettier-ignore
    /** Payments that stand, each with what of it pays nothing; and what is open of the invoice. */
    ledger: async () => {
      const rows = await rowsOf<{ minor: number; open: number }>(open.db.read, `select amount_minor as minor, open_minor as open from v_open_item where company_id = ? and type in ('payment', 'adjustment') order by item_id`, [companyId]); // prettier-ignore
      const [invoice] = await rowsOf<{ open: number }>(open.db.read, `select open_minor as open from open_item where id = ?`, [one.itemIds[0] ?? 0]); // prettier-ignore
      return [...rows.map((row) => `${row.minor} ${row.open}`), `open ${invoice?.open ?? ''}`];
    },
    direct: async () => {
      await followDirectMoney(on(), companyId);
      return (await rowsOf<{ minor: number }>(open.db.read, `select gross_minor as minor from v_collected where company_id = ? and way = 'direct'`, [companyId])).map(({ minor }) => minor); // prettier-ignore
    },
    tasks: async () => (await rowsOf<{ title: string }>(open.db.read, `select title from v_task where company_id = ? and kind = 'partner_money' and done_at is null order by id`, [companyId])).map(({ title }) => title), // prettier-ignore
    deeds: async () => (await partnerDeeds(open.db.read, companyId)).map(({ kind, minor }) => `${kind} ${minor}`),
  };
}

type World = Awaited<ReturnType<typeof world>>;
async function booked(w: World): Promise<number> {
  const id = await w.tell();
  const [lineId = 0] = await w.bank();
  await confirmMoney(on(), { companyId: w.companyId, id, lineId });
  await bookRemittance(on(), w.companyId, id);
  return id;
}

const ONCE = ['-100000 0', 'open 0'];

describe('accounting tells of money that a remittance booked', () => {
  it('as the net that the bank had: it is one payment of the gross, known again, and only the commission is told to the books', async () => {
    const w = await world();
    await booked(w);
    await w.payments('2026-04-20;880.00;X-1');
    expect(await w.ledger()).toEqual(['-100000 0', '-88000 -88000', 'open 0']);
    expect(await joinBooked(on(), w.companyId)).toBe(1);
    expect(await joinBooked(on(), w.companyId)).toBe(0);
    expect([await w.ledger(), await w.direct(), await w.tasks()]).toEqual([ONCE, [], []]);
    const { booked: fresh } = await w.payments('2026-04-20;880.00;X-1');
    expect([fresh, await w.ledger(), await joinBooked(on(), w.companyId)]).toEqual([0, ONCE, 0]);
    expect(await w.deeds()).toEqual(['commission -12000']);
  });

  it('as the gross, on the day of the debtor or of the bank: nothing is left to tell', async () => {
    for (const on_ of ['2026-04-02', '2026-04-21']) {
      const w = await world();
      await booked(w);
      await w.payments(`${on_};1000.00;X-1`);
      expect([await joinBooked(on(), w.companyId), await w.ledger(), await w.direct(), await w.deeds()]).toEqual([1, ONCE, [], []]); // prettier-ignore
    }
  });

  it('before it is booked here: accounting’s own goes, and what was told as paid directly ends', async () => {
    const w = await world();
    const id = await w.tell();
    const [lineId = 0] = await w.bank();
    await confirmMoney(on(), { companyId: w.companyId, id, lineId });
    await open.db.transaction((tx) => tx('customer').where({ id: w.one.customerId }).update({ code: 'K1' }));
    const { importId } = await w.payments('2026-04-20;880.00;F-11');
    await bookRemittance(on(), w.companyId, id);
    expect([await w.ledger(), await w.direct(), await w.tasks()]).toEqual([ONCE, [], []]);
    await undoImport(on(), UNDO, { companyId: w.companyId, importId: importId ?? 0 }); // the remittance stands by itself
    expect(await w.ledger()).toEqual(ONCE);
  });

  it('in another amount, or late: both stand, a person is asked once, and its answer holds and can be taken back', async () => {
    const w = await world();
    const id = await booked(w);
    await w.payments('2026-04-20;900.00;X-1');
    expect(await joinBooked(on(), w.companyId)).toBe(0);
    expect(await w.ledger()).toEqual(['-100000 0', '-90000 -90000', 'open 0']);
    await joinBooked(on(), w.companyId);
    expect(await w.tasks()).toEqual(['Accounting has a payment of €900.00 of 2026-04-20 by Customer K1 that may be money of remittance RV-77 of Agence Delmas. Say whether it is the same.']); // prettier-ignore
    const [pair] = (await twiceOf(open.db.read, w.companyId, id)).open;
    const asked = { companyId: w.companyId, remittanceId: id, ourId: pair?.our.id ?? 0, theirId: pair?.their.id ?? 0 };
    await sayOther(on(), asked);
    expect([await w.tasks(), (await twiceOf(open.db.read, w.companyId, id)).open, await joinBooked(on(), w.companyId), await w.tasks()]).toEqual([[], [], 0, []]); // prettier-ignore
    expect(await code(saySame(on(), asked))).toBe('same-money-gone');
    await askAgain(on(), asked);
    expect(await w.tasks()).toHaveLength(1);
    await saySame(on(), asked);
    expect([await w.ledger(), await w.tasks()]).toEqual([ONCE, []]);
    expect((await w.payments('2026-04-20;900.00;X-1')).booked).toBe(0);
    expect(await code(unbookRemittance(on(), w.companyId, id, 'x'))).toBe('remittance-in-books');
    await tellApart(on(), asked);
    expect(await w.ledger()).toEqual(['-100000 0', '-90000 -90000', 'open 0']);
    expect((await w.payments('2026-04-20;900.00;X-1')).booked).toBe(0); // known by its identity
    await unbookRemittance(on(), w.companyId, id, 'x');
    expect(await w.ledger()).toEqual(['-90000 -90000', 'open 100000']);
  });

  it('money of the customer itself is neither taken for the partner’s nor asked about', async () => {
    const w = await world();
    await booked(w);
    await w.payments('2026-04-20;1100.00;X-1', '2026-07-20;300.00;X-2');
    expect([await joinBooked(on(), w.companyId), await w.tasks()]).toEqual([0, []]);
    expect(await w.ledger()).toEqual(['-100000 0', '-110000 -110000', '-30000 -30000', 'open 0']);
  });
});

describe('a list of what is open', () => {
  const OTHER = 'K1;Kunde;invoice;F-99;2026-04-01;2026-05-01;50.00;50.00;EUR';
  const STILL = 'K1;Kunde;invoice;F-11;2026-01-01;2026-01-30;1000.00;1000.00;EUR';
  const settlements = (w: World) => rowsOf<{ basis: string }>(open.db.read, `select basis from v_entry where company_id = ? and type = 'adjustment'`, [w.companyId]); // prettier-ignore

  it('that took the invoice for paid makes way for the remittance', async () => {
    const w = await world();
    const id = await w.tell();
    await w.list('2026-04-21', 'K1;Kunde;invoice;F-11;2026-01-01;2026-01-30;1000.00;0.00;EUR', OTHER);
    expect(await w.ledger()).toEqual(['-100000 0', 'open 0']); // the list's settlement
    const [lineId = 0] = await w.bank();
    await confirmMoney(on(), { companyId: w.companyId, id, lineId });
    await bookRemittance(on(), w.companyId, id);
    expect([await w.ledger(), await settlements(w)]).toEqual([ONCE, []]);
  });

  it('that does not name it any more changes nothing, and one that still has it is only late', async () => {
    const w = await world();
    await booked(w);
    await w.list('2026-04-22', OTHER, STILL);
    expect(await w.ledger()).toEqual(ONCE);
    await w.list('2026-04-24', OTHER);
    expect([await w.ledger(), await settlements(w)]).toEqual([ONCE, []]);
    expect(await rowsOf(open.db.read, `select id from v_task where company_id = ? and kind = 'statement_disagrees'`, [w.companyId])).toEqual([]); // prettier-ignore
  });
});

it('the line of the bank that is the partner’s never pays the invoice that it names', async () => {
  const w = await world();
  const id = await w.tell();
  const [lineId = 0] = await w.bank();
  await matchReceipts(on(), { id: w.companyId });
  expect([await dealtWith(open.db.read, w.companyId, [lineId]), await w.ledger()]).toEqual([new Set(), ['open 100000']]); // prettier-ignore
  await confirmMoney(on(), { companyId: w.companyId, id, lineId });
  await bookRemittance(on(), w.companyId, id);
  await matchReceipts(on(), { id: w.companyId });
  expect(await w.ledger()).toEqual(ONCE);
});
