import type { Browser } from 'puppeteer';
import { openBrowser } from '../platform/testing/browser';
import { testDatabase } from '../platform/testing/database';
import { openDemoDesk, type DemoDesk } from './testing/demo-desk';
import { facesOf, faultsIn, lookLike, LOOKS, sightsOf, unseenIn, ZOOMED } from './testing/sights';

/** Every page of the demo in every look: nothing that axe-core finds wrong, nothing wider than its window, on a phone or at 200 %. */
const database = testDatabase();
let desk: DemoDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await openDemoDesk(database, 20);
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
}, 120_000);

it('every page is looked at, or it is said why not', async () => {
  expect(unseenIn(desk, await sightsOf(desk))).toEqual([]);
}, 300_000);

it('every page looks well', async () => {
  const page = await browser.newPage();
  await (await desk.as('administrator')).into(page);
  const faults: string[] = [];
  const sights = await sightsOf(desk);
  for (const { path } of sights) {
    for (const look of [...LOOKS, ZOOMED]) {
      await lookLike(page, look);
      await page.goto(`${desk.url}${path}`, { waitUntil: 'networkidle0' });
      for (const fault of await faultsIn(page)) faults.push(`${look.name} ${path}: ${fault}`);
    }
  }
  expect(faults).toEqual([]);
  expect(sights.length).toBeGreaterThan(50);
}, 1_200_000);

it('so do the pages of customers and partners', async () => {
  const faults: string[] = [];
  const faces: string[] = [];
  for await (const { name, page } of facesOf(desk, browser)) {
    faces.push(name);
    for (const look of [...LOOKS, ZOOMED, { ...ZOOMED, name: 'narrow', width: 320 }]) {
      await lookLike(page, look);
      for (const fault of await faultsIn(page)) faults.push(`${look.name} ${name}: ${fault}`);
    }
  }
  expect(faults).toEqual([]);
  expect(faces).toEqual(expect.arrayContaining(['portal-door', 'portal', 'portal-de', 'partner-door', 'partner']));
}, 300_000);
