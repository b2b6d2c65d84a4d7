import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from '../cash/remittance';
import { readPdfText } from '../platform/pdf-text';
import { linesOf, type Piece } from './formats/pdf-lines';
import { guessedInPdf } from './formats/remittance-guess';
import { adviceInPdf } from './formats/remittance-pdf';
import { adviceOf } from './formats/remittance-table';

/** The letters of printed advices, moved, cut, doubled and taken away: whatever comes of it adds up or says that it does not. */
const TIMES = 2_000;
const NAMES = ['de-zahlungsavis', 'fr-avis-de-paiement', 'sv-betalningsavi', 'es-aviso-de-pago', 'nl-brief'];

const chance = (seed: string) => {
  let n = 0;
  return (below: number): number =>
    createHash('sha256')
      .update(`${seed}/${(n += 1)}`)
      .digest()
      .readUInt32BE(0) % below;
};

const ODD = ['', '-', '€', '1.000', '999999999999999999999', '-0,00', 'NaN', 'Total', 'Übertrag', '\u202e12', 'a'.repeat(5_000), '1e9', '__proto__', '(10,00)']; // prettier-ignore

function mutated(pages: readonly (readonly Piece[])[], of: (below: number) => number): Piece[][] {
  const all = pages.map((pieces) => [...pieces]);
  for (let times = 1 + of(4); times > 0; times--) {
    const pieces = all[of(all.length)] ?? [];
    const at = of(Math.max(1, pieces.length));
    const piece = pieces[at];
    if (!piece) continue;
    const how = of(6);
    if (how === 0) pieces.splice(at, 1);
    if (how === 1) pieces.push({ ...piece, y: piece.y + of(60) - 30 });
    if (how === 2) pieces[at] = { ...piece, text: ODD[of(ODD.length)] ?? '' };
    if (how === 3) pieces[at] = { ...piece, left: piece.left + of(400) - 200, right: piece.right + of(400) - 200 };
    if (how === 4) pieces[at] = { ...piece, text: piece.text.replace(/\d/, String(of(10))) };
    if (how === 5) pieces[at] = { ...piece, height: of(40), y: of(800) };
  }
  return all;
}

test('2,000 mutations of what is printed end with an answer, and no sum that is not there', async () => {
  const texts: (readonly (readonly Piece[])[])[] = [];
  for (const name of NAMES) {
    const read = await readPdfText(readFileSync(join(__dirname, '../../fixtures/imports/remittance', `${name}.pdf`)));
    if (read.is === 'text') texts.push(read.pages);
  }
  expect(texts).toHaveLength(NAMES.length);
  const counted = { sure: 0, other: 0 };
  for (let n = 0; n < TIMES; n++) {
    const lines = linesOf(mutated(texts[n % texts.length] ?? [], chance(String(n))));
    const advice = adviceInPdf(lines) ?? guessedInPdf(lines, (word) => word.startsWith('F-'));
    const read = advice && adviceOf(advice.rows, 'EUR');
    const said = read?.faults.length === 0 ? read.said : undefined;
    if (!said || said.totalMinor === null || faultsOf(said).length > 0) {
      counted.other++;
      continue;
    }
    counted.sure++;
    const { totalMinor, lines: all } = said;
    expect([n, all.reduce((sum, { paidMinor }) => sum + paidMinor, 0)]).toEqual([n, totalMinor]);
    for (const one of all)
      expect([n, Number.isSafeInteger(one.paidMinor), one.document !== '']).toEqual([n, true, true]);
  }
  expect(counted.sure).toBeGreaterThan(100);
  expect(counted.other).toBeGreaterThan(100);
}, 120_000);
