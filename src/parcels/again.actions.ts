import { caseById, type CaseView } from '../cases/case.panel';
import { happen } from '../cases/happening.actions';
import type { Company } from '../companies/company';
import { Refusal } from '../kernel/result';
import { PARCEL_MAIL_WORDS } from '../languages/parcel-mail-words';
import { fill, inLanguage } from '../languages/said';
import { partnerById } from '../mandates/partner.store';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { heldBack, mailboxFrom, mailParcel, type ParcelRoom } from './mail.actions';
import type { Parcel } from './parcel';
import { parcelAbout } from './send.actions';
import { insertParcels, parcelById, parcelsOfCase, resetParcel } from './store';

/** What a person does about parcels: has one sent once more, the file by the way that is new, or only the link. */

/** It waits like a new one. Refuses one that is on its way. */
export async function sendAgain(work: Work, companyId: number, parcelId: number): Promise<Parcel> {
  return work.db.transaction(async (tx) => {
    const parcel = await parcelById(tx, companyId, parcelId);
    const found = parcel && (await caseById(tx, companyId, parcel.caseId));
    if (parcel === undefined || found === undefined) throw noSuchParcel();
    if (!(await resetParcel(tx, work, parcel.id)))
      throw new Refusal('parcel-underway', 'It is on its way already.', 'Look again in some minutes.');
    await closeTasksAbout(tx, work, { companyId, abouts: [parcelAbout(parcel)], outcome: 'sent again' });
    const payload = { parcel: parcel.key, what: parcel.kind, n: parcel.n };
    await happen(tx, work, found, { kind: 'case.parcel_again', payload, internal: true });
    return parcel;
  });
}

/** The file of a case that the partner got by another way. Refuses where there is no way that we walk, and a file that is there. */
export async function sendFile(work: Work, companyId: number, caseId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    const found = await withPartner(tx, companyId, caseId);
    const partner = await partnerById(tx, companyId, found.partnerId);
    if (partner?.channel !== 'mail' && partner?.channel !== 'sftp') throw noWay();
    const made = await insertParcels(tx, work, [{ companyId, caseId, kind: 'file', key: 'file', n: null, why: null }]);
    if (made === 0) throw new Refusal('parcel-there', 'The file was made ready for the partner before.', 'Send that one again.'); // prettier-ignore
    const payload = { parcel: 'file', what: 'file', n: null };
    await happen(tx, work, found, { kind: 'case.parcel_again', payload, internal: true });
  });
}

/**
 * Only the link, to an address that somebody names: when the other way fails. It ends no link that was given before. Refuses what the
 * mail server does not take, in its words.
 */
export async function sendLink(
  work: Work,
  room: ParcelRoom,
  company: Company,
  asked: { readonly caseId: number; readonly email: string },
): Promise<string> {
  const found = await withPartner(work.db.read, company.id, asked.caseId);
  const email = mailboxFrom(asked.email);
  const held = await heldBack(work, room, company);
  if (held !== undefined) throw new Refusal('parcel-held', held, 'Copy the link from the page of the case instead.');
  const partner = await partnerById(work.db.read, company.id, found.partnerId);
  const language = partner?.language ?? company.language;
  const w = inLanguage(PARCEL_MAIL_WORDS, language);
  const blanks = { number: found.number, creditor: company.legalName };
  const said = { subject: fill(w.subject, blanks), paragraphs: [fill(w.linkText, blanks), w.receipt], link: { href: '', label: w.open } }; // prettier-ignore
  const name = `${work.ids.seal('case', found.id)}-link-${Date.parse(work.now)}`;
  const { answer } = await mailParcel(work, room, {
    ...{ company, caseId: found.id, parcel: null, named: name, largestMb: 0, contents: null, said: () => said },
    ...{ to: { name: found.partner, email, language }, key: `${company.code}/parcels/${name}` },
  });
  if (answer.outcome !== 'accepted') throw notTaken(answer.answer);
  await work.db.transaction((tx) =>
    happen(tx, work, found, { kind: 'case.link_sent', payload: { to: email }, internal: true }),
  );
  return email;
}

async function withPartner(q: Parameters<typeof caseById>[0], companyId: number, caseId: number): Promise<CaseView> {
  const found = await caseById(q, companyId, caseId);
  if (found?.state === 'with_partner') return found;
  throw new Refusal('parcel-case-over', 'This case is with no partner now.', 'Nothing of it is sent any more.');
}

/** That of a case by its key, for whoever names it so. */
export async function theParcel(work: Work, companyId: number, sealed: string): Promise<Parcel> {
  const id = work.ids.open('parcel', sealed);
  const found = id === undefined ? undefined : await parcelById(work.db.read, companyId, id);
  if (found === undefined) throw noSuchParcel();
  return found;
}

/** Oldest first. */
export const parcelsOf = (work: Work, companyId: number, caseId: number): Promise<Parcel[]> =>
  parcelsOfCase(work.db.read, companyId, caseId);

const noSuchParcel = (): Refusal =>
  new Refusal('no-such-parcel', 'There is no such delivery.', 'See which there are: duly parcel list NUMBER');

export const noWay = (): Refusal =>
  new Refusal('parcel-no-way', 'Nothing is sent to this partner by itself: it opens a link, or its own system asks us.', 'Choose mail or a folder on its server first: duly partner channel set NAME'); // prettier-ignore

export const notTaken = (why: string): Refusal =>
  new Refusal('parcel-not-taken', `The mail was not taken: ${why}`, 'Look at the address, or try again later.');
