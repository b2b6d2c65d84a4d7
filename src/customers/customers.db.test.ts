import { plantCompany, plantCustomer } from '../ledger/testing/plant';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn, type Spoken } from '../platform/testing/work';
import { changeSetting } from '../companies/actions';
import { chooseContact } from './contact-choice';
import { customerCommands } from './cli';
import { overtakenTask } from './override';
import { changesOf, overridesOf, sourceMoved } from './override.store';
import { addressesInRange, contactsInRange, customersInRange, findCustomer, searchCustomers } from './store';

const open = testDatabase();
const work = (day = '2026-03-02') => workOn(open.db, day);
const say = (...args: string[]): Promise<Spoken> =>
  duly(work(), customerCommands, ['customers', ...args, '--company', 'acme']);
const here = { acme: 0, other: 0, accents: 0, dupont: 0 };

async function named(companyId: number, code: string, name: string): Promise<number> {
  return open.db.transaction(async (tx) => {
    const id = await plantCustomer(tx, companyId, code);
    await tx('customer').where({ id }).update({ name });
    return id;
  });
}

describe('customers', () => {
  beforeAll(async () => {
    here.acme = (await plantCompany(open.db, 'acme')).companyId;
    here.other = (await plantCompany(open.db, 'other')).companyId;
    here.dupont = await named(here.acme, 'D-1', 'Dupont & Fils');
    await named(here.acme, 'D-2', 'Dupont & Cie');
    await named(here.acme, 'X_1', '100% Laine');
    here.accents = (await plantCompany(open.db, 'accents')).companyId;
    for (const [at, name] of ['Hôtel Solférine', 'STRAßE & SÖHNE', 'ŁÓDŹ Œuvre', 'Hotel Ete', 'Кофейня'].entries())
      await named(here.accents, `A-${at + 1}`, name);
    await named(here.other, 'D-1', 'Dupont of the other company');
  });

  it.each([
    ['D-1', 'D-1'],
    ['d-1', 'D-1'],
    ['Dupont & Cie', 'D-2'],
    ['dupont & fils', 'D-1'],
    ['fils', 'D-1'],
    ['100%', 'X_1'],
  ])('are found by %p: %s', async (text, code) => {
    expect((await findCustomer(open.db.read, here.acme, text)).code).toBe(code);
  });

  it.each([
    ['hotel solf', ['A-1']],
    ['HÔTEL', ['A-1', 'A-4']],
    ['strasse sohne', ['A-2']],
    ['Söhne', ['A-2']],
    ['lodz oeuvre', ['A-3']],
    ['Łódź', ['A-3']],
    ['кофейня', ['A-5']],
  ])('are listed by %p, with their accents or without', async (text, codes) => {
    const found = await searchCustomers(open.db.read, { companyId: here.accents, text, limit: 9 });
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  it('are found by their public id, in their own company only', async () => {
    const id = work().ids.seal('customer', here.dupont);
    expect((await findCustomer(open.db.read, here.acme, id, work().ids)).code).toBe('D-1');
    await expect(findCustomer(open.db.read, here.other, id, work().ids)).rejects.toMatchObject({
      code: 'no-such-customer',
    });
  });

  it('are refused with the candidates where several are meant, and where there is none', async () => {
    await expect(findCustomer(open.db.read, here.acme, 'Dupont')).rejects.toMatchObject({
      code: 'which-customer',
      facts: { candidates: [{ customer: 'D-1' }, { customer: 'D-2' }] },
    });
    await expect(findCustomer(open.db.read, here.acme, '_')).rejects.toMatchObject({ code: 'no-such-customer' });
    await expect(findCustomer(open.db.read, here.acme, 'other company')).rejects.toMatchObject({
      code: 'no-such-customer',
    });
  });

  it('C45: never show another company’s customers, contacts or addresses', async () => {
    const everybody = { companyId: here.acme, first: 0, last: Number.MAX_SAFE_INTEGER };
    const theirs = await findCustomer(open.db.read, here.other, 'D-1');
    await duly(work(), customerCommands, [
      'customers',
      'contact',
      'D-1',
      '--email',
      'x@other.example',
      '--company',
      'other',
    ]);
    await duly(work(), customerCommands, ['customers', 'address', 'D-1', '--city', 'Elsewhere', '--company', 'other']);
    expect((await customersInRange(open.db.read, everybody)).every((one) => one.companyId === here.acme)).toBe(true);
    expect(await contactsInRange(open.db.read, everybody)).toEqual([]);
    expect(await addressesInRange(open.db.read, everybody)).toEqual([]);
    const mine = { companyId: here.other, first: theirs.id, last: theirs.id };
    expect(await contactsInRange(open.db.read, mine)).toMatchObject([{ email: 'x@other.example' }]);
  });

  it('keep a person’s correction over what the source brings, and show both when the source moves', async () => {
    await say('set', 'D-1', 'legal_name', 'Dupont et Fils SARL', '--why', 'register extract');
    const subject = `customer/${here.dupont}`;
    const [override] = await overridesOf(open.db.read, here.acme, subject);
    expect(override).toMatchObject({
      field: 'legal_name',
      sourceValue: null,
      value: 'Dupont et Fils SARL',
      by: 'maria',
    });
    await open.db.transaction((tx) =>
      sourceMoved(tx, here.acme, [{ overrideId: override!.id, sourceValue: 'DUPONT' }]),
    );
    const [moved] = await overridesOf(open.db.read, here.acme, 'customer');
    const task = overtakenTask(moved!, 'DUPONT', {
      companyId: here.acme,
      customerId: here.dupont,
      today: work().today,
      shown: (_, value) => value,
    });
    expect(task).toMatchObject({ about: subject, key: `override/${moved!.id}/DUPONT`, dueOn: '2026-03-02' });
    expect(task.title.values).toMatchObject({
      field: { code: 'legal_name', en: 'legal name' },
      source: 'DUPONT',
      value: 'Dupont et Fils SARL',
      who: 'maria',
      why: 'register extract',
    });
    expect((await findCustomer(open.db.read, here.acme, 'D-1')).legalName).toBe('Dupont et Fils SARL');
    await say('unset', 'D-1', 'legal_name');
    expect((await findCustomer(open.db.read, here.acme, 'D-1')).legalName).toBe('DUPONT');
    await expect(say('unset', 'D-1', 'legal_name')).rejects.toMatchObject({ code: 'nothing-corrected' });
    expect((await changesOf(open.db.read, here.acme, here.dupont)).map(({ before, after }) => [before, after])).toEqual(
      [
        ['Dupont et Fils SARL', 'DUPONT'],
        [null, 'Dupont et Fils SARL'],
      ],
    );
  });

  it.each([
    [['set', 'D-1', 'debtor_type', 'firm'], 'debtor_type cannot be firm'],
    [['set', 'D-1', 'name', ''], 'name cannot be empty'],
    [['set', 'D-1', 'code', 'D-9'], 'no field code'],
    [['set', 'D-1', 'max_step', 'two'], 'max_step cannot be two'],
  ])('refuse %p', async (args, message) => {
    await expect(say(...args, '--why', 'x')).rejects.toThrow(message);
  });

  it('correct numbers and flags as what they are', async () => {
    await say('set', 'D-2', 'max_step', '2', '--why', 'key account');
    await say('set', 'D-2', 'internal', '1', '--why', 'ours');
    expect(await findCustomer(open.db.read, here.acme, 'D-2')).toMatchObject({ maxStep: 2, internal: true });
    await say('unset', 'D-2', 'internal');
    expect(await findCustomer(open.db.read, here.acme, 'D-2')).toMatchObject({ maxStep: 2, internal: false });
  });

  it('C18: have a contact for reminders apart from the one for invoices, replaced but never overwritten', async () => {
    await say('contact', 'D-1', '--role', 'invoice', '--email', 'invoices@dupont.example');
    await say('contact', 'D-1', '--role', 'reminder', '--email', 'ap@dupont.example', '--name', 'Anne');
    await say('contact', 'D-1', '--role', 'reminder', '--email', 'new@dupont.example', '--replaces', 'anne');
    const range = { companyId: here.acme, first: here.dupont, last: here.dupont };
    const contacts = await contactsInRange(open.db.read, range);
    expect(contacts.map(({ email }) => email)).toEqual(['invoices@dupont.example', 'new@dupont.example']);
    expect(chooseContact({ type: 'company' }, contacts, { means: 'email' }).to?.email).toBe('new@dupont.example');
    const all = await rowsOf(open.db.read, 'select id from contact where customer_id = ?', [here.dupont]);
    expect(all).toHaveLength(3);
    await expect(say('contact', 'D-1', '--email', 'nonsense')).rejects.toThrow('no email address');
    await expect(say('contact', 'D-1', '--end', 'anne')).rejects.toMatchObject({ code: 'which-contact' });
  });

  it('have one address in each role', async () => {
    await say('address', 'D-1', '--city', 'Lyon', '--street', '1 rue A');
    await say('address', 'D-1', '--city', 'Paris', '--street', '2 rue B');
    const { json } = await say('show', 'D-1', '--json');
    expect(json).toMatchObject({ addresses: [{ role: 'billing', city: 'Paris', country: 'FR' }] });
  });

  it('are shown with what they are; where only the company says it, as assumed', async () => {
    await changeSetting(work(), here.other, 'debtorType', 'consumer');
    const { text } = await duly(work(), customerCommands, ['customers', 'show', 'D-1', '--company', 'other']);
    expect(text).toContain('(consumer, assumed, FR)');
    const { json } = await duly(work(), customerCommands, [
      'customers',
      'list',
      'Dupont',
      '--company',
      'other',
      '--json',
    ]);
    expect(json).toMatchObject([{ debtorType: 'unknown', assumedDebtorType: 'consumer' }]);
    await changeSetting(work(), here.other, 'debtorType', 'null');
  });

  it('are listed, as words, JSON and CSV that no spreadsheet runs', async () => {
    await named(here.acme, '=1+1', '@SUM(A1)');
    expect((await say('dupont')).text).toBe('D-1  Dupont & Fils  FR  unknown\nD-2  Dupont & Cie  FR  unknown');
    expect((await say('list', 'lyon')).text).toContain('Nobody');
    expect((await say('list', 'paris', '--json')).json).toMatchObject([{ customer: 'D-1', company: 'acme' }]);
    const { text } = await say('list', '--csv');
    expect(text.split('\n')[0]).toBe('customer,name,legal name,debtor type,country,language,segment,collector');
    expect(text).toContain("'=1+1,'@SUM(A1),,unknown,FR");
  });

  it('leave an audit line for each change', async () => {
    const rows = await rowsOf<{ kind: string }>(
      open.db.read,
      'select distinct kind from audit_line where company_id = ? order by kind',
      [here.acme],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'address.put',
      'contact.added',
      'customer.corrected',
      'customer.correction_ended',
    ]);
  });
});
