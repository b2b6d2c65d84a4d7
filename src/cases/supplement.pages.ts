import { randomBytes } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import { effectOf, isNothing } from '../dossier/supplement';
import type { MadeSupplement } from '../dossier/supplement.actions';
import { format } from '../kernel/money';
import { dayText, countText, fill, inLanguage, momentText } from '../languages/said';
import { SUPPLEMENT_WORDS } from '../languages/supplement-words';
import { file, NotFound, see, type Answer } from '../platform/web/answer';
import type { Work } from '../platform/work';
import { caseById, type CaseView } from './case.panel';
import type { CasesDeps } from './deps.pages';
import { onceIn } from './report-form';
import { assessSupplement, makeSupplement } from './supplement.actions';
import { supplementsOf, type KeptSupplement } from './supplement.store';

/** Supplements on the page of a case: what they would say now, the way to make one, and those that were made. */
export const supplementRoutes = (deps: CasesDeps): readonly Route[] => [
  { method: 'post', path: '/cases/:case/supplement', right: 'work', visit: (visit) => make(visit, deps) },
  { method: 'get', path: '/cases/:case/supplement/:n', right: 'see', visit: download },
];

async function caseAsked({ work, company, asked }: Visit): Promise<CaseView> {
  const id = work.ids.open('case', asked.params['case'] ?? '');
  const found = id === undefined ? undefined : await caseById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return found;
}

/** So long the answer waits; what takes longer goes on behind the page. */
const PATIENCE_MS = 15_000;

async function make(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { work, company, asked, at, locale } = visit;
  const found = await caseAsked(visit);
  const once = onceIn(asked.form);
  if (once === undefined) throw new NotFound();
  const w = inLanguage(SUPPLEMENT_WORDS, visit.language);
  const begun = deps.behind.begin(`supplement/${company.id}/${found.id}/${once}`, () =>
    makeSupplement(work, company, found.id, (q) => deps.holdSources(q)),
  );
  await begun.over(PATIENCE_MS);
  if (begun.state === 'failed') throw begun.error;
  asked.session.tell({ text: begun.value === undefined ? w.going : madeText(begun.value) });
  return see(at.case(work.ids.seal('case', found.id)));

  function madeText({ n, currency, beforeMinor, afterMinor, to }: MadeSupplement): string {
    const money = (minor: number): string => format({ minor, currency }, locale);
    const made = fill(w.made, { n, before: money(beforeMinor), after: money(afterMinor) });
    return `${made} ${to === null ? w.nobodyTold : fill(w.told, { to })}`;
  }
}

async function download(visit: Visit): Promise<Answer> {
  const found = await caseAsked(visit);
  const n = Number(visit.asked.params['n']);
  const made = (await supplementsOf(visit.work.db.read, visit.company.id, found.id)).find((one) => one.n === n);
  return supplementFile(visit.work, made, visit.asked.query);
}

/** The bytes as they were made: `as=zip`, or a PDF, of several the one that `part` names. */
export function supplementFile(work: Work, made: KeptSupplement | undefined, query: URLSearchParams): Answer {
  const part = made?.files[Number(query.get('part') ?? '1') - 1];
  if (made === undefined || part === undefined) throw new NotFound();
  if (query.get('as') !== 'zip') return file(part.fileName, 'application/pdf', { path: work.files.path(part.sha) });
  const [first] = made.files;
  const name = (first ?? part).fileName.replace(/(_1-of-\d+)?\.pdf$/, '.zip');
  return file(name, 'application/zip', { path: work.files.path(made.zipSha) });
}

/** Rows for the desk and for the partner. */
export function supplementRows(
  made: readonly KeptSupplement[],
  { locale, zone, language }: { readonly locale: string; readonly zone: string; readonly language: string },
  href: (query: Readonly<Record<string, string>>, n: number) => string,
): unknown[] {
  const w = inLanguage(SUPPLEMENT_WORDS, language);
  return made.map(({ n, onDay, currency, beforeMinor, afterMinor, openedAt, files }) => ({
    name: fill(w.open, { n }),
    on: dayText(onDay, locale),
    before: format({ minor: beforeMinor, currency }, locale),
    after: format({ minor: afterMinor, currency }, locale),
    opened: openedAt === null ? w.notOpened : momentText(openedAt, locale, zone),
    ways: [
      ...files.map((_, at) => ({
        label: files.length === 1 ? w.pdf : fill(w.part, { n: at + 1 }),
        href: href({ as: 'pdf', part: String(at + 1) }, n),
      })),
      { label: w.zip, href: href({ as: 'zip' }, n) },
    ],
  }));
}

/** The section of the case's page. */
export async function supplementBlanks(visit: Visit, found: CaseView, deps: CasesDeps): Promise<unknown> {
  const { work, company, locale, language, at } = visit;
  const w = inLanguage(SUPPLEMENT_WORDS, language);
  const here = at.case(work.ids.seal('case', found.id));
  const made = await supplementsOf(work.db.read, company.id, found.id);
  const isOpen = found.state === 'with_partner' && visit.on === null;
  const now = isOpen ? await assessSupplement(work, found, (q) => deps.holdSources(q)) : undefined;
  const money = (minor: number): string => format({ minor, currency: found.currency }, locale);
  const news = now && !isNothing(now.supplement) ? now.supplement : undefined;
  const effect = news && effectOf(news);
  return {
    w,
    rows: supplementRows(made, { locale, zone: company.zone, language }, (query, n) =>
      at.under(`/cases/${visit.asked.params['case'] ?? ''}/supplement/${n}`, query),
    ),
    news:
      news === undefined || effect === undefined
        ? isOpen
          ? w.noNews
          : ''
        : fill(countText(w.news, news.changes.length, locale), {
            before: money(effect.beforeMinor),
            after: money(effect.afterMinor),
          }),
    make: news !== undefined && visit.may('work') ? `${here}/supplement` : '',
    button: fill(w.make, { n: news?.n ?? 1 }),
    once: randomBytes(16).toString('hex'),
  };
}
