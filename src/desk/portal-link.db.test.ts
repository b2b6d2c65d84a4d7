import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { mintLinks } from '../people/access-link.actions';
import { giveVisit } from '../people/visit-link.actions';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** The page of a customer's links: each with what became of it, taken back alone or with all. */
const open = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let page: string;
let customerId: number;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  clerk = await desk.as('collector');
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '4711'`);
  customerId = row?.id ?? 0;
  page = `/c/${desk.company.code}/customers/${desk.house.ids.seal('customer', customerId)}/portal-link`;
});
afterAll(() => desk.close());

const linkIn = (text: string): string => /value="[^"]*(\/portal\/[A-Za-z0-9_-]{43})"/.exec(text)?.[1] ?? '';
const made = (): Promise<string> =>
  giveVisit(desk.work(), { kind: 'portal', about: `customer/${customerId}`, companyId: desk.company.id, days: 5 });
const namedIn = (text: string): string[] =>
  [...text.matchAll(/name="link" value="([^"]+)"/g)].map(([, id]) => id ?? '');

describe('the links of a customer', () => {
  it('are listed with who made them, for whom, and who came by them', async () => {
    expect((await clerk.get(page)).text).toContain('No link was made yet');
    const [contact = ''] = [...(await clerk.get(page)).text.matchAll(/<option value="(cn_[^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    expect(contact).not.toBe('');
    await clerk.post(page, { contact });
    const { text } = await clerk.get(page);
    const link = linkIn(text);
    expect(text).toContain('The collector');
    expect(text).toContain('never');
    for (let n = 0; n < 2; n += 1) expect((await desk.stranger().post(link)).location).toBe('/portal/account');
    const after = (await clerk.get(page)).text;
    expect(after).toContain('2 times · last');
    expect(after).not.toContain(link);
    expect((await (await desk.as('reader')).get(page)).status).toBe(403);
  });

  it('end one by one, and all together; what comes after is counted as refused', async () => {
    const [one, two] = [await made(), await made()];
    const [newest = '', next = ''] = namedIn((await clerk.get(page)).text);
    await clerk.post(`${page}/revoke`, { link: newest });
    expect((await clerk.get(page)).text).toContain('It does not open any more');
    await clerk.post(`${page}/revoke`, { link: newest });
    expect((await clerk.get(page)).text).toContain('It had ended before');
    expect((await desk.stranger().post(`/portal/${two}`)).status).toBe(410);
    expect((await desk.stranger().post(`/portal/${one}`)).location).toBe('/portal/account');
    expect((await clerk.get(page)).text).toContain('refused once');
    expect(next).not.toBe(newest);
    const other = `/c/${desk.company.code}/customers/${desk.house.ids.seal('customer', customerId + 1)}/portal-link`;
    await clerk.post(`${other}/revoke`, { link: next });
    expect((await desk.stranger().post(`/portal/${one}`)).location).toBe('/portal/account');
    expect((await clerk.post(`${page}/revoke`, { link: 'ln_nonsense' })).status).toBe(404);
    await clerk.post(`${page}/revoke`);
    expect(namedIn((await clerk.get(page)).text)).toEqual([]);
    expect((await desk.stranger().post(`/portal/${one}`)).status).toBe(410);
  });

  it('lead to the message that carries them', async () => {
    const link = { kind: 'portal', about: `customer/${customerId}`, companyId: desk.company.id, days: 60 } as const;
    const made = [
      { ...link, madeFor: 'message/7' },
      { ...link, madeFor: 'message/8', typed: true },
    ];
    const secrets = await mintLinks(desk.work(), made, { companyId: desk.company.id, ref: 'messages' });
    const text = (await clerk.get(page)).text.replaceAll('&#x3D;', '=');
    for (const [id, said] of [
      [7, 'Message'],
      [8, 'Letter, as a code'],
    ] as const)
      expect(text).toContain(`/messages/${desk.house.ids.seal('message', id)}">${said}</a>`);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

describe('a link by mail', () => {
  const waiting = () =>
    rowsOf<{ recipient: string; code: string; state: string }>(
      open.db.read,
      `select m.recipient, t.code, m.state from v_message m join v_template_version t on t.id = m.template_version_id
       where m.about like 'link/%' order by m.id`,
    );

  it('goes to the contact that was chosen, once while it waits, and is written down', async () => {
    const { text } = await clerk.get(page);
    const [contact = ''] = [...(text.split('mail-contact')[2] ?? '').matchAll(/value="(cn_[^"]+)"/g)].map(([, id]) => id ?? ''); // prettier-ignore
    expect((await clerk.post(`${page}/mail`, { contact })).status).toBe(303);
    expect((await clerk.get(page)).text).toMatch(/The mail to \S+@\S+ is on its way/);
    expect(await waiting()).toMatchObject([{ code: 'portal-link', state: 'queued' }]);
    await clerk.post(`${page}/mail`, { contact });
    expect(await waiting()).toHaveLength(1);
    const lines = await rowsOf<{ kind: string }>(
      open.db.read,
      `select kind from audit_line where kind = 'link.mailed'`,
    );
    expect(lines).toHaveLength(1);
  });

  it('goes to nobody who is not this customer’s, and not by whoever only reads', async () => {
    const [other] = await rowsOf<{ id: number }>(open.db.read, `select id from v_contact where customer_id <> ? limit 1`, [customerId]); // prettier-ignore
    const foreign = desk.house.ids.seal('contact', other?.id ?? 0);
    for (const contact of [foreign, '', 'cn_x', "' or 1=1"]) await clerk.post(`${page}/mail`, { contact });
    expect((await (await desk.as('reader')).post(`${page}/mail`, { contact: foreign })).status).toBe(403);
    expect(await waiting()).toHaveLength(1);
  });
});
