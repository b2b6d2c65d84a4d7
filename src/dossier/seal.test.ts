import { createHash, randomInt } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeBrowser } from '../platform/pdf/browser';
import { isInside, postTo } from '../platform/outbound';
import { timeStampRoots } from '../platform/time-stamp-roots';
import { makeBundle } from './bundle.actions';
import { stampFrom } from './seal.actions';
import { sampleClaim } from './testing/sample-claim';
import { sampleSealer } from './testing/sample-sealer';
import { openTimeAuthority, type TimeAuthority } from './testing/time-authority';
import { verifyBytes } from './verify.actions';
import type { Bundle } from './wrap.actions';

/** The seal of a recovery file: its key, what it covers, its time stamp, and that nothing of it can be another. */
let authority: TimeAuthority;
let bundle: Bundle;
let stamped: Bundle;
const mine = sampleSealer('m');
const stamp = (digest: Buffer): Promise<Buffer> => stampFrom(new URL(authority.url), digest);

beforeAll(async () => {
  authority = await openTimeAuthority(new Date('2026-03-02T10:11:12.000Z'));
  process.env['OUTBOUND_HOSTS'] = '127.0.0.1';
  bundle = await made(mine);
  stamped = await made({ ...mine, stamp });
});
afterAll(async () => {
  delete process.env['OUTBOUND_HOSTS'];
  await authority.close();
  await closeBrowser();
});

/** Two exhibits are enough. */
async function made(sealer: Parameters<typeof makeBundle>[2]['sealer']): Promise<Bundle> {
  const { claim, originals } = await sampleClaim();
  const short = { ...claim, exhibits: claim.exhibits.slice(0, 2), reminders: [], contacts: [], promises: [] };
  return makeBundle(short, originals, { sealer });
}

const ROUNDS = 40;

describe('a seal', () => {
  it.each(['without a time stamp', 'with one'])('covers every byte of the PDF, %s', async (which) => {
    const { pdf } = which === 'with one' ? stamped : bundle;
    const undetected: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const copy = Buffer.from(pdf);
      // Every third in the seal itself.
      const at = round % 3 === 0 ? randomInt(pdf.length - 3_000, pdf.length) : randomInt(0, pdf.length);
      const flip = randomInt(1, 256);
      copy[at] = (copy[at] ?? 0) ^ flip;
      if ((await verifyBytes(copy)).ok) undetected.push(`${at} ^ ${flip}`);
    }
    expect(undetected).toEqual([]);
    for (const cut of [1, 2, 500]) expect((await verifyBytes(pdf.subarray(0, -cut))).ok).toBe(false);
    expect((await verifyBytes(Buffer.concat([pdf, Buffer.from('\n')]))).ok).toBe(false);
  });

  it('says by whose key, in the PDF and in the archive alike, and takes another key for another', async () => {
    const { fingerprint } = mine;
    for (const bytes of [bundle.pdf, bundle.zip]) {
      const found = await verifyBytes(bytes, { keys: [fingerprint.toUpperCase().replace(/(.{8})/g, '$1 ')] });
      expect(found).toMatchObject({ ok: true, differences: [], seal: { fingerprint, stamped: null } });
    }
    const { pdf } = await made(sampleSealer());
    const other = sampleSealer().fingerprint;
    expect(await verifyBytes(pdf)).toMatchObject({ ok: true, seal: { fingerprint: other } });
    const { ok, seal, differences } = await verifyBytes(pdf, { keys: [fingerprint] });
    expect([ok, seal?.fingerprint]).toEqual([false, other]);
    expect(differences).toEqual([{ piece: 'seal', what: 'other-key', expected: fingerprint, found: other }]);
    const at = (bytes: Buffer): number => bytes.lastIndexOf('/Type /DulySeal') - 20;
    const taken = Buffer.concat([pdf.subarray(0, at(pdf)), bundle.pdf.subarray(at(bundle.pdf))]);
    expect((await verifyBytes(taken)).ok).toBe(false);
  });
});

describe('a time stamp', () => {
  it('is asked of an authority, which sees a digest only, and is proven offline', async () => {
    const { seal } = await verifyBytes(stamped.pdf);
    expect(seal?.stamped).toEqual({ at: '2026-03-02T10:11:12.000Z', by: 'Test time authority', trust: 'not-checked' });
    expect((await verifyBytes(stamped.zip)).seal?.stamped?.at).toBe('2026-03-02T10:11:12.000Z');
  });

  it('is of an authority that leads to a root one trusts, or to none; and such a stamp is not taken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'roots-'));
    const [own, other, none] = ['own', 'other', 'none'].map((one) => join(folder, `${one}.pem`)) as [string, string, string]; // prettier-ignore
    writeFileSync(own, `${authority.roots.other}\n${authority.roots.own}`);
    writeFileSync(other, authority.roots.other);
    writeFileSync(none, 'no certificate');
    const trusting = async (path: string): ReturnType<typeof verifyBytes> =>
      verifyBytes(stamped.pdf, { roots: await timeStampRoots(path) });
    expect(await trusting(own)).toMatchObject({ ok: true, seal: { stamped: { trust: 'trusted' } } });
    const { ok, seal, differences } = await trusting(other);
    expect([ok, seal?.stamped?.trust, differences.map(({ what }) => what)]).toEqual([
      false,
      'other-root',
      ['other-root'],
    ]);
    await expect(timeStampRoots(none)).rejects.toThrow('There are no certificates in');
    const digest = createHash('sha256').update('x').digest();
    process.env['TIME_STAMP_ROOTS'] = other;
    await expect(stamp(digest)).rejects.toMatchObject({ code: 'no-time-stamp' });
    process.env['TIME_STAMP_ROOTS'] = own;
    expect((await stamp(digest)).length).toBeGreaterThan(500);
    delete process.env['TIME_STAMP_ROOTS'];
  });

  it('refuses an answer that proves nothing, a redirect, and a host that is inside', async () => {
    const digest = createHash('sha256').update('x').digest();
    authority.refuse(200, Buffer.from('3003020102', 'hex'));
    await expect(stamp(digest)).rejects.toMatchObject({ code: 'no-time-stamp' });
    authority.refuse(302);
    await expect(stamp(digest)).rejects.toMatchObject({ code: 'host-failed' });
    const asked = { mediaType: 'text/plain', body: Buffer.from('x'), bytes: 10 };
    for (const host of ['10.1.2.3', '[::1]', '169.254.169.254', '[::ffff:127.0.0.1]', 'localhost'])
      await expect(postTo({ ...asked, url: new URL(`http://${host}:9/`) })).rejects.toMatchObject({
        code: 'host-refused',
      });
    expect([isInside('93.184.216.34'), isInside('2a00:1450::5'), isInside('fd00::1')]).toEqual([false, false, true]);
  });
});
