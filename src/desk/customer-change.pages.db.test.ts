import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { LANGUAGES } from '../languages/said';
import { importFile } from '../imports/actions';
import { day } from '../kernel/day';
import { deliver } from '../outbox/delivery.actions';
import { acceptInvitation, invite } from '../people/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { sendLetter } from '../reminders/free.actions';
import { allocate, reverse } from '../ledger/actions';
import { cancelEntries } from '../ledger/cancellation.store';
import { bookEntries } from '../ledger/entry.store';
import { holdSources } from '../app';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** Corrections, choices, payments and letters from the customer's page, over a real server. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let sealed: string;
let customerId: number;

beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
  const [roux] = await rowsOf<{ id: number }>(database.db.read, `select id from customer where name like 'Roux%'`);
  customerId = roux?.id ?? 0;
  sealed = desk.work().ids.seal('customer', customerId);
});
afterAll(() => desk.close());

const on = (path: string): string => `/c/${desk.company.code}/customers/${sealed}${path}`;
const shown = async (query = ''): Promise<string> => (await clerk.get(on(query))).text;
const itemId = async (document: string): Promise<number> => {
  const [row] = await rowsOf<{ id: number }>(
    database.db.read,
    `select item_id as id from v_open_item where document = ? and basis = 'booked'`,
    [document],
  );
  return row?.id ?? 0;
};
const itemOf = async (document: string): Promise<string> => desk.work().ids.seal('item', await itemId(document));
const one = async <T>(sql: string, bindings: readonly unknown[] = []): Promise<T | undefined> =>
  (await rowsOf<T>(database.db.read, sql, bindings))[0];

describe('a correction', () => {
  it('wins over the source with its reason, and is given back', async () => {
    const path = on('/correct/country');
    expect((await clerk.get(path)).text).toContain('It is now: FR.');
    const wrong = await clerk.post(path, { value: 'France', why: 'register' });
    expect([wrong.status, wrong.text.includes('value="France"')]).toEqual([422, true]);
    expect((await clerk.post(path, { value: 'BE', why: 'register extract' })).status).toBe(303);
    expect(await shown()).toContain('corrected by The collector: register extract; the source says FR');
    expect((await clerk.get(path)).text).toContain('The source says: FR.');
    expect((await clerk.post(`${path}/end`)).status).toBe(303);
    expect(await one(`select country from customer where id = ?`, [customerId])).toEqual({ country: 'FR' });
    expect((await clerk.get(`${path}/end`)).status).toBe(404);
    expect((await clerk.get(on('/correct/party_id'))).status).toBe(404);
  });

  it('of a document moves its due day', async () => {
    const path = on(`/items/${await itemOf('F-1002')}/correct`);
    expect((await clerk.post(path, { field: 'due_on', value: 'soon', why: 'agreed' })).status).toBe(422);
    expect((await clerk.post(path, { field: 'due_on', value: '2026-02-28', why: 'agreed' })).status).toBe(303);
    expect(await shown()).toContain('28 Feb 2026');
    expect((await clerk.get(path)).text).toContain('Take the source’s word for Due day again');
    expect((await clerk.post(`${path}/due_on/end`)).status).toBe(303);
    expect(await shown()).toContain('9 Feb 2026');
    const foreign = on(`/items/${await itemOf('F-1003')}/correct`);
    expect((await clerk.get(foreign)).status).toBe(404);
  });
});

describe('who handles an invoice', () => {
  it('is chosen or typed, shown with the invoice, and given back to the source; bad input is said beside its field', async () => {
    const path = on(`/items/${await itemOf('F-1002')}/handled`);
    expect((await clerk.get(path)).text).toContain('Nobody of its own');
    for (const bad of ['a@b.test, c@d.test', '<script>', '"x"@y', 'a@b.test\r\nBcc: z@z.test'])
      expect((await clerk.post(path, { contact: 'new', email: bad, why: 'phone' })).status).toBe(422);
    expect((await clerk.post(path, { contact: 'new', email: '', why: 'phone' })).status).toBe(422);
    expect((await clerk.post(path, { contact: '', email: 'lyon@d.test', why: 'phone' })).status).toBe(422);
    expect((await clerk.post(path, { contact: 'a@b, c@d', why: 'phone' })).status).toBe(422);
    expect((await clerk.post(path, { contact: 'new', email: 'Lyon@d.test', name: 'Luc', why: 'phone' })).status).toBe(
      303,
    );
    expect(await shown()).toContain('handled by lyon@d.test');
    expect((await clerk.get(path)).text).toContain('Said by The collector: phone. The source says: nothing.');
    expect((await clerk.post(`${path}/end`)).status).toBe(303);
    expect(await shown()).not.toContain('handled by lyon@d.test');
    expect((await clerk.post(`${path}/end`)).status).toBe(409);
    expect((await clerk.get(on(`/items/${await itemOf('F-1003')}/handled`))).status).toBe(404);
  });

  it('is said of many at once', async () => {
    const id = await itemOf('F-1002');
    const at = (path: string): string => `/c/${desk.company.code}/items/handled${path}`;
    expect((await clerk.post(at(''), { id })).text).toContain('Who handles');
    expect((await clerk.post(at('/name'), { id, email: 'no', why: 'x' })).status).toBe(422);
    expect((await clerk.post(at('/name'), { id, email: 'nice@d.test', name: '', why: 'x' })).status).toBe(303);
    expect(await shown()).toContain('handled by nice@d.test');
    expect((await clerk.post(at('/end'), { id })).status).toBe(303);
  });
});

