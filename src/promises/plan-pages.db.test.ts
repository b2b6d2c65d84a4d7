import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** Instalment plans as people meet them in the desk: agreed with the schedule in view, found in the register, moved on their page. */
const open = testDatabase();
let desk: TestDesk;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
});
afterAll(() => desk.close());

const rowOf = async (document: string): Promise<{ id: number; customer: number }> => {
  const [row] = await rowsOf<{ id: number; customer: number }>(
    open.db.read,
    'select item_id as id, customer_id as customer from v_open_item where company_id = ? and document = ?',
    [desk.company.id, document],
  );
  return row!;
};

interface Stored {
  readonly number: string;
  readonly amount: number;
  readonly n: number;
}
const plans = (): Promise<Stored[]> =>
  rowsOf(
    open.db.read,
    `select number, amount_minor as amount, (select count(*) from plan_instalment i where i.plan_id = p.id) as n from plan p order by id`,
  );

async function typed(document: string, more: Record<string, string> = {}): Promise<Record<string, string>> {
  const { id, customer } = await rowOf(document);
  const ids = { id: desk.house.ids.seal('item', id), customer: desk.house.ids.seal('customer', customer) };
  return { ...ids, count: '3', each: '', every: 'monthly', firstOn: '2026-04-01', down: '', downOn: '', grace: '', missed: '', source: 'phone', by: '=Ms Roux', note: '', ...more }; // prettier-ignore
}

let page = '';

