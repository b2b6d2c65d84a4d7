import { copyFileSync, cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { duly } from '../../cli';
import { ROOMS } from '../../commands';
import { configFrom } from '../../config';
import type { Instant } from '../../kernel/day';
import { openDb } from '../../platform/db';
import { migrate } from '../../platform/migrate';
import type { Shell } from '../../platform/shell';
import { copyDatabase, freshDatabase, testDatabase } from '../../platform/testing/database';
import { LEDGER, STAGE } from './stages';

/**
 * Folders in which the command is typed, each with a database of its own, brought to a stage of the journey once and then
 * copied. `typedCommands()` comes first in a test file and takes all away in the end.
 */
/** Perhaps the same money as in bank.xml. */
const NOTICE = `<?xml version="1.0"?><Document><BkToCstmrAcctRpt><Rpt><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${['1210.00', '1500.00'].map((amount) => `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-02</Dt></BookgDt></Ntry>`).join('')}</Rpt></BkToCstmrAcctRpt></Document>`; // prettier-ignore
export const NOW = '2026-03-03T09:00:00.000Z' as Instant;
export const ledgerCsv = join(__dirname, '../../../fixtures', 'journey', 'ledger.csv');
/** A strategy such as a clerk writes. */
const KEY_ACCOUNTS = JSON.stringify({
  code: 'key-accounts',
  name: 'Key accounts',
  steps: [{ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 14 }, tone: 'friendly', payByDays: 14 }],
});
/** A later list: all but a small rest was paid. */
const SHORT = `Customer No;Document No;Document Date;Due Date;Currency;Amount;Open Amount\n4711;F-1001;2025-12-15;2026-01-14;EUR;1200.00;40.00\n`;
/** Where the folders are made: below the home of the database that is tried now. */
let home = '';

export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface Desk {
  readonly folder: string;
  readonly databaseUrl: string;
  type(line: string): Promise<Said>;
}

/** A folder of its own with the files that the examples name, and the command in it. */
export function desk(databaseUrl: string): Desk {
  const folder = mkdtempSync(join(home, 'desk-'));
  for (const [name = '', from] of [['ledger.csv', 'journey'], ['rates.csv', 'law'], ['fees.json', 'partners']]) copyFileSync(join(__dirname, `../../../fixtures/${from}/${name}`), join(folder, name)); // prettier-ignore
  writeFileSync(join(folder, 'short.csv'), SHORT);
  copyFileSync(join(__dirname, '../../../fixtures/imports/bank/camt053-v2.xml'), join(folder, 'bank.xml'));
  writeFileSync(join(folder, 'notice.xml'), NOTICE);
  writeFileSync(join(folder, 'avis.csv'), 'Invoice number,Paid amount\nF-1001,10.00\n');
  writeFileSync(join(folder, 'contract.pdf'), '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'); // prettier-ignore
  writeFileSync(join(folder, 'remittance.csv'), 'Case,Date,Gross,Commission\nRF-2026-0001,2026-03-03,100.00,10.00\n');
  writeFileSync(join(folder, 'paid.csv'), 'Customer No;Payment Date;Amount Received;Document No;Currency\n1007;2026-03-04;95.00;X-1;EUR\n1007;2026-03-04;96.00;X-2;EUR\n'); // prettier-ignore
  writeFileSync(join(folder, 'announced.csv'), 'Raison sociale;SIREN;Date jugement\nRoux;123 456 789;2026-02-20\n');
  writeFileSync(join(folder, 'password.txt'), 'hush hush\n');
  for (const pdf of ['contract-de', 'signed']) writeFileSync(join(folder, `${pdf}.pdf`), `%PDF-1.4\n% ${pdf}\n%%EOF\n`);
  writeFileSync(join(folder, 'key-accounts.json'), KEY_ACCOUNTS);
  return {
    folder,
    databaseUrl,
    type: async (line) => {
      process.chdir(folder);
      const said = { out: '', err: '' };
      const exit = await duly(wordsOf(line).slice(1), {
        terminal: { out: (text) => void (said.out += text), err: (text) => void (said.err += text), watched: false },
        config: () => configFrom({ DATABASE_URL: databaseUrl, DULY_HOME: folder }, folder),
        now: () => NOW,
      });
      return { exit, ...said };
    },
  };
}

/** A line as a shell takes it apart. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '');

export function everyCommand(): Command {
  const program = new Command('duly');
  const never = (): never => {
    throw new Error('declaring a command opens nothing');
  };
  const shell = { open: never, print: never, json: never, progress: never } as unknown as Shell;
  for (const room of ROOMS) room.add(program, shell, { house: never, config: never, now: never });
  return program;
}
export async function written(at: Desk, sql: string): Promise<Desk> {
  const db = openDb(at.databaseUrl);
  await db.write.raw(sql);
  await db.close();
  return at;
}

/** Another machine, with nothing but the archive. */
export async function emptied(at: Desk): Promise<Desk> {
  const next = desk(await database());
  copyFileSync(join(at.folder, 'duly-backup.zip'), join(next.folder, 'duly-backup.zip'));
  return next;
}

export async function database(): Promise<string> {
  const { url, drop } = await freshDatabase(mkdtempSync(join(home, 'db-')));
  drops.push(drop);
  return url;
}

const drops: (() => Promise<void>)[] = [];
/** Each state of the ledger is reached once and then copied. */
const reached = new Map<string, Promise<Desk>>();

export function typedCommands(): { readonly home: string } {
  const open = testDatabase();
  const before = process.cwd();
  beforeAll(() => {
    home = open.home;
    reached.clear();
  });
  afterEach(() => process.chdir(before));
  afterAll(async () => {
    for (const drop of drops.splice(0)) await drop();
  });
  return open;
}

export async function stage(name: string): Promise<Desk> {
  const lines = STAGE[name] ?? LEDGER;
  const key = lines.join('\n');
  if (!reached.has(key)) reached.set(key, played(lines));
  const model = (await reached.get(key))!;
  const { url, drop } = await copyDatabase(model.databaseUrl, mkdtempSync(join(home, 'db-')));
  drops.push(drop);
  const at = desk(url);
  cpSync(model.folder, at.folder, { recursive: true });
  return at;
}

async function played(lines: readonly string[]): Promise<Desk> {
  const at = desk(await database());
  const db = openDb(at.databaseUrl);
  await migrate(db).finally(() => db.close());
  for (const line of lines) await works(at, line);
  return at;
}

export async function works(at: Desk, line: string): Promise<Said> {
  const said = await at.type(line);
  expect({ line, ...said }).toMatchObject({ exit: 0, err: '' });
  return said;
}
