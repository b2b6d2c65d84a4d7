import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, createWriteStream, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { SaxesParser } from 'saxes';
import { openCompany } from '../src/companies/actions';
import { bankFileOf } from '../src/imports/formats/bank-file';
import { importBankFile } from '../src/imports/bank.actions';
import { bytesOn } from '../src/imports/bytes-on.actions';
import { readContent } from '../src/imports/reading-content';
import { day, type Instant } from '../src/kernel/day';
import { createIds } from '../src/kernel/ids';
import { openDb } from '../src/platform/db';
import { diskFiles } from '../src/platform/files';
import { migrate } from '../src/platform/migrate';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { report, type Timing } from './measure';

/**
 * Large files of the field: a FEC of a million lines against cutting its lines into fields, and a CAMT.053 of a hundred thousand
 * transactions against a bare pass of the XML parser over it; then `duly bank import` of it into both databases against our own
 * reading of it. `tsx bench/reading.ts [FEC lines] [transactions]`. Each reading runs in a process of its own.
 */
const HEAD = 'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise'; // prettier-ignore
const IBAN = 'FR7630006000011234567890189';

const money = (minor: number): string => `${Math.floor(minor / 100)},${String(minor % 100).padStart(2, '0')}`;
const dayText = (n: number): string =>
  new Date(Date.UTC(2025, 0, 1) + (n % 365) * 86_400_000).toISOString().slice(0, 10);
const amountOf = (n: number): number => ((n * 104_729) % 900_000) + 1_000;

/** An invoice, and for four in five its payment with the same letter: five lines for each such pair. */
function entry(n: number): string {
  const minor = amountOf(n);
  const vat = Math.round(minor / 6);
  const [customer, name, piece] = [
    `C${10_000 + ((n * 7919) % 40_000)}`,
    `Client ${(n * 7919) % 40_000} SARL`,
    `FA2025-${String(n).padStart(6, '0')}`,
  ];
  const isPaid = n % 5 !== 0;
  const [on, letter] = [dayText(n).replaceAll('-', ''), isPaid ? `L${n}` : ''];
  const line = (journal: string, account: string, debit: number, credit: number): string => `${journal}\t${on}\t${account}\t${piece}\t${on}\t${piece} ${name}\t${money(debit)}\t${money(credit)}\t`; // prettier-ignore
  const [sales, bank, own] = [`VE\tVentes\tV${n}`, `BQ\tBanque\tB${n}`, `411000\tClients\t${customer}\t${name}`];
  const sale = [
    `${line(sales, own, minor, 0)}${letter}\t\t${on}\t\t`,
    `${line(sales, '707000\tVentes\t\t', 0, minor - vat)}\t\t${on}\t\t`,
    `${line(sales, '445710\tTVA\t\t', 0, vat)}\t\t${on}\t\t`,
  ];
  const paid = [
    `${line(bank, '512000\tBanque\t\t', minor, 0)}\t\t${on}\t\t`,
    `${line(bank, own, 0, minor)}${letter}\t\t${on}\t\t`,
  ];
  return `${[...sale, ...(isPaid ? paid : [])].join('\n')}\n`;
}

/** Entries of 4.6 lines on average, until there are so many lines. */
export async function writeFec(path: string, lines: number): Promise<void> {
  await pipeline(function* () {
    yield `${HEAD}\n`;
    for (let [n, written] = [1, 0]; written < lines;) {
      let text = '';
      for (let at = 0; at < 500 && written < lines; at++, n++) {
        text += entry(n);
        written += n % 5 === 0 ? 3 : 5;
      }
      yield text;
    }
  }, createWriteStream(path));
}

function transaction(n: number): string {
  const amount = (amountOf(n) / 100).toFixed(2);
  const on = dayText(Math.floor(n / 300));
  const told = n % 3 === 0 ? `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18${String(n).padStart(8, '0')}</Ref></CdtrRefInf></Strd>` : `<Ustrd>Facture FA2025-${String(n).padStart(6, '0')} client ${n % 40_000}</Ustrd>`; // prettier-ignore
  return `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt><AcctSvcrRef>B-${n}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E-${n}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Client ${n % 40_000} SARL</Nm></Dbtr><DbtrAcct><Id><IBAN>DE${10 + (n % 80)}${String(n % 40_000).padStart(18, '0')}</IBAN></Id></DbtrAcct></RltdPties><RmtInf>${told}</RmtInf></TxDtls></NtryDtls></Ntry>\n`; // prettier-ignore
}

