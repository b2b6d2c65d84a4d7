import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { hostKeyOf } from '../intake/sftp.actions';
import { Refusal } from '../kernel/result';
import { PARCEL_MAIL_WORDS } from '../languages/parcel-mail-words';
import { fill, inLanguage } from '../languages/said';
import { partnerById, putChannel, type RegisteredPartner } from '../mandates/partner.store';
import type { Work } from '../platform/work';
import type { PostalPlace } from '../postal/place.actions';
import { noWay, notTaken } from './again.actions';
import { openDropPlace, serverOf } from './drop.actions';
import { heldBack, mailboxFrom, mailParcel, type ParcelRoom } from './mail.actions';

/** Does a partner's way hold? A small mail is sent, or a small file is put into its folder and taken away again. */
export type Trial =
  | { readonly is: 'works'; readonly way: 'mail' | 'sftp'; readonly to: string; readonly said: string; readonly kept: boolean }
  /** The server shows this key, and nobody has confirmed one: nobody has signed in. */
  | { readonly is: 'key'; readonly host: string; readonly key: string }; // prettier-ignore

export async function tryChannel(
  work: Work,
  room: ParcelRoom,
  company: Company,
  partner: RegisteredPartner,
): Promise<Trial> {
  const trial = await tried(work, room, company, partner);
  await work.db.transaction((tx) =>
    record(tx, work, { companyId: company.id, kind: 'partner.channel_tested', ref: `partner/${partner.id}`, payload: trial }),
  ); // prettier-ignore
  return trial;
}

function tried(work: Work, room: ParcelRoom, company: Company, partner: RegisteredPartner): Promise<Trial> {
  if (partner.channel === 'mail') return tryMail(work, room, company, partner);
  if (partner.channel === 'sftp') return tryFolder(work, partner);
  throw noWay();
}

async function tryMail(
  work: Work,
  room: ParcelRoom,
  company: Company,
  { name, channelTo, language: own }: RegisteredPartner,
): Promise<Trial> {
  const email = mailboxFrom(channelTo.to ?? '');
  const held = await heldBack(work, room, company);
  if (held !== undefined) throw new Refusal('parcel-held', held, 'Copy the link from the page of the case instead.');
  const language = own ?? company.language;
  const w = inLanguage(PARCEL_MAIL_WORDS, language).trial;
  const blanks = { creditor: company.legalName };
  const key = `test-${Date.parse(work.now)}`;
  const { answer } = await mailParcel(work, room, {
    ...{ company, caseId: null, parcel: null, named: key, largestMb: 0, contents: null },
    ...{ to: { name, email, language }, key: `${company.code}/parcels/${key}` },
    said: () => ({ subject: fill(w.subject, blanks), paragraphs: [fill(w.text, blanks)], link: null }),
  });
  if (answer.outcome !== 'accepted') throw notTaken(answer.answer);
  return { is: 'works', way: 'mail', to: email, said: answer.ref, kept: answer.kept === true };
}

const TRIAL = 'duly-test.txt';

async function tryFolder(work: Work, { channelTo }: RegisteredPartner): Promise<Trial> {
  const server = serverOf(channelTo);
  const host = server.host ?? '';
  if (server.hostKey === null) return { is: 'key', host, key: await hostKeyOf(server) };
  const opened: { place?: PostalPlace } = {};
  try {
    const place = (opened.place = await openDropPlace(work, channelTo));
    await place.remove(TRIAL);
    await place.write(TRIAL, Buffer.from('A test by Duly. It may be removed.\r\n'));
    await place.name(TRIAL);
    const lies = await place.look(TRIAL);
    await place.remove(TRIAL);
    if (lies !== 'whole') throw Object.assign(new Error('not there'), { code: 'GONE' });
    return { is: 'works', way: 'sftp', to: `${host}/${server.place.replace(/^\//, '')}`, said: '', kept: false };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string' && typeof code !== 'number') throw error;
    const said = String(code).replace(/[^\w]+/g, '').slice(0, 30); // prettier-ignore
    throw new Refusal('parcel-folder', `Nothing can be put into the folder on ${host} (${said}).`, 'Look whether the folder is there, and at the rights in it.'); // prettier-ignore
  } finally {
    await opened.place?.close();
  }
}

/** A person compared it with what the partner names: from now on it is the server's, and no other is signed in to. */
export async function confirmHostKey(work: Work, partner: RegisteredPartner, key: string): Promise<void> {
  if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(key))
    throw new Refusal('parcel-key', 'That is no fingerprint of a server.', 'Test the connection: it says which key the server shows.'); // prettier-ignore
  await work.db.transaction(async (tx) => {
    const now = await partnerById(tx, partner.companyId, partner.id);
    if (now?.channel !== 'sftp') throw noWay();
    await putChannel(tx, now, 'sftp', { ...now.channelTo, hostKey: key });
    const payload = { host: now.channelTo.host, before: now.channelTo.hostKey ?? null, after: key };
    await record(tx, work, {
      companyId: now.companyId,
      kind: 'partner.channel_key',
      ref: `partner/${now.id}`,
      payload,
    });
  });
}
