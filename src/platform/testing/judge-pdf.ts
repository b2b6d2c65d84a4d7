/** What is wrong with a printed document, looked at with other eyes than those that made it: for tests that read documents back. */
export interface PdfRead {
  /** Text of each page, in the order in which it is painted, blanks of every kind as one. */
  readonly pages: readonly string[];
  readonly faults: readonly string[];
}

export interface Judged {
  /** How a page says its number, of more pages than one; null: it does not. */
  readonly number: ((page: number, of: number) => string) | null;
  /** Pages at its end that bear something else: no text of ours, no number. */
  readonly slips?: number;
  /** What it says its language is; not said: it is printed without a structure, which says none. */
  readonly language?: string;
}

/** A4, in points; Chromium is a hair off. */
const A4 = [595, 842] as const;
/** So much of a page must be written on, in signs, that it does not stand almost empty. */
const LEAST = 120;

export async function judgePdf(bytes: Uint8Array, { number, slips = 0, language }: Judged): Promise<PdfRead> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  const pdf = await loading.promise;
  const faults: string[] = [];
  const pages: string[] = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    if (Math.abs(right - left - A4[0]) > 1 || Math.abs(top - bottom - A4[1]) > 1) faults.push(`page ${n} is no A4`);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ('str' in item ? [item] : []));
    for (const { str, transform, width } of pieces) {
      const [, , , , x = 0, y = 0] = transform as number[];
      if (str.trim() !== '' && (x < left + 10 || x + width > right - 10 || y < bottom + 8 || y > top - 8)) {
        faults.push(`page ${n}: “${str.slice(0, 40)}” is off the sheet`);
      }
    }
    const text = pieces.map(({ str, hasEOL }) => str + (hasEOL ? ' ' : '')).join('');
    pages.push(text.replace(/\s+/g, ' ').trim());
    if (/[\ufffd\u25a1]/u.test(text)) faults.push(`page ${n} has a sign without a shape`);
    const { fnArray, argsArray } = await page.getOperatorList();
    fnArray.forEach((fn, at) => {
      if (fn !== OPS.showText) return;
      const [glyphs] = argsArray[at] as [readonly (number | { originalCharCode: number; unicode: string })[]];
      for (const glyph of glyphs) {
        if (typeof glyph !== 'number' && glyph.originalCharCode === 0) faults.push(`page ${n}: the font has no shape for “${glyph.unicode}”`); // prettier-ignore
      }
    });
  }
  faults.push(...judgePages(pages, number, slips), ...odd(pages.join(' ')));
  if (language !== undefined) {
    const { info } = (await pdf.getMetadata()) as { info: { Language?: string | null } };
    if (info.Language !== language) faults.push(`it says its language is ${String(info.Language)}`);
  }
  await loading.destroy();
  return { pages, faults: [...new Set(faults)] };
}

function judgePages(pages: readonly string[], number: Judged['number'], slips: number): string[] {
  return pages.slice(0, pages.length - slips).flatMap((text, at) => [
    ...(text.length < LEAST ? [`page ${at + 1} is almost empty: “${text}”`] : []),
    ...(number !== null && pages.length > 1 && !text.includes(number(at + 1, pages.length)) ? [`page ${at + 1} does not bear its number`] : []), // prettier-ignore
  ]); // prettier-ignore
}

/** What no finished text holds. */
function odd(text: string): string[] {
  const found = [
    /\{\{?|\}\}?/,
    /\bundefined\b|\bnull\b|\bNaN\b/,
    / ,(?= )/,
    /\.\.(?!\.)/,
    /\[[^\]]*\|[^\]]*\]/,
    /(?<!\p{L})(\p{Ll}{3,}) \1(?!\p{L})/u,
  ];
  return found.flatMap((pattern) => {
    const at = pattern.exec(text);
    return at === null ? [] : [`“${text.slice(Math.max(0, at.index - 20), at.index + 20)}” is not finished`];
  });
}
