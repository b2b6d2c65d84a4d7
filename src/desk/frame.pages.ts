import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { companyPaths, PATHS } from '../kernel/paths';
import type { Day } from '../kernel/day';
import { AWAY_WORDS } from '../languages/away-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { NOTICE_WORDS } from '../languages/notice-words';
import type { FrameWords } from '../languages/frame-words.en';
import { reasonText } from '../languages/refusal';
import { colonIn, dayText, fill, inLanguage, isLanguage } from '../languages/said';
import { judgeFreshness, requiredLate } from '../ledger/freshness';
import { freshnessOf } from '../ledger/freshness.store';
import type { Person } from '../people/person';
import { mayEverywhere } from '../people/rights';
import type { Query } from '../platform/db';
import type { Views } from '../platform/views';
import type { Asked, PageAnswer } from '../platform/web/answer';
import { assetPaths } from '../platform/web/assets';
import type { Around } from '../platform/web/serve';
import { sectionAbout } from './help';
import { MOST_SHOWN, unreadCount } from './notices.store';
import { visitOf } from './guard.pages';
import { keptList } from './list-keeping.pages';

/**
 * What is around every page: where one is, where one can go, how fresh the ledger is, what was just done. A place that
 * nobody built, or that the person may not see, is not on it.
 */
export interface FrameParts {
  readonly views: Views;
  readonly routes: readonly Route[];
  /** Who is signed in, on the pages that belong to no company. */
  whoever(asked: Asked): Promise<Person | undefined>;
}

export async function framed(parts: FrameParts, answer: PageAnswer, asked: Asked, around: Around): Promise<string> {
  const visit = visitOf(asked);
  const person = visit?.person ?? (await parts.whoever(asked));
  const lang = answer.language ?? person?.language ?? (isLanguage(asked.language) ? asked.language : 'en');
  const w = inLanguage(FRAME_WORDS, lang);
  const common = {
    csrf: around.csrf,
    assets: assetPaths(),
    lang,
    colon: colonIn(lang),
    theme: person?.theme ?? 'auto',
  };
  const kept =
    visit?.memory === undefined || answer.blanks['list'] === undefined
      ? {}
      : { list: keptList(visit, visit.memory, answer.blanks['list']) };
  const body = parts.views.render(answer.view, { ...answer.blanks, ...kept, ...common });
  if (answer.frame === 'part') return body;
  const page = { ...common, title: answer.title, body, w, notices: noticesIn(around) };
  if (answer.frame === 'portal' || answer.frame === 'partner')
    return parts.views.render(`layouts/${answer.frame}`, {
      ...page,
      creditor: answer.blanks['creditor'] ?? '',
      brand: answer.blanks['brand'] ?? { css: '', logo: '', behalf: '' },
    });
  if (answer.frame === 'bare' || visit === undefined) return parts.views.render('layouts/bare', page);
  return parts.views.render('layouts/desk', { ...page, ...(await deskBlanks(parts.routes, visit, w)) });
}

const noticesIn = ({ notices }: Around): unknown[] =>
  notices.map(({ text, undo }) => ({
    text,
    undo: undo && { path: undo.path, fields: Object.entries(undo.fields).map(([name, value]) => ({ name, value })) },
  }));

async function deskBlanks(
  routes: readonly Route[],
  visit: CompanyVisit,
  w: FrameWords,
): Promise<Readonly<Record<string, unknown>>> {
  const { company, companies, person, locale, on, at, asked, work } = visit;
  const [here = '', query = ''] = asked.url.split('?');
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'on');
  const [{ text, stale, testMode, fixedDay }, bell] = await Promise.all([
    freshnessLine(work.db.read, visit, w),
    bellOf(visit),
  ]);
  const today = companyPaths(company.code);
  return {
    company: { name: company.legalName },
    companies: companies.map((one) => ({
      name: one.legalName,
      href: companyPaths(one.code, on).today,
      current: one.id === company.id,
    })),
    home: at.today,
    search: today.under('/search'),
    suggest: at.under('/search/suggest'),
    other_day: on ?? '',
    as_of: on === null && fixedDay === null ? w.asOfToday : dayText(work.today, locale),
    day: work.today,
    here,
    kept: kept.map(([name, value]) => ({ name, value })),
    tint: on === null ? '' : fill(w.asOfTint, { day: dayText(on, locale) }),
    back_to_today: `${here}${kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`}`,
    person: person.name,
    people: mayEverywhere(person, 'administer') ? PATHS.people : '',
    nav: navOf(routes, visit, w),
    ...bell,
    away: at.under('/away'),
    away_words: inLanguage(AWAY_WORDS, visit.language).menu,
    help: `${at.under('/help')}#${sectionAbout(here.slice(today.today.length))}`,
    freshness: text,
    stale,
    test_mode: testMode ? w.testMode : '',
    demo: fixedDay === null ? '' : fill(w.demo, { day: dayText(fixedDay, locale) }),
  };
}

