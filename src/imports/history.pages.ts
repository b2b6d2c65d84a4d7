import type { Route, Visit } from '../companies/visit.pages';
import { BANK_WORDS } from '../languages/bank-words';
import { DELIVERED_WORDS } from '../languages/delivered-words';
import { JOURNAL_WORDS } from '../languages/journal-words';
import { REMITTANCE_WORDS } from '../languages/remittance-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { IMPORTS_WORDS } from '../languages/imports-words';
import type { ImportsWords } from '../languages/imports-words';
import { dayText, inLanguage, momentText, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { page, see, type Answer } from '../platform/web/answer';
import { listBlanks, pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import { isBankFile } from './bank.actions';
import { bankListPath, takeBankUploads } from './bank.pages';
import { importRows, waitingRows, type ImportRow, type WaitingRow } from './imports.panel';
import { beginTask, type TaskDeps } from './task.actions';
import { receiveUploads } from './upload.actions';
import { workById } from './upload.store';

/** Where files are dropped, what waits for a person, and everything that was imported. */
export const historyRoutes = (deps: TaskDeps): readonly Route[] => [
  { method: 'get', path: '/imports', right: 'see', list: true, visit: (visit) => list(visit, '') },
  { method: 'post', path: '/imports', right: 'work', uploads: UPLOADS, visit: (visit) => receive(visit, deps) },
];

const UPLOADS = { files: 500, bytes: 200 * 1024 * 1024 };
/** So long an answer waits for work that may be short. */
export const PATIENCE_MS = 1_500;

async function list(visit: Visit, wrong: string): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const spec = specOf(visit, w);
  const asked = readList(visit.asked.query, spec);
  const { kind = '', state = '', who = '' } = asked.filters;
  const question = { ...asked, companyId: visit.company.id, kind, state, who, ...pageOf(asked) };
  const people = await peopleOf(visit.work.db.read);
  const named = <R extends { readonly recordedBy: string }>(row: R): R => ({
    ...row,
    recordedBy: nameOf(people, row.recordedBy),
  });
  const rows = (await importRows(visit.work.db.read, question)).map(named);
  const waiting = visit.may('work') ? (await waitingRows(visit.work.db.read, visit.company.id)).map(named) : [];
  const isFiltered = asked.text !== '' || Object.keys(asked.filters).length > 0;
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    empty: { text: isFiltered ? w.emptyFound : w.empty },
  });
  const blanks = {
    w,
    action: visit.may('work') && visit.on === null ? visit.at.imports : '',
    wrong,
    codes: { href: visit.at.under('/imports/codes'), text: w.codes.rules.title },
    bank: { href: visit.at.under('/bank'), text: inLanguage(BANK_WORDS, visit.language).title },
    journals: { href: visit.at.under('/journals'), text: inLanguage(JOURNAL_WORDS, visit.language).title },
    delivered: { href: visit.at.under('/imports/delivered'), text: inLanguage(DELIVERED_WORDS, visit.language).title },
    remittances: {
      href: visit.at.under('/cash/remittances'),
      text: inLanguage(REMITTANCE_WORDS, visit.language).title,
    },
    waiting: waiting.map((row) => waitingBlanks(visit, w, row)),
    list: listed,
  };
  return page('pages/imports/list', w.title, blanks, { status: wrong === '' ? 200 : 422 });
}

const waitingBlanks = (visit: Visit, w: ImportsWords, row: WaitingRow): unknown => ({
  file: row.fileName,
  href: row.kind === 'bank' ? bankListPath(visit, row.id) : uploadPath(visit, row.id),
  state: row.state === 'working' ? w.state.working : w.state[row.found ?? 'new'],
  tone: row.state !== 'working' && TROUBLE.has(row.found ?? '') ? 'is-bad' : 'is-wait',
  who: row.recordedBy,
  when: momentText(row.recordedAt, visit.locale, visit.company.zone),
});

const TROUBLE: ReadonlySet<string> = new Set(['refused', 'stopped', 'broken']);

/** The page of an upload, and what lies below it. */
export const uploadPath = (visit: Visit, id: number, below = ''): string =>
  visit.at.under(`/imports/new/${visit.work.ids.seal('upload', id)}${below}`);

