import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { testDatabase } from '../platform/testing/database';
import { currentKey, replaceKey, signerOf } from './key.actions';
import { companyKeys } from './key.store';

/** The key with which a company seals: one at a time, its private part in one folder and nowhere else. */
const open = testDatabase();
let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
});
afterAll(() => desk.close());

describe('the key of a company', () => {
  it('is made once by however many ask at once, lies with its user only, and is replaced when asked', async () => {
    const work = desk.work();
    const firsts = await Promise.all([1, 2, 3].map(() => currentKey(work, desk.company)));
    const before = await currentKey(work, desk.company);
    expect(new Set(firsts.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    const folder = join(desk.house.config.home, 'keys');
    expect(readdirSync(folder)).toEqual([`${before.fingerprint}.pem`]);
    expect(statSync(join(folder, `${before.fingerprint}.pem`)).mode & 0o777).toBe(0o600);
    const after = await replaceKey(work, desk.company);
    expect(readdirSync(folder)).toEqual([`${after.fingerprint}.pem`]);
    expect((await companyKeys(work.db.read, desk.company.id)).map(({ fingerprint, endedAt }) => [fingerprint, endedAt === null])) // prettier-ignore
      .toEqual([[after.fingerprint, true], [before.fingerprint, false]]); // prettier-ignore
    rmSync(join(folder, `${after.fingerprint}.pem`));
    await expect(signerOf(work, desk.company)).rejects.toMatchObject({ code: 'key-missing' });
    const again = await Promise.all([1, 2, 3].map(() => replaceKey(work, desk.company)));
    expect((await companyKeys(work.db.read, desk.company.id)).filter(({ endedAt }) => endedAt === null)).toHaveLength(
      1,
    );
    expect(readdirSync(folder)).toHaveLength(1);
    expect(again).toHaveLength(3);
  });
});
