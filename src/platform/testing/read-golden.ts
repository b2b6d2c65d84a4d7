import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What was read back from a PDF, as it is kept in `fixtures/papers/`: a part per page, in lines that a person can read.
 * `DULY_UPDATE_PAPERS=1` keeps what is read now, `DULY_PAPERS_PDF=folder` puts the PDF there to be opened.
 */
const FOLDER = join(__dirname, '..', '..', '..', 'fixtures', 'papers');

export const pageLines = (pages: readonly string[]): string[] =>
  pages.flatMap((text, at) => [
    `--- ${at + 1}`,
    ...text
      .replace(/(.{1,110})(?: |$)/g, '$1\n')
      .trim()
      .split('\n'),
  ]);

/** As it is kept; and as it is read now, where that is to be kept. */
export function keptPages(name: string, lines: readonly string[]): { readonly read: string; readonly kept: string } {
  const file = join(FOLDER, `${name}.txt`);
  const read = `${lines.join('\n')}\n`;
  if (process.env['DULY_UPDATE_PAPERS'] === '1') keep(file, read);
  return { read, kept: readFileSync(file, 'utf8') };
}

export function putAside(name: string, pdf: Buffer): void {
  const folder = process.env['DULY_PAPERS_PDF'];
  if (folder !== undefined) keep(join(folder, `${name.replaceAll('/', '-')}.pdf`), pdf);
}

function keep(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
