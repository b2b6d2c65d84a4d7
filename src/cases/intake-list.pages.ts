import type { Route, Visit } from '../companies/visit.pages';
import { CASE_COLUMNS_WORDS } from '../languages/case-columns-words';
import type { CaseColumnsWords } from '../languages/case-columns-words.en';
import { fill, inLanguage } from '../languages/said';
import type { Seat } from '../mandates/account';
import { INTAKE_FIELDS, LONGEST_HEADER, MOST_COLUMNS, readColumns } from '../mandates/intake-columns';
import type { ColumnFlaw, ColumnTyped, IntakeColumn } from '../mandates/intake-columns';
import { setIntakeColumns } from '../mandates/intake-columns.actions';
import { columnsKept } from '../mandates/intake-columns.store';
import { partnersOf, type Partner } from '../mandates/partner.store';
import type { Query } from '../platform/db';
import { csvOf, xlsxOf } from '../platform/sheet';
import { file, NotFound, page, see, type Answer } from '../platform/web/answer';
import { intakeSheet } from './intake-list.panel';

/** The list of a partner's cases in the partner's own columns: which they are, and the list itself as a file. */
export const intakeListRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/partners/:partner/columns', right: 'see', visit: (visit) => show(visit) },
  { method: 'post', path: '/recovery/partners/:partner/columns', right: 'approve', visit: change },
  { method: 'get', path: '/recovery/partners/:partner/columns/list', right: 'see', visit: download },
];

const EMPTY_ROWS = 3;

const wordsOf = ({ language }: Visit): CaseColumnsWords => inLanguage(CASE_COLUMNS_WORDS, language);

async function partnerAsked({ work, company, asked }: Visit): Promise<Partner> {
  const id = work.ids.open('partner', asked.params['partner'] ?? '');
  const found = (await partnersOf(work.db.read, company.id)).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

const here = ({ at, asked }: Visit): string => at.under(`/recovery/partners/${asked.params['partner'] ?? ''}/columns`);

interface Given {
  readonly typed: readonly ColumnTyped[];
  readonly wrong: Readonly<Record<number, ColumnFlaw>>;
}

async function show(visit: Visit, given?: Given): Promise<Answer> {
  const { work, company, at } = visit;
  const w = wordsOf(visit);
  const partner = await partnerAsked(visit);
  const kept = await columnsKept(work.db.read, company.id, partner.id);
  const own: readonly ColumnTyped[] = given?.typed ?? (kept === null ? [] : (JSON.parse(kept) as IntakeColumn[]));
  const empty = Math.min(EMPTY_ROWS, MOST_COLUMNS - own.length);
  const rows = [...own, ...Array.from({ length: empty }, () => ({ header: '', field: '' }))];
  const title = fill(w.title, { partner: partner.name });
  const blanks = {
    ...{ title, w, back: at.under('/recovery/partners'), action: here(visit), longest: LONGEST_HEADER },
    intro: fill(w.intro, { partner: partner.name }),
    usual: kept === null,
    can_change: visit.may('approve') && visit.on === null,
    rows: rows.map(({ header, field }, n) => ({
      ...{ n: n + 1, header, wrong: given?.wrong[n] === undefined ? '' : w.wrong[given.wrong[n]] },
      header_label: fill(w.headerOf, { n: n + 1 }),
      field_label: fill(w.fieldOf, { n: n + 1 }),
      fields: INTAKE_FIELDS.map((value) => ({ value, label: w.field[value], chosen: value === field })),
    })),
    files: (['csv', 'xlsx'] as const).map((as) => ({ href: `${here(visit)}/list?as=${as}`, label: w[as] })),
  };
  return page('pages/cases/columns', title, blanks, { status: given === undefined ? 200 : 422 });
}

async function change(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const partner = await partnerAsked(visit);
  const [headers, fields] = [asked.form.getAll('header'), asked.form.getAll('field')];
  const typed = headers.map((header, n) => ({ header, field: fields[n] ?? '' }));
  const read = readColumns(typed);
  if ('wrong' in read) return show(visit, { typed, wrong: read.wrong });
  await setIntakeColumns(work, { companyId: company.id, partnerId: partner.id }, read.columns);
  asked.session.tell({ text: fill(wordsOf(visit).saved, { partner: partner.name }) });
  return see(here(visit));
}

async function download(visit: Visit): Promise<Answer> {
  const { work, company, asked, language } = visit;
  const partner = await partnerAsked(visit);
  const seats = [{ companyId: company.id, partnerId: partner.id }];
  return intakeFile(work.db.read, { seats, language, as: asked.query.get('as') ?? '' });
}

export interface IntakeAsked {
  readonly seats: readonly Pick<Seat, 'companyId' | 'partnerId'>[];
  readonly language: string;
  readonly as: string;
}

export async function intakeFile(q: Query, { seats, language, as }: IntakeAsked): Promise<Answer> {
  if (as !== 'csv' && as !== 'xlsx') throw new NotFound();
  const sheet = await intakeSheet(q, { seats, language });
  if (as === 'csv') return file('cases.csv', 'text/csv', Buffer.from(`\ufeff${csvOf(sheet)}`));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return file('cases.xlsx', type, xlsxOf([sheet]));
}
