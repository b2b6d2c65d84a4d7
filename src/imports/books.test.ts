import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readContent } from './reading-content';
import { bytesOf } from './testing/read-text';

/**
 * Books in XML that stay XML while what stands in them is changed: any value may be any text, any element may be gone or stand twice. They
 * are read to their end, and what comes out of them is whole money.
 */
const FOLDER = join(__dirname, '../../fixtures/imports');
const FILES = ['saft', 'sie5'].flatMap((folder) => readdirSync(join(FOLDER, folder)).filter((name) => !name.endsWith('.txt')).map((name) => join(FOLDER, folder, name))); // prettier-ignore

const NASTY = ['', '0', '-1', '1E+9', '99999999999999', '-0.005', 'x', '2026-02-30', '9999-12-31', '0001-01-01', 'A', 'N', 'USD', 'JPY', 'NC', '&amp;&lt;', '=1+1', ' ', '١٢', 'RG 1', 'FT A/1', '381']; // prettier-ignore

/** Text between two tags, or the value of an attribute. */
const VALUE = />[^<>]*<(?=\/)|="[^"]*"/g;
const ELEMENT = /<([\w:]+)>[^<]*<\/\1>/g;

function changed(text: string, picks: readonly { at: number; to: number; how: number }[]): string {
  let now = text;
  for (const { at, to, how } of picks) {
    const found = [...now.matchAll(how === 0 ? VALUE : ELEMENT)];
    const one = found[at % Math.max(1, found.length)];
    if (one === undefined || /xmlns|sie5|urn:/.test(one[0])) continue;
    const value = NASTY[to % NASTY.length] ?? '';
    const instead =
      how === 1 ? '' : how === 2 ? one[0] + one[0] : one[0].startsWith('>') ? `>${value}<` : `="${value}"`;
    now = now.slice(0, one.index) + instead + now.slice(one.index + one[0].length);
  }
  return now;
}

const picks = fc.array(fc.record({ at: fc.nat(5_000), to: fc.nat(100), how: fc.nat(2) }), { minLength: 1, maxLength: 6 }); // prettier-ignore

test.each(FILES.map((path) => [path.slice(FOLDER.length + 1), path]))('%s with other values', (name, path) => {
  const text = readFileSync(path, name.includes('pt') ? 'latin1' : 'utf8');
  fc.assert(
    fc.property(picks, (some) => {
      const reading = readContent('books.xml', bytesOf(Buffer.from(changed(text, some))), { termsDays: 30 });
      expect(reading.questions).toEqual([]);
      let rows = 0;
      for (const batch of reading.batches()) rows += batch.count;
      const totals = reading.totals();
      expect(totals.rows).toBe(rows);
      expect(Object.values(totals.byCurrency).flatMap((sums) => Object.values(sums)).every(Number.isSafeInteger)).toBe(true); // prettier-ignore
      if (rows === 0) expect(totals.problemCount).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
