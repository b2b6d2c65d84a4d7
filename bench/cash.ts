import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchReceipts, type Matched } from '../src/cash/matching.actions';
import { play } from '../src/cash/testing/play';
import { year } from '../src/cash/testing/year';
import type { Year, YearItem, YearPayment } from '../src/cash/testing/year-nouns';
import { openCompany } from '../src/companies/actions';
import { importFile } from '../src/imports/actions';
import { importBankFile } from '../src/imports/bank.actions';
import { day, endOfMonth, type Day, type Instant } from '../src/kernel/day';
import { createIds } from '../src/kernel/ids';
import { openDb } from '../src/platform/db';
import { diskFiles } from '../src/platform/files';
import { migrate } from '../src/platform/migrate';
import { startPostgres } from '../src/platform/testing/postgres-up';
import { report, type Timing } from './measure';

/**
 * A made year through the tables, month by month: its invoices imported, its statement taken, what came in matched and applied. What is
 * timed is matching with all it reads and writes, and once more over what waits when nothing is new. Floor: the same payments
 * matched without tables. `tsx bench/cash.ts [payments]`. Only what is in euro: one account.
 */
const IBAN = 'FR7630006000011234567890189';
const HEAD = 'Customer No,Customer Name,Trading Name,VAT No,Type,Invoice No,Invoice Date,Due Date,Amount,Currency,Payment Reference,Cash Discount,Discount Until'; // prettier-ignore

const money = (minor: number): string => (minor / 100).toFixed(2);
const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function csvOf({ customers }: Year, items: readonly YearItem[]): string {
  const byId = new Map(customers.map((one) => [one.id, one]));
  const lines = items.map((item) => {
    const { code = '', name = '', tradingName = null, vatId = null } = byId.get(item.customerId) ?? {};
    const { type, document, issuedOn, dueOn, amountMinor, currency, reference, discountMinor, discountUntil } = item;
    return [code, name, tradingName ?? '', vatId ?? '', type === 'invoice' ? 'invoice' : 'credit note', document, issuedOn, dueOn, money(amountMinor), currency, reference ?? '', discountMinor === null ? '' : money(discountMinor), discountUntil ?? ''].map(cell).join(','); // prettier-ignore
  });
  return `${[HEAD, ...lines].join('\n')}\n`;
}

function entry({ id, bookedOn, amountMinor, reference, endToEnd, name, behind, iban, text }: YearPayment): string {
  const tag = (open: string, value: string | null): string => (value === null || value === '' ? '' : `<${open}>${xml(value)}</${open.split('><').reverse().join('></')}>`); // prettier-ignore
  const remittance = `${tag('Ustrd', text)}${tag('Strd><CdtrRefInf><Ref', reference)}`;
  const parties = `${tag('Dbtr><Nm', name)}${tag('DbtrAcct><Id><IBAN', iban)}${tag('UltmtDbtr><Nm', behind)}`;
  return `<Ntry><Amt Ccy="EUR">${money(amountMinor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${bookedOn}</Dt></BookgDt><AcctSvcrRef>${id}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${xml(endToEnd ?? 'NOTPROVIDED')}</EndToEndId></Refs><RltdPties>${parties}</RltdPties><RmtInf>${remittance}</RmtInf></TxDtls></NtryDtls></Ntry>`; // prettier-ignore
}

const statement = (month: string, payments: readonly YearPayment[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>${month}</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>${payments.map(entry).join('\n')}</Stmt></BkToCstmrStmt></Document>\n`; // prettier-ignore

interface Ran {
  readonly seconds: number;
  readonly againSeconds: number;
  readonly total: Matched;
}

async function run(url: string, home: string, of: Year): Promise<Ran> {
  const db = openDb(url);
  try {
    await migrate(db);
    const on = (today: Day) => ({ db, files: diskFiles(join(home, 'files')), ids: createIds(1n), actor: { kind: 'shell', name: 'bench' }, now: `${today}T08:00:00.000Z` as Instant, today }) as const; // prettier-ignore
    const bank = { iban: IBAN, currency: 'EUR', holder: 'Bench' };
    const company = await openCompany(on(day('2026-01-01')), { name: 'Bench', country: 'FR', currency: 'EUR' }, bank);
    const total = { receipts: 0, applied: 0, waiting: 0, returned: 0, refunded: 0 };
    let [seconds, from] = [0, ''];
    for (const month of new Set(of.payments.map(({ bookedOn }) => bookedOn.slice(0, 7)))) {
      const last = endOfMonth(day(`${month}-01`));
      const work = on(last);
      const [csv, camt] = [join(home, `${month}.csv`), join(home, `${month}.xml`)];
      writeFileSync(csv, csvOf(of, of.items.filter(({ issuedOn }) => issuedOn > from && issuedOn <= last))); // prettier-ignore
      writeFileSync(camt, statement(month, of.payments.filter(({ bookedOn }) => bookedOn.startsWith(month)))); // prettier-ignore
      await importFile(work, { company, path: csv, options: { asOf: last }, fileDay: last });
      const began = performance.now();
      const { receipts, applied, waiting } = (await importBankFile(work, { companyId: company.id, path: camt }))
        .matched;
      seconds += (performance.now() - began) / 1000;
      total.receipts += receipts;
      total.applied += applied;
      total.waiting = waiting;
      from = last;
    }
    const began = performance.now();
    const again = await matchReceipts(on(day('2026-12-31')), company);
    const againSeconds = (performance.now() - began) / 1000;
    total.applied += again.applied;
    return { seconds, againSeconds, total };
  } finally {
    await db.close();
  }
}

function inEuro(all: Year): Year {
  const items = all.items.filter((item) => item.currency === 'EUR' && item.part === 1);
  return { ...all, items, payments: all.payments.filter((payment) => payment.currency === 'EUR') };
}

async function main(payments: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'duly-bench-'));
  const whole = year({ seed: 2026, customers: Math.round(payments * 0.3), payments });
  const { matchSeconds: floorSeconds } = play(whole, () => performance.now());
  const of = inEuro(whole);
  const server = await startPostgres([]);
  const timings: Timing[] = [];
  try {
    for (const [name, url] of [['sqlite', join(home, 'duly.sqlite')], ['postgres', server.url]] as const) {
      const { seconds, againSeconds, total } = await run(url, home, of);
      console.log(`${name}: ${of.payments.length} payments in twelve months, ${total.applied} applied by themselves, ${total.waiting} waiting, looked at ${total.receipts} times: ${Math.round(total.receipts / seconds)}/s`); // prettier-ignore
      timings.push({ what: `${name}: taking, matching and applying a year of ${of.payments.length} payments`, seconds, floorSeconds });
      timings.push({ what: `${name}: once more over the ${total.waiting} that wait`, seconds: againSeconds, floorSeconds });
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  } // prettier-ignore
  report(timings);
}

if (require.main === module) void main(Number(process.argv[2] ?? 10_000));
