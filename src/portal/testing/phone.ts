import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer';
import type { House } from '../../app';
import { openCompany } from '../../companies/actions';
import type { Company } from '../../companies/company';
import { openTestDesk, type TestDesk } from '../../desk/testing/test-desk';
import { importFile } from '../../imports/actions';
import { dayIn, day, type Instant } from '../../kernel/day';
import { PORTAL_LANGUAGES, type PortalLanguage } from '../../languages/portal-words';
import { giveVisit } from '../../people/visit-link.actions';
import { rowsOf } from '../../platform/db';
import { openBrowser } from '../../platform/testing/browser';
import { onDay } from '../../platform/work';

/**
 * Customers on their phones: for each act and language one who owes two invoices, comes by a link, and does by touch what a person
 * would. Names and numbers are words of no language, so that a word of a wrong language is seen.
 */
export interface Phones {
  readonly desk: TestDesk;
  readonly browser: Browser;
  /** A phone that nobody has used yet. */
  phone(screen?: Screen): Promise<Page>;
  /** By a link of its own into an account, in this language; `act` names whose it is. */
  enter(page: Page, act: string, language: PortalLanguage): Promise<void>;
  customerId(act: string, language: PortalLanguage): Promise<number>;
  rows<T>(sql: string, bindings?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export interface Screen {
  readonly width?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
}

/** When the ledger came, and when the customers do. */
const IMPORTED = '2026-03-03T08:00:00.000Z';
const NOW = '2026-03-03T09:00:00.000Z';

export async function openPhones(
  database: { readonly url: string; readonly home: string },
  acts: readonly string[],
): Promise<Phones> {
  const furnish = (house: House, now: Instant): Promise<Company> => ledger(house, now, acts);
  const desk = await openTestDesk(database, { now: IMPORTED, furnish });
  desk.setNow(NOW);
  const browser = await openBrowser();
  const rows = <T>(sql: string, bindings: readonly unknown[] = []): Promise<T[]> =>
    rowsOf<T>(desk.house.db.read, sql, bindings);
  const customerId = async (act: string, language: PortalLanguage): Promise<number> => {
    const code = codeOf(acts, act, language);
    const [found] = await rows<{ id: number }>(`select id from customer where code = ?`, [code]);
    if (found === undefined) throw new Error(`nobody does ${act} in ${language}`);
    return found.id;
  };
  return {
    ...{ desk, browser, rows, customerId },
    phone: (screen) => phone(browser, screen),
    enter: async (page, act, language) => {
      const about = `customer/${await customerId(act, language)}`;
      const secret = await giveVisit(desk.work(), { kind: 'portal', about, companyId: desk.company.id, days: 30 });
      await page.goto(`${desk.url}/portal/${secret}`);
      await tap(page, 'main section button');
      const lang = await page.$eval('html', (one) => one.lang);
      if (lang !== language) await tap(page, `.languages a[lang=${language}]`);
    },
    close: async () => {
      await browser.close();
      await desk.close();
    },
  };
}

async function phone(browser: Browser, { width = 320, script = true, dark = false }: Screen = {}): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width, height: 640, isMobile: true, hasTouch: true });
  await page.setJavaScriptEnabled(script);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  return page;
}

const codeOf = (acts: readonly string[], act: string, language: PortalLanguage): string =>
  `K${String(acts.indexOf(act) + 1).padStart(2, '0')}${PORTAL_LANGUAGES.indexOf(language)}`;

/** Two late invoices of 600.00 and 400.00 each, and a mailbox; the first has two lines. */
async function ledger(house: House, now: Instant, acts: readonly string[]): Promise<Company> {
  const work = house.work({ kind: 'user', name: 'maria' }, now);
  const company = await openCompany(
    work,
    { name: 'ACME SAS', country: 'FR', currency: 'EUR', email: 'ar@acme.example' },
    { currency: 'EUR', iban: 'FR1420041010050500013M02606', holder: 'ACME SAS' },
  );
  const path = join(mkdtempSync(join(house.config.home, 'ledger-')), 'ledger.csv');
  const rows = acts.flatMap((act) =>
    PORTAL_LANGUAGES.map((language) => codeOf(acts, act, language)).flatMap((code) => [
      ...Array.from({ length: act === MANY ? 200 : 2 }, (_, at) => rowOf(code, at + 1)),
      ...(act === PAYS ? [paidBy(code)] : []),
    ]),
  );
  writeFileSync(path, [HEAD, ...rows].join('\n'));
  const options = { asOf: day('2026-03-02') };
  await importFile(onDay(work, company.zone), { company, path, options, yes: true, fileDay: dayIn(company.zone, now) });
  const lines = [
    { no: '1', text: 'Zx-1', quantity: null, price: null, orderLine: null, amountMinor: 35_000, vatMinor: null },
    { no: '2', text: 'Zx-2', quantity: null, price: null, orderLine: null, amountMinor: 25_000, vatMinor: null },
  ];
  await house.db
    .write('entry')
    .where('document', 'like', '%-1')
    .update({ lines: JSON.stringify(lines) });
  await house.db.write('customer').update({ debtor_type: 'company' });
  return company;
}

