import type { Visit } from '../companies/visit.pages';
import { COURSE_PAGE_WORDS } from '../languages/course-page-words';
import { COURSE_WORDS } from '../languages/course-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { mayAt } from '../people/rights';
import { peopleOf } from '../people/store';
import { fieldsOf } from '../platform/web/form';
import type { CaseView } from './case.panel';
import { waysOn } from './course';
import { EXTENSIONS } from './course.actions';
import type { Given } from './deps.pages';
import { handlerFrom } from './collector';
import { unreadOf } from './message.store';

/** The forms beside a case: where it goes, its pause, who works it on either side, how long nobody else gets it. */
const FIELDS = ['to', 'why', 'until', 'pause_why', 'name', 'email', 'phone', 'language', 'ref', 'clerk', 'exclusive', 'reason', 'exclusive_why'] as const; // prettier-ignore

export async function waysOnSection(visit: Visit, found: CaseView, here: string, given: Given): Promise<unknown> {
  if (found.state !== 'with_partner' || !visit.may('work') || visit.on !== null) return null;
  const { work, company, language, locale } = visit;
  const stages = inLanguage(COURSE_WORDS, language);
  const w = inLanguage(COURSE_PAGE_WORDS, language).ways;
  const handler = handlerFrom(found.handler);
  const kept = {
    ...{ name: handler?.name ?? '', email: handler?.email ?? '', phone: handler?.phone ?? '' },
    ...{ language: handler?.language ?? '', ref: found.partnerRef ?? '', clerk: found.clerk ?? '' },
  };
  const fields = fieldsOf(FIELDS, { ...kept, ...given.typed }, given.wrong);
  const wrongIn = (...names: readonly (typeof FIELDS)[number][]): boolean => names.some((name) => fields[name].wrong !== ''); // prettier-ignore
  const ways = waysOn(found.stage, 'us');
  return {
    ...{ w, here, fields },
    open: {
      move: wrongIn('to', 'why'),
      pause: wrongIn('until', 'pause_why'),
      handler: wrongIn('name', 'email', 'phone', 'language'),
      exclusive: wrongIn('exclusive', 'reason', 'exclusive_why'),
    },
    stages: ways
      .filter((stage) => stage !== 'paused')
      .map((value) => ({ value, label: stages.stage[value], chosen: value === fields.to.value })),
    may_pause: ways.includes('paused'),
    colleagues: (await peopleOf(work.db.read))
      .filter((one) => one.disabledAt === null && mayAt(one, company.id, 'work'))
      .map(({ email, name }) => ({ value: email, label: name, chosen: email === fields.clerk.value })),
    promised: found.exclusiveUntil === null ? w.exclusiveNone : fill(w.exclusiveUntil, { day: dayText(found.exclusiveUntil, locale) }), // prettier-ignore
    reasons: EXTENSIONS.map((value) => ({
      value,
      label: stages.extension[value],
      chosen: value === fields.reason.value,
    })),
  };
}

/** What to write to the partner or to ourselves, and what either side has not read. */
export async function messagesSection(visit: Visit, found: CaseView, here: string, given: Given): Promise<unknown> {
  const { work, company, language, locale } = visit;
  if (found.state !== 'with_partner') return null;
  const w = inLanguage(COURSE_PAGE_WORDS, language).message;
  const unread = await unreadOf(work.db.read, company.id, [found.id]);
  const of = (side: string): number => unread.find((one) => one.side === side)?.messages ?? 0;
  const may = visit.may('work') && visit.on === null;
  return {
    w,
    to: fill(w.partner, { partner: found.partner }),
    unread: of('partner') > 0 ? countText(w.unread, of('partner'), locale) : '',
    read: of('partner') > 0 && may ? `${here}/read` : '',
    unseen: of('us') > 0 ? fill(countText(w.unseen, of('us'), locale), { partner: found.partner }) : '',
    action: may ? `${here}/message` : '',
    text: given.typed['text'] ?? '',
    internal: given.typed['visibility'] === 'internal',
    wrong: given.wrong['text'] ?? '',
  };
}
