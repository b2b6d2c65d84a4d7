import type { Company } from './companies/company';
import { allCompanies, settingsOf } from './companies/store';
import { addDays, dayIn, type Day, type Instant } from './kernel/day';
import { judgeFreshness } from './ledger/freshness';
import { freshnessOf } from './ledger/freshness.store';
import type { Db, Query } from './platform/db';
import { migrationNames, migrationsOf } from './platform/migrate';
import { lastRunOn } from './reminders/run.store';

/** How the installation is, without a name: anybody may ask. */
export interface HouseHealth {
  readonly ok: boolean;
  readonly database: 'sqlite' | 'postgres';
  readonly migrations: { readonly done: number; readonly known: number };
  readonly companies: readonly CompanyHealth[];
}

/** Of one company, in the order in which they were opened. */
export interface CompanyHealth {
  /** Is the ledger known well enough to send anything today? */
  readonly fresh: boolean;
  readonly asOf: Day | null;
  readonly lastRunOn: Day | null;
  /** The day of the next daily run, at `runHour` in the company's zone. */
  readonly nextRunOn: Day;
  readonly runHour: number;
  readonly testMode: boolean;
}

export async function houseHealth(db: Db, now: Instant): Promise<HouseHealth> {
  const { read, dialect } = db;
  const known = migrationNames();
  const done = (await migrationsOf(db)) ?? [];
  const companies: CompanyHealth[] = [];
  for (const company of await allCompanies(read)) companies.push(await companyHealth(read, company, now));
  const ok = known.every((name) => done.includes(name));
  return { ok, database: dialect, migrations: { done: done.length, known: known.length }, companies };
}

async function companyHealth(q: Query, company: Company, now: Instant): Promise<CompanyHealth> {
  const settings = await settingsOf(q, company.id);
  const today = dayIn(company.zone, now);
  const { fresh, asOf } = judgeFreshness(await freshnessOf(q, company.id), settings, today);
  const last = await lastRunOn(q, company.id);
  return {
    fresh,
    asOf,
    lastRunOn: last,
    nextRunOn: last !== null && last >= today ? addDays(today, 1) : today,
    runHour: settings.runHour,
    testMode: settings.testMode,
  };
}
