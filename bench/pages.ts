import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openHouse } from '../src/app';
import { configFrom } from '../src/config';
import { addDays, dayIn, instant } from '../src/kernel/day';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { pagesOf } from '../src/server';
import { writeCsv } from './import';
import { bankOf } from './pages-bank';
import { adviseAll, CODE, EMAIL, furnish, PASSWORD } from './pages-company';
import { lawOf } from './pages-law';
import { PORTAL_PAGES, portalOf, type Guest } from './pages-portal';

/**
 * How long the desk thinks over each of its pages: a company of so many open items, the real server in a process of its own, every
 * GET route walked by the links that its pages show, and the pages that customers open; thirty requests each after a warm one, once in peace and once while a million
 * rows are imported. `tsx bench/pages.ts [items] [sqlite | postgres] [parts of paths, a comma between]`; without a number 100,000 and 1,000,000,
 * without a database both. How far it is goes to the standard error.
 */
const ROUNDS = 30;
const PORT = 4177;
export const SITE = `http://127.0.0.1:${PORT}`;
const MIN_ROUNDS_MS = 6_000;

interface Spot {
  readonly route: string;
  readonly url: string;
  readonly target: number;
}

interface Measured extends Spot {
  readonly p50: number;
  readonly p95: number;
  readonly status: number;
}

async function benchPages(database: string, home: string, items: number, only: string): Promise<void> {
  const now = instant(new Date());
  const config = configFrom({ DATABASE_URL: database, DULY_HOME: home, PORT: String(PORT) }, home);
  const house = await openHouse(config, () => now);
  await furnish(house, now, items);
  await bankOf(house, now, home);
  await adviseAll(house, now);
  const guests = await portalOf(house, now, items);
  const law = await lawOf(house, now);
  if (house.db.dialect === 'postgres') await house.db.write.raw('vacuum analyze');
  const pages = await pagesOf(house, { now: () => now, clock: () => null, log: pino({ level: 'silent' }) });
  const routes = pages.desk.routes.filter(({ method }) => method === 'get').map(({ path }) => path);
  await pages.close();
  await house.close();
  const past = addDays(dayIn('Europe/Paris', now), -60);
  const server = await serve(database, home);
  try {
    const parts = only.split(',');
    for (const guest of guests) {
      const spots = PORTAL_PAGES.map((url) => ({ route: url, url, target: PORTAL_MS })).filter(({ url }) =>
        parts.some((part) => url.includes(part)),
      );
      if (spots.length > 0) print(`portal, a customer with ${guest.who}`, await measure(await arrived(SITE, guest), spots, guest.who)); // prettier-ignore
    }
    if (parts.every((part) => part.startsWith('/portal'))) return;
    const visit = await signedIn(SITE);
    const spots = (await spotsOf(visit, routes, { past, items, also: law })).filter(({ url }) =>
      parts.some((part) => url.includes(part)),
    );
    print(
      `${database.startsWith('postgres') ? 'postgres' : 'sqlite'}, ${items} open items`,
      await measure(visit, spots, 'pages'),
    );
    if (items >= 1_000_000 || only !== '') return;
    const importing = await beginImport(database, home);
    print(
      'the same while 1,000,000 rows are imported',
      await measure(visit, spots, 'pages beside the import', () => importing.exitCode === null),
    );
    importing.kill();
  } finally {
    server.kill();
  }
}

export async function serve(database: string, home: string): Promise<ChildProcess> {
  const env = { ...process.env, DATABASE_URL: database, DULY_HOME: home, PORT: String(PORT), DULY_SCHEDULER: 'off' };
  const server = spawn(
    process.execPath,
    ['--require', require.resolve('tsx/cjs'), join(__dirname, '..', 'src', 'server.ts')],
    { env: { ...env, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', () => ready());
    server.on('exit', (code) => failed(new Error(`the server ended with ${String(code)}`)));
  });
  return server;
}

/** A million rows, on their way into the same company. */
async function beginImport(database: string, home: string): Promise<ChildProcess> {
  const csv = join(home, 'items.csv');
  await writeCsv(csv, 1_000_000);
  const args = [require.resolve('tsx/cli'), join(__dirname, 'import.ts'), 'once', database, csv];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** At half of the requests: people wait for it on a telephone. */
const PORTAL_MS = 100;

/** Parts that a page asks for once it stands. */
const AFTER_THE_PAGE = /\/(totals|suggest|figures|whole)(\?|$)/;

export type Visitor = (path: string) => Promise<{ readonly status: number; readonly text: string }>;

type Asking = (path: string, init?: RequestInit) => Promise<{ readonly status: number; readonly text: string }>;

export function visitorOf(url: string): Asking {
  const state = { cookie: '' };
  return async (path: string, init: RequestInit = {}): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        cookie: state.cookie,
        'sec-fetch-site': 'same-origin',
        ...(AFTER_THE_PAGE.test(path) ? { 'hx-request': 'true' } : {}),
      },
    });
    state.cookie = answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? state.cookie;
    return { status: answer.status, text: await answer.text() };
  };
}

/** Whoever came by the link in a message. */
async function arrived(url: string, { secret }: Guest): Promise<Visitor> {
  const ask = visitorOf(url);
  const { text } = await ask(`/portal/${secret}`);
  const token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  await ask(`/portal/${secret}`, { method: 'POST', body: new URLSearchParams({ _csrf: token }) });
  return ask;
}

