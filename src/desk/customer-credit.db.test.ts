import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** How much a customer may owe, who insures it, and to whose group it belongs: set on its page, told on Today. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
const page: Record<string, string> = {};
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
  const rows = await rowsOf<{ id: number; code: string }>(database.db.read, 'select id, code from v_customer');
  for (const { id, code } of rows) page[code] = `${AT}/customers/${desk.work().ids.seal('customer', id)}`;
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const of = (code: string): string => page[code] ?? '';
const names = (html: string): string[] =>
  [...html.matchAll(/<td class="[^"]*"><a href="\/c\/acme-sas\/customers\/cu_[^"]+">([^<]+)<\/a>/g)].map(
    (f) => f[1] ?? '',
  );
const credit = { limit: '1,000.00', currency: 'eur', insurer: 'Atradius', insured: '900', notice: '60', claim: '90' };

describe('the credit of a customer', () => {
  it('is set with a reason, and shown against what is open with the deadlines of the insurer', async () => {
    const { location } = await clerk.post(`${of('4711')}/credit`, { ...credit, why: 'contract of 2026' });
    expect(location).toBe(of('4711'));
    const { text } = await clerk.get(of('4711'));
    for (const said of ['€1,000.00', 'Over the limit by', '€380.50', 'Atradius', '€480.50'])
      expect(text).toContain(said);
    expect(text).toContain('Notice to the insurer by 15 Mar 2026: 1 item due 14 Jan 2026');
    const [line] = await rowsOf<{ actor: string }>(
      database.db.read,
      `select actor from audit_line where kind = 'customer.credit_set'`,
    );
    expect(line?.actor).toContain('collector@acme.example');
  });

  it('is told on Today, each line opening its list', async () => {
    const { text } = await clerk.get(AT);
    expect(text).toContain('1 customer owes more than its credit limit');
    expect(text).toContain('1 customer whose insurer must hear within 14 days');
    for (const balance of ['over_limit', 'insurer'])
      expect(names((await clerk.get(`${AT}/customers?balance=${balance}`)).text)).toEqual(['Roux et Fils SARL']);
  });

  it('leaves Today when the insurer has been told, and comes back where it was not', async () => {
    const tell = `${of('4711')}/insurer/notice/2026-01-14`;
    expect((await clerk.get(of('4711'))).text).toContain(`href="${tell}"`);
    expect((await clerk.get(tell)).text).toContain('Overdue notice to Atradius');
    expect((await clerk.post(tell, { on: '2099-01-01' })).status).toBe(422);
    expect((await clerk.post(tell, { on: '2026-03-02', reference: 'SCH-77' })).location).toBe(of('4711'));
    const { text } = await clerk.get(of('4711'));
    expect(text).toContain('Notice on 2 Mar 2026: due 14 Jan 2026');
    expect(text).toContain('collector@acme.example, reference SCH-77');
    expect(text).not.toContain(`href="${tell}"`);
    expect((await clerk.get(AT)).text).not.toContain('whose insurer must hear');
    expect((await clerk.post(tell, { on: '2026-03-02' })).text).toContain('has been told of that already');
    const back = /href="([^"]+\/insurer-reports\/cr_[^"]+\/back)"/.exec(text)?.[1] ?? '';
    expect((await clerk.post(back.replace('/4711', '/1007').replace(of('4711'), of('1007')))).status).toBe(404);
    await clerk.post(back);
    expect((await clerk.get(AT)).text).toContain('1 customer whose insurer must hear within 14 days');
    const kinds = await rowsOf<{ kind: string }>(database.db.read, `select kind from audit_line where kind like 'customer.insurer%' order by id`); // prettier-ignore
    expect(kinds.map(({ kind }) => kind)).toEqual(['customer.insurer_told', 'customer.insurer_untold']);
    for (const path of ['notice/2099-01-01', 'notice/31-31', 'else/2026-01-14'])
      expect((await clerk.get(`${of('4711')}/insurer/${path}`)).status).toBe(404);
  });

  it.each([
    ['no reason', { ...credit, why: '' }],
    ['an amount that is none', { limit: 'much', why: 'x' }],
    ['a currency that is none', { limit: '1', currency: 'E', why: 'x' }],
    ['terms without an insurer', { notice: '30', why: 'x' }],
    ['days that are none', { insurer: 'A', notice: '-3', why: 'x' }],
  ])('is not set with %s', async (_, fields) => {
    expect((await clerk.post(`${of('1007')}/credit`, fields)).status).toBe(422);
  });

  it('is taken away by leaving everything empty, and Today is silent', async () => {
    await clerk.post(`${of('4711')}/credit`, { why: 'contract ended' });
    expect((await clerk.get(of('4711'))).text).toContain('No limit is set and nothing is insured.');
    expect((await clerk.get(AT)).text).not.toContain('credit limit');
    const covers = await rowsOf<{ ended_by: string }>(database.db.read, 'select ended_by from credit_cover');
    expect(covers.map(({ ended_by }) => ended_by)).toEqual(['collector@acme.example']);
  });
});

