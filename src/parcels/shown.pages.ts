import { randomBytes } from 'node:crypto';
import type { CaseSection, Given } from '../cases/deps.pages';
import type { Visit } from '../companies/visit.pages';
import { PARCEL_WORDS } from '../languages/parcel-words';
import { refusalText } from '../languages/refusal';
import { fill, inLanguage, labelled, momentText } from '../languages/said';
import type { MandatesDeps } from '../mandates/deps.pages';
import { partnerById, type RegisteredPartner } from '../mandates/partner.store';
import { LINK_DAYS } from './mail.actions';
import { isNote, type Withdrawal } from './parcel';
import { shownOfCase, shownOfPartner, type ShownParcel } from './store';

/** What was sent to a partner and what became of it: on the page of a case, and of the partner. */
const wordsOf = ({ language }: Visit) => inLanguage(PARCEL_WORDS, language);

const LOOKS = { waiting: 'is-wait', sending: 'is-wait', sent: '', failed: 'is-bad', withdrawn: 'quiet' } as const;

/** Only where the partner has such a way, or something was sent. */
export const parcelsSection: CaseSection = async (visit, found, here, given) => {
  const { work, company } = visit;
  const w = wordsOf(visit);
  const partner = await partnerById(work.db.read, company.id, found.partnerId);
  const rows = await shownOfCase(work.db.read, company.id, found.id);
  const way = partner?.channel === 'mail' || partner?.channel === 'sftp' ? partner.channel : null;
  if (partner === undefined || (way === null && rows.length === 0)) return null;
  const mayGive = found.state === 'with_partner' && visit.on === null && visit.may('approve');
  const wasMade = rows.some(({ kind }) => kind === 'file');
  return {
    w,
    rows: rows.map((row) => rowBlanks(visit, row, here)),
    none: w.none[way ?? 'mail'],
    send: mayGive && way !== null && !wasMade ? `${here}/parcels` : '',
    sendText: way === null ? '' : fill(w.sendText[way], { to: placeOf(partner) }),
    link: mayGive ? linkBlanks(visit, given, here, { email: found.partnerEmail, failed: rows[0]?.state === 'failed' }) : null,
  };
}; // prettier-ignore

/** The way that remains; unfolded where the other has failed. */
function linkBlanks(visit: Visit, given: Given, here: string, { email, failed }: { readonly email: string | null; readonly failed: boolean }) {
  const wrong = given.wrong['parcel_to'] ?? '';
  return {
    ...{ action: `${here}/parcels/link`, once: randomBytes(16).toString('hex'), wrong, open: wrong !== '' || failed },
    ...{ text: fill(wordsOf(visit).linkText, { days: LINK_DAYS }), to: given.typed['to'] ?? email ?? '' },
  };
} // prettier-ignore

const placeOf = ({ channel, channelTo: { to, host, path } }: RegisteredPartner): string =>
  channel === 'mail' ? (to ?? '') : `${host ?? ''}/${(path ?? '').replace(/^\//, '')}`;

function rowBlanks(visit: Visit, row: ShownParcel, here: string) {
  const { work, language } = visit;
  const w = wordsOf(visit);
  const what = whatOf(visit, row);
  const done = row.state === 'sent' || row.state === 'failed' || row.state === 'withdrawn';
  return {
    ...{ what, state: w.state[row.state], look: LOOKS[row.state], said: saidOf(visit, row) },
    way: row.way === null ? '' : fill(w.by[row.way], { to: row.sentTo ?? '' }),
    enclosed: row.state === 'sent' && row.enclosed !== null && !isNote(row.kind) ? w.enclosed[row.enclosed] : '',
    again: done && visit.may('work') && visit.on === null ? `${here}/parcels/${work.ids.seal('parcel', row.id)}/again` : '', // prettier-ignore
    label: labelled(language, w.again, what),
  };
}

function whatOf(visit: Visit, { kind, n, version }: ShownParcel): string {
  const w = wordsOf(visit);
  return fill(w[kind], { n: kind === 'file' ? version : (n ?? '') });
}

/** When, why, and whether it is known that the partner has it. */
function saidOf(visit: Visit, row: ShownParcel): string[] {
  const { locale, company } = visit;
  const w = wordsOf(visit);
  const at = (instant: string): string => momentText(instant, locale, company.zone);
  const why = row.said === null || row.said === '' ? '' : refusalText(row.said, visit);
  if (row.state === 'withdrawn') return row.said === null ? [] : [w.why[row.said as Withdrawal]];
  if (row.state === 'waiting' || row.state === 'sending') {
    const next = row.attempts === 0 ? w.leavesSoon : fill(w.triesAgain, { n: row.attempts, at: at(row.nextAt) });
    return [why, next].filter((one) => one !== '');
  }
  if (row.state === 'failed') return [why, fill(w.triedIn, { n: row.attempts })].filter((one) => one !== '');
  const inFolder = row.way === 'mail' && (row.said ?? '').endsWith('.eml') ? [w.inFolder] : [];
  return [row.doneAt === null ? '' : at(row.doneAt), ...inFolder, knownOf(visit, row)].filter((one) => one !== '');
}

function knownOf(visit: Visit, { kind, fetchedAt, openedAt, receivedAt }: ShownParcel): string {
  const { locale, company } = visit;
  const w = wordsOf(visit);
  const at = (text: string, instant: string): string => fill(text, { at: momentText(instant, locale, company.zone) });
  if (receivedAt !== null) return at(w.received, receivedAt);
  if (fetchedAt !== null) return at(w.fetched, fetchedAt);
  if (openedAt !== null) return at(w.opened, openedAt);
  return kind === 'supplement' ? w.notYet : '';
}

const RECENT = 5;

/** What a test said stays with this browser until it was shown once. */
export interface ShownTrial {
  readonly wrong: string;
  readonly works: string;
  readonly key: string;
  readonly keyText: string;
}
export const trialUnder = (partnerId: number): string => `partner-trial-${partnerId}`;

export const parcelsOfPartner: NonNullable<MandatesDeps['wayOf']> = async (visit, partner) => {
  const { work, company, at, asked } = visit;
  const w = wordsOf(visit);
  const way = partner.channel === 'mail' || partner.channel === 'sftp' ? partner.channel : null;
  const rows = await shownOfPartner(work.db.read, company.id, partner.id, RECENT);
  if (way === null && rows.length === 0) return null;
  const page = at.under(`/recovery/partners/${work.ids.seal('partner', partner.id)}/channel`);
  const kept = asked.session.get(trialUnder(partner.id));
  if (kept !== undefined) asked.session.set(trialUnder(partner.id), undefined);
  const mayTest = way !== null && visit.may('administer') && visit.on === null && partner.endedAt === null;
  return {
    w,
    test: mayTest ? `${page}/test` : '',
    testText: way === null ? '' : fill(w.testText[way], { to: placeOf(partner) }),
    trial: kept === undefined ? null : { ...(JSON.parse(kept) as ShownTrial), confirm: `${page}/key` },
    rows: rows.map((row) => ({
      ...{ number: row.number, what: whatOf(visit, row), state: w.state[row.state], look: LOOKS[row.state] },
      ...{ said: saidOf(visit, row), href: `${at.case(work.ids.seal('case', row.caseId))}#parcels` },
    })),
  };
};