describe('the strategy', () => {
  it('is chosen for this customer, and the choice taken back', async () => {
    expect((await clerk.post(on('/strategy'), { code: 'nothing-such' })).status).toBe(422);
    expect((await clerk.post(on('/strategy'), { code: 'none' })).status).toBe(303);
    expect(await shown()).toContain('chosen for this customer');
    expect(await shown()).toContain('Its strategy is “none”: never reminded.');
    expect((await clerk.post(on('/strategy'), { code: '' })).status).toBe(303);
    expect(await shown()).toContain('the strategy of the company');
  });
});

describe('a payment', () => {
  it('is applied to documents by hand, in part, and taken back with a reason', async () => {
    const [credit, invoice] = [await itemOf('P-77'), await itemOf('F-1002')];
    const apply = on(`/items/${credit}/apply`);
    expect((await clerk.get(apply)).text).toContain('€300.00 of it is free.');
    expect((await clerk.post(apply)).status).toBe(422);
    const much = { item: invoice, [`amount.${invoice}`]: '400' };
    expect((await clerk.post(apply, much)).text).toContain('up to €300.00');
    expect((await clerk.post(apply, { item: invoice, [`amount.${invoice}`]: '100.00' })).status).toBe(303);
    expect(await shown()).toContain('€100.00 applied to F-1002');
    const payments = on(`/items/${invoice}/payments`);
    const { text } = await clerk.get(payments);
    expect(text).toContain('Payment P-77 · €100.00');
    const which = /name="which" value="(al_[a-z0-9]+)"/.exec(text)?.[1] ?? '';
    expect((await clerk.post(payments, { which: 'al_00000000000', why: 'x' })).status).toBe(422);
    expect((await clerk.post(payments, { which, why: 'wrong invoice' })).status).toBe(303);
    expect((await clerk.get(payments)).text).toContain('Nothing was applied to it.');
  });

  it('is taken off what the form of a promise offers, which says so', async () => {
    const { text } = await clerk.get(on(`/promise?item=${await itemOf('F-1002')}`));
    const [, due, credit, left] = /([€\d.,]+) less credits of ([€\d.,]+) leaves ([€\d.,]+):/.exec(text) ?? [];
    const minor = (said = ''): number => Math.round(Number(said.replace(/[€,]/g, '')) * 100);
    expect(minor(credit)).toBe(30_000);
    expect(minor(left)).toBe(Math.max(0, minor(due) - 30_000));
    expect(/name="amount"[^>]* value="([^"]*)"/.exec(text)?.[1]).toBe(left?.slice(1));
  });
});

