import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockWork } from '../clock-work';
import { bankAccountsOf, settingsOf } from '../companies/store';
import type { Instant } from '../kernel/day';
import { endContact, insertContact } from '../customers/contact.store';
import { acceptInvitation, invite } from '../people/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { emptyExpired } from './retention.actions';
import { openTestDesk, PASSWORD, type TestDesk, type Visitor } from './testing/test-desk';

/** Settings in the desk: changed with their way back, refused whole, and a bank account only by two people and a day. */
const open = testDatabase();
let desk: TestDesk;
let second: Visitor;
const at = '/c/acme-sas/settings';
const OTHER = { currency: 'EUR', iban: 'FR76 3000 6000 0112 3456 7890 189', holder: 'ACME SAS' };

beforeAll(async () => {
  desk = await openTestDesk(open);
  const work = desk.work();
  const role = { companyId: null, role: 'administrator' } as const;
  const person = { email: 'second@acme.example', name: 'The second', language: 'de', roles: [role] };
  const { secret } = await invite(work, person);
  await acceptInvitation(work, secret, { name: person.name, password: PASSWORD });
  second = desk.stranger();
  await second.signIn(person.email, PASSWORD);
});
afterAll(() => desk.close());

const settings = () => settingsOf(desk.house.db.read, desk.company.id);
const iban = async (): Promise<string | undefined> =>
  (await bankAccountsOf(desk.house.db.read, desk.company.id)).find(({ currency }) => currency === 'EUR')?.iban;
const tick = async (now: string): Promise<void> => {
  for (const due of await clockWork(desk.house, now as Instant))
    if (['bank accounts', 'house mail'].includes(due.name)) await due.work(now as Instant);
};
const mails = (): string[] => {
  const folder = join(desk.house.config.home, 'outbox', 'house');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(folder, name), 'utf8'));
};

/** The page that shows what a change of thresholds would change. */
async function triedBy(who: Visitor, fields: Record<string, string>): Promise<string> {
  const answer = await who.post(`${at}/thresholds/preview`, fields);
  return (await who.get(answer.location.split('#')[0] ?? '')).text;
}

