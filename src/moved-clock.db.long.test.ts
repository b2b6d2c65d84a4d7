import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { holdSources, openHouse, papers, type House } from './app';
import { clockWork } from './clock-work';
import { changeSetting, openCompany } from './companies/actions';
import type { Company } from './companies/company';
import { configFrom } from './config';
import { importFile } from './imports/actions';
import { addDays, day, dayIn, hourIn, type Day, type Instant } from './kernel/day';
import { writeBackup } from './platform/backup';
import { startClock } from './platform/clock';
import { rowsOf } from './platform/db';
import { restoreBackup } from './platform/restore';
import { freshDatabase, testDatabase } from './platform/testing/database';
import { onDay, type Work } from './platform/work';
import { drillAll } from './reminders/drill.actions';
import { addStrategy, useStrategy } from './reminders/strategy.actions';

/**
 * A backup of companies that have been at work is restored in a new place, and two servers run there at other dates, hour by hour:
 * over a leap day, both changes of the clock in Europe and a year's end, from UTC−10 to UTC+13. Each company has its morning and
 * its run once on each of its own days; and what it writes is what a fire drill by the pure decision foretold.
 */
const open = testDatabase();
const CSV = 'Customer No;Customer Name;Email;Country;Document No;Document Type;Document Date;Due Date;Currency;Amount;Open Amount'; // prettier-ignore
const HOUR_MS = 3_600_000;

/** Paris runs at an hour that the last Sunday of March does not have, and that of October has twice. */
const PLACES = [
  { name: 'Honolulu Inc', country: 'US', zone: 'Pacific/Honolulu', runHour: '8' },
  { name: 'Paris SA', country: 'FR', zone: 'Europe/Paris', runHour: '2' },
  { name: 'Kathmandu Ltd', country: 'NP', zone: 'Asia/Kathmandu', runHour: '0' },
  { name: 'Apia Ltd', country: 'WS', zone: 'Pacific/Apia', runHour: '23' },
] as const;

/** By email only, with short waits: many steps within a few days. */
const BRISK = {
  code: 'brisk',
  name: 'Brisk',
  steps: [
    { n: -1, kind: 'pre_due', trigger: { basis: 'due', days: -2 }, tone: 'friendly', minGapDays: 1 },
    { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 1 }, tone: 'friendly', minGapDays: 1, payByDays: 2 },
    { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 1 }, minGapDays: 1, payByDays: 2 },
    { n: 3, kind: 'reminder', trigger: { basis: 'previous_step', days: 2 }, tone: 'firm', minGapDays: 1, payByDays: 2 },
  ],
};

const MARIA = { kind: 'user', name: 'maria' } as const;
let now = '2028-01-10T12:00:00.000Z' as Instant;
const houses: House[] = [];
const drops: (() => Promise<void>)[] = [];

const houseAt = async (url: string, home: string): Promise<House> => {
  const house = await openHouse(configFrom({ DATABASE_URL: url, DULY_HOME: home }, home), () => now);
  houses.push(house);
  return house;
};
const workOf = (house: House, { zone }: Company): Work => onDay(house.work(MARIA, now), zone);

/** Two servers on one house, both looking each hour. */
async function hourly(
  house: House,
  from: string,
  until: string,
  before = async (): Promise<void> => {},
): Promise<void> {
  const log = pino({ level: 'silent' });
  const servers = [1, 2].map(() =>
    startClock({ db: house.db, log, now: () => now, due: (at) => clockWork(house, at) }),
  );
  for (let at = Date.parse(from); at <= Date.parse(until); at += HOUR_MS) {
    now = new Date(at).toISOString() as Instant;
    await before();
    await Promise.all(servers.map((server) => server.tick()));
  }
  for (const server of servers) await server.stop();
}

/** Invoices that fall due from three days before to four days after a day, a customer for each. */
async function known(house: House, company: Company, around: Day): Promise<void> {
  const rows = [-3, -2, -1, 0, 1, 2, 3, 4].map((days, at) => {
    const due = addDays(around, days);
    const who = `${around}-${at}`;
    return `${who};${company.legalName} ${at};ap@c${at}.example;${company.country};${company.country}-${who};Invoice;${addDays(due, -30)};${due};EUR;${100 + at}.00;${100 + at}.00`;
  });
  const path = join(house.config.home, `${company.code}-${around}.csv`);
  writeFileSync(path, [CSV, ...rows].join('\n'));
  const asOf = addDays(workOf(house, company).today, -1);
  await importFile(workOf(house, company), { company, path, options: { asOf }, yes: true, fileDay: asOf });
}

const instantAt = (on: Day, hour: string): string => `${on}T${hour}:00:00.000Z`;

let copy: House;
let companies: Company[];