describe('money that went back', () => {
  it('reopens what it had paid, once, and the customer can be told at once', async () => {
    const invoice = await itemId('F-1002');
    const work = desk.work();
    const [credit] = await rowsOf<{ id: number; free: number }>(database.db.read, `select item_id as id, -open_minor as free from v_open_item where customer_id = ? and type = 'payment'`, [customerId]); // prettier-ignore
    const free = credit?.free ?? 0;
    await allocate(work, [{ companyId: desk.company.id, fromItemId: credit?.id ?? 0, to: { itemId: invoice }, amountMinor: free, allocatedOn: day('2026-03-02'), basis: 'manual' }]); // prettier-ignore
    const payment = work.ids.seal('item', credit?.id ?? 0);
    const given = { payment, on: '2026-03-03', why: 'account closed', reply: 'yes' };
    expect((await clerk.get(on('/returned'))).text).toContain(`value="${payment}"`);
    expect((await clerk.post(on('/returned'), { ...given, payment: await itemOf('F-1001') })).status).toBe(422);
    expect((await clerk.post(on('/returned'), { ...given, on: '2026-03-04' })).status).toBe(409);
    const { status, location } = await clerk.post(on('/returned'), given);
    expect([status, location.includes('reply=payment_returned')]).toEqual([303, true]);
    const reply = (await clerk.get(location)).text;
    expect(reply).toContain('Votre paiement nous a été retourné');
    expect(reply).toMatch(new RegExp(`value="${await itemOf('F-1002')}"[^>]*checked`));
    expect(await one(`select open_minor = amount_minor as whole from v_open_item where item_id = ?`, [invoice])).toMatchObject({ whole: database.db.dialect === 'sqlite' ? 1 : true }); // prettier-ignore
    expect((await clerk.post(on('/returned'), given)).status).toBe(422);
    const refund = await one<{ id: number }>(`select item_id as id from v_open_item where customer_id = ? and type = 'refund'`, [customerId]); // prettier-ignore
    const undo = on(`/returned/${work.ids.seal('item', refund?.id ?? 0)}/undo`);
    expect((await clerk.get(on(`/returned/${payment}/undo`))).status).toBe(404);
    expect((await clerk.post(undo, { why: 'only tried' })).status).toBe(303);
    const made = await one<{ id: number }>(`select max(id) as id from v_allocation where company_id = ? and to_item_id = ?`, [desk.company.id, invoice]); // prettier-ignore
    await reverse(work, desk.company.id, [made?.id ?? 0], 'only tried');
  });
});

describe('a document that the list no longer names', () => {
  it('is confirmed as settled by a person', async () => {
    const lines = [
      'Customer No;Customer Name;Document No;Document Type;Document Date;Due Date;Currency;Amount;Open Amount',
      '4711;Roux et Fils SARL;F-1001;Invoice;2025-12-15;2026-01-14;EUR;1200.00;1200.00',
      '4711;Roux et Fils SARL;P-77;Payment;2026-02-20;;EUR;-300.00;-300.00',
    ];
    const path = join(database.home, 'shorter.csv');
    writeFileSync(path, `${lines.join('\n')}\n`);
    const options = { asOf: day('2026-03-03') };
    const asked = { path, options, scope: { accounts: ['4711'] }, yes: true, fileDay: day('2026-03-03') };
    await importFile(desk.work(), { ...asked, company: desk.company });
    expect(await shown()).toContain('missing from the list since 3 Mar 2026: presumed settled');
    const settled = on(`/items/${await itemOf('F-1002')}/settled`);
    expect((await clerk.get(settled)).text).toContain('€480.50 is closed as of that day');
    expect((await clerk.post(settled)).status).toBe(303);
    const item = await one(`select open_minor as open from open_item where id = ?`, [await itemId('F-1002')]);
    expect(item).toEqual({ open: 0 });
    expect((await clerk.get(on(`/items/${await itemOf('F-1001')}/settled`))).status).toBe(404);
  });
});

/** What became of the messages, once none is on its way any more: they leave when the page has answered. */
async function leftBehindThePage(): Promise<{ n: number; state: string } | undefined> {
  for (let tries = 0; tries < 200; tries += 1) {
    const now = await one<{ n: number; state: string }>(`select count(*) as n, max(state) as state from message`);
    if (now?.state !== 'queued' && now?.state !== 'sending') return now;
    await later(50);
  }
  throw new Error('the message never left');
}

describe('an obstacle', () => {
  it('is recorded with who puts it right, holds until the next day, and its reply is ready in the language of the customer', async () => {
    const item = await itemOf('F-1001');
    const given = { kind: 'not_received', note: 'never came', reply: 'yes', item };
    expect((await clerk.post(on('/obstacle'), { ...given, note: '' })).status).toBe(422);
    expect((await clerk.post(on('/obstacle'), { ...given, kind: 'weather' })).status).toBe(422);
    expect((await clerk.post(on('/obstacle'), { ...given, item: 'it_00000000000' })).status).toBe(422);
    expect((await clerk.post(on('/obstacle'), { ...given, next: '2026-03-01' })).status).toBe(422);
    expect(await one(`select count(*) as n from hold where kind = 'obstacle'`)).toEqual({ n: 0 });
    const { status, location } = await clerk.post(on('/obstacle'), given);
    expect(status).toBe(303);
    expect(await one(`select kind, assignee, due_on, title from task where kind = 'obstacle'`)).toEqual({
      kind: 'obstacle',
      assignee: 'billing',
      due_on: '2026-03-10',
      title: 'Put this right (Invoice not received): Invoice not received: never came',
    });
    const reply = (await clerk.get(location)).text;
    for (const said of ['Copies de nos factures', 'value="invoices" selected', 'No copy is kept of F-1001'])
      expect(reply).toContain(said);
    expect(reply).toMatch(new RegExp(`value="${item}"[^>]*checked`));
    const page = await shown();
    expect(page).toContain('Invoice not received: never came');
    const end = /href="([^"]*\/holds\/ho_[a-z0-9]+\/end)"/.exec(page)?.[1] ?? '';
    expect((await clerk.post(end, { why: 'it has come' })).status).toBe(303);
    expect(await one(`select count(*) as n from task where kind = 'obstacle' and done_at is null`)).toEqual({ n: 0 });
  });

  it('copies are one key away, of what is overdue', async () => {
    const href = (/href="([^"]+)" data-key="y"/.exec(await shown())?.[1] ?? '').replaceAll('&#x3D;', '=');
    const { text } = await clerk.get(href);
    expect(text).toContain('Copies de nos factures');
    expect(text).toMatch(new RegExp(`value="${await itemOf('F-1001')}"[^>]*checked`));
    expect((await (await desk.as('reader')).get(on('/obstacle'))).status).toBe(403);
  });
});

