import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addContact, correctCustomer } from '../customers/actions';
import { findCustomer } from '../customers/store';
import { openCompany } from '../companies/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type Answered, type TestDesk, type Visitor } from './testing/test-desk';

/** The page of a customer and what is done from it, over a real server: each journey of a clerk, and what must not happen. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let at: string;
let ids: { customer: number; sealed: string; other: string };

beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
  at = `/c/${desk.company.code}/customers`;
  const [roux, other] = await rowsOf<{ id: number; name: string }>(
    database.db.read,
    `select id, name from customer where company_id = ? order by case when name like 'Roux%' then 0 else 1 end, id`,
    [desk.company.id],
  );
  const seal = (id = 0): string => desk.work().ids.seal('customer', id);
  ids = { customer: roux?.id ?? 0, sealed: seal(roux?.id), other: seal(other?.id) };
});
afterAll(() => desk.close());

const page = (query = ''): Promise<Answered> => clerk.get(`${at}/${ids.sealed}${query}`);
const on = (path: string): string => `${at}/${ids.sealed}${path}`;
const count = async (table: string, where = '1 = 1'): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(database.db.read, `select count(*) as n from ${table} where ${where}`);
  return row?.n ?? 0;
};
/** The address of the row whose document that is, as an id. */
const itemOf = async (document: string): Promise<string> => {
  const [row] = await rowsOf<{ id: number }>(
    database.db.read,
    `select item_id as id from v_open_item where company_id = ? and document = ?`,
    [desk.company.id, document],
  );
  return desk.work().ids.seal('item', row?.id ?? 0);
};
const onceIn = ({ text }: Answered): string => /name="once" value="([^"]+)"/.exec(text)?.[1] ?? '';
const hrefIn = (text: string, pattern: RegExp): string => (pattern.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');

describe('the page of a customer', () => {
  it('says who it is, what is open and why it is chased, with each item under its own anchor', async () => {
    const { status, text } = await page();
    expect(status).toBe(200);
    expect(text).toContain('Roux et Fils SARL');
    expect(text).toContain('How that follows, rule by rule');
    expect(text).toContain(`<tr id="${await itemOf('F-1001')}"`);
    expect(text).toMatch(/Next: .+ on \d+ \w+ 2026|gets|Send/);
    expect(text).toContain('data-chart=');
  });

  it('offers what can be done on keys, each a page that is there', async () => {
    const { text } = await page();
    const keys = [...text.matchAll(/href="([^"]+)" data-key="(\w)"/g)];
    expect(keys.map(([, , key]) => key)).toEqual(expect.arrayContaining(['c', 'p', 'd', 'h', 's', 'r', 'n', 'm', 'u']));
    for (const [, href = '', key] of keys) {
      const { status } = await clerk.get(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
      expect([key, status]).toEqual([key, 200]);
    }
  });

  it('tells why on any other day, past or coming', async () => {
    const ahead = (await page('?why=2026-04-20')).text;
    expect(ahead).toContain('looking ahead, if nothing changes');
    expect(ahead).toContain('value="2026-04-20"');
    const past = (await page('?why=2026-02-10')).text;
    expect(past).toContain('told with what is known now');
    expect((await page('?why=tomorrow')).status).toBe(200);
  });

  it('shows a reader only what a reader may do', async () => {
    const reader = await desk.as('reader');
    const { text } = await reader.get(on(''));
    expect(text).not.toContain('data-key="c"');
    expect(text).toContain('data-key="s"');
    expect((await reader.post(on('/note'), { note: 'x', visibility: 'internal' })).status).toBe(403);
  });

  it('knows nobody of another company, and no id that is none', async () => {
    const work = desk.work();
    const stranger = await openCompany(work, { name: 'Stranger GmbH', country: 'DE', currency: 'EUR' });
    for (const path of [`/c/${stranger.code}/customers/${ids.sealed}`, `${at}/cu_00000000000`, `${at}/nobody`]) {
      expect([path, (await clerk.get(path)).status]).toEqual([path, 404]);
    }
    expect((await clerk.get(`/c/${stranger.code}/customers/${ids.sealed}/statement/pdf`)).status).toBe(404);
  });

  it('shows another day, and changes nothing there', async () => {
    const { status, text } = await page('?on=2026-02-20');
    expect(status).toBe(200);
    expect(text).not.toContain('data-key="c"');
    const sent = await clerk.post(on('/note?on=2026-02-20'), { note: 'then', visibility: 'internal' });
    expect(sent.status).toBe(409);
    expect(await count('activity')).toBe(0);
  });
});

describe('a call', () => {
  it('is logged with a promise in the same form, once', async () => {
    const form = await clerk.get(on('/call'));
    const fields = {
      once: onceIn(form),
      kind: 'call',
      outcome: 'promised',
      note: 'Ms Roux will pay by Friday',
      promised_amount: '100.00',
      promised_on: '2026-03-06',
    };
    const sent = await clerk.post(on('/call'), fields);
    expect([sent.status, sent.location]).toEqual([303, on('')]);
    const { text } = await page();
    expect(text).toContain('Logged, with the promise');
    expect((await clerk.post(on('/call'), fields)).status).toBe(303);
    expect([await count('activity'), await count('promise')]).toEqual([1, 1]);
    expect(text).toContain('Ms Roux will pay by Friday');
    expect(text).toContain('€100.00 by 6 Mar 2026');
    expect(text).toContain('promise until');
  });

  it('keeps all that was typed where something is missing, and logs nothing by halves', async () => {
    const wrong = await clerk.post(on('/call'), { kind: 'call', note: 'typed with care', promised_amount: '50' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('typed with care');
    expect(wrong.text).toContain('nothing you typed is lost');
    const much = await clerk.post(on('/call'), {
      ...{ kind: 'call', note: 'too much', promised_amount: '9999999', promised_on: '2026-03-06' },
    });
    expect([much.status, much.text.includes('up to €')]).toEqual([422, true]);
    expect((await clerk.post(on('/call'), { kind: 'call' })).status).toBe(422);
    expect(await count('activity')).toBe(1);
  });

  it('opens a task for somebody', async () => {
    const fields = { kind: 'call', outcome: 'will_call_back', task_title: 'Call again', task_due: '2026-03-09' };
    expect((await clerk.post(on('/call'), fields)).status).toBe(303);
    const { text } = await page();
    expect(text).toContain('Call again');
    expect(await count('task', `kind = 'follow_up' and assignee = 'collector@acme.example'`)).toBe(1);
  });

  it('counts as a step where that is ticked, and says so until it is taken back', async () => {
    const other = `${at}/${ids.other}`;
    const form = await clerk.get(`${other}/call`);
    expect(form.text).toContain('Was it a step of the reminders?');
    const fields = { kind: 'call', note: 'spoke of the money', step: 'yes' };
    const wrong = await clerk.post(`${other}/call`, { ...fields, outcome: 'no_answer' });
    expect([wrong.status, wrong.text.includes('that reached somebody can be a step')]).toEqual([422, true]);
    expect((await clerk.post(`${other}/call`, fields)).status).toBe(303);
    const told = (await clerk.get(other)).text;
    expect(told).toMatch(/Logged · counts as step \d/);
    const undo = hrefIn(told, /action="([^"]+\/not-a-step)"/);
    expect(told).toContain(`href="${undo}"`);
    expect((await clerk.get(undo)).status).toBe(200);
    expect((await clerk.get(undo.replace(ids.other, ids.sealed))).status).toBe(404);
    expect((await clerk.get(`${other}/call`)).text).not.toContain('Was it a step');
    expect((await clerk.post(undo, { why: 'by mistake' })).status).toBe(303);
    expect((await clerk.get(other)).text).not.toContain('counts as step');
    expect((await clerk.post(undo, { why: 'by mistake' })).status).toBe(409);
  });
});

describe('a promise', () => {
  it('is of the documents that were ticked, replaces the one before, and is withdrawn with a reason', async () => {
    const item = await itemOf('F-1001');
    const sent = await clerk.post(on('/promise'), { item, amount: '1', on: '2026-03-10', channel: 'email' });
    expect(sent.status).toBe(303);
    const { text } = await page();
    expect(text).toContain('It takes the place of an earlier promise.');
    const withdraw = hrefIn(text, /href="([^"]*\/promises\/pr_[a-z0-9]+\/withdraw)"/);
    expect((await clerk.get(withdraw)).status).toBe(200);
    expect((await clerk.post(withdraw, { why: ' ' })).status).toBe(422);
    expect((await clerk.post(withdraw, { why: 'cannot pay before May' })).status).toBe(303);
    expect(await count('promise', 'withdrawn_why is not null')).toBe(1);
    expect((await clerk.post(withdraw, { why: 'again' })).status).toBe(409);
    expect((await clerk.get(withdraw.replace(ids.sealed, ids.other))).status).toBe(404);
  });

  it('refuses a day that is past and documents of others', async () => {
    const past = await clerk.post(on('/promise'), { amount: '10', on: '2026-03-02', channel: 'phone' });
    expect([past.status, past.text.includes('Give a day from today on.')]).toEqual([422, true]);
    const [foreign] = await rowsOf<{ id: number }>(
      database.db.read,
      `select item_id as id from v_open_item where customer_id <> ? and amount_minor > 0`,
      [ids.customer],
    );
    const item = desk.work().ids.seal('item', foreign?.id ?? 0);
    expect((await clerk.post(on('/promise'), { item, on: '2026-03-09', channel: 'phone' })).status).toBe(422);
  });
});

describe('a dispute', () => {
  it('is raised of a part, held back, and not raised twice', async () => {
    const item = await itemOf('F-1001');
    const fields = { item, [`amount.${item}`]: '12.50', category: 'price', objection: 'The order says 12.00 each' };
    expect((await clerk.post(on('/dispute'), { ...fields, [`amount.${item}`]: 'much' })).text).toContain(
      'Give an amount such as',
    );
    expect((await clerk.post(on('/dispute'), { category: 'price', objection: 'x' })).text).toContain(
      'Tick at least one document.',
    );
    expect((await clerk.post(on('/dispute'), fields)).status).toBe(303);
    const { text } = await page();
    expect(text).toContain('The order says 12.00 each');
    expect(text).toContain('€12.50 of it');
    const twice = await clerk.post(on('/dispute'), fields);
    expect([twice.status, twice.text.includes('A dispute stands on one of these documents already.')]).toEqual([
      409,
      true,
    ]);
    expect(twice.text).toContain('The order says 12.00 each');
    expect(await count('dispute')).toBe(1);
  });
});

describe('a hold', () => {
  it('is put for a week on the whole customer, says what follows, and is taken back at once or ended with a reason', async () => {
    const sent = await clerk.post(on('/hold'), { kind: 'goodwill', quick: '1w', reason: 'new clerk' });
    expect(sent.status).toBe(303);
    const { text } = await page();
    expect(text).toContain('On hold until 10 Mar 2026: the whole customer');
    expect(text).toMatch(/goodwill until 10 Mar 2026<\/span><small>then/);
    const end = hrefIn(text, /href="([^"]*\/holds\/ho_[a-z0-9]+\/end)"/);
    expect((await clerk.post(end)).status).toBe(422);
    expect((await clerk.post(end, { why: 'it is paid' })).status).toBe(303);
    expect((await clerk.post(end, { why: 'again' })).status).toBe(409);
    expect(await count('hold', 'ended_at is null')).toBe(0);
  });

  it('needs the day where a day was chosen', async () => {
    const none = await clerk.post(on('/hold'), { kind: 'admin', quick: 'day', reason: 'why' });
    expect([none.status, none.text.includes('This is needed.')]).toEqual([422, true]);
    const past = { kind: 'admin', quick: 'day', until: '2026-01-01', reason: 'why' };
    expect((await clerk.post(on('/hold'), past)).status).toBe(422);
    expect((await clerk.post(on('/hold'), { kind: 'dispute', quick: '1w', reason: 'why' })).status).toBe(422);
  });
});

describe('contacts, addresses and papers', () => {
  it('adds a contact in place of another, and ends one', async () => {
    const bad = await clerk.post(on('/contacts'), { role: 'reminder', email: 'nobody' });
    expect([bad.status, bad.text.includes('Write it as name@example.com.')]).toEqual([422, true]);
    expect((await clerk.post(on('/contacts'), { role: 'reminder' })).status).toBe(422);
    const good = { role: 'escalation', name: 'Ms Roux', email: 'roux@roux.example', language: 'FR' };
    expect((await clerk.post(on('/contacts'), good)).status).toBe(303);
    const { text } = await page();
    const end = hrefIn(text, /href="([^"]*\/contacts\/cn_[a-z0-9]+\/end)" aria-label="Remove the contact Ms Roux"/);
    expect((await clerk.post(end)).status).toBe(303);
    expect((await clerk.post(end)).status).toBe(404);
    expect((await page()).text).not.toContain('roux@roux.example');
  });

  it('puts an address in its role', async () => {
    expect((await clerk.post(on('/addresses'), { role: 'billing', city: 'Lyon' })).status).toBe(422);
    const address = { role: 'billing', street: '1 rue de la Paix', postcode: '69001', city: 'Lyon', country: 'fr' };
    expect((await clerk.post(on('/addresses'), address)).status).toBe(303);
    expect((await page()).text).toContain('1 rue de la Paix, 69001 Lyon, FR');
  });

  it('attaches a paper to a document, refuses a program, and removes it with a reason', async () => {
    const file = {
      name: 'order.pdf',
      content: readFileSync(join(__dirname, '..', '..', 'fixtures', 'journey', 'ledger.csv')),
    };
    const about = await itemOf('F-1001');
    const sent = await clerk.send(on('/documents'), { kind: 'order', about, visibility: 'partner' }, [
      { ...file, name: 'order.txt' },
    ]);
    expect(sent.status).toBe(303);
    expect((await page()).text).toContain('Order<span class="visually-hidden">: order.txt</span>');
    const program = [{ name: 'x.exe', content: Buffer.from('MZ\0\0program') }];
    expect((await clerk.send(on('/documents'), { kind: 'order' }, program)).status).toBe(409);
    expect((await clerk.send(on('/documents'), { kind: 'order' }, [])).status).toBe(422);
    await clerk.send(on('/documents'), { kind: 'contract' }, [{ ...file, name: 'contract.txt' }]);
    const { text } = await page();
    const download = hrefIn(text, /href="([^"]*\/documents\/do_[a-z0-9]+)">contract\.txt/);
    expect((await clerk.get(download)).status).toBe(200);
    const remove = hrefIn(text, /href="([^"]*\/remove)" aria-label="Remove contract\.txt"/);
    expect((await clerk.post(remove, { why: 'the wrong one' })).status).toBe(303);
    expect((await page()).text).not.toContain('contract.txt</a>');
  });
});

