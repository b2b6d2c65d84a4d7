import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { textIn } from '../outbox/wording';

/** C41: the text of a legal paper is a company's own; the sentences of law in it stand as they are, wherever the text is changed. */
const open = testDatabase();
let desk: TestDesk;
let at: string;
let shipped: { subject: string; body: string };

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}/templates/law-de-notice/de`;
  const [row] = await rowsOf<{ source: string }>(
    open.db.read,
    `select source from template_version where company_id is null and code = 'law-de-notice' and language = 'de'`,
  );
  shipped = textIn(row?.source ?? '');
});
afterAll(() => desk.close());

const changed = (from: string, to: string): { subject: string; body: string } => {
  expect(shipped.body).toContain(from);
  return { subject: shipped.subject, body: shipped.body.replace(from, to) };
};

describe('C41: the templates of legal papers', () => {
  it('are listed by country, and stand side by side with their sentences of law marked', async () => {
    const reader = await desk.as('reader');
    const { text } = await reader.get(`/c/${desk.company.code}/templates`);
    expect(text).toContain('Germany: Mahnung');
    expect(text).toContain('United Kingdom: Letter of claim');
    const beside = (await reader.get(`/c/${desk.company.code}/templates/law-de-notice`)).text;
    expect(beside).toContain('<mark');
    expect(beside).toContain('Wir fordern Sie hiermit auf');
    expect(beside).toContain('We hereby demand payment');
    expect((await reader.get(`/c/${desk.company.code}/templates/law-de-notice/fr`)).status).toBe(404);
    expect((await reader.get(`/c/${desk.company.code}/templates/law-xx-notice`)).status).toBe(404);
    expect((await reader.get(`/c/${desk.company.code}/templates/law-de-constructor`)).status).toBe(404);
  });

  it('are edited around the sentences of law, and refused without one of them', async () => {
    const manager = await desk.as('manager');
    expect((await manager.get(at)).text).toContain('{{legal.demand}}');
    const without = await manager.post(`${at}/activate`, changed('{{legal.demand}}\n', ''));
    expect(without.status).toBe(422);
    expect(without.text).toContain('sentences of law: what is demanded, and by when');
    const inline = await manager.post(`${at}/check`, changed('{{legal.demand}}', 'Kurz: {{legal.demand}}'));
    expect(inline.text).toContain('template-check');
    const hidden = await manager.post(`${at}/activate`, changed('{{legal.rights}}', '{{#if email}}\n\n{{legal.rights}}\n\n{{/if}}')); // prettier-ignore
    expect(hidden.status).toBe(422);
    const good = changed('Rechnungsempfänger: ', 'Berechnet an: ');
    expect((await manager.post(`${at}/activate`, good)).status).toBe(303);
    expect((await manager.get(at)).text).toContain('Berechnet an: ');
  });

  it('lend their blanks to no other template', async () => {
    const manager = await desk.as('manager');
    const other = `/c/${desk.company.code}/templates/free/de`;
    const { text } = await manager.get(other);
    expect(text).not.toContain('{{legal.demand}}');
    const body = '{{greeting}}\n\n{{paragraphs}}\n\n{{legal.demand}}\n\n{{closing}}';
    expect((await manager.post(`${other}/activate`, { subject: 'Test', body })).status).toBe(422);
  });

  it('are looked at as a letter and as a PDF', async () => {
    const reader = await desk.as('reader');
    expect((await reader.get(`${at}/sheet?channel=letter`)).text).toContain('§ 286 Abs. 1 BGB');
    expect((await reader.get(`${at}/pdf`)).headers.get('content-type')).toBe('application/pdf');
  });
});
