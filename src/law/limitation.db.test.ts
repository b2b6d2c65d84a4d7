import { limitationSources } from '../dossier/limitation-sources.store';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { day } from '../kernel/day';
import { littleLedger } from '../ledger/testing/little-ledger';
import { companyById } from '../companies/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { ruleByKey, isFromMemory } from './confirmation';
import { confirmedAt, confirmRule, unconfirmRule } from './confirmation.actions';
import { countLimitations, limitationsNow, noteEvent } from './limitation.actions';

/** Limitation as it is counted from the ledger, by the clock and on the desk; and rules from memory that people confirm. */
const database = testDatabase();
let desk: TestDesk;
let administrator: Visitor;
let clerk: Visitor;
const page: Record<string, string> = {};
const AT = '/c/acme-sas';

beforeAll(async () => {
  desk = await openTestDesk(database);
  [administrator, clerk] = [await desk.as('administrator'), await desk.as('collector')];
  const rows = await rowsOf<{ id: number; code: string }>(database.db.read, 'select id, code from v_customer');
  await database.db.write('customer').where({ code: '4711' }).update({ debtor_type: 'company' });
  for (const { id, code } of rows) page[code] = `${AT}/customers/${desk.work().ids.seal('customer', id)}`;
});
afterAll(() => desk.close());

const countAll = (): Promise<number> => countLimitations(desk.work(), desk.company, limitationSources);
const kept = (): Promise<object[]> =>
  rowsOf(
    database.db.read,
    `select i.document, l.law, l.ends_on as ends, l.file_by as file, l.sure from v_limitation l join v_open_item i on i.item_id = l.item_id
     join v_customer c on c.id = i.customer_id where c.code = '4711' order by i.document`,
  );

describe('limitation of what is open', () => {
  it('is counted of every invoice: of a company in France that sells nobody knows what, the shortest that may hold', async () => {
    expect(await countAll()).toBeGreaterThan(3);
    const first = { document: 'F-1001', law: 'FR', ends: '2026-12-15', file: '2026-12-01', sure: 0 };
    expect((await kept())[0]).toEqual(first);
    expect(await countAll()).toBe((await kept()).length + (await others()));
  });

  it('is told on the page of the customer, with its reasons, and moves with what people say', async () => {
    const law = `${page['4711']}/law`;
    expect((await clerk.get(page['4711']!)).text).toContain('Law and court');
    const before = await clerk.get(law);
    for (const said of ['France (the law of the seller or provider (Rome I, article 4); assumed)', '15 Dec 2026', 'nobody said what was sold'])
      expect(before.text).toContain(said);
    const { location } = await clerk.post(`${law}/change`, { governing_law: 'de', court_country: '', claim_type: 'services', why: 'contract 12' });
    expect(location).toBe(law);
    const after = await clerk.get(law);
    for (const said of ['Germany (said of this customer)', 'contract 12', '31 Dec 2029', 'since 14 Feb 2026: 30 days after 14 Jan 2026 are over', 'the day of receipt is not known']) expect(after.text).toContain(said);
    expect((await kept())[0]).toMatchObject({ law: 'DE', ends: '2029-12-31' });
    expect((await clerk.post(`${law}/change`, { governing_law: '', court_country: '', claim_type: 'services', why: 'a mistake' })).location).toBe(law);
    expect((await kept())[0]).toMatchObject({ law: 'FR', ends: '2031-01-14', sure: 1 });
  }); // prettier-ignore

  it.each([
    ['governing_law', 'Q7'], ['governing_law', 'QQ'], ['governing_law', '<script>'], ['court_country', 'France'], ['claim_type', 'gold'],
  ])('refuses %s %s beside its field', async (field, value) => {
    const given = { governing_law: '', court_country: '', claim_type: '', why: 'x', [field]: value };
    expect((await clerk.post(`${page['4711']}/law/change`, given)).status).toBe(422);
  }); // prettier-ignore

  it('takes what people note, and gives it back', async () => {
    const law = `${page['4711']}/law`;
    const noted = { kind: 'court_action', on: '2026-03-02', until: '', document: '', why: 'claim 12/2026' };
    expect((await clerk.post(`${law}/event`, { ...noted, on: '2026-03-04' })).status).toBe(409);
    expect((await clerk.post(`${law}/event`, { ...noted, until: '2026-03-01' })).status).toBe(422);
    expect((await clerk.post(`${law}/event`, { ...noted, kind: 'magic' })).status).toBe(422);
    expect((await clerk.post(`${law}/event`, { ...noted, document: 'it_nobody' })).status).toBe(422);
    expect((await clerk.post(`${law}/event`, noted)).location).toBe(law);
    const { text } = await clerk.get(law);
    expect(text).toContain('claim 12/2026');
    const end = /href="([^"]+\/law\/event\/le_[^"]+\/end)"/.exec(text)?.[1] ?? '';
    expect((await clerk.get(end)).text).toContain('claim 12/2026');
    expect((await clerk.post(end, {})).location).toBe(law);
    expect((await clerk.get(end)).status).toBe(404);
    expect((await clerk.get(`${page['1007']}/law/event/le_nobody/end`)).status).toBe(404);
  });

  it('stands on a list by the last day to file, and on Today where that is near', async () => {
    await countAll();
    expect((await clerk.get(AT)).text).not.toContain('must go to a court');
    expect((await clerk.get(`${AT}/limitation`)).text).toContain('No open invoice comes near');
    const far = await clerk.get(`${AT}/limitation?within=36500`);
    for (const said of ['F-1001', '14 Jan 2031', 'Counted on 3 Mar 2026']) expect(far.text).toContain(said);
    expect((await clerk.get(`${AT}/limitation?within=36500&q=f-1001`)).text).not.toContain('F-1002');
    for (const hostile of ['q=%25', 'q=%5C', 'within=-1', 'within=1e9', 'within=%27', 'customer=%27%3B--', 'page=9999'])
      expect((await clerk.get(`${AT}/limitation?${hostile}`)).status).toBe(200);
    await database.db.write('limitation').where({ ends_on: '2031-01-14' }).update({ file_by: '2026-05-01' });
    expect((await clerk.get(AT)).text).toMatch(/must go to a court within 90 days/);
    expect((await clerk.get(`${AT}/limitation`)).text).toContain('F-1001');
    expect((await clerk.get(`${AT}/items?cols=document,limitation`)).text).toContain('14 Jan 2031');
  });

  const others = async (): Promise<number> => {
    const [row] = await rowsOf<{ n: number }>(
      database.db.read,
      `select count(*) as n from v_open_item i join v_customer c on c.id = i.customer_id where i.open_minor > 0 and i.type = 'invoice' and c.code <> '4711'`,
    );
    return row?.n ?? 0;
  };
});

