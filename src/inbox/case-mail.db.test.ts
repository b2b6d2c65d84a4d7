import { ADDRESS_SECRET, plusAddress } from '../outbox/bounce-address';
import { installationSecret } from '../platform/installation';
import { openCaseDesk, type CaseDesk } from '../partners/testing/case-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { eml, receive } from './testing/receive';

/** A partner answers by mail: it stands with the case it was signed for, and changes nothing until a person has confirmed a line of it. */
const open = testDatabase();
let at: CaseDesk;
let address: string;

beforeAll(async () => {
  at = await openCaseDesk(open);
  const { db, ids } = at.desk.work();
  address = plusAddress(await installationSecret(db, ADDRESS_SECRET), 'reply', 'ar@acme.example', ids.seal('case', at.caseId)); // prettier-ignore
});
afterAll(() => at.desk.close());

const MIXED = [
  '--B', 'Content-Type: text/plain; charset=utf-8', '', 'Good news.', 'PAID 500.00 2026-03-02', 'CLOSED returned', '',
  '--B', 'Content-Type: application/pdf', 'Content-Disposition: attachment; filename="receipt.pdf"', '', '%PDF-1.4', '', '--B--',
].join('\r\n'); // prettier-ignore

const come = (to: string, subject: string, body = MIXED) =>
  receive(at.desk.work(), at.desk.company.id, eml({ From: 'somebody@elsewhere.example', To: to, Subject: subject, 'Message-ID': `<${subject}@x>`, 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=B' }, body)); // prettier-ignore
const mailId = async (subject: string): Promise<string> => {
  const [row] = await rowsOf<{ id: number }>(open.db.read, 'select id from inbox_mail where subject = ?', [subject]);
  return at.desk.work().ids.seal('mail', row?.id ?? 0);
};
const reports = () =>
  rowsOf<Record<string, unknown>>(open.db.read, `select kind, amount_minor as minor, note, recorded_by as "by" from case_report where case_id = ? order by id`, [at.caseId]); // prettier-ignore

it('stands with its case, and its lines count once a person has confirmed them', async () => {
  expect(await come(address, 'signed')).toEqual({ kind: 'partner', state: 'theirs' });
  const [row] = await rowsOf(open.db.read, `select case_id, "by" from inbox_mail where subject = 'signed'`);
  expect(row).toEqual({ case_id: at.caseId, by: 'address' });
  expect(await rowsOf(open.db.read, `select kind from event where subject = ? and kind = 'case.mail'`, [`case/${at.caseId}`])).toHaveLength(1); // prettier-ignore
  expect(await reports()).toEqual([]);
  const clerk = await at.desk.as('collector');
  const path = `/c/${at.desk.company.code}/inbox/${await mailId('signed')}`;
  const text = (await clerk.get(path)).text;
  for (const said of ['What its lines say', '€500.00 was paid on 2 Mar 2026', 'It is over: returned', 'Keep the papers with the case']) expect(text).toContain(said); // prettier-ignore
  expect((await (await at.desk.as('reader')).post(`${path}/line`, { n: '0' })).status).toBe(403);
  await Promise.all([1, 2].map(() => clerk.post(`${path}/line`, { n: '0' })));
  for (const n of ['7', '-1', 'x', '']) expect((await clerk.post(`${path}/line`, { n })).status).toBe(404);
  expect(await reports()).toEqual([{ kind: 'paid', minor: 50_000, note: 'PAID 500.00 2026-03-02', by: 'collector@acme.example' }]); // prettier-ignore
  for (let n = 0; n < 2; n += 1) await clerk.post(`${path}/papers`);
  expect(await rowsOf(open.db.read, `select file_name as name, visibility from document where about = ?`, [`case/${at.caseId}`])).toEqual([{ name: 'receipt.pdf', visibility: 'partner' }]); // prettier-ignore
  const partner = await at.entered();
  expect((await partner.get('/partner/case')).text).toContain('receipt.pdf');
});

it('proposes nothing of a mail that only names the case, or whose address is forged', async () => {
  await open.db.write('partner').where({ id: at.partnerId }).update({ email: 'somebody@elsewhere.example' });
  expect(await come('ar@acme.example', 'RF-2026-0001 unsigned')).toEqual({ kind: 'partner', state: 'theirs' });
  const clerk = await at.desk.as('collector');
  const path = `/c/${at.desk.company.code}/inbox/${await mailId('RF-2026-0001 unsigned')}`;
  expect((await clerk.get(path)).text).not.toContain('What its lines say');
  expect((await clerk.post(`${path}/line`, { n: '0' })).status).toBe(404);
  await open.db.write('partner').where({ id: at.partnerId }).update({ email: null });
  const forged = address.replace(/\.[0-9a-f]{12}@/, '.000000000000@');
  expect(await come(forged, 'forged')).toMatchObject({ state: 'waiting' });
  const other = address.replace(/ca_[0-9a-z]{11}/, at.desk.work().ids.seal('case', at.otherId));
  expect(await come(other, 'another case')).toMatchObject({ state: 'waiting' });
});
