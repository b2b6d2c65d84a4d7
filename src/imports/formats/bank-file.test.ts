import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { printedSaid } from '../testing/bank-printed';
import { bytesOf } from '../testing/read-text';
import { bankFileOf } from './bank-file';

const FOLDER = join(__dirname, '../../../fixtures/imports/bank');

const read = (content: Buffer | string): string[] =>
  [...(bankFileOf(bytesOf(Buffer.from(content)))?.said() ?? [])].map(printedSaid);

/** What each file should say stands beside it, in a folder of its own. */
test.each(readdirSync(FOLDER).sort())('%s', (name) => {
  const bytes = readFileSync(join(FOLDER, name));
  const lines = [bankFileOf(bytesOf(bytes))?.format ?? 'none', ...read(bytes)];
  expect(`${lines.join('\n')}\n`).toBe(readFileSync(join(FOLDER, '../bank-read', `${name}.txt`), 'utf8'));
});

const camt = (body: string, head = ''): string =>
  `<?xml version="1.0"?>${head}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>` +
  `<Acct><Id><IBAN>BE68539007547034</IBAN></Id></Acct>${body}</Stmt></BkToCstmrStmt></Document>`;
const entry = (inside: string): string =>
  `<Ntry><Amt Ccy="EUR">1000000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-02</Dt></BookgDt>${inside}</Ntry>`;

test.each([
  ['a document type', camt(entry(''), '<!DOCTYPE a [<!ENTITY b "c">]>'), ['! 1 damaged-file line 1']],
  ['an entity of its own', camt(entry('<AddtlNtryInf>&b;</AddtlNtryInf>')), ['! 1 damaged-file line 1']],
  ['too deep', camt('<a>'.repeat(60)), ['! 1 too-big line 1']],
  ['never ends', camt(`${entry('')}<Ntry`), ['statement BE68539007547034 no. –', '2026-06-02 1000000.00 EUR |  |  |  |  | ', '! 2 damaged-file line 1']],
  ['an entry of half a million elements', camt(entry('<x/>'.repeat(500_000))), ['! 1 too-big line 1']],
  ['a text without end', camt('').replace('</Stmt>', 'x'.repeat(3_000_000)), ['! 1 too-big line 1']],
  ['amounts that are none', camt(entry('').replace('1000000.00', '1e6')), ['statement BE68539007547034 no. –', '! 1 bad-amount 1e6']],
  ['a currency that is none', camt(entry('').replaceAll('EUR', 'EU1')), ['statement BE68539007547034 no. –', '! 1 bad-amount EU1']],
  ['a day that is none', camt(entry('').replace('06-02', '02-31')), ['statement BE68539007547034 no. –', '! 1 bad-day 2026-02-31']],
  ['no account', camt(entry('')).replace(/<Acct>.*<\/Acct>/, ''), ['! 1 no-account', '2026-06-02 1000000.00 EUR |  |  |  |  | ']],
])('hostile: %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
}); // prettier-ignore

test('one entry of 40,000 payments is read, each of them', () => {
  const payment = '<TxDtls><Refs><EndToEndId>E-1</EndToEndId></Refs><Amt Ccy="EUR">25.00</Amt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd></Fmly></Domn></BkTxCd><RltdPties><Dbtr><Nm>A</Nm><PstlAdr><StrtNm>B</StrtNm><Ctry>FR</Ctry></PstlAdr></Dbtr><DbtrAcct><Id><IBAN>BE71096123456769</IBAN></Id></DbtrAcct></RltdPties><RltdAgts><DbtrAgt><FinInstnId><BIC>X</BIC></FinInstnId></DbtrAgt></RltdAgts><RmtInf><Ustrd>F-1</Ustrd></RmtInf></TxDtls>'; // prettier-ignore
  const said = read(camt(entry(`<NtryDtls>${payment.repeat(40_000)}</NtryDtls>`)));
  expect(said).toHaveLength(40_001);
  expect(said.at(-1)).toBe('2026-06-02 25.00 EUR |  | E-1 | A | BE71096123456769 | F-1');
});

test('field 86 of a Polish bank begins with a blank', () => {
  const file = [':20:X', ':25:PL61109010140000071219812874', ':28C:1', ':60F:C260601PLN0,00', ':61:2606020602C50,00NTRFNONREF', ':86: 020~00VE02~20Faktura F-1~31PL83101010230000261395100000~32Kwiaty Sp', '~33. z o.o.', ':62F:C260602PLN50,00', '-', ''].join('\n'); // prettier-ignore
  expect(read(file)[2]).toBe(
    '2026-06-02 50.00 PLN |  |  | Kwiaty Sp. z o.o. | PL83101010230000261395100000 | Faktura F-1',
  );
});

test('details that do not add up leave the entry whole, and it is said', () => {
  const details = ['600000.00', '300000.00']
    .map((amount) => `<TxDtls><Amt Ccy="EUR">${amount}</Amt></TxDtls>`)
    .join('');
  expect(read(camt(entry(`<NtryDtls>${details}</NtryDtls>`))).slice(1)).toEqual([
    '! 1 details-differ 1000000.00',
    '2026-06-02 1000000.00 EUR |  |  |  |  | ',
  ]);
});

test.each([
  ['a list', 'Customer;Invoice;Amount\nA;F-1;12'],
  ['nothing', ''],
  ['an invoice', '<?xml version="1.0"?><Invoice/>'],
])('%s is no file of a bank', (_, text) => {
  expect(bankFileOf(bytesOf(Buffer.from(text)))).toBeUndefined();
});

test('a file of 100,000 entries is read in the memory of a few', () => {
  const piece = Buffer.from(entry('<NtryDtls><TxDtls><RmtInf><Ustrd>F-1001</Ustrd></RmtInf></TxDtls></NtryDtls>'));
  const [head = '', tail = ''] = camt('|').split('|');
  const start = Buffer.from(head);
  const size = start.length + piece.length * 100_000 + tail.length;
  // Made as it is asked for: the file itself is nowhere.
  const read = (offset: number, length: number): Uint8Array => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
    for (let at = 0; at < bytes.length; at++) {
      const place = offset + at - start.length;
      const inTail = place - piece.length * 100_000;
      bytes[at] =
        (place < 0 ? start[offset + at] : inTail >= 0 ? tail.charCodeAt(inTail) : piece[place % piece.length]) ?? 0;
    }
    return bytes;
  };
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = held();
  let [lines, most] = [0, 0];
  for (const one of bankFileOf({ size, read })?.said() ?? []) {
    if (one.is === 'line' && ++lines % 20_000 === 0) most = Math.max(most, held() - before);
  }
  expect(lines).toBe(100_000);
  expect(most).toBeLessThan(8_000_000);
}, 60_000);
