import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { DELIVERED_WORDS } from '../languages/delivered-words';
import type { DeliveredWords } from '../languages/delivered-words.en';
import { INTAKE_WORDS } from '../languages/intake-words';
import { refusalText, remedyText } from '../languages/refusal';
import { REMITTANCE_WORDS } from '../languages/remittance-words';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { markSeen } from './actions';
import { fileById, filesOf, type TakenFile } from './file.store';
import { resultOf } from './result.store';
import { sourceNames } from './store';
import { isRefused, refusalsIn, type BankPart, type Fault, type Figures, type Told } from './told';

/** What sources delivered, and of each file what came of it; its problems are dealt with here. */
export const deliveredRoutes: readonly Route[] = [
  { method: 'get', path: '/imports/delivered', right: 'see', visit: list },
  { method: 'get', path: '/imports/delivered/:file', right: 'see', visit: show },
  { method: 'post', path: '/imports/delivered/:file/seen', right: 'work', visit: seen },
];

const ROWS = 50;
const wordsOf = (visit: Visit): DeliveredWords => inLanguage(DELIVERED_WORDS, visit.language);
const HERE = '/imports/delivered';
const pathOf = (visit: Visit, id: number): string =>
  visit.at.under(`${HERE}/${visit.work.ids.seal('intake_file', id)}`);

async function list(visit: Visit): Promise<Answer> {
  const { work, company, at } = visit;
  const w = wordsOf(visit);
  const problems = visit.asked.query.get('show') === 'problems';
  const asked = Number(visit.asked.query.get('page') ?? '1');
  const n = Number.isSafeInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
  const files = await filesOf(work.db.read, company.id, { problems, most: ROWS + 1, offset: (n - 1) * ROWS });
  const sources = await sourceNames(work.db.read, company.id);
  const href = (show: boolean, number = 1): string => {
    const query = [...(show ? ['show=problems'] : []), ...(number > 1 ? [`page=${number}`] : [])].join('&');
    return at.under(query === '' ? HERE : `${HERE}?${query}`);
  };
  return page('pages/imports/delivered', w.title, {
    w,
    views: [false, true].map((show) => ({
      text: show ? w.views.problems : w.views.all,
      href: href(show),
      chosen: show === problems,
    })),
    rows: files.slice(0, ROWS).map((file) => rowBlanks(visit, w, file, sources)),
    empty: problems ? w.noProblems : w.empty,
    newer: n > 1 ? href(problems, n - 1) : '',
    older: files.length > ROWS ? href(problems, n + 1) : '',
  });
}

function rowBlanks(visit: Visit, w: DeliveredWords, file: TakenFile, sources: ReadonlyMap<number, string>): object {
  return {
    href: pathOf(visit, file.id),
    name: file.name,
    source: sources.get(file.intakeId) ?? '',
    is: w.is[file.kind ?? (file.workId === null ? 'unknown' : 'ledger')],
    at: momentText(file.recordedAt, visit.locale, visit.company.zone),
    came: inLanguage(INTAKE_WORDS, visit.language).verdict[file.verdict ?? 'open'],
    bad: file.verdict === 'problems' && file.seenAt === null,
    waits: file.verdict === 'waiting',
  };
}

async function asked(visit: Visit): Promise<TakenFile> {
  const id = visit.work.ids.open('intake_file', visit.asked.params['file'] ?? '');
  const file = id === undefined ? undefined : await fileById(visit.work.db.read, visit.company.id, id);
  if (file === undefined) throw new NotFound();
  return file;
}

async function show(visit: Visit): Promise<Answer> {
  const w = wordsOf(visit);
  const file = await asked(visit);
  const sources = await sourceNames(visit.work.db.read, visit.company.id);
  const row = rowBlanks(visit, w, file, sources);
  const figures = file.told === null ? null : await resultOf(visit.work, visit.company, file.told);
  const may = visit.may('work') && visit.on === null && file.verdict === 'problems' && file.seenAt === null;
  return page('pages/imports/delivered-file', file.name, {
    ...{ w, row, list: visit.at.under(HERE), name: file.name },
    facts: factsOf(visit, w, file, row as { source: string; is: string; at: string }),
    links: linksOf(visit, w, file, figures),
    seen: may ? `${pathOf(visit, file.id)}/seen` : '',
    wasSeen: file.seenAt !== null,
    ...(figures === null ? {} : toldBlanks(visit, w, figures)),
  });
}

