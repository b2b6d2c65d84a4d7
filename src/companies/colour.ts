/**
 * A company's colour as an accent that can be read: on light and on dark paper, with text upon it, by WCAG 2.2 (1.4.3: a contrast
 * of 4.5 to 1). Where the colour itself cannot be read there, it is made darker or lighter until it can; its hue stays.
 */
export interface Accent {
  /** `#rrggbb`: text and lines on paper, and the ground of buttons. */
  readonly accent: string;
  /** Of text on it. */
  readonly ink: string;
}

const ENOUGH = 4.5;
const WHITE = '#ffffff';
/** Of the pages. */
export const LIGHT_PAPER = WHITE;
export const DARK_PAPER = '#1b212b';
const NIGHT = '#10151d';

export const accentsOf = (colour: string): { readonly light: Accent; readonly dark: Accent } => ({
  light: accentOn(colour, LIGHT_PAPER, '#000000'),
  dark: accentOn(colour, DARK_PAPER, WHITE),
});

function accentOn(colour: string, paper: string, towards: string): Accent {
  let accent = colour;
  for (let share = 0; share <= 100 && contrast(accent, paper) < ENOUGH; share += 4)
    accent = mixed(colour, towards, share / 100);
  const ink = contrast(accent, WHITE) >= contrast(accent, NIGHT) ? WHITE : NIGHT;
  return { accent, ink };
}

/** WCAG 2.2, "contrast ratio": 1 to 21. */
export function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (bright + 0.05) / (dim + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const partsOf = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

function mixed(colour: string, other: string, share: number): string {
  const [from, to] = [partsOf(colour), partsOf(other)];
  return `#${from.map((part, at) => hex(part + ((to[at] ?? 0) - part) * share)).join('')}`;
}

const hex = (part: number): string => Math.round(part).toString(16).padStart(2, '0');
