import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closeBrowser } from '../platform/pdf/browser';
import { judgePdf } from '../platform/testing/judge-pdf';
import { speechOf } from './speech';
import { PAPERS_IN_LANGUAGES, printedPapers } from './testing/printed-papers';

/**
 * Every legal paper of every country in each of its languages, to each debtor whom it may go to, printed as a letter and read back from the
 * PDF: what stands on which page is kept in `fixtures/papers/`. After a wanted change: `DULY_UPDATE_PAPERS=1 npm run test:long --
 * src/outbox/legal-read`, and open them: `DULY_PAPERS_PDF=folder` puts them there.
 */
const FOLDER = join(__dirname, '..', '..', 'fixtures', 'papers');
const aside = process.env['DULY_PAPERS_PDF'];

afterAll(closeBrowser);

it.each(PAPERS_IN_LANGUAGES)('$file reads as it is kept, and has no fault', async ({ paper, language, file }) => {
  const { letter } = speechOf(language).words;
  const told: string[] = [];
  let first: readonly string[] = [];
  for (const { debtor, pdf, slips } of await printedPapers(paper, language)) {
    if (aside !== undefined) keep(join(aside, `${file.replace('/', '-')}.${debtor}.pdf`), pdf);
    const number = (page: number, of: number): string =>
      page === 1 ? '' : `${letter.page} ${page} ${letter.of} ${of}`;
    const { pages, faults } = await judgePdf(pdf, { number, slips });
    expect({ debtor, faults }).toEqual({ debtor, faults: [] });
    const lines = pages.flatMap((text, at) => [
      `--- ${at + 1}`,
      ...text
        .replace(/(.{1,110})(?: |$)/g, '$1\n')
        .trim()
        .split('\n'),
    ]);
    // of the others what is not the same as of the first, so that a reader sees what differs
    told.push(`=== ${debtor}`, ...(first.length === 0 ? lines : lines.filter((line) => !first.includes(line))));
    first = first.length === 0 ? lines : first;
  }
  const golden = join(FOLDER, `${file}.txt`);
  const text = `${told.join('\n')}\n`;
  if (process.env['DULY_UPDATE_PAPERS'] === '1') keep(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

function keep(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