describe('instalment plans in the desk', () => {
  it('say what the register will show where there is none yet', async () => {
    const { status, text } = await (await desk.as('reader')).get(`${at}/plans`);
    expect(status).toBe(200);
    expect(text).toContain('No plan fits.');
  });

  it('are agreed from ticked invoices: the schedule follows what is typed, what is wrong stands beside its field', async () => {
    const collector = await desk.as('collector');
    expect((await collector.get(`${at}/items`)).text).toContain(`formaction="${at}/items/plan"`);
    const fields = await typed('F-1001');
    const asked = await collector.post(`${at}/items/plan`, { id: fields['id'] ?? '' });
    expect(asked.text).toContain('Inside the bands');
    const shown = await collector.post(`${at}/plans/schedule`, { ...fields, count: '9' });
    expect(shown.text).toContain('Outside the bands (more instalments than allowed, it lasts longer than allowed, the first payment is smaller than allowed)'); // prettier-ignore
    const wrong = await collector.post(`${at}/plans`, { ...fields, each: '100', firstOn: '2026-03-01', do: 'draft' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Give a number of instalments or an amount, not both.');
    expect(wrong.text).toContain('Give a day from today on.');
    expect(wrong.text).toContain('value="2026-03-01"');
    const late = await collector.post(`${at}/plans`, { ...fields, down: '1200.00', do: 'draft' });
    expect(late.text).toContain('The down payment leaves nothing to pay in instalments.');
    expect(await plans()).toEqual([]);
  });

  it('begin with what a mail seems to say; what cannot be a day, or is none of ours, begins nothing', async () => {
    const collector = await desk.as('collector');
    const { customer } = await rowOf('F-1001');
    const form = `${at}/customers/${desk.house.ids.seal('customer', customer)}/plan`;
    const asked = async (
      more: Record<string, string>,
    ): Promise<readonly [string, string, string, boolean, boolean]> => {
      const { status, text } = await collector.get(`${form}?${new URLSearchParams(more).toString()}`);
      expect(status).toBe(200);
      const value = (name: string): string =>
        new RegExp(`form-control"[^>]* name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
      const ticks = [...text.matchAll(/name="id"[^>]*>/g)].filter(([tick]) => tick.includes(' checked'));
      return [
        value('count'),
        value('firstOn'),
        value('note'),
        text.includes('value="email" selected'),
        ticks.length === 1,
      ];
    };
    const said = {
      count: '4',
      firstOn: '2026-04-15',
      note: 'May we pay <b>in four</b>?',
      source: 'email',
      documents: 'F-1001',
    };
    expect(await asked(said)).toEqual(['4', '2026-04-15', 'May we pay &lt;b&gt;in four&lt;/b&gt;?', true, true]);
    const wrong = { count: 'x'.repeat(500), firstOn: '2020-01-01', source: 'a spy', documents: 'no such\nnor this' };
    const [count, firstOn, note, fromMail] = await asked(wrong);
    expect([count, firstOn, note, fromMail]).toEqual(['3', '2026-04-02', '', false]);
  });

  it('are made once however often the form is sent, and accepted at once inside the bands, with a way back', async () => {
    const collector = await desk.as('collector');
    const fields = { ...(await typed('F-1001')), do: 'accept' };
    const [first, second] = await Promise.all([
      collector.post(`${at}/plans`, fields),
      collector.post(`${at}/plans`, fields),
    ]);
    expect(second.location).toBe(first.location);
    expect(await plans()).toEqual([{ number: 'P-0001', amount: 120_000, n: 3 }]);
    page = first.location;
    const seen = await collector.get(page);
    expect(seen.text).toContain('P-0001 is accepted: its instalments are asked for now');
    expect(seen.text).toContain('Next: €400.00 on 1 Apr 2026.');
    expect(seen.text).toContain('&#x3D;Ms Roux');
    await collector.post(`${page}/unaccept`, {});
    expect((await collector.get(page)).text).toContain('The customer may accept until');
    await collector.post(`${page}/accept`, {});
    const { customer } = await rowOf('F-1001');
    const planForm = await collector.get(`${at}/customers/${desk.house.ids.seal('customer', customer)}/plan`);
    expect([planForm.status, planForm.text.includes('F-1001')]).toEqual([200, false]);
    expect((await collector.get(`${at}/customers/${desk.house.ids.seal('customer', 99_999)}/plan`)).status).toBe(404);
    const customerPage = await collector.get(`${at}/customers/${desk.house.ids.seal('customer', customer)}`);
    expect(customerPage.text).toContain('P-0001: €1,200.00 in 3 instalments');
    expect(customerPage.text).toContain('Paid in instalments: P-0001');
  });

  it('stand in the register with what is left, by week beside the promises, and in its files', async () => {
    const reader = await desk.as('reader');
    const register = await reader.get(`${at}/plans`);
    expect(register.text).toContain('P-0001');
    expect(register.text).toContain('1 Apr 2026');
    const promises = await reader.get(`${at}/promises`);
    expect(promises.text).toContain('400.00');
    const csv = await reader.get(`${at}/plans/export?state=all`);
    expect(csv.text).toContain('P-0001');
    expect((await reader.get(`${at}/plans/export?as=xlsx`)).status).toBe(200);
    expect((await reader.get(`${at}/plans?state=ended`)).text).not.toContain('P-0001');
    expect((await reader.get(`${at}/search?q=p-0001`)).location).toBe(page);
  });

  it('have papers to be signed', async () => {
    const reader = await desk.as('reader');
    for (const kind of ['agreement', 'acknowledgement']) {
      const paper = await reader.get(`${page}/${kind}`);
      expect([paper.status, paper.text.slice(0, 5)]).toEqual([200, '%PDF-']);
    }
  });

  it('are cancelled with a reason and go on again; nobody without the right changes one', async () => {
    const collector = await desk.as('collector');
    expect((await collector.post(`${page}/cancel`, { why: ' ' })).status).toBe(422);
    await collector.post(`${page}/cancel`, { why: 'paid at once' });
    expect((await collector.get(page)).text).toContain('Cancelled: the invoices are reminded where they stood.');
    await collector.post(`${page}/reinstate`, { why: 'he did not' });
    expect((await collector.get(page)).text).toContain('The instalments are asked for, not the invoices.');
    const reader = await desk.as('reader');
    expect((await reader.post(`${page}/cancel`, { why: 'x' })).status).toBe(403);
    expect((await collector.post(`${page}/approve`, {})).status).toBe(403);
    expect((await collector.get(`${at}/plans/pl_00000000000`)).status).toBe(404);
  });

  it('outside the bands wait for an approval; the bands are laid down by whoever administers', async () => {
    const [collector, manager, administrator] = [await desk.as('collector'), await desk.as('manager'), await desk.as('administrator')]; // prettier-ignore
    const form = (await administrator.get(`${at}/plans/bands`)).text;
    expect(form).toContain('value="1,000.00"');
    expect((await manager.get(`${at}/plans/bands`)).status).toBe(403);
    const bands = { upTo0: '100', most0: '2', days0: '60', first0: '50', grace: '0', missed: '1', offer: '7' };
    expect((await administrator.post(`${at}/plans/bands`, { ...bands, days0: 'many' })).status).toBe(422);
    await administrator.post(`${at}/plans/bands`, bands);
    const other = (await rowsOf<{ document: string }>(open.db.read, `select document from v_open_item where company_id = ? and open_minor > 10000 and currency = ? and document <> 'F-1001' order by document`, [desk.company.id, desk.company.currency]))[0]; // prettier-ignore
    const made = await collector.post(`${at}/plans`, { ...(await typed(other?.document ?? '')), do: 'accept' });
    expect((await collector.get(made.location)).text).toContain('its approval was asked for');
    await collector.post(`${made.location}/accept`, {});
    expect((await collector.get(made.location)).text).toContain('It is outside the bands');
    await manager.post(`${made.location}/approve`, {});
    await collector.post(`${made.location}/accept`, {});
    expect((await collector.get(`${at}/plans`)).text).toContain('P-0002');
  });

  it('ask whoever insures what is owed first: said beside the schedule, a task, recorded with its reference and a way back', async () => {
    const manager = await desk.as('manager');
    const owed = await rowsOf<{ document: string; code: string }>(open.db.read, `select i.document, c.code from v_open_item i join v_customer c on c.id = i.customer_id where i.company_id = ? and i.open_minor > 10000 and i.currency = ? and i.item_id not in (select item_id from plan_item) order by i.document`, [desk.company.id, desk.company.currency]); // prettier-ignore
    const { document, code } = owed[0]!;
    const { customer } = await rowOf(document);
    const customerPage = `${at}/customers/${desk.house.ids.seal('customer', customer)}`;
    await manager.post(`${customerPage}/credit`, { insurer: 'Coface', consent: 'yes', collects: 'yes', extension: '60', why: 'policy' }); // prettier-ignore
    const seen = (await manager.get(customerPage)).text;
    expect([seen.includes('Instalment plans need its consent'), seen.includes('It collects what stays unpaid')]).toEqual([true, true]); // prettier-ignore
    const fields = await typed(document);
    const needed = 'It needs the consent of Coface, which insures what is owed and wants to see every plan.';
    expect((await manager.post(`${at}/plans/schedule`, fields)).text).toContain(needed);
    const { location } = await manager.post(`${at}/plans`, { ...fields, do: 'accept' });
    await manager.post(`${location}/approve`, {});
    await manager.post(`${location}/accept`, {});
    const asking = (await manager.get(location)).text;
    expect([asking.includes('P-0003 needs the consent of Coface'), asking.includes(needed), asking.includes('Ask the insurer')]).toEqual([true, true, false]); // prettier-ignore
    const task = await rowsOf<{ n: number }>(open.db.read, `select count(*) as n from v_task where kind = 'plan_consent' and done_at is null`); // prettier-ignore
    expect([Number(task[0]?.n), code]).toEqual([1, code]);
    await manager.post(`${location}/consent`, { reference: 'C-77' });
    await manager.post(`${location}/unconsent`, {});
    expect((await manager.get(location)).text).toContain('P-0003 waits for the consent of the insurer again');
    await manager.post(`${location}/consent`, { reference: 'C-77' });
    const given = (await manager.get(location)).text;
    expect([given.includes('The insurer consents.'), given.includes('C-77')]).toEqual([true, true]);
    await manager.post(`${location}/accept`, {});
    expect((await manager.get(location)).text).toContain('The instalments are asked for, not the invoices.');
    expect((await (await desk.as('reader')).post(`${location}/consent`, {})).status).toBe(403);
  });
});
