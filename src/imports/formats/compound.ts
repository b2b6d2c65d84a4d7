/**
 * The directory of a compound file (Excel 97–2003 lies in one) is a tree whose entries name their neighbours. Where a damaged file lets
 * it run in a circle, the library follows it for ever and fills the memory on its way. Source: [MS-CFB] 2.2, 2.3 and 2.6.1.
 */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const [HEADER_BYTES, ENTRY_BYTES, NEIGHBOURS_END, FAT_SECTORS] = [512, 128, 76, 109];

/** Does the directory of the compound file in `content` run in a circle? False for what is no such file. */
export function runsInCircle(content: Uint8Array): boolean {
  if (content.length < HEADER_BYTES || SIGNATURE.some((byte, at) => content[at] !== byte)) return false;
  const neighbours = entriesOf(new DataView(content.buffer, content.byteOffset, content.length));
  const done = new Set<number>();
  return neighbours.some((_, from) => isCircleFrom(from, neighbours, done));
}

type Neighbours = readonly (readonly number[])[];

/** Depth first: a circle comes back to where it is under way. */
function isCircleFrom(start: number, neighbours: Neighbours, done: Set<number>): boolean {
  const underWay = new Set<number>();
  const path = [{ at: start, next: 0 }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    underWay.add(top.at);
    const to = neighbours[top.at]?.[top.next++];
    if (to === undefined) {
      underWay.delete(top.at);
      done.add(top.at);
      path.pop();
    } else if (underWay.has(to)) return true;
    else if (!done.has(to) && to < neighbours.length) path.push({ at: to, next: 0 });
  }
  return false;
}

/** Left and right neighbour of each entry, as far as the sectors of the directory can be followed. */
function entriesOf(view: DataView): Neighbours {
  const size = 1 << (view.getUint16(30, true) & 0x1f);
  const found: number[][] = [];
  if (size < HEADER_BYTES) return found;
  const seen = new Set<number>();
  const sectors = Math.ceil(view.byteLength / size) - 1;
  for (let sector = view.getInt32(48, true); sector >= 0 && sector < sectors && !seen.has(sector);) {
    seen.add(sector);
    const from = (sector + 1) * size;
    const to = Math.min(from + size, view.byteLength - NEIGHBOURS_END + ENTRY_BYTES);
    for (let at = from; at + ENTRY_BYTES <= to; at += ENTRY_BYTES)
      found.push([view.getInt32(at + 68, true), view.getInt32(at + 72, true)].filter((one) => one >= 0));
    sector = after(view, sector, size);
  }
  return found;
}

/** The sector that follows in its chain; −1 where that is not told in the header's own part of the table. */
function after(view: DataView, sector: number, size: number): number {
  const each = size / 4;
  const table = Math.floor(sector / each);
  const place = table < FAT_SECTORS ? (view.getInt32(76 + table * 4, true) + 1) * size + (sector % each) * 4 : -1;
  return place < HEADER_BYTES || place + 4 > view.byteLength ? -1 : view.getInt32(place, true);
}
