import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import fontkit from '@pdf-lib/fontkit';
import { unpacked } from './woff';

/**
 * Inter inside a PDF, for what is written onto finished pages. It comes in one file per script: a text is set in as many
 * of them as it needs, each embedded once and only if used. A letter that none of them has is printed as "?".
 */
export class StampFont {
  private readonly fonts = new Map<string, PDFFont>();
  private readonly glyphs = new Map<string, Glyph>();

  constructor(
    private readonly pdf: PDFDocument,
    private readonly weight: 400 | 600,
  ) {
    pdf.registerFontkit(SUBSETTING);
  }

  /** The text as runs that one font each can print, with its width in points at size 1. Without kerning. */
  async set(text: string): Promise<SetText> {
    const runs: { font: PDFFont; hex: string }[] = [];
    let width = 0;
    for (const letter of text.normalize('NFC')) {
      const glyph = this.glyphs.get(letter) ?? (await this.find(letter));
      width += glyph.width;
      const last = runs.at(-1);
      if (last?.font === glyph.font) last.hex += glyph.hex;
      else runs.push({ font: glyph.font, hex: glyph.hex });
    }
    return { width, runs };
  }

  private async find(letter: string): Promise<Glyph> {
    const script = SCRIPTS.find((one) => lettersOf(one, this.weight).has(letter.codePointAt(0) ?? 0));
    if (script === undefined) return this.remember(letter, this.glyphs.get('?') ?? (await this.find('?')));
    const font = this.fonts.get(script) ?? (await this.embed(script));
    return this.remember(letter, {
      font,
      hex: font.encodeText(letter).asString(),
      width: font.widthOfTextAtSize(letter, 1),
    });
  }

  private remember(letter: string, glyph: Glyph): Glyph {
    this.glyphs.set(letter, glyph);
    return glyph;
  }

  private async embed(script: string): Promise<PDFFont> {
    const font = await this.pdf.embedFont(fontBytes(script, this.weight), { subset: true });
    this.fonts.set(script, font);
    return font;
  }
}

export interface SetText {
  readonly width: number;
  readonly runs: readonly { readonly font: PDFFont; readonly hex: string }[];
}

interface Glyph {
  readonly font: PDFFont;
  readonly hex: string;
  readonly width: number;
}

const SCRIPTS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const;

const known = new Map<string, ReadonlySet<number>>();

/** Code points that the file of a script can print. */
function lettersOf(script: string, weight: number): ReadonlySet<number> {
  const key = `${script}-${weight}`;
  const letters = known.get(key) ?? new Set(fontkit.create(fontBytes(script, weight)).characterSet);
  known.set(key, letters);
  return letters;
}

const fonts = new Map<string, Buffer>();

function fontBytes(script: string, weight: number): Buffer {
  const file = `inter-${script}-${weight}-normal.woff`;
  const folder = (): string => join(dirname(require.resolve('@fontsource/inter/package.json')), 'files');
  const font = fonts.get(file) ?? unpacked(readFileSync(join(folder(), file)));
  fonts.set(file, font);
  return font;
}

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];

/**
 * pdf-lib takes a subset's `encode` for the newer fontkit's, which needs no argument; this fontkit's needs a stream and
 * offers `encodeStream` in its place. So only that one is shown.
 */
const SUBSETTING = {
  create(bytes: Uint8Array, name?: string) {
    const font = fontkit.create(bytes, name);
    const createSubset = font.createSubset.bind(font);
    font.createSubset = () => {
      const subset = createSubset();
      return new Proxy(subset, { get: (target, key) => (key === 'encode' ? undefined : bound(target, key)) });
    };
    return font;
  },
} as unknown as Fontkit;

function bound(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
}
