import { readQr } from './read-qr';

/**
 * The QR codes on a page of a PDF as a camera sees them: the page is drawn as pixels by another library than the one that printed it,
 * the three corners of each code are sought in them, and its modules are read between these. Codes must stand upright.
 */
const DOTS_PER_POINT = 300 / 72;

export async function codesOnPage(pdf: Uint8Array, page = 1): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(pdf), isEvalSupported: false, verbosity: 0 });
  const opened = await loading.promise;
  const drawn = await opened.getPage(page);
  const viewport = drawn.getViewport({ scale: DOTS_PER_POINT });
  const [wide, high] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const { canvas, context } = (opened.canvasFactory as Drawing).create(wide, high);
  await drawn.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data } = context.getImageData(0, 0, wide, high);
  await loading.destroy();
  const dark = (x: number, y: number): boolean => (data[(Math.round(y) * wide + Math.round(x)) * 4] ?? 255) < 128;
  return codesIn(dark, wide, high);
}

/** What the library draws on where there is no browser. */
interface Drawing {
  create(
    width: number,
    height: number,
  ): {
    readonly canvas: unknown;
    readonly context: {
      getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
    };
  };
}

type Dark = (x: number, y: number) => boolean;

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly module: number;
}

function codesIn(dark: Dark, width: number, height: number): string[] {
  const corners = cornersIn(dark, width, height);
  const near = (a: number, b: number, module: number): boolean => Math.abs(a - b) < module * 1.5;
  return corners.flatMap((left) =>
    corners.flatMap((right) => {
      const across = right.x - left.x;
      const size = Math.round((across / left.module + 7 - 17) / 4) * 4 + 17;
      const level = near(right.y, left.y, left.module) && size >= SMALLEST && size <= LARGEST;
      if (!level || !corners.some(({ x, y }) => near(x, left.x, left.module) && near(y - left.y, across, left.module)))
        return [];
      const step = across / (size - 7);
      const seen = (n: number, row: number): boolean => dark(left.x + (n - 3) * step, left.y + (row - 3) * step);
      const whole = Array.from({ length: size }, (_, n) => n);
      if (!whole.slice(8, -8).every((n) => seen(n, 6) === (n % 2 === 0))) return []; // the line between two corners
      return [readQr(whole.map((row) => whole.map((n) => seen(n, row))), 0).bytes.toString()]; // prettier-ignore
    }),
  );
}

const SMALLEST = 21;
const LARGEST = 69;

/** Where dark and light follow as 1 : 1 : 3 : 1 : 1, from left to right and downwards: the middle of the corner of a code. */
function cornersIn(dark: Dark, width: number, height: number): Corner[] {
  const found: Corner[] = [];
  for (let y = 0; y < height; y += 1) {
    for (const { middle, module } of patterns((x) => dark(x, y), width)) {
      const down = patterns((row) => dark(middle, row), height).find((one) => Math.abs(one.middle - y) < module);
      if (down === undefined || Math.abs(down.module - module) > module / 3) continue;
      const known = found.some((one) => Math.hypot(one.x - middle, one.y - down.middle) < module * 2);
      if (!known) found.push({ x: middle, y: down.middle, module });
    }
  }
  return found;
}

function patterns(isDark: (at: number) => boolean, length: number): { middle: number; module: number }[] {
  const runs: { from: number; length: number; dark: boolean }[] = [];
  for (let at = 0; at < length; at += 1) {
    const last = runs.at(-1);
    if (last?.dark === isDark(at)) last.length += 1;
    else runs.push({ from: at, length: 1, dark: isDark(at) });
  }
  return runs.flatMap(({ from, length: first, dark }, at) => {
    const five = runs.slice(at, at + 5).map((run) => run.length);
    const module = five.reduce((sum, one) => sum + one, 0) / 7;
    const fits = [1, 1, 3, 1, 1].every(
      (times, n) => Math.abs((five[n] ?? 0) - times * module) < Math.max(1.1, module * 0.6),
    );
    if (!dark || five.length < 5 || first === 0 || module < 2 || !fits) return [];
    return [{ middle: from + module * 3.5 - 0.5, module }];
  });
}
