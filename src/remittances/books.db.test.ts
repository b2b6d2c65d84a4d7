import { changeSetting } from '../companies/actions';
import { companyById } from '../companies/store';
import { plantReceipts } from '../cash/testing/plant-receipts';
import { exportJournal, previewJournal, undoJournal } from '../journals/actions';
import { linesOfExport } from '../journals/store';
import { day } from '../kernel/day';
import { testDatabase } from '../platform/testing/database';
import { diskFiles } from '../platform/files';
import { workOn } from '../platform/testing/work';
import { tellRemittance } from './actions';
import { bookRemittance, unbookRemittance } from './booking.actions';
import { partnerDeeds } from './deeds.panel';
import { confirmMoney, releaseMoney } from './found.actions';
import { decide, recordInvoice } from './invoice.actions';
import { plantCases } from './testing/plant-cases';

/** The money of cases in the books: what a partner kept and what it invoiced is told once, and taken back once; exports and undone exports. */
const open = testDatabase();
let n = 0;
const on = (today = '2026-04-10') => workOn(open.db, today, { files: diskFiles(open.home) });
const ACCOUNTS = { receivable: '411000', bank: '512000', commission: '622200', vat_input: '445660', partner_costs: '622700', partner_payable: '401000' }; // prettier-ignore

async function world(more: object = {}) {
  const planted = await plantCases(open.db, `books-${(n += 1)}`, [[60_000, 60_000], [30_000]]);
  const { companyId } = planted;
  const value = { format: 'csv', beginsOn: '2026-01-01', accounts: ACCOUNTS, bankFirst: true, ...more };
  await changeSetting(on(), companyId, 'accounting', JSON.stringify(value));
  const company = await companyById(open.db.read, companyId);
  const asked = (until: string) => ({ until: day(until), elsewhere: partnerDeeds });
  return {
    ...planted,
    shown: async (until = '2026-12-31') => {
      const { postings } = await previewJournal(open.db.read, on('2026-12-31'), company, asked(until));
      return postings.map((one) => `${one.on.slice(5)} ${one.back ? 'back ' : ''}${one.kind} ${one.customerCode || one.customerName}: ${one.lines.map(({ account, minor }) => `${account}${minor < 0 ? '' : '+'}${minor}`).join(' ')}`); // prettier-ignore
    },
    told: async (until: string) => {
      const { id } = await exportJournal(on('2026-12-31'), company, asked(until), ({ code }) => ({ text: code, remedy: '' })); // prettier-ignore
      return { id, lines: await linesOfExport(open.db.read, companyId, id, { most: 100, offset: 0 }) };
    },
    remitted: async (bankMinor: number) => {
      const [a, b] = planted.cases.map(({ caseId }) => caseId);
      const lines = [
        { caseId: a ?? 0, on: day('2026-04-01'), grossMinor: 100_000, commissionMinor: 10_000, vatMinor: 2_000, costsMinor: 500 }, // prettier-ignore
        { caseId: b ?? 0, on: day('2026-04-02'), grossMinor: 30_000, commissionMinor: null, vatMinor: null, costsMinor: null }, // prettier-ignore
      ];
      const of = { companyId, partnerId: planted.partnerId, reference: 'RV-77', on: day('2026-04-05'), documentId: null, key: 'a'.repeat(32), lines }; // prettier-ignore
      const { id } = await tellRemittance(on(), of);
      const [lineId = 0] = await plantReceipts(open.db, companyId, [{ on: '2026-04-07', amountMinor: bankMinor }]);
      await confirmMoney(on(), { companyId, id, lineId });
      await bookRemittance(on(), companyId, id);
      return id;
    },
  };
}

const NET = 117_500;
const FIRST = ['04-07 payment K1: 411000-87500 512000+87500', '04-07 commission K1: 411000-12500 622200+10000 445660+2000 622700+500', '04-07 payment K2: 411000-30000 512000+30000']; // prettier-ignore

