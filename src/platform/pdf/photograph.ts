import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, degrees, type PDFRef } from '@cantoo/pdf-lib';
import { assert } from '../../kernel/assert';
import { startThread } from '../threads';
import { TooLarge } from './picture';

/**
 * Scans and photographs in the forms that scanners and telephones write (TIFF with any number of pages, HEIC), as a PDF
 * with a page for each picture. They are unpacked in a thread with bounded memory: pages answer meanwhile, and a small
 * file that asks for more than there is ends the thread and nothing else.
 */
export type PhotographKind = 'tiff' | 'heic';

/** A page as the thread hands it over. */
export interface Photograph {
  readonly width: number;
  readonly height: number;
  /** Height of a dot in widths of it: a fax has dots that are no squares. */
  readonly aspect: number;
  /** Clockwise turn that shows it upright. */
  readonly rotation: number;
  /** Black and white, a bit a dot; else JPEG. */
  readonly bits: boolean;
  readonly bytes: Uint8Array;
}

/** Throws TooLarge, or Error for what cannot be read. */
export async function photographsAsPdf(bytes: Uint8Array, kind: PhotographKind): Promise<PDFDocument> {
  const pictures = await unpacked(bytes, kind);
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const picture of pictures) {
    const [width, height] = [picture.width, picture.height * picture.aspect];
    const page = pdf.addPage([width, height]);
    const image = picture.bits ? bilevel(pdf, picture) : (await pdf.embedJpg(picture.bytes)).ref;
    page.node.setXObject(PDFName.of('Scan'), image);
    page.node.set(
      PDFName.of('Contents'),
      pdf.context.register(pdf.context.stream(`${width} 0 0 ${height} 0 0 cm /Scan Do`)),
    );
    page.setRotation(degrees(picture.rotation));
  }
  await pdf.flush();
  return pdf;
}

function bilevel({ context }: PDFDocument, { width, height, bytes }: Photograph): PDFRef {
  const dictionary = {
    ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height },
    ...{ ColorSpace: 'DeviceGray', BitsPerComponent: 1, Filter: 'FlateDecode' },
  };
  return context.register(context.stream(deflateSync(bytes), dictionary));
}

const MEMORY_MB = 1_500;
const PATIENCE_MS = 120_000;

type Answer = { readonly pictures: readonly Photograph[] } | { readonly wrong: string; readonly large: boolean };

async function unpacked(bytes: Uint8Array, kind: PhotographKind): Promise<readonly Photograph[]> {
  const thread = startThread(require.resolve('./photograph.thread.ts'), { bytes, kind }, MEMORY_MB);
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooLarge() : error);
      });
      thread.once('exit', () => { reject(new Error('it could not be unpacked')); }); // prettier-ignore
      AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', () => { reject(new TooLarge()); }); // prettier-ignore
    });
    if ('wrong' in answer) throw answer.large ? new TooLarge() : new Error(answer.wrong);
    assert(answer.pictures.length > 0, 'a scan without a page');
    return answer.pictures;
  } finally {
    await thread.terminate();
  }
}
