import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '../kernel/assert';
import { renderBatch, type PageRange } from '../platform/pdf/render';
import { openViews, TEMPLATES, type Views } from '../platform/views';
import { sheetsOf, type Sheet, type Spread } from './sheets';
import type { Telling } from './telling';

/**
 * Our sheets as printed pages, with every page number in them right. They are printed until the numbers in them are those
 * of where they came to lie; the chronology is told in fewer lines until it fits a spread, and moved until it lies on one.
 */
export interface Layout {
  readonly sheets: readonly Sheet[];
  /** All sheets, one after the other. */
  readonly pdf: Buffer;
  /** Where each sheet stands in that PDF, in the same order. */
  readonly ranges: readonly PageRange[];
}

/** What a telling is but for where everything comes to lie. */
export type Untold = Omit<Telling, 'pageOf' | 'pagesIn' | 'chronologyLines'>;

/** `exhibitPages`: how many pages each exhibit has that is shown, by its id. */
export async function layOut(facts: Untold, exhibitPages: ReadonlyMap<string, number>): Promise<Layout> {
  let [lines, spread]: [number, Spread] = [MOST_LINES, 'after-adds-up'];
  let pages: ReadonlyMap<string, PageRange> = new Map();
  for (let print = 0; print < MOST_PRINTS; print++) {
    const known = pages;
    const told = {
      ...facts,
      chronologyLines: lines,
      pageOf: (part: string) => String(known.get(part)?.from ?? '000'),
      pagesIn: (part: string) => String(lengthOf(known.get(part)) || '00'),
    };
    const sheets = sheetsOf(told, (name, view) => views().render(`dossier/${name}`, view), spread);
    const bodies = sheets.map(({ html }) => html);
    const { pdf, ranges } = await renderBatch({ style: style(), language: facts.claim.language, bodies });
    const found = placesOf(sheets, ranges, { facts, exhibitPages });
    const story = found.get('chronology');
    if (story && story.to - story.from > 1 && lines > FEWEST_LINES) {
      lines = Math.floor(lines * 0.8);
    } else if (story && story.to > story.from && story.from % 2 === 1 && spread === 'after-adds-up') {
      spread = 'before-adds-up';
    } else if (samePlaces(pages, found)) {
      return { sheets, pdf, ranges };
    }
    pages = found;
  }
  assert(false, 'the page numbers of a recovery file do not settle');
}

const MOST_LINES = 84;
const FEWEST_LINES = 12;
const MOST_PRINTS = 20;

/** Pages of every part in the bundle: our sheets first, then exhibits (or their slips) by number. */
function placesOf(
  sheets: readonly Sheet[],
  ranges: readonly PageRange[],
  { facts, exhibitPages }: { facts: Untold; exhibitPages: ReadonlyMap<string, number> },
): Map<string, PageRange> {
  const lengths = new Map(sheets.map(({ id }, n) => [id, lengthOf(ranges[n])]));
  const exhibits = facts.exhibits.map(({ id }) => id);
  const order = [...sheets.map(({ id }) => id).filter((id) => !exhibits.includes(id)), ...exhibits];
  let next = 1;
  return new Map(
    order.map((id) => {
      const from = next;
      next += lengths.get(id) ?? exhibitPages.get(id) ?? 0;
      return [id, { from, to: next - 1 }];
    }),
  );
}

const lengthOf = (range: PageRange | undefined): number => (range ? range.to - range.from + 1 : 0);

const samePlaces = (a: ReadonlyMap<string, PageRange>, b: ReadonlyMap<string, PageRange>): boolean =>
  a.size === b.size && [...b].every(([id, { from, to }]) => a.get(id)?.from === from && a.get(id)?.to === to);

let opened: Views | undefined;
const views = (): Views => (opened ??= openViews(TEMPLATES, ['dossier']));

let css: string | undefined;
const style = (): string => (css ??= readFileSync(join(TEMPLATES, 'dossier', 'style.css'), 'utf8'));
