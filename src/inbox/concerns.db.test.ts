import { testDatabase } from '../platform/testing/database';
import { diskFiles } from '../platform/files';
import { rowsOf } from '../platform/db';
import { workOn } from '../platform/testing/work';
import { littleOutbox } from '../outbox/testing/little-outbox';
import { plantCompany } from '../ledger/testing/plant';
import { plantCase } from './testing/plant-case';
import { eml, receive } from './testing/receive';
import { bouncesInWait } from './store';
import { followLate } from './take.actions';
import { giveToCustomer, backToInbox, mailOf } from './settle.actions';

/** Whose a mail is where it is not a customer's: a partner's about a case, and a bounce that comes before its message has left. */
const open = testDatabase();
const rows = (sql: string): Promise<Record<string, unknown>[]> => rowsOf(open.db.read, sql);
const work = (today = '2026-03-02') => workOn(open.db, today, { files: diskFiles(`${open.home}/files`) });

it('a partner’s mail stands with its case, unread, and changes nothing; who only writes under the address of one, or names a case that is not theirs, reaches none', async () => {
  const { companyId, customerId } = await plantCompany(open.db, 'cased');
  const kase = await plantCase(open.db, { companyId, customerId });
  const write = (from: string, subject: string) => receive(work(), companyId, eml({ From: from, Subject: subject, 'Message-ID': `<${subject}${from}>` }, 'He has paid.')); // prettier-ignore
  expect(await write('files@agency.example', 'About rf-2026-0001')).toEqual({ kind: 'partner', state: 'theirs' });
  expect(await write('other@agency.example', 'RF-2026-0001 again')).toMatchObject({ kind: 'reply', state: 'waiting' });
  expect(await write('files@agency.example', 'RF-2026-0002')).toMatchObject({ kind: 'reply', state: 'waiting' });
  expect(await rows(`select case_id, seen_at, activity_id from inbox_mail where company_id = ${companyId} and kind = 'partner'`)).toEqual([{ case_id: kase, seen_at: null, activity_id: null }]); // prettier-ignore
  expect(await rows(`select state from recovery_case`)).toEqual([{ state: 'with_partner' }]);
  expect(await rows(`select id from v_activity where company_id = ${companyId}`)).toEqual([]);
});

it('a bounce that comes while its message is still leaving waits, and is said again at the next look', async () => {
  const box = await littleOutbox(open.db, open.home, 'early');
  await box.queue(box.draft({ to: { channel: 'email', email: 'nobody@x.example', name: null, contactId: null } }));
  const [message] = await rows(`select id from message where company_id = ${box.ledger.companyId}`);
  const id = `${box.work().ids.seal('message', Number(message?.['id']))}@acme.example`;
  await open.db.write('message').update({ state: 'sending', claimed_by: 'somebody' });
  const bounce = eml(
    { 'Return-Path': '<>', From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=B' },
    ['--B', 'Content-Type: text/plain', '', 'Sorry.', '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx', '', 'Final-Recipient: rfc822; nobody@x.example', 'Action: failed', 'Status: 5.1.1', '', '--B', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${id}>`, '', '--B--'].join('\r\n'),
  ); // prettier-ignore
  const own = { ...box.work(), files: diskFiles(`${open.home}/files`) };
  const post = () => box.post();
  expect(await receive(own, box.ledger.companyId, bounce, post)).toEqual({ kind: 'bounce', state: 'waiting' });
  await open.db.write('message').update({ state: 'accepted', claimed_by: null });
  const [row] = await rows(`select mailbox_id from inbox_mail where company_id = ${box.ledger.companyId}`);
  for (const mail of await bouncesInWait(open.db.read, Number(row?.['mailbox_id']))) await followLate({ work: own, post }, mail); // prettier-ignore
  expect(await rows(`select m.state, i.state as mail from message m join inbox_mail i on i.message_id = m.id`)).toEqual([{ state: 'failed', mail: 'theirs' }]); // prettier-ignore
});

it('two people who say at once whose a mail is: the second is told', async () => {
  const { companyId, customerId } = await plantCompany(open.db, 'twice');
  await receive(work(), companyId, eml({ From: 'x@y.example', Subject: 'whose?' }, 'text'));
  const [row] = await rows(`select id from inbox_mail where company_id = ${companyId}`);
  const seen = await mailOf(work(), companyId, Number(row?.['id']));
  await giveToCustomer(work(), seen, customerId);
  await expect(backToInbox(work(), { ...seen, state: 'not_ours' })).rejects.toThrow('Somebody else has said');
  await expect(giveToCustomer(work(), seen, customerId)).rejects.toThrow('Somebody else has said');
  expect(await rows(`select id from v_activity where company_id = ${companyId}`)).toHaveLength(1);
});