const HEAD = 'Customer No;Customer Name;Email;Street;Postal Code;City;Country;Document No;Document Type;Document Date;Due Date;Currency;Amount;Open Amount'; // prettier-ignore

const who = (code: string): string => [code, `Kowalski ${code}`, `jk@${code}.example`, 'ul. Zx 4', '69003', 'Lyon', 'FR'].join(';'); // prettier-ignore

function rowOf(code: string, n: number): string {
  const [dated, due, sum] = n === 1 ? ['2025-12-15', '2026-01-14', '600.00'] : ['2026-01-10', '2026-02-09', '400.00'];
  return [who(code), `${code}-${n}`, 'Invoice', dated, due, 'EUR', sum, sum].join(';');
}

/** The act of a customer who owes two hundred invoices. */
export const MANY = 'many';

/** The act of a customer whose money for the first invoice came in. */
export const PAYS = 'settled';
const paidBy = (code: string): string => [who(code), `${code}-P`, 'Payment', '2026-02-20', '', 'EUR', '-600.00', '-600.00'].join(';'); // prettier-ignore

/** Touches it, and waits for the page that follows. */
export async function tap(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), touched(page, selector)]);
}

async function touched(page: Page, selector: string): Promise<void> {
  const found = await page.$(selector);
  if (found === null) throw new Error(`nothing to touch: ${selector} at ${page.url()}`);
  await found.tap();
}

/** `day=2026-03-10 · item=#1 · file=@proof`: what a person chooses, ticks, writes and sends in this form; `#1` is the first of a list. */
export async function fillIn(
  page: Page,
  form: string,
  typed: string,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  await unfold(page, form);
  for (const [name = '', value = ''] of typed
    .split(' · ')
    .filter(Boolean)
    .map((one) => one.split('='))) {
    const all = await page.$$(`${form} [name="${name}"]:not([type=hidden])`);
    if (all.length === 0) throw new Error(`no field ${name} in ${form} at ${page.url()}`);
    await put(all, value.startsWith('@') ? (files[value.slice(1)] ?? '') : value);
  }
}

/** Opens what is folded around the form, and in it. */
async function unfold(page: Page, form: string): Promise<void> {
  const folded = 'details:not([open])';
  const all = [`${folded}:is(${form})`, `${folded}:has(${form})`, `:is(${form}) ${folded}`].map((one) => `${one} > summary`); // prettier-ignore
  for (const one of await page.$$(all.join(', '))) await one.tap();
}

async function put(all: readonly ElementHandle[], value: string): Promise<void> {
  const [first] = all;
  if (first === undefined) return;
  const kind = await first.evaluate((one) => `${one.tagName} ${one.getAttribute('type') ?? ''}`.trim());
  const at = value.startsWith('#') ? Number(value.slice(1)) - 1 : -1;
  if (kind === 'SELECT') {
    const values = await first.$$eval('option', (options) => options.map((one) => one.value).filter(Boolean));
    await first.select((at < 0 ? value : values[at]) ?? '');
  } else if (kind === 'INPUT checkbox' || kind === 'INPUT radio') {
    await (all[Math.max(at, 0)] ?? first).tap();
  } else if (kind === 'INPUT file') {
    await (first as ElementHandle<never>).uploadFile(value);
  } else if (kind === 'INPUT date') {
    await first.evaluate((one, text) => Object.assign(one, { value: text }), value); // how a day is typed is the phone's
  } else {
    await first.evaluate((one) => Object.assign(one, { value: '' }));
    await first.type(value);
  }
}
