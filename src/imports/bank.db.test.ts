import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { undoStatement } from '../cash/actions';
import { stateAlias } from '../cash/alias.actions';
import { breaksOf } from '../cash/continuity';
import { linesOfStatement, liveReceipts, statementsOf } from '../cash/store';
import { answerDoubt, takeBackAnswer } from '../cash/telling.actions';
import { answeredPairs, openDoubts } from '../cash/telling.store';
import { openCompany } from '../companies/actions';
import { Refusal } from '../kernel/result';
import { testDatabase } from '../platform/testing/database';
import { workOn } from '../platform/testing/work';
import { writeZip } from '../platform/zip';
import { importBankFile, importBankFiles } from './bank.actions';

/** Files of a bank in the tables: each movement once, gaps seen, the way back. */
const open = testDatabase();
const IBAN = 'DE89370400440532013000';
let n = 0;

interface Account {
  readonly work: ReturnType<typeof workOn>;
  readonly companyId: number;
  /** Takes an MT940 file: its balances, and a line for each `day amount reference text`. */
  take(from: string, to: string, ...lines: readonly string[]): Promise<string>;
  statements(): Promise<string[]>;
}

async function account(): Promise<Account> {
  const work = workOn(open.db, '2026-06-30');
  const made = await openCompany(
    work,
    { code: `bank${(n += 1)}`, name: `ACME ${n}`, country: 'DE', currency: 'EUR' },
    { iban: IBAN, currency: 'EUR', holder: 'ACME' },
  );
  const companyId = made.id;
  return {
    work,
    companyId,
    take: async (from, to, ...lines) => {
      const path = join(open.home, `bank-${(n += 1)}.sta`);
      writeFileSync(path, mt940(from, to, lines));
      const { statementIds, repeated, added } = await importBankFile(work, { companyId, path });
      return `${statementIds.length} new, ${repeated} known, ${added} lines`;
    },
    statements: async () => {
      const all = await statementsOf(open.db.read, companyId);
      return all.map((one) => `${one.openingMinor ?? '–'} ${one.closingMinor ?? '–'} ${one.added}/${one.lines}`);
    },
  };
}

/** `01 100` is 100.00 on 1 June. */
function mt940(from: string, to: string, lines: readonly string[]): string {
  const balance = (tag: string, [day = '', amount = '']: readonly string[]): string =>
    `:${tag}:C2606${day}EUR${amount},00`;
  const movements = lines.map((line) => {
    const [day = '', amount = '', reference = '', ...text] = line.split(' ');
    return `:61:2606${day}06${day}${amount.startsWith('-') ? 'D' : 'C'}${amount.replace('-', '')},00NTRFNONREF//${reference}\n:86:${text.join(' ')}`;
  });
  return [':20:X', `:25:${IBAN}`, ':28C:1', balance('60F', from.split(' ')), ...movements, balance('62F', to.split(' ')), '-', ''].join('\n'); // prettier-ignore
}

it('adds each movement once: the same file, a file that overlaps, two alike on one day', async () => {
  const at = await account();
  expect(await at.take('01 100', '02 150', '02 50 A F-1')).toBe('1 new, 0 known, 1 lines');
  expect(await at.take('01 100', '02 150', '02 50 A F-1')).toBe('0 new, 1 known, 0 lines');
  expect(await at.take('01 100', '03 180', '02 50 A F-1', '03 30 B F-2')).toBe('1 new, 0 known, 1 lines');
  expect(await at.take('03 180', '04 200', '04 10 NONREF same', '04 10 NONREF same')).toBe('1 new, 0 known, 2 lines');
  expect(await at.take('03 180', '04 200', '04 10 NONREF same', '04 10 NONREF same')).toBe('0 new, 1 known, 0 lines');
  expect(await at.take('04 200', '05 200')).toBe('1 new, 0 known, 0 lines');
  expect(await at.statements()).toEqual(['20000 20000 0/0', '18000 20000 2/2', '10000 18000 1/2', '10000 15000 1/1']);
});

