import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';

/** What is done with invoices selected in their list: papers, and a recovery file. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const pdf = (text: string): string => `%PDF-1.4\n${text}\n%%EOF\n`;
const kept = () =>
  rowsOf<{ file_name: string; kind: string }>(
    database.db.read,
    'select file_name, kind from document where removed_at is null order by file_name',
  );
const idsOf = async (query: string): Promise<string[]> =>
  [...(await clerk.get(`${AT}/items?${query}`)).text.matchAll(/name="id" value="(it_\w+)"/g)].map(
    (found) => found[1] ?? '',
  );

describe('PDFs that are dropped on the list of invoices', () => {
  it('go to the documents whose numbers they carry; the others are listed; all of it can be taken back', async () => {
    const files = [
      { name: 'F-1001.pdf', content: pdf('one') },
      { name: 'scan of F-1003 (2).pdf', content: pdf('three') },
      { name: 'lunch.pdf', content: pdf('lunch') },
      { name: 'F-1004.pdf', content: 'no pdf at all' },
    ];
    const { status, text } = await clerk.send(`${AT}/items/attach`, { kind: 'delivery' }, files);
    expect([status, text.includes('2 files were attached.')]).toEqual([200, true]);
    const left = [...text.matchAll(/<tr><td>([^<]+)<\/td><td class="is-wait">/g)].map((found) => found[1]);
    expect(left).toEqual(['lunch.pdf', 'F-1004.pdf']);
    expect(await kept()).toEqual([
      { file_name: 'F-1001.pdf', kind: 'delivery' },
      { file_name: 'scan of F-1003 (2).pdf', kind: 'delivery' },
    ]);
    const documents = /name="documents" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const again = await clerk.send(`${AT}/items/attach`, { kind: 'delivery' }, files);
    expect(again.text).toContain('2 were there before.');
    await clerk.post(`${AT}/items/attach/undo`, { documents: `${documents} do_nonsense` });
    expect(await kept()).toEqual([]);
    const lines = await rowsOf<{ kind: string }>(
      database.db.read,
      `select kind from audit_line where kind like 'document.%' order by id`,
    );
    expect(lines.map(({ kind }) => kind)).toEqual(['document.attached', 'document.removed']);
  });

  it('are asked for where none came', async () => {
    expect((await clerk.send(`${AT}/items/attach`, {}, [])).status).toBe(422);
  });

  it('of one selected invoice are named for what they are', async () => {
    const [one = ''] = await idsOf('q=F-1001');
    const { location } = await clerk.post(`${AT}/items/attach/selected`, { id: one });
    expect(location).toMatch(new RegExp(`/customers/cu_\\w+/documents\\?item=${one}$`));
    expect((await clerk.get(location)).text).toContain(`value="${one}" selected`);
    expect((await clerk.post(`${AT}/items/attach/selected`, { all: '1', state: '' })).location).toBe(
      `${AT}/items/attach`,
    );
  });
});

describe('a recovery file from selected invoices', () => {
  it('opens the wizard with those of one customer, and lists the customers where there are several', async () => {
    const brauhaus = await idsOf('q=brauhaus');
    const wizard = await clerk.post(`${AT}/items/recovery`, { id: brauhaus.slice(0, 1) });
    expect(wizard.location).toMatch(/\/customers\/cu_\w+\/recovery$/);
    const { text } = await clerk.get(wizard.location);
    const ticked = [...text.matchAll(/name="item" value="(it_\w+)"[^>]* checked/g)].map((found) => found[1]);
    expect(ticked).toEqual(brauhaus.slice(0, 1));
    const several = await clerk.post(`${AT}/items/recovery`, { all: '1', state: '' });
    expect(several.text).toContain('The invoices you selected are of 3 customers.');
    expect(several.text).toContain('Begin the file of Brauhaus Nord GmbH');
  });

  it('of nothing is refused', async () => {
    expect((await clerk.post(`${AT}/items/recovery`, { id: 'it_wrong' })).status).toBe(409);
  });
});
