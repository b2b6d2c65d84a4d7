import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdSources, parcelRoom } from '../app';
import { reopen, undoHandOver } from '../cases/actions';
import { recallCase } from '../cases/recall.actions';
import { makeSupplement } from '../cases/supplement.actions';
import { noticeUnopened } from '../cases/supplement-told.actions';
import { supplementsOf } from '../cases/supplement.store';
import { changeSetting } from '../companies/actions';
import { attachDocument } from '../documents/actions';
import { eml, receive } from '../inbox/testing/receive';
import { setIntakeColumns } from '../mandates/intake-columns.actions';
import { partnerNamed, putTakes } from '../mandates/partner.store';
import { rowsOf } from '../platform/db';
import { readMail } from '../platform/mail-read';
import { testDatabase } from '../platform/testing/database';
import { dyingAt } from '../platform/testing/dying';
import type { HandedOver } from '../webhooks/testing/handed-over';
import { sendAgain, sendFile, sendLink } from './again.actions';
import { lookFetched } from './fetched.actions';
import { carryParcels } from './jobs';
import { PARTNER, openParcelDesk, type ParcelDesk } from './testing/parcel-desk';
import { confirmHostKey, tryChannel } from './trial.actions';

/** What goes to a partner by mail and into its folder, over a real mail server and a real SFTP server. */
const open = testDatabase();
let at: ParcelDesk;
let mine: HandedOver;

beforeAll(async () => {
  at = await openParcelDesk(open);
});
afterAll(() => at.close());

const partner = async () => (await partnerNamed(open.db.read, at.desk.company.id, PARTNER))!;
const states = async (of: HandedOver) => (await at.parcels(of)).map(({ key, state, attempts }) => `${key.split('/ev_')[0]} ${state} ${attempts}`); // prettier-ignore
const tasks = () => rowsOf<{ title: string; done: string | null; about: string }>(open.db.read, `select title, done_at as done, about from task where kind = 'parcel_failed' order by id`); // prettier-ignore
const events = async (of: HandedOver) => (await rowsOf<{ kind: string }>(open.db.read, `select kind from event where subject = ? and kind like 'case.parcel%' order by id`, [`case/${of.caseId}`])).map(({ kind }) => kind.slice('case.parcel_'.length)); // prettier-ignore
const NONE = { parcels: 0, sent: 0, later: 0, failed: 0, withdrawn: 0 };

/** Something that a supplement can tell of. */
async function paperComes({ customerId }: HandedOver, name: string): Promise<void> {
  const place = {
    companyId: at.desk.company.id,
    customerId,
    about: `customer/${customerId}`,
    kind: 'contract' as const,
  };
  await attachDocument(at.desk.work(), { ...place, fileName: `${name}.txt`, bytes: Buffer.from(name), title: name });
}

const mailed = async (n = -1) => (await readMail(Buffer.from(at.smtp.offered.at(n)!.raw)))!;

it('sends nothing to a partner that opens a link, and the file later where a person says so', async () => {
  mine = await at.hands('F-1003');
  expect(await at.tick()).toEqual(NONE);
  expect(await at.parcels(mine)).toEqual([]);
  await expect(sendFile(at.desk.work(), at.desk.company.id, mine.caseId)).rejects.toMatchObject({ code: 'parcel-no-way' }); // prettier-ignore
  await at.byMail();
  expect(await at.tick(1)).toEqual(NONE); // what was handed over before is not sent after the fact
  await sendFile(at.desk.work(), at.desk.company.id, mine.caseId);
  await expect(sendFile(at.desk.work(), at.desk.company.id, mine.caseId)).rejects.toMatchObject({ code: 'parcel-there' }); // prettier-ignore
});

