import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom, readConfig } from './config';
import { WrongUse } from './kernel/result';

const from = (environment: Record<string, string>) => configFrom(environment, '/srv/duly');

describe('settings of the installation', () => {
  it('all have a default: Duly runs where nothing is set', () => {
    expect(from({})).toEqual({
      databaseUrl: '/srv/duly/.duly/duly.sqlite',
      home: '/srv/duly/.duly',
      intakeRoot: '/srv/duly/.duly/intake',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      smtpUrl: null,
      scheduler: true,
      logLevel: 'info',
    });
  });

  it('are taken as they are given; a blank one is not set', () => {
    const config = from({
      DATABASE_URL: 'postgres://duly:secret@db/duly',
      DULY_HOME: '/var/lib/duly',
      PORT: '8080',
      PUBLIC_URL: 'https://duly.example.com/',
      SMTP_URL: '',
      DULY_SCHEDULER: 'off',
    });
    expect(config).toMatchObject({
      databaseUrl: 'postgres://duly:secret@db/duly',
      home: '/var/lib/duly',
      port: 8080,
      publicUrl: 'https://duly.example.com',
      smtpUrl: null,
      scheduler: false,
    });
    expect(from({ DATABASE_URL: 'books.sqlite' }).databaseUrl).toBe('/srv/duly/books.sqlite');
  });

  it('that are wrong are all named, with what they are and what was expected, and no password', () => {
    const read = () => from({ PORT: 'http', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://root:secret@db/duly' });
    expect(read).toThrow(WrongUse);
    expect(read).toThrow('PORT is "http"; expected a port number from 1 to 65535, or 0 for any that is free.');
    expect(read).toThrow('LOG_LEVEL is "loud"; expected silent, error, warn, info, debug.');
    expect(read).toThrow('DATABASE_URL is "mysql://…@db/duly"; expected the path of an SQLite file');
  });

  it('come from .env where the environment says nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'duly-config-'));
    writeFileSync(join(folder, '.env'), 'DULY_HOME=books\nLOG_LEVEL=debug\n');
    const before = { ...process.env };
    process.env['LOG_LEVEL'] = 'warn';
    try {
      expect(readConfig(folder)).toMatchObject({ home: join(folder, 'books'), logLevel: 'warn' });
    } finally {
      process.env = before;
      rmSync(folder, { recursive: true });
    }
  });
});
