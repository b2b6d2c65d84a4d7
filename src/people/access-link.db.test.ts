import { instant, type Instant } from '../kernel/day';
import { plantCompany } from '../ledger/testing/plant';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { mintLink, openLink, revokeLinks, spendLink } from './access-link.actions';
import { linkHash, type NewLink } from './access-link';
import { auditLines } from './testing/audit-lines';

/** Links that let somebody in: opened without a trace, spent once, expired, revoked, and kept as hashes only. */
const open = testDatabase();
const work = () => workOn(open.db, '2026-03-02');
const later = (ms: number): Instant => instant(new Date(Date.parse(work().now) + ms));
const DAY = 86_400_000;

const mint = (more: Partial<NewLink> = {}): Promise<string> =>
  open.db.transaction((tx) =>
    mintLink(tx, work(), { kind: 'portal', about: 'customer/12', companyId: null, days: 3, ...more }),
  );
const opened = (secret: string, now = work().now, kind: NewLink['kind'] = 'portal') =>
  openLink(open.db.read, now, kind, secret);
const spend = (secret: string) => open.db.transaction((tx) => spendLink(tx, work(), 'portal', secret));

describe('an access link', () => {
  it('opens as often as one looks, until it expires', async () => {
    const { companyId } = await plantCompany(open.db, 'acme');
    const secret = await mint({ companyId });
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    for (const now of [work().now, work().now, later(3 * DAY - 1)]) {
      expect(await opened(secret, now)).toMatchObject({ kind: 'portal', about: 'customer/12', companyId });
    }
    expect(await opened(secret, later(3 * DAY))).toBeUndefined();
  });

  it('is of its kind, and nothing that was typed is one', async () => {
    const secret = await mint();
    expect(await opened(secret, work().now, 'partner')).toBeUndefined();
    for (const typed of ['', 'x', linkHash(secret), `${secret} `, `${secret}\u0000`, "' or 1=1 --", 'a'.repeat(1e6)]) {
      expect(await opened(typed)).toBeUndefined();
      expect(await spend(typed)).toBeUndefined();
    }
  });

  it('is spent once, also by ten at the same moment', async () => {
    const secret = await mint({ about: 'customer/13' });
    const got = await Promise.all(Array.from({ length: 10 }, () => spend(secret)));
    expect(got.filter((link) => link !== undefined)).toMatchObject([{ about: 'customer/13' }]);
    expect([await opened(secret), await spend(secret)]).toEqual([undefined, undefined]);
  });

  it('is not spent where the transaction that spends it fails', async () => {
    const secret = await mint();
    const failing = open.db.transaction(async (tx) => {
      await spendLink(tx, work(), 'portal', secret);
      throw new Error('the action failed');
    });
    await expect(failing).rejects.toThrow('the action failed');
    expect(await opened(secret)).toBeDefined();
  });

  it('is revoked with all others of its kind about the same, and no others', async () => {
    const [one, two] = [await mint({ about: 'customer/14' }), await mint({ about: 'customer/14' })];
    const [other, partner] = [
      await mint({ about: 'customer/15' }),
      await mint({ kind: 'partner', about: 'customer/14' }),
    ];
    const revoke = () => open.db.transaction((tx) => revokeLinks(tx, work(), 'portal', 'customer/14'));
    expect([await revoke(), await revoke()]).toEqual([2, 0]);
    expect([await opened(one), await opened(two), await spend(one)]).toEqual([undefined, undefined, undefined]);
    expect([await opened(other), await opened(partner, work().now, 'partner')]).not.toContain(undefined);
  });

  it('leaves its secret nowhere: neither in its table nor in the record', async () => {
    const secret = await mint({ about: 'customer/16' });
    await spend(secret);
    const rows = await rowsOf(open.db.read, 'select * from access_link');
    const lines = await auditLines(open.db);
    expect(JSON.stringify([rows, lines])).not.toContain(secret);
    expect(JSON.stringify(rows)).toContain(linkHash(secret));
    expect(lines.map(({ line }) => line).filter((line) => line.includes('customer/16'))).toEqual([
      'maria: link.made customer/16',
      'maria: link.used customer/16',
    ]);
  });
});
