import { countLines, findLines, type LineFilter } from '../audit/search.store';
import { beginningOf } from '../audit/told';
import type { Route, Visit } from '../companies/visit.pages';
import { addDays, dayFrom } from '../kernel/day';
import { AUDIT_LINE_WORDS } from '../languages/audit-line-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { countText, fill, inLanguage, labelled } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { mayEverywhere } from '../people/rights';
import type { Behind } from '../platform/behind';
import { csvOf, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type ListSpec } from '../platform/web/list';
import { auditing, kindText, nounText, type Auditing, type Chosen } from './audit-asked.pages';
import { changeText, columnsOf, shown, whoText, type Shown } from './audit-cells.pages';
import { auditCheckRoutes } from './audit-check.pages';

/** Who did what to what, when: at a company, and in the installation itself. */
export const auditRoutes = (behind: Behind): readonly Route[] => [
  { method: 'get', path: '/audit', right: 'approve', visit: (visit) => list(visit, 'company') },
  { method: 'get', path: '/audit/totals', right: 'approve', visit: (visit) => totals(visit, 'company') },
  { method: 'get', path: '/audit/export', right: 'approve', visit: (visit) => exported(visit, 'company') },
  { method: 'get', path: '/audit/installation', right: 'administer', visit: (visit) => list(visit, 'installation') },
  { method: 'get', path: '/audit/installation/totals', right: 'administer', visit: (visit) => totals(visit, 'installation') },
  { method: 'get', path: '/audit/installation/export', right: 'administer', visit: (visit) => exported(visit, 'installation') },
  ...auditCheckRoutes(behind),
]; // prettier-ignore

async function list(visit: Visit, chosen: Chosen): Promise<Answer> {
  const asking = await auditing(visit, chosen);
  const { w, chain } = asking;
  const spec = specOf(asking);
  const asked = readList(visit.asked.query, spec);
  const rows = await shown(asking, await findLines(visit.work.db.read, questionOf(asking)));
  const { on: _, ...state } = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    exports: [
      { label: w.export.csv, href: chain.under('/export', state) },
      { label: w.export.xlsx, href: chain.under('/export', { ...state, as: 'xlsx' }) },
    ],
    totals: chain.under('/totals', state),
    empty: { text: w.empty, action: { label: w.clear, href: chain.under('') } },
  });
  const own = chosen === 'company';
  const blanks = {
    w,
    title: own ? w.title : labelled(visit.language, w.title, w.installation.title),
    text: own ? w.text : w.installation.text,
    check: chain.under('/check'),
    chains: mayEverywhere(visit.person, 'administer')
      ? [
          { label: w.installation.company, href: visit.at.audit, chosen: own },
          { label: w.installation.title, href: visit.at.under('/audit/installation'), chosen: !own },
        ]
      : [],
    list: listed,
  };
  return page('pages/desk/audit', blanks.title, blanks);
}

function specOf(asking: Auditing): ListSpec<Shown> {
  const { visit, chain, w, people, names } = asking;
  const named = (value: string, label: string): { value: string; label: string } => ({ value, label });
  return {
    path: chain.under(''),
    columns: columnsOf(asking),
    filters: [
      {
        name: 'who',
        label: w.filter.who,
        kind: 'select',
        options: names.actors.map((actor) => named(actor, whoText(w, people, actor))),
      },
      { name: 'kind', label: w.filter.kind, kind: 'select', options: kindsOf(visit, names.kinds) },
      { name: 'about', label: w.filter.about, kind: 'text' },
      { name: 'from', label: w.filter.from, kind: 'day' },
      { name: 'to', label: w.filter.to, kind: 'day' },
    ],
    sort: '-at',
  };
}

/** Each noun with all that was done to it, then one by one. */
function kindsOf({ language }: Visit, kinds: readonly string[]): { value: string; label: string }[] {
  const { all } = inLanguage(AUDIT_LINE_WORDS, language);
  const nouns = [...new Set(kinds.map((kind) => kind.split('.')[0] ?? kind))];
  return nouns
    .map((noun) => ({ noun, label: nounText(language, noun) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
    .flatMap(({ noun, label }) => [
      { value: noun, label: fill(all, { noun: label }) },
      ...kinds
        .filter((kind) => kind.startsWith(`${noun}.`))
        .map((kind) => ({ value: kind, label: kindText(language, kind) })),
    ]);
}

function questionOf(asking: Auditing): LineFilter {
  const { visit, chain } = asking;
  const asked = readList(visit.asked.query, specOf(asking));
  const [from, to] = [dayFrom(asked.filters['from'] ?? ''), dayFrom(asked.filters['to'] ?? '')];
  const last = visit.on !== null && (to === undefined || to > visit.on) ? visit.on : to;
  return {
    companyId: chain.whose,
    actor: asked.filters['who'] ?? '',
    kind: asked.filters['kind'] ?? '',
    ref: asked.text === '' ? (asked.filters['about'] ?? '') : asked.text,
    from: from === undefined ? '' : beginningOf(visit.company.zone, from),
    before: last === undefined ? '' : beginningOf(visit.company.zone, addDays(last, 1)),
    ...pageOf(asked),
  };
}

async function totals(visit: Visit, chosen: Chosen): Promise<Answer> {
  const asking = await auditing(visit, chosen);
  if (!visit.asked.partial) return see(asking.chain.under(''));
  const count = await countLines(visit.work.db.read, questionOf(asking));
  const line = { label: asking.w.title, sum: countText(asking.w.total, count, visit.locale) };
  return part('pages/partials/totals', { lines: [line] });
}

const MOST_ROWS = 200_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** For machines and auditors: kinds and things by their codes. */
async function exported(visit: Visit, chosen: Chosen): Promise<Answer> {
  const asking = await auditing(visit, chosen);
  const { w, people } = asking;
  const c = w.column;
  const lines = await findLines(visit.work.db.read, { ...questionOf(asking), offset: 0, limit: MOST_ROWS });
  const sheet: Sheet = {
    name: w.title,
    head: [c.line, c.at, c.who, '#', c.what, c.about, c.change],
    rows: lines.map((line) => [
      line.seq,
      ...[line.recordedAt, nameOf(people, line.actor), line.actor, line.kind, line.ref, changeText(w, line)],
    ]),
  };
  const name = `${chosen === 'company' ? visit.company.code : chosen}-audit-${visit.work.today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}