async function receive(visit: Visit, deps: TaskDeps): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const { uploads, now } = visit.asked;
  if (uploads.length === 0) return list(visit, w.drop.nothing);
  if (uploads.every(({ path }) => isBankFile(path))) return takeBankUploads(visit, deps.home, uploads);
  const receiving = { companyId: visit.company.id, home: deps.home, at: now };
  const ids = await receiveUploads(visit.work, receiving, uploads);
  for (const id of ids) {
    const upload = await workById(visit.work.db.read, visit.company.id, id);
    if (!upload) continue;
    const begun = await beginTask(deps, visit.work, { company: visit.company, upload, task: upload.task, at: now });
    await begun.over(PATIENCE_MS / ids.length);
  }
  const [only] = ids;
  return see(only !== undefined && ids.length === 1 ? uploadPath(visit, only) : visit.at.imports);
}

const KINDS = ['items', 'invoices', 'payments', 'customers', 'allocations'] as const;
const STATES = ['booked', 'undone'] as const;

function specOf(visit: Visit, w: ImportsWords): ListSpec<ImportRow> {
  return {
    path: visit.at.imports,
    columns: columnsOf(visit, w),
    filters: [
      {
        name: 'kind',
        label: w.filter.kind,
        kind: 'select',
        options: KINDS.map((value) => ({ value, label: w.kind[value] })),
      },
      {
        name: 'state',
        label: w.filter.state,
        kind: 'select',
        options: STATES.map((value) => ({ value, label: w.state[value] })),
      },
      { name: 'who', label: w.filter.who, kind: 'text' },
    ],
    sort: '-when',
  };
}

function columnsOf(visit: Visit, w: ImportsWords): readonly Column<ImportRow>[] {
  const { locale, company, work, at } = visit;
  const c = w.column;
  const count = (
    key: 'rows' | 'booked' | 'changed' | 'unchanged' | 'missing',
    sortable = false,
  ): Column<ImportRow> => ({
    key,
    label: c[key],
    numeric: true,
    sortable,
    cell: (row) => ({ text: row[key] === 0 && key !== 'rows' ? '' : numberText(row[key], locale) }),
  });
  const path = (row: ImportRow): string => at.import(work.ids.seal('import', row.id));
  return [
    {
      key: 'when',
      label: c.when,
      sortable: true,
      cell: (row) => ({ text: together(momentText(row.recordedAt, locale, company.zone)), note: row.recordedBy }),
    },
    {
      key: 'file',
      label: c.file,
      sortable: true,
      cell: (row) => ({ text: row.fileName, href: path(row), note: w.recognised.formats[row.format] }),
    },
    { key: 'kind', label: c.kind, cell: (row) => ({ text: w.kind[row.kind] }) },
    {
      key: 'asOf',
      label: c.asOf,
      sortable: true,
      cell: (row) => ({
        text: together(dayText(row.asOf, locale)),
        ...(row.asOfAssumed === 1 ? { note: w.assumed } : {}),
      }),
    },
    count('rows', true),
    count('booked'),
    count('changed'),
    count('unchanged'),
    count('missing'),
    {
      key: 'problems',
      label: c.problems,
      numeric: true,
      sortable: true,
      cell: (row) =>
        row.problems === 0
          ? { text: '' }
          : { text: numberText(row.problems, locale), href: `${path(row)}#problems`, tone: 'bad' },
    },
    {
      key: 'state',
      label: c.state,
      cell: (row) => ({ text: w.state[row.state], tone: row.state === 'undone' ? 'wait' : 'quiet' }),
    },
    ...(visit.may('work') && visit.on === null ? [undoColumn(visit, c.undo)] : []),
    { key: 'mode', label: c.mode, optional: true, cell: (row) => ({ text: w.mode.short[row.mode] }) },
    { key: 'source', label: c.source, optional: true, cell: (row) => ({ text: row.source }) },
  ];
}

const undoColumn = ({ at, work }: Visit, label: string): Column<ImportRow> => ({
  key: 'undo',
  label,
  cell: (row) =>
    row.state === 'undone'
      ? { text: '' }
      : { text: label, href: at.under(`/imports/${work.ids.seal('import', row.id)}/undo`) },
});

/** A day in one line; the hour may stand below it. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0').replace(',\u00a0', ', ');
