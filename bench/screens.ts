import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { openDemoDesk } from '../src/desk/testing/demo-desk';
import { facesOf, faultsIn, lookLike, LOOKS, sightsOf } from '../src/desk/testing/sights';
import { isLanguage } from '../src/languages/said';
import { LOCALES } from '../src/people/person';
import { ROLES, type Role } from '../src/people/rights';
import { openBrowser } from '../src/platform/testing/browser';

/**
 * Pictures of every page of the demo company, light, dark and on a phone, into `screens/`, with what axe-core finds wrong and
 * what is wider than its window: `npm run screens`; `npm run screens -- de` in another language, into `screens/de/`;
 * `npm run screens -- --role read-only` as somebody of that role sees them, into `screens/read-only/`; both, into `screens/read-only/de/`.
 * Of pages of a running desk: `npm run screens -- URL EMAIL PASSWORD OUT path path …`.
 */
async function main(): Promise<void> {
  const { role: named, rest } = readRole(process.argv.slice(2));
  const [url = '', email = '', password = '', out = '', ...paths] = rest;
  const role = named === 'read-only' ? 'reader' : (named ?? 'administrator');
  if (!isRole(role)) throw new Error(`there is no role ${role}: administrator, manager, collector or read-only`);
  if (url === '' || isLanguage(url))
    return everyPage(join(__dirname, '..', 'screens', named ?? '', url), { language: url, role });
  if (paths.length === 0) throw new Error('say: npm run screens -- URL EMAIL PASSWORD OUT path path …');
  mkdirSync(out, { recursive: true });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await signIn(page, url, email, password);
    for (const path of paths) await pictures(page, `${url}${path}`, join(out, nameOf(path)));
  } finally {
    await browser.close();
  }
}

const isRole = (name: string): name is Role => ROLES.some((role) => role === name);

/** `--role NAME` taken out of what was typed. */
function readRole(typed: readonly string[]): { readonly role: string | undefined; readonly rest: readonly string[] } {
  const at = typed.indexOf('--role');
  if (at < 0) return { role: undefined, rest: typed };
  return { role: typed[at + 1] ?? '', rest: typed.filter((_, n) => n !== at && n !== at + 1) };
}

/** The demo is played to its end first, which takes some minutes. */
async function everyPage(out: string, { language, role }: { language: string; role: Role }): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'duly-screens-'));
  mkdirSync(out, { recursive: true });
  const desk = await openDemoDesk({ url: join(home, 'duly.sqlite'), home }, Infinity);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    if (role === 'administrator') {
      await pictures(page, `${desk.url}/sign-in`, join(out, 'sign-in'));
      for await (const face of facesOf(desk, browser)) await pictures(face.page, face.page.url(), join(out, face.name));
    }
    const visitor = await desk.as(role);
    if (isLanguage(language))
      await visitor.post('/account', { name: 'Anna', language, locale: LOCALES[language][0], theme: 'auto' });
    await visitor.into(page);
    for (const { name, path } of await sightsOf(desk, role))
      await pictures(page, `${desk.url}${path}`, join(out, name));
  } finally {
    await browser.close();
    await desk.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.type('input[name=email]', email);
  await page.type('input[name=password]', password);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
}

async function pictures(page: Page, url: string, file: string): Promise<void> {
  for (const look of LOOKS) {
    await lookLike(page, look);
    const answer = await page.goto(url, { waitUntil: 'networkidle0' }); // a chart is drawn in the colours of its beginning
    writeFileSync(`${file}-${look.name}.png`, await page.screenshot({ fullPage: true }));
    const faults = await faultsIn(page);
    console.log(
      `${answer?.status() ?? 0} ${look.name.padEnd(5)} ${url}${faults.map((fault) => `\n  ${fault}`).join('')}`,
    );
  }
}

const nameOf = (path: string): string =>
  path
    .replace(/^\/c\/[^/]+/, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-+|-+$/g, '') || 'today';

void main();
