import { attachDocument } from '../documents/actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** A translation is filed from the customer's page: of its own papers only, with who made it. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const pdf = (content = 'x') => [{ name: 'übersetzt.pdf', content: `%PDF-1.4\n${content}\n%%EOF\n` }];
const kept = () => rowsOf(database.db.read, `select about, language, translator, sworn from v_translation order by document_id`); // prettier-ignore

describe('a translation at the desk', () => {
  it('says what is wrong in words, and keeps nothing then', async () => {
    const [one, other] = await rowsOf<{ id: number }>(database.db.read, `select id from v_customer order by id`);
    const { ids } = desk.work();
    const at = `/c/acme-sas/customers/${ids.seal('customer', one!.id)}`;
    const paper = async (customerId: number, name: string): Promise<string> => {
      const file = { fileName: name, bytes: Buffer.from(`%PDF-1.4\n${name}`), kind: 'contract' as const };
      const about = `customer/${customerId}`;
      const made = await attachDocument(desk.work(), { companyId: desk.company.id, customerId, about, ...file });
      return ids.seal('document', made.document.id);
    };
    const [mine, theirs] = [await paper(one!.id, 'contrat.pdf'), await paper(other!.id, 'autre.pdf')];
    const page = await clerk.get(`${at}/translation`);
    expect([page.text.includes('contrat.pdf'), page.text.includes('autre.pdf')]).toEqual([true, false]);
    expect((await clerk.get(`${at}/documents`)).text).toContain(`${at}/translation`);
    const right = { of: mine, language: 'de', translator: 'A. <b>Weber</b>', sworn: 'yes', datedOn: '2026-02-01' };
    for (const [wrong, files] of [
      [{ of: theirs }, pdf()],
      [{ of: 'do_xx' }, pdf()],
      [{ language: 'xx' }, pdf()],
      [{ translator: '' }, pdf()],
      [{ sworn: 'perhaps' }, pdf()],
      [{ datedOn: '2026-02-31' }, pdf()],
      [{}, []],
    ] as const)
      expect((await clerk.send(`${at}/translation`, { ...right, ...wrong }, files)).status).toBe(422);
    expect(await kept()).toEqual([]);
    const sent = await clerk.send(`${at}/translation`, right, pdf());
    expect(sent.location).toBe(at);
    expect(await kept()).toMatchObject([{ language: 'de', translator: 'A. <b>Weber</b>', sworn: 1 }]);
    expect((await clerk.get(at)).text).not.toContain('<b>Weber');
    expect((await (await desk.as('reader')).get(`${at}/translation`)).status).toBe(403);
  });
});
