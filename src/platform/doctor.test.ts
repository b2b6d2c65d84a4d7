import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine, node } from './doctor';

describe('the doctor', () => {
  it.each([
    ['20.17.0', 'ok'],
    ['24.1.0', 'ok'],
    ['20.16.9', 'broken'],
    ['18.20.4', 'broken'],
  ])('finds Node %s %s', (version, level) => {
    expect(node(version).level).toBe(level);
  });

  it('says of each thing that is not well what to do, and makes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duly-doctor-'));
    writeFileSync(join(folder, 'in-the-way'), '');
    const findings = await examine({
      databaseUrl: 'postgres://duly:secret@127.0.0.1:1/duly',
      home: join(folder, 'in-the-way'),
      smtpUrl: null,
    });
    const of = (what: string) => findings.find((finding) => finding.what === what);
    expect(of('database')).toMatchObject({ level: 'broken', found: 'The database server does not answer.' });
    expect(of('files')).toMatchObject({ level: 'broken', remedy: expect.stringContaining('DULY_HOME') });
    expect(of('mail')).toMatchObject({ level: 'weak', remedy: expect.stringContaining('SMTP_URL') });
    expect(of('printing')?.level).toBe('ok');
    expect(JSON.stringify(findings)).not.toContain('secret');
    rmSync(folder, { recursive: true });
  });

  it('does not make the database that it looks for', async () => {
    const home = mkdtempSync(join(tmpdir(), 'duly-doctor-'));
    const findings = await examine({ databaseUrl: join(home, 'duly.sqlite'), home, smtpUrl: 'smtp://user:pw@[::1]:1' });
    expect(findings.find(({ what }) => what === 'database')).toMatchObject({
      level: 'ok',
      found: 'SQLite, not made yet: the first command makes it',
    });
    expect(findings.find(({ what }) => what === 'mail')?.found).toContain('through [::1]:1: ');
    rmSync(home, { recursive: true });
  });
});
