import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { FileFormat, FileKind } from './mapping';
import type { Problem } from './problem';
import type { Recognised } from './reading';
import type { Mode } from './scope';
import type { Found, ImportWork, WorkKind } from './upload';

/** The imports as the desk shows them: the history page by page, what waits for a person, what one import left out or found missing. */
export interface ImportRow {
  readonly id: number;
  readonly fileName: string;
  readonly format: FileFormat;
  readonly kind: FileKind;
  readonly mode: Mode;
  readonly source: string;
  readonly asOf: Day;
  readonly asOfAssumed: number;
  readonly state: 'booked' | 'undone';
  readonly rows: number;
  readonly booked: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly missing: number;
  readonly problems: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

export interface ImportQuestion {
  readonly companyId: number;
  readonly text: string;
  readonly kind: string;
  readonly state: string;
  readonly who: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** What the history can be sorted by. */
const SORTS: Readonly<Record<string, string>> = {
  when: 'id',
  file: 'file_name',
  asOf: 'as_of',
  rows: 'rows',
  problems: 'problems',
};

export async function importRows(q: Query, asked: ImportQuestion): Promise<ImportRow[]> {
  const where = ['company_id = ?'];
  const bindings: unknown[] = [asked.companyId];
  const add = (condition: string, value: string): void => {
    if (value === '') return;
    where.push(condition);
    bindings.push(value);
  };
  const like = asked.text === '' ? '' : `%${asked.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  add(`lower(file_name) like ? escape '\\'`, like);
  add('kind = ?', asked.kind);
  add('state = ?', asked.state);
  add('recorded_by = ?', asked.who);
  const sort = SORTS[asked.sort] ?? 'id';
  const direction = asked.descending ? 'desc' : 'asc';
  return rowsOf<ImportRow>(
    q,
    `select id, file_name as "fileName", format, kind, mode, source, as_of as "asOf", as_of_assumed as "asOfAssumed", state, rows,
       booked, changed, unchanged, missing, problems, recorded_at as "recordedAt", recorded_by as "recordedBy"
     from import where ${where.join(' and ')} order by ${sort} ${direction}, id ${direction} limit ? offset ?`,
    [...bindings, asked.limit, asked.offset],
  );
}

export interface WaitingRow {
  readonly id: number;
  readonly kind: WorkKind;
  readonly fileName: string;
  readonly state: ImportWork['state'];
  readonly found: Found['is'] | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** Uploads that are worked on or wait for a person, newest first. */
export async function waitingRows(q: Query, companyId: number): Promise<WaitingRow[]> {
  return rowsOf<WaitingRow>(
    q,
    `select id, kind, file_name as "fileName", state, found, recorded_at as "recordedAt", recorded_by as "recordedBy"
     from import_work where company_id = ? and state <> 'done' and kind <> 'undo' order by id desc limit 100`,
    [companyId],
  );
}

export interface MissingRow {
  readonly customerId: number;
  readonly customerName: string;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly type: string;
  readonly dueOn: Day | null;
  readonly currency: string;
  readonly openMinor: number;
}

/** What an import presumed settled and is neither closed nor back, largest first. */
export async function missingRows(q: Query, companyId: number, importId: number, limit: number): Promise<MissingRow[]> {
  return rowsOf<MissingRow>(
    q,
    `select p.customer_id as "customerId", c.name as "customerName", p.document, p.part, p.parts, p.type, p.due_on as "dueOn",
       p.currency, p.open_minor as "openMinor"
     from v_presumed_item p join v_customer c on c.id = p.customer_id
     where p.company_id = ? and p.import_id = ? and p.open_minor <> 0 order by p.open_minor desc, p.item_id limit ?`,
    [companyId, importId, limit],
  );
}

export interface MissingTotal {
  readonly currency: string;
  readonly items: number;
  readonly openMinor: number;
}

export async function missingTotals(q: Query, companyId: number, importId: number): Promise<MissingTotal[]> {
  return rowsOf<MissingTotal>(
    q,
    `select currency, count(*) as items, sum(open_minor) as "openMinor" from v_presumed_item
     where company_id = ? and import_id = ? and open_minor <> 0 group by currency order by currency`,
    [companyId, importId],
  );
}

/** The lines that an import left out, as far as they are kept. */
export async function problemRows(q: Query, importId: number, file: string): Promise<Problem[]> {
  const rows = await rowsOf<Omit<Problem, 'file'>>(
    q,
    `select line, column_name as "column", value, fault, expected, remedy, code from import_problem where import_id = ? order by id`,
    [importId],
  );
  return rows.map((row) => ({ ...row, file }));
}

/** What was recognised in the file of an import. */
export async function recognisedOf(q: Query, companyId: number, importId: number): Promise<Recognised | undefined> {
  const [row] = await rowsOf<{ recognised: string }>(
    q,
    `select recognised from import where company_id = ? and id = ?`,
    [companyId, importId],
  );
  return row && (JSON.parse(row.recognised) as Recognised);
}
