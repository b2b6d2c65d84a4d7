import { DELAY_HOURS } from '../companies/bank-change';
import type { Visit } from '../companies/visit.pages';
import { SETTINGS_WORDS } from '../languages/settings-words';
import type { SettingsWords } from '../languages/settings-words.en';
import { fill, inLanguage } from '../languages/said';
import { mayEverywhere } from '../people/rights';
import { PATHS } from '../kernel/paths';
import { page, type Answer } from '../platform/web/answer';

/** Settings: one page a subject, with the list of subjects on its left. What a person may not see is not on the list. */
const SUBJECTS = [
  ['company', '/settings'],
  ['senders', '/settings/senders'],
  ['portal', '/settings/portal'],
  ['bank', '/settings/bank'],
  ['online', '/settings/online'],
  ['calendar', '/settings/calendar'],
  ['thresholds', '/settings/thresholds'],
  ['categories', '/disputes/categories'],
  ['mailbox', '/settings/mailbox'],
  ['test', '/settings/test'],
  ['intake', '/settings/intake'],
  ['post', '/settings/post'],
  ['sms', '/settings/sms'],
  ['rates', '/settings/rates'],
  ['accounting', '/settings/accounting'],
  ['law', '/settings/law'],
  ['retention', '/settings/retention'],
] as const;
/** Pages that only administrators see. */
const ADMINISTER: ReadonlySet<string> = new Set(['categories', 'intake', 'mailbox', 'post', 'sms']);
/** Pages that everybody sees. */
const SEE: ReadonlySet<string> = new Set(['law']);
/** The deadlines of disputes have their own page: it is on the list, and no page of these. */
export type SubjectName = Exclude<(typeof SUBJECTS)[number][0], 'categories'>;

export const settingsWords = (visit: Visit): SettingsWords => inLanguage(SETTINGS_WORDS, visit.language);

/** The page of the subject; who came from another page of the company still finds the way back there. */
export function settingsPath(visit: Visit, subject: SubjectName): string {
  const back = backFrom(visit);
  return visit.at.under(SUBJECTS.find(([name]) => name === subject)?.[1] ?? '/settings', back === '' ? {} : { back });
}

const LONGEST_WAY = 2_000;

/** Only to a page of the same company. */
function backFrom({ asked, company }: Visit): string {
  const back = asked.query.get('back') ?? '';
  const own = back.startsWith(`/c/${company.code}/`) && back.length <= LONGEST_WAY && !/[\\\s]/.test(back);
  return own ? back : '';
}

export function settingsPage(
  visit: Visit,
  subject: SubjectName,
  view: string,
  shown: { readonly blanks: Readonly<Record<string, unknown>>; readonly wrong?: boolean },
): Answer {
  const w = settingsWords(visit);
  const title = w.subject[subject];
  const shelf = SUBJECTS.filter(
    ([name]) => SEE.has(name) || visit.may(ADMINISTER.has(name) ? 'administer' : 'approve'),
  );
  const subjects = shelf.map(([name, path]) => ({
    label: w.subject[name],
    href: visit.at.under(path),
    current: name === subject,
  }));
  const people = mayEverywhere(visit.person, 'administer')
    ? [{ label: w.subject.people, href: PATHS.people, current: false }]
    : [];
  const may = visit.may('administer');
  return page(
    view,
    title,
    {
      ...{ title, intro: fill(w.intro[subject], { hours: DELAY_HOURS }), w, label: w.label },
      subjects: [...subjects, ...people],
      mayChange: may && visit.on === null,
      note: may ? '' : w.readOnly,
      back: backFrom(visit),
      ...shown.blanks,
    },
    { status: shown.wrong === true ? 422 : 200 },
  );
}
