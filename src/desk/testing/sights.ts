import type { Browser, Page } from 'puppeteer';
import { handOver } from '../../cases/actions';
import type { Role } from '../../people/rights';
import { giveVisit } from '../../people/visit-link.actions';
import { rowsOf } from '../../platform/db';
import { flawsIn } from '../../platform/testing/browser';
import { statesFor, type DemoDesk } from './demo-desk';
import type { TestDesk } from './test-desk';
import { walkEverything } from './walk';

/** Every page there is to see, found by its links, in each of its looks, with what is wrong there: by axe-core, and wider than its window. */
export interface Sight {
  /** For the file of a picture. */
  readonly name: string;
  readonly path: string;
}

export interface Look {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

export const LOOKS: readonly Look[] = [
  { name: 'light', scheme: 'light', width: 1280 },
  { name: 'dark', scheme: 'dark', width: 1280 },
  { name: 'phone', scheme: 'light', width: 390 },
];

/** A window of 1280 at 200 % is one of 640. */
export const ZOOMED: Look = { name: 'zoomed', scheme: 'dark', width: 640 };

/** Messages as they leave, files, and parts of pages are no pages of the desk. */
const NO_PAGE = /\/(sheet|message|preview|progress|totals|suggest|verify)$|\/lines\//;

/** Answers that are no page: a part of one, or a file. */
const FILE = /\/(totals|export|pdf|xlsx|zip|print|progress|result|problems|sheet|original|letters?|report|message|file|verify|suggest|acknowledgement|agreement|logo|columns\/list)$|\/(lines|attachments|documents|supplement)\/:\w+$/; // prettier-ignore

/** What answers with no page of its own: it leads on, or it is a message in a frame. */
const LEADS_ON: readonly string[] = ['/runs/deciding', '/recovery/new', '/strategies/:code/preview'];

/** Pages of the desk that nothing leads to in the demo, and nobody has said why. */
export function unseenIn(desk: TestDesk, sights: readonly Sight[]): string[] {
  const root = `/c/${desk.company.code}`;
  const fits = (path: string): RegExp => new RegExp(`^${root}${path.replace(/:\w+/g, '[^/?]+')}/?(\\?|$)`);
  const pages = desk.routes.filter(({ method, path }) => method === 'get' && !FILE.test(path)).map(({ path }) => path);
  const unknown = LEADS_ON.filter((path) => !pages.includes(path)).map((path) => `${path}: there is no such page`);
  const unseen = pages.filter((page) => !LEADS_ON.includes(page) && !sights.some(({ path }) => fits(page).test(path)));
  return [...unknown, ...unseen];
}

export async function sightsOf(desk: DemoDesk, role: Role = 'administrator'): Promise<Sight[]> {
  const visitor = await desk.as(role);
  const root = `/c/${desk.company.code}`;
  const nothing = { secrets: [], strangers: new Map<string, string>(), tried: new Set<string>() };
  const { pages } = await walkEverything(
    { ...nothing, visitor, routes: desk.routes, root, may: () => true, ofAPage: 4, alike: 3, leave: /^\/c\/(nordlicht|vaart|hafen|quai)|^\/assets\// },
    [...statesFor(desk, role), root, '/account', '/account/second-factor', `${root}/search?q=a`],
    { forms: false },
  ); // prettier-ignore
  const found = [...pages].filter(([route]) => !NO_PAGE.test(route) && !/^\/people\/pe_/.test(route));
  const wrong = { name: 'wrong', path: `${root}/nowhere` };
  const others = statesFor(desk, role).filter((state) => !found.some(([, path]) => path === state));
  const alike = others.map((path, n) => ({ name: `state-${n + 1}`, path }));
  return [...found.map(([route, path]) => ({ name: nameOf(route), path })), ...alike, wrong];
}

const nameOf = (route: string): string => route.replace(/[^a-z0-9]+/gi, '-').replace(/^-+|-+$/g, '') || 'today';

/**
 * The pages for people who do not work here, each in a browser of its own that came by a link: at the door, and inside. One
 * after the other: a new link ends the one before it.
 */
export async function* facesOf(
  desk: TestDesk,
  browser: Browser,
): AsyncGenerator<{ readonly name: string; readonly page: Page }> {
  const [owing] = await rowsOf<{ id: number }>(desk.house.db.read, `select customer_id as id from balance b where company_id = ? and open_minor > 0 and not exists (select 1 from recovery_case c where c.customer_id = b.customer_id) order by open_minor desc limit 1`, [desk.company.id]); // prettier-ignore
  const portal = { kind: 'portal' as const, about: owing && `customer/${owing.id}` };
  const partner = { kind: 'partner' as const, about: undefined };
  const doors = [
    { ...portal, name: 'portal-door', enters: false },
    { ...portal, name: 'portal', enters: true },
    ...['fr', 'de', 'sv'].map((lang) => ({ ...portal, name: `portal-${lang}`, enters: true, lang })),
    ...PORTAL_PAGES.map((inside) => ({ ...portal, name: `portal-${inside.replace('/', '-')}`, enters: true, inside })),
    { ...partner, name: 'partner-door', enters: false },
    { ...partner, name: 'partner', enters: true },
  ];
  for (const { name, kind, enters, ...more } of doors) {
    const about = more.about ?? (kind === 'partner' ? await givenCase(desk) : undefined);
    if (about === undefined) continue;
    const secret = await giveVisit(desk.work(), { kind, about, companyId: desk.company.id, days: 30 });
    const page = await (await browser.createBrowserContext()).newPage();
    await page.goto(`${desk.url}/${kind}/${secret}`);
    if (enters) await Promise.all([page.waitForNavigation(), page.click('main button, section button')]);
    if ('lang' in more) await page.goto(`${page.url()}?lang=${more.lang}`);
    if ('inside' in more) await page.goto(`${desk.url}/portal/account/${more.inside}`);
    yield { name, page };
  }
}

const PORTAL_PAGES = [
  'pay',
  'iban',
  'time',
  'wrong',
  'ask',
  'papers',
  'papers/paid',
  'code',
  'about',
  'data',
  'call',
  'visit',
];

/** A case that a partner has: the newest recovery file is handed over where none is. */
async function givenCase({ house, company, work }: TestDesk): Promise<string | undefined> {
  const [given] = await rowsOf<{ id: number }>(house.db.read, `select id from recovery_case where company_id = ? and state <> 'undone' order by id desc limit 1`, [company.id]); // prettier-ignore
  const [made] = await rowsOf<{ number: string }>(house.db.read, `select number from dossier where company_id = ? order by id desc limit 1`, [company.id]); // prettier-ignore
  if (given !== undefined) return `case/${given.id}`;
  if (made === undefined) return undefined;
  const id = await handOver(work(), { companyId: company.id, number: made.number, partner: 'Agence Delmas', partnerKind: 'agency' }); // prettier-ignore
  return `case/${id}`;
}

/** The page in this look, once nothing of it is on its way any more. */
export async function lookLike(page: Page, { width, scheme }: Look): Promise<void> {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' }, // colours do not fade while they are measured
  ]);
}

export async function faultsIn(page: Page, { flaws = true } = {}): Promise<string[]> {
  const wider = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  );
  return [...(flaws ? await flawsIn(page) : []), ...(wider > 0 ? [`is ${wider} px wider than its window`] : [])];
}
