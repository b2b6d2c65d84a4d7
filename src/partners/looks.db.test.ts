import type { Browser } from 'puppeteer';
import { writeMessage } from '../cases/message.actions';
import { inviteToSeat } from '../mandates/account.actions';
import { Secret, TOTP } from 'otpauth';
import { PASSWORD, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { testDatabase } from '../platform/testing/database';
import { onceIn, openCaseDesk, type CaseDesk } from './testing/case-desk';

/** Every page of the partner's face at a real browser without script: no flaw for a reader of screens, nothing wider than a small phone. */
const open = testDatabase();
let at: CaseDesk;
let browser: Browser;

beforeAll(async () => {
  at = await openCaseDesk(open);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await at.desk.close();
});

async function looked(who: Visitor, path: string, name: string): Promise<void> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setJavaScriptEnabled(true); // the audit itself is a script; the page brings none
  await who.into(page);
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 320]] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await page.goto(`${at.desk.url}${path}`);
    expect([name, scheme, width, await flawsIn(page)]).toEqual([name, scheme, width, []]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([name, width, wide]).toEqual([name, width, 0]);
    const cut = await page.evaluate(`[...document.querySelectorAll('main .scroll')].filter((one) => one.scrollWidth > one.clientWidth).length`);
    if (path.startsWith('/partner/')) expect([name, width, cut]).toEqual([name, width, 0]);
  }
  await page.close();
} // prettier-ignore

it('the case, with what was asked, written and sent, and with a form that must be mended', async () => {
  const who = await at.entered();
  const once = async (): Promise<string> => onceIn((await who.get('/partner/case')).text);
  await who.post('/partner/case/report', {
    once: await once(),
    kind: 'received',
    ref: 'D-77',
    collector: 'Marie Durand',
  });
  await who.post('/partner/case/report', { once: await once(), kind: 'settlement', amount: '1,500.00', due: '2026-03-31', note: 'They would pay at once.' }); // prettier-ignore
  await who.send('/partner/case/papers', { paper: 'proof' }, [{ name: 'receipt.pdf', content: '%PDF-1.4\n' }]);
  await writeMessage(at.desk.work(), { companyId: at.desk.company.id, caseId: at.caseId, author: 'Anna Clerk', text: 'Did you reach them?', key: 'a' }); // prettier-ignore
  await looked(who, '/partner/case', 'case');
  await looked(who, '/partner/case/remittance', 'remittance');
  const wrong = await who.post('/partner/case/remittance', { once: await once(), gross: '0', day: '2026-03-03' });
  expect(wrong.text).toMatch(
    /name="gross" [^>]*aria-describedby="gross-wrong" autofocus>[^]*<p class="wrong" id="gross-wrong">/,
  );
});

it('signing in, arriving and the list of cases', async () => {
  const email = 'marie@delmas.example';
  const { secret } = await inviteToSeat(at.desk.work(), { companyId: at.desk.company.id, partnerId: at.partnerId, email, name: 'Marie Durand', language: 'fr' }); // prettier-ignore
  const who = at.desk.stranger();
  await who.get('/partner/sign-in');
  await looked(who, '/partner/sign-in', 'sign-in');
  await looked(who, `/partner/invitation/${secret}`, 'arrive');
  const [row] = await rowsOf<{ s: string }>(open.db.read, 'select totp_secret as s from partner_account');
  const code = new TOTP({ secret: Secret.fromBase32(row?.s ?? '') }).generate({ timestamp: Date.parse('2026-03-03T09:00:00.000Z') }); // prettier-ignore
  await who.post(`/partner/invitation/${secret}`, { name: 'Marie Durand', password: PASSWORD, code });
  await looked(who, '/partner/cases', 'cases');
  await looked(who, '/partner/cases?which=closed', 'closed');
});

it('the accounts and columns of a partner, on the desk', async () => {
  const manager = await at.desk.as('manager');
  const under = `/c/${at.desk.company.code}/recovery/partners/${at.desk.work().ids.seal('partner', at.partnerId)}`;
  await looked(manager, `${under}/accounts`, 'accounts');
  await looked(manager, `${under}/columns`, 'columns');
});
