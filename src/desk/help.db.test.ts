import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../languages/said';
import { TEMPLATES } from '../platform/views';
import { flawsIn, openBrowser } from '../platform/testing/browser';
import { testDatabase } from '../platform/testing/database';
import { REASON_CODES } from '../reminders/reasons';
import { guideFrom, sectionAbout } from './help';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** The handbook: the same in each language, about every page, without a link that its reader may not follow. */
const database = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(database);
});
afterAll(() => desk.close());

const guide = (language: string) =>
  guideFrom(readFileSync(join(TEMPLATES, 'help', `${language}.md`), 'utf8'), (path) => path);

describe('the handbook', () => {
  it.each(LANGUAGES)('is whole in %s', (language) => {
    const [own, english] = [guide(language), guide('en')];
    const shape = ({ sections }: typeof own) =>
      sections.map(({ id, html }) => [id, html.match(/<(li|tr|p)>/g)?.length, html.match(/<a /g)?.length]);
    expect(shape(own)).toEqual(shape(english));
    expect(JSON.stringify(own)).not.toMatch(/\*\*|\]\(|`|\{#/);
  });

  it('has a section for every page that points to it', () => {
    const known = guide('en').sections.map(({ id }) => id);
    const asked = new Set(desk.routes.map(({ path }) => sectionAbout(path)));
    expect([...asked].filter((id) => !known.includes(id))).toEqual([]);
    expect(sectionAbout('/customers/cu_1/recovery')).toBe('customers');
    expect(sectionAbout('/customers/cu_1/credit')).toBe('credit');
    expect(sectionAbout('/settings/senders/languages')).toBe('senders');
  });

  it('escapes what is no mark', () => {
    const { sections } = guideFrom('# T\n\n## A <b> {#a}\n\n<script> [x](javascript:y) [z](/q)\n', () => null);
    expect(sections[0]?.html).toBe('<p>&lt;script&gt; [x](javascript:y) z</p>');
  });

  it('links what the reader may open, and is led to from each page', async () => {
    const reader = await desk.as('reader');
    const { text } = await reader.get('/c/acme-sas/help');
    expect(text).toContain('href="/c/acme-sas/items"');
    expect(text).not.toContain('<a href="/c/acme-sas/audit">');
    expect((await (await desk.as('manager')).get('/c/acme-sas/help')).text).toContain('<a href="/c/acme-sas/audit">');
    expect((await reader.get('/c/acme-sas/items')).text).toContain('href="/c/acme-sas/help#items"');
  });

  it('has a page with every reason of a decision, in the reader’s language', async () => {
    const { status, text } = await (await desk.as('reader')).get('/c/acme-sas/help/reasons');
    expect(status).toBe(200);
    expect(text.match(/<tr id="/g)).toHaveLength(REASON_CODES.length);
    expect(text).toContain('Waits · until 14 Mar 2026');
  });

  it('reads well with a narrow window and a screen reader', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.setViewport({ width: 390, height: 800 });
      await (await desk.as('reader')).into(page);
      for (const path of ['help', 'help/reasons']) {
        await page.goto(`${desk.url}/c/acme-sas/${path}`);
        expect(await flawsIn(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      }
    } finally {
      await browser.close();
    }
  }, 60_000);
});
