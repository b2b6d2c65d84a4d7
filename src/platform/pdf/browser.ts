import type { Browser, HTTPRequest, Page } from 'puppeteer';
import { Refusal } from '../../kernel/result';
import { findBrowser, packagedBrowser, type FoundBrowser } from './find-browser';

/**
 * The one browser of this process and its one page, on which everything printable is printed in turn. The page runs no
 * script, reaches no network and no file: what is not in the HTML or a data: URI is not on paper. A crashed browser is
 * replaced by the next print; `closeBrowser()` ends it.
 */
export async function onPage<T>(work: (page: Page) => Promise<T>, limitMs: number): Promise<T> {
  const turn = queue.then(() => withinLimit(work, limitMs));
  queue = turn.catch(() => undefined);
  return turn;
}

/** Ends the browser, if one runs. The next print starts a new one. */
export async function closeBrowser(): Promise<void> {
  const ending = running;
  running = undefined;
  await (await ending?.catch(() => undefined))?.browser.close().catch(() => undefined);
}

interface Running {
  readonly browser: Browser;
  readonly page: Page;
}

let queue: Promise<unknown> = Promise.resolve();
let running: Promise<Running> | undefined;

async function withinLimit<T>(work: (page: Page) => Promise<T>, limitMs: number): Promise<T> {
  const { page } = await alive();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tooSlow(limitMs));
    }, limitMs);
  });
  try {
    return await Promise.race([work(page), late]);
  } catch (error) {
    await closeBrowser(); // a page that failed once is not trusted with the next document
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(limitMs: number): Refusal {
  return new Refusal(
    'print-too-slow',
    `A document was not printed within ${limitMs / 1000} seconds and was given up.`,
    'Print fewer pages at once, or look for a very long table or a huge picture in what is printed.',
  );
}

async function alive(): Promise<Running> {
  const now = await running?.catch(() => undefined);
  if (now?.browser.connected && !now.page.isClosed()) return now;
  await closeBrowser();
  running = start();
  return running;
}

async function start(): Promise<Running> {
  const browser = await launchFound();
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', onlyOwnAssets);
  return { browser, page };
}

/** An installed browser that does not start (a library is missing) gives way to the one from npm. */
async function launchFound(): Promise<Browser> {
  const found = await findBrowser();
  try {
    return await launch(found);
  } catch (error) {
    const other = found.from === 'installed' ? await packagedBrowser() : undefined;
    if (other) return launch(other);
    throw new Refusal(
      'browser-does-not-start',
      `The browser ${found.path} does not start: ${error instanceof Error ? error.message.slice(0, 500) : 'no reason given'}`,
      'Start it once by hand to see what it lacks, or set PUPPETEER_EXECUTABLE_PATH to another one.',
    );
  }
}

async function launch(found: FoundBrowser): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer');
  return puppeteer.launch({
    executablePath: found.path,
    headless: 'shell',
    args: launchFlags(),
    env: { ...found.env },
    pipe: true, // the browser ends with us, however we end
    timeout: 60_000,
    protocolTimeout: 300_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** Beside puppeteer's own (no sync, no extensions, no background networking): nothing resolves, nothing is cached. */
export function launchFlags(root = process.getuid?.() === 0): string[] {
  return [
    ...(root ? ['--no-sandbox'] : []), // the browser refuses to start as root otherwise
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disk-cache-size=1',
    '--font-render-hinting=none',
    '--no-first-run',
    '--no-pings',
  ];
}

function onlyOwnAssets(request: HTTPRequest): void {
  const own = request.url().startsWith('data:') || request.url() === 'about:blank';
  void (own ? request.continue() : request.abort('blockedbyclient')).catch(() => undefined);
}