it('sees a missing statement, and that it came', async () => {
  const at = await account();
  const breaks = async () => breaksOf(await statementsOf(open.db.read, at.companyId)).map((one) => `${one.is} ${one.expectedMinor} ${one.saidMinor}`); // prettier-ignore
  await at.take('01 100', '02 150', '02 50 A x');
  await at.take('03 170', '04 180', '04 10 C x');
  expect(await breaks()).toEqual(['gap 15000 17000']);
  await at.take('02 150', '03 170', '03 20 B x');
  expect(await breaks()).toEqual([]);
});

it('takes a statement back, and what it had added comes again; not while a later one relies on it', async () => {
  const at = await account();
  await at.take('01 100', '02 150', '02 50 A x');
  await at.take('01 100', '03 180', '02 50 A x', '03 30 B x');
  const [later, first] = await statementsOf(open.db.read, at.companyId);
  await expect(undoStatement(at.work, at.companyId, first?.id ?? 0)).rejects.toThrow('A later statement');
  await undoStatement(at.work, at.companyId, later?.id ?? 0);
  await undoStatement(at.work, at.companyId, first?.id ?? 0);
  await expect(undoStatement(at.work, at.companyId, first?.id ?? 0)).rejects.toThrow(Refusal);
  expect(await at.statements()).toEqual([]);
  expect(await at.take('01 100', '03 180', '02 50 A x', '03 30 B x')).toBe('1 new, 0 known, 2 lines');
});

it('marks what another kind of file may have told already', async () => {
  const at = await account();
  await at.take('01 100', '02 150', '02 50 A x');
  const path = join(open.home, 'notice.xml');
  writeFileSync(path, `<?xml version="1.0"?><Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>
    <Ntry><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-06-02</Dt></BookgDt></Ntry>
    <Ntry><Amt Ccy="EUR">51.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-06-02</Dt></BookgDt></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`); // prettier-ignore
  expect(await importBankFile(at.work, { companyId: at.companyId, path })).toMatchObject({ added: 2, twins: 1 });
  const all = await liveReceipts(open.db.read, at.companyId, { afterId: 0, most: 10 });
  expect(all.map((one) => `${one.amountMinor} ${one.doubtful ? 'doubtful' : 'sure'}`)).toEqual([
    ...['5000 doubtful', '5000 doubtful', '5100 sure'],
  ]);
  expect(await liveReceipts(open.db.read, at.companyId, { afterId: all[1]?.id ?? 0, most: 10 })).toEqual(all.slice(2));
  expect(await liveReceipts(open.db.read, at.companyId + 1, { afterId: 0, most: 10 })).toEqual([]);
});

it('refuses an account that is not ours, a file with a hole, and what is no file of a bank; nothing is taken', async () => {
  const at = await account();
  const path = join(open.home, 'wrong.sta');
  const whole = mt940('01 100', '02 150', ['02 50 A x']);
  const refused = async (text: string): Promise<string> => {
    writeFileSync(path, text);
    const error: unknown = await importBankFile(at.work, { companyId: at.companyId, path }).catch(
      (thrown: unknown) => thrown,
    );
    return error instanceof Refusal ? error.code : String(error);
  };
  expect(await refused(whole.replace(IBAN, 'NL91ABNA0417164300'))).toBe('unknown-bank-account');
  expect(await refused(whole.replace('C50,00', 'Cxx,00'))).toBe('bank-file-faults');
  expect(await refused(whole.replace(':25:', ':26:'))).toBe('no-bank-file');
  expect(await refused('')).toBe('no-bank-file');
  expect(await at.statements()).toEqual([]);
  const other = await account();
  await at.take('01 100', '02 150', '02 50 A x');
  const [statement] = await statementsOf(open.db.read, at.companyId);
  expect(await other.statements()).toEqual([]);
  expect(await linesOfStatement(open.db.read, other.companyId, statement?.id ?? 0, { most: 10, offset: 0 })).toEqual(
    [],
  );
  await expect(undoStatement(other.work, other.companyId, statement?.id ?? 0)).rejects.toThrow(
    'no such bank statement',
  );
});

