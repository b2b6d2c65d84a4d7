import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '../src/app';
import { importBankFile } from '../src/imports/bank.actions';
import { addDays, dayIn, type Day, type Instant } from '../src/kernel/day';

/**
 * A year of one bank account of the company that `pages-company.ts` furnishes, taken month by month as its bank writes it: of 20,000
 * payments a half names an invoice and applies itself, a quarter only says who pays, a quarter says nothing that is known.
 */
const IBAN = 'FR7630006000011234567890189';
const PAYMENTS = 20_000;
const MONTHS = 12;

function entry(n: number, on: Day): string {
  const amount = n % 4 < 2 ? 1_000 + ((n * 104_729) % 900_000) : 500 + ((n * 31_337) % 700_000);
  const text = n % 4 < 2 ? `Facture F-${1_000_000 + n}` : n % 4 === 2 ? 'Virement' : `Commande ${n * 13}`;
  const name = n % 4 < 3 ? `MAISON ${n}` : `INCONNU ${n}`;
  return `<Ntry><Amt Ccy="EUR">${(amount / 100).toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${on}</Dt></BookgDt><AcctSvcrRef>B${n}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n`; // prettier-ignore
}

export async function bankOf(house: House, now: Instant, home: string): Promise<void> {
  const work = house.work({ kind: 'clock', name: 'clock' }, now);
  const today = dayIn('Europe/Paris', now);
  for (let month = 0; month < MONTHS; month++) {
    const on = addDays(today, (month - MONTHS) * 30);
    const from = (month * PAYMENTS) / MONTHS;
    const entries = Array.from({ length: PAYMENTS / MONTHS }, (_, at) => entry(Math.floor(from) + at + 1, on));
    const path = join(home, `bank-${month}.xml`);
    writeFileSync(path, `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>M${month}</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n${entries.join('')}</Stmt></BkToCstmrStmt></Document>\n`); // prettier-ignore
    await importBankFile(work, { companyId: 1, path });
  }
}