export async function signedIn(url: string): Promise<Visitor> {
  const ask = visitorOf(url);
  const form = await ask('/sign-in');
  const token = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
  await ask('/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ _csrf: token, email: EMAIL, password: PASSWORD }),
  });
  return ask;
}

/** Addresses that no link shows as they are: of lists with a search, of another day, of the search itself. */
const ALSO = [
  '/items?q=F-1000777',
  '/items?q=maison',
  '/items?age=overdue&sort=-open',
  '/items?sort=customer',
  '/items?page=100',
  '/items?collector=collector%203',
  '/customers?q=werk',
  '/customers?balance=overdue&sort=oldest',
  '/search?q=F-1000777',
  '/search?q=maison',
  '/search?q=contact17',
  '/search?q=1%20234,56',
  '/search/suggest?q=werk%20123',
  '/reports?by=country',
  '/audit?who=collector%203',
];
/** No lists: each reads everything that there is of its kind, and is asked for now and then. */
const WHOLE: Readonly<Record<string, number>> = { '/audit/check': 5_000, '/reports/activity': 1_000 };
const PAST = ['', '/items', '/customers', '/reports'];

interface Around {
  readonly past: string;
  readonly items: number;
  /** Addresses of certain customers. */
  readonly also: readonly string[];
}

/** Every route with an address that exists: its own, or one of those that the pages walked before link to. */
async function spotsOf(visit: Visitor, routes: readonly string[], { past, items, also }: Around): Promise<Spot[]> {
  const root = `/c/${CODE}`;
  const within = items > 100_000 ? 250 : 100;
  const thenWithin = 1_000 * Math.max(1, items / 100_000);
  const seen = new Map<string, string>();
  const found = new Map<string, string>();
  const queue = routes.filter((path) => !path.includes(':')).map((path) => `${root}${path}`);
  const patterns = routes.map((path) => ({ path, test: new RegExp(`^${root}${path.replace(/:\w+/g, '[^/?]+')}$`) }));
  while (queue.length > 0) {
    const url = queue.shift() ?? '';
    const own = url.split('?')[0] ?? '';
    const route =
      patterns.find(({ path, test }) => !path.includes(':') && test.test(own)) ??
      patterns.find(({ test }) => test.test(own));
    if (route === undefined || seen.has(route.path) || /\/export|sign-out/.test(route.path)) continue;
    seen.set(route.path, url);
    const { status, text } = await visit(url);
    if (status === 200) found.set(route.path, url);
    for (const [, href = ''] of text.matchAll(/(?:href|hx-get|src)="(\/c\/[^"]+)"/g))
      queue.push(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
  }
  const spot = (route: string, url: string, target: number): Spot => ({ route, url, target });
  return [
    ...[...found].map(([route, url]) =>
      spot(route, url, WHOLE[route] ?? (AFTER_THE_PAGE.test(route) && !/suggest/.test(route) ? 1_000 : within)),
    ),
    ...[...ALSO, ...also].map((path) => spot(path, `${root}${path}`, within)),
    ...PAST.map((path) => spot(`${path}?on=${past}`, `${root}${path}?on=${past}`, thenWithin)),
  ].filter(({ route }) => also.includes(route) || !/export/.test(route));
}

export async function measure(
  visit: Visitor,
  spots: readonly Spot[],
  what: string,
  goesOn: () => boolean = () => true,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const spot of spots) {
    if (!goesOn()) break;
    tell(what, measured.length, spots.length);
    const { status } = await visit(spot.url);
    const times: number[] = [];
    const began = performance.now();
    for (let round = 0; round < ROUNDS && (round < 5 || performance.now() - began < MIN_ROUNDS_MS); round += 1) {
      const started = performance.now();
      await visit(spot.url);
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.ceil(times.length * share) - 1] ?? 0;
    measured.push({ ...spot, status, p50: at(0.5), p95: at(0.95) });
  }
  tell(what, measured.length, spots.length);
  return measured;
}

const toldAt = { ms: 0 };

/** Every few seconds, and at the end. */
function tell(what: string, done: number, of: number): void {
  if (done > 0 && done < of && performance.now() - toldAt.ms < 5_000) return;
  toldAt.ms = performance.now();
  console.error(`${what}: ${done} of ${of} measured`);
}

export function print(title: string, measured: readonly Measured[]): void {
  const over = measured.filter(({ p95, target }) => p95 > target);
  console.log(`\n${title}: ${measured.length} pages, ${over.length} over their target`);
  for (const { route, p50, p95, target, status } of [...measured].sort((a, b) => b.p95 / b.target - a.p95 / a.target)) {
    const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(9);
    const ratio = (p50 / target).toFixed(2).padStart(7);
    console.log(
      `${(route === '' ? '/' : route).padEnd(52)}${String(status)}${ms(p50)}${ms(p95)}${ms(target)}${ratio}  ${p95 > target ? 'over' : 'ok'}`,
    );
  }
}

async function main([items, only, part = '']: readonly string[]): Promise<void> {
  for (const count of items === undefined ? [100_000, 1_000_000] : [Number(items)]) {
    for (const dialect of only === undefined ? ['sqlite', 'postgres'] : [only]) {
      const home = mkdtempSync(join(tmpdir(), 'duly-bench-'));
      const server = dialect === 'postgres' ? await startPostgres() : undefined;
      try {
        await benchPages(server?.url ?? join(home, 'duly.sqlite'), home, count, part);
      } finally {
        await server?.stop();
        rmSync(home, { recursive: true, force: true });
      }
    }
  }
}

if (require.main === module) void main(process.argv.slice(2)).finally(() => process.channel?.unref());
