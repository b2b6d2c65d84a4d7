import { seat } from '../desk/testing/browse';
import { flawsIn } from '../platform/testing/browser';
import { closeBrowser } from '../platform/pdf/browser';

/** The bank at the desk: only to look at; who may see, what is of nobody. */
const at = seat('collector');
afterAll(() => closeBrowser());

const on = (path: string): string => `/c/acme-sas${path}`;

it('says that there is nothing yet, and knows no statement that is not there', async () => {
  await at.who.go(on('/bank'));
  expect(await at.who.said('main')).toContain('No bank statements yet.');
  expect(await flawsIn(at.who.page)).toEqual([]);
  const clerk = await at.desk.as('reader');
  expect((await clerk.get(on('/bank'))).status).toBe(200);
  for (const path of ['/bank/bs_00000000000', "/bank/x'", '/bank/1?page=-1']) {
    expect((await clerk.get(on(path))).status).toBe(404);
  }
});