describe('a short payment', () => {
  it('waits for a person, who asks for the rest, takes that back, or opens a case', async () => {
    const work = desk.work();
    const owner = { companyId: desk.company.id, customerId };
    const [bill, money] = await database.db.transaction((tx) =>
      bookEntries(tx, work, [
        { ...owner, type: 'invoice', document: 'S-1', currency: 'EUR', amountMinor: 100_000, issuedOn: day('2026-01-05'), dueOn: day('2026-02-04') },
        { ...owner, type: 'payment', document: 'P-S1', currency: 'EUR', amountMinor: -98_000, issuedOn: day('2026-02-20') },
      ]),
    ); // prettier-ignore
    const item = bill?.itemIds[0] ?? 0;
    const paying = { companyId: desk.company.id, fromItemId: money?.itemIds[0] ?? 0, to: { itemId: item } };
    await allocate(work, [{ ...paying, amountMinor: 98_000, allocatedOn: day('2026-02-20'), basis: 'manual' }]);
    const list = `/c/${desk.company.code}/disputes/rests`;
    const text = (await clerk.get(list)).text;
    expect(text).toMatch(/S-1[\s\S]*€20\.00[\s\S]*no reason is known[\s\S]*look into it/);
    expect(await shown()).toContain('€20.00 kept back: no reason is known');

    const sealedItem = work.ids.seal('item', item);
    const given = { item: sealedItem, what: 'ask', category: 'short_payment', note: 'nothing was agreed' };
    expect((await clerk.post(on('/short-payment'), { ...given, note: '' })).status).toBe(422);
    expect((await clerk.post(on('/short-payment'), { ...given, item: await itemOf('F-1001') })).status).toBe(422);
    expect((await clerk.post(on('/short-payment'), given)).status).toBe(303);
    expect((await clerk.get(list)).text).toContain('No rest waits for a decision.');
    expect((await clerk.post(on(`/short-payment/${sealedItem}/undo`), {})).status).toBe(303);
    expect((await clerk.post(on(`/short-payment/${sealedItem}/undo`), {})).status).toBe(409);
    expect((await clerk.get(on('/short-payment/it_00000000000/undo'))).status).toBe(404);
    const cased = await clerk.post(on('/short-payment'), { ...given, what: 'case', category: 'freight' });
    expect(cased.location).toContain('/disputes/di_');
    expect(await one(`select category, owner from dispute where objection = 'nothing was agreed'`)).toEqual({ category: 'freight', owner: 'logistics' }); // prettier-ignore

    const rules = { most: '10', 'amount-EUR': '5.00', 'percent-EUR': '' };
    const administrator = await desk.as('administrator');
    expect((await administrator.post(`${list}/rules`, rules)).status).toBe(422);
    expect((await administrator.post(`${list}/rules`, { ...rules, 'percent-EUR': '1' })).status).toBe(303);
    expect(await one(`select value from company_setting where name = 'shortPayments' and ended_at is null`)).toEqual({
      value: '{"tolerance":{"EUR":{"minor":500,"percent":1}},"mostPercent":10}',
    });
    expect((await clerk.post(`${list}/write-off`, { currency: 'EUR' })).status).toBe(409);
    await database.db.transaction((tx) => cancelEntries(tx, work, { companyId: desk.company.id, entryIds: [bill?.entryId ?? 0, money?.entryId ?? 0], why: 'tried' })); // prettier-ignore
  });
});

