import { theCompany } from '../companies/store';
import { rowsOf } from '../platform/db';
import { plantCompany } from '../ledger/testing/plant';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { erasePayloads, record, sealAudit, sealChain, verifyAudit } from './actions';
import { auditCommands } from './cli';

const open = testDatabase();
const work = () => workOn(open.db, '2026-03-02');
const ids: Record<string, number> = {};

const note = (code: string, ref: string, payload: unknown = {}): Promise<void> =>
  open.db.transaction((tx) => record(tx, work(), { companyId: ids[code] ?? null, kind: 'note.made', ref, payload }));
const say = (...args: string[]) => duly(work(), (p, s) => auditCommands(p, s, { companyOf: theCompany }), args);

describe('the audit', () => {
  beforeAll(async () => {
    for (const code of ['acme', 'other']) ids[code] = (await plantCompany(open.db, code)).companyId;
  });

  it('is written in the transaction of the action, and goes with it', async () => {
    const failing = open.db.transaction(async (tx) => {
      await record(tx, work(), { companyId: ids['acme']!, kind: 'note.made', ref: 'note/0', payload: {} });
      throw new Error('the action failed');
    });
    await expect(failing).rejects.toThrow('the action failed');
    expect(await rowsOf(open.db.read, 'select id from audit_line')).toEqual([]);
  });

  it('is one chain per company and one of the installation, each sealed in order', async () => {
    for (const n of [1, 2, 3]) {
      await note('acme', `note/${n}`, { text: `words ${n}` });
      await note('other', `note/${n}`);
    }
    await note('nobody', 'backup/1');
    expect(await sealAudit(work())).toBe(7);
    expect(await sealAudit(work())).toBe(0);
    await note('acme', 'note/4');
    const refs = await rowsOf<{ ref: string; seq: number | null }>(
      open.db.read,
      'select ref, seq from audit_line where company_id = ? order by id',
      [ids['acme']],
    );
    expect(refs.map(({ ref, seq }) => `${ref} ${seq}`)).toEqual(['note/1 1', 'note/2 2', 'note/3 3', 'note/4 null']);
    expect(await verifyAudit(open.db.read, ids['acme']!)).toMatchObject({
      ok: true,
      sealed: 3,
      unsealed: 1,
      erased: 0,
    });
    expect(await verifyAudit(open.db.read, null)).toMatchObject({ ok: true, sealed: 1, unsealed: 0 });
  });

  it('still verifies when payloads were erased, and says that they were', async () => {
    await open.db.transaction((tx) => erasePayloads(tx, work(), ids['acme']!, ['note/2']));
    const { json } = await say('audit', '--company', 'acme', '--json', '--about', 'note/2');
    expect(json).toMatchObject({ lines: [{ kind: 'audit.erased' }, { ref: 'note/2', payload: null }] });
    expect((await say('audit', '--verify', '--company', 'acme', '--json')).json).toMatchObject({
      ok: true,
      sealed: 5,
      erased: 1,
    });
  });

  it('is never forked by two who seal at once', async () => {
    for (let n = 0; n < 30; n += 1) await note('other', `more/${n}`);
    const counts = await Promise.all([1, 2, 3].map(() => sealChain(work(), ids['other']!)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(30);
    expect(await verifyAudit(open.db.read, ids['other']!)).toMatchObject({ ok: true, sealed: 33 });
  });

  it('shows what was changed behind its back', async () => {
    await open.db.transaction((tx) => tx('audit_line').where({ ref: 'note/3' }).update({ actor: 'nobody' }));
    await expect(say('audit', '--verify', '--company', 'acme')).rejects.toMatchObject({
      code: 'audit-broken',
      facts: { findings: [{ seq: 3, kind: 'note.made', ref: 'note/3', flaw: 'changed-line' }] },
    });
  });

  it('is listed, newest first', async () => {
    const { text } = await say('audit', '--company', 'acme', '--last', '2');
    expect(text.split('\n').map((line) => line.split('  ').slice(1).join(' '))).toEqual([
      'maria audit.erased note/2',
      'maria note.made note/4',
    ]);
  });
});
