import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Inter, from npm, in the three weights we print with and every script it covers: as CSS with data: URIs for the
 * browser. A machine without a single font prints the same page.
 */
export function fontCss(): string {
  css ??= WEIGHTS.map((weight) => embedded(readFileSync(join(fontFolder(), `${weight}.css`), 'utf8'))).join('\n');
  return css;
}

const WEIGHTS = [400, 600, 700] as const;

let css: string | undefined;

const fontFolder = (): string => dirname(require.resolve('@fontsource/inter/package.json'));

function embedded(sheet: string): string {
  return sheet.replace(/src:[^;]*?url\(\.\/(files\/[\w-]+\.woff2)\)[^;]*;/g, (_, file: string) => {
    const bytes = readFileSync(join(fontFolder(), file)).toString('base64');
    return `src: url(data:font/woff2;base64,${bytes}) format('woff2');`;
  });
}
