import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import request from 'supertest';
import { openHouse, type House } from './app';
import { openCompany } from './companies/actions';
import { configFrom, type Config } from './config';
import { importFile } from './imports/actions';
import { dayIn, day, type Instant } from './kernel/day';
import { rowsOf } from './platform/db';
import { testDatabase } from './platform/testing/database';
import { onDay } from './platform/work';
import { pagesOf, type Pages } from './server';

/** Pages over a real house, and real server processes that share a database. */
const NOW = '2026-03-03T09:00:00.000Z' as Instant;
const open = testDatabase();

const configAt = (home: string): Config => configFrom({ DATABASE_URL: open.url, DULY_HOME: home, PORT: '0' }, home);

/** A company with the small ledger of the journey, fresh as of yesterday. */
async function furnished(home: string): Promise<House> {
  const house = await openHouse(configAt(home), () => NOW);
  const work = house.work({ kind: 'user', name: 'maria' }, NOW);
  const company = await openCompany(
    work,
    { name: 'ACME SAS', country: 'FR', currency: 'EUR', email: 'ar@acme.example' },
    {
      currency: 'EUR',
      iban: 'FR1420041010050500013M02606',
      holder: 'ACME SAS',
    },
  );
  await importFile(onDay(work, company.zone), {
    company,
    path: join(__dirname, '..', 'fixtures', 'journey', 'ledger.csv'),
    options: { asOf: day('2026-03-02') },
    yes: true,
    fileDay: dayIn(company.zone, NOW),
  });
  return house;
}

describe('a server', () => {
  let house: House;
  let pages: Pages;
  const log = pino({ level: 'silent' });
  const around = { now: () => NOW, clock: () => null, log };
  beforeAll(async () => {
    house = await furnished(mkdtempSync(join(open.home, 'home-')));
    pages = await pagesOf(house, around);
  });
  afterAll(async () => {
    await pages.close();
    await house.close();
  });

  it('says to machines how the installation is', async () => {
    const health = await request(pages.web).get('/healthz').expect(200);
    expect(health.body).toMatchObject({
      ok: true,
      database: house.db.dialect,
      companies: [{ fresh: true, asOf: '2026-03-02', lastRunOn: null, nextRunOn: '2026-03-03' }],
      clock: { on: false },
    });
    expect(health.text).not.toMatch(/acme/i);
  });

  it('shows nobody anything, and answers where there is no page', async () => {
    await request(pages.web)
      .get('/')
      .expect(303)
      .expect('location', /^\/sign-in/);
    const page = await request(pages.web).get('/invoices').expect(404).expect('content-type', /html/);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('says to machines that the database is gone', async () => {
    const state = { gone: false };
    const dead = (): Promise<never> => Promise.reject(new Error('gone'));
    const db = Object.create(house.db, { read: { get: () => (state.gone ? dead : house.db.read) } }) as House['db'];
    const failing = await pagesOf({ ...house, db }, around);
    state.gone = true;
    const health = await request(failing.web).get('/healthz').expect(503);
    expect(health.body).toMatchObject({ ok: false });
    await failing.close();
  });

  it('does the work of the day once, however many processes ask', async () => {
    const processes = await Promise.all([1, 2, 3].map(() => serverTicking(house.config)));
    expect(processes).toEqual([0, 0, 0]);
    const jobs = await rowsOf(house.db.read, `select name, key, state, attempts, error from job where name = 'run'`);
    expect(jobs).toEqual([{ name: 'run', key: 'acme-sas 2026-03-03', state: 'finished', attempts: 1, error: null }]);
    const messages = await rowsOf<{ state: string; code: string }>(
      house.db.read,
      `select m.state, c.code from v_message m join v_customer c on c.id = m.customer_id order by c.code`,
    );
    expect(messages.map(({ code }) => code)).toEqual(['1007', '4711']);
    expect(messages.every(({ state }) => state === 'accepted' || state === 'made')).toBe(true);
    const mails = readdirSync(join(house.config.home, 'outbox'), { recursive: true, encoding: 'utf8' });
    expect(mails.filter((name) => name.endsWith('.eml'))).toHaveLength(1);
  });
});

/** A server of its own in a process of its own, at that moment: it does what is due, and ends in good order. */
function serverTicking(config: Config): Promise<number | null> {
  const program = `
    require('tsx/cjs');
    const { startServer } = require('./src/server.ts');
    const { openLog } = require('./src/platform/log.ts');
    startServer(${JSON.stringify(config)}, () => ${JSON.stringify(NOW)}, openLog('warn'))
      .then(async (server) => { await server.clock.tick(); await server.close(); })
      .catch((error) => { console.error(error); process.exit(1); });`;
  const child = spawn(process.execPath, ['-e', program], {
    cwd: join(__dirname, '..'),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((ended) => child.on('close', ended));
}