describe('a remittance in the books', () => {
  it('is the net on the bank and what the partner kept, on the day of the bank, and back where it is taken back', async () => {
    const w = await world();
    const id = await w.remitted(NET);
    expect(await w.shown()).toEqual(FIRST);
    const { lines } = await w.told('2026-04-30');
    expect(lines.reduce((total, { minor }) => total + minor, 0)).toBe(0);
    expect(await w.shown()).toEqual([]);
    await unbookRemittance(on('2026-05-04'), w.companyId, id, 'wrong case');
    await releaseMoney(on('2026-05-04'), w.companyId, id, 'other money'); // what is taken back is what was told
    const back = ['05-04 back payment K1: 411000+87500 512000-87500', '05-04 back commission K1: 411000+12500 622200-10000 445660-2000 622700-500', '05-04 back payment K2: 411000+30000 512000-30000']; // prettier-ignore
    expect((await w.shown()).sort()).toEqual(back.sort());
    const undone = await w.told('2026-05-31');
    expect(await w.shown()).toEqual([]);
    await undoJournal(on('2026-06-01'), w.companyId, undone.id);
    expect((await w.shown()).sort()).toEqual(back);
  });

  it('is only what the partner kept where the books have the bank by themselves', async () => {
    const w = await world({ bankFirst: false });
    await w.remitted(NET);
    expect(await w.shown()).toEqual([FIRST[1]]);
  });

  it('tells what the bank has beside the statement as a matter with the partner, and takes that back too', async () => {
    const w = await world();
    const id = await w.remitted(NET - 700);
    const rest = '04-07 remittance_rest Agence Delmas: 401000+700 512000-700';
    expect(await w.shown()).toContain(rest);
    await w.told('2026-04-30');
    await unbookRemittance(on('2026-05-04'), w.companyId, id, 'x');
    await releaseMoney(on('2026-05-04'), w.companyId, id, 'other money');
    expect(await w.shown()).toContain('05-04 back remittance_rest Agence Delmas: 401000-700 512000+700');
  });

  it('that was taken back before the books heard of it is not told at all', async () => {
    const w = await world();
    await unbookRemittance(on(), w.companyId, await w.remitted(NET), 'x');
    expect(await w.shown()).toEqual([]);
  });
});

it('an invoice of a partner is in the books while it is accepted, however often that changes', async () => {
  const w = await world();
  const { companyId, partnerId, cases } = w;
  const lines = [
    { caseId: cases[0]?.caseId ?? 0, kind: 'set_up' as const, about: null, minor: 5_000 },
    { caseId: null, kind: 'other' as const, about: 'postage', minor: 900 },
    { caseId: cases[0]?.caseId ?? 0, kind: 'commission' as const, about: null, minor: 1_000 },
  ];
  const of = { companyId, partnerId, number: 'H-12', issuedOn: day('2026-04-03'), dueOn: null, currency: 'EUR', vatMinor: 1_380, documentId: null, lines }; // prettier-ignore
  const id = await recordInvoice(on(), of);
  expect(await w.shown()).toEqual([]);
  await decide(on(), { companyId, id, as: 'accepted' });
  const lines_ = '401000-8280 622700+5900 622200+1000 445660+1380';
  expect(await w.shown()).toEqual([`04-03 partner_invoice Agence Delmas: ${lines_}`]);
  const { lines: told } = await w.told('2026-04-30');
  expect(told.map(({ customerId, customerName }) => [customerId, customerName])[0]).toEqual([null, 'Agence Delmas']);
  await decide(on('2026-05-02'), { companyId, id, as: 'refused', why: 'not agreed' });
  expect(await w.shown()).toEqual(['05-02 back partner_invoice Agence Delmas: 401000+8280 622700-5900 622200-1000 445660-1380']); // prettier-ignore
  await w.told('2026-05-31');
  await decide(on('2026-06-02'), { companyId, id, as: 'open' });
  expect(await w.shown()).toEqual([]);
  await decide(on('2026-06-03'), { companyId, id, as: 'accepted' });
  expect(await w.shown()).toEqual([`06-01 partner_invoice Agence Delmas: ${lines_}`]);
});