describe('the facts of the ledger', () => {
  it('a part payment restarts the time the day after, by the day on which the money came, until it is taken back', async () => {
    const ledger = await littleLedger(database.db, 'limits');
    const company = (await companyById(database.db.read, ledger.companyId));
    const german = { ...company, country: 'DE', governingLaw: 'DE' };
    await database.db.write('customer').where({ id: ledger.customerId }).update({ debtor_type: 'company', country: 'DE' });
    const itemId = await ledger.invoice('G-1', 100_00, '2023-02-08', { dueOn: '2023-03-10' });
    const range = { companyId: ledger.companyId, first: ledger.customerId, last: ledger.customerId };
    const ends = async (): Promise<string> => {
      const [one] = await limitationsNow(workOn(database.db, '2026-03-03'), german, range, limitationSources);
      return `${one?.limitation?.endsOn} ${one?.limitation?.chain.length}`;
    };
    expect(await ends()).toBe('2026-12-31 1');
    const received = await ledger.receive({ document: 'P-1', amountMinor: 40_00, on: '2024-06-03', bookedOn: '2024-07-01', to: itemId });
    expect(await ends()).toBe('2027-06-03 2');
    await ledger.takeBack(received, '2024-08-01');
    expect(await ends()).toBe('2026-12-31 1');
    const noted = { companyId: ledger.companyId, customerId: ledger.customerId, itemIds: [itemId], kind: 'acknowledgement' as const, on: day('2025-02-03'), until: null, why: 'letter' };
    await noteEvent(workOn(database.db, '2026-03-03'), noted);
    expect(await ends()).toBe('2026-12-31 2');
    await confirmRule(workOn(database.db, '2026-03-01'), ledger.companyId, { rule: 'DE-EVENT-ACKNOWLEDGED', readIn: 'BGBl.' });
    expect(await ends()).toBe('2028-02-03 2');
  }); // prettier-ignore
});