it('takes the shipped files of each format', async () => {
  const work = workOn(open.db, '2026-06-30');
  const { id: companyId } = await openCompany(
    work,
    { code: `bank${(n += 1)}`, name: `ACME ${n}`, country: 'FR', currency: 'EUR' },
    { iban: 'FR7630006000011234567890189', currency: 'EUR', holder: 'ACME' },
  );
  const path = join(__dirname, '../../fixtures/imports/bank');
  expect(readFileSync(join(path, 'camt053-v2.xml')).length).toBeGreaterThan(0);
  const camt = await importBankFile(work, { companyId, path: join(path, 'camt053-v2.xml') });
  expect(camt).toMatchObject({ lines: 5, added: 5, notices: [{ code: 'pending' }] });
  const cfonb = await importBankFile(work, { companyId, path: join(path, 'releve.cfonb.txt') });
  expect(cfonb).toMatchObject({ lines: 2, added: 2, twins: 0, joined: 1 });
});

/** A batch as its bank tells it: at once in the statement, payment by payment in the notice, and in MT940. */
const NOTICE = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.13"><BkToCstmrDbtCdtNtfctn><Ntfctn><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>
  <Ntry><Amt Ccy="EUR">60.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-02</Dt></BookgDt><AcctSvcrRef>BK-77</AcctSvcrRef><NtryDtls>${['1', '2', '3'].map((n) => `<TxDtls><Refs><EndToEndId>E-${n}00</EndToEndId></Refs><Amt Ccy="EUR">${n}0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Payer ${n}</Nm></Pty></Dbtr></RltdPties></TxDtls>`).join('')}</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;
