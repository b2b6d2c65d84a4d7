import { execFileSync } from 'node:child_process';
import type { Instant } from '../kernel/day';
import { readZip, writeZip, ZIP_LIMITS, type ZipEntry } from './zip';

const AT = '2026-06-30T08:15:20.000Z' as Instant;

const ENTRIES: ZipEntry[] = [
  { name: 'exhibits/04_FA-2291.pdf', bytes: Buffer.from('%PDF') },
  { name: 'zażółć/ß.txt', bytes: Buffer.alloc(100_000, 'a') },
];

const read = async (zip: Buffer, limits = ZIP_LIMITS): Promise<ZipEntry[]> => {
  const found: ZipEntry[] = [];
  for await (const entry of readZip(zip, limits)) found.push(entry);
  return found;
};

describe('an archive', () => {
  it('gives back what went in, names of every language included', async () => {
    expect(await read(await writeZip(ENTRIES, AT))).toEqual(ENTRIES);
  });

  it('is the same to the byte in every time zone', async () => {
    const program = `
      require('tsx/cjs');
      const { writeZip } = require(${JSON.stringify(require.resolve('./zip'))});
      writeZip([{ name: 'a', bytes: Buffer.from('a') }], '${AT}').then((zip) => console.log(zip.toString('hex')));`;
    const env = { ...process.env, NODE_OPTIONS: '', TZ: 'Pacific/Auckland' };
    const there = execFileSync(process.execPath, ['-e', program], { env, encoding: 'utf8' });
    const here = await writeZip([{ name: 'a', bytes: Buffer.from('a') }], AT);
    expect(there.trim()).toBe(here.toString('hex'));
  });

  const hostile: Record<string, { zip: () => Promise<Buffer>; limits?: Partial<typeof ZIP_LIMITS>; code: string }> = {
    'is no archive': { zip: () => Promise.resolve(Buffer.from('Dear Sirs')), code: 'zip-broken' },
    'is cut off': { zip: async () => (await writeZip(ENTRIES, AT)).subarray(0, 200), code: 'zip-broken' },
    'climbs out of its folder': { zip: () => renamed('exhibits/04', '../../../04'), code: 'zip-unsafe' },
    'names an absolute path': { zip: () => renamed('exhibits', '/xhibits'), code: 'zip-unsafe' },
    'has too many files': { zip: () => writeZip(ENTRIES, AT), limits: { entries: 1 }, code: 'zip-too-large' },
    'has a file that is too large': {
      zip: () => writeZip(ENTRIES, AT),
      limits: { entryBytes: 50_000 },
      code: 'zip-too-large',
    },
    'is too large together': {
      zip: () => writeZip(ENTRIES, AT),
      limits: { totalBytes: 100_001 },
      code: 'zip-too-large',
    },
    'lies about a size': { zip: understated, code: 'zip-broken' },
    'needs a password': { zip: flaggedEncrypted, code: 'zip-locked' },
  };
  it.each(Object.entries(hostile))('that %s is refused', async (_, { zip, limits, code }) => {
    await expect(read(await zip(), { ...ZIP_LIMITS, ...limits })).rejects.toMatchObject({ code });
  });
});

/** The same archive with a name replaced by one of the same length. */
async function renamed(from: string, to: string): Promise<Buffer> {
  const zip = await writeZip(ENTRIES, AT);
  return Buffer.from(zip.toString('latin1').replaceAll(from, to.padEnd(from.length, 'x')), 'latin1');
}

const CENTRAL = Buffer.from([0x50, 0x4b, 1, 2]);

async function understated(): Promise<Buffer> {
  const zip = await writeZip(ENTRIES.slice(1), AT);
  zip.writeUInt32LE(10, zip.indexOf(CENTRAL) + 24); // uncompressed size
  return zip;
}

async function flaggedEncrypted(): Promise<Buffer> {
  const zip = await writeZip(ENTRIES, AT);
  zip.writeUInt16LE(zip.readUInt16LE(zip.indexOf(CENTRAL) + 8) | 1, zip.indexOf(CENTRAL) + 8);
  return zip;
}