async function bellOf({ work, company, person, language, at }: Visit): Promise<Readonly<Record<string, string>>> {
  const w = inLanguage(NOTICE_WORDS, language);
  const n = await unreadCount(work.db.read, { companyId: company.id, personId: person.id });
  const shown = n > MOST_SHOWN ? `${MOST_SHOWN}+` : String(n);
  const words = n === 0 ? w.bellNone : fill(w.bell, { n: shown });
  return { bell: at.under('/notifications'), bell_count: n === 0 ? '' : shown, bell_words: words };
}

/** A visit together with the companies the person may go to. */
type CompanyVisit = NonNullable<ReturnType<typeof visitOf>>;

async function freshnessLine(
  q: Query,
  visit: Visit,
  w: FrameWords,
): Promise<{ text: string; stale: boolean; testMode: boolean; fixedDay: Day | null }> {
  const { company, work, locale } = visit;
  const [settings, known] = await Promise.all([settingsOf(q, company.id), freshnessOf(q, company.id)]);
  const { fresh, asOf, assumed, needed, late = [] } = judgeFreshness(known, settings, work.today);
  const { testMode, fixedDay } = settings;
  if (late.length > 0) return { text: lateText(visit, late, needed), stale: true, testMode, fixedDay };
  if (asOf === null) return { text: w.ledgerNone, stale: false, testMode, fixedDay };
  const sentence = !fresh ? w.ledgerStale : assumed ? w.ledgerAssumed : w.ledgerFresh;
  const text = fill(sentence, { day: dayText(asOf, locale), needed: dayText(needed, locale) });
  return { text, stale: !fresh, testMode, fixedDay };
}

/** The same sentence as that of the refusal: the day alone would not say why. */
const lateText = (visit: Visit, late: readonly string[], needed: Day): string =>
  reasonText(requiredLate(late, needed).message, visit);

const PLACES = [
  ['today', ''],
  ['items', '/items'],
  ['cash', '/cash'],
  ['customers', '/customers'],
  ['runs', '/runs'],
  ['statements', '/statements'],
  ['disputes', '/disputes'],
  ['promises', '/promises'],
  ['calls', '/calls'],
  ['recovery', '/recovery'],
  ['reports', '/reports'],
  ['imports', '/imports'],
  ['tasks', '/tasks'],
  ['inbox', '/inbox'],
  ['messages', '/messages'],
  ['strategies', '/strategies'],
  ['templates', '/templates'],
  ['audit', '/audit'],
  ['settings', '/settings'],
  ['help', '/help'],
] as const satisfies readonly (readonly [keyof FrameWords['nav'], string])[];
/** Pages that stand under the name of another. */
const BESIDE: Readonly<Partial<Record<keyof FrameWords['nav'], readonly string[]>>> = {
  calls: ['/visits'],
  recovery: ['/cases', '/insolvency-list'],
};
/** What one sets up stands apart from what one works with. */
const FIRST_APART = 'strategies';

function navOf(routes: readonly Route[], visit: Visit, w: FrameWords): unknown[] {
  const here = visit.asked.url.split('?')[0] ?? '';
  const built = PLACES.filter(([, path]) =>
    routes.some((route) => route.method === 'get' && route.path === path && visit.may(route.right)),
  );
  return built.map(([name, path]) => {
    const href = visit.at.under(path);
    const own = href.split('?')[0] ?? '';
    const places = [own, ...(BESIDE[name] ?? []).map((beside) => visit.at.under(beside).split('?')[0] ?? '')];
    const current = places.some((place) => here === place || (path !== '' && here.startsWith(`${place}/`)));
    return { label: w.nav[name], href, current, apart: name === FIRST_APART };
  });
}
