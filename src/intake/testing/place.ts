import { mkdtempSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { undoDeps } from '../../app';
import { changeSetting } from '../../companies/actions';
import type { Company } from '../../companies/company';
import { companyById, insertBankAccount } from '../../companies/store';
import { testLedger, type TestLedger } from '../../imports/testing/ledger';
import { openBehind } from '../../platform/behind';
import { rowsOf, type Db } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import type { Work } from '../../platform/work';
import { addIntake } from '../actions';
import { draftFrom, type Typed } from '../draft';
import { lookAt, type IntakeDeps, type Look } from '../look.actions';

/** A company with a source that delivers by itself: a real folder, real files with days of their own, and looks at moments of choice. */
export interface Place {
  readonly ledger: TestLedger;
  readonly company: Company;
  readonly deps: IntakeDeps;
  readonly home: string;
  readonly folder: string;
  work(now?: string): Work;
  add(more?: Typed): Promise<number>;
  put(name: string, text: string | Buffer, at?: string): void;
  /** The company has this account at its bank. */
  account(iban?: string): Promise<void>;
  look(id: number, now: string): Promise<Look>;
  /** Two looks, as far apart as a file must lie still. */
  lookTwice(id: number, now?: string): Promise<Look>;
  names(folder?: string): string[];
  /** `name verdict`, in the order in which they were taken. */
  taken(): Promise<string[]>;
}

const HEAD = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Open;Currency';
export const list = (...lines: readonly string[]): string => [HEAD, ...lines, ''].join('\n');
const IBAN = 'DE89370400440532013000';
/** A statement of the account: its days in March 2026 as `03`, and for each line `day amount text`. */
export function mt940(from: string, to: string, lines: readonly string[], iban = IBAN): string {
  const balance = (tag: string, [day = '', amount = '']: readonly string[]): string =>
    `:${tag}:C2603${day}EUR${amount},00`;
  const movements = lines.map((line) => {
    const [day = '', amount = '', ...text] = line.split(' ');
    return `:61:2603${day}03${day}C${amount},00NTRFNONREF//B${day}${amount}\n:86:${text.join(' ')}`;
  });
  return [':20:X', `:25:${iban}`, ':28C:1', balance('60F', from.split(' ')), ...movements, balance('62F', to.split(' ')), '-', ''].join('\n'); // prettier-ignore
}
export const F1 = '4711;ACME SAS;F-1001;2026-01-05;2026-02-04;100.00;100.00;EUR';
export const F2 = '1007;Brauhaus Nord;F-1002;2026-01-06;2026-02-05;200.00;200.00;EUR';

export async function openPlace(db: Db): Promise<Place> {
  const ledger = await testLedger(db);
  const company = await companyById(db.read, ledger.companyId);
  const home = mkdtempSync(join(tmpdir(), 'duly-intake-'));
  const root = join(home, 'intake');
  const folder = join(root, company.code, 'erp');
  mkdirSync(folder, { recursive: true });
  const log = pino({ level: 'silent' });
  const deps: IntakeDeps = { behind: openBehind(log), log, home, root, undoDeps };
  const files = diskFiles(join(home, 'files'));
  const work = (now = '2026-03-03T09:00:00.000Z'): Work => ({
    ...ledger.work(now.slice(0, 10)),
    files,
    now: now as Work['now'],
  });
  await changeSetting(work(), company.id, 'debtorType', 'company');
  await ledger.csv(list(F1), { source: 'erp', mode: 'snapshot', scope: {}, options: { asOf: '2026-03-02' as never }, today: '2026-03-02' }); // prettier-ignore
  const look = (id: number, now: string): Promise<Look> => lookAt(deps, work(now), company, id);
  return {
    ledger,
    company,
    deps,
    home,
    folder,
    work,
    look,
    add: async (more = {}) => {
      const typed = {
        name: 'erp',
        kind: 'folder',
        place: 'erp',
        source: 'erp',
        pattern: '*.csv',
        fileDay: '1',
        ...more,
      };
      const made = draftFrom(typed);
      if ('wrong' in made) throw new Error(JSON.stringify(made.wrong));
      return addIntake(work(), company, made.draft, root);
    },
    put: (name, text, at = '2026-03-03T08:00:00.000Z') => {
      writeFileSync(join(folder, name), text);
      utimesSync(join(folder, name), new Date(at), new Date(at));
    },
    account: (iban = IBAN) =>
      db.transaction((tx) => insertBankAccount(tx, work(), company.id, { iban, currency: 'EUR', holder: 'ACME' })),
    lookTwice: async (id, now = '2026-03-03T09:00:00.000Z') => {
      await look(id, now);
      return look(id, new Date(Date.parse(now) + 60_000).toISOString());
    },
    names: (within = '') => readdirSync(join(folder, within)).sort(),
    taken: async () => {
      const rows = await rowsOf<{ name: string; verdict: string | null }>(
        db.read,
        `select name, verdict from intake_file where company_id = ? order by id`,
        [company.id],
      );
      return rows.map(({ name, verdict }) => `${name} ${verdict ?? 'open'}`);
    },
  };
}