describe('a message written by hand', () => {
  const words = {
    language: 'en',
    subject: 'Your account',
    text: 'Thank you for your call.\n\nPlease find the invoice.',
  };
  const toIn = (text: string): string => /<option value="(cn_[a-z0-9]+)"/.exec(text)?.[1] ?? '';

  it('is looked at first, as its reader will see it', async () => {
    const { text } = await clerk.get(on('/write'));
    const fields = { ...words, to: toIn(text), item: await itemOf('F-1001'), enclose: 'none' };
    const preview = await clerk.post(on('/write/preview'), fields);
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('Thank you for your call.');
    expect(preview.text).toContain('F-1001');
    expect(preview.text).toContain('€900.00'); // the invoice less the payment on account
    expect((await clerk.post(on('/write/preview'), { ...fields, text: '' })).text).toContain(
      'Give a subject and a text',
    );
    await clerk.post(on('/hold'), { item: fields.item, kind: 'goodwill', quick: '1w', reason: 'for the preview' });
    expect((await clerk.post(on('/write/preview'), fields)).text).toContain('On hold');
    const end = /href="([^"]*\/holds\/ho_[a-z0-9]+\/end)"/.exec(await shown())?.[1] ?? '';
    expect((await clerk.post(end, { why: 'looked at' })).status).toBe(303);
    expect(await one(`select count(*) as n from message`)).toEqual({ n: 0 });
  });

  it('leaves once, is a contact that keeps the next reminder away, and the only one of the day', async () => {
    const { text } = await clerk.get(on('/write'));
    const fields = { ...words, to: toIn(text), item: await itemOf('F-1001'), enclose: 'statement' };
    expect((await clerk.post(on('/write'), { ...fields, subject: '' })).status).toBe(422);
    expect((await clerk.post(on('/write'), { ...fields, to: 'cn_00000000000' })).status).toBe(422);
    expect((await clerk.post(on('/write'), fields)).status).toBe(303);
    const again = await clerk.post(on('/write'), fields);
    expect([again.status, again.text.includes('has had a message today already')]).toEqual([422, true]);
    expect(again.text).toContain('Please find the invoice.');
    expect(await leftBehindThePage()).toEqual({ n: 1, state: 'accepted' });
    const page = await shown();
    expect(page).toContain('Your account');
    expect(page).toContain('The last contact was too short a time ago.');
  });

  it('does not leave where what it asks for was paid in the meantime', async () => {
    desk.setNow('2026-03-04T09:00:00.000Z');
    const work = desk.work();
    const contact = await one<{ id: number; email: string }>(`select id, email from contact where customer_id = ?`, [
      customerId,
    ]);
    const to = { channel: 'email', email: contact?.email ?? '', name: null, contactId: contact?.id ?? 0 } as const;
    const invoice = await itemId('F-1001');
    await sendLetter(work, {
      ...{ company: desk.company, customerId, to, language: 'fr', subject: 'Relevé', text: 'Bonjour.' },
      ...{ itemIds: [invoice], attach: 'none', holds: holdSources },
    });
    const row = { companyId: desk.company.id, fromItemId: await itemId('P-77'), to: { itemId: invoice } };
    await allocate(work, [{ ...row, amountMinor: 30_000, allocatedOn: day('2026-03-04'), basis: 'manual' }]);
    expect((await deliver(work, desk.house.post(), desk.company)).withdrawn).toEqual({ paid: 1 });
  });
});

it('speaks every language of the desk, with no blank left open', async () => {
  const words = { fr: 'Pièces ouvertes', de: 'Offene Posten', sv: 'Öppna poster', en: 'Open items' };
  const item = await itemOf('F-1001');
  const forms = [
    'call',
    'note',
    'promise',
    'dispute',
    'hold',
    'contacts',
    'addresses',
    'documents',
    'statement',
    'strategy',
  ];
  for (const language of LANGUAGES) {
    const email = `${language}@acme.example`;
    const given = { email, name: language, language, roles: [{ companyId: null, role: 'collector' as const }] };
    const { secret } = await invite(desk.work(), given);
    await acceptInvitation(desk.work(), secret, { name: language, password: 'correct horse battery staple' });
    const visitor = desk.stranger();
    await visitor.signIn(email, 'correct horse battery staple');
    expect((await visitor.get(on(''))).text).toContain(words[language]);
    for (const path of ['', ...forms.map((form) => `/${form}`), '/write', '/correct/name', `/items/${item}/correct`]) {
      const { status, text } = await visitor.get(on(path));
      expect([language, path, status, /[^{]\{[a-z]+\}/i.exec(text)?.[0]]).toEqual([language, path, 200, undefined]);
    }
  }
});
