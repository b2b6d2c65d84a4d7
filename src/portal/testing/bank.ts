import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDesk } from '../../desk/testing/test-desk';
import { importBankFile } from '../../imports/bank.actions';

/** A payment as a bank tells of it in a statement (camt.053), with the reference where the payer's bank put it. */
export interface BankTold {
  readonly type?: string;
  readonly ref?: string;
  readonly text?: string;
}

let statements = 0;

export async function paidByBank(
  desk: TestDesk,
  iban: string,
  { amount, currency }: { readonly amount: string; readonly currency: string },
  told: BankTold,
) {
  statements += 1;
  const said = told.ref === undefined
    ? `<Ustrd>${told.text ?? ''}</Ustrd>`
    : `<Strd><CdtrRefInf><Tp><CdOrPrtry>${told.type === 'SCOR' ? '<Cd>SCOR</Cd>' : `<Prtry>${told.type ?? ''}</Prtry>`}</CdOrPrtry></Tp><Ref>${told.ref}</Ref></CdtrRefInf></Strd>`; // prettier-ignore
  const path = join(mkdtempSync(join(desk.house.config.home, 'bank-')), `camt-${statements}.xml`);
  writeFileSync(path, `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M-${statements}</MsgId><CreDtTm>2026-03-03T20:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S-${statements}</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-03</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-03</Dt></Dt></Bal>
<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-03</Dt></BookgDt><ValDt><Dt>2026-03-03</Dt></ValDt><AcctSvcrRef>B-${statements}</AcctSvcrRef>
<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>A stranger who pays</Nm></Pty></Dbtr></RltdPties><RmtInf>${said}</RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`); // prettier-ignore
  return importBankFile(desk.work(), { companyId: desk.company.id, path });
}