describe('what happened', () => {
  it('is told by kind and page by page', async () => {
    const notes = (await page('?kind=note')).text;
    expect(notes).toContain('Nothing of that kind has happened yet.');
    await clerk.post(on('/note'), { note: 'They moved house', visibility: 'internal' });
    expect((await page('?kind=note')).text).toContain('They moved house');
    for (const kind of ['message', 'talk', 'money', 'invoice', 'dispute', 'promise', 'hold', 'decision', 'case', 'x'])
      expect([kind, (await page(`?kind=${kind}`)).status]).toEqual([kind, 200]);
    const { text } = await page('?kind=hold');
    expect(text).toContain('goodwill · put');
    expect(text).toContain('goodwill · ended');
    expect(text.indexOf('goodwill · ended')).toBeLessThan(text.indexOf('goodwill · put')); // of the same instant
    expect((await page('?page=7')).text).not.toContain('They moved house</td>');
  });

  it('shows corrections beside what the source says', async () => {
    const whose = { companyId: desk.company.id, customerId: ids.customer };
    await correctCustomer(desk.work(), {
      ...whose,
      field: 'legal_name',
      text: 'ROUX ET FILS',
      why: 'register extract',
    });
    await addContact(desk.work(), {
      ...whose,
      role: 'query',
      name: 'Nobody',
      email: null,
      phone: '+33 1 00',
      language: null,
    });
    const { text } = await page();
    expect(text).toContain('ROUX ET FILS');
    expect(text).toContain('register extract');
    expect((await clerk.get(on('/call'))).text).toContain('href="tel:+33100"');
  });
});

