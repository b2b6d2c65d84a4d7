import yauzl from 'yauzl';
import type { Problem } from './problem';
import { damaged, locked } from './opening-faults';
import { refusal } from './sniff-kind';

/**
 * How much a workbook is once unpacked, counted byte by byte before anything reads it: a small file that unpacks to gigabytes is
 * refused with the limit named, whatever sizes it declares.
 */
export async function weighWorkbook(file: string, path: string, limit: number): Promise<Problem | undefined> {
  let zip: yauzl.ZipFile;
  try {
    zip = await opened(path);
  } catch {
    return damaged(file);
  }
  try {
    const weight = await inflated(zip, limit);
    return weight > limit ? tooBig(file, limit) : undefined;
  } catch (error) {
    return error instanceof Locked ? locked(file) : damaged(file);
  } finally {
    zip.close();
  }
}

/** An archive that wants a password before it gives anything. */
class Locked extends Error {}

/** The same limit for a workbook that is not packed: its size is what it is. */
export const weighUnpacked = (file: string, bytes: number, limit: number): Problem | undefined =>
  bytes > limit ? tooBig(file, limit) : undefined;

function opened(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

/** Bytes of all entries unpacked; stops as soon as they pass the limit. */
function inflated(zip: yauzl.ZipFile, limit: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let weight = 0;
    zip.on('error', reject);
    zip.on('end', () => {
      resolve(weight);
    });
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.isEncrypted()) {
        reject(new Locked());
        return;
      }
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error);
          return;
        }
        stream.on('error', reject);
        stream.on('data', (piece: Buffer) => {
          weight += piece.length;
          if (weight <= limit) return;
          stream.destroy();
          resolve(weight);
        });
        stream.on('end', () => {
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}

const tooBig = (file: string, limit: number): Problem => {
  const size = `${Math.round(limit / 1_000_000)} MB`;
  return refusal({ file }, 'too-big', `the workbook is larger than ${size} once unpacked`, `at most ${size}`, 'Save the sheet as CSV, which may be of any size, or split it.'); // prettier-ignore
};
