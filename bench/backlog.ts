import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { matchReceipts, type Matched } from '../src/cash/matching.actions';
import { openCompany } from '../src/companies/actions';
import { importFile } from '../src/imports/actions';
import { importBankFile } from '../src/imports/bank.actions';
import { day, type Instant } from '../src/kernel/day';
import { createIds } from '../src/kernel/ids';
import { openDb, type Db } from '../src/platform/db';
import { diskFiles } from '../src/platform/files';
import { migrate } from '../src/platform/migrate';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { writeCsv } from './import';
import { report, type Timing } from './measure';

/**
 * A big ledger and one big statement: as many open items as said, of 50,000 customers, and a bank file of which a half names a
 * document and pays it, a quarter only says who pays, and a quarter says nothing that is known. Timed: matching it, and once more what
 * waits. Floor: bare reading of the open items and customers, which is the least that matching must know.
 * `tsx bench/backlog.ts [open items] [payments] [sqlite|postgres]`.
 */
const IBAN = 'FR7630006000011234567890189';
const TODAY = day('2026-07-31');

/** As in the list: a document that is not a credit note, and what is open of it. */
function paid(n: number): { document: string; customer: number; openMinor: number } | undefined {
  const amount = ((n * 104_729) % 900_000) + 1_000;
  if (n % 50 === 7) return undefined;
  const openMinor = n % 33 === 5 ? Math.round(amount / 3) : amount;
  return { document: `F-${1_000_000 + n}`, customer: 100_000 + ((n * 7919) % 50_000), openMinor };
}

function entry(n: number, items: number): string {
  const { document, customer, openMinor } = paid((n * 7) % items) ?? {
    document: 'x',
    customer: 100_000,
    openMinor: 4_711,
  };
  const minor = n % 4 < 2 ? openMinor : ((n * 31_337) % 700_000) + 500;
  const text = n % 4 < 2 ? `Invoice ${document}` : n % 4 === 2 ? 'Payment' : `Order ${n * 13}`;
  const name = n % 4 < 3 ? `CUSTOMER ${customer} LTD` : `NOBODY ${n}`;
  return `<Ntry><Amt Ccy="EUR">${(minor / 100).toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-07-30</Dt></BookgDt><AcctSvcrRef>B${n}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n`; // prettier-ignore
}

const writeCamt = (path: string, payments: number, items: number): Promise<void> =>
  pipeline(function* () {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>July</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n`; // prettier-ignore
    for (let n = 0; n < payments; n++) yield entry(n, items);
    yield '</Stmt></BkToCstmrStmt></Document>\n';
  }, createWriteStream(path));

interface Asked {
  readonly items: number;
  readonly payments: number;
}

async function run(name: string, url: string, home: string, { items, payments }: Asked): Promise<Timing[]> {
  const db = openDb(url);
  try {
    await migrate(db);
    const work = { db, files: diskFiles(join(home, 'files')), ids: createIds(1n), actor: { kind: 'shell', name: 'bench' }, now: `${TODAY}T08:00:00.000Z` as Instant, today: TODAY } as const; // prettier-ignore
    const bank = { iban: IBAN, currency: 'EUR', holder: 'Bench' };
    const company = await openCompany(work, { name: 'Bench', country: 'FR', currency: 'EUR' }, bank);
    const [csv, camt] = [join(home, 'list.csv'), join(home, 'july.xml')];
    await writeCsv(csv, items);
    await writeCamt(camt, payments, items);
    await importFile(work, { company, path: csv, options: { asOf: TODAY }, fileDay: TODAY });
    const timed = async (what: string, act: () => Promise<Matched>): Promise<Omit<Timing, 'floorSeconds'>> => {
      const began = performance.now();
      const { receipts, applied, waiting } = await act();
      const seconds = (performance.now() - began) / 1000;
      const rss = Math.round(process.memoryUsage.rss() / 2 ** 20);
      console.log(`${name}, ${what}: ${receipts} looked at, ${applied} applied, ${waiting} wait; ${Math.round(receipts / seconds)}/s, ${rss} MB`); // prettier-ignore
      return { what: `${name}: ${what}`, seconds };
    };
    const first = await timed('taking and matching', async () => (await importBankFile(work, { companyId: company.id, path: camt })).matched); // prettier-ignore
    const again = await timed('what waits once more', () => matchReceipts(work, company));
    const floorSeconds = await floor(db, company.id);
    return [first, again].map((one) => ({ ...one, floorSeconds }));
  } finally {
    await db.close();
  }
}

async function floor(db: Db, companyId: number): Promise<number> {
  const began = performance.now();
  await db.read.raw(`select i.id, i.customer_id, e.document, i.currency, i.amount_minor, i.open_minor, e.issued_on, i.due_on from open_item i join entry e on e.id = i.entry_id where i.company_id = ? and i.open_minor <> 0`, [companyId]); // prettier-ignore
  await db.read.raw('select id, code, name, vat_no from customer where company_id = ?', [companyId]);
  return (performance.now() - began) / 1000;
}

async function main(asked: Asked, only?: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'duly-bench-'));
  const server = only === 'sqlite' ? undefined : await startPostgres([]);
  const timings: Timing[] = [];
  try {
    if (only !== 'postgres') timings.push(...(await run('sqlite', join(home, 'duly.sqlite'), home, asked)));
    if (server) timings.push(...(await run('postgres', server.url, home, asked)));
  } finally {
    await server?.stop();
    rmSync(home, { recursive: true, force: true });
  }
  report(timings);
}

if (require.main === module) {
  const [items = 1_000_000, payments = 100_000] = process.argv.slice(2, 4).map(Number);
  void main({ items, payments }, process.argv[4]);
}