describe('the group of a customer', () => {
  it('is added up on the page of its parent, and is taken back', async () => {
    await clerk.post(`${of('1020')}/group`, { parent: '4711' });
    const parent = await clerk.get(of('4711'));
    expect(parent.text).toContain('Café du Parc');
    expect(parent.text).toMatch(/Group together<\/th><td class="num">€1,476\.50/);
    expect((await clerk.get(of('1020'))).text).toContain('Roux et Fils SARL');
    await clerk.post(`${of('1020')}/group`, { parent: '' });
    expect((await clerk.get(of('4711'))).text).not.toContain('Group together');
  });

  it.each([
    ['itself', '1007', '1007'],
    ['nobody', '1007', '999999'],
  ])('is not that of %s', async (_, code, parent) => {
    expect((await clerk.post(`${of(code)}/group`, { parent })).status).toBe(422);
  });

  it('has one level', async () => {
    await clerk.post(`${of('1020')}/group`, { parent: '4711' });
    expect((await clerk.post(`${of('1007')}/group`, { parent: '1020' })).status).toBe(422);
    expect((await clerk.post(`${of('4711')}/group`, { parent: '1007' })).status).toBe(422);
  });

  it('has one who gets the messages: who pays for it, else its head where the head wants one message', async () => {
    const mail = `${of('1007')}/mail`;
    expect((await clerk.post(mail, { payer: '1020', group: 'each' })).location).toBe(of('1007'));
    const { text } = await clerk.get(of('1007'));
    expect(text).toMatch(/Messages go to the payer, <a href="[^"]+">[^<]+<\/a> <span class="quiet">1020</);
    expect((await clerk.get(of('1020'))).text).toContain('Messages about another customer come here too:');
    for (const [code, payer] of [
      ['1020', '1007'],
      ['1007', '1007'],
      ['4711', '1007'],
      ['4711', 'nobody'],
    ] as const)
      // prettier-ignore
      expect((await clerk.post(`${of(code)}/mail`, { payer })).status).toBe(422);
    expect((await clerk.post(mail, { payer: '', group: 'one' })).text).toContain('It is the head of no group.');
    expect((await clerk.post(mail, { payer: '', group: 'each' })).location).toBe(of('1007'));
    await clerk.post(`${of('1020')}/group`, { parent: '4711' });
    await clerk.post(`${of('4711')}/mail`, { payer: '', group: 'one' });
    expect((await clerk.get(of('1020'))).text).toContain('Messages go to the head of the group,');
    await clerk.post(`${of('1020')}/mail`, { payer: '', apart: 'yes' });
    expect((await clerk.get(of('1020'))).text).toContain('It is taken out and gets its own');
    const audit = `select count(*) as n from audit_line where kind = 'customer.mail_set'`;
    expect((await rowsOf<{ n: number }>(database.db.read, audit))[0]?.n).toBe(4);
    await clerk.post(`${of('1020')}/mail`, { payer: '', apart: 'no' });
    await clerk.post(`${of('4711')}/mail`, { payer: '', group: 'each' });
    await clerk.post(`${of('1020')}/group`, { parent: '' });
  });
});