describe('settings', () => {
  it('are changed as a whole or not at all, said with their way back', async () => {
    const administrator = await desk.as('administrator');
    const path = `${at}/thresholds`;
    const wrong = await administrator.post(path, { minGapDays: '9', minCustomerMinor: 'a lot' });
    expect([wrong.status, wrong.text.includes('value="a lot"')]).toEqual([422, true]);
    expect((await settings()).minGapDays).toBe(6);
    const done = await administrator.post(path, {
      minGapDays: '9',
      minCustomerMinor: '12,50',
      ceilingMinor: '1 000.00',
    });
    expect([done.status, done.location]).toEqual([303, path]);
    expect(await settings()).toMatchObject({ minGapDays: 9, minCustomerMinor: 1250, ceilingMinor: 100_000 });
    const shown = await administrator.get(path);
    expect(shown.text).toContain(
      'Changed: Smallest amount of a customer, Needs approval above, Days between contacts.',
    );
    expect(shown.text).toContain('name="minCustomerMinor" value="5.00"'); // the way back
    await administrator.post(path, { minGapDays: '6', minCustomerMinor: '5.00', ceilingMinor: '' });
    expect(await settings()).toMatchObject({ minGapDays: 6, minCustomerMinor: 500, ceilingMinor: null });
    expect((await administrator.post(path, { minGapDays: '99999999999999999999' })).status).toBe(422);
    const lines = await rowsOf(desk.house.db.read, `select kind from audit_line where kind = 'setting.changed'`);
    expect(lines).toHaveLength(6);
  });

  it('show what another threshold would change before it is saved', async () => {
    const administrator = await desk.as('administrator');
    const form = `${at}/thresholds/preview`;
    const before = await settings();
    const tried = (fields: Record<string, string>): Promise<string> => triedBy(administrator, fields);
    const none = await tried({ minCustomerMinor: '5.00' });
    expect(none).toContain('Nothing in the form differs from what is in force.');
    const high = await tried({ minCustomerMinor: '100000' });
    expect(high).toContain('As many customers as before would be reminded on 4 Mar 2026.');
    expect(high).toContain('On 4 Mar 2026 2 customers change, of 2.');
    expect(high).toContain('value="100000"');
    expect(high).toContain('nothing is saved yet');
    expect(await settings()).toEqual(before);
    expect((await administrator.post(form, { minCustomerMinor: 'much' })).status).toBe(422);
    expect((await (await desk.as('manager')).post(form, { minCustomerMinor: '1' })).status).toBe(403);
    const gone = await administrator.get(`${form}/nothing`);
    expect(gone.location).toBe(`${at}/thresholds`);
  });

  it('keep facts, people and closed days, and refuse what is none', async () => {
    const administrator = await desk.as('administrator');
    await administrator.post(at, { legalName: 'ACME SAS', registerNo: '552 100 554', city: 'Lyon' });
    expect((await administrator.post(at, { legalName: '' })).status).toBe(422);
    expect((await administrator.post(at, { city: 'x'.repeat(501) })).status).toBe(422);
    await administrator.post(`${at}/senders`, { personName: 'Anna', personEmail: 'anna@acme.example' });
    expect((await administrator.post(`${at}/senders`, { personName: '', personEmail: 'nobody' })).status).toBe(422);
    await administrator.post(`${at}/calendar`, { closedDays: '2026-12-24\n2026-12-31' });
    expect((await administrator.post(`${at}/calendar`, { closedDays: '2026-02-31' })).status).toBe(422);
    const days = (await administrator.get(`${at}/calendar`)).text;
    expect(days).toMatch(/2026<\/h2>[\s\S]*25 Dec[^<]*<b>Christmas Day<\/b>[\s\S]*2027<\/h2>/);
    expect(days).toMatch(/14 Jul[^<]*<b>/);
    expect(await settings()).toMatchObject({
      closedDays: ['2026-12-24', '2026-12-31'],
      contactPerson: { name: 'Anna', email: 'anna@acme.example' },
    });
    const manager = await desk.as('manager');
    const { text } = await manager.get(at);
    expect(text).toContain('value="552 100 554"');
    expect(text).not.toContain('>Save</button>');
  });

  it('send a test mail to oneself, and say where it went', async () => {
    const administrator = await desk.as('administrator');
    await administrator.post(`${at}/senders/test`);
    const { text } = await administrator.get(`${at}/senders`);
    expect(text).toMatch(/lies in the folder: outbox\/house\/2026-03-03\/test-\d+-\d+\.eml/);
    expect(mails()[0]).toContain('To: The administrator <administrator@acme.example>');
  });

  it('end the test mode, and what was written in it counts no longer', async () => {
    const administrator = await desk.as('administrator');
    expect((await administrator.get(`${at}/test`)).text).toContain('test mode: messages go into a folder');
    await administrator.post(`${at}/test`, { testMode: 'no' });
    expect((await settings()).testMode).toBe(false);
    await administrator.post(`${at}/test`, { testMode: 'yes' });
  });
});

describe('data retention', () => {
  it('shows in figures what would go, empties it the next morning, and nothing of who still owes', async () => {
    const { read, transaction } = desk.house.db;
    const companyId = desk.company.id;
    const [owing] = await rowsOf<{ id: number }>(read, `select customer_id as id from v_balance where open_minor > 0`);
    const work = { ...desk.work(), now: '2023-01-10T09:00:00.000Z' as Instant };
    const free = await transaction(async (tx) => {
      const [made] = await rowsOf<{ id: number }>(
        tx,
        `insert into customer (company_id, code, name, recorded_at, recorded_by) values (?, 'FREE', 'Settled', ?, 'maria') returning id`,
        [companyId, work.now],
      );
      for (const customerId of [owing?.id ?? 0, made?.id ?? 0]) {
        const contact = { companyId, customerId, role: 'main' as const, name: 'Old Hand', email: 'old@x.example' };
        const id = await insertContact(tx, work, { ...contact, phone: null, language: null });
        await endContact(tx, work, companyId, id);
      }
      return made?.id ?? 0;
    });
    const administrator = await desk.as('administrator');
    const path = `${at}/retention`;
    expect((await administrator.post(path, { contacts: '0' })).status).toBe(422);
    const preview = await administrator.post(path, { contacts: '36', preview: '1' });
    expect(preview.text).toContain('This is a preview');
    expect(preview.text).toMatch(/Names, addresses and numbers[^]*?<td class="num">1<\/td>/);
    expect((await settings()).retention).toEqual({});
    expect(await emptyExpired(desk.work(), companyId)).toBe(0);
    await administrator.post(path, { contacts: '38' });
    expect(await emptyExpired(desk.work(), companyId)).toBe(0); // too young: it ended 37 months and 3 weeks ago
    await administrator.post(path, { contacts: '36' });
    expect(await emptyExpired(desk.work(), companyId)).toBe(1);
    expect(await emptyExpired(desk.work(), companyId)).toBe(0);
    const left = await rowsOf(read, `select customer_id, name from contact where ended_at is not null order by id`);
    expect(left).toEqual([
      { customer_id: owing?.id, name: 'Old Hand' },
      { customer_id: free, name: null },
    ]);
    expect(await rowsOf(read, `select kind from audit_line where kind = 'retention.emptied'`)).toHaveLength(1);
  });
});