describe('the statement of account', () => {
  it('is shown with its balances, as PDF in the customer’s language, and as Excel', async () => {
    const shown = (await clerk.get(on('/statement?from=2026-02-01'))).text;
    expect(shown).toContain('Opening balance');
    expect(shown).toContain('P-77');
    const customer = await findCustomer(database.db.read, desk.company.id, 'Roux et Fils SARL');
    const path = on('/statement/pdf?language=fr');
    const pdf = await fetch(`${desk.url}${path}`, { headers: { cookie: '' }, redirect: 'manual' });
    expect(pdf.status).toBe(303);
    const { status, headers } = await clerk.get(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(headers.get('content-disposition')).toContain(`statement-${customer.code}`);
    expect((await clerk.get(on('/statement/xlsx'))).headers.get('content-disposition')).toContain('.xlsx');
    const turned = await clerk.get(on('/statement?from=2026-03-02&to=2026-01-01'));
    expect([turned.status, turned.text.includes('must not be after')]).toEqual([422, true]);
  });
});

describe('that it is paid', () => {
  it('is asked with what is owed and was said before in view, and gives the money five bank days, once', async () => {
    const form = await clerk.get(on('/call'));
    expect(form.text).toMatch(/overdue, (?:1 document|\d+ documents, the oldest), since|overdue, \d+ documents, the oldest since/); // prettier-ignore
    const paid = async () => clerk.post(on('/call'), { once: onceIn(await clerk.get(on('/call'))), kind: 'call', outcome: 'paid_already', note: 'transfer of Monday' }); // prettier-ignore
    await paid();
    const { text } = await page();
    expect(text).toMatch(/Logged\. \d documents? waits? until 1\d Mar 2026 for the money\./);
    expect((await clerk.get(on('/call'))).text).toMatch(/Last contact: \d+ Mar 2026, Call\./);
    const held = await count('hold');
    expect(held).toBeGreaterThan(0);
    await paid();
    expect((await page()).text).toMatch(/That it is paid was said before of F-\d+[^:]*: ask for the proof\./);
    expect(await count('hold')).toBe(held);
  });
});
