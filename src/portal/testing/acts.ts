import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { PORTAL_ASK_WORDS } from '../../languages/portal-ask-words';
import { PORTAL_BLOCKED_WORDS } from '../../languages/portal-blocked-words';
import { PORTAL_CALL_WORDS } from '../../languages/portal-call-words';
import { PORTAL_CARE_WORDS } from '../../languages/portal-care-words';
import { PORTAL_DATA_WORDS } from '../../languages/portal-data-words';
import { PORTAL_LINE_WORDS } from '../../languages/portal-line-words';
import { PORTAL_PAID_WORDS } from '../../languages/portal-paid-words';
import { PORTAL_PLAN_WORDS } from '../../languages/portal-plan-words';
import { PORTAL_VISIT_WORDS } from '../../languages/portal-visit-words';
import { PORTAL_LANGUAGES, PORTAL_WORDS, type PortalLanguage } from '../../languages/portal-words';
import { faultsOn, slipsOn } from './looked';
import { fillIn, openPhones, tap, type Phones } from './phone';
import { standsOf } from './stands';

/**
 * Tables of what customers do: an act, the pages that are touched until its form, what is typed there, the words of the receipt, and
 * what then stands in the house. A row without an act goes on with the one above, from the first page.
 */
interface Step {
  readonly pages: readonly string[];
  readonly form: string;
  readonly typed: string;
  readonly says: string;
  readonly stands: string;
}

interface Act {
  readonly act: string;
  readonly steps: readonly Step[];
}

function actsIn(table: string): Act[] {
  const acts: { act: string; steps: Step[] }[] = [];
  for (const line of table.trim().split('\n').slice(1)) {
    const [act = '', pages = '', form = '', typed = '', says = '', stands = ''] = line.split('|').map((one) => one.trim()); // prettier-ignore
    if (act !== '') acts.push({ act, steps: [] });
    acts.at(-1)?.steps.push({ pages: pages.split(' ').filter(Boolean), form, typed, says, stands });
  }
  return acts;
}

/** Declares a test for each act and language. */
export function playActs(
  table: string,
  database: { readonly url: string; readonly home: string },
  furnish: (phones: Phones) => Promise<void>,
): void {
  const acts = actsIn(table);
  const given: { phones?: Phones; proof: string } = { proof: '' };
  const phones = (): Phones => {
    if (given.phones === undefined) throw new Error('the phones are not there yet');
    return given.phones;
  };
  beforeAll(async () => {
    given.phones = await openPhones(database, acts.map(({ act }) => act)); // prettier-ignore
    given.proof = join(database.home, 'zx.pdf');
    writeFileSync(given.proof, '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    await furnish(phones());
  }, 120_000);
  afterAll(() => given.phones?.close(), 120_000);

  describe.each(PORTAL_LANGUAGES)('in %s', (language) => {
    const held: { page?: Page } = {};
    beforeAll(async () => {
      phones().desk.setNow(momentOf(language));
      held.page = await phones().phone();
    });
    afterAll(() => held.page?.browserContext().close());

    it.each(acts.map((one) => [one.act, one] as const))('%s', async (_, { act, steps }) => {
      const page = held.page!;
      await phones().enter(page, act, language);
      for (const step of steps) await play(phones(), page, language, { act, step, files: { proof: given.proof } });
    });
  });
}

/** Apart, so that what one address may do in a while is enough for all. */
const momentOf = (language: PortalLanguage): string =>
  `2026-03-03T${10 + PORTAL_LANGUAGES.indexOf(language)}:00:00.000Z`;

interface Playing {
  readonly act: string;
  readonly step: Step;
  readonly files: Readonly<Record<string, string>>;
}

async function play(
  phones: Phones,
  page: Page,
  language: PortalLanguage,
  { act, step, files }: Playing,
): Promise<void> {
  const { pages, form, typed, says, stands } = step;
  for (const path of pages) await tap(page, `main a[href="/portal/account/${path}"]`);
  await fillIn(page, form, typed, files);
  const slips = await slipsOn(page, language);
  await tap(page, `${form} button:not(.copy)`);
  const said = await receiptOn(page);
  expect(said).toMatch(saidBy(wordsAt(language, says)));
  const faults = await faultsOn(page, language);
  if (new URL(page.url()).pathname !== HOME) await page.goto(new URL(HOME, page.url()).href);
  const number = /\b([a-z]{2}_[0-9a-z]+)\)$/.exec(said)?.[1] ?? 'none';
  const receipts = await page.$eval('section[aria-labelledby=receipts-title]', (one) => one.textContent ?? '');
  const found = { slips, faults, isKept: receipts.includes(number), stands: await standsOf(phones, await phones.customerId(act, language)) }; // prettier-ignore
  expect(found).toEqual({ slips: [], faults: [], isKept: true, stands: stands.replaceAll('LANG', language) });
}

const HOME = '/portal/account';

/** What is said of what was just done. */
export const receiptOn = (page: Page): Promise<string> =>
  page.$eval('[role=status]', (one) => (one.textContent ?? '').replaceAll('\u00a0', ' ').trim());

/** With anything in the place of its blanks, and then its number. */
const saidBy = (words: string): RegExp =>
  new RegExp(`^${words.replaceAll('\u00a0', ' ').split(/\{\w+\}/).map((one) => one.replace(/[.*+?^$()[\]\\|]/g, '\\$&')).join('.+')} \\(`); // prettier-ignore

function wordsAt(language: PortalLanguage, path: string): string {
  const tables: Readonly<Record<string, object>> = {
    ...{ promise: PORTAL_WORDS[language].promise, dispute: PORTAL_WORDS[language].dispute },
    ...{ plan: PORTAL_PLAN_WORDS[language], care: PORTAL_CARE_WORDS[language], paid: PORTAL_PAID_WORDS[language] },
    ...{ line: PORTAL_LINE_WORDS[language], blocked: PORTAL_BLOCKED_WORDS[language], ask: PORTAL_ASK_WORDS[language] },
    ...{ data: PORTAL_DATA_WORDS[language], call: PORTAL_CALL_WORDS[language], visit: PORTAL_VISIT_WORDS[language] },
  };
  const [room = '', name = ''] = path.split('.');
  const words = (tables[room] as Readonly<Record<string, unknown>> | undefined)?.[name];
  if (typeof words !== 'string') throw new Error(`there are no words ${path}`);
  return words;
}
