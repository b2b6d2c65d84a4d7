import * as xlsx from 'xlsx';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { settle } from '../disputes/settle.actions';
import { day } from '../kernel/day';
import type { ChargeKind } from '../ledger/charge';
import { addCharges, waiveCharges } from '../ledger/charge.store';
import { followBank } from '../cash/matching.actions';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { seePdf } from '../platform/testing/read-pdf';
import { paidByBank } from './testing/bank';
import { knownContact, stepUp } from './testing/step-up';

/**
 * Principal, interest and costs apart: shown with what each is for, paid with a reference that names them, objected to one by one, and
 * counted in what is called paid in full.
 */
const open = testDatabase();
let desk: TestDesk;
let iban = '';

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const [account] = await rowsOf<{ iban: string }>(open.db.read, `select iban from v_bank_account where currency = 'EUR'`); // prettier-ignore
  iban = account?.iban ?? '';
  for (const code of ['4711', '1007', '1020']) await knownContact(desk, code, `anna@c${code}.example`);
});
afterAll(() => desk.close());

interface Invoice {
  readonly entryId: number;
  readonly customerId: number;
  readonly itemId: number;
  readonly openMinor: number;
}

async function invoicesOf(code: string): Promise<(Invoice & { document: string })[]> {
  return rowsOf(
    open.db.read,
    `select i.entry_id as "entryId", i.customer_id as "customerId", i.item_id as "itemId", i.document, i.open_minor as "openMinor"
     from v_open_item i join v_customer c on c.id = i.customer_id
     where c.code = ? and i.currency = 'EUR' and i.type = 'invoice' and i.open_minor > 0 order by i.item_id`,
    [code],
  );
}

async function claim({ entryId, customerId }: Invoice, kind: ChargeKind, amountMinor: number, cause: string) {
  const charge = { companyId: desk.company.id, customerId, entryId, kind, cause, currency: 'EUR', amountMinor, aroseOn: day('2026-03-02') }; // prettier-ignore
  await open.db.transaction((tx) => addCharges(tx, desk.work(), [charge]));
  const [made] = await rowsOf<{ id: number }>(open.db.read, 'select max(id) as id from v_charge');
  return made?.id ?? 0;
}

async function entered(code: string): Promise<Visitor> {
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, [code]);
  const about = `customer/${found?.id ?? 0}`;
  const secret = await giveVisit(desk.work(), { kind: 'portal', about, companyId: desk.company.id, days: 30 });
  const who = desk.stranger();
  expect((await who.post(`/portal/${secret}`)).location).toBe('/portal/account');
  await who.get('/portal/account?lang=en');
  return who;
}

const chargesOpen = async (): Promise<Record<number, number>> =>
  Object.fromEntries((await rowsOf<{ id: number; minor: number }>(open.db.read, 'select id, open_minor as minor from v_charge')).map(({ id, minor }) => [id, minor])); // prettier-ignore

const onceIn = (text: string): string => /name="once" value="([^"]+)"/.exec(text)?.[1] ?? '';
const referenceIn = (text: string): string =>
  /<dt>Reference<\/dt><dd><span class="exact">([^<]*)</.exec(text)?.[1] ?? '';
const euro = (minor: number): string => new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(minor / 100); // prettier-ignore

