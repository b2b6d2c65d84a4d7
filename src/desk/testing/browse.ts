import type { Browser, Page } from 'puppeteer';
import type { Role } from '../../people/rights';
import { rowsOf, type Db } from '../../platform/db';
import { openBrowser } from '../../platform/testing/browser';
import { testDatabase } from '../../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './test-desk';

/** Somebody at a real browser, who reads what is on the page, fills in fields by their names and presses what is written on a button. */
export interface Browsing {
  readonly page: Page;
  go(path: string): Promise<number>;
  /** What the page says, without its markup. */
  said(within?: string): Promise<string>;
  /** By the names of the fields; a part that is folded is opened; `true` ticks. */
  fill(fields: Readonly<Record<string, string | boolean>>): Promise<void>;
  /** A file, into the field of that name. */
  choose(name: string, path: string): Promise<void>;
  /** A button, a link or a summary, by what is written on it; waits for the page that comes. Answers with its status. */
  press(written: string): Promise<number>;
  /** The same where no page comes. */
  click(written: string, within?: string): Promise<void>;
  /** Waits until the page says so. */
  until(text: string): Promise<void>;
  /** The path of the page. */
  where(): string;
}

export interface Seat {
  readonly database: ReturnType<typeof testDatabase>;
  readonly desk: TestDesk;
  readonly browser: Browser;
  readonly who: Browsing;
  /** Rows of a table. */
  count(table: string): Promise<number>;
}

/** A desk and somebody at a real browser, for a whole test file; `before`: what is done to the desk first. */
export function seat(
  role: Role,
  { script = true, before }: { readonly script?: boolean; before?(desk: TestDesk, db: Db): Promise<unknown> } = {},
): Seat {
  const database = testDatabase();
  const opened: { desk?: TestDesk; browser?: Browser; who?: Browsing } = {};
  beforeAll(async () => {
    const desk = (opened.desk = await openTestDesk(database));
    await before?.(desk, database.db);
    opened.browser = await openBrowser();
    opened.who = await browsing(opened.browser, desk, await desk.as(role), { script });
  }, 120_000);
  afterAll(async () => {
    await opened.browser?.close();
    await opened.desk?.close();
  }, 120_000);
  return {
    database,
    get desk() {
      return there(opened.desk);
    },
    get browser() {
      return there(opened.browser);
    },
    get who() {
      return there(opened.who);
    },
    count: async (table) => {
      const [row] = await rowsOf<{ n: number }>(database.db.read, `select count(*) as n from ${table}`);
      return row?.n ?? 0;
    },
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the browser is not open yet');
  return value;
}

export async function browsing(
  browser: Browser,
  desk: TestDesk,
  who: Visitor | null,
  { script = true } = {},
): Promise<Browsing> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]); // nothing scrolls away under a click
  await who?.into(page);
  return over(page, desk.url);
}

/** A page of a browser that is open already, as the same person. */
export function over(page: Page, url: string): Browsing {
  const said = async (within = 'body'): Promise<string> => {
    const text = await page.evaluate(`document.querySelector(${JSON.stringify(within)})?.innerText ?? ''`);
    return String(text).replace(/\s+/g, ' ').trim();
  };
  const find = async (written: string, within: string): Promise<void> => {
    const found = await page.evaluate(`(${marking})(${JSON.stringify(written)}, ${JSON.stringify(within)})`);
    if (found !== true) throw new Error(`nothing to press says “${written}” on ${page.url()}: ${(await said('main')).slice(0, 600)}`); // prettier-ignore
  };
  const click = async (written: string, within = 'main'): Promise<void> => {
    await find(written, within);
    await page.click('[data-pressed]');
  };
  return {
    page,
    said,
    click,
    go: async (path) => (await page.goto(`${url}${path}`))?.status() ?? 0,
    fill: async (fields) => {
      const wrong = await page.evaluate(`(${filling})(${JSON.stringify(fields)})`);
      if (wrong !== '') throw new Error(`there is no field ${String(wrong)} on ${page.url()}: ${(await said('main')).slice(0, 600)}`); // prettier-ignore
    },
    choose: async (name, path) => {
      const field = await page.waitForSelector(`input[type=file][name="${name}"]`);
      await field?.uploadFile(path);
    },
    press: async (written) => {
      await find(written, 'body');
      const [answer] = await Promise.all([page.waitForNavigation(), page.click('[data-pressed]')]);
      return answer?.status() ?? 0;
    },
    until: async (text) => {
      await page.waitForFunction(`document.body.innerText.replace(/\\s+/g, ' ').includes(${JSON.stringify(text)})`, {
        timeout: 90_000,
        polling: 100,
      });
    },
    where: () => page.url().slice(url.length),
  };
}

/** Runs in the page: marks what bears these words. */
const marking = `(written, within) => {
  document.querySelectorAll('[data-pressed]').forEach((one) => one.removeAttribute('data-pressed'));
  const tidy = (one) => one.textContent.replace(/\\s+/g, ' ').trim();
  const all = [...(document.querySelector(within) ?? document).querySelectorAll('button, a, summary')].filter((one) => one.checkVisibility());
  const found = all.find((one) => tidy(one) === written) ?? all.find((one) => tidy(one).startsWith(written));
  found?.setAttribute('data-pressed', '');
  return found !== undefined;
}`;

/** Runs in the page: puts values into fields, and says which are not there. */
const filling = `(fields) => Object.entries(fields).filter(([name, value]) => {
  const named = [...document.querySelectorAll('main [name=' + CSS.escape(name) + ']')].filter((one) => one.type !== 'hidden');
  const field = named.find((one) => one.value === value && one.type === 'radio') ?? named.find((one) => one.checkVisibility()) ?? named[0];
  if (!field) return true;
  for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  if (typeof value === 'boolean' || field.type === 'radio') field.checked = value !== false;
  else field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return false;
}).map(([name]) => name).join()`;