export async function writeCamt(path: string, transactions: number): Promise<void> {
  let moved = 0;
  for (let n = 0; n < transactions; n++) moved += amountOf(n);
  const balance = (code: string, minor: number, on: string): string => `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${(minor / 100).toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>\n`; // prettier-ignore
  await pipeline(function* () {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-01-01T20:00:00</CreDtTm></GrpHdr><Stmt><Id>1</Id><ElctrncSeqNb>1</ElctrncSeqNb><Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n`;
    yield balance('OPBD', 100_000, '2025-01-01') + balance('CLBD', 100_000 + moved, '2025-12-31');
    for (let from = 0; from < transactions; from += 500)
      yield Array.from({ length: Math.min(500, transactions - from) }, (_, at) => transaction(from + at)).join('');
    yield '</Stmt></BkToCstmrStmt></Document>\n';
  }, createWriteStream(path));
}

interface Read {
  readonly seconds: number;
  readonly rssMb: number;
  readonly count: number;
}

function withBytes(path: string, take: (handle: number) => number): number {
  const handle = openSync(path, 'r');
  try {
    return take(handle);
  } finally {
    closeSync(handle);
  }
}

/** What is read and how much of it there was; `clock` is set anew where something is prepared first or tidied up after. */
const clock = { from: 0, to: 0 };
const READINGS: Readonly<Record<string, (path: string, url: string) => number | Promise<number>>> = {
  fec: (path) =>
    withBytes(path, (handle) => {
      const content = readContent(path, bytesOn(handle), { termsDays: 30 });
      let rows = 0;
      for (const batch of content.batches()) rows += batch.count;
      const { problemCount } = content.totals();
      if (rows === 0 || problemCount > 0) throw new Error(`${problemCount} problems in ${rows} rows`);
      return rows;
    }),
  'fec, plain': async (path) => {
    let fields = 0;
    for await (const line of createInterface({ input: createReadStream(path) })) fields += line.split('\t').length;
    return fields / 18;
  },
  camt: (path) =>
    withBytes(path, (handle) => {
      let lines = 0;
      for (const said of bankFileOf(bytesOn(handle))?.said() ?? []) {
        if (said.is === 'fault') throw new Error(said.fault.code);
        if (said.is === 'line') lines++;
      }
      return lines;
    }),
  'camt, plain': async (path) => {
    const parser = new SaxesParser();
    let entries = 0;
    parser.on('opentag', ({ name }) => (entries += name === 'Ntry' ? 1 : 0));
    for await (const piece of createReadStream(path, { encoding: 'utf8' })) parser.write(piece as string);
    parser.close();
    return entries;
  },
  take: async (path, url) => {
    const work = await opened(url, path);
    const bank = { iban: IBAN, currency: 'EUR', holder: 'Bench' };
    const { id } = await openCompany(work, { name: 'Bench', country: 'FR', currency: 'EUR' }, bank);
    clock.from = performance.now();
    const { added } = await importBankFile(work, { companyId: id, path });
    clock.to = performance.now();
    await work.db.close();
    return added;
  },
};

async function opened(url: string, path: string) {
  const db = openDb(url);
  await migrate(db);
  const now = '2026-07-31T08:00:00.000Z' as Instant;
  return { db, files: diskFiles(join(path, '..', 'files')), ids: createIds(1n), actor: { kind: 'shell', name: 'bench' }, now, today: day('2026-07-31') } as const; // prettier-ignore
}

function inOwnProcess(reading: string, path: string, url = ''): Read {
  const tsx = require.resolve('tsx/cli');
  const { stdout, status } = spawnSync(process.execPath, [tsx, __filename, 'once', reading, path, url], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 20,
  });
  if (status !== 0) throw new Error(`${reading} ended with ${String(status)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Read;
}

async function benchReading(lines: number, transactions: number): Promise<Timing[]> {
  const home = mkdtempSync(join(tmpdir(), 'duly-bench-'));
  const [fec, camt] = [join(home, '123456789FEC20251231.txt'), join(home, 'statement.xml')];
  try {
    await writeFec(fec, lines);
    await writeCamt(camt, transactions);
    const mb = (path: string): string => `${Math.round(statSync(path).size / 1e6)} MB`;
    const pair = (reading: string, what: string): Timing => {
      const plain = inOwnProcess(`${reading}, plain`, fileOf[reading] ?? '');
      const ours = inOwnProcess(reading, fileOf[reading] ?? '');
      console.log(`${what}: ${ours.count} taken; plain ${plain.count}, ${plain.rssMb.toFixed(0)} MB`);
      return { what, seconds: ours.seconds, floorSeconds: plain.seconds, rssMb: ours.rssMb };
    };
    const fileOf: Readonly<Record<string, string>> = { fec, camt };
    const timings = [
      pair('fec', `reading a FEC of ${lines} lines, ${mb(fec)}`),
      pair('camt', `reading a CAMT.053 of ${transactions} transactions, ${mb(camt)}`),
    ];
    const floorSeconds = timings[1]?.seconds ?? 1;
    const server = await startPostgres([]);
    try {
      for (const [name, url] of [['sqlite', join(home, 'duly.sqlite')], ['postgres', server.url]] as const) {
        const { seconds, rssMb } = inOwnProcess('take', camt, url);
        timings.push({ what: `${name}: bank import of it, against reading it`, seconds, floorSeconds, rssMb });
      }
    } finally {
      await server.stop();
    } // prettier-ignore
    return timings;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const [first = '1000000', second = '100000', path = '', url = ''] = process.argv.slice(2);
  if (first !== 'once') {
    report(await benchReading(Number(first), Number(second)));
    return;
  }
  clock.from = performance.now();
  const count = await READINGS[second]?.(path, url);
  const seconds = ((clock.to || performance.now()) - clock.from) / 1000;
  console.log(JSON.stringify({ seconds, rssMb: process.resourceUsage().maxRSS / 1024, count }));
}

if (require.main === module) void main();