describe('the account of a customer', () => {
  it('says in one line that no interest and no costs are asked for', async () => {
    const { text } = await (await entered('1007')).get('/portal/account');
    expect(text).toContain('At present we ask for no interest and no costs.');
    expect(text).not.toContain('Interest and costs');
  });

  it('shows three sums, what each charge is for, and pays just what is chosen', async () => {
    const [invoice] = await invoicesOf('4711');
    const interest = await claim(invoice!, 'interest', 1234, '2026-02-02/2026-03-01');
    const fee = await claim(invoice!, 'fee', 500, 'reminder/1');
    const who = await entered('4711');
    const { text } = await who.get('/portal/account');
    for (const said of [
      'Interest</th><td class="num">€12.34',
      'Costs</th><td class="num">€5.00',
      `Interest for late payment of ${invoice!.document}, from 2 Feb 2026 to 1 Mar 2026`,
      `Fee for reminding you about ${invoice!.document}, of 2 Mar 2026`,
    ])
      // prettier-ignore
      expect(text).toContain(said);
    expect(text).not.toContain('we ask for no interest');

    const ids = [desk.house.ids.seal('item', invoice!.itemId), desk.house.ids.seal('charge', interest), desk.house.ids.seal('charge', fee)]; // prettier-ignore
    const pay = await who.get('/portal/account/pay');
    for (const id of ids) expect(pay.text).toContain(`value="${id}"`);
    const choose = (ticked: readonly string[], amounts: readonly string[]) =>
      who.post('/portal/account/pay', { choice: 'EUR', item: ticked, ...Object.fromEntries(ticked.map((id, n) => [`amount-${id}`, amounts[n] ?? ''])) }); // prettier-ignore
    for (const amount of ['12.35', '0', '-1', 'x', '']) expect((await choose([ids[1]!], [amount])).status).toBe(422);
    const made = await choose([ids[0]!, ids[1]!], ['10.00', '12.34']);
    expect(made.location).toMatch(/^\/portal\/account\/pay\/sl_/);
    const shown = (await who.get(made.location)).text;
    expect(shown).toContain('from 2 Feb 2026 to 1 Mar 2026</td><td class="num">€12.34');
    expect(shown).toContain('<td class="num">€22.34</td>');
    expect((await choose([ids[1]!, ids[0]!], ['12.34', '10.00'])).location).toBe(made.location);
    // invoices only has another reference than invoices and interest
    expect((await choose([ids[0]!], ['10.00'])).location).not.toBe(made.location);

    const { matched } = await paidByBank(desk, iban, { amount: '22.34', currency: 'EUR' }, { type: 'SCOR', ref: referenceIn(shown).replace(/\s/g, '') }); // prettier-ignore
    expect(matched).toMatchObject({ receipts: 1, applied: 1, waiting: 0 });
    expect(await chargesOpen()).toEqual({ [interest]: 0, [fee]: 500 });
    const [after] = await invoicesOf('4711');
    expect(after?.openMinor).toBe(invoice!.openMinor - 1000);
    expect((await who.get(made.location)).text).toContain('What you chose has changed since');
    const papers = (await who.get('/portal/account/papers')).text;
    expect(papers).toContain('of it €12.34 for interest and costs');
  });

  it('belongs to nobody else: a foreign charge is not there', async () => {
    const [invoice] = await invoicesOf('1007');
    const [fee] = Object.keys(await chargesOpen());
    const who = await entered('1007');
    const id = desk.house.ids.seal('charge', Number(fee));
    const foreign = await who.post('/portal/account/pay', { choice: 'EUR', item: id, [`amount-${id}`]: '1.00' });
    expect(foreign.status).toBe(404);
    const { text } = await who.get('/portal/account/wrong');
    const sent = { once: onceIn(text), item: id, category: 'other', objection: 'Not mine' };
    expect((await who.post('/portal/account/dispute', sent)).status).toBe(422);
    expect(invoice).toBeDefined();
    expect(await rowsOf(open.db.read, 'select 1 from dispute_charge')).toEqual([]);
  });

  it('may be paid whole with the number of the account, interest and costs too', async () => {
    const invoices = await invoicesOf('1020');
    const fee = await claim(invoices[0]!, 'fixed_sum', 4000, 'reminder/2');
    const who = await entered('1020');
    const { text } = await who.get('/portal/account/pay');
    const amount = /<dt>Amount<\/dt><dd><span>€([\d,.]+)/.exec(text)?.[1]?.replaceAll(',', '') ?? '';
    const reference = referenceIn(text).replace(/\s/g, '');
    const [due] = await rowsOf<{ minor: number }>(open.db.read, `select sum(open_minor) as minor from v_open_item where customer_id = ? and due_on < '2026-03-03'`, [invoices[0]!.customerId]); // prettier-ignore
    expect(Math.round(Number(amount) * 100)).toBe((due?.minor ?? 0) + 4000);
    const { matched } = await paidByBank(desk, iban, { amount, currency: 'EUR' }, { type: 'SCOR', ref: reference });
    expect(matched.receipts).toBe(1);
    await followBank(desk.work(), desk.company);
    const proposals = await rowsOf<{ body: string }>(open.db.read, 'select body from cash_proposal');
    const isPaid = (await chargesOpen())[fee] === 0;
    expect(isPaid || proposals.some(({ body }) => body.includes(`"chargeId":${fee},`))).toBe(true);
  });
});

describe('an objection to a fee', () => {
  it('holds the fee and not the invoice, and gives it up where it was right', async () => {
    const [invoice] = await invoicesOf('4711');
    const [[fee] = []] = Object.entries(await chargesOpen()).filter(([, minor]) => minor === 500);
    const who = await entered('4711');
    const before = /<p class="sum">€([\d,.]+)/.exec((await who.get('/portal/account')).text)?.[1] ?? '';
    const page = await who.get('/portal/account/wrong');
    const id = desk.house.ids.seal('charge', Number(fee));
    expect(page.text).toContain(
      `<option value="${id}">Fee for reminding you about ${invoice!.document}, of 2 Mar 2026, €5.00`,
    );
    const told = { once: onceIn(page.text), item: id, category: 'other', objection: 'Nobody reminded me.' };
    expect((await who.post('/portal/account/dispute', { ...told, part: '1.00' })).status).toBe(422);
    expect((await who.post('/portal/account/dispute', told)).status).toBe(303);
    const { text } = await who.get('/portal/account');
    expect(text).toContain('Thank you. We look at this and answer by');
    const now = /<p class="sum">€([\d,.]+)/.exec(text)?.[1] ?? '';
    const minor = (said: string): number => Math.round(Number(said.replaceAll(',', '')) * 100);
    expect(minor(before) - minor(now)).toBe(500);
    expect(text).toMatch(/of 2 Mar 2026<small>€5.00 · you told us that something is wrong/);
    // the invoice itself may still be objected to, the fee not twice
    const again = await who.get('/portal/account/wrong');
    expect(again.text).not.toContain(id);
    expect(again.text).toContain(desk.house.ids.seal('item', invoice!.itemId));

    const [dispute] = await rowsOf<{ id: number; customerId: number }>(open.db.read, 'select max(id) as id, max(customer_id) as "customerId" from v_dispute'); // prettier-ignore
    const clerk = await desk.as('collector');
    const shown = await clerk.get(`/c/${desk.company.code}/disputes/${desk.house.ids.seal('dispute', dispute!.id)}`);
    expect(shown.text).toContain('only the fee, €5.00');
    await settle(desk.work(), { companyId: desk.company.id, disputeId: dispute!.id }, { outcome: 'justified' });
    expect((await chargesOpen())[Number(fee)]).toBeUndefined();
    expect((await who.get('/portal/account')).text).toContain('At present we ask for no interest and no costs.');
    expect(await rowsOf(open.db.read, `select 1 from v_task where kind = 'credit_note'`)).toEqual([]);
  });
});

