import { flawsIn } from '../platform/testing/browser';
import { closeBrowser } from '../platform/pdf/browser';
import { over, seat } from '../desk/testing/browse';
import { openCompany } from '../companies/actions';

/** Statements at the desk: whom, the figures before anything is sent, the run, its files; and what nobody should be able to ask. */
const at = seat('collector');
afterAll(() => closeBrowser());

const on = (path: string): string => `/c/acme-sas${path}`;

it('refuses what is no choice, and sends nothing for it', async () => {
  const clerk = await at.desk.as('collector');
  const wrong = { asOn: '2026-02-31', from: '2027-01-01', min: '-5', segment: `x' or 1=1`, format: 'exe' };
  const looked = await clerk.get(on(`/statements/new?${new URLSearchParams(wrong).toString()}`));
  expect(looked.status).toBe(422);
  for (const said of ['Give a day, not after today.', 'Give an amount', 'No customer has this segment.', 'Choose one.'])
    expect(looked.text).toContain(said);
  expect((await clerk.post(on('/statements'), wrong)).status).toBe(422);
  expect((await clerk.post(on('/statements'), { asOn: '2026-03-04', format: 'pdf' })).status).toBe(422);
  expect((await clerk.post(on('/statements'), {})).text).toContain('See whom');
  const nobody = await clerk.post(on('/statements'), { asOn: '2026-03-03', format: 'pdf', min: '99999999' });
  expect([nobody.status, nobody.text.includes('Nobody would get a statement')]).toEqual([409, true]);
  expect(await at.count('statement_run')).toBe(0);
  expect((await (await at.desk.as('reader')).post(on('/statements'), { asOn: '2026-03-03', format: 'pdf' })).status).toBe(403); // prettier-ignore
});

it('shows the figures, sends, shows what came of it, and gives the files; the page is clean', async () => {
  await at.who.go(on('/runs'));
  await at.who.press('Statements of account');
  await at.who.press('Send statements');
  await at.who.fill({ format: 'both', asOn: '2026-03-03' });
  await at.who.press('See whom');
  const preview = await at.who.said('main');
  expect(preview).toMatch(/3 customers get a statement 2 by e-mail 1 on paper/);
  expect(await flawsIn(at.who.page)).toEqual([]);
  await at.who.press('Send 3 statements');
  await at.who.page.waitForFunction(`document.body.innerText.includes('What became of it') && !document.querySelector('progress')`, { timeout: 60_000 }); // prettier-ignore
  expect(await at.who.said('#progress')).toMatch(/(sent|to print)/);
  expect(await flawsIn(at.who.page)).toEqual([]);
  expect([await at.count('statement_run'), await at.count('statement_line')]).toEqual([1, 3]);
  const clerk = await at.desk.as('collector');
  const zip = await clerk.get(`${at.who.where()}/zip`);
  expect(zip.headers.get('content-type')).toContain('application/zip');
  const pdf = await clerk.get(`${at.who.where()}/print?all=1`);
  expect(pdf.text.slice(0, 5)).toBe('%PDF-');
  const again = await clerk.post(on('/statements'), { asOn: '2026-03-03', format: 'pdf' });
  expect([again.status, again.text.includes('Nobody would get a statement')]).toEqual([409, true]);
});

it('marks what was printed as posted, and takes it back', async () => {
  const clerk = await at.desk.as('collector');
  const path = at.who
    .where()
    .replace(/[?#].*/, '')
    .replace(at.desk.url, '');
  const here = await clerk.get(path);
  expect(here.text).toContain('1 statement is printed and not posted.');
  const id = /name="id" value="(cu_\w+)"/.exec(here.text)?.[1] ?? '';
  const refused = await clerk.post(`${path}/posted`, { id, on_day: '2026-03-03', service: ' ' });
  expect([refused.status, refused.text.includes('It is not said who carries them.')]).toEqual([409, true]);
  expect((await clerk.post(`${path}/posted`, { id, on_day: '2026-03-04', service: 'La Poste' })).status).toBe(409);
  await at.who.go(path);
  await at.who.fill({ service: 'La Poste' });
  await at.who.press('Mark as posted');
  expect(await at.who.said('main')).toContain('posted on');
  expect(await flawsIn(at.who.page)).toEqual([]);
  await at.who.press('Undo');
  expect(await at.who.said('main')).toContain('1 statement is printed and not posted.');
  expect((await (await at.desk.as('reader')).post(`${path}/posted`, { id, on_day: '2026-03-03', service: 'x' })).status).toBe(403); // prettier-ignore
});

it('sends to customers ticked in the list, again only for a reason', async () => {
  const clerk = await at.desk.as('collector');
  const list = await clerk.get(on('/customers'));
  const ids = [...new Set([...list.text.matchAll(/name="id" value="(cu_\w+)"/g)].map(([, id = '']) => id))];
  expect(ids.length).toBeGreaterThan(1);
  const none = await clerk.post(on('/customers/statements'), {});
  expect([none.status, none.text.includes('No customer was ticked.')]).toEqual([409, true]);
  const all = await clerk.post(on('/customers/statements'), { all: '1', state: 'balance=owing' });
  expect(all.text).toContain('ticked customers');
  const asked = await clerk.post(on('/customers/statements'), { id: ids[0] ?? '' });
  expect(asked.text).toContain('1 ticked customer');
  const choice = { customers: ids.join(' '), asOn: '2026-03-03', format: 'pdf' };
  const looked = await clerk.post(on('/statements/chosen'), choice);
  expect(looked.text).toContain('Nobody would get a statement.');
  const without = await clerk.post(on('/statements/chosen'), { ...choice, again: '1', reason: ' ' });
  expect([without.status, without.text.includes('Say why it goes to them again.')]).toEqual([422, true]);
  const reason = 'The first had the wrong logo <b>';
  expect((await clerk.post(on('/statements/chosen'), { ...choice, again: '1', reason })).text).toContain('Send 3 statements'); // prettier-ignore
  const begun = await clerk.post(on('/statements'), { ...choice, again: '1', reason });
  expect(begun.status).toBe(303);
  expect((await clerk.get(begun.headers.get('location') ?? '')).text).toContain(
    'those who were ticked, again: The first had the wrong logo &lt;b&gt;',
  );
});

it('knows no run of another company', async () => {
  const [path = ''] = /\/statements\/sr_\w+/.exec(at.who.where()) ?? [];
  await openCompany(at.desk.work(), { name: 'Other GmbH', country: 'DE', currency: 'EUR' });
  const clerk = await at.desk.as('collector');
  for (const page of ['', '/progress', '/print', '/zip'])
    expect((await clerk.get(`/c/other-gmbh${path}${page}`)).status).toBe(404);
  for (const deed of ['/stop', '/carry-on', '/posted', '/unposted'])
    expect((await clerk.post(`/c/other-gmbh${path}${deed}`)).status).toBe(404);
  expect((await clerk.get(on(`${path}?group=nonsense&page=-1`))).status).toBe(200);
  const other = over(await at.who.page.browserContext().newPage(), at.desk.url);
  await other.go(on('/statements'));
  expect(await other.said('main')).toContain('everybody with something open');
});
