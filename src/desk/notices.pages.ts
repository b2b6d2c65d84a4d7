import type { Route, Visit } from '../companies/visit.pages';
import { WrongUse } from '../kernel/result';
import { NOTICE_WORDS } from '../languages/notice-words';
import type { NoticeWords } from '../languages/notice-words.en';
import { countText, fill, inLanguage, momentText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { NOTICE_KINDS, USUAL_WAY, waysOf, type NoticeChoices } from '../people/notify';
import { noticeChoices } from '../people/notify.store';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { noticeLabel, noticePath, ofCase } from './notice-text';
import { chooseNotices, gatherNotices, readNotices, unreadNotices } from './notices.actions';
import { noticeById, noticesOf, type Notice, type Whose } from './notices.store';

/** What is new for whoever looks: a list, read or not; and the choice how they hear of what. Everybody sees only their own. */
export const noticeRoutes: readonly Route[] = [
  { method: 'get', path: '/notifications', right: 'see', visit: list },
  { method: 'post', path: '/notifications/read', right: 'see', visit: read },
  { method: 'post', path: '/notifications/unread', right: 'see', visit: unread },
  { method: 'get', path: '/notifications/choices', right: 'see', visit: choices },
  { method: 'post', path: '/notifications/choices', right: 'see', visit: choose },
  { method: 'post', path: '/notifications/:notice/open', right: 'see', visit: open },
];

const wordsOf = (visit: Visit): NoticeWords => inLanguage(NOTICE_WORDS, visit.language);
const whoseOf = ({ company, person }: Visit): Whose => ({ companyId: company.id, personId: person.id });
const A_PAGE = 50;
const FURTHEST = 1_000;

async function list(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const { asked, work, at, on } = visit;
  if (on === null) await gatherNotices(work, visit.company);
  const all = asked.query.get('show') === 'all';
  const given = Number(asked.query.get('page') ?? '1');
  const number = Number.isSafeInteger(given) && given >= 1 ? Math.min(given, FURTHEST) : 1;
  const asking = { unread: !all, offset: (number - 1) * A_PAGE, limit: A_PAGE + 1 };
  const found = await noticesOf(work.db.read, whoseOf(visit), asking);
  const people = await peopleOf(work.db.read);
  const href = (show: string, to = 1): string =>
    at.under('/notifications', { ...(show === '' ? {} : { show }), ...(to === 1 ? {} : { page: String(to) }) });
  const show = all ? 'all' : '';
  return page('pages/desk/notices', w.title, {
    ...{ w, title: w.title, choices: at.under('/notifications/choices'), read: at.under('/notifications/read') },
    tabs: [
      { label: w.tabs.unread, href: href(''), current: !all },
      { label: w.tabs.all, href: href('all'), current: all },
    ],
    rows: found.slice(0, A_PAGE).map((notice) => rowOf(visit, notice, nameOf(people, notice.by))),
    mayRead: on === null && found.some(({ readAt }) => readAt === null),
    empty: all ? w.emptyAll : w.empty,
    newer: number > 1 ? href(show, number - 1) : '',
    older: found.length > A_PAGE ? href(show, number + 1) : '',
  });
}

function rowOf(visit: Visit, notice: Notice, who: string): Readonly<Record<string, unknown>> {
  const w = wordsOf(visit);
  const { at, work, language, locale, company, on } = visit;
  const { customerName, text, by, readAt } = notice;
  const id = work.ids.seal('notification', notice.id);
  const caused = /^(clock|shell):/.test(by) ? w.itself : who;
  return {
    id,
    isNew: readAt === null,
    label: noticeLabel(language, notice.code),
    customer: customerName ?? '',
    text: text === customerName ? '' : (ofCase(language, locale, notice) ?? text),
    caused: fill(w.caused, { who: caused, at: momentText(notice.at, locale, company.zone) }),
    href: noticePath(work, at, notice.about),
    open: readAt === null && on === null ? at.under(`/notifications/${id}/open`) : '',
  };
}

/** Read, and there. */
async function open(visit: Visit): Promise<Answer> {
  const { asked, work, at } = visit;
  const id = work.ids.open('notification', asked.params['notice'] ?? '');
  const notice = id === undefined ? undefined : await noticeById(work.db.read, whoseOf(visit), id);
  if (notice === undefined) throw new NotFound();
  await readNotices(work, whoseOf(visit), [notice.id]);
  return see(noticePath(work, at, notice.about) || at.under('/notifications'));
}

async function read(visit: Visit): Promise<Answer> {
  const { asked, work, at, locale } = visit;
  const w = wordsOf(visit);
  const ids = asked.form.getAll('id').flatMap((text) => work.ids.open('notification', text) ?? []);
  const marked = await readNotices(work, whoseOf(visit), asked.form.get('all') === '1' ? null : ids);
  asked.session.tell({
    text: countText(w.marked, marked, locale),
    ...(marked === 0 ? {} : { undo: { path: at.under('/notifications/unread'), fields: { at: work.now } } }),
  });
  return see(at.under('/notifications'));
}

async function unread(visit: Visit): Promise<Answer> {
  const { asked, work, at } = visit;
  const moment = asked.form.get('at') ?? '';
  await unreadNotices(work, whoseOf(visit), moment.slice(0, 30));
  asked.session.tell({ text: wordsOf(visit).unmarked });
  return see(at.under('/notifications'));
}

async function choices(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const { work, person, at, on } = visit;
  const chosen = (await noticeChoices(work.db.read, [person.id])).get(person.id) ?? USUAL_WAY;
  return page('pages/desk/notice-choices', w.choices.title, {
    ...{ w, c: w.choices, title: w.choices.title, action: at.under('/notifications/choices') },
    ...{ back: at.under('/notifications'), mayChange: on === null },
    kinds: NOTICE_KINDS.map((kind) => ({
      kind,
      label: w.kind[kind],
      note: kind === 'bank' ? w.choices.bankNote : '',
      ways: waysOf(kind).map((way) => ({ kind, way, label: w.way[way], chosen: chosen[kind] === way })),
    })),
  });
}

async function choose(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const { asked, work, person, at } = visit;
  const given = NOTICE_KINDS.map((kind) => {
    const way = waysOf(kind).find((one) => one === asked.form.get(kind));
    if (way === undefined) throw new WrongUse(w.choices.wrong, w.choices.text);
    return [kind, way] as const;
  });
  await chooseNotices(work, person.id, Object.fromEntries(given) as NoticeChoices);
  asked.session.tell({ text: w.choices.saved });
  return see(at.under('/notifications/choices'));
}
