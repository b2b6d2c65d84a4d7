import { seePdf } from '../testing/read-pdf';
import { closeBrowser } from './browser';
import { renderPdf } from './render';
import { KEPT_WHOLE, numbersWhole } from './whole';

afterAll(closeBrowser);

/** What stays in one piece, in brackets. */
const marked = (html: string): string =>
  numbersWhole(html).replaceAll(new RegExp(`<span style="${KEPT_WHOLE}">([^<]*)</span>`, 'g'), '[$1]');

describe('numbers that stay on one line', () => {
  it.each([
    ['file MC-2026-0001, invoice F-1001.', 'file [MC-2026-0001], invoice [F-1001].'],
    ['<td>RE-2026/0047-B</td>', '<td>RE-2026/0047-B</td>'],
    ['<b>F-1001</b> (F-2): F-3', '<b>[F-1001]</b> ([F-2]): [F-3]'],
    ['first-class and self-employed', 'first-class and self-employed'],
    ['https://pay.example/F-1001 maria-2@firm-3.example', 'https://pay.example/F-1001 maria-2@firm-3.example'],
    ['<a href="x-1">x-1</a><img alt="F-1">', '<a href="x-1">[x-1]</a><img alt="F-1">'],
    ['<style>.a-1 { top: 1 }</style><title>F-1</title>F-2', '<style>.a-1 { top: 1 }</style><title>F-1</title>[F-2]'],
    ['<!-- F-1 --> A&amp;B-1 a -1 b 3-', '<!-- F-1 --> A&amp;B-1 a -1 b 3-'],
    ['F-1 <script>alert("F-1")', '[F-1] <script>alert("F-1")'],
    ['F-1 < F-2', '[F-1] < F-2'],
    ['<header>F-1</header>', '<header>[F-1]</header>'],
    [`${'A1-'.repeat(20)}9`, `${'A1-'.repeat(20)}9`],
    ['Ä-ß-7 №-1', '[Ä-ß-7] №-1'],
    [
      'von § 286 Abs. 1 BGB, 5 § lagen, 4 a § lagen',
      'von §\u00a0286 Abs.\u00a01 BGB, 5\u00a0§ lagen, 4 a\u00a0§ lagen',
    ],
    ['<p title="§ 1">art. 1344, n° 2, in § BGB</p>', '<p title="§ 1">art.\u00a01344, n°\u00a02, in § BGB</p>'],
  ])('%s', (html, expected) => {
    expect(marked(html)).toBe(expected);
  });

  it('of hostile length are read at once', () => {
    for (const text of [
      '<'.repeat(200_000),
      'a-'.repeat(200_000),
      '<style>'.repeat(20_000),
      `${'1-1'.repeat(100_000)}@`,
    ]) {
      const from = performance.now();
      numbersWhole(text);
      expect(performance.now() - from).toBeLessThan(2_000);
    }
  });

  it('do not break where a line ends, and do where the place is narrower', async () => {
    const lines = async (width: number): Promise<string> => {
      const pdf = await renderPdf(
        `<html><head><style>p { width: ${width}mm; font: 12pt Inter; margin: 0 }</style></head><body><p>the file number MC-2026-0001</p></body></html>`,
      );
      return (await seePdf(pdf)).pages[0] ?? '';
    };
    expect(await lines(50)).toMatch(/MC-2026-0001/);
    expect((await lines(12)).replace(/\s/g, '')).toContain('MC-2026-0001');
  });
});
