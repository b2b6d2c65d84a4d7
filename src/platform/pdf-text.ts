import { startThread } from './threads';

/**
 * The text of a PDF with where it stands, as a person sees it: read in a thread with bounded time, heap and memory. No script runs, nothing
 * is fetched, no picture is decoded. Read by: what customers send of what they pay.
 */
export type PdfText =
  | { readonly is: 'text'; readonly pages: readonly (readonly PdfPiece[])[] }
  | { readonly is: 'encrypted' | 'damaged' | 'scanned' | 'too-long' | 'too-much' };

/** A run of letters; measured in points from the upper left corner of the page as it is looked at. */
export interface PdfPiece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its baseline. */
  readonly y: number;
  readonly height: number;
}

const LIMITS = { pages: 200, pieces: 200_000, letters: 2_000_000 } as const;

const HEAP_MB = 512;
/** Unpacked streams lie outside of the heap: the whole process is watched while it reads. */
const GROWTH_BYTES = 700 * 2 ** 20;
const WATCH_MS = 25;
const PATIENCE_MS = 20_000;

export interface PdfBounds {
  readonly patienceMs?: number;
  readonly growthBytes?: number;
}

/** `scanned`: pages, and no letters on them. `too-much`: not read within its time and memory. */
export async function readPdfText(bytes: Uint8Array, bounds: PdfBounds = {}): Promise<PdfText> {
  const { patienceMs = PATIENCE_MS, growthBytes = GROWTH_BYTES } = bounds;
  const thread = startThread(require.resolve('./pdf-text.thread.ts'), { bytes, limits: LIMITS }, HEAP_MB);
  const before = process.memoryUsage.rss();
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PdfText>((resolve) => {
      const tooMuch = (): void => { resolve({ is: 'too-much' }); }; // prettier-ignore
      thread.once('message', resolve);
      thread.once('error', tooMuch);
      thread.once('exit', tooMuch);
      const until = performance.now() + patienceMs;
      watch = setInterval(() => {
        if (performance.now() > until || process.memoryUsage.rss() - before > growthBytes) tooMuch();
      }, WATCH_MS);
    });
  } finally {
    clearInterval(watch);
    await thread.terminate();
  }
}
