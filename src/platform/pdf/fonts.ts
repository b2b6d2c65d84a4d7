import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Inter, from npm, in the three weights we print with and every script it covers: as CSS with data: URIs for the
 * browser. A machine without a single font prints the same page.
 */
export function fontCss(): string {
  css ??= [
    ...WEIGHTS.map((weight) => embedded(readFileSync(join(fontFolder(), `${weight}.css`), 'utf8'))),
    ...LIBERATION.map(({ file, weight }) => liberation(file, weight)),
  ].join('\n');
  return css;
}

const WEIGHTS = [400, 600, 700] as const;

/** One of the four faces that a Swiss payment part may be set in, and the free one among them. */
const LIBERATION = [
  { file: 'LiberationSans-Regular.ttf', weight: 400 },
  { file: 'LiberationSans-Bold.ttf', weight: 700 },
] as const;

function liberation(file: string, weight: number): string {
  const folder = join(dirname(require.resolve('pdfjs-dist/package.json')), 'standard_fonts');
  const bytes = readFileSync(join(folder, file)).toString('base64');
  return `@font-face { font-family: 'Liberation Sans'; font-weight: ${weight}; src: url(data:font/ttf;base64,${bytes}) format('truetype'); }`;
}

let css: string | undefined;

const fontFolder = (): string => dirname(require.resolve('@fontsource/inter/package.json'));

function embedded(sheet: string): string {
  return sheet.replace(/src:[^;]*?url\(\.\/(files\/[\w-]+\.woff2)\)[^;]*;/g, (_, file: string) => {
    const bytes = readFileSync(join(fontFolder(), file)).toString('base64');
    return `src: url(data:font/woff2;base64,${bytes}) format('woff2');`;
  });
}
