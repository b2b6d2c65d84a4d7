import { createHash } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { addDays, dayFrom, maxDay, minDay, type Day } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { JOURNAL_WORDS } from '../languages/journal-words';
import type { JournalWords } from '../languages/journal-words.en';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { file, NotFound, page, see, type Answer } from '../platform/web/answer';
import { exportJournal, journalFile, previewJournal, undoJournal, type JournalDeps } from './actions';
import { isStopping, nextDay, type Preview } from './books';
import { faultText } from './fault-text';
import { totalsOf } from './posting';
import { exportBy, exportsOf, lastExport, linesOfExport, type JournalExport, type KeptLine } from './store';
import { MEDIA } from './write.actions';

/** Journals back to accounting: what is to be exported, the exports, each with its lines and its file, and the way back. */
export const journalPages = (deps: JournalDeps): readonly Route[] => [
  { method: 'get', path: '/journals', right: 'see', visit: (visit) => list(visit, deps) },
  { method: 'post', path: '/journals', right: 'approve', visit: (visit) => make(visit, deps) },
  { method: 'get', path: '/journals/:journal', right: 'see', visit: show },
  { method: 'get', path: '/journals/:journal/file', right: 'see', visit: download },
  { method: 'post', path: '/journals/:journal/undo', right: 'approve', visit: undo },
];

const wordsOf = (visit: Visit): JournalWords => inLanguage(JOURNAL_WORDS, visit.language);
const MOST_KEPT = 50;
const MOST_SHOWN = 100;

/** Without a day only the form and what was exported: looking through all that happened takes a moment. */
async function list(visit: Visit, deps: JournalDeps, changed = false): Promise<Answer> {
  const { query, form } = visit.asked;
  const w = wordsOf(visit);
  const { at, work, company, locale } = visit;
  const typed = (form.get('until') ?? query.get('until') ?? '').trim().slice(0, 20);
  const until = dayFrom(typed);
  const isWrong = typed !== '' && until === undefined;
  const preview = until === undefined ? null : await previewJournal(work.db.read, work, company, { until, ...deps });
  const people = await peopleOf(work.db.read);
  const kept = await exportsOf(work.db.read, company.id, MOST_KEPT);
  const blanks = {
    w,
    action: at.under('/journals'),
    settings: visit.may('approve') ? at.under('/settings/accounting') : '',
    until: typed === '' ? await usualDay(visit) : typed,
    wrong: isWrong ? w.wrongDay : '',
    changed: changed ? w.changed : '',
    preview: preview && previewBlanks(visit, preview),
    rows: kept.map((one) => ({
      href: at.under(`/journals/${work.ids.seal('journal_export', one.id)}`),
      number: numberText(one.number, locale),
      period: periodText(visit, one),
      format: w.format[one.format],
      postings: numberText(one.postings, locale),
      sum: format({ minor: one.debitMinor, currency: one.currency }, locale),
      when: momentText(one.recordedAt, locale, company.zone),
      by: nameOf(people, one.recordedBy),
      state: w.state[one.endedAt === null ? 'stands' : 'undone'],
    })),
  };
  return page('pages/journals/list', w.title, blanks, { status: isWrong ? 422 : changed ? 409 : 200 });
}

/** The end of last month, unless that was exported: then today. */
async function usualDay({ work, company }: Visit): Promise<Day> {
  const { accounting } = await settingsOf(work.db.read, company.id);
  const next = nextDay(await lastExport(work.db.read, company.id), accounting);
  const ended = addDays(`${work.today.slice(0, 8)}01` as Day, -1);
  return next !== null && ended < next ? minDay(maxDay(next, work.today), work.today) : ended;
}

const periodText = (visit: Visit, { from, until }: { readonly from: Day; readonly until: Day }): string =>
  fill(wordsOf(visit).period, { from: dayText(from, visit.locale), until: dayText(until, visit.locale) });

function previewBlanks(visit: Visit, preview: Preview): object {
  const w = wordsOf(visit);
  const { locale } = visit;
  const { postings, faults, late, unrated, keptOut, vatToCheck, until } = preview;
  const n = countText(w.postings, postings.length, locale);
  const stops = faults.some(isStopping);
  return {
    period: until < preview.from ? '' : periodText(visit, preview),
    summary: fill(w.summary, { n, format: w.format[preview.format] }),
    faults: faults.map((fault) => ({ ...faultText(fault, w, locale), stops: isStopping(fault) })),
    notes: [
      ...(late === 0 ? [] : [countText(w.late, late, locale)]),
      ...unrated.map(({ currency, count }) => fill(w.unrated, { n: countText(w.postings, count, locale), currency })),
      ...(vatToCheck.count === 0 ? [] : [fill(countText(w.vatToCheck, vatToCheck.count, locale), { law: vatToCheck.law ?? '', how: vatToCheck.percent === null ? w.vatNone : fill(w.vatTaken, { percent: vatToCheck.percent }) })]), // prettier-ignore
      ...(keptOut === 0 ? [] : [countText(w.keptOut, keptOut, locale)]),
    ],
    submit: stops || !visit.may('approve') || visit.on !== null ? '' : fill(w.export, { n }),
    day: until,
    seen: seenOf(preview),
    totals: totalsOf(postings).map(({ account, role, currency, debitMinor, creditMinor }) => ({
      account: account !== '' ? account : role === 'receivable' && preview.format === 'datev' ? w.own : '',
      missing: account === '' && !(role === 'receivable' && preview.format === 'datev'),
      role: w.labels.role[role],
      debit: debitMinor === 0 ? '' : formatAmount({ minor: debitMinor, currency }, locale),
      credit: creditMinor === 0 ? '' : formatAmount({ minor: creditMinor, currency }, locale),
      currency,
    })),
    lines: postings
      .slice(0, MOST_SHOWN)
      .flatMap((posting) =>
        posting.lines.map((line, place) => lineBlanks(visit, { ...posting, ...line, voucher: null, place })),
      ),
    first: postings.length > MOST_SHOWN ? fill(w.first, { n: numberText(MOST_SHOWN, locale) }) : '',
  };
}

