import type { LetterLayout } from '../companies/letter-layout';

/**
 * The sheet of a letter, A4, in millimetres from its upper left corner: where the address stands so that the window of the
 * envelope shows it wherever the folded sheet lies in it, and where all else stands so that the window does not.
 */
export interface Sheet {
  /** The first line begins here; six lines of this height have room. */
  readonly address: { readonly left: number; readonly top: number; readonly line: number };
  /** A small line above the address that says where it comes from. */
  readonly sender: { readonly left: number; readonly top: number } | null;
  /** Who writes, from the top margin down. */
  readonly head: { readonly width: number };
  readonly reference: { readonly left: number; readonly top: number; readonly width: number };
  /** Place and date on a line of their own; null: the date is among the references. */
  readonly dateline: { readonly left: number; readonly top: number } | null;
  /** The subject begins here. */
  readonly body: number;
  /** Where it is folded, from the top; the first is the lower edge of what lies in front. */
  readonly folds: readonly [number, number];
  readonly envelopes: readonly Envelope[];
  /** Where the millimetres come from. [K]: known, not read in the standard itself; try one before you post a thousand. */
  readonly source: string;
}

/** An envelope, landscape, its window from its own upper left corner, and how far the sheet can lie from left and bottom. */
export interface Envelope {
  readonly name: string;
  readonly height: number;
  readonly window: Box;
  readonly right: readonly [number, number];
  readonly up: readonly [number, number];
  /** Where the sheet is folded for it, if not at the first fold. */
  readonly fold?: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, width, height });

/** DL, 110 × 220 mm: a sheet in three lies up to 11 mm high in it. */
const dl = (window: Box, right: readonly [number, number]): Envelope => ({
  ...{ name: 'DL', height: 110, window, right, up: [0, 11] },
});

const DIN = { head: { width: 165 }, dateline: null } as const;
const LEFT = { sender: null, head: { width: 165 }, dateline: null } as const;
const RIGHT = { sender: null, head: { width: 63 } } as const;

export const SHEETS: Readonly<Record<LetterLayout, Sheet>> = {
  din5008b: {
    ...DIN,
    address: { left: 25, top: 63, line: 4.5 },
    sender: { left: 25, top: 56 },
    reference: { left: 125, top: 50, width: 72 },
    body: 95,
    folds: [105, 210],
    envelopes: [{ name: 'DL', height: 110, window: box(20, 50, 90, 45), right: [0, 5], up: [0, 5] }],
    source: 'DIN 5008:2020 form B, DIN 680; field 20/45 mm, 85 × 45 mm as in KOMA-Script DIN.lco',
  },
  din5008a: {
    ...DIN,
    address: { left: 25, top: 45, line: 4.5 },
    sender: { left: 25, top: 38 },
    reference: { left: 125, top: 32, width: 72 },
    body: 79,
    folds: [87, 192],
    envelopes: [{ name: 'DL', height: 110, window: box(20, 50, 90, 45), right: [0, 5], up: [0, 5] }],
    source: 'DIN 5008:2020 form A, DIN 680; field 20/27 mm, 85 × 45 mm as in KOMA-Script DINmtext.lco',
  },
  nf: {
    ...RIGHT,
    address: { left: 110, top: 55.2, line: 3.9 },
    reference: { left: 25, top: 51, width: 63 },
    dateline: { left: 110, top: 91 },
    body: 98,
    folds: [99, 198],
    envelopes: [dl(box(100, 55, 100, 35), [0, 10]), dl(box(100, 45, 100, 45), [0, 10])],
    source: 'NF Z 11-001; field 100/35 mm, 100 × 45 mm as in KOMA-Script NF.lco; windows of 35 and 45 × 100 mm [K]',
  },
  gb: {
    ...LEFT,
    address: { left: 24, top: 57.2, line: 3.9 },
    reference: { left: 125, top: 50, width: 72 },
    body: 97,
    folds: [99, 198],
    envelopes: [
      dl(box(20, 57, 90, 35), [0, 5]),
      { name: 'C5', height: 162, window: box(20, 67, 90, 35), right: [0, 5], up: [0, 3.5], fold: 148.5 },
    ],
    source: '[K] DL 35 × 90 mm, 20 mm from the left, 18 mm from the bottom (the least that Royal Mail takes); C5 60 mm',
  },
  sn_left: {
    ...LEFT,
    address: { left: 22, top: 60, line: 3.9 },
    reference: { left: 125, top: 50, width: 72 },
    body: 100,
    folds: [105, 210],
    envelopes: [
      { name: 'C5', height: 162, window: box(20, 52, 100, 45), right: [4.5, 14.5], up: [0, 13.5], fold: 148.5 },
    ],
    source: 'SN 010130, address on the left; zone 22/60 mm, 85.5 × 25.5 mm as Pingen prints for Swiss Post; window [K]',
  },
  sn_right: {
    ...RIGHT,
    address: { left: 118, top: 60, line: 3.9 },
    reference: { left: 25, top: 51, width: 70 },
    dateline: null,
    body: 100,
    folds: [105, 210],
    envelopes: [
      { name: 'C5', height: 162, window: box(117, 52, 100, 45), right: [4.5, 14.5], up: [0, 13.5], fold: 148.5 },
    ],
    source: 'SN 010130, address on the right; field 112/45 mm, 90 × 45 mm as in KOMA-Script SN.lco; window [K]',
  },
  se: {
    ...RIGHT,
    address: { left: 110, top: 55.3, line: 3.9 },
    reference: { left: 25, top: 51, width: 63 },
    dateline: { left: 110, top: 91 },
    body: 98,
    folds: [99, 198],
    envelopes: [dl(box(105, 55, 95, 35), [0, 10])],
    source: '[K] Swedish window on the right (H2), E65: 35 × 95 mm, 20 mm from the right, 20 mm from the bottom',
  },
  nl: {
    ...LEFT,
    address: { left: 22, top: 55.3, line: 3.9 },
    reference: { left: 125, top: 50, width: 72 },
    body: 95,
    folds: [99, 198],
    envelopes: [dl(box(20, 55, 90, 35), [0, 5])],
    source: '[K] Dutch window on the left, DL: 35 × 90 mm, 20 mm from the left, 20 mm from the bottom',
  },
  es: {
    ...RIGHT,
    address: { left: 110, top: 54.5, line: 4 },
    reference: { left: 25, top: 51, width: 66 },
    dateline: { left: 110, top: 95.5 },
    body: 102,
    folds: [99, 198],
    envelopes: [{ name: '115 × 225', height: 115, window: box(105, 50, 100, 45), right: [0, 10], up: [0, 16] }],
    source: '[K] sobre americano, window on the right: 45 × 100 mm, 20 mm from the right, 20 mm from the bottom',
  },
};

/** What the window of an envelope shows of the sheet when it lies there. */
export function shownBy(envelope: Envelope, { folds }: Pick<Sheet, 'folds'>, right: number, up: number): Box {
  const { height, window, fold = folds[0] } = envelope;
  return { ...window, left: window.left - right, top: window.top - (height - up - fold) };
}