describe('claims of somebody else', () => {
  const holds = async (): Promise<unknown[]> =>
    rowsOf(database.db.read, `select e.document, a.holder, a.notified, a.we_chase as chase from v_assignment a join v_entry e on e.id = a.entry_id order by 1`); // prettier-ignore

  it('are assigned from a day on, not asked for any more, and ours again with the deed as an exhibit', async () => {
    const manager = await desk.as('manager');
    const [item] = await rowsOf<{ id: number; document: string }>(database.db.read, `select i.item_id as id, i.document from v_open_item i join v_customer c on c.id = i.customer_id where c.code = '4711' and i.open_minor > 0 order by i.due_on`); // prettier-ignore
    const id = desk.work().ids.seal('item', item!.id);
    const asked = { holder: 'Eurofactor SA', on: '2026-03-02', how: 'notified' };
    expect((await clerk.post(`${of('4711')}/assign`, asked)).text).toContain('Tick what is assigned.');
    expect((await clerk.post(`${of('4711')}/assign`, { ...asked, item: id, on: '2099-01-01' })).status).toBe(422);
    expect((await clerk.post(`${of('1007')}/assign`, { ...asked, item: id })).status).toBe(422);
    expect((await clerk.post(`${of('4711')}/assign`, { ...asked, item: id })).location).toBe(of('4711'));
    expect(await holds()).toEqual([{ document: item!.document, holder: 'Eurofactor SA', notified: 1, chase: 0 }]);
    const seen = (await manager.get(of('4711'))).text;
    expect(seen).toContain(`${item!.document}: Eurofactor SA, since 2 Mar 2026; the customer pays the holder`);
    expect((await clerk.get(`${of('4711')}/assign`)).text).not.toContain(id);
    const decided = await manager.get(`${of('4711')}?why=2026-03-03`);
    expect(decided.text).toContain('assigned');
    expect((await clerk.get(of('4711'))).text).not.toContain('assigned-back');
    expect((await clerk.post(`${of('4711')}/assigned-back`, { why: 'x' })).status).toBe(403);
    const sent = await manager.send(`${of('4711')}/assigned-back`, { why: 're-assigned' }, [{ name: 'deed.pdf', content: '%PDF-1.4\n%%EOF\n' }]); // prettier-ignore
    expect([sent.location, await holds()]).toEqual([of('4711'), []]);
    const undone = /action="([^"]+assigned-back\/undo)"[\s\S]*?name="of" value="(as_[^"]+)"/.exec((await manager.get(of('4711'))).text); // prettier-ignore
    await manager.post(undone?.[1] ?? '', { of: undone?.[2] ?? '' });
    expect(await holds()).toHaveLength(1);
    await manager.post(`${of('4711')}/assigned-back`, { why: 're-assigned', of: undone?.[2] ?? '' });
    expect(await holds()).toEqual([]);
    const kept = await rowsOf(database.db.read, `select kind, (select count(*) from audit_line where kind in ('claim.assigned', 'claim.returned')) as lines from v_document where kind = 'assignment'`); // prettier-ignore
    expect(kept.length === 0 ? [] : kept).toEqual([{ kind: 'assignment', lines: 4 }]);
  });
});

describe('a stop of deliveries', () => {
  it('is put by whoever may approve it, shown with the customer, and released', async () => {
    expect((await clerk.post(`${of('4711')}/stop`, { why: 'too much' })).status).toBe(403);
    const manager = await desk.as('manager');
    expect((await clerk.get(of('4711'))).text).not.toContain('/stop"');
    expect((await manager.get(of('4711'))).text).toContain(`href="${of('4711')}/stop"`);
    expect((await manager.post(`${of('4711')}/stop`, { why: '' })).status).toBe(422);
    expect((await manager.post(`${of('4711')}/stop`, { why: 'three invoices over 60 days' })).location).toBe(
      of('4711'),
    );
    expect((await manager.get(of('4711'))).text).toContain('on delivery stop since 3 Mar 2026');
    expect((await manager.post(`${of('4711')}/stop`, { why: 'again' })).status).toBe(409);
    expect((await manager.get(`${of('4711')}/release`)).text).toContain('three invoices over 60 days');
    expect((await manager.post(`${of('4711')}/release`, { why: 'paid' })).location).toBe(of('4711'));
    expect((await manager.get(of('4711'))).text).not.toContain('on delivery stop');
  });
});