beforeAll(async () => {
  const house = await houseAt(open.url, open.home);
  companies = [];
  for (const { name, country, zone, runHour } of PLACES) {
    const account = { currency: 'EUR', iban: 'FR1420041010050500013M02606', holder: name };
    const given = { name, country, zone, currency: 'EUR', email: 'ar@us.example', language: 'en' };
    const company = await openCompany(house.work(MARIA, now), given, account);
    companies.push(company);
    const work = workOf(house, company);
    const settings = { debtorType: 'company', runHour, minGapDays: '0', freshnessDays: '31' };
    for (const [setting, value] of Object.entries(settings)) await changeSetting(work, company.id, setting as 'runHour', value); // prettier-ignore
    await addStrategy(work, company.id, BRISK);
    await useStrategy(work, company.id, { scope: 'company' }, 'brisk');
    await known(house, company, day('2028-01-12'));
  }
  await hourly(house, '2028-01-10T13:00:00.000Z', '2028-01-13T12:00:00.000Z');
  const archive = join(open.home, 'played.zip');
  await writeBackup({ db: house.db, home: open.home, now }, archive);
  const home = join(open.home, 'copy');
  const { url, drop } = await freshDatabase(home);
  drops.push(drop);
  await restoreBackup(archive, { databaseUrl: url, home });
  copy = await houseAt(url, home);
}, 300_000);

afterAll(async () => {
  for (const house of houses) await house.close();
  for (const drop of drops) await drop();
});

const jobsOf = (company: Company, name: string): Promise<{ key: string; at: Instant; state: string }[]> =>
  rowsOf(copy.db.read, `select key, claimed_at as at, state from job where name = ? and key like ? order by key`, [name, `${company.code} %`]); // prettier-ignore

const runsOf = (company: Company): Promise<{ on: Day; n: number; state: string }[]> =>
  rowsOf(copy.db.read, `select as_on as "on", count(*) as n, max(state) as state from v_run where company_id = ? group by as_on`, [company.id]); // prettier-ignore

/** What was written on the days from…to: `day customer kind step`. */
async function written(company: Company, from: Day, to: Day): Promise<string[]> {
  const rows = await rowsOf<{ on: Day; customer: string; kind: string; step: number }>(
    copy.db.read,
    `select r.issued_on as "on", c.code as customer, r.kind, r.step from v_reminder r join v_customer c on c.id = r.customer_id
     join v_message m on m.id = r.message_id
     where r.company_id = ? and r.issued_on between ? and ? and r.state = 'issued' and m.state = 'accepted'`,
    [company.id, from, to],
  );
  return rows.map(({ on, customer, kind, step }) => `${on} ${customer} ${kind} ${step}`).sort();
}

/** The same as a fire drill foretells it, if nobody pays. */
async function foretold(company: Company, days: number): Promise<string[]> {
  const work = workOf(copy, company);
  const asked = { days, pays: 'nobody', lateDays: 0 } as const;
  const { report } = await drillAll(work, { company, holds: holdSources, papers }, asked);
  return report.rows.map(({ on, code, kind, n }) => `${on} ${code} ${kind} ${n}`).sort();
}

const daysBetween = (from: Day, to: Day): Day[] => (from > to ? [] : [from, ...daysBetween(addDays(from, 1), to)]);

describe.each([
  ['a leap day', '2028-02-27', '2028-03-02'],
  ['the night without an hour', '2028-03-24', '2028-03-28'],
  ['the night with an hour twice', '2028-10-27', '2028-10-31'],
  ['a year’s end', '2028-12-30', '2029-01-03'],
])('a copy that runs over %s', (_, first, last) => {
  const [from, to] = [day(first), day(last)];
  const days = daysBetween(from, to);
  const expected = new Map<string, string[]>();

  it('has a morning, a run and a digest once on each day of each company, at its own hour', async () => {
    // the first day begins in Apia, and ends in Honolulu on the last
    now = instantAt(addDays(from, -1), '09') as Instant;
    for (const company of companies) await known(copy, company, addDays(from, 2));
    const foretell = async (): Promise<void> => {
      for (const company of companies)
        if (!expected.has(company.code) && dayIn(company.zone, now) === from)
          expected.set(company.code, await foretold(company, days.length));
    };
    await hourly(copy, instantAt(addDays(from, -1), '11'), instantAt(addDays(to, 1), '10'), foretell);
    for (const [at, company] of companies.entries()) {
      for (const name of ['morning', 'run', 'digest']) {
        const jobs = (await jobsOf(company, name)).filter(({ key }) => days.includes(key.slice(-10) as Day));
        expect([name, jobs.map(({ key, state }) => `${key.slice(-10)} ${state}`)]).toEqual([name, days.map((on) => `${on} finished`)]); // prettier-ignore
        for (const job of jobs) expect(dayIn(company.zone, job.at)).toBe(job.key.slice(-10));
        if (name === 'run') expect(jobs.map((job) => hourIn(company.zone, job.at))).toEqual(days.map((on) => hourOf(at, on))); // prettier-ignore
      }
      const runs = (await runsOf(company)).filter(({ on }) => days.includes(on));
      expect(runs.map(({ on, n, state }) => `${on} ${n} ${state}`).sort()).toEqual(days.map((on) => `${on} 1 sent`));
    }
  }, 600_000);

  it('writes what the pure decision foretold, and nothing twice', async () => {
    for (const company of companies) {
      const sent = await written(company, from, to);
      expect([company.code, sent]).toEqual([company.code, expected.get(company.code)]);
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent.length).toBeGreaterThan(5);
    }
  });
});

/** The hour at which it runs: on the last Sunday of March there is no 2 o'clock in Paris. */
const hourOf = (at: number, on: Day): number => (at === 1 && on === '2028-03-26' ? 3 : Number(PLACES[at]?.runHour));