function factsOf(
  visit: Visit,
  w: DeliveredWords,
  file: TakenFile,
  row: { readonly source: string; readonly is: string; readonly at: string },
): object[] {
  const { locale } = visit;
  return [
    { label: w.columns.source, text: row.source },
    { label: w.columns.is, text: row.is },
    { label: w.columns.at, text: row.at },
    { label: w.written, text: dayText(file.fileDay, locale) },
    { label: w.bytes, text: fill(w.size, { n: numberText(file.bytes, locale) }) },
    ...(file.verdict === null ? [] : [{ label: w.kept, text: file.keptAs ?? w.stays }]),
  ];
}

function linksOf(visit: Visit, w: DeliveredWords, file: TakenFile, figures: Figures | null): object[] {
  const { at, work } = visit;
  if (file.importId !== null) return [{ text: w.import, href: at.import(work.ids.seal('import', file.importId)) }];
  if (file.verdict === 'waiting' && file.uploadId !== null && visit.may('work'))
    return [{ text: w.upload, href: at.under(`/imports/new/${work.ids.seal('upload', file.uploadId)}`) }];
  if (figures === null || figures.made.length === 0) return [];
  if (figures.told.is === 'remittances') return [{ text: w.advices, href: at.under('/cash/remittances') }];
  return figures.made.slice(0, MOST_LINKS).map((id, n) => ({
    text: fill(w.statement, { n: numberText(n + 1, visit.locale) }),
    href: at.under(`/bank/${id}`),
  }));
}

const MOST_LINKS = 20;

function toldBlanks(visit: Visit, w: DeliveredWords, { told, totals }: Figures): object {
  const { locale } = visit;
  const isBank = told.is === 'bank';
  const money = (minor: number, currency: string): string => format({ minor, currency }, locale);
  return {
    isBank,
    totals: totals.map(({ currency, lines, inMinor, outMinor }) => ({
      currency,
      lines: numberText(lines, locale),
      in: money(inMinor, currency),
      out: money(outMinor, currency),
    })),
    parts: told.is === 'bank' ? told.parts.flatMap((part) => partBlanks(visit, w, part)) : [],
    refused: refusalsIn(told).map(({ file, code, message, remedy, faults }) => ({
      file: told.is === 'bank' && told.parts.length > 1 ? file : '',
      message: refusalText(message, visit),
      remedy: remedyText(remedy, visit),
      accounts: code === 'unknown-bank-account' && visit.may('approve') ? visit.at.under('/settings/bank') : '',
      faults: faults.map((fault) => ({
        place: numberText(fault.place, locale),
        text: faultText(visit, w, told, fault),
      })),
    })),
  };
}

function partBlanks(visit: Visit, w: DeliveredWords, part: BankPart): object[] {
  if (isRefused(part)) return [];
  const n = (count: number): string => numberText(count, visit.locale);
  const { file, statements, repeated, lines, added, joined, twins, notices } = part;
  const counts = { statements: n(statements.length), repeated: n(repeated), added: n(added), lines: n(lines) };
  return [
    {
      file,
      texts: [
        fill(w.part, counts),
        ...(joined > 0 ? [fill(w.joined, { n: n(joined) })] : []),
        ...(notices > 0 ? [fill(w.notices, { n: n(notices) })] : []),
      ],
      asks: twins > 0 ? { text: fill(w.twins, { n: n(twins) }), href: visit.at.under('/bank') } : null,
    },
  ];
}

function faultText(visit: Visit, w: DeliveredWords, told: Told, fault: Fault): string {
  const codes: Readonly<Record<string, string>> =
    told.is === 'bank' ? w.faults : inLanguage(REMITTANCE_WORDS, visit.language).codes;
  const amount = (minor = 0): string => format({ minor, currency: visit.company.currency }, visit.locale);
  const text = Object.hasOwn(codes, fault.code) ? (codes[fault.code] ?? fault.code) : fault.code;
  const said = fill(text, { expected: amount(fault.expectedMinor), said: amount(fault.saidMinor) });
  return fault.value === '' ? said : `${fault.value}: ${said}`;
}

/** Its problems are dealt with: it stands on Today no more. */
async function seen(visit: Visit): Promise<Answer> {
  const file = await asked(visit);
  await markSeen(visit.work, file);
  visit.asked.session.tell({ text: wordsOf(visit).told });
  return see(pathOf(visit, file.id));
}
