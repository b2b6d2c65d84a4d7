import { contactsInRange, customersInRange } from '../customers/store';
import { testDatabase } from '../platform/testing/database';
import { openTasks } from '../tasks/actions';
import { rowsOf } from '../platform/db';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** What to say to a customer on the telephone, beside the form and the task of a call: in its language, with its figures. */
const open = testDatabase();
let desk: TestDesk;
let at: string;
let who: Visitor;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  who = await desk.as('manager');
});
afterAll(() => desk.close());

const customerOf = async (code: string) => {
  const range = { companyId: desk.company.id, first: 0, last: 1_000_000 };
  const found = (await customersInRange(desk.work().db.read, range)).find((one) => one.code === code);
  if (!found) throw new Error(`no customer ${code}`);
  return { ...found, path: `${at}/customers/${desk.work().ids.seal('customer', found.id)}` };
};

const scriptIn = (text: string): string =>
  (/<details class="desk-panel call-script" open>([\s\S]*?)<\/details>/.exec(text)?.[1] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

const formOf = async (code: string): Promise<string> => (await who.get(`${(await customerOf(code)).path}/call`)).text;

describe('the script of a call', () => {
  it('stands in the form in the language of the customer, with what is overdue and no more', async () => {
    const text = await formOf('4711');
    expect(text).toMatch(/<div lang="fr">/);
    const script = scriptIn(text);
    expect(script).toMatch(
      /^What to say, in French Bonjour, pourrais-je parler à .* \? J’appelle de la part de ACME SAS\./,
    );
    expect(script).toContain('Il s’agit de 2 factures pour 1 380,50 €');
    expect(script).toContain('F-1001');
    expect(script).not.toMatch(/IBAN|\{\{/);
    expect(scriptIn(await formOf('1007'))).toContain('2 factures pour 3 055,25 €');
  });

  it('asks for nothing that is held, and is not there where nothing is asked for', async () => {
    const { id, path } = await customerOf('1007');
    const items = await rowsOf<{ id: number; document: string }>(
      open.db.read,
      'select item_id as id, document from v_open_item where company_id = ? and customer_id = ? and open_minor > 0 order by due_on',
      [desk.company.id, id],
    );
    const sealed = items.map((one) => desk.work().ids.seal('item', one.id));
    await who.post(`${path}/hold`, {
      kind: 'goodwill',
      reason: 'time',
      quick: 'day',
      until: '2026-03-20',
      item: sealed.slice(0, 1),
    });
    const first = items[0]?.document ?? '';
    const said = scriptIn(await formOf('1007'));
    expect([said.includes(first), said === '']).toEqual([false, items.length === 1]);
    await who.post(`${path}/hold`, {
      kind: 'goodwill',
      reason: 'time',
      quick: 'day',
      until: '2026-03-20',
      item: sealed,
    });
    expect(scriptIn(await formOf('1007'))).toBe('');
  });

  it('says what somebody typed as text, whatever it looks like', async () => {
    const { id, path } = await customerOf('4711');
    const hostile = '<img src=x onerror=alert(1)> {{total}} **x**';
    await who.post(`${path}/contacts`, {
      role: 'reminder',
      name: hostile,
      phone: '+33 1 02 03 04 05',
      email: 'a@b.example',
    });
    const known = await contactsInRange(desk.work().db.read, { companyId: desk.company.id, first: id, last: id });
    expect(known.map(({ name }) => name)).toContain(hostile);
    const text = await formOf('4711');
    expect(text).not.toContain('<img src=x');
    expect(scriptIn(text)).toMatch(/parler à &lt;img src(=|&#x3D;)x/);
    expect(scriptIn(text)).toContain('{{total}}');
  });

  it('is the company’s own where it has one, and an old one that can no longer be used does not stop the call', async () => {
    const own = { subject: 'Call', body: 'Bonjour, ici {{company}}.\n\n{{total}}\n\n{{table}}', language: 'fr' };
    const saved = await who.post(`${at}/templates/call-script/fr/activate`, { ...own, vouched: '1', version: '' });
    expect(saved.status).toBeLessThan(400);
    const script = scriptIn(await formOf('4711'));
    expect(script).toMatch(/^What to say, in French Bonjour, ici ACME SAS\. .*1 380,50 €/);
    await open.db.transaction((tx) => tx('template_version').where({ code: 'call-script' }).whereNotNull('company_id').update({ source: 'Subject: x\n\n{{gone}}\n' })); // prettier-ignore
    const answer = await who.get(`${(await customerOf('4711')).path}/call`);
    expect([answer.status, scriptIn(answer.text)]).toEqual([200, '']);
    await open.db.transaction((tx) => tx('template_version').where({ code: 'call-script' }).whereNotNull('company_id').update({ ended_at: desk.work().now, ended_by: 'maria' })); // prettier-ignore
  });

  it('stands at the task of a call, which leads to the form', async () => {
    const { id, path } = await customerOf('4711');
    const work = desk.work();
    const whose = { companyId: desk.company.id, customerId: id };
    const task = { ...whose, about: `customer/${id}`, title: 'Call', dueOn: work.today, assignee: null };
    await work.db.transaction((tx) =>
      openTasks(tx, work, [
        { ...task, kind: 'call', key: 'call/1' },
        { ...task, kind: 'follow_up', key: 'follow_up/1' },
      ]),
    );
    const rows = await rowsOf<{ id: number; kind: string }>(
      open.db.read,
      'select id, kind from v_task order by id desc limit 2',
    );
    const pageOf = async (visitor: Visitor, kind: string): Promise<string> =>
      (await visitor.get(`${at}/tasks/${work.ids.seal('task', rows.find((one) => one.kind === kind)?.id ?? 0)}`)).text;
    const shown = await pageOf(who, 'call');
    expect(scriptIn(shown)).toContain('1 380,50 €');
    expect(shown).toContain('overdue, 2 documents, the oldest since 14 Jan 2026.');
    expect(shown).toContain(`href="${path}/call"`);
    expect(await pageOf(await desk.as('reader'), 'call')).not.toContain(`href="${path}/call"`);
    expect(scriptIn(await pageOf(who, 'follow_up'))).toBe('');
  });

  it('is no longer a reminder between friends for whom was asked firmly', async () => {
    const { id } = await customerOf('4711');
    expect(scriptIn(await formOf('4711'))).toContain('un simple oubli');
    const opened = (step: number | null) =>
      open.db.transaction((tx) => tx('open_item').where({ customer_id: id }).update({ opening_step: step, opening_step_on: step === null ? null : '2026-02-20' })); // prettier-ignore
    await opened(3);
    expect(scriptIn(await formOf('4711'))).toContain('convenir maintenant avec vous d’un jour de paiement');
    await opened(null);
  });
});
