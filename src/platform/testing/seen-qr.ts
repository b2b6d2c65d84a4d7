import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { readQr, type ReadQr } from './read-qr';

/** Codes as a camera sees them: in a picture of a screen, or on the pages of a PDF as another program draws them. For tests. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly dark: (y: number, x: number) => boolean;
}

/** Page by page, drawn by poppler at 300 dots an inch. */
export function codesInPdf(pdf: Uint8Array): ReadQr[][] {
  const folder = mkdtempSync(join(tmpdir(), 'duly-codes-'));
  try {
    writeFileSync(join(folder, 'it.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '300', '-gray', join(folder, 'it.pdf'), join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.pgm')).sort(); // prettier-ignore
    return pages.map((name) => codesIn(pictureOfPgm(readFileSync(join(folder, name)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const codesInPng = (png: Uint8Array): ReadQr[] => codesIn(pictureOfPng(Buffer.from(png)));

function pictureOfPgm(file: Buffer): Picture {
  const [head = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 60).toString('latin1')) ?? [];
  const size = { width: Number(width), height: Number(height) };
  return { ...size, dark: (y, x) => file[head.length + y * size.width + x]! < 128 };
}

/** Eight bits a colour, not interlaced: what a browser writes. */
function pictureOfPng(file: Buffer): Picture {
  const [width, height, kind] = [file.readUInt32BE(16), file.readUInt32BE(20), file[25]!];
  const bytes = kind === 6 ? 4 : kind === 2 ? 3 : 1;
  const parts: Buffer[] = [];
  for (let from = 8; from < file.length; from += 12 + file.readUInt32BE(from)) {
    if (file.toString('latin1', from + 4, from + 8) === 'IDAT') parts.push(file.subarray(from + 8, from + 8 + file.readUInt32BE(from))); // prettier-ignore
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * bytes;
  const pixels = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) unfilter(raw, pixels, { y, line, bytes });
  return { width, height, dark: (y, x) => pixels[y * line + x * bytes]! < 128 };
}

function unfilter(raw: Buffer, pixels: Buffer, { y, line, bytes }: { y: number; line: number; bytes: number }): void {
  const filter = raw[y * (line + 1)]!;
  for (let x = 0; x < line; x += 1) {
    const left = x < bytes ? 0 : pixels[y * line + x - bytes]!;
    const up = y === 0 ? 0 : pixels[(y - 1) * line + x]!;
    const corner = x < bytes || y === 0 ? 0 : pixels[(y - 1) * line + x - bytes]!;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    pixels[y * line + x] = raw[y * (line + 1) + 1 + x]! + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

interface Finder {
  readonly x: number;
  readonly y: number;
  /** Pixels a module. */
  readonly pitch: number;
}

/** Every code that lies straight, from above and from the left. */
function codesIn(picture: Picture): ReadQr[] {
  const finders = findersIn(picture);
  return finders.flatMap((corner) => {
    const near = (a: number, b: number): boolean => Math.abs(a - b) < corner.pitch * 1.5;
    const right = finders.filter(({ x, y }) => near(y, corner.y) && x > corner.x + corner.pitch * 10);
    return right.flatMap(({ x }) => {
      const span = x - corner.x;
      const isSquare = finders.some((one) => near(one.x, corner.x) && near(one.y, corner.y + span));
      return isSquare ? [sampled(picture, corner, span)] : [];
    });
  });
}

function sampled(picture: Picture, { x, y, pitch }: Finder, span: number): ReadQr {
  const size = 17 + 4 * Math.round((span / pitch + 7 - 17) / 4);
  const step = span / (size - 7);
  const at = (from: number, n: number): number => Math.round(from + (n - 3) * step);
  const inside = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => picture.dark(at(y, row), at(x, column))),
  );
  const quiet = Array<boolean>(4).fill(false);
  const edge = Array.from({ length: 4 }, () => Array<boolean>(size + 8).fill(false));
  return readQr([...edge, ...inside.map((row) => [...quiet, ...row, ...quiet]), ...edge]);
}

/** Dark, light, dark, light, dark as 1 : 1 : 3 : 1 : 1, across and down. */
function findersIn(picture: Picture): Finder[] {
  const found: Finder[] = [];
  for (let y = 0; y < picture.height; y += 1) {
    for (const { middle, pitch } of patterns(picture.width, (x) => picture.dark(y, x))) {
      const x = Math.round(middle);
      const down = patterns(picture.height, (row) => picture.dark(row, x), y - pitch * 6, y + pitch * 6);
      const upright = down.find(
        (one) => Math.abs(one.middle - y) < pitch * 2 && Math.abs(one.pitch - pitch) < pitch / 2,
      );
      if (!upright) continue;
      const isKnown = found.some(
        (one) => Math.abs(one.x - middle) < pitch * 2 && Math.abs(one.y - upright.middle) < pitch * 2,
      );
      if (!isKnown) found.push({ x: middle, y: upright.middle, pitch });
    }
  }
  return found;
}

function patterns(
  length: number,
  dark: (at: number) => boolean,
  from = 0,
  to = length,
): { middle: number; pitch: number }[] {
  const runs: { start: number; length: number; dark: boolean }[] = [];
  for (let at = Math.max(0, Math.floor(from)); at < Math.min(length, to); at += 1) {
    const is = dark(at);
    const last = runs.at(-1);
    if (last?.dark === is) last.length += 1;
    else runs.push({ start: at, length: 1, dark: is });
  }
  return runs.flatMap((run, n) => {
    const five = runs.slice(n, n + 5);
    const whole = five.reduce((sum, one) => sum + one.length, 0);
    const pitch = whole / 7;
    const fits = [1, 1, 3, 1, 1].every(
      (share, k) => Math.abs((five[k]?.length ?? 0) - share * pitch) < pitch * 0.6 * Math.sqrt(share),
    );
    return run.dark && five.length === 5 && pitch >= 2 && fits ? [{ middle: run.start + (whole - 1) / 2, pitch }] : [];
  });
}
