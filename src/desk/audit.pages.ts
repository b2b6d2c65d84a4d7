import { verifyAudit, type Verdict } from '../audit/actions';
import { countLines, findLines, namesIn, type FoundLine, type LineFilter } from '../audit/search.store';
import { beginningOf, toldBy } from '../audit/told';
import type { Route, Visit } from '../companies/visit.pages';
import { addDays, dayFrom } from '../kernel/day';
import type { IdKind } from '../kernel/ids';
import { AUDIT_WORDS } from '../languages/audit-words';
import type { AuditWords } from '../languages/audit-words.en';
import { FRAME_WORDS } from '../languages/frame-words';
import { countText, fill, inLanguage, momentText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { csvOf, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import { ownersOf, type Owner } from './audit.panel';

/** Who did what to what, when, and whether the record is as it was written. */
export const auditRoutes: readonly Route[] = [
  { method: 'get', path: '/audit', right: 'approve', visit: list },
  { method: 'get', path: '/audit/totals', right: 'approve', visit: totals },
  { method: 'get', path: '/audit/export', right: 'approve', visit: exported },
  { method: 'get', path: '/audit/check', right: 'approve', visit: check },
];

interface Auditing {
  readonly visit: Visit;
  readonly w: AuditWords;
  readonly people: readonly ListedPerson[];
  readonly names: { readonly actors: readonly string[]; readonly kinds: readonly string[] };
}

async function auditing(visit: Visit): Promise<Auditing> {
  const { read } = visit.work.db;
  const [people, names] = [await peopleOf(read), await namesIn(read, visit.company.id)];
  return { visit, w: inLanguage(AUDIT_WORDS, visit.language), people, names };
}

interface Shown {
  readonly line: FoundLine;
  readonly owner: Owner | undefined;
}

async function list(visit: Visit): Promise<Answer> {
  const asking = await auditing(visit);
  const { w } = asking;
  const spec = specOf(asking);
  const asked = readList(visit.asked.query, spec);
  const rows = await shown(visit, await findLines(visit.work.db.read, questionOf(asking)));
  const { on: _, ...state } = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    exports: [
      { label: w.export.csv, href: visit.at.under('/audit/export', state) },
      { label: w.export.xlsx, href: visit.at.under('/audit/export', { ...state, as: 'xlsx' }) },
    ],
    totals: visit.at.under('/audit/totals', state),
    empty: { text: w.empty, action: { label: w.clear, href: visit.at.audit } },
  });
  const { title, text } = w;
  return page('pages/desk/audit', title, { w, title, text, check: visit.at.under('/audit/check'), list: listed });
}

async function shown(visit: Visit, lines: readonly FoundLine[]): Promise<Shown[]> {
  const about = (kind: string): number[] => lines.flatMap(({ ref }) => numberIn(ref, kind) ?? []);
  const wanted = { items: about('item'), entries: about('entry') };
  const owners = await ownersOf(visit.work.db.read, visit.company.id, wanted);
  return lines.map((line) => {
    const [item, entry] = [numberIn(line.ref, 'item'), numberIn(line.ref, 'entry')];
    return { line, owner: owners.find(({ itemId, entryId }) => itemId === item || entryId === entry) };
  });
}

/** The row number in `dispute/3`, where it is of that kind. */
function numberIn(ref: string, kind: string): number | undefined {
  const [name, text = '', ...more] = ref.split('/');
  const found = Number(text);
  return name === kind && more.length === 0 && /^\d+$/.test(text) && Number.isSafeInteger(found) ? found : undefined;
}

function specOf({ visit, w, people, names }: Auditing): ListSpec<Shown> {
  const named = (value: string, label: string): { value: string; label: string } => ({ value, label });
  const nouns = [...new Set(names.kinds.map((kind) => kind.split('.')[0] ?? kind))];
  return {
    path: visit.at.audit,
    columns: columnsOf(visit, w, people),
    filters: [
      {
        name: 'who',
        label: w.filter.who,
        kind: 'select',
        options: names.actors.map((actor) => named(actor, nameOf(people, actor))),
      },
      {
        name: 'kind',
        label: w.filter.kind,
        kind: 'select',
        options: [...nouns, ...names.kinds].sort().map((kind) => named(kind, kindText(kind))),
      },
      { name: 'about', label: w.filter.about, kind: 'text' },
      { name: 'from', label: w.filter.from, kind: 'day' },
      { name: 'to', label: w.filter.to, kind: 'day' },
    ],
    sort: '-at',
  };
}

/** `dispute.raised`: dispute · raised. */
const kindText = (kind: string): string => kind.replace('.', ' · ').replaceAll(/[_-]/g, ' ');

