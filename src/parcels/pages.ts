import { casePage, opened } from '../cases/case.pages';
import type { CasesDeps } from '../cases/deps.pages';
import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { PARCEL_WORDS } from '../languages/parcel-words';
import { refusalText, remedyText } from '../languages/refusal';
import { fill, inLanguage } from '../languages/said';
import { partnerAsked, partnerPath } from '../mandates/deps.pages';
import type { RegisteredPartner } from '../mandates/partner.store';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { typedIn } from '../platform/web/form';
import { countOne } from '../platform/web/limit';
import { sendAgain, sendFile, sendLink, theParcel } from './again.actions';
import type { ParcelRoom } from './mail.actions';
import { trialUnder, type ShownTrial } from './shown.pages';
import { confirmHostKey, tryChannel, type Trial } from './trial.actions';

/** What a person does about the way to a partner: sends once more, sends only the link, tries the way out, confirms a server's key. */
export type ParcelPagesDeps = CasesDeps & ParcelRoom;

export const parcelRoutes = (deps: ParcelPagesDeps): readonly Route[] => [
  { method: 'post', path: '/cases/:case/parcels', right: 'approve', visit: (visit) => file(visit, deps) },
  { method: 'post', path: '/cases/:case/parcels/link', right: 'approve', visit: (visit) => link(visit, deps) },
  { method: 'post', path: '/cases/:case/parcels/:parcel/again', right: 'work', visit: (visit) => again(visit, deps) },
  { method: 'post', path: '/recovery/partners/:partner/channel/test', right: 'administer', visit: (visit) => test(visit, deps) },
  { method: 'post', path: '/recovery/partners/:partner/channel/key', right: 'administer', visit: confirm },
]; // prettier-ignore

const wordsOf = ({ language }: Visit) => inLanguage(PARCEL_WORDS, language);
const saidBy = (visit: Visit, { message, remedy }: Refusal): string =>
  `${refusalText(message, visit)} ${remedyText(remedy, visit)}`.trim();

async function file(visit: Visit, deps: ParcelPagesDeps): Promise<Answer> {
  const { found, here } = await opened(visit, deps);
  try {
    await sendFile(visit.work, visit.company.id, found.id);
    visit.asked.session.tell({ text: wordsOf(visit).done.file });
  } catch (error) {
    // pressed twice: it is on its way
    if (!(error instanceof Refusal) || error.code !== 'parcel-there') throw error;
  }
  return see(here);
}

async function again(visit: Visit, deps: ParcelPagesDeps): Promise<Answer> {
  const { found, here } = await opened(visit, deps);
  const parcel = await theParcel(visit.work, visit.company.id, visit.asked.params['parcel'] ?? '').catch(() => undefined); // prettier-ignore
  if (parcel?.caseId !== found.id) throw new NotFound();
  try {
    await sendAgain(visit.work, visit.company.id, parcel.id);
    visit.asked.session.tell({ text: wordsOf(visit).done.again });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'parcel-underway') throw error;
  }
  return see(here);
}

const DAY_MS = 86_400_000;

/** The same form sent twice, even at once, sends one mail: the second comes when the first is still at the mail server. */
async function link(visit: Visit, deps: ParcelPagesDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const case_ = await opened(visit, deps);
  const once = asked.form.get('once') ?? '';
  if (!/^[0-9a-f]{32}$/.test(once)) throw new NotFound();
  const { hits } = await countOne(work.db, `link of case ${case_.found.id} ${once}`, DAY_MS, asked.now);
  if (hits > 1) return see(case_.here);
  try {
    const to = await sendLink(work, deps, company, { caseId: case_.found.id, email: asked.form.get('to') ?? '' });
    asked.session.tell({ text: fill(wordsOf(visit).done.link, { to }) });
    return see(case_.here);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return casePage(case_, typedIn(asked.form), { parcel_to: saidBy(visit, error) });
  }
}

async function test(visit: Visit, deps: ParcelPagesDeps): Promise<Answer> {
  const { work, company, asked } = visit;
  const partner = await partnerAsked(visit);
  let shown: ShownTrial;
  try {
    shown = trialText(visit, await tryChannel(work, deps, company, partner));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    shown = { ...NOTHING, wrong: saidBy(visit, error) };
  }
  asked.session.set(trialUnder(partner.id), JSON.stringify(shown));
  return see(pageOf(visit, partner));
}

const NOTHING: ShownTrial = { wrong: '', works: '', key: '', keyText: '' };
const pageOf = (visit: Visit, { id }: RegisteredPartner): string => partnerPath(visit, id);

function trialText(visit: Visit, trial: Trial): ShownTrial {
  const w = wordsOf(visit);
  if (trial.is === 'key') return { ...NOTHING, key: trial.key, keyText: fill(w.keyText, trial) };
  const text = trial.way === 'sftp' ? w.tested.sftp : trial.kept ? w.tested.folder : w.tested.mail;
  return { ...NOTHING, works: fill(text, { to: trial.to, said: trial.said }) };
}

async function confirm(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  await confirmHostKey(visit.work, partner, visit.asked.form.get('key') ?? '');
  visit.asked.session.tell({ text: wordsOf(visit).keyDone });
  return see(pageOf(visit, partner));
}
