import type { Browser, Page } from 'puppeteer';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { PORTAL_ASK_WORDS } from '../languages/portal-ask-words';
import { PORTAL_CARE_WORDS } from '../languages/portal-care-words';
import { PORTAL_DATA_WORDS } from '../languages/portal-data-words';
import { PORTAL_LANGUAGES } from '../languages/portal-words';
import { giveVisit } from '../people/visit-link.actions';
import { rowsOf } from '../platform/db';
import { openBrowser } from '../platform/testing/browser';
import { testDatabase } from '../platform/testing/database';
import { faultsOn } from './testing/looked';

/** What a customer may say, on a small phone, without a script, in each language: it fits, it is accessible, and it arrives. */
const open = testDatabase();
let desk: TestDesk;
let browser: Browser;
let customerId = 0;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  browser = await openBrowser();
  const [found] = await rowsOf<{ id: number }>(open.db.read, `select id from customer where code = '4711'`);
  customerId = found?.id ?? 0;
}, 120_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
}, 120_000);

async function phone(script: boolean): Promise<Page> {
  const link = { kind: 'portal', about: `customer/${customerId}`, companyId: desk.company.id, days: 30 } as const;
  const secret = await giveVisit(desk.work(), link);
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width: 320, height: 640 });
  await page.setJavaScriptEnabled(script);
  await page.goto(`${desk.url}/portal/${secret}`);
  await Promise.all([page.waitForNavigation(), page.click('section button')]);
  return page;
}

const said = (page: Page): Promise<string> => page.$eval('[role=status]', (one) => one.textContent ?? '');
const press = (page: Page, within: string): Promise<unknown> =>
  Promise.all([page.waitForNavigation(), page.click(`${within} form > button`)]);
/** As far as the first blank of a sentence. */
const begins = (text: string): string => text.split('{')[0]?.trim() ?? '';

it.each(PORTAL_LANGUAGES)(
  'in %s',
  async (language) => {
    const look = await phone(true);
    for (const name of ['', '/wrong', '/time', '/ask', '/data', '/about', '/iban']) {
      await look.goto(`${desk.url}/portal/account${name}?lang=${language}`);
      await look.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      await look.evaluate(`document.querySelector('[aria-labelledby=receipts-title]')?.remove()`); // in the languages of then
      expect([name, await faultsOn(look, language)]).toEqual([name, []]);
    }
    const page = await phone(false);
    await page.goto(`${desk.url}/portal/account/ask?lang=${language}`);
    await page.type('#question textarea', 'Ça va? – Grüße, 50 €');
    await press(page, '#question');
    expect(await said(page)).toContain(begins(PORTAL_ASK_WORDS[language].done));
    await page.goto(`${desk.url}/portal/account/time`);
    await page.click('#care summary');
    await page.type('#care textarea[name=possible]', '20');
    await press(page, '#care');
    expect(await said(page)).toContain(PORTAL_CARE_WORDS[language].done);
    await page.goto(`${desk.url}/portal/account/data`);
    await page.click('#data-contact summary');
    await page.type('#data-contact input[name=phone]', '+33 1 23 45 67 89');
    await press(page, '#data-contact');
    const told = PORTAL_LANGUAGES.indexOf(language) < 5;
    if (told) expect(await said(page)).toContain(begins(PORTAL_DATA_WORDS[language].done));
    else expect((await page.content()).includes('class="wrong"')).toBe(true); // five wait already
    await page.goto(`${desk.url}/portal/account`);
    expect(await page.$eval('main', (one) => one.textContent ?? '')).toContain(PORTAL_CARE_WORDS[language].receipt);
  },
  120_000,
);