describe('a rule from memory', () => {
  const RULE = 'FR-EVENT-PAYMENT';
  const counts = async (): Promise<boolean> =>
    (await confirmedAt(database.db.read, desk.work(), desk.company.id))(RULE);

  it('is read by one, and counts a day later where nobody else may confirm it', async () => {
    const at = `${AT}/settings/law`;
    expect((await clerk.get(`${at}?law=FR`)).text).toContain('not verified against the official text');
    expect((await clerk.post(`${at}/confirm?law=FR`, { rule: RULE, read_in: 'x' })).status).toBe(403);
    expect((await administrator.post(`${at}/confirm?law=FR`, { rule: RULE, read_in: ' ' })).status).toBe(422);
    expect((await administrator.post(`${at}/confirm?law=FR`, { rule: 'FR-FIXED', read_in: 'x' })).status).toBe(409);
    expect((await administrator.post(`${at}/confirm?law=FR`, { rule: '__proto__', read_in: 'x' })).status).toBe(409);
    expect((await administrator.post(`${at}/confirm?law=FR`, { rule: RULE, read_in: 'legifrance, art. 2240' })).location).toBe(`${at}?law=FR`); // prettier-ignore
    expect(await counts()).toBe(false);
    expect((await administrator.get(`${at}?law=FR`)).text).toContain('legifrance, art. 2240: counts from 4 Mar 2026');
    await database.db.write('law_confirmation').update({ counts_from: '2026-03-03T08:00:00.000Z' });
    expect(await counts()).toBe(true);
    expect((await administrator.get(`${at}?law=FR&q=2240`)).text).toContain('confirmed:');
    const lines = await rowsOf<{ kind: string }>(database.db.read, `select kind from audit_line where kind like 'law_rule.%' order by id`);
    expect(lines.map(({ kind }) => kind)).toContain('law_rule.read');
    expect((await administrator.post(`${at}/unconfirm?law=FR`, { rule: RULE })).location).toBe(`${at}?law=FR`);
    expect(await counts()).toBe(false);
    expect((await administrator.post(`${at}/unconfirm?law=FR`, { rule: RULE })).status).toBe(409);
  }); // prettier-ignore

  it('waits for a second person where there are two, and not for the first again', async () => {
    const [person] = await rowsOf<{ id: number }>(database.db.read, `select id from v_person where email = 'manager@acme.example'`);
    await database.db.write('person_role').where({ person_id: person!.id }).update({ role: 'administrator' });
    const anna = desk.work();
    const berta = { ...anna, actor: { kind: 'user' as const, name: 'berta' } };
    const given = { rule: RULE, readIn: 'legifrance' };
    expect(await confirmRule(anna, desk.company.id, given)).toMatchObject({ countsFrom: null });
    await expect(confirmRule(anna, desk.company.id, given)).rejects.toMatchObject({ code: 'second-person' });
    expect(await counts()).toBe(false);
    expect(await confirmRule(berta, desk.company.id, given)).toMatchObject({ confirmedBy: 'berta' });
    expect(await counts()).toBe(true);
    await expect(confirmRule(berta, desk.company.id, given)).rejects.toMatchObject({ code: 'rule-confirmed' });
    await unconfirmRule(berta, desk.company.id, RULE);
    expect(await counts()).toBe(false);
    await database.db.write('person_role').where({ person_id: person!.id }).update({ role: 'manager' });
  }); // prettier-ignore

  it('is to be read again where it has changed since', async () => {
    await confirmRule(desk.work(), desk.company.id, { rule: RULE, readIn: 'legifrance' });
    await database.db.write('law_confirmation').whereNull('ended_at').update({ digest: 'another', counts_from: '2026-03-01T00:00:00.000Z' });
    expect(await counts()).toBe(false);
    expect((await administrator.get(`${AT}/settings/law?law=FR`)).text).toContain('it has changed since');
    expect(await confirmRule(desk.work(), desk.company.id, { rule: RULE, readIn: 'legifrance again' })).toMatchObject({ readIn: 'legifrance again' });
  }); // prettier-ignore

  it('belongs to one company', async () => {
    const ledger = await littleLedger(database.db, 'confirms');
    await confirmRule(desk.work(), desk.company.id, { rule: 'FR-EVENT-COURT', readIn: 'legifrance' });
    expect((await confirmedAt(database.db.read, { now: desk.work().now }, ledger.companyId))('FR-EVENT-COURT')).toBe(
      false,
    );
  });

  it('is told from one that was read, and others are none', () => {
    expect(isFromMemory(ruleByKey('FR-FIXED')!.rule)).toBe(false);
    expect(isFromMemory(ruleByKey('NO-FEE-REMINDER')!.rule)).toBe(true);
    expect(ruleByKey('XX-LIMIT')).toBeUndefined();
    expect(ruleByKey('FR-NOTHING')).toBeUndefined();
  });
});

it.each(['law=XX', 'law=../fr', 'q=%3Cscript%3E', 'law=DE&q=' + 'x'.repeat(500), 'law=__proto__'])('the page of the law answers %s', async (query) => {
  const { status, text } = await clerk.get(`${AT}/settings/law?${query}`);
  expect(status).toBe(200);
  expect(text).not.toContain('<script>alert');
}); // prettier-ignore
