import { seat } from '../desk/testing/browse';
import { flawsIn } from '../platform/testing/browser';
import { closeBrowser } from '../platform/pdf/browser';

/** The bank at the desk: only to look at; who may see, what is of nobody. */
const at = seat('collector');
afterAll(() => closeBrowser());

const on = (path: string): string => `/c/acme-sas${path}`;

it('says that there is nothing yet, and knows no statement that is not there', async () => {
  await at.who.go(on('/bank'));
  expect(await at.who.said('main')).toContain('No bank statements yet.');
  expect(await flawsIn(at.who.page)).toEqual([]);
  const clerk = await at.desk.as('reader');
  expect((await clerk.get(on('/bank'))).status).toBe(200);
  for (const path of ['/bank/bs_00000000000', "/bank/x'", '/bank/1?page=-1']) {
    expect((await clerk.get(on(path))).status).toBe(404);
  }
});

it('shows what is perhaps told twice so that everybody can read it', async () => {
  const clerk = await at.desk.as('collector');
  const [account] = await at.database.db.read('bank_account').select<{ iban: string }[]>('iban');
  const iban = account?.iban ?? '';
  const swift = [':20:X', `:25:${iban}`, ':28C:1', ':60F:C260601EUR100,00', ':61:2606020602C50,00NTRFNONREF//BK-1', ':86:thanks', ':62F:C260602EUR150,00', '-', ''].join('\n'); // prettier-ignore
  const report = `<?xml version="1.0"?><Document><BkToCstmrAcctRpt><Rpt><Acct><Id><IBAN>${iban}</IBAN></Id></Acct><Ntry><Amt Ccy="EUR">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-06-02</Dt></BookgDt></Ntry></Rpt></BkToCstmrAcctRpt></Document>`;
  await clerk.send(on('/bank'), {}, [{ name: 'june.sta', content: swift }, { name: 'today.xml', content: report }]); // prettier-ignore
  await at.who.go(on('/bank'));
  expect(await at.who.said('main')).toContain('Both came in');
  expect(await flawsIn(at.who.page)).toEqual([]);
});
