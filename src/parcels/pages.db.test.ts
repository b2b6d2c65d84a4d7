import type { Browser } from 'puppeteer';
import { recallCase } from '../cases/recall.actions';
import type { Role } from '../people/rights';
import { partnerNamed } from '../mandates/partner.store';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { testDatabase } from '../platform/testing/database';
import type { HandedOver } from '../webhooks/testing/handed-over';
import { PARTNER, openParcelDesk, type ParcelDesk } from './testing/parcel-desk';

/** What was sent to a partner on the pages of the desk: its state in words, sending again, the link, trying the way out. */
const open = testDatabase();
let at: ParcelDesk;
let mine: HandedOver;
let browser: Browser;
let page = '';
let partner = '';

beforeAll(async () => {
  at = await openParcelDesk(open);
  browser = await openBrowser();
  mine = await at.hands('F-1003');
  const { ids } = at.desk.house;
  page = `/c/${at.desk.company.code}/cases/${ids.seal('case', mine.caseId)}`;
  const known = await partnerNamed(open.db.read, at.desk.company.id, PARTNER);
  partner = `/c/${at.desk.company.code}/recovery/partners/${ids.seal('partner', known!.id)}`;
}, 60_000);
afterAll(async () => {
  await browser.close();
  await at.close();
});

const text = async (role: Role, path: string): Promise<string> => (await (await at.desk.as(role)).get(path)).text;
const onceIn = (html: string): string =>
  /parcels\/link[\s\S]*?name="once" value="([0-9a-f]{32})"/.exec(html)?.[1] ?? '';

async function looked(path: string, name: string): Promise<void> {
  const shown = await (await browser.createBrowserContext()).newPage();
  await (await at.desk.as('administrator')).into(shown);
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 320]] as const) {
    await shown.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await shown.setViewport({ width, height: 900 });
    await shown.goto(`${at.desk.url}${path}`);
    if (process.env['SHOTS']) await shown.screenshot({ path: `${process.env['SHOTS']}/${name}-${scheme}-${width}.png`, fullPage: true });
    expect([name, scheme, width, await flawsIn(shown)]).toEqual([name, scheme, width, []]);
    const wide = await shown.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([name, width, wide]).toEqual([name, width, 0]);
  }
  await shown.close();
} // prettier-ignore

it('shows nothing where a partner opens a link', async () => {
  expect(await text('manager', page)).not.toContain('How it reached the partner');
  expect(await text('administrator', partner)).not.toContain('Test the way');
  const manager = await at.desk.as('manager');
  expect((await manager.post(`${page}/parcels`)).status).toBe(409);
});

it('sends the file later, says what became of it, and sends it again', async () => {
  await at.byMail();
  const manager = await at.desk.as('manager');
  expect(await text('manager', page)).toContain('Nothing has been sent by mail yet.');
  for (let n = 0; n < 2; n += 1) expect((await manager.post(`${page}/parcels`)).status).toBe(303);
  expect(await text('manager', page)).toContain('leaves within minutes');
  await at.tick(1);
  const sent = await text('manager', page);
  for (const said of ['by mail to files@delmas.fr', 'PDF, archive and list attached', 'File, version 1', 'Sent to the partner'])
    expect(sent).toContain(said); // prettier-ignore
  at.smtp.rules.set('files@delmas.fr', { recipient: '550 5.1.1 no <b>such</b> user' });
  const [row] = await at.parcels(mine);
  const again = `${page}/parcels/${at.desk.house.ids.seal('parcel', row!.id)}/again`;
  const collector = await at.desk.as('collector');
  for (let n = 0; n < 2; n += 1) expect((await collector.post(again)).status).toBe(303);
  await at.tick(2);
  const failed = await text('collector', page);
  expect(failed).toContain('550 5.1.1 no &lt;b&gt;such');
  expect(failed).not.toContain('<b>such');
  at.smtp.rules.clear();
  await looked(page, 'case-failed');
});

it('sends only the link to who is named, once, and keeps what was typed where it is wrong', async () => {
  const manager = await at.desk.as('manager');
  const wrong = await manager.post(`${page}/parcels/link`, { once: onceIn(await text('manager', page)), to: 'nobody "x"' }); // prettier-ignore
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="nobody &quot;x&quot;"');
  expect(wrong.text).toContain('That is no mail address.');
  const before = at.smtp.offered.length;
  const once = onceIn(await text('manager', page));
  const send = async () => (await manager.post(`${page}/parcels/link`, { once, to: 'lea@delmas.fr' })).status;
  expect([...(await Promise.all([send(), send()])), await send()]).toEqual([303, 303, 303]);
  expect(at.smtp.offered.slice(before).map(({ to }) => to)).toEqual([['lea@delmas.fr']]);
  expect((await manager.post(`${page}/parcels/link`, { once: 'x', to: 'lea@delmas.fr' })).status).toBe(404);
});

it('is tried out from the page of the partner, and its key confirmed there', async () => {
  const administrator = await at.desk.as('administrator');
  await administrator.post(`${partner}/channel/test`);
  expect(await text('administrator', partner)).toContain('The mail server has taken a test for files@delmas.fr');
  expect(await text('administrator', partner)).not.toContain('has taken a test');
  await at.byFolder({ hostKey: '' });
  await administrator.post(`${partner}/channel/test`);
  await looked(partner, 'partner');
  await administrator.post(`${partner}/channel/test`);
  const asks = await text('administrator', partner);
  expect(asks).toContain(at.sftp.fingerprint.slice(0, 20));
  expect((await administrator.post(`${partner}/channel/key`, { key: 'x' })).status).toBe(409);
  await administrator.post(`${partner}/channel/key`, { key: at.sftp.fingerprint });
  await administrator.post(`${partner}/channel/test`);
  expect(await text('administrator', partner)).toContain('It works: a test file was put into');
});

it('lets nobody do so who may not, nor with a parcel of another case', async () => {
  const theirs = await at.hands('F-1004');
  await at.tick(3);
  const [other] = await at.parcels(theirs);
  const manager = await at.desk.as('manager');
  const seal = (id: number): string => at.desk.house.ids.seal('parcel', id);
  expect((await manager.post(`${page}/parcels/${seal(other!.id)}/again`)).status).toBe(404);
  expect((await manager.post(`${page}/parcels/pk_0/again`)).status).toBe(404);
  const [row] = await at.parcels(mine);
  for (const [role, path] of [['reader', `parcels/${seal(row!.id)}/again`], ['reader', 'parcels/link'], ['collector', 'parcels/link'], ['collector', 'parcels']] as const)
    expect([role, path, (await (await at.desk.as(role)).post(`${page}/${path}`)).status]).toEqual([role, path, 403]); // prettier-ignore
  for (const path of ['channel/test', 'channel/key'])
    expect((await manager.post(`${partner}/${path}`)).status).toBe(403);
  expect(await text('reader', page)).not.toContain('/again"');
  await recallCase(at.desk.work(), at.desk.company, { number: mine.number, why: 'it was paid' });
  await at.tick(4);
  const over = await text('manager', page);
  expect(over).toContain('Recall');
  expect(over).not.toContain('Send only the link');
  expect(at.desk.failures).toEqual([]);
});
