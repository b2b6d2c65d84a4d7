import { caseById, type CaseView } from '../cases/case.panel';
import { happen } from '../cases/happening.actions';
import { supplementsOf } from '../cases/supplement.store';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Claim } from '../dossier/claim';
import { dossierById } from '../cases/recovery.panel';
import { NOT_LET_IN } from '../intake/sftp.actions';
import { instant, type Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { partnerById, type RegisteredPartner } from '../mandates/partner.store';
import { claimant } from '../platform/claimant';
import type { Tx } from '../platform/db';
import type { Answer } from '../platform/mail';
import type { Work } from '../platform/work';
import type { PostalPlace } from '../postal/place.actions';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { contentsOf } from './contents.actions';
import { openDropPlace, putInto } from './drop.actions';
import { heldBack, mailboxFrom, mailParcel, type ParcelRoom } from './mail.actions';
import { dropName, leavesBy, nextTry, type Enclosed, type Parcel, type ParcelWay, type Withdrawal } from './parcel';
import { parcelText, noteText, type SaidOf } from './parcel-text';
import { claimParcel, dueParcels, settleParcel, type Settled } from './store';

/**
 * Parcels on their way: each is claimed, looked at once more, carried, and what came of it is written down. Whatever breaks off, it is
 * carried again: a folder has it once under its name, a mailbox once or twice under one Message-ID, and none is lost.
 */
export interface Sent {
  readonly sent: number;
  readonly later: number;
  readonly failed: number;
  readonly withdrawn: number;
}

const MOST = 100;
/** The next time goes on where this one ends. */
const LONGEST_MS = 120_000;

export async function sendDue(work: Work, room: ParcelRoom, company: Company): Promise<Sent> {
  const done = { sent: 0, later: 0, failed: 0, withdrawn: 0 };
  /** Partners whose server was not there this time: their other parcels wait for the next. */
  const silent = new Set<number>();
  const due = await dueParcels(work.db.read, company.id, work.now, MOST);
  const began = performance.now();
  for (const parcel of due) {
    const spent = performance.now() - began;
    if (spent > LONGEST_MS) break;
    const now = instant(new Date(Date.parse(work.now) + Math.round(spent)));
    const state = await sendParcel({ ...work, now }, room, company, { parcel, silent });
    if (state !== undefined) done[state] += 1;
  }
  return done;
}

/** One parcel; undefined where another process is at it, or its partner's server did not answer a moment ago. */
async function sendParcel(
  work: Work,
  room: ParcelRoom,
  company: Company,
  { parcel, silent }: { readonly parcel: Parcel; readonly silent: Set<number> },
): Promise<keyof Sent | undefined> {
  const found = await caseById(work.db.read, company.id, parcel.caseId);
  const partner = found && (await partnerById(work.db.read, company.id, found.partnerId));
  if (found === undefined || partner === undefined || silent.has(partner.id)) return undefined;
  const by = claimant();
  try {
    if (!(await work.db.transaction((tx) => claimParcel(tx, parcel, by.name, work.now)))) return undefined;
    const carried = await carry({ work, room, company, parcel, found, partner });
    if (carried.is === 'later') silent.add(partner.id);
    return await work.db.transaction((tx) => settle(tx, work, { parcel, found, partner, by: by.name }, carried));
  } finally {
    by.end();
  }
}

interface Carrying {
  readonly work: Work;
  readonly room: ParcelRoom;
  readonly company: Company;
  readonly parcel: Parcel;
  readonly found: CaseView;
  readonly partner: RegisteredPartner;
}

type Carried =
  | { readonly is: 'sent' | 'later' | 'failed'; readonly way: ParcelWay; readonly to: string; readonly enclosed: Enclosed | null; readonly name: string | null; readonly said: string }
  /** No attempt: our own side does not send yet. */
  | { readonly is: 'held'; readonly said: string }
  | { readonly is: 'withdrawn'; readonly why: Withdrawal }; // prettier-ignore

async function carry(carrying: Carrying): Promise<Carried> {
  const { work, company, parcel, found, partner } = carrying;
  const { testMode } = await settingsOf(work.db.read, company.id);
  const standing = { state: found.state, outcome: found.outcome, channel: partner.channel, testMode };
  const leaves = leavesBy(parcel.kind, standing);
  if ('withdrawn' in leaves) return { is: 'withdrawn', why: leaves.withdrawn };
  return leaves.way === 'mail' ? byMail(carrying) : intoFolder(carrying);
}

/** Nothing changes by itself: a person must. */
const FOR_GOOD = [NOT_LET_IN, 'intake-host-key', 'intake-unconfirmed', 'intake-secret', 'file-missing', 'file-damaged', 'parcel-empty', 'parcel-address', 'mail-key-missing']; // prettier-ignore

const isWhy = (error: unknown): { readonly is: 'later' | 'failed'; readonly said: string } => {
  if (error instanceof Refusal) return { is: FOR_GOOD.includes(error.code) ? 'failed' : 'later', said: error.message };
  const { code } = error as { readonly code?: unknown };
  // what the server said is none of our faults, and may carry names along: its code is enough
  if (typeof code === 'string' || typeof code === 'number') return { is: 'later', said: String(code).slice(0, 40) };
  // one that cannot be carried holds up no other
  return { is: 'later', said: error instanceof Error ? error.message : 'unknown' };
};

async function byMail(carrying: Carrying): Promise<Carried> {
  const { work, room, company, parcel, found, partner } = carrying;
  const held = await heldBack(work, room, company);
  if (held !== undefined) return { is: 'held', said: held };
  const of = await saidOf(carrying);
  const sealed = work.ids.seal('parcel', parcel.id);
  const sent = { way: 'mail' as const, to: partner.channelTo.to ?? '', enclosed: null, name: null };
  try {
    const { answer, enclosed } = await mailParcel(work, room, {
      ...{
        company,
        caseId: found.id,
        parcel: sealed,
        named: `${sealed}.${parcel.round}`,
        largestMb: partner.profile.largestMb,
      },
      to: { name: partner.name, email: mailboxFrom(sent.to), language: of.language },
      key: `${company.code}/parcels/${sealed}-${parcel.round}`,
      contents: await contentsOf(work, parcel, found, partner),
      said: (what) => {
        const { opens, ...said } = parcelText(of, what);
        return { ...said, link: opens === null ? null : { href: '', label: opens } };
      },
    });
    return { ...sent, ...saidBy(answer), enclosed };
  } catch (error) {
    return { ...sent, ...isWhy(error) };
  }
}

function saidBy(answer: Answer): { readonly is: 'sent' | 'later' | 'failed'; readonly said: string } {
  if (answer.outcome === 'accepted') return { is: 'sent', said: answer.ref };
  // nobody knows: it goes once more under the same Message-ID
  return { is: answer.outcome === 'refused' ? 'failed' : 'later', said: answer.answer };
}

async function intoFolder(carrying: Carrying): Promise<Carried> {
  const { work, parcel, found, partner } = carrying;
  const { host, path } = partner.channelTo;
  const sent = { way: 'sftp' as const, to: `${host ?? ''}/${(path ?? '').replace(/^\//, '')}`, enclosed: 'files' as const }; // prettier-ignore
  const opened: { place?: PostalPlace } = {};
  try {
    const contents = await contentsOf(work, parcel, found, partner);
    const name = dropName(found.number, parcel, found.version, contents.seal);
    opened.place = await openDropPlace(work, partner.channelTo);
    await putInto(opened.place, name, contents, noteText(await saidOf(carrying)));
    return { ...sent, is: 'sent', name, said: '' };
  } catch (error) {
    return { ...sent, ...isWhy(error), name: null };
  } finally {
    await opened.place?.close();
  }
}

async function saidOf({ work, company, parcel, found, partner }: Carrying): Promise<SaidOf> {
  const dossier = await dossierById(work.db.read, company.id, found.dossierId);
  const { language } = JSON.parse(dossier?.claim ?? '{}') as Partial<Claim>;
  const made = parcel.kind === 'supplement' ? (await supplementsOf(work.db.read, company.id, found.id)).find(({ n }) => n === parcel.n) : undefined; // prettier-ignore
  return {
    ...{ parcel, number: found.number, creditor: company.legalName, currency: found.currency, today: work.today },
    ...{ principalMinor: found.principalMinor, language: partner.language ?? language ?? company.language },
    claim: made,
  };
}

interface Settling {
  readonly parcel: Parcel;
  readonly found: CaseView;
  readonly partner: RegisteredPartner;
  readonly by: string;
}

const NOWHERE = { way: null, sentTo: null, enclosed: null, name: null } as const;
const HELD_MS = 15 * 60_000;

async function settle(tx: Tx, work: Work, settling: Settling, carried: Carried): Promise<keyof Sent | undefined> {
  const { parcel, by } = settling;
  const settled = settledAs(parcel, carried, work.now);
  if (!(await settleParcel(tx, parcel.id, by, work.now, settled))) return undefined;
  if (settled.state === 'waiting') return 'later';
  const about = parcelAbout(parcel);
  if (settled.state !== 'failed') await closeTasksAbout(tx, work, { companyId: parcel.companyId, abouts: [about], outcome: settled.state }); // prettier-ignore
  await tellState(tx, work, settling.found, { parcel, ...settled });
  if (settled.state === 'failed') await askSomebody(tx, work, settling, settled.said ?? '');
  return settled.state;
}

function settledAs(parcel: Parcel, carried: Carried, now: Instant): Settled {
  if (carried.is === 'withdrawn') return { ...NOWHERE, state: 'withdrawn', tried: false, nextAt: null, said: carried.why }; // prettier-ignore
  if (carried.is === 'held') return { ...NOWHERE, state: 'waiting', tried: false, nextAt: instant(new Date(Date.parse(now) + HELD_MS)), said: carried.said }; // prettier-ignore
  const { is, way, to, enclosed, name, said } = carried;
  const nextAt = is === 'later' ? (nextTry(parcel.attempts + 1, now) ?? null) : null;
  const state = is === 'later' ? (nextAt === null ? 'failed' : 'waiting') : is;
  return { state, tried: true, nextAt, way, sentTo: to, enclosed, name, said: said.slice(0, 500) };
}

/** Of the tasks about it; its place is that of the case. */
export const parcelAbout = ({ caseId, id }: Pick<Parcel, 'caseId' | 'id'>): string => `case/${caseId}/parcel/${id}`;

/** In the record and the timeline of our side: what a partner's server answers is none of its people's business. */
export async function tellState(
  tx: Tx,
  work: Work,
  found: CaseView,
  told: { readonly parcel: Parcel; readonly state: Parcel['state']; readonly way: ParcelWay | null; readonly sentTo: string | null; readonly said: string | null; readonly enclosed: Enclosed | null },
): Promise<void> {
  const { parcel, state, way, sentTo: to, said, enclosed } = told;
  const payload = { parcel: parcel.key, what: parcel.kind, n: parcel.n, way, to, said, enclosed, attempts: parcel.attempts + 1 };
  await happen(tx, work, found, { kind: `case.parcel_${state}`, payload, internal: true });
} // prettier-ignore

export async function askSomebody(tx: Tx, work: Work, { parcel, found, partner }: Omit<Settling, 'by'>, why: string): Promise<void> {
  const { companyId, customerId, clerk, collector, number } = found;
  await openTasks(tx, work, [
    {
      ...{ companyId, customerId, kind: 'parcel_failed', about: parcelAbout(parcel), assignee: clerk ?? collector },
      ...{ key: `parcel/${parcel.id}/failed/${parcel.round}`, dueOn: work.today },
      title: asks('parcelFailed', { number, partner: partner.name, why }),
    },
  ]);
} // prettier-ignore
