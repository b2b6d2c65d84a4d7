import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { RemittanceFault } from '../cash/remittance';
import { openRemittances, remittancesOf } from '../cash/remittance.store';
import { Refusal } from '../kernel/result';
import { littleLedger, type LittleLedger } from '../ledger/testing/little-ledger';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { importRemittance } from './remittance.actions';

/** Printed advices beside a ledger: sure where nothing is open, else looked at by a person before they explain any money. */
const open = testDatabase();
let n = 0;
let ledger: LittleLedger;
beforeEach(async () => {
  ledger = await littleLedger(open.db, `printed${(n += 1)}`);
});

const fixture = (name: string): Buffer =>
  readFileSync(join(__dirname, '../../fixtures/imports/remittance', `${name}.pdf`));

interface How {
  readonly name?: string;
  readonly currency?: string;
  readonly customerId?: number;
}

/** `total currency customer question`, or why it was refused; `+` where it explains money by itself. */
async function said(content: Uint8Array | string, how: How = {}): Promise<string> {
  const { companyId } = ledger;
  const { name = 'advice.pdf', currency = 'EUR', customerId = null } = how;
  const path = join(open.home, `printed-${(n += 1)}`);
  writeFileSync(path, content);
  try {
    await importRemittance(workOn(open.db, '2026-03-02'), { companyId, currency, customerId, path, name });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = (error.facts['faults'] ?? []) as RemittanceFault[];
    return [error.code, ...faults.map(({ code, value }) => `${code} ${value}`)].join(' | ');
  }
  const [one, ...others] = await remittancesOf(open.db.read, companyId);
  const explains = (await openRemittances(open.db.read, companyId)).length;
  const whose = one?.customerId === ledger.customerId ? 'own' : one?.customerId === null ? '–' : 'other';
  return [one?.format, one?.totalMinor, one?.currency, whose, one?.question ?? 'sure', ...(others.length > 0 ? [`and ${others.length}`] : []), explains > 0 ? '+' : ''].join(' ').trim(); // prettier-ignore
}

it('is sure where every document is one of ours and of one customer, and the lines come to the total', async () => {
  await ledger.invoice('F-1001', 100_000, '2026-01-05');
  await ledger.invoice('f 1002', 20_000, '2026-01-09');
  expect(await said(fixture('de-zahlungsavis'))).toBe('pdf 110000 EUR own sure +');
});

it('asks where a number is not known, documents are several customers’, or a person named another one', async () => {
  await ledger.invoice('F-1001', 100_000, '2026-01-05');
  expect(await said(fixture('de-zahlungsavis'))).toBe('pdf 110000 EUR own guessed');
  ledger = await littleLedger(open.db, `printed${(n += 1)}`);
  const other = await ledger.customer('1007');
  await ledger.invoice('F-1001', 100_000, '2026-01-05');
  await ledger.invoice('F-1002', 20_000, '2026-01-09', { customerId: other });
  expect(await said(fixture('de-zahlungsavis'))).toMatch(/^pdf 110000 EUR (own|other) guessed$/);
  ledger = await littleLedger(open.db, `printed${(n += 1)}`);
  const named = await ledger.customer('1007');
  await ledger.invoice('F-1001', 100_000, '2026-01-05');
  await ledger.invoice('F-1002', 20_000, '2026-01-09');
  expect(await said(fixture('de-zahlungsavis'), { customerId: named })).toBe('pdf 110000 EUR other guessed');
});

it('always asks where it is a letter without headings', async () => {
  await ledger.invoice('F-1001', 100_000, '2026-01-05');
  await ledger.invoice('F-1002', 200_000, '2026-01-09');
  expect(await said(fixture('nl-brief'))).toBe('pdf 300000 EUR own guessed');
});

it('is refused where it names nothing of ours, or a currency that may be several', async () => {
  expect(await said(fixture('de-zahlungsavis'))).toBe('remittance-unknown');
  expect(await said(fixture('nl-brief'))).toBe('no-remittance');
  await ledger.invoice('55001', 125_050, '2026-01-05', { currency: 'SEK' });
  await ledger.invoice('55002', 80_000, '2026-01-09', { currency: 'SEK' });
  expect(await said(fixture('sv-betalningsavi'))).toBe('remittance-faults | no-currency kr');
  expect(await said(fixture('sv-betalningsavi'), { currency: 'SEK' })).toBe('pdf 200050 SEK own sure +');
});

it('is refused with what to ask for where it is locked, a picture or damaged', async () => {
  const locked = await PDFDocument.create();
  locked.addPage();
  locked.encrypt({ userPassword: 'hush', ownerPassword: 'hush' });
  expect(await said(await locked.save())).toBe('remittance-encrypted');
  const empty = await PDFDocument.create();
  empty.addPage();
  expect(await said(await empty.save())).toBe('remittance-scanned');
  expect(await said('%PDF-1.7\nnothing')).toBe('remittance-damaged');
});

it('counts once beside a table that says the same, and is read out of a mail', async () => {
  await ledger.invoice('F-1001', 100_000, '2026-01-05');
  await ledger.invoice('F-1002', 200_000, '2026-01-09');
  const part = (name: string, bytes: Buffer): string[] => ['--B', 'Content-Type: application/octet-stream', `Content-Disposition: attachment; filename=${name}`, 'Content-Transfer-Encoding: base64', '', bytes.toString('base64')]; // prettier-ignore
  const mail = (...parts: string[][]): string => ['From: a@b.example', 'Subject: Pago', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=B', '', ...parts.flat(), '--B--', ''].join('\r\n'); // prettier-ignore
  const table = Buffer.from('Factura;Importe;Descuento;Pagado\nF-1001;1.000,00;0,00;1.000,00\nF-1002;2.000,00;40,00;1.960,00\nTotal;;;2.960,00\n'); // prettier-ignore
  const printed = part('aviso.pdf', fixture('es-aviso-de-pago'));
  expect(await said(mail(printed, part('aviso.csv', table)), { name: 'x' })).toBe('mail 296000 EUR own sure +');
  ledger = await littleLedger(open.db, `printed${(n += 1)}`);
  await ledger.invoice('F-1001', 100_000, '2026-01-05');
  await ledger.invoice('F-1002', 200_000, '2026-01-09');
  expect(await said(mail(printed, part('terms.pdf', Buffer.from('%PDF-1.4\nx'))), { name: 'x' })).toBe('mail 296000 EUR own sure +'); // prettier-ignore
});
