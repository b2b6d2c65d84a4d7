import { instant, type Instant } from '../kernel/day';
import { plantCompany } from '../ledger/testing/plant';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { enterByLink, mintLink, mintLinks, openLink, refuseLink, revokeLinks, spendLink } from './access-link.actions';
import { linkHash, type NewLink } from './access-link';
import { isShortCode } from './short-code';
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

  it('lets in as often as somebody comes by it, and counts them', async () => {
    const secret = await mint({ about: 'customer/17' });
    const enter = () => open.db.transaction((tx) => enterByLink(tx, work(), 'portal', secret));
    for (const link of [await enter(), await enter(), ...(await Promise.all([enter(), enter()]))])
      expect(link).toMatchObject({ about: 'customer/17' });
    const [row] = await rowsOf(
      open.db.read,
      `select uses, last_used_at as last, spent_at as spent from access_link where about = 'customer/17'`,
    );
    expect(row).toEqual({ uses: 4, last: work().now, spent: null });
    await open.db.transaction((tx) => revokeLinks(tx, work(), 'portal', 'customer/17'));
    expect(await enter()).toBeUndefined();
  });

  it('may be the short code of a letter, which is kept as a hash that is slow to try', async () => {
    const secret = await mint({ about: 'customer/18', typed: true });
    expect(isShortCode(secret)).toBe(true);
    expect(await opened(secret)).toMatchObject({ about: 'customer/18' });
    expect(await opened(secret, work().now, 'partner')).toBeUndefined();
    const rows = JSON.stringify(await rowsOf(open.db.read, 'select * from access_link'));
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(linkHash(secret));
  });

  it('is made with others in one go, with one line in the audit', async () => {
    const { companyId } = await plantCompany(open.db, 'batch');
    const links = ['message/1', 'message/2'].map((madeFor, at): NewLink => ({
      kind: 'portal',
      about: `customer/2${at}`,
      companyId,
      days: 60,
      madeFor,
      contactId: at,
    }));
    const secrets = await mintLinks(work(), links, { companyId, ref: 'messages' });
    expect(await mintLinks(work(), [], { companyId, ref: 'messages' })).toEqual([]);
    expect(new Set(secrets).size).toBe(2);
    expect(await opened(secrets[1] ?? '')).toMatchObject({ about: 'customer/21', contactId: 1 });
    const lines = (await auditLines(open.db)).filter(({ line }) => line.includes('messages'));
    expect(lines.map(({ line }) => line)).toEqual(['maria: link.made messages']);
  });

  it('is written down where it is refused: one that we know once a day with the reason, one that we do not never', async () => {
    const secret = await mint({ about: 'customer/19', days: 1 });
    const late = { ...work(), now: later(2 * DAY) };
    expect(await refuseLink(late, 'portal', secret)).toBe(true);
    expect(await refuseLink(late, 'portal', secret)).toBe(true);
    expect(await refuseLink({ ...late, now: later(3 * DAY) }, 'portal', secret)).toBe(true);
    for (const none of ['A'.repeat(43), 'x', '', secret.slice(1)])
      expect([none, await refuseLink(late, 'portal', none)]).toEqual([none, false]);
    const lines = (await auditLines(open.db)).filter(({ line }) => line.includes('link.refused'));
    expect(lines.map(({ line, payload }) => [line, (JSON.parse(payload) as { why: string }).why])).toEqual([
      ['maria: link.refused customer/19', 'expired'],
      ['maria: link.refused customer/19', 'expired'],
    ]);
    expect(await rowsOf(open.db.read, `select refusals from access_link where about = 'customer/19'`)).toEqual([
      { refusals: 3 },
    ]);
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