const STATEMENT = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>
  <Ntry><Amt Ccy="EUR">60.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-02</Dt></BookgDt><AcctSvcrRef>BK-77</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`;
const SWIFT = mt940('01 100', '02 160', ['02 60 BK-77 SAMMLER']);
const ORDERS = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]; // prettier-ignore

it('counts money once that three files tell, in whichever order they come, and tells it again where one goes', async () => {
  const files = [STATEMENT, NOTICE, SWIFT];
  for (const order of ORDERS) {
    const at = await account();
    const ids: number[] = [];
    for (const which of order) {
      const path = join(open.home, `told-${(n += 1)}`);
      writeFileSync(path, files[which] ?? '');
      ids[which] = (await importBankFile(at.work, { companyId: at.companyId, path })).statementIds[0] ?? 0;
    }
    const counting = async (): Promise<string> => {
      const lines = await liveReceipts(open.db.read, at.companyId, { afterId: 0, most: 10 });
      return lines.map((one) => `${one.amountMinor} ${one.name ?? '–'}${one.doubtful ? '?' : ''}`).sort().join(', '); // prettier-ignore
    };
    expect(await counting()).toBe('1000 Payer 1, 2000 Payer 2, 3000 Payer 3');
    await undoStatement(at.work, at.companyId, ids[1] ?? 0, 'of another day');
    expect(await counting()).toBe('6000 –');
    await undoStatement(at.work, at.companyId, ids[0] ?? 0);
    expect(await counting()).toBe('6000 –');
    await undoStatement(at.work, at.companyId, ids[2] ?? 0);
    expect(await counting()).toBe('');
  }
});

it('asks a person where it is not sure; the answer holds, and can be taken back', async () => {
  const at = await account();
  await at.take('01 100', '02 150', '02 50 A x');
  const path = join(open.home, `told-${(n += 1)}.xml`);
  writeFileSync(path, NOTICE.replace(/<NtryDtls>.*<\/NtryDtls>/, '').replace('60.00', '50.00'));
  await importBankFile(at.work, { companyId: at.companyId, path });
  const counting = async (): Promise<string[]> => (await liveReceipts(open.db.read, at.companyId, { afterId: 0, most: 10 })).map((one) => (one.doubtful ? 'doubtful' : 'sure')); // prettier-ignore
  const doubts = () => openDoubts(open.db.read, at.companyId, 10);
  expect(await counting()).toEqual(['doubtful', 'doubtful']);
  const [doubt] = await doubts();
  const other = await account();
  await expect(answerDoubt(other.work, other.companyId, doubt?.id ?? 0, 'same')).rejects.toThrow('not open any more');
  await answerDoubt(at.work, at.companyId, doubt?.id ?? 0, 'same');
  expect([await counting(), await doubts()]).toEqual([['sure'], []]);
  await expect(answerDoubt(at.work, at.companyId, doubt?.id ?? 0, 'same')).rejects.toThrow(Refusal);
  const [same] = await answeredPairs(open.db.read, at.companyId, { most: 10 });
  await expect(takeBackAnswer(other.work, other.companyId, same?.id ?? 0)).rejects.toThrow(Refusal);
  await takeBackAnswer(at.work, at.companyId, same?.id ?? 0);
  expect(await counting()).toEqual(['doubtful', 'doubtful']);
  await answerDoubt(at.work, at.companyId, (await doubts())[0]?.id ?? 0, 'other');
  expect([await counting(), await doubts()]).toEqual([['sure', 'sure'], []]);
});

it('knows an account by another number that was stated, and leaves nothing of a file that fails', async () => {
  const at = await account();
  const path = join(open.home, `alias-${(n += 1)}.sta`);
  writeFileSync(path, mt940('01 100', '02 150', ['02 50 A x']).replace(IBAN, '99887766554'));
  await expect(importBankFile(at.work, { companyId: at.companyId, path })).rejects.toThrow('does not have');
  await expect(stateAlias(at.work, at.companyId, { number: '99887766554', iban: 'NL91ABNA0417164300' })).rejects.toThrow(Refusal); // prettier-ignore
  await expect(stateAlias(at.work, at.companyId, { number: "x' or 1", iban: IBAN })).rejects.toThrow(Refusal);
  await stateAlias(at.work, at.companyId, { number: '9988 7766 554', iban: IBAN });
  await expect(stateAlias(at.work, at.companyId, { number: '99887766554', iban: IBAN })).rejects.toThrow('already');
  expect(await importBankFile(at.work, { companyId: at.companyId, path })).toMatchObject({ added: 1 });
  expect(await open.db.read('bank_statement').whereNull('taken_at')).toEqual([]);
});

it('takes what a ZIP holds, file by file; one that is wrong does not take the others with it', async () => {
  const at = await account();
  const path = join(open.home, `many-${(n += 1)}.zip`);
  const entries = [
    { name: 'a/june.sta', bytes: Buffer.from(mt940('01 100', '02 150', ['02 50 A x'])) },
    { name: 'readme.txt', bytes: Buffer.from('hello') },
    { name: 'b.sta', bytes: Buffer.from(mt940('02 150', '03 170', ['03 20 B x'])) },
  ];
  writeFileSync(path, await writeZip(entries, at.work.now));
  const outcomes: string[] = [];
  for await (const { fileName, taken, refusal } of importBankFiles(at.work, { companyId: at.companyId, path })) {
    outcomes.push(`${fileName.split('/').at(-1) ?? ''} ${taken?.added ?? refusal?.code ?? ''}`);
  }
  expect(outcomes).toEqual(['june.sta 1', 'readme.txt no-bank-file', 'b.sta 1']);
  writeFileSync(path, Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)]));
  const broken = [];
  for await (const one of importBankFiles(at.work, { companyId: at.companyId, path })) broken.push(one.refusal?.code);
  expect(broken).toEqual(['zip-broken']);
});