describe('papers', () => {
  it('list what is claimed, paid or not, and the account with it', async () => {
    const [invoice] = await invoicesOf('4711');
    const fee = await claim(invoice!, 'fee', 700, 'reminder/9');
    const who = await entered('4711');
    await stepUp(desk, who);
    const book = xlsx.read((await who.get('/portal/account/papers/statement.xlsx')).bytes);
    expect(book.SheetNames).toContain('EUR interest and costs');
    const rows = xlsx.utils.sheet_to_json<unknown[]>(book.Sheets['EUR interest and costs']!, { header: 1 });
    expect(rows.slice(1, 3).map((row) => row.slice(2, 4))).toEqual([[12.34, 0], [7, 7]]); // prettier-ignore
    const account = xlsx.utils.sheet_to_json<unknown[]>(book.Sheets['EUR']!, { header: 1 });
    expect(rows.at(-1)?.[3]).toBeCloseTo(Number(account.at(-1)?.[6]) + 19.34, 2);
    const pdf = await who.get('/portal/account/papers/statement.pdf');
    expect((await seePdf(pdf.bytes)).pages.join(' ')).toContain('Account with interest and costs');
    await open.db.transaction((tx) => waiveCharges(tx, desk.work(), { companyId: desk.company.id, chargeIds: [fee], why: 'goodwill' })); // prettier-ignore
    const later = xlsx.read((await who.get('/portal/account/papers/statement.xlsx')).bytes);
    expect(xlsx.utils.sheet_to_json<unknown[]>(later.Sheets['EUR interest and costs']!, { header: 1 })).toHaveLength(3);
  });

  it('call an invoice paid in full only where what is claimed for it is paid or given up', async () => {
    const [invoice] = await invoicesOf('1007');
    const fee = await claim(invoice!, 'fee', 900, 'reminder/3');
    const who = await entered('1007');
    const id = desk.house.ids.seal('item', invoice!.itemId);
    const made = await who.post('/portal/account/pay', { choice: 'EUR', item: id, [`amount-${id}`]: (invoice!.openMinor / 100).toFixed(2) }); // prettier-ignore
    const ref = referenceIn((await who.get(made.location)).text).replace(/\s/g, '');
    await paidByBank(
      desk,
      iban,
      { amount: (invoice!.openMinor / 100).toFixed(2), currency: 'EUR' },
      { type: 'SCOR', ref },
    );
    expect((await invoicesOf('1007')).map(({ itemId }) => itemId)).not.toContain(invoice!.itemId);
    const row = `<td>${invoice!.document}</td>`;
    const before = (await who.get('/portal/account/papers/paid')).text;
    expect([before.includes(row), before.includes('paid too, or we gave them up')]).toEqual([false, false]);
    expect((await who.get('/portal/account')).text).toContain(euro(900));
    await open.db.transaction((tx) => waiveCharges(tx, desk.work(), { companyId: desk.company.id, chargeIds: [fee], why: 'goodwill' })); // prettier-ignore
    const after = (await who.get('/portal/account/papers/paid')).text;
    expect([after.includes(row), after.includes('paid too, or we gave them up')]).toEqual([true, true]);
  });

  it('speak six languages, with no blank left open', async () => {
    const [invoice] = await invoicesOf('1020');
    if (invoice !== undefined) await claim(invoice, 'interest', 321, '2026-02-02/2026-03-01');
    const who = await entered('1020');
    for (const [lang, said] of [['fr', 'Intérêts'], ['de', 'Zinsen'], ['sv', 'Ränta'], ['nl', 'Rente'], ['es', 'Intereses'], ['en', 'Interest']] as const) {
      await who.get(`/portal/account?lang=${lang}`);
      for (const path of ['/portal/account', '/portal/account/pay', '/portal/account/wrong', '/portal/account/papers']) {
        const { status, text } = await who.get(path);
        expect([path, status, /\{\w+\}|undefined/.test(text)]).toEqual([path, 200, false]);
        if (path === '/portal/account' && invoice !== undefined) expect(text).toContain(said);
      }
    } // prettier-ignore
  });
});
