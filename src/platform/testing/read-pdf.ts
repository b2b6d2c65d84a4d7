/** A PDF as a reader sees it, through another library than the one that wrote it: for tests. */
export interface SeenPdf {
  /** Text of each page, lines joined by blanks. */
  readonly pages: readonly string[];
  /** Bookmarks in order, "Title → page", children indented by two blanks. */
  readonly bookmarks: readonly string[];
  /** Links of each page: the page they lead to, or an address. */
  readonly links: readonly (readonly (number | string)[])[];
}

export async function seePdf(bytes: Uint8Array): Promise<SeenPdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  const pdf = await loading.promise;
  const pageOf = async (goal: unknown): Promise<number> =>
    (await pdf.getPageIndex((goal as [{ num: number; gen: number }])[0])) + 1;
  const pages: string[] = [];
  const links: (number | string)[][] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const text = await page.getTextContent();
    const read = text.items.map((piece) => ('str' in piece ? piece.str + (piece.hasEOL ? ' ' : '') : ''));
    pages.push(read.join('').replace(/\s+/g, ' ').trim());
    const annotations = (await page.getAnnotations()) as { subtype: string; dest?: unknown; url?: string }[];
    const found = annotations.filter(({ subtype }) => subtype === 'Link');
    links.push(await Promise.all(found.map(async ({ dest, url }) => (dest ? pageOf(dest) : (url ?? '?')))));
  }
  const bookmarks = await outlineLines(await pdf.getOutline(), pageOf);
  await loading.destroy();
  return { pages, bookmarks, links };
}

interface Outline {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly Outline[];
}

async function outlineLines(
  outline: readonly Outline[] | null,
  pageOf: (goal: unknown) => Promise<number>,
  indent = '',
): Promise<string[]> {
  const lines: string[] = [];
  for (const { title, dest, items } of outline ?? []) {
    lines.push(`${indent}${title} → ${await pageOf(dest)}`);
    lines.push(...(await outlineLines(items, pageOf, `${indent}  `)));
  }
  return lines;
}
