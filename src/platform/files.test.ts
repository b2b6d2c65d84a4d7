import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFiles } from './files';

const home = mkdtempSync(join(tmpdir(), 'duly-files-'));
const files = diskFiles(join(home, 'files'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const INVOICE = Buffer.from('invoice FA-1');
const SHA = createHash('sha256').update(INVOICE).digest('hex');

describe('the file store', () => {
  it('keeps bytes under their SHA-256 and gives them back', async () => {
    expect(await files.put(INVOICE)).toEqual({ sha256: SHA, bytes: 12 });
    expect((await files.get(SHA)).equals(INVOICE)).toBe(true);
    expect(files.path(SHA)).toBe(join(home, 'files', SHA.slice(0, 2), SHA.slice(2, 4), SHA));
    expect(await files.has(SHA)).toBe(true);
  });

  it('keeps the same bytes once, from memory or from a file, and leaves nothing half-done', async () => {
    const large = Buffer.alloc(3_000_000, 'x');
    writeFileSync(join(home, 'large'), large);
    expect(await files.put({ path: join(home, 'large') })).toEqual(await files.put(large));
    expect(readdirSync(join(home, 'files', 'incoming'))).toEqual([]);
  });

  it('keeps nothing of a file that cannot be read', async () => {
    await expect(files.put({ path: join(home, 'absent') })).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readdirSync(join(home, 'files', 'incoming'))).toEqual([]);
  });

  it('notices a kept file that changed, and mends one that was cut short when it comes again', async () => {
    const { sha256 } = await files.put(Buffer.from('contract'));
    writeFileSync(files.path(sha256), 'c0ntract');
    await expect(files.get(sha256)).rejects.toMatchObject({ code: 'file-damaged' });
    truncateSync(files.path(sha256), 3);
    await files.put(Buffer.from('contract'));
    expect((await files.get(sha256)).toString()).toBe('contract');
  });

  it('refuses what it does not have, and keys that are none', async () => {
    await expect(files.get('0'.repeat(64))).rejects.toMatchObject({ code: 'file-missing' });
    expect(await files.has('0'.repeat(64))).toBe(false);
    expect(() => files.path('../../etc/passwd')).toThrow('not in the store');
  });
});