it('mails the file with archive and list, under a signed address for answers and one for what comes back', async () => {
  const who = await partner();
  await setIntakeColumns(at.desk.work(), { companyId: at.desk.company.id, partnerId: who.id }, [
    { header: 'Akte', field: 'reference' },
    { header: 'Schuldner', field: 'debtor-name' },
  ]);
  expect(await at.tick(2)).toEqual({ ...NONE, sent: 1 });
  expect(await at.tick(3)).toEqual(NONE);
  const { db, counted } = dyingAt(open.db, -1);
  await carryParcels({ ...at.desk.work(), db }, parcelRoom(at.desk.house), at.desk.company);
  expect(counted.points).toBe(0); // where nothing happened, nothing is written
  const { raw, to } = at.smtp.offered.at(-1)!;
  expect(to).toEqual(['files@delmas.fr']);
  expect(raw).toMatch(/^Reply-To: ar\+ca_[0-9a-z]{11}\.[0-9a-f]{12}@acme\.example/m);
  expect(raw).toMatch(/^Message-ID: <pk_[0-9a-z]{11}\.1@acme\.example>/m);
  const mail = await mailed();
  expect(mail.subject).toBe(`ACME SAS: recovery file ${mine.number}`);
  expect(mail.text).toContain('RECEIVED your-number');
  expect(mail.text).not.toContain('Brauhaus');
  const names = mail.files.map(({ name }) => name);
  expect(names.slice(-2)).toEqual([`${mine.number}.zip`, `${mine.number}.csv`]);
  expect(names[0]).toMatch(/\.pdf$/);
  expect(mail.files[0]!.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(mail.files.at(-1)!.bytes.toString('utf8')).toMatch(new RegExp(`Akte.Schuldner\\r?\\n${mine.number}.Brauhaus Nord GmbH`)); // prettier-ignore
  // its link lets the partner in
  const [link = ''] = /http\S+\/partner\/\S{43}/.exec(mail.text) ?? [];
  const visitor = at.desk.stranger();
  const entered = await visitor.post(new URL(link).pathname);
  expect(entered.location).toBe('/partner/case');
  expect((await visitor.get('/partner/case')).text).toContain(mine.number);
  // an answer stands with the case, for a person to confirm
  const [, replyTo = ''] = /^Reply-To: (\S+)/m.exec(raw) ?? [];
  const answer = eml({ From: 'lea@delmas.fr', To: replyTo, Subject: 'Re: your file', 'Message-ID': '<a@delmas.fr>' }, 'RECEIVED D-77'); // prettier-ignore
  expect(await receive(at.desk.work(), at.desk.company.id, answer)).toEqual({ kind: 'partner', state: 'theirs' });
  expect(await states(mine)).toEqual(['file sent 1']);
  expect(await events(mine)).toEqual(['again', 'sent']);
});

it('carries what fits into the partner’s mailbox, else the link alone', async () => {
  const who = await partner();
  const [row] = await at.parcels(mine);
  const takes = (largestMb: number) =>
    open.db.transaction((tx) =>
      putTakes(tx, at.desk.company.id, who.id, { profile: { ...who.profile, largestMb }, email: who.email }),
    );
  await takes(1);
  const large = await at.desk.house.files.put(randomBytes(1024 * 1024));
  const [kept] = await rowsOf<{ zip: string; id: number }>(open.db.read, 'select zip_sha as zip, id from dossier where number = ?', [mine.number]); // prettier-ignore
  await open.db.write('dossier').where({ id: kept!.id }).update({ zip_sha: large.sha256 });
  await sendAgain(at.desk.work(), at.desk.company.id, row!.id);
  await expect(sendAgain(at.desk.work(), at.desk.company.id, row!.id)).rejects.toMatchObject({ code: 'parcel-underway' }); // prettier-ignore
  expect(await at.tick(4)).toMatchObject({ sent: 1 });
  expect((await mailed()).files.map(({ name }) => /\.pdf$/.test(name))).toEqual([true]);
  expect((await mailed()).text).toContain('The archive with all its pieces is too large');
  const [pdf] = await rowsOf<{ sha: string }>(open.db.read, "select sha from dossier_file where dossier_id = ? and edition = 'exhibits'", [kept!.id]); // prettier-ignore
  await open.db.write('dossier_file').where({ sha: pdf!.sha }).update({ sha: large.sha256 });
  await sendAgain(at.desk.work(), at.desk.company.id, row!.id);
  expect(await at.tick(5)).toMatchObject({ sent: 1 });
  expect((await mailed()).files).toEqual([]);
  expect((await mailed()).text).toContain('The file is too large for a mail');
  expect(at.smtp.offered.at(-1)!.raw).toMatch(/^Message-ID: <pk_[0-9a-z]{11}\.3@/m);
  expect((await at.parcels(mine))[0]).toMatchObject({ enclosed: 'link', sentTo: 'files@delmas.fr', way: 'mail' });
  await open.db.write('dossier_file').where({ sha: large.sha256 }).update({ sha: pdf!.sha });
  await open.db.write('dossier').where({ id: kept!.id }).update({ zip_sha: kept!.zip });
  await takes(who.profile.largestMb);
});

it('fails for good where the address is refused, is tried again where the server is busy, and a person hears of it', async () => {
  const [row] = await at.parcels(mine);
  const again = () => sendAgain(at.desk.work(), at.desk.company.id, row!.id);
  at.smtp.rules.set('files@delmas.fr', { recipient: '550 5.1.1 no such user' });
  await again();
  expect(await at.tick(5)).toMatchObject({ failed: 1 });
  expect(await tasks()).toMatchObject([{ done: null, about: `case/${mine.caseId}/parcel/${row!.id}`, title: expect.stringContaining('550') as string }]); // prettier-ignore
  at.smtp.rules.set('files@delmas.fr', { recipient: '450 4.2.1 busy' });
  await again();
  expect((await tasks()).at(-1)?.done).not.toBeNull();
  let minutes = 6;
  for (const pause of [5, 15, 60, 180, 360, 720]) {
    expect(await at.tick(minutes)).toMatchObject({ later: 1, failed: 0 });
    expect(await at.tick(minutes + pause - 0.5)).toEqual(NONE);
    minutes += pause;
  }
  expect(await at.tick(minutes)).toMatchObject({ failed: 1 });
  expect(await states(mine)).toEqual(['file failed 7']);
  at.smtp.rules.clear();
  // the way that remains
  expect(await sendLink(at.desk.work(), parcelRoom(at.desk.house), at.desk.company, { caseId: mine.caseId, email: ' lea@delmas.fr ' })).toBe('lea@delmas.fr'); // prettier-ignore
  expect(at.smtp.offered.at(-1)!.to).toEqual(['lea@delmas.fr']);
  expect((await mailed()).files).toEqual([]);
  await expect(sendLink(at.desk.work(), parcelRoom(at.desk.house), at.desk.company, { caseId: mine.caseId, email: 'a@b.fr, c@d.fr' })).rejects.toMatchObject({ code: 'parcel-address' }); // prettier-ignore
  await again();
  expect(await at.tick(minutes + 1)).toMatchObject({ sent: 1 });
});

it('knows its own mail when it comes back, and nobody else’s', async () => {
  const [row] = await at.parcels(mine);
  const id = /Message-ID: <(pk_[^>]+)>/.exec(at.smtp.offered.at(-1)!.raw)![1]!;
  const report = (message: string, status = '5.1.1', action = 'failed') =>
    eml(
      { From: 'Mail Delivery System <MAILER-DAEMON@mx.delmas.fr>', To: 'back@acme.example', Subject: 'Undelivered Mail Returned to Sender', 'Message-ID': `<${Math.random()}@mx>`, 'MIME-Version': '1.0', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=B' },
      ['--B', 'Content-Type: text/plain', '', 'It could not be delivered.', '', '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.delmas.fr', '', 'Final-Recipient: rfc822; files@delmas.fr', `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550 mailbox is gone', '', '--B', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${message}>`, 'Subject: x', '', '--B--'].join('\r\n'),
    ); // prettier-ignore
  await receive(at.desk.work(), at.desk.company.id, report(id.replace(/^pk_.{5}/, 'pk_00000')));
  expect(await states(mine)).toEqual(['file sent 1']);
  await receive(at.desk.work(), at.desk.company.id, report(id, '4.4.1', 'delayed'));
  expect(await states(mine)).toEqual(['file sent 1']);
  const before = (await tasks()).length;
  await receive(at.desk.work(), at.desk.company.id, report(id));
  await receive(at.desk.work(), at.desk.company.id, report(id));
  expect((await at.parcels(mine))[0]).toMatchObject({ state: 'failed', said: expect.stringContaining('mailbox is gone') as string }); // prettier-ignore
  expect((await tasks()).slice(before)).toMatchObject([{ done: null, about: `case/${mine.caseId}/parcel/${row!.id}` }]);
});

it('puts a supplement into the folder: under its seal, the list last, and once', async () => {
  await at.byFolder();
  await paperComes(mine, 'a letter');
  await makeSupplement(at.desk.work(), at.desk.company, mine.caseId, holdSources);
  expect(await at.tick(2_000)).toMatchObject({ parcels: 1, sent: 1 });
  const names = at.lies();
  expect(names.map((name) => name.replace(/_[0-9a-f]{12}/, '_SEAL'))).toEqual([`${mine.number}_supplement-1_SEAL.csv`, `${mine.number}_supplement-1_SEAL.pdf`, `${mine.number}_supplement-1_SEAL.zip`]); // prettier-ignore
  const [made] = await supplementsOf(open.db.read, at.desk.company.id, mine.caseId);
  expect(readFileSync(join(at.folder, names[2]!))).toEqual(await at.desk.house.files.get(made!.zipSha));
  // once more: what lies there stays as it is
  writeFileSync(join(at.folder, names[2]!), 'the partner’s own now');
  const row = (await at.parcels(mine)).at(-1)!;
  await sendAgain(at.desk.work(), at.desk.company.id, row.id);
  expect(await at.tick(2_001)).toMatchObject({ sent: 1 });
  expect(at.lies()).toEqual(names);
  expect(readFileSync(join(at.folder, names[2]!), 'utf8')).toBe('the partner’s own now');
});

it('asks to ring where nobody opens it for a day; a file that is fetched was opened', async () => {
  await paperComes(mine, 'another letter');
  at.desk.setNow('2026-03-05T09:00:00.000Z');
  await makeSupplement(at.desk.work(), at.desk.company, mine.caseId, holdSources);
  expect(await at.tick(3 * 24 * 60)).toMatchObject({ sent: 1 });
  expect(await lookFetched(at.desk.work(), at.desk.company)).toBe(0);
  for (const name of at.lies()) if (name.includes('supplement-2')) rmSync(join(at.folder, name));
  at.desk.setNow('2026-03-07T09:00:00.000Z');
  expect(await lookFetched(at.desk.work(), at.desk.company)).toBe(1);
  expect(await lookFetched(at.desk.work(), at.desk.company)).toBe(0);
  // only the first, which lies there still
  expect(await noticeUnopened(at.desk.work(), at.desk.company)).toBe(1);
  const opened = await rowsOf<{ n: number }>(open.db.read, 'select n from supplement where case_id = ? and opened_at is not null', [mine.caseId]); // prettier-ignore
  expect(opened).toEqual([{ n: 2 }]);
});

it('signs in nowhere before somebody confirmed the key, and says when it is another', async () => {
  const room = parcelRoom(at.desk.house);
  const tried = async () => tryChannel(at.desk.work(), room, at.desk.company, await partner());
  await at.byFolder({ hostKey: '' });
  const signIns = at.sftp.signIns.length;
  expect(await tried()).toEqual({ is: 'key', host: '127.0.0.1', key: at.sftp.fingerprint });
  const [first] = (await at.parcels(mine)).slice(-1);
  await sendAgain(at.desk.work(), at.desk.company.id, first!.id);
  expect(await at.tick(10_000)).toMatchObject({ failed: 1 });
  expect(at.sftp.signIns).toHaveLength(signIns);
  await expect(confirmHostKey(at.desk.work(), await partner(), 'SHA256:short')).rejects.toMatchObject({ code: 'parcel-key' }); // prettier-ignore
  await confirmHostKey(at.desk.work(), await partner(), at.sftp.fingerprint);
  const before = at.lies();
  expect(await tried()).toMatchObject({ is: 'works', way: 'sftp', to: '127.0.0.1/' });
  expect(at.lies()).toEqual(before);
  await confirmHostKey(at.desk.work(), await partner(), `SHA256:${'A'.repeat(43)}`);
  await expect(tried()).rejects.toMatchObject({ code: 'intake-host-key' });
  await at.byFolder({ password: 'guessed' });
  await expect(tried()).rejects.toMatchObject({ code: 'intake-not-let-in' });
  await at.byFolder({ path: '/missing' });
  await expect(tried()).rejects.toMatchObject({ code: 'parcel-folder' });
  await at.byMail();
  expect(await tried()).toMatchObject({ is: 'works', way: 'mail', to: 'files@delmas.fr', kept: false });
  at.smtp.rules.set('files@delmas.fr', { recipient: '550 5.1.1 no such user' });
  await expect(tried()).rejects.toMatchObject({ code: 'parcel-not-taken' });
  at.smtp.rules.clear();
  const written = JSON.stringify(await rowsOf(open.db.read, 'select * from audit_payload')); // prettier-ignore
  expect(written).not.toMatch(/hush hush|guessed/);
});

it('looks once more before it leaves: what was undone is withdrawn, a recall follows, test mode puts nothing elsewhere', async () => {
  await at.byFolder();
  const theirs = await at.hands('F-1004');
  await undoHandOver(at.desk.work(), at.desk.company.id, theirs.number);
  expect(await at.tick(10_100)).toMatchObject({ parcels: 1, withdrawn: 1 });
  expect((await at.parcels(theirs))[0]).toMatchObject({ state: 'withdrawn', said: 'case_over' });
  await changeSetting(at.desk.work(), at.desk.company.id, 'testMode', 'true');
  const lay = at.lies();
  await recallCase(at.desk.work(), at.desk.company, { number: mine.number, why: 'it was paid' });
  expect(await at.tick(10_200)).toMatchObject({ parcels: 1, withdrawn: 1 });
  expect(at.lies()).toEqual(lay);
  await changeSetting(at.desk.work(), at.desk.company.id, 'testMode', 'false');
  const recall = (await at.parcels(mine)).at(-1)!;
  await sendAgain(at.desk.work(), at.desk.company.id, recall.id);
  expect(await at.tick(10_300)).toMatchObject({ sent: 1 });
  const [note] = at.lies().filter((name) => name.endsWith('.txt'));
  expect(note).toMatch(/_recall_ev-[0-9a-z]{11}\.txt$/);
  expect(readFileSync(join(at.folder, note!), 'utf8')).toMatch(/it was paid/);
  await at.byMail();
  await sendAgain(at.desk.work(), at.desk.company.id, recall.id);
  expect(await at.tick(10_400)).toMatchObject({ sent: 1 });
  expect((await mailed()).text).toContain('it was paid');
  expect((await mailed()).text).not.toMatch(/\/partner\//);
});

it('tells who heard of it that a recalled case goes on, and that a hand-over was undone; nobody else', async () => {
  const texts = () => at.lies().filter((name) => name.endsWith('.txt')).map((name) => readFileSync(join(at.folder, name), 'utf8')); // prettier-ignore
  const reopened = async () => reopen(at.desk.work(), at.desk.company.id, mine.number);
  await reopened();
  expect(await at.tick(10_500)).toMatchObject({ parcels: 1, sent: 1 });
  expect((await mailed()).subject).toBe(`Case ${mine.number} goes on`);
  expect((await mailed()).text).toMatch(/take it up again[\s\S]+\/partner\//);
  // taken back and given again before anything left
  await recallCase(at.desk.work(), at.desk.company, { number: mine.number, why: 'once more' });
  await reopened();
  expect(await at.tick(10_600)).toMatchObject({ parcels: 1, sent: 0, withdrawn: 1 });
  await at.byFolder();
  const before = texts();
  await undoHandOver(at.desk.work(), at.desk.company.id, mine.number);
  expect(await at.tick(10_700)).toMatchObject({ parcels: 1, sent: 1 });
  expect(texts().filter((text) => !before.includes(text))).toEqual([expect.stringMatching(/by mistake[\s\S]+delete what you received/)]); // prettier-ignore
  expect(await states(mine)).toEqual(expect.arrayContaining(['reopened sent 1', 'undone sent 1']));
});