function columnsOf(visit: Visit, w: AuditWords, people: readonly ListedPerson[]): readonly Column<Shown>[] {
  const { locale, company } = visit;
  const c = w.column;
  return [
    { key: 'at', label: c.at, cell: ({ line }) => ({ text: momentText(line.recordedAt, locale, company.zone) }) },
    { key: 'who', label: c.who, cell: ({ line }) => ({ text: nameOf(people, line.actor) }) },
    { key: 'what', label: c.what, cell: ({ line }) => ({ text: kindText(line.kind) }) },
    { key: 'about', label: c.about, cell: (row) => aboutCell(visit, row) },
    { key: 'change', label: c.change, cell: ({ line }) => ({ text: changeText(w, line) }) },
    {
      key: 'line',
      label: c.line,
      numeric: true,
      optional: true,
      cell: ({ line }) => ({ text: line.seq === null ? '' : String(line.seq) }),
    },
  ];
}

const PAGES: Readonly<Record<string, IdKind>> = {
  ...{ customer: 'customer', dispute: 'dispute', promise: 'promise', run: 'run', message: 'message', import: 'import' },
  ...{ dossier: 'dossier', case: 'case', task: 'task' },
};

function aboutCell({ at, work }: Visit, { line, owner }: Shown): { text: string; href?: string } {
  const { ref } = line;
  const [noun = ''] = ref.split('/');
  const kind = PAGES[noun];
  const id = kind && numberIn(ref, noun);
  if (kind !== undefined && id !== undefined)
    return { text: ref, href: at[kind as 'customer'](work.ids.seal(kind, id)) };
  if (owner === undefined) return { text: ref };
  const customer = at.customer(work.ids.seal('customer', owner.customerId));
  return { text: ref, href: `${customer}#${work.ids.seal('item', owner.itemId)}` };
}

/** Old → new, where the line says both. */
function changeText(w: AuditWords, { payload }: FoundLine): string {
  if (payload === null) return w.erased;
  return toldBy(payload)
    .map(({ field, before, after }) => {
      const name = field === '' ? '' : `${field}: `;
      return before === null ? `${name}${after}` : `${name}${before} → ${after}`;
    })
    .join(' · ');
}

function questionOf(asking: Auditing): LineFilter {
  const { visit } = asking;
  const asked = readList(visit.asked.query, specOf(asking));
  const [from, to] = [dayFrom(asked.filters['from'] ?? ''), dayFrom(asked.filters['to'] ?? '')];
  const last = visit.on !== null && (to === undefined || to > visit.on) ? visit.on : to;
  return {
    companyId: visit.company.id,
    actor: asked.filters['who'] ?? '',
    kind: asked.filters['kind'] ?? '',
    ref: asked.text === '' ? (asked.filters['about'] ?? '') : asked.text,
    from: from === undefined ? '' : beginningOf(visit.company.zone, from),
    before: last === undefined ? '' : beginningOf(visit.company.zone, addDays(last, 1)),
    ...pageOf(asked),
  };
}

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.audit);
  const asking = await auditing(visit);
  const count = await countLines(visit.work.db.read, questionOf(asking));
  const line = { label: asking.w.title, sum: countText(asking.w.total, count, visit.locale) };
  return part('pages/partials/totals', { lines: [line] });
}

const MOST_ROWS = 200_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function exported(visit: Visit): Promise<Answer> {
  const asking = await auditing(visit);
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
  const name = `${visit.company.code}-audit-${visit.work.today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}

async function check(visit: Visit): Promise<Answer> {
  const w = inLanguage(AUDIT_WORDS, visit.language);
  const verdict = await verifyAudit(visit.work.db.read, visit.company.id);
  return page('pages/desk/audit-check', w.check.title, {
    w,
    title: w.check.title,
    ok: verdict.ok,
    said: saidOf(w, verdict, visit.locale),
    findings: verdict.findings.slice(0, MOST_FINDINGS).map(({ seq, kind, ref, flaw }) => ({
      place: fill(w.check.place, { seq: seq ?? '?', kind: kindText(kind), ref }),
      flaw: w.check.flaw[flaw],
    })),
    back: visit.at.audit,
  });
}

const MOST_FINDINGS = 100;

function saidOf(w: AuditWords, verdict: Verdict, locale: string): string[] {
  const { ok, sealed, unsealed, erased, head, findings } = verdict;
  const c = w.check;
  return [
    ok ? fill(c.intact, { lines: countText(w.total, sealed, locale) }) : countText(c.broken, findings.length, locale),
    ...(ok ? [] : [c.remedy]),
    ...(unsealed === 0 ? [] : [countText(c.waiting, unsealed, locale)]),
    ...(erased === 0 ? [] : [countText(c.erased, erased, locale)]),
    ...(sealed === 0 ? [] : [fill(c.head, { hash: head.hash })]),
  ];
}
