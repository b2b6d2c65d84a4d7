import { randomBytes } from 'node:crypto';
import { settingFromText, type Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { addWorkdays, calendarOf } from '../kernel/calendar';
import type { Day } from '../kernel/day';
import { format } from '../kernel/money';
import { STRATEGIES_WORDS } from '../languages/strategies-words';
import { TERMS_PAGE_WORDS } from '../languages/terms-page-words';
import { THRESHOLD_WORDS } from '../languages/threshold-words';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import type { Behind } from '../platform/behind';
import { page, part, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { askedOtherwise, type Asked, type Counterfactual } from '../reminders/counterfactual';
import { compareSettings } from '../reminders/counterfactual.actions';
import type { Planning } from '../reminders/plan.actions';
import { comparedBlanks } from '../reminders/strategy-compared.pages';
import { isIdentity, isPersonField, settingText, SUBJECT_FIELDS, typedFrom, type Subject } from './settings-fields';
import { settingsPath } from './settings-frame.pages';
import { faultsIn, valuesPage } from './settings-values.pages';

/**
 * What a change of thresholds would change, before it is saved: the run of the next working day, decided twice from what is
 * known now. Nothing is stored; it is known to whoever asked, for a while.
 */
export interface TryDeps {
  readonly behind: Behind;
  readonly holdSources: Planning['holds'];
  readonly papers: Planning['papers'];
}

const PATH = '/settings/thresholds/preview';
const SUBJECT: Subject = 'thresholds';
/** A small company is compared while one waits. */
const PATIENCE_MS = 1_200;

export const settingsTryRoutes = (deps: TryDeps): readonly Route[] => [
  { method: 'post', path: PATH, right: 'administer', visit: (visit) => begin(visit, deps) },
  { method: 'get', path: `${PATH}/:token`, right: 'administer', visit: (visit) => shown(visit, deps) },
];

/** The button beside the one that saves. */
export const tryBlanks = (visit: Visit): Record<string, unknown> => ({
  preview: { path: visit.at.under(PATH), label: inLanguage(THRESHOLD_WORDS, visit.language).button },
  link: { href: visit.at.under('/terms'), label: inLanguage(TERMS_PAGE_WORDS, visit.language).title },
});

interface Trial {
  readonly typed: Typed;
  readonly on: Day;
  /** Null: what was typed is what is in force. */
  readonly result: Counterfactual | null;
}

const keyOf = ({ company, person }: Visit, token: string): string => `thresholds/${company.id}/${person.id}/${token}`;

async function begin(visit: Visit, deps: TryDeps): Promise<Answer> {
  const { company, work } = visit;
  const typed = typedIn(visit.asked.form);
  const wrong = faultsIn(visit, SUBJECT, typed);
  if (Object.keys(wrong).length > 0) return valuesPage(visit, SUBJECT, { typed, wrong, more: tryBlanks(visit) });
  const given = changedIn(typed, await settingsOf(work.db.read, company.id), visit);
  const on = addWorkdays(calendarOf(company.country, company.region), work.today, 1);
  const token = randomBytes(9).toString('base64url');
  const planning: Planning = { company, holds: (q) => deps.holdSources(q), papers: deps.papers };
  const begun = deps.behind.begin<Trial>(keyOf(visit, token), async (tell) => ({
    ...{ typed, on },
    result: given === null ? null : await compareSettings(work, planning, given, { today: work.today, on }, tell),
  }));
  await begun.over(PATIENCE_MS);
  return see(`${visit.at.under(`${PATH}/${token}`)}#preview`);
}

/** What was typed as the settings that it would be; null: nothing differs. */
function changedIn(typed: Typed, settings: Settings, { company }: Visit): Partial<Settings> | null {
  const given = SUBJECT_FIELDS[SUBJECT].flatMap((spec) => {
    const { name } = spec;
    const text = typed[name];
    if (text === undefined || isIdentity(name) || isPersonField(name)) return [];
    if (text.trim() === typedFrom(spec, company, settings)) return [];
    return [[name, settingFromText(name, settingText(spec, text, company.currency) ?? '')] as const];
  });
  return given.length === 0 ? null : Object.fromEntries(given);
}

async function shown(visit: Visit, deps: TryDeps): Promise<Answer> {
  const { asked, at, locale } = visit;
  const token = asked.params['token'] ?? '';
  const { compare: said } = inLanguage(STRATEGIES_WORDS, visit.language);
  const begun = deps.behind.find(keyOf(visit, token));
  if (begun?.state === 'failed') throw begun.error;
  if (begun === undefined) {
    asked.session.tell({ text: said.gone });
    return see(settingsPath(visit, SUBJECT));
  }
  const path = at.under(`${PATH}/${encodeURIComponent(token)}`);
  if (begun.state === 'ended') {
    if (asked.partial) return see(path);
    return trialPage(visit, begun.value as Trial);
  }
  const { done, total } = begun;
  const blanks = {
    ...{ title: said.title, w: { compare: said }, path, done, total: Math.max(1, total) },
    said: fill(said.under, { done: numberText(done, locale), total: numberText(total, locale) }),
  };
  return asked.partial
    ? part('pages/reminders/comparing-part', blanks)
    : page('pages/reminders/comparing', said.title, blanks);
}

async function trialPage(visit: Visit, { typed, on, result }: Trial): Promise<Answer> {
  const w = inLanguage(THRESHOLD_WORDS, visit.language);
  const { compare } = inLanguage(STRATEGIES_WORDS, visit.language);
  const tried = {
    ...{ title: w.title, note: w.note, words: compare },
    lines: result === null ? [w.unchanged] : linesOf(visit, on, result),
    compared: result === null || result.changed === 0 ? null : await comparedBlanks(visit, on, result),
  };
  return valuesPage(visit, SUBJECT, { typed, more: { ...tryBlanks(visit), tried } });
}

/** `12 customers fewer would be reminded tomorrow: €1,200.00.` */
function linesOf(visit: Visit, on: Day, result: Counterfactual): string[] {
  const w = inLanguage(THRESHOLD_WORDS, visit.language);
  const day = dayText(on, visit.locale);
  const { fewer, more } = askedOtherwise(result);
  const line = (words: typeof w.fewer, { customers, sums }: Asked): string[] => {
    if (customers === 0) return [];
    const sum = [...sums].map(([currency, minor]) => format({ minor, currency }, visit.locale)).join(' + ');
    return [fill(countText(words, customers, visit.locale), { day, sum })];
  };
  const lines = [...line(w.fewer, fewer), ...line(w.more, more)];
  return lines.length === 0 ? [fill(w.same, { day })] : lines;
}
