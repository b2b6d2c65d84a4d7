import * as xlsx from 'xlsx';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { attachDocument } from '../documents/actions';
import type { DocumentKind } from '../documents/kind';
import { allocate } from '../ledger/actions';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { readZip } from '../platform/zip';
import { knownContact, stepUp } from './testing/step-up';

/** A customer's own papers: invoices as they were sent, the statement of account, payments; of nobody else, and nothing internal. */
const open = testDatabase();
let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.write('customer').whereIn('code', ['4711', '1007']).update({ language: 'en' });
  for (const code of ['4711', '1007', '1020']) await knownContact(desk, code, `anna@c${code}.example`);
  await paper('F-1001', 'invoice', 'F-1001.pdf');
  await paper('F-1002', 'invoice', 'F-1001.pdf');
  await paper('F-1001', 'delivery', 'delivery.pdf');
  await paper('F-1003', 'invoice', 'F-1003.pdf');
});
afterAll(() => desk.close());

async function paper(document: string, kind: DocumentKind, fileName: string): Promise<void> {
  const [entry] = await rowsOf<{ id: number; customerId: number }>(open.db.read, `select id, customer_id as "customerId" from v_entry where document = ?`, [document]); // prettier-ignore
  const bytes = Buffer.from(`%PDF-1.4\n${document} ${kind}\n%%EOF\n`);
  await attachDocument(desk.work(), { companyId: desk.company.id, customerId: entry!.customerId, about: `entry/${entry!.id}`, kind, fileName, bytes }); // prettier-ignore
}

async function entered(code: string): Promise<Visitor> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  const about = `customer/${found?.id ?? 0}`;
  const secret = await giveVisit(desk.work(), { kind: 'portal', about, companyId: desk.company.id, days: 30 });
  const who = desk.stranger();
  expect((await who.post(`/portal/${secret}`)).location).toBe('/portal/account');
  await stepUp(desk, who);
  return who;
}

const papersIn = (text: string): string[] =>
  [...text.matchAll(/href="(\/portal\/account\/papers\/do_[^"]+)"/g)].map(([, path]) => path ?? '');

describe('papers in the portal', () => {
  it('are the invoices of the customer, one by one and in one file', async () => {
    const who = await entered('4711');
    const { text } = await who.get('/portal/account/papers');
    for (const said of [
      'F-1001, ',
      'F-1002, ',
      'All of them in one file',
      'Statement of your account as of 3 Mar 2026',
    ])
      expect(text).toContain(said);
    for (const not of ['F-1003', 'delivery']) expect(text).not.toContain(not);
    const [one = ''] = papersIn(text);
    expect(papersIn((await who.get('/portal/account')).text)).toContain(one);
    const got = await who.get(one);
    expect([got.status, got.headers.get('content-type'), got.headers.get('content-disposition')]).toEqual([200, 'application/pdf', 'attachment; filename=F-1001.pdf']); // prettier-ignore
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    const zip = await bytesOf(who, '/portal/account/papers/all.zip');
    const names: string[] = [];
    for await (const { name } of readZip(zip)) names.push(name);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
  });

  it('are refused to everybody else, alike whether there is one or not', async () => {
    const [mine = ''] = papersIn((await (await entered('4711')).get('/portal/account/papers')).text);
    const other = await entered('1007');
    const refused = await other.get(mine);
    const invented = await other.get('/portal/account/papers/do_nonsense');
    expect([refused.status, invented.status, refused.text === invented.text]).toEqual([404, 404, true]);
    expect((await desk.stranger().get(mine)).status).toBe(410);
    expect((await (await entered('1020')).get('/portal/account/papers/all.zip')).status).toBe(404);
  });

  it('are a statement of account as PDF and Excel, in the language of the visit', async () => {
    const who = await entered('4711');
    const pdf = await bytesOf(who, '/portal/account/papers/statement.pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const cells = JSON.stringify(xlsx.read(await bytesOf(who, '/portal/account/papers/statement.xlsx')).Sheets);
    for (const said of ['F-1001', 'F-1002']) expect(cells).toContain(said);
    expect(cells).not.toContain('F-1003');
  });
});

describe('payments in the portal', () => {
  it('say what each paid and what of it waits; what is paid in full has a receipt', async () => {
    const who = await entered('4711');
    const before = (await who.get('/portal/account/papers')).text;
    expect(before).toContain('20 Feb 2026: €300.00');
    expect(before).toContain('€300.00 of it is not matched to an invoice yet');
    expect((await (await entered('1007')).get('/portal/account/papers')).text).toContain('no payment of yours yet');
    expect((await who.get('/portal/account/papers/paid')).text).toContain('No invoice was paid in full');
    await applied('P-77', 'F-1002', 20_000);
    const { text } = await who.get('/portal/account/papers');
    expect(text).toContain('for F-1002');
    expect(text).toContain('€100.00 of it is not matched to an invoice yet');
    await open.db.write('entry').where({ document: 'F-1001' }).update({ amount_minor: 10_000 });
    await open.db
      .write('open_item')
      .where({ open_minor: 120_000 })
      .update({ amount_minor: 10_000, open_minor: 10_000 });
    await applied('P-77', 'F-1001', 10_000);
    const receipt = (await who.get('/portal/account/papers/paid')).text;
    expect(receipt).toMatch(
      /ACME SAS confirms that these invoices of Roux et Fils SARL \(customer number 4711\) were paid in full/,
    );
    expect([receipt.includes('F-1001'), receipt.includes('F-1002')]).toEqual([true, false]);
  });

  it('are said in each language', async () => {
    const who = await entered('4711');
    for (const lang of ['fr', 'de', 'sv', 'nl', 'es']) {
      await who.get(`/portal/account/papers?lang=${lang}`);
      for (const page of ['', '/paid']) {
        const { status, text } = await who.get(`/portal/account/papers${page}`);
        expect([lang, status, /\{\w+\}/.test(text)]).toEqual([lang, 200, false]);
        expect(text).toContain(`<html lang="${lang}">`);
      }
    }
    expect(desk.failures).toEqual([]);
  });
});

async function applied(payment: string, invoice: string, amountMinor: number): Promise<void> {
  const [from, to] = [await itemOf(payment), await itemOf(invoice)];
  const whose = { companyId: desk.company.id, fromItemId: from, to: { itemId: to } };
  await allocate(desk.work(), [{ ...whose, amountMinor, allocatedOn: desk.work().today, basis: 'manual' }]);
}

async function itemOf(document: string): Promise<number> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select item_id as id from v_open_item where document = ?`, [document]); // prettier-ignore
  return found?.id ?? 0;
}

async function bytesOf(who: Visitor, path: string): Promise<Buffer> {
  const { status, bytes } = await who.get(path);
  expect(status).toBe(200);
  return bytes;
}
