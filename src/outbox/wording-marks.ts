import { blockIn } from './template';
import { placesOf, type Locked } from './wording';

/** A wording for the eye: paragraphs of pieces, each plain, locked, or a block with a layout of its own. */
export interface Piece {
  readonly text: string;
  readonly locked: boolean;
  /** It is the name of a table or another block that stands here. */
  readonly block: boolean;
}

/** Signs that no text from outside can hold (`plain.ts`) and that are none of a block's. */
const [OPENS, CLOSES] = ['\ue002', '\ue003'] as const;

/** `filled` makes of the marked body what is to be shown: itself, or the same filled for somebody. */
export function paragraphsWith(body: string, locked: readonly Locked[], filled: (marked: string) => string): Piece[][] {
  return marksApart(filled(marked(body, locked)))
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && paragraph !== `${OPENS}${CLOSES}`)
    .map(piecesOf);
}

/** What is locked may be several paragraphs, or none. */
const marksApart = (text: string): string =>
  text.replace(/\ue002([^\ue003]*)\ue003/g, (_, inside: string) =>
    inside
      .split(/\n[ \t]*\n/)
      .map((one) => `${OPENS}${one}${CLOSES}`)
      .join('\n\n'),
  );

function marked(body: string, locked: readonly Locked[]): string {
  return placesOf(body, locked).reduceRight(
    (text, { from, to }) => `${text.slice(0, from)}${OPENS}${text.slice(from, to)}${CLOSES}${text.slice(to)}`,
    body,
  );
}

function piecesOf(paragraph: string): Piece[] {
  const block = blockIn(paragraph);
  if (block !== undefined) return [{ text: `{{${block}}}`, locked: false, block: true }];
  return paragraph
    .split(/(\ue002[^\ue003]*\ue003)/)
    .filter((text) => text !== '' && text !== `${OPENS}${CLOSES}`)
    .map((text) => ({ text: text.replace(/[\ue002\ue003]/g, ''), locked: text.startsWith(OPENS), block: false }));
}
