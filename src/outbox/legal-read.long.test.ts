import { closeBrowser } from '../platform/pdf/browser';
import { judgePdf } from '../platform/testing/judge-pdf';
import { keptPages, pageLines, putAside } from '../platform/testing/read-golden';
import { speechOf } from './speech';
import { PAPERS_IN_LANGUAGES, printedPapers } from './testing/printed-papers';

/**
 * Every legal paper of every country in each of its languages, to each debtor whom it may go to, printed as a letter and read back from the
 * PDF: what stands on which page is kept in `fixtures/papers/`. After a wanted change: `DULY_UPDATE_PAPERS=1 npm run test:long --
 * src/outbox/legal-read`, and open them: `DULY_PAPERS_PDF=folder` puts them there.
 */
afterAll(closeBrowser);

it.each(PAPERS_IN_LANGUAGES)('$file reads as it is kept, and has no fault', async ({ paper, language, file }) => {
  const { letter } = speechOf(language).words;
  const told: string[] = [];
  let first: readonly string[] = [];
  for (const { debtor, pdf, slips } of await printedPapers(paper, language)) {
    putAside(`${file}.${debtor}`, pdf);
    const number = (page: number, of: number): string =>
      page === 1 ? '' : `${letter.page} ${page} ${letter.of} ${of}`;
    const { pages, faults } = await judgePdf(pdf, { number, slips });
    expect({ debtor, faults }).toEqual({ debtor, faults: [] });
    const lines = pageLines(pages);
    // of the others what is not the same as of the first, so that a reader sees what differs
    told.push(`=== ${debtor}`, ...(first.length === 0 ? lines : lines.filter((line) => !first.includes(line))));
    first = first.length === 0 ? lines : first;
  }
  const { read, kept } = keptPages(file, told);
  expect(read).toBe(kept);
});
