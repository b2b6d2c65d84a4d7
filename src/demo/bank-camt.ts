import { toDecimal } from '../kernel/money';
import type { BankEntry, DayOfAccount } from './bank-entry';

/** A statement as ISO 20022 writes it, in the version that the bank uses. */
export function camt053(one: DayOfAccount, version: '02' | '08'): string {
  const { account, on, number, holder } = one;
  const id = `${on.slice(0, 4)}-${String(number).padStart(3, '0')}`;
  const balance = (code: string, minor: number): string =>
    `   <Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(minor, account.currency)}<Dt><Dt>${on}</Dt></Dt></Bal>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">`,
    ` <BkToCstmrStmt><GrpHdr><MsgId>${id}</MsgId><CreDtTm>${on}T20:15:00</CreDtTm></GrpHdr>`,
    `  <Stmt><Id>${id}</Id><ElctrncSeqNb>${number}</ElctrncSeqNb><CreDtTm>${on}T20:15:00</CreDtTm>`,
    `   <Acct><Id><IBAN>${account.iban}</IBAN></Id><Ccy>${account.currency}</Ccy><Ownr><Nm>${xml(holder)}</Nm></Ownr></Acct>`,
    balance('OPBD', one.openingMinor),
    balance('CLBD', one.closingMinor),
    ...one.entries.map((entry, n) => entryXml(entry, `${on.replaceAll('-', '')}${String(n + 1).padStart(3, '0')}`, version)), // prettier-ignore
    '  </Stmt>',
    ' </BkToCstmrStmt>',
    '</Document>',
    '',
  ].join('\n');
}

function entryXml(entry: BankEntry, reference: string, version: '02' | '08'): string {
  const { on, minor, currency, endToEnd, returned } = entry;
  const status = version === '02' ? 'BOOK' : '<Cd>BOOK</Cd>';
  const back = returned === null ? '' : '<RvslInd>true</RvslInd>';
  const why = returned === null ? '' : `<RtrInf><Rsn><Cd>${returned}</Cd></Rsn></RtrInf>`;
  return [
    `   <Ntry>${money(minor, currency)}${back}<Sts>${status}</Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>`,
    `<AcctSvcrRef>${reference}</AcctSvcrRef>\n    <NtryDtls><TxDtls><Refs><EndToEndId>${endToEnd ?? 'NOTPROVIDED'}</EndToEndId></Refs>`,
    `<AmtDtls><TxAmt>${amount(minor, currency)}</TxAmt></AmtDtls>\n     ${parties(entry, version)}`,
    `<RmtInf><Ustrd>${xml(entry.text)}</Ustrd></RmtInf>${why}</TxDtls></NtryDtls></Ntry>`,
  ].join('');
}

/** Of money that came back the payer stands where it stood. */
function parties({ name, iban, minor, returned }: BankEntry, version: '02' | '08'): string {
  const side = minor >= 0 || returned !== null ? 'Dbtr' : 'Cdtr';
  const named = version === '02' ? `<Nm>${xml(name)}</Nm>` : `<Pty><Nm>${xml(name)}</Nm></Pty>`;
  const account = iban === null ? '' : `<${side}Acct><Id><IBAN>${iban}</IBAN></Id></${side}Acct>`;
  return `<RltdPties><${side}>${named}</${side}>${account}</RltdPties>`;
}

const amount = (minor: number, currency: string): string =>
  `<Amt Ccy="${currency}">${toDecimal(Math.abs(minor), currency)}</Amt>`;

const money = (minor: number, currency: string): string =>
  `${amount(minor, currency)}<CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
