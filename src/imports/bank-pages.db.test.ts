import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';

/** Files of the bank at the desk: dropped, taken, asked about, taken back; by whom. */
const database = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(database);
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const iban = async (): Promise<string> => {
  const [first] = await database.db.read('bank_account').select<{ iban: string }[]>('iban');
  return first?.iban ?? '';
};
const file = (account: string, reference: string): string =>
  [':20:X', `:25:${account}`, ':28C:1', ':60F:C260601EUR100,00', `:61:2606020602C50,00NTRFNONREF//${reference}`, ':86:x', ':62F:C260602EUR150,00', '-', ''].join('\n'); // prettier-ignore
const notice = (account: string): string =>
  `<?xml version="1.0"?><Document><BkToCstmrAcctRpt><Rpt><Acct><Id><IBAN>${account}</IBAN></Id></Acct><Ntry><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-02</Dt></BookgDt></Ntry></Rpt></BkToCstmrAcctRpt></Document>`;

it('takes several files at once, says of each what became of it, asks, and takes back with a reason', async () => {
  const own = await iban();
  const clerk = await desk.as('collector');
  const files = [
    { name: 'june.sta', content: file(own, 'BK-1') },
    { name: 'today.xml', content: notice(own) },
    { name: 'other.sta', content: file('NL91ABNA0417164300', 'BK-2') },
    { name: "lunch'.txt", content: '<script>alert(1)</script>' },
  ];
  const { status, text } = await clerk.send(`${AT}/bank`, {}, files);
  expect(status).toBe(200);
  for (const said of ['MT940: 1 statement added, 1 of 1 lines new.', 'NL91ABNA0417164300', 'An administrator can say', 'is no statement of a bank', 'Perhaps told twice']) expect(text).toContain(said); // prettier-ignore
  expect(text).not.toContain('<script>alert');
  const doubt = /action="([^"]+\/bank\/doubts\/bd_\w+)"/.exec(text)?.[1] ?? '';
  const reader = await desk.as('reader');
  expect((await reader.post(doubt, { answer: 'same' })).status).toBe(403);
  expect((await clerk.post(doubt, { answer: 'perhaps' })).status).toBe(404);
  await clerk.post(doubt, { answer: 'same' });
  const answered = (await clerk.get(`${AT}/bank`)).text;
  expect(answered).toContain('the same money');
  await clerk.post(/action="([^"]+\/bank\/answers\/bw_\w+\/undo)"/.exec(answered)?.[1] ?? '', {});
  const open = (await clerk.get(`${AT}/bank`)).text;
  expect(open).toContain('Both came in');
  const [statement = ''] = /\/bank\/bs_\w+/.exec(open.slice(open.indexOf('<tbody><tr data-row'))) ?? [];
  expect((await clerk.post(`${AT}${statement}/undo`, { reason: ' ' })).status).toBe(422);
  expect((await reader.post(`${AT}${statement}/undo`, { reason: 'x' })).status).toBe(403);
  await clerk.post(`${AT}${statement}/undo`, { reason: 'of another day' });
  expect((await clerk.get(`${AT}${statement}`)).status).toBe(404);
  expect((await clerk.get(`${AT}/bank`)).text).not.toContain('Both came in');
});

it('leads from the ordinary import to what was taken, and asks an administrator whose account it is', async () => {
  const chief = await desk.as('administrator');
  const clerk = await desk.as('collector');
  const { text } = await chief.send(`${AT}/imports`, {}, [{ name: 'x.sta', content: file('99887766554', 'BK-9') }]);
  expect(text).toContain('Whose account is 99887766554?');
  const given = { number: '99887766554', iban: await iban() };
  expect((await clerk.post(`${AT}/bank/numbers`, given)).status).toBe(403);
  expect((await chief.post(`${AT}/bank/numbers`, { ...given, number: '<b>' })).status).toBeGreaterThanOrEqual(400);
  await chief.post(`${AT}/bank/numbers`, given);
  const taken = await clerk.send(`${AT}/imports`, {}, [{ name: 'x.sta', content: file('99887766554', 'BK-9') }]);
  expect(taken.text).toContain('MT940: 1 statement added');
  expect((await clerk.send(`${AT}/bank`, {}, [])).status).toBe(422);
});