describe('a bank account', () => {
  it('changes by two people and a day, and the others hear of it', async () => {
    const before = await iban();
    const first = await desk.as('administrator');
    expect((await first.post(`${at}/bank`, { ...OTHER, iban: 'FR7630006000011234567890188' })).status).toBe(422);
    await first.post(`${at}/bank`, OTHER);
    const confirm = (text: string): string => /action="([^"]*\/confirm)"/.exec(text)?.[1] ?? '';
    const own = await first.get(`${at}/bank`);
    expect(confirm(own.text)).toBe('');
    const path = confirm((await second.get(`${at}/bank`)).text);
    expect(path).not.toBe('');
    expect((await first.post(path)).status).toBe(409);
    expect((await first.post(`${at}/bank`, OTHER)).status).toBe(409); // one is under way
    expect((await (await desk.as('manager')).post(path)).status).toBe(403);
    const tasks = await rowsOf(desk.house.db.read, `select assignee, done_at from v_task where kind = 'bank_change'`);
    expect(tasks).toEqual([{ assignee: 'second@acme.example', done_at: null }]);
    const both = await Promise.all([second.post(path), second.post(path)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    await tick('2026-03-04T08:59:00.000Z');
    expect(await iban()).toBe(before);
    await tick('2026-03-04T09:01:00.000Z');
    expect(await iban()).toBe('FR7630006000011234567890189');
    const told = mails().filter((mail) => mail.includes('FR76 3000') || mail.includes('FR76=203000'));
    expect(told.length).toBeGreaterThanOrEqual(2);
    const kinds = await rowsOf(
      desk.house.db.read,
      `select kind from audit_line where kind like 'bank_account.%' order by id`,
    );
    expect(kinds.slice(-3)).toEqual([
      { kind: 'bank_account.proposed' },
      { kind: 'bank_account.confirmed' },
      { kind: 'bank_account.changed' },
    ]);
  });

  it('is retired the same way, and stopped by whoever does not expect it', async () => {
    const first = await desk.as('administrator');
    await second.post(`${at}/bank/retire`, { currency: 'EUR' });
    const page = (await first.get(`${at}/bank`)).text;
    await first.post(/action="([^"]*\/confirm)"/.exec(page)?.[1] ?? '');
    const stop = /action="([^"]*\/stop)"/.exec((await second.get(`${at}/bank`)).text)?.[1] ?? '';
    expect((await second.post(stop)).status).toBe(303);
    expect((await second.post(stop)).status).toBe(409);
    await tick('2026-03-06T09:00:00.000Z');
    expect(await iban()).toBe('FR7630006000011234567890189');
    expect((await first.post(`${at}/bank/retire`, { currency: 'USD' })).status).toBe(409);
    expect((await first.post(`${at}/bank/bc_00000000000/stop`)).status).toBe(404);
  });
});

describe('a threshold, weeks later', () => {
  it('says in one sentence how many fewer it would remind, and for how much', async () => {
    desk.setNow('2026-03-24T09:00:00.000Z');
    const later = desk.stranger();
    await later.signIn('second@acme.example', PASSWORD);
    const text = await triedBy(later, { minCustomerMinor: '100000' });
    expect(text).toMatch(/<b>Am 25\. März 2026 würde 1 Kunde weniger gemahnt: 96,00\s€\./);
  });
});
