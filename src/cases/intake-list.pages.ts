import type { Route, Visit } from '../companies/visit.pages';
import type { Claim } from '../dossier/claim';
import { CASE_COLUMNS_WORDS } from '../languages/case-columns-words';
import type { CaseColumnsWords } from '../languages/case-columns-words.en';
import { PARTNER_ACCOUNT_WORDS } from '../languages/partner-account-words';
import { fill, inLanguage } from '../languages/said';
import type { Seat } from '../mandates/account';
import { columnsFrom, INTAKE_FIELDS, intakeTable, LONGEST_HEADER, MOST_COLUMNS, readColumns } from '../mandates/intake-columns'; // prettier-ignore
import type { ColumnFlaw, ColumnTyped, IntakeColumn } from '../mandates/intake-columns';
import { setIntakeColumns } from '../mandates/intake-columns.actions';
import { columnsKept } from '../mandates/intake-columns.store';
import { partnersOf, type Partner } from '../mandates/partner.store';
import type { Query } from '../platform/db';
import { csvOf, xlsxOf } from '../platform/sheet';
import { file, NotFound, page, see, type Answer } from '../platform/web/answer';
import { casesOfSeats, claimsOfCases } from './case-lines.panel';

/** The list of a partner's cases in the partner's own columns: which they are, and the list itself as a file. */
export const intakeListRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/partners/:partner/columns', right: 'see', visit: (visit) => show(visit) },
  { method: 'post', path: '/recovery/partners/:partner/columns', right: 'approve', visit: change },
  { method: 'get', path: '/recovery/partners/:partner/columns/list', right: 'see', visit: download },
];

const EMPTY_ROWS = 3;
/** Cases in one file, the oldest hand-overs first. */
const MOST = 5_000;

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

/** In the columns of the first of the seats that has its own; where none has, every field under its own name. */
export async function intakeFile(q: Query, { seats, language, as }: IntakeAsked): Promise<Answer> {
  if (as !== 'csv' && as !== 'xlsx') throw new NotFound();
  let kept: string | null = null;
  for (const { companyId, partnerId } of seats) kept ??= await columnsKept(q, companyId, partnerId);
  const lines = await casesOfSeats(q, { seats, state: 'with_partner', search: '', most: MOST });
  const claims = await claimsOfCases(q, lines.map(({ id }) => id)); // prettier-ignore
  const { stages } = inLanguage(PARTNER_ACCOUNT_WORDS, language);
  const cases = lines.flatMap((line) => {
    const claim = claims.get(line.id);
    if (claim === undefined) return [];
    return [{ ...line, claim: JSON.parse(claim) as Claim, stage: stages[line.stage] }];
  });
  const table = intakeTable(columnsFrom(kept), cases);
  const sheet = { name: 'cases', ...table };
  if (as === 'csv') return file('cases.csv', 'text/csv', Buffer.from(`\ufeff${csvOf(sheet)}`));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return file('cases.xlsx', type, xlsxOf([sheet]));
}
