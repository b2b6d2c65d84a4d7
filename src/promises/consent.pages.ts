import type { Route, Visit } from '../companies/visit.pages';
import type { PlansWords } from '../languages/plans-words.en';
import { fill, numberText } from '../languages/said';
import type { Answer } from '../platform/web/answer';
import { consentNeeded, type Consent } from './consent';
import { askConsent, recordConsent, takeConsentBack } from './consent.actions';
import { consentTermsOf } from './consent.store';
import { MAY_FOLLOW, type JudgedPlan } from './plan';
import { asked, planAsked, told } from './plan-asked.pages';

/** On the page of a plan: that its insurer has to consent, who asks, and what it answered. */
export const consentRoutes: readonly Route[] = [
  { method: 'post', path: '/plans/:plan/ask-consent', right: 'work', visit: ask },
  { method: 'post', path: '/plans/:plan/consent', right: 'work', visit: consented },
  { method: 'post', path: '/plans/:plan/unconsent', right: 'work', visit: unconsented },
];

/** Nothing where none is needed, or nothing can be decided any more. */
async function neededNow({ work }: Visit, judged: JudgedPlan): Promise<Consent | null> {
  if (judged.state !== 'draft' && judged.state !== 'offered') return null;
  return consentNeeded(await consentTermsOf(work.db.read, judged.plan), judged.plan);
}

export async function consentText(visit: Visit, w: PlansWords, judged: JudgedPlan): Promise<string[]> {
  const needed = await neededNow(visit, judged);
  return needed === null ? [] : [judged.consent === 'given' ? w.consent.given : neededText(visit.locale, w, needed)];
}

export const neededText = (locale: string, w: PlansWords, { why, insurer, days, mostDays }: Consent): string =>
  fill(w.consent[why], { insurer, days: numberText(days, locale), most: numberText(mostDays ?? 0, locale) });

export async function consentBlanks(visit: Visit, w: PlansWords, judged: JudgedPlan): Promise<unknown> {
  const may = visit.on === null && visit.may('work') && MAY_FOLLOW[judged.state].includes('consented');
  if (!may || judged.consent === 'given' || (await neededNow(visit, judged)) === null) return null;
  const path = visit.at.plan(visit.work.ids.seal('plan', judged.plan.id));
  return {
    action: `${path}/consent`,
    label: w.do.consentReference,
    submit: w.do.consent,
    ask: judged.consent === 'asked' ? null : { action: `${path}/ask-consent`, submit: w.do.askConsent },
  };
}

async function ask(visit: Visit): Promise<Answer> {
  const { which, path, number, done } = await asked(visit);
  const needed = await neededNow(visit, await planAsked(visit));
  await askConsent(visit.work, which);
  return told(visit, path, { text: fill(done.consentAsked, { number, insurer: needed?.insurer ?? '' }) });
}

async function consented(visit: Visit): Promise<Answer> {
  const { which, path, number, done } = await asked(visit);
  await recordConsent(visit.work, which, visit.asked.form.get('reference') ?? '');
  return told(visit, path, { text: fill(done.consented, { number }), undo: { path: `${path}/unconsent`, fields: {} } });
}

async function unconsented(visit: Visit): Promise<Answer> {
  const { which, path, number, done } = await asked(visit);
  await takeConsentBack(visit.work, which);
  return told(visit, path, { text: fill(done.unconsented, { number }) });
}
