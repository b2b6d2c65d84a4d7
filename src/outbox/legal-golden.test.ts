import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { letterLayoutOf } from '../companies/letter-layout';
import { legalPapers } from '../law/paper';
import { PLACES } from '../law/sentence';
import { closeBrowser } from '../platform/pdf/browser';
import { renderPdf } from '../platform/pdf/render';
import type { Facts } from './facts';
import { samplePaper } from './legal-samples';
import { email, letter } from './testing/press';

/**
 * Every legal paper of every country, in each of its languages, to each debtor whom it may go to, with all that may be claimed and with the
 * least: kept in `fixtures/legal/`. After a wanted change: `DULY_UPDATE_MESSAGES=1 npm test -- src/outbox/legal-golden`, and read it aloud.
 */
const FOLDER = join(__dirname, '..', '..', 'fixtures', 'legal');

afterAll(closeBrowser);

function golden(path: string, made: string): void {
  const file = join(FOLDER, path);
  if (process.env['DULY_UPDATE_MESSAGES'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, made);
  }
  expect(made).toBe(readFileSync(file, 'utf8'));
}

const CASES = legalPapers().flatMap((paper) =>
  paper.languages.map((language) => ({ paper, language, law: paper.law, name: paper.name })),
);

/** Spaces of every width as one; the apostrophe of some fonts reads back as a letter. */
const spaced = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').replaceAll('ʼ', '’');

async function pdfText(facts: Facts, code: (typeof CASES)[number]['paper']['code']): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const layout = letterLayoutOf(facts.parties.creditor.country);
  const pdf = await renderPdf(letter(facts, code, layout).numbered, { tagged: false });
  const loading = getDocument({ data: new Uint8Array(pdf), isEvalSupported: false, verbosity: 0 });
  const read = await loading.promise;
  const pages: string[] = [];
  for (let n = 1; n <= read.numPages; n += 1) {
    const { items } = await (await read.getPage(n)).getTextContent();
    pages.push(items.map((piece) => ('str' in piece ? piece.str + (piece.hasEOL ? ' ' : '') : '')).join(''));
  }
  await loading.destroy();
  return pages.join(' ');
}

describe('the legal papers', () => {
  it.each(CASES)('$law $name in $language', ({ paper, language, law, name }) => {
    const texts = paper.debtors.flatMap((debtor) =>
      [true, false].map((full) => {
        const facts = samplePaper(paper, { debtor, language, channel: full ? 'letter' : 'email', full });
        const { subject, text } = full ? letter(facts, paper.code) : email(facts, paper.code);
        return `=== ${debtor}, ${full ? 'with everything, by post' : 'with the least, by mail'}\n\nSubject: ${subject}\n\n${text}`;
      }),
    );
    golden(`${law.toLowerCase()}/${name}.${language}.txt`, texts.join('\n'));
  });

  it.each(CASES)(
    '$law $name in $language, read back from its PDF, holds every sentence of law',
    async ({ paper, language }) => {
      const [debtor] = paper.debtors;
      const facts = samplePaper(paper, { debtor: debtor ?? 'company', language, channel: 'letter', full: true });
      const read = spaced(await pdfText(facts, paper.code));
      const said = PLACES.flatMap((place) => facts.content.legal?.said[place] ?? []).map(spaced);
      const tight = (text: string): string => text.replaceAll(' ', '');
      const page = tight(read);
      expect(said.length).toBeGreaterThan(1);
      expect(said.filter((sentence) => !holds(page, tight(sentence)))).toEqual([]);
      expect(read).not.toMatch(/[{}]|undefined|null/);
    },
  );
});

/** A sentence that goes over the end of a page has the foot of that page within it: each half stands somewhere. */
function holds(page: string, sentence: string): boolean {
  if (page.includes(sentence)) return true;
  for (let at = 1; at < sentence.length; at += 1) {
    if (page.includes(sentence.slice(0, at)) && page.includes(sentence.slice(at))) return true;
  }
  return false;
}
