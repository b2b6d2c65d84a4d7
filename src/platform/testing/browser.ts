import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer';
import { findBrowser } from '../pdf/find-browser';
import { launchFlags } from '../pdf/browser';

/** A real browser that reaches this machine and nothing else, for tests of pages. */
export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser();
  const { default: puppeteer } = await import('puppeteer');
  const flags = launchFlags().filter((flag) => !flag.startsWith('--host-resolver-rules'));
  return puppeteer.launch({
    executablePath: found.path,
    headless: 'shell',
    args: [...flags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
    env: { ...found.env },
    pipe: true,
    defaultViewport: { width: 1280, height: 900 },
    timeout: 60_000,
  });
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong by WCAG 2.2 AA, in words; a good page gives an empty list. */
export async function flawsIn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run(options: unknown): Promise<AxeResults> } };
    return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  });
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 160)}`),
  );
}