/** What the page showed, as one mark: whoever exports it gets that and nothing else. */
const seenOf = ({ postings, accounting }: Preview): string =>
  createHash('sha256')
    .update(JSON.stringify([accounting, postings]))
    .digest('hex')
    .slice(0, 32);

type ShownLine = Omit<KeptLine, 'voucher' | 'back'> & {
  readonly voucher: number | null;
  readonly back: boolean | number;
  readonly place: number;
};

function lineBlanks({ at, work, locale, language }: Visit, line: ShownLine): object {
  const w = inLanguage(JOURNAL_WORDS, language);
  const { kind, back, minor, currency, place } = line;
  const what = w.labels.kind[kind];
  const amount = formatAmount({ minor: Math.abs(minor), currency }, locale);
  const isFirst = place === 0;
  return {
    first: isFirst,
    voucher: isFirst && line.voucher !== null ? String(line.voucher) : '',
    on: isFirst ? dayText(line.on, locale) : '',
    own: isFirst && line.eventOn !== line.on ? dayText(line.eventOn, locale) : '',
    what: isFirst ? (back ? fill(w.labels.back, { text: what }) : what) : '',
    document: isFirst ? line.document : '',
    customer: isFirst ? `${line.customerCode} ${line.customerName}`.trim() : '',
    href: line.customerId === null ? '' : at.customer(work.ids.seal('customer', line.customerId)),
    account: line.account,
    role: w.labels.role[line.role],
    debit: minor > 0 ? amount : '',
    credit: minor < 0 ? amount : '',
    currency,
  };
}

async function make(visit: Visit, deps: JournalDeps): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const w = wordsOf(visit);
  const until = dayFrom((asked.form.get('until') ?? '').trim());
  if (until === undefined) return list(visit, deps);
  const preview = await previewJournal(work.db.read, work, company, { until, ...deps });
  if (seenOf(preview) !== asked.form.get('seen')) return list(visit, deps, true);
  const made = await exportJournal(work, company, { until, ...deps }, (fault) => faultText(fault, w, locale));
  asked.session.tell({ text: fill(w.exported, { number: numberText(made.number, locale) }) });
  return see(visit.at.under(`/journals/${work.ids.seal('journal_export', made.id)}`));
}

async function journalAsked({ work, company, asked }: Visit): Promise<JournalExport> {
  const id = work.ids.open('journal_export', asked.params['journal'] ?? '');
  const found = id === undefined ? undefined : await exportBy(work.db.read, company.id, { id });
  if (found === undefined) throw new NotFound();
  return found;
}

const ROWS = 200;

async function show(visit: Visit): Promise<Answer> {
  const one = await journalAsked(visit);
  const w = wordsOf(visit);
  const { work, company, locale, asked } = visit;
  const wanted = Number(asked.query.get('page') ?? '1');
  const n = Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1;
  const lines = await linesOfExport(work.db.read, company.id, one.id, { most: ROWS + 1, offset: (n - 1) * ROWS });
  const people = await peopleOf(work.db.read);
  const here = visit.at.under(`/journals/${asked.params['journal'] ?? ''}`);
  const pageAt = (at: number): string => visit.at.under(`/journals/${asked.params['journal'] ?? ''}`, { page: String(at) }); // prettier-ignore
  const isLast = (await lastExport(work.db.read, company.id))?.id === one.id;
  const title = fill(w.one, { number: numberText(one.number, locale) });
  return page('pages/journals/one', title, {
    ...{ w, title, list: visit.at.under('/journals') },
    from: fill(w.from, {
      ...{ period: periodText(visit, one), n: countText(w.postings, one.postings, locale), format: w.format[one.format] },
      ...{ when: momentText(one.recordedAt, locale, company.zone), who: nameOf(people, one.recordedBy) },
    }),
    digest: fill(w.digest, { sha: one.sha256 }),
    ended:
      one.endedAt === null
        ? ''
        : fill(w.takenBack, { when: momentText(one.endedAt, locale, company.zone), who: nameOf(people, one.endedBy ?? '') }), // prettier-ignore
    file: visit.at.under(`/journals/${asked.params['journal'] ?? ''}/file`),
    undo: isLast && one.endedAt === null && visit.may('approve') && visit.on === null ? `${here}/undo` : '',
    lines: lines.slice(0, ROWS).map((line, at) =>
      lineBlanks(visit, { ...line, place: line.voucher === lines[at - 1]?.voucher ? 1 : 0 }),
    ),
    previous: n > 1 ? pageAt(n - 1) : null,
    next: lines.length > ROWS ? pageAt(n + 1) : null,
  }); // prettier-ignore
}

async function download(visit: Visit): Promise<Answer> {
  const one = await journalAsked(visit);
  return file(one.fileName, MEDIA[one.format], await journalFile(visit.work, one));
}

async function undo(visit: Visit): Promise<Answer> {
  const { id } = await journalAsked(visit);
  const undone = await undoJournal(visit.work, visit.company.id, id);
  visit.asked.session.tell({ text: fill(wordsOf(visit).undone, { number: numberText(undone.number, visit.locale) }) });
  return see(visit.at.under(`/journals/${visit.asked.params['journal'] ?? ''}`));
}
