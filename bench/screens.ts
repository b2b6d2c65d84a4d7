import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { flawsIn, openBrowser } from '../src/platform/testing/browser';

/**
 * Pictures of pages of a running desk, light, dark and on a phone, with what axe-core finds wrong:
 * `npm run screens -- URL EMAIL PASSWORD OUT path path …`. It reads what a person would see; it changes nothing but signs in.
 */
async function main(): Promise<void> {
  const [url = '', email = '', password = '', out = '', ...paths] = process.argv.slice(2);
  if (paths.length === 0) throw new Error('say: npm run screens -- URL EMAIL PASSWORD OUT path path …');
  mkdirSync(out, { recursive: true });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await signIn(page, url, email, password);
    for (const path of paths) await picture(page, `${url}${path}`, join(out, nameOf(path)));
  } finally {
    await browser.close();
  }
}

async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.type('input[name=email]', email);
  await page.type('input[name=password]', password);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
}

const LOOKS = [
  { name: 'light', scheme: 'light', width: 1280 },
  { name: 'dark', scheme: 'dark', width: 1280 },
  { name: 'phone', scheme: 'light', width: 390 },
] as const;

async function picture(page: Page, url: string, file: string): Promise<void> {
  for (const look of LOOKS) {
    await page.setViewport({ width: look.width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look.scheme }]);
    const answer = await page.goto(url, { waitUntil: 'networkidle0' });
    writeFileSync(`${file}-${look.name}.png`, await page.screenshot({ fullPage: true }));
    const flaws = await flawsIn(page);
    console.log(`${answer?.status() ?? 0} ${look.name.padEnd(5)} ${url}${flaws.map((flaw) => `\n  ${flaw}`).join('')}`);
  }
}

const nameOf = (path: string): string =>
  path
    .replace(/^\/c\/[^/]+/, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-+|-+$/g, '') || 'today';

void main();
