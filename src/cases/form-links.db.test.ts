import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { ROUTE_KEYS } from '../dossier/routes/keys';
import { mendPath } from '../dossier/routes/mend';
import type { Mend } from '../dossier/routes/route';
import { companyPaths } from '../kernel/paths';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** What is wrong with a box leads to where it is mended, and whoever may mend it gets there. */
const open = testDatabase();
let desk: TestDesk;
let sealed: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' }));
  await open.db.transaction((tx) => tx('customer').whereNot({ code: '1007' }).update({ name: OTHER, legal_name: OTHER, trading_name: OTHER }));
  const [row] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = ?`, ['1007']);
  sealed = desk.house.ids.seal('customer', row?.id ?? 0);
}); // prettier-ignore
afterAll(() => desk.close());

/** Of every other customer. */
const OTHER = 'ZQX-OTHER-4402';

const PLACES: Readonly<Record<Mend['place'], true>> = {
  ...{ form: true, settings: true, bank: true, customer: true, item: true, charges: true, options: true },
  ...{ disputes: true, runs: true, official: true },
};

/** Also of a box that nothing is wrong with now. */
it('has a page for every place', async () => {
  const visitor = await desk.as('administrator');
  const at = companyPaths(desk.company.code);
  const found: string[] = [];
  for (const place of Object.keys(PLACES) as Mend['place'][])
    for (const document of [null, 'F-1001']) {
      const path = mendPath({ place, document }, at, sealed);
      if (path === '') continue;
      const { status } = await visitor.get(path);
      found.push(`${place} ${status}`);
    }
  expect([...new Set(found)]).toEqual(Object.keys(PLACES).filter((place) => place !== 'form').map((place) => `${place} 200`)); // prettier-ignore
});

it.each(ROUTE_KEYS)('%s: each finding leads to a page that opens, or to its box', async (key) => {
  const form = `/c/${desk.company.code}/customers/${sealed}/recovery/form/${key}`;
  for (const role of ['administrator', 'collector'] as const) {
    const visitor = await desk.as(role);
    const { text, status } = await visitor.get(form);
    expect(status).toBe(200);
    expect(text + (await visitor.get(`${form}/sheet`)).text).not.toContain(OTHER);
    const [, findings = ''] = /id="findings"([\s\S]*?)<\/section>/.exec(text) ?? [];
    const leads = [...findings.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    expect(leads.length).toBeGreaterThan(0);
    for (const href of new Set(leads)) {
      if (href.startsWith('#')) expect([role, href, text.includes(`id="${href.slice(1)}"`)]).toEqual([role, href, true]);
      else expect([role, href, (await visitor.get(href)).status]).toEqual([role, href, 200]);
    }
  }
}); // prettier-ignore
